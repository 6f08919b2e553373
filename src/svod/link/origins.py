"""How many independent origins a story has: pages whose main content goes back to one text or utterance are one origin.

Ten outlets that carry one wire are one voice. Judged from the wording of the bodies, the beginning most, and from whom the
pages say they have it; titles are written anew by every desk and are left out. A page is in one origin by its main content;
the words that it has from another origin beside that are that one's (`Origin.parts`), so that `Heard` can tell for any words
of a page where they come from, and `counted` how many origins have said a thing.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from svod.link.lineage_scene import RELAYS, kind_of, named
from svod.link.lineage_shares import joined, passages_inside, places_of
from svod.link.words import words
from svod.model.chronicle import Reading
from svod.model.link import Lineage, Origin, Part, Passage, Story
from svod.model.span import Cite, Span, overlap
from svod.stage import Stage

_FADES = 60.0  # words after which a word of the body counts a third
_READ = 600  # words of a body that are weighed
_ONE = 0.25  # mean share from which pages go back to one text
_RELAYED = 0.1  # what it counts that two pages of one story name the same agency or outlet as their source
_BETWEEN = 12  # pages, those read against most others, by way of which two pages are compared that were not read so themselves
_MOST = 0.5  # share of a saying's letters that stand where another origin is heard

Table = NDArray[np.float64]
_Places = dict[tuple[int, int], tuple[Span, ...]]


def origins(
    readings: Sequence[Reading], stories: Sequence[Story], passages: Sequence[Passage], lineages: Sequence[Lineage]
) -> tuple[Origin, ...]:
    """Every page of every story in exactly one origin, in the order of the stories, larger ones first."""
    by_page = {reading.page: reading for reading in readings}
    chains = {lineage.page: lineage for lineage in lineages}
    inside = passages_inside(passages, stories)
    out: list[Origin] = []
    for at, story in enumerate(stories):
        pages = [by_page[page] for page in sorted(story.pages) if page in by_page]
        out += _of_story(story, pages, inside.get(at, ()), chains)
    return tuple(out)


def _of_story(
    story: Story, pages: Sequence[Reading], passages: Iterable[Passage], chains: Mapping[str, Lineage]
) -> Iterator[Origin]:
    places = places_of(pages, passages)
    own = [chains.get(one.page) for one in pages]
    groups = _groups(pages, places, own)
    held = _parts(groups, places, own)
    for group, parts in zip(groups, held, strict=True):
        giver = _giver(group, own)
        names = tuple(pages[at].page for at in group)
        kept = tuple(Part(pages[at].page, spans) for at, spans in sorted(parts.items()) if spans)
        yield Origin(story.id, names, _because(group, giver), giver, kept)


def _groups(pages: Sequence[Reading], places: _Places, own: Sequence[Lineage | None]) -> list[tuple[int, ...]]:
    """Average linkage over what pages share with one another; indices, larger groups first."""
    if len(pages) < 2:
        return [tuple(range(len(pages)))] if pages else []
    relays = [_relays(one) for one in own]
    shared = _shared(pages, places)
    bearers = defaultdict[str, list[int]](list)
    for at, names in enumerate(relays):
        for name in names:
            bearers[name].append(at)
    one_relay = np.zeros_like(shared, dtype=bool)
    for each in bearers.values():
        one_relay[np.ix_(each, each)] = True
    apart = np.maximum(0.0, 1.0 - shared - _RELAYED * (one_relay & (shared > 0)))
    np.fill_diagonal(apart, 0.0)
    tree = linkage(squareform(apart, checks=False), method="average")
    groups: dict[int, list[int]] = defaultdict(list)
    for at, label in enumerate(fcluster(tree, 1.0 - _ONE, criterion="distance")):
        groups[int(label)].append(at)
    return sorted((tuple(group) for group in groups.values()), key=lambda group: (-len(group), group))


def _relays(lineage: Lineage | None) -> frozenset[str]:
    """The known agencies and outlets that a page has its lead from. That two pages let the same person speak says less: he
    may have spoken twice."""
    return frozenset(named(name) for name in (lineage.chain[1:] if lineage else ()) if kind_of(name) in RELAYS)


def _shared(pages: Sequence[Reading], places: _Places) -> Table:
    """[a, b]: how much of the main content of two pages is shared: the smaller of the two shares, 0-1."""
    held = np.zeros((len(pages), len(pages)))
    of_page = defaultdict[int, list[int]](list)
    for a, b in places:
        of_page[a].append(b)
    for a, others in of_page.items():
        starts, weights = _body(pages[a])
        sums = np.concatenate([[0.0], np.cumsum(weights)])
        for b in others:
            edges = np.array([(span.start, span.stop) for span in places[a, b]], dtype=np.int64).reshape(-1, 2)
            first, last = np.searchsorted(starts, edges[:, 0]), np.searchsorted(starts, edges[:, 1])
            held[a, b] = float((sums[last] - sums[first]).sum() / (sums[-1] or 1.0))
    both = np.minimum(held, held.T)
    # Of a crowd, not every two pages are read against each other: what both share with a third is shared by them too.
    for at in np.argsort(-(held > 0).sum(axis=0), kind="stable")[:_BETWEEN] if len(pages) > _BETWEEN else ():
        both = np.where((held > 0) & (held.T > 0), both, np.maximum(both, np.outer(both[:, at], both[at])))
    np.fill_diagonal(both, 0.0)
    return both


def _body(reading: Reading) -> tuple[NDArray[np.int64], Table]:
    """Where the told words of a page start, and how much each counts: telling words, and early ones, count most."""
    code, content = reading.text.language.value, reading.text.content
    found = [word for block in reading.text.told() for word in words(content, block.span, code)][:_READ]
    starts = np.array([word.start for word in found], dtype=np.int64)
    return starts, np.array([word.weight * math.exp(-at / _FADES) for at, word in enumerate(found)], dtype=np.float64)


def _parts(
    groups: Sequence[Sequence[int]], places: _Places, own: Sequence[Lineage | None]
) -> list[dict[int, tuple[Span, ...]]]:
    """Of each group, the stretches of pages that are its text: what its pages share, and what pages of lesser groups share with
    them or have from the same giver. The groups stand with the weightier before."""
    group_of = {page: at for at, group in enumerate(groups) for page in group}
    found: list[dict[int, list[Span]]] = [defaultdict(list) for _ in groups]
    for (a, b), spans in places.items():
        found[min(group_of[a], group_of[b])][a] += spans
    givers = [_giver(group, own) for group in groups]
    first = {name: at for at, name in reversed(list(enumerate(givers))) if name}
    for page, lineage in enumerate(own):
        for step in lineage.steps if lineage else ():
            at = first.get(named(step.giver), len(groups))
            if step.covers and at <= group_of[page] and kind_of(step.giver) in RELAYS:
                found[at][page] += step.covers
    return [{page: joined(spans) for page, spans in each.items()} for each in found]


def _giver(group: Sequence[int], own: Sequence[Lineage | None]) -> str | None:
    """Whom most pages of a group that name or show anybody have its words from: the last relay of each, else its first source,
    or the outlet of one of them whom the others name. None where most have no such name."""
    met = Counter(name for at in group for name in [_last(own[at])] if name)
    if not met:
        return None
    name, count = min(met.items(), key=lambda item: (-item[1], item[0]))
    return name if 2 * count >= sum(met.values()) else None


def _last(lineage: Lineage | None) -> str:
    """The last agency or outlet from which a page has its words, else the first source; nothing where none is known."""
    if lineage is None:
        return ""
    given = [step.giver for step in lineage.steps if step.taker == lineage.chain[0] and step.basis != "stated"]
    relays = [name for name in (*given, *lineage.chain[1:]) if kind_of(name) in RELAYS]
    return named(relays[-1]) if relays else lineage.chain[-1] if len(lineage.chain) > 1 else ""


def _because(group: Sequence[int], giver: str | None) -> str:
    """Why these pages are one origin, in words."""
    if len(group) == 1:
        return "no page of the story shares its main content" + (f"; it has it from {giver}" if giver else "")
    source = f"; most that show a source go back to {giver}" if giver else "; a common source that none shows"
    return f"{len(group)} pages share their main content, sentence for sentence{source}"


@dataclass(frozen=True, slots=True)
class Heard:
    """Where the words of one page come from: its own origin, and stretches of it that are those of others."""

    origin: str
    elsewhere: tuple[tuple[str, tuple[Span, ...]], ...] = ()

    def of(self, cite: Cite) -> str:
        """The origin of these words of the page: the other in whose stretches most of them stand, else the page's own."""
        whole = sum(map(len, cite.spans))
        for name, spans in self.elsewhere:
            if overlap(spans, cite.spans) >= _MOST * whole:
                return name
        return self.origin


def heard(found: Iterable[Origin]) -> dict[str, Heard]:
    """Page -> where its words come from. An origin is known by its story and its first page."""
    own, other = dict[str, str](), defaultdict[str, list[tuple[str, tuple[Span, ...]]]](list)
    for one in found:
        name = f"{one.story} {min(one.pages)}"
        own |= dict.fromkeys(one.pages, name)
        for part in one.parts:
            if part.page not in one.pages:
                other[part.page].append((name, part.spans))
    return {page: Heard(name, tuple(sorted(other[page]))) for page, name in own.items()}


def counted(cites: Iterable[Cite], pages: Mapping[str, Heard]) -> int:
    """How many origins these words go back to: a wire in ten outlets is one, and so are the words that a page with reporting of
    its own has from the wire. A page of which nothing is known counts as an origin."""
    return len({pages[cite.page].of(cite) if cite.page in pages else cite.page for cite in cites})


STAGE = Stage("origins", version=2, over="all", needs=("text", "story", "passage", "lineage"), gives=("origin",), run=origins)
