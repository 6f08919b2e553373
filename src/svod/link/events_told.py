"""What one page tells of a happening, in short: made of that page alone, small enough to be kept, all that joining needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from svod.lang import lexicon
from svod.link.holders import telling
from svod.model.chronicle import Reading
from svod.model.note import Happening, HappeningType, Name, Note, Number
from svod.model.span import Cite, Span

_LEAD = 2  # sentences whose news the title tells, too
_ABOUT = "~"  # of a date that is only near


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling: its page and that page's day, its words, and what they tell. Names are as the page gives them.

    who: those who take part; heard: those who only listened, as they are shown: journalists are at every briefing, and join
    no two. around: the names in its paragraph. words: lemmas that tell its sentence (and the title, where it is the news) from
    others, names and dates left out; deed: those of its clause, but for people, for who takes part and for dates. written: its
    date stands in the page, and is not the page's own day for want of another. id is that of its note.
    """

    id: str
    cite: Cite
    published: str | None
    type: HappeningType
    date: str | None
    place: str | None
    what: str
    who: tuple[str, ...]
    heard: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    deed: frozenset[str] = frozenset()
    written: bool = True
    numbers: tuple[Number, ...] = ()

    @property
    def page(self) -> str:
        """The page's sha256."""
        return self.cite.page

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Where it stands: pages by their sha256."""
        return (self.cite.page, self.cite.start, self.cite.stop, self.id)


def tellings(reading: Reading) -> tuple[Telling, ...]:
    """All that a page tells, in the order of its text."""
    search = _Page(reading)
    found = (note for note in reading.of_kind("happening") if isinstance(note.value, Happening))
    return tuple(search.telling(note, note.value) for note in found if isinstance(note.value, Happening))


class _Page:
    """A page, with what its tellings look up again and again."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._code = reading.text.language.value
        table = lexicon.happenings(self._code)
        self._small = table.inside | table.bounds
        self._names = [note for note in reading.of_kind("name") if isinstance(note.value, Name)]
        self._named = self._lemmas(note.cite.text for note in self._names)
        people = (note for note in self._names if isinstance(note.value, Name) and note.value.kind == "person")
        self._people = [note.cite.text for note in people]
        self._sentences = [note.cite.spans[0] for note in reading.of_kind("sentence")]
        times = reading.of_kind("time")
        self._times = [span for note in times for span in note.cite.spans]
        self._when = self._lemmas(note.cite.text for note in times)
        self._heard = frozenset(shown for _, shown in table.audiences)

    def telling(self, note: Note, value: Happening) -> Telling:
        """The telling that a note holds."""
        own_day = value.date is not None and value.date.rstrip(_ABOUT) == self._reading.published
        return Telling(
            note.id,
            note.cite,
            self._reading.published,
            value.type,
            value.date,
            value.place,
            value.what,
            tuple(name for name in value.participants if name not in self._heard),
            tuple(name for name in value.participants if name in self._heard),
            self._around(note.cite),
            self._words(note.cite, value.type == "statement" and own_day),
            self._lemmas([value.what]) - self._lemmas((*value.participants, *self._people)) - self._when,
            not own_day or self._says_when(note.cite),
            value.numbers,
        )

    def _lemmas(self, texts: Iterable[str]) -> frozenset[str]:
        found = frozenset[str]().union(*(telling(self._code, text) for text in texts))
        return found - self._small

    def _around(self, cite: Cite) -> tuple[str, ...]:
        """The names in the block where this cite starts, each once."""
        block = next((b.span for b in self._reading.text.blocks if b.span.start <= cite.start < b.span.stop), None)
        inside = (note.value for note in self._names if block and block.start <= note.cite.start < block.stop)
        return tuple(dict.fromkeys(value.normal for value in inside if isinstance(value, Name)))

    def _words(self, cite: Cite, news: bool) -> frozenset[str]:
        """The telling lemmas of the sentence, and of the title where the sentence is the news or the lead."""
        at = next((i for i, span in enumerate(self._sentences) if span.start <= cite.start < span.stop), None)
        sentence = cite.spans[0] if at is None else self._sentences[at]
        texts = [self._said(sentence)]
        if news or (at is not None and at < _LEAD):
            texts.append(self._reading.title)
        return self._lemmas(texts) - self._named - self._when

    def _said(self, span: Span) -> str:
        return re.sub(r"\s+", " ", span.of(self._reading.text.content))

    def _says_when(self, cite: Cite) -> bool:
        """Whether a date stands within the telling words."""
        return any(span.meets(time) for span in cite.spans for time in self._times)
