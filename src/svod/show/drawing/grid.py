"""Which outlets carried which release of a story: whole, in part, in other words, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from svod.model.chronicle import Chronicle
from svod.model.link import Origin, Passage, Story
from svod.model.span import Cite, Span, overlap
from svod.model.text import TOLD

How = Literal["own", "whole", "part", "reworded", "absent"]
_WHOLE = 0.9  # of a release that must be there for it to count as whole


@dataclass(frozen=True, slots=True)
class Cell:
    """What an outlet has of a release. how: `own` where the release stands on its page as it is measured, `absent` where none
    of its words are there (this copy has them not; who left them out is not known); share: how much of it is there, 0-1;
    cites: where, on the outlet's pages."""

    outlet: str
    how: How
    share: float
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """One origin: whom it is from (None where that is not known), the page on which most of it stands (sha256) and by which
    it is measured, and a cell for each outlet."""

    giver: str | None
    page: str
    because: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The outlets, first published first, and the releases, those that most outlets carry first."""

    outlets: tuple[str, ...]
    releases: tuple[Release, ...]


def carried(found: Chronicle, story: Story) -> Grid:
    """The grid of a story. Words that are carried from story to story (background) count for no release."""
    pages = sorted(
        (page for page in story.pages if page in found.by_page),
        key=lambda page: (found.by_page[page].published or "9", found.label(page)),
    )
    outlets = tuple(dict.fromkeys(found.by_page[page].outlet for page in pages))
    own = set(pages)
    shared = [one for one in found.passages if not one.background and one.a.page in own and one.b.page in own]
    releases = [_release(found, origin, outlets, pages, shared) for origin in found.origins if origin.story == story.id]
    return Grid(outlets, tuple(sorted(releases, key=lambda one: -sum(cell.how != "absent" for cell in one.cells))))


def _release(
    found: Chronicle, origin: Origin, outlets: Sequence[str], pages: Sequence[str], shared: Sequence[Passage]
) -> Release:  # fmt: skip
    page, spans = _measure(found, origin)
    own = [one for one in shared if page in (one.a.page, one.b.page)]
    cells = []
    for outlet in outlets:
        theirs = [other for other in pages if found.by_page[other].outlet == outlet]
        if page in theirs:
            cells.append(Cell(outlet, "own", 1.0, (found.by_page[page].text.cite(*spans),) if spans else ()))
        else:
            best = max((_cell(outlet, page, spans, other, own) for other in theirs), key=lambda cell: cell.share)
            cells.append(best)
    return Release(origin.giver, page, origin.because, tuple(cells))


def _measure(found: Chronicle, origin: Origin) -> tuple[str, tuple[Span, ...]]:
    """The page of an origin on which most of it stands, and where; a page that goes back to itself alone is measured whole."""
    parts = {part.page: part.spans for part in origin.parts if part.page in origin.pages and part.spans}
    pages = [page for page in origin.pages if page in found.by_page]
    sizes = {page: sum(map(len, parts.get(page, ()))) for page in pages}
    page = max(pages, key=lambda one: (sizes[one], -pages.index(one)))
    if page in parts:
        return page, parts[page]
    reading = found.by_page[page]
    return page, tuple(block.span for block in reading.text.blocks if block.role in TOLD)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    made: list[Span] = []
    for span in sorted(spans):
        if made and span.start <= made[-1].stop:
            made[-1] = Span(made[-1].start, max(made[-1].stop, span.stop))
        else:
            made.append(span)
    return tuple(made)


def _cell(outlet: str, page: str, spans: Sequence[Span], other: str, shared: Iterable[Passage]) -> Cell:
    """What one page has of a release: the stretches of the release that a passage shows there, and in which words."""
    kept: list[Span] = []
    reworded: list[Span] = []
    cites: list[Cite] = []
    for one in shared:
        sides = (one.a, one.b) if one.a.page == page else (one.b, one.a)
        if (sides[0].page, sides[1].page) != (page, other) or not overlap(sides[0].spans, spans):
            continue
        (reworded if one.relation in ("reworded", "translated") else kept).extend(sides[0].spans)
        cites.append(sides[1])
    if not cites:
        return Cell(outlet, "absent", 0.0)
    same = overlap(_merged(kept), spans) if kept else 0
    told = overlap(_merged([*kept, *reworded]), spans)
    share = min(told / sum(map(len, spans)), 1.0)
    how: How = "reworded" if 2 * same < told else "whole" if share >= _WHOLE else "part"
    return Cell(outlet, how, share, tuple(sorted(set(cites), key=lambda cite: cite.spans)))
