"""Dates as pages print them beside a title, in a dateline or under a picture: with numbers, or with a month's name in the
page's language (names from CLDR, by babel). Times in running text are the language's own grammar's matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names, get_month_names

from svod.lang.layout import layout
from svod.model.span import Span

MONTH_LETTERS = 3  # a month is known by as many of its first letters: `20 сен`, `Jul 9`
CLOCK = re.compile(r"(?<![\d.:])([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?(?![\d.:])")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(\d\d?)\2(\d\d?)(?:T(\d\d:\d\d))?(?!\d)")
_NUMBERS = re.compile(r"(?<![\d.])(\d\d?)([./-])(\d\d?)\2((?:19|20)?\d\d)(?![\d])")
_WORDS = re.compile(r"(?<![\d.,])(\d\d?)(?:-?[^\W\d_]{1,2})?\s+([^\W\d_]{3,})\.?(?:,?\s+((?:19|20)\d\d)(?!\d))?")
_WORD_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d\d?),?\s+((?:19|20)\d\d)(?!\d)")
_DIGIT = re.compile(r"\d")
_VOWELS = re.compile(r"[aeiouyаеёиіїоуыьюя]+$")


@dataclass(frozen=True, slots=True)
class PageDate:
    """A date as printed: where it stands in the words it was looked for in; no year where none is written."""

    span: Span
    day: int
    month: int
    year: int | None = None

    @property
    def iso(self) -> str | None:
        """An ISO date, where the year is written."""
        return date(self.year, self.month, self.day).isoformat() if self.year else None


def _made(start: int, stop: int, day: str, month: int, year: str | None) -> Iterator[PageDate]:
    """The date, unless the calendar has none such (a leap year is granted where no year is written)."""
    number = None if not year else int(year) if len(year) == 4 else 2000 + int(year)
    try:
        date(number or 2000, month, int(day))
    except ValueError:
        return
    yield PageDate(Span(start, stop), int(day), month, number)


@cache
def _names(code: str) -> tuple[tuple[str, int], ...]:
    """All forms of the months' names in a language, lower case."""
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return ()
    forms = set()
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            forms |= {(name.lower().rstrip("."), month) for month, name in get_month_names(width, context, locale).items()}
    return tuple(sorted(forms))


@cache
def weekdays(code: str) -> tuple[tuple[str, int], ...]:
    """The weekdays' names without the vowels at their end, which change with the case (`сред`), and their number, Monday 0."""
    try:
        names = get_day_names("wide", "format", Locale.parse(code))
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple((_VOWELS.sub("", name.lower()), number) for number, name in names.items())


@cache
def _month(word: str, code: str) -> int | None:
    for language in (code, "en"):
        for name, month in _names(language):
            if name.startswith(word[: max(len(word), MONTH_LETTERS)]):
                return month
    return None


def dates_in(words: str, code: str) -> tuple[PageDate, ...]:
    """The dates printed in these words, in order; code: the language of the page."""
    if not _DIGIT.search(words):
        return ()
    found: list[PageDate] = []
    for match in _ISO.finditer(words):
        found += _made(*match.span(), match[4], int(match[3]), match[1])
    for match in _NUMBERS.finditer(words):
        found += _made(*match.span(), match[1], int(match[3]), match[4])
    for match in _WORDS.finditer(words):
        if month := _month(match[2].lower(), code):
            found += _made(*match.span(), match[1], month, match[3])
    for match in _WORD_FIRST.finditer(words):
        if month := _month(match[1].lower(), code):
            found += _made(*match.span(), match[2], month, match[3])
    kept: list[PageDate] = []
    for each in sorted(found, key=lambda each: (each.span.start, -each.span.stop)):
        if not kept or each.span.start >= kept[-1].span.stop:
            kept.append(each)
    return tuple(kept)


def clock_in(words: str) -> str | None:
    """The first clock time, as `HH:MM`."""
    match = CLOCK.search(words)
    return f"{int(match[1]):02}:{match[2]}" if match else None


@cache
def _fillers() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + ("|".join(layout().dates) or r"(?!)") + r"|utc|gmt)(?!\w)", re.IGNORECASE)


def is_date_line(words: str, code: str) -> bool:
    """True where a line is a date or a clock time and nothing else but the words that go with one."""
    if len(words) > 90:
        return False
    rest = list(words)
    found = dates_in(words, code)
    clocks = [match.span() for match in CLOCK.finditer(words)]
    for start, stop in [*((each.span.start, each.span.stop) for each in found), *clocks]:
        rest[start:stop] = " " * (stop - start)
    left = re.findall(r"[^\W\d_]+|\d+", _fillers().sub(" ", "".join(rest)).lower())
    stems = weekdays(code)
    return bool((found or clocks) and all(any(word.startswith(stem) for stem, _ in stems) for word in left))
