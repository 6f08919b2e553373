"""The measuring room: every set that is scored, in the order in which it is shown, and how they are run."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from benchmarks.reading import DAY

from evals import chronicles, datasets, dates, linking, names, nerel, pairs, silver, speed
from evals.measures import Measured, Set
from evals.sets import PAGES, SCORER

SETS: tuple[Set, ...] = (
    *(
        Set(name, about, (gold, pages), partial(chronicles.measured, gold, pages, SCORER))
        for name, (about, gold, pages) in PAGES.items()
    ),
    Set("factrueval", "names of 122 pages", (names.FACTRUEVAL,), names.factrueval),
    Set("slavicner", "normal forms of names, Russian half", (names.SLAVICNER,), names.slavicner),
    Set("linking", "names linked across pages, in Russian and Ukrainian", (names.SLAVICNER,), linking.measured),
    Set("silver", "agencies named on one day's pages, their names masked", (silver.DAY, silver.SILVER), silver.measured),
    Set("pairs", "pairs of pages, of one happening or not", (pairs.FOLDER,), pairs.measured),
    Set("wikidata", "names linked across 94 pages, by their items of Wikidata", (nerel.PAGES,), linking.wikidata),
    Set("nerel", "dates of 94 pages", (nerel.PAGES,), datasets.nerel_dates),
    Set("phrases", "time phrases of two libraries' tests", (dates.FOLDER,), datasets.phrases),
    Set("speed", "pages a second beside natasha's", (DAY,), partial(speed.measured, DAY), alone=True),
)

_WORKERS = 2  # each holds the models; natasha's side of the names is a third process for a while


def run(sets: Sequence[Set]) -> Iterator[tuple[Set, Measured, float]]:
    """Each set with what it gave and the seconds that it took, in order; several at a time, but for what runs alone."""
    together = [one for one in sets if not one.alone]
    if len(together) < 2:
        yield from ((one, *_timed(one)) for one in sets)
        return
    # Begun anew, not as forks: libraries may have begun threads by now, which no fork takes along.
    with ProcessPoolExecutor(min(_WORKERS, os.cpu_count() or 1), get_context("spawn")) as pool:
        # The last begin first, since they take longest; all are given in order.
        begun = {one.name: pool.submit(_timed, one) for one in reversed(together)}
        yield from ((one, *begun[one.name].result()) for one in together)
    yield from ((one, *_timed(one)) for one in sets if one.alone)


def _timed(one: Set) -> tuple[Measured, float]:
    began = time.monotonic()
    return one.run(), time.monotonic() - began
