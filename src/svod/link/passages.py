"""What stands in two pages: sentence against sentence, clause against clause; the same, cut, or reworded.

Pairs of pages that may share anything are found by hashed runs of words (as passim does with character n-grams), then read
against each other. Two pages that report one happening are read leniently, since one tells the other's sentences in other
words; of two others only what shares a run of words counts, since pages on one topic share phrases without sharing text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from svod.link.alignment import Fit, Kinship
from svod.link.meetings import candidate_pairs
from svod.link.prints import Print, likeness, print_of
from svod.link.sheets import Sheet, Stretch, sheet_of
from svod.link.words import bare, letters
from svod.model.chronicle import Reading
from svod.model.link import Passage, Relation
from svod.model.span import Span
from svod.stage import Stage

_ONE_STORY = 0.40  # likeness of two pages from which they are read as reports of one happening
_WORDS = 4  # fewest words of a passage: a clause of five, of which a name may be left out
_FITS = 0.53  # from which two stretches of one story are one passage
_AGAIN = 0.64  # the same for a stretch that already has its counterpart elsewhere
_LITERAL = 0.70  # the same for pages of two stories, which must share a run of words besides
_RUN = 5  # words in a row
_BESIDE = 0.16  # what it counts that the stretches beside two are passages too
_TITLES = 0.18  # what it counts that both are titles
_SHARED = 1.4  # fewest weight of shared words: about two telling ones
_GATE = 1.0  # weight of equal words below which two stretches are not even compared
"""Fitted on pages of two days and checked on others; a threshold of a fit says how much of both must be told by both."""


@dataclass(frozen=True, slots=True)
class _Match:
    """Two stretches, the runs of them that fit, and how well all told."""

    a: Stretch
    b: Stretch
    fit: Fit
    worth: float

    @property
    def spans(self) -> tuple[Span, Span]:
        return self.a.part(*self.fit.a), self.b.part(*self.fit.b)


@dataclass(frozen=True, eq=False)
class Laid:
    """A page laid out to be read against others: its sheet and print are made when first asked for, and kept with it."""

    reading: Reading

    @cached_property
    def sheet(self) -> Sheet:
        """The page as it is read against another."""
        return sheet_of(self.reading)

    @cached_property
    def print(self) -> Print:
        """What the page is compared by."""
        return print_of(self.reading)


def candidates(readings: Sequence[Reading]) -> list[tuple[str, str]]:
    """Pairs of pages (sha256) that share runs of words enough to be read against each other, sorted."""
    return candidate_pairs(map(sheet_of, readings))


def of_pair(a: Laid, b: Laid) -> tuple[Passage, ...]:
    """The passages that two pages share, in the order of the page whose sha256 sorts first."""
    return _of_sheets(a.sheet, b.sheet, likeness(a.print, b.print) >= _ONE_STORY)


def passages(readings: Sequence[Reading]) -> tuple[Passage, ...]:
    """All passages of all pages, sorted by pages and places."""
    laid = {reading.page: Laid(reading) for reading in readings}
    pairs = candidate_pairs(one.sheet for one in laid.values())
    return tuple(passage for a, b in pairs for passage in of_pair(laid[a], laid[b]))


def of_versions(old: Sheet, new: Sheet) -> tuple[Passage, ...]:
    """The same for two versions of one page, which tell one story whatever their dates."""
    return _of_sheets(old, new, close=True)


def _of_sheets(a: Sheet, b: Sheet, close: bool) -> tuple[Passage, ...]:
    if a.page == b.page or not a.stretches or not b.stretches:
        return ()
    if a.page > b.page:
        a, b = b, a
    matches = _Matching(a, b, close).matches()
    made = {passage.id: passage for group in _joined(matches, a, b) for passage in [_passage(group, a, b)]}
    return tuple(sorted(made.values(), key=lambda one: (one.a.spans, one.b.spans)))


class _Matching:
    """Finds which stretches of one page stand in another: best first, then what is left of them, then what stands twice."""

    def __init__(self, a: Sheet, b: Sheet, close: bool) -> None:
        self._close = close
        self._a, self._b = list(a.stretches), list(b.stretches)
        if not close:
            shared = _all_runs(self._a) & _all_runs(self._b)
            self._a, self._b = ([one for one in side if _runs(one) & shared] for side in (self._a, self._b))
        self._kinship = Kinship(
            (word for stretch in self._a for word in stretch.words),
            (word for stretch in self._b for word in stretch.words),
            a.code if a.code == b.code else "",
        )
        self._found: list[_Match] = []
        self._matched: dict[tuple[Stretch, Stretch], _Match | None] = {}

    def matches(self) -> list[_Match]:
        """The matches, in no order."""
        fits = self._fits(self._a, self._b)
        while fits:
            best = max(fits, key=self._rank)
            if best.worth < self._floor:
                break
            self._found.append(best)
            fits = [one for one in fits if one.a is not best.a and one.b is not best.b]
            rest_a, rest_b = _rest(best.a, best.fit.a), _rest(best.b, best.fit.b)
            self._a = [one for one in self._a if one is not best.a]
            self._b = [one for one in self._b if one is not best.b]
            fits += self._fits(rest_a, self._b + rest_b) + self._fits(self._a, rest_b)
            self._a += rest_a
            self._b += rest_b
            fits = self._heartened(fits, best)
        return self._found + list(self._again())

    def _fits(self, left: Sequence[Stretch], right: Sequence[Stretch]) -> list[_Match]:
        return [found for a in left for b in right if (found := self._match(a, b))]

    def _match(self, a: Stretch, b: Stretch) -> _Match | None:
        if (a, b) not in self._matched:
            self._matched[a, b] = self._compared(a, b)
        return self._matched[a, b]

    def _compared(self, a: Stretch, b: Stretch) -> _Match | None:
        titles = a.title and b.title
        if not titles and _equal(a, b) < _GATE:
            return None
        fit = self._kinship.fit(a, b, _SHARED)
        if fit is None or fit.shared < _SHARED or min(fit.a[1] - fit.a[0], fit.b[1] - fit.b[0]) + 1 < _WORDS:
            return None
        if not self._close and not _runs(a, fit.a) & _runs(b, fit.b):
            return None
        return _Match(a, b, fit, fit.score + (_TITLES if titles and self._close else 0.0))

    def _rank(self, match: _Match) -> tuple[float, float, int, int]:
        return match.worth, match.fit.shared, -match.a.span.start, -match.b.span.start

    @property
    def _floor(self) -> float:
        return _FITS if self._close else _LITERAL

    def _heartened(self, fits: list[_Match], best: _Match) -> list[_Match]:
        """The fits left, those worth more that stand beside the last passage found, on the same side in both pages."""
        return [replace(one, worth=one.worth + _BESIDE) if self._close and _beside(one, best) else one for one in fits]

    def _again(self) -> Iterator[_Match]:
        """Stretches left over that stand in one that has its counterpart already."""
        for a in self._a:
            options = [found for one in self._found if (found := self._match(a, one.b))]
            if options and (best := max(options, key=self._rank)).worth >= _AGAIN and self._close:
                yield best
        for b in self._b:
            options = [found for one in self._found if (found := self._match(one.a, b))]
            if options and (best := max(options, key=self._rank)).worth >= _AGAIN and self._close:
                yield best


def _equal(a: Stretch, b: Stretch) -> float:
    """The weight of the words that two stretches both have."""
    mine, others = a.keys, b.keys
    return sum(mine[key] for key in mine.keys() & others.keys())


def _runs(stretch: Stretch, part: tuple[int, int] | None = None) -> set[tuple[str, ...]]:
    """The runs of words in a row of a stretch, or of a part of it."""
    first, last = part or (0, len(stretch.words) - 1)
    keys = [word.key for word in stretch.words[first : last + 1]]
    return {tuple(keys[at : at + _RUN]) for at in range(len(keys) - _RUN + 1)}


def _all_runs(stretches: Sequence[Stretch]) -> set[tuple[str, ...]]:
    return {run for stretch in stretches for run in _runs(stretch)}


def _rest(stretch: Stretch, used: tuple[int, int]) -> list[Stretch]:
    """What is left of a stretch before and after a run of its words, where that is long enough to be a passage."""
    parts = []
    for start, stop in ((0, used[0]), (used[1] + 1, len(stretch.words))):
        if stop - start >= _WORDS:
            kept = stretch.words[start:stop]
            clauses = tuple(at - start for at in stretch.clauses if start < at < stop)
            parts.append(replace(stretch, span=Span(kept[0].start, kept[-1].stop), words=kept, clauses=(0, *clauses)))
    return parts


def _beside(one: _Match, other: _Match) -> bool:
    """True where two matches follow one another closely in both pages."""
    (a, b), (c, d) = one.spans, other.spans
    after = 0 <= a.start - c.stop <= 40 and 0 <= b.start - d.stop <= 40
    return after or (0 <= c.start - a.stop <= 40 and 0 <= d.start - b.stop <= 40)


def _joined(matches: Sequence[_Match], a: Sheet, b: Sheet) -> Iterator[list[_Match]]:
    """The matches; those that follow one another inside one saying of both pages and are the same there, as one."""
    order = sorted(matches, key=lambda match: (match.spans[0].start, match.spans[1].start))
    group: list[_Match] = []
    for match in order:
        if group and _one_saying(group[-1], match) and _same(group[-1], a, b) and _same(match, a, b):
            group.append(match)
            continue
        if group:
            yield group
        group = [match]
    if group:
        yield group


def _one_saying(first: _Match, then: _Match) -> bool:
    told = (first.a.saying >= 0 and first.a.saying == then.a.saying) or (
        first.b.saying >= 0 and first.b.saying == then.b.saying
    )
    return told and _beside(first, then)


def _same(match: _Match, a: Sheet, b: Sheet) -> bool:
    left, right = match.spans
    return letters(left.of(a.content)) == letters(right.of(b.content))


def _passage(group: Sequence[_Match], a: Sheet, b: Sheet) -> Passage:
    left = Span(group[0].spans[0].start, group[-1].spans[0].stop)
    right = Span(group[0].spans[1].start, group[-1].spans[1].stop)
    relation = relation_of(left.of(a.content), right.of(b.content))
    score = 1.0 if relation == "same" else round(sum(match.fit.score for match in group) / len(group), 4)
    return Passage(a.reading.text.cite(left), b.reading.text.cite(right), relation, score)


def relation_of(one: str, other: str) -> Relation:
    """`same` letter for letter but for marks and spacing; `cut` where one has all words of the other in order, and more in
    between; else `reworded`."""
    if letters(one) == letters(other):
        return "same"
    short, long = sorted((bare(one).split(), bare(other).split()), key=len)
    rest = iter(long)
    return "cut" if all(word in rest for word in short) else "reworded"


STAGE = Stage("passages", version=1, over="all", needs=("text", "sentence", "statement"), gives=("passage",), run=passages)
