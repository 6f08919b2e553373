"""Which pages are worth reading against each other: those that share runs of words, found by hash, never all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from xxhash import xxh3_64_intdigest

from svod.link.sheets import Sheet

_RUN = 5  # words in a row, as lemmas: a phrase that two writers seldom hit on by chance
_TELLING = 3  # telling words in a row, the small ones between them passed over: kept where a sentence is told anew
_SAYS = 0.4  # weight of a telling word
_SIGNS = 400  # runs kept of a page, the lowest hashes first: what a page shares it shares in its sample too
_CROWD = 100  # pages that bear one run: more, and it is a formula or a banner, and says nothing
_ENOUGH = 2  # telling runs, or one run of words, that two pages must share


def candidate_pairs(sheets: Iterable[Sheet]) -> list[tuple[str, str]]:
    """Pairs of pages that share a run of five words or two runs of telling ones, sorted."""
    bearers: dict[tuple[bool, int], list[str]] = defaultdict(list)
    for page, signs in sorted((sheet.page, _signs(sheet)) for sheet in sheets):
        for sign in signs:
            bearers[sign].append(page)
    met: dict[tuple[str, str], int] = defaultdict(int)
    for (literal, _), crowd in bearers.items():
        if len(crowd) <= _CROWD:
            for pair in combinations(crowd, 2):
                met[pair] += _ENOUGH if literal else 1
    return sorted(pair for pair, count in met.items() if count >= _ENOUGH)


def _signs(sheet: Sheet) -> list[tuple[bool, int]]:
    """The runs that a page is known by: of all words (True) and of telling ones."""
    return [(literal, sign) for literal in (True, False) for sign in sorted(set(_runs(sheet, literal)))[:_SIGNS]]


def _runs(sheet: Sheet, literal: bool) -> Iterator[int]:
    """The hashes of the runs of a page: of all words, or of telling ones."""
    for stretch in sheet.stretches:
        kept = [word.key for word in stretch.words if literal or word.weight >= _SAYS]
        size = _RUN if literal else _TELLING
        for at in range(len(kept) - size + 1):
            yield xxh3_64_intdigest(" ".join(kept[at : at + size]).encode("utf-8", "surrogatepass"))
