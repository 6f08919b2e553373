"""How much of one stretch stands in another: word by word, by lemma, spelling and meaning, down to the clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from svod.link.lexicon import direction
from svod.link.sheets import Stretch
from svod.link.words import Word

_FEW = 3  # words of a clause that can be compared at all
_SAYS = 0.25  # weight from which a word may be stood for by another
_NEAR = 0.40  # cosine from which two words may stand for one another
_SPELT = 0.75  # likeness of spelling from which two words are one, misspelt or differently transcribed
_AS_SPELT = 0.9  # what such a word counts
_HAIR = 1e-9  # what rounding may make of nothing
_MANY = 6  # clauses of a sentence of which every run is tried; of a longer one, its beginnings and ends
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


class Kinship:
    """How far each word of one page may stand for each of another, 0-1; made once for a pair of pages."""

    def __init__(self, a: Iterable[Word], b: Iterable[Word], code: str) -> None:
        mine = {word.key: word.weight for word in a}
        others = {word.key: word.weight for word in b}
        self._rows = {key: at for at, key in enumerate(sorted(mine))}
        self._columns = {key: at for at, key in enumerate(sorted(others))}
        keys, other_keys = list(self._rows), list(self._columns)
        near = _directions(tuple(keys), code) @ _directions(tuple(other_keys), code).T
        near = np.where(near >= _NEAR, near, 0.0)
        spelt = (
            cdist(keys, other_keys, scorer=Levenshtein.normalized_similarity, score_cutoff=_SPELT)
            if keys and other_keys
            else near
        )
        heads = np.array([key[0] for key in keys])[:, None] == np.array([key[0] for key in other_keys])[None, :]
        near = np.where((spelt > 0) & heads, np.maximum(near, _AS_SPELT), near)
        near[[at for key, at in self._rows.items() if _own(key, mine[key])], :] = 0.0
        near[:, [at for key, at in self._columns.items() if _own(key, others[key])]] = 0.0
        for key in mine.keys() & others.keys():
            near[self._rows[key], self._columns[key]] = 1.0
        self._near = near

    def grid(self, a: Sequence[Word], b: Sequence[Word]) -> Grid:
        """The part of it for these words of either page."""
        rows, columns = [self._rows[word.key] for word in a], [self._columns[word.key] for word in b]
        found: Grid = self._near[rows][:, columns]
        return found

    def fit(self, a: Stretch, b: Stretch, least: float = 0.0) -> Fit | None:
        """The runs of clauses of two stretches that fit best, the weightier of two that fit alike; None where the weight of
        what both have is less than `least`."""
        table = _Table(self.grid(a.words, b.words), _weights(a), _weights(b))
        whole = table.whole()
        if whole.shared < least:
            return None
        if whole.score >= _WHOLE or whole.score < _HOPELESS:
            return whole
        best = table.best(_runs(a), _runs(b))
        return best if _worth(best.score, best.shared) > _worth(whole.score, whole.shared) + _HAIR else whole


class _Table:
    """The words of two stretches against each other, and what each weighs."""

    def __init__(self, grid: Grid, weights_a: Grid, weights_b: Grid) -> None:
        self._grid, self._a, self._b = grid, weights_a, weights_b

    def whole(self) -> Fit:
        """The fit of all words with all."""
        has_a, has_b = float(self._grid.max(axis=1) @ self._a), float(self._grid.max(axis=0) @ self._b)
        left, right = (0, len(self._a) - 1), (0, len(self._b) - 1)
        return Fit(left, right, has_a / (float(self._a.sum()) or 1.0), has_b / (float(self._b.sum()) or 1.0), min(has_a, has_b))

    def best(self, left: Sequence[tuple[int, int]], right: Sequence[tuple[int, int]]) -> Fit:
        """The fit of the runs, one of either list, that is worth most."""
        near_a = np.stack([self._grid[:, start : stop + 1].max(axis=1) for start, stop in right] + [np.ones(len(self._a))])
        near_b = np.stack([self._grid[start : stop + 1].max(axis=0) for start, stop in left] + [np.ones(len(self._b))])
        sums_a, sums_b = _sums(near_a * self._a, left).T, _sums(near_b * self._b, right)
        has_a, has_b = sums_a[:, :-1], sums_b[:-1]
        of_a = has_a / np.maximum(sums_a[:, -1:], _HAIR)
        of_b = has_b / np.maximum(sums_b[-1:], _HAIR)
        shared = np.minimum(has_a, has_b)
        worth = _worth(2 * of_a * of_b / np.maximum(of_a + of_b, _HAIR), shared)
        at, other = divmod(int(worth.argmax()), len(right))
        return Fit(left[at], right[other], float(of_a[at, other]), float(of_b[at, other]), float(shared[at, other]))


def _sums(values: Grid, runs: Sequence[tuple[int, int]]) -> Grid:
    """The sum of each run, for each row."""
    upto = np.zeros((values.shape[0], values.shape[1] + 1))
    np.cumsum(values, axis=1, out=upto[:, 1:])
    found: Grid = upto[:, [stop + 1 for _, stop in runs]] - upto[:, [start for start, _ in runs]]
    return found


def _weights(stretch: Stretch) -> Grid:
    """The weights of a stretch's words; a word that is met twice is shared out, so that it proves no more than once."""
    met = Counter(word.key for word in stretch.words)
    return np.array([word.weight / met[word.key] for word in stretch.words])


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


def _runs(stretch: Stretch) -> list[tuple[int, int]]:
    """All runs of whole clauses of a stretch, first and last word; of a very long sentence only its beginnings and ends."""
    edges = [*stretch.clauses, len(stretch.words)]
    runs = [(start, stop - 1) for start, stop in combinations(edges, 2) if stop - start >= _FEW]
    if len(edges) > _MANY + 1:
        runs = [run for run in runs if run[0] == 0 or run[1] == len(stretch.words) - 1]
    return runs or [(0, len(stretch.words) - 1)]


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
