"""The pages of one story as those who ask from whom each has its words look at them: what each states, and when it came out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii

from svod.lang.directory import directory, name_key
from svod.lang.sourcing import sourcing
from svod.link.lineage_shares import Shares
from svod.link.words import words
from svod.model.chronicle import Reading
from svod.model.link import Lineage
from svod.model.note import Source, Statement
from svod.model.span import Span

RELAYS = ("agency", "outlet")
_SIGNED = re.compile(r"[^.!?\n]{2,30}?(?=\s[-–—]\s)")  # a name and a dash that open a page: `ИА «Меридиан» — `
_PARTS = re.compile(r"[.,/()\n]|\s[-–—]|[-–—]\s")  # between the parts of a dateline: place, day, agency
_LETTERS = 200  # of a page, by which its script is told
_EXACT = 13  # characters of an ISO date-time to its hour


@dataclass(frozen=True, slots=True)
class Teller:
    """What a page says of itself. outlet: as the directory names it; kind: its kind there, or nothing. relays: the agencies and
    outlets of its stated chain, nearest first. handed: whether one of them writes in the page's own script, so that the words
    may be that one's. first: the key of its first source; heard: those of it and of all who speak there. released:
    whether that source is a press service or a paper, which everybody can have. wire: the agency or
    outlet that its dateline bears. told: whether it says that somebody told it something. moment: None where only a day is
    known."""

    outlet: str
    kind: str
    relays: tuple[str, ...]
    handed: bool
    first: frozenset[str]
    heard: frozenset[str]
    released: bool
    wire: str
    told: bool
    day: str | None
    moment: str | None

    @property
    def agency(self) -> bool:
        """True for a known agency."""
        return self.kind == "agency"

    @property
    def own(self) -> bool:
        """True where the page is signed in its dateline by its own outlet: a wire."""
        return bool(self.wire) and of_house(self.wire, self.outlet)


@dataclass(frozen=True, eq=False)
class Scene:
    """The pages of one story, in the order of `shares.pages`; the chain that each states, and what it says of itself."""

    readings: tuple[Reading, ...]
    stated: tuple[Lineage, ...]
    shares: Shares
    tellers: tuple[Teller, ...]


def named(name: str) -> str:
    """The name that the directory gives an outlet; an unknown one's own."""
    found = directory().by_name(name)
    return found.name if found else name


def of_house(name: str, outlet: str) -> bool:
    """True where an outlet is the one of that name in this script or another, or a house of it (`Меридиан Заречье`)."""
    short, full = (anyascii(name_key(one)).lower().split() for one in (name, outlet))
    return named(name) == named(outlet) or (bool(short) and full[: len(short)] == short)


def kind_of(name: str) -> str:
    """`agency`, `outlet` or another kind of the directory; nothing for who is not in it."""
    found = directory().by_name(name)
    return found.kind if found else ""


def _relays(reading: Reading, chain: Sequence[str]) -> tuple[str, ...]:
    """The agencies and outlets of a chain, nearest first: those that the directory knows as it names them, and those with a
    name of their own that the page calls so."""
    values = (note.value for note in reading.notes)
    called = {v.source for v in values if isinstance(v, Source) and v.kind in RELAYS and not v.source[:1].islower()}
    return tuple(named(name) for name in chain if name in called or kind_of(name) in RELAYS)


def teller(reading: Reading, stated: Lineage) -> Teller:
    """What a page says of itself, and its stated chain."""
    outlet, relays = named(reading.outlet), _relays(reading, stated.chain[1:])
    script = _script(" ".join(block.span.of(reading.text.content) for block in reading.text.told()[:3]))
    said = [note.value for note in reading.notes if isinstance(note.value, Statement)]
    first = {name for name in stated.chain[1:] if named(name) not in relays}
    via = {named(name) for value in said for name in value.via}
    return Teller(
        outlet,
        kind_of(outlet),
        relays,
        any(_script(name) == script for name in relays),
        frozenset(map(name_key, first)),
        frozenset(name_key(name) for name in (*first, *(name for value in said for name in value.speakers))),
        _released(reading, first),
        wire_of(reading)[0],
        outlet in via,
        reading.published,
        _moment(reading),
    )


def _released(reading: Reading, first: Iterable[str]) -> bool:
    """True where one of these names is a press service or a paper, as the page calls it or by its first word."""
    values = (note.value for note in reading.notes)
    papers = {v.source for v in values if isinstance(v, Source) and v.kind in ("press_service", "document")}
    code = reading.text.language.value
    heads = (next((word.key for word in words(name, Span(0, len(name)), code)), "") for name in first if name)
    return not papers.isdisjoint(first) or any(head in sourcing(code).offices for head in heads)


def wire_of(reading: Reading) -> tuple[str, int, int]:
    """The agency or outlet that the dateline or the opening words bear (`МОСКВА, 2 мая — РИА Новости.`), as the directory names
    it, and where its name stands; nothing where they bear none."""
    content = reading.text.content
    if reading.text.dateline:
        start, stop = reading.text.dateline.start, reading.text.dateline.stop
    else:
        told = reading.text.told()
        met = _SIGNED.match(content, told[0].span.start, told[0].span.stop) if told else None
        if met is None:
            return "", 0, 0
        start, stop = met.span()
    edges = [start, *(edge for met in _PARTS.finditer(content, start, stop) for edge in met.span()), stop]
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        name = content[first:last].strip()
        if name and kind_of(name) in RELAYS:
            begin = content.index(name, first)
            return named(name), begin, begin + len(name)
    return "", 0, 0


def _moment(reading: Reading) -> str | None:
    """The moment of publication; None where only a day is known, as which midnight sharp is taken."""
    value = reading.text.published.value if reading.text.published else ""
    return value if len(value) >= _EXACT and not re.match(r"T00:00(?::00)?(?![\d:])", value[10:]) else None


@cache
def _script(words: str) -> str:
    """The script of most of the first letters, as Unicode names it (`CYRILLIC`); nothing without letters."""
    letters = [letter for letter in words[:_LETTERS] if letter.isalpha()]
    met = Counter(unicodedata.name(letter, "?").split()[0] for letter in letters)
    return met.most_common(1)[0][0] if met else ""
