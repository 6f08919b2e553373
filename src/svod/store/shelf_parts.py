"""Parts of a chronicle: some pages, and all that stands between them, with nothing else opened."""

# ruff: noqa: S608 - queries are put together of words of our own and numbers; what others wrote is bound

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from svod.errors import UnknownName
from svod.model.chronicle import Beyond, Card, Chronicle, Reading
from svod.model.cites import cites_of
from svod.model.entry import Decision, Entry, Problem
from svod.model.link import Entity, Event, Passage
from svod.model.note import Name, Note
from svod.store import terms
from svod.store.lining import LIKE, events_of
from svod.store.naming import met_on
from svod.store.packing import storable, unpack
from svod.store.reader import Linked
from svod.store.shelf_names import rows_of
from svod.store.shelf_pages import cards_of, results_of
from svod.store.units import ORDERS, unpacked, unpacked_on

_OF_STORIES = ("lineages", "origins", "differences", "positions")
_UNITS = "SELECT unit, field, packed FROM unit WHERE stands = 1 AND field = '{}' AND unit IN"


def part(
    db: sqlite3.Connection,
    pages: Collection[str],
    position: str | None = None,
    only: Collection[Linked] | None = None,
) -> Chronicle:
    """The chronicle cut to these pages. position: of the matters only this one; only: as a reader takes it."""
    wanted = frozenset(get_args(Linked) if only is None else only)
    cards = {card.sha256: card for card in _with_older(db, pages)}
    readings = _readings(db, cards, "notes" in wanted)
    told = {one.page for one in readings}
    found = Chronicle(
        tuple(one for one in readings if not one.card.retired),
        tuple(one for one in readings if one.card.retired),
        passages=_passages(db, told) if "passages" in wanted else (),
        decisions=_decided(db, told),
        orphans=_decided(db, told, "AND orphan = 1"),
        problems=_problems(db, [name for card in cards.values() for name in card.names]),
        entities=_entities(db, readings) if "entities" in wanted else (),
        **_of_units(db, told, readings, wanted),
        **(_lines(db, told) if "lines" in wanted else {}),
    )
    if position is not None:
        found = replace(found, positions=tuple(one for one in found.positions if one.id == position))
    return replace(found, beyond=_beyond(db, found))


def _with_older(db: sqlite3.Connection, pages: Collection[str]) -> tuple[Card, ...]:
    """The cards of these pages, and of the versions that stood before them under their names."""
    found: dict[str, Card] = {}
    due = {storable(page) for page in pages}
    while due:
        fresh = cards_of(db, due)
        found |= {card.sha256: card for card in fresh}
        due = {card.was for card in fresh if card.was and card.was not in found}
    return tuple(sorted(found.values(), key=lambda card: (card.name, card.sha256)))


def _readings(db: sqlite3.Connection, cards: Mapping[str, Card], noted: bool) -> list[Reading]:
    texts: dict[str, Any] = results_of(db, "text", cards)
    notes: dict[str, Any] = results_of(db, "notes", cards) if noted else {}
    rows = rows_of(db, "SELECT page, packed FROM decided WHERE page IN", cards) if noted else []
    notes |= {page: unpack(tuple[Note, ...], packed) for page, packed in rows}
    return [Reading(card, texts[page], notes.get(page, ())) for page, card in cards.items() if page in texts]


def _passages(db: sqlite3.Connection, told: Collection[str]) -> tuple[Passage, ...]:
    numbers = [row[0] for row in rows_of(db, "SELECT number FROM page WHERE sha256 IN", told)]
    rows = {
        (a, b): packed
        for side in "ab"
        for a, b, packed in rows_of(db, f"SELECT a, b, packed FROM pair WHERE {side} IN", numbers)
    }
    found = [one for packed in rows.values() for one in unpack(tuple[Passage, ...], packed)]
    return tuple(sorted(found, key=lambda p: (p.a.page, p.b.page, p.a.start, p.b.start, p.id)))


def _decided(db: sqlite3.Connection, told: Collection[str], which: str = "") -> tuple[Decision, ...]:
    packed = {
        row[0]
        for column in ("page", "instead")
        for row in rows_of(db, f"SELECT packed FROM decision WHERE 1 {which} AND {column} IN", told)
    }
    return tuple(sorted((unpack(Decision, one) for one in packed), key=lambda one: (one.made_at, one.id)))


def _problems(db: sqlite3.Connection, names: Sequence[str]) -> tuple[Problem, ...]:
    rows = rows_of(db, "SELECT place, stage, what, severity FROM problem WHERE place IN", map(storable, names))
    return tuple(sorted({Problem(*row) for row in rows}, key=lambda one: (one.where, one.stage, one.what)))


def _entities(db: sqlite3.Connection, readings: Sequence[Reading]) -> tuple[Entity, ...]:
    """Who is named on these pages, with the mentions there."""
    by_number: dict[int, list[str]] = defaultdict(list)
    rows = rows_of(
        db, "SELECT page.sha256, met.packed FROM met JOIN page ON page.number = met.page WHERE page.sha256 IN",
        [one.page for one in readings],
    )  # fmt: skip
    kept = dict(rows)
    for reading in sorted(readings, key=lambda one: one.page):
        if packed := kept.get(reading.page):
            ids = [note.id for note in reading.notes if isinstance(note.value, Name)]
            for number, mentions in met_on(packed, ids).items():
                by_number[number] += mentions
    entities = [
        replace(unpack(Entity, packed), mentions=tuple(by_number[number]))
        for number, packed in rows_of(db, "SELECT number, packed FROM entity WHERE number IN", by_number)
    ]
    return tuple(sorted(entities, key=ORDERS["entities"]))


# Whether a noun, as JSON has it, stands on one of these pages.
_ON: dict[str, Callable[[Any, Collection[str]], bool]] = {
    "lineages": lambda one, told: one["page"] in told,
    "origins": lambda one, told: True,  # noqa: ARG005 - how many a story has is told with each of its pages
    "differences": lambda one, told: one["here"]["page"] in told or one["page"] in told,
    "positions": lambda one, told: any(cite["page"] in told for stand in one["stands"] for cite in stand["evidence"]),
    "boilerplate": lambda one, told: any(cite["page"] in told for cite in one["lines"]),
    "stories": lambda one, told: any(page in told for page in one["pages"]),
}


def _on(field: str, told: Collection[str]) -> Callable[[Any], bool]:
    return lambda one: _ON[field](one, told)


def _of_units(
    db: sqlite3.Connection, told: Collection[str], readings: Sequence[Reading], wanted: Collection[str]
) -> dict[str, tuple[Any, ...]]:
    """What is kept by stories and outlets, so far as it has a place on these pages and is wanted. What an older version is
    compared with stands with the story of the newer one."""
    under = "SELECT page FROM label WHERE name = ?"
    pages = set(told)
    for one in readings:
        if one.card.retired:
            pages |= {row[0] for name in one.card.names for row in db.execute(under, (storable(name),))}
    stories = sorted({row[0] for row in rows_of(db, "SELECT id FROM story WHERE page IN", pages)})
    units = dict.fromkeys((*_OF_STORIES, "stories"), stories)
    units["boilerplate"] = sorted({storable(one.outlet) for one in readings})
    found: dict[str, tuple[Any, ...]] = {}
    for field, names in units.items():
        if field not in wanted:
            continue
        rows = rows_of(db, _UNITS.format(field), names)
        nouns = [noun for *_, packed in rows for noun in unpacked_on(field, packed, _on(field, told))]
        found[field] = tuple(sorted(nouns, key=ORDERS[field]))
    return found


def _lines(db: sqlite3.Connection, told: Collection[str]) -> dict[str, tuple[Any, ...]]:
    """The lines that point at these pages, and the events that they tell."""
    numbers = [row[0] for row in rows_of(db, "SELECT number FROM page WHERE sha256 IN", told)]
    at = {row[0] for row in rows_of(db, "SELECT at FROM posting WHERE term IN", (terms.term(terms.PAGE, n) for n in numbers))}
    entries: list[Entry] = []
    events: list[Event] = []
    for _, packed, beside in sorted(rows_of(db, "SELECT at, packed, event FROM entry WHERE at IN", at)):
        line = unpack(Entry, packed, LIKE)
        entries.append(line)
        if line.kind == "event":
            events += events_of(line, beside)
    return {"entries": tuple(entries), "events": tuple(sorted(events, key=ORDERS["events"]))}


def _beyond(db: sqlite3.Connection, found: Chronicle) -> tuple[Beyond, ...]:
    """The pages that a part names and does not hold."""
    named = {page for page in _named(found) if page not in found.by_page}
    facts = {row[0]: row[1:] for row in rows_of(db, "SELECT sha256, outlet, published FROM page WHERE sha256 IN", named)}
    return tuple(Beyond(card, *facts[card.sha256]) for card in cards_of(db, facts.keys()))


def _named(found: Chronicle) -> Iterator[str]:
    for story in found.stories:
        yield from (*story.pages, *((story.first,) if story.first else ()))
    for origin in found.origins:
        yield from (*origin.pages, *(one.page for one in origin.parts))
    for lineage in found.lineages:
        yield from (step.page for step in lineage.steps if step.page)
        yield from lineage.common.pages if lineage.common else ()
    yield from (one.page for one in found.differences)
    yield from (one.instead for one in found.decisions if one.kind in ("split_story", "join_story") and one.instead)
    yield from (one.page for one in _cites(found))


def _cites(found: Chronicle) -> Iterator[Any]:
    for line in found.boilerplate:
        yield from line.lines
    for passage in found.passages:
        yield from (passage.a, passage.b)
    for one in found.differences:
        yield from (one.here, *((one.there,) if one.there else ()))
    for entry in found.entries:
        yield from entry.cites
    for held in (found.events, found.positions, found.lineages):
        yield from cites_of(held)


def of_story(db: sqlite3.Connection, story_id: str) -> Chronicle:
    """The part of all pages of one story."""
    digits = storable(story_id)
    ids = [row[0] for row in db.execute("SELECT id FROM head WHERE id >= ? AND id < ? LIMIT 2", (digits, digits + "g"))]
    if len(ids) != 1 or not digits:
        raise UnknownName(f"The chronicle has no one story {story_id!r}. `svod stories` lists the stories there are.")
    return part(db, [row[0] for row in db.execute("SELECT page FROM story WHERE id = ?", (ids[0],))])


def matter(db: sqlite3.Connection, matter_id: str) -> Chronicle:
    """The part of the pages on which the stands of a matter rest."""
    digits = storable(matter_id)
    rows = db.execute("SELECT id, unit FROM matter WHERE id >= ? AND id < ? LIMIT 2", (digits, digits + "g")).fetchall()
    if len(rows) != 1 or not digits:
        raise UnknownName(f"The chronicle has no one matter {matter_id!r}. `svod positions` lists the matters there are.")
    kept = rows_of(db, _UNITS.format("positions"), [rows[0][1]])
    one = next(one for *_, packed in kept for one in unpacked("positions", packed) if one.id == rows[0][0])
    return part(db, {cite.page for stand in one.stands for cite in stand.evidence}, one.id)
