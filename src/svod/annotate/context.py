"""What every annotator of a page is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from svod.lang.base import Language, Parsed
from svod.model.note import Note, Value
from svod.model.span import Span
from svod.model.text import Text


@dataclass(frozen=True)
class Context:
    """A page's text, its language, and its told sentences parsed once; `notes` are those of the annotators before."""

    text: Text
    language: Language
    parsed: tuple[Parsed, ...]
    notes: tuple[Note, ...] = ()

    @property
    def published(self) -> date | None:
        """The day of publication, None where unknown."""
        return date.fromisoformat(self.text.published.value[:10]) if self.text.published else None

    def note(self, by: str, because: str, value: Value, *spans: Span) -> Note:
        """A note on these spans."""
        return Note(self.text.cite(*spans), value, by, because)

    def with_notes(self, notes: Iterable[Note]) -> Context:
        """The same context, with these notes added to those found before."""
        return replace(self, notes=(*self.notes, *notes))


Annotator = Callable[[Context], Iterable[Note]]
