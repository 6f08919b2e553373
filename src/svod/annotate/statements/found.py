"""What the rules of content look at and what they give."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from svod.annotate.context import Context
from svod.annotate.statements.lines import VERBS, Line, folded
from svod.annotate.statements.phrases import Speaking
from svod.annotate.statements.quotes import BLANK, MARK, Quotation
from svod.annotate.statements.spots import DASHES, Spot
from svod.lang.speech import Speech
from svod.model.note import Note, Source, StatementKind, Time
from svod.model.span import Span

EDGES = frozenset(",;:.—–-―") | BLANK


@dataclass(frozen=True)
class Page:
    """One page's lines, with all that the rules ask of it."""

    context: Context
    lines: tuple[Line, ...]
    speech: Speech

    @property
    def content(self) -> str:
        """The page's text."""
        return self.context.text.content

    @cached_property
    def sources(self) -> tuple[Note, ...]:
        """The sources found before, in order."""
        notes = [note for note in self.context.notes if isinstance(note.value, Source)]
        return tuple(sorted(notes, key=lambda note: note.cite.start))

    @cached_property
    def times(self) -> tuple[Note, ...]:
        """The times found before."""
        return tuple(note for note in self.context.notes if isinstance(note.value, Time))

    @cached_property
    def tellers(self) -> tuple[Line, ...]:
        """The lines in which the teller speaks."""
        return tuple(line for line in self.lines if line.inside is None)

    def before(self, line: Line) -> Line | None:
        """The teller's line before this one."""
        earlier = [other for other in self.tellers if other.span.start < line.span.start]
        return earlier[-1] if earlier else None

    def source_in(self, span: Span) -> Note | None:
        """The first source whose words meet these characters."""
        return next((note for note in self.sources if any(span.meets(s) for s in note.cite.spans)), None)

    def trimmed(self, start: int, stop: int) -> Span | None:
        """These characters without blanks, stops and dashes at their ends, or None where nothing is left."""
        while start < stop and self.content[start] in EDGES:
            start += 1
        while stop > start and self.content[stop - 1] in EDGES:
            stop -= 1
        return Span(start, stop) if start < stop else None


# How a content stands to its cue: led by it ("X заявил, что …"), apart from it ("…, заявил X"), apart in a sentence that opens
# with the cue ("Как отметил X, …"), or bare: a word that the cue governs ("заявил о готовности").
Shape = Literal["led", "apart", "as", "bare"]


@dataclass(frozen=True)
class Content:
    """What was said: its places and how it was found. kind: None where the marks inside it decide. quotations: those that it
    uses up. speaking: who speaks, where the rule knows better than the cue's tree."""

    spans: tuple[Span, ...]
    because: str
    shape: Shape
    kind: StatementKind | None = None
    quotations: tuple[Quotation, ...] = ()
    speaking: Speaking | None = None


@dataclass(frozen=True)
class Found:
    """A content with its cue, before anybody asked who its speaker is."""

    content: Content
    line: Line
    spot: Spot | None
    words: Span | None  # the cue's words


def lead(line: Line) -> int:
    """The first token after a dateline: "МОСКВА, 5 мая — РИА Новости. Глава …", ", 04:12 REGNUM Глава …"."""
    tokens = line.tokens
    start = 0
    for index, token in enumerate(tokens[:14]):
        if token.pos in VERBS or index in line.quotes:
            break
        if token.text in DASHES:
            before = tokens[: index if index and tokens[index - 1].text != "," else 0]  # ", — сказал X" is no dateline
            if any(t.pos == "ADP" for t in before):
                break  # "В столице из-за ЧС — ..." is a sentence
            if any(t.text.isupper() and len(t.text) > 2 for t in before) or any(t.text[:1].isdigit() for t in before):
                start = _after_agency(line, index + 1)
            break
    if start == 0 and tokens and (tokens[0].text == "," or (tokens[0].text[:1].isdigit() and ":" in tokens[0].text)):
        while start < min(6, len(tokens)) and (not tokens[start].text[:1].isalpha() or tokens[start].text.isupper()):
            start += 1
    return start if start < len(tokens) else 0


def _after_agency(line: Line, start: int) -> int:
    """Past an agency's name that ends the dateline: a few words, then a full stop, then a capital."""
    for index in range(start, min(start + 5, len(line.tokens) - 1)):
        token = line.tokens[index]
        if token.pos in VERBS:
            return start
        if token.text == "." and line.tokens[index + 1].text[:1].isupper():
            return index + 1
    return start


def finite(line: Line, start: int, stop: int) -> bool:
    """True where a finite verb, a short participle or a predicate stands between two tokens."""
    for index in range(start, stop):
        token = line.tokens[index]
        if token.pos in VERBS and (token.feat("VerbForm") == "Fin" or token.feat("Variant") == "Short"):
            return True
        if (token.pos == "ADJ" and token.feat("Variant") == "Short") or folded(token.lemma) in line.speech.small.predicatives:
            return True
    return False


def marked_words(page: Page, span: Span) -> list[str]:
    """The quoted words inside these characters that are no names: they start with a small letter, or run long."""
    out, open_at = [], None
    for sign in MARK.finditer(page.content, span.start, span.stop):
        place = sign.start()
        if sign[0] == "'":
            continue
        if open_at is None:
            open_at = place + 1
        else:
            words = page.content[open_at:place].strip()
            if words and (words[:1].islower() or len(words.split()) > 4):
                out.append(words)
            open_at = None
    return out
