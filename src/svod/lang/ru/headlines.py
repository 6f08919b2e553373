"""Words by which two Russian reports are told to be of one happening, or of two of one kind."""

from __future__ import annotations

from svod.lang.headlines import HeadlineTable
from svod.lang.ru.morphology import entries
from svod.model.note import NameKind

# One thing under several names. The disease and its virus are not told apart by headlines.
_SAME = {
    **dict.fromkeys(("covid-19", "covid", "ковид", "ковид-19", "sars-cov-2", "коронавирусный"), "коронавирус"),
    **dict.fromkeys(("автокатастрофа", "автоавария"), "дтп"),  # the police's word is the headlines' own
    **dict.fromkeys(("медработник", "медик"), "врач"),  # headlines take one for the other
    "госдума": "дума",
    "генпрокуратура": "прокуратура",  # the longer names of the same bodies
}

# Numbers that headlines write in words; collective numerals count people.
_NUMERALS = {
    "один": "1",
    "первый": "1",
    "два": "2",
    "двое": "2",
    "второй": "2",
    "двойной": "2",
    "оба": "2",
    "три": "3",
    "трое": "3",
    "третий": "3",
    "тройной": "3",
    "четыре": "4",
    "четверо": "4",
    "четвёртый": "4",
    "пять": "5",
    "пятеро": "5",
    "пятый": "5",
    "шесть": "6",
    "шестеро": "6",
    "шестой": "6",
    "семь": "7",
    "семеро": "7",
    "восемь": "8",
    "девять": "9",
    "десять": "10",
    "одиннадцать": "11",
    "двенадцать": "12",
    "двадцать": "20",
}
_NUMERALS = {word.replace("ё", "е"): number for word, number in _NUMERALS.items()}

_MONTHS = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"

# Years of news were about these; the counts of words were made before.
_TOPICS = frozenset(
    {"коронавирус", "пандемия", "эпидемия", "карантин", "самоизоляция"}  # 2020 and 2021
    | {"спецоперация", "мобилизация"}  # since 2022
)

# What is denied, refused or remarked upon was told before, as another happening.
_ANSWERS = frozenset(
    {"отрицать", "опровергнуть", "опровергать", "отвергнуть", "отвергать", "усомниться", "возразить", "поспорить"}
    | {"комментировать", "прокомментировать", "реагировать", "отреагировать", "критиковать", "раскритиковать", "осудить"}
    | {"высмеять"}
)

_KINDS: tuple[tuple[frozenset[str], NameKind], ...] = (
    (frozenset({"Geox"}), "place"),
    (frozenset({"Surn", "Name", "Patr"}), "person"),
    (frozenset({"Orgn", "Trad"}), "organisation"),
)


def named(form: str) -> NameKind | None:
    """The kind of name that all entries of a word agree on, else that of the first; places go before people."""
    found = entries(form)
    for marks, kind in _KINDS:
        if found and all(entry & marks for entry in found):
            return kind
    return next((kind for marks, kind in _KINDS if any(entry & marks for entry in found[:1])), None)


TABLE = HeadlineTable(
    same=_SAME,
    numerals=_NUMERALS,
    months={month: number for number, month in enumerate(_MONTHS.split(), 1)},
    topics=_TOPICS,
    answers=_ANSWERS,
    named=named,
)
