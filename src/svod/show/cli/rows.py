"""Passages that pairs of pages share, put together into rows: one stretch, and every page that carries it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from svod.model.link import Passage, Relation
from svod.model.span import Cite, Span
from svod.show.cli.marking import overlap

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
    """A stretch as the page gives it that most others are compared with, the words of it that some lack or have otherwise, and
    the others. background: it is carried from story to story."""

    head: Cite
    differs: tuple[Span, ...]
    others: tuple[Carried, ...]
    background: bool

    def by_wording(self) -> list[list[Carried]]:
        """The others, each page's wording next to the head's, or else the first one, once; the same wordings together."""
        told: dict[tuple[str, str, Cite], list[Carried]] = {}
        kept: list[Cite] = []
        for one in sorted(self.others, key=lambda one: one.of != self.head):
            if any(cite.page == one.cite.page and overlap(cite.spans, one.cite.spans) for cite in kept):
                continue
            kept.append(one.cite)
            told.setdefault((one.relation, " ".join(_WORD.findall(one.cite.text)), one.of), []).append(one)
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
    """The rows of these passages, in the order of the pages (page -> its place in it) and of their text."""
    passages = list(passages)
    nearest = _one_stretch({cite for one in passages for cite in (one.a, one.b)})
    parent: dict[Cite, Cite] = {cite: cite for cite in nearest.values()}
    for one in passages:
        a, b = _root(parent, nearest[one.a]), _root(parent, nearest[one.b])
        parent[max(a, b, key=_place)] = min(a, b, key=_place)
    groups: dict[Cite, list[Passage]] = defaultdict(list)
    for one in passages:
        groups[_root(parent, nearest[one.a])].append(one)
    made = [_row(group, order) for group in groups.values()]
    return sorted(made, key=lambda row: min((order[cite.page], cite.spans) for cite in row.cites))


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


def _root(parent: dict[Cite, Cite], cite: Cite) -> Cite:
    while parent[cite] != cite:
        parent[cite] = cite = parent[parent[cite]]
    return cite


def _place(cite: Cite) -> tuple[str, tuple[Span, ...]]:
    return cite.page, cite.spans


def _row(group: Sequence[Passage], order: Mapping[str, int]) -> Row:
    """The row of these passages: its head is the page with most of them, the earlier one of two."""
    met = Counter(side.page for one in group for side in (one.a, one.b))
    lead = min(met, key=lambda page: (-met[page], order[page]))
    sides = [(one, here, there) for one in group for here, there in ((one.a, one.b), (one.b, one.a))]
    heads = Counter(here for _, here, _ in sides if here.page == lead)
    head = max(heads, key=lambda cite: (heads[cite], sum(map(len, cite.spans)), -cite.start))
    others: dict[Cite, Carried] = {}
    lit: set[Span] = set()
    # First those that are compared with the head, then those that are only compared with others.
    for one, here, there in sorted(sides, key=lambda side: (side[2] != head, order[side[1].page], side[1].spans)):
        if here.page == lead or here in others:
            continue
        pairs = () if one.relation == "same" else one.differing
        own, its = (0, 1) if here == one.a else (1, 0)
        others[here] = Carried(here, there, one.relation, tuple(span for pair in pairs if (span := pair[own])))
        if there == head:
            lit |= {span for pair in pairs if (span := pair[its])}
    carried = tuple(sorted(others.values(), key=lambda one: (order[one.cite.page], one.cite.spans)))
    background = 2 * sum(one.background for one in group) >= len(group)
    return Row(head, tuple(sorted(lit)), carried, background)
