"""What is kept of pages that are laid beside others: their sketches, and the passages of each pair, in tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Select, bindparam, delete, select

from svod.model.link import Passage
from svod.store.packing import pack, unpack
from svod.store.results import batches, numbers_among, put
from svod.store.schema import page, pair, sketch


def passages(connection: Connection, pages: Iterable[str] | None = None) -> tuple[Passage, ...]:
    """The passages that these pages share with any other, or all that are kept, sorted by place."""
    found: list[Passage] = []
    if pages is None:
        for row in connection.execute(_pairs(pair.c.packed)):
            found += unpack(tuple[Passage, ...], row.packed)
    else:
        packed: dict[tuple[str, str], bytes] = {}
        for batch in batches(sorted(set(pages))):
            numbers = select(page.c.number).where(page.c.sha256.in_(batch)).scalar_subquery()
            for side in (pair.c.a, pair.c.b):
                rows = connection.execute(_pairs(pair.c.packed).where(side.in_(numbers)))
                packed |= {(row.one, row.other): row.packed for row in rows}
        for each in packed.values():
            found += unpack(tuple[Passage, ...], each)
    return tuple(sorted(found, key=lambda p: (p.a.page, p.b.page, p.a.start, p.b.start, p.id)))


def _pairs(column: Column[Any]) -> Select[Any]:
    a, b = page.alias(), page.alias()
    columns = select(a.c.sha256.label("one"), b.c.sha256.label("other"), column)
    return columns.select_from(pair).join(a, a.c.number == pair.c.a).join(b, b.c.number == pair.c.b)


def held_pairs(connection: Connection) -> dict[tuple[str, str], str]:
    """Pair of pages -> the key of its passages."""
    return {(row.one, row.other): row.key for row in connection.execute(_pairs(pair.c.key))}


def save_pairs(connection: Connection, made: Mapping[tuple[str, str], tuple[str, tuple[Passage, ...]]]) -> None:
    """Keeps the passages of pairs."""
    numbers = numbers_among(connection, {one for both in made for one in both})
    rows = [{"a": numbers[a], "b": numbers[b], "key": key, "packed": pack(found)} for (a, b), (key, found) in made.items()]
    put(connection, pair, rows)


def drop_pairs(connection: Connection, stale: Iterable[tuple[str, str]]) -> None:
    """Deletes the passages of pairs."""
    numbers = numbers_among(connection, {one for both in stale for one in both})
    gone = [{"one": numbers[a], "other": numbers[b]} for a, b in stale if a in numbers and b in numbers]
    if gone:
        connection.execute(delete(pair).where(pair.c.a == bindparam("one"), pair.c.b == bindparam("other")), gone)


def held_sketches(connection: Connection, kind: str) -> dict[str, str]:
    """Page -> the key of its sketch of this kind."""
    columns = select(page.c.sha256, sketch.c.key).join(sketch, sketch.c.page == page.c.number)
    return {row.sha256: row.key for row in connection.execute(columns.where(sketch.c.kind == kind))}


def sketches(connection: Connection, kind: str, pages: Iterable[str] | None) -> list[tuple[str, bytes]]:
    """Pages with their sketches of this kind, packed."""
    columns = select(page.c.sha256, sketch.c.packed).join(sketch, sketch.c.page == page.c.number).where(sketch.c.kind == kind)
    found: list[tuple[str, bytes]] = []
    for part in [None] if pages is None else batches(pages):
        rows = connection.execute(columns if part is None else columns.where(page.c.sha256.in_(part)))
        found += [(row.sha256, row.packed) for row in rows]
    return found


def save_sketches(connection: Connection, kind: str, made: Mapping[str, tuple[str, object]]) -> None:
    """Keeps sketches of this kind."""
    numbers = numbers_among(connection, made)
    put(connection, sketch, [
        {"page": numbers[one], "kind": kind, "key": key, "packed": pack(noun)} for one, (key, noun) in made.items()
    ])  # fmt: skip
