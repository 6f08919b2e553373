"""Times: what places something on the calendar, in the told blocks and the date line, as the page's language reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svod.annotate.context import Context
from svod.model.note import Note, Time
from svod.model.span import Span
from svod.model.text import TOLD, Block, Text

VERSION = 2
_ROLES = frozenset({*TOLD, "date"})


def find(context: Context) -> Iterable[Note]:
    """A note for each time; `because` is the grammar's rule and what resolved it."""
    text = context.text
    spans = tuple(span for block in text.blocks for span in _read(text, block))
    for time in context.language.times(text.content, spans, context.published):
        value = Time(time.value, time.mod, time.anchor)
        yield context.note(f"times@{VERSION}", time.because, value, time.span)


def _read(text: Text, block: Block) -> Iterator[Span]:
    """Where times are looked for in a block: all of one that tells something; of a title's line what stands before its
    words, the stamp of a list ("19.03.2031 10:03 : …")."""
    cite = text.title.cite if text.title else None
    if block.role in _ROLES:
        yield block.span
    elif block.role == "title" and cite is not None and block.span.start < cite.start < block.span.stop:
        yield Span(block.span.start, cite.start)
