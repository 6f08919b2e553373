"""`svod chronicle`, `svod who`, `svod search`: the lines of the chronicle, from three sides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from svod.errors import UnknownName
from svod.export.given import parted
from svod.export.records import entry_record, place_record
from svod.model.chronicle import Chronicle
from svod.model.entry import Entry
from svod.show.cli.bearers import bearer_records, bearers, names_of, tell_bearers
from svod.show.cli.filtering import Wanted, check_kind, day, same_bearer
from svod.show.cli.opening import Json, Where, loaded, opened
from svod.show.cli.printing import as_json, plural, say, shown

Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day on: 2023, 2023-09 or 2023-09-21.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="To the end of this day, month or year.")]
Who = Annotated[str | None, typer.Option(metavar="NAME", help="Lines in which this person or body speaks or acts.")]


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
    found = loaded(chronicle)
    check_kind(kind)
    if story and not any(one.id.startswith(story) for one in found.stories):
        raise UnknownName(f"The chronicle has no story {story!r}. `svod stories` lists the stories there are.")
    wanted = Wanted(day(since, "since"), day(until, "until"), who, place, story, kind)
    _print(found, [entry for entry in found.entries if wanted.admits(entry)], json)


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
    wanted = Wanted(day(since, "since"), day(until, "until"))
    _print(found, [entry for entry in said if wanted.admits(entry)], json)
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
    first, last = day(since, "since"), day(until, "until")
    store = opened(chronicle)
    try:
        hits = store.search(query, outlet=outlet, since=first and first[0], until=last and last[1], limit=limit)
        found = store.chronicle()
    finally:
        store.close()
    if json:
        as_json([{"text": cite.text, **place_record(found, cite)} for cite in hits])
        return
    for cite in hits:
        reading = found.by_page[cite.page]
        told_by = shown(reading.known_outlet or "unknown outlet")
        say((reading.published or "unknown", "bold"), f" {told_by}: {shown(cite.text)} ",
            (f"[{shown(found.place(cite))}]", "dim"))  # fmt: skip
    say(plural(len(hits), "hit"))


def _print(found: Chronicle, entries: Iterable[Entry], json: bool) -> None:
    entries = list(entries)
    if json:
        as_json([entry_record(found, entry) for entry in entries])
        return
    for entry in entries:
        _line(found, entry)
    say(plural(len(entries), "line"))


def _line(found: Chronicle, entry: Entry) -> None:
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
