"""The paragraphs that outlets carry from story to story, told apart from the news itself.

A stretch is background where it stands, all but letter for letter, in a page of another story: what was told of one happening
is told of another. Two pages that share most of what they tell are one telling, whatever stories they were put in; what they
share shows nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from svod.model.chronicle import Reading
from svod.model.link import Passage
from svod.model.span import Cite, Span

_LETTERS = 60  # characters of a passage that is carried: some eight words; what is shorter is a phrase
_ONE_TELLING = 0.5  # share of what a page tells, from which two pages that share it are one telling
_HALF = 0.5  # share of a passage that must lie in what is carried
_ROUNDS = 3  # times that what is background on one page is made so on the next: a text is seldom copied through more


def told_apart(passages: Iterable[Passage], story: Mapping[str, str], readings: Mapping[str, Reading]) -> tuple[Passage, ...]:
    """The passages, in their order, each with `background` as these pages show it.

    story: page -> what its story is known by, for every page of these passages; passages of pages of two stories are what
    shows background. readings: the pages whose text is at hand; of others a passage counts by itself.
    """
    every = tuple(passages)
    across = [one for one in every if story[one.a.page] != story[one.b.page]]
    carried: dict[str, list[Span]] = defaultdict(list)
    for one in _carried(across, readings):
        for cite in (one.a, one.b):
            carried[cite.page] += cite.spans
    within = [one for one in every if story[one.a.page] == story[one.b.page]]
    for _ in range(_ROUNDS):
        grown = False
        for one in within:
            sides = [_lies(cite, carried[cite.page]) for cite in (one.a, one.b)]
            if sides[0] != sides[1] and _is_literal(one):
                other = one.b if sides[0] else one.a
                carried[other.page] += other.spans
                grown = True
        if not grown:
            break
    return tuple(replace(one, background=any(_lies(cite, carried[cite.page]) for cite in (one.a, one.b))) for one in every)


def _carried(across: Sequence[Passage], readings: Mapping[str, Reading]) -> list[Passage]:
    """The passages of pages of two stories that show background."""
    shared: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for one in across:
        shared[one.a.page, one.b.page].append(one)
    found = []
    for group in shared.values():
        if not any(_is_one_telling(page, group, readings) for page in (group[0].a.page, group[0].b.page)):
            found += [one for one in group if _is_literal(one) and len(one.a.text) >= _LETTERS]
    return found


def _is_literal(one: Passage) -> bool:
    return one.relation in ("same", "cut")


def _is_one_telling(page: str, passages: Sequence[Passage], readings: Mapping[str, Reading]) -> bool:
    """True where two pages share most of what one of them tells."""
    reading = readings.get(page)
    if reading is None:
        return False
    told = sum(len(block.span) for block in reading.text.told())
    same = sum(len(span) for one in passages for cite in (one.a, one.b) if cite.page == page for span in cite.spans)
    return same >= _ONE_TELLING * told


def _lies(cite: Cite, spans: Iterable[Span]) -> bool:
    """True where most of a cite lies in one of these spans."""
    need = _HALF * sum(len(span) for span in cite.spans)
    return any(sum(max(0, min(x.stop, y.stop) - max(x.start, y.start)) for x in cite.spans) >= need for y in spans)
