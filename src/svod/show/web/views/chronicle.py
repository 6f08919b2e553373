"""`/`: the chronicle. A timeline with a lane for each party, below it the dated lines; the filter is the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from itertools import groupby
from typing import cast, get_args
from urllib.parse import quote_plus

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from svod.export.given import ranges
from svod.model.asked import Days, Lines, Role, Tally, Timeline, Wanted
from svod.model.entry import Entry, EntryKind
from svod.model.link import Event
from svod.model.note import HAPPENING_TYPES, STATEMENT_KINDS, Number
from svod.show.drawing.look import Look
from svod.show.drawing.stretches import stretch
from svod.show.drawing.svg import Svg
from svod.show.drawing.timeline import timeline
from svod.show.drawing.window import Window, focus, whole
from svod.show.served.asking import Reading
from svod.show.tongues.words import Tongue, tongue
from svod.show.web.addresses import address, page_address
from svod.show.web.beside import beside
from svod.show.web.rendering import is_fragment, language_of, page
from svod.show.web.typed import Cursor, Limit, days_typed, named
from svod.store.reader import Reader

router = APIRouter()

ASKED = ("who", "place", "story", "outlet", "kind", "since", "until")
KINDS = {"line": get_args(EntryKind), "statement": STATEMENT_KINDS, "event": HAPPENING_TYPES}
_LANES, _WIDE, _NARROW = 7, 1080, 360
_LINES = 20  # that are given at once
_LEAST = 7  # days to which one can go nearer
_FINE = 400  # days that are counted day by day
_SUGGESTED, _OFTEN = 12, 150  # names that are suggested, and frequent ones among which they are looked for
_KEPT = 32  # timelines that were drawn last: people come back to them
_ROLES: dict[str, tuple[Role, ...]] = {"who": ("speaks", "told"), "place": ("place",), "outlet": ("outlet",)}


@dataclass(frozen=True, slots=True)
class Differing:
    """A number that pages give differently of one event: the lowest and the highest, each with where it stands."""

    low: Number
    high: Number


@dataclass(frozen=True, slots=True)
class Told:
    """A line as it is shown: its id, and for an event what pages give differently: numbers, and the dates where there are
    several."""

    entry: Entry
    id: str
    apart: tuple[Differing, ...] = ()
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Zoom:
    """The days on the timeline, in words, and what leads from them: to fewer, to more, to those before and after. None where
    there is nothing to lead to."""

    days: str
    shown: Days
    nearer: Days | None
    wider: Days
    earlier: Days
    later: Days


@router.get("/")
def chronicle(request: Request, reader: Reading, after: Cursor = None, limit: Limit = _LINES) -> Response:
    """All lines, or those that were asked for."""
    if any(value == "" for value in request.query_params.values()):
        # A form sends its empty fields too: an address that people send one another has only what they filled in.
        return RedirectResponse(address("/", dict(request.query_params)), 303)
    wanted, wrong = asked(request)
    lines = reader.lines(wanted, after=after, limit=limit)
    days = tuple((day, tuple(map(partial(_told, lines), group))) for day, group in groupby(lines.entries, key=_day))
    if is_fragment(request) and after:
        return page(request, "_lines.html", lines=lines, days=days, narrowed=narrowing(_given(request)))
    drawn = _drawn(cast(Hashable, reader), reader.key(), wanted, tongue(language_of(request)).code, _given(request))
    return page(
        request, "chronicle.html", opened=beside(request, reader), wrong=wrong, wanted=wanted, kinds=KINDS, asked=ASKED,
        wide=drawn.wide, narrow=drawn.narrow, zoom=drawn.zoom,
        lines=lines, days=days, narrowed=narrowing(_given(request)),
    )  # fmt: skip


@router.get("/timeline.svg")
def picture(request: Request, reader: Reading, width: int = _WIDE) -> Response:
    """The same timeline as a picture with its own styles. It is saved, never shown here: our policy lets no styles run that a
    file brings along."""
    wanted, _ = asked(request)
    shown, window = seen(reader, wanted)
    look = Look(tongue(language_of(request)), min(max(width, _NARROW), 4 * _WIDE), standalone=True)
    headers = {"content-disposition": 'attachment; filename="timeline.svg"'}
    return Response(timeline(shown, window, look).encode(), media_type="image/svg+xml", headers=headers)


@router.get("/suggest/{field}")
def suggest(request: Request, reader: Reading, field: str) -> Response:
    """Names like what was typed into a field of the form, as options of its list."""
    typed = request.query_params.get(field, "").strip()[:200]
    if field == "story":
        found = [(one.id, one.title) for one in reader.stories(words=typed or None, limit=_SUGGESTED).stories]
    else:
        found = [(name, "") for name in suggested(reader, typed, _ROLES.get(field, ()))]
    return page(request, "_suggested.html", found=found)


def suggested(reader: Reader, typed: str, roles: Collection[Role]) -> list[str]:
    """Names in whose forms the typed words stand, then frequent ones that hold these letters: people type the first few."""
    like = reader.bearers(typed, roles=roles, limit=_SUGGESTED) if typed else ()
    often = reader.bearers("", roles=roles, limit=_OFTEN)
    names = [one.name for one in like] + [one.name for one in often if typed.casefold() in one.name.casefold()]
    return list(dict.fromkeys(names))[:_SUGGESTED]


def asked(request: Request) -> tuple[Wanted, tuple[str, ...]]:
    """The lines that an address asks for, and what stands for a date there and is none."""
    given = {key: request.query_params.get(key, "").strip()[:500] for key in ASKED}
    days, wrong = days_typed(given["since"], given["until"])
    who, place, outlet = (named(given[key]) for key in ("who", "place", "outlet"))
    return Wanted(days, who, place, given["story"] or None, outlet, given["kind"] or None), wrong


def differing(event: Event) -> tuple[Differing, ...]:
    """The numbers of an event on which pages differ."""
    return tuple(Differing(low, high) for low, high in ranges(event) if low.cite.page != high.cite.page)


def _day(entry: Entry) -> str | None:
    return entry.date


def _told(lines: Lines, entry: Entry) -> Told:
    event = lines.events.get(entry.id) if entry.kind == "event" else None
    if event is None:
        return Told(entry, entry.id)
    return Told(entry, entry.id, differing(event), event.dates if len(event.dates) > 1 else ())


def seen(reader: Reader, wanted: Wanted) -> tuple[Timeline, Window | None]:
    """What is drawn, and of which days: those that were asked for, else those of the news, counted as finely as they can be."""
    shown = reader.timeline(wanted, lanes=_LANES)
    if shown.entries and shown.grain != "day":
        shown = replace(shown, published=_issued(reader, shown.entries))
    every = whole(shown)
    if every is None:
        return shown, None
    if wanted.days != Days():
        return shown, Window(*_within(wanted.days, every))
    window = focus(shown) or every
    if shown.entries or shown.grain == "day" or (window.last - window.first).days > _FINE:
        return shown, window
    finer = reader.timeline(replace(wanted, days=Days(window.first, window.last)), lanes=_LANES)
    return replace(finer, unknown=shown.unknown), window


def _issued(reader: Reader, entries: Iterable[Entry]) -> tuple[Tally, ...]:
    """How many of the pages on which these lines stand came out on each day: a month would say too little of a few lines."""
    pages = reader.mastheads({cite.page for entry in entries for cite in entry.cites})
    days = Counter(date.fromisoformat(one.published[:10]) for one in pages.values() if one.published)
    return tuple(Tally(day, day, "published", count) for day, count in sorted(days.items()))


def _within(days: Days, every: Window) -> tuple[date, date]:
    """The days that were asked for; where one end is open, up to the last day of which there is a line."""
    first = days.since or min(every.first, days.until or every.first)
    last = days.until or max(every.last, first)
    return first, max(first, last)


def zoomed(window: Window, spoken: Tongue) -> Zoom:
    """The days around and inside of a window."""
    first, last = window.first.toordinal(), window.last.toordinal()
    length = last - first + 1
    quarter, half = max(length // 4, 1), max(length // 2, 1)
    nearer = _days(first + quarter, last - quarter) if length - 2 * quarter >= _LEAST else None
    return Zoom(
        stretch(window.first, window.last, spoken.code), Days(window.first, window.last), nearer,
        _days(first - half, last + half), _days(first - half, last - half), _days(first + half, last + half),
    )  # fmt: skip


def _days(first: int, last: int) -> Days:
    low, high = 1, date.max.toordinal()
    return Days(date.fromordinal(min(max(first, low), high)), date.fromordinal(min(max(last, low), high)))


@dataclass(frozen=True, slots=True)
class Drawn:
    """The timeline for a wide and for a narrow screen."""

    wide: Svg
    narrow: Svg
    zoom: Zoom | None


@lru_cache(maxsize=_KEPT)
def _drawn(reader: Hashable, key: str, wanted: Wanted, code: str, given: tuple[tuple[str, str], ...]) -> Drawn:  # noqa: ARG001
    """Kept until the chronicle has changed (`key`). given: what the address asks for, which links keep."""
    shown, window = seen(cast(Reader, reader), wanted)

    narrowed = narrowing(given)

    def days(first: date | None, last: date | None, who: str | None, /) -> str:
        asked = {"who": who, **({"since": _iso(first), "until": _iso(last)} if first or last else {})}
        return narrowed({key: value for key, value in asked.items() if value is not None})

    def line(entry: Entry) -> str:
        return page_address(entry.cites[0].page, entry.cites[0])

    spoken = tongue(code)
    wide = Look(spoken, _WIDE, line=line, days=days, beside="#beside", name="wide")
    narrow = replace(wide, width=_NARROW, name="narrow")
    zoom = zoomed(window, spoken) if window else None
    return Drawn(timeline(shown, window, wide), timeline(shown, window, narrow), zoom)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def narrowing(given: Iterable[tuple[str, str]]) -> Callable[[Mapping[str, str]], str]:
    """What makes the address of the lines that are asked for now and have these values too; an empty one takes its name out.
    A timeline has hundreds of such links, so that what stays is written once."""
    own = {key: f"{key}={quote_plus(value, errors='replace')}" for key, value in given}

    def narrowed(values: Mapping[str, str]) -> str:
        asked = own | {key: f"{key}={_quoted(value)}" if value else "" for key, value in values.items()}
        return f"/?{'&'.join(filter(None, asked.values()))}"

    return narrowed


@lru_cache(maxsize=1024)
def _quoted(value: str) -> str:
    return quote_plus(value, errors="replace")


def _given(request: Request) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in request.query_params.items() if key in ASKED)
