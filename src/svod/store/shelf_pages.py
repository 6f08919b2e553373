"""What is known of pages without opening them, in lists and one by one."""

# ruff: noqa: S608 - queries are put together of words of our own and numbers; what others wrote is bound

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from svod.errors import UnknownName
from svod.model.asked import COUNTED, Days, Masthead, Pages
from svod.model.chronicle import Card, Chronicle, Reading
from svod.model.text import Fact, Text
from svod.store import cards, cursors
from svod.store.base import Kind, Label
from svod.store.packing import storable
from svod.store.results import given_of, noun_of
from svod.store.shelf_names import rows_of

# Names that end as what was typed does, or whose file's name begins so. Looked for by the database: a chronicle has a million.
_LIKE = """
SELECT name FROM label WHERE state = 'current' AND (substr(name, -length(?1)) = ?1 OR instr('/' || name, '/' || ?1))
ORDER BY name LIMIT 100
"""
_RESULT = """
SELECT page.sha256, page.raw, result.packed, result.digest FROM page JOIN result ON result.page = page.number
WHERE result.kind = '{}' AND page.sha256 IN
"""
_SUM = re.compile(r"[0-9a-f]{8,64}")
_LABELS = "SELECT name, version, page, state, media_type, encoding, broken, given FROM label WHERE"
_FACTS = "SELECT sha256, outlet, published, language, title, size FROM page WHERE sha256 IN"


def labels(db: sqlite3.Connection, pages: Iterable[str]) -> dict[str, list[Label]]:
    """Page -> its labels."""
    found: dict[str, list[Label]] = defaultdict(list)
    for row in rows_of(db, f"{_LABELS} page IN", pages):
        found[row[2]].append(_label(row))
    return found


def _label(row: tuple[Any, ...]) -> Label:
    name, version, page, state, media_type, encoding, broken, given = row
    return Label(name, version, page, state, media_type, encoding, broken, given_of(given))


def mastheads(db: sqlite3.Connection, pages: Iterable[str]) -> dict[str, Masthead]:
    """What is known of these pages; those that there are."""
    wanted = list(dict.fromkeys(map(storable, pages)))
    borne = labels(db, wanted)
    stories = dict(rows_of(db, "SELECT page, id FROM story WHERE page IN", wanted))
    found = {}
    for page, outlet, published, language, title, _ in rows_of(db, _FACTS, wanted):
        known = cards.bearing(borne[page])
        if not known or language is None:
            continue
        retired = known[0].state != "current"
        label = f"{known[0].name}@{page[:8]}" if retired else known[0].name
        url = cards.given(known).url
        found[page] = Masthead(page, label, outlet, published, language, retired, url, title or "", stories.get(page))
    return found


# Every page once, under the first of the names that it bears now.
_LISTED = """
SELECT label.name, label.page FROM label JOIN page ON page.sha256 = label.page
WHERE label.state = 'current' AND label.name > ? AND page.language IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM label AS other
    WHERE other.page = label.page AND other.state = 'current' AND other.name < label.name)
"""


def pages(db: sqlite3.Connection, words: str | None, outlet: str | None, days: Days, after: str | None, limit: int) -> Pages:
    """Current pages, by name."""
    where, values = "", list[object]()
    if outlet is not None:
        where, values = where + " AND page.outlet = ?", [*values, storable(outlet)]
    if days.since:
        where, values = where + " AND page.published >= ?", [*values, days.since.isoformat()]
    if days.until:
        where, values = where + " AND page.published <= ?", [*values, days.until.isoformat()]
    if words and words.strip():
        db.create_function("folded", 1, lambda text: (text or "").casefold(), deterministic=True)
        where += " AND instr(folded(label.name || char(10) || coalesce(page.title, '')), ?)"
        values.append(storable(words.strip().casefold()))
    start = cursors.opened(after, str)[0] if after else ""
    rows = db.execute(f"{_LISTED}{where} ORDER BY label.name LIMIT ?", (start, *values, limit + 1)).fetchall()
    counted = f"SELECT count(*) FROM ({_LISTED}{where} LIMIT {COUNTED})"
    total = db.execute(counted, ("", *values)).fetchone()[0] if where else _current(db)
    known = mastheads(db, (page for _, page in rows[:limit]))
    more = cursors.shut(rows[limit - 1][0]) if len(rows) > limit else None
    return Pages(tuple(known[page] for _, page in rows[:limit] if page in known), more, total)


def _current(db: sqlite3.Connection) -> int:
    """How many pages there are now, up to COUNTED: as many as were compiled, where the chronicle is."""
    kept = dict(db.execute("SELECT name, value FROM state WHERE name IN ('counts', 'unfinished')"))
    if "counts" in kept and "unfinished" not in kept and (pages := json.loads(kept["counts"]).get("pages")) is not None:
        return min(COUNTED, int(pages))
    return int(db.execute(f"SELECT count(*) FROM ({_LISTED} LIMIT {COUNTED})", ("",)).fetchone()[0])


def results_of(db: sqlite3.Connection, kind: Kind, pages: Iterable[str]) -> dict[str, Any]:
    """What a stage made of these pages, by sha256; those of which it is kept."""
    return {row[0]: noun_of(kind, *row) for row in rows_of(db, _RESULT.format(kind), pages)}


def pages_named(db: sqlite3.Connection, names: Collection[str]) -> Mapping[str, str]:
    """Of these names those under which a page stands now, each with its sha256."""
    asked = (
        "SELECT label.name, page.sha256 FROM label JOIN page ON page.sha256 = label.page"
        " WHERE label.state = 'current' AND page.language IS NOT NULL AND label.name IN"
    )
    written = {storable(name): name for name in names}
    return {written[name]: page for name, page in rows_of(db, asked, written)}


def find(db: sqlite3.Connection, typed: str) -> str:
    """The page that a person means, as `Chronicle.find` finds it: asked of the pages whose names or sums are like it."""
    name, _, digits = typed.rpartition("@")
    near = [row[0] for row in rows_of(db, "SELECT page FROM label WHERE name IN", map(storable, (typed, name)))]
    for part in (typed, digits):
        if _SUM.fullmatch(part):
            bounds = (part, part + "g")
            near += [row[0] for row in db.execute("SELECT sha256 FROM page WHERE sha256 >= ? AND sha256 < ?", bounds)]
    readings = bare(db, near)
    now, before = ([one for one in readings if one.card.retired is retired] for retired in (False, True))
    try:
        return Chronicle(tuple(now), tuple(before)).find(typed).page
    except UnknownName:
        names = [row[0] for row in db.execute(_LIKE, (storable(typed),))]
    # Asked of names like it, for the sake of what was meant; without a sum, since a name may begin as what was typed does.
    every = (Card("", (name,), "", "", 0) for name in names)
    return Chronicle(tuple(Reading(card, _unread("")) for card in every)).find(typed).page


def _unread(page: str) -> Text:
    return Text(page, "", "", (), Fact("", ""))


def bare(db: sqlite3.Connection, pages: Iterable[str]) -> list[Reading]:
    """Pages with their cards and no words."""
    wanted = set(pages)
    texted = {row[0]: row for row in rows_of(db, _FACTS, wanted) if row[3] is not None}
    return [Reading(card, _unread(card.sha256)) for card in cards_of(db, texted)]


def cards_of(db: sqlite3.Connection, pages: Collection[str]) -> tuple[Card, ...]:
    """The cards of these pages, sorted by name."""
    names = {row[0] for row in rows_of(db, "SELECT name FROM label WHERE page IN", pages)}
    around = [_label(row) for row in rows_of(db, f"{_LABELS} name IN", names)]
    sizes = {row[0]: row[5] for row in rows_of(db, _FACTS, {one.page for one in around})}
    own = [one for one in cards.cards(around, sizes) if one.sha256 in pages]
    return tuple(own)
