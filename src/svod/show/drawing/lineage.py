"""The lineage of a story: origins at the left, those who took from them at the right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from svod.model.span import Cite
from svod.show.drawing.descent import Descent, Edge, Node
from svod.show.drawing.layers import bend, layers
from svod.show.drawing.look import nowhere
from svod.show.drawing.sheet import framed, text
from svod.show.drawing.stretches import counted
from svod.show.drawing.svg import Svg, element, fitted, link, width_of, wrapped
from svod.show.tongues.words import Tongue

_WIDEST, _EDGE = 250.0, 10.0  # a node's width at most, and what stays free around the drawing
_GAP, _NARROW_GAP, _NARROW = 96.0, 30.0, 600  # between layers; below that width of the whole it is less
_TALL, _APART = 40.0, 14.0  # a node's height, and what is between two
_LABEL, _SMALL, _TIP, _TURN = 13.0, 11.0, 7.0, 16.0
_QUOTED = 120  # letters of a cite that an edge's title gives
LOOKS = ("stated", "inferred", "both", "decided", "common")
_BASES = {
    "both": "stated and inferred",
    "decided": "decided by a person",
    "common": "common source",
}  # said otherwise than called


@dataclass(frozen=True, slots=True)
class Ways:
    """How a lineage is drawn, and where its nodes and edges lead: to a page (by sha256), to whom is named, to a cite. label:
    what people call a page; beside: the element (a selector) into which script puts pages and cites."""

    tongue: Tongue
    label: Callable[[str], str]
    width: int = 1120
    page: Callable[[str], str | None] = nowhere
    party: Callable[[str], str | None] = nowhere
    cite: Callable[[Cite], str | None] = nowhere
    beside: str | None = None
    standalone: bool = False
    name: str = "lineage"


class _Box(NamedTuple):
    """Where a node stands."""

    left: float
    top: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width


class _Point(NamedTuple):
    """A place on the drawing; as text it is one of a path."""

    x: float
    y: float

    def __str__(self) -> str:
        return f"{self.x:.1f} {self.y:.1f}"


def lineage(graph: Descent, ways: Ways) -> Svg:
    """The drawing of a graph, with the looks of its lines explained below it."""
    made = layers([node.key for node in graph.nodes], [(edge.giver, edge.taker) for edge in graph.edges])
    boxes, bottom = _placed(made, ways.width)
    nodes = {node.key: node for node in graph.nodes}
    ends = _ends(graph, boxes)
    edges = [_edge(edge, nodes, _way(edge, len(made), ends[at], boxes), ways) for at, edge in enumerate(graph.edges)]
    told = [_node(nodes[key], boxes[key], ways) for layer in made for key in layer if key in nodes]
    keys, height = _legend(graph, bottom, ways)
    size = (float(ways.width), height)
    return framed(ways.name, "lineage", size, _summary(graph, nodes, ways), *edges, *told, keys, standalone=ways.standalone)


def _placed(made: list[list[str]], width: int) -> tuple[dict[str, _Box], float]:
    """Boxes in columns as wide as there is room for, each column centred; and where they end. A bend of an edge has a box of
    no height."""
    gap = _NARROW_GAP if width < _NARROW else _GAP
    count = len(made)
    wide = min(_WIDEST, (width - 2 * _EDGE - gap * (count - 1)) / count)
    step = min((width - 2 * _EDGE - wide) / (count - 1), wide + 2 * gap) if count > 1 else 0.0
    heights = [[_APART if "\n" in key else _TALL + _APART for key in layer] for layer in made]
    tall = max(map(sum, heights), default=0.0)
    boxes = {}
    for at, layer in enumerate(made):
        free = (tall - sum(heights[at])) / max(len(layer), 1)
        top = _EDGE
        for key, high in zip(layer, heights[at], strict=True):
            boxes[key] = _Box(_EDGE + at * step, top + (free + _APART) / 2, wide)
            top += high + free
    return boxes, _EDGE + tall


def _ends(graph: Descent, boxes: Mapping[str, _Box]) -> list[tuple[_Point, _Point]]:
    """From where to where each edge runs: those of one side of a node leave it one under another, in the order of where they
    lead, so that they don't cross at once."""
    out: dict[tuple[str, int], list[tuple[float, int]]] = defaultdict(list)
    for at, edge in enumerate(graph.edges):
        out[edge.giver, 0].append((boxes[edge.taker].top, at))
        out[edge.taker, 1].append((boxes[edge.giver].top, at))
    heights: dict[tuple[int, int], float] = {}
    for (key, side), own in out.items():
        for n, (_, at) in enumerate(sorted(own)):
            heights[at, side] = boxes[key].top + _TALL * (n + 1) / (len(own) + 1)
    return [
        (_Point(boxes[edge.giver].right, heights[at, 0]), _Point(boxes[edge.taker].left, heights[at, 1]))
        for at, edge in enumerate(graph.edges)
    ]


def _way(edge: Edge, count: int, ends: tuple[_Point, _Point], boxes: Mapping[str, _Box]) -> list[_Point]:
    """The points through which an edge runs: straight through the layers between its ends, bent between layers."""
    through = [boxes[key] for at in range(count) if (key := bend(edge.giver, edge.taker, at)) in boxes]
    between = [point for box in through for point in (_Point(box.left, box.top), _Point(box.right, box.top))]
    return [ends[0], *between, ends[1]]


def _edge(edge: Edge, nodes: Mapping[str, Node], way: list[_Point], ways: Ways) -> Svg:
    """A line from giver to taker, with a wide unseen one under it for the pointer, and a tip at the taker."""
    tip = _TIP if edge.look != "common" else 0.0
    end = way[-1]
    stops = [*way[:-1], _Point(end.x - tip, end.y)]
    path = f"M{stops[0]}"
    for at, (a, b) in enumerate(pairwise(stops)):
        turn = max(abs(b.x - a.x) / 2, _TURN)
        path += f"H{b.x:.1f}" if at % 2 else f"C{_Point(a.x + turn, a.y)} {_Point(b.x - turn, b.y)} {b}"
    parts = [element("path", class_="hit", d=path), element("path", class_=f"way {edge.look}", d=path)]
    if tip:
        tipped = f"M{_Point(end.x - tip, end.y - 4)}L{end}L{_Point(end.x - tip, end.y + 4)}Z"
        parts.append(element("path", class_=f"tip {edge.look}", d=tipped))
    cite = next((step.cite for step in edge.steps if step.cite), None)
    return link(ways.cite(cite) if cite else None, _edge_title(edge, nodes, ways), *parts, class_="edge", beside=ways.beside)


def _edge_title(edge: Edge, nodes: Mapping[str, Node], ways: Ways) -> str:
    """Who from whom, and for each step what it rests on: the page's words, or the reason."""
    say = ways.tongue.gettext
    giver, taker = _name(nodes[edge.giver], ways), _name(nodes[edge.taker], ways)
    lead = f"{taker} ← {giver}"
    if not edge.steps:
        return f"{lead}: {edge.because}"
    told = []
    for step in edge.steps:
        words = f": «{step.cite.text[:_QUOTED]}» [{ways.label(step.cite.page)}:{step.cite.place}]" if step.cite else ""
        told.append(f"{say(_BASES.get(step.basis, step.basis))}{words}{f' · {step.because}' if step.because else ''}")
    return f"{lead}; {'; '.join(told)}"


def _name(node: Node, ways: Ways) -> str:
    return ways.tongue.gettext("common source, named by nobody") if node.kind == "common" else node.label


def _node(node: Node, box: _Box, ways: Ways) -> Svg:
    """A box with one or two lines of words: square for a page, round for who is only named, open for a common source."""
    label = ways.tongue.gettext("common source") if node.kind == "common" else node.label
    shape = element("rect", class_=f"box {node.kind}", x=box.left, y=box.top, width=box.width, height=_TALL,
                    rx=4 if node.kind == "page" else _TALL / 2)  # fmt: skip
    inner = 8.0 if node.kind == "page" else 14.0
    room = box.width - 2 * inner
    if node.under:
        lines = [(fitted(label, room, _LABEL), "label"), (fitted(node.under, room, _SMALL), "under")]
    else:
        lines = [(line, "label") for line in wrapped(label, room, _LABEL, 2)]
    first = box.top + (25 if len(lines) == 1 else 17)
    words = [text(line, box.left + inner, first + 15 * at, look) for at, (line, look) in enumerate(lines)]
    href = ways.page(node.page) if node.page else ways.party(node.label) if node.kind == "named" else None
    title = " · ".join(filter(None, (_name(node, ways), node.under)))
    return link(href, title, shape, *words, class_=f"node {node.kind}", beside=ways.beside if node.page else None)


def _legend(graph: Descent, top: float, ways: Ways) -> tuple[Svg, float]:
    """What the looks of its lines mean, those that it has."""
    told = {
        "stated": "stated by the page", "inferred": "inferred from text and time", "both": "stated and inferred",
        "decided": "decided by a person", "common": "common source: who had it from whom is not known",
    }  # fmt: skip
    met = {edge.look for edge in graph.edges}
    x, y, parts = _EDGE, top + 18, []
    for look in (look for look in LOOKS if look in met):
        words = ways.tongue.gettext(told[look])
        wide = 34 + width_of(words, _SMALL)
        if x + wide > ways.width and x > _EDGE:
            x, y = _EDGE, y + 18
        sample = element("path", class_=f"way {look}", d="M0 -4H28")
        parts.append(element("g", sample, text(words, 34, 0, "key"), transform=f"translate({x:g} {y:g})"))
        x += wide + 18
    return element("g", *parts, class_="legend"), y + 10 if parts else top + _EDGE


def _summary(graph: Descent, nodes: Mapping[str, Node], ways: Ways) -> tuple[str, str]:
    pages = sum(node.kind == "page" for node in graph.nodes)
    title = counted(ways.tongue, "Who has it from whom: %(num)s page", "Who has it from whom: %(num)s pages", pages)
    say = ways.tongue.gettext
    told = " ".join(
        f"{_name(nodes[edge.taker], ways)} ← {_name(nodes[edge.giver], ways)} ({say(_BASES.get(edge.look, edge.look))})."
        for edge in graph.edges
    )
    return title, told or say("No page names a source, and none shares its words with another.")
