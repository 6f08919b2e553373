"""What a form of corrections is about: the words, what stands there, and what may be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from svod.errors import BadDecision
from svod.model.chronicle import Chronicle
from svod.model.chronicle import Reading as OnePage
from svod.model.entry import DECISION_KINDS, DecisionKind
from svod.model.link import Entity
from svod.model.note import Name, Note
from svod.model.span import Cite, Span
from svod.show.correcting import ABOUT, AROUND, OF_PAGES, nearest, notes_at
from svod.show.web.beside import cite_of
from svod.show.web.typed import parted
from svod.store.reader import Reader

_OFFERED = 40  # names or pages that are offered


@dataclass(frozen=True)
class Asked:
    """What a correction may be about: a page, and words of it. place: None where it is about the page and its story."""

    found: Chronicle
    reading: OnePage
    place: Cite | None

    @property
    def page(self) -> str:
        """The page's sha256."""
        return self.reading.page

    @property
    def label(self) -> str:
        """What people call the page."""
        return self.found.label(self.page)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """What stands just there."""
        return notes_at(self.reading, self.place) if self.place else ()

    @cached_property
    def near(self) -> tuple[Note, ...]:
        """What may be corrected next to words at which nothing stands."""
        return nearest(self.reading, self.place) if self.place and not self.notes else ()

    @cached_property
    def kinds(self) -> tuple[DecisionKind, ...]:
        """What may be wrong, the likeliest first."""
        if self.place is None:
            return OF_PAGES
        return tuple(dict.fromkeys(kind for note in self.notes for kind in ABOUT[note.kind]))

    @property
    def around(self) -> tuple[str, str, str]:
        """The words with those before and after them."""
        content, place = self.reading.text.content, self.place
        if place is None:
            return "", self.reading.title or self.label, ""
        whole = Span(place.start, place.stop)
        return (
            content[max(0, whole.start - AROUND) : whole.start],
            whole.of(content),
            content[whole.stop : whole.stop + AROUND],
        )

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Persons and bodies that this page names, as others may have said the words."""
        named = (note.value for note in self.reading.of_kind("name"))
        names = (name.normal for name in named if isinstance(name, Name) and name.kind != "place")
        return tuple(dict.fromkeys(names))[:_OFFERED]

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The other names that were taken for one with the name there."""
        own = {note.value.normal for note in self.notes if isinstance(note.value, Name)}
        return tuple(dict.fromkeys(form for one in self._bearers for form in (one.normal, *one.forms) if form not in own))[
            :_OFFERED
        ]

    @cached_property
    def _bearers(self) -> list[Entity]:
        ids = {note.id for note in self.notes}
        return [entity for entity in self.found.entities if ids & set(entity.mentions)]

    @cached_property
    def beside(self) -> tuple[str, ...]:
        """The other pages of its story, by their labels."""
        pages = (page for story in self.found.stories if self.page in story.pages for page in story.pages)
        return tuple(self.found.label(page) for page in pages if page != self.page)[:_OFFERED]

    def page_typed(self, typed: str) -> str:
        """The page that was typed: its label, the first digits of its sha256, or its address here. Raises BadDecision where
        nothing was."""
        typed = typed.strip()
        path = parted(typed).path if "/page/" in typed else ""
        named = unquote(path.split("/page/", 1)[1]) if "/page/" in path else typed
        if not named:
            raise BadDecision("Name the other page: as the list of pages calls it, or by its address here.")
        return named


def asked(reader: Reader, page: str, cite: str) -> Asked:
    """What a correction at this place is about. Raises UnknownName, BadSpan or BadCite."""
    sha256 = reader.find(page)
    found = reader.part([sha256], only=("notes", "entities", "stories"))
    reading = found.by_page[sha256]
    return Asked(found, reading, cite_of(reading, cite) if cite else None)


def kind_of(typed: str) -> DecisionKind:
    """The kind of decision that was chosen. Raises BadDecision."""
    for kind in DECISION_KINDS:
        if kind == typed:
            return kind
    raise BadDecision("Choose what is wrong.")
