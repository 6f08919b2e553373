"""Speed: pages a second of one core, beside natasha's stages in the same run. How it is measured stands in `benchmarks`."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from benchmarks.reading import Compared, SideFailed, compare

from evals.measures import Figure, Measured

SLACK = (
    0.4  # of the ratio: runs of one program differ by a quarter on a machine that does other things, and a lift takes the best
)


def measured(data: Path) -> Measured:
    """The rate, and its ratio to natasha's, which alone has a floor: a rate is as much of the machine as of the program."""
    try:
        return figures(compare(data))
    except SideFailed as error:
        return Measured((), wrong=(f"It could not be timed: {error}",))


def figures(found: Compared) -> Measured:
    """What a comparison comes to."""
    ours, theirs = (median(block.rate for block in some) if some else None for some in (found.ours, found.theirs))
    assert ours is not None
    rate = Figure("pages a second", ours, "pages/s", rival=theirs, slack=None)
    if found.ratio is None:
        return Measured((rate,), remarks=(f"natasha could not be run beside it: {found.why}",))
    return Measured((rate, Figure("natasha's rate, times", found.ratio, "ratio", slack=SLACK)))
