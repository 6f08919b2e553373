"""Lines of the chronicle as marks on a lane: from the first to the last day that a date admits, none hiding another."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from svod.model.asked import Timeline
from svod.model.entry import Entry
from svod.show.drawing.buckets import BY
from svod.show.drawing.scale import Scale
from svod.show.drawing.stretches import known_days

_DAY, _WIDER = 6.0, 12.0  # the least width of a mark of one day, and of a wider one, which must not look like a day's
_MORE = 30.0  # room for `+12`


@dataclass(frozen=True, slots=True)
class Mark:
    """A line, drawn by itself in row `row`, the most carried ones on top. first, last: the days that its date admits; left and
    right: where they are on the drawing. about: it may also lie a little beyond them; before, after: its days go on there,
    where nothing is shown."""

    entry: Entry
    first: date
    last: date
    left: float
    right: float
    row: int = 0
    about: bool = False
    before: bool = False
    after: bool = False

    @property
    def fuzzy(self) -> bool:
        """True where no page says on which day it was."""
        return self.about or self.first != self.last


@dataclass(frozen=True, slots=True)
class More:
    """Lines that had no room in the rows of a lane: how many, of which days, and where that is told."""

    lines: int
    first: date
    last: date
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Strip:
    """One lane laid out: its name ("" for all who have none of their own), all its lines, its marks by time, in how many rows,
    and what had no room."""

    name: str
    lines: int
    marks: tuple[Mark, ...]
    rows: int
    more: tuple[More, ...]


def strips(shown: Timeline, scale: Scale, most: int) -> tuple[Strip, ...]:
    """The lanes of a timeline of single lines, each with at most so many rows."""
    own = {lane.name for lane in shown.lanes if lane.name}
    made = []
    for lane in shown.lanes:
        entries = [
            entry for entry in shown.entries if (lane.name in entry.who if lane.name else own.isdisjoint(entry.who))
        ]  # fmt: skip
        made.append(_strip(lane.name, lane.lines, entries, scale, most))
    return tuple(made)


def _strip(name: str, lines: int, entries: Iterable[Entry], scale: Scale, most: int) -> Strip:
    marks = [mark for entry in entries if (mark := placed(entry, scale))]
    kept, left = _packed(marks, most)
    kept.sort(key=lambda mark: (mark.first, mark.last, mark.row))
    rows = max((mark.row + 1 for mark in kept), default=0)
    return Strip(name, lines, tuple(kept), rows, tuple(_told(left, scale)))


def placed(entry: Entry, scale: Scale) -> Mark | None:
    """The mark of a line, None where its date is unknown or none of its days is shown. It is as wide as its days at least."""
    days = known_days(entry.date)
    if entry.date is None or days is None or not scale.meets(*days):
        return None
    about = any(end[-1:] in "~?%" for end in entry.date.split("/"))
    before, after = days[0] < scale.first, days[1] > scale.last
    least = _DAY if days[0] == days[1] and not about else _WIDER
    left, right = _widened(scale.start(days[0]), scale.stop(days[1]), least, scale)
    return Mark(entry, *days, left, right, about=about, before=before, after=after)


def _widened(left: float, right: float, least: float, scale: Scale) -> tuple[float, float]:
    """Both ends moved out until there is something to see, inside of the drawing."""
    short = least - (right - left)
    if short <= 0:
        return left, right
    left = max(scale.left, min(left - short / 2, scale.right - least))
    return left, max(right, left + least)


class _Taken(NamedTuple):
    """From where to where a row is taken."""

    left: float
    right: float


def _packed(marks: Sequence[Mark], most: int) -> tuple[list[Mark], list[Mark]]:
    """Each mark in the first row that has room for it, those first that most outlets carry; and those that had none."""
    rows: list[list[_Taken]] = []
    kept, left = [], []
    for mark in sorted(marks, key=_weight):
        at = next((n for n, row in enumerate(rows) if _free(row, mark)), len(rows))
        if at == most:
            left.append(mark)
            continue
        if at == len(rows):
            rows.append([])
        insort(rows[at], _Taken(mark.left, mark.right))
        kept.append(_in_row(mark, at))
    return kept, left


def _weight(one: Mark) -> tuple[object, ...]:
    cite = one.entry.cites[0]
    return -one.entry.outlets, one.left, one.right, BY.index(one.entry.dated_by), one.entry.kind, cite.page, cite.start


def _free(row: Sequence[_Taken], mark: Mark) -> bool:
    at = bisect_left(row, _Taken(mark.left, mark.right))
    clear_before = at == 0 or row[at - 1].right <= mark.left
    return clear_before and (at == len(row) or mark.right <= row[at].left)


def _in_row(mark: Mark, row: int) -> Mark:
    return Mark(mark.entry, mark.first, mark.last, mark.left, mark.right, row, mark.about, mark.before, mark.after)


def _told(left: Iterable[Mark], scale: Scale) -> Iterable[More]:
    """Marks without room, told of together where they are near."""
    group: list[Mark] = []
    for mark in sorted(left, key=lambda one: one.left):
        if group and mark.left > max(group[0].left + _MORE, scale.stop(group[0].first)):
            yield _more(group, scale)
            group = []
        group.append(mark)
    if group:
        yield _more(group, scale)


def _more(group: Sequence[Mark], scale: Scale) -> More:
    start = min(group[0].left, scale.right - _MORE)
    first, last = min(mark.first for mark in group), max(mark.last for mark in group)
    return More(len(group), first, last, start, start + _MORE)
