"""Names that parties give to one thing, by the page's own words: its act in quotation marks, what one seat calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svod.link.holders import Reader, is_base, telling
from svod.link.stances_noun import Stance
from svod.model.span import Span


def acts(search: Reader) -> Iterator[Stance]:
    """A party's own name for what it does, in quotation marks: «Верония начала „ограниченное учение“»."""
    for at, span, met in search.met(search.table.acts):
        place = Span(met.start("name"), met.end("name"))
        subjects = [row for row in search.names(span.start, met.start()) if is_base(row[0])]
        # A name of its own begins with a small letter: «Заря» in marks is a club, a ship or a paper.
        if subjects and search.words(place)[0].islower():
            cite = search.reading.text.cite(Span(subjects[-1][0].cite.start, met.end()))
            words = telling(search.code, search.words(span))
            yield Stance(subjects[-1][1], "names_it", cite, search.reading, words, at, words, named=search.words(place))


def called(search: Reader) -> Iterator[Stance]:
    """What something is called in one seat of government, and in another: «в Вергарде зовут это порядком, а в Тарсене — …»."""
    for at, span, met in search.met(search.table.called):
        yield from _named_by(search, at, span, met, 0)
        after = search.low(Span(met.end(), span.stop)) if met.end() < span.stop else ""
        if more := re.match(search.table.else_called, after):
            yield from _named_by(search, at, span, more, met.end())


def _named_by(search: Reader, at: int, span: Span, met: re.Match[str], shift: int) -> Iterator[Stance]:
    who = Span(shift + met.start("who"), shift + met.end("who"))
    group = "name" if met["name"] else "quoted"
    name = Span(shift + met.start(group), shift + met.end(group))
    words = telling(search.code, search.words(span))
    for _, party in search.names(who.start, who.stop):
        cite = search.reading.text.cite(Span(who.start, name.stop))
        yield Stance(party, "names_it", cite, search.reading, words, at, words, named=search.base(search.low(name)))
