"""What one page of a story tells and another leaves out or alters, and what an outlet altered in its own page.

"Absent" means absent from that page as it is stored, never deleted or hidden: a page may say it in a way that is not seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from svod.link.absences import absences
from svod.link.alterations import alterations
from svod.link.kinship import near
from svod.link.passages import of_versions
from svod.link.sheets import Sheet, sheet_of
from svod.link.words import letters
from svod.model.chronicle import Reading
from svod.model.link import Difference, Passage, Story
from svod.stage import Stage

_MANY = 40  # pages of a story that are compared each with each; of a larger one, those that share passages


def differences(
    readings: Sequence[Reading],
    stories: Sequence[Story],
    passages: Sequence[Passage],
    retired: Sequence[Reading] = (),
) -> tuple[Difference, ...]:
    """The ledger, sorted by page and place, each line once."""
    sheets = {reading.page: sheet_of(reading) for reading in readings}
    shared: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        shared[passage.a.page, passage.b.page].append(passage)
    found: list[Difference] = []
    for story in stories:
        pages = sorted(page for page in story.pages if page in sheets)
        for a, b in combinations(pages, 2):
            between = shared.get((a, b), [])
            if between or len(pages) <= _MANY:
                found += _between(sheets[a], sheets[b], between)
    older = {reading.page: reading for reading in (*readings, *retired)}
    for reading in readings:
        if reading.card.was in older and reading.card.was != reading.page:
            found += _versions(sheet_of(older[reading.card.was]), sheets[reading.page])
    unique = {one.id: one for one in found}
    return tuple(sorted(unique.values(), key=lambda one: (one.here.page, one.here.spans, one.page, one.kind, one.id)))


def _between(a: Sheet, b: Sheet, passages: Sequence[Passage]) -> Iterator[Difference]:
    """What either of two pages leaves out of what the other tells, and what they tell differently."""
    grid = near(a, b, a.places, b.places)
    of_a = np.maximum.reduceat(grid.take(b.places, axis=1), b.starts[:-1], axis=1).T if len(b.stretches) else grid.T
    of_b = np.maximum.reduceat(grid.take(a.places, axis=0), a.starts[:-1], axis=0) if len(a.stretches) else grid
    lacking = [*absences(a, b, passages, of_a), *absences(b, a, passages, of_b)]
    yield from lacking
    yield from alterations(a, b, passages, lacking)


def _versions(old: Sheet, new: Sheet) -> Iterator[Difference]:
    """What the outlet altered between two versions of its page: left out, put in, or worded otherwise."""
    passages = of_versions(old, new)
    for passage in passages:
        here, there = (passage.a, passage.b) if passage.a.page == old.page else (passage.b, passage.a)
        if letters(here.text) != letters(there.text):
            yield Difference("altered_by_outlet", here, new.page, there, "worded otherwise in the newer version")
    for one, other, because in ((old, new, "left out of the newer version"), (new, old, "put into the newer version")):
        kept = [span for passage in passages for cite in (passage.a, passage.b) if cite.page == one.page for span in cite.spans]
        # A title, or a sentence too short to be a passage, may stand in both as it is.
        same = {letters(stretch.span.of(other.reading.text.content)) for stretch in other.stretches}
        for stretch in one.stretches:
            stays = letters(stretch.span.of(one.reading.text.content)) in same
            if not stays and not any(span.meets(stretch.span) for span in kept):
                yield Difference("altered_by_outlet", one.reading.text.cite(stretch.span), other.page, None, because)


STAGE = Stage(
    "differences",
    version=1,
    over="all",
    needs=("text", "sentence", "statement", "time", "name", "story", "passage"),
    gives=("difference",),
    run=differences,
)
