"""Scale: what linking costs beside reading, how it grows, and what memory it takes. How it is measured stands in `benchmarks`.

Each figure is so written that more is better, as every floor asks: seconds of reading for each of linking; the share of its
rate that linking keeps on ten times the pages (n ** 1.1 keeps .794 of it); the share left of the memory that it may take. The
costs themselves, and the exponents, are told beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.costs import SideFailed, growth
from benchmarks.linking import GROWTH, MEMORY, REACH, Linked
from benchmarks.reading import DAY

from benchmarks import linking, pages
from evals.measures import Figure, Measured
from evals.reaches import Reach

DATA = (DAY, pages.TELEGRAM)
BESIDE, LEFT, KEPT = "reading for each second of linking", f"left of {MEMORY:,} MB", "rate kept on ten times the pages"
REACHES = {BESIDE: Reach(1 / REACH), LEFT: Reach(0.0), KEPT: Reach(10 ** (1 - GROWTH))}
"""What each figure is to reach, by the end of its name."""

_SLACK = 0.4  # of what is timed, as for `speed`
_STEADY = 0.1  # of memory, which a busy machine does not change


def measured(work: Path = linking.WORK) -> Measured:
    """The day, the posts, and samples of the posts. Many minutes, where the pages were not read for it before."""
    try:
        posts = pages.telegram()
        day, whole = linking.whole("day", pages.day(), work), linking.whole("telegram", posts, work)
        return figures(day, whole, linking.samples("telegram", posts, work))
    except SideFailed as error:
        return Measured((), wrong=(f"It could not be measured: {error}",))


def figures(day: Linked, whole: Linked, rows: Sequence[Sequence[Linked]]) -> Measured:
    """What the costs come to. rows: samples of the whole, smallest first in each."""
    found, remarks = list[Figure](), [linking.told(day), linking.told(whole)]
    for one in (day, whole):
        if one.share:
            found.append(Figure(f"{one.name}, {BESIDE}", 1 / one.share, "ratio", slack=_SLACK))
        found.append(Figure(f"{one.name}, {LEFT}", 1 - one.link.memory / MEMORY, "share", slack=_STEADY))
    for smaller in ([day], *rows):
        if smaller:
            remarks += [linking.told(one) for one in smaller if one is not day]
            remarks.append(linking.grown(smaller[0], whole))
            share = 10 ** (1 - growth(smaller[0].link, whole.link))
            found.append(Figure(f"{smaller[0].name} to {whole.name}, {KEPT}", share, "share", slack=_SLACK))
    return Measured(tuple(found), remarks=tuple(remarks))


def reach(figure: str) -> Reach:
    """What this figure is to reach."""
    return next((found for end, found in REACHES.items() if figure.endswith(end)), Reach())
