"""Boilerplate learned from an outlet's other pages: lines that it prints under whatever it tells.

It is an overlay. A page alone is read as before; here its lines are laid beside those of the outlet's other pages, and one that
stands under several stories, and tells nothing or speaks to the reader, is set aside: the stages after this one see it as
boilerplate, and what was found in it makes no line of the chronicle. Nothing is deleted.

A sentence of background that an outlet repeats under its stories is told text, however often it stands. Several versions of one
page are one witness, since all of their lines stand in each.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from xxhash import xxh3_64_intdigest

from svod.lang.directory import directory
from svod.lang.layout import layout
from svod.link.prints import Print, likeness, print_of
from svod.model.chronicle import Reading
from svod.model.link import Boilerplate
from svod.model.note import Name, Statement
from svod.model.span import Cite, Span
from svod.model.text import Block
from svod.stage import Stage

STORIES = 3  # stories under which a line must stand
_ALIKE = 0.36  # likeness of two pages of one outlet from which they tell one story; as `stories` joins them, less a margin
_OWN = 1 / 3  # part of a page's told words that stand on no three pages, from which it is a story of its own
_SHARE = 0.25  # part of the outlet's pages that must have a line which neither speaks to the reader nor tells anything
_WITNESSES = 24  # pages that are looked at for one line, taken by their sha256
_WORD = re.compile(r"\w+")
_NEWS = frozenset({"time", "source", "happening", "statement"})  # kinds of notes that a line which tells nothing lacks

Lines = Mapping[str, tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Lined:
    """What is kept of a page to find the lines that its outlet repeats: hashes of its title and of its told lines."""

    outlet: str | None
    title: int
    lines: tuple[int, ...]


def lined(reading: Reading) -> Lined:
    """The hashes of one page."""
    title = folded(reading.title) or reading.page
    return Lined(reading.known_outlet, _hash(title), tuple(sorted(map(_hash, _told(reading)))))


def repeating(pages: Mapping[str, Lined]) -> dict[str, tuple[tuple[str, ...], int]]:
    """Outlet -> its pages that bear a line which stands on as many as a learned one must, and how many titles it has; only
    outlets with such lines. A page whose outlet is not known teaches nothing and loses nothing."""
    outlets: dict[str, dict[str, Lined]] = defaultdict(dict)
    for page, one in pages.items():
        if one.outlet:
            outlets[one.outlet][page] = one
    found = {}
    for outlet, own in outlets.items():
        borne = Counter(line for one in own.values() for line in one.lines)
        repeated = {line for line, count in borne.items() if count >= STORIES}
        if repeated:
            bearers = tuple(sorted(page for page, one in own.items() if repeated.intersection(one.lines)))
            found[outlet] = (bearers, len({one.title for one in own.values()}))
    return found


def of_outlet(outlet: str, readings: Iterable[Reading], titles: int) -> tuple[Boilerplate, ...]:
    """The lines of one outlet that are set aside, sorted by their words. readings: its pages that bear lines which it repeats,
    in any order; titles: how many it has in all. What is decided of an outlet rests on its own pages alone."""
    pages = sorted(readings, key=lambda reading: reading.page)
    told = {reading.page: _told(reading) for reading in pages}
    bearers: dict[str, list[Reading]] = defaultdict(list)
    for reading in pages:
        for words in told[reading.page]:
            bearers[words].append(reading)
    repeated = {words: borne for words, borne in bearers.items() if len(borne) >= STORIES}
    tellers = _Tellers(told, frozenset(repeated))
    learned = {
        words: line
        for words, borne in sorted(repeated.items())
        if (line := _judged(outlet, words, borne, told, tellers, len(borne) / titles)) is not None
    }
    return tuple(line for line in _spared(learned, told, {reading.page: reading for reading in pages}) if line.lines)


def _hash(words: str) -> int:
    return xxh3_64_intdigest(words.encode("utf-8", "surrogatepass"))


def folded(words: str) -> str:
    """Words as lines are compared by: without marks, spaces and capitals."""
    return " ".join(_WORD.findall(words.lower().replace("ё", "е")))


def _told(reading: Reading) -> Lines:
    """The told lines of a page by their words, its title's own left out."""
    found: dict[str, tuple[Block, ...]] = {}
    title = folded(reading.title)
    for block in reading.text.told():
        words = folded(block.span.of(reading.text.content))
        if words and words != title:
            found[words] = (*found.get(words, ()), block)
    return found


@dataclass(frozen=True)
class _Tellers:
    """Which pages tell a story of their own, and what they are compared by without the lines that stand on several."""

    told: Mapping[str, Lines]
    repeated: frozenset[str]

    def stories(self, pages: Sequence[Reading]) -> list[Reading]:
        """One page for each story that these pages tell, so far as pages of one outlet show: those of one title, or that are
        alike, are one."""
        kept: list[tuple[Reading, Print]] = []
        for reading in [page for page in pages if self._own(page)][:_WITNESSES]:
            seen = self._print(reading)
            alike = (
                (folded(other.title) == folded(reading.title) != "") or likeness(seen, theirs) >= _ALIKE
                for other, theirs in kept
            )
            if not any(alike):
                kept.append((reading, seen))
        return [reading for reading, _ in kept]

    def _own(self, reading: Reading) -> bool:
        lines = self.told[reading.page]
        own = sum(len(words) for words in lines if words not in self.repeated)
        return own > 0 and own >= _OWN * sum(map(len, lines))

    def _print(self, reading: Reading) -> Print:
        lines = self.told[reading.page]
        return print_of(_without(reading, [b.span for words in lines if words in self.repeated for b in lines[words]], ""))


def _judged(
    outlet: str, words: str, borne: Sequence[Reading], told: Mapping[str, Lines], tellers: _Tellers, share: float
) -> Boilerplate | None:
    """The verdict on one line: it is learned where it speaks to the reader, or says nothing at all and stands on a good part of
    the outlet's pages; and in either case under several stories."""
    if _attributed(words, borne, told):
        return None
    first = told[borne[0].page][words][0].span.of(borne[0].text.content)
    speaks = any(entry.search(first.lower()) for entry in _addressing())
    if not speaks and (share < _SHARE or _tells(words, borne, told)):
        return None
    stories = len(tellers.stories(borne))
    if stories < STORIES:
        return None
    why = "speaks to the reader, or of the outlet itself" if speaks else "tells nothing"
    cites = tuple(reading.text.cite(block.span) for reading in borne for block in told[reading.page][words])
    because = f"it stands on {len(borne)} pages of this outlet, under {stories} stories or more, and {why}"
    return Boilerplate(outlet, cites, round(1 - 0.5 ** (stories - 1), 3), "inferred", because)


@cache
def _addressing() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry) for entry in layout().addressing)


def _attributed(words: str, borne: Sequence[Reading], told: Mapping[str, Lines]) -> bool:
    """Somebody who is named says it, on any of the pages."""
    return any(
        isinstance(note.value, Statement) and note.value.speakers and _inside(note.cite, block.span)
        for reading in borne
        for note in reading.notes
        for block in told[reading.page][words]
    )


def _tells(words: str, borne: Sequence[Reading], told: Mapping[str, Lines]) -> bool:
    """News was found in it on any of the pages, or it names somebody or something other than an outlet."""
    for reading in borne:
        for note in reading.notes:
            named = isinstance(note.value, Name) and directory().by_name(note.value.normal) is None
            if (named or note.kind in _NEWS) and any(_inside(note.cite, block.span) for block in told[reading.page][words]):
                return True
    return False


def _spared(learned: Mapping[str, Boilerplate], told: Mapping[str, Lines], pages: Mapping[str, Reading]) -> list[Boilerplate]:
    """The same lines, but left standing on pages that would keep no told line at all."""
    bare = {page for page in pages if told[page] and all(words in learned for words in told[page])}
    return [replace(line, lines=tuple(cite for cite in line.lines if cite.page not in bare)) for line in learned.values()]


class Overlay:
    """Pages as the stages after this one see them: lines set aside are boilerplate, and what was found in them alone is not
    there."""

    def __init__(self, learned: Iterable[Boilerplate]) -> None:
        self._aside: dict[str, list[Span]] = defaultdict(list)
        self._why: dict[str, str] = {}
        for line in learned:
            for cite in line.lines:
                self._aside[cite.page] += cite.spans
                self._why[cite.page] = line.because

    def on(self, reading: Reading) -> Reading:
        """The page as it is seen. One without such a line is the same object."""
        page = reading.page
        return _without(reading, self._aside[page], self._why[page]) if page in self._aside else reading

    @property
    def places(self) -> dict[str, tuple[str, ...]]:
        """Page -> which of its lines are set aside, as their places: what the overlay of the page depends on."""
        return {page: tuple(sorted({f"{span.start}-{span.stop}" for span in spans})) for page, spans in self._aside.items()}


def _without(reading: Reading, spans: Sequence[Span], why: str) -> Reading:
    hidden = frozenset(spans)
    blocks = tuple(
        replace(block, role="boilerplate", because=why) if block.span in hidden else block for block in reading.text.blocks
    )
    notes = tuple(note for note in reading.notes if not all(any(h.holds(span) for h in hidden) for span in note.cite.spans))
    return replace(reading, text=replace(reading.text, blocks=blocks), notes=notes)


def _inside(cite: Cite, span: Span) -> bool:
    return all(span.holds(each) for each in cite.spans)


LINES = Stage("lines", version=1, over="page", needs=("text",), gives=("sketch",), run=lined)
"""What is kept of a page to find repeated lines; the flow lists it."""

STAGE = Stage(
    "boilerplate",
    version=1,
    over="outlet",
    needs=("text", "name", "time", "source", "statement", "happening"),
    gives=("boilerplate",),
    run=of_outlet,
)
"""The stage, as the flow lists it."""
