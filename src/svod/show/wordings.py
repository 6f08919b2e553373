"""One wording laid beside another, in pieces that a page can mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from svod.model.differing import Run, aligned
from svod.model.span import Cite, Span

Mark = Literal["", "in", "out"]  # words of both; words that the other has not; words of the other that are not here
_LONGEST = 4_000  # characters of a wording that is laid beside another: what is longer is a page in one line
_SHOWN = 1_200  # characters of a wording that are shown
_ALIKE = 0.4  # of the other's words that must stand here for those that do not to be shown where they would stand


class Piece(NamedTuple):
    """Some words of a wording, and what they are beside the other."""

    words: str
    mark: Mark = ""


class Wording(NamedTuple):
    """A wording beside another. kept: share (0-1) of the other's words that stand here; lacks: the others of them, on their
    page; own: it has words that the other has not."""

    pieces: tuple[Piece, ...]
    kept: float
    lacks: tuple[Span, ...]
    own: bool


def laid(other: Cite, here: Cite) -> Wording:
    """The words of `here`, those marked `in` that `other` has not; where the two are near enough to be read as one, what
    `other` has and `here` lacks stands between them, marked `out`."""
    if max(_length(other), _length(here)) > _LONGEST:
        same = other.words == here.words
        return Wording(lit(here, ()), float(same), (), not same)
    runs = aligned(other, here)
    kept = sum(_size(run.a) for run in runs if run.same)
    share = kept / max(1, sum(_size(run.a) for run in runs))
    lacks = tuple(run.a for run in runs if run.a and not run.same)
    return Wording(
        tuple(_pieces(other, here, runs, share >= _ALIKE)), share, lacks, any(run.b and not run.same for run in runs)
    )


def lit(cite: Cite, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """The words of a cite, those marked `in` that the spans hold. Of a very long one, how it begins."""
    made, at = list[Piece](), cite.start
    for span in sorted(spans):
        first, last = max(span.start, at), min(span.stop, cite.stop)
        if first < last:
            made += (Piece(_cut(cite, at, first)), Piece(_cut(cite, first, last), "in"))
            at = last
    made.append(Piece(_cut(cite, at, cite.stop)))
    return _cut_off(piece for piece in made if piece.words)


def _cut_off(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces as far as they are shown, `…` where more would follow."""
    made, left = list[Piece](), _SHOWN
    for one in pieces:
        if len(one.words) > left:
            return (*made, Piece(f"{one.words[:left]}…", one.mark))
        made.append(one)
        left -= len(one.words)
    return tuple(made)


def _pieces(other: Cite, here: Cite, runs: Sequence[Run], both: bool) -> Iterable[Piece]:
    at, begun = here.start, False
    for run in runs:
        if run.b:
            yield from _told(_cut(here, at, run.b.start), "")
            begun, at = begun or at < run.b.start, run.b.stop
        if run.a and both and not run.same:  # words that stand elsewhere bring their own room
            yield from ((Piece(" "),) if begun and not run.b else ())
            yield Piece(_cut(other, run.a.start, run.a.stop), "out")
            yield from ((Piece(" "),) if run.b or not begun else ())
        if run.b:
            yield from _told(_cut(here, run.b.start, run.b.stop), "" if run.same else "in")
        begun = True
    yield from _told(_cut(here, at, here.stop), "")


def _told(words: str, mark: Mark) -> Iterable[Piece]:
    if words:
        yield Piece(words, mark)


def _cut(cite: Cite, start: int, stop: int) -> str:
    """The words of a cite between two places of its page, what lies between two of its spans shown as `…`."""
    parts = list[str]()
    for at, (span, words) in enumerate(zip(cite.spans, cite.words, strict=True)):
        first, last = max(span.start, start), min(span.stop, stop)
        if first < last:
            parts.append((" … " if at and first == span.start else "") + words[first - span.start : last - span.start])
    return "".join(parts)


def _length(cite: Cite) -> int:
    return sum(map(len, cite.spans))


def _size(span: Span | None) -> int:
    return len(span) if span else 0
