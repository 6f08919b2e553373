"""The stands that a page gives in words of its own: who is for something, against it, demands it, or says nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svod.lang.standing import StandCue
from svod.link.holders import Reader, head, holders, normal, telling
from svod.link.owners import owners
from svod.link.stances_noun import Stance
from svod.model.note import Name, Note
from svod.model.span import Span

_NEXT = 12  # characters in which the next word begins, marks between


def told(search: Reader) -> Iterator[Stance]:
    """The stances of each cue of a sentence, and of whom it is against or for."""
    for row in search.table.attitudes:
        for at, span, met in search.met(row.pattern) if search.holds(row.stems) else ():
            cue = Span(met.start(), met.end())
            if not search.quoted(cue) and (row.of != "small" or _small(search, cue)):
                yield from _of_cue(search, at, span, row, cue)


def _small(search: Reader, cue: Span) -> bool:
    """Whether the first letter after a cue is a small one."""
    first = re.search(r"[^\W\d_]", search.reading.text.content[cue.stop : cue.stop + _NEXT])
    return first is not None and first[0].islower()


def _of_cue(search: Reader, at: int, span: Span, row: StandCue, cue: Span) -> Iterator[Stance]:
    silent = row.stand == "declines_to_comment"
    owned = () if silent else owners(search, at, span, cue, row.of, row.stand)
    opposed = owned if row.stand == "denies" else ()
    who = holders(search, at, span, cue, owned, row.of)
    words = telling(search.code, search.words(span))
    if silent:
        words |= telling(search.code, search.back(at))
    object_ = _object(search, span, cue)
    about = telling(search.code, object_)
    for note, party in who:
        start = min(cue.start, note.cite.start) if span.start <= note.cite.start < span.stop else cue.start
        cite = search.reading.text.cite(Span(start, span.start + len(search.words(span).rstrip())))
        person = isinstance(note.value, Name) and note.value.kind == "person"
        for_whom = search.parties.speaks_for(search.reading.page, normal(note)) if person else party
        others = tuple(key for key in owned if key not in (party, for_whom))
        yield Stance(
            for_whom,
            row.stand,
            cite,
            search.reading,
            words,
            at,
            about,
            head=head(search.code, object_),
            negated=about if row.stand == "denies" and row.of == "claim" else frozenset(),
            sure=row.of != "view",
            opposes=others if opposed else (),
            backs=others if row.stand == "asserts" else (),
            points_back=row.of in ("claim", "whom") and _points_back(search, span, cue),
            mentions=_mentions(search, span, note),
            serves=search.serves(for_whom),
            names=search.named,
        )
        if row.stand in ("denies", "asserts"):
            yield from (Stance(key, "asserts", cite, search.reading, words, at, about, held=True) for key in others)


def _object(search: Reader, span: Span, cue: Span) -> str:
    """The words after a cue, as far as its clause goes."""
    rest = search.reading.text.content[cue.stop : span.stop]
    end = re.search(search.table.parts, rest.lower()) if search.table.parts else None
    return rest[: end.start()] if end else rest


def _points_back(search: Reader, span: Span, cue: Span) -> bool:
    """Whether what is denied was said before: `опроверг эти слухи`, `не согласен с этим`; or `обвинения отрицает`, where the
    sentence ends."""
    rest = _object(search, span, cue).lower().replace("ё", "е")
    return bool(search.table.these and (re.match(r"\s*(?:\w+\s+)?" + search.table.these, rest) or not rest.strip()))


def _mentions(search: Reader, span: Span, holder: Note) -> frozenset[str]:
    return frozenset(key for note, key in search.names(span.start, span.stop) if note.id != holder.id)
