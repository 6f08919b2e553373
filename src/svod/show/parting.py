"""What undoes that two names were taken for one's, or were kept apart: by one decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from svod.model.chronicle import Chronicle
from svod.model.entry import Decision, DecisionKind
from svod.model.link import Entity, SameAs
from svod.model.note import Name, Note
from svod.model.span import Cite


@dataclass(frozen=True, slots=True)
class Opposite:
    """The decision that says otherwise than a link: of this kind, at this place, with this name."""

    kind: DecisionKind
    cite: Cite
    name: str


def opposite(found: Chronicle, one: Entity, link: SameAs, notes: Mapping[str, Note]) -> Opposite | Decision | None:
    """What says the opposite of a link, at the first mention that bears one of its names; the decision to take back where a
    person made it; None where neither name stands among these mentions. notes: as `notes_of` gives them."""
    if link.basis == "decided":
        return next((made for made in found.decisions if f"decision {made.id})" in link.because), None)
    for own, other in ((link.a, link.b), (link.b, link.a)):
        note = next((notes[each] for each in one.mentions if each in notes and _normal(notes[each]) == own), None)
        if note is not None:
            return Opposite("not_same_name" if link.verdict == "same" else "same_name", note.cite, other)
    return None


def notes_of(found: Chronicle, entities: Iterable[Entity]) -> dict[str, Note]:
    """The mentions that bear one of the names that were put together, by their ids."""
    names = {name for one in entities for link in one.links for name in (link.a, link.b)}
    if not names:
        return {}
    return {note.id: note for reading in found.readings for note in reading.of_kind("name") if _normal(note) in names}


def _normal(note: Note) -> str:
    return note.value.normal if isinstance(note.value, Name) else ""
