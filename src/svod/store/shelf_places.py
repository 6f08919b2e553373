"""Where the lines wanted stand: their places, in order, and how many there are, out of postings and of what is counted by days.

A date that begins before the first day wanted, and may still lie in it, makes a line that stands early: those are looked up by
the last days of fuzzy dates, all others by where they stand.
"""

# ruff: noqa: S608 - queries are put together of words of our own and numbers; what others wrote is bound

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import date

from svod.model.asked import COUNTED
from svod.store import terms
from svod.store.shelf_names import rows_of
from svod.store.shelf_sought import Group, Sought

Counted = Counter[tuple[int, int]]  # day and mark -> lines

_YEAR = 366  # days; the dates that are wider, or go backwards, have an index of their own
_SEVERAL = 16  # terms that are gone through one by one
_WIDE = f"p.until - (p.at >> 24) NOT BETWEEN 0 AND {_YEAR}"
_EARLY = f"""
SELECT p.at FROM entry p WHERE p.fuzzy = 1 AND p.until BETWEEN :since AND :near AND p.at < :first AND p.at < :stop {{}}
UNION ALL SELECT p.at FROM entry p WHERE {_WIDE} AND p.until > :near AND p.at < :first AND p.at < :stop {{}}
"""
_BACKWARDS = f"SELECT p.at FROM entry p WHERE {_WIDE} AND p.until < :since AND p.at >= :first AND p.at < :stop"
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
        has = _has(what.groups)
        asked = _EARLY.format(has, has)
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
    stood = (terms.term(terms.EVERY, 0), what.since or 0, terms.day_of(what.stop))
    lines = int(db.execute(asked, stood).fetchone()[0]) + len(early(db, what))
    return lines - len(db.execute(_BACKWARDS, _values(what)).fetchall()) if what.since is not None else lines


def every(db: sqlite3.Connection) -> int:
    """How many lines there are."""
    asked = "SELECT coalesce(sum(lines), 0) FROM tally WHERE term = ? AND (day = ? OR day >= ?)"
    return int(db.execute(asked, (terms.term(terms.EVERY, 0), terms.UNKNOWN, terms.YEARS)).fetchone()[0])


def by_day(db: sqlite3.Connection, what: Sought) -> Counted:
    """On which days the lines wanted begin, by their marks."""
    if what.empty:
        return Counter()
    found: Counted = Counter()
    if what.groups and not (what.apart and _are_tallied(db, what.groups[0])):
        distinct = "count(*)" if len(what.groups[0]) == 1 else "count(DISTINCT p.at)"
        asked = f"SELECT p.at >> 24, p.mark, {distinct} {_posted(what, what.groups[0])} GROUP BY 1, 2"
        found.update({(day, mark): lines for day, mark, lines in db.execute(asked, _values(what))})
        return found + marked(db, early(db, what))
    among = _in(what.groups[0] if what.groups else (terms.term(terms.EVERY, 0),))
    asked = f"SELECT day, mark, sum(lines) FROM tally WHERE term IN ({among}) AND day >= ? AND day < ? GROUP BY 1, 2"
    rows = db.execute(asked, (what.since or 0, terms.day_of(what.stop)))
    found.update({(day, mark): lines for day, mark, lines in rows})
    if what.since is None:
        return found
    backwards = [row[0] for row in db.execute(_BACKWARDS + _has(what.groups), _values(what))]
    return found - marked(db, backwards) + marked(db, early(db, what))


def ends(db: sqlite3.Connection, what: Sought) -> tuple[int, int] | None:
    """The first and the last day on which a line wanted begins, where that is counted beforehand for all time."""
    if what.dated or not what.apart or what.empty or not _are_tallied(db, what.groups[0]):
        return None
    asked = f"SELECT min(day), max(day) FROM tally WHERE term IN ({_in(what.groups[0])}) AND day < {terms.UNKNOWN}"
    first, last = db.execute(asked).fetchone()
    return (first, last) if first is not None else None


def by_month(db: sqlite3.Connection, what: Sought) -> Counted:
    """The same as `monthly` of `by_day`, for what `ends` knows: out of what is counted by months."""
    asked = (
        f"SELECT day, mark, sum(lines) FROM tally WHERE term IN ({_in(what.groups[0])})"
        f" AND (day = {terms.UNKNOWN} OR day >= {terms.MONTHS} AND day < {terms.YEARS}) GROUP BY 1, 2"
    )
    return Counter({(_first_of(day), mark): lines for day, mark, lines in db.execute(asked)})


def _first_of(month: int) -> int:
    """The first day of what stands under a number of a month."""
    if month < terms.MONTHS:
        return month
    return date((month - terms.MONTHS) // 12, (month - terms.MONTHS) % 12 + 1, 1).toordinal()


def monthly(counted: Counted) -> Counted:
    """What falls on days, moved to the first days of their months."""
    found: Counted = Counter()
    for (day, mark), lines in counted.items():
        found[day if day == terms.UNKNOWN else date.fromordinal(day).replace(day=1).toordinal(), mark] += lines
    return found


def _are_tallied(db: sqlite3.Connection, group: Group) -> bool:
    """Whether the lines of all these terms are counted by days beforehand."""
    return all(db.execute("SELECT 1 FROM tally WHERE term = ? LIMIT 1", (one,)).fetchone() for one in group)


def marked(db: sqlite3.Connection, at: Iterable[int]) -> Counted:
    """The days and marks of these lines."""
    rows = rows_of(db, "SELECT at, dated_by, fuzzy FROM entry WHERE at IN", at)
    return Counter((terms.day_of(place), terms.mark(by, bool(fuzzy))) for place, by, fuzzy in rows)
