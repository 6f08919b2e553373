"""First names that Russian and Ukrainian (and Russian in full and in short) have each in its own shape, a person a row.

Only pairs that do not sound alike: «Андрей» and «Андрій» are one by ear already (`svod.lang.sounds`). From the calendars of
first names of both languages; short forms are those that news prints (`Володя` it does not).
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from functools import cache, lru_cache

from svod.lang.sounds import heard

_ROWS = """
Владимир Володимир
Николай Микола
Александр Олександр
Александра Олександра
Алексей Олексій Олекса
Елена Олена
Петр Петро
Павел Павло
Дмитрий Дмитро
Михаил Михайло
Василий Василь
Григорий Григорій Гриць
Евгений Євген
Евгения Євгенія
Екатерина Катерина
Анна Ганна
Татьяна Тетяна
Светлана Світлана
Никита Микита
Филипп Пилип
Федор Федір
Иосиф Йосип
Илья Ілля
Кирилл Кирило
Даниил Данила Данило
Гавриил Гаврило
Афанасий Опанас Панас
Надежда Надія
Вера Віра
Дарья Дарина
Антон Антін
Яков Яків
Емельян Омелян
Ульяна Уляна
Акулина Килина
Евдокия Явдоха
Прасковья Параска
Фома Хома
Лаврентий Лаврін
Устин Юстин
"""

_RANKS = "принц принцесса принцеса король королева император святой отец сэр доктор"
_TITLES = "мистер миссис мисс господин госпожа мадам пан пани герр фрау сеньор лорд леди"

_PARTICLES = "де да ди дю дель ла ле ван фон дер ден тер дос аль эль бен бин ибн абу"

PARTICLES = frozenset(map(heard, _PARTICLES.split()))
"""Parts of surnames, as they sound, that make no first name of themselves: `де Вельц` is a surname."""
RANKS = frozenset(map(heard, _RANKS.split()))
"""What stands before a first name and is no part of it, as it sounds: `принц Артур` is `Артур`."""
TITLES = RANKS | frozenset(map(heard, _TITLES.split()))
"""The same, and what stands before a surname: `миссис Вельц` gives no first name."""

# Endings that only surnames have, of the peoples of whom Russian news tells most, as they sound; lists give them first.
_SURNAME = re.compile("(?:[ое]в|[иы]н)а?$|[сц]к(?:ии|ая|ои)$|[сц]к(?:ий|ой)$|енко$|[чщ]?ук$|юк$|ян$|швили$|дзе$")


@cache
def _keys() -> dict[str, str]:
    rows = [[heard(name) for name in row.split()] for row in _ROWS.strip().splitlines()]
    return {name: row[0] for row in reversed(rows) for name in row}


def bearer(name: str) -> str:
    """The first name as `heard` gives it, under the one key that its other shapes have too; any other as it sounds."""
    sound = heard(name)
    return _keys().get(sound, sound)


@lru_cache(maxsize=20_000)
def is_first(word: str, code: str) -> bool:
    """Whether the dictionary of this language has the word as a first name and not as a surname; no where it has none."""
    module = f"svod.lang.{code}.morphology"
    try:
        known = importlib.util.find_spec(module)
    except ModuleNotFoundError:  # there is no folder for this language at all
        return False
    found = importlib.import_module(module).entries(word.lower()) if known else ()
    return any("Name" in grams for grams in found) and not any("Surn" in grams for grams in found)


def is_surname(sound: str) -> bool:
    """Whether a word, as it sounds, ends as surnames do and first names do not."""
    return _SURNAME.search(sound) is not None
