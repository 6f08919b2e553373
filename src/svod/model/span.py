"""Places in a text: a span, and a cite that can be checked alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from svod.errors import BadCite, BadSpan


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open [start, stop) in Unicode code points of a page's text; never empty."""

    start: int
    stop: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.stop <= self.start:
            raise BadSpan(f"{self.start}-{self.stop} is no span: it must start at 0 or later and stop after its start.")

    def __len__(self) -> int:
        return self.stop - self.start

    def of(self, text: str) -> str:
        """The characters of `text` here. Raises BadSpan where the text is shorter (a slice would clamp in silence)."""
        if self.stop > len(text):
            raise BadSpan(f"[{self.start}, {self.stop}) ends after the text, which has {len(text)} characters.")
        return text[self.start : self.stop]

    def holds(self, other: Span) -> bool:
        """True where `other` lies wholly inside."""
        return self.start <= other.start and other.stop <= self.stop

    def overlap(self, other: Span) -> int:
        """How many characters the two share."""
        return max(0, min(self.stop, other.stop) - max(self.start, other.start))

    def meets(self, other: Span) -> bool:
        """True where the two share a character."""
        return self.start < other.stop and other.start < self.stop


def overlap(one: Iterable[Span], other: Sequence[Span]) -> int:
    """How many characters two lists of spans share, each of spans that stand apart."""
    met = 0
    for a in one:  # bare comparisons, since a story asks this some ten thousand times
        start, stop = a.start, a.stop
        for b in other:
            if b.start < stop and start < b.stop:
                met += min(stop, b.stop) - max(start, b.start)
    return met


def spans_of(pairs: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    """Spans from pairs of numbers, as JSON has them."""
    return tuple(Span(*pair) for pair in pairs)


_PLACE = re.compile(r"\d{1,18}-\d{1,18}(,\d{1,18}-\d{1,18})*")  # Python reads no number of thousands of digits


@dataclass(frozen=True, slots=True)
class Cite:
    """Exact characters of a stored page: its sha256, one or more spans in order, and the words of each span."""

    page: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.spans or len(self.spans) != len(self.words):
            raise BadCite("A cite needs a span, and the words of each span.")
        if len(self.spans) == 1 and len(self.spans[0]) == len(self.words[0]):
            return  # nearly all cites: a story has thousands, and each is made anew when it is read
        if any(a.stop > b.start for a, b in zip(self.spans, self.spans[1:], strict=False)):
            raise BadCite(f"The spans of a cite stand in order and apart, these do not: {self.place}.")
        if any(len(span) != len(words) for span, words in zip(self.spans, self.words, strict=True)):
            raise BadCite(f"The words of a cite are as long as its spans, these are not: {self.place}.")

    @classmethod
    def of(cls, page: str, content: str, *spans: Span) -> Cite:
        """The cite of these spans of `content`, the text of the page with that sha256. Raises BadSpan, BadCite."""
        return cls(page, spans, tuple(span.of(content) for span in spans))

    @property
    def text(self) -> str:
        """Its words on one line, a cut between two spans shown as `…`."""
        return " … ".join(" ".join(words.split()) for words in self.words)

    @property
    def start(self) -> int:
        """Where its first span starts."""
        return self.spans[0].start

    @property
    def stop(self) -> int:
        """Where its last span stops."""
        return self.spans[-1].stop

    @property
    def place(self) -> str:
        """Its spans as people type them: `1-5,9-12`."""
        return ",".join(f"{span.start}-{span.stop}" for span in self.spans)

    def check(self, content: str) -> None:
        """Raises BadSpan or BadCite unless these words still stand at these places of `content`."""
        for span, words in zip(self.spans, self.words, strict=True):
            if span.of(content) != words:
                raise BadCite(f"At {span.start}-{span.stop} stands {span.of(content)!r}, the cite says {words!r}.")


def parse_place(typed: str) -> tuple[str, tuple[Span, ...]]:
    """A cite as people type it, `PAGE:1-5,9-12`, split at the last colon. Raises BadSpan."""
    # Copied off the end of a line, it stands in brackets.
    for form in (typed, typed.strip().removeprefix("[").removesuffix("]")):
        page, _, places = form.rpartition(":")
        if page and _PLACE.fullmatch(places):
            return page, spans_of(map(int, place.split("-")) for place in places.split(","))
    raise BadSpan(f"{typed!r} is no cite; write PAGE:START-STOP, for example 003.txt:96-387 or 003.txt:1-5,9-12.")
