"""`svod show` and `svod explain`: back to the words, and why they were read so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from svod.errors import UnknownName
from svod.export.records import aside_records, page_record
from svod.model.chronicle import Chronicle, Reading
from svod.model.link import Boilerplate
from svod.model.note import Happening, Name, Note, Sentence, Source, Statement, Time
from svod.model.span import Span, parse_place
from svod.show.cli.links import tell_links
from svod.show.cli.marking import marked
from svod.show.cli.opening import Json, Where, asked
from svod.show.cli.printing import as_json, console, say, shown
from svod.show.linked import known_as, linked_record

if TYPE_CHECKING:
    from svod.store import Reader

_NAMED = 3  # pages that are named as showing a line


def show(
    cite: Annotated[str, typer.Argument(metavar="CITE", help="PAGE:START-STOP, as 003.txt:96-387; or a page for all of it.")],
    chronicle: Where = None,
    json: Json = False,
) -> None:
    """Print a stored page with the cited characters lit, each line with its role.

    Off a terminal the lit characters stand between ⟦ and ⟧.

    Example: svod show 003.txt:96-387
    """
    with asked(chronicle) as reader:
        page, spans = _meant(reader, cite)
        found = reader.part([page])
    reading = found.by_page[page]
    lit = reading.text.cite(*spans) if spans else None
    if json:
        words = list(lit.words) if lit else [reading.text.content]
        as_json({"page": reading.name, "sha256": reading.page, "spans": [[s.start, s.stop] for s in spans], "words": words})
        return
    published = reading.published or "publication date unknown"
    outlet = reading.known_outlet or "outlet unknown"
    say((shown(f"{found.label(reading.page)} · {outlet} · {published}"), "bold"))
    for block in reading.text.blocks:
        told = marked(block.span.of(reading.text.content), block.span.start, spans)
        style = "" if block.role in ("title", "standfirst", "body", "subheading") else "dim"
        console().print(Text.assemble((f"{block.role:<11} ", "dim"), Text.assemble(told, style=style)))


def _meant(reader: Reader, typed: str) -> tuple[str, tuple[Span, ...]]:
    """The page and spans of a cite; a bare page name has no spans."""
    try:
        return reader.find(typed), ()
    except UnknownName:
        if ":" not in typed:
            raise
    page, spans = parse_place(typed)
    return reader.find(page), spans


def explain(
    page: Annotated[str, typer.Argument(metavar="PAGE", help="A page; `svod pages` lists them.")],
    chronicle: Where = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="Only this kind: name, time, source, statement, happening, link.")
    ] = None,
    json: Json = False,
) -> None:
    """Print what was found in a page, where, and by which rule; then what links it to other pages (`--kind link`): its
    story and origin, from whom it has which stretch, and which passages it shares with whom.

    Example: svod explain 003.txt --kind statement
    """
    with asked(chronicle) as reader:
        sha256 = reader.find(page)
        found = reader.part([sha256])
    reading = found.by_page[sha256]
    if json:
        as_json(page_record(reading) | {"set_aside": aside_records(found, reading.page)} | linked_record(found, reading))
        return
    say((shown(reading.name), "bold"), f" ({reading.card.encoding}, sha256 {reading.page[:12]})")
    for key in ("language", "outlet", "published", "place", "title"):
        fact = getattr(reading.text, key)
        value = f"{shown(fact.value)} — {shown(fact.because)}" if fact else "unknown"
        say((f"{key:<11} ", "dim"), value, (f" [{fact.cite.place}]" if fact and fact.cite else "", "dim"))
    if kind is None:
        _tell_blocks(found, reading)
    _tell_notes(found, reading, kind)
    if kind in (None, "link"):
        tell_links(found, reading)


def _tell_blocks(found: Chronicle, reading: Reading) -> None:
    """Each line with its role, then those that the outlet's other pages set aside."""
    for block in reading.text.blocks:
        start = shown(block.span.of(reading.text.content))[:60]
        say((f"{block.role:<11} ", "cyan"), f"{start} — {block.because} ", (f"[{block.span.start}-{block.span.stop}]", "dim"))
    for cite, line in found.set_aside(reading.page):
        say(("set aside   ", "cyan"), f"{shown(cite.text)[:60]} — {line.because}: {_others(found, line)} ",
            (f"[{cite.place}]", "dim"))  # fmt: skip


def _tell_notes(found: Chronicle, reading: Reading, kind: str | None) -> None:
    """The notes of one kind, or of all; a name that is known under another one with that one."""
    known = known_as(found, reading) if kind in (None, "name") else {}
    for note in sorted(reading.notes, key=lambda note: (note.cite.start, note.kind)):
        if note.kind == kind or (kind is None and note.kind != "sentence"):
            other = known.get(note.id) if known else None
            say(
                (f"{note.kind:<11} ", "green"),
                f"{shown(_told(note))} — {shown(note.because)} ",
                (f"· known as {shown(other)} " if other else "", "cyan"),
                (f"[{note.cite.place}]", "dim"),
            )


def _others(found: Chronicle, line: Boilerplate) -> str:
    """The pages that a line stands on, the first few by name."""
    names = sorted(found.label(page) for page in {cite.page for cite in line.lines})
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return shown(", ".join(names[:_NAMED]) + more)


def _told(note: Note) -> str:
    """A note in one line: its words, and what they were read as."""
    words, value = f"«{note.cite.text}»", note.value
    match value:
        case Sentence():
            return words
        case Name():
            return f"{words} = {value.kind} {value.normal}" + (f", {value.office}" if value.office else "")
        case Time():
            return f"{words} = {value.value}" + (f" {value.mod}" if value.mod else "") + f" ({value.anchor})"
        case Source():
            return f"{words} = {value.kind.replace('_', ' ')} {value.source}"
        case Statement():
            return _statement(value, words)
        case Happening():
            who, where = ", ".join(value.participants), f", {value.place}" if value.place else ""
            return f"{words} = {value.type}{where}, {value.date or 'date unknown'}: {who or 'nobody named'}"


def _statement(value: Statement, words: str) -> str:
    who = ", ".join(value.speakers) or "unknown"
    named = f" (as «{value.speaker_cite.text}»)" if value.speaker_cite else ""
    to = f" → {', '.join(value.to)}" if value.to else ""
    via = f", via {', '.join(value.via)}" if value.via else ""
    cue = f", cue «{value.cue}»" if value.cue else ", no cue"
    return f"{value.kind} {who}{named}{to}: {words}{cue}{via}" + (f", said {value.date}" if value.date else "")
