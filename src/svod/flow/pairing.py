"""Pairs of pages of two stories that are read against each other, each once: what they share is kept until one of the two
changes. Those of one story are read with its account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from svod.engine import Engine, Failure
from svod.engine.parcel import Parcel
from svod.flow.pages import Pages
from svod.flow.progress import Progress
from svod.flow.state import State
from svod.link import passages
from svod.link.backgrounds import told_apart
from svod.link.meetings import Pair
from svod.model.entry import Problem
from svod.model.link import Passage
from svod.store import Store

_TOGETHER = 256  # pairs whose pages are opened, and whose passages are written, in one go
_PARCELS = 1_024  # pages kept packed while pairs are handed out


def keys(pairs: Iterable[Pair], tables: str, state: State, story: Mapping[str, str]) -> dict[Pair, str]:
    """Each pair with the key that what is found in it has: pages of one story are read otherwise than those of two."""

    def key(a: str, b: str) -> str:
        return passages.STAGE.key(tables, state.seen[a], state.seen[b], "one story" if story[a] == story[b] else "two stories")

    return {(a, b): key(a, b) for a, b in pairs}


def read(
    store: Store, engine: Engine, pages: Pages, pairs: Mapping[Pair, str], state: State, progress: Progress
) -> dict[Pair, Problem]:
    """Reads those of the pairs that were not read as they stand now; a Problem for each at which that failed."""
    held = store.held_pairs() if pairs else {}
    todo = sorted(pair for pair in pairs if held.get(pair) != pairs[pair])
    made: dict[Pair, tuple[str, tuple[Passage, ...]]] = {}
    problems: dict[Pair, Problem] = {}
    for done, (pair, found) in enumerate(zip(todo, engine.map(_passages_of, _given(todo, pages)), strict=True), 1):
        if isinstance(found, Failure):
            a, b = (state.names[one] for one in pair)
            problems[pair] = Problem(a, passages.STAGE.name, f"It could not be read against {b}: {found.error}")
        else:
            made[pair] = (pairs[pair], found)
        if len(made) == _TOGETHER or done == len(todo):
            store.save_pairs(made)
            made = {}
        progress(passages.STAGE.name, done, len(todo))
    return problems


def _given(todo: Sequence[Pair], pages: Pages) -> Iterator[tuple[Parcel[passages.Laid], Parcel[passages.Laid]]]:
    """The pages of each pair. A page is in many pairs, most of them near each other: it is opened and packed seldom, and
    unpacked and laid out once a worker."""
    for start in range(0, len(todo), _TOGETHER):
        part = todo[start : start + _TOGETHER]
        opened = pages.of({page for pair in part for page in pair})
        parcel = lru_cache(_PARCELS)(lambda page, opened=opened: Parcel.of(passages.Laid(opened[page])))
        yield from ((parcel(a), parcel(b)) for a, b in part)


def _passages_of(pair: tuple[Parcel[passages.Laid], Parcel[passages.Laid]]) -> tuple[Passage, ...]:
    a, b = (parcel.open() for parcel in pair)
    both = {one.reading.page: one.reading for one in (a, b)}
    return told_apart(passages.of_pair(a, b, one_story=False), {page: page for page in both}, both)
