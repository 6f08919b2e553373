"""Words by which a Russian page tells that something happened, and what kind of happening that is.

Lemmas, ё as е. A noun of two words stands for both of them in one clause, its last word is the noun itself. The vocabulary is
small on purpose: a word that names a happening only now and then (`решить`, `открыть`) is left out, for a wrong line costs the
reader more than a missing one.
"""

from __future__ import annotations

from svod.lang.lexicon import HappeningTable, Trigger
from svod.model.note import HappeningType

# The sixteen event codes of PLOVER (openeventdata/PLOVER), for exports that ask for them; None: PLOVER has none for it.
PLOVER: dict[HappeningType, str | None] = {
    "phone_call": "CONSULT",  # talks at a distance are talks
    "meeting": "CONSULT",
    "visit": "CONSULT",
    "briefing": None,  # PLOVER dropped public statements
    "speech": None,
    "statement": None,
    "letter": None,
    "agreement": "AGREE",
    "apology": "SUPPORT",  # codebook: "apologize" stands under diplomatic support
    "aid": "AID",
    "withdrawal": "RETREAT",
    "demand": "REQUEST",
    "accusation": "ACCUSE",
    "finding": "ACCUSE",  # INVESTIGATE was merged into ACCUSE
    "dispute": "REJECT",
    "refusal": "REJECT",
    "threat": "THREATEN",
    "protest": "PROTEST",
    "sanction": "SANCTION",
    "deployment": "MOBILIZE",
    "operation": "MOBILIZE",
    "court": "COERCE",
    "attack": "ASSAULT",
    "fighting": "ASSAULT",
    "deaths": None,  # who died is told, not always who did it
    "accident": None,
    "vote": None,
    "appointment": None,
    "resignation": None,
    "other": None,
}


def _row(
    type_: HappeningType,
    verbs: str,
    nouns: str,
    why: str,
    principal: str = "subject",
    each: bool = False,
    unless: str = "",
    dated: bool = False,
) -> Trigger:
    listed = frozenset(noun.strip() for noun in nouns.split(",") if noun.strip())
    return Trigger(type_, frozenset(verbs.split()), listed, why, principal, each, frozenset(unless.split()), dated)


TRIGGERS = (
    _row("phone_call", "созвониться созваниваться", "", "the verb says telephone"),
    _row("phone_call", "позвонить", "", "somebody rang", unless="телефон корреспондент журналист редакция"),
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
    _row("meeting", "встретиться встречаться повстречаться", "", "people met"),
    _row(
        "meeting", "общаться пообщаться беседовать побеседовать", "час, член, лично, очно", "talked, face to face or for a time"
    ),
    _row(
        "meeting",
        "провести вести проводить продолжить завершить начать собрать",
        "переговоры, встреча, беседа, консультация, заседание, совещание, саммит",
        "held talks",
    ),
    _row("speech", "выступить выступать", "", "spoke before people, and not for or against a thing", unless="за против"),
    _row("speech", "произнести", "речь", "made a speech"),
    _row("briefing", "провести дать", "пресс-конференция, брифинг", "held a briefing"),
    _row(
        "agreement",
        "подписать подписывать заключить ратифицировать согласовать парафировать",
        "соглашение, договор, меморандум, заявление, контракт, документ, декларация, сделка, план, позиция, протокол, пакт",
        "signed or settled a paper",
    ),
    _row("agreement", "подписать заключить скрепить", "перемирие, мир", "signed a peace"),
    _row("agreement", "достигнуть", "договоренность, соглашение, компромисс, перемирие", "reached an agreement"),
    _row("agreement", "договориться условиться", "", "agreed"),
    _row("visit", "посетить", "", "visited"),
    _row("visit", "прибыть прилететь приехать", "визит", "came on a visit"),
    _row("visit", "совершить нанести начать", "визит, поездка", "paid a visit"),
    _row("letter", "написать направить отправить послать передать", "письмо, послание, нота", "sent a letter"),
    _row("apology", "принести", "извинение", "apologised"),
    _row("apology", "извиниться", "", "apologised"),
    _row("statement", "выразить высказать принести", "соболезнование, сочувствие", "condoled"),
    _row("statement", "предложить обещать пообещать", "", "offered or promised something on a day that is told", dated=True),
    _row("accusation", "возложить", "ответственность, вина", "laid the blame on somebody"),
    _row("protest", "вручить", "нота протест", "handed over a protest"),
    _row("protest", "вызвать", "посол, поверенный", "called in an ambassador", "object", unless="критика возмущение"),
    _row("other", "обменяться обмениваться", "пленный, военнопленный, заключенный", "exchanged prisoners"),
    _row("threat", "пригрозить угрожать", "", "threatened"),
    _row("demand", "потребовать", "", "demanded"),
    _row("accusation", "обвинить", "", "accused"),
    _row("accusation", "предъявить выдвинуть", "обвинение", "brought a charge"),
    _row("refusal", "отклонить отвергнуть", "", "turned down"),
    _row("sanction", "ввести продлить расширить", "санкция, эмбарго, пошлина", "imposed sanctions"),
    _row("sanction", "выслать", "", "expelled"),
    _row("vote", "проголосовать", "", "voted"),
    _row("vote", "принять одобрить", "закон, законопроект, резолюция, поправка, вотум", "a chamber passed it"),
    _row("vote", "победить выиграть", "выборы, референдум, голосование", "won a vote"),
    _row("court", "приговорить осудить арестовать", "", "a court's or the police's act"),
    _row("court", "возбудить", "дело", "opened a case"),
    _row("court", "вынести", "приговор, вердикт", "gave a verdict"),
    _row("appointment", "назначить", "", "appointed somebody", "object", each=True),
    _row("appointment", "занять получить", "пост, должность, кресло", "took a post", each=True),
    _row("appointment", "возглавить", "", "took the lead of a body", each=True),
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
    _row("resignation", "снять освободить", "пост, должность", "removed from a post", "object", each=True),
    _row("resignation", "уволиться", "", "resigned", each=True),
    _row("resignation", "сложить", "полномочие", "laid down an office", each=True),
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
        "село, город, деревня, высота, позиция, поселок, плацдарм",
        "troops took a place",
        unless="место",
    ),
    _row(
        "fighting",
        "начаться развернуться вспыхнуть возобновиться идти продолжаться происходить произойти",
        "бой, боевой действие, столкновение, перестрелка, военный действие",
        "fighting broke out",
    ),
    _row("attack", "атаковать обстрелять напасть взорвать отравить разбомбить захватить", "", "attacked", "object"),
    _row("attack", "попасть", "обстрел, удар, атака, огонь", "came under fire", unless="критика"),
    _row("attack", "нанести", "авиаудар, ракетный удар, удар беспилотник", "struck"),
    _row("attack", "совершить устроить", "нападение, теракт, атака, покушение, диверсия", "committed an attack"),
    _row("deaths", "погибнуть умереть скончаться", "", "died"),
    _row("deaths", "убить застрелить", "", "killed", "object"),
    _row(
        "accident",
        "разбиться загореться сгореть обрушиться перевернуться",
        "",
        "an accident's own verb",
        unless="цена курс рубль рынок биржа акция капитализация стоимость критика рейтинг",
    ),
    _row(
        "accident",
        "столкнуться",
        "поезд, автобус, автомобиль, самолет, машина, грузовик, судно, корабль, вертолет, катер, трамвай",
        "vehicles collided: whatever else collides is a figure of speech",
    ),
    _row("accident", "потерпеть", "крушение, катастрофа, авария", "came to grief"),
    _row(
        "finding",
        "обнаружить найти",
        "тело, труп, останки, обломок, бомба, снаряд, мина, взрывчатка, тайник, захоронение, оружие, погибший, мертвый, живой",
        "found what somebody left or lost: ways, causes and tumours are found every day",
    ),
    _row("protest", "выйти", "митинг, акция, протест, улица", "took to the street"),
    _row("protest", "протестовать забастовать", "", "protested"),
    _row("dispute", "оспаривать спорить", "", "dispute something"),
    _row("deployment", "стоять размещаться дежурить", "войско, миротворец, контингент", "troops are there", dated=True),
    _row("dispute", "обостриться возникнуть вспыхнуть начаться", "разногласие, спор, конфликт, скандал", "a dispute arose"),
    _row(
        "aid",
        "доставить предоставить выделить отправить",
        "помощь, гуманитарный груз, гумпомощь",
        "brought aid",
        unless="скорый",
    ),
    _row(
        "deployment", "ввести разместить разместиться перебросить развернуть", "войско, миротворец, контингент", "troops came"
    ),
    _row("withdrawal", "вывести отвести", "войско, миротворец, контингент, подразделение", "troops left"),
    _row(
        "withdrawal", "выйти покинуть", "евросоюз, ес, союз, состав, договор, соглашение, организация", "left a union or treaty"
    ),
)

# Nouns that name a happening by themselves: they count with a date of their own, or as what took place.
NOUNS: dict[str, HappeningType] = {
    "телефонный разговор": "phone_call",
    "телефонный беседа": "phone_call",
    "встреча": "meeting",
    "переговоры": "meeting",
    "саммит": "meeting",
    "заседание": "meeting",
    "совещание": "meeting",
    "пресс-конференция": "briefing",
    "брифинг": "briefing",
    "визит": "visit",
    "выборы": "vote",
    "референдум": "vote",
    "голосование": "vote",
    "гибель": "deaths",
    "смерть": "deaths",
    "убийство": "deaths",
    "отставка": "resignation",
    "назначение": "appointment",
    "теракт": "attack",
    "взрыв": "attack",
    "обстрел": "attack",
    "вторжение": "operation",
    "войско ввод": "deployment",
    "нападение": "attack",
    "покушение": "attack",
    "авиаудар": "attack",
    "отравление": "attack",
    "авария": "accident",
    "катастрофа": "accident",
    "авиакатастрофа": "accident",
    "крушение": "accident",
    "дтп": "accident",
    "пожар": "accident",
    "землетрясение": "accident",
    "бой": "fighting",
    "боевой действие": "fighting",
    "митинг": "protest",
    "забастовка": "protest",
    "соглашение": "agreement",
    "договор": "agreement",
    "договоренность": "agreement",
    "меморандум": "agreement",
    "заявление": "statement",
    "обнаружение": "finding",
    "приговор": "court",
    "высылка": "sanction",
    "ес выход": "withdrawal",
    "евросоюз выход": "withdrawal",
    "союз выход": "withdrawal",
    "договор выход": "withdrawal",
}

HAPPENINGS: dict[str, HappeningType] = {
    **{verb: row.type for row in reversed(TRIGGERS) if not row.nouns for verb in sorted(row.verbs)},
    **NOUNS,
}
"""Lemma -> type, of every word that names a happening without another beside it."""

TABLE = HappeningTable(
    triggers=TRIGGERS,
    nouns=tuple(NOUNS.items()),
    # «Выход назначен на 5 мая» leaves a union; «выход книги 5 мая» does not.
    staged=(("выход", "withdrawal"),),
    # What is said of a happening that took place, whatever it was.
    support=frozenset(
        {"состояться", "пройти", "проходить", "произойти", "начаться", "случиться", "завершиться", "стартовать"}
        | {"назначить", "запланировать", "наметить", "перенести"}  # «саммит назначен на 5 мая»: planned, with its day
    ),
    # The verbs of saying that stand with a day, a place or hearers: a speech, a briefing.
    sayings=frozenset(
        {
            "сказать",
            "заявить",
            "рассказать",
            "сообщить",
            "отметить",
            "подчеркнуть",
            "добавить",
            "ответить",
            "объявить",
            "признать",
        }
        | {"прокомментировать", "подтвердить", "пояснить", "объяснить", "констатировать", "считать", "назвать", "призвать"}
    ),
    writings=frozenset({"написать", "опубликовать", "прокомментировать", "разместить", "заявить", "сообщить", "отметить"}),
    # At which a saying is a speech, or a briefing.
    venues=(
        ("пресс-конференция", "briefing"),
        ("брифинг", "briefing"),
        ("журналист", "briefing"),
        ("репортер", "briefing"),
        ("конференция", "speech"),
        ("саммит", "speech"),
        ("форум", "speech"),
        ("съезд", "speech"),
        ("сессия", "speech"),
        ("митинг", "speech"),
        ("генассамблея", "speech"),
    ),
    # Those who are told at a briefing, as participants of it.
    audiences=(("журналист", "журналисты"), ("репортер", "репортеры")),
    # Where people write in public: a saying there is a statement of its own.
    media=frozenset(
        {"facebook", "twitter", "telegram", "instagram", "vk", "youtube", "x", "фейсбук", "твиттер", "телеграм", "инстаграм"}
        | {"соцсеть", "микроблог", "вконтакте", "блог", "telegram-канал", "телеграм-канал"}
    ),
    # It is wished, asked or supposed, not told as done.
    ahead=frozenset({"бы", "если", "чтобы", "якобы", "будто", "возможно", "вероятно"}),
    # A lead that looks back tells of another day than its own.
    back=frozenset({"ранее", "напомнить", "прежде", "тогда", "однажды", "раньше", "давно", "недавно", "позже", "впоследствии"}),
    negations=frozenset({"не", "ни"}),
    first_person=frozenset({"я", "мы", "мой", "наш"}),
    third_person=frozenset({"он", "она", "они"}),
    # A happening that frames what the clause tells: «в ходе встречи …», «в телефонном разговоре …».
    frames=frozenset({"ход", "время", "рамка", "итог"}),
    # They take the date of the clause before: «… 5 мая начался обстрел, там погибли …».
    anaphors=frozenset({"там", "тогда", "где", "когда"}),
    # A date after them is where something begins or ends: «договорились о мире с 11 июня» was agreed on another day.
    bounds=frozenset({"с", "со", "до", "к", "ко", "по", "после", "за", "через", "на", "от"}),
    since=frozenset({"с", "со"}),
    # «Заседание перенесли на 14 июня»: the day after the preposition is its day.
    moving=frozenset({"назначить", "запланировать", "наметить", "перенести"}),
    # «В разговоре с Мартой Вельц …»: on a page about a call it is that call.
    talks=frozenset({"разговор", "беседа"}),
    calling=("звон", "телефон"),
    # «С полуночи 11 июня» begins then; but «в ночь на среду» names the night.
    hours=frozenset({"полночь", "полуночь", "полдень", "утро", "вечер", "ночь", "рассвет", "начало", "конец", "середина"}),
    spans=frozenset({"на"}),  # «на прошлой неделе»
    # «Спорят с 1994 года»: what goes on is dated by its beginning.
    lasting=frozenset({"спорить", "оспаривать", "воевать", "враждовать", "стоять", "размещаться", "находиться", "дежурить"}),
    # «… которое должно было пройти сегодня»: it was planned for that day.
    duty=frozenset({"должный", "планировать", "предстоять", "намечать"}),
    # After them a place is where something is, not who acts.
    inside=frozenset({"в", "во", "на", "под", "из", "у", "около", "через", "близ", "вблизи", "над", "по"}),
)
