"""Full text, a page of hits at a time."""

from __future__ import annotations

import sqlite3

from svod.model.asked import COUNTED, Days, Hits
from svod.model.span import Cite
from svod.model.text import Text
from svod.store import cursors, terms
from svod.store.results import noun_of
from svod.store.searching import expression, lit_hits, parse
from svod.store.shelf_names import rows_of, terms_of
from svod.store.shelf_pages import mastheads

# A page takes part where it is the newest under some name. Pages without a date fall out once dates are asked for.
_FITS = """
FROM lemmas JOIN page ON page.number = lemmas.rowid WHERE lemmas MATCH :asked
  AND EXISTS (SELECT 1 FROM label WHERE label.page = page.sha256 AND label.state = 'current')
  AND (:outlet IS NULL OR page.outlet = :outlet)
  AND (:since IS NULL OR page.published >= :since) AND (:until IS NULL OR page.published <= :until)
"""
_TEXT = """
SELECT page.sha256, page.raw, result.packed, result.digest FROM page JOIN result ON result.page = page.number
WHERE result.kind = 'text' AND page.sha256 IN
"""
_FEW = 8  # pages that are opened in one go


def search(
    db: sqlite3.Connection, query: str, outlet: str | None, who: str | None, days: Days, after: str | None, limit: int
) -> Hits:
    """Sentences in which words of the query stand, best page first, in a page those with most of it first."""
    asked = parse(query)
    fits = _FITS
    if who is not None:
        named = ", ".join(map(str, terms_of(db, who, ("speaks", "told")))) or "-1"
        fits += (
            f" AND EXISTS (SELECT 1 FROM posting p JOIN posting w ON w.at = p.at AND w.term IN ({named})"  # noqa: S608 - numbers
            f" WHERE p.term = page.number * {terms.term(0, 1)} + {terms.PAGE})"
        )
    values = {
        "asked": expression(asked),
        "outlet": outlet,
        "since": days.since and days.since.isoformat(),
        "until": days.until and days.until.isoformat(),
    }
    start = (float(part[0]), *part[1:]) if after and (part := cursors.opened(after, str, str, int)) else None
    ranked = db.execute(f"SELECT bm25(lemmas) AS rank, page.sha256 {fits} ORDER BY rank, page.sha256", values).fetchall()
    total = min(COUNTED, len(ranked))
    left = [(rank, page) for rank, page in ranked if start is None or (rank, page) >= start[:2]]
    hits: list[tuple[Cite, tuple[tuple[int, int], ...]]] = []
    places: list[tuple[float, str, int]] = []
    for first in range(0, len(left), _FEW):
        batch = left[first : first + _FEW]
        texts = {row[0]: noun_of("text", *row) for row in rows_of(db, _TEXT, [page for _, page in batch])}
        for rank, page in batch:
            read = texts.get(page)
            for at, hit in enumerate(lit_hits(read, asked) if isinstance(read, Text) else ()):
                if start is None or (rank, page, at) > start:
                    hits.append(hit)
                    places.append((rank, page, at))
        if len(hits) > limit:
            break
    more = cursors.shut(repr(places[limit - 1][0]), *places[limit - 1][1:]) if len(hits) > limit else None
    shown = hits[:limit]
    known = mastheads(db, (cite.page for cite, _ in shown))
    return Hits(tuple(cite for cite, _ in shown), tuple(lit for _, lit in shown), known, more, total)
