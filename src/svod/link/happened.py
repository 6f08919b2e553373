"""What the pages of one story tell to have happened, its parties known: what is laid beside the tellings of other stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from svod.link.events import events_among
from svod.link.events_pairs import Known, known
from svod.link.events_told import tellings
from svod.link.parties import Parties
from svod.link.realms import World
from svod.model.chronicle import Reading
from svod.model.link import Entity, Event
from svod.stage import Stage


@dataclass(frozen=True, slots=True)
class Happened:
    """The tellings of a story. shown: a party's key, and its name for readers."""

    known: tuple[Known, ...]
    shown: tuple[tuple[str, str], ...]


def happened(readings: Sequence[Reading], entities: Sequence[Entity], world: World | None = None) -> Happened:
    """What these pages tell; who takes part is found among these entities."""
    ordered = sorted(readings, key=lambda reading: reading.page)
    parties = Parties(ordered, entities, world)
    every = tuple(known(one, parties) for reading in ordered for one in tellings(reading))
    keys = sorted({key for one in every for key in one.who})
    return Happened(every, tuple((key, parties.shown(key)) for key in keys))


def joined(told: Iterable[Happened]) -> tuple[Event, ...]:
    """The events that all stories tell."""
    every, shown = list[Known](), dict[str, str]()
    for one in told:
        every += one.known
        for key, name in one.shown:
            shown[key] = min(shown.get(key, name), name)
    return events_among(every, lambda key: shown.get(key, key))


def telling(reading: Reading) -> int:
    """How much a page tells to have happened."""
    return len(reading.of_kind("happening"))


TELLING = Stage("telling", version=1, over="page", needs=("happening",), gives=("sketch",), run=telling)
"""What is kept of a page to pass over stories in which nothing happens; the flow lists it."""

STAGE = Stage("tellings", version=2, over="story", needs=("happening", "name", "entity"), gives=("telling",), run=happened)
"""The stage, as the flow lists it."""
