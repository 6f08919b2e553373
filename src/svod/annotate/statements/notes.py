"""From a content and its speakers to the note: kind, cue, addressee, date, relays, insertion."""

from __future__ import annotations

import re

from svod.annotate.statements.found import Found, Page, marked_words
from svod.annotate.statements.memory import Speaker
from svod.annotate.statements.phrases import phrase
from svod.annotate.statements.relays import via
from svod.model.note import Note, Statement, StatementKind, Time
from svod.model.span import Span

# Characters between a cue and the day it was said on.
CLOSE_BY = 120


def note_of(page: Page, found: Found, speakers: tuple[Speaker, ...], by: str) -> Note:
    """The statement's note."""
    text = page.context.text
    names = tuple(speaker.name for speaker in speakers)
    places = sorted({speaker.span for speaker in speakers if speaker.span is not None})
    apart = [a for i, a in enumerate(places) if i == 0 or a.start >= places[i - 1].stop]
    value = Statement(
        kind=_kind(page, found),
        speakers=names,
        speaker_cite=text.cite(*apart) if apart else None,
        cue=found.words.of(page.content) if found.words else None,
        cue_cite=text.cite(found.words) if found.words else None,
        to=_addressees(page, found),
        date=_date(page, found),
        via=via(page, found, names),
        insertion=_insertion(page, found),
    )
    return page.context.note(by, found.content.because, value, *found.content.spans)


def _kind(page: Page, found: Found) -> StatementKind:
    if found.content.kind is not None:
        return found.content.kind
    if found.content.quotations or any(marked_words(page, span) for span in found.content.spans):
        return "mixed"
    return "indirect"


def _addressees(page: Page, found: Found) -> tuple[str, ...]:
    if found.spot is None:
        return ()
    line = found.line
    out = []
    for index in line.children.get(found.spot.start, []):
        token = line.tokens[index]
        dative = token.rel in {"iobj", "obl"} and token.feat("Case") == "Dat"
        called = found.spot.cue.group == "calling on" and token.rel == "obj" and token.feat("Case") == "Acc"
        bare = not any(line.tokens[i].pos == "ADP" for i in line.children.get(index, []))
        outside = not any(span.start <= token.start < span.stop for span in found.content.spans)
        if (dative or called) and bare and outside and token.pos in {"NOUN", "PROPN"}:
            words = phrase(line, index, token.feat("Case"))
            out.append(page.context.language.nominative(line.tokens[words.start : words.stop]))
    return tuple(dict.fromkeys(out))


def _date(page: Page, found: Found) -> str | None:
    """When it was said: a day named beside the cue. Where the cue leads its content, only what stands before the content
    dates the saying: "объявил о забастовке 10 августа" does not."""
    if found.words is None or found.spot is None:
        return None
    near: list[tuple[int, str]] = []
    led = found.content.shape in {"led", "bare"} and found.content.spans[0].start > found.words.start
    for note in page.times:
        if not isinstance(note.value, Time) or not found.line.span.holds(Span(note.cite.start, note.cite.stop)):
            continue
        inside = any(span.start <= note.cite.start < span.stop for span in found.content.spans)
        late = led and note.cite.start > found.content.spans[0].start
        distance = abs(note.cite.start - found.words.start)
        if not inside and not late and note.value.value[:1].isdigit() and distance < CLOSE_BY:
            near.append((distance, note.value.value))
    return min(near)[1] if near else None


def _insertion(page: Page, found: Found) -> str | None:
    for span in found.content.spans:
        met = re.search(page.speech.insertion, span.of(page.content))
        if met:
            return met.group(0)
    return None
