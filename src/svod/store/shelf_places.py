"""Where the lines wanted stand: their places, in order, and how many there are, out of postings and of what is counted by days.

A date that begins before the first day wanted, and may still lie in it, makes a line that stands early: those are looked up by
the last days of fuzzy dates, all others by where they stand.
"""

# ruff: noqa: S608 - queries are put together of words of our own and numbers; what others wrote is bound

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from svod.model.asked import COUNTED
from svod.model.link import DatedBy
from svod.store import terms
from svod.store.shelf_sought import Group, Sought

Row = tuple[int, DatedBy, int, int]  # of a line: its place, what dated it, 1 for a date wider than a day, its last day

_ROW = "p.at, p.dated_by, p.fuzzy, p.until"
_YEAR = 366  # days; the dates that are wider, or go backwards, have an index of their own
_SEVERAL = 16  # terms that are gone through one by one
_WIDE = f"p.until - (p.at >> 24) NOT BETWEEN 0 AND {_YEAR}"
# The indexes are named: SQLite, which can't know how few lines they have, would rather go through a stretch of all.
_EARLY = f"""
SELECT {{}} FROM entry p INDEXED BY entry_until
WHERE p.fuzzy = 1 AND p.until BETWEEN :since AND :near AND p.at < :first AND p.at < :stop {{}}
UNION ALL SELECT {{}} FROM entry p INDEXED BY entry_wide
WHERE {_WIDE} AND p.until > :near AND p.at < :first AND p.at < :stop {{}}
"""
_BACKWARDS = f"""
SELECT {_ROW} FROM entry p INDEXED BY entry_backwards
WHERE p.until < (p.at >> 24) AND p.until < :since AND p.at >= :first AND p.at < :stop
"""
_FITS = "(NOT p.mark & 1 OR (SELECT until FROM entry WHERE entry.at = p.at) >= :since)"


def _values(what: Sought) -> dict[str, int]:
    since = what.since or 0
    return {"since": since, "near": since + _YEAR, "first": what.first, "stop": what.stop}


def _in(group: Group) -> str:
    """Numbers, as SQL lists them."""
    return ", ".join(map(str, group))


def _has(groups: Iterable[Group]) -> str:
    """That a line `p` has a term of each of these groups."""
    return "".join(f" AND EXISTS (SELECT 1 FROM posting q WHERE q.term IN ({_in(group)}) AND q.at = p.at)" for group in groups)


def _posted(what: Sought, group: Group) -> str:
    """The postings of the lines wanted that do not stand early, by the terms of their first group."""
    fits = f" AND {_FITS}" if what.since is not None else ""
    among = f"p.term = {group[0]}" if len(group) == 1 else f"p.term IN ({_in(group)})"
    return f"FROM posting p WHERE {among} AND p.at >= :first AND p.at < :stop{fits}{_has(what.groups[1:])}"


def early(db: sqlite3.Connection, what: Sought) -> list[int]:
    """The places of the lines wanted that begin before the first day and may lie behind it."""
    if what.since is None or what.empty:
        return []
    if what.groups and what.size < COUNTED:  # sooner gone through than all fuzzy dates of a year
        asked = (
            f"SELECT DISTINCT p.at FROM posting p WHERE p.term IN ({_in(what.groups[0])}) AND p.at < :first AND p.at < :stop"
            f" AND p.mark & 1 AND {_FITS}{_has(what.groups[1:])}"
        )
    else:
        asked = _EARLY.format(*("p.at", _has(what.groups)) * 2)
    return sorted(row[0] for row in db.execute(asked, _values(what)))


def places(db: sqlite3.Connection, what: Sought, after: int, limit: int) -> list[int]:
    """The places of so many of the lines wanted, in order, behind one place."""
    if what.empty:
        return []
    found = [at for at in early(db, what) if at > after][:limit]
    values = {**_values(what), "limit": limit - len(found)}
    values["first"] = max(what.first, after + 1)
    if len(found) == limit:
        return found
    if not what.groups:
        fits = "AND (NOT p.fuzzy OR p.until >= :since)" if what.since is not None else ""
        asked = f"SELECT p.at FROM entry p WHERE p.at >= :first AND p.at < :stop {fits} ORDER BY p.at LIMIT :limit"
        return [*found, *(row[0] for row in db.execute(asked, values))]
    first = what.groups[0]
    met: set[int] = set()
    for group in [(one,) for one in first] if len(first) <= _SEVERAL else [first]:
        asked = f"SELECT DISTINCT p.at {_posted(what, group)} ORDER BY p.at LIMIT :limit"
        met.update(row[0] for row in db.execute(asked, values))
    return [*found, *sorted(met)[: values["limit"]]]


def count(db: sqlite3.Connection, what: Sought, most: int = COUNTED) -> int:
    """How many lines are wanted, up to so many."""
    if what.empty:
        return 0
    if what.counted:
        return min(most, what.size)
    if not what.groups:
        return min(most, _between(db, what))
    asked = f"SELECT count(*) FROM (SELECT DISTINCT p.at {_posted(what, what.groups[0])} LIMIT :most)"
    if len(what.groups[0]) == 1:
        asked = asked.replace("DISTINCT ", "")
    return min(most, len(early(db, what)) + int(db.execute(asked, {**_values(what), "most": most}).fetchone()[0]))


def _between(db: sqlite3.Connection, what: Sought) -> int:
    """How many lines of all begin or may lie in these days."""
    if not what.dated:
        return every(db)
    asked = "SELECT coalesce(sum(lines), 0) FROM tally WHERE term = ? AND day >= ? AND day < ?"
    lines = int(db.execute(asked, (terms.term(terms.EVERY, 0), *stretch(what))).fetchone()[0])
    return lines + len(early(db, what)) - len(backwards(db, what))


def every(db: sqlite3.Connection) -> int:
    """How many lines there are."""
    asked = "SELECT coalesce(sum(lines), 0) FROM tally WHERE term = ? AND (day = ? OR day >= ?)"
    return int(db.execute(asked, (terms.term(terms.EVERY, 0), terms.UNKNOWN, terms.YEARS)).fetchone()[0])


def ahead(db: sqlite3.Connection, what: Sought) -> list[Row]:
    """Of all lines those that begin before the first day wanted, and may lie behind it."""
    if what.since is None:
        return []
    return db.execute(_EARLY.format(*(_ROW, "") * 2), _values(what)).fetchall()


def backwards(db: sqlite3.Connection, what: Sought) -> list[Row]:
    """Of all lines those that begin on the days wanted and end before them: their dates go backwards."""
    return db.execute(_BACKWARDS, _values(what)).fetchall() if what.since is not None else []


def stretch(what: Sought) -> tuple[int, int]:
    """The days wanted, and the one behind them."""
    return what.since or 0, min(terms.day_of(what.stop), terms.LAST + 1)
