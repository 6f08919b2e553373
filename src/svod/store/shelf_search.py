"""Full text, a page of hits at a time.

Pages are ranked by BM25. Of a word that stands in very many pages, only the newest of these are ranked, those that were added
last: the others are counted, and found once more words are asked for.
"""

# ruff: noqa: S608 - queries are put together of words of our own and numbers; what others wrote is bound

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from svod.model.asked import COUNTED, Days, Hits
from svod.model.span import Cite
from svod.model.text import Text
from svod.store import cursors, terms
from svod.store.packing import storable
from svod.store.searching import Asked, expression, lit_hits, parse
from svod.store.shelf_names import rows_of, terms_of
from svod.store.shelf_pages import mastheads, results_of

RANKED = 1_000  # pages, at most, among which the best are shown

_RETIRED = """
SELECT number FROM page WHERE sha256 IN (SELECT page FROM label WHERE state != 'current')
  AND NOT EXISTS (SELECT 1 FROM label WHERE label.page = page.sha256 AND label.state = 'current')
"""
_FEW = 4  # pages that are opened in one go

Hit = tuple[Cite, tuple[tuple[int, int], ...]]
Place = tuple[float, str, int]  # of a hit: its page's rank and sha256, and which hit it is there


def search(
    db: sqlite3.Connection, query: str, outlet: str | None, who: str | None, days: Days, after: str | None, limit: int
) -> Hits:
    """Sentences in which words of the query stand, best page first, in a page those with most of it first."""
    asked = parse(query)
    start = (float(part[0]), *part[1:]) if after and (part := cursors.opened(after, str, str, int)) else None
    ranked, total = _ranked(db, expression(asked), _among(db, outlet, who, days))
    left = _behind(ranked, start) if start else ranked
    found = _opened(db, asked, left, start, limit)
    more = cursors.shut(repr(found[limit - 1][1][0]), *found[limit - 1][1][1:]) if len(found) > limit else None
    shown = [hit for hit, _ in found[:limit]]
    known = mastheads(db, (cite.page for cite, _ in shown))
    return Hits(tuple(cite for cite, _ in shown), tuple(lit for _, lit in shown), known, more, total)


def _behind(ranked: list[tuple[float, str]], start: Place) -> list[tuple[float, str]]:
    """The pages from the one where the last answer ended. A build moves ranks, so that it is looked for by its sha256; where it
    is gone, its rank tells where it stood."""
    at = next((at for at, (_, page) in enumerate(ranked) if page == start[1]), None)
    return ranked[at:] if at is not None else [one for one in ranked if one >= start[:2]]


def _among(db: sqlite3.Connection, outlet: str | None, who: str | None, days: Days) -> Collection[int] | None:
    """The numbers of the pages that are looked through; None for all. A page without a date falls out once dates are asked
    for."""
    among: set[int] | None = None
    if outlet is not None or days != Days():
        known = {
            "outlet = ?": storable(outlet) if outlet is not None else None,
            "published >= ?": days.since.isoformat() if days.since else None,
            "published <= ?": days.until.isoformat() if days.until else None,
        }
        where = [condition for condition, value in known.items() if value is not None]
        values = [value for value in known.values() if value is not None]
        among = {row[0] for row in db.execute(f"SELECT number FROM page WHERE {' AND '.join(where)}", values)}
    if who is not None:
        named = ", ".join(map(str, terms_of(db, who, ("speaks", "told")))) or "-1"
        kept = db.execute(f"SELECT terms FROM entry WHERE at IN (SELECT at FROM posting WHERE term IN ({named}))")
        on = {number for row in kept for role, number in map(terms.parts, terms.opened(row[0])) if role == terms.PAGE}
        among = on if among is None else among & on
    return among


def _ranked(db: sqlite3.Connection, asked: str, among: Collection[int] | None) -> tuple[list[tuple[float, str]], int]:
    """The pages that hold what is asked, the best first, of very many the newest; and how many hold it."""
    gone = {row[0] for row in db.execute(_RETIRED)}
    most = f"LIMIT {COUNTED + len(gone)}" if among is None else ""
    rows = db.execute(f"SELECT rowid FROM lemmas WHERE lemmas MATCH ? ORDER BY rowid DESC {most}", (asked,))
    held = [row[0] for row in rows if row[0] not in gone and (among is None or row[0] in among)]
    newest = held[:RANKED]
    if not newest:
        return [], 0
    ranks = db.execute(
        "SELECT rowid, bm25(lemmas) FROM lemmas WHERE lemmas MATCH ? AND rowid BETWEEN ? AND ?", (asked, newest[-1], newest[0])
    )
    own = set(newest)
    rank = {number: rank for number, rank in ranks if number in own}
    pages = rows_of(db, "SELECT number, sha256 FROM page WHERE number IN", newest)
    return sorted((rank[number], page) for number, page in pages), min(COUNTED, len(held))


def _opened(
    db: sqlite3.Connection, asked: Asked, ranked: list[tuple[float, str]], start: Place | None, limit: int
) -> list[tuple[Hit, Place]]:
    """So many hits and one more, of as few pages as have them."""
    found: list[tuple[Hit, Place]] = []
    for first in range(0, len(ranked), _FEW):
        batch = ranked[first : first + _FEW]
        pages = [page for _, page in batch]
        texts, lemmas = results_of(db, "text", pages), results_of(db, "lemmas", pages)
        for rank, page in batch:
            read, indexed = texts.get(page), lemmas.get(page)
            known = indexed if isinstance(indexed, str) else None
            for at, hit in enumerate(lit_hits(read, asked, known) if isinstance(read, Text) else ()):
                if start is None or page != start[1] or at > start[2]:
                    found.append((hit, (rank, page, at)))
        if len(found) > limit:
            break
    return found
