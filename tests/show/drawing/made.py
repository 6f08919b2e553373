"""Timelines made by hand for the drawings: two parties, a ministry, and whoever else spoke."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import count

from svod.model.asked import Lane, Tally, Timeline
from svod.model.edtf import bounds
from svod.model.entry import Entry
from svod.model.link import DatedBy
from svod.model.span import Cite, Span

LUNEV, WELTZ = "Гордей Лунёв", "Марта Вельц"
_PLACES = count(1)


def line(
    day: str | None, by: DatedBy = "said", who: Iterable[str] = (LUNEV,), words: str = "Ответ будет дан", outlets: int = 1
) -> Entry:
    at = next(_PLACES) * 10
    return Entry(
        "statement",
        day,
        by,
        words,
        (Cite("a" * 64, (Span(at, at + 5),), ("слово",)),),
        tuple(who),
        outlets=outlets,
        type="direct",
    )


def lined(*entries: Entry, lanes: tuple[str, ...] = (LUNEV, WELTZ), published: tuple[Tally, ...] = ()) -> Timeline:
    """The timeline of single lines; a lane for each of these and one for all others."""
    known = [days for entry in entries if (days := bounds(entry.date))]
    span = (min(first for first, _ in known), max(last for _, last in known)) if known else None
    named = tuple(Lane(name, sum(name in entry.who for entry in entries)) for name in lanes)
    rest = Lane("", sum(not set(lanes) & set(entry.who) for entry in entries))
    return Timeline(span, "day", (*named, rest), published, len(entries) - len(known), entries)


def tally(day: str, lines: int, fuzzy: int = 0, by: DatedBy = "said") -> Tally:
    first, last = bounds(day) or (date.min, date.min)
    return Tally(first, last, by, lines, fuzzy)
