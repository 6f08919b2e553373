"""Pages and what was made of each alone, in tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Insert,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from svod.errors import StoreError
from svod.model.note import Note
from svod.model.page import Given, Page
from svod.model.text import Text
from svod.store import cards
from svod.store.base import Change, Held, Kind, Label, Result
from svod.store.packing import beside, digest_of, opened, pack, plain, shut, unpack
from svod.store.schema import label, page, pair, result, sketch

T = TypeVar("T")

_MANY = 500  # values in one condition, under the limit of any database
NOUN: dict[Kind, type] = {"text": Text, "notes": tuple[Note, ...], "lemmas": str}


def batches(values: Iterable[T], size: int = _MANY) -> Iterator[list[T]]:
    """The values, so many at a time."""
    batch: list[T] = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def labels(connection: Connection, where: ColumnElement[bool] | None = None) -> Iterator[Label]:
    """Labels, all or those that fit."""
    rows = connection.execute(select(label) if where is None else select(label).where(where))
    for row in rows:
        yield Label(row.name, row.version, row.page, row.state, row.media_type, row.encoding, row.broken, given_of(row.given))


@lru_cache(maxsize=4096)
def given_of(packed: bytes) -> Given:
    """What a list says of a page: of most it says the same, which is nothing."""
    return unpack(Given, packed)


def labels_around(connection: Connection, pages: Iterable[str]) -> tuple[Label, ...]:
    """The labels of these pages, and of whatever else stood under their names."""
    names: set[str] = set()
    for batch in batches(pages):
        names |= set(connection.execute(select(label.c.name).where(label.c.page.in_(batch))).scalars())
    return tuple(one for batch in batches(sorted(names)) for one in labels(connection, label.c.name.in_(batch)))


def stored_pages(connection: Connection, pages: Sequence[str]) -> dict[str, Page]:
    """Those of these pages that there are, as they were read, with the label that each bears and all that lists say of it."""
    borne: dict[str, list[Label]] = defaultdict(list)
    for batch in batches(pages):
        for one in labels(connection, label.c.page.in_(batch)):
            borne[one.page].append(one)
    found = {}
    for batch in batches(pages):
        for row in connection.execute(select(page.c.sha256, page.c.raw).where(page.c.sha256.in_(batch))):
            bearing = cards.bearing(borne[row.sha256])
            if bearing:
                first, given = bearing[0], cards.given(bearing)
                found[row.sha256] = Page(first.name, opened(row.raw), first.media_type, first.encoding, given, first.broken)
    return found


def keep(connection: Connection, pages: Iterable[Page]) -> None:
    """Keeps the bytes of pages; writes nothing for those that are known."""
    fresh = {one.sha256: one for one in pages}
    for batch in batches(sorted(fresh)):
        for known in connection.execute(select(page.c.sha256).where(page.c.sha256.in_(batch))).scalars().all():
            del fresh[known]
    fill(connection, page, [{"sha256": one.sha256, "size": len(one.raw), "raw": shut(one.raw)} for one in fresh.values()])


def name(connection: Connection, found: Iterable[Label]) -> dict[str, Change]:
    """Puts names on kept pages; writes nothing for a name that stands as it stood. Name -> what that meant for it."""
    known: dict[str, list[Label]] = defaultdict(list)
    for one in labels(connection):
        known[one.name].append(one)
    changes: dict[str, Change] = {}
    for borne, versions in cards.by_name(found).items():
        changes[borne], written = cards.named(known[borne], versions)
        for one in written:
            row = {column: getattr(one, column) for column in label.c.keys()}  # noqa: SIM118 - names of columns
            row |= {"given": pack(one.given)}
            connection.execute(upsert(label).values(row).on_conflict_do_update(index_elements=["name", "version"], set_=row))
    return changes


def retire(connection: Connection, names: Iterable[str]) -> int:
    """Marks what stands under these names as gone; how many stood."""
    gone = 0
    for batch in batches(names):
        stood = update(label).where(label.c.name.in_(batch), label.c.state == "current").values(state="gone")
        gone += connection.execute(stood).rowcount
    return gone


def drop_unnamed(connection: Connection) -> None:
    """Deletes bytes that no name leads to: a build was stopped before it named them, and then never read them again."""
    connection.execute(delete(page).where(page.c.sha256.not_in(select(label.c.page))))


def sizes(connection: Connection, pages: Iterable[str] | None = None) -> dict[str, int]:
    """Page, these or all, -> how many bytes it has."""
    columns = select(page.c.sha256, page.c.size)
    parts = [columns] if pages is None else [columns.where(page.c.sha256.in_(batch)) for batch in batches(pages)]
    return {row.sha256: row.size for part in parts for row in connection.execute(part)}


def numbers_of(connection: Connection) -> dict[str, int]:
    """Page -> the number that stands for it in other tables."""
    return {row.sha256: row.number for row in connection.execute(select(page.c.sha256, page.c.number))}


def numbers_among(connection: Connection, pages: Iterable[str]) -> dict[str, int]:
    """The same of these pages."""
    found: dict[str, int] = {}
    for batch in batches(sorted(pages)):
        rows = connection.execute(select(page.c.sha256, page.c.number).where(page.c.sha256.in_(batch)))
        found |= {row.sha256: row.number for row in rows}
    return found


def held(connection: Connection, kind: Kind) -> dict[str, Held]:
    """Page -> its result of this kind, not unpacked."""
    columns = select(page.c.sha256, result.c.key, result.c.digest).join(result, result.c.page == page.c.number)
    return {row.sha256: Held(row.key, row.digest) for row in connection.execute(columns.where(result.c.kind == kind))}


def save(connection: Connection, kind: Kind, made: Sequence[Result]) -> None:
    """Keeps results; a text's facts go into the columns that are searched by, lemmas into the index."""
    columns = select(page.c.sha256, page.c.number, page.c.raw)
    rows, facts = list[dict[str, object]](), list[dict[str, object]]()
    for batch in batches(made):
        found = connection.execute(columns.where(page.c.sha256.in_([one.page for one in batch])))
        stored = {row.sha256: row for row in found}
        if kind == "lemmas":
            _reindex(connection, {one.page: (stored[one.page].number, str(one.noun)) for one in batch})
        for one in batch:
            packed, its = plain(one.noun), stored[one.page]
            if isinstance(one.noun, Text):
                facts.append(_facts(one.noun))
            row = {"page": its.number, "kind": kind, "made_by": one.by, "key": one.key, "digest": digest_of(packed)}
            rows.append({**row, "packed": shut(packed, beside(opened(its.raw)))})
    put(connection, result, rows)
    if facts:
        connection.execute(_NOTE_FACTS, facts)


def drop(connection: Connection, kind: Kind, pages: Iterable[str]) -> None:
    """Deletes results of this kind."""
    for one in pages:
        number = connection.execute(select(page.c.number).where(page.c.sha256 == one)).scalar_one()
        if kind == "lemmas":
            _reindex(connection, {one: (number, None)})
        connection.execute(delete(result).where(result.c.page == number, result.c.kind == kind))


_NOTE_FACTS = (
    update(page)
    .where(page.c.sha256 == bindparam("one"))
    .values({name: bindparam(f"its_{name}") for name in ("language", "outlet", "published", "title")})
)


def _facts(read: Text) -> dict[str, object]:
    return {
        "one": read.page,
        "its_language": read.language.value,
        "its_outlet": read.outlet.value if read.outlet else None,
        "its_published": read.published.value[:10] if read.published else None,
        "its_title": read.title.value if read.title else "",
    }


def note_titles(connection: Connection) -> None:
    """Puts the facts of texts into the columns, where a text was kept before its title had one."""
    lacking = select(page.c.sha256).join(result, result.c.page == page.c.number)
    pages = connection.execute(lacking.where(page.c.title.is_(None), result.c.kind == "text")).scalars().all()
    for batch in batches(pages):
        found = [_facts(noun) for _, noun in all_results(connection, "text", batch) if isinstance(noun, Text)]
        connection.execute(_NOTE_FACTS, found)


def _reindex(connection: Connection, lemmas: Mapping[str, tuple[int, str | None]]) -> None:
    """Takes the lemmas of pages out of the index, as they were put in (it has no content to know them by), and puts these in.
    lemmas: page -> its number and its lemmas."""
    old = [{"number": lemmas[one][0], "old": words} for one, words in all_results(connection, "lemmas", sorted(lemmas))]
    if old:
        connection.execute(_TAKE_OUT, old)
    new = [{"number": number, "new": words} for number, words in lemmas.values() if words is not None]
    if new:
        connection.execute(_PUT_IN, new)


_TAKE_OUT = text("INSERT INTO lemmas(lemmas, rowid, words) VALUES ('delete', :number, :old)")
_PUT_IN = text("INSERT INTO lemmas(rowid, words) VALUES (:number, :new)")


def index_anew(connection: Connection) -> None:
    """Empties the index and fills it again, so that no word of a deleted page stays behind in it."""
    connection.execute(text("INSERT INTO lemmas(lemmas) VALUES ('delete-all')"))
    numbers = numbers_of(connection)
    for sha256, lemmas in all_results(connection, "lemmas"):
        connection.execute(_PUT_IN, {"number": numbers[sha256], "new": str(lemmas)})


def _stored(kind: Kind) -> Select[tuple[str, bytes, bytes, str]]:
    columns = select(page.c.sha256, page.c.raw, result.c.packed, result.c.digest)
    return columns.join(result, result.c.page == page.c.number).where(result.c.kind == kind)


def one_result(connection: Connection, sha256: str, kind: Kind) -> object | None:
    """What is kept of this kind for a page, or None."""
    row = connection.execute(_stored(kind).where(page.c.sha256 == sha256)).one_or_none()
    return noun_of(kind, row.sha256, row.raw, row.packed, row.digest) if row else None


def all_results(connection: Connection, kind: Kind, pages: Iterable[str] | None = None) -> Iterator[tuple[str, object]]:
    """Page and noun, for every page that has a result of this kind, or those of these pages that have."""
    if pages is None:
        yield from _nouns(connection, kind, _stored(kind))
        return
    for batch in batches(pages):
        yield from _nouns(connection, kind, _stored(kind).where(page.c.sha256.in_(batch)))


def _nouns(connection: Connection, kind: Kind, asked: Select[tuple[str, bytes, bytes, str]]) -> Iterator[tuple[str, object]]:
    for row in connection.execute(asked):
        yield row.sha256, noun_of(kind, row.sha256, row.raw, row.packed, row.digest)


def noun_of(kind: Kind, page: str, raw: bytes, packed: bytes, digest: str) -> object:
    """What is kept of this kind for a page, beside its bytes. Raises StoreError where it is not what was kept."""
    try:
        around = beside(opened(raw))
        whole = digest_of(opened(packed, around)) == digest
    except StoreError:
        whole = False
    if not whole:
        raise StoreError(f"What is kept of page {page[:12]} is damaged. Build the chronicle again, into a new file.")
    return unpack(NOUN[kind], packed, around)


def erase(connection: Connection, pages: Sequence[str]) -> tuple[str, ...]:
    """Deletes pages and all that was made of each alone or with another; the names that stood for them."""
    names: set[str] = set()
    for one in pages:
        number = connection.execute(select(page.c.number).where(page.c.sha256 == one)).scalar_one()
        names |= set(connection.execute(select(label.c.name).where(label.c.page == one)).scalars())
        connection.execute(delete(label).where(label.c.page == one))
        connection.execute(delete(result).where(result.c.page == number))
        connection.execute(delete(sketch).where(sketch.c.page == number))
        connection.execute(delete(pair).where((pair.c.a == number) | (pair.c.b == number)))
        connection.execute(delete(page).where(page.c.sha256 == one))
    return tuple(sorted(names))


def clear(connection: Connection, *tables: Table) -> None:
    """Empties tables."""
    for table in tables:
        connection.execute(delete(table))


def fill(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    """Puts rows into a table."""
    if rows:
        connection.execute(insert(table), rows)


def put(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    """Puts rows into a table, in place of those with the same primary key."""
    if rows:
        connection.execute(_in_place(table), rows)


@lru_cache
def _in_place(table: Table) -> Insert:
    """The statement, built once: SQLAlchemy takes longer over a statement than SQLite over a row."""
    new = upsert(table)
    keys = [column.name for column in table.primary_key]
    return new.on_conflict_do_update(
        index_elements=keys, set_={column.name: new.excluded[column.name] for column in table.c if column.name not in keys}
    )
