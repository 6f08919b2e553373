"""How far each word of one page may stand for each of another: equal, near in meaning, or spelt nearly so."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from svod.link.lexicon import direction
from svod.link.sheets import Sheet
from svod.link.stretches import Lexis, Places

_NEAR = 0.40  # cosine from which two words may stand for one another
_SPELT = 0.75  # likeness of spelling from which two words are one, misspelt or differently transcribed
_AS_SPELT = 0.9  # what such a word counts

Near = NDArray[np.float32]
Which = NDArray[np.bool_]


def shared(a: Lexis, b: Lexis) -> tuple[Places, Places]:
    """Where the words that two pages both have stand in the one and in the other."""
    if not len(a.codes) or not len(b.codes):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    at = np.minimum(np.searchsorted(b.codes, a.codes), len(b.codes) - 1)
    left = np.flatnonzero(b.codes[at] == a.codes)
    return left, at[left]


def near(a: Sheet, b: Sheet, rows: Places, columns: Places) -> Near:
    """How far each different word of one page may stand for each of another, 0-1; only these rows and columns are compared by
    more than equality."""
    found: Near = np.zeros((len(a.lexis.codes), len(b.lexis.codes)), dtype=np.float32)
    mine, others = _asked(a.lexis, rows), _asked(b.lexis, columns)
    if len(mine) and len(others):
        code = a.code if a.code == b.code else ""
        found[a.lexis.telling[mine][:, None], b.lexis.telling[others]] = _compared(a.lexis, b.lexis, mine, others, code)
    left, right = shared(a.lexis, b.lexis)
    found[left, right] = 1.0
    return found


def _asked(lexis: Lexis, places: Places) -> Places:
    """Which of the telling words are among these words."""
    asked = np.zeros(len(lexis.codes), dtype=bool)
    asked[places] = True
    return np.flatnonzero(asked[lexis.telling])


def _compared(a: Lexis, b: Lexis, mine: Places, others: Places, code: str) -> Near:
    found: Near = directions(a.keys, code)[mine] @ directions(b.keys, code)[others].T
    found[found < _NEAR] = 0.0
    left, right = [a.keys[at] for at in mine], [b.keys[at] for at in others]
    starts = _blocks(b.heads[others])
    for head, (first, last) in _blocks(a.heads[mine]).items():
        if head in starts:  # words that begin otherwise are others
            start, stop = starts[head]
            spelt = cdist(left[first:last], right[start:stop], scorer=Levenshtein.normalized_similarity, score_cutoff=_SPELT)
            if spelt.any():
                block = found[first:last, start:stop]
                np.maximum(block, _AS_SPELT, out=block, where=spelt > 0)
    return found


def _blocks(heads: Places) -> dict[int, tuple[int, int]]:
    """Of sorted words, which of them begin with each letter."""
    edges = [0, *(np.flatnonzero(np.diff(heads)) + 1).tolist(), len(heads)]
    return {int(heads[start]): (start, stop) for start, stop in pairwise(edges)}


@lru_cache(maxsize=128)
def directions(keys: tuple[str, ...], code: str) -> Near:
    """The directions of these words, a row each; nothing but noughts for a word that no table knows."""
    found = np.zeros((len(keys), 300), dtype=np.float32)
    for row, key in enumerate(keys):
        way = direction(code, key)
        if way is not None:
            found[row, : len(way)] = way
    return found


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
