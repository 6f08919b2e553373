"""What stands between the pages of one story: who has it from whom, where their accounts part, what was said.

One story is one unit of work: it is made anew only where one of its pages, or what is known of the names and happenings on
them, has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from svod.link import differences, entries, lineage, origins, positions
from svod.link.backgrounds import told_apart
from svod.link.meetings import Pair
from svod.link.passages import Laid, of_pair
from svod.link.realms import World
from svod.model.chronicle import Reading
from svod.model.entry import Entry, Said
from svod.model.link import Difference, Entity, Event, Lineage, Origin, Passage, Position, Story
from svod.model.note import Statement
from svod.stage import Stage

STAGES: tuple[Stage, ...] = (lineage.STAGE, origins.STAGE, differences.STAGE, positions.STAGE, entries.STAGE)
"""What is made of a story, in order."""


@dataclass(frozen=True, slots=True)
class Told:
    """A story with all that its account is made of: its pages and their older versions, who is named and what is told on these
    pages, and what they share. due: pairs of its pages that are still to be read against each other; across: what they share
    with pages of other stories."""

    story: Story
    readings: tuple[Reading, ...]
    retired: tuple[Reading, ...] = ()
    entities: tuple[Entity, ...] = ()
    world: World = World()
    events: tuple[Event, ...] = ()
    passages: tuple[Passage, ...] = ()
    due: tuple[Pair, ...] = ()
    across: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What stands between the pages of a story. read: what each pair of them shares, background told apart."""

    read: tuple[tuple[Pair, tuple[Passage, ...]], ...]
    lineages: tuple[Lineage, ...]
    origins: tuple[Origin, ...]
    differences: tuple[Difference, ...]
    positions: tuple[Position, ...]
    entries: tuple[Entry, ...]
    statements: tuple[Said, ...]


def account(told: Told) -> Account:
    """The account of one story, from its own pages alone."""
    stories = (told.story,)
    laid = {reading.page: Laid(reading) for reading in told.readings}
    every = (*_read(told, laid), *told.across)
    pages = frozenset(told.story.pages)
    home = {cite.page: told.story.id if cite.page in pages else cite.page for one in every for cite in (one.a, one.b)}
    every = told_apart(every, home, {reading.page: reading for reading in told.readings})
    shared = tuple(one for one in every if one.a.page in pages and one.b.page in pages)
    chains = lineage.lineages(told.readings, stories, shared)
    texts = origins.origins(told.readings, stories, shared, chains)
    parted = differences.differences(told.readings, stories, every, told.retired, texts, laid)
    stands = positions.of_story(told.readings, told.entities, told.events, told.world)
    lines = entries.entries(told.readings, stories, texts, parted, shared)
    read = dict.fromkeys(told.due, tuple[Passage, ...]())
    for one in shared:
        read[one.a.page, one.b.page] = (*read.get((one.a.page, one.b.page), ()), one)
    return Account(tuple(read.items()), chains, texts, parted, stands, lines, _said(told.readings))


def _read(told: Told, laid: Mapping[str, Laid]) -> tuple[Passage, ...]:
    """What the pages of a story share, in the order of their places."""
    found = [*told.passages, *(one for a, b in told.due for one in of_pair(laid[a], laid[b], one_story=True))]
    return tuple(sorted(found, key=lambda one: (one.a.page, one.b.page, one.a.start, one.b.start, one.id)))


def _said(readings: Iterable[Reading]) -> tuple[Said, ...]:
    return tuple(
        Said(note.id, one.page, note.value.kind, note.value.speakers, note.value.date)
        for one in readings
        for note in one.notes
        if isinstance(note.value, Statement)
    )


def disputed(events: Sequence[Event], pages: frozenset[str]) -> tuple[Event, ...]:
    """The events on whose dates pages differ, so far as they are told on these."""
    return tuple(
        replace(event, evidence=own)
        for event in events
        if event.dates and (own := tuple(cite for cite in event.evidence if cite.page in pages))
    )


def bare(story: Story, readings: Sequence[Reading]) -> Account:
    """What is left of a story whose account could not be made: each page has itself for a source, and counts as an origin."""
    alone = tuple(Lineage(one.page, (one.outlet,), "stated") for one in readings)
    texts = tuple(Origin(story.id, (one.page,), "what it shares with others could not be found out") for one in readings)
    return Account((), alone, texts, (), (), (), _said(readings))
