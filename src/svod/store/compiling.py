"""What people decided, what builds say, and what the store keeps about itself, in tables."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, func, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from svod.errors import UnknownName
from svod.model.entry import Decision, Problem
from svod.model.note import Note
from svod.store import schema
from svod.store.packing import pack, unpack
from svod.store.results import batches, fill

KEY, UNFINISHED, COUNTS, TURN = "compiled", "unfinished", "counts", "turn"  # names under which the store keeps what it is at

_STOPPED = (
    "The last build was stopped before its end: what it had read is kept, but pages may lack and lines may be of before. "
    "Run `svod build` again to finish it."
)


def decided(connection: Connection) -> dict[str, tuple[Note, ...]]:
    """Page -> its notes, where a decision changed them."""
    return {row.page: unpack(tuple[Note, ...], row.packed) for row in connection.execute(select(schema.decided))}


def erase_mentions(connection: Connection, pages: Sequence[str], names: Sequence[str]) -> None:
    """Deletes decisions about these pages, which hold their words, and problems at these names."""
    table = schema.decision
    for one in pages:
        connection.execute(delete(table).where(or_(table.c.page == one, table.c.instead == one)))
    for name in names:
        connection.execute(delete(schema.problem).where(schema.problem.c.place == name))


def compiled_key(connection: Connection) -> str | None:
    """The key of what was compiled last, None where something was written since."""
    return None if state(connection, UNFINISHED) else state(connection, KEY)


def counts(connection: Connection) -> dict[str, int]:
    """What was counted when all was compiled last."""
    kept = state(connection, COUNTS)
    return {name: int(number) for name, number in json.loads(kept).items()} if kept else {}


def unfinished(connection: Connection) -> None:
    """Marks that what was compiled lacks what is being written now."""
    if not state(connection, UNFINISHED):
        remember(connection, UNFINISHED, "yes")


def is_unfinished(connection: Connection) -> bool:
    """Whether the last build was stopped before its end."""
    return state(connection, UNFINISHED) is not None


def stopped(target: str) -> Problem:
    """What is told of a chronicle whose last build was stopped."""
    return Problem(Path(target).name, "build", _STOPPED, "notice")


def state(connection: Connection, name: str) -> str | None:
    """A value that the store keeps about itself."""
    return connection.execute(select(schema.state.c.value).where(schema.state.c.name == name)).scalar_one_or_none()


def remember(connection: Connection, name: str, value: str) -> None:
    """Keeps a value about the store itself."""
    row = {"name": name, "value": value}
    connection.execute(upsert(schema.state).values(row).on_conflict_do_update(index_elements=["name"], set_=row))


def turn(connection: Connection) -> None:
    """Marks that something which can be read has changed."""
    remember(connection, TURN, secrets.token_hex(8))


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


def decide(connection: Connection, made: Iterable[Decision], anew: bool = False) -> None:
    """Keeps decisions; one that says the same as a known one changes nothing, or with `anew` takes its place."""
    table = schema.decision
    for one in made:
        row = {
            "id": one.id, "kind": one.kind, "page": one.page, "words": one.words, "instead": one.instead, "who": one.who,
            "made_at": one.made_at, "orphan": 0, "packed": pack(one),
        }  # fmt: skip
        if anew:
            connection.execute(delete(table).where(table.c.id == one.id))
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
) -> bool:
    """Replaces the problems of this source (with `all_of`, of every source of its kind) and drops those of settled places.
    What stands already is not written again; whether anything was."""
    table, kind = schema.problem, source.split(":")[0] + ":"
    rows = connection.execute(select(table).where(func.substr(table.c.source, 1, len(kind)) == kind)).all()
    known = {(row.source, _problem(row)): row.number for row in rows}
    settled, still = set(settled), set(told)
    gone = [
        number for (by, one), number in known.items() if one not in still and (by == source or all_of or one.where in settled)
    ]
    for number in gone:
        connection.execute(delete(table).where(table.c.number == number))
    fresh: list[dict[str, object]] = [
        {"source": source, "place": one.where, "stage": one.stage, "what": one.what, "severity": one.severity}
        for one in told if (source, one) not in known
    ]  # fmt: skip
    fill(connection, table, fresh)
    return bool(gone or fresh)


def settle(connection: Connection, sources: Iterable[str], told: Mapping[str, Problem]) -> None:
    """Drops what these sources told of before, and keeps what those told of tell now (source -> problem)."""
    table = schema.problem
    for batch in batches((*sources, *told)):
        connection.execute(delete(table).where(table.c.source.in_(batch)))
    fill(connection, table, [
        {"source": source, "place": one.where, "stage": one.stage, "what": one.what, "severity": one.severity}
        for source, one in told.items()
    ])  # fmt: skip


def _problem(row: Any) -> Problem:
    return Problem(row.place, row.stage, row.what, row.severity)
