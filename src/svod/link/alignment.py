"""How much of one stretch stands in another, word by word, down to the clause.

The words of all stretches of two pages that may fit are laid against each other in one table, of which each two stretches are
a block: one by one they would cost several times as much.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from svod.link.kinship import Near, Which, near, shared
from svod.link.sheets import Sheet
from svod.link.stretches import Places, Stretch, Weights

_HAIR = 1e-9  # what rounding may make of nothing
_WHOLE = 0.8  # score from which two whole stretches are not looked into for a clause that fits better
_HOPELESS = 0.2  # score below which no clause of two whole stretches was ever seen to fit
_ENOUGH = 2.0  # weight of shared words at which size begins to matter little

Grid = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fit:
    """Two runs of words (first and last index, in one stretch each) and how well they fit: shares of the weight of either
    that the other has too. shared: the weight of what both have."""

    a: tuple[int, int]
    b: tuple[int, int]
    of_a: float
    of_b: float
    shared: float

    @property
    def score(self) -> float:
        """The harmonic mean of the two shares, 0-1."""
        both = self.of_a + self.of_b
        return 2 * self.of_a * self.of_b / both if both else 0.0


def equal(a: Sheet, b: Sheet) -> NDArray[np.float32]:
    """The weight of the words that each stretch of one page and each of another both have."""
    left, right = shared(a.lexis, b.lexis)
    found: NDArray[np.float32] = (a.held.take(left, axis=1) * a.lexis.weights[left].astype(np.float32)) @ b.held.take(
        right, axis=1
    ).T
    return found


class Table:
    """The words of the stretches of two pages that may fit, against each other.

    wanted: for each two stretches whether they may. Pieces of these stretches may be asked about as well.
    """

    def __init__(self, a: Sheet, b: Sheet, wanted: Which) -> None:
        self._rows, self._columns = np.flatnonzero(wanted.any(axis=1)), np.flatnonzero(wanted.any(axis=0))
        self._a, self._b = [a.stretches[at] for at in self._rows], [b.stretches[at] for at in self._columns]
        self._wanted = wanted[self._rows][:, self._columns]
        rows, self._starts_a = _words(a, self._rows)
        columns, self._starts_b = _words(b, self._columns)
        self._base_a = dict(zip(self._rows.tolist(), self._starts_a.tolist(), strict=True))
        self._base_b = dict(zip(self._columns.tolist(), self._starts_b.tolist(), strict=True))
        self._grid: Near = near(a, b, rows, columns).take(rows, axis=0).take(columns, axis=1)

    def fits(self, least: float) -> Iterator[tuple[Stretch, Stretch, Fit]]:
        """For each wanted two stretches the runs of clauses that fit best, the weightier of two that fit alike; none where the
        weight of what both have is less than `least`."""
        if not len(self._rows):
            return
        shares_a, shares_b = (np.concatenate([one.shares for one in side]) for side in (self._a, self._b))
        nearest_a = np.maximum.reduceat(self._grid, self._starts_b, axis=1) * shares_a[:, None]
        nearest_b = np.maximum.reduceat(self._grid, self._starts_a, axis=0) * shares_b
        whole = _Fits.of(
            np.add.reduceat(nearest_a, self._starts_a, axis=0), np.array([one.weight for one in self._a])[:, None],
            np.add.reduceat(nearest_b, self._starts_b, axis=1), np.array([one.weight for one in self._b]),
        )  # fmt: skip
        wanted = self._wanted & (whole.shared >= least)
        deeper = wanted & (whole.score < _WHOLE) & (whole.score >= _HOPELESS)
        which = np.flatnonzero(deeper.any(axis=1)), np.flatnonzero(deeper.any(axis=0))
        clauses = self._clauses(*which) if deeper.any() else None
        for i, j in np.argwhere(wanted).tolist():
            a, b = self._a[i], self._b[j]
            best = clauses.best(a, b, float(whole.worth[i, j])) if clauses and deeper[i, j] else None
            yield a, b, best or whole.fit(a, b, (i, j))

    def _clauses(self, rows: Places, columns: Places) -> _Clauses:
        """The clauses of these of the stretches against each other."""
        a, b = [self._a[at] for at in rows], [self._b[at] for at in columns]
        kept = [
            np.concatenate([np.arange(start, start + len(one.words)) for one, start in zip(side, starts.tolist(), strict=True)])
            for side, starts in ((a, self._starts_a[rows]), (b, self._starts_b[columns]))
        ]
        return _Clauses(self._grid.take(kept[0], axis=0).take(kept[1], axis=1), a, b)

    def fit(self, a: Stretch, b: Stretch, least: float) -> Fit | None:
        """The same for two stretches or pieces of such."""
        top, left = self._base_a.get(a.index), self._base_b.get(b.index)
        if top is None or left is None:
            return None
        top, left = top + a.first, left + b.first
        block = self._grid[top : top + len(a.words), left : left + len(b.words)]
        whole = _Fits.of(block.max(axis=1) @ a.shares, a.weight, block.max(axis=0) @ b.shares, b.weight)
        if whole.shared < least:
            return None
        best = None
        if _HOPELESS <= whole.score < _WHOLE and max(len(a.runs), len(b.runs)) > 1:
            best = _Clauses(block, [a], [b]).best(a, b, float(whole.worth))
        return best or whole.fit(a, b, ())


def _words(sheet: Sheet, which: Places) -> tuple[Places, Places]:
    """Which different words of its page each word of these stretches is, and where each stretch begins among them."""
    starts, sizes = sheet.starts[which], np.diff(sheet.starts)[which]
    upto = np.cumsum(sizes) - sizes
    found: Places = sheet.places[np.repeat(starts - upto, sizes) + np.arange(int(sizes.sum()))]
    return found, upto


@dataclass(frozen=True)
class _Fits:
    """What each of some runs of words has of each of others, as shares of either, and the weight of what both have."""

    of_a: Any
    of_b: Any
    shared: Any
    score: Any

    @classmethod
    def of(cls, has_a: Any, weights_a: Any, has_b: Any, weights_b: Any) -> _Fits:
        """Of the weight that each has of the other and the weight of all its words."""
        of_a, of_b = has_a / np.maximum(weights_a, _HAIR), has_b / np.maximum(weights_b, _HAIR)
        return cls(of_a, of_b, np.minimum(has_a, has_b), 2 * of_a * of_b / np.maximum(of_a + of_b, _HAIR))

    @property
    def worth(self) -> Any:
        """The score, less where little is shared: of two runs that fit alike the weightier one is meant."""
        return self.score * (1 - np.exp(-self.shared / _ENOUGH))

    def fit(self, a: Stretch, b: Stretch, at: tuple[int, ...]) -> Fit:
        """That of two whole stretches."""
        shares = float(self.of_a[at]), float(self.of_b[at]), float(self.shared[at])
        return Fit((0, len(a.words) - 1), (0, len(b.words) - 1), *shares)


class _Clauses:
    """All runs of clauses of some stretches of two pages against each other."""

    def __init__(self, grid: Near, a: Sequence[Stretch], b: Sequence[Stretch]) -> None:
        self._left, self._right = _Runs(a), _Runs(b)
        self._fits = _Fits.of(
            self._left.sums(self._right.nearest(grid) * self._left.shares[:, None]), self._left.weights[:, None],
            self._right.sums(self._left.nearest(grid.T) * self._right.shares[:, None]).T, self._right.weights,
        )  # fmt: skip
        self._worth = self._fits.worth

    def best(self, a: Stretch, b: Stretch, whole: float) -> Fit | None:
        """The best runs of two stretches, None where the wholes are worth as much."""
        top, left = self._left.owned[a], self._right.owned[b]
        block = self._worth[top : top + len(a.runs), left : left + len(b.runs)]
        at, other = divmod(int(block.argmax()), block.shape[1])
        if block[at, other] <= whole + _HAIR:
            return None
        place = top + at, left + other
        found = self._fits
        shares = float(found.of_a[place]), float(found.of_b[place]), float(found.shared[place])
        return Fit(a.words_of(at), b.words_of(other), *shares)


class _Runs:
    """All runs of clauses of several stretches. owned: with which run those of each stretch begin."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self.owned = dict[Stretch, int]()
        tables, clauses = list[Places](), list[int]()
        runs = start = 0
        for one in stretches:
            self.owned[one] = runs
            tables.append(one.table + np.array([len(clauses), 0, start, start]) if start else one.table)
            clauses += [start + at for at in one.clauses] if start else one.clauses
            runs += len(one.runs)
            start += len(one.words)
        self._clauses = np.array(clauses)
        self._first, self._size, self._start, self._stop = (np.concatenate(tables) if len(tables) > 1 else tables[0]).T
        self.shares: Weights = np.concatenate([one.shares for one in stretches]) if len(stretches) > 1 else stretches[0].shares
        upto = np.concatenate([[0.0], np.cumsum(self.shares)])
        self.weights: Weights = upto[self._stop] - upto[self._start]

    def nearest(self, grid: Near) -> Near:
        """How near the nearest word of each run is to each row."""
        clauses = np.maximum.reduceat(grid, self._clauses, axis=1)
        found: Near = clauses.take(self._first, axis=1)
        for size in range(1, int(self._size.max())):
            longer = np.flatnonzero(self._size > size)
            found[:, longer] = np.maximum(found[:, longer], clauses.take(self._first[longer] + size, axis=1))
        return found

    def sums(self, values: Grid) -> Grid:
        """The sum over the words of each run, a row each, of each column."""
        upto = np.zeros((len(values) + 1, values.shape[1]))
        np.cumsum(values, axis=0, out=upto[1:])
        found: Grid = upto.take(self._stop, axis=0) - upto.take(self._start, axis=0)
        return found
