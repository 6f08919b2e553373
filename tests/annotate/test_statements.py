"""Who said what. Brackets are drawn around each content; beside it stand kind and speaker, in the order of the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.annotate.drawing import check, plain, statements, text_of

from svod.annotate import annotate
from svod.lang import ru
from svod.model.note import Statement
from svod.model.span import Span
from svod.model.text import Block

QUOTED = {
    "a quotation, then its cue": (
        "«⟦Мы не отступим от договора⟧», — сказал Гордей Лунёв журналистам.",
        "direct: Гордей Лунёв",
    ),
    "straight marks and a hyphen": (
        '"⟦Граница будет открыта в срок⟧", - сообщила министр Нина Озерова.',
        "direct: Нина Озерова",
    ),
    "curly marks": (
        "“⟦Мост достроят к зиме⟧”, — пообещал Артур Симан.",
        "direct: Артур Симан",
    ),
    "marks that all look one way": (
        "«⟦Мост достроят к зиме⟧«, — пообещал Артур Симан.",
        "direct: Артур Симан",
    ),
    "the cue first": (
        "Марта Вельц заявила: «⟦Мы ждём ответа Тарсии до пятницы⟧».",
        "direct: Марта Вельц",
    ),
    "a question": (
        "«⟦Кто ответит за эту аварию?⟧» — спросил Артур Симан.",
        "direct: Артур Симан",
    ),
    "broken by its cue": (
        "«⟦Мы не уйдём⟧, — сказала Нина Озерова, — ⟦пока не услышим ответа⟧».",
        "direct: Нина Озерова",
    ),
    "broken by its cue, each part in marks": (
        "«⟦Мы не уйдём отсюда⟧», — сказала Нина Озерова, — «⟦пока не услышим ответа⟧».",
        "direct: Нина Озерова",
    ),
    "several sentences in one pair of marks": (
        "«⟦Работы идут. Мост достроят к зиме. Денег хватит⟧», — отметил Артур Симан.",
        "direct: Артур Симан",
    ),
    "a name in marks inside": (
        "«⟦Завод „Маяк“ остановлен, но людям заплатят⟧», — уточнила Марта Вельц.",
        "direct: Марта Вельц",
    ),
    "one mark that closes two": (
        '"⟦Мы строим порт по программе "Залив"⟧, - добавил Артур Симан.',
        "direct: Артур Симан",
    ),
    "a short name in marks is no speech": ("Паром «Залив» вернулся в порт Лурии.",),
    "an ironic word is no speech": ("Так называемые «друзья» Веронии молчали.",),
    "an editor's insertion stays inside": (
        "«⟦Мы обсудили это (с Лунёвым — «Меридиан») вчера⟧», — сказала Марта Вельц.",
        "direct: Марта Вельц",
    ),
    "chanted": (
        "Рыбаки вышли на площадь. Рыбаки скандировали «⟦Позор!⟧».",
        "direct: рыбаки",
    ),
    "names in marks that a list gives": ("Среди судов называют «Маяк» и «Залив».",),
    "quoted words in the next sentence, without a cue": (
        "Нина Озерова отметила, что ⟦порт откроют осенью⟧. При этом ⟦надо «беречь каждую крону из казны города и области»⟧.",
        "indirect: Нина Озерова",
        "mixed: Нина Озерова",
    ),
    "quoted words of somebody else": (
        "Нина Озерова отметила, что ⟦порт откроют осенью⟧. Артур Симан прочёл доклад «о защите малых рек и озёр области».",
        "indirect: Нина Озерова",
    ),
    "a deed with its name in marks": (
        "Нина Озерова отметила, что ⟦порт откроют осенью⟧. Лурия начала у берега «учебные манёвры малых рыболовных кораблей».",
        "indirect: Нина Озерова",
    ),
    "a paragraph after a colon": (
        "В поздравлении президента Гордея Лунёва говорится:\n⟦Ваш труд дорог всем нам. Новых вам дорог⟧.",
        "direct: Гордей Лунёв",
    ),
    "a quoted paragraph after a colon": (
        "Марта Вельц написала:\n«⟦Ваш труд дорог всем нам. Новых вам дорог⟧».",
        "direct: Марта Вельц",
    ),
    "a quotation after a colon, where the cue has a content already": (
        "Артур Симан назвал ⟦план ошибкой⟧: «⟦Он разорит и порт, и весь город⟧».",
        "indirect: Артур Симан",
        "direct: Артур Симан",
    ),
    "a broken quotation right after another": (
        "«⟦Мост готов⟧», — сказал Артур Симан. «⟦Эту верфь мы достроим⟧, — заверил Симан. — ⟦А потом и порт⟧».",
        "direct: Артур Симан",
        "direct: Артур Симан",
    ),
    "a quotation goes on without a cue": (
        "«⟦Дорогу закрыли на рассвете⟧», — рассказала Нина Озерова.\n«⟦Обещают открыть её через неделю, но никто не верит⟧».",
        "direct: Нина Озерова",
        "direct: Нина Озерова",
    ),
    "a quotation before the one that has the cue": (
        "«⟦Дорогу закрыли на рассвете, и никто не предупредил⟧».\n«⟦Обещают открыть через неделю⟧», — рассказала Нина Озерова.",
        "direct: Нина Озерова",
        "direct: Нина Озерова",
    ),
}

CLAUSES = {
    "a statement made, then its words": (
        "Гордей Лунёв выступил сегодня со специальным заявлением: «⟦Мы осуждаем закрытие моста и ждём ответа⟧».",
        "direct: Гордей Лунёв",
    ),
    "attention drawn to a thing": (
        "Артур Симан обратил внимание ⟦на растущую цену рыбы⟧.",
        "indirect: Артур Симан",
    ),
    "a thing in other letters and what it is called": (
        "Артур Симан назвал ⟦Orbita «первым именем» в рыболовстве⟧.",
        "mixed: Артур Симан",
    ),
    "as one noted, then a clause that has its own what": (
        "Как отметил Артур Симан в речи, ⟦мир должен знать, что порт открыт⟧.",
        "indirect: Артур Симан",
    ),
    "a question without a question word, and the answer to it": (
        "Когда Марта Вельц спрашивала, ⟦все ли хорошо с лодкой⟧, Артур Симан кивнул.",
        "indirect: Марта Вельц",
    ),
    "a call with its reason": (
        "Артур Симан призвал всех рыбаков ⟦забыть ссору, так как зима была тяжёлой⟧.",
        "indirect: Артур Симан",
    ),
    "a release that passes on what another explained": (
        "Также сообщается, что Марта Вельц объяснила обстановку в порту, отметив, что ⟦причалы чинят каждый год⟧.",
        "indirect: Марта Вельц",
    ),
    "no dateline before a dash": (
        "⟦В Веронии потери от пандемии LOT-7 в сфере рыболовства – сетей и лодок – составят треть дохода⟧. "
        "Так считает Марта Вельц.",
        "indirect: Марта Вельц",
    ),
    "rumours unanswered": ("⟦Лурийские власти не реагируют на слухи о мосте⟧.", "no_comment: Лурийские власти"),
    "what the speaker thinks goes on with what was said": (
        "Марта Вельц позже заявила, что ⟦её обманули, и она считала, что подписывает счёт за воду⟧.",
        "indirect: Марта Вельц",
    ),
    "a hope in the present after words in the past": (
        "Артур Симан заявил в среду, что ⟦видел, как живут рыбаки Лурии, и надеется, что зима будет мягкой⟧.",
        "indirect: Артур Симан",
    ),
    "a release passed on after its own sentence": (
        "В Министерстве рыболовства Веронии заверяют, что ⟦не допустят закрытия причалов⟧.\n"
        "Об этом сообщается на Портовом портале.",
        "indirect: Министерство рыболовства Веронии",
    ),
    "so think others, as one tells": (
        "⟦Доходы портов упадут на пятую часть⟧. Так считает Марта Вельц.",
        "indirect: Марта Вельц",
    ),
    "a thing denied, and the denial's clause": (
        "Лурия опровергает ⟦сообщения о здоровье Артура Симана⟧, заявляя, что ⟦он здоров⟧.",
        "indirect: Лурия",
        "indirect: Лурия",
    ),
    "a side clause points back at no sentence": (
        "Марта Вельц сообщила, что ⟦родня увезла её силой⟧. Письма, в которых Вельц рассказала об этом, переданы в суд.",
        "indirect: Марта Вельц",
    ),
    "a statement for an occasion tells nothing": ("Гордей Лунёв сделал заявление к годовщине перемирия на реке Вель.",),
    "an order": (
        "Премьер-министр Артур Симан поручил министру ⟦разработать план спасения порта⟧.",
        "indirect: Артур Симан",
    ),
    "after what": (
        "Президент Веронии Гордей Лунёв заявил, что ⟦переговоры продолжатся⟧.",
        "indirect: Гордей Лунёв",
    ),
    "some words of it are quoted": (
        "Марта Вельц отметила, что ⟦Тарсия «не готова к уступкам» по границе⟧.",
        "mixed: Марта Вельц",
    ),
    "all of it is quoted": (
        "Марта Вельц отметила, что «⟦Тарсия давно готова к уступкам по морской границе⟧».",
        "direct: Марта Вельц",
    ),
    "before its cue": (
        "⟦Мост через Лану откроют осенью⟧, сообщил министр транспорта Артур Симан.",
        "indirect: Артур Симан",
    ),
    "before its cue, with no verb": (
        "⟦Лишний паром полезнее самого широкого моста⟧, резюмировал министр Артур Симан.",
        "indirect: Артур Симан",
    ),
    "after a colon, in the teller's words": (
        "В мэрии уточняют: ⟦дорога закрыта до весны⟧.",
        "indirect: мэрия",
    ),
    "around its cue": (
        "⟦Причиной аварии⟧, уточнила Нина Озерова, ⟦стала ошибка диспетчера⟧.",
        "indirect: Нина Озерова",
    ),
    "of that": (
        "Артур Симан напомнил о том, что ⟦договор истекает весной⟧.",
        "indirect: Артур Симан",
    ),
    "of that, told first": (
        "О том, что ⟦договор истекает весной⟧, Артур Симан говорил ещё в марте.",
        "indirect: Артур Симан",
    ),
    "the teller goes on after it": (
        "Марта Вельц заявила, что ⟦суд отложен⟧, однако при этом она не назвала причин.",
        "indirect: Марта Вельц",
    ),
    "a second cue after it": (
        "Лурия заявила, что ⟦мост взорван⟧, и обвинила ⟦Тарсию в диверсии⟧.",
        "indirect: Лурия",
        "indirect: Лурия",
    ),
    "a question": (
        "Артур Симан рассказал, ⟦как строили мост⟧.",
        "indirect: Артур Симан",
    ),
    "a question after of that": (
        "Артур Симан рассказал о том, ⟦чем занята верфь⟧.",
        "indirect: Артур Симан",
    ),
    "what somebody expects": (
        "Артур Симан ожидает, что ⟦цены вырастут⟧.",
        "indirect: Артур Симан",
    ),
    "sure of a thing is no clause": (
        "Нина Озерова заявила, что ⟦дети уверены в пользе моря⟧.",
        "indirect: Нина Озерова",
    ),
    "a view": (
        "Нина Озерова считает, что ⟦выборы пройдут спокойно⟧.",
        "indirect: Нина Озерова",
    ),
    "sure of it": (
        "Артур Симан уверен, что ⟦дорогу успеют построить⟧.",
        "indirect: Артур Симан",
    ),
    "a relay after it is no part of it": (
        "Артур Симан заявил, что ⟦дорогу успеют построить⟧, передаёт ТАСС.",
        "indirect: Артур Симан",
    ),
}

ATTRIBUTIONS = {
    "by somebody's words": (
        "По словам Марты Вельц, ⟦границу откроют в июне⟧.",
        "indirect: Марта Вельц",
    ),
    "by his words, in the middle": (
        "Артур Симан приехал в порт утром. ⟦Причиной задержки⟧, по его словам, ⟦стал туман⟧.",
        "indirect: Артур Симан",
    ),
    "by her words, after a link": (
        "Нина Озерова выступила в парламенте. При этом, по её словам, ⟦денег хватит на год⟧.",
        "indirect: Нина Озерова",
    ),
    "in somebody's opinion": (
        "По мнению экономиста Артура Симана, ⟦цены вырастут к осени⟧.",
        "indirect: Артур Симан",
    ),
    "by her words, with no comma": (
        "По словам рыбачки ⟦в гавани Нина Озерова потеряла весло⟧.",
        "indirect: рыбачка",
    ),
    "by a version": (
        "По версии следствия, ⟦пожар устроил сторож⟧.",
        "indirect: следствие",
    ),
    "according to a forecast": (
        "Согласно прогнозу властей Лурии, ⟦лето будет дождливым⟧.",
        "indirect: власти Лурии",
    ),
    "it follows from a paper": (
        "⟦Порт закроют на год⟧, следует из письма министра Артура Симана.",
        "indirect: Артур Симан",
    ),
    "as follows from a paper": (
        "Как следует из доклада Марты Вельц, ⟦порт закроют на год⟧.",
        "indirect: Марта Вельц",
    ),
    "from a paper it follows": (
        "Из доклада Марты Вельц следует, что ⟦порт закроют на год⟧.",
        "indirect: Марта Вельц",
    ),
    "as somebody noted": (
        "Как отметила Нина Озерова, ⟦больницы готовы к зиме⟧.",
        "indirect: Нина Озерова",
    ),
    "of this told": (
        "⟦Верония закроет порты на неделю⟧. Об этом заявил премьер-министр Артур Симан на совещании.",
        "indirect: Артур Симан",
    ),
    "such a statement": (
        "⟦Верония закроет порты на неделю⟧. Такое заявление сделал премьер-министр Артур Симан.",
        "indirect: Артур Симан",
    ),
    "data that an outlet has are no statement": ("По данным газеты «Новый берег», порты закрыты.",),
    "an agency that only relays is no speaker": ("Порты Веронии закрыты. Об этом сообщает ТАСС.",),
    "a press service that only relays is no speaker": ("Порты Веронии закрыты. Об этом сообщает пресс-служба правительства.",),
}

LESS_THAN_CLAUSES = {
    "told about": (
        "Гордей Лунёв заявил ⟦о готовности к переговорам с Тарсией⟧.",
        "indirect: Гордей Лунёв",
    ),
    "called on to do": (
        "Минздрав Лурии призвал жителей ⟦кипятить воду⟧.",
        "indirect: Минздрав Лурии",
    ),
    "promised to do": (
        "Марта Вельц пообещала ⟦построить школу к сентябрю⟧.",
        "indirect: Марта Вельц",
    ),
    "demanded a thing": (
        "Шахтёры требуют ⟦повышения зарплаты и новых машин⟧.",
        "indirect: Шахтёры",
    ),
    "confirmed a thing": (
        "Артур Симан подтвердил ⟦готовность Веронии к обмену⟧.",
        "indirect: Артур Симан",
    ),
    "voiced hope": (
        "Нина Озерова выразила ⟦надежду на скорый мир⟧.",
        "indirect: Нина Озерова",
    ),
    "voiced hope for what may come": (
        "Нина Озерова выразила надежду на то, что ⟦мир наступит скоро⟧.",
        "indirect: Нина Озерова",
    ),
    "what is meant to do something calls on nobody": ("Закон призван защитить рыбаков.",),
    "regret is an event": ("Нина Озерова выразила соболезнования семьям погибших.",),
    "voiced concern, told first": (
        "⟦Несогласие с новым уставом верфи⟧ выразила и Нина Озерова.",
        "indirect: Нина Озерова",
    ),
    "foresees a change": (
        "Артур Симан прогнозирует ⟦подорожание хлеба к весне⟧.",
        "indirect: Артур Симан",
    ),
    "told about, in words that are quoted": (
        "Лурия заявила ⟦о благодарности «за годы труда на верфях»⟧.",
        "mixed: Лурия",
    ),
    "told about, with a clause that belongs to it": (
        "Артур Симан сообщил ⟦о покупке для города книги о птицах, которые зимуют у моря⟧.",
        "indirect: Артур Симан",
    ),
    "a forecast, and what the teller says of it": (
        "Артур Симан ожидает ⟦роста цен на 6%⟧, что выше прежнего прогноза.",
        "indirect: Артур Симан",
    ),
    "laid the blame on": (
        "Лурия возложила ⟦ответственность за пожар на Тарсию⟧.",
        "indirect: Лурия",
    ),
    "came out with a call": (
        "Марта Вельц выступила с призывом к рыбакам ⟦вернуться в порт⟧.",
        "indirect: Марта Вельц",
    ),
    "came to a conclusion": (
        "Артур Симан сделал вывод, что ⟦мост простоит век⟧.",
        "indirect: Артур Симан",
    ),
    "turned with a request": (
        "Марта Вельц обратилась к совету с просьбой ⟦о ремонте моста⟧.",
        "indirect: Марта Вельц",
    ),
    "came out with a song": ("Марта Вельц выступила с песней о море.",),
    "accused of": (
        "Гордей Лунёв обвинил ⟦Тарсию в нарушении договора⟧.",
        "indirect: Гордей Лунёв",
    ),
    "called by a name": (
        "Гордей Лунёв назвал ⟦учения Тарсии провокацией⟧.",
        "indirect: Гордей Лунёв",
    ),
    "called by a name in marks": (
        "Гордей Лунёв назвал ⟦«странными» слова Марты Вельц⟧.",
        "mixed: Гордей Лунёв",
    ),
    "called by a name in marks, after the thing": (
        "Гордей Лунёв назвал ⟦слова министра «очень злыми и странными»⟧.",
        "mixed: Гордей Лунёв",
    ),
    "called by two names in other marks": (
        "Гордей Лунёв назвал ⟦разговор „прямым и честным“⟧.",
        "mixed: Гордей Лунёв",
    ),
    "a list was named": ("Артур Симан назвал дату выборов.",),
    "no comment": (
        "⟦В Веронии не стали комментировать аварию⟧.",
        "no_comment: Верония",
    ),
    "no comment will be": (
        "⟦Артур Симан не будет комментировать аварию⟧.",
        "no_comment: Артур Симан",
    ),
    "could say nothing": (
        "⟦О цене моста Артур Симан ничего сказать не смог⟧.",
        "no_comment: Артур Симан",
    ),
    "refused to say": (
        "⟦Назвать цену моста Артур Симан отказался⟧.",
        "no_comment: Артур Симан",
    ),
    "did not say whose": (
        "⟦Чей это корабль, в мэрии не уточнили⟧.",
        "no_comment: мэрия",
    ),
    "did not answer": (
        "⟦Артур Симан не ответил на запрос газеты⟧.",
        "no_comment: Артур Симан",
    ),
    "neither confirmed nor denied": (
        "⟦В мэрии эти сведения не подтвердили и не опровергли⟧.",
        "no_comment: мэрия",
    ),
    "could not do": ("Артур Симан не смог назвать победителя своим другом.",),
    "declined to comment": (
        "⟦Артур Симан отказался комментировать аварию⟧.",
        "no_comment: Артур Симан",
    ),
}

SPEAKERS = {
    "two who say one thing": (
        "Гордей Лунёв и Марта Вельц отметили ⟦важность переговоров⟧.",
        "indirect: Гордей Лунёв, Марта Вельц",
    ),
    "a house": (
        "В МИД Лурии заявили, что ⟦посол вернётся⟧.",
        "indirect: МИД Лурии",
    ),
    "a surname gets the fullest name": (
        "Гордей Лунёв прилетел в Тарсию. Лунёв заявил, что ⟦доволен встречей⟧.",
        "indirect: Гордей Лунёв",
    ),
    "he": (
        "Гордей Лунёв прилетел в Тарсию. Он заявил, что ⟦доволен встречей⟧.",
        "indirect: Гордей Лунёв",
    ),
    "she, not he": (
        "Артур Симан встретил Марту Вельц. Марта Вельц улыбалась. Она сказала, что ⟦довольна встречей⟧.",
        "indirect: Марта Вельц",
    ),
    "by the office": (
        "Министр обороны Артур Симан прибыл в порт. Министр сообщил, что ⟦флот готов⟧.",
        "indirect: Артур Симан",
    ),
    "by the office's other name": (
        "Министр иностранных дел Нина Озерова прибыла в порт. Глава МИД сообщила, что ⟦переговоры начались⟧.",
        "indirect: Нина Озерова",
    ),
    "a representative with no name": (
        "Представитель посольства пояснил, что ⟦виза не нужна⟧.",
        "indirect: представитель посольства",
    ),
    "the representative is not his chief": (
        "Помощник Артура Симана пояснил, что ⟦визит отложен⟧.",
        "indirect: помощник Артура Симана",
    ),
    "a company": (
        "Авиакомпания «Альбатрос» отменила рейсы. В компании сообщили, что ⟦деньги вернут⟧.",
        "indirect: Альбатрос",
    ),
    "a press release": (
        "Гордей Лунёв принял посла. Об этом сообщает пресс-служба правительства. "
        "Отмечается, что «⟦стороны обсудили условия нового договора⟧».",
        "direct: пресс-служба правительства",
    ),
    "it says in the report": (
        "Гордей Лунёв принял посла. Об этом сообщает пресс-служба правительства. "
        "«⟦Стороны обсудили условия нового договора⟧», — говорится в сообщении.",
        "direct: пресс-служба правительства",
    ),
    "in the paper of a ministry": (
        "«⟦Границу откроют в июне этого года⟧», — говорится в заявлении МИД Лурии.",
        "direct: МИД Лурии",
    ),
    "a statement inside a statement": (
        "«⟦Президент сообщил, что ⟦договор подписан⟧⟧», — сказала Марта Вельц.",
        "direct: Марта Вельц",
        "indirect: президент",
    ),
    "an outlet cites somebody's words": (
        "«⟦Договор подписан, и его опубликуют⟧», — приводит ТАСС слова Марты Вельц.",
        "direct: Марта Вельц",
    ),
    "an outlet cites his words": (
        "Артур Симан прилетел в порт. «⟦Договор подписан, и его опубликуют⟧», — приводит ТАСС его слова.",
        "direct: Артур Симан",
    ),
    "nobody is named": ("Говорят, что зима будет тёплой.",),
    "earlier pages of the outlet": ("Ранее сообщалось, что порт закрыт.",),
    "what figures say is no statement": ("Статистика говорит о том, что цены растут.",),
    "what was not said": ("Артур Симан не сообщил, что порт закрыт.",),
    "what will be said": ("Артур Симан заявит, что порт закрыт.",),
    "what might be said": ("Если Артур Симан скажет, что порт закрыт, паром уйдёт.",),
}

LOST_MARKS = {
    "first person before a cue": (
        "⟦Мы не отступим от договора⟧, заявил Гордей Лунёв.",
        "direct: Гордей Лунёв",
    ),
    "a colon": (
        "Гордей Лунёв заявил: ⟦Мы не отступим от договора⟧.",
        "direct: Гордей Лунёв",
    ),
    "a paragraph that a dash opens": (
        "— ⟦Паром ходит ночью. Порт работал без простоев⟧, — отметил Артур Симан. — ⟦Рос и вывоз леса. Верфь нанимает людей⟧.",
        "direct: Артур Симан",
    ),
    "a paragraph that a dash opens, with two who speak": (
        "— ⟦Паром ходит ночью. Порт работал без простоев⟧, — отметил Артур Симан. — ⟦Дорога готова⟧, — добавила Марта Вельц.",
        "direct: Артур Симан",
        "direct: Марта Вельц",
    ),
    "a figure before a dash is no dateline": (
        "Гордей Лунёв созвал совет. ⟦Верфи нужно 40 новых станков⟧, — отметил Гордей Лунёв.",
        "direct: Гордей Лунёв",
    ),
    "sentences with an infinitive of speech among them": (
        "Гордей Лунёв созвал совет.\n⟦Трудно объяснить такую спешку. Верфь стоит без леса⟧, — написал Гордей Лунёв.",
        "direct: Гордей Лунёв",
    ),
    "a dash without marks": (
        "⟦Договор надо исполнять⟧, – отметил Гордей Лунёв.",
        "direct: Гордей Лунёв",
    ),
}

DATELINES = {
    "place, day, agency": (
        "МОСКВА, 14 мая — ТАСС. ⟦Мост через Лану откроют осенью⟧, сообщил министр Артур Симан.",
        "indirect: Артур Симан",
    ),
}

LAYOUTS = QUOTED | CLAUSES | ATTRIBUTIONS | LESS_THAN_CLAUSES | SPEAKERS | LOST_MARKS | DATELINES


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout(layout: str) -> None:
    check(*LAYOUTS[layout])


def test_what_is_told_beside_a_statement() -> None:
    (note,) = statements("Марта Вельц сообщила журналистам 12 мая, что мост откроют осенью. Об этом пишет ТАСС.")
    value = note.value
    assert isinstance(value, Statement)
    assert (value.cue, value.to, value.date, value.via) == ("сообщила", ("журналисты",), "2031-05-12", ("ТАСС",))
    assert value.speaker_cite is not None
    assert value.speaker_cite.text == "Марта Вельц"


def test_an_editors_insertion_is_kept_apart() -> None:
    (note,) = statements("«Мы обсудили это (с Лунёвым — «Меридиан») вчера», — сказала Марта Вельц.")
    assert isinstance(note.value, Statement)
    assert note.value.insertion == "(с Лунёвым — «Меридиан»)"


def test_every_statement_says_why_and_by_which_stage() -> None:
    (note,) = statements("Артур Симан пообещал построить мост.")
    assert note.because == "infinitive after a cue: пообещал …"
    assert note.by == "statements@1"


def test_titles_are_not_read() -> None:
    content = "Симан: «Мост достроят к зиме»"
    text = replace(text_of(content), blocks=(Block(Span(0, len(content)), "title", "told"),))
    assert [note for note in annotate(text) if note.kind == "statement"] == []


PIECES = st.one_of(
    st.sampled_from([*ru.examples(), *(plain(drawn) for drawn, *_ in LAYOUTS.values())]),
    st.sampled_from(['"', "«", "»", "„", "“", ", — сказал он", ":", "\n", "\n\n", " — ", "(", ")", "что", "Об этом заявил "]),
    st.text(max_size=12),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=7))
def test_any_text_gives_statements_that_reopen(pieces: list[str]) -> None:
    content = " ".join(pieces)
    notes = [note for note in annotate(text_of(content)) if isinstance(note.value, Statement)]
    assert len({note.id for note in notes}) == len(notes)
    for note in notes:
        note.cite.check(content)
        value = note.value
        assert isinstance(value, Statement)
        for cite in (value.speaker_cite, value.cue_cite):
            if cite is not None:
                cite.check(content)
        assert all(words.strip() for words in note.cite.words)
