"""Entities, put into rows by which they are found: by the words of their names, and by the pages on which they are named."""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from svod.model.link import Entity
from svod.store.numbering import put_stems
from svod.store.packing import digest_of, opened, pack, plain, storable

NAMES = "names"  # the sketch that has the mentions of a page
_SHORT = 5  # bytes of a mention's id, enough to tell those of one page apart
_HEAD = struct.Struct("<IH")

_NEW = "INSERT INTO entity (id, kind, normal, forms, digest, mentions, packed, number) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_AGAIN = "UPDATE entity SET kind = ?, normal = ?, forms = ?, digest = ?, mentions = ?, packed = ? WHERE number = ?"


def put_entities(connection: Connection, entities: Sequence[Entity]) -> None:
    """Puts these in the place of those that stand. One that stays keeps its number, and is not written again."""
    stood: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for number, one_id, digest, forms in connection.exec_driver_sql("SELECT number, id, digest, forms FROM entity"):
        stood[one_id].append((number, digest, forms))
    free = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM entity").scalar_one()
    mentions: dict[str, int] = {}
    new, again, named = list[tuple[Any, ...]](), list[tuple[Any, ...]](), list[tuple[int, tuple[str, ...]]]()
    for one in entities:
        called = tuple(dict.fromkeys((one.normal, *one.forms)))
        told = replace(one, mentions=())
        digest = digest_of(plain(told), str(len(one.mentions)))
        row = (one.kind, storable(one.normal), storable("\n".join(called)), digest, len(one.mentions), pack(told))
        number, known, forms = stood[one.id].pop(0) if stood[one.id] else (0, "", "")
        if not number:
            number = free = free + 1
            new.append((one.id, *row, number))
        elif known != digest:
            again.append((*row, number))
        if forms != row[2]:
            named.append((number * 2 + 1, called))
        mentions |= dict.fromkeys(one.mentions, number)
    gone = [number for rows in stood.values() for number, *_ in rows]
    many = connection.exec_driver_sql
    for words, rows in ((_NEW, new), (_AGAIN, again), ("DELETE FROM entity WHERE number = ?", [(one,) for one in gone])):
        if rows:
            many(words, rows)
    if stale := [*(owner for owner, _ in named), *(2 * one + 1 for one in gone)]:
        many("DELETE FROM stem WHERE owner = ?", [(owner,) for owner in stale])
    put_stems(connection, named)
    _meet(connection, mentions)


def _meet(connection: Connection, mentions: Mapping[str, int]) -> None:
    """Who is met on each page, and by which mentions."""
    stood = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT page, packed FROM met")}
    rows = []
    for page, packed in connection.exec_driver_sql("SELECT page, packed FROM sketch WHERE kind = ?", (NAMES,)):
        on: dict[int, list[str]] = defaultdict(list)
        for one in _mentions(packed):
            if one in mentions:
                on[mentions[one]].append(one)
        if on and stood.pop(page, None) != (made := shut(on)):
            rows.append((page, made))
        elif not on and page in stood:
            continue  # it stays in `stood`, whose rows are dropped
    if stood:
        connection.exec_driver_sql("DELETE FROM met WHERE page = ?", [(page,) for page in stood])
    if rows:
        words = "INSERT INTO met (page, packed) VALUES (?, ?) ON CONFLICT (page) DO UPDATE SET packed = excluded.packed"
        connection.exec_driver_sql(words, rows)


def _mentions(packed: bytes) -> Iterator[str]:
    """The ids of all mentions of a page, out of its sketch, without making nouns of it."""
    for name in json.loads(opened(packed)):
        for called in name["called"]:
            yield from (mention[0] for mention in called["mentions"])


def shut(on: Mapping[int, Sequence[str]]) -> bytes:
    """Entity -> the ids of its mentions on one page, shortened."""
    return b"".join(
        _HEAD.pack(number, len(ids)) + b"".join(bytes.fromhex(one)[:_SHORT] for one in ids)
        for number, ids in sorted(on.items())
    )


def met_on(kept: bytes, ids: Iterable[str]) -> dict[int, list[str]]:
    """Entity -> its mentions, of a page whose name notes have these ids."""
    by_start = {bytes.fromhex(one)[:_SHORT]: one for one in ids}
    found: dict[int, list[str]] = {}
    at = 0
    while at < len(kept):
        number, count = _HEAD.unpack_from(kept, at)
        at += _HEAD.size
        starts = (kept[at + _SHORT * i : at + _SHORT * (i + 1)] for i in range(count))
        found[number] = [by_start[one] for one in starts if one in by_start]
        at += _SHORT * count
    return found
