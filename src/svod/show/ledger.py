"""The ledger of differences: each line once, with all pages of which it is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from svod.link.weights import heaviest_first
from svod.model.link import Difference


@dataclass(frozen=True, slots=True)
class Line:
    """One difference, and all pages that lack the same words, where they do."""

    first: Difference
    pages: tuple[str, ...]


def lines(differences: Iterable[Difference]) -> list[Line]:
    """The ledger, the heaviest first; what several pages lack is one line."""
    groups: dict[object, list[Difference]] = defaultdict(list)
    for one in heaviest_first(differences):
        groups[one.id if one.there else (one.kind, one.here.page, one.here.spans)].append(one)
    return [Line(group[0], tuple(dict.fromkeys(one.page for one in group))) for group in groups.values()]
