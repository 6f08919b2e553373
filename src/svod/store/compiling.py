"""What stands between pages, and what people and builds say, in tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, get_type_hints

from sqlalchemy import Connection, delete, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from svod.errors import StoreError, UnknownName
from svod.model.chronicle import Chronicle, Reading
from svod.model.entry import Decision, Entry, Problem
from svod.model.link import Story
from svod.model.note import Note, Statement
from svod.store import schema
from svod.store.base import Compiled, Held, Linked
from svod.store.packing import digest_of, opened, pack, plain, shut, unpack
from svod.store.results import clear, fill, numbers_of

NOTES: Any = tuple[Note, ...]
LINKED = (  # one row each
    "boilerplate", "entities", "stories", "origins", "lineages", "differences", "events", "positions", "entries",
)  # fmt: skip

_FIELDS = get_type_hints(Chronicle)
_KEY, _UNFINISHED, _COUNTS = "compiled", "unfinished", "counts"  # names under which the store keeps what it is at


def linked(connection: Connection, field: str) -> Held | None:
    """What is kept for this field of Chronicle, not unpacked."""
    table = schema.linked
    row = connection.execute(select(table.c.key, table.c.digest).where(table.c.field == field)).one_or_none()
    return Held(row.key, row.digest) if row else None


def linked_nouns(connection: Connection, field: str) -> tuple[Any, ...]:
    """The nouns kept for this field of Chronicle."""
    table = schema.linked
    row = connection.execute(select(table.c.packed, table.c.digest).where(table.c.field == field)).one_or_none()
    if row is None:
        return ()
    if digest_of(opened(row.packed)) != row.digest:
        raise StoreError(f"What is kept of {field} is damaged. Build the chronicle again, into a new file.")
    nouns: tuple[Any, ...] = unpack(_FIELDS[field], row.packed)
    return nouns


def decided(connection: Connection) -> dict[str, tuple[Note, ...]]:
    """Page -> its notes, where a decision changed them."""
    return {row.page: unpack(NOTES, row.packed) for row in connection.execute(select(schema.decided))}


def compile_all(connection: Connection, compiled: Compiled) -> None:
    """Replaces all that stands between pages."""
    for one in compiled.linked:
        if one.nouns is not None:
            _keep_linked(connection, one)
    clear(connection, schema.decided, schema.statement)
    rows: list[dict[str, object]] = [{"page": page, "packed": pack(own)} for page, own in sorted(compiled.decided.items())]
    fill(connection, schema.decided, rows)
    numbers = numbers_of(connection)
    fill(
        connection,
        schema.statement,
        [row for reading in compiled.readings for row in _statements(numbers[reading.page], reading)],
    )
    _prune_pairs(connection, {(numbers[a], numbers[b]) for a, b in compiled.pairs})
    orphans = compiled.orphans
    connection.execute(update(schema.decision).values(orphan=0))
    for one_id in sorted(orphans):
        connection.execute(update(schema.decision).where(schema.decision.c.id == one_id).values(orphan=1))
    report(connection, "flow:", compiled.problems)
    forget_state(connection, _UNFINISHED)
    remember(connection, _KEY, compiled.key)
    remember(connection, _COUNTS, json.dumps(compiled.counts))


def _keep_linked(connection: Connection, one: Linked) -> None:
    packed = plain(one.nouns)
    row = {"field": one.field, "key": one.key, "digest": digest_of(packed), "packed": shut(packed)}
    connection.execute(upsert(schema.linked).values(row).on_conflict_do_update(index_elements=["field"], set_=row))
    if one.field == "entries":
        clear(connection, schema.entry)
        fill(connection, schema.entry, [_entry(at, e) for at, e in enumerate(one.nouns or ()) if isinstance(e, Entry)])
    if one.field == "stories":
        clear(connection, schema.story)
        fill(connection, schema.story, [row for s in one.nouns or () if isinstance(s, Story) for row in _story(s)])


def _entry(at: int, one: Entry) -> dict[str, object]:
    return {
        "at": at, "id": one.id, "kind": one.kind, "type": one.type, "date": one.date, "dated_by": one.dated_by,
        "who": "; ".join(one.who), "place": one.place, "story": one.story,
    }  # fmt: skip


def _story(one: Story) -> list[dict[str, object]]:
    return [{"id": one.id, "page": page, "title": one.title, "since": one.since, "until": one.until} for page in one.pages]


def _statements(number: int, reading: Reading) -> list[dict[str, object]]:
    """A row for each speaker of each statement; one without a speaker where the page names nobody."""
    rows: list[dict[str, object]] = []
    for note in reading.notes:
        if isinstance(note.value, Statement):
            said = {"id": note.id, "page": number, "kind": note.value.kind, "date": note.value.date}
            rows += [{**said, "speaker": speaker} for speaker in note.value.speakers or (None,)]
    return rows


def _prune_pairs(connection: Connection, kept: set[tuple[int, int]]) -> None:
    for row in connection.execute(select(schema.pair.c.a, schema.pair.c.b)).all():
        if (row.a, row.b) not in kept:
            connection.execute(delete(schema.pair).where(schema.pair.c.a == row.a, schema.pair.c.b == row.b))


def uncompile(connection: Connection) -> None:
    """Empties everything that was compiled, before it is made again without what was erased."""
    clear(connection, schema.linked, schema.decided, schema.entry, schema.statement, schema.story)
    report(connection, "flow:", ())
    unfinished(connection)


def erase_mentions(connection: Connection, pages: Sequence[str], names: Sequence[str]) -> None:
    """Deletes decisions about these pages, which hold their words, and problems at these names."""
    table = schema.decision
    for one in pages:
        connection.execute(delete(table).where(or_(table.c.page == one, table.c.instead == one)))
    for name in names:
        connection.execute(delete(schema.problem).where(schema.problem.c.place == name))


def compiled_key(connection: Connection) -> str | None:
    """The key of what was compiled last, None where something was written since."""
    return None if state(connection, _UNFINISHED) else state(connection, _KEY)


def counts(connection: Connection) -> dict[str, int]:
    """What was counted when all was compiled last."""
    kept = state(connection, _COUNTS)
    return {name: int(number) for name, number in json.loads(kept).items()} if kept else {}


def unfinished(connection: Connection) -> None:
    """Marks that what was compiled lacks what is being written now."""
    if not state(connection, _UNFINISHED):
        remember(connection, _UNFINISHED, "yes")


def is_unfinished(connection: Connection) -> bool:
    """Whether the last build was stopped before its end."""
    return state(connection, _UNFINISHED) is not None


def state(connection: Connection, name: str) -> str | None:
    """A value that the store keeps about itself."""
    return connection.execute(select(schema.state.c.value).where(schema.state.c.name == name)).scalar_one_or_none()


def remember(connection: Connection, name: str, value: str) -> None:
    """Keeps a value about the store itself."""
    row = {"name": name, "value": value}
    connection.execute(upsert(schema.state).values(row).on_conflict_do_update(index_elements=["name"], set_=row))


def forget_state(connection: Connection, name: str) -> None:
    """Drops a value about the store itself."""
    connection.execute(delete(schema.state).where(schema.state.c.name == name))


def decisions(connection: Connection, orphaned: bool | None = None) -> tuple[Decision, ...]:
    """Decisions, all or (not) orphaned ones, in the order in which they were made."""
    table = schema.decision
    query = select(table.c.packed)
    if orphaned is not None:
        query = query.where(table.c.orphan == int(orphaned))
    found = [unpack(Decision, packed) for packed in connection.execute(query).scalars()]
    return tuple(sorted(found, key=lambda one: (one.made_at, one.id)))


def decide(connection: Connection, made: Iterable[Decision]) -> None:
    """Keeps decisions; one that says the same as a known one changes nothing."""
    table = schema.decision
    for one in made:
        row = {
            "id": one.id, "kind": one.kind, "page": one.page, "words": one.words, "instead": one.instead, "who": one.who,
            "made_at": one.made_at, "orphan": 0, "packed": pack(one),
        }  # fmt: skip
        connection.execute(upsert(table).values(row).on_conflict_do_nothing(index_elements=["id"]))


def undecide(connection: Connection, decision_id: str) -> None:
    """Drops a decision. Raises UnknownName."""
    table = schema.decision
    if not connection.execute(delete(table).where(table.c.id == decision_id)).rowcount:
        raise UnknownName(f"There is no decision {decision_id!r}. `svod correct` without a cite lists those there are.")


def problems(connection: Connection) -> tuple[Problem, ...]:
    """Every problem once, sorted by place."""
    rows = connection.execute(select(schema.problem))
    found = {_problem(row) for row in rows}
    return tuple(sorted(found, key=lambda one: (one.where, one.stage, one.what)))


def report(
    connection: Connection, source: str, told: Sequence[Problem], settled: Iterable[str] = (), all_of: bool = False
) -> None:
    """Replaces the problems of this source (with `all_of`, of every source of its kind) and drops those of settled places.
    What stands already is not written again."""
    table, kind = schema.problem, source.split(":")[0] + ":"
    rows = connection.execute(select(table).where(func.substr(table.c.source, 1, len(kind)) == kind)).all()
    known = {(row.source, _problem(row)): row.number for row in rows}
    settled = set(settled)
    for (by, one), number in known.items():
        if one not in told and (by == source or all_of or one.where in settled):
            connection.execute(delete(table).where(table.c.number == number))
    fill(connection, table, [
        {"source": source, "place": one.where, "stage": one.stage, "what": one.what, "severity": one.severity}
        for one in told if (source, one) not in known
    ])  # fmt: skip


def _problem(row: Any) -> Problem:
    return Problem(row.place, row.stage, row.what, row.severity)
