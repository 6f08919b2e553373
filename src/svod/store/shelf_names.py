"""Who bears a name, and who speaks to whom, by the rows of names."""

# ruff: noqa: S608 - queries are put together of words of our own and numbers; what others wrote is bound

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from svod.errors import BadValue
from svod.model.asked import ROLES, Bearer, Role
from svod.model.link import Entity
from svod.model.note import NameKind
from svod.store import terms
from svod.store.bearing import beginning, same_bearer, same_word, words
from svod.store.numbering import whole
from svod.store.packing import storable, unpack

_MANY = 900  # values in one condition


@dataclass
class Owners:
    """Who bears a name: numbers of names that stand in lines, and of entities."""

    names: set[int] = field(default_factory=set)
    entities: set[int] = field(default_factory=set)


def rows_of(db: sqlite3.Connection, asked: str, values: Iterable[object]) -> list[tuple[Any, ...]]:
    """Rows of a query that ends in `IN`, for any number of values."""
    listed, found = list(values), list[tuple[Any, ...]]()
    for start in range(0, len(listed), _MANY):
        part = listed[start : start + _MANY]
        found += db.execute(f"{asked} ({', '.join('?' * len(part))})", part)
    return found


def owners(db: sqlite3.Connection, typed: str) -> Owners:
    """Whose name may be the typed one: each of its words stands in one of their names, in some form. For entities, whose
    names are several, `same_bearer` has the last word. Raises BadValue where no word was typed."""
    wanted = words(storable(typed))
    if not wanted:
        raise BadValue(f"{typed!r} has no word of a name. Write a name, in any case: Лунёв.")
    found: set[int] | None = None
    for word in sorted(set(wanted), key=len, reverse=True):
        stem = beginning(word)
        if stem is None:
            rows = db.execute("SELECT word, owner FROM stem WHERE word = ?", (word,))
        else:
            rows = db.execute("SELECT word, owner FROM stem WHERE word >= ? AND word < ?", (stem, stem + "\U0010ffff"))
        known: dict[str, bool] = {}
        owning = set()
        for other, owner in rows:
            if other not in known:
                known[other] = same_word(word, other)
            if known[other]:
                owning.add(owner)
        found = owning if found is None else found & owning
        if not found:
            break
    every = found or set()
    return Owners({one // 2 for one in every if not one % 2}, {one // 2 for one in every if one % 2})


def terms_of(db: sqlite3.Connection, typed: str, roles: Iterable[Role]) -> list[int]:
    """The terms of all names that may be the typed one, in these roles."""
    return [terms.term(terms.NAMED[role], one) for one in sorted(owners(db, typed).names) for role in roles]


@dataclass
class _Known:
    """An entity, or a name that stands in lines alone, with how many lines it has by role."""

    name: str
    kind: str = ""
    entity: str | None = None
    forms: tuple[str, ...] = ()
    mentions: int = 0
    lines: Counter[Role] = field(default_factory=Counter)

    @property
    def order(self) -> tuple[int, int, str, str]:
        return -sum(self.lines.values()), -self.mentions, self.name, self.kind

    def fits(self, lines: Counter[Role]) -> tuple[bool, int, str, str]:
        """How well it bears a name that stands in these lines, the least the best: a name of places alone is a place's."""
        return (self.kind == "place") != (set(lines) == {"place"}), -self.mentions, self.name, self.kind


def bearers(db: sqlite3.Connection, typed: str, roles: Collection[Role], limit: int) -> tuple[Bearer, ...]:
    """Who bears a name like the typed one; with nothing typed who stands in most lines."""
    if typed.strip():
        found = owners(db, typed)
        entities = _entities(db, found.entities)
        known = {at: one for at, one in entities.items() if any(same_bearer(typed, name) for name in one.forms)}
        numbers = found.names
    else:
        numbers = _foremost(db, roles or ROLES, 4 * limit)
        known = _entities(db, owning(db, _names(db, numbers)).entities)
    numbers = numbers | owning(db, (name for one in known.values() for name in one.forms)).names
    names = _names(db, numbers)
    others = _entities(db, owning(db, names).entities - known.keys())  # they bear one of these names as well
    return _told(list(known.values()), list(others.values()), names, roles, limit)


def names(db: sqlite3.Connection, typed: str) -> frozenset[tuple[NameKind, str]]:
    """Names as pages give them, each with its kind, of all who bear a name like the typed one."""
    packed = rows_of(db, "SELECT packed FROM entity WHERE number IN", sorted(owners(db, typed).entities))
    entities = [unpack(Entity, row[0]) for row in packed]
    linked = {(one.kind, name) for one in entities for link in one.links for name in (link.a, link.b)}
    return frozenset(linked | {(one.kind, one.normal) for one in entities})


def _foremost(db: sqlite3.Connection, roles: Collection[Role], limit: int) -> set[int]:
    """The names that stand in most lines in each of these roles."""
    most = " UNION ".join(
        f"SELECT * FROM (SELECT number FROM name WHERE {role} > 0 ORDER BY {role} DESC LIMIT {limit})" for role in roles
    )
    return {row[0] for row in db.execute(most)}


def owning(db: sqlite3.Connection, names: Iterable[str]) -> Owners:
    """Whose these very names are."""
    rows = rows_of(db, "SELECT DISTINCT owner FROM stem WHERE word IN", {whole(name) for name in names})
    return Owners({one // 2 for (one,) in rows if not one % 2}, {one // 2 for (one,) in rows if one % 2})


def _entities(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, _Known]:
    rows = rows_of(db, "SELECT number, id, kind, normal, forms, mentions FROM entity WHERE number IN", sorted(numbers))
    return {row[0]: _Known(row[3], row[2], row[1], tuple(row[4].split("\n")), row[5]) for row in rows}


def _names(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[str, Counter[Role]]:
    """Name -> how many lines it has, by role."""
    asked = "SELECT name, speaks, told, place, outlet FROM name WHERE number IN"
    found = {}
    for name, *counts in rows_of(db, asked, sorted(numbers)):
        lines = Counter({role: count for role, count in zip(ROLES, counts, strict=True) if count})
        if lines:
            found[name] = lines
    return found


def _told(
    known: list[_Known], others: list[_Known], names: dict[str, Counter[Role]], roles: Collection[Role], limit: int
) -> tuple[Bearer, ...]:
    """Names are counted with the entity that bears them; a name that no entity bears is a bearer of its own. others: those that
    are not told, and bear some of these names better."""
    bearing: dict[str, list[_Known]] = defaultdict(list)
    for one in (*known, *others):
        for name in set(map(whole, one.forms)):
            bearing[name].append(one)
    alone = []
    for name, lines in names.items():
        if own := bearing.get(whole(name)):
            min(own, key=lambda one: one.fits(lines)).lines.update(lines)
        else:
            alone.append(_Known(name, "outlet" if set(lines) == {"outlet"} else "", lines=lines))
    every = [one for one in (*known, *alone) if not roles or any(one.lines[role] for role in roles)]
    return tuple(
        Bearer(one.name, one.kind, dict(one.lines), one.entity, one.forms)
        for one in sorted(every, key=lambda one: one.order)[:limit]
    )
