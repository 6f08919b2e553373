"""The tool that lays a story's pages side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from svod.errors import UnknownName
from svod.model.span import Cite
from svod.show.ledger import Line
from svod.show.ledger import lines as ledger_lines
from svod.show.mcp.answers import Compared, Difference, Origin, Passage, Quote, Source, Telling, Wording
from svod.show.mcp.asking import After, told
from svod.show.mcp.quoting import BUDGET, fitting, provenance, quote, source_of
from svod.show.rest.answers import sound
from svod.show.rest.stories import Compared as Laid
from svod.show.rest.stories import compared
from svod.show.rows import Row
from svod.show.stands import said_by
from svod.store.reader import Reader

Part = Literal["overview", "passages", "differences", "tellings"]
_LISTS = ("tellings", "passages", "differences")
_FIRST = {"tellings": 20, "passages": 6, "differences": 10}  # of each that an overview gives
_SHARE = {"tellings": 0.2, "passages": 0.5, "differences": 0.3}  # of the room of an overview
_ORIGINS = 20
_WORDING = 250  # characters that are quoted of another wording
_WORDINGS = 5  # of one passage that are quoted
_NAMED = 12  # pages that are named in one place


@dataclass(frozen=True, slots=True)
class Comparing:
    """The tool, over one chronicle."""

    reader: Reader

    @told
    def compare_story(
        self,
        story: Annotated[str, Field(description="A story's id, of list_stories, list_lines or open_page.")],
        part: Annotated[
            Part, Field(description="overview: the first of everything; or one list: passages, differences, tellings.")
        ] = "overview",
        after: After = None,
        limit: Annotated[int, Field(ge=1, le=100, description="So many of one list at most.")] = 15,
    ) -> Compared:
        """Lays the pages of a story side by side: how many independent origins they go back to, who has it from whom (stated by
        the page, or inferred), which passages are kept, cut or reworded by whom, what is absent from whose copy, and where
        numbers, dates, names or attributions differ, what says most first. Use it before you call anything corroborated: ten
        outlets with one wire are one origin. `absent` says only that it is not in that copy, never that somebody deleted it."""
        laid = compared(self.reader, story)
        lists = _Lists(laid, tuple(laid.rows()), tuple(ledger_lines(laid.differences)))
        start = lists.start(part, after)
        given = lists.given(part, start, limit)
        origins = [one for one in laid.found.origins if one.story == laid.story.id]
        told_on, left = lists.left(part, start, given)
        return Compared(
            id=laid.story.id,
            quoted_title=sound(laid.story.title),
            since=laid.story.since,
            until=laid.story.until,
            outlets=len({reading.outlet for reading in laid.readings}),
            origin_count=len(origins),
            origins=[_origin(laid, one.pages, one.giver, one.because) for one in origins[:_ORIGINS]],
            tellings=given.tellings,
            passages=given.passages,
            differences=given.differences,
            sources=_sources(laid, given),
            counts={"origins": len(origins)} | {name: lists.size(name) for name in _LISTS},
            next=told_on,
            left_out=left,
        )


@dataclass(frozen=True, slots=True)
class _Given:
    """What one answer gives of each list."""

    tellings: list[Telling]
    passages: list[Passage]
    differences: list[Difference]

    def many(self, name: str) -> int:
        return {"tellings": len(self.tellings), "passages": len(self.passages), "differences": len(self.differences)}[name]


@dataclass(frozen=True, slots=True)
class _Lists:
    """All there is of each list."""

    laid: Laid
    rows: tuple[Row, ...]
    ledger: tuple[Line, ...]

    def size(self, name: str) -> int:
        return {"tellings": len(self.laid.readings), "passages": len(self.rows), "differences": len(self.ledger)}[name]

    def start(self, part: Part, after: str | None) -> int:
        """Where a list goes on. Raises UnknownName where that is no place in it."""
        if after is None:
            return 0
        at = int(after) if after.isascii() and after.isdigit() and len(after) < 9 else -1
        if part == "overview" or not 0 < at < self.size(part):
            raise UnknownName(f"There is nothing behind {after!r}. Go on by `next`, with the part that it was given for.")
        return at

    def given(self, part: Part, start: int, limit: int) -> _Given:
        """What fits, of one list or of each."""
        share = _SHARE if part == "overview" else dict.fromkeys(_LISTS, 1.0)

        def some(name: str) -> slice:
            if part == "overview":
                return slice(0, _FIRST[name])
            return slice(start, start + limit if name == part else start)

        laid = self.laid
        return _Given(
            fitting(
                [_telling(laid, at) for at in range(len(laid.readings))[some("tellings")]], int(BUDGET * share["tellings"])
            ),
            fitting([_passage(laid, row) for row in self.rows[some("passages")]], int(BUDGET * share["passages"])),
            fitting([_difference(laid, line) for line in self.ledger[some("differences")]], int(BUDGET * share["differences"])),
        )

    def left(self, part: Part, start: int, given: _Given) -> tuple[str | None, str]:
        """The cursor to go on with, and what is said of what was left out."""
        if part != "overview":
            stop = start + given.many(part)
            after = str(stop) if stop < self.size(part) else None
            told = (
                f"{part} {start + 1} to {stop} of {self.size(part)} are given; call again with part={part!r}, after={after!r}."
            )
            return after, told if after else ""
        short = [name for name in _LISTS if given.many(name) < self.size(name)]
        return None, " ".join(
            f"{given.many(name)} of {self.size(name)} {name} are given; call with part={name!r} for all." for name in short
        )


def _telling(laid: Laid, at: int) -> Telling:
    reading = laid.readings[at]
    outlet = reading.known_outlet
    return Telling(
        page=sound(laid.found.label(reading.page)),
        outlet=outlet and sound(outlet),
        published=reading.published,
        provenance=provenance(laid.found, reading),
    )


def _origin(laid: Laid, pages: Iterable[str], giver: str | None, because: str) -> Origin:
    return Origin(pages=_labels(laid, pages), giver=giver and sound(giver), because=because)


def _labels(laid: Laid, pages: Iterable[str]) -> list[str]:
    """The names of pages, sorted, the first of them where they are many."""
    names = sorted(sound(laid.found.label(page)) for page in pages)
    return names if len(names) <= _NAMED else [*names[:_NAMED], f"and {len(names) - _NAMED} more"]


def _passage(laid: Laid, row: Row) -> Passage:
    """A stretch, and each other wording of it once."""
    voice = said_by(laid.found, row.head)
    wordings = row.by_wording()
    same = {one.cite.page for alike in wordings for one in alike if one.relation == "same"}
    others = sorted((alike for alike in wordings if alike[0].relation != "same"), key=len, reverse=True)
    return Passage(
        kept=_quote(laid, row.head),
        said_by=[sound(name) for name in voice.names] if voice else [],
        wordings=[
            Wording(
                relation=alike[0].relation,
                quote=_quote(laid, alike[0].cite, _WORDING),
                pages=_labels(laid, {one.cite.page for one in alike}),
            )
            for alike in others[:_WORDINGS]
        ],
        more_wordings=max(0, len(others) - _WORDINGS),
        same_in=_labels(laid, same),
        absent_from=[sound(name) for name in laid.lacking(row)[:_NAMED]],
        background=row.background,
    )


def _difference(laid: Laid, line: Line) -> Difference:
    one = line.first
    return Difference(
        kind=one.kind,
        weight=round(one.weight, 4),
        because=one.because,
        here=_quote(laid, one.here),
        other_pages=_labels(laid, line.pages),
        there=_quote(laid, one.there) if one.there else None,
    )


def _quote(laid: Laid, cite: Cite, most: int = 500) -> Quote:
    return quote(laid.found.label(cite.page), cite, most)


def _sources(laid: Laid, given: _Given) -> list[Source]:
    """The pages of the story that this answer quotes from."""
    quotes = [one.kept for one in given.passages] + [word.quote for one in given.passages for word in one.wordings]
    quotes += [one for part in given.differences for one in (part.here, part.there) if one]
    quotes += [one.provenance.told_in for one in given.tellings if one.provenance and one.provenance.told_in]
    quoted = {one.cite.rpartition(":")[0] for one in quotes}
    labelled = ((laid.found.label(reading.page), reading) for reading in laid.readings)
    return [source_of(label, reading) for label, reading in labelled if sound(label) in quoted]
