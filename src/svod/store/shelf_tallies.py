"""How many lines begin in which stretch of time: out of lines at hand, or out of what is counted beforehand (`tally`)."""

from __future__ import annotations

import sqlite3
from calendar import monthrange
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from svod.model.asked import Grain, Tally
from svod.model.link import DatedBy
from svod.store import terms
from svod.store.shelf_postings import MARK, Keys, days_of, marks_of

Spread = Counter[tuple[int, int]]  # the first day of a stretch, and a mark -> lines

ALWAYS = (0, terms.LAST + 1)  # days, and the one behind them

_BUCKETS = 400  # stretches of time that a timeline has at most, where years allow
_EPOCH = date(1970, 1, 1)  # from which numpy counts


def grain_of(ends: Sequence[int]) -> Grain:
    """In what stretches the time between these days is counted."""
    if not ends or max(ends) - min(ends) < _BUCKETS:
        return "day"
    first, last = date.fromordinal(min(ends)), date.fromordinal(max(ends))
    return "month" if _month(last) - _month(first) < _BUCKETS else "year"


def span_of(found: Keys) -> list[int]:
    """The first day and the last on which these lines begin; empty where no day is known."""
    days = days_of(found)
    known = days[days != terms.UNKNOWN]
    return [int(known.min()), int(known.max())] if len(known) else []


def unknown_of(found: Keys) -> int:
    """How many of these lines have no known day."""
    return int(np.count_nonzero(days_of(found) == terms.UNKNOWN))


def spread(found: Keys, grain: Grain) -> Spread:
    """How many of these lines begin in which stretch, by their marks; those of unknown days stand under UNKNOWN."""
    days, marks = days_of(found), marks_of(found)
    known = days != terms.UNKNOWN
    lost: Spread = Counter((terms.UNKNOWN, mark) for mark in marks[~known].tolist())
    if not known.any():
        return lost
    numbers = _numbers(days[known], grain)
    least = int(numbers.min())
    lines = np.bincount(numbers - least << MARK | marks[known])
    where = np.flatnonzero(lines)
    stood = zip(where.tolist(), lines[where].tolist(), strict=True)
    return Counter({(_begins(least + (at >> MARK), grain), at % (1 << MARK)): many for at, many in stood}) + lost


def issued(days: Mapping[int, int], grain: Grain) -> Spread:
    """How many pages came out in which stretch. days: how many on each."""
    found: Spread = Counter()
    for day, pages in days.items():
        found[_held(day, grain)[0], terms.mark("published", fuzzy=False)] += pages
    return found


def ends_of(db: sqlite3.Connection, term: int, days: tuple[int, int]) -> list[int]:
    """The first and the last of these days for which anything is counted of a term."""
    asked = "SELECT min(day), max(day) FROM tally WHERE term = ? AND day >= ? AND day < ?"
    return [day for day in db.execute(asked, (term, *days)).fetchone() if day is not None]


def tallied(db: sqlite3.Connection, term: int, days: tuple[int, int], grain: Grain) -> Spread:
    """What is counted of a term on these days: by months where no finer is shown, by days at the ends, where a month is not
    wanted whole."""
    first, stop = days
    asked = "SELECT day, mark, lines FROM tally WHERE term = ? AND day >= ? AND day < ?"
    found: Spread = Counter()
    low, high = (first, first) if grain == "day" else _whole_months(first, stop)
    for start, end in ((first, low), (high, stop)):
        for day, mark, lines in db.execute(asked, (term, start, end)):
            found[_held(day, grain)[0], mark] += lines
    if low < high:
        months = (terms.MONTHS + _month(date.fromordinal(day)) for day in (low, high))
        for month, mark, lines in db.execute(asked, (term, *months)):
            found[_held(_begins(month - terms.MONTHS, "month"), grain)[0], mark] += lines
    return found


def tallies(counted: Mapping[tuple[int, int], int], grain: Grain) -> tuple[Tally, ...]:
    """What is counted by stretches, as it is told; lines of unknown days are in none."""
    lines, fuzzy = Counter[tuple[int, DatedBy]](), Counter[tuple[int, DatedBy]]()
    for (start, mark), many in counted.items():
        if start != terms.UNKNOWN:
            by, wide = terms.marked(mark)
            lines[start, by] += many
            fuzzy[start, by] += many * wide
    return tuple(Tally(*_days(start, grain), by, many, fuzzy[start, by]) for (start, by), many in sorted(lines.items()))


def _numbers(days: NDArray[np.int64], grain: Grain) -> NDArray[np.int64]:
    """The numbers of the stretches in which these days lie, as `_begins` has them."""
    if grain == "day":
        return days
    unit, first = ("M", _month(_EPOCH)) if grain == "month" else ("Y", _EPOCH.year)
    return (days - _EPOCH.toordinal()).astype("datetime64[D]").astype(f"datetime64[{unit}]").astype(np.int64) + first


@lru_cache(maxsize=4096)
def _begins(number: int, grain: Grain) -> int:
    """The first day of the stretch of this number."""
    if grain == "day":
        return number
    return (date(number // 12, number % 12 + 1, 1) if grain == "month" else date(number, 1, 1)).toordinal()


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _whole_months(first: int, stop: int) -> tuple[int, int]:
    """The first day of the months that lie wholly in these days, and the day behind them; twice the first where none does."""
    low, high = date.fromordinal(max(first, 1)), date.fromordinal(min(stop, terms.LAST)).replace(day=1).toordinal()
    start = low.toordinal() if low.day == 1 else _held(low.toordinal(), "month")[1] + 1
    return (start, high) if start < high else (first, first)


@lru_cache(maxsize=16_384)
def _held(day: int, grain: Grain) -> tuple[int, int]:
    """The first and the last day of the stretch in which a day lies."""
    if grain == "day":
        return day, day
    found = date.fromordinal(day)
    if grain == "year":
        return found.replace(month=1, day=1).toordinal(), found.replace(month=12, day=31).toordinal()
    return found.replace(day=1).toordinal(), found.replace(day=monthrange(found.year, found.month)[1]).toordinal()


@lru_cache(maxsize=4096)
def _days(start: int, grain: Grain) -> tuple[date, date]:
    first, last = _held(start, grain)
    return date.fromordinal(first), date.fromordinal(last)
