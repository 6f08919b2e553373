"""Layers of a graph, from givers to takers, with few crossings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

_SWEEPS = 6  # after which orders hardly change any more


def layers(nodes: Sequence[str], edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The nodes in layers: each right of all its givers, but for edges that close a ring; those without any edge in the last.
    Within a layer ordered by the mean place of their neighbours (barycentre: Sugiyama, Tagawa and Toda 1981). An edge over
    several layers has a place of its own in each between, under the name that `bend` gives it, so that it runs through no
    node."""
    forward = _without_rings(nodes, edges)
    depth = _depths(nodes, forward)
    joined = {node for edge in forward for node in edge}
    last = max(depth.values(), default=0)
    made: list[list[str]] = [[] for _ in range(last + 1)]
    for node in nodes:
        made[depth[node] if node in joined else last].append(node)
    hops: list[tuple[str, str]] = []
    for giver, taker in forward:
        way = [giver, *(bend(giver, taker, at) for at in range(depth[giver] + 1, depth[taker])), taker]
        for at, place in enumerate(way[1:-1], depth[giver] + 1):
            made[at].append(place)
        hops += pairwise(way)
    return _ordered(made, hops)


def bend(giver: str, taker: str, layer: int) -> str:
    """The name of the place in a layer through which an edge runs."""
    return f"{giver}\n{taker}\n{layer}"


def _without_rings(nodes: Sequence[str], edges: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The edges but those that lead back to a node on the way to which they are met."""
    takers: dict[str, list[str]] = defaultdict(list)
    for giver, taker in edges:
        takers[giver].append(taker)
    kept: list[tuple[str, str]] = []
    done: set[str] = set()
    fed = {taker for own in takers.values() for taker in own}
    for root in (*(node for node in nodes if node not in fed), *nodes):
        if root in done:
            continue
        way, stack = [root], [iter(takers[root])]
        while stack:
            for taker in stack[-1]:
                if taker in way:
                    continue
                kept.append((way[-1], taker))
                if taker not in done:
                    way.append(taker)
                    stack.append(iter(takers[taker]))
                    break
            else:
                done.add(way.pop())
                stack.pop()
    return kept


def _depths(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> dict[str, int]:
    """How many steps the longest way to each node has."""
    givers: dict[str, list[str]] = defaultdict(list)
    for giver, taker in edges:
        givers[taker].append(giver)
    depth: dict[str, int] = {}

    def of(node: str) -> int:
        if node not in depth:
            depth[node] = max((of(giver) + 1 for giver in givers[node]), default=0)
        return depth[node]

    return {node: of(node) for node in nodes}


def _ordered(made: list[list[str]], edges: Sequence[tuple[str, str]]) -> list[list[str]]:
    near: dict[str, list[str]] = defaultdict(list)
    for giver, taker in edges:
        near[giver].append(taker)
        near[taker].append(giver)
    best, least = [list(layer) for layer in made], crossings(made, edges)
    for sweep in range(_SWEEPS):
        order = range(len(made)) if sweep % 2 == 0 else range(len(made) - 1, -1, -1)
        for at in order:
            places = _places(made)
            made[at].sort(key=lambda node, at=places: _mean(node, near, at))  # type: ignore[misc]
        if (now := crossings(made, edges)) < least:
            best, least = [list(layer) for layer in made], now
    return best


def _mean(node: str, near: Mapping[str, Sequence[str]], places: Mapping[str, float]) -> float:
    """The mean height of what a node is joined to; its own where it is joined to nothing."""
    own = [places[other] for other in near[node]]
    return sum(own) / len(own) if own else places[node]


def _places(made: Sequence[Sequence[str]]) -> dict[str, float]:
    """Each node's height, from 0 to 1, its layer being centred."""
    return {node: (at + 0.5) / len(layer) for layer in made for at, node in enumerate(layer)}


def crossings(made: Sequence[Sequence[str]], edges: Sequence[tuple[str, str]]) -> int:
    """How many pairs of edges cross, of those that leave one layer for the same other layer."""
    layer_of = {node: at for at, layer in enumerate(made) for node in layer}
    place = {node: at for layer in made for at, node in enumerate(layer)}
    spans: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for a, b in edges:
        spans[layer_of[a], layer_of[b]].append((place[a], place[b]))
    return sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0
        for own in spans.values()
        for at, one in enumerate(own)
        for other in own[:at]
    )
