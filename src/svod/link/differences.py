"""What one page of a story tells and another leaves out or alters, and what an outlet altered in its own page.

"Absent" means absent from that page as it is stored, never deleted or hidden: a page may say it in a way that is not seen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

from svod.link.absences import absences, shortened
from svod.link.alterations import alterations
from svod.link.leaves import Leaf
from svod.link.passages import Laid, of_versions
from svod.link.sheets import Sheet, sheet_of
from svod.link.weights import Scales, weight_of
from svod.link.words import letters
from svod.model.chronicle import Reading
from svod.model.link import Difference, Origin, Passage, Story
from svod.model.span import Cite, Span
from svod.stage import Stage

_FEW = 12  # pages of a story that are compared each with each; of a larger one, those that share passages
_PILLARS = 3  # pages of a larger story with which all of it is compared

_NONE: Mapping[str, Laid] = MappingProxyType({})
Shared = Mapping[tuple[str, str], Sequence[Passage]]


def differences(
    readings: Sequence[Reading],
    stories: Sequence[Story],
    passages: Sequence[Passage],
    retired: Sequence[Reading] = (),
    origins: Sequence[Origin] = (),
    laid: Mapping[str, Laid] = _NONE,
) -> tuple[Difference, ...]:
    """The ledger, sorted by page and place, each line once, with its weight.

    passages: what the pages share with one another; those that they share with pages of other stories show what is background.
    origins: what counts as one teller; without them, each page counts as one. laid: pages that were laid out before, to be
    read against one another.
    """
    by_page = {reading.page: reading for reading in readings}
    shared: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    touching: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        shared[passage.a.page, passage.b.page].append(passage)
        touching[passage.a.page].append(passage)
        touching[passage.b.page].append(passage)
    origin = {page: min(one.pages) for one in origins for page in one.pages}
    found: list[Difference] = []
    for story in stories:
        leaves = {page: Leaf(_sheet(by_page[page], laid)) for page in sorted(story.pages) if page in by_page}
        if len(leaves) > 1:
            near = {passage.id: passage for page in leaves for passage in touching[page]}
            scales = Scales(leaves, tuple(near.values()), {page: origin.get(page, page) for page in leaves})
            found += scales.weighed(_of_story(leaves, shared))
    older = {reading.page: reading for reading in (*readings, *retired)}
    for reading in readings:
        if reading.card.was in older and reading.card.was != reading.page:
            found += _versions(sheet_of(older[reading.card.was]), sheet_of(reading))
    unique = {_place(one): one for one in found}
    return tuple(unique[place] for place in sorted(unique))


def _place(one: Difference) -> tuple[str, tuple[Span, ...], str, str, tuple[Span, ...]]:
    """What tells a line from any other, in the order of the ledger."""
    return one.here.page, one.here.spans, one.page, one.kind, one.there.spans if one.there else ()


def _sheet(reading: Reading, laid: Mapping[str, Laid]) -> Sheet:
    known = laid.get(reading.page)
    return known.sheet if known else sheet_of(reading)


def _of_story(leaves: Mapping[str, Leaf], shared: Shared) -> Iterator[Difference]:
    for a, b in _pairs(tuple(leaves), shared):
        yield from _between(leaves[a], leaves[b], shared.get((a, b), ()))


def _pairs(pages: Sequence[str], shared: Shared) -> Iterable[tuple[str, str]]:
    """The pairs of a story's pages that are compared; pages are sorted."""
    every = combinations(pages, 2)
    if len(pages) <= _FEW:
        return every
    met = Counter(page for pair in every if pair in shared for page in pair)
    pillars = sorted(pages, key=lambda page: (-met[page], page))[:_PILLARS]
    return [pair for pair in combinations(pages, 2) if pair in shared or not set(pair).isdisjoint(pillars)]


def _between(a: Leaf, b: Leaf, passages: Sequence[Passage]) -> Iterator[Difference]:
    """What either of two pages leaves out of what the other tells, and what they tell differently."""
    lacking = tuple(absences(a, b, passages))
    yield from lacking
    yield from shortened(a, b, passages)
    yield from alterations(a, b, passages, lacking)


def _versions(old: Sheet, new: Sheet) -> Iterator[Difference]:
    """What the outlet altered between two versions of its page: left out, put in, or worded otherwise."""
    passages = of_versions(old, new)
    for passage in passages:
        here, there = (passage.a, passage.b) if passage.a.page == old.page else (passage.b, passage.a)
        if letters(here.text) != letters(there.text):
            yield _altered(here, new.page, there, "worded otherwise in the newer version")
    for one, other, because in ((old, new, "left out of the newer version"), (new, old, "put into the newer version")):
        kept = [span for passage in passages for cite in (passage.a, passage.b) if cite.page == one.page for span in cite.spans]
        # A title, or a sentence too short to be a passage, may stand in both as it is.
        same = {letters(stretch.span.of(other.reading.text.content)) for stretch in other.stretches}
        for stretch in one.stretches:
            stays = letters(stretch.span.of(one.reading.text.content)) in same
            if not stays and not any(span.meets(stretch.span) for span in kept):
                yield _altered(one.reading.text.cite(stretch.span), other.page, None, because)


def _altered(here: Cite, page: str, there: Cite | None, because: str) -> Difference:
    return Difference("altered_by_outlet", here, page, there, because, weight_of("altered_by_outlet"))


STAGE = Stage(
    "differences",
    version=5,
    over="all",
    needs=("text", "sentence", "statement", "source", "time", "name", "happening", "story", "passage", "origin"),
    gives=("difference",),
    run=differences,
)
