"""The whole chronicle as one JSON object: what the REST interface serves and what evaluations score."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import IO, Any

from svod.export.records import aside_records, entry_record, event_record, page_record, place_record, places_record
from svod.model.chronicle import Chronicle
from svod.model.link import Passage

NAME = "json"
ABOUT = "one JSON object with everything: pages, statements, stories, lineage, events, positions, entries"
ENCODING = "utf-8"


def write(chronicle: Chronicle, out: IO[str]) -> None:
    """Writes the object, a key a line at the top, so that two exports can be compared by eye."""
    keys = {
        "pages": _pages(chronicle),
        "stories": [_names(chronicle, story.pages) for story in chronicle.stories],
        "origins": [_names(chronicle, origin.pages) for origin in chronicle.origins],
        "lineage": _lineage(chronicle),
        "events": [event_record(chronicle, event) for event in chronicle.events],
        "reuse": [_reuse(chronicle, passage) for passage in chronicle.passages],
        "absent": _absent(chronicle),
        "differences": _differences(chronicle),
        "positions": _positions(chronicle),
        "entities": _entities(chronicle),
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


def _names(chronicle: Chronicle, pages: Iterable[str]) -> list[str]:
    return sorted(name for page in pages for name in chronicle.by_page[page].card.names)


def _lineage(chronicle: Chronicle) -> list[dict[str, Any]]:
    records = []
    for lineage in chronicle.lineages:
        steps = [
            {"taker": step.taker, "giver": step.giver, "basis": step.basis, "because": step.because}
            | ({"cite": place_record(chronicle, step.cite)} if step.cite else {})
            for step in lineage.steps
        ]
        record = {"chain": list(lineage.chain), "basis": lineage.basis, "steps": steps}
        records += [{"page": name, **record} for name in chronicle.by_page[lineage.page].card.names]
    return records


def _reuse(chronicle: Chronicle, passage: Passage) -> dict[str, Any]:
    return {
        "a": place_record(chronicle, passage.a),
        "b": place_record(chronicle, passage.b),
        "relation": passage.relation,
        "score": round(passage.score, 3),
    }


def _absent(chronicle: Chronicle) -> list[dict[str, Any]]:
    return [
        {"told_by": place_record(chronicle, one.here), "absent_from": chronicle.by_page[one.page].name}
        for one in chronicle.differences
        if one.kind in ("absent", "added")
    ]


def _differences(chronicle: Chronicle) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.kind,
            "here": place_record(chronicle, one.here),
            "page": chronicle.by_page[one.page].name,
            "there": place_record(chronicle, one.there) if one.there else None,
            "because": one.because,
        }
        for one in chronicle.differences
        if one.kind != "absent"
    ]


def _positions(chronicle: Chronicle) -> list[dict[str, Any]]:
    records = []
    for position in chronicle.positions:
        stands = [
            {"party": stand.party, "stand": stand.stand, "evidence": places_record(chronicle, stand.evidence)}
            | ({"as": stand.named} if stand.named else {})
            | ({"date": stand.date} if stand.date else {})
            for stand in position.stands
        ]
        contradicts = [{"stands": [a, b], "by": sign} for a, b, sign in position.contradicts]
        records.append({"matter": position.matter, "stands": stands, "contradicts": contradicts})
    return records


def _entities(chronicle: Chronicle) -> dict[str, dict[str, Sequence[str]]]:
    kinds: dict[str, dict[str, Sequence[str]]] = defaultdict(dict)
    for entity in chronicle.entities:
        kinds[entity.kind][entity.normal] = entity.forms
    return dict(kinds)
