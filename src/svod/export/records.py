"""The records that several formats share: a page with its notes, an event, an entry, a place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from svod.model.asked import Placing
from svod.model.chronicle import Chronicle, Reading
from svod.model.entry import Entry
from svod.model.link import Event
from svod.model.note import Name, Note, Source, Statement, Time
from svod.model.span import Cite
from svod.model.text import Fact


def spans_record(cite: Cite) -> list[list[int]]:
    """Half-open pairs, in code points of the page's text."""
    return [[span.start, span.stop] for span in cite.spans]


def place_record(chronicle: Placing, cite: Cite) -> dict[str, Any]:
    """A page's name (of an older version, its name and first digits) and spans."""
    return {"page": chronicle.label(cite.page), "spans": spans_record(cite)}


def places_record(chronicle: Placing, cites: Iterable[Cite]) -> list[dict[str, Any]]:
    """The same for several."""
    return [place_record(chronicle, cite) for cite in cites]


def page_record(reading: Reading) -> dict[str, Any]:
    """A page: what is known of it, its blocks, and its notes by kind."""
    text = reading.text
    return {
        "page": reading.name,
        "url": reading.card.given.url,
        "sha256": reading.page,
        "encoding": reading.card.encoding,
        "language": text.language.value,
        "outlet": _value(text.outlet),
        "published": reading.published,
        "published_at": _value(text.published),
        "place": _value(text.place),
        "title": _value(text.title),
        "because": {
            key: fact.because
            for key in ("language", "outlet", "published", "place", "title")
            if (fact := getattr(text, key)) is not None
        },
        "blocks": [
            {"spans": [[block.span.start, block.span.stop]], "role": block.role, "because": block.because}
            for block in text.blocks
        ],
        "names": [_name(note, note.value) for note in reading.of_kind("name") if isinstance(note.value, Name)],
        "times": [_time(note, note.value) for note in reading.of_kind("time") if isinstance(note.value, Time)],
        "statements": [
            statement_record(note, note.value) for note in reading.of_kind("statement") if isinstance(note.value, Statement)
        ],
        "sources": [_source(note, note.value) for note in reading.of_kind("source") if isinstance(note.value, Source)],
    }


def aside_records(chronicle: Chronicle, page: str) -> list[dict[str, Any]]:
    """The lines of a page that are boilerplate by its outlet's other pages: what was found in them makes no line of the
    chronicle. Each with the pages that show it."""
    return [
        {
            "spans": spans_record(cite),
            "text": cite.text,
            "score": line.score,
            "basis": line.basis,
            "because": line.because,
            "pages": sorted(chronicle.label(other) for other in {each.page for each in line.lines}),
        }
        for cite, line in chronicle.set_aside(page)
    ]


def statement_record(note: Note, statement: Statement) -> dict[str, Any]:
    """A statement with its content, who said it, by which cue, to whom, when, and through whom."""
    return {
        **_noted(note),
        "kind": statement.kind,
        "speakers": list(statement.speakers),
        "speaker_text": statement.speaker_cite.text if statement.speaker_cite else None,
        "cue": statement.cue,
        "to": list(statement.to),
        "date": statement.date,
        "via": list(statement.via),
        "insertion": statement.insertion,
    }


def event_record(chronicle: Placing, event: Event) -> dict[str, Any]:
    """An event and every place that tells it."""
    return {
        "id": event.id,
        "date": event.date,
        "type": event.type,
        **_given(chronicle, event),
        "participants": list(event.participants),
        "place": event.place,
        "what": event.what,
        "evidence": places_record(chronicle, event.evidence),
    }


def _given(chronicle: Placing, event: Event) -> dict[str, Any]:
    """Its class in PLOVER, and the dates and numbers that its pages give."""
    return {
        "plover": {"event": event.plover.event, "mode": event.plover.mode} if event.plover.event else None,
        "dates": list(event.dates),
        "numbers": [
            {"what": number.what, "value": number.value, "roughly": number.roughly, **place_record(chronicle, number.cite)}
            for number in event.numbers
        ],
    }


def entry_record(chronicle: Placing, entry: Entry) -> dict[str, Any]:
    """A line of the chronicle; that of an event with all dates and numbers that its pages give."""
    event = chronicle.event_of(entry)
    return {
        "id": entry.id,
        "date": entry.date,
        "dated_by": entry.dated_by,
        "kind": entry.kind,
        "type": entry.type,
        "who": list(entry.who),
        "to": list(entry.to),
        "place": entry.place,
        "cue": entry.cue,
        "words": entry.words,
        "story": entry.story,
        "origins": entry.origins,
        "outlets": entry.outlets,
        "cites": places_record(chronicle, entry.cites),
    } | (_given(chronicle, event) if event else {})


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _noted(note: Note) -> dict[str, Any]:
    return {"id": note.id, "spans": spans_record(note.cite), "text": note.cite.text, "because": note.because}


def _name(note: Note, name: Name) -> dict[str, Any]:
    return {**_noted(note), "kind": name.kind, "normal": name.normal, "office": name.office}


def _time(note: Note, time: Time) -> dict[str, Any]:
    return {**_noted(note), "value": time.value, "mod": time.mod, "anchor": time.anchor}


def _source(note: Note, source: Source) -> dict[str, Any]:
    return {**_noted(note), "source": source.source, "kind": source.kind}
