"""Times: what places something on the calendar, in the told blocks and the date line, as the page's language reads it."""

from __future__ import annotations

from collections.abc import Iterable

from svod.annotate.context import Context
from svod.model.note import Note, Time
from svod.model.text import TOLD

VERSION = 1
_ROLES = frozenset({*TOLD, "date"})


def find(context: Context) -> Iterable[Note]:
    """A note for each time; `because` is the grammar's rule and what resolved it."""
    text = context.text
    spans = tuple(block.span for block in text.blocks if block.role in _ROLES)
    for time in context.language.times(text.content, spans, context.published):
        value = Time(time.value, time.mod, time.anchor)
        yield context.note(f"times@{VERSION}", time.because, value, time.span)
