"""A page's text as it is shown: its lines, each with its role, and in them the stretches that are lit.

A page of a million characters is shown a part at a time, around the first stretch that is lit or from a place that is asked
for, so that neither the browser nor the server has to hold all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from svod.model.span import Span
from svod.model.text import TOLD, Block, Role, Text

WHOLE = 30_000  # characters up to which a page is shown whole
PART = 20_000  # characters of a longer one that are shown at once
BEFORE = 4_000  # of them before the first that is lit


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line, all lit or none. lit: which stretch, counted from 1; 0 for none. first: where that stretch begins."""

    words: str
    lit: int = 0
    first: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A block of a page, or what of it is shown. role: None for characters between blocks."""

    span: Span
    role: Role | None
    because: str
    pieces: tuple[Piece, ...]

    @property
    def told(self) -> bool:
        """True where the page tells its story; other lines are greyed."""
        return self.role in TOLD or self.role in ("title", "subheading")


@dataclass(frozen=True, slots=True)
class Part:
    """What is shown of a text of `size` characters: from `start` to `stop`. before, after: where the parts next to it start,
    None where there is none. away: the stretches that are lit and stand in other parts, each with its number."""

    lines: tuple[Line, ...]
    start: int
    stop: int
    size: int
    before: int | None = None
    after: int | None = None
    away: tuple[tuple[int, Span], ...] = ()

    @property
    def whole(self) -> bool:
        """True where nothing is left out."""
        return self.stop - self.start == self.size


def part_of(text: Text, lit: Sequence[Span] = (), start: int | None = None) -> Part:
    """The part of a text in which the first of these stretches stands, or which starts here."""
    size = len(text.content)
    if size <= WHOLE:
        first, last = 0, size
    else:
        wanted = max(0, lit[0].start - BEFORE) if start is None and lit else start or 0
        first = _line_start(text, min(wanted, size - 1))
        last = min(size, first + PART)
    shown = tuple(_lines(text, first, last, lit))
    away = tuple((at, span) for at, span in enumerate(lit, 1) if span.stop <= first or span.start >= last)
    return Part(
        shown, first, last, size,
        before=max(0, first - PART) if first else None,
        after=last if last < size else None,
        away=away,
    )  # fmt: skip


def _line_start(text: Text, place: int) -> int:
    """Where the block begins in which a place lies; the place itself where that is further off than what stands before what is
    lit: a line may be a million characters long."""
    start = next((block.span.start for block in text.blocks if block.span.start <= place < block.span.stop), place)
    return start if place - start <= BEFORE else place


def _lines(text: Text, first: int, last: int, lit: Sequence[Span]) -> Iterator[Line]:
    """The blocks between two places, cut at them. Characters that stand in none are told only where they are lit."""
    at = first
    for block in text.blocks:
        if block.span.stop <= first:
            continue
        if block.span.start >= last:
            break
        yield from _between(text, at, min(block.span.start, last), lit)
        span = Span(max(first, block.span.start), min(last, block.span.stop))
        yield _line(text, span, lit, block)
        at = span.stop
    yield from _between(text, at, last, lit)


def _between(text: Text, start: int, stop: int, lit: Sequence[Span]) -> Iterator[Line]:
    if start < stop and text.content[start:stop].strip() and any(span.start < stop and start < span.stop for span in lit):
        yield _line(text, Span(start, stop), lit, None)


def _line(text: Text, span: Span, lit: Sequence[Span], block: Block | None) -> Line:
    pieces, at = list[Piece](), span.start
    for number, one in enumerate(lit, 1):
        start, stop = max(at, one.start), min(span.stop, one.stop)
        if start >= stop:
            continue
        if at < start:
            pieces.append(Piece(text.content[at:start]))
        pieces.append(Piece(text.content[start:stop], number, start == one.start))
        at = stop
    if at < span.stop:
        pieces.append(Piece(text.content[at : span.stop]))
    return Line(span, block.role if block else None, block.because if block else "", tuple(pieces))
