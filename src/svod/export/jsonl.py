"""One record a line, each with its `record`: for streams, jq, pandas and DuckDB."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from svod.export.links import (
    decided_record,
    difference_record,
    lineage_record,
    origin_record,
    passage_record,
    position_record,
    story_records,
)
from svod.export.records import aside_records, entry_record, event_record, page_record
from svod.model.chronicle import Chronicle

NAME = "jsonl"
ABOUT = "one record a line (page, story, origin, lineage, event, passage, difference, position, same_as, entry), for jq, pandas"
ENCODING = "utf-8"


def write(chronicle: Chronicle, out: IO[str]) -> None:
    """Writes pages first, then what stands between them, then the chronicle's lines."""
    for record, value in _records(chronicle):
        out.write(json.dumps({"record": record, **value}, ensure_ascii=False) + "\n")


def _records(chronicle: Chronicle) -> Iterator[tuple[str, dict[str, Any]]]:
    for reading in chronicle.readings:
        aside = aside_records(chronicle, reading.page)
        yield "page", page_record(reading) | ({"set_aside": aside} if aside else {})
    yield from (("story", record) for record in story_records(chronicle))
    for origin in chronicle.origins:
        yield "origin", origin_record(chronicle, origin)
    for lineage in chronicle.lineages:
        yield "lineage", {"page": chronicle.label(lineage.page), **lineage_record(chronicle, lineage)}
    for event in chronicle.events:
        yield "event", event_record(chronicle, event)
    for passage in chronicle.passages:
        yield "passage", {"id": passage.id, **passage_record(chronicle, passage)}
    for one in chronicle.differences:
        yield "difference", {"id": one.id, **difference_record(chronicle, one)}
    for position in chronicle.positions:
        yield "position", position_record(chronicle, position)
    for entity in chronicle.entities:
        yield from (("same_as", {"id": link.id, **decided_record(entity, link)}) for link in entity.links)
    for entry in chronicle.entries:
        yield "entry", entry_record(chronicle, entry)
