"""The ledger of differences: each line once, with all pages of which it is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from svod.link.weights import heaviest_first
from svod.model.link import Difference
from svod.show.wordings import Piece, laid, lit

_ALIKE = 0.3  # of the words of one side that must stand on the other for those that do not to be marked


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


@dataclass(frozen=True, slots=True)
class Parted:
    """A line of the ledger as it is shown: the words of either side in pieces, those marked that the other has not."""

    line: Line
    here: tuple[Piece, ...]
    there: tuple[Piece, ...] = ()


def parted(line: Line) -> Parted:
    """Both wordings of a line, or the one that there is."""
    one = line.first
    if one.there is None:
        return Parted(line, lit(one.here, ()))
    wording = laid(one.here, one.there)
    if wording.kept < _ALIKE:  # where a quotation is closed, say: another sentence, of which no word would be the same
        return Parted(line, lit(one.here, ()), lit(one.there, ()))
    return Parted(line, lit(one.here, wording.lacks), wording.pieces)
