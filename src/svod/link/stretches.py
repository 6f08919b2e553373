"""A stretch of a page as it is compared: its words, the runs of its clauses, and all of them as numbers; and a page's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from xxhash import xxh3_64_intdigest

from svod.link.words import Word
from svod.model.span import Span

_FEW = 3  # words of a clause that can be compared at all
_MANY = 6  # clauses of a sentence of which every run is tried; of a longer one, its beginnings and ends
_SAYS = 0.25  # weight from which a word may be stood for by another
_SHORT = 3  # letters of a name that only itself can stand for
_MIXES = np.uint64(0x9E3779B97F4A7C15)  # an odd number near 2**64 / golden ratio, as Fibonacci hashing multiplies by
RUN = 5  # words in a row, as lemmas: a phrase that two writers seldom hit on by chance

Codes = NDArray[np.uint64]
Places = NDArray[np.int64]
Weights = NDArray[np.float64]


@lru_cache(maxsize=200_000)
def code_of(key: str) -> int:
    """A lemma as a number."""
    return xxh3_64_intdigest(key.encode("utf-8", "surrogatepass"))


def runs_of(codes: Codes, size: int) -> Codes:
    """Each run of so many codes in a row as one number, which says their order too."""
    found = np.zeros(max(0, len(codes) - size + 1), dtype=np.uint64)
    for at in range(size if len(found) else 0):
        found = (found ^ codes[at : at + len(found)]) * _MIXES
        found ^= found >> np.uint64(29)
    return found


@dataclass(frozen=True, eq=False)
class Stretch:
    """A sentence, a title, or the part of a sentence before or after its cue; itself alone, so that things can be known by it.

    clauses: indices into `words` where its clauses begin. saying: which saying (a statement's content or a quotation) holds
    it, -1 where none does. sentence: which sentence of the page it is of. index: which stretch of the page it is, or is a
    piece of; then `cut` is true and `first` the word with which the piece begins.
    """

    span: Span
    words: tuple[Word, ...]
    clauses: tuple[int, ...]
    title: bool = False
    saying: int = -1
    sentence: int = -1
    index: int = 0
    first: int = 0
    cut: bool = False

    @cached_property
    def codes(self) -> Codes:
        """Its lemmas, in order, each as a number that is the same on every machine."""
        return np.array([code_of(word.key) for word in self.words], dtype=np.uint64)

    @cached_property
    def grams(self) -> frozenset[int]:
        """Its runs of five words in a row, each as a number."""
        return frozenset(runs_of(self.codes, RUN).tolist())

    @cached_property
    def keys(self) -> dict[str, float]:
        """Its lemmas and their weights."""
        return {word.key: word.weight for word in self.words}

    @cached_property
    def shares(self) -> Weights:
        """The weight of each word; a word that is met twice is shared out, so that it proves no more than once."""
        met = Counter(word.key for word in self.words)
        return np.array([word.weight / met[word.key] for word in self.words])

    @cached_property
    def weight(self) -> float:
        """The weight of its words, each once."""
        return float(self.shares.sum())

    @cached_property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """All runs of whole clauses, as the first clause and the one after the last; of a very long sentence only its
        beginnings and ends."""
        edges = [*self.clauses, len(self.words)]
        runs = [(i, j) for i, j in combinations(range(len(edges)), 2) if edges[j] - edges[i] >= _FEW]
        if len(edges) > _MANY + 1:
            runs = [run for run in runs if run[0] == 0 or run[1] == len(edges) - 1]
        return tuple(runs) or ((0, len(edges) - 1),)

    @cached_property
    def table(self) -> Places:
        """Its runs of clauses, a row each: the first clause, how many clauses, the first word and the one after the last."""
        edges = (*self.clauses, len(self.words))
        return np.array([(i, j - i, edges[i], edges[j]) for i, j in self.runs], dtype=np.int64)

    def words_of(self, run: int) -> tuple[int, int]:
        """The first and the last word of one of its runs of clauses."""
        edges, (start, stop) = (*self.clauses, len(self.words)), self.runs[run]
        return edges[start], edges[stop] - 1

    def part(self, first: int, last: int) -> Span:
        """The span from the first to the last of these words."""
        return Span(self.words[first].start, self.words[last].stop)

    def piece(self, start: int, stop: int) -> Stretch:
        """The stretch of these of its words."""
        kept = self.words[start:stop]
        clauses = (0, *(at - start for at in self.clauses if start < at < stop))
        return replace(
            self, span=Span(kept[0].start, kept[-1].stop), words=kept, clauses=clauses, first=self.first + start, cut=True
        )


@dataclass(frozen=True, eq=False)
class Lexis:
    """The different words of a page. codes: their lemmas as numbers, sorted; weights: what each says. telling: which of them
    another word may stand for, in the order of the alphabet; keys: those as words; heads: how each of these begins."""

    codes: Codes
    weights: Weights
    telling: Places
    keys: tuple[str, ...]
    heads: Places

    def places(self, codes: Codes) -> Places:
        """Which of its words these are, all of which it has."""
        return np.searchsorted(self.codes, codes)


def lexis_of(words: Iterable[Word]) -> Lexis:
    """The different ones of these words."""
    known = {code_of(word.key): word for word in words}
    order = sorted(known)
    telling = sorted((at for at, code in enumerate(order) if not _own(known[code])), key=lambda at: known[order[at]].key)
    keys = tuple(known[order[at]].key for at in telling)
    return Lexis(
        np.array(order, dtype=np.uint64),
        np.array([known[code].weight for code in order]),
        np.array(telling, dtype=np.int64),
        keys,
        np.array([ord(key[0]) for key in keys], dtype=np.int64),
    )


def _own(word: Word) -> bool:
    """True for a word that only itself can stand for: a number, a particle, a short name."""
    return word.key[0].isdigit() or word.weight <= _SAYS or len(word.key) <= _SHORT
