"""The shape that gold files and `svod export json` share. Spans are half-open, in code points of the page's stored text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NotRequired, Required, TypedDict, cast

Spans = list[list[int]]


class Marked(TypedDict):
    """Something that stands at a place of a page."""

    spans: Spans
    text: NotRequired[str]
    because: NotRequired[str]


class Block(Marked):
    """A block with its role."""

    role: str


class Time(Marked):
    """A time with its TIMEX3 value and mod."""

    value: str
    mod: NotRequired[str | None]


class Statement(Marked):
    """What somebody said; `spans` are of its content."""

    kind: str
    speakers: list[str]
    cue: NotRequired[str | None]


class Source(Marked):
    """Words that say where the outlet has it from."""

    source: str
    kind: str


class Page(TypedDict, total=False):
    """A page. A key that gold lacks is not scored."""

    page: Required[str]
    published: str | None
    title: str | None
    outlet: str | None
    blocks: list[Block]
    times: list[Time]
    statements: list[Statement]
    sources: list[Source]


class Place(TypedDict):
    """Spans of one page."""

    page: str
    spans: Spans


class Chain(TypedDict):
    """The outlet, then whom it has it from, nearest first."""

    page: str
    chain: list[str]


class Event(TypedDict):
    """A happening, and every place that tells it. The date is EDTF."""

    date: str | None
    type: str
    participants: list[str]
    evidence: list[Place]
    what: NotRequired[str | None]


class Passage(TypedDict):
    """A passage that two pages share."""

    a: Place
    b: Place
    relation: str


class Absence(TypedDict):
    """What one page tells and the other does not."""

    told_by: Place
    absent_from: str


class Stand(TypedDict):
    """Where a party stands in a matter."""

    party: str
    stand: str
    evidence: list[Place]


class Position(TypedDict):
    """A matter with the parties' stands."""

    matter: str
    stands: list[Stand]


class Export(TypedDict, total=False):
    """All of it."""

    pages: Required[list[Page]]
    compared: list[list[str]]
    stories: list[list[str]]
    origins: list[list[str]]
    lineage: list[Chain]
    events: list[Event]
    reuse: list[Passage]
    absent: list[Absence]
    positions: list[Position]


def opened(path: Path) -> Export:
    """A gold file or an export. Raises ValueError where it is neither."""
    record = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(record, dict) or "pages" not in record:
        raise ValueError(f"{path} is neither a gold file nor an export: it has no `pages`.")
    return cast(Export, record)
