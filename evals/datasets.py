"""Public data sets, each scored by a file of its own here, in the shape that every set gives."""

from __future__ import annotations

from evals import nerel
from evals.measures import Figure, Measured, Miss


def nerel_dates() -> Measured:
    """NEREL's DATE spans that are calendar times."""
    found = nerel.figures()
    precision = Figure("all that is found, a date or time", found.precision, "precision")
    recall = Figure("calendar times, overlapped", found.recall, "recall")
    missed = (Miss("times", "missed", one.page, one.around, gold=one.words) for one in found.misses)
    extra = (Miss("times", "extra", one.page, one.around, ours=one.words) for one in found.extras)
    remark = f"{found.gold} of {found.dates} DATE spans place something on the calendar; {found.found} times were found."
    return Measured((recall, precision), (*missed, *extra), remarks=(remark,))
