"""What of an export is right against what careful readers found: the definitions of the scorer that stands beside the shared
gold, written again so that the project can measure where that is not. `make eval` holds the two against each other where both
stand."""

from __future__ import annotations

from collections.abc import Iterator

from evals.measures import Figure, f1_of
from evals.scorer.across import corpus_counts, grouped
from evals.scorer.pages import page_counts
from evals.scorer.places import Count
from evals.scorer.shape import Export


def figures(gold: Export, ours: Export) -> tuple[Figure, ...]:
    """Every figure that this gold has an answer to; what a page of ours lacks was not found."""
    sums: dict[str, Count] = {}
    for count in _counts(gold, ours):
        sums[count.name] = sums[count.name].plus(count) if count.name in sums else count
    families = [_family(name) for name in sums]
    counted = sorted(sums.values(), key=lambda one: families.index(_family(one.name)))
    return (*grouped(gold, ours), *(f1_of(one.name, one.gold, one.found, one.hit) for one in counted))


def _family(name: str) -> str:
    """What stands together: a role that only a later page has, with the other roles."""
    return name.replace(":", ",").split(",")[0]


def _counts(gold: Export, ours: Export) -> Iterator[Count]:
    found = {page["page"]: page for page in ours["pages"]}
    for page in gold["pages"]:
        yield from page_counts(page, found.get(page["page"], {"page": page["page"]}))
    yield from corpus_counts(gold, ours)
