"""`svod chronicle`, `svod who`, `svod search`: the lines of the chronicle, from three sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from svod.errors import UnknownName
from svod.export.given import parted
from svod.export.records import entry_record, place_record
from svod.model.asked import Lines, Placing, Wanted
from svod.model.chronicle import Chronicle
from svod.model.entry import Entry
from svod.show.cli.bearers import bearer_records, bearers, names_of, tell_bearers
from svod.show.cli.filtering import check_kind, days, within
from svod.show.cli.opening import Json, Where, asked, loaded
from svod.show.cli.printing import as_json, plural, say, shown
from svod.store.bearing import same_bearer

if TYPE_CHECKING:
    from svod.store import Reader

_TOGETHER = 500  # lines that are opened in one go

Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day on: 2023, 2023-09 or 2023-09-21.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="To the end of this day, month or year.")]
Who = Annotated[
    str | None, typer.Option(metavar="NAME", help="Lines in which this person or body speaks, acts or is spoken to.")
]


def chronicle(
    chronicle: Where = None,
    since: Since = None,
    until: Until = None,
    who: Who = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Lines that happen there.")] = None,
    story: Annotated[str | None, typer.Option(metavar="ID", help="Lines of this story; `svod stories` lists them.")] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="event, statement, alteration, or as a line says: direct, phone call.")
    ] = None,
    json: Json = False,
) -> None:
    """Print the dated lines, each ending in where its words stand.

    A line is an event, a distinct statement, or what an outlet altered in its own page. Its words are copied from a page.
    The date is EDTF: `2023-09-21`, `2023-03~` (about March), `2020/2022`; `unknown` where no page says. Behind it stands
    what dated the line: happened, said, or only published. Where pages give other dates or numbers for one event, its line says
    so: `pages differ: погибшие 3-5`, with where the lowest and the highest stand.

    Example: svod chronicle --since 2023-09 --who Лунёв
    """
    with asked(chronicle) as reader:
        check_kind(kind)
        _print(_lines(reader, Wanted(days(since, until), who, place, story or None, kind=kind)), json)


def _lines(reader: Reader, wanted: Wanted) -> Iterator[tuple[Placing, Entry]]:
    """The lines wanted, each with what knows the pages that it points at; opened as they are shown."""
    after, found = None, reader.lines(wanted, limit=_TOGETHER)
    while True:
        yield from ((found, entry) for entry in found.entries)
        if (after := found.after) is None:
            return
        found = reader.lines(wanted, after=after, limit=_TOGETHER)


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A person or body, in the nominative; a surname will do.")],
    chronicle: Where = None,
    since: Since = None,
    until: Until = None,
    names: Annotated[
        bool, typer.Option("--names", help="Only which names were taken for one, why, and how to undo it.")
    ] = False,
    json: Json = False,
) -> None:
    """Print what a person or body said over time, direct and indirect, and to whom, under whatever name pages give it.

    Below it stand the names that were taken for one: each decision with its score (0-1), its basis, its reason, and the command
    that undoes it.

    Example: svod who Лунёв
    """
    found = loaded(chronicle)
    bearing = bearers(found, name)
    said = _said_by(found, name, names_of(bearing))
    if not said and not bearing:
        speakers = sorted({one for entry in found.entries if entry.kind == "statement" for one in entry.who})
        known = f" Those who speak in it: {', '.join(speakers[:12])}{'…' if len(speakers) > 12 else ''}." if speakers else ""
        raise UnknownName(f"Nobody called {name!r} says anything in the chronicle.{known}")
    if names:
        as_json(bearer_records(found, bearing)) if json else tell_bearers(found, bearing, name, whole=True)
        return
    wanted = days(since, until)
    _print(((found, entry) for entry in said if within(wanted, entry.date)), json)
    if not json:
        tell_bearers(found, bearing, name, whole=False)


def _said_by(found: Chronicle, typed: str, known: set[str]) -> list[Entry]:
    """What is said by who is so called, or is known by another of these names."""
    return [
        entry
        for entry in found.entries
        if entry.kind == "statement" and any(one.casefold() in known or same_bearer(typed, one) for one in entry.who)
    ]


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words in any form; a phrase in double quotes.")],
    chronicle: Where = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Pages of this outlet.")] = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many hits.")] = 20,
    json: Json = False,
) -> None:
    """Search the pages' text by word form: «переговоры» finds «переговорах».

    Example: svod search '"прекращение огня" миротворцы'
    """
    wanted = days(since, until)
    with asked(chronicle) as reader:
        hits = reader.search(query, outlet=outlet, days=wanted, limit=limit)
    found = Lines((), hits.pages)  # it knows how pages are called
    if json:
        as_json([{"text": cite.text, **place_record(found, cite)} for cite in hits.cites])
        return
    for cite in hits.cites:
        page = hits.pages[cite.page]
        say((page.published or "unknown", "bold"), f" {shown(page.outlet or 'unknown outlet')}: {shown(cite.text)} ",
            (f"[{shown(found.place(cite))}]", "dim"))  # fmt: skip
    say(plural(len(hits.cites), "hit"))


def _print(entries: Iterable[tuple[Placing, Entry]], json: bool) -> None:
    if json:
        as_json([entry_record(found, entry) for found, entry in entries])
        return
    count = 0
    for found, entry in entries:
        _line(found, entry)
        count += 1
    say(plural(count, "line"))


def _line(found: Placing, entry: Entry) -> None:
    who = shown(", ".join(entry.who)) or "unknown"
    to = f" → {shown(', '.join(entry.to))}" if entry.to else ""
    words = f"«{shown(entry.words)}»" if entry.type == "direct" else shown(entry.words)
    kind = (entry.type or entry.kind).replace("_", " ")
    event = found.event_of(entry)
    differ = f" (pages differ: {shown(told)})" if event and (told := parted(found, event)) else ""
    shared = f"{differ} ({plural(entry.origins, 'origin')}, {plural(entry.outlets, 'outlet')})"
    cites = ", ".join(found.place(cite) for cite in entry.cites)
    cue = f" ({shown(entry.cue)})" if entry.cue else ""
    lead = ((f"{who}{to}", "cyan"), f"{cue}: ") if entry.kind == "statement" else ()
    at = f" · {shown(entry.place)}" if entry.place and entry.kind == "event" else ""
    say((entry.date or "unknown", "bold"), (f" {entry.dated_by} · {kind}{at} · ", "dim"), *lead, words, shared,
        (f" [{shown(cites)}]", "dim"))  # fmt: skip
