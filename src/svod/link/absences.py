"""What one page tells that another does not have at all: its sentences, less what stands in both, that no sentence of the
other comes near to; and sentences that stand there without some of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from svod.link.kinship import Near, near
from svod.link.leaves import Leaf
from svod.link.stretches import Places
from svod.link.words import Word
from svod.model.link import Difference, DifferenceKind, Passage
from svod.model.span import Cite, Span

_TOLD = 0.50  # share of its weight that two neighbouring sentences of the other page have, from which it is told there
_LEFT_OUT = 1.0  # fewest weight of the words that a shortened sentence lacks: a telling noun
_MOST = 0.5  # share of a sentence's words that must stand there: of less it is another sentence with the same clause
_SHOWN = 60  # characters of left-out words that a reason shows


def absences(a: Leaf, b: Leaf, passages: Sequence[Passage]) -> Iterator[Difference]:
    """What either of two pages tells and the other does not have, in order; its weight is how sure that is, 0-1."""
    facts = a.facts(passages), b.facts(passages)
    if facts[0]:
        yield from _lacking(a, b, facts[0], near(a.sheet, b.sheet, _words(a, facts[0]), b.sheet.places))
    if facts[1]:
        yield from _lacking(b, a, facts[1], near(b.sheet, a.sheet, _words(b, facts[1]), a.sheet.places))


def _words(leaf: Leaf, facts: Sequence[tuple[int, int]]) -> Places:
    return np.concatenate([leaf.places(*fact) for fact in facts])


def _lacking(here: Leaf, there: Leaf, facts: Sequence[tuple[int, int]], grid: Near) -> Iterator[Difference]:
    kind: DifferenceKind = "added" if takes_from(here, there) else "absent"
    neighbours = _neighbours(there, grid)
    for first, last in facts:
        weights = np.array([word.weight for word in here.words[first:last]])
        met = neighbours[:, here.places(first, last)] @ weights
        told = float(met.max()) / float(weights.sum()) if len(met) else 0.0
        if told < _TOLD:
            cite = here.reading.text.cite(here.span(first, last))
            because = f"{told:.0%} of its telling words stand together there"
            yield Difference(kind, cite, there.page, None, because, round(1.0 - told, 4))


def _neighbours(there: Leaf, grid: Near) -> Near:
    """For each two neighbouring stretches of a page, how near each word of the other page is to one of their words."""
    sheet = there.sheet
    if not sheet.stretches:
        return grid.T[:0]
    nearest: Near = np.maximum.reduceat(grid.T.take(sheet.places, axis=0), sheet.starts[:-1], axis=0)
    return np.maximum(nearest[:-1], nearest[1:]) if len(nearest) > 1 else nearest


def takes_from(taker: Leaf, giver: Leaf) -> bool:
    """True where a page says that it has it from the outlet of another."""
    outlet = giver.reading.known_outlet
    return outlet is not None and any(value.source == outlet for _, value in taker.sources)


def shortened(a: Leaf, b: Leaf, passages: Sequence[Passage]) -> Iterator[Difference]:
    """Sentences of one page that stand in the other without some of their telling words; `a` is the page whose sha256 sorts
    first. A title is short of words by its nature."""
    for passage in passages:
        if passage.relation != "cut" or a.in_title(passage.a) or b.in_title(passage.b):
            continue
        lost = passage.differing
        for (leaf, here), (other, there), spans in (
            ((a, passage.a), (b, passage.b), [left for left, right in lost if left and not right]),
            ((b, passage.b), (a, passage.a), [right for left, right in lost if right and not left]),
        ):
            missing = [span for span in spans if not leaf.says_only_who(span)]
            weight = sum(word.weight for word in _not_beside(leaf, missing, other, there))
            if weight >= _LEFT_OUT and _MOST * len(here.text.split()) <= len(there.text.split()):
                yield Difference("shortened", here, there.page, there, f"there without “{_shown(leaf, missing)}”")


def _not_beside(leaf: Leaf, spans: Sequence[Span], other: Leaf, there: Cite) -> Iterator[Word]:
    """The words of these spans that the other page does not have in or beside the sentence either."""
    beside = {word.key for s in other.around(Span(there.start, there.stop), 1) for word in other.within(s)}
    return (word for span in spans for word in leaf.within(span) if word.key not in beside)


def _shown(leaf: Leaf, spans: Sequence[Span]) -> str:
    words = " … ".join(" ".join(span.of(leaf.sheet.content).split()) for span in spans)
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + "…"
