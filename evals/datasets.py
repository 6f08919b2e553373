"""Public data sets, each scored by a file of its own here, in the shape that every set gives."""

from __future__ import annotations

from evals import dates, nerel
from evals.measures import Figure, Measured, Miss


def nerel_dates() -> Measured:
    """NEREL's DATE spans that are calendar times."""
    found = nerel.figures()
    precision = Figure("all that is found, a date or time", found.precision, "precision")
    present = Figure("the same, the present counted", found.precision_with_present, "precision", slack=None)
    recall = Figure("calendar times, overlapped", found.recall, "recall")
    missed = (Miss("times", "missed", one.page, one.around, gold=one.words) for one in found.misses)
    extra = (Miss("times", "extra", one.page, one.around, ours=one.words) for one in found.extras)
    remark = f"{found.gold} of {found.dates} DATE spans place something on the calendar; {found.found} times were found."
    return Measured((recall, precision, present), (*missed, *extra), remarks=(remark,))


def phrases() -> Measured:
    """The time phrases of two libraries' test suites: the same value, or differing for a reason that is named."""
    suites = dates.figures()
    figures = [
        figure
        for suite in suites
        for figure in (
            Figure(f"{suite.name}, same value", suite.equal, "share"),
            Figure(f"{suite.name}, same or differing for news", 1 - suite.missed, "share"),
        )
    ]
    missed = (
        Miss(
            suite.name,
            "wrong value" if one.ours else "missed",
            f"read on {one.case.day}",
            f"⟦{one.case.words}⟧",
            gold=" ".join(filter(None, (f"{one.case.first}/{one.case.last}" if one.case.first else "no time", one.case.clock))),
            ours=", ".join(one.ours),
        )
        for suite in suites
        for one in suite.read
        if one.outcome == "missed"
    )
    remark = "; ".join(f"{suite.name}: {suite.phrases} phrases" for suite in suites)
    return Measured(tuple(figures), tuple(missed), remarks=(f"{remark}.",))
