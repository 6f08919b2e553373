"""Lines that somebody asked for, found by their terms and days, and no other line opened."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import get_args

from svod.errors import UnknownName
from svod.model.asked import COUNTED, Days, Lines, Role, Wanted
from svod.model.entry import Entry, EntryKind
from svod.model.link import Event
from svod.store import cursors, terms
from svod.store.lining import LIKE, events_of
from svod.store.numbering import whole
from svod.store.packing import storable, unpack
from svod.store.shelf_names import rows_of, terms_of
from svod.store.shelf_pages import mastheads

Group = tuple[int, ...]  # terms of which a line has one at least

_PAST = terms.first_of(terms.UNKNOWN + 1)


@dataclass(frozen=True, slots=True)
class Sought:
    """Which lines are wanted, in numbers. groups: of each a line has one term; with an empty one, there is no such line.
    since, until: days, None where the time is open."""

    groups: tuple[Group, ...]
    since: int | None = None
    until: int | None = None

    @property
    def dated(self) -> bool:
        """Whether lines of unknown days are left out."""
        return self.since is not None or self.until is not None

    @property
    def stop(self) -> int:
        """Where the places of these lines end."""
        if not self.dated:
            return _PAST
        return terms.first_of((self.until if self.until is not None else terms.LAST) + 1)

    @property
    def condition(self) -> str:
        """What a row of `p` (a posting or an entry) fits whose place is before `stop`, in SQL; named values, as `values`."""
        if self.since is None:
            return "1"
        fuzzy = "(SELECT until FROM entry WHERE entry.at = p.at) >= :since"
        return f"CASE WHEN {{fuzzy}} THEN {fuzzy} ELSE p.at >= :from END"

    @property
    def values(self) -> dict[str, int]:
        """The values of the condition."""
        since = self.since or 0
        return {"since": since, "from": terms.first_of(since), "stop": self.stop}


def sought(db: sqlite3.Connection, wanted: Wanted) -> Sought:
    """What is wanted, in numbers. Raises UnknownName where there is no such story, BadValue where a name has no word."""
    groups: list[Group] = []
    if wanted.who is not None:
        groups.append(tuple(terms_of(db, wanted.who, wanted.roles)))
    if wanted.names:
        groups.append(named(db, wanted.names, wanted.roles))
    if wanted.place is not None:
        groups.append(tuple(terms_of(db, wanted.place, ("place",))))
    if wanted.story is not None:
        groups.append(tuple(terms.term(terms.STORY, one) for one in _stories(db, wanted.story)))
    if wanted.outlet is not None:
        rows = db.execute("SELECT number FROM name WHERE name = ?", (storable(wanted.outlet),))
        groups.append(tuple(terms.term(terms.NAMED["outlet"], row[0]) for row in rows))
    if wanted.kind is not None:
        groups.append(_kinds(db, wanted.kind.replace(" ", "_")))
    if wanted.page is not None:
        rows = db.execute("SELECT number FROM page WHERE sha256 = ?", (storable(wanted.page),))
        groups.append(tuple(terms.term(terms.PAGE, row[0]) for row in rows))
    return within(tuple(groups), wanted.days)


def within(groups: tuple[Group, ...], days: Days) -> Sought:
    """The same of these days."""
    since, until = days.since, days.until
    return Sought(groups, since.toordinal() if since else None, until.toordinal() if until else None)


def named(db: sqlite3.Connection, names: Sequence[str], roles: Sequence[Role]) -> Group:
    """The terms of these very names, in these roles."""
    owners = rows_of(db, "SELECT DISTINCT owner FROM stem WHERE word IN", {whole(name) for name in names})
    numbers = sorted(owner // 2 for (owner,) in owners if not owner % 2)
    return tuple(terms.term(terms.NAMED[role], one) for one in numbers for role in roles)


def _stories(db: sqlite3.Connection, digits: str) -> list[int]:
    rows = db.execute("SELECT number FROM head WHERE id >= ? AND id < ?", (storable(digits), storable(digits) + "g"))
    found = [row[0] for row in rows]
    if not found:
        raise UnknownName(f"The chronicle has no story {digits!r}. `svod stories` lists the stories there are.")
    return found


def _kinds(db: sqlite3.Connection, kind: str) -> Group:
    """The terms of a kind of lines, else of a type: an event may be of the type `statement`, and is none."""
    kind, at = storable(kind), 0 if kind in get_args(EntryKind) else 1
    found = db.execute("SELECT number, name FROM name WHERE kind > 0")
    return tuple(terms.term(terms.KIND, number) for number, name in found if kind == f"{name}:".split(":")[at])


def places(db: sqlite3.Connection, what: Sought, after: int = -1) -> Iterator[int]:
    """The places of the lines wanted, in order, behind one place. They are looked up as they are asked for."""
    if any(not group for group in what.groups):
        return
    if not what.groups:
        yield from _unfiltered(db, what, after)
        return
    driver, *others = sorted(what.groups, key=lambda group: _size(db, group))
    last = None
    for at in heapq.merge(*(_posted(db, what, one, tuple(others), after) for one in driver)):
        if at != last:
            yield at
        last = at


def _size(db: sqlite3.Connection, group: Group) -> int:
    """How many lines have one of these terms, so far as that matters."""
    counted = "SELECT count(*) FROM (SELECT 1 FROM posting WHERE term = ? LIMIT 100000)"
    return sum(db.execute(counted, (one,)).fetchone()[0] for one in group)


def _posted(db: sqlite3.Connection, what: Sought, one: int, others: Sequence[Group], after: int) -> Iterator[int]:
    conditions = [what.condition.format(fuzzy="p.mark & 1")]
    for group in others:
        among = ", ".join(map(str, group))
        conditions.append(f"EXISTS (SELECT 1 FROM posting q WHERE q.term IN ({among}) AND q.at = p.at)")  # noqa: S608 - numbers
    asked = (
        f"SELECT p.at FROM posting p WHERE p.term = :term AND p.at > :after AND p.at < :stop"  # noqa: S608 - our own words
        f" AND {' AND '.join(conditions)} ORDER BY p.at"
    )
    return (row[0] for row in db.execute(asked, {**what.values, "term": one, "after": after}))


def _unfiltered(db: sqlite3.Connection, what: Sought, after: int) -> Iterator[int]:
    values = {**what.values, "after": after}
    if what.since is not None:
        early = (
            "SELECT at FROM entry WHERE fuzzy = 1 AND until >= :since AND at < min(:from, :stop) AND at > :after ORDER BY at"
        )
        yield from (row[0] for row in db.execute(early, values))
        values["after"] = max(after, terms.first_of(what.since) - 1)
    fits = what.condition.format(fuzzy="p.fuzzy")
    asked = f"SELECT p.at FROM entry p WHERE p.at > :after AND p.at < :stop AND {fits} ORDER BY p.at"  # noqa: S608
    yield from (row[0] for row in db.execute(asked, values))


def count(db: sqlite3.Connection, what: Sought) -> int:
    """How many lines are wanted, up to COUNTED."""
    if not what.groups and not what.dated:
        every = terms.term(terms.EVERY, 0)
        lines = db.execute(
            "SELECT coalesce(sum(lines), 0) FROM tally WHERE term = ? AND mark < ?", (every, terms.COMING_OUT * 2)
        )
        return min(COUNTED, int(lines.fetchone()[0]))
    return sum(1 for _ in islice(places(db, what), COUNTED))


def lines(db: sqlite3.Connection, wanted: Wanted, after: str | None, limit: int) -> Lines:
    """A page of the lines wanted."""
    start = cursors.opened(after, int)[0] if after else -1
    what = sought(db, wanted)
    found = list(islice(places(db, what, start), limit + 1))
    more = cursors.shut(found[limit - 1]) if len(found) > limit else None
    return opened(db, found[:limit], more, count(db, what))


def opened(db: sqlite3.Connection, at: Sequence[int], after: str | None = None, total: int = 0) -> Lines:
    """The lines at these places."""
    rows = rows_of(db, "SELECT at, packed, event FROM entry WHERE at IN", at)
    entries: list[Entry] = []
    events: dict[str, Event] = {}
    for _, packed, beside in sorted(rows):
        line = unpack(Entry, packed, LIKE)
        entries.append(line)
        if line.kind == "event":
            told_of = next((event for event in events_of(line, beside) if event.type == line.type), None)
            events |= {line.id: told_of} if told_of else {}
    told = {cite.page for line in entries for cite in line.cites}
    told |= {number.cite.page for event in events.values() for number in event.numbers}
    return Lines(tuple(entries), mastheads(db, sorted(told)), events, after, total)


def line(db: sqlite3.Connection, entry_id: str) -> Lines:
    """One line by its id, or none."""
    rows = db.execute("SELECT at FROM entry WHERE id = ? ORDER BY at LIMIT 1", (storable(entry_id),)).fetchall()
    return opened(db, [row[0] for row in rows], None, len(rows))
