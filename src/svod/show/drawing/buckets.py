"""Many lines as counts: what falls into one stretch of time on a lane, in stretches wide enough to be seen and clicked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, get_args

from svod.model.asked import Tally
from svod.model.link import DatedBy
from svod.show.drawing.scale import Scale

BY: tuple[DatedBy, ...] = get_args(DatedBy)
_LEAST = 8.5  # how wide a stretch must be on the drawing
Unit = Literal["day", "week", "month", "year", "decade"]
_DAYS: Mapping[Unit, int] = {"day": 1, "week": 7, "month": 28, "year": 365, "decade": 3652}


@dataclass(frozen=True, slots=True)
class Bucket:
    """A stretch of time with how many lines of each kind of date fall into it: those of one day, and those of wider dates."""

    first: date
    last: date
    precise: Mapping[DatedBy, int]
    fuzzy: Mapping[DatedBy, int]

    @property
    def lines(self) -> int:
        """All of them."""
        return sum(self.precise.values()) + sum(self.fuzzy.values())


def unit_of(scale: Scale) -> Unit:
    """The shortest stretch that is wide enough on this scale."""
    return next((unit for unit, days in _DAYS.items() if days * scale.day >= _LEAST), "decade")


def buckets(tallies: Iterable[Tally], scale: Scale) -> tuple[Bucket, ...]:
    """The tallies that are shown put together, in order; a tally that is wider than the unit of the scale keeps its width."""
    unit = unit_of(scale)
    precise: dict[tuple[date, date], dict[DatedBy, int]] = defaultdict(lambda: dict.fromkeys(BY, 0))
    fuzzy: dict[tuple[date, date], dict[DatedBy, int]] = defaultdict(lambda: dict.fromkeys(BY, 0))
    for tally in tallies:
        if not scale.meets(tally.start, tally.stop):
            continue
        start, stop = _held(tally.start, unit)
        days = (start, stop) if tally.stop <= stop else (tally.start, tally.stop)
        precise[days][tally.by] += tally.lines - tally.fuzzy
        fuzzy[days][tally.by] += tally.fuzzy
    return tuple(Bucket(*days, precise[days], fuzzy[days]) for days in sorted(precise))


@lru_cache(maxsize=4096)
def _held(day: date, unit: Unit) -> tuple[date, date]:
    """The stretch of this unit in which a day lies."""
    if unit == "week":
        monday = max(day.toordinal() - day.weekday(), 1)
        return date.fromordinal(monday), date.fromordinal(min(monday + 6, date.max.toordinal()))
    if unit == "month":
        first = day.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1) if first.month < 12 else day.replace(
            day=31
        )
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit == "decade":
        return date(max(day.year // 10 * 10, 1), 1, 1), date(day.year // 10 * 10 + 9, 12, 31)
    return day, day
