"""Where the lines of a term stand, as numbers side by side in memory: tens of thousands are gone through at once.

A line is one number here, its place and its mark. What is kept holds for one state of the chronicle (`compiling.TURN`); once
that has changed, it is read anew when it is asked for.
"""

# ruff: noqa: S608 - queries are put together of words of our own and numbers; what others wrote is bound

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from functools import cached_property
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from svod.model.asked import COUNTED
from svod.store import compiling, terms
from svod.store.shelf_names import rows_of
from svod.store.shelf_places import Row, ahead, backwards, count
from svod.store.shelf_sought import Group, Sought

Keys = NDArray[np.int64]  # places of lines with their marks, in order

MARK = 3  # bits of a mark
_ROOM = 96 << 20  # bytes that are kept: of a million pages, what speaks most and what is asked for most
_FEW = 2_000  # lines of which the file is sooner asked
_WHOLE = 30_000  # lines of a term that are read once and for all, also where some days of them are wanted
_PAST = terms.first_of(terms.UNKNOWN + 1)
_NONE = np.empty(0, np.int64)

# One row, put together by SQLite: three times as fast as a row a line.
_POSTED = """
SELECT group_concat(key) FROM (
  SELECT at << 3 | mark AS key FROM posting WHERE term = ? AND at >= ? AND at < ? ORDER BY at
)
"""


class Kept:
    """The postings that were asked for last, by term, for all questions of one reader. Several threads may ask."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._turn = ""
        self._held: OrderedDict[int, Keys] = OrderedDict()
        self._lock = Lock()

    def holds(self, turn: str, group: Group) -> bool:
        """Whether the lines of these terms, as they were at this turn, are at hand."""
        with self._lock:
            return turn == self._turn and all(one in self._held for one in group)

    def of(self, db: sqlite3.Connection, turn: str, term: int) -> Keys:
        """The lines of a term, as they were at this turn."""
        with self._lock:
            if turn == self._turn and term in self._held:
                self._held.move_to_end(term)
                return self._held[term]
        found = _read(db, term, 0, _PAST)
        with self._lock:
            if turn != self._turn:
                self._turn = turn
                self._held.clear()
            self._held[term] = found
            while sum(one.nbytes for one in self._held.values()) > self._room:
                self._held.popitem(last=False)
        return found


def _read(db: sqlite3.Connection, term: int, first: int, stop: int) -> Keys:
    """The lines of a term that stand from one place on and before another."""
    told = db.execute(_POSTED, (term, first, stop)).fetchone()[0]
    found = np.fromstring(told, np.int64, sep=",") if told else _NONE
    # SQLite goes through them in this order, and does not promise to put them together so.
    return found if bool(np.all(found[1:] > found[:-1])) else np.sort(found)


class Postings:
    """The postings of one moment, for one question: what is wanted, out of what is kept."""

    def __init__(self, db: sqlite3.Connection, kept: Kept, what: Sought) -> None:
        row = db.execute("SELECT value FROM state WHERE name = ?", (compiling.TURN,)).fetchone()
        self._db, self._kept, self._turn, self._what = db, kept, str(row[0]) if row else "", what

    @cached_property
    def _ahead(self) -> list[Row]:
        return sorted(ahead(self._db, self._what))

    @cached_property
    def early(self) -> Keys:
        """Of all lines those that begin before the days wanted and may lie there."""
        return keys(self._ahead)

    @cached_property
    def until(self) -> Keys:
        """The last days of the same."""
        return np.array([row[-1] for row in self._ahead], np.int64)

    @cached_property
    def back(self) -> Keys:
        """Of all lines those that begin on the days wanted, and end before them."""
        return keys(sorted(backwards(self._db, self._what)))

    def of(self, group: Group) -> Keys:
        """The lines that have one of these terms."""
        return united([self._kept.of(self._db, self._turn, one) for one in group])

    def wanted(self) -> Keys:
        """The lines wanted, which are so by some term."""
        what, (first, *others) = self._what, self._what.groups
        if not what.dated or what.size <= _WHOLE or self._kept.holds(self._turn, first):
            found = self.dated(self.of(first))
        else:
            read = united([_read(self._db, one, what.first, what.stop) for one in first])
            found = united([self._forward(read), self._also(self.early, first)])
        for group in others:
            found = self._also(found, group)
        return found

    def dated(self, own: Keys) -> Keys:
        """Those of these lines that lie on the days wanted."""
        what = self._what
        if not what.dated:
            return own
        low, high = np.searchsorted(own, (what.first << MARK, what.stop << MARK))
        return united([self._forward(own[low:high]), common(self.early, own)])

    def _forward(self, found: Keys) -> Keys:
        """Those of the lines that begin on the days wanted which do not end before them."""
        return found[~among(found, self.back)] if len(self.back) else found

    def _also(self, found: Keys, group: Group) -> Keys:
        """Those of these lines that have one of these terms too. Few of them are looked up one by one."""
        if len(found) > _FEW or self._kept.holds(self._turn, group):
            return common(found, self.of(group))
        listed = ", ".join(map(str, group))
        rows = rows_of(self._db, f"SELECT at FROM posting WHERE term IN ({listed}) AND at IN", (found >> MARK).tolist())
        return found[np.isin(found >> MARK, [row[0] for row in rows])]


def counted(db: sqlite3.Connection, kept: Kept, what: Sought, most: int = COUNTED) -> int:
    """How many lines are wanted, up to so many."""
    if what.counted or not is_many(what):
        return count(db, what, most)
    return min(most, len(Postings(db, kept, what).wanted()))


def is_many(what: Sought) -> bool:
    """Whether lines are asked for by terms that so many have that they are sooner gone through side by side."""
    return bool(what.groups) and not what.empty and what.size > _FEW


def keys(rows: Iterable[Row]) -> Keys:
    """These lines, which are in order."""
    return np.array([key(at, terms.mark(by, bool(fuzzy))) for at, by, fuzzy, _ in rows], np.int64)


def key(at: int, mark: int) -> int:
    """A line as one number."""
    return at << MARK | mark


def days_of(found: Keys) -> Keys:
    """The days on which lines begin."""
    return found >> (MARK + terms.DAY)


def marks_of(found: Keys) -> Keys:
    """What dated lines, and whether their dates are wider than a day."""
    return found & ((1 << MARK) - 1)


def among(found: Keys, others: Keys) -> NDArray[np.bool_]:
    """Which of these lines are among the others, both in order."""
    if not len(others):
        return np.zeros(len(found), np.bool_)
    at = np.searchsorted(others, found)
    return np.asarray(others[np.minimum(at, len(others) - 1)] == found)


def common(one: Keys, other: Keys) -> Keys:
    """The lines that are in both, in order."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    return few[among(few, many)]


def united(several: Sequence[Keys]) -> Keys:
    """The lines of all these, in order, each once."""
    full = [one for one in several if len(one)]
    if len(full) < 2:
        return full[0] if full else _NONE
    found = np.sort(np.concatenate(full), kind="stable")  # which is quick for what is in order by parts
    return found[np.concatenate(([True], found[1:] != found[:-1]))]
