"""The records of what stands between pages: stories, origins, lineage, passages, differences, positions, names put together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from svod.export.records import place_record, places_record
from svod.model.chronicle import Chronicle
from svod.model.link import Difference, Entity, Lineage, Origin, Passage, Position, SameAs, Step, Story
from svod.model.span import Cite, Span, overlap


def names_of(chronicle: Chronicle, pages: Iterable[str]) -> list[str]:
    """The names of pages, sorted, those of byte-for-byte copies too."""
    return sorted(name for page in pages for name in chronicle.known[page].card.names)


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Half-open pairs, in code points."""
    return [[span.start, span.stop] for span in spans]


def story_records(chronicle: Chronicle) -> list[dict[str, Any]]:
    """Each story with its days, and how many outlets and origins tell it."""
    origins = Counter(origin.story for origin in chronicle.origins)
    return [story_record(chronicle, story, origins[story.id]) for story in chronicle.stories]


def story_record(chronicle: Chronicle, story: Story, origins: int) -> dict[str, Any]:
    """A story: its title, days and pages; first: the page that was published first."""
    return {
        "id": story.id,
        "title": story.title,
        "since": story.since,
        "until": story.until,
        "first": chronicle.label(story.first) if story.first else None,
        "outlets": len({chronicle.known[page].outlet for page in story.pages}),
        "origins": origins,
        "pages": names_of(chronicle, story.pages),
    }


def origin_record(chronicle: Chronicle, origin: Origin) -> dict[str, Any]:
    """Pages that count as one origin, from whom, why, and the stretches that go back to it, on other pages too."""
    return {
        "story": origin.story,
        "pages": names_of(chronicle, origin.pages),
        "giver": origin.giver,
        "because": origin.because,
        "parts": [{"page": chronicle.label(part.page), "spans": pairs(part.spans)} for part in origin.parts],
    }


def lineage_record(chronicle: Chronicle, lineage: Lineage) -> dict[str, Any]:
    """The chain, each step with its basis and the stretches that come that way, and the words whose giver can't be told."""
    record: dict[str, Any] = {
        "chain": list(lineage.chain),
        "basis": lineage.basis,
        "steps": [_step(chronicle, step) for step in lineage.steps],
    }
    if (common := lineage.common) is not None:
        pages = [chronicle.label(page) for page in common.pages]
        record["common"] = {"pages": pages, "covers": pairs(common.covers), "because": common.because}
    return record


def _step(chronicle: Chronicle, step: Step) -> dict[str, Any]:
    record = {"taker": step.taker, "giver": step.giver, "basis": step.basis, "because": step.because}
    return record | {
        key: value
        for key, value in (
            ("cite", place_record(chronicle, step.cite) if step.cite else None),
            ("covers", pairs(step.covers)),
            ("page", chronicle.label(step.page) if step.page else None),
        )
        if value
    }


def givers(chronicle: Chronicle, cite: Cite) -> list[Step]:
    """The steps by which most of these words came to their page, nearest giver first; none where the page does not show it."""
    size, lineage = sum(map(len, cite.spans)), chronicle.lineage_of(cite.page)
    return [step for step in (lineage.steps if lineage else ()) if 2 * overlap(cite.spans, step.covers) >= size]


def passage_record(chronicle: Chronicle, passage: Passage) -> dict[str, Any]:
    """A shared passage. differing: pairs of places on either page whose words differ, null where one has none for them."""
    told = () if passage.relation == "same" else passage.differing
    return {
        "a": place_record(chronicle, passage.a),
        "b": place_record(chronicle, passage.b),
        "relation": passage.relation,
        "score": round(passage.score, 3),
        "background": passage.background,
        "differing": [[[side.start, side.stop] if side else None for side in both] for both in told],
    }


def difference_record(chronicle: Chronicle, one: Difference) -> dict[str, Any]:
    """A line of the ledger, with what it weighs."""
    return {
        "kind": one.kind,
        "here": place_record(chronicle, one.here),
        "page": chronicle.label(one.page),
        "there": place_record(chronicle, one.there) if one.there else None,
        "weight": round(one.weight, 4),
        "because": one.because,
    }


def absent_record(chronicle: Chronicle, one: Difference) -> dict[str, Any]:
    """What one page tells and another lacks, whoever was first."""
    return {
        "told_by": place_record(chronicle, one.here),
        "absent_from": chronicle.label(one.page),
        "kind": one.kind,
        "weight": round(one.weight, 4),
        "because": one.because,
    }


def position_record(chronicle: Chronicle, position: Position) -> dict[str, Any]:
    """A matter, the stands on it, which of them contradict one another, and which party changed its own."""
    stands = [
        {"party": stand.party, "stand": stand.stand, "evidence": places_record(chronicle, stand.evidence)}
        | ({"as": stand.named} if stand.named else {})
        | ({"date": stand.date} if stand.date else {})
        for stand in position.stands
    ]
    return {
        "id": position.id,
        "matter": position.matter,
        "stands": stands,
        "contradicts": [{"stands": [a, b], "by": sign} for a, b, sign in position.contradicts],
        "changes": [{"stands": [a, b], "of": what} for a, b, what in position.changes],
    }


def entity_records(chronicle: Chronicle) -> dict[str, dict[str, list[str]]]:
    """Kind -> the name that is shown -> the forms met."""
    kinds: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for entity in chronicle.entities:
        kinds[entity.kind][entity.normal] = list(entity.forms)
    return dict(kinds)


def decided_record(entity: Entity, link: SameAs) -> dict[str, Any]:
    """Why two names were taken for one's, or kept apart."""
    return {
        "kind": entity.kind,
        "entity": entity.normal,
        "a": link.a,
        "b": link.b,
        "verdict": link.verdict,
        "score": link.score,
        "basis": link.basis,
        "because": link.because,
    }
