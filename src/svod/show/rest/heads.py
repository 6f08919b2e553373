"""The records of what only readers of a part are given: mastheads, heads of stories and matters, bearers, talks, hits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from svod.export.records import spans_record
from svod.model.asked import Bearer, Hits, Lines, Masthead, MatterHead, StoryHead, Talk


def masthead_record(one: Masthead) -> dict[str, Any]:
    """What is known of a page without opening it."""
    return {
        "page": one.label,
        "sha256": one.page,
        "outlet": one.outlet,
        "published": one.published,
        "language": one.language,
        "retired": one.retired,
        "url": one.url,
        "title": one.title,
        "story": one.story,
    }


def masthead_records(pages: Mapping[str, Masthead]) -> list[dict[str, Any]]:
    """The same for several, by name."""
    return [masthead_record(one) for one in sorted(pages.values(), key=lambda one: (one.label, one.page))]


def story_head_record(one: StoryHead) -> dict[str, Any]:
    """A story in a list; its lines are called entries, as everywhere outside."""
    record = asdict(one)
    record["entries"] = record.pop("lines")
    return record


def matter_head_record(one: MatterHead) -> dict[str, Any]:
    """A matter in a list."""
    return asdict(one) | {"parties": list(one.parties), "stands": list(one.stands)}


def bearer_record(one: Bearer) -> dict[str, Any]:
    """Who or what bears a name."""
    return {"name": one.name, "kind": one.kind, "entity": one.entity, "forms": list(one.forms), "lines": dict(one.lines)}


def talk_records(talks: Iterable[Talk]) -> list[dict[str, Any]]:
    """Who speaks to whom."""
    return [asdict(one) for one in talks]


def hit_records(hits: Hits) -> list[dict[str, Any]]:
    """Sentences that hold what was searched for, with the places of the words."""
    return [
        {
            "text": cite.text,
            "page": hits.pages[cite.page].label,
            "spans": spans_record(cite),
            "lit": [list(pair) for pair in lit],
        }
        for cite, lit in zip(hits.cites, hits.lit, strict=True)
    ]


def pages_of(lines: Lines) -> list[dict[str, Any]]:
    """The pages that the cites of these lines stand on."""
    cited = {cite.page for entry in lines.entries for cite in entry.cites}
    return masthead_records({page: one for page, one in lines.pages.items() if page in cited})
