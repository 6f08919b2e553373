"""Passages that pairs of pages share, put together into rows: one stretch, and every page that carries it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from svod.model.link import Passage, Relation
from svod.model.span import Cite, Span, overlap

_WORD = re.compile(r"\w+")
_SAME = 0.5  # of the longer of two stretches of one page that the other must share to be one with it


@dataclass(frozen=True, slots=True)
class Carried:
    """One page's wording of a row, next to the one that it is compared with: how they relate, and the words that differ."""

    cite: Cite
    of: Cite
    relation: Relation
    differs: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch as the page gives it that most others are compared with, the words of it that half of the
    others or more lack or have otherwise, and the others. background: it is carried from story to story."""

    head: Cite
    differs: tuple[Span, ...]
    others: tuple[Carried, ...]
    background: bool

    def by_wording(self) -> list[list[Carried]]:
        """The others, each page's wording next to the head's, or else the first one, once; the same wordings together."""
        told: dict[tuple[str, str, str], list[Carried]] = {}
        kept: list[Cite] = []
        for one in sorted(self.others, key=lambda one: one.of.page != self.head.page):
            if any(cite.page == one.cite.page and overlap(cite.spans, one.cite.spans) for cite in kept):
                continue
            kept.append(one.cite)
            told.setdefault((one.relation, " ".join(_WORD.findall(one.cite.text)), one.of.page), []).append(one)
        return list(told.values())

    @property
    def cites(self) -> tuple[Cite, ...]:
        """Every place where it stands."""
        return self.head, *(one.cite for one in self.others)

    @property
    def pages(self) -> set[str]:
        """The pages that carry it."""
        return {cite.page for cite in self.cites}


def rows(passages: Iterable[Passage], order: Mapping[str, int]) -> list[Row]:
    """The rows of these passages, in the order of the pages (page -> its place in it) and of their text.

    The pages that share most are gone through first. A stretch with a partner that stands in no row yet heads one; else it is
    put beside its partner. So a row never drifts from one fact to the next by way of a third page; a passage
    between stretches of two rows is told in neither.
    """
    sides = _sides(passages)
    counts = Counter(cite.page for cite, others in sides.items() for _ in others)
    groups: list[list[_Side]] = []
    home: dict[Cite, int] = {}
    for cite in sorted(sides, key=lambda one: (-counts[one.page], order[one.page], one.spans)):
        if cite in home:
            continue
        own = sorted(sides[cite], key=lambda side: (order[side.other.page], side.other.spans, side.passage.id))
        if all(side.other in home for side in own):
            home[cite] = min(home[side.other] for side in own)
            groups[home[cite]].append(next(side for side in own if home[side.other] == home[cite]).turned)
            continue
        for side in own:
            home.setdefault(side.other, len(groups))
        home[cite] = len(groups)
        groups.append(own)
    made = [_row(group, order) for group in groups]
    return sorted(made, key=lambda row: min((order[cite.page], cite.spans) for cite in row.cites))


class _Side(NamedTuple):
    """A passage as it is seen from a stretch of one page: that stretch, and the one that it is laid beside."""

    passage: Passage
    own: Cite
    other: Cite

    @property
    def turned(self) -> _Side:
        return _Side(self.passage, self.other, self.own)


def _sides(passages: Iterable[Passage]) -> dict[Cite, list[_Side]]:
    """Each stretch, with the passages in which it stands."""
    passages = list(passages)
    nearest = _one_stretch({cite for one in passages for cite in (one.a, one.b)})
    found: dict[Cite, list[_Side]] = defaultdict(list)
    for one in passages:
        a, b = nearest[one.a], nearest[one.b]
        found[a].append(_Side(one, a, b))
        found[b].append(_Side(one, b, a))
    return found


def _one_stretch(cites: set[Cite]) -> dict[Cite, Cite]:
    """Cite -> the one that stands for all that are the same stretch of its page but for a few words."""
    by_page: dict[str, list[Cite]] = defaultdict(list)
    for cite in cites:
        by_page[cite.page].append(cite)
    found: dict[Cite, Cite] = {}
    for own in by_page.values():
        own.sort(key=_place)
        found[own[0]] = own[0]
        for before, cite in pairwise(own):
            longer = max(sum(map(len, before.spans)), sum(map(len, cite.spans)))
            found[cite] = found[before] if overlap(before.spans, cite.spans) > _SAME * longer else cite
    return found


def _place(cite: Cite) -> tuple[str, tuple[Span, ...]]:
    return cite.page, cite.spans


def _row(group: Sequence[_Side], order: Mapping[str, int]) -> Row:
    """The row of these sides; the first is of its head. A side that is of none stands beside another of the row."""
    ends = [(side, *_ends(side)) for side in group]
    heads = Counter(own for side, own, _ in ends if side.own == group[0].own)
    head = max(heads, key=lambda cite: (heads[cite], sum(map(len, cite.spans)), -cite.start))
    others: dict[Cite, Carried] = {}
    lit: list[Span] = []
    for side, own, other in sorted(ends, key=lambda end: end[1] != head):
        passage = side.passage
        pairs = () if passage.relation == "same" else passage.differing
        first = int(own != passage.a)
        differs = tuple(span for pair in pairs if (span := pair[1 - first]))
        others.setdefault(other, Carried(other, own, passage.relation, differs))
        if own.page == head.page:
            lit += (span for pair in pairs if (span := pair[first]))
    carried = tuple(sorted(others.values(), key=lambda one: (order[one.cite.page], one.cite.spans)))
    background = 2 * sum(side.passage.background for side in group) >= len(group)
    return Row(head, tuple(by_most(lit, len(carried))), carried, background)


def by_most(lit: Iterable[Span], among: int) -> Iterator[Span]:
    """The stretches that half of so many or more light, each whole."""
    turns = Counter[int]()
    for span in lit:
        turns[span.start] += 1
        turns[span.stop] -= 1
    depth, since = 0, -1
    for at in sorted(turns):
        before, depth = depth, depth + turns[at]
        if 2 * before < among <= 2 * depth:
            since = at
        elif 2 * depth < among <= 2 * before:
            yield Span(since, at)


def _ends(side: _Side) -> tuple[Cite, Cite]:
    """The passage's own two cites, in the order of the side."""
    a, b = side.passage.a, side.passage.b
    return (a, b) if a.page == side.own.page else (b, a)
