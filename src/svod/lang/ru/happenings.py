"""Words by which a Russian page tells that something happened, and what kind of happening that is.

Lemmas, ё as е. A noun of two words stands for both of them in one clause, its last word is the noun itself. A word that names a
happening only now and then (`решить`, `открыть`) is no trigger, for a wrong line costs the reader more than a missing one; with
a day of its own, or in a lead, any deed that somebody named has done is told.
"""

from __future__ import annotations

from svod.lang.lexicon import HappeningTable
from svod.lang.ru.happenings_triggers import TRIGGERS
from svod.lang.ru.happenings_words import COUNTS, IDLE
from svod.model.note import HappeningType

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
    "уход": "resignation",
    "увольнение": "resignation",
    "назначение": "appointment",
    "арест": "court",
    "задержание": "court",
    "кончина": "deaths",
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
    ahead=frozenset({"бы", "ли", "если", "чтобы", "якобы", "будто", "возможно", "вероятно"}),
    # A lead that looks back tells of another day than its own.
    back=frozenset(
        {"ранее", "напомнить", "прежде", "тогда", "однажды", "раньше", "давно", "недавно", "позже", "впоследствии", "назад"}
    ),
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
    idle=IDLE,
    once=frozenset({"уже", "впервые", "однажды", "дважды", "трижды"}),
    # «Установил курс», «поручил войскам», «передал мост городу»: no words are reported.
    deeds=frozenset({"установить", "передать", "продолжить", "поручить", "приказать", "распорядиться", "вывести", "описать"}),
    pointing=frozenset({"это"}),
    # «Отметил юбилей» says nothing.
    feasts=frozenset({"день", "юбилей", "годовщина", "праздник", "новоселье", "победа"}),
    partnered=frozenset({"с", "со", "между"}),
    # «Как и в 2030 году, мост закрыли»: the date is of what it is likened to.
    likening=frozenset({"как"}),
    limits=frozenset({"ранее", "раньше", "рано", "позднее", "поздно", "позже"}),
    # «… 5 мая встретился с Лунёвым. Тогда он посетил и завод»: on the same day.
    onward=frozenset({"тогда", "также", "тоже"}),
    # «На днях», «недавно»: this month, this year, near enough.
    recent=(
        (r"\b(?:только что|на днях|на прошедших выходных)\b", "month"),
        (r"\b(?:недавно|не так давно|в последнее время|в последние (?:месяцы|недели))\b", "year"),
    ),
    counts=COUNTS,
    # After them a place is where something is, not who acts.
    inside=frozenset({"в", "во", "на", "под", "из", "у", "около", "через", "близ", "вблизи", "над", "по"}),
)
