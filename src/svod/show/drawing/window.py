"""Which days a timeline shows: all of them, or those of the news where a few lines lie far away from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from svod.model.asked import Timeline
from svod.show.drawing.stretches import known_days

_LEAST = 7  # days that are shown: a single day would fill the whole width
_MOST_LINES = 0.75  # of all dated lines that the days of the news must hold
_SHORT = 0.2  # of the whole time: days longer than that are not worth leaving the rest out
_NEAR = 0.15  # of the days of the news: a line so near beyond them is shown too
Stretch = tuple[date, date, int]


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day that are shown, and how many lines lie wholly before and after them."""

    first: date
    last: date
    earlier: int = 0
    later: int = 0


def whole(shown: Timeline) -> Window | None:
    """All days that lines or pages are of; None where there are none."""
    days = [day for first, last, _ in (*_lines(shown), *_pages(shown)) for day in (first, last)]
    if shown.span:
        days += shown.span
    return _padded(Window(min(days), max(days))) if days else None


def focus(shown: Timeline) -> Window | None:
    """The days of the news: the shortest that hold most lines, where these are few of all the days, with what is near them;
    else all days. News recalls what happened decades ago: laid out evenly, that leaves no room for the news itself."""
    lines = _lines(shown)
    if not lines:
        return whole(shown)
    every = (min(first for first, _, _ in lines), max(last for _, last, _ in lines))
    first, last = _densest(lines)
    if _length(first, last) > _SHORT * _length(*every):
        return whole(shown)
    first, last = _with_near(lines, first, last)
    earlier = sum(count for _, end, count in lines if end < first)
    later = sum(count for start, _, count in lines if start > last)
    return _padded(Window(first, last, earlier, later))


def _lines(shown: Timeline) -> list[Stretch]:
    """The days that each line, or each tally of lines, may be of."""
    if shown.entries:
        return [(*days, 1) for entry in shown.entries if (days := known_days(entry.date))]
    return [(tally.start, tally.stop, tally.lines) for lane in shown.lanes for tally in lane.tallies]


def _pages(shown: Timeline) -> list[Stretch]:
    return [(tally.start, tally.stop, tally.lines) for tally in shown.published]


def _densest(lines: Sequence[Stretch]) -> tuple[date, date]:
    """The shortest days that wholly hold most lines: the later they begin, the later they end, so both ends only move on."""
    ordered = sorted(lines)
    by_end = sorted(range(len(ordered)), key=lambda at: ordered[at][1])
    place = {at: n for n, at in enumerate(by_end)}
    least = _MOST_LINES * sum(count for _, _, count in ordered)
    held = taken = 0
    best = (ordered[0][0], ordered[by_end[-1]][1])
    for at, (first, _, count) in enumerate(ordered):
        while held < least and taken < len(by_end):
            held += ordered[by_end[taken]][2] if by_end[taken] >= at else 0
            taken += 1
        if held < least:
            break
        best = min(best, (first, ordered[by_end[taken - 1]][1]), key=lambda days: _length(*days))
        held -= count if place[at] < taken else 0
    return best


def _with_near(lines: Sequence[Stretch], first: date, last: date) -> tuple[date, date]:
    """The days with those of lines that are only a little way before or after them."""
    near = timedelta(days=max(1, int(_NEAR * _length(first, last))))
    small = 2 * near + timedelta(days=1)  # a year's bar that ends nearby would bring its year
    for start, end, _ in sorted(lines, reverse=True):
        if start < first and first - end <= near and end - start <= small and start.toordinal() > near.days:
            first = start
    for start, end, _ in sorted(lines, key=lambda one: one[1]):
        if end > last and start - last <= near and end - start <= small:
            last = end
    return first, last


def _length(first: date, last: date) -> int:
    return (last - first).days + 1


def _padded(window: Window) -> Window:
    """The window, no shorter than the least."""
    short = _LEAST - _length(window.first, window.last)
    if short <= 0:
        return window
    first = max(window.first.toordinal() - short // 2, 1)
    last = min(max(first + _LEAST - 1, window.last.toordinal()), date.max.toordinal())
    return Window(date.fromordinal(first), date.fromordinal(last), window.earlier, window.later)
