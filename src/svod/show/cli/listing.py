"""`svod pages`, `svod stories`, `svod problems`: what there is, with the ids that the other commands take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

import typer

from svod.model.chronicle import Reading
from svod.model.link import Origin, Story
from svod.show.cli.opening import Json, Where, asked, opened
from svod.show.cli.printing import as_json, plural, say, shown, table

_TOGETHER = 200  # pages that are opened in one go


def pages(chronicle: Where = None, json: Json = False) -> None:
    """List the pages: name, publication date, outlet, what was found in each, title.

    An older version of a page, or one that is gone, is marked `retired`: its cites hold, it makes no lines.

    Example: svod pages --json
    """
    if json:
        as_json([_page(reading) for reading, _ in _every(chronicle)])
        return
    rows, also = list[tuple[str, ...]](), list[str]()
    for reading, label in _every(chronicle):
        said = str(len(reading.of_kind("statement")))
        rows.append((label, reading.published or "unknown", reading.known_outlet or "unknown", said,
                     "retired" if reading.card.retired else "", reading.title or "(no title)"))  # fmt: skip
        if not reading.card.retired and len(reading.card.names) > 1:
            also.append(f"{shown(reading.name)} also stands, byte for byte, as {shown(', '.join(reading.card.names[1:]))}")
    table(("page", "published", "outlet", "statements", "state", "title"), rows)
    for told in also:
        say(told)


def _every(chronicle: str | None) -> Iterator[tuple[Reading, str]]:
    """Every page with what people call it, those that take part first; a few are opened at a time."""
    store = opened(chronicle)
    try:
        cards = sorted(store.cards(), key=lambda card: card.retired)
    finally:
        store.close()
    with asked(chronicle) as reader:
        for start in range(0, len(cards), _TOGETHER):
            pages = [card.sha256 for card in cards[start : start + _TOGETHER]]
            found = reader.part(pages, only=["notes"])
            yield from ((found.by_page[page], found.label(page)) for page in pages if page in found.by_page)


def _page(reading: Reading) -> dict[str, object]:
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
        "state": "retired" if reading.card.retired else "current",
        "notes": dict(Counter(note.kind for note in reading.notes)),
    }


Order = Literal["origins", "outlets", "pages", "days"]


def stories(
    by: Annotated[
        Order, typer.Option("--by", help="What comes first: the most origins, outlets or pages, or the first days.")
    ] = "origins",
    chronicle: Where = None,
    json: Json = False,
) -> None:
    """List the stories: id, days, how many pages, outlets and independent origins, title.

    Ten outlets with one wire are one origin. What most origins tell comes first.

    Example: svod stories, then svod compare --story ID
    """
    store = opened(chronicle)
    try:  # only what is listed is loaded: a story is known without its pages' notes
        told = [one for one in store.units("stories") if isinstance(one, Story)]
        origins = Counter(one.story for one in store.units("origins") if isinstance(one, Origin))
        cards, facts = store.cards(), store.facts()
    finally:
        store.close()
    names = {card.sha256: card.name for card in cards}
    outlets = {page: outlet or names.get(page, page) for page, outlet, _ in facts}
    rows = [_Told(one, len({outlets[page] for page in one.pages}), origins[one.id]) for one in told]
    rows.sort(key=lambda row: (*row.rank(by), row.story.since or "9", row.story.id))
    if json:
        as_json([
            {"id": row.story.id, "title": row.story.title, "since": row.story.since, "until": row.story.until,
             "first": names[row.story.first] if row.story.first else None, "outlets": row.outlets, "origins": row.origins,
             "pages": [names[page] for page in row.story.pages]}
            for row in rows
        ])  # fmt: skip
        return
    heads = ("story", "days", "pages", "outlets", "origins", "title")
    table(heads, [
        (row.story.id, _days(row.story.since, row.story.until), str(len(row.story.pages)), str(row.outlets),
         str(row.origins), row.story.title)
        for row in rows
    ])  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    """A story, and how many outlets and origins tell it."""

    story: Story
    outlets: int
    origins: int

    def rank(self, by: Order) -> tuple[int, ...]:
        """What sorts it: nothing but its day where stories are listed by days."""
        if by == "days":
            return ()
        pages = len(self.story.pages)
        first = {"origins": self.origins, "outlets": self.outlets, "pages": pages}[by]
        return -first, -self.origins, -self.outlets, -pages


def _days(since: str | None, until: str | None) -> str:
    if not since:
        return "unknown"
    return since if since == until or not until else f"{since}/{until}"


def problems(chronicle: Where = None, json: Json = False) -> None:
    """List what went wrong or was set right: where, in which stage, what, and what to do.

    An `error` is a page or part that was not read; a `notice` tells of something set right or passed over.

    Example: svod problems
    """
    with asked(chronicle) as reader:
        found = reader.problems()
    if json:
        as_json([
            {"where": one.where, "stage": one.stage, "severity": one.severity, "what": one.what} for one in found
        ])  # fmt: skip
        return
    if not found:
        say("No problems.")
        return
    for one in found:
        style = "bold red" if one.severity == "error" else "yellow"
        say((one.severity, style), f" {shown(one.where)} ({one.stage}): {shown(one.what)}")
    say(plural(len(found), "problem"))
