"""What was made of groups of pages, a packed row a unit: it stands or it waits for the build that made it to end.

Lines, stories and statements have rows of their own beside it, since they are what is queried. Those rows are of the units
that stand.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, get_type_hints

from sqlalchemy import Connection, Select, bindparam, delete, select, update

from svod.errors import BadValue, StoreError
from svod.model.chronicle import Chronicle
from svod.model.codec import load
from svod.model.entry import Entry, Said
from svod.model.link import Event, Story
from svod.store import compiling, heading, naming, schema, tallying
from svod.store.base import Compiled, Unit
from svod.store.laid import drop_pairs
from svod.store.lining import LIKE, Lining
from svod.store.packing import opened, pack, unpack
from svod.store.results import batches, clear, fill, note_titles, put

FIELDS = ("boilerplate", "entities", "stories", "lineages", "origins", "differences", "events", "positions", "entries")
"""The fields of Chronicle that are kept by units, in the order in which they are made."""

_TYPES = {**get_type_hints(Chronicle), "statements": tuple[Said, ...]}
_ENTERED = {  # what is queried, and the column that names its unit
    "stories": (schema.story, schema.story.c.id),
    "statements": (schema.statement, schema.statement.c.unit),
}
_FOUND_BY = (
    schema.entry, schema.posting, schema.tally, schema.name, schema.entity, schema.stem, schema.met, schema.talk, schema.head,
    schema.titled, schema.matter,
)  # fmt: skip
_OF_EVENTS = ""  # the unit that holds the lines of events, and the events: of all pages
_TOGETHER = 5_000  # units whose lines are put in place in one go
_ELSEWHERE = pack(())
ORDERS: dict[str, Callable[[Any], Any]] = {
    "boilerplate": lambda one: (one.outlet, one.lines[0].text, one.id),
    "entities": lambda one: (one.kind, one.normal, one.id),
    "stories": lambda one: (one.since or "9", one.id),
    "lineages": lambda one: one.page,
    "origins": lambda one: (one.story, -len(one.pages), one.pages),
    "differences": lambda one: (one.here.page, one.here.spans, one.page, one.kind, one.id),
    "events": lambda one: (one.date or "", one.type, one.evidence[0].page, one.evidence[0].start, one.id),
    "positions": lambda one: (min((c.page, c.start) for c in one.stands[0].evidence), one.matter, one.id),
}


def save(connection: Connection, made: Iterable[Unit]) -> None:
    """Keeps results, which do not stand yet."""
    put(connection, schema.unit, [
        {
            "field": one.field, "unit": one.unit, "key": one.key, "stands": 0, "counted": one.counted,
            "packed": pack(one.nouns),
        }
        for one in made
    ])  # fmt: skip


def held(connection: Connection, field: str) -> dict[str, frozenset[str]]:
    """Unit -> the keys under which it is kept."""
    found: dict[str, frozenset[str]] = {}
    for row in connection.execute(select(schema.unit.c.unit, schema.unit.c.key).where(schema.unit.c.field == field)):
        found[row.unit] = found.get(row.unit, frozenset()) | {row.key}
    return found


def of(connection: Connection, field: str, units: Mapping[str, str], noun: type | None) -> tuple[Any, ...]:
    """The nouns of these units, each under its key."""
    table, found = schema.unit, list[Any]()
    columns = select(table.c.unit, table.c.key, table.c.packed).where(table.c.field == field)
    for batch in batches(units):
        for row in connection.execute(columns.where(table.c.unit.in_(batch))):
            if units[row.unit] != row.key:
                continue
            if field == "entries" and row.packed == _ELSEWHERE:
                found += _lines_of(connection, row.unit)
            else:
                found += unpacked(field, row.packed, noun)
    return tuple(found)


def counted(connection: Connection, field: str, units: Mapping[str, str]) -> int:
    """How many nouns of these units a summary counts."""
    table = schema.unit
    rows = connection.execute(select(table.c.unit, table.c.key, table.c.counted).where(table.c.field == field))
    return sum(row.counted for row in rows if units.get(row.unit) == row.key)


def nouns(connection: Connection, field: str) -> tuple[Any, ...]:
    """The nouns of all units of a field that stand, in order."""
    table = schema.unit
    if field == "entries":
        return _lines(connection)
    rows = connection.execute(select(table.c.packed).where(table.c.field == field, table.c.stands == 1))
    found = [noun for packed in rows.scalars() for noun in unpacked(field, packed)]
    return tuple(sorted(found, key=ORDERS[field]))


def unpacked_on(field: str, packed: bytes, wanted: Callable[[Any], bool]) -> tuple[Any, ...]:
    """Those nouns of one unit of a field that are wanted, by what JSON has of each: the others are not made. Raises StoreError
    where they are damaged."""
    try:
        kept = [one for one in json.loads(opened(packed).decode("utf-8", "surrogatepass")) if wanted(one)]
        made: tuple[Any, ...] = load(_TYPES[field], kept)
    except (StoreError, BadValue, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"What is kept of {field} is damaged. Build the chronicle again, into a new file.") from error
    return made


def unpacked(field: str, packed: bytes, noun: Any = None) -> tuple[Any, ...]:
    """The nouns of one unit of a field. Raises StoreError where they are damaged."""
    try:
        made: tuple[Any, ...] = unpack(tuple[noun, ...] if noun else _TYPES[field], packed)
    except StoreError as error:
        raise StoreError(f"What is kept of {field} is damaged. Build the chronicle again, into a new file.") from error
    return made


def _lines(connection: Connection) -> tuple[Entry, ...]:
    rows = connection.execute(select(schema.entry.c.packed).order_by(schema.entry.c.at))
    return tuple(_line(packed) for packed in rows.scalars())


def _lines_of(connection: Connection, unit: str) -> tuple[Entry, ...]:
    """The lines of a unit that stands, sorted by id as they were made."""
    rows = connection.execute(select(schema.entry.c.packed).where(schema.entry.c.unit == unit).order_by(schema.entry.c.id))
    return tuple(_line(packed) for packed in rows.scalars())


def _line(packed: bytes) -> Entry:
    try:
        return unpack(Entry, packed, LIKE)
    except StoreError as error:
        raise StoreError("A line of the chronicle is damaged. Build the chronicle again, into a new file.") from error


def compile_all(connection: Connection, compiled: Compiled) -> None:
    """Puts in place all that stands between pages, and drops what was there instead."""
    known = {*compiled.units, *connection.execute(select(schema.unit.c.field).distinct()).scalars()}
    for field in sorted(known, key=_order):
        _stand(connection, field, compiled.units.get(field, {}))
    heading.count_heads(connection)
    tallying.tally_pages(connection)
    clear(connection, schema.decided)
    own: list[dict[str, object]] = [{"page": page, "packed": pack(notes)} for page, notes in sorted(compiled.decided.items())]
    fill(connection, schema.decided, own)
    drop_pairs(connection, compiled.stale)
    connection.execute(update(schema.decision).values(orphan=0))
    for one_id in sorted(compiled.orphans):
        connection.execute(update(schema.decision).where(schema.decision.c.id == one_id).values(orphan=1))
    compiling.report(connection, "flow:", compiled.problems)
    compiling.forget_state(connection, compiling.UNFINISHED)
    compiling.remember(connection, compiling.KEY, compiled.key)
    compiling.remember(connection, compiling.COUNTS, json.dumps(compiled.counts))


def _stand(connection: Connection, field: str, standing: Mapping[str, str]) -> None:
    """Of this field just these units stand from here on."""
    table = schema.unit
    rows = connection.execute(select(table.c.unit, table.c.key, table.c.stands).where(table.c.field == field)).all()
    fresh = [(row.unit, row.key) for row in rows if standing.get(row.unit) == row.key and not row.stands]
    stale = [(row.unit, row.key) for row in rows if standing.get(row.unit) != row.key]
    gone = {row.unit for row in rows if row.stands and standing.get(row.unit) != row.key}
    of_unit = (table.c.field == field, table.c.unit == bindparam("one"), table.c.key == bindparam("its"))
    for words, units in ((delete(table).where(*of_unit), stale), (update(table).where(*of_unit).values(stands=1), fresh)):
        if units:
            connection.execute(words, [{"one": unit, "its": key} for unit, key in units])
    _enter(connection, field, gone | dict(fresh).keys(), dict(fresh))


def _order(field: str) -> int:
    """Lines point at stories and tell events, so that they are entered when these are."""
    return FIELDS.index(field) if field in FIELDS else -1


def _enter(connection: Connection, field: str, gone: set[str], fresh: Mapping[str, str]) -> None:
    """The rows by which lines, names, stories and matters are queried."""
    if field == "entries":
        _enter_lines(connection, gone, fresh)
    elif field == "entities" and (gone or fresh):
        naming.put_entities(connection, nouns(connection, field))
    elif field == "positions":
        heading.put_matters(connection, gone, dict(_standing(connection, field, fresh)))
    if field == "stories":
        heading.put_heads(connection, gone, dict(_standing(connection, field, fresh)))
    if field not in _ENTERED:
        return
    table, column = _ENTERED[field]
    for batch in batches(sorted(gone)):
        connection.execute(delete(table).where(column.in_(batch)))
    for batch in batches(sorted(fresh)):
        made = [(unit, noun) for unit, own in _standing(connection, field, batch) for noun in own]
        fill(connection, table, _stories(made) if field == "stories" else _said(made))


def _standing(connection: Connection, field: str, units: Iterable[str]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """These units that stand, with their nouns."""
    table = schema.unit
    kept = select(table.c.unit, table.c.packed).where(table.c.field == field, table.c.stands == 1)
    for batch in batches(sorted(units)):
        for row in connection.execute(kept.where(table.c.unit.in_(batch))).all():
            yield row.unit, unpacked(field, row.packed)


def _enter_lines(connection: Connection, gone: set[str], fresh: Mapping[str, str]) -> None:
    """Lines stand in rows of their own, so that their units need not hold them any more."""
    if not gone and not fresh:
        return
    events: tuple[Event, ...] = nouns(connection, "events") if _OF_EVENTS in gone or _OF_EVENTS in fresh else ()
    lining, table = Lining(connection, events), schema.unit
    for batch in batches(sorted(gone), _TOGETHER):
        lining.change(batch, dict(_standing(connection, "entries", fresh.keys() & set(batch))))
    lining.settle()
    for batch in batches(sorted(fresh)):
        own = (table.c.field == "entries", table.c.stands == 1, table.c.unit.in_(batch))
        connection.execute(update(table).where(*own).values(packed=_ELSEWHERE))


def _stories(made: Iterable[tuple[str, Story]]) -> list[dict[str, object]]:
    return [
        {"id": one.id, "page": page, "title": one.title, "since": one.since, "until": one.until}
        for _, one in made
        for page in one.pages
    ]


def _said(made: Iterable[tuple[str, Said]]) -> list[dict[str, object]]:
    """A row for each speaker of each statement; one without a speaker where the page names nobody."""
    return [
        {"unit": unit, "id": one.note, "page": one.page, "kind": one.kind, "date": one.date, "speaker": speaker}
        for unit, one in made
        for speaker in one.speakers or (None,)
    ]


def _lines_elsewhere() -> Select[Any]:
    table = schema.unit
    return select(table.c.unit).where(table.c.field == "entries", table.c.stands == 1, table.c.packed == _ELSEWHERE)


def enter_anew(connection: Connection) -> None:
    """Fills the rows by which units that stand are queried, in a chronicle of an older form."""
    table = schema.unit
    for (unit,) in connection.execute(_lines_elsewhere()).all():
        own = (table.c.field == "entries", table.c.unit == unit, table.c.stands == 1)
        connection.execute(update(table).where(*own).values(packed=pack(_lines_of(connection, unit))))
    clear(connection, schema.statement, schema.story, *_FOUND_BY)
    for field in FIELDS:
        rows = connection.execute(select(table.c.unit, table.c.key).where(table.c.field == field, table.c.stands == 1)).all()
        standing = {row.unit: row.key for row in rows}
        _enter(connection, field, set(standing), standing)
    rows = connection.execute(select(schema.unit.c.unit, schema.unit.c.key).where(schema.unit.c.field == "statements")).all()
    _enter(connection, "statements", set(), {row.unit: row.key for row in rows})
    heading.count_heads(connection)
    note_titles(connection)
    tallying.tally_pages(connection)


def clear_all(connection: Connection) -> None:
    """Empties everything that was compiled, before it is made again without what was erased."""
    clear(connection, schema.unit, schema.decided, schema.statement, schema.story, *_FOUND_BY)
    compiling.report(connection, "flow:", ())
    compiling.unfinished(connection)
