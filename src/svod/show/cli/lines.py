"""`svod chronicle`, `svod who`, `svod positions`, `svod search`: the lines of the chronicle, from four sides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from svod.errors import UnknownName
from svod.export.records import entry_record, place_record, places_record
from svod.model.chronicle import Chronicle
from svod.model.entry import Entry
from svod.model.link import Position, Stand
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
    what dated the line: happened, said, or only published.

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
    json: Json = False,
) -> None:
    """Print what a person or body said over time, direct and indirect, and to whom.

    Example: svod who Лунёв
    """
    found = loaded(chronicle)
    said = [e for e in found.entries if e.kind == "statement" and any(same_bearer(name, one) for one in e.who)]
    if not said:
        speakers = sorted({one for entry in found.entries if entry.kind == "statement" for one in entry.who})
        known = f" Those who speak in it: {', '.join(speakers[:12])}{'…' if len(speakers) > 12 else ''}." if speakers else ""
        raise UnknownName(f"Nobody called {name!r} says anything in the chronicle.{known}")
    wanted = Wanted(day(since, "since"), day(until, "until"))
    _print(found, [entry for entry in said if wanted.admits(entry)], json)


def positions(
    matter: Annotated[str | None, typer.Argument(metavar="MATTER", help="Words of the matter; all matters without it.")] = None,
    chronicle: Where = None,
    json: Json = False,
) -> None:
    """Print rival stands side by side: who asserts, denies, declines to comment, or has another name for one thing.

    Svod judges nobody: it shows who says what, and on which words that rests.

    Example: svod positions переговоры
    """
    found = loaded(chronicle)
    asked = (matter or "").casefold()
    told = [one for one in found.positions if asked in one.matter.casefold()]
    if json:
        as_json([_position(found, one) for one in told])
        return
    if not told:
        say(f"No matter with rival stands{f' has the words {shown(matter)}' if matter else ''}.")
    for one in told:
        say((shown(one.matter), "bold"))
        for at, stand in enumerate(one.stands):
            _stand(found, stand, sorted({sign for a, b, sign in one.contradicts if at in (a, b)}))


def _stand(found: Chronicle, stand: Stand, signs: list[str]) -> None:
    named = f" «{shown(stand.named)}»" if stand.named else ""
    date = f" ({stand.date})" if stand.date else ""
    parts = (f" — parted by {', '.join(signs)}" if signs else "", "magenta")
    say("  ", (shown(stand.party), "cyan"), f" {stand.stand.replace('_', ' ')}{named}{date}", parts)
    for cite in stand.evidence:
        say(f"    {shown(cite.text)} ", (f"[{shown(found.place(cite))}]", "dim"))


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
    shared = f" ({plural(entry.origins, 'origin')}, {plural(entry.outlets, 'outlet')})"
    cites = ", ".join(found.place(cite) for cite in entry.cites)
    cue = f" ({shown(entry.cue)})" if entry.cue else ""
    lead = ((f"{who}{to}", "cyan"), f"{cue}: ") if entry.kind == "statement" else ()
    at = f" · {shown(entry.place)}" if entry.place and entry.kind == "event" else ""
    say((entry.date or "unknown", "bold"), (f" {entry.dated_by} · {kind}{at} · ", "dim"), *lead, words, shared,
        (f" [{shown(cites)}]", "dim"))  # fmt: skip


def _position(found: Chronicle, one: Position) -> dict[str, object]:
    return {
        "matter": one.matter,
        "stands": [
            {"party": s.party, "stand": s.stand, "as": s.named, "date": s.date, "evidence": places_record(found, s.evidence)}
            for s in one.stands
        ],
        "contradicts": [{"stands": [a, b], "by": sign} for a, b, sign in one.contradicts],
    }
