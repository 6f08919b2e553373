"""One record a line, each with its `record`: for streams, jq, pandas and DuckDB."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from svod.export.records import aside_records, entry_record, event_record, page_record, place_record
from svod.model.chronicle import Chronicle

NAME = "jsonl"
ABOUT = "one record a line (page, event, passage, difference, entry), for jq, pandas, DuckDB"
ENCODING = "utf-8"


def write(chronicle: Chronicle, out: IO[str]) -> None:
    """Writes pages first, then what stands between them, then the chronicle's lines."""
    for record, value in _records(chronicle):
        out.write(json.dumps({"record": record, **value}, ensure_ascii=False) + "\n")


def _records(chronicle: Chronicle) -> Iterator[tuple[str, dict[str, Any]]]:
    for reading in chronicle.readings:
        aside = aside_records(chronicle, reading.page)
        yield "page", page_record(reading) | ({"set_aside": aside} if aside else {})
    for event in chronicle.events:
        yield "event", event_record(chronicle, event)
    for passage in chronicle.passages:
        a, b = place_record(chronicle, passage.a), place_record(chronicle, passage.b)
        yield "passage", {"id": passage.id, "a": a, "b": b, "relation": passage.relation, "score": round(passage.score, 3)}
    for one in chronicle.differences:
        yield (
            "difference",
            {
                "id": one.id,
                "kind": one.kind,
                "here": place_record(chronicle, one.here),
                "there": place_record(chronicle, one.there) if one.there else None,
                "page": chronicle.by_page[one.page].name,
                "because": one.because,
            },
        )
    for entry in chronicle.entries:
        yield "entry", entry_record(chronicle, entry)
