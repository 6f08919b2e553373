"""`/stories`: which stories there are; `/story/ID`: its tellings side by side, where they part, and who has it from whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, get_args

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from svod.errors import UnknownName
from svod.model.chronicle import Chronicle
from svod.model.chronicle import Reading as OnePage
from svod.model.link import DifferenceKind
from svod.model.span import Cite, Span
from svod.show.drawing.descent import descent
from svod.show.drawing.grid import Grid, carried
from svod.show.drawing.lineage import Ways, lineage
from svod.show.drawing.svg import Svg
from svod.show.ledger import Parted, lines, parted
from svod.show.served.asking import Reading
from svod.show.tellings import ROWS, Told, chosen, table, told_of
from svod.show.tongues.words import tongue
from svod.show.web.addresses import address, page_address
from svod.show.web.beside import beside
from svod.show.web.rendering import is_fragment, language_of, page
from svod.show.web.typed import Cursor, Words, days_typed
from svod.store.reader import Reader, StoryOrder

router = APIRouter()

ORDERS: tuple[StoryOrder, ...] = get_args(StoryOrder)
KINDS: tuple[DifferenceKind, ...] = get_args(DifferenceKind)
_LINES = 20  # of the ledger that are shown unless all are asked for
_ALL_LINES = 500  # of them that are shown at once at most
_ALL_ROWS = 1_000
_DRAWN = 40  # pages whose lineage is drawn: more are a tangle
_RELEASES = 8  # rows of the grid
_LIT = 100  # stretches that a cell of the grid lights
_WIDEST = 12  # columns that can be chosen
_PAGES = 40  # of a story that are told of one by one unless all are asked for
_DIGITS = 4  # of a page's sha256 that name it in a story
StoryId = Annotated[str, Path(min_length=1, max_length=64)]
Some = Annotated[list[str] | None, Query(max_length=400)]
ALL = "all"


@router.get("/stories")
def stories(
    request: Request,
    reader: Reading,
    words: Words = "",
    since: Words = "",
    until: Words = "",
    order: Words = "time",
    after: Cursor = None,
) -> Response:
    """The stories, by time or by how many tell them; with words, those whose titles hold them in any form."""
    days, wrong = days_typed(since, until)
    by: StoryOrder = next((one for one in ORDERS if one == order), "time")
    found = reader.stories(words=words.strip() or None, days=days, order=by, after=after)
    if is_fragment(request) and after:
        return page(request, "_stories.html", found=found, order=by)
    return page(request, "stories.html", found=found, order=by, orders=ORDERS, wrong=wrong)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Where tellings part. counts: how many lines there are of each kind; left: how many of those asked for are not shown."""

    lines: tuple[Parted, ...]
    counts: Mapping[DifferenceKind, int]
    left: int


@router.get("/story/{id}")
def story(
    request: Request,
    reader: Reading,
    id: StoryId,  # noqa: A002
    page_: Annotated[Some, Query(alias="page")] = None,
    first: Words = "",
    rows: Words = "",
    ledger: Words = "",
    kind: Words = "",
    pages: Words = "",
) -> Response:
    """One story. page: the pages that get a column; first: the one that others are compared with; rows, ledger, pages: `all`
    shows what is left out at first; kind: of the ledger's lines."""
    told = asked_story(reader, id)
    columns = columns_of(told, page_ or (), first)
    return page(
        request, "story.html", opened=beside(request, reader), told=told, found=told.found,
        table=table(told, columns, _ALL_ROWS if rows == ALL else ROWS), shown={one.page for one in columns}, widest=_WIDEST,
        ledger=ledger_of(told, kind, whole=ledger == ALL), kind=kind, drawn=drawn(request, told), grid=releases(told),
        readings=told.readings if pages == ALL else told.readings[:_PAGES],
    )  # fmt: skip


@router.get("/story/{id}/lineage.svg")
def lineage_file(request: Request, reader: Reading, id: StoryId) -> Response:  # noqa: A002
    """Who has it from whom, as a picture that stands by itself."""
    told = asked_story(reader, id)
    picture = drawn(request, told, standalone=True)
    name = f'attachment; filename="lineage-{told.story.id}.svg"'
    return Response(str(picture), media_type="image/svg+xml", headers={"content-disposition": name})


def asked_story(reader: Reader, typed: str) -> Told:
    """The story whose id starts so. Raises UnknownName."""
    found = reader.of_story(typed)
    meant = next((one for one in found.stories if one.id.startswith(typed)), None)
    if meant is None:
        raise UnknownName(f"The chronicle has no one story {typed!r}. The list of stories has all there are.")
    return told_of(found, meant)


def columns_of(told: Told, typed: Collection[str], first: str) -> tuple[OnePage, ...]:
    """The pages that get a column, by the first digits of their sha256; those that are none of the story's are passed over."""
    asked = [one for one in typed if len(one) >= _DIGITS][: len(told.readings)]
    wanted = [one.page for one in told.readings if one.page.startswith(tuple(asked))] if asked else []
    lead = next((one.page for one in told.readings if len(first) >= _DIGITS and one.page.startswith(first)), None)
    return chosen(told, wanted[:_WIDEST], lead)


def ledger_of(told: Told, kind: str, *, whole: bool) -> Ledger:
    """The ledger of all pages of a story, the heaviest lines first; kind: only lines of it."""
    every = lines(told.differences)
    counts = Counter(line.first.kind for line in every)
    wanted = [line for line in every if line.first.kind == kind] if kind in KINDS else every
    shown = wanted[: _ALL_LINES if whole else _LINES]
    order = {one: counts[one] for one in sorted(counts, key=lambda one: (-counts[one], one))}
    return Ledger(tuple(map(parted, shown)), order, len(wanted) - len(shown))


def drawn(request: Request, told: Told, *, standalone: bool = False) -> Svg:
    """The lineage of a story's first pages; as a file it leads nowhere, since nobody knows where it will be."""
    graph = descent(told.found, [one.page for one in told.readings[:_DRAWN]])
    spoken = tongue(language_of(request))
    if standalone:
        return lineage(graph, Ways(spoken, told.found.label, standalone=True))
    return lineage(graph, Ways(
        spoken, told.found.label, page=page_address, party=lambda name: address("/who", name=name),
        cite=lambda cite: page_address(cite.page, cite),
    ))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Releases:
    """The grid of releases against outlets, the releases that most pages go back to; left: how many others there are."""

    grid: Grid
    left: int

    @staticmethod
    def whole(cites: Sequence[Cite], found: Chronicle) -> Cite | None:
        """The places of a cell as one cite: those on the page of the first."""
        spans: list[Span] = []
        for span in sorted(span for one in cites if one.page == cites[0].page for span in one.spans)[:_LIT]:
            if not spans or spans[-1].stop <= span.start:
                spans.append(span)
        return found.by_page[cites[0].page].text.cite(*spans) if spans else None


def releases(told: Told) -> Releases:
    """Which outlet carried which release. A page that shares its content with no other is no release: nobody carried it."""
    meant = [one for one in told.origins if len(one.pages) > 1 or one.giver]
    kept = sorted(meant, key=lambda one: (-len(one.pages), one.pages))[:_RELEASES]
    return Releases(
        carried(replace(told.found, origins=tuple(kept), passages=told.passages), told.story), len(meant) - len(kept)
    )
