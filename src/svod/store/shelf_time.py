"""What a timeline is drawn from: few lines each by itself, many counted by days, months or years."""

from __future__ import annotations

import sqlite3
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from svod.model.asked import Grain, Lane, Tally, Timeline, Wanted
from svod.store import terms
from svod.store.shelf_lines import opened, places, sought
from svod.store.shelf_names import rows_of

_BUCKETS = 400  # stretches of time that a timeline has at most, where years allow
Counted = Counter[tuple[int, int]]  # day and mark -> lines


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as it is counted: its days, its mark, who speaks or acts in it (numbers), and its pages (numbers)."""

    day: int
    until: int
    mark: int
    speakers: tuple[int, ...]
    pages: tuple[int, ...]


def timeline(db: sqlite3.Connection, wanted: Wanted, lanes: int, single: int) -> Timeline:
    """The timeline of the lines wanted."""
    what = sought(db, wanted)
    first = list(islice(places(db, what), single + 1))
    if len(first) > single and not what.groups and not what.dated:
        return _of_all(db, lanes)
    rows = list(_rows(db, first if len(first) <= single else places(db, what)))
    out = _published(db, {page for row in rows for page in row.pages})
    names, counted = _counted(rows, lanes)
    known = [row for row in rows if row.day != terms.UNKNOWN]
    last = max((min(row.until, terms.LAST) for row in known), default=None)
    made = _made(db, names, counted, out, last)
    if len(first) > single:
        return made
    entries = opened(db, first).entries
    return Timeline(made.span, made.grain, made.lanes, made.published, made.unknown, entries)


def _rows(db: sqlite3.Connection, at: Iterable[int]) -> Iterator[_Row]:
    asked = "SELECT at, until, dated_by, fuzzy, terms FROM entry WHERE at IN"
    for place, until, by, fuzzy, kept in rows_of(db, asked, at):
        found = [terms.parts(one) for one in terms.opened(kept)]
        yield _Row(
            terms.day_of(place),
            until,
            terms.mark(by, bool(fuzzy)),
            tuple(number for role, number in found if role == terms.NAMED["speaks"]),
            tuple(number for role, number in found if role == terms.PAGE),
        )


def _counted(rows: Iterable[_Row], lanes: int) -> tuple[list[tuple[int, int]], dict[int, Counted]]:
    """The names that have a lane, each with its lines, and what falls on each day; under 0 what is in no lane."""
    rows = list(rows)
    spoken = Counter(one for row in rows for one in row.speakers)
    most = sorted(spoken.items(), key=lambda item: (-item[1], item[0]))[:lanes]
    own = {number for number, _ in most}
    counted: dict[int, Counted] = defaultdict(Counter)
    for row in rows:
        for number in own.intersection(row.speakers) or (0,):
            counted[number][row.day, row.mark] += 1
    return most, counted


def _of_all(db: sqlite3.Connection, lanes: int) -> Timeline:
    """The timeline of all lines, out of what is counted of each day."""
    every = Counter({(day, mark): lines for day, mark, lines in _tallied(db, terms.term(terms.EVERY, 0))})
    most = db.execute(
        "SELECT number, speaks FROM name WHERE speaks > 0 ORDER BY speaks DESC, number LIMIT ?", (lanes,)
    ).fetchall()
    counted: dict[int, Counted] = {}
    for number, _ in most:
        counted[number] = Counter({(day, mark): n for day, mark, n in _spoken(db, terms.term(terms.NAMED["speaks"], number))})
    counted[0] = every - _union(db, [number for number, _ in most])
    fuzzy = db.execute("SELECT max(until) FROM entry WHERE fuzzy = 1 AND until <= ?", (terms.LAST,)).fetchone()[0]
    days = [day for day, _ in every if day != terms.UNKNOWN]
    last = max([*days, *([fuzzy] if fuzzy else [])], default=None)
    out = db.execute(_OUT).fetchall()
    return _made(db, most, counted, Counter({day: n for day, n in out if day}), last)


_OUT = """
SELECT page.published, count(*) FROM page WHERE page.language IS NOT NULL
AND EXISTS (SELECT 1 FROM label WHERE label.page = page.sha256 AND label.state = 'current') GROUP BY page.published
"""


def _tallied(db: sqlite3.Connection, one: int) -> list[tuple[int, int, int]]:
    return db.execute("SELECT day, mark, lines FROM tally WHERE term = ?", (one,)).fetchall()


def _spoken(db: sqlite3.Connection, one: int) -> list[tuple[int, int, int]]:
    """What falls on each day for a name: names that stand in few lines are counted now."""
    counted = "SELECT at >> 24, mark, count(*) FROM posting WHERE term = ? GROUP BY 1, 2"
    return _tallied(db, one) or db.execute(counted, (one,)).fetchall()


def _union(db: sqlite3.Connection, numbers: Iterable[int]) -> Counted:
    """What falls on each day of lines in which one of these speaks: a line in which two do is one line."""
    speak = [terms.term(terms.NAMED["speaks"], number) for number in numbers]
    return Counter(
        (at >> 24, mark) for at, mark in dict(rows_of(db, "SELECT at, mark FROM posting WHERE term IN", speak)).items()
    )


def _published(db: sqlite3.Connection, numbers: Iterable[int]) -> Counter[str]:
    rows = rows_of(db, "SELECT published FROM page WHERE number IN", sorted(numbers))
    return Counter(day for (day,) in rows if day)


def _made(
    db: sqlite3.Connection,
    most: list[tuple[int, int]],
    counted: Mapping[int, Counted],
    out: Mapping[str, int],
    last: int | None,
) -> Timeline:
    """A timeline of what is counted by days."""
    days = [day for own in counted.values() for day, _ in own if day != terms.UNKNOWN]
    issued: Counted = Counter()
    for day, pages in out.items():
        issued[date.fromisoformat(day).toordinal(), terms.mark("published", fuzzy=False)] += pages
    ends = [*days, *(day for day, _ in issued), *([last] if last else [])]
    span = (date.fromordinal(min(ends)), date.fromordinal(max(ends))) if ends else None
    grain = _grain(span)
    names = dict(rows_of(db, "SELECT number, name FROM name WHERE number IN", [number for number, _ in most]))
    lanes = [Lane(names[number], lines, _tallies(counted[number], grain)) for number, lines in most]
    if rest := sum(counted.get(0, Counter()).values()):
        lanes.append(Lane("", rest, _tallies(counted[0], grain)))
    unknown = sum(_unknown(own) for number, own in counted.items())
    return Timeline(span, grain, tuple(lanes), _tallies(issued, grain), unknown)


def _unknown(own: Counted) -> int:
    return sum(lines for (day, _), lines in own.items() if day == terms.UNKNOWN)


def _grain(span: tuple[date, date] | None) -> Grain:
    if span is None or (span[1] - span[0]).days < _BUCKETS:
        return "day"
    months = (span[1].year - span[0].year) * 12 + span[1].month - span[0].month
    return "month" if months < _BUCKETS else "year"


def _tallies(counted: Counted, grain: Grain) -> tuple[Tally, ...]:
    """The same by stretches of one grain; lines of unknown days are in none."""
    lines, fuzzy = Counter[tuple[date, str]](), Counter[tuple[date, str]]()
    for (day, mark), many in counted.items():
        if day == terms.UNKNOWN:
            continue
        by, wide = terms.marked(mark)
        start = _start(date.fromordinal(day), grain)
        lines[start, by] += many
        fuzzy[start, by] += many * wide
    return tuple(Tally(start, _stop(start, grain), by, many, fuzzy[start, by]) for (start, by), many in sorted(lines.items()))  # type: ignore[arg-type]


def _start(day: date, grain: Grain) -> date:
    return day if grain == "day" else day.replace(day=1) if grain == "month" else day.replace(month=1, day=1)


def _stop(start: date, grain: Grain) -> date:
    if grain == "day":
        return start
    return start.replace(day=monthrange(start.year, start.month)[1]) if grain == "month" else start.replace(month=12, day=31)
