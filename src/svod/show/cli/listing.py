"""`svod pages`, `svod stories`, `svod problems`: what there is, with the ids that the other commands take."""

from __future__ import annotations

from collections import Counter

from svod.model.chronicle import Chronicle, Reading
from svod.show.cli.opening import Json, Where, loaded
from svod.show.cli.printing import as_json, plural, say, shown, table


def pages(chronicle: Where = None, json: Json = False) -> None:
    """List the pages: name, publication date, outlet, what was found in each, title.

    An older version of a page, or one that is gone, is marked `retired`: its cites hold, it makes no lines.

    Example: svod pages --json
    """
    found = loaded(chronicle)
    rows = [(reading, "") for reading in found.readings] + [(reading, "retired") for reading in found.retired]
    if json:
        as_json([_page(reading, state) for reading, state in rows])
        return
    heads = ("page", "published", "outlet", "statements", "state", "title")
    table(heads, [
        (found.label(reading.page), reading.published or "unknown", reading.known_outlet or "unknown",
         str(len(reading.of_kind("statement"))), state, reading.title or "(no title)")
        for reading, state in rows
    ])  # fmt: skip
    for reading in found.readings:
        if len(reading.card.names) > 1:
            say(f"{shown(reading.name)} also stands, byte for byte, as {shown(', '.join(reading.card.names[1:]))}")


def _page(reading: Reading, state: str) -> dict[str, object]:
    return {
        "page": reading.name,
        "also": list(reading.card.names[1:]),
        "sha256": reading.page,
        "published": reading.published,
        "outlet": reading.text.outlet.value if reading.text.outlet else None,
        "title": reading.title or None,
        "language": reading.text.language.value,
        "encoding": reading.card.encoding,
        "url": reading.card.given.url,
        "state": state or "current",
        "notes": dict(Counter(note.kind for note in reading.notes)),
    }


def stories(chronicle: Where = None, json: Json = False) -> None:
    """List the stories: id, days, how many pages, how many independent origins, title.

    Ten outlets with one wire are one origin.

    Example: svod stories, then svod compare --story ID
    """
    found = loaded(chronicle)
    origins = Counter(origin.story for origin in found.origins)
    if json:
        as_json([
            {"id": story.id, "title": story.title, "since": story.since, "until": story.until, "origins": origins[story.id],
             "pages": [found.by_page[page].name for page in story.pages]}
            for story in found.stories
        ])  # fmt: skip
        return
    ordered = sorted(found.stories, key=lambda story: (story.since or "", story.id))
    heads = ("story", "days", "pages", "origins", "title")
    table(heads, [
        (story.id, _days(story.since, story.until), str(len(story.pages)), str(origins[story.id]), story.title)
        for story in ordered
    ])  # fmt: skip


def _days(since: str | None, until: str | None) -> str:
    if not since:
        return "unknown"
    return since if since == until or not until else f"{since}/{until}"


def problems(chronicle: Where = None, json: Json = False) -> None:
    """List what went wrong or was set right: where, in which stage, what, and what to do.

    An `error` is a page or part that was not read; a `notice` tells of something set right or passed over.

    Example: svod problems
    """
    found: Chronicle = loaded(chronicle)
    if json:
        as_json([
            {"where": one.where, "stage": one.stage, "severity": one.severity, "what": one.what} for one in found.problems
        ])  # fmt: skip
        return
    if not found.problems:
        say("No problems.")
        return
    for one in found.problems:
        style = "bold red" if one.severity == "error" else "yellow"
        say((one.severity, style), f" {shown(one.where)} ({one.stage}): {shown(one.what)}")
    say(plural(len(found.problems), "problem"))
