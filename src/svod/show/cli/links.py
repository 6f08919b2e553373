"""What links one page to others: its story, its origin, its lineage, and the passages that it shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from svod.export.links import lineage_record, origin_record, passage_record, story_record
from svod.model.chronicle import Chronicle, Reading
from svod.model.link import Origin, Passage, Story
from svod.model.note import Name
from svod.model.span import Cite, Span
from svod.show.cli.descent import tell_lineage
from svod.show.cli.marking import quoted
from svod.show.cli.printing import plural, say, shown


def known_as(found: Chronicle, reading: Reading) -> dict[str, str]:
    """The names of a page that are shown under another one elsewhere: the note's id -> that one."""
    own = {note.id: note.value.normal for note in reading.of_kind("name") if isinstance(note.value, Name)}
    return {
        mention: entity.normal
        for entity in found.entities
        for mention in entity.mentions
        if own.get(mention, entity.normal) != entity.normal
    }


def tell_links(found: Chronicle, reading: Reading) -> None:
    """Prints them; for a page that stands alone, nothing but its lineage."""
    for story in _stories(found, reading):
        more = len(story.pages) - 1
        with_whom = f" · with {plural(more, 'other page')}: svod compare --story {story.id}" if more else ""
        say(("story       ", "magenta"), shown(story.title), (f" [{story.id}]{with_whom}", "dim"))
    for origin in _origins(found, reading):
        others = sorted(found.label(page) for page in origin.pages if page != reading.page)
        giver = f" ← {shown(origin.giver)}" if origin.giver else ""
        say(
            ("origin      ", "magenta"),
            shown(", ".join(others) or "no other page"),
            giver,
            (f" — {shown(origin.because)}", "dim"),
        )
    say(("lineage", "magenta"))
    tell_lineage(found, reading)
    _tell_passages(found, reading)


def _tell_passages(found: Chronicle, reading: Reading) -> None:
    """Each stretch with its words that differ, and every place where it stands so."""
    told: dict[tuple[Cite, str, tuple[Span, ...]], list[Cite]] = defaultdict(list)
    for passage, own, other, lit in _shared(found, reading):
        relation = f"{passage.relation}, background" if passage.background else passage.relation
        told[own, relation, tuple(lit)].append(other)
    for (own, relation, differs), others in told.items():
        cites = ", ".join(shown(found.place(other)) for other in others)
        say(("passage     ", "magenta"), f"{relation}: ", quoted(own, differs), (f" [{own.place}]", "dim"), " = ",
            (f"[{cites}]", "dim"))  # fmt: skip


def linked_record(found: Chronicle, reading: Reading) -> dict[str, Any]:
    """The same as JSON has it."""
    lineage = found.lineage_of(reading.page)
    origins = _origins(found, reading)
    return {
        "stories": [
            story_record(found, story, sum(origin.story == story.id for origin in found.origins))
            for story in _stories(found, reading)
        ],
        "origins": [origin_record(found, origin) for origin in origins],
        "lineage": lineage_record(found, lineage) if lineage else None,
        "passages": [passage_record(found, passage) for passage, *_ in _shared(found, reading)],
        "known_as": known_as(found, reading),
    }


def _stories(found: Chronicle, reading: Reading) -> list[Story]:
    return [story for story in found.stories if reading.page in story.pages]


def _origins(found: Chronicle, reading: Reading) -> list[Origin]:
    return [origin for origin in found.origins if reading.page in origin.pages]


def _shared(found: Chronicle, reading: Reading) -> Iterator[tuple[Passage, Cite, Cite, list[Span]]]:
    """The passages of a page in the order of its text: its own side, the other side, and its words that differ."""
    sides = [
        (one, *((one.a, one.b) if one.a.page == reading.page else (one.b, one.a)))
        for one in found.passages
        if reading.page in (one.a.page, one.b.page)
    ]
    for one, own, other in sorted(sides, key=lambda side: (side[1].spans, found.label(side[2].page), side[2].spans)):
        pairs = () if one.relation == "same" else one.differing
        yield one, own, other, [span for pair in pairs if (span := pair[own != one.a])]
