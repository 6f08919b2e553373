"""Which stances of one story are of one matter.

Stances are found by the words they share and by standing near each other on a page, so that the pages of a large story are not
all compared; what is told again on other pages is one saying with several cites. Pairs on one matter are joined from the surest
on, and a group takes in only what shares its words: two matters that one sentence touches stay two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from svod.link.lexicon import weight
from svod.link.parties import Parties
from svod.link.positions_changes import changed
from svod.link.positions_signs import heavy, parted
from svod.link.stances_noun import Stance

_TOLD_AGAIN = 0.6  # of the weight of both, shared: one saying on two pages
_SHARED = 2
_RARE = 0.3  # weight from which a word leads from one stance to another
_MOST = 60  # stances to which a word leads: one in more of them tells no matter from another


@dataclass(frozen=True)
class Edge:
    """Two stances on one matter, by their places in the list; the sign by which they part, or nothing; what they share."""

    a: int
    b: int
    sign: str
    shared: float


@dataclass(frozen=True)
class Matter:
    """The stances of one matter, by their places in the list, and how they stand to each other."""

    members: tuple[int, ...]
    edges: tuple[Edge, ...]


def matters(found: Sequence[Stance], parties: Parties, disputed: Mapping[tuple[str, int], str]) -> Iterator[Matter]:
    """The matters of one story's stances, which are sorted by place."""
    again = _told_again(found)
    edges = list(_edges(found, again, parties, disputed))
    group = _joined(found, again, edges)
    members: dict[int, list[int]] = defaultdict(list)
    for i in range(len(found)):
        members[group[again[i]]].append(i)
    inside: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        if group[again[edge.a]] == group[again[edge.b]]:
            inside[group[again[edge.a]]].append(edge)
    for key in sorted(inside):
        yield Matter(tuple(members[key]), tuple(inside[key]))


def _words(one: Stance) -> frozenset[str]:
    return one.about or one.words


def _leads(found: Sequence[Stance], listed: Sequence[int]) -> dict[str, list[int]]:
    """Word -> the stances it leads to, among those listed."""
    out: dict[str, list[int]] = defaultdict(list)
    for i in listed:
        code = found[i].reading.text.language.value
        for word in found[i].words:
            if weight(code, word, word) >= _RARE:
                out[word].append(i)
    return {word: row for word, row in out.items() if 1 < len(row) <= _MOST}


def _near(found: Sequence[Stance], listed: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of those listed that share words enough to be looked at."""
    leads, of = _leads(found, listed), defaultdict[int, list[str]](list)
    for word, row in leads.items():
        for i in row:
            of[i].append(word)
    for i in listed:
        met = Counter(j for word in of[i] for j in leads[word] if j > i)
        yield from ((i, j) for j, n in sorted(met.items()) if n >= _SHARED)


def _kind(one: Stance) -> tuple[object, ...]:
    return one.party, one.stand, one.named, one.held


def _told_again(found: Sequence[Stance]) -> list[int]:
    """For each stance the first that says the same, itself or one of the same party on another page."""
    first: dict[tuple[object, ...], int] = {}
    out = [first.setdefault((*_kind(one), one.figures, _words(one)), i) for i, one in enumerate(found)]
    by_party: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, one in enumerate(found):
        if out[i] == i:
            by_party[_kind(one)].append(i)
    for listed in by_party.values():
        for a, b in _near(found, listed):
            if found[a].page != found[b].page and out[b] == b and _alike(found[a], found[b]):
                out[b] = out[a]
    return [_root(out, i) for i in range(len(out))]


def _root(of: list[int], i: int) -> int:
    while of[i] != i:
        i = of[i]
    return i


def _alike(x: Stance, y: Stance) -> bool:
    """Whether two of one party say the same, in the same numbers. Where pages themselves say that it is for or against, the
    story is what it is about."""
    code = x.reading.text.language.value
    if x.sure and y.sure and not x.said and not y.said and x.stand in ("asserts", "denies"):
        return True
    common = heavy(code, _words(x) & _words(y))
    most = max(heavy(code, _words(x)), heavy(code, _words(y)))
    return x.figures == y.figures and common >= _TOLD_AGAIN * most


def _pairs(found: Sequence[Stance], again: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs to be looked at: all of one page; of two pages, sayings that share words, each at its first telling."""
    by_page: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(found):
        by_page[one.page].append(i)
    for row in by_page.values():
        yield from ((a, b) for at, a in enumerate(row) for b in row[at + 1 :])
    listed = [i for i in range(len(found)) if again[i] == i]
    yield from ((a, b) for a, b in _near(found, listed) if found[a].page != found[b].page)


def _edges(
    found: Sequence[Stance], again: Sequence[int], parties: Parties, disputed: Mapping[tuple[str, int], str]
) -> Iterator[Edge]:
    for a, b in _pairs(found, again):
        x, y = found[a], found[b]
        if x.party == y.party:
            if again[a] != again[b] and changed(x, y):
                yield Edge(a, b, "", heavy(x.reading.text.language.value, _words(x) & _words(y)))
        elif how := parted(x, y, parties, disputed):
            yield Edge(a, b, how.sign, how.shared)


def _joined(found: Sequence[Stance], again: Sequence[int], edges: Sequence[Edge]) -> list[int]:
    """For each first telling the group it is in."""
    group = list(range(len(found)))
    core: dict[int, frozenset[str]] = {}
    for edge in sorted(edges, key=lambda edge: (not edge.sign, -edge.shared, edge.a, edge.b)):
        a, b = _root(group, again[edge.a]), _root(group, again[edge.b])
        x, y = found[edge.a], found[edge.b]
        if a == b:
            continue
        common = (_words(x) & _words(y)) or (x.words & y.words)
        cores = [core[one] for one in (a, b) if one in core]
        if any(len(one & common) < min(1, len(one), len(common) or 1) for one in cores):
            continue
        first, second = min(a, b), max(a, b)
        group[second] = first
        core[first] = frozenset.union(*cores) if cores else common
    return [_root(group, i) for i in range(len(found))]
