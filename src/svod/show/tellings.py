"""The tellings of a story side by side: a row for each stretch of the fullest one, then for what others tell beyond it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal, NamedTuple

from svod.model.chronicle import Chronicle, Reading
from svod.model.link import Difference, DifferenceKind, Origin, Passage, Story
from svod.model.span import Cite, Span, overlap
from svod.show.rows import by_most
from svod.show.stands import Voice, said_by
from svod.show.wordings import Piece, laid, lit

MOST = 6  # columns that are shown unless others are chosen: more are wider than any screen
ROWS = 60  # that are made unless all are asked for
CellKind = Literal["told", "kept", "shortened", "longer", "reworded", "translated", "absent", "added", "unknown"]
_HALF = 0.5  # of a stretch that must lie in another to be told of there
_WHOLE = 0.999  # of the other's words that must stand in a wording for it to be kept
_LACKING: frozenset[DifferenceKind] = frozenset({"absent", "added"})


@dataclass(frozen=True, slots=True)
class Cell:
    """How one page has what a row tells. kind: `told` where the row is in its words and it is the fullest telling, `added`
    where it is another; `absent` where the ledger says so; `unknown` where nothing like it was found and nothing is said.
    cite: None where it has no words for it. altered: what else the ledger says of the two wordings."""

    kind: CellKind
    cite: Cite | None = None
    pieces: tuple[Piece, ...] = ()
    voice: Voice | None = None
    altered: tuple[DifferenceKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch in the words of one page, and how each has it, in the order of the columns. background: it is carried from
    story to story."""

    head: Cite
    cells: tuple[Cell, ...]
    background: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """pages: a column each, the fullest telling first, then in the order in which they were published. told: rows of what the
    fullest tells, in its order; beyond: of what others tell and it does not; background: of either. left: how many stretches
    were given no row."""

    pages: tuple[Reading, ...]
    told: tuple[Row, ...] = ()
    beyond: tuple[Row, ...] = ()
    background: tuple[Row, ...] = ()
    left: int = 0


@dataclass(frozen=True)
class Told:
    """A story and what stands between its pages alone; readings in the order in which they were published."""

    found: Chronicle
    story: Story
    readings: tuple[Reading, ...]
    origins: tuple[Origin, ...]
    passages: tuple[Passage, ...]
    differences: tuple[Difference, ...]

    @property
    def lines(self) -> int:
        """How many lines of the chronicle are of it."""
        return sum(entry.story == self.story.id for entry in self.found.entries)

    @property
    def outlets(self) -> int:
        """How many outlets tell it; a page of an unknown one counts as one."""
        return len({reading.outlet for reading in self.readings})


def told_of(found: Chronicle, story: Story) -> Told:
    """A story, of a chronicle that has its pages."""
    pages = set(story.pages)
    readings = [found.by_page[page] for page in story.pages if page in found.by_page]
    return Told(
        found,
        story,
        tuple(sorted(readings, key=in_time)),
        tuple(one for one in found.origins if one.story == story.id),
        tuple(one for one in found.passages if one.a.page in pages and one.b.page in pages),
        tuple(one for one in found.differences if one.here.page in pages and one.page in pages),
    )


def in_time(reading: Reading) -> tuple[str, str]:
    """What sorts pages by their publication, those of no known day last."""
    return (reading.text.published.value if reading.text.published else "9", reading.name)


def chosen(told: Told, wanted: Collection[str] = (), first: str | None = None, most: int = MOST) -> tuple[Reading, ...]:
    """The pages that get a column: those wanted (sha256), or where none are, a page of each origin and then those that differ
    most. first: the page (sha256) that the others are compared with, else the fullest telling of these."""
    shares = _shares(told)
    fullness = {one.page: shares.get(one.page, 0) + sum(len(block.span) for block in one.text.told()) for one in told.readings}
    if wanted:
        shown = [one for one in told.readings if one.page in wanted or one.page == first]
    elif len(told.readings) <= most:
        shown = list(told.readings)
    else:
        kept = _most_different(told, first or max(fullness, key=lambda page: fullness[page]), shares, most)
        shown = [one for one in told.readings if one.page in kept]
    lead = first if first in {one.page for one in shown} else max((one.page for one in shown), key=lambda page: fullness[page])
    return tuple(sorted(shown, key=lambda one: (one.page != lead, *in_time(one))))


def _shares(told: Told) -> dict[str, int]:
    """Page -> how many characters of it stand in others, each counted."""
    shares: dict[str, int] = defaultdict(int)
    for cite in chain.from_iterable((one.a, one.b) for one in told.passages):
        shares[cite.page] += sum(map(len, cite.spans))
    return shares


def _most_different(told: Told, lead: str, shares: Mapping[str, int], most: int) -> set[str]:
    """The leading page, that of each other origin which shares most, the largest origins first, then those that share least
    with the leading one."""
    kept = [lead]
    others = sorted((one.pages for one in told.origins if lead not in one.pages), key=lambda pages: (-len(pages), pages))
    kept += (max(pages, key=lambda page: (shares.get(page, 0), page)) for pages in others)
    near: dict[str, int] = defaultdict(int)
    for one in told.passages:
        if lead in (one.a.page, one.b.page):
            other = one.b if one.a.page == lead else one.a
            near[other.page] += sum(map(len, other.spans))
    kept += sorted((one.page for one in told.readings if one.page not in kept), key=lambda page: near[page])
    return set(kept[:most])


def table(told: Told, pages: Sequence[Reading], most: int = ROWS) -> Table:
    """The tellings of these pages, the first of them the one that the others are compared with, in so many rows at most."""
    made = _Made(told, pages, most)
    own, *others = (tuple(made.rows(page)) for page in pages)
    beyond = tuple(chain.from_iterable(others))
    return Table(
        tuple(pages),
        tuple(row for row in own if not row.background),
        tuple(row for row in beyond if not row.background),
        tuple(row for row in (*own, *beyond) if row.background),
        made.left,
    )


class _Side(NamedTuple):
    """A passage as it is seen from one of its pages."""

    own: Cite
    other: Cite
    passage: Passage


@dataclass
class _Stretch:
    """Characters of one page that get a row, with what others have for them and who is said to lack them."""

    head: Cite
    sides: list[_Side] = field(default_factory=list)
    lacking: set[str] = field(default_factory=set)


class _Made:
    """Makes the rows of a table; what stands in one is told in no other."""

    def __init__(self, told: Told, pages: Sequence[Reading], most: int) -> None:
        self._found, self._pages, self._room, self.left = told.found, pages, most, 0
        shown = {one.page for one in pages}
        self._sides: dict[str, list[_Side]] = defaultdict(list)
        for one in told.passages:
            if one.a.page in shown and one.b.page in shown:
                self._sides[one.a.page].append(_Side(one.a, one.b, one))
                self._sides[one.b.page].append(_Side(one.b, one.a, one))
        self._lacking: dict[str, list[Difference]] = defaultdict(list)
        self._altered: dict[tuple[str, str], list[Difference]] = defaultdict(list)
        for each in told.differences:
            if each.here.page not in shown or each.page not in shown:
                continue
            if each.kind in _LACKING:
                self._lacking[each.here.page].append(each)
            elif each.there:
                self._altered[each.here.page, each.page].append(each)
        self._used: dict[str, list[Span]] = defaultdict(list)

    def rows(self, owner: Reading) -> Iterator[Row]:
        """The rows in the words of this page, in the order of its text, but for what stands in a row already."""
        stretches = self._stretches(owner.page)
        self.left += max(0, len(stretches) - self._room)
        for one in stretches:
            self._used[owner.page] += one.head.spans
        for one in stretches[: self._room]:
            yield self._row(one)
        self._room -= min(self._room, len(stretches))

    def _stretches(self, page: str) -> list[_Stretch]:
        sides = [one for one in self._sides[page] if not self._is_used(one.own) and not self._is_used(one.other)]
        lacking = [one for one in self._lacking[page] if not self._is_used(one.here)]
        made: list[_Stretch] = []
        for cite in sorted(
            {*(one.own for one in sides), *(one.here for one in lacking)}, key=lambda one: (-_size(one), one.spans)
        ):
            if not any(_mostly(cite, one.head) for one in made):
                made.append(_Stretch(cite))
        for side in sides:
            _home(side.own, made).sides.append(side)
        for one in lacking:
            home = _home(one.here, made)
            if _size(one.here) >= _HALF * _size(home.head):
                home.lacking.add(one.page)
        return sorted(made, key=lambda one: one.head.spans)

    def _is_used(self, cite: Cite) -> bool:
        return overlap(cite.spans, self._used[cite.page]) > _HALF * _size(cite)

    def _row(self, one: _Stretch) -> Row:
        made = [self._cell(one, page.page) for page in self._pages]
        at = next(at for at, page in enumerate(self._pages) if page.page == one.head.page)
        others = [cell.cite for cell, _ in made if cell.cite]
        for cite in others:
            self._used[cite.page] += cite.spans
        differs = by_most(chain.from_iterable(lacks for _, lacks in made), len(others))
        own = Cell("added" if at else "told", one.head, lit(one.head, differs), said_by(self._found, one.head))
        background = bool(one.sides) and 2 * sum(side.passage.background for side in one.sides) >= len(one.sides)
        return Row(one.head, tuple(own if n == at else cell for n, (cell, _) in enumerate(made)), background)

    def _cell(self, one: _Stretch, page: str) -> tuple[Cell, tuple[Span, ...]]:
        """How a page has a stretch, and the words of the stretch that it lacks where it has others."""
        cite = self._wording(one, page)
        if cite is None:
            return Cell("absent" if page in one.lacking else "unknown", altered=self._lost(one.head, page)), ()
        if any(side.other == cite and side.own == one.head and side.passage.relation == "same" for side in one.sides):
            return Cell("kept", cite, lit(cite, ()), said_by(self._found, cite), altered=self._told(one.head, cite)), ()
        wording = laid(one.head, cite)
        translated = any(side.other.page == page and side.passage.relation == "translated" for side in one.sides)
        kind: CellKind = "translated" if translated else _kind(wording.kept >= _WHOLE, wording.own)
        altered = self._told(one.head, cite)
        return Cell(kind, cite, wording.pieces, said_by(self._found, cite), altered=altered), wording.lacks

    def _wording(self, one: _Stretch, page: str) -> Cite | None:
        """What a page has for a stretch, in the order of its text: of several wordings of the same words the first."""
        kept: list[Span] = []
        told: list[Span] = []
        for side in sorted(one.sides, key=lambda side: -overlap(side.own.spans, one.head.spans)):
            if side.other.page != page or overlap(side.other.spans, [*kept, *self._used[page]]):
                continue
            if overlap(side.own.spans, told) <= _HALF * _size(side.own):
                kept += side.other.spans
                told += side.own.spans
        return self._found.by_page[page].text.cite(*sorted(kept)) if kept else None

    def _lost(self, head: Cite, page: str) -> tuple[DifferenceKind, ...]:
        """What the ledger says of a page that has nothing for a stretch: that it closed a quotation before it, say."""
        met = self._altered.get((head.page, page), ())
        return tuple(dict.fromkeys(one.kind for one in met if overlap(one.here.spans, head.spans) > _HALF * _size(one.here)))

    def _told(self, a: Cite, b: Cite) -> tuple[DifferenceKind, ...]:
        """What the ledger says of two wordings, whichever is the fuller one."""
        met = [
            one.kind
            for here, there in ((a, b), (b, a))
            for one in self._altered.get((here.page, there.page), ())
            if one.there and overlap(one.here.spans, here.spans) and overlap(one.there.spans, there.spans)
        ]
        return tuple(dict.fromkeys(kind for kind in met if kind not in ("shortened", "words_changed")))


def _kind(whole: bool, own: bool) -> CellKind:
    if whole:
        return "longer" if own else "kept"
    return "reworded" if own else "shortened"


def _home(cite: Cite, among: Sequence[_Stretch]) -> _Stretch:
    return max(among, key=lambda one: overlap(cite.spans, one.head.spans))


def _mostly(cite: Cite, other: Cite) -> bool:
    return overlap(cite.spans, other.spans) > _HALF * _size(cite)


def _size(cite: Cite) -> int:
    return sum(map(len, cite.spans))
