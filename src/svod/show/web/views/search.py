"""`/search`: sentences by word form and phrase, with the words lit where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from fastapi import APIRouter, Request
from fastapi.responses import Response

from svod.errors import BadValue
from svod.model.asked import Hits, Masthead, Role
from svod.model.span import Cite
from svod.show.served.asking import Reading
from svod.show.web.beside import beside
from svod.show.web.lit import Piece
from svod.show.web.rendering import is_fragment, page
from svod.show.web.typed import Cursor, Limit, Words, days_typed, named

router = APIRouter()

_AROUND = 400  # characters between two lit words that are shown, half of them beside each
_PIECES = 120  # of a sentence that are shown
_HITS = 20  # sentences that are given at once
_SPEAKS: tuple[Role, ...] = ("speaks",)
_NAMES = 1  # of those who speak or act most, to be tried where the page teaches how to ask


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that holds words of the query, in pieces that are lit or not."""

    cite: Cite
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class OnPage:
    """The sentences of one page that come next to one another. known: None where nothing is known of the page."""

    page: str
    known: Masthead | None
    hits: tuple[Hit, ...]


@router.get("/search")
def search(
    request: Request,
    reader: Reading,
    q: Words = "",
    who: Words = "",
    outlet: Words = "",
    since: Words = "",
    until: Words = "",
    after: Cursor = None,
    limit: Limit = _HITS,
) -> Response:
    """Without a query, how to ask."""
    days, wrong = days_typed(since, until)
    hits, wordless = None, False
    if q.strip():
        try:
            hits = reader.search(q, outlet=outlet.strip() or None, who=named(who), days=days, after=after, limit=limit)
        except BadValue:
            if after:
                raise
            wordless = True
    found = tuple(by_page(hits)) if hits else ()
    if is_fragment(request) and after:
        return page(request, "_search_hits.html", hits=hits, found=found)
    return page(
        request, "search.html", opened=beside(request, reader), q=q, wrong=wrong, wordless=wordless, hits=hits, found=found,
        speakers=() if hits else tuple(one.name for one in reader.bearers("", roles=_SPEAKS, limit=_NAMES)),
    )  # fmt: skip


def by_page(hits: Hits) -> Iterator[OnPage]:
    """The hits with those of the same page together, in the order in which they come."""
    for sha256, group in groupby(zip(hits.cites, hits.lit, strict=True), key=lambda hit: hit[0].page):
        yield OnPage(sha256, hits.pages.get(sha256), tuple(Hit(cite, cut(lit_in(cite, lit))) for cite, lit in group))


def lit_in(cite: Cite, lit: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """The words of a cite in pieces. lit: places in the page's text, in any order; what of them stands outside is left out, and
    what stands there twice is lit once."""
    number = 0
    for nth, (span, words) in enumerate(zip(cite.spans, cite.words, strict=True)):
        if nth:
            yield Piece(" … ")
        at = span.start
        for start, stop in sorted(lit):
            start, stop = max(start, at), min(stop, span.stop)
            if start >= stop:
                continue
            number += 1
            if at < start:
                yield Piece(words[at - span.start : start - span.start])
            yield Piece(words[start - span.start : stop - span.start], number, first=True)
            at = stop
        if at < span.stop:
            yield Piece(words[at - span.start :])


def cut(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The same, of a sentence of any length no more than can be read: what lies far from all lit words stands as `…`."""
    kept = list(islice(pieces, _PIECES))
    last = len(kept) - 1
    return tuple(
        piece if piece.lit or len(piece.words) <= _AROUND else Piece(_short(piece.words, head=at > 0, tail=0 < last != at))
        for at, piece in enumerate(kept)
    )


def _short(words: str, *, head: bool, tail: bool) -> str:
    """The beginning of words, their end, or both; the beginning where neither is asked for."""
    half = _AROUND // 2
    if tail:
        return f"{words[:half] if head else ''} … {words[-half:]}"
    return f"{words[:_AROUND]} …"
