"""The whole chronicle as one JSON object: what the REST interface serves and what evaluations score."""

from __future__ import annotations

import json
from typing import IO, Any

from svod.export.links import (
    absent_record,
    decided_record,
    difference_record,
    entity_records,
    lineage_record,
    names_of,
    origin_record,
    passage_record,
    position_record,
    story_records,
)
from svod.export.records import aside_records, entry_record, event_record, page_record
from svod.model.chronicle import Chronicle

NAME = "json"
ABOUT = "one JSON object with everything: pages, statements, stories, lineage, events, positions, entries"
ENCODING = "utf-8"

_LACKING = ("absent", "added")  # what one page tells and another does not, whoever was first


def write(chronicle: Chronicle, out: IO[str]) -> None:
    """Writes the object, a key a line at the top, so that two exports can be compared by eye. `stories` and `origins` are lists
    of pages, as they are scored; `story_facts` and `origin_facts` say the rest of them. What a page lacks of another, or adds
    to it, is in `absent`; all other lines of the ledger are in `differences`."""
    keys = {
        "pages": _pages(chronicle),
        "stories": [names_of(chronicle, story.pages) for story in chronicle.stories],
        "story_facts": story_records(chronicle),
        "origins": [names_of(chronicle, origin.pages) for origin in chronicle.origins],
        "origin_facts": [origin_record(chronicle, origin) for origin in chronicle.origins],
        "lineage": _lineage(chronicle),
        "events": [event_record(chronicle, event) for event in chronicle.events],
        "reuse": [passage_record(chronicle, passage) for passage in chronicle.passages],
        "absent": _absent(chronicle),
        "differences": [difference_record(chronicle, one) for one in chronicle.differences if one.kind not in _LACKING],
        "positions": [position_record(chronicle, position) for position in chronicle.positions],
        "entities": entity_records(chronicle),
        "same_as": [decided_record(entity, link) for entity in chronicle.entities for link in entity.links],
        "entries": [entry_record(chronicle, entry) for entry in chronicle.entries],
    }
    out.write("{")
    for at, (key, value) in enumerate(keys.items()):
        out.write(("," if at else "") + f"\n{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    out.write("\n}\n")


def _pages(chronicle: Chronicle) -> list[dict[str, Any]]:
    """A record for each name; a byte-for-byte copy is a record of its own that says which page it copies."""
    records = []
    for reading in chronicle.readings:
        record = page_record(reading)
        if aside := aside_records(chronicle, reading.page):
            record["set_aside"] = aside
        records.append(record)
        records += [{**record, "page": name, "copy_of": reading.name} for name in reading.card.names[1:]]
    return sorted(records, key=lambda record: str(record["page"]))


def _lineage(chronicle: Chronicle) -> list[dict[str, Any]]:
    """A record for each name of a page."""
    return [
        {"page": name, **record}
        for lineage in chronicle.lineages
        for record in [lineage_record(chronicle, lineage)]
        for name in chronicle.by_page[lineage.page].card.names
    ]


def _absent(chronicle: Chronicle) -> list[dict[str, Any]]:
    return [absent_record(chronicle, one) for one in chronicle.differences if one.kind in _LACKING]
