"""Numbers for the names, stories and pages that lines point at, and how many lines each has."""

# ruff: noqa: S608 - queries are put together of words of our own and numbers; what others wrote is bound

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from svod.model.entry import Entry
from svod.store import terms
from svod.store.bearing import words
from svod.store.packing import storable
from svod.store.results import batches

_ROLES = {0: "speaks", 1: "told", 2: "place", 3: "outlet", terms.KIND: "kind"}
_NEW = "INSERT INTO name (name, speaks, told, place, outlet, kind) VALUES (?, 0, 0, 0, 0, 0)"


def rows_in(connection: Connection, asked: str, values: Iterable[Any]) -> Iterator[Any]:
    """Rows of a query that ends in `IN`, for any number of values."""
    for batch in batches(values):
        yield from connection.exec_driver_sql(f"{asked} ({', '.join('?' * len(batch))})", tuple(batch))


def numbered(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """Name -> its number, made where it has none, with the words by which it is found."""
    wanted = sorted(set(names))
    found = {row[1]: row[0] for row in rows_in(connection, "SELECT number, name FROM name WHERE name IN", wanted)}
    fresh = [one for one in wanted if one not in found]
    if fresh:
        connection.exec_driver_sql(_NEW, [(one,) for one in fresh])
        found |= {row[1]: row[0] for row in rows_in(connection, "SELECT number, name FROM name WHERE name IN", fresh)}
        put_stems(connection, ((found[one] * 2, (one,)) for one in fresh))
    return found


def put_stems(connection: Connection, owners: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Keeps the words of names, by which their owners are found."""
    rows = sorted({
        (storable(word), owner) for owner, names in owners for name in names for word in (*words(name), whole(name))
    })  # fmt: skip
    if rows:
        connection.exec_driver_sql("INSERT INTO stem (word, owner) VALUES (?, ?)", rows)


def whole(name: str) -> str:
    """A whole name as it is kept among words: as no word can be."""
    return f"={storable(name).casefold()}"


class Numbering:
    """The terms of lines."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._names: dict[str, int] = {}
        self._stories: dict[str, int] = {}
        self._pages: dict[str, tuple[int, str | None, str | None]] = {}  # number, outlet, day

    @staticmethod
    def storable(words: str) -> str:
        """Words as a column holds them."""
        return storable(words)

    def learn(self, lines: Sequence[Entry]) -> None:
        """Looks up all that these lines point at."""
        pages = {cite.page for line in lines for cite in line.cites} - self._pages.keys()
        asked = "SELECT sha256, number, outlet, published FROM page WHERE sha256 IN"
        self._pages |= {row[0]: (row[1], row[2], row[3]) for row in rows_in(self._connection, asked, pages)}
        stories = {line.story for line in lines if line.story} - self._stories.keys()
        found = rows_in(self._connection, "SELECT id, number FROM head WHERE id IN", stories)
        self._stories |= {row[0]: row[1] for row in found}
        names = {name for line in lines for _, name in self._named(line)}
        self._names |= numbered(self._connection, names - self._names.keys())

    def _named(self, line: Entry) -> Iterator[tuple[int, str]]:
        """Every name of a line, with its role."""
        yield from ((0, storable(name)) for name in line.who)
        yield from ((1, storable(name)) for name in line.to)
        if line.place:
            yield 2, storable(line.place)
        yield from ((3, outlet) for cite in line.cites if (outlet := self._pages.get(cite.page, (0, None))[1]))
        yield from ((terms.KIND, kind) for kind in {f"{line.kind}:", f"{line.kind}:{line.type or ''}"})

    def terms(self, line: Entry) -> set[int]:
        """All that a line is found by."""
        found = {terms.term(role, self._names[name]) for role, name in self._named(line)}
        found |= {terms.term(terms.PAGE, self._pages[cite.page][0]) for cite in line.cites if cite.page in self._pages}
        if line.story in self._stories:
            found.add(terms.term(terms.STORY, self._stories[line.story]))
        return found

    def published(self, line: Entry) -> str:
        """The first day on which a page of a line came out, or nothing."""
        return min((day for cite in line.cites if (day := self._pages.get(cite.page, (0, None, None))[2])), default="")

    def count(self, changes: Mapping[int, int]) -> None:
        """Adds to how many lines names and stories have."""
        by_role: dict[int, Counter[int]] = {role: Counter() for role in (*_ROLES, terms.STORY)}
        for one, by in changes.items():
            role, number = terms.parts(one)
            if role == terms.STORY or (by and role in by_role):
                by_role[role][number] += by
        for role, counted in by_role.items():
            column = _ROLES.get(role)
            if counted and role == terms.STORY:  # a new story may bear the number of one that is gone
                words = "UPDATE head SET lines = (SELECT count(*) FROM posting WHERE term = ?) WHERE number = ?"
                rows = [(terms.term(role, number), number) for number in sorted(counted)]
                self._connection.exec_driver_sql(words, rows)
            elif counted:
                words = f"UPDATE name SET {column} = {column} + ? WHERE number = ?"
                self._connection.exec_driver_sql(words, [(by, number) for number, by in sorted(counted.items())])

    def drop_unused(self) -> None:
        """Forgets the names that stand in no line any more."""
        unused = "SELECT number FROM name WHERE speaks + told + place + outlet + kind = 0"
        gone = [row[0] for row in self._connection.exec_driver_sql(unused)]
        if gone:
            self._connection.exec_driver_sql("DELETE FROM stem WHERE owner = ?", [(2 * one,) for one in gone])
            self._connection.exec_driver_sql("DELETE FROM name WHERE number = ?", [(one,) for one in gone])
