"""From days to places on a line, and the ticks by which people read them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from svod.show.drawing.stretches import named

_DAY_LABEL, _MONTH_LABEL, _YEAR_LABEL = 24.0, 34.0, 38.0  # the least room between two ticks, in units of the drawing
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
Step = tuple[Literal["day", "monday", "month", "year"], int]


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `first` to `last`, both whole, laid evenly from `left` to `right`. Days outside are put at the nearer end."""

    first: date
    last: date
    left: float
    right: float

    @property
    def day(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def start(self, day: date) -> float:
        """Where a day begins."""
        return min(max(self.left + (day - self.first).days * self.day, self.left), self.right)

    def stop(self, day: date) -> float:
        """Where a day ends."""
        return min(max(self.left + ((day - self.first).days + 1) * self.day, self.left), self.right)

    def meets(self, first: date, last: date) -> bool:
        """True where some of these days are on the line."""
        return first <= self.last and last >= self.first


@dataclass(frozen=True, slots=True)
class Tick:
    """A place with its label, at the beginning of what it names."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Era:
    """What the ticks stand in, a month or a year, from where to where on the line, with its label."""

    start: float
    stop: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Ticks, and the months or years that they stand in; years alone stand in none."""

    ticks: tuple[Tick, ...]
    eras: tuple[Era, ...]


def axis(scale: Scale, code: str) -> Axis:
    """Ticks that a person reads: days in months, months in years, or years, as close as their labels have room."""
    unit, step = _step(scale)
    pattern = {"day": "d", "monday": "d", "month": "LLL", "year": "y"}[unit]
    ticks = tuple(
        Tick(scale.start(day), _short(named(day, code, pattern)))
        for day in _begins(scale, unit, step)
        if scale.first <= day <= scale.last
    )
    if unit == "year":
        return Axis(ticks, ())
    held: Step = ("month", 1) if unit in ("day", "monday") else ("year", 1)
    begins = list(_begins(scale, *held))
    ends = [*(day - timedelta(days=1) for day in begins[1:]), scale.last]
    pattern = "LLLL y" if held[0] == "month" else "y"
    eras = (Era(scale.start(a), scale.stop(b), named(a, code, pattern)) for a, b in zip(begins, ends, strict=True))
    return Axis(ticks, tuple(era for era in eras if era.stop > era.start))


def _step(scale: Scale) -> Step:
    """The closest ticks whose labels have room."""
    for step in (1, 2, 5):
        if scale.day * step >= _DAY_LABEL:
            return "day", step
    if scale.day * 7 >= _DAY_LABEL:
        return "monday", 1
    for step in (1, 3):
        if scale.day * 30 * step >= _MONTH_LABEL:
            return "month", step
    return "year", next((step for step in _YEARS if scale.day * 365 * step >= _YEAR_LABEL), _YEARS[-1])


def _begins(scale: Scale, unit: str, step: int) -> Iterator[date]:
    """The first days of units, from the one in which the scale begins. Counted by numbers: there is no day after the last one
    of the year 9999, which pages name too."""
    first, last = scale.first.toordinal(), scale.last.toordinal()
    if unit == "day":
        yield from (day for n in range(first, last + 1) if _stands(day := date.fromordinal(n), step))
    elif unit == "monday":
        yield from map(date.fromordinal, range(first + -scale.first.weekday() % 7, last + 1, 7))
    elif unit == "month":
        start = scale.first.year * 12 + (scale.first.month - 1) // step * step
        stop = scale.last.year * 12 + scale.last.month
        yield from (date(n // 12, n % 12 + 1, 1) for n in range(start, stop, step))
    else:
        start = scale.first.year // step * step
        yield from (date(year, 1, 1) for year in range(start or step, scale.last.year + 1, step))


def _stands(day: date, step: int) -> bool:
    """Whether the day is a step of so many from the first of its month, and has as much room before the next month begins."""
    return (day.day - 1) % step == 0 and day.day + step - 1 <= monthrange(day.year, day.month)[1]


def _short(label: str) -> str:
    """A month's short name without the full stop that some languages end it with."""
    return label.rstrip(".")
