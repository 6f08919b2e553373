"""The whole chronicle, as it is read back from a store: pages with their notes, links, entries, problems."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from svod.errors import UnknownName
from svod.model.entry import Decision, Entry, Problem
from svod.model.link import Boilerplate, Difference, Entity, Event, Lineage, Origin, Passage, Position, Story
from svod.model.note import Note
from svod.model.page import Given
from svod.model.span import Cite
from svod.model.text import Text

_DIGITS = 8  # of a sha256, enough for a person to tell two versions apart


@dataclass(frozen=True, slots=True)
class Card:
    """What is kept of a page beside its bytes. names: every label that bears these bytes, the first is the page's own.

    was: sha256 of the version that this one replaced under its name. retired: newer bytes stand under its name, or a
    sync found it gone; its cites hold, but it takes no part in the chronicle's lines.
    """

    sha256: str
    names: tuple[str, ...]
    media_type: str
    encoding: str
    size: int
    given: Given = Given()
    was: str | None = None
    retired: bool = False

    @property
    def name(self) -> str:
        """The label it is shown under."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """One page, read: its card, its text, and everything found in it alone."""

    card: Card
    text: Text
    notes: tuple[Note, ...] = ()

    @property
    def page(self) -> str:
        """The page's sha256."""
        return self.card.sha256

    @property
    def name(self) -> str:
        """The page's label."""
        return self.card.name

    @property
    def known_outlet(self) -> str | None:
        """The outlet's name, None where the page does not say."""
        return self.text.outlet.value if self.text.outlet else None

    @property
    def outlet(self) -> str:
        """What tells its outlet from others: the name, or the page's own where it is unknown (never the same by chance)."""
        return self.known_outlet or self.card.name

    @property
    def published(self) -> str | None:
        """ISO date of publication, None where unknown."""
        return self.text.published.value[:10] if self.text.published else None

    @property
    def title(self) -> str:
        """The title, or nothing."""
        return self.text.title.value if self.text.title else ""

    def of_kind(self, kind: str) -> tuple[Note, ...]:
        """Its notes of one kind, in the order of the text."""
        found = (note for note in self.notes if note.kind == kind)
        return tuple(sorted(found, key=lambda note: (note.cite.start, note.cite.stop)))


@dataclass(frozen=True, slots=True)
class Beyond:
    """A page that a part of a chronicle names and does not hold: its card, its outlet and day as it gives them."""

    card: Card
    known_outlet: str | None = None
    published: str | None = None

    @property
    def page(self) -> str:
        """The page's sha256."""
        return self.card.sha256

    @property
    def name(self) -> str:
        """The page's label."""
        return self.card.name

    @property
    def outlet(self) -> str:
        """What tells its outlet from others, as that of a Reading does."""
        return self.known_outlet or self.card.name


@dataclass(frozen=True)
class Chronicle:
    """Everything a chronicle says; `readings` holds the current pages, `retired` the older versions. `beyond`: of a part of a
    chronicle, the pages that it names and does not hold."""

    readings: tuple[Reading, ...] = ()
    retired: tuple[Reading, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    entities: tuple[Entity, ...] = ()
    stories: tuple[Story, ...] = ()
    origins: tuple[Origin, ...] = ()
    passages: tuple[Passage, ...] = ()
    lineages: tuple[Lineage, ...] = ()
    differences: tuple[Difference, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    decisions: tuple[Decision, ...] = ()
    orphans: tuple[Decision, ...] = ()
    beyond: tuple[Beyond, ...] = ()

    @cached_property
    def known(self) -> dict[str, Reading | Beyond]:
        """Every page that is named here, by sha256: the readings, and those that are not held."""
        return {**{one.page: one for one in self.beyond}, **self.by_page}

    @cached_property
    def by_page(self) -> dict[str, Reading]:
        """Readings by sha256, the retired ones too."""
        return {reading.page: reading for reading in (*self.retired, *self.readings)}

    @cached_property
    def _lineages(self) -> dict[str, Lineage]:
        return {lineage.page: lineage for lineage in self.lineages}

    def lineage_of(self, page: str) -> Lineage | None:
        """Where this page has its text from; None where that was not looked for."""
        return self._lineages.get(page)

    @cached_property
    def _events(self) -> dict[tuple[tuple[Cite, ...], str | None], Event]:
        return {(event.evidence, event.type): event for event in reversed(self.events)}

    def event_of(self, entry: Entry) -> Event | None:
        """The event that a line tells, with all its dates and numbers; None where the line is none of an event."""
        return self._events.get((entry.cites, entry.type)) if entry.kind == "event" else None

    def set_aside(self, page: str) -> tuple[tuple[Cite, Boilerplate], ...]:
        """The lines of this page that are boilerplate by the outlet's other pages, in the order of the text."""
        found = ((cite, line) for line in self.boilerplate for cite in line.lines if cite.page == page)
        return tuple(sorted(found, key=lambda each: each[0].spans))

    def find(self, typed: str) -> Reading:
        """The reading that a person means by a name, or by eight or more first digits of its sha256. Raises UnknownName."""
        for reading in (*self.readings, *self.retired):
            digits = typed.rpartition("@")[2] if typed == self.label(reading.page) else typed
            if typed in reading.card.names or (len(digits) >= _DIGITS and reading.page.startswith(digits)):
                return reading
        near = [r.name for r in self.readings if r.name.endswith(typed) or r.name.rsplit("/", 1)[-1].startswith(typed)]
        hint = f" Did you mean {', '.join(sorted(near)[:3])}?" if near else " `svod pages` lists the pages there are."
        raise UnknownName(f"The chronicle has no page {typed!r}.{hint}")

    def label(self, page: str) -> str:
        """What people call the page with this sha256: its name, and for an older version the name with the first digits of
        its sha256, `003.txt@45e39be9`, since another text stands under the name by now."""
        reading = self.known.get(page)
        if reading is None:
            return page[:_DIGITS]
        return f"{reading.name}@{page[:_DIGITS]}" if reading.card.retired else reading.name

    def place(self, cite: Cite) -> str:
        """A cite as people type it: `003.txt:96-387`."""
        return f"{self.label(cite.page)}:{cite.place}"
