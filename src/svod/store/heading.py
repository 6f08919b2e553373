"""Stories and matters as they stand in lists, put into rows by which they are found and sorted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from svod.lang import codes
from svod.model.link import Position, Story
from svod.model.span import Span
from svod.store.lemmas import lemma, words
from svod.store.numbering import rows_in
from svod.store.packing import storable
from svod.store.results import batches

_COUNTED = """
SELECT story.id, count(*), count(DISTINCT coalesce(page.outlet, story.page)),
  coalesce((SELECT sum(counted) FROM unit WHERE field = 'origins' AND unit = story.id AND stands = 1), 0)
FROM story LEFT JOIN page ON page.sha256 = story.page GROUP BY story.id
"""


def forms(typed: str) -> list[set[str]]:
    """The words of a title or query, each in all forms in which it may be kept: a title's language is not known."""
    return [{lemma(word, code) for code in (*codes(), "")} for _, word in words(typed, Span(0, len(typed)))] if typed else []


def put_heads(connection: Connection, gone: Collection[str], fresh: Mapping[str, Sequence[Story]]) -> None:
    """Takes out the heads of stories that are gone, and puts in those of new ones; one that stays keeps its number."""
    stays = {one.id: one for stories in fresh.values() for one in stories}
    numbers = {row[0]: row[1] for row in rows_in(connection, "SELECT id, number FROM head WHERE id IN", {*gone, *stays})}
    for one in sorted(numbers.keys() - stays.keys()):
        connection.exec_driver_sql("DELETE FROM head WHERE number = ?", (numbers[one],))
    if numbers:
        connection.exec_driver_sql("DELETE FROM titled WHERE story = ?", [(number,) for number in sorted(numbers.values())])
    rows = [(storable(one.title), one.since, one.until, one.id) for one in stays.values()]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO head (title, since, until, id, pages, outlets, origins, lines) VALUES (?, ?, ?, ?, 0, 0, 0, 0)"
            " ON CONFLICT (id) DO UPDATE SET title = excluded.title, since = excluded.since, until = excluded.until",
            rows,
        )
    numbers = {row[0]: row[1] for row in rows_in(connection, "SELECT id, number FROM head WHERE id IN", stays)}
    titled = {(form, numbers[one.id]) for one in stays.values() for word in forms(storable(one.title)) for form in word}
    if titled:
        connection.exec_driver_sql("INSERT INTO titled (word, story) VALUES (?, ?)", sorted(titled))


def count_heads(connection: Connection) -> None:
    """Writes down how many pages, outlets and origins each story has, where that has changed."""
    stood = {row[0]: tuple(row[1:]) for row in connection.exec_driver_sql("SELECT id, pages, outlets, origins FROM head")}
    counted = {row[0]: tuple(row[1:]) for row in connection.exec_driver_sql(_COUNTED)}
    changed = [(*now, one) for one, now in counted.items() if one in stood and stood[one] != now]
    if changed:
        connection.exec_driver_sql("UPDATE head SET pages = ?, outlets = ?, origins = ? WHERE id = ?", changed)


def put_matters(connection: Connection, gone: Collection[str], fresh: Mapping[str, Sequence[Position]]) -> None:
    """Takes out the matters of units that are gone, and puts in those of new ones."""
    for batch in batches(sorted({*gone, *fresh})):
        words = f"DELETE FROM matter WHERE unit IN ({', '.join('?' * len(batch))})"  # noqa: S608 - places for values
        connection.exec_driver_sql(words, tuple(batch))
    pages = {cite.page for row in fresh.values() for one in row for stand in one.stands for cite in stand.evidence}
    days = {
        row[0]: row[1] for row in rows_in(connection, "SELECT sha256, published FROM page WHERE sha256 IN", pages) if row[1]
    }
    rows = [_matter(unit, one, days) for unit, own in fresh.items() for one in own]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO matter (id, unit, matter, folded, sort, story, since, until, parties, stands, contradictions, changes)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )


def _matter(unit: str, one: Position, published: Mapping[str, str]) -> tuple[Any, ...]:
    days = sorted(_days(one, published))
    since, until = (days[0], days[-1]) if days else (None, None)
    rank = f"{int(not one.contradicts)}{int(not one.changes)}"
    stands = dict.fromkeys(stand.stand for stand in one.stands)
    parties = dict.fromkeys(stand.party.replace("\n", " ") for stand in one.stands)
    return (
        one.id, unit, storable(one.matter), storable(one.matter.casefold()), f"{rank}\t{since or '9'}\t{one.id}", unit, since,
        until, storable("\n".join(parties)), " ".join(stands), len(one.contradicts), len(one.changes),
    )  # fmt: skip


def _days(one: Position, published: Mapping[str, str]) -> Iterable[str]:
    """The day of each stand, else the first on which a page with it came out, as far as they are known."""
    for stand in one.stands:
        days = [published[cite.page] for cite in stand.evidence if cite.page in published]
        if stand.date or days:
            yield stand.date or min(days)
