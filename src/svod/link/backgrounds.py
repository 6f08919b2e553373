"""The paragraphs that outlets carry from story to story, told apart from the news itself.

A stretch is background where it stands, all but letter for letter, in a page of another story: what was told of one happening
is told of another. Two pages that share most of what they tell, or anything that both begin with, are one telling, whatever
stories they were put in; what they share shows nothing. And what a page begins with is its news, whoever carries it later.
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
_HEAD = 300  # characters of told text with which a page begins: some two sentences
_HALF = 0.5  # share of a passage that must lie in what is carried
_ROUNDS = 3  # times that what is background on one page is made so on the next: a text is seldom copied through more


def told_apart(passages: Iterable[Passage], story: Mapping[str, str], readings: Mapping[str, Reading]) -> tuple[Passage, ...]:
    """The passages, in their order, each with `background` as these pages show it.

    story: page -> what its story is known by, for every page of these passages; passages of pages of two stories are what
    shows background. readings: the pages whose text is at hand; with a page whose text is not, a passage shows background
    where it was found to before, by the pair.
    """
    every = tuple(passages)
    heads = {page: _head(reading) for page, reading in readings.items()}
    across = [one for one in every if story[one.a.page] != story[one.b.page]]
    carried: dict[str, list[Span]] = defaultdict(list)
    for one in _carried(across, story, readings, heads):
        for cite in (one.a, one.b):
            if cite.start >= heads.get(cite.page, 0):
                carried[cite.page] += cite.spans
    within = [one for one in every if story[one.a.page] == story[one.b.page] and not _begins(one, heads)]
    for _ in range(_ROUNDS):
        grown = list[Cite]()
        for one in within:
            sides = [_lies(cite, carried[cite.page]) for cite in (one.a, one.b)]
            if sides[0] != sides[1] and _is_literal(one):
                grown.append(one.b if sides[0] else one.a)
        for other in grown:  # after the round, so that the order of passages says nothing
            carried[other.page] += other.spans
        if not grown:
            break
    shown = {one.id for one in within if any(_lies(cite, carried[cite.page]) for cite in (one.a, one.b))}
    shown |= {one.id for one in across if one.background or any(_lies(cite, carried[cite.page]) for cite in (one.a, one.b))}
    return tuple(replace(one, background=one.id in shown) for one in every)


def _head(reading: Reading) -> int:
    """Where what a page begins with ends: its title, and the first of what it tells."""
    return next((block.span.start + _HEAD for block in reading.text.told()), 0)


def _begins(one: Passage, heads: Mapping[str, int]) -> bool:
    """True where either page begins with a passage."""
    return any(cite.start < heads.get(cite.page, 0) for cite in (one.a, one.b))


def _carried(
    across: Sequence[Passage], story: Mapping[str, str], readings: Mapping[str, Reading], heads: Mapping[str, int]
) -> list[Passage]:
    """The passages of pages of two stories that show background."""
    shared: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    related = set[frozenset[str]]()
    for one in across:
        shared[one.a.page, one.b.page].append(one)
        if all(cite.start < heads.get(cite.page, 0) for cite in (one.a, one.b)):
            related.add(frozenset((story[one.a.page], story[one.b.page])))
    found = []
    for (a, b), group in shared.items():
        if a not in readings or b not in readings:
            found += [one for one in group if one.background]
            continue
        if frozenset((story[a], story[b])) in related or any(_is_one_telling(page, group, readings) for page in (a, b)):
            continue
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
    return any(sum(map(span.overlap, cite.spans)) >= need for span in spans)
