"""Lines that somebody asked for, found by their terms and days, and no other line opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from svod.model.asked import Lines, Wanted
from svod.model.entry import Entry
from svod.model.link import Event
from svod.store import cursors
from svod.store.lining import LIKE, events_of
from svod.store.packing import storable, unpack
from svod.store.shelf_names import rows_of
from svod.store.shelf_pages import mastheads
from svod.store.shelf_places import places
from svod.store.shelf_postings import Kept, counted
from svod.store.shelf_sought import sought


def lines(db: sqlite3.Connection, kept: Kept, wanted: Wanted, after: str | None, limit: int) -> Lines:
    """A page of the lines wanted."""
    start = cursors.opened(after, int)[0] if after else -1
    what = sought(db, wanted)
    found = places(db, what, start, limit + 1)
    more = cursors.shut(found[limit - 1]) if len(found) > limit else None
    return opened(db, found[:limit], more, counted(db, kept, what))


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
