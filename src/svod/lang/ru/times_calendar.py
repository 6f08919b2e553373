"""Values of a calendar with their days: what the rules of times reckon with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from svod.model.edtf import bounds, of_timex

_LONGEST_MONTH = 31  # days
_SHORTEST_MONTH = 27  # days that any month has at least, less one
_TWO_YEARS = 9  # characters of the value of two years


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar value with its first and last day."""

    value: str
    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """True for a single day."""
        return self.first == self.last

    @property
    def is_in_month(self) -> bool:
        """True where it begins and ends in one month."""
        return self.first.month == self.last.month and not (self.last - self.first).days >= _LONGEST_MONTH

    @property
    def is_short(self) -> bool:
        """True for a day or a few, shorter than a month."""
        return (self.last - self.first).days < _SHORTEST_MONTH


@lru_cache(maxsize=4096)
def period(value: str) -> Period | None:
    """The period of a TIMEX3 value; None where no calendar has it (`2023-02-31`)."""
    try:
        days = bounds(of_timex(value))
    except ValueError:  # a week that its year does not have
        return None
    return Period(value, *days) if days else None


Part = Callable[[Period], Period]


def whole(period: Period) -> Period:
    """All of a period, where no part of it is meant."""
    return period


def apart(one: Period, two: Period) -> int:
    """How many days lie between two periods; 0 where they share one."""
    return max((one.first - two.last).days, (two.first - one.last).days, 0)


def of_season(of: Period) -> Period:
    """The days of two years that are named as one season ("сезон 2029/30"), which begins in the summer of the first."""
    if of.last.year - of.first.year == 1 and len(of.value) == _TWO_YEARS:
        return Period(of.value, date(of.first.year, 7, 1), date(of.last.year, 6, 30))
    return of


def week_of(day: date) -> str:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
