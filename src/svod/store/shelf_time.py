"""What a timeline is drawn from: few lines each by itself, many counted by days, months or years."""

# ruff: noqa: S608 - queries are put together of words of our own; what others wrote is bound

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from svod.model.asked import Grain, Lane, Timeline, Wanted
from svod.store import terms
from svod.store.packing import storable
from svod.store.shelf_lines import opened
from svod.store.shelf_names import rows_of
from svod.store.shelf_places import count, places, stretch
from svod.store.shelf_postings import Kept, Keys, Postings, among, common, is_many, key, keys, united
from svod.store.shelf_sought import Sought, sought
from svod.store.shelf_tallies import ALWAYS, Spread, ends_of, grain_of, issued, span_of, spread, tallied, tallies, unknown_of

_FEW = 1_500  # lines of which each is looked at, for all who speak in it
_FEW_OF = 200  # of them, where it is asked for who speaks
_ASKED = 24  # names that speak in most lines of all, of which those get a lane that do so in most of the lines wanted
_WRITTEN: dict[Grain, int] = {"day": 10, "month": 7, "year": 4}  # characters of a date that tell its stretch
_CURRENT = """
number NOT IN (
  SELECT number FROM page WHERE sha256 IN (SELECT page FROM label WHERE state != 'current')
    AND NOT EXISTS (SELECT 1 FROM label WHERE label.page = page.sha256 AND label.state = 'current')
)
"""
_CAME_OUT = f"FROM page WHERE outlet = ? AND published >= ? AND published < ? AND {_CURRENT}"
_EVERY, _PAGES = terms.term(terms.EVERY, 0), terms.term(terms.EVERY, terms.PAGES)

Own = Sequence[tuple[int, Keys]]  # numbers of names that have a lane, and their lines


def timeline(db: sqlite3.Connection, kept: Kept, wanted: Wanted, lanes: int, single: int) -> Timeline:
    """The timeline of the lines wanted."""
    what = sought(db, wanted)
    posted = Postings(db, kept, what)
    every = posted.wanted() if is_many(what) else None
    few = max(single, min(_FEW, _FEW_OF) if _asks_who_speaks(what) else _FEW)
    total = count(db, what, few + 1) if every is None else len(every)
    if total <= few:
        at = places(db, what, -1, total)
        made = _of_few(db, at, lanes)
        return replace(made, entries=opened(db, at).entries) if total <= single else made
    if what.groups:
        return _of_some(db, posted, posted.wanted() if every is None else every, what, wanted, lanes)
    return _of_days(db, posted, what, lanes) if what.dated or lanes > terms.LANES else _of_all(db, lanes)


def _asks_who_speaks(what: Sought) -> bool:
    """Whether lines are asked for by names that speak in them, which then have the lanes."""
    return any(all(terms.parts(one)[0] == terms.NAMED["speaks"] for one in group) for group in what.groups if group)


def _of_few(db: sqlite3.Connection, at: Sequence[int], lanes: int) -> Timeline:
    """Of all names that speak or act in these lines, those that do so in most have lanes."""
    rows = sorted(rows_of(db, "SELECT at, dated_by, fuzzy, until, terms FROM entry WHERE at IN", at))
    found = keys(row[:4] for row in rows)
    every = np.frombuffer(b"".join(row[4] for row in rows), "<u4").astype(np.int64)
    line = np.repeat(np.arange(len(rows)), [len(row[4]) // terms.BYTES for row in rows])
    number, role = np.divmod(every, terms.ROLES)
    speaks = role == terms.NAMED["speaks"]
    names, lines = np.unique(number[speaks], return_counts=True)
    most = [int(names[one]) for one in np.lexsort((names, -lines))[:lanes]]
    own = [(one, found[np.sort(line[speaks & (number == one)])]) for one in most]
    pages = np.unique(number[role == terms.PAGE]).tolist()
    days = _published(rows_of(db, f"SELECT published, 1 FROM page WHERE {_CURRENT} AND number IN", pages))
    ends = [*span_of(found), *(row[3] for row in rows if terms.day_of(row[0]) != terms.UNKNOWN), *days]
    grain = grain_of(ends)
    return _made(db, ends, own, spread(found, grain), issued(days, grain), unknown_of(found))


def _of_all(db: sqlite3.Connection, lanes: int) -> Timeline:
    """The timeline of all lines, out of what is counted beforehand."""
    ends = [day for one in (_EVERY, _PAGES) for day in ends_of(db, one, ALWAYS)]
    wide = db.execute("SELECT max(until) FROM entry WHERE until <= ? AND fuzzy = 1", (terms.LAST,)).fetchone()[0]
    ends += [wide] if wide is not None else []
    grain = grain_of(ends)
    most = _most(db, lanes)
    told = [Lane(name, lines, tallies(_of_name(db, number, grain), grain)) for number, lines, name in most]
    one = terms.term(terms.EVERY, len(most))
    rest = tallied(db, one, ALWAYS, grain)
    if lines := sum(rest.values()) + _unknown(db, one):
        told.append(Lane("", lines, tallies(rest, grain)))
    return Timeline(_span(ends), grain, tuple(told), tallies(tallied(db, _PAGES, ALWAYS, grain), grain), _unknown(db, _EVERY))


def _most(db: sqlite3.Connection, limit: int) -> list[tuple[int, int, str]]:
    """The names that speak or act in most lines of all."""
    asked = "SELECT number, speaks, name FROM name WHERE speaks > 0 ORDER BY speaks DESC, number LIMIT ?"
    return db.execute(asked, (limit,)).fetchall()


def _unknown(db: sqlite3.Connection, one: int) -> int:
    asked = "SELECT coalesce(sum(lines), 0) FROM tally WHERE term = ? AND day = ?"
    return int(db.execute(asked, (one, terms.UNKNOWN)).fetchone()[0])


def _of_name(db: sqlite3.Connection, number: int, grain: Grain) -> Spread:
    """What is counted of a name; where it stands in few lines, it is counted now."""
    one = terms.term(terms.NAMED["speaks"], number)
    if found := tallied(db, one, ALWAYS, grain):
        return found
    rows = db.execute("SELECT at, mark FROM posting WHERE term = ? ORDER BY at", (one,))
    return spread(np.array([key(at, mark) for at, mark in rows], np.int64), grain)


def _of_some(db: sqlite3.Connection, posted: Postings, every: Keys, what: Sought, wanted: Wanted, lanes: int) -> Timeline:
    """The timeline of many lines, all of which are gone through. Lanes are of names that were asked for, else of those that
    speak most of all."""
    asked = [one for group in what.groups for one in group if terms.parts(one)[0] == terms.NAMED["speaks"]]
    lines = {one: common(every, posted.of((one,))) for one in asked[:_ASKED] or _speaking(db)}
    own = _foremost(lines, lanes)
    days = stretch(what)
    ends = [*span_of(every), *posted.until[among(posted.early, every)].tolist()]
    ends += ends_of(db, _PAGES, days) if wanted.outlet is None else _ends_of_outlet(db, wanted.outlet, days)
    grain = grain_of(ends)
    out = tallied(db, _PAGES, days, grain) if wanted.outlet is None else _of_outlet(db, wanted.outlet, days, grain)
    return _made(db, ends, own, spread(every, grain), out, unknown_of(every))


def _of_days(db: sqlite3.Connection, posted: Postings, what: Sought, lanes: int) -> Timeline:
    """The timeline of all lines of some days: of names that have a lane each is gone through, all are counted beforehand."""
    own = _foremost({one: posted.dated(posted.of((one,))) for one in _speaking(db)}, lanes)
    days = stretch(what)
    ends = [day for one in (_EVERY, _PAGES) for day in ends_of(db, one, days)]
    ends += [*span_of(posted.early), *posted.until.tolist()]
    grain = grain_of(ends)
    every = tallied(db, _EVERY, days, grain) - spread(posted.back, grain) + spread(posted.early, grain)
    unknown = 0 if what.dated else _unknown(db, _EVERY)
    if unknown:
        every[terms.UNKNOWN, 0] = unknown
    return _made(db, ends, own, every, tallied(db, _PAGES, days, grain), unknown)


def _speaking(db: sqlite3.Connection) -> list[int]:
    return [terms.term(terms.NAMED["speaks"], number) for number, *_ in _most(db, _ASKED)]


def _foremost(lines: Mapping[int, Keys], lanes: int) -> Own:
    """The names that speak in most of these lines."""
    most = sorted((one for one in lines if len(lines[one])), key=lambda one: (-len(lines[one]), one))
    return [(terms.parts(one)[1], lines[one]) for one in most[:lanes]]


def _ends_of_outlet(db: sqlite3.Connection, outlet: str, days: tuple[int, int]) -> list[int]:
    """The first and the last of these days on which a page of an outlet came out."""
    found = db.execute(f"SELECT min(published), max(published) {_CAME_OUT}", (storable(outlet), *map(_iso, days))).fetchone()
    return [date.fromisoformat(day).toordinal() for day in found if day is not None]


def _of_outlet(db: sqlite3.Connection, outlet: str, days: tuple[int, int], grain: Grain) -> Spread:
    """How many pages of an outlet came out in which stretch."""
    asked = f"SELECT substr(published, 1, {_WRITTEN[grain]}), count(*) {_CAME_OUT} GROUP BY 1"
    rows = db.execute(asked, (storable(outlet), *map(_iso, days)))
    return issued(_published((f"{begun}-01-01"[:10], pages) for begun, pages in rows), grain)


def _iso(day: int) -> str:
    """A day as pages have it; the one behind all days is behind all pages."""
    return date.fromordinal(max(day, 1)).isoformat() if day <= terms.LAST else "A"


def _published(rows: Iterable[Sequence[Any]]) -> Mapping[int, int]:
    """Days, in numbers, with how many pages came out."""
    found: Counter[int] = Counter()
    for day, pages in rows:
        if day:
            found[date.fromisoformat(day).toordinal()] += pages
    return found


def _made(db: sqlite3.Connection, ends: Sequence[int], own: Own, every: Spread, out: Spread, unknown: int) -> Timeline:
    """A timeline of these names, each with its lines, and of what is left of all."""
    grain = grain_of(ends)
    names = dict(rows_of(db, "SELECT number, name FROM name WHERE number IN", [number for number, _ in own]))
    lanes = [Lane(names[number], len(found), tallies(spread(found, grain), grain)) for number, found in own]
    rest = every - spread(united([found for _, found in own]), grain)
    if lines := sum(rest.values()):
        lanes.append(Lane("", lines, tallies(rest, grain)))
    return Timeline(_span(ends), grain, tuple(lanes), tallies(out, grain), unknown)


def _span(ends: Sequence[int]) -> tuple[date, date] | None:
    return (date.fromordinal(min(ends)), date.fromordinal(min(max(ends), terms.LAST))) if ends else None
