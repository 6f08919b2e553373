"""How much of each page of a story stands in each other one: by runs of words, and by the passages found between them.

Two desks that tell one announcement share sentences in other words, and its quotations letter for letter; a desk that copies
shares runs of its own words. So both are asked for at once: `closeness` is their geometric mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from svod.link.quotations import quotations
from svod.link.stretches import Codes, code_of, runs_of
from svod.link.words import words
from svod.model.chronicle import Reading
from svod.model.link import Passage, Story
from svod.model.span import Span

_RUN = 5  # words in a row, as written: what two writers seldom hit on by chance (the field's usual measure of containment)

Table = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Shares:
    """What the pages of one story share. pages: sha256 in order, which are the rows and columns of its tables.

    places: for a pair of indices, where the first page's told text stands in passages with the second, in order and apart.
    """

    pages: tuple[str, ...]
    sizes: tuple[int, ...]
    runs: tuple[Codes, ...]
    own_runs: tuple[Codes, ...]
    places: dict[tuple[int, int], tuple[Span, ...]]

    @cached_property
    def literal(self) -> Table:
        """[a, b]: the share of the runs of words of a that b has too."""
        return _contained(self.runs)

    @cached_property
    def own(self) -> Table:
        """[a, b]: the same of the runs outside quotations: whoever heard a speaker has his words, from nobody else."""
        return _contained(self.own_runs)

    @cached_property
    def told(self) -> Table:
        """[a, b]: the share of the told letters of a that stand in passages with b."""
        out = np.zeros((len(self.pages), len(self.pages)))
        for (a, b), spans in self.places.items():
            out[a, b] = sum(map(len, spans)) / self.sizes[a] if self.sizes[a] else 0.0
        return out

    @cached_property
    def closeness(self) -> Table:
        """[a, b]: how near the text of a is to that of b, 0-1; 0 of a page to itself."""
        # Of a crowd, not every two pages are read against each other: what they share letter for letter is told by both then.
        out: Table = np.sqrt(np.minimum(self.literal, 1.0) * np.clip(self.told, self.literal, 1.0))
        np.fill_diagonal(out, 0.0)
        return out


def shares(readings: Sequence[Reading], passages: Iterable[Passage]) -> Shares:
    """Of the pages of one story, and the passages among them; others are passed over."""
    ordered = sorted(readings, key=lambda reading: reading.page)
    told = [[block.span for block in reading.text.told()] for reading in ordered]
    alone = len(ordered) < 2  # there is nothing to share, and most stories are of one page
    runs = [_runs(reading, () if alone else spans) for reading, spans in zip(ordered, told, strict=True)]
    return Shares(
        tuple(reading.page for reading in ordered),
        tuple(sum(map(len, spans)) for spans in told),
        tuple(every for every, _ in runs),
        tuple(own for _, own in runs),
        places_of(ordered, passages),
    )


def places_of(readings: Sequence[Reading], passages: Iterable[Passage]) -> dict[tuple[int, int], tuple[Span, ...]]:
    """For a pair of indices of these pages, where the first one's told text stands in passages with the second."""
    place = {reading.page: at for at, reading in enumerate(readings)}
    told = [[block.span for block in reading.text.told()] for reading in readings]
    found: dict[tuple[int, int], list[Span]] = defaultdict(list)
    for passage in passages:
        if passage.a.page in place and passage.b.page in place:
            a, b = place[passage.a.page], place[passage.b.page]
            found[a, b] += _inside(passage.a.spans, told[a])
            found[b, a] += _inside(passage.b.spans, told[b])
    return {pair: joined(spans) for pair, spans in found.items() if spans}


def passages_inside(passages: Iterable[Passage], stories: Sequence[Story]) -> dict[int, list[Passage]]:
    """The passages between pages of one story, by the story's index."""
    told = {page: at for at, story in enumerate(stories) for page in story.pages}
    out = defaultdict[int, list[Passage]](list)
    for passage in passages:
        if (at := told.get(passage.a.page)) is not None and at == told.get(passage.b.page):
            out[at].append(passage)
    return out


def _inside(spans: Iterable[Span], told: Sequence[Span]) -> list[Span]:
    """Those that stand in told text, and not in a title."""
    return [span for span in spans if any(block.holds(span) for block in told)]


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same places in order, those that meet or touch as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].stop:
            out[-1] = Span(out[-1].start, max(out[-1].stop, span.stop))
        else:
            out.append(span)
    return tuple(out)


def without(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of these places where others are taken out."""
    left, gone = list(joined(spans)), joined(taken)
    for one in gone:
        left = [part for span in left for part in _cut(span, one)]
    return tuple(left)


def _cut(span: Span, gone: Span) -> list[Span]:
    if not span.meets(gone):
        return [span]
    edges = ((span.start, gone.start), (gone.stop, span.stop))
    return [Span(start, stop) for start, stop in edges if start < stop]


def _contained(runs: Sequence[Codes]) -> Table:
    """[a, b]: the share of the members of set a that are in set b."""
    signs = np.concatenate([np.zeros(0, dtype=np.uint64), *runs])
    _, columns = np.unique(signs, return_inverse=True)
    starts = np.cumsum([0, *map(len, runs)])
    met = csr_matrix((np.ones(len(signs)), columns, starts), shape=(len(runs), max(1, len(signs))))
    shared: Table = np.asarray((met @ met.T).toarray(), dtype=np.float64)
    return shared / np.maximum(1.0, np.diff(starts))[:, None]


def _runs(reading: Reading, told: Sequence[Span]) -> tuple[Codes, Codes]:
    """The runs of words of a page, each once and as a number: all of them, and those that touch no quotation."""
    content, code = reading.text.content, reading.text.language.value
    every, own = [np.zeros(0, dtype=np.uint64)], [np.zeros(0, dtype=np.uint64)]
    for block in told:
        found, quoted = words(content, block, code), quotations(content, block)
        runs = runs_of(np.array([code_of(word.form) for word in found], dtype=np.uint64), _RUN)
        said = np.array([any(span.start <= word.start < span.stop for span in quoted) for word in found], dtype=np.int64)
        met = np.concatenate([[0], np.cumsum(said)])
        every.append(runs)
        own.append(runs[met[_RUN:] == met[:-_RUN]] if len(runs) else runs)
    return np.unique(np.concatenate(every)), np.unique(np.concatenate(own))
