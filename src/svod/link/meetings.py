"""Which pages are worth reading against each other, found by signs that a page has of itself alone: never all with all.

The signs are sampled runs of words (winnowing, Schleimer et al. 2003: of each few runs in a row the one with the lowest hash,
so that what two pages share literally they share in their signs too). Pages of one story are read each with each while they
are few; of a larger story a page is read with those that share most with it and with a few that stand for the rest. Pages of
two stories are read where they share a sign, a bounded number for each sign: enough to see that a paragraph is carried from
story to story.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from svod.link.stretches import RUN, Codes, code_of, runs_of
from svod.link.words import lemmas
from svod.model.chronicle import Reading
from svod.model.link import Story
from svod.stage import Stage

_WINDOW = 4  # runs in a row of which one is a sign: what shares eight words in a row shares one
_MOST = 96  # signs of a page, the lowest first; only pages of more than some 250 words have more
_BITS = np.uint64(16)  # bits of a hash that are let go: 48 tell the signs of a hundred million pages apart
_FEW = 12  # pages of a story that are read each with each
_NEAREST = 5  # pages of a larger story that share most with a page
_PILLARS = 5  # pages that stand for a larger story, with which all of it is read
_COPY = 0.5  # share of a page's signs from which another stands for it
_BEARERS = 2  # pages of a story that stand for it where a sign of theirs is met in others
_NEXT = 3  # bearers of a sign with which one is read, in the order of their hashes
Pair = tuple[str, str]


def signs_of(reading: Reading) -> tuple[int, ...]:
    """The signs of a page, sorted; nothing of what is not told counts."""
    content, code = reading.text.content, reading.text.language.value
    found = [np.zeros(0, dtype=np.uint64)]
    for block in reading.text.told():
        codes = np.array([code_of(key) for key in lemmas(content, block.span, code)], dtype=np.uint64)
        found.append(_winnowed(runs_of(codes, RUN)))
    return tuple(np.unique(np.concatenate(found) >> _BITS)[:_MOST].tolist())


def _winnowed(runs: Codes) -> Codes:
    if len(runs) <= _WINDOW:
        return runs[:0] if not len(runs) else runs.min(keepdims=True)
    found: Codes = sliding_window_view(runs, _WINDOW).min(axis=1)
    return found


def candidate_pairs(signs: Mapping[str, Sequence[int]], stories: Iterable[Story] = ()) -> list[Pair]:
    """Pairs of pages (sha256) that are worth reading against each other, sorted. signs: page -> its signs. A page that is in
    no story is one of its own."""
    known = [[page for page in story.pages if page in signs] for story in stories]
    told = {page for pages in known for page in pages}
    grouped = [*(sorted(pages) for pages in known if pages), *([page] for page in signs if page not in told)]
    found = _across(signs, {page: pages[0] for pages in grouped for page in pages})
    for pages in grouped:
        found |= _inside(signs, pages)
    return sorted(found)


def _inside(signs: Mapping[str, Sequence[int]], pages: Sequence[str]) -> set[Pair]:
    """Pairs of one story."""
    if len(pages) <= _FEW:
        return set(combinations(pages, 2))
    shared = _shared([signs[page] for page in pages])
    pillars = _pillars(shared)
    found = set[Pair]()
    for at, row in enumerate(shared):
        nearest = np.argsort(-row, kind="stable")
        for other in (*[one for one in nearest if one != at][:_NEAREST], *pillars):
            if other != at:
                found.add((pages[min(at, other)], pages[max(at, other)]))
    return found


def _shared(signs: Sequence[Sequence[int]]) -> NDArray[np.int32]:
    """How many signs each page shares with each."""
    every, places = np.unique(np.concatenate([np.asarray(one, dtype=np.int64) for one in signs]), return_inverse=True)
    starts = np.cumsum([0, *map(len, signs)])
    bears = csr_matrix((np.ones(len(places), dtype=np.int32), places, starts), shape=(len(signs), len(every)))
    found: NDArray[np.int32] = (bears @ bears.T).toarray()
    return found


def _pillars(shared: NDArray[np.int32]) -> list[int]:
    """The pages that share something with most others, none of them a copy of another; the first of those that are alike."""
    own = np.maximum(shared.diagonal(), 1)
    found: list[int] = []
    for at in np.lexsort((np.arange(len(shared)), -(shared > 0).sum(axis=1))).tolist():
        if all(shared[at, other] < _COPY * min(own[at], own[other]) for other in found):
            found.append(at)
        if len(found) == _PILLARS:
            break
    return found


def _across(signs: Mapping[str, Sequence[int]], story: Mapping[str, str]) -> set[Pair]:
    """Pairs of pages of two stories that share a sign. story: page -> what its story is known by."""
    pages = sorted(signs)
    known = {name: at for at, name in enumerate(sorted(set(story.values())))}
    stories = np.array([known[story[page]] for page in pages], dtype=np.int64)
    bearers = np.repeat(np.arange(len(pages)), [len(signs[page]) for page in pages])
    every = np.array([sign for page in pages for sign in signs[page]], dtype=np.int64)
    order = np.lexsort((bearers, stories[bearers], every))
    every, bearers = every[order], bearers[order]
    first = np.ones(len(every), dtype=bool)  # the first bearers of a sign in a story
    first[_BEARERS:] = (every[_BEARERS:] != every[:-_BEARERS]) | (stories[bearers[_BEARERS:]] != stories[bearers[:-_BEARERS]])
    every, bearers = every[first], bearers[first]
    order = np.lexsort((bearers, every))
    every, bearers = every[order], bearers[order]
    found = set[Pair]()
    for step in range(1, _NEXT * _BEARERS + 1):
        met = (every[step:] == every[:-step]) & (stories[bearers[step:]] != stories[bearers[:-step]])
        together = np.unique(np.stack([bearers[:-step][met], bearers[step:][met]]), axis=1)
        found |= {(pages[a], pages[b]) for a, b in together.T.tolist()}
    return found


SIGNS = Stage("signs", version=1, over="page", needs=("text",), gives=("sign",), run=signs_of)
