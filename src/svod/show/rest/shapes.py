"""The shapes of what comes: a page with its notes, an event, a line of the chronicle. The names are the JSON export's."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from svod.model.asked import Role as Standing
from svod.model.entry import EntryKind
from svod.model.link import DatedBy
from svod.model.note import HappeningType, NameKind, SourceKind, StatementKind
from svod.model.text import Role

Pair = Annotated[list[int], Field(min_length=2, max_length=2, description="Start and stop: half-open, in Unicode code points.")]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Id = Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
Next = Annotated[str | None, Field(description="To be sent as `after` for what comes behind this; null at the end.")]
Total = Annotated[int, Field(ge=0, description="How many there are; exact below 10000, which stands for so many or more.")]
Edtf = Annotated[str | None, Field(description="EDTF: `2023-09-21`, `2023-03~` (about March), `2020/2022`; null for unknown.")]
Because = Annotated[str, Field(description="The rule or score that made it.")]
PageName = Annotated[str, Field(description="The page's name; of an older version, with the first digits of its sha256.")]


class Shape(BaseModel):
    """An object of which nothing else comes than what is named."""

    model_config = ConfigDict(extra="forbid")


class Place(Shape):
    """Where it stands: GET /api/pages/{page}/text?spans= opens it."""

    page: PageName
    spans: list[Pair]


class Masthead(Shape):
    """What is known of a page without opening it."""

    page: PageName
    sha256: Sha256
    outlet: str | None
    published: Annotated[str | None, Field(description="ISO date; null for unknown.")]
    language: str | None
    retired: Annotated[bool, Field(description="Newer bytes stand under its name, or it is gone from its folder.")]
    url: str | None
    title: str
    story: Id | None


class Plover(Shape):
    """An event's class and mode in PLOVER."""

    event: str
    mode: str | None


class Number(Shape):
    """How many, as a page gives it."""

    what: str
    value: int
    roughly: bool
    page: PageName
    spans: list[Pair]


class Event(Shape):
    """One happening, and every place that tells it."""

    id: Id
    date: Edtf
    type: HappeningType
    plover: Plover | None
    dates: Annotated[list[str], Field(description="All dates that its pages give.")]
    numbers: list[Number]
    participants: list[str]
    place: str | None
    what: Annotated[str, Field(description="The telling clause, copied from a page.")]
    evidence: list[Place]


class Entry(Shape):
    """A line of the chronicle. That of an event has all dates and numbers that its pages give."""

    id: Id
    date: Edtf
    dated_by: DatedBy
    kind: EntryKind
    type: str | None
    who: list[str]
    to: list[str]
    place: str | None
    cue: Annotated[str | None, Field(description="The page's word that reports a statement.")]
    words: Annotated[str, Field(description="Copied from a page, or set in a fixed template.")]
    story: Id | None
    origins: int
    outlets: int
    cites: list[Place]
    plover: Plover | None = None
    dates: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()


class Entries(Shape):
    """Lines in the chronicle's order, and the pages that they point at."""

    entries: list[Entry]
    pages: list[Masthead]
    total: Total
    next: Next


class OneEntry(Shape):
    """A line, and the pages that it points at."""

    entry: Entry
    pages: list[Masthead]


class Block(Shape):
    """A line or paragraph of a page, and what it is."""

    spans: list[Pair]
    role: Role
    because: Because


class Noted(Shape):
    """A find in a page: where, which words, by which rule."""

    id: Id
    spans: list[Pair]
    text: Annotated[str, Field(description="The words on one line, a cut between two spans shown as `…`.")]
    because: Because


class NameNote(Noted):
    """A name."""

    kind: NameKind
    normal: str
    office: str | None


class TimeNote(Noted):
    """A time, as TIMEX3."""

    value: str
    mod: str | None
    anchor: str


class StatementNote(Noted):
    """What somebody said, wrote, promised, demanded, denied, or declined to say."""

    kind: StatementKind
    speakers: Annotated[list[str], Field(description="Empty where the page does not say who.")]
    speaker_text: str | None
    cue: str | None
    to: list[str]
    date: str | None
    via: list[str]
    insertion: str | None


class SourceNote(Noted):
    """Words that say where the outlet has it from."""

    source: str
    kind: SourceKind


class Aside(Shape):
    """A line that is boilerplate by the outlet's other pages."""

    spans: list[Pair]
    text: str
    score: float
    basis: Literal["stated", "inferred", "both", "decided"]
    because: Because
    pages: list[str]


class Page(Shape):
    """A page: what is known of it, its lines, and what was found in it."""

    page: str
    url: str | None
    sha256: Sha256
    encoding: str
    language: str
    outlet: str | None
    published: str | None
    published_at: str | None
    place: str | None
    title: str | None
    because: dict[str, str]
    blocks: list[Block]
    names: list[NameNote]
    times: list[TimeNote]
    statements: list[StatementNote]
    sources: list[SourceNote]
    set_aside: list[Aside]


class Pages(Shape):
    """Current pages, by name."""

    pages: list[Masthead]
    total: Total
    next: Next


class Lit(Shape):
    """Characters of a page: where, and which exactly."""

    start: int
    stop: int
    words: str


class Line(Shape):
    """A line of a page with its role."""

    start: int
    stop: int
    role: Role
    words: str


class Opened(Shape):
    """A cite that was opened again: the exact characters, and the lines around them with their roles."""

    page: PageName
    sha256: Sha256
    outlet: str | None
    published: str | None
    url: str | None
    retired: bool
    length: Annotated[int, Field(description="Characters of the page's whole text.")]
    lit: Annotated[list[Lit], Field(description="One for each span; empty where the whole page was asked for.")]
    before: Annotated[str, Field(description="Up to 40 characters before the first span.")]
    after: Annotated[str, Field(description="Up to 40 characters behind the last span.")]
    link: Annotated[
        str | None,
        Field(description="The page's own address, with a W3C text fragment that lights the words; null without."),
    ]
    lines: Annotated[list[Line], Field(description="The lines that hold them, and one more each side; else all of the page.")]


class Hit(Shape):
    """A sentence that holds what was searched for."""

    text: str
    page: PageName
    spans: list[Pair]
    lit: Annotated[list[Pair], Field(description="The words that were searched for, in the page's text.")]


class Hits(Shape):
    """Sentences, those of the best page first, and the pages on which they stand."""

    hits: list[Hit]
    pages: list[Masthead]
    total: Annotated[
        int,
        Field(
            ge=0,
            description="How many pages hold the words; exact below 10000, which stands for so many or more. Of more than 1000 "
            "the thousand that were added last are ranked and given.",
        ),
    ]
    next: Next


class Bearer(Shape):
    """Who or what bears a name."""

    name: str
    kind: Annotated[str, Field(description="person, place, organisation, outlet; empty where only lines name them.")]
    entity: Id | None
    forms: list[str]
    lines: Annotated[dict[Standing, int], Field(description="In how many lines it stands, by role.")]


class Bearers(Shape):
    """Those who bear a name like the typed one, who stands in most lines first."""

    names: list[Bearer]


class Talk(Shape):
    """How often one speaks to another."""

    speaker: str
    to: Annotated[str, Field(description="Empty where pages do not say to whom.")]
    lines: int


class Who(Shape):
    """What a person or body said over time, direct and indirect, and who speaks to whom."""

    bearers: list[Bearer]
    talks: list[Talk]
    statements: list[Entry]
    pages: list[Masthead]
    total: Total
    next: Next
