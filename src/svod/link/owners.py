"""Whose plan, deed or words a stand is about: who is named after a noun of such things, or the crowd that a page speaks of."""

from __future__ import annotations

import re

from svod.link.holders import Reader
from svod.model.link import StandKind
from svod.model.note import Name, Note
from svod.model.span import Span

CROWD = "crowd "  # begins the key of a party without a name, whose words a page gives
_AFTER = 90  # characters after a cue in which stands who is opposed
_NOUN = 60  # and in which begins the noun of what is opposed
_RIGHT = 30  # and in which a name stands right after it, an office between


def owners(search: Reader, at: int, span: Span, cue: Span, of: str, stand: StandKind) -> tuple[str, ...]:
    """Whose plan, deed or words a cue is about: who is named after a noun of such things, or right after the cue; for a claim
    also the crowd (`СМИ`) that it is of."""
    after = Span(cue.stop, min(span.stop, cue.stop + _AFTER)) if cue.stop < span.stop else None
    names = search.names(after.start, after.stop) if after else []
    low = search.low(after) if after else ""
    table = search.table
    nouns = table.words_of if of == "claim" else table.offered if stand == "asserts" else table.owned
    noun = re.search(nouns, low[:_NOUN]) if nouns else None
    if noun is None and of == "whom":
        noun = re.search(table.words_of, low[:_NOUN]) if table.words_of else None
    if noun and after and (key := _owner(search, after.start + noun.end(), names, far=of != "claim")):
        return (key,)
    if noun is None and of == "whom" and after and (key := _owner(search, after.start, names[:1], far=False)):
        return (key,) if names[0][0].cite.start - after.start <= _RIGHT else ()
    return _crowd(search, at, span) if of == "claim" else ()


def _owner(search: Reader, start: int, names: list[tuple[Note, str]], far: bool) -> str | None:
    """The first person after a noun of plans, `far` from it or not; else a name right after it: `план Веронии`, not `план для
    Веронии`, and `слова Лунёва`, not `слова о Лунёве`."""
    for note, key in names:
        if note.cite.start < start:
            continue
        gap = search.low(Span(start, note.cite.start)) if note.cite.start > start else ""
        if search.table.parts and re.search(search.table.parts, gap):
            return None
        if far and isinstance(note.value, Name) and note.value.kind == "person":
            return key
        if search.table.beside and re.match(search.table.beside, gap):
            return key
    return None


def _crowd(search: Reader, at: int, span: Span) -> tuple[str, ...]:
    """Those without a name whose words a sentence denies: named in it or in the one before."""
    if not search.table.crowds:
        return ()
    for one in (span, *search.sentences[max(0, at - 1) : at]):
        if met := re.search(search.table.crowds, search.low(one)):
            return (CROWD + search.words(Span(one.start + met.start("who"), one.start + met.end("who"))),)
    return ()
