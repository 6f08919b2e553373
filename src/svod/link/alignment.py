"""How much of one stretch stands in another: word by word, by lemma, spelling and meaning, down to the clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from svod.link.lexicon import direction
from svod.link.sheets import Stretch
from svod.link.words import Word

_FEW = 3  # letters of a name that only itself can stand for
_SAYS = 0.25  # weight from which a word may be stood for by another
_NEAR = 0.40  # cosine from which two words may stand for one another
_SPELT = 0.75  # likeness of spelling from which two words are one, misspelt or differently transcribed
_AS_SPELT = 0.9  # what such a word counts
_HAIR = 1e-9  # what rounding may make of nothing
_WHOLE = 0.8  # score from which two whole stretches are not looked into for a clause that fits better
_HOPELESS = 0.2  # score below which no clause of two whole stretches was ever seen to fit
_ENOUGH = 2.0  # weight of shared words at which size begins to matter little

Grid = NDArray[np.float64]
Places = NDArray[np.int64]
Runs = Sequence[tuple[int, int]]


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


class Kinship:
    """How far each word of one page may stand for each of another, 0-1; made once for a pair of pages."""

    def __init__(self, a: Iterable[Word], b: Iterable[Word], code: str) -> None:
        mine = {word.key: word.weight for word in a}
        others = {word.key: word.weight for word in b}
        self._rows = {key: at for at, key in enumerate(sorted(mine))}
        self._columns = {key: at for at, key in enumerate(sorted(others))}
        self._near = np.zeros((len(mine), len(others)))
        rows = [key for key in self._rows if not _own(key, mine[key])]
        columns = [key for key in self._columns if not _own(key, others[key])]
        if rows and columns:
            places = np.ix_([self._rows[key] for key in rows], [self._columns[key] for key in columns])
            self._near[places] = _near(rows, columns, code)
        for key in mine.keys() & others.keys():
            self._near[self._rows[key], self._columns[key]] = 1.0
        self._found: dict[tuple[Stretch, bool], tuple[Places, Grid]] = {}

    def turned(self) -> Kinship:
        """The same, of the other page to the one."""
        other = Kinship((), (), "")
        other._rows, other._columns, other._near = self._columns, self._rows, np.ascontiguousarray(self._near.T)
        return other

    def nearest(self, b: Sequence[Stretch]) -> Grid:
        """How far each word of the one page is stood for by a word of each of these stretches of the other."""
        columns = [self._columns[word.key] for stretch in b for word in stretch.words]
        starts = np.cumsum([0, *(len(stretch.words) for stretch in b[:-1])])
        found: Grid = np.maximum.reduceat(self._near[:, columns], starts, axis=1)
        return found

    def rows(self, a: Sequence[Word]) -> Places:
        """Which rows of `nearest` these words of the one page are."""
        return np.array([self._rows[word.key] for word in a], dtype=np.int64)

    def fit(self, a: Stretch, b: Stretch, least: float = 0.0) -> Fit | None:
        """The runs of clauses of two stretches that fit best, the weightier of two that fit alike; None where the weight of
        what both have is less than `least`."""
        (rows, weights_a), (columns, weights_b) = self._of(a, is_other=False), self._of(b, is_other=True)
        table = _Table(self._near.take(rows, axis=0).take(columns, axis=1), weights_a, weights_b)
        whole = table.whole()
        if whole.shared < least:
            return None
        if whole.score >= _WHOLE or whole.score < _HOPELESS:
            return whole
        best = table.best(a.runs, b.runs)
        return best if _worth(best.score, best.shared) > _worth(whole.score, whole.shared) + _HAIR else whole

    def _of(self, stretch: Stretch, *, is_other: bool) -> tuple[Places, Grid]:
        """The rows or columns of a stretch's words, and what each of them weighs."""
        found = self._found.get((stretch, is_other))
        if found is None:
            at = self._columns if is_other else self._rows
            found = np.array([at[word.key] for word in stretch.words], dtype=np.int64), np.array(stretch.shares)
            self._found[stretch, is_other] = found
        return found


def _near(keys: list[str], others: list[str], code: str) -> Grid:
    """How far one word may stand for another, by meaning and by spelling; both lists are sorted."""
    near = _directions(tuple(keys), code) @ _directions(tuple(others), code).T
    near[near < _NEAR] = 0.0
    blocks = {head: list(group) for head, group in groupby(range(len(others)), lambda at: others[at][0])}
    for head, group in groupby(range(len(keys)), lambda at: keys[at][0]):  # words that begin otherwise are others
        if head in blocks:
            rows, columns = list(group), blocks[head]
            block = near[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            left, right = keys[rows[0] : rows[-1] + 1], others[columns[0] : columns[-1] + 1]
            spelt = cdist(left, right, scorer=Levenshtein.normalized_similarity, score_cutoff=_SPELT)
            np.maximum(block, _AS_SPELT, out=block, where=spelt > 0)
    found: Grid = near
    return found


class _Table:
    """The words of two stretches against each other, and what each weighs."""

    def __init__(self, grid: Grid, weights_a: Grid, weights_b: Grid) -> None:
        self._grid, self._a, self._b = grid, weights_a, weights_b

    def whole(self) -> Fit:
        """The fit of all words with all."""
        has_a, has_b = float(self._grid.max(axis=1) @ self._a), float(self._grid.max(axis=0) @ self._b)
        left, right = (0, len(self._a) - 1), (0, len(self._b) - 1)
        return Fit(left, right, has_a / (float(self._a.sum()) or 1.0), has_b / (float(self._b.sum()) or 1.0), min(has_a, has_b))

    def best(self, left: Runs, right: Runs) -> Fit:
        """The fit of the runs, one of either list, that is worth most."""
        sums_a = _sums(_nearest(self._grid, right) * self._a, left).T
        sums_b = _sums(_nearest(self._grid.T, left) * self._b, right)
        has_a, has_b = sums_a[:, :-1], sums_b[:-1]
        of_a = has_a / np.maximum(sums_a[:, -1:], _HAIR)
        of_b = has_b / np.maximum(sums_b[-1:], _HAIR)
        shared = np.minimum(has_a, has_b)
        worth = _worth(2 * of_a * of_b / np.maximum(of_a + of_b, _HAIR), shared)
        at, other = divmod(int(worth.argmax()), len(right))
        return Fit(left[at], right[other], float(of_a[at, other]), float(of_b[at, other]), float(shared[at, other]))


def _nearest(grid: Grid, runs: Runs) -> Grid:
    """For each run of the columns, how near the nearest of them is to each row; and a last row of ones."""
    found = np.ones((len(runs) + 1, len(grid)))
    for row, (start, stop) in zip(found, runs, strict=False):
        grid[:, start : stop + 1].max(axis=1, out=row)
    return found


def _sums(values: Grid, runs: Runs) -> Grid:
    """The sum of each run, for each row."""
    upto = np.zeros((values.shape[0], values.shape[1] + 1))
    np.cumsum(values, axis=1, out=upto[:, 1:])
    ends = np.array(runs)
    found: Grid = upto.take(ends[:, 1] + 1, axis=1) - upto.take(ends[:, 0], axis=1)
    return found


def _worth(score: Any, shared: Any) -> Any:
    """A fit's score, less where little is shared: of two runs that fit alike the weightier one is meant."""
    return score * (1 - np.exp(-shared / _ENOUGH))


@lru_cache(maxsize=64)
def _directions(keys: tuple[str, ...], code: str) -> Grid:
    """The directions of these words, a row each; nothing but noughts for a word that no table knows."""
    found = np.zeros((len(keys), 300))
    for row, key in enumerate(keys):
        way = direction(code, key)
        if way is not None:
            found[row, : len(way)] = way
    return found


def _own(key: str, weight: float) -> bool:
    """True for a word that only itself can stand for: a number, a particle, a short name."""
    return key[0].isdigit() or weight <= _SAYS or len(key) <= _FEW


@lru_cache(maxsize=50_000)
def kin(one: str, other: str, code: str) -> bool:
    """True where one lemma may stand for another: equal, spelt nearly so, or near in meaning."""
    if one == other:
        return True
    if one[0].isdigit() or other[0].isdigit():
        return False
    if one[0] == other[0] and Levenshtein.normalized_similarity(one, other) >= _SPELT:
        return True
    x, y = direction(code, one), direction(code, other)
    return x is not None and y is not None and float(x @ y) >= _NEAR
