"""The measuring room: every set that is scored, in the order in which it is shown."""

from __future__ import annotations

from functools import partial

from benchmarks.reading import DAY

from evals import chronicles, datasets, dates, nerel, speed
from evals.measures import Set
from evals.sets import PAGES, SCORER

SETS: tuple[Set, ...] = (
    *(
        Set(name, about, (gold, pages), partial(chronicles.measured, gold, pages, SCORER))
        for name, (about, gold, pages) in PAGES.items()
    ),
    Set("nerel", "dates of 94 pages", (nerel.PAGES,), datasets.nerel_dates),
    Set("phrases", "time phrases of two libraries' tests", (dates.FOLDER,), datasets.phrases),
    Set("speed", "pages a second beside natasha's", (DAY,), partial(speed.measured, DAY)),
)
