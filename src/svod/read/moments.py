"""When a page was published, as lists and records write it -> ISO 8601. What can be read in two ways is not read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

FORMS = (
    "2020-05-02, 2020-05-02T18:40:00+03:00, 02.05.2020 18:40, 2 May 18:40 2020, Sat, 02 May 2020 18:40:00 +0300, "
    "or seconds since 1970"
)

_ISO = re.compile(
    r"\d{4}-?\d{2}-?\d{2}([T ]\d{2}(:?\d{2}(:?\d{2}([.,]\d+)?)?)?( ?(Z|UTC|[+-]\d{2}(:?\d{2})?))?)?", re.ASCII | re.IGNORECASE
)
# Nine digits and more: eight are a day without dashes, and of fewer nobody can say what they are.
_EPOCH = re.compile(r"(?P<seconds>\d{9,10})(\.\d+)?|(?P<milliseconds>\d{12,13})", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: г\.)?(?:,? (?:в )?(\d{1,2}):(\d{2})(?::(\d{2}))?)?", re.ASCII)
# 2 May 18:40 2020, 2 May 2020, 2 May 2020 18:40: the first is how news crawls of 2020 (the Telegram contest's) print it.
_ENGLISH = re.compile(
    r"(?P<day>\d{1,2}) (?P<month>[a-z]{3,9})\.?,?(?: (?P<early>\d{1,2}:\d{2}(?::\d{2})?))?"
    r" (?P<year>\d{4})(?:,? (?P<late>\d{1,2}:\d{2}(?::\d{2})?))?",
    re.ASCII | re.IGNORECASE,
)
_MAIL = re.compile(
    r"([a-z]{3}, ?)?\d{1,2} [a-z]{3} \d{4} \d{2}:\d{2}(:\d{2})? ([+-]\d{4}|[a-z]{1,4})", re.ASCII | re.IGNORECASE
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def iso(written: str) -> str | None:
    """An ISO date where only a day is written, else an ISO date-time, with its offset where one is written (seconds since
    1970 are UTC). None where this is none of `FORMS`."""
    words = " ".join(written.split())
    for form, read in _READERS:
        found = form.fullmatch(words)
        if found:
            try:
                return read(found)
            except (ValueError, OverflowError, OSError):
                return None
    return None


def _iso(found: re.Match[str]) -> str:
    words = found.group().replace(",", ".")
    if len(words) <= len("2020-05-02"):
        return date.fromisoformat(words).isoformat()
    words = re.sub(r" ?(z|utc)$", "+00:00", words, flags=re.IGNORECASE)
    words = re.sub(r" (?=[+-])", "", words)
    return datetime.fromisoformat(words).replace(microsecond=0).isoformat()


def _epoch(found: re.Match[str]) -> str:
    seconds = int(found["seconds"]) if found["seconds"] else int(found["milliseconds"]) // 1000
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _dotted(found: re.Match[str]) -> str:
    day, month, year, hour, minute, second = (int(part) if part else None for part in found.groups())
    return _joined(date(year or 0, month or 0, day or 0), hour, minute, second)


def _english(found: re.Match[str]) -> str:
    name = found["month"].lower()
    month = (_MONTHS if len(name) == 3 else _LONG_MONTHS).index(name) + 1
    clock = [int(part) for part in (found["early"] or found["late"] or "").split(":") if part]
    return _joined(date(int(found["year"]), month, int(found["day"])), *clock)


def _joined(day: date, hour: int | None = None, minute: int | None = None, second: int | None = None) -> str:
    if hour is None:
        return day.isoformat()
    return datetime(day.year, day.month, day.day, hour, minute or 0, second or 0).isoformat()


def _mail(found: re.Match[str]) -> str:
    return parsedate_to_datetime(found.group()).isoformat()


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_EPOCH, _epoch),
    (_ISO, _iso),
    (_DOTTED, _dotted),
    (_MAIL, _mail),
    (_ENGLISH, _english),
)
