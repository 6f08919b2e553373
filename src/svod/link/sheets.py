"""A page laid out for comparison: its title and told sentences, cut where a quotation or a saying ends and its cue begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from svod.link.quotations import quotations
from svod.link.stretches import Lexis, Places, Stretch, lexis_of
from svod.link.words import Word, words
from svod.model.chronicle import Reading
from svod.model.note import Name, Note, Statement
from svod.model.span import Span

_CUE_WORDS = 4  # words of a cue that make it a stretch of its own; a shorter one stays with its quotation
_ENDS = re.compile(r"(?<=[.!?…])[\"»”]?\s+(?=[\"«„“]?\w)|\n+")
_JOINTS = re.compile(r"\s*(?:[,;:()]|\s[-–—]\s|[«»“”„\"]\s*[,.]?(?:\s[-–—]\s)?)+\s*")
_TRIM = " \t\r\n\u00a0,;:.!?…-–—«»“”„\"()'"


@dataclass(frozen=True)
class Sheet:
    """A page's stretches, in order, and what stands in quotation marks on it."""

    reading: Reading
    code: str
    stretches: tuple[Stretch, ...]
    quoted: tuple[Span, ...] = ()

    @property
    def page(self) -> str:
        """The page's sha256."""
        return self.reading.page

    @property
    def content(self) -> str:
        """Its text."""
        return self.reading.text.content

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of all stretches."""
        return tuple(word for stretch in self.stretches for word in stretch.words)

    @cached_property
    def _begins(self) -> list[int]:
        return [word.start for word in self.words]

    def run(self, span: Span) -> tuple[int, int]:
        """Which of its words stand in a place: the first and the one after the last."""
        return bisect_left(self._begins, span.start), bisect_left(self._begins, span.stop)

    def within(self, span: Span) -> tuple[Word, ...]:
        """Its words in a place."""
        first, last = self.run(span)
        return self.words[first:last]

    @cached_property
    def grams(self) -> frozenset[int]:
        """Its runs of five words in a row, each as a number."""
        return frozenset(run for stretch in self.stretches for run in stretch.grams)

    @cached_property
    def lexis(self) -> Lexis:
        """Its different words."""
        return lexis_of(word for stretch in self.stretches for word in stretch.words)

    @cached_property
    def places(self) -> Places:
        """Which of its different words each word of its stretches is, one stretch after the other."""
        return self.lexis.places(np.concatenate([np.zeros(0, dtype=np.uint64), *(one.codes for one in self.stretches)]))

    @cached_property
    def starts(self) -> Places:
        """Where the words of each stretch begin among these, and the last end."""
        return np.cumsum([0, *(len(stretch.words) for stretch in self.stretches)])

    @cached_property
    def held(self) -> NDArray[np.float32]:
        """For each stretch, which of the different words it holds."""
        held = np.zeros((len(self.stretches), len(self.lexis.codes)), dtype=np.float32)
        held[np.repeat(np.arange(len(self.stretches)), np.diff(self.starts)), self.places] = 1.0
        return held


def sheet_of(reading: Reading) -> Sheet:
    """The sheet of one page."""
    code = reading.text.language.value
    quoted = tuple(span for block in reading.text.told() for span in quotations(reading.text.content, block.span))
    sayings, named = _sayings(reading, quoted), _named(reading)
    made = list[Stretch]()
    for at, (span, title) in enumerate(_sentences(reading)):
        parts = [span] if title else _cut(reading, span, sayings, named)
        for part in parts:
            found = words(reading.text.content, part, code)
            if found:
                holder = next((which for which, one in enumerate(sayings) if _mostly(part, one)), -1)
                clauses = _clauses(reading.text.content, part, found)
                made.append(Stretch(part, found, clauses, title, holder, at, len(made)))
    return Sheet(reading, code, tuple(made), quoted)


def _sayings(reading: Reading, quoted: Sequence[Span]) -> list[Span]:
    """What is said on a page: the contents of its statements, and quotations, whether a statement was found in them or not."""
    sentences = [span for note in reading.of_kind("sentence") for span in note.cite.spans]
    told = [span for note in reading.of_kind("statement") for span in _around_a_cue(note, sentences)]
    return sorted({*quoted, *(span for span in told if not any(one.meets(span) for one in quoted))})


def _around_a_cue(note: Note, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """The places of a content. One in the teller's words that goes on in the same sentence after its cue ("the bridge, as X
    asserts, is open") stays whole, cue and all: its halves tell nothing."""
    whole = Span(note.cite.start, note.cite.stop)
    told = isinstance(note.value, Statement) and note.value.kind != "direct"
    return (whole,) if told and any(sentence.holds(whole) for sentence in sentences) else note.cite.spans


def _sentences(reading: Reading) -> Iterator[tuple[Span, bool]]:
    """Titles and told sentences, in the order of the text. A page without sentence notes (its language has no folder) is cut
    after full stops."""
    found = sorted(span for note in reading.of_kind("sentence") for span in note.cite.spans)
    told = {block.span for block in reading.text.told()}
    for block in reading.text.blocks:
        if block.role == "title":
            yield block.span, True
        elif block.span in told:
            inside = _whole(reading.text.content, [span for span in found if block.span.holds(span)])
            yield from ((span, False) for span in (inside or _split(reading.text.content, block.span)))


def _whole(content: str, spans: Iterable[Span]) -> list[Span]:
    """The same sentences, those joined between which a bracket is open: none ends inside an editor's insertion."""
    out = list[Span]()
    for span in spans:
        before = out[-1].of(content) if out else ""
        if before.count("(") > before.count(")") and ")" in span.of(content):
            out[-1] = Span(out[-1].start, span.stop)
        else:
            out.append(span)
    return out


def _split(content: str, span: Span) -> Iterator[Span]:
    start = span.start
    for met in _ENDS.finditer(content, span.start, span.stop):
        if met.start() > start:
            yield Span(start, met.start())
        start = met.end()
    if start < span.stop:
        yield Span(start, span.stop)


def _cut(reading: Reading, span: Span, sayings: Iterable[Span], named: Sequence[Span]) -> list[Span]:
    """A sentence cut where what was said ends and who said it begins, or the other way round, unless one side is short; words
    before a saying that name nobody ("It was noted that") stay with it."""
    content, code = reading.text.content, reading.text.language.value
    ends = {edge for saying in sayings for edge in (saying.start, saying.stop) if span.start < edge < span.stop}
    opens = {saying.start for saying in sayings}
    parts, start = list[Span](), span.start
    for place in (*sorted(ends), span.stop):
        part = trim(content, start, place)
        if part is None or (place in opens and not any(part.holds(name) for name in named)):
            continue
        if place == span.stop or len(words(content, part, code)) >= _CUE_WORDS:
            parts.append(part)
            start = place
    if len(parts) > 1 and len(words(content, parts[-1], code)) < _CUE_WORDS:
        last = parts.pop()
        parts[-1] = Span(parts[-1].start, last.stop)
    return parts


def _named(reading: Reading) -> list[Span]:
    """Where the page names a person or organisation."""
    return [
        span
        for note in reading.notes
        if isinstance(note.value, Name) and note.value.kind != "place"
        for span in note.cite.spans
    ]


def trim(content: str, start: int, stop: int) -> Span | None:
    """The stretch without marks and spaces at its ends, None where nothing is left."""
    while start < stop and content[start] in _TRIM:
        start += 1
    while stop > start and content[stop - 1] in _TRIM:
        stop -= 1
    return Span(start, stop) if start < stop else None


def _mostly(part: Span, saying: Span) -> bool:
    """True where a stretch lies in a statement's content, but for a mark or a short cue."""
    return part.overlap(saying) >= 0.5 * len(part)


def _clauses(content: str, span: Span, found: tuple[Word, ...]) -> tuple[int, ...]:
    """Where clauses begin: after a comma, dash, colon, bracket or quotation mark, unless fewer than three words are left."""
    joints = [met.end() for met in _JOINTS.finditer(content, span.start, span.stop)]
    starts, places = [0], [word.start for word in found]
    for joint in joints:
        at = bisect_left(places, joint)
        if at - starts[-1] >= 3 and len(found) - at >= 3:
            starts.append(at)
    return tuple(starts)
