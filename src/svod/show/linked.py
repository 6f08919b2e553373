"""What links one page to others, for every way of showing it: its story, origin and lineage, the passages that it shares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from svod.export.links import lineage_record, origin_record, passage_record, story_record
from svod.model.chronicle import Chronicle, Reading
from svod.model.link import Origin, Passage, Story
from svod.model.note import Name
from svod.model.span import Cite, Span


def known_as(found: Chronicle, reading: Reading) -> dict[str, str]:
    """The names of a page that are shown under another one elsewhere: the note's id -> that one."""
    own = {note.id: note.value.normal for note in reading.of_kind("name") if isinstance(note.value, Name)}
    return {
        mention: entity.normal
        for entity in found.entities
        for mention in entity.mentions
        if own.get(mention, entity.normal) != entity.normal
    }


def linked_record(found: Chronicle, reading: Reading) -> dict[str, Any]:
    """Its story, origin, lineage and passages, and under which names its names are shown, as JSON has them."""
    lineage = found.lineage_of(reading.page)
    origins = origins_of(found, reading)
    return {
        "stories": [
            story_record(found, story, sum(origin.story == story.id for origin in found.origins))
            for story in stories_of(found, reading)
        ],
        "origins": [origin_record(found, origin) for origin in origins],
        "lineage": lineage_record(found, lineage) if lineage else None,
        "passages": [passage_record(found, passage) for passage, *_ in shared_by(found, reading)],
        "known_as": known_as(found, reading),
    }


def stories_of(found: Chronicle, reading: Reading) -> list[Story]:
    """The stories of a page: one, or none where pages were not laid beside others yet."""
    return [story for story in found.stories if reading.page in story.pages]


def origins_of(found: Chronicle, reading: Reading) -> list[Origin]:
    """The origins that count this page."""
    return [origin for origin in found.origins if reading.page in origin.pages]


def shared_by(found: Chronicle, reading: Reading) -> Iterator[tuple[Passage, Cite, Cite, list[Span]]]:
    """The passages of a page in the order of its text: its own side, the other side, and its words that differ."""
    sides = [
        (one, *((one.a, one.b) if one.a.page == reading.page else (one.b, one.a)))
        for one in found.passages
        if reading.page in (one.a.page, one.b.page)
    ]
    for one, own, other in sorted(sides, key=lambda side: (side[1].spans, found.label(side[2].page), side[2].spans)):
        pairs = () if one.relation == "same" else one.differing
        yield one, own, other, [span for pair in pairs if (span := pair[own != one.a])]
