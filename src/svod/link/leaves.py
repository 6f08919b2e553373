"""A page as the ledger of differences asks about it: its words one after the other, and what was found in it, by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from svod.link.sheets import Sheet
from svod.link.stretches import Places, Weights
from svod.link.words import Word
from svod.model.chronicle import Reading
from svod.model.link import Passage
from svod.model.note import Note, Source, Statement
from svod.model.span import Cite, Span

_WORDS = 5  # fewest words of a fact
_WEIGHT = 1.5  # fewest weight of a fact: a name and a verb
_REST = 0.75  # weight of words beside those that say who says it, below which they tell nothing else: no telling word
_EDGE = 2  # characters by which a fact may go on past a formula


@dataclass(frozen=True, eq=False)
class Leaf:
    """A sheet and what is asked of it again and again, found once."""

    sheet: Sheet

    @property
    def reading(self) -> Reading:
        """The page."""
        return self.sheet.reading

    @property
    def page(self) -> str:
        """Its sha256."""
        return self.sheet.page

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of all stretches."""
        return self.sheet.words

    @cached_property
    def upto(self) -> Weights:
        """The weight of all words before each, and of all."""
        return np.concatenate([[0.0], np.cumsum([word.weight for word in self.words])])

    @cached_property
    def _groups(self) -> Places:
        """Which fact each word could be of: one sentence, a quotation and the words around it apart; -1 for none."""
        groups, at = list[int](), -1
        before: tuple[int, bool] | None = None
        for stretch in self.sheet.stretches:
            head = Span(stretch.words[0].start, stretch.words[0].stop)
            quoted = any(span.holds(head) for span in self.sheet.quoted)
            if (stretch.sentence, quoted) != before:
                before, at = (stretch.sentence, quoted), at + 1
            for word in stretch.words:
                out = stretch.title or (quoted and not any(s.start <= word.start < s.stop for s in self.sheet.quoted))
                groups.append(-1 if out else at)
        return np.array(groups, dtype=np.int64)

    def facts(self, passages: Iterable[Passage]) -> list[tuple[int, int]]:
        """Runs of words of one sentence (the first and the one after the last) that stand in none of these passages."""
        groups = self._groups.copy()
        for cite in of_page(self.page, passages):
            for span in cite.spans:
                first, last = self.sheet.run(span)
                groups[first:last] = -1
        edges = np.flatnonzero(np.diff(groups, prepend=-2, append=-2))
        return [
            (first, last)
            for first, last in pairwise(edges.tolist())
            if groups[first] >= 0
            and last - first >= _WORDS
            and self.upto[last] - self.upto[first] >= _WEIGHT
            and not self.says_only_who(self.span(first, last))
        ]

    def span(self, first: int, last: int) -> Span:
        """Where such a run stands."""
        return Span(self.words[first].start, self.words[last - 1].stop)

    def says_only_who(self, span: Span) -> bool:
        """True for words that, but for small ones, only say who says it or where it is from."""
        if any(formula.start <= span.start + _EDGE and span.stop <= formula.stop + _EDGE for formula in self.formulas):
            return True
        rest = (word for word in self.within(span) if not any(one.start <= word.start < one.stop for one in self.formulas))
        return sum(word.weight for word in rest) < _REST

    @cached_property
    def formulas(self) -> tuple[Span, ...]:
        """Words that only say who says it or where it is from: they are no fact that a page could lack."""
        spans = [Span(note.cite.start, note.cite.stop) for note, _ in self.sources]
        for _, value in self.statements:
            if value.cue_cite and value.speaker_cite and value.kind != "no_comment":  # that nothing was said is a fact
                cue, speaker = value.cue_cite, value.speaker_cite
                spans.append(Span(min(cue.start, speaker.start), max(cue.stop, speaker.stop)))
        return tuple(spans)

    @cached_property
    def statements(self) -> tuple[tuple[Note, Statement], ...]:
        """What is said on it, in order."""
        return tuple((note, note.value) for note in self.reading.of_kind("statement") if isinstance(note.value, Statement))

    @cached_property
    def sources(self) -> tuple[tuple[Note, Source], ...]:
        """Where it says that it has it from, in order."""
        return tuple((note, note.value) for note in self.reading.of_kind("source") if isinstance(note.value, Source))

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Note, ...]]:
        return {kind: self.reading.of_kind(kind) for kind in ("name", "time", "happening")}

    def at(self, span: Span, kind: str) -> list[Note]:
        """Its names, times or happenings that meet a place."""
        return [note for note in self._by_kind[kind] if any(place.meets(span) for place in note.cite.spans)]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """From the first stretch of each sentence to its last."""
        ends: dict[int, Span] = {}
        for stretch in self.sheet.stretches:
            before = ends.get(stretch.sentence, stretch.span)
            ends[stretch.sentence] = Span(before.start, stretch.span.stop)
        return tuple(ends.values())

    def around(self, span: Span, more: int) -> Iterator[Span]:
        """The sentences that meet a place, and so many before and after them."""
        met = [at for at, sentence in enumerate(self.sentences) if sentence.meets(span)]
        if met:
            yield from self.sentences[max(0, met[0] - more) : met[-1] + more + 1]

    def within(self, span: Span) -> Sequence[Word]:
        """Its words in a place."""
        return self.sheet.within(span)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Its different lemmas."""
        return frozenset(word.key for word in self.words)

    def in_title(self, cite: Cite) -> bool:
        """True where a cite meets the page's title."""
        titles = [stretch.span for stretch in self.sheet.stretches if stretch.title]
        return any(title.meets(span) for title in titles for span in cite.spans)

    def places(self, first: int, last: int) -> NDArray[np.int64]:
        """Which of its different words those of a run are."""
        return self.sheet.places[first:last]


def of_page(page: str, passages: Iterable[Passage]) -> Iterator[Cite]:
    """The side of each passage that is on this page."""
    return (cite for passage in passages for cite in (passage.a, passage.b) if cite.page == page)
