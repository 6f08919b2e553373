"""How many independent origins a story has: pages whose main content goes back to one text or utterance are one origin.

Ten outlets that carry one wire are one voice. Judged from the wording of the bodies, the beginning most, and from whom the
pages say they have it; titles are written anew by every desk and are left out.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from svod.lang.directory import directory
from svod.link.words import Word, words
from svod.model.chronicle import Reading
from svod.model.link import Lineage, Origin, Passage, Story
from svod.stage import Stage

_FADES = 60.0  # words after which a word of the body counts a third
_READ = 600  # words of a body that are weighed
_ONE = 0.25  # mean share from which pages go back to one text
_RELAYED = 0.1  # what it counts that two pages of one story name the same agency or outlet as their source

_Body = tuple[tuple[Word, float], ...]


def origins(
    readings: Sequence[Reading], stories: Sequence[Story], passages: Sequence[Passage], lineages: Sequence[Lineage]
) -> tuple[Origin, ...]:
    """Every page of every story in exactly one origin, in the order of the stories, larger ones first."""
    by_page = {reading.page: reading for reading in readings}
    shared: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        shared[passage.a.page, passage.b.page].append(passage)
    chains = {lineage.page: lineage.chain for lineage in lineages}
    relays = {page: _relays(chain) for page, chain in chains.items()}
    out: list[Origin] = []
    for story in stories:
        pages = [page for page in story.pages if page in by_page]
        bodies = {page: _body(by_page[page]) for page in pages}
        out += [Origin(story.id, group, _because(group, chains)) for group in _groups(pages, bodies, shared, relays)]
    return tuple(out)


def _body(reading: Reading) -> _Body:
    """The told words of a page, and how much each counts: telling words, and early ones, count most."""
    code, content = reading.text.language.value, reading.text.content
    found = [word for block in reading.text.told() for word in words(content, block.span, code)][:_READ]
    return tuple((word, word.weight * math.exp(-at / _FADES)) for at, word in enumerate(found))


def _relays(chain: Sequence[str]) -> frozenset[str]:
    """The known agencies and outlets that a page has its lead from. That two pages let the same person speak says less: he
    may have spoken twice."""
    found = (directory().by_name(name) for name in chain[1:])
    return frozenset(outlet.name for outlet in found if outlet and outlet.kind in ("agency", "outlet"))


def _groups(
    pages: Sequence[str],
    bodies: Mapping[str, _Body],
    shared: Mapping[tuple[str, str], list[Passage]],
    relays: Mapping[str, frozenset[str]],
) -> list[tuple[str, ...]]:
    """Average linkage over what pages share with one another."""
    if len(pages) < 2:
        return [tuple(pages)] if pages else []
    ordered = sorted(pages)
    apart = np.zeros((len(ordered), len(ordered)))
    for (i, a), (j, b) in combinations(enumerate(ordered), 2):
        share = _share(a, b, bodies, shared.get((a, b), []))
        share += _RELAYED if share and relays.get(a, frozenset()) & relays.get(b, frozenset()) else 0.0
        apart[i, j] = apart[j, i] = max(0.0, 1.0 - share)
    tree = linkage(squareform(apart, checks=False), method="average")
    groups: dict[int, list[str]] = defaultdict(list)
    for label, page in zip(fcluster(tree, 1.0 - _ONE, criterion="distance"), ordered, strict=True):
        groups[int(label)].append(page)
    return sorted((tuple(group) for group in groups.values()), key=lambda group: (-len(group), group))


def _share(a: str, b: str, bodies: Mapping[str, _Body], passages: Sequence[Passage]) -> float:
    """How much of the main content of two pages is shared: the smaller of the two shares, 0-1."""
    shares = []
    for page in (a, b):
        spans = [span for passage in passages for cite in (passage.a, passage.b) if cite.page == page for span in cite.spans]
        whole = sum(weight for _, weight in bodies[page])
        held = sum(weight for word, weight in bodies[page] if any(s.start <= word.start < s.stop for s in spans))
        shares.append(held / whole if whole else 0.0)
    return min(shares)


def _because(group: Sequence[str], chains: Mapping[str, tuple[str, ...]]) -> str:
    """Why these pages are one origin, in words."""
    if len(group) == 1:
        return "no page of the story shares its main content"
    last = {chains[page][-1] for page in group if len(chains.get(page, ())) > 1}
    named = f"; all that name a source go back to {next(iter(last))}" if len(last) == 1 else ""
    return f"{len(group)} pages share their main content, sentence for sentence{named}"


STAGE = Stage("origins", version=1, over="all", needs=("text", "story", "passage", "lineage"), gives=("origin",), run=origins)
