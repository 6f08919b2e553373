"""The measuring room: every set that is scored, in the order in which it is shown."""

from __future__ import annotations

from functools import partial

from evals import chronicles
from evals.measures import Set
from evals.sets import PAGES, SCORER

SETS: tuple[Set, ...] = tuple(
    Set(name, about, (gold, pages), partial(chronicles.measured, gold, pages, SCORER))
    for name, (about, gold, pages) in PAGES.items()
)
