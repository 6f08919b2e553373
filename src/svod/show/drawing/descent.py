"""Who has it from whom as a graph: pages, those whom they name as their source, and common sources that nobody names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from svod.model.chronicle import Chronicle
from svod.model.link import Basis, Lineage, Step

NodeKind = Literal["page", "named", "common"]
Look = Literal["stated", "inferred", "both", "decided", "common"]


@dataclass(frozen=True, slots=True)
class Node:
    """A page (page: its sha256), a source that is only named, or a common source that no page names. label: the outlet or the
    name, "" where there is none; under: what the page is called, and when it was published."""

    key: str
    kind: NodeKind
    label: str = ""
    under: str = ""
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """`taker` has words from `giver`, by these steps; of a common source, which has none, `because` says what shows it."""

    giver: str
    taker: str
    look: Look
    steps: tuple[Step, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Descent:
    """The graph: its nodes in the order in which pages were published, sources after them; at most one edge between two."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def descent(found: Chronicle, pages: Iterable[str]) -> Descent:
    """What the lineages of these pages (sha256) say. A page of another story from which words come is a node too."""
    own = sorted(dict.fromkeys(pages), key=lambda page: (_published(found, page), found.label(page)))
    nodes = {f"page:{page}": _page(found, page) for page in own}
    steps: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for lineage in filter(None, map(found.lineage_of, own)):
        for giver, taker, step in _links(found, lineage):
            for node in (giver, taker):
                nodes.setdefault(node.key, node)
            if giver.key != taker.key:
                steps[giver.key, taker.key].append(step)
    edges = [Edge(giver, taker, _look(made), tuple(made)) for (giver, taker), made in steps.items()]
    for node, joined in _commons(found, own):
        nodes[node.key] = node
        edges += joined
    return Descent(tuple(nodes.values()), tuple(edges))


def _page(found: Chronicle, page: str) -> Node:
    reading = found.by_page.get(page)
    label = found.label(page)
    outlet = (reading.known_outlet or label) if reading else label
    under = " · ".join(filter(None, (_published(found, page).replace("T", " ")[:16], label if label != outlet else "")))
    return Node(f"page:{page}", "page", outlet, under, page)


def _published(found: Chronicle, page: str) -> str:
    reading = found.by_page.get(page)
    return reading.text.published.value if reading and reading.text.published else ""


def _named(name: str) -> Node:
    return Node(f"name:{name.casefold()}", "named", name)


def _links(found: Chronicle, lineage: Lineage) -> Iterator[tuple[Node, Node, Step]]:
    """Each step as giver and taker. Who gave it on an earlier step and has a page of its own takes it by that."""
    outlet = lineage.chain[0] if lineage.chain else ""
    known = {outlet.casefold(): _page(found, lineage.page)}
    for step in lineage.steps:
        taker = known.get(step.taker.casefold()) or _named(step.taker)
        giver = _page(found, step.page) if step.page else known.get(step.giver.casefold()) or _named(step.giver)
        known.setdefault(step.giver.casefold(), giver)
        yield giver, taker, step


def _look(steps: Sequence[Step]) -> Basis:
    """That of all steps, `both` where they differ."""
    bases = {step.basis for step in steps}
    if "decided" in bases:
        return "decided"
    return bases.pop() if len(bases) == 1 else "both"


def _commons(found: Chronicle, pages: Collection[str]) -> Iterator[tuple[Node, list[Edge]]]:
    """A node for each group of pages that tell something in the same words without a known giver."""
    groups: list[tuple[set[str], str]] = []
    for page in pages:
        lineage = found.lineage_of(page)
        if lineage is None or lineage.common is None:
            continue
        members, because = {page, *(other for other in lineage.common.pages if other in pages)}, lineage.common.because
        for group in [group for group in groups if group[0] & members]:
            members, because = members | group[0], group[1]
            groups.remove(group)
        groups.append((members, because))
    for at, (members, because) in enumerate(groups):
        if len(members) > 1:
            node = Node(f"common:{at}", "common")
            yield node, [Edge(node.key, f"page:{page}", "common", (), because) for page in pages if page in members]
