"""A note for each sentence of the told blocks."""

from __future__ import annotations

from collections.abc import Iterator

from svod.annotate.context import Context
from svod.model.note import Note, Sentence

VERSION = 1


def find(context: Context) -> Iterator[Note]:
    """The sentences of the standfirst and the body, as they were parsed."""
    for parsed in context.parsed:
        yield context.note(f"sentences@{VERSION}", "end of a sentence", Sentence(), parsed.span)
