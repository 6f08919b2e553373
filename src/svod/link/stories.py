"""Which pages report the same happening: likely to be of one (`prints`), and so on the average of a story's pages.

Average linkage beat single and complete linkage in the literature on news streams. Two pages that are no neighbours count as
unlike. Whatever was not made of the two pages of a pair is made inside one connected component, so that the same pages give the
same stories, in whatever order and steps they came; a page more or less moves pages of its own component alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from svod.link.meetings import Pair
from svod.link.neighbours import Scores, pairs_of
from svod.link.prints import Print, print_of
from svod.model.chronicle import Reading
from svod.model.entry import Decision
from svod.model.link import Story
from svod.stage import Stage

# Mean likeness from which pages tell one story. A pair is rather of one happening than not from a half on; but most neighbours
# are of two, and what is glued wrongly costs more than what stays apart.
_SAME = 0.6
_BULK = 1_500  # pages clustered at once; a larger component is first cut along its weaker pairs
_STRICTER = 0.05  # how much likeness more such a cut asks for


def stories(readings: Sequence[Reading], decisions: Sequence[Decision] = ()) -> tuple[Story, ...]:
    """Every page in exactly one story; what a person split or joined stays so. Sorted by first day, then by id."""
    prints = [print_of(reading) for reading in readings]
    return stories_of(prints, pairs_of(prints), decisions)


def stories_of(prints: Sequence[Print], pairs: Scores, decisions: Sequence[Decision] = ()) -> tuple[Story, ...]:
    """The same of prints and of what `pairs_of` says of their pairs."""
    by_page = {one.page: one for one in sorted(prints, key=lambda one: one.page)}
    groups = [group for part in _parts(tuple(by_page), pairs, _SAME) for group in _cluster(part)]
    made = [_story([by_page[page] for page in group], pairs) for group in _decided(groups, decisions)]
    return tuple(sorted(made, key=lambda story: (story.since or "9", story.id)))


@dataclass(frozen=True)
class _Part:
    """Pages that hang together, sorted, and their pairs, as places among them."""

    pages: tuple[str, ...]
    scores: Mapping[tuple[int, int], float]


def _parts(pages: Sequence[str], pairs: Scores, floor: float) -> list[_Part]:
    """Connected components of the pairs from this likeness on; one that is too large is cut along its weaker pairs."""
    at = {page: place for place, page in enumerate(pages)}
    kept = np.array([(at[a], at[b]) for (a, b), score in pairs.items() if score >= floor], dtype=np.int64).reshape(-1, 2)
    graph = coo_matrix((np.ones(len(kept)), (kept[:, 0], kept[:, 1])), shape=(len(pages), len(pages)))
    _, labels = connected_components(graph, directed=False)
    members: dict[int, list[str]] = defaultdict(list)
    for page, label in zip(pages, labels.tolist(), strict=True):
        members[label].append(page)
    inside: dict[int, dict[Pair, float]] = defaultdict(dict)
    for (a, b), score in pairs.items():
        if (label := int(labels[at[a]])) == labels[at[b]]:
            inside[label][a, b] = score
    return [part for label, own in members.items() for part in _cut(own, inside[label], floor)]


def _cut(pages: Sequence[str], pairs: Scores, floor: float) -> list[_Part]:
    if len(pages) > _BULK and floor + _STRICTER < 1:
        return _parts(pages, pairs, floor + _STRICTER)
    at = {page: place for place, page in enumerate(pages)}
    return [_Part(tuple(pages), {(at[a], at[b]): score for (a, b), score in pairs.items()})]


def _cluster(part: _Part) -> list[list[str]]:
    """Average linkage inside one component."""
    if len(part.pages) == 1:
        return [list(part.pages)]
    apart = np.ones((len(part.pages), len(part.pages)))
    np.fill_diagonal(apart, 0.0)
    for (a, b), score in part.scores.items():
        apart[a, b] = apart[b, a] = 1.0 - score
    tree = linkage(squareform(apart, checks=False), method="average")
    groups: dict[int, list[str]] = defaultdict(list)
    for label, page in zip(fcluster(tree, 1.0 - _SAME, criterion="distance").tolist(), part.pages, strict=True):
        groups[label].append(page)
    return list(groups.values())


def _decided(groups: Sequence[Sequence[str]], decisions: Sequence[Decision]) -> list[list[str]]:
    """The groups after what a person decided, in the order in which it was decided: a page leaves the story of another
    and stands alone, or moves to that of another. A decision about a page that is not here waits."""
    home = {page: at for at, group in enumerate(groups) for page in group}
    fresh = len(groups)
    for decision in sorted(decisions, key=lambda decision: (decision.made_at, decision.id)):
        page, other = decision.page, decision.instead
        if page not in home or other not in home:
            continue
        if decision.kind == "join_story":
            home[page] = home[other]
        elif decision.kind == "split_story" and home[page] == home[other] and page != other:
            home[page], fresh = fresh, fresh + 1
    out: dict[int, list[str]] = defaultdict(list)
    for page, at in sorted(home.items()):
        out[at].append(page)
    return list(out.values())


def _story(prints: Sequence[Print], pairs: Scores) -> Story:
    """The story of these pages, which are sorted."""
    days = sorted(one.published[:10] for one in prints if one.published)
    first = min(prints, key=lambda one: (one.published or "9", one.page))
    pages = tuple(one.page for one in prints)
    return Story(pages, _title(prints, pairs), days[0] if days else None, days[-1] if days else None, first.page)


def _title(prints: Iterable[Print], pairs: Scores) -> str:
    """The title of the page that is most like the others of its story, of those that have one."""
    titled = {one.page: one.title for one in prints if one.title}
    like = dict.fromkeys(titled, 0.0)
    for a in titled:
        for b in titled:
            if a < b and (score := pairs.get((a, b))):
                like[a] += score
                like[b] += score
    typical = min(like, key=lambda page: (-round(like[page], 3), page), default="")
    return titled.get(typical, "")


STAGE = Stage("stories", version=3, over="all", needs=("text", "name"), gives=("story",), run=stories)
