"""Verbs by which a Russian page tells that something happened, by the classes of PLOVER (openeventdata/PLOVER), then those of
everyday news that it has none for.

Lemmas, ё as е. Where nouns are given, one of them must stand in the clause; of a noun of two words both must. A verb that tells
a happening only now and then is bound to its nouns, or left to its own date (`dated`). The first row that fits counts: rows
with nouns stand before the bare verb.
"""

from __future__ import annotations

from svod.lang.lexicon import Trigger
from svod.model.note import HappeningType


def _row(
    type_: HappeningType,
    verbs: str,
    nouns: str,
    why: str,
    principal: str = "subject",
    each: bool = False,
    unless: str = "",
    dated: bool = False,
    whose: bool = False,
) -> Trigger:
    listed = frozenset(noun.strip() for noun in nouns.split(",") if noun.strip())
    return Trigger(type_, frozenset(verbs.split()), listed, why, principal, each, frozenset(unless.split()), dated, whose)


# A talk, a visit, a paper.
_CONSULT = (
    _row("phone_call", "созвониться созваниваться", "", "the verb says telephone"),
    _row("phone_call", "позвонить", "", "somebody rang", unless="телефон корреспондент журналист редакция", whose=True),
    _row(
        "phone_call",
        "обсудить обсуждать общаться пообщаться поговорить говорить переговорить побеседовать связаться беседовать",
        "телефон",
        "talk, by telephone",
    ),
    _row(
        "phone_call",
        "провести состояться пройти",
        "телефонный разговор, телефонный беседа, телефонный переговоры",
        "a call took place",
    ),
    _row("meeting", "встретиться встречаться повстречаться", "", "people met", unless="сложность трудность проблема"),
    _row(
        "meeting", "общаться пообщаться беседовать побеседовать", "час, член, лично, очно", "talked, face to face or for a time"
    ),
    _row(
        "meeting",
        "провести вести проводить продолжить завершить начать собрать",
        "переговоры, встреча, беседа, консультация, заседание, совещание, саммит, видеоконференция",
        "held talks",
    ),
    _row("visit", "посетить", "", "visited", unless="мысль идея", whose=True),
    _row("visit", "прибыть прилететь приехать отправиться вылететь", "визит, поездка", "came on a visit"),
    _row("visit", "прибыть прилететь приехать", "", "came somewhere on a day that is told", dated=True, whose=True),
    _row("visit", "совершить нанести начать завершить", "визит, поездка, турне", "paid a visit"),
    _row(
        "agreement",
        "подписать подписывать заключить ратифицировать согласовать парафировать денонсировать",
        "соглашение, договор, меморандум, заявление, контракт, документ, декларация, сделка, план, позиция, протокол, пакт",
        "signed or settled a paper",
    ),
    _row("agreement", "подписать заключить скрепить", "перемирие, мир", "signed a peace"),
    _row("agreement", "достигнуть", "договоренность, соглашение, компромисс, перемирие, согласие", "reached an agreement"),
    _row("agreement", "договориться условиться помириться примириться", "", "agreed"),
    _row("letter", "написать направить отправить послать передать", "письмо, послание, нота, телеграмма", "sent a letter"),
)

# What is said as an act of its own.
_SAID = (
    _row("accusation", "выступить выступать", "критика, обвинение, осуждение", "spoke against somebody", whose=True),
    _row(
        "statement",
        "выступить",
        "заявление, предложение, инициатива, призыв, опровержение, обещание, требование, просьба",
        "came out with words",
        whose=True,
    ),
    _row(
        "speech",
        "выступить выступать",
        "речь, обращение, доклад, послание, лекция, парламент, сессия, форум, заседание, конференция, саммит, съезд, митинг, "
        "телевидение, дума, рада, конгресс, сенат, генассамблея, церемония, слушание",
        "spoke before people",
        unless="за против клуб сборная матч сезон чемпионат турнир команда",
        whose=True,
    ),
    _row(
        "statement",
        "поддержать",
        "призыв, инициатива, идея, предложение, решение, план, кандидатура, законопроект",
        "came out for something",
        whose=True,
    ),
    _row("speech", "произнести", "речь", "made a speech", whose=True),
    _row("speech", "обратиться", "обращение, нация, послание, россиянин, гражданин, народ", "addressed people", whose=True),
    _row("briefing", "провести дать", "пресс-конференция, брифинг", "held a briefing", whose=True),
    _row("apology", "принести", "извинение", "apologised", whose=True),
    _row("apology", "извиниться повиниться", "", "apologised", whose=True),
    _row("apology", "попросить", "прощение, извинение", "apologised", whose=True),
    _row("statement", "выразить высказать принести", "соболезнование, сочувствие", "condoled"),
    _row("statement", "предложить обещать пообещать", "", "offered or promised something on a day that is told", dated=True),
    _row(
        "statement",
        "дать сделать высказать",
        "прогноз, заявление, предположение, интервью, комментарий, признание",
        "said something on a day that is told",
        dated=True,
        whose=True,
    ),
    _row("demand", "потребовать", "", "demanded", whose=True, unless="время лечение вмешательство"),
    _row("threat", "пригрозить угрожать", "", "threatened", whose=True, unless="опасность жизнь здоровье"),
    _row("accusation", "возложить", "ответственность, вина", "laid the blame on somebody", whose=True),
    _row("accusation", "обвинить заподозрить уличить раскритиковать", "", "accused or blamed", whose=True),
    _row(
        "accusation",
        "осудить",
        "действие, нападение, решение, убийство, теракт, агрессия, удар, атака, политика, преступление, попытка, вторжение",
        "condemned a deed, which no court does",
        whose=True,
    ),
    _row("refusal", "отклонить отвергнуть", "", "turned down", whose=True, unless="суд иск апелляция жалоба ходатайство"),
    _row("refusal", "отказаться отказываться", "", "declined something", whose=True, unless="ранее никогда"),
    _row("refusal", "отказать", "просьба, запрос, требование, въезд, виза, регистрация", "refused what was asked", whose=True),
    _row("refusal", "наложить", "вето", "put a veto", whose=True),
    _row("dispute", "оспаривать спорить", "", "dispute something", whose=True),
    _row("dispute", "обостриться возникнуть вспыхнуть начаться", "разногласие, спор, конфликт, скандал", "a dispute arose"),
    _row("dispute", "поссориться поругаться повздорить", "", "fell out", whose=True),
)

# Help, and what is taken back.
_AID = (
    _row("aid", "пожертвовать", "", "gave for others", whose=True, unless="жизнь собой карьера"),
    _row(
        "aid",
        "доставить предоставить выделить отправить передать перечислить направить привезти",
        "помощь, гуманитарный груз, гумпомощь, пожертвование, благотворительность",
        "brought aid",
        unless="скорый",
    ),
    _row(
        "aid",
        "передать доставить подарить привезти",
        "маска, аппарат ивл, защитный костюм, вакцина, медикамент, медоборудование, медицинский оборудование",
        "gave what the sick need",
    ),
    _row("aid", "выделить", "рубль, доллар, евро, гривна, миллион, миллиард, средство, грант, субсидия", "granted money"),
    _row("withdrawal", "вывести отвести", "войско, миротворец, контингент, подразделение", "troops left"),
    _row(
        "withdrawal",
        "выйти покинуть",
        "евросоюз, ес, союз, договор, соглашение, организация",
        "left a union or treaty",
        unless="суд тюрьма",
    ),
    _row("other", "обменяться обмениваться", "пленный, военнопленный, заключенный", "exchanged prisoners"),
    _row(
        "other",
        "освободить отпустить",
        "заложник, пленный, тюрьма, арест, стража, сизо, колония, плен, домой",
        "set free",
        "object",
    ),
)

# Protest, penalty, the law.
_COERCE = (
    _row("protest", "вручить", "нота протест", "handed over a protest"),
    _row("protest", "вызвать", "посол, поверенный", "called in an ambassador", "object", unless="критика возмущение"),
    _row("protest", "выйти", "митинг, акция, протест, пикет", "took to the street"),
    _row("protest", "протестовать забастовать взбунтоваться", "", "protested"),
    _row(
        "protest", "объявить начать провести устроить", "забастовка, голодовка, пикет, митинг, акция протест, бунт", "protested"
    ),
    _row("sanction", "ввести продлить расширить наложить", "санкция, эмбарго, пошлина", "imposed sanctions"),
    _row("sanction", "выслать депортировать выдворить", "", "expelled", unless="письмо документ"),
    _row("sanction", "отозвать", "посол, лицензия, аккредитация", "withdrew an ambassador or a right"),
    _row("sanction", "разорвать", "отношение, дипотношение", "broke off relations"),
    _row("sanction", "оштрафовать дисквалифицировать", "", "fined or barred", "object"),
    _row("court", "приговорить", "", "a court's act", "object"),
    _row("court", "осудить", "год, срок, лишение, условно, колония, заочно", "a court's act", "object"),
    _row("court", "арестовать экстрадировать", "", "the act of a court or the police", "object", unless="счет"),
    _row(
        "court",
        "задержать",
        "",
        "the police held somebody",
        "object",
        unless="рейс зарплата дыхание срок поезд вылет выплата внимание взгляд релиз",
    ),
    _row("court", "возбудить завести", "дело", "opened a case"),
    _row("court", "вынести", "приговор, вердикт", "gave a verdict"),
    _row("court", "подать", "иск, жалоба, апелляция, суд", "went to court", whose=True),
    _row(
        "court", "удовлетворить отклонить отменить отказать", "иск, жалоба, апелляция, ходатайство, приговор", "a court ruled"
    ),
    _row("court", "постановить обязать оправдать признать", "суд", "a court ruled"),
    _row("court", "отправить заключить взять", "арест, сизо, стража", "a court's act", "object"),
    _row("court", "изъять конфисковать", "", "the police took something"),
    _row("court", "обыскать", "", "the police searched somebody's place"),
    _row(
        "accusation",
        "подать написать направить",
        "заявление полиция, заявление прокуратура, заявление комитет, заявление ск, заявление фсб",
        "went to the police about somebody",
    ),
    _row("accusation", "предъявить выдвинуть", "обвинение", "brought a charge"),
)

# Posts and votes.
_POSTS = (
    _row("vote", "проголосовать", "", "voted", unless="тот"),
    _row(
        "vote",
        "принять одобрить утвердить",
        "закон, законопроект, резолюция, поправка, вотум, бюджет, чтение",
        "a chamber passed it",
    ),
    _row("vote", "победить выиграть проиграть", "выборы, референдум, голосование", "won or lost a vote"),
    _row("appointment", "назначить", "", "appointed somebody", "object", each=True),
    _row(
        "appointment",
        "утвердить назначить",
        "новый министр, новый премьер-министр, новый губернатор, новый посол, новый глава, новый президент",
        "appointed somebody who is not named",
    ),
    _row("appointment", "избрать переизбрать", "", "elected somebody", "object", each=True),
    _row("appointment", "занять получить", "пост, должность, кресло", "took a post", each=True),
    _row("appointment", "возглавить", "", "took the lead of a body", each=True, unless="список рейтинг таблица топ тройка"),
    _row("appointment", "вступить", "должность", "took office", each=True),
    _row(
        "appointment",
        "стать",
        "президент, премьер-министр, министр, губернатор, мэр, посол, глава, председатель, гендиректор",
        "came into an office on a day that is told",
        each=True,
        dated=True,
    ),
    _row("appointment", "одобрить утвердить", "назначение, кандидатура", "approved an appointment", "noun", each=True),
    _row("resignation", "уйти подать подавать", "отставка", "resigned", each=True),
    _row("resignation", "уйти", "пост, должность, кресло", "left a post", each=True),
    _row(
        "resignation",
        "покинуть оставить",
        "пост, должность, правительство, кабинет, кресло, кабмин",
        "left a post",
        each=True,
    ),
    _row("resignation", "объявить заявить сообщить", "отставка, уход, сложение полномочие", "announced leaving", each=True),
    _row("resignation", "принять", "отставка", "accepted a resignation", "noun", each=True),
    _row("resignation", "отправить", "отставка", "dismissed somebody", "object", each=True),
    _row("resignation", "уволить", "", "dismissed somebody", "object", each=True),
    _row("resignation", "снять освободить отстранить", "пост, должность", "removed from a post", "object", each=True),
    _row("resignation", "уволиться", "", "resigned", each=True),
    _row("resignation", "сложить", "полномочие", "laid down an office", each=True),
)

# Force.
_FORCE = (
    _row(
        "operation",
        "начать начаться провести проводить объявить запустить",
        "операция, спецоперация, антитеррористический мероприятие, наступление, вторжение, учение, маневры",
        "an operation began",
        unless="хирург врач медик пациент хирургический",
    ),
    _row(
        "operation",
        "занять захватить",
        "село, город, деревня, высота, поселок, плацдарм",
        "troops took a place",
        unless="место строчка",
    ),
    _row(
        "fighting",
        "начаться развернуться вспыхнуть возобновиться идти продолжаться происходить произойти",
        "бой, боевой действие, столкновение, перестрелка, военный действие",
        "fighting broke out",
    ),
    _row(
        "attack",
        "атаковать обстрелять напасть взорвать отравить разбомбить захватить",
        "",
        "attacked",
        "object",
        unless="внимание власть дух интернет след",
    ),
    _row(
        "attack", "избить ранить подстрелить похитить зарезать расстрелять ограбить изнасиловать", "", "hurt somebody", "object"
    ),
    _row("attack", "открыть", "огонь, стрельба", "opened fire"),
    _row(
        "attack", "сбить уничтожить", "самолет, вертолет, беспилотник, дрон, бпла, боевик, ракета, танк", "shot down", "object"
    ),
    _row("attack", "попасть", "обстрел, удар, атака, огонь", "came under fire", unless="критика"),
    _row("attack", "нанести", "авиаудар, ракетный удар, удар беспилотник", "struck"),
    _row("attack", "нанести получить", "ножевой, ранение", "wounded or was wounded", "object"),
    _row(
        "attack", "совершить устроить", "нападение, теракт, атака, покушение, диверсия, поджог, убийство", "committed an attack"
    ),
    _row("deployment", "стоять размещаться дежурить", "войско, миротворец, контингент", "troops are there", dated=True),
    _row(
        "deployment", "ввести разместить разместиться перебросить развернуть", "войско, миротворец, контингент", "troops came"
    ),
)

# Mishap, death, sickness, what was found.
_MISHAP = (
    _row(
        "deaths", "погибнуть умереть скончаться утонуть застрелиться повеситься", "", "died", unless="смех голод надежда любовь"
    ),
    _row("deaths", "уйти", "жизнь", "died", unless="личный общественный"),
    _row("deaths", "убить застрелить", "", "killed", "object", unless="время надежда желание интрига"),
    _row("deaths", "совершить", "самоубийство, суицид", "died by his own hand"),
    _row("deaths", "покончить", "собой, жизнь", "died by his own hand"),
    _row("deaths", "стать", "жертва", "so many died of it", unless="мошенник обман домогательство"),
    _row(
        "accident",
        "разбиться загореться сгореть обрушиться перевернуться опрокинуться взорваться затонуть рухнуть",
        "",
        "an accident's own verb",
        unless="цена курс рубль рынок биржа акция капитализация стоимость критика рейтинг доход спрос сердце интернет соцсеть",
    ),
    _row(
        "accident",
        "столкнуться врезаться",
        "поезд, автобус, автомобиль, самолет, машина, грузовик, судно, корабль, вертолет, катер, трамвай, мотоцикл",
        "vehicles collided: whatever else collides is a figure of speech",
    ),
    _row("accident", "потерпеть", "крушение, катастрофа, авария", "came to grief"),
    _row("accident", "сойти", "рельс", "a train left its rails"),
    _row(
        "accident", "сбить", "пешеход, насмерть, ребенок, женщина, мужчина, девочка, мальчик, велосипедист", "ran somebody over"
    ),
    _row("accident", "пострадать попасть", "дтп, авария, пожар, взрыв, наводнение, крушение", "came to harm"),
    _row("accident", "выпасть упасть", "окно, балкон, этаж, крыша", "fell from a height"),
    _row(
        "accident",
        "упасть",
        "самолет, вертолет, ракета, беспилотник, дрон, кран",
        "came down where it should not",
        unless="цена курс продажи спрос",
    ),
    _row(
        "other",
        "выявить зафиксировать зарегистрировать подтвердить диагностировать подтвердиться",
        "случай, заражение, заболевание, инфицирование, зараженный, заболевший, инфицированный",
        "cases were counted or a sickness found",
    ),
    _row("other", "заразиться заболеть выздороветь", "", "fell ill or got well"),
    _row("other", "госпитализировать эвакуировать спасти", "", "was brought to safety or to hospital", "object"),
    _row(
        "finding",
        "обнаружить найти",
        "тело, труп, останки, обломок, бомба, снаряд, мина, взрывчатка, тайник, захоронение, оружие, погибший, мертвый, живой",
        "found what somebody left or lost: ways, causes and tumours are found every day",
    ),
)

TRIGGERS: tuple[Trigger, ...] = (*_CONSULT, *_POSTS, *_SAID, *_AID, *_COERCE, *_FORCE, *_MISHAP)
"""Every row, in the order in which they are tried."""
