"""What was made of groups of pages, a packed row a unit: it stands or it waits for the build that made it to end.

Lines, stories and statements have rows of their own beside it, since they are what is queried. Those rows are of the units
that stand.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_type_hints

from sqlalchemy import Connection, bindparam, delete, select, update

from svod.errors import StoreError
from svod.model.chronicle import Chronicle
from svod.model.edtf import bounds
from svod.model.entry import Entry, Said
from svod.model.link import Story
from svod.store import compiling, schema
from svod.store.base import Compiled, Unit
from svod.store.laid import drop_pairs
from svod.store.packing import pack, unpack
from svod.store.results import batches, clear, fill, put

FIELDS = ("boilerplate", "entities", "stories", "lineages", "origins", "differences", "events", "positions", "entries")
"""The fields of Chronicle that are kept by units, in the order in which they are made."""

_TYPES = {**get_type_hints(Chronicle), "statements": tuple[Said, ...]}
_ENTERED = {  # what is queried, and the column that names its unit
    "entries": (schema.entry, schema.entry.c.unit),
    "stories": (schema.story, schema.story.c.id),
    "statements": (schema.statement, schema.statement.c.unit),
}
_ORDERS: dict[str, Callable[[Any], Any]] = {
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
            if units[row.unit] == row.key:
                found += _unpacked(field, row.packed, noun)
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
    found = [noun for packed in rows.scalars() for noun in _unpacked(field, packed)]
    return tuple(sorted(found, key=_ORDERS[field]))


def _unpacked(field: str, packed: bytes, noun: Any = None) -> tuple[Any, ...]:
    try:
        made: tuple[Any, ...] = unpack(tuple[noun, ...] if noun else _TYPES[field], packed)
    except StoreError as error:
        raise StoreError(f"What is kept of {field} is damaged. Build the chronicle again, into a new file.") from error
    return made


def _lines(connection: Connection) -> tuple[Entry, ...]:
    table, entry = schema.unit, schema.entry
    rows = connection.execute(select(table.c.unit, table.c.packed).where(table.c.field == "entries", table.c.stands == 1))
    lines = {row.unit: _unpacked("entries", row.packed) for row in rows}
    order = connection.execute(select(entry.c.unit, entry.c.number).order_by(entry.c.sort, entry.c.id))
    return tuple(lines[row.unit][row.number] for row in order)


def compile_all(connection: Connection, compiled: Compiled) -> None:
    """Puts in place all that stands between pages, and drops what was there instead."""
    for field in {*compiled.units, *connection.execute(select(schema.unit.c.field).distinct()).scalars()}:
        _stand(connection, field, compiled.units.get(field, {}))
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


def _enter(connection: Connection, field: str, gone: set[str], fresh: Mapping[str, str]) -> None:
    """The rows by which lines and stories are queried."""
    if field not in _ENTERED:
        return
    table, column = _ENTERED[field]
    for batch in batches(sorted(gone)):
        connection.execute(delete(table).where(column.in_(batch)))
    for batch in batches(sorted(fresh)):
        kept = select(schema.unit.c.unit, schema.unit.c.packed).where(
            schema.unit.c.field == field, schema.unit.c.stands == 1, schema.unit.c.unit.in_(batch)
        )
        made = [(row.unit, noun) for row in connection.execute(kept).all() for noun in enumerate(_unpacked(field, row.packed))]
        if field == "entries":
            fill(connection, table, _entries(connection, made))
        else:
            fill(connection, table, _stories(made) if field == "stories" else _said(made))


def _stories(made: Iterable[tuple[str, tuple[int, Story]]]) -> list[dict[str, object]]:
    return [
        {"id": one.id, "page": page, "title": one.title, "since": one.since, "until": one.until}
        for _, (_, one) in made
        for page in one.pages
    ]


def _entries(connection: Connection, made: Iterable[tuple[str, tuple[int, Entry]]]) -> list[dict[str, object]]:
    made = list(made)
    days = _published(connection, {cite.page for _, (_, one) in made for cite in one.cites})
    return [
        {
            "unit": unit, "number": number, "sort": _sort(one, days), "id": one.id, "kind": one.kind, "type": one.type,
            "date": one.date, "dated_by": one.dated_by, "who": "; ".join(one.who), "place": one.place, "story": one.story,
        }
        for unit, (number, one) in made
    ]  # fmt: skip


def _published(connection: Connection, pages: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for batch in batches(sorted(pages)):
        columns = select(schema.page.c.sha256, schema.page.c.published).where(schema.page.c.sha256.in_(batch))
        found |= {row.sha256: row.published for row in connection.execute(columns) if row.published}
    return found


def _sort(line: Entry, days: Mapping[str, str]) -> str:
    """By date, the unknown last, then by publication, then by place."""
    day = _first_day(line.date)
    published = min((days[cite.page] for cite in line.cites if cite.page in days), default="")
    first = line.cites[0]
    return "\t".join(
        (str(int(day is None)), day or "", line.date or "", published, first.page, f"{first.start:010}", line.kind, line.id)
    )


def _first_day(edtf: str | None) -> str | None:
    try:
        days = bounds(edtf)
    except ValueError:  # a date that no calendar has, written so by a page
        return None
    return days[0].isoformat() if days else None


def _said(made: Iterable[tuple[str, tuple[int, Said]]]) -> list[dict[str, object]]:
    """A row for each speaker of each statement; one without a speaker where the page names nobody."""
    return [
        {"unit": unit, "id": one.note, "page": one.page, "kind": one.kind, "date": one.date, "speaker": speaker}
        for unit, (_, one) in made
        for speaker in one.speakers or (None,)
    ]


def clear_all(connection: Connection) -> None:
    """Empties everything that was compiled, before it is made again without what was erased."""
    clear(connection, schema.unit, schema.decided, schema.entry, schema.statement, schema.story)
    compiling.report(connection, "flow:", ())
    compiling.unfinished(connection)
