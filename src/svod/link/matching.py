"""Which stretches of one page stand in another: first those that are alike to the word, then the best fits, then what is left
of them, then what stands twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from svod.link.alignment import Fit, Table, equal
from svod.link.kinship import Which
from svod.link.sheets import Sheet
from svod.link.stretches import RUN, Stretch, runs_of
from svod.model.span import Span

_WORDS = 4  # fewest words of a passage: a clause of five, of which a name may be left out
_FITS = 0.53  # from which two stretches of one story are one passage
_AGAIN = 0.64  # the same for a stretch that already has its counterpart elsewhere
_LITERAL = 0.70  # the same for pages of two stories, which must share a run of words besides
_BESIDE = 0.16  # what it counts that the stretches beside two are passages too
_CLOSE_BY = 40  # characters between what stands beside
_TITLES = 0.18  # what it counts that both are titles
_SHARED = 1.4  # fewest weight of shared words: about two telling ones
_GATE = 1.0  # weight of equal words below which two stretches are not even compared
"""Fitted on pages of two days and checked on others; a threshold of a fit says how much of both must be told by both."""


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """Two stretches, the runs of them that fit, where those stand, and how well they fit, all told."""

    a: Stretch
    b: Stretch
    fit: Fit
    worth: float
    spans: tuple[Span, Span]

    @property
    def rank(self) -> tuple[float, float, int, int]:
        """By worth, then by weight; the first of two that stand twice."""
        return self.worth, self.fit.shared, -self.a.span.start, -self.b.span.start


def matches(a: Sheet, b: Sheet, close: bool) -> list[Match]:
    """The stretches of two pages that match, in no order. close: they tell one happening, and each the other's sentences in
    its own words; of others only what shares a run of words counts."""
    return _Matching(a, b, close).found


class _Matching:
    def __init__(self, a: Sheet, b: Sheet, close: bool) -> None:
        self._close = close
        self._floor = _FITS if close else _LITERAL
        left, right = list(a.stretches), list(b.stretches)
        if not close:
            runs = a.grams & b.grams
            left, right = ([one for one in side if one.grams & runs] for side in (left, right))
        self.found = list(_alike(left, right)) if left and right else []
        self._a, self._b = _without(left, [one.a for one in self.found]), _without(right, [one.b for one in self.found])
        if (self._a and right) or (self._b and left):
            wanted = self._wanted(a, b, left, right)
            self._table = Table(a, b, wanted)
            self._match()
            self.found += self._again() if close else []

    def _wanted(self, a: Sheet, b: Sheet, left: Sequence[Stretch], right: Sequence[Stretch]) -> Which:
        """Which two stretches are worth comparing: those that share words, and any two titles; two that have their
        counterparts by now are not."""
        alike = equal(a, b)
        self._equal = alike.tolist()
        wanted: Which = alike >= _GATE
        wanted |= _are(a, [one for one in left if one.title])[:, None] & _are(b, [one for one in right if one.title])
        wanted &= _are(a, left)[:, None] & _are(b, right)
        wanted &= _are(a, self._a)[:, None] | _are(b, self._b)
        return wanted

    def _match(self) -> None:
        """The best match, again and again, each time with what is left of its stretches."""
        fits = [made for a, b, fit in self._table.fits(_SHARED) if (made := self._made(a, b, fit))]
        self._known: dict[tuple[Stretch, Stretch], Match | None] = {(one.a, one.b): one for one in fits}
        free_a, free_b = set(self._a), set(self._b)
        fits = [one for one in fits if one.a in free_a and one.b in free_b]
        for one in self.found:
            fits = self._heartened(fits, one)
        while fits:
            best = max(fits, key=lambda one: one.rank)
            if best.worth < self._floor:
                break
            self.found.append(best)
            fits = [one for one in fits if one.a is not best.a and one.b is not best.b]
            rest_a, rest_b = _rest(best.a, best.fit.a), _rest(best.b, best.fit.b)
            self._a, self._b = _without(self._a, [best.a]), _without(self._b, [best.b])
            fits += [*self._fits(rest_a, self._b + rest_b), *self._fits(self._a, rest_b)]
            self._a += rest_a
            self._b += rest_b
            fits = self._heartened(fits, best)

    def _fits(self, left: Sequence[Stretch], right: Sequence[Stretch]) -> Iterator[Match]:
        """What matches of these, all with all; two whole stretches were compared before."""
        for a in left:
            row = self._equal[a.index]
            for b in right:
                found = self._known.get((a, b))
                if not found and (a.cut or b.cut) and (row[b.index] >= _GATE or (a.title and b.title)):
                    found = self._compared(a, b)
                if found:
                    yield found

    def _compared(self, a: Stretch, b: Stretch) -> Match | None:
        if not (a.title and b.title) and _equal(a, b) < _GATE:
            return None
        fit = self._table.fit(a, b, _SHARED)
        self._known[a, b] = found = self._made(a, b, fit) if fit else None
        return found

    def _made(self, a: Stretch, b: Stretch, fit: Fit) -> Match | None:
        if min(fit.a[1] - fit.a[0], fit.b[1] - fit.b[0]) + 1 < _WORDS:
            return None
        if not self._close and not _grams(a, fit.a) & _grams(b, fit.b):
            return None
        more = _TITLES if a.title and b.title and self._close else 0.0
        return Match(a, b, fit, fit.score + more, (a.part(*fit.a), b.part(*fit.b)))

    def _heartened(self, fits: list[Match], best: Match) -> list[Match]:
        """The fits left, those worth more that stand beside a passage found, on the same side in both pages."""
        return [replace(one, worth=one.worth + _BESIDE) if self._close and beside(one, best) else one for one in fits]

    def _again(self) -> list[Match]:
        """Stretches left over that stand in one that has its counterpart already."""
        others_a, others_b = list(dict.fromkeys(one.a for one in self.found)), list(dict.fromkeys(one.b for one in self.found))
        best = dict[Stretch, Match]()
        for one in self._fits(self._a, others_b):
            best[one.a] = max(one, best.get(one.a, one), key=lambda match: match.rank)
        for one in self._fits(others_a, self._b):
            best[one.b] = max(one, best.get(one.b, one), key=lambda match: match.rank)
        return [one for one in best.values() if one.worth >= _AGAIN]


def _alike(left: Sequence[Stretch], right: Sequence[Stretch]) -> Iterator[Match]:
    """Stretches that are the same word by word, in the order of the page; nothing could fit either better."""
    others = defaultdict[bytes, list[Stretch]](list)
    for one in reversed(right):
        others[one.codes.tobytes()].append(one)
    for one in left:
        known = others.get(one.codes.tobytes())
        if known and len(one.words) >= _WORDS and one.weight >= _SHARED:
            whole = (0, len(one.words) - 1)
            other = known.pop()
            yield Match(one, other, Fit(whole, whole, 1.0, 1.0, one.weight), 1.0, (one.part(*whole), other.part(*whole)))


def _are(sheet: Sheet, stretches: Sequence[Stretch]) -> Which:
    """Which stretches of a page these are."""
    are = np.zeros(len(sheet.stretches), dtype=bool)
    are[[one.index for one in stretches]] = True
    return are


def _equal(a: Stretch, b: Stretch) -> float:
    """The weight of the words that two stretches both have."""
    mine, others = a.keys, b.keys
    return sum(mine[key] for key in mine.keys() & others.keys())


def _without(stretches: Sequence[Stretch], used: Sequence[Stretch]) -> list[Stretch]:
    gone = set(used)
    return [one for one in stretches if one not in gone]


def _grams(stretch: Stretch, part: tuple[int, int]) -> set[int]:
    """The runs of words in a row of a part of a stretch."""
    return set(runs_of(stretch.codes[part[0] : part[1] + 1], RUN).tolist())


def _rest(stretch: Stretch, used: tuple[int, int]) -> list[Stretch]:
    """What is left of a stretch before and after a run of its words, where that is long enough to be a passage."""
    parts = (0, used[0]), (used[1] + 1, len(stretch.words))
    return [stretch.piece(start, stop) for start, stop in parts if stop - start >= _WORDS]


def beside(one: Match, other: Match) -> bool:
    """True where two matches follow one another closely in both pages."""
    (a, b), (c, d) = one.spans, other.spans
    after = 0 <= a.start - c.stop <= _CLOSE_BY and 0 <= b.start - d.stop <= _CLOSE_BY
    return after or (0 <= c.start - a.stop <= _CLOSE_BY and 0 <= d.start - b.stop <= _CLOSE_BY)
