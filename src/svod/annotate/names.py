"""A note for each name in a told sentence: its kind, its normal form, and the office that stands with a person."""

from __future__ import annotations

from collections.abc import Iterator

from svod.annotate.context import Context
from svod.model.note import Name, Note

VERSION = 1


def find(context: Context) -> Iterator[Note]:
    """The names that the language's models find, their normal forms voted over the page."""
    for parsed in context.parsed:
        for mention in parsed.mentions:
            office = context.language.office(parsed, mention) or None
            because = f"name of a {mention.kind}" + (", an office beside it" if office else "")
            yield context.note(f"names@{VERSION}", because, Name(mention.kind, mention.normal, office), mention.span)
