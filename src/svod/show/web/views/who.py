"""`/who`: what a person or body said over time, direct and indirect apart, to whom; and who speaks to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import Response

from svod.model.asked import Bearer, Days, Lines, Role, Talk, Wanted
from svod.model.entry import Entry
from svod.model.link import DatedBy
from svod.model.note import STATEMENT_KINDS
from svod.show.drawing.look import Look
from svod.show.drawing.svg import Svg
from svod.show.drawing.timeline import timeline
from svod.show.drawing.window import focus
from svod.show.served.asking import Reading
from svod.show.tongues.words import tongue
from svod.show.web.addresses import address, page_address
from svod.show.web.beside import beside
from svod.show.web.called import called
from svod.show.web.rendering import is_fragment, language_of, page
from svod.show.web.typed import Cursor, Limit, Words, days_typed, most, named
from svod.store.bearing import words
from svod.store.reader import Reader

router = APIRouter()

_MOST = 30  # speakers, and pairs of them, that are listed where nobody is named
_PAIRS = 1_000  # that are looked through for those of which pages say to whom
_TALKS = 12  # whom one speaks to, and who speaks to one, that are listed
_AT_ONCE = 20  # lines
_MANY = 1_500  # lines, from which on the timeline comes after the page, since it takes longer than all the rest
_LANES = 3  # of the small timeline: names under which pages have what was said
_SINGLE = 60  # lines that it draws one by one
_WIDE, _NARROW = 860, 340  # of the timeline, one for wide and one for narrow places
_DIRECT = "direct"
_SPEAKS: tuple[Role, ...] = ("speaks",)
_STANDS: tuple[Role, ...] = ("speaks", "told")


@dataclass(frozen=True, slots=True)
class Told:
    """What was said on one day: directly, and as others put it. date: EDTF or None; by: what dated it."""

    date: str | None
    by: DatedBy
    direct: tuple[Entry, ...]
    indirect: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Talks:
    """To whom one speaks, and who speaks to one, each with how many lines, the most frequent first."""

    to: tuple[tuple[str, int], ...]
    by: tuple[tuple[str, int], ...]

    @property
    def most(self) -> int:
        """The longest bar."""
        return most(count for _, count in (*self.to, *self.by))


@dataclass(frozen=True, slots=True)
class Index:
    """Those who speak most, and who speaks to whom most, where pages say to whom."""

    speakers: tuple[Bearer, ...]
    pairs: tuple[Talk, ...]

    @property
    def most_said(self) -> int:
        """The longest bar of the first."""
        return most(one.lines.get("speaks", 0) for one in self.speakers)

    @property
    def most_talk(self) -> int:
        """The longest bar of the second."""
        return most(talk.lines for talk in self.pairs)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked for, in which lines. name: as it was typed; one: the id of the bearer that was chosen among several."""

    name: str
    one: str
    kind: str
    days: Days

    def meant(self, bearing: Sequence[Bearer]) -> tuple[Bearer, ...]:
        """Those who are meant among them: the one that was chosen; who bears just this name of several words; those in whose
        names its very words stand, in some form; else all."""
        if self.one:
            return tuple(one for one in bearing if one.entity == self.one)
        typed = words(self.name)
        just = tuple(one for one in bearing if len(typed) > 1 and words(one.name) == typed)
        very = tuple(one for one in bearing if any(set(typed) <= set(words(name)) for name in (one.name, *one.forms)))
        return just or very or tuple(bearing)

    def called(self, meant: Sequence[Bearer]) -> str:
        """The name that stands above what they said."""
        return meant[0].name if len(meant) == 1 else self.name

    def wanted(self, meant: Sequence[Bearer]) -> Wanted:
        """The statements of those who are meant, under whatever name pages give them."""
        kind = self.kind if self.kind in STATEMENT_KINDS else "statement"
        names = tuple(dict.fromkeys(name for one in meant for name in (one.name, *one.forms)))
        return Wanted(self.days, who=None if names else self.name, kind=kind, roles=_SPEAKS, names=names)


@router.get("/who")
def who(
    request: Request,
    reader: Reading,
    name: Words = "",
    one: Words = "",
    kind: Words = "",
    since: Words = "",
    until: Words = "",
    names: Words = "",
    when: Words = "",
    after: Cursor = None,
    limit: Limit = _AT_ONCE,
) -> Response:
    """Without a name, those who speak most."""
    days, wrong = days_typed(since, until)
    if not named(name):
        return page(request, "who.html", opened=beside(request, reader), wrong=wrong, index=_index(reader))
    asked = Asked(name.strip(), one, kind, days)
    bearing = reader.bearers(asked.name, roles=_STANDS)
    meant = asked.meant(bearing)
    wanted = asked.wanted(meant)
    lines = reader.lines(wanted, after=after, limit=limit)
    own = _names(meant) or {asked.name}
    if is_fragment(request) and after:
        return page(request, "_who_told.html", lines=lines, told=told(lines.entries), names=own)
    known = called(reader, lines, meant) if names else None
    if is_fragment(request) and names:
        return page(request, "_who_names.html", known=known)
    drawn = _drawn(request, reader, wanted, lines) if when or lines.total <= _MANY else None
    if is_fragment(request) and when:
        return page(request, "_who_when.html", drawn=drawn)
    return page(
        request, "who_one.html", opened=beside(request, reader), asked=asked, wrong=wrong, kinds=STATEMENT_KINDS,
        bearing=bearing, meant=meant, names=own, known=known, lines=lines, told=told(lines.entries),
        talks=talks(reader.talks(own, days=days), own), drawn=drawn,
    )  # fmt: skip


def told(entries: Iterable[Entry]) -> tuple[Told, ...]:
    """These lines by their day and what dated it, in the order in which they come."""
    made = []
    for (day, by), group in groupby(entries, key=lambda line: (line.date, line.dated_by)):
        lines = tuple(group)
        direct = tuple(line for line in lines if line.type == _DIRECT)
        made.append(Told(day, by, direct, tuple(line for line in lines if line.type != _DIRECT)))
    return tuple(made)


def talks(found: Iterable[Talk], own: Iterable[str]) -> Talks:
    """Who of these speaks to whom, and who to them. own: the names of who is asked for, which are counted as one."""
    names = {name.casefold() for name in own}
    to, by = Counter[str](), Counter[str]()
    for talk in found:
        if talk.speaker.casefold() in names:
            to[talk.to] += talk.lines
        elif talk.to.casefold() in names:
            by[talk.speaker] += talk.lines
    return Talks(tuple(to.most_common(_TALKS)), tuple(by.most_common(_TALKS)))


def _index(reader: Reader) -> Index:
    speakers = sorted(reader.bearers("", roles=_SPEAKS, limit=_MOST), key=lambda one: -one.lines.get("speaks", 0))
    return Index(tuple(speakers), tuple(talk for talk in reader.talks((), limit=_PAIRS) if talk.to)[:_MOST])


def _names(bearing: Iterable[Bearer]) -> set[str]:
    return {name for one in bearing for name in (one.name, *one.forms)}


def _drawn(request: Request, reader: Reader, wanted: Wanted, lines: Lines) -> tuple[Svg, ...]:
    """When it was said, for wide and for narrow places; nothing where no day is known. A mark leads to its
    line where that is one of these, else to its page."""
    when = reader.timeline(wanted, lanes=_LANES, single=_SINGLE)
    window = focus(when)
    if window is None:
        return ()
    given = {key: value for key, value in request.query_params.items() if key not in ("after", "open", "cite", "from")}

    def days(first: object, last: object, _: str | None, /) -> str:
        return address("/who", {**given, "since": first, "until": last})

    here = {line.id for line in lines.entries}

    def to(line: Entry) -> str:
        return f"#line-{line.id}" if line.id in here else page_address(line.cites[0].page, line.cites[0])

    spoken = tongue(language_of(request))
    return tuple(
        timeline(when, window, Look(spoken, width, line=to, days=days, name=f"when-{width}")) for width in (_WIDE, _NARROW)
    )
