"""Statements drawn into their text, so that a person sees what is content: `⟦…⟧` around each span of it."""

from __future__ import annotations

import re

from svod.annotate import annotate
from svod.model.note import Note, Statement
from svod.model.span import Span
from svod.model.text import Block, Fact, Text

OPEN, CLOSE = "⟦", "⟧"


def text_of(content: str, published: str = "2031-05-14") -> Text:
    """A page in Russian whose every line that is not blank is a block of body."""
    blocks = tuple(
        Block(Span(*found.span()), "body", "a line of the example") for found in re.finditer(r"\S(?:.*\S)?", content)
    )
    return Text("ab" * 32, content, "plain@1", blocks, Fact("ru", "told"), published=Fact(published, "told"))


def statements(content: str) -> list[Note]:
    """The statements found in a page, in the order of the text."""
    return [note for note in annotate(text_of(content)) if isinstance(note.value, Statement)]


def plain(drawn: str) -> str:
    """The page without the drawn brackets."""
    return drawn.replace(OPEN, "").replace(CLOSE, "")


def draw(content: str, notes: list[Note]) -> str:
    """The page with brackets around the contents of these notes."""
    places = [(span.start, OPEN) for note in notes for span in note.cite.spans]
    places += [(span.stop, CLOSE) for note in notes for span in note.cite.spans]
    for place, sign in sorted(places, key=lambda pair: (-pair[0], pair[1] == CLOSE)):
        content = content[:place] + sign + content[place:]
    return content


def told(note: Note) -> str:
    """Kind and speakers of a statement: `direct: Гордей Лунёв, Ясна Корель`."""
    value = note.value
    assert isinstance(value, Statement)
    return f"{value.kind}: {', '.join(value.speakers)}"


def check(drawn: str, *who: str) -> None:
    """Finds the statements of a drawn page, and says where they differ from what is drawn and from kind and speakers."""
    found = sorted(statements(plain(drawn)), key=lambda note: note.cite.start)
    assert draw(plain(drawn), found) == drawn
    assert [told(note) for note in found] == list(who)
