"""Stories, matters and who speaks to whom, in lists."""

# ruff: noqa: S608 - queries are put together of words of our own and numbers; what others wrote is bound

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection
from functools import lru_cache, partial
from typing import Any

from svod.errors import BadValue
from svod.model.asked import COUNTED, Days, MatterHead, Matters, Stories, StoryHead, Talk
from svod.store import cursors, terms
from svod.store.bearing import same_bearer
from svod.store.heading import forms
from svod.store.packing import storable
from svod.store.shelf_names import owning, rows_of
from svod.store.shelf_places import count, places
from svod.store.shelf_sought import Group, within

_HEAD = "SELECT id, title, since, until, pages, outlets, origins, lines FROM head"
_NEVER = "9"  # what has no day stands last
_BY_TIME = f"coalesce(since, '{_NEVER}'), id"
_ORDERS = {"time": _BY_TIME, **{one: f"-{one}, {_BY_TIME}" for one in ("pages", "outlets", "origins")}}


def stories(db: sqlite3.Connection, words: str | None, days: Days, order: str, after: str | None, limit: int) -> Stories:
    """A page of the stories wanted."""
    if order not in _ORDERS:
        raise BadValue(f"Stories are not sorted by {order!r}; sort them by {', '.join(_ORDERS)}.")
    known = forms(words) if words and words.strip() else ()
    # What was typed and has no word stands in no title.
    where, values = ["0" if words and words.strip() and not known else "1"], list[Any]()
    for one in known:
        told = ", ".join("?" * len(one))
        where.append(f"number IN (SELECT story FROM titled WHERE word IN ({told}))")
        values += sorted(one)
    if days.since:
        where, values = [*where, "coalesce(until, since) >= ?"], [*values, days.since.isoformat()]
    if days.until:
        where, values = [*where, "since <= ?"], [*values, days.until.isoformat()]
    counted = f"SELECT count(*) FROM (SELECT 1 FROM head WHERE {' AND '.join(where)} LIMIT {COUNTED})"
    total = db.execute(counted, values).fetchone()[0]
    by = _ORDERS[order]
    if after:
        last_one = cursors.opened(after, int, str, str)[int(order == "time") :]
        where, values = [*where, f"({by}) > ({', '.join('?' * len(last_one))})"], [*values, *last_one]
    # Only of those that are shown more is read than an index has.
    asked = f"{_HEAD} WHERE number IN (SELECT number FROM head WHERE {' AND '.join(where)} ORDER BY {by} LIMIT ?) ORDER BY {by}"
    found = [StoryHead(*row) for row in db.execute(asked, (*values, limit + 1))]
    more = None
    if len(found) > limit:
        last = found[limit - 1]
        more = cursors.shut(-getattr(last, order) if order != "time" else 0, last.since or _NEVER, last.id)
    return Stories(tuple(found[:limit]), more, total)


_MATTER = "SELECT id, matter, story, since, until, parties, stands, contradictions, changes, sort FROM matter"


def matters(
    db: sqlite3.Connection, words: str | None, party: str | None, story: str | None, after: str | None, limit: int
) -> Matters:
    """A page of the matters wanted."""
    where, values = ["1"], list[Any]()
    if words:
        where, values = [*where, "instr(folded, ?)"], [*values, storable(words.casefold())]
    if story is not None:
        where, values = [*where, "story >= ? AND story < ?"], [*values, storable(story), storable(story) + "g"]
    start = cursors.opened(after, str)[0] if after else ""
    asked = f"{_MATTER} WHERE {' AND '.join(where)} AND sort > ? ORDER BY sort"
    if party is None:
        counted = f"SELECT count(*) FROM (SELECT 1 FROM matter WHERE {' AND '.join(where)} LIMIT {COUNTED})"
        total = db.execute(counted, values).fetchone()[0]
        rows = db.execute(f"{asked} LIMIT ?", (*values, start, limit + 1)).fetchall()
    else:
        fits = lru_cache(maxsize=None)(partial(same_bearer, party))
        every = [row for row in db.execute(asked, (*values, "")) if any(map(fits, row[5].split("\n")))]
        total = min(COUNTED, len(every))
        rows = [row for row in every if row[-1] > start]
    more = cursors.shut(rows[limit - 1][-1]) if len(rows) > limit else None
    return Matters(tuple(map(_matter, rows[:limit])), more, total)


def _matter(row: tuple[Any, ...]) -> MatterHead:
    one_id, matter, story, since, until, parties, stands, contradictions, changes, _ = row
    told = tuple(parties.split("\n")), tuple(stands.split())
    return MatterHead(one_id, matter, story, since, until, *told, contradictions, changes)


def talks(db: sqlite3.Connection, names: Collection[str], days: Days, limit: int) -> tuple[Talk, ...]:
    """Who speaks to whom most often."""
    numbers = owning(db, names).names if names else None
    pairs: Counter[tuple[int, int]] = Counter()
    if days == Days():
        rows = (
            db.execute("SELECT speaker, told, lines FROM talk ORDER BY lines DESC, speaker, told LIMIT ?", (limit,))
            if numbers is None
            else [*rows_of(db, _SPEAKS, numbers), *rows_of(db, _TOLD, numbers)]
        )
        pairs.update({(speaker, told): lines for speaker, told, lines in rows})
    else:
        pairs = _within(db, numbers, days)
    called = dict(rows_of(db, "SELECT number, name FROM name WHERE number IN", {one for pair in pairs for one in pair}))
    found = [Talk(called[speaker], called.get(told, ""), lines) for (speaker, told), lines in pairs.items()]
    return tuple(sorted(found, key=lambda one: (-one.lines, one.speaker, one.to))[:limit])


_MOST = 1_000_000
_SPEAKS = "SELECT speaker, told, lines FROM talk WHERE speaker IN"
_TOLD = "SELECT speaker, told, lines FROM talk WHERE told IN"


def _within(db: sqlite3.Connection, numbers: Collection[int] | None, days: Days) -> Counter[tuple[int, int]]:
    """Pairs of those who speak and those who are told, of the lines that may be of these days."""
    groups: list[Group] = []
    if numbers is not None:
        groups.append(tuple(terms.term(terms.NAMED[role], one) for one in sorted(numbers) for role in ("speaks", "told")))
    what = within(db, groups, days)
    pairs: Counter[tuple[int, int]] = Counter()
    asked = "SELECT terms FROM entry WHERE kind = 'statement' AND at IN"
    for (kept,) in rows_of(db, asked, places(db, what, -1, count(db, what, _MOST))):
        on = [terms.parts(one) for one in terms.opened(kept)]
        told = [number for role, number in on if role == terms.NAMED["told"]] or [0]
        pairs.update((number, other) for role, number in on if role == terms.NAMED["speaks"] for other in told)
    if numbers is not None:
        pairs = Counter({pair: lines for pair, lines in pairs.items() if not set(pair).isdisjoint(numbers)})
    return pairs
