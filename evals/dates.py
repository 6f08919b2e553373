"""Times beside the test suites of two libraries that read Russian times: how many of their phrases get the same value here.

Duckling's corpus (BSD) and Hors's tests (MIT) are read where they lie, and nothing of them is kept here. They serve
calendars and assistants: a day without a year is the next one, "в 3" is a time of today, a length is an interval from now.
News tells the past and names days. What differs for that is told by `REASONS`, a test each of the suite's words and value
and of ours; what is neither equal nor explained is missed. `tests/golden/times_ru.txt` holds cases of our own for each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from evals.sets import SHARED
from svod.lang import language
from svod.lang.base import FoundTime
from svod.model.edtf import bounds, of_timex
from svod.model.span import Span

FOLDER = SHARED / "data" / "dates"
DUCKLING_DAY = date(2013, 2, 12)  # the day that Duckling's corpus is read on

Bounds = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Case:
    """A phrase of a suite, the day it is read on, and what it means there.

    first, last: the days that it covers; None for a length. clock: HH:MM, where its precision is an hour or less. open: all
    before or after it is meant. any_day: the suite looks at the clock alone.
    """

    suite: str
    words: str
    day: date
    first: date | None = None
    last: date | None = None
    clock: str | None = None
    open: bool = False
    any_day: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a phrase: `equal`, a reason why it differs for news, or `missed`."""

    case: Case
    ours: tuple[str, ...]
    outcome: str


@dataclass(frozen=True, slots=True)
class Suite:
    """Shares of 1 of one suite's phrases, and every phrase with its outcome."""

    name: str
    phrases: int
    equal: float
    differs: float
    missed: float
    read: tuple[Read, ...]


def figures(folder: Path = FOLDER) -> tuple[Suite, ...]:
    """Each suite, in order. Raises FileNotFoundError where they are not there."""
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder}: the suites are not on this machine.")
    return tuple(_suite(name, read) for name, read in cases(folder).items())


def cases(folder: Path = FOLDER) -> dict[str, tuple[Case, ...]]:
    """The phrases of each suite with their values."""
    duckling = (folder / "Time.RU.Corpus.hs").read_text(encoding="utf-8")
    lengths = (folder / "Duration.RU.Corpus.hs").read_text(encoding="utf-8")
    hors = (folder / "HorsTests.cs").read_text(encoding="utf-8")
    return {
        "duckling times": tuple(_duckling(duckling)),
        "duckling lengths": tuple(_lengths(lengths)),
        "hors": tuple(_hors(hors)),
    }


def _suite(name: str, found: tuple[Case, ...]) -> Suite:
    read = tuple(_read(case) for case in found)
    equal = sum(one.outcome == "equal" for one in read)
    missed = sum(one.outcome == "missed" for one in read)
    return Suite(name, len(read), equal / len(read), (len(read) - equal - missed) / len(read), missed / len(read), read)


# --- the suites as they are written ---

_EXAMPLES = re.compile(r"examples\s*\((\w+)\s*(.*?)\)\s*\n?\s*\[((?:\s*,?\s*\"(?:[^\"\\]|\\.)*\")+)\s*\]", re.DOTALL)
_MOMENT = re.compile(r"\((\d{4}), (\d+), (\d+), (\d+), (\d+), (\d+)\)")
_WORDS = re.compile(r"\"((?:[^\"\\]|\\.)*)\"")
_SHORT = {"Hour", "Minute", "Second"}


def _moments(written: str) -> list[datetime]:
    """Months and days are 0 where the precision is a year or month."""
    return [
        datetime(y, max(m, 1), max(d, 1), h, minute, second)
        for y, m, d, h, minute, second in (map(int, found) for found in _MOMENT.findall(written))
    ]


def _duckling(text: str) -> Iterator[Case]:
    for kind, written, words in _EXAMPLES.findall(text):
        if kind == "DurationData":
            continue
        grain = re.search(r"\b(Second|Minute|Hour|Day|Week|Month|Quarter|Year)\b", written)
        if grain is None:
            continue
        moments = _moments(written)
        first, last = moments[0].date(), _end(moments, grain[1])
        clock = f"{moments[0]:%H:%M}" if grain[1] in _SHORT else None
        for phrase in _WORDS.findall(words):
            yield Case("duckling times", phrase, DUCKLING_DAY, first, last, clock, kind == "datetimeOpenInterval")


def _end(moments: list[datetime], grain: str) -> date:
    """The last day: of the interval, whose end is not in it, or of the unit."""
    first = moments[0].date()
    if len(moments) == 2:
        return max(first, (moments[1] - timedelta(seconds=1)).date())
    if grain in {"Day", *_SHORT}:
        return first
    if grain == "Week":
        return first + timedelta(days=6)
    months = {"Month": 1, "Quarter": 3, "Year": 12}[grain]
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1) - timedelta(days=1)


def _lengths(text: str) -> Iterator[Case]:
    for kind, _, words in _EXAMPLES.findall(text):
        if kind == "DurationData":
            for phrase in _WORDS.findall(words):
                yield Case("duckling lengths", phrase.replace('\\"', '"'), DUCKLING_DAY)


_CALL = re.compile(r"parser\.Parse\(\s*\"(?P<words>[^\"]*)\",\s*new DateTime\((?P<day>[\d, ]+)\)")
_FIELD = re.compile(r"AreEqual\((\d+), (\w+)\.Date(From|To)\.(Year|Month|Day|Hour|Minute)\)")
_LATER = re.compile(r"(?i)second|third|last")
_NEXT = re.compile(r"parser\.Parse\(|\[Test\]|foreach")
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)


def _hors(text: str) -> Iterator[Case]:
    """Each call, with what is asserted of its first date; a field that is not asserted is that of the day it is read on."""
    text = _REMARK.sub("", text)
    for call in _CALL.finditer(text):
        following = _NEXT.search(text, call.end())
        said = text[call.end() : following.start() if following else len(text)]
        day = date(*(int(part) for part in call["day"].split(",")))
        fields = {(end, field): int(number) for number, name, end, field in _FIELD.findall(said) if not _LATER.search(name)}
        if any(field in {"Day", "Hour"} for _, field in fields):
            yield _asserted(call["words"], day, fields)


def _asserted(words: str, day: date, fields: dict[tuple[str, str], int]) -> Case:
    def asserted(end: str, field: str, otherwise: int) -> int:
        return fields.get((end, field), otherwise)

    first = date(*(asserted("From", field, getattr(day, field.lower())) for field in ("Year", "Month", "Day")))
    last = date(*(asserted("To", field, getattr(first, field.lower())) for field in ("Year", "Month", "Day")))
    hour, minute = fields.get(("From", "Hour")), asserted("From", "Minute", 0)
    clock = None if hour is None else f"{hour:02}:{minute:02}"
    return Case("hors", words, day, first, last, clock, any_day=not any(field == "Day" for _, field in fields))


# --- what is made of them ---


def _read(case: Case) -> Read:
    russian = language("ru")
    if russian is None:
        raise LookupError("svod.lang.ru is not there.")
    found = russian.times(case.words, [Span(0, len(case.words))], case.day)
    return Read(case, tuple(time.value for time in found), _outcome(case, found))


def _outcome(case: Case, found: tuple[FoundTime, ...]) -> str:
    if case.first is None or case.last is None:
        return "missed" if found else "equal"  # a length is no time, and nothing is to be found
    days, clock = _days(found), found[0].value.partition("T")[2] or None if found else None
    if days and clock == case.clock and not case.open and (case.any_day or days == (case.first, case.last)):
        return "equal"
    return next((reason for reason, holds in REASONS if holds(case, found)), "missed")


Found = tuple[FoundTime, ...]
_A_DAY = re.compile(
    r"(?i)сегодня|вчера|завтра|понедельник|вторник|сред[ауы]|четверг|пятниц|суббот|воскресень|\d{1,2}\.\d|недел|месяц|"
    r"(?:январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр|янв|фев|мар|апр|авг|сен|окт|ноя|дек)"
)
_PART_OF_DAY = re.compile(r"(?i)утр|днём|днем|вечер|ноч|обед|\bс \d+ .*до \d+")
_AN_HOUR = re.compile(r"(?i)\d:\d|\dч|час|утра|вечера|ночи")
_LENGTH = re.compile(r"(?i)(?:последн|следующ)\w+ \w+ (?:секунд|минут|час|д(?:ня|ней)|недел|месяц|год|лет)|в течение")
_COUNTED = re.compile(r"(?i)назад|через|спустя")
_YEARLESS = re.compile(r"(?:с )?\d{1,2}(?:\.| - \d{1,2}\.)(?:\d{1,2}\.?)?(?!\d)")
_BARE = re.compile(r"(?!(?:в|во|на|с|до|к|от|по|за) )[^\W\d]+(?: [^\W\d]+)?")


def _days(found: Found) -> Bounds | None:
    return bounds(of_timex(found[0].value)) if found else None


def _says_no_day(case: Case, found: Found) -> bool:
    return not found and case.clock is not None and not _A_DAY.search(case.words)


def _is_the_day(case: Case, found: Found) -> bool:
    days = _days(found)
    return days is not None and case.clock is not None and (case.any_day or days == (case.first, case.first))


def _is_past(case: Case, found: Found) -> bool:
    """The same weekday or the same days of the year, the last ones before the day of reading instead of the next."""
    days = _days(found)
    if days is None or case.first is None or not days[0] <= case.day <= case.first:
        return False
    same_week = (case.first - days[0]).days == 7  # days in a week
    return same_week or (days[0].month, days[0].day) == (case.first.month, case.first.day)


def _is_weekday_of_next_week(case: Case, found: Found) -> bool:
    days = _days(found)
    return days is not None and case.first is not None and "следующ" in case.words and (days[0] - case.first).days == 7


def _is_its_unit(case: Case, found: Found) -> bool:
    days = _days(found)
    if days is None or case.first is None:
        return False
    return _COUNTED.search(case.words) is not None and days[0] <= case.first <= days[1]


def _is_whole_week(case: Case, found: Found) -> bool:
    """The suites end this week on its Saturday, and begin a weekend on its Friday evening."""
    days = _days(found)
    if days is None or case.first is None or case.last is None or not re.search("недел|выходн", case.words):
        return False
    return days[1].isoweekday() == 7 and abs(days[0] - case.first) + abs(days[1] - case.last) == timedelta(1)


def _is_bound(case: Case, found: Found) -> bool:
    days = _days(found)
    return case.open and days is not None and case.first in {days[0], days[1] + timedelta(days=1)}


def _is_length(case: Case, found: Found) -> bool:
    return not found and _LENGTH.search(case.words) is not None


def _is_yearless(case: Case, _found: Found) -> bool:
    return _YEARLESS.match(case.words) is not None


REASONS: tuple[tuple[str, Callable[[Case, Found], bool]], ...] = (
    ("a clock time or a distance in hours names no day, and is not noted", _says_no_day),
    ("a part of a day or a range of hours is not kept: the day is the value",
     lambda case, found: bool(_PART_OF_DAY.search(case.words)) and _is_the_day(case, found)),
    ("a number that no word or colon makes an hour is none: the day is the value",
     lambda case, found: not _AN_HOUR.search(case.words) and _is_the_day(case, found)),
    ("of two days that bear a name the past one is meant, not the next", _is_past),
    ("a weekday called next is that of the next week", _is_weekday_of_next_week),
    ("a length is no time", _is_length),
    ("a distance is as precise as its unit", _is_its_unit),
    ("a week ends on Sunday, and a weekend is Saturday and Sunday", _is_whole_week),
    ("an open time is told by its bound", _is_bound),
    ("a noun without a preposition, as a heading or a holiday has it, is no time",
     lambda case, found: not found and _BARE.fullmatch(case.words) is not None),
    ("two numbers without a year may be a score or a price, and no Russian writes a dot after a day", _is_yearless),
    ("two times that stand apart are noted apart", lambda _case, found: len(found) > 1),
)  # fmt: skip
