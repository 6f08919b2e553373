"""What was found in a page, as lists from which each find can be lit: statements, names, times, sources, happenings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from svod.model.chronicle import Chronicle
from svod.model.chronicle import Reading as OnePage
from svod.model.edtf import of_timex
from svod.model.note import Happening, Name, Note, Source, Statement, Time
from svod.model.span import Span
from svod.show.web.lit import Part

MOST = 120  # finds of one kind that are listed
_LIT = 60  # mentions of one name that are lit together


@dataclass(frozen=True, slots=True)
class Named:
    """A name on a page. known: under which name it is shown elsewhere; place: the spans of its mentions, as an address has
    them; first: those of its first mention, which a correction is about; times: how often it stands there."""

    name: Name
    known: str
    place: str
    first: str
    times: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A time on a page. date: EDTF, None where it is no calendar date."""

    words: str
    time: Time
    date: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Noted:
    """The finds of the part that is shown. counts: how many there are in it of each kind, by the name of its list."""

    statements: tuple[tuple[Note, Statement], ...]
    names: tuple[Named, ...]
    times: tuple[Dated, ...]
    sources: tuple[tuple[Note, Source], ...]
    happenings: tuple[tuple[Note, Happening], ...]
    counts: Mapping[str, int]

    @property
    def untold(self) -> int:
        """How many of them are not listed, of all kinds together."""
        return sum(max(0, count - MOST) for count in self.counts.values())


def noted(found: Chronicle, reading: OnePage, part: Part) -> Noted:
    """What was found in this part of a page, in the order of its text."""
    here = sorted(
        (note for note in reading.notes if part.start <= note.cite.start < part.stop),
        key=lambda note: (note.cite.start, note.cite.stop),
    )
    statements = [(note, note.value) for note in here if isinstance(note.value, Statement)]
    names = _names(found, here)
    times = [
        Dated(note.cite.text, note.value, of_timex(note.value.value, note.value.mod), note.cite.place)
        for note in here
        if isinstance(note.value, Time)
    ]
    sources = [(note, note.value) for note in here if isinstance(note.value, Source)]
    happenings = [(note, note.value) for note in here if isinstance(note.value, Happening)]
    return Noted(
        tuple(statements[:MOST]), tuple(names[:MOST]), tuple(times[:MOST]), tuple(sources[:MOST]), tuple(happenings[:MOST]),
        {
            "statements": len(statements), "names": len(names), "times": len(times), "sources": len(sources),
            "happenings": len(happenings),
        },
    )  # fmt: skip


def _names(found: Chronicle, notes: list[Note]) -> list[Named]:
    """Each name once, with all its mentions."""
    entities = {mention: entity.normal for entity in found.entities for mention in entity.mentions}
    met: dict[tuple[str, str], list[tuple[Note, Name]]] = defaultdict(list)
    for note in notes:
        if isinstance(note.value, Name):
            known = entities.get(note.id, note.value.normal)
            met[known, note.value.kind].append((note, note.value))
    return [
        Named(mentions[0][1], known, _place(mentions), mentions[0][0].cite.place, len(mentions))
        for (known, _), mentions in met.items()
    ]


def _place(mentions: list[tuple[Note, Name]]) -> str:
    spans: list[Span] = []
    for note, _ in mentions[:_LIT]:
        spans += (span for span in note.cite.spans if not spans or span.start >= spans[-1].stop)
    return ",".join(f"{span.start}-{span.stop}" for span in spans)
