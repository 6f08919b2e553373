"""Rules of fiscal years, whose days are known only where the page says when they begin or end (`times_fiscal_stated`).

Where it does not, or says several things, nothing is read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svod.lang.ru.times_days import OFFSET, PREPOSITION
from svod.lang.ru.times_fiscal_stated import MONTHS_OF, YEAR, Stated, stated
from svod.lang.ru.times_pattern import Found, Reading, Rule, rule
from svod.lang.ru.times_periods import PART, mod_of
from svod.lang.ru.times_scene import PARAGRAPH, PUBLISHED, WRITTEN, Scene
from svod.lang.ru.times_tense import likeliest
from svod.lang.ru.times_tokens import Word

_FISCAL = ("фин", "бюджет", "отчет", "фг")
_CENTURY = 100
_TWO_MONTHS = 15  # characters of the value of an interval of months
_QUARTER = 3  # months
_FIRST, _LAST = YEAR, 9998 * YEAR  # months that a calendar has
_QUALIFIES = frozenset({"ADJF", "PRTF", "NUMR", "ADVB"})


def _of_months(first: int, length: int) -> str | None:
    """The TIMEX3 value of so many months from one on: a quarter or year of the calendar, or else an interval."""
    if not _FIRST <= first <= _LAST:
        return None
    year, month = divmod(first, YEAR)
    if length == YEAR and not month:
        return f"{year:04}"
    if length == _QUARTER and not month % _QUARTER:
        return f"{year:04}-Q{month // _QUARTER + 1}"
    to_year, to_month = divmod(first + length - 1, YEAR)
    return f"{year:04}-{month + 1:02}/{to_year:04}-{to_month + 1:02}"


def _year(found: Found, scene: Scene) -> Iterable[Reading]:
    """«в текущем финансовом году», «в конце 2030/31 финансового года», «по итогам финансового года»."""
    first = _first(found, scene)
    value = _of_months(first[0], YEAR) if first else None
    if first and value:
        yield Reading(value, first[1], mod_of(found))


def _part_of_year(found: Found, scene: Scene) -> Iterable[Reading]:
    """«в третьем квартале финансового года», «в третьем финансовом квартале», «в первой половине финансового года»."""
    number, length = found.must("number").number, MONTHS_OF[found.must("unit").kind]
    first = _first(found, scene) if 1 <= number <= YEAR // length else None
    if first is None:
        return
    month = first[0] + (number - 1) * length
    value = _of_months(month, length)
    if found["near"] is None and first[1] == PUBLISHED:
        around = (_of_months(month + years * YEAR, length) for years in (-1, 0, 1))
        chosen = scene.choose(near for near in around if near)
        value = chosen.value if chosen else None
    if value:
        yield Reading(value, first[1], mod_of(found))


def is_frame(words: Sequence[Word], value: str) -> bool:
    """True for a fiscal year of two: figures are told of it, and no story is in it."""
    return len(value) == _TWO_MONTHS and any(word.kind in {"KIND", "FISCALYEAR"} for word in words)


def _first(found: Found, scene: Scene) -> tuple[int, str] | None:
    """The first month of the year that is meant, and what tells it."""
    kind = _kind(found)
    if not kind.plain.startswith(_FISCAL):
        return None
    if len(found.all) == 1 and kind.plain == "фг":
        return None  # "(ФГ, по 31 марта 2031 года)": short for the words before it
    every = stated(scene.content)
    here = [one for one in every if one.start < found.all[-1].stop and found.all[0].start < one.stop]
    known = here[:1] or list(every)
    if not known or len({one.first for one in known}) > 1:
        return None
    told = found["near"] is not None or found["year"] is not None
    own = next((one for one in here if one.year is not None or (one.is_absolute and not told)), None)
    if own is not None and (first := own.begins_in(scene.published)) is not None:
        return first, PARAGRAPH
    if found["year"] is not None:
        return _of_label(found, known, scene)
    near, now = found["near"], _current(known, scene)
    if near is not None:
        return (now[0] + OFFSET[near.kind] * YEAR, now[1]) if now else None
    return _bare(found, scene, known, now)


def _kind(found: Found) -> Word:
    """«финансового», or «ФГ» and «фингод», which hold the year as well."""
    return found["short"] or found.must("kind")


def _of_label(found: Found, known: list[Stated], scene: Scene) -> tuple[int, str] | None:
    """«2031 финансовый год» is called after the year in which it ends, unless the page calls one after its first."""
    number, month, to = found.must("year").number, known[0].first, found["to"]
    if to is not None:
        return (number * YEAR + month, WRITTEN) if to.number in {number + 1, (number + 1) % _CENTURY} else None
    labelled = ((one.label, one.begins_in(scene.published)) for one in known if one.label and not one.to)
    after_first = not month or any(first == label * YEAR + month for label, first in labelled)
    return (number if after_first else number - 1) * YEAR + month, WRITTEN


def _current(known: list[Stated], scene: Scene) -> tuple[int, str] | None:
    """The first month of the current year: that which the page calls so, or that of the day of publication."""
    called = next((one.year for one in known if one.near == "THIS" and one.year is not None), None)
    if called is not None:
        return called, PARAGRAPH
    if scene.published is None:
        return None
    month = scene.published.year * YEAR + scene.published.month - 1
    return month - (month - known[0].first) % YEAR, PUBLISHED


def _bare(found: Found, scene: Scene, known: list[Stated], now: tuple[int, str] | None) -> tuple[int, str] | None:
    """The year that a page means without saying which: the one told last, or else the one whose end or start it tells."""
    if _is_any(found, _kind(found)):
        return None
    if found.all[0].kind in {"до", "к"} and mod_of(found) == "END" and now:
        return now
    told = scene.mentioned
    if told is not None and told.value == _of_months(told.first.year * YEAR + told.first.month - 1, YEAR) != told.value[:4]:
        return told.first.year * YEAR + told.first.month - 1, PARAGRAPH
    one = next((one for one in known if one.is_absolute), None)
    first = one.begins_in(scene.published) if one else None
    return now if first is None else (first, PARAGRAPH)


def _is_any(found: Found, kind: Word) -> bool:
    """True for «каждого финансового года», «новый финансовый год», and for «финансовый год» as a subject."""
    before = found.before if found.all[0] is kind else None
    if before is not None and (reading := likeliest(before.text)) is not None and reading[0] in _QUALIFIES:
        return True
    subject = found.all[-1].plain in {"год", "фг", "фингод"}
    return subject and found.all[0] is kind


_NEAR = "near=PRELAST/LAST/THIS/NEXT"
_FISCAL_YEAR = f"({_NEAR} COMMA?)? (year=YEAR ((DASH|SLASH) to=YEAR/DAY/NUM)?)? (kind=KIND GOD|short=FISCALYEAR)"

RULES: tuple[Rule, ...] = (
    rule(
        "a part of a fiscal year",
        f"{PREPOSITION} (part=PART)? number=ORD/ROMAN/DAY unit=QUARTER/HALFYEAR/HALF {_FISCAL_YEAR}",
        _part_of_year,
    ),
    rule(
        "a fiscal quarter",
        f"{PREPOSITION} (part=PART)? number=ORD/ROMAN/DAY kind=KIND unit=QUARTER/HALFYEAR ({_NEAR} GOD|year=YEAR GOD?)?",
        _part_of_year,
    ),
    rule("a fiscal year", f"{PREPOSITION} {PART}? {_FISCAL_YEAR}", _year),
)
