"""Dates as people read them: EDTF (ISO 8601-2, the parts that Svod writes), made of TIMEX3, with precision and bounds."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_QUARTERS = {"Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36"}
_FIRST_MONTH = {"21": 3, "22": 6, "23": 9, "24": 12, "33": 1, "34": 4, "35": 7, "36": 10}
_MONTHS = 3  # of a season or quarter

_PART = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T.*)?")
_DECADE, _CENTURY = re.compile(r"(\d{3})X"), re.compile(r"(\d{2})XX")


def of_timex(value: str, mod: str | None = None) -> str | None:
    """The EDTF date of a TIMEX3 value; a part of a month or year (mod) makes it approximate, `~`. None for what is no
    calendar date (`PRESENT_REF`, durations)."""
    if "/" in value:
        ends = [of_timex(end) for end in value.split("/", 1)]
        return f"{ends[0]}/{ends[1]}" if all(ends) else None
    about = "~" if mod else ""
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return _of_week(int(week[1]), int(week[2]))
    if part := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI|Q[1-4])", value):
        return f"{part[1]}-{(_SEASONS | _QUARTERS)[part[2]]}{about}"
    if re.fullmatch(r"\d{3}", value):
        return f"{value}X{about}"
    if re.fullmatch(r"\d{2}", value):
        return f"{value}XX{about}"
    day = re.match(r"\d{4}(-\d\d){0,2}", value)
    return f"{day[0]}{about}" if day and _bounds_of_one(day[0]) else None


def _of_week(year: int, week: int) -> str | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
        return f"{monday}/{monday + timedelta(days=6)}"
    except (ValueError, OverflowError):  # a week that the year does not have, or the last one of all
        return None


def is_date(value: str) -> bool:
    """Whether these words are a date that can be read back, as TIMEX3 or EDTF."""
    return of_timex(value) is not None or bounds(value) is not None


def precision(edtf: str | None) -> str:
    """`day`, `month`, `season`, `quarter`, `year`, `decade`, `century`; `interval` for two ends; `about day` where the
    date is only approximate; `unknown`."""
    if not edtf:
        return "unknown"
    if "/" in edtf:
        return "interval"
    about, plain = ("about " if edtf[-1] in "~?%" else ""), edtf.rstrip("~?%")
    if _DECADE.fullmatch(plain) or _CENTURY.fullmatch(plain):
        return about + ("decade" if _DECADE.fullmatch(plain) else "century")
    part = _PART.fullmatch(plain)
    if not part:
        return "unknown"
    if part["day"]:
        return about + "day"
    if part["month"]:
        return about + ("month" if int(part["month"]) <= 12 else "season" if int(part["month"]) <= 24 else "quarter")
    return about + "year"


def bounds(edtf: str | None) -> tuple[date, date] | None:
    """The first and the last day that the date admits, or None where it is unknown or no date."""
    if not edtf:
        return None
    ends = [_bounds_of_one(end.rstrip("~?%")) for end in edtf.split("/")]
    if ends[0] is None or ends[-1] is None:
        return None
    return ends[0][0], ends[-1][1]


def _bounds_of_one(plain: str) -> tuple[date, date] | None:
    if decade := _DECADE.fullmatch(plain):
        return date(int(decade[1]) * 10 or 1, 1, 1), date(int(decade[1]) * 10 + 9, 12, 31)
    if century := _CENTURY.fullmatch(plain):
        return date(int(century[1]) * 100 or 1, 1, 1), date(int(century[1]) * 100 + 99, 12, 31)
    part = _PART.fullmatch(plain)
    if not part:
        return None
    try:
        return _days(int(part["year"]), part["month"], part["day"])
    except ValueError:  # a day that no calendar has, as in "31 февраля"
        return None


def _days(year: int, month: str | None, day: str | None) -> tuple[date, date]:
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if day:
        return date(year, int(month), int(day)), date(year, int(month), int(day))
    if int(month) <= 12:
        return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])
    first = _FIRST_MONTH.get(month)
    if first is None:
        raise ValueError(month)
    last_year, last = year + (first + _MONTHS - 2) // 12, (first + _MONTHS - 2) % 12 + 1
    return date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1])
