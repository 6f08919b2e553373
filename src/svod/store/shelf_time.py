"""What a timeline is drawn from: few lines each by itself, many counted by days, months or years."""

from __future__ import annotations

import sqlite3
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from svod.model.asked import Grain, Lane, Tally, Timeline, Wanted
from svod.model.link import DatedBy
from svod.store import terms
from svod.store.packing import storable
from svod.store.shelf_lines import opened
from svod.store.shelf_names import rows_of
from svod.store.shelf_places import Counted, by_day, by_month, count, early, ends, monthly, places
from svod.store.shelf_sought import Group, Sought, sought, within

_BUCKETS = 400  # stretches of time that a timeline has at most, where years allow
_FEW = 1_500  # lines that are gone through one by one
_ASKED = 24  # names that speak in most lines of all, of which those get a lane that do so in most of the lines wanted
_LONG = 60_000  # lines of those names that are gone through
_UNDER: dict[Grain, tuple[int, int]] = {  # the numbers under which a grain is counted
    "day": (0, terms.UNKNOWN),
    "month": (terms.MONTHS, terms.YEARS),
    "year": (terms.YEARS, 2 * terms.YEARS),
}

Most = Sequence[tuple[int, int]]  # numbers of names that have a lane, and their lines


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
    total = count(db, what, max(_FEW, single) + 1)
    if total <= max(_FEW, single):
        at = places(db, what, -1, total)
        made = _of_few(db, at, lanes)
        return replace(made, entries=opened(db, at).entries) if total <= single else made
    if not what.groups and not what.dated and lanes <= terms.LANES:
        return _of_all(db, lanes)
    return _of_many(db, what, wanted, lanes)


def _of_few(db: sqlite3.Connection, at: Sequence[int], lanes: int) -> Timeline:
    rows = list(_rows(db, at))
    pages = rows_of(db, "SELECT published FROM page WHERE number IN", sorted({page for row in rows for page in row.pages}))
    spoken = Counter(one for row in rows for one in row.speakers)
    most = sorted(spoken.items(), key=lambda item: (-item[1], item[0]))[:lanes]
    own = {number for number, _ in most}
    counted: dict[int, Counted] = defaultdict(Counter)
    for row in rows:
        for number in own.intersection(row.speakers) or (0,):
            counted[number][row.day, row.mark] += 1
    last = max((row.until for row in rows if row.day != terms.UNKNOWN), default=None)
    return _made(db, most, counted, _issued(pages), last, sum(row.day == terms.UNKNOWN for row in rows))


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


def _of_all(db: sqlite3.Connection, lanes: int) -> Timeline:
    """The timeline of all lines, out of what is counted beforehand."""
    bounds = "SELECT min(day), max(day) FROM tally WHERE term IN (?, ?) AND day < ?"
    every, issued = terms.term(terms.EVERY, 0), terms.term(terms.EVERY, terms.PAGES)
    first, last = db.execute(bounds, (every, issued, terms.UNKNOWN)).fetchone()
    ends = "SELECT max(until) FROM entry WHERE until <= ? AND fuzzy = 1"
    last = max(last, db.execute(ends, (terms.LAST,)).fetchone()[0] or last)
    span = (date.fromordinal(first), date.fromordinal(last))
    grain = _grain(span)
    most = _most(db, lanes)
    told = [Lane(name, lines, _kept(db, terms.term(terms.NAMED["speaks"], number), grain)) for number, lines, name in most]
    one = terms.term(terms.EVERY, len(most))
    unknown = _unknown(db, every)
    rest = _kept(db, one, grain)
    if lines := sum(tally.lines for tally in rest) + _unknown(db, one):
        told.append(Lane("", lines, rest))
    return Timeline(span, grain, tuple(told), _kept(db, issued, grain), unknown)


def _most(db: sqlite3.Connection, limit: int) -> list[tuple[int, int, str]]:
    """The names that speak or act in most lines of all."""
    asked = "SELECT number, speaks, name FROM name WHERE speaks > 0 ORDER BY speaks DESC, number LIMIT ?"
    return db.execute(asked, (limit,)).fetchall()


def _unknown(db: sqlite3.Connection, one: int) -> int:
    asked = "SELECT coalesce(sum(lines), 0) FROM tally WHERE term = ? AND day = ?"
    return int(db.execute(asked, (one, terms.UNKNOWN)).fetchone()[0])


def _kept(db: sqlite3.Connection, one: int, grain: Grain) -> tuple[Tally, ...]:
    """What is counted of a term by this grain; a name that stands in few lines is counted now."""
    start, stop = _UNDER[grain]
    asked = "SELECT day - ?, mark, lines FROM tally WHERE term = ? AND day >= ? AND day < ?"
    rows = db.execute(asked, (start, one, start, stop))
    found = {(bucket, mark): lines for bucket, mark, lines in rows}
    if not found and terms.parts(one)[0] != terms.EVERY:
        asked = "SELECT at >> 24, mark, count(*) FROM posting WHERE term = ? GROUP BY 1, 2"
        return _tallies(Counter({(day, mark): lines for day, mark, lines in db.execute(asked, (one,))}), grain)
    return _bucketed({(_begins(bucket, grain), mark): lines for (bucket, mark), lines in found.items()}, grain)


def _begins(bucket: int, grain: Grain) -> date:
    if grain == "day":
        return date.fromordinal(bucket)
    return date(bucket // 12, bucket % 12 + 1, 1) if grain == "month" else date(bucket, 1, 1)


def _of_many(db: sqlite3.Connection, what: Sought, wanted: Wanted, lanes: int) -> Timeline:
    """The timeline of lines that are too many to go through: lanes are of names that speak most of all, or were asked for."""
    own = [one for group in what.groups for one in group if terms.parts(one)[0] == terms.NAMED["speaks"]][:_ASKED]
    spoken, gone = dict[int, int](), 0
    for one in own or (terms.term(terms.NAMED["speaks"], number) for number, *_ in _most(db, _ASKED)):
        cut = _of(db, what, (one,), wanted)
        gone += cut.size if len(cut.groups) > 1 else 0
        if gone > _LONG:
            break
        if lines := count(db, cut, _LONG):
            spoken[one] = lines
    most = sorted(spoken, key=lambda one: (-spoken[one], one))[:lanes]
    first = ends(db, what)
    wide = first is not None and first[1] - first[0] >= _BUCKETS
    every = by_month(db, what) if wide else by_day(db, what)
    counted = {terms.parts(one)[1]: _daily(db, _of(db, what, (one,), wanted), wide) for one in most}
    counted[0] = every - _daily(db, _of(db, what, tuple(most), wanted), wide) if most else every
    days = list(first) if first else [day for day, _ in every if day != terms.UNKNOWN]
    known = [(number, sum(counted[number].values())) for number in (terms.parts(one)[1] for one in most)]
    last = max(days, default=None)
    if what.since is not None and (starts := early(db, what)):
        last = max(last or 0, *(row[0] for row in rows_of(db, "SELECT until FROM entry WHERE at IN", starts)))
    unknown = sum(lines for (day, _), lines in every.items() if day == terms.UNKNOWN)
    return _made(db, known, counted, _came_out(db, wanted), last, unknown)


def _daily(db: sqlite3.Connection, what: Sought, wide: bool) -> Counted:
    """On which days lines begin; wide: in which months."""
    found = by_day(db, what)
    return monthly(found) if wide else found


def _of(db: sqlite3.Connection, what: Sought, speaking: Group, wanted: Wanted) -> Sought:
    """The lines wanted in which one of these speaks: where they were asked for among others, the others are left out."""
    return within(db, (*(group for group in what.groups if not set(speaking) <= set(group)), speaking), wanted.days)


def _came_out(db: sqlite3.Connection, wanted: Wanted) -> Mapping[int, int]:
    """How many pages came out on each of the days wanted; of one outlet, where it is."""
    since, until = wanted.days.since or date.min, wanted.days.until or date.max
    if wanted.outlet is None:
        asked = "SELECT day, lines FROM tally WHERE term = ? AND day BETWEEN ? AND ?"
        return dict(db.execute(asked, (terms.term(terms.EVERY, terms.PAGES), since.toordinal(), until.toordinal())).fetchall())
    asked = "SELECT published FROM page WHERE outlet = ? AND published BETWEEN ? AND ?"
    return _issued(db.execute(asked, (storable(wanted.outlet), since.isoformat(), until.isoformat())))


def _issued(rows: Iterable[Sequence[str | None]]) -> Mapping[int, int]:
    """Days, in numbers, with how many pages came out."""
    found: Counter[int] = Counter()
    for (day,) in rows:
        if day:
            found[date.fromisoformat(day).toordinal()] += 1
    return found


def _made(
    db: sqlite3.Connection,
    most: Most,
    counted: Mapping[int, Counted],
    issued: Mapping[int, int],
    last: int | None,
    unknown: int,
) -> Timeline:
    """A timeline of what is counted by days. last: the last day on which a fuzzy date may lie."""
    days = [day for own in counted.values() for day, _ in own if day != terms.UNKNOWN]
    ends = [*days, *issued, *([min(last, terms.LAST)] if last else [])]
    span = (date.fromordinal(min(ends)), date.fromordinal(max(ends))) if ends else None
    grain = _grain(span)
    names = dict(rows_of(db, "SELECT number, name FROM name WHERE number IN", [number for number, _ in most]))
    lanes = [Lane(names[number], lines, _tallies(counted[number], grain)) for number, lines in most]
    if rest := sum(counted.get(0, Counter()).values()):
        lanes.append(Lane("", rest, _tallies(counted[0], grain)))
    out = Counter({(day, terms.mark("published", fuzzy=False)): pages for day, pages in issued.items()})
    return Timeline(span, grain, tuple(lanes), _tallies(out, grain), unknown)


def _grain(span: tuple[date, date] | None) -> Grain:
    if span is None or (span[1] - span[0]).days < _BUCKETS:
        return "day"
    months = (span[1].year - span[0].year) * 12 + span[1].month - span[0].month
    return "month" if months < _BUCKETS else "year"


def _tallies(counted: Counted, grain: Grain) -> tuple[Tally, ...]:
    """The same by stretches of one grain; lines of unknown days are in none."""
    found: Counter[tuple[date, int]] = Counter()
    for (day, mark), many in counted.items():
        if day != terms.UNKNOWN:
            found[_start(date.fromordinal(day), grain), mark] += many
    return _bucketed(found, grain)


def _bucketed(counted: Mapping[tuple[date, int], int], grain: Grain) -> tuple[Tally, ...]:
    lines, fuzzy = Counter[tuple[date, DatedBy]](), Counter[tuple[date, DatedBy]]()
    for (start, mark), many in counted.items():
        by, wide = terms.marked(mark)
        lines[start, by] += many
        fuzzy[start, by] += many * wide
    return tuple(Tally(start, _stop(start, grain), by, many, fuzzy[start, by]) for (start, by), many in sorted(lines.items()))


def _start(day: date, grain: Grain) -> date:
    return day if grain == "day" else day.replace(day=1) if grain == "month" else day.replace(month=1, day=1)


def _stop(start: date, grain: Grain) -> date:
    if grain == "day":
        return start
    return start.replace(day=monthrange(start.year, start.month)[1]) if grain == "month" else start.replace(month=12, day=31)
