"""`/api/stories`: pages that report one happening, who has it from whom, and where they part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field

from svod.export.links import (
    absent_record,
    difference_record,
    lineage_record,
    origin_record,
    passage_record,
    position_record,
    story_record,
)
from svod.export.records import event_record, place_record
from svod.link.weights import heaviest_first
from svod.model.chronicle import Chronicle
from svod.model.chronicle import Reading as OnePage
from svod.model.link import Difference, DifferenceKind, Passage
from svod.model.link import Story as OneStory
from svod.model.span import overlap
from svod.show.rest.answers import Answer
from svod.show.rest.asking import FEW, Asked, KnownByDigits, Name, Nothing, Paged, Timed, Words, after_it, part
from svod.show.rest.heads import story_head_record
from svod.show.rest.problems import Told, declared
from svod.show.rest.shapes_links import Differences, Stories, Story
from svod.show.rows import Row, rows
from svod.show.served.asking import Reading
from svod.store.reader import StoryOrder

LACKING = ("absent", "added")  # what one page tells and another does not, whoever was first
_HALF = 0.5  # of what a page lacks that must stand in a row to be told of there

router = APIRouter(tags=["stories"], route_class=Told)


class StoriesAsked(Paged, Timed):
    """Which stories, and in which order."""

    words: Annotated[Words, Field(description="Words of the title, in any form.")] | Nothing = None
    order: StoryOrder = "time"


class StoryAsked(Asked):
    """How much of each list."""

    limit: Annotated[int, Field(ge=1, le=200, description="So many of each list at most; `counts` says how many.")] = FEW


class DifferencesAsked(Paged):
    """Which lines of the ledger."""

    kind: DifferenceKind | Nothing = None
    page: Annotated[Name, Field(description="Those of this page, on either side: its sha256 or name.")] | Nothing = None


@dataclass(frozen=True, slots=True)
class Compared:
    """A story's pages in the order in which they were published, and all that stands between them. lacks: page -> what it tells
    and another does not."""

    found: Chronicle
    story: OneStory
    readings: Sequence[OnePage]
    passages: Sequence[Passage]
    differences: Sequence[Difference]
    lacks: Mapping[str, Sequence[Difference]]

    def rows(self) -> list[Row]:
        """Each stretch with every page that carries it, what most pages carry first, background last."""
        made = rows(self.passages, {reading.page: at for at, reading in enumerate(self.readings)})
        return sorted(made, key=lambda row: (row.background, -len(row.pages), -sum(map(len, row.head.spans))))

    def lacking(self, row: Row) -> list[str]:
        """The pages of which the ledger says that they lack what this row tells."""
        own, told = {cite.page: cite.spans for cite in row.cites}, row.pages
        return sorted({
            self.found.label(one.page)
            for page, spans in own.items()
            for one in self.lacks.get(page, ())
            if one.page not in told and overlap(one.here.spans, spans) >= _HALF * sum(map(len, one.here.spans))
        })  # fmt: skip


def compared(reader: Reading, story_id: str) -> Compared:
    """A story, opened. Raises UnknownName."""
    found = reader.of_story(story_id)
    story = next(one for one in found.stories if one.id.startswith(story_id))
    told = set(story.pages)
    pages = [found.by_page[page] for page in story.pages]
    differences = heaviest_first(one for one in found.differences if one.here.page in told and one.page in told)
    lacks: dict[str, list[Difference]] = defaultdict(list)
    for one in differences:
        if one.kind in LACKING:
            lacks[one.here.page].append(one)
    return Compared(
        found,
        story,
        sorted(pages, key=lambda one: (one.text.published.value if one.text.published else "9", one.name)),
        [one for one in found.passages if one.a.page in told and one.b.page in told],
        differences,
        lacks,
    )


@router.get("/stories", response_model=Stories, responses=declared(404))
def stories(asked: Annotated[StoriesAsked, Query()], reader: Reading) -> Answer:
    """Stories; the days are those on which they were told."""
    found = after_it(
        asked.after,
        lambda: reader.stories(
            words=asked.words, days=asked.days(), order=asked.order, after=asked.after, limit=asked.limit
        ),
    )  # fmt: skip
    return Answer({"stories": [story_head_record(one) for one in found.stories], "total": found.total, "next": found.after})


@router.get("/stories/{id}", response_model=Story, responses=declared(404))
def story(id: KnownByDigits, asked: Annotated[StoryAsked, Query()], reader: Reading) -> Answer:  # noqa: A002
    """A story: how many origins it has, who has it from whom, which page carries which passage in which words, what is absent
    from which copy, and where accounts part. Its lines: GET /api/entries?story=ID."""
    meant = compared(reader, id)
    made = _lists(meant)
    return Answer({
        **_told_once(meant),
        **{name: [record(one) for one in nouns[: asked.limit]] for name, (nouns, record) in made.items()},
        "counts": {name: len(nouns) for name, (nouns, _) in made.items()},
    })  # fmt: skip


@router.get("/stories/{id}/differences", response_model=Differences, responses=declared(404))
def differences(id: KnownByDigits, asked: Annotated[DifferencesAsked, Query()], reader: Reading) -> Answer:  # noqa: A002
    """The ledger of a story: what is absent, added, shortened, altered, what says most first."""
    meant = compared(reader, id)
    page = reader.find(asked.page) if asked.page else None
    kept = [
        one
        for one in meant.differences
        if asked.kind in (None, one.kind) and (page is None or page in (one.page, one.here.page))
    ]
    given, after = part(kept, asked.after, asked.limit)
    return Answer({
        "differences": [difference_record(meant.found, one) for one in given], "total": len(kept), "next": after
    })  # fmt: skip


def _told_once(meant: Compared) -> dict[str, Any]:
    """What is told of every page of the story."""
    found, story = meant.found, meant.story
    origins = [one for one in found.origins if one.story == story.id]
    lineages = [(reading, found.lineage_of(reading.page)) for reading in meant.readings]
    return {
        "story": story_record(found, story, len(origins)),
        "tellings": [
            {
                "page": found.label(reading.page),
                "sha256": reading.page,
                "outlet": reading.known_outlet,
                "published": reading.published,
                "url": reading.card.given.url,
                "title": reading.title,
                "names": list(reading.card.names),
                "chain": list(lineage.chain) if lineage else None,
            }
            for reading, lineage in lineages
        ],
        "origins": [origin_record(found, one) for one in origins],
        "lineage": [{"page": found.label(reading.page), **lineage_record(found, one)} for reading, one in lineages if one],
    }


def _lists(meant: Compared) -> dict[str, tuple[Sequence[Any], Callable[[Any], dict[str, Any]]]]:
    """The lists of which only so much is given, each with what makes a record of one of its nouns."""
    found = meant.found
    lacking = [one for one in meant.differences if one.kind in LACKING]
    altered = [one for one in meant.differences if one.kind not in LACKING]
    return {
        "rows": (meant.rows(), partial(row_record, meant)),
        "reuse": (meant.passages, partial(passage_record, found)),
        "absent": (lacking, partial(absent_record, found)),
        "differences": (altered, partial(difference_record, found)),
        "events": (found.events, partial(event_record, found)),
        "positions": (found.positions, partial(position_record, found)),
    }


def row_record(meant: Compared, row: Row) -> dict[str, Any]:
    """A stretch, and the wording of every page that carries it."""
    return {
        "head": place_record(meant.found, row.head),
        "background": row.background,
        "others": [
            {"relation": one.relation, **place_record(meant.found, one.cite), "of": place_record(meant.found, one.of)}
            for one in row.others
        ],
        "absent_here": meant.lacking(row),
    }
