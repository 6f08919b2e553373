"""`/api/pages`: what was read, what was found in it, and a cite opened again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from svod.errors import BadSpan
from svod.export.records import aside_records, page_record
from svod.model.chronicle import Reading as OnePage
from svod.model.span import Cite, Span
from svod.model.text import Block
from svod.show.fragment import with_fragment
from svod.show.linked import linked_record
from svod.show.rest.answers import Answer
from svod.show.rest.asking import Asked, Name, Nothing, Paged, PageNamed, Spans, Timed, after_it, spans_typed
from svod.show.rest.heads import masthead_record
from svod.show.rest.problems import Told, declared
from svod.show.rest.shapes import Opened, Pages
from svod.show.rest.shapes_links import LinkedPage
from svod.show.served.asking import Reading

AROUND = 40  # characters each side of a cite that are told with it

router = APIRouter(tags=["pages"], route_class=Told)


class PagesAsked(Paged, Timed):
    """Which pages."""

    words: Annotated[Name, Field(description="A part of the name or the title.")] | Nothing = None
    outlet: Name | Nothing = None


class TextAsked(Asked):
    """Which characters."""

    spans: Spans | Nothing = None


@router.get("/pages", response_model=Pages, responses=declared(404))
def pages(asked: Annotated[PagesAsked, Query()], reader: Reading) -> Answer:
    """Current pages, by name; the days are those on which they came out."""
    found = after_it(
        asked.after,
        lambda: reader.pages(
            words=asked.words, outlet=asked.outlet, days=asked.days(), after=asked.after, limit=asked.limit
        ),
    )  # fmt: skip
    return Answer({"pages": [masthead_record(one) for one in found.pages], "total": found.total, "next": found.after})


@router.get("/pages/{page:path}/text", response_model=Opened, responses=declared(404))
def text(page: PageNamed, asked: Annotated[TextAsked, Query()], reader: Reading) -> Answer:
    """A cite opened again: the exact characters, and the lines around them with their roles; without `spans` the whole page."""
    sha256 = reader.find(page)
    found = reader.part([sha256])
    reading = found.by_page[sha256]
    lit = reading.text.cite(*in_order(spans_typed(asked.spans))) if asked.spans else None
    return Answer({
        "page": found.label(sha256),
        "sha256": sha256,
        "outlet": reading.known_outlet,
        "published": reading.published,
        "url": reading.card.given.url,
        "retired": reading.card.retired,
        "length": len(reading.text.content),
        "link": link_to(reading, lit),
        **opened(reading, lit),
    })  # fmt: skip


@router.get("/pages/{page:path}", response_model=LinkedPage, responses=declared(404))
def page(page: PageNamed, reader: Reading) -> Answer:
    """A page: what is known of it and why, its lines with their roles, what was found in it by which rule, and what links it to
    other pages: its story and origin, from whom it has which stretch, which passages it shares."""
    sha256 = reader.find(page)
    found = reader.part([sha256])
    reading = found.by_page[sha256]
    return Answer(
        page_record(reading)
        | {"page": found.label(sha256), "retired": reading.card.retired, "was": reading.card.was}
        | {"set_aside": aside_records(found, sha256)}
        | linked_record(found, reading)
    )


def link_to(reading: OnePage, lit: Cite | None) -> str | None:
    """The page's own address on the web, with a fragment that lights these characters; None where that is not http."""
    url = reading.card.given.url
    if not url or not url.startswith(("http://", "https://")):
        return None
    return with_fragment(url, reading.text.content, lit.spans if lit else ())


def in_order(spans: Sequence[Span]) -> Sequence[Span]:
    """The spans, if they stand in order and apart. Raises BadSpan."""
    if any(a.stop > b.start for a, b in pairwise(spans)):
        raise BadSpan("The spans of a cite stand in order and apart: write them as the cite has them, 1-5,9-12.")
    return spans


def opened(reading: OnePage, lit: Cite | None) -> dict[str, Any]:
    """The characters, what stands just before and after them, and the lines that hold them with one more each side."""
    content = reading.text.content
    blocks = reading.text.blocks
    if lit is None:
        return {"lit": [], "before": "", "after": "", "lines": [_line(content, block) for block in blocks]}
    near = {
        beside
        for at, block in enumerate(blocks)
        if any(block.span.meets(span) for span in lit.spans)
        for beside in (at - 1, at, at + 1)
    }
    return {
        "lit": [{"start": s.start, "stop": s.stop, "words": words} for s, words in zip(lit.spans, lit.words, strict=True)],
        "before": content[max(0, lit.start - AROUND) : lit.start],
        "after": content[lit.stop : lit.stop + AROUND],
        "lines": [_line(content, block) for at, block in enumerate(blocks) if at in near],
    }


def _line(content: str, block: Block) -> dict[str, Any]:
    return {"start": block.span.start, "stop": block.span.stop, "role": block.role, "words": block.span.of(content)}
