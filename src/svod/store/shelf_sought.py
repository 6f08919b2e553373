"""Which lines are wanted, in numbers: groups of terms of which a line has one each, and days."""

# ruff: noqa: S608 - queries are put together of words of our own and numbers; what others wrote is bound

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from svod.errors import UnknownName
from svod.model.asked import Days, Role, Wanted
from svod.model.entry import EntryKind
from svod.store import terms
from svod.store.packing import storable
from svod.store.shelf_names import owning, rows_of, terms_of

Group = tuple[int, ...]  # terms of which a line has one at least

_PAST = terms.first_of(terms.UNKNOWN + 1)
_COUNTED = {0: "speaks", 1: "told", 2: "place", 3: "outlet", terms.KIND: "kind"}
_FEW = 16  # lines of a page, as good as any number: it is never looked through


@dataclass(frozen=True, slots=True)
class Sought:
    """Which lines are wanted, in numbers. groups: of each a line has one term; with an empty one, there is no such line. The
    first has the fewest lines: `size`, of which a line may count several times. since, until: days, None where the time is
    open."""

    groups: tuple[Group, ...]
    since: int | None = None
    until: int | None = None
    size: int = 0

    @property
    def dated(self) -> bool:
        """Whether lines of unknown days are left out."""
        return self.since is not None or self.until is not None

    @property
    def empty(self) -> bool:
        """Whether there can be no such line."""
        return any(not group for group in self.groups)

    @property
    def apart(self) -> bool:
        """Whether lines are asked for by one group of terms, of which no line has two, so that they are counted by term."""
        return len(self.groups) == 1 and (len(self.groups[0]) == 1 or _apart(self.groups[0]))

    @property
    def counted(self) -> bool:
        """Whether `size` is how many lines are wanted."""
        return self.apart and not self.dated and terms.parts(self.groups[0][0])[0] != terms.PAGE

    @property
    def first(self) -> int:
        """The place before which only lines of fuzzy dates are wanted."""
        return terms.first_of(self.since) if self.since is not None else 0

    @property
    def stop(self) -> int:
        """Where the places of these lines end."""
        if not self.dated:
            return _PAST
        return terms.first_of((self.until if self.until is not None else terms.LAST) + 1)


def _apart(group: Group) -> bool:
    """Whether no line has two of these terms: a line is of one kind, and of one story."""
    return {terms.parts(one)[0] for one in group} in ({terms.KIND}, {terms.STORY})


def sought(db: sqlite3.Connection, wanted: Wanted) -> Sought:
    """What is wanted, in numbers. Raises UnknownName where there is no such story, BadValue where a name has no word."""
    groups: list[Group] = []
    if wanted.who is not None:
        groups.append(tuple(terms_of(db, wanted.who, wanted.roles)))
    if wanted.names:
        groups.append(named(db, wanted.names, wanted.roles))
    if wanted.place is not None:
        groups.append(tuple(terms_of(db, wanted.place, ("place",))))
    if wanted.story is not None:
        groups.append(tuple(terms.term(terms.STORY, one) for one in _stories(db, wanted.story)))
    if wanted.outlet is not None:
        rows = db.execute("SELECT number FROM name WHERE name = ?", (storable(wanted.outlet),))
        groups.append(tuple(terms.term(terms.NAMED["outlet"], row[0]) for row in rows))
    if wanted.kind is not None:
        groups.append(_kinds(db, _joined(wanted.kind)))
    if wanted.page is not None:
        rows = db.execute("SELECT number FROM page WHERE sha256 = ?", (storable(wanted.page),))
        groups.append(tuple(terms.term(terms.PAGE, row[0]) for row in rows))
    return within(db, groups, wanted.days)


def within(db: sqlite3.Connection, groups: Sequence[Group], days: Days) -> Sought:
    """Lines with one term of each group, of these days."""
    sizes = _sizes(db, {one for group in groups for one in group})
    stood = [tuple(one for one in group if sizes.get(one)) for group in groups]
    stood.sort(key=lambda group: sum(sizes[one] for one in group))
    since, until = days.since, days.until
    size = sum(sizes[one] for one in stood[0]) if stood else 0
    return Sought(tuple(stood), since.toordinal() if since else None, until.toordinal() if until else None, size)


def _sizes(db: sqlite3.Connection, wanted: set[int]) -> dict[int, int]:
    """Term -> how many lines it has."""
    by_role: dict[int, dict[int, int]] = defaultdict(dict)
    for one in wanted:
        role, number = terms.parts(one)
        by_role[role][number] = one
    found: dict[int, int] = {}
    for role, numbers in by_role.items():
        if role == terms.PAGE:
            found |= dict.fromkeys(numbers.values(), _FEW)
            continue
        table, column = ("head", "lines") if role == terms.STORY else ("name", _COUNTED[role])
        asked = f"SELECT number, {column} FROM {table} WHERE number IN"
        found |= {numbers[number]: lines for number, lines in rows_of(db, asked, numbers)}
    return found


def named(db: sqlite3.Connection, names: Sequence[str], roles: Sequence[Role]) -> Group:
    """The terms of these very names, in these roles."""
    return tuple(terms.term(terms.NAMED[role], one) for one in sorted(owning(db, names).names) for role in roles)


def _stories(db: sqlite3.Connection, digits: str) -> list[int]:
    rows = db.execute("SELECT number FROM head WHERE id >= ? AND id < ?", (storable(digits), storable(digits) + "g"))
    found = [row[0] for row in rows]
    if not found:
        raise UnknownName(f"The chronicle has no story {digits!r}. `svod stories` lists the stories there are.")
    return found


def _joined(kind: str) -> str:
    """A kind as one word: `left out` is `left_out`."""
    return kind.replace(" ", "_")


def _kinds(db: sqlite3.Connection, kind: str) -> Group:
    """The terms of a kind of lines, else of a type: an event may be of the type `statement`, and is none."""
    kind = storable(kind)
    found = db.execute("SELECT number, name FROM name WHERE kind > 0").fetchall()
    if kind in get_args(EntryKind):
        return tuple(terms.term(terms.KIND, number) for number, name in found if name == f"{kind}:")
    return tuple(terms.term(terms.KIND, number) for number, name in found if kind and _joined(name.partition(":")[2]) == kind)
