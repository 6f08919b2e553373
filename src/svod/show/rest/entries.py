"""`/api/entries`: the lines of the chronicle."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from svod.export.records import entry_record
from svod.show.rest.answers import Answer
from svod.show.rest.asking import EntriesAsked, Known, after_it
from svod.show.rest.heads import pages_of
from svod.show.rest.problems import Told, declared
from svod.show.rest.shapes import Entries, OneEntry
from svod.show.served.asking import Reading

router = APIRouter(tags=["chronicle"], route_class=Told)


@router.get("/entries", response_model=Entries, responses=declared(404))
def entries(asked: Annotated[EntriesAsked, Query()], reader: Reading) -> Answer:
    """The dated lines, in order. A fuzzy date is admitted where it may lie in the days asked for."""
    wanted = asked.wanted(reader)
    lines = after_it(asked.after, lambda: reader.lines(wanted, after=asked.after, limit=asked.limit))
    return Answer({
        "entries": [entry_record(lines, entry) for entry in lines.entries],
        "pages": pages_of(lines),
        "total": lines.total,
        "next": lines.after,
    })  # fmt: skip


@router.get("/entries/{id}", response_model=OneEntry, responses=declared(404))
def entry(id: Known, reader: Reading) -> Answer:  # noqa: A002
    """One line by its id, which it keeps as long as its cites stand."""
    lines = reader.line(id)
    return Answer({"entry": entry_record(lines, lines.one()), "pages": pages_of(lines)})
