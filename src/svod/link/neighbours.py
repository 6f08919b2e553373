"""Which pages are worth comparing: those that share two of their most telling words and were published within days.

A page goes under each pair of its most telling words. Pages that go under one pair are a crowd;
each is a neighbour of those next to it in the order of days, so that a crowd of whatever size costs what its pages cost.
Neighbours are the same whatever the order in which pages came.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from svod.link.meetings import Pair
from svod.link.prints import Ints, Print, Prints, likenesses

Scores = Mapping[Pair, float]  # the likeness of two pages (sha256), the one that sorts first first

_TELLING = 10  # words of a page of which each pair is a key; of the like pairs of a day, one in 130 shares none of these 45
_REACH = 120  # pages of a crowd, to either side, that a page is compared with
_WINDOW = 4  # days; two pages further apart are never likely enough to be of one story
_DIGITS = 4  # of a score that are kept


def pairs_of(prints: Sequence[Print]) -> dict[Pair, float]:
    """The likeness of all pages that are neighbours, by pair."""
    laid = Prints(sorted(prints, key=lambda one: one.page))
    first, second = neighbours(laid)
    scores = np.round(likenesses(laid, first, second), _DIGITS).tolist()
    pages = [one.page for one in laid.prints]
    return {(pages[a], pages[b]): score for a, b, score in zip(first.tolist(), second.tolist(), scores, strict=True)}


def neighbours(prints: Prints) -> tuple[Ints, Ints]:
    """The places of pages that are worth comparing, in two rows: the lesser place, the greater. Prints are sorted by page."""
    keys, owners = _keys(prints)
    days = np.nan_to_num(prints.days, nan=0.0)
    order = np.lexsort((owners, days[owners], keys))
    keys, owners = keys[order], owners[order]
    pages, met = len(prints), [np.zeros(0, dtype=np.int64)]
    at = np.arange(len(keys) - 1)
    for step in range(1, _REACH + 1):
        at = at[at + step < len(keys)]
        at = at[keys[at] == keys[at + step]]
        if not len(at):
            break
        a, b = owners[at], owners[at + step]
        apart = np.abs(prints.days[a] - prints.days[b])
        near = ~(apart > _WINDOW)  # a page without a day is near to all
        met.append(np.unique(np.minimum(a[near], b[near]) * pages + np.maximum(a[near], b[near])))
    both = np.unique(np.concatenate(met))
    return both // max(pages, 1), both % max(pages, 1)


def _keys(prints: Prints) -> tuple[Ints, Ints]:
    """The keys that each page goes under, and the page's place."""
    telling = _telling(prints)
    first, second = np.triu_indices(_TELLING, 1)
    keys = np.minimum(telling[:, first], telling[:, second]) << 32 | np.maximum(telling[:, first], telling[:, second])
    there = (telling[:, first] >= 0) & (telling[:, second] >= 0)
    return keys[there], np.nonzero(there)[0]


def _telling(prints: Prints) -> Ints:
    """The most telling words of each page, a row each; -1 where it has fewer."""
    telling = np.full((len(prints), _TELLING), -1, dtype=np.int64)
    owners = np.repeat(np.arange(len(prints)), np.diff(prints.starts))
    order = np.lexsort((prints.keys, -prints.told, owners))
    rank = np.arange(len(order)) - prints.starts[owners[order]]
    kept = rank < _TELLING
    telling[owners[order][kept], rank[kept]] = prints.keys[order][kept]
    return telling
