"""What each group of cues reports, and in which order of words. Brackets are drawn around each content; beside it stand kind
and speaker, in the order of the text."""

from __future__ import annotations

import pytest
from tests.annotate.drawing import check

NEGATED = {
    "not excluded": ("Министр Гордей Лунёв не исключил, что ⟦мост закроют⟧.", "indirect: Гордей Лунёв"),
    "not excluded, with a noun": (
        "Гордей Лунёв не исключил ⟦возможности закрытия моста⟧.",
        "indirect: Гордей Лунёв",
    ),
    "not denied": ("Гордей Лунёв не отрицает, что ⟦ездил в Лурию⟧.", "indirect: Гордей Лунёв"),
    "not hidden": ("Марта Вельц не скрывает, что ⟦ждала этого письма⟧.", "indirect: Марта Вельц"),
    "a thing is excluded, by nobody": ("Исключено, что мост рухнет.",),
    "what was not said is no statement": ("Гордей Лунёв не сказал, что уйдёт в отставку.",),
}

FINDINGS = {
    "a study": ("Исследование показало, что ⟦уха полезна⟧.", "indirect: исследование"),
    "scholars": ("Учёные установили, что ⟦уха полезна⟧.", "indirect: учёные"),
    "a court": ("Суд Вергарда постановил, что ⟦мост опасен⟧.", "indirect: Суд Вергарда"),
    "time shows, and says nothing": ("Время показало, что мост цел.",),
}

PAPERS = {
    "a law by its words": ("Закон гласит: «⟦Мост не должен рухнуть⟧».", "direct: закон"),
    "whose order it is": (
        "Согласно распоряжению президента Лурии Марты Вельц, ⟦мост закрывается с осени⟧.",
        "indirect: Марта Вельц",
    ),
    "a paper in which it was said": (
        "Ратуша Вергарда выпустила заметку, в которой сообщалось, что ⟦мост закрыт⟧.",
        "indirect: Ратуша Вергарда",
    ),
    "a title by a union's ranking": ("Гордей Лунёв стал чемпионом по версии Лиги гребцов.",),
}

BESIDE_QUOTATIONS = {
    "thought aloud inside one pair of marks": (
        '"⟦Не нужно торопить весну⟧, - считает Марта Вельц. - ⟦У нас так не делают⟧".',
        "direct: Марта Вельц",
    ),
    "written under a picture": (
        "«⟦Мост цел и стоит крепко⟧», — подписал снимок Гордей Лунёв.",
        "direct: Гордей Лунёв",
    ),
    "a paper signed is no saying": ("Гордей Лунёв подписал указ «О строительстве моста через реку».",),
    "a question put": ("Гордей Лунёв задал вопрос: «⟦Где мост стоит теперь?⟧».", "direct: Гордей Лунёв"),
    "a noun with one form for subject and object": (
        "Модель Марта Вельц вернулась в Вергард. «⟦Я долго молчала, и больше не буду⟧», — написала в своей заметке модель.",
        "direct: Марта Вельц",
    ),
    "a clause and then the words": (
        "Гордей Лунёв отметил, что ⟦вместо моста построят паром⟧: «⟦Паром ходит в любую погоду⟧».",
        "indirect: Гордей Лунёв",
        "direct: Гордей Лунёв",
    ),
}

NO_CONJUNCTION = {
    "a comma and a quotation": (
        "Гордей Лунёв отмечает, ⟦«посреди зимы и холода» строить мост «неблагоразумно»⟧.",
        "mixed: Гордей Лунёв",
    ),
    "a dash": ("Гордей Лунёв уверен — ⟦мост достроят⟧.", "indirect: Гордей Лунёв"),
    "a subject of its own": ("Гордей Лунёв отметил, ⟦она построила порт⟧.", "indirect: Гордей Лунёв"),
    "a colon, and a clause that names": (
        "Рыбаки отмечают: ⟦по сути, это прежняя лодка, лишь шире⟧.",
        "indirect: рыбаки",
    ),
    "hearsay's own word": ("Марта Вельц утверждает, дескать, ⟦не знала о мосте⟧.", "indirect: Марта Вельц"),
}

ORDER = {
    "the thing confirmed first": ("⟦Риск второго паводка⟧ подтвердил Гордей Лунёв.", "indirect: Гордей Лунёв"),
    "a threat and its condition": (
        "Гордей Лунёв пригрозил ⟦увольнением, если рыбаки уйдут в море⟧.",
        "indirect: Гордей Лунёв",
    ),
    "by this, as one says": (
        "Гордей Лунёв закрыл мост. ⟦Именно этому⟧, по его словам, ⟦верфь обязана успехом⟧.",
        "indirect: Гордей Лунёв",
    ),
    "a subject before quoted words is part of the content": (
        'Гордей Лунёв считает, что ⟦мост "поспособствует стабильности цен на рыбу"⟧.',
        "mixed: Гордей Лунёв",
    ),
    "sides taken": ("Рыбаки высказались ⟦за закрытие моста⟧.", "indirect: рыбаки"),
    "a threat in one word": ("Гордей Лунёв пригрозил ⟦забастовкой⟧.", "indirect: Гордей Лунёв"),
    "a thing and its reason": ("Гордей Лунёв объяснил ⟦рост цен дефицитом⟧.", "indirect: Гордей Лунёв"),
    "a numeral governs who speaks": (
        "Несколько заводов Лурии выразили ⟦заинтересованность в мосте⟧.",
        "indirect: несколько заводов Лурии",
    ),
    "the cue between two commas, after a pronoun": (
        "⟦Именно это⟧, утверждает Гордей Лунёв, ⟦является причиной паводка⟧.",
        "indirect: Гордей Лунёв",
    ),
    "as one noted, a colon in what follows": (
        "Как отметила Марта Вельц, ⟦шторм не щадит никого: тонут и лодки, и суда⟧.",
        "indirect: Марта Вельц",
    ),
    "after a relative word": (
        "Порт принял Артура Симана, который заявил, что ⟦мост цел⟧.",
        "indirect: Артур Симан",
    ),
    "quoted words that open a sentence of the teller's": (
        "⟦«Посреди новой бури века» строить мост — недальновидно и дорого⟧, уверен Гордей Лунёв.",
        "mixed: Гордей Лунёв",
    ),
    "the cue after words of order alone": (
        "В свою очередь, отметила Марта Вельц, ⟦порт не закрывали⟧.",
        "indirect: Марта Вельц",
    ),
    "called one of several": (
        "Гордей Лунёв назвал ⟦её одной из лучших капитанов⟧.",
        "indirect: Гордей Лунёв",
    ),
    "as one asserts, inside the clause": (
        "⟦Мост⟧, как утверждает сенатор Артур Симан, ⟦никому не нужен⟧.",
        "indirect: Артур Симан",
    ),
    "as one asserts, after a relative word": (
        "Город Вергард, который, как утверждает Артур Симан, ⟦не пострадал от паводка⟧.",
        "indirect: Артур Симан",
    ),
    "as one with an initial reported, in marks": (
        "Гордей Лунёв закрыл мост. Как сообщил Г. Лунёв, «⟦предусматривается введение новых пошлин⟧».",
        "direct: Гордей Лунёв",
    ),
    "the teller takes up the cue's subject": (
        "Рыбаки обратили внимание на то, что ⟦лодка стоит сто монет⟧, и в связи с этим призвали ⟦снизить цену⟧.",
        "indirect: рыбаки",
        "indirect: рыбаки",
    ),
    "as one reported, after a conjunction": (
        "Известно, что ⟦по приглашению ратуши Марта Вельц⟧, как сообщал Артур Симан, ⟦будет жить в Вергарде⟧.",
        "indirect: Артур Симан",
    ),
    "what the speaker lacks goes on with what he said": (
        "Гордей Лунёв отметил, что ⟦порт готов помочь верфи, однако ему нужны деньги⟧.",
        "indirect: Гордей Лунёв",
    ),
}

THINGS = {
    "announced beforehand": ("Накануне порт Вергарда анонсировал ⟦отмену ста рейсов⟧.", "indirect: порт Вергарда"),
    "promised": ("Гордей Лунёв пообещал ⟦введение пошлин на рыбу⟧.", "indirect: Гордей Лунёв"),
    "what a decision brings is no promise": ("Новое решение гарантирует более тихие условия для рыбаков.",),
    "foreseen, the thing first": ("⟦Дефицит рыбы⟧ предрекают рыбаки.", "indirect: рыбаки"),
    "that a thing is": ("Гордей Лунёв рассказал ⟦о существовании второго моста⟧.", "indirect: Гордей Лунёв"),
    "a topic alone": ("Гордей Лунёв рассказал о детстве.",),
    "what opens a sentence dates it": ("В 2030 году Гордей Лунёв признал право рыбаков.",),
    "a name in marks before the judgement": (
        'Гордей Лунёв назвал ⟦верфь "Новый Маяк" "ошибкой, о которой пожалеют все"⟧.',
        "mixed: Гордей Лунёв",
    ),
    "a comma lost": ("Марта Вельц объявила что ⟦уйдёт из ратуши⟧.", "indirect: Марта Вельц"),
    "a purpose is no content of an order": (
        "Минтруд Лурии распорядился ⟦снизить сборы, чтобы помочь верфи⟧.",
        "indirect: Минтруд Лурии",
    ),
}

UNNAMED = {
    "he who is told by his office alone": (
        "Представитель МИД Лурии сообщил ⟦о закрытии моста⟧. Он подчеркнул, что ⟦порт открыт⟧. "
        "Чиновник добавил, что ⟦паром ходит⟧. По его словам, ⟦всё готово⟧.",
        *["indirect: представитель МИД Лурии"] * 4,
    ),
}

LEFT_OUT = {
    "the subject of the sentence before": (
        "МИД Лурии выступил с заявлением. Предупредил рыбаков ⟦о возможных штормах⟧ и посоветовал ⟦ждать весны⟧.",
        "indirect: МИД Лурии",
        "indirect: МИД Лурии",
    ),
    "a subject that agrees with the verb alone": (
        "Рыбаки вышли на площадь. Сказал, что ⟦мост закрыт⟧.",
        "indirect: ",
    ),
}

POINTING_BACK = {
    "this was confirmed": ("⟦В порту нашли уголь⟧. Это подтвердил Артур Симан.", "indirect: Артур Симан"),
    "in the same sentence, after a dash": (
        "⟦Мост через Лану закроют до осени⟧ – об этом рассказала Марта Вельц.",
        "indirect: Марта Вельц",
    ),
    "in the same sentence, after a comma": (
        "⟦Мост через Лану закроют до осени⟧, об этом сообщил Артур Симан.",
        "indirect: Артур Симан",
    ),
    "news given": ("⟦Мост через Лану закроют до осени⟧. Информацию сообщил Артур Симан.", "indirect: Артур Симан"),
    "past the relay of the sentence before": (
        "Как передал «Маяк», ⟦мост через Лану закрыт⟧. Об этом сообщил Гордей Лунёв.",
        "indirect: Гордей Лунёв",
    ),
    "who speaks stands far into another line": (
        "В этой [заметке ](https://bereg.example/ru/notes/825532/)автор рассказал как раз об этом. "
        "Выделил ⟦преимущества паромов⟧ и поделился советами.",
        "indirect: автор",
    ),
}

NO_SPEECH = {
    "what an outlet puts into another's words": (
        "На встрече Артур Симан, уточняет газета «Вестник Заречья», сказал, что ⟦мост цел⟧.",
        "indirect: Артур Симан",
    ),
    "a name that speaks": ("«Мы ждём», — так зовут новый выпуск радио «Говорит Вергард».",),
    "what concerns a thing": ("Гордей Лунёв говорит, что касается моста, он закрыт.",),
    "a thing leads to another": ("Штормы привели к тому, что рыба подорожала.",),
    "the outlet tells of its own pages": ("Также мы рассказывали, что ратуша запретила паром.",),
    "news that somebody comments on": ("Гордей Лунёв прокомментировал новость о том, что порт хотят закрыть.",),
}

BY_CUE = NEGATED | FINDINGS | PAPERS | BESIDE_QUOTATIONS | NO_CONJUNCTION
LAYOUTS = BY_CUE | ORDER | THINGS | UNNAMED | LEFT_OUT | POINTING_BACK | NO_SPEECH


@pytest.mark.parametrize("layout", LAYOUTS)
def test_cue(layout: str) -> None:
    check(*LAYOUTS[layout])
