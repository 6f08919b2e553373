"""The shapes of what stands between pages. The names are those of the JSON export."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from svod.model.entry import DecisionKind
from svod.model.link import Basis, DifferenceKind, Relation, StandKind
from svod.show.rest.shapes import Edtf, Event, Id, Masthead, Next, Page, PageName, Pair, Place, Sha256, Shape, Total


class StoryHead(Shape):
    """A story in a list."""

    id: Id
    title: str
    since: str | None
    until: str | None
    pages: int
    outlets: int
    origins: int
    entries: Annotated[int, Field(description="How many lines of the chronicle it has.")]


class Stories(Shape):
    """A part of the list of stories."""

    stories: list[StoryHead]
    total: Total
    next: Next


class StoryFacts(Shape):
    """A story: its days and pages; first: the page that was published first."""

    id: Id
    title: str
    since: str | None
    until: str | None
    first: str | None
    outlets: int
    origins: int
    pages: list[str]


class Stretches(Shape):
    """Stretches of one page."""

    page: PageName
    spans: list[Pair]


class Origin(Shape):
    """Pages that count as one origin, from whom, why, and the stretches that go back to it."""

    story: Id
    pages: list[str]
    giver: str | None
    because: str
    parts: list[Stretches]


class Step(Shape):
    """One link of a lineage: `taker` has it from `giver`. cite: where a page says so; covers: the stretches that came so."""

    taker: str
    giver: str
    basis: Basis
    because: str
    cite: Place | None = None
    covers: tuple[Pair, ...] = ()
    page: PageName | None = None


class Common(Shape):
    """Words that several pages have, where nothing shows who had them from whom."""

    pages: list[str]
    covers: list[Pair]
    because: str


class Lineage(Shape):
    """Where a page has its text from: its outlet, then each relay, nearest first, to the first speaker."""

    chain: list[str]
    basis: Basis
    steps: list[Step]
    common: Common | None = None


class PageLineage(Lineage):
    """The lineage of one page of several."""

    page: PageName


class Passage(Shape):
    """A stretch of one page that stands in another."""

    a: Place
    b: Place
    relation: Relation
    score: float
    background: Annotated[bool, Field(description="Carried from story to story: not the news itself.")]
    differing: Annotated[
        list[Annotated[list[Pair | None], Field(min_length=2, max_length=2)]],
        Field(description="Pairs of places on either page whose words differ, null where one has none for them."),
    ]


class Difference(Shape):
    """A line of the ledger: what one page has and another leaves out or alters."""

    kind: DifferenceKind
    here: Place
    page: PageName
    there: Place | None
    weight: Annotated[float, Field(ge=0, le=1)]
    because: str


class Differences(Shape):
    """A part of a story's ledger, the heaviest lines first."""

    differences: list[Difference]
    total: Total
    next: Next


class Absent(Shape):
    """What one page tells and another lacks."""

    told_by: Place
    absent_from: PageName
    kind: Literal["absent", "added"]
    weight: Annotated[float, Field(ge=0, le=1)]
    because: str


class Telling(Shape):
    """A page of a story, and where it has it from."""

    page: PageName
    sha256: Sha256
    outlet: str | None
    published: str | None
    url: str | None
    title: str
    names: Annotated[list[str], Field(description="All names that bear these bytes.")]
    chain: list[str] | None


class Carried(Shape):
    """One page's wording of a row, and the place that it is compared with."""

    relation: Relation
    page: PageName
    spans: list[Pair]
    of: Place


class Row(Shape):
    """A stretch as most pages have it, and the wording of every other page that carries it."""

    head: Place
    background: bool
    others: list[Carried]
    absent_here: Annotated[list[str], Field(description="Pages whose copy lacks it.")]


class Counts(Shape):
    """How many of each there are; of each list the answer gives `limit` at most."""

    rows: int
    reuse: int
    absent: int
    differences: int
    events: int
    positions: int


class Story(Shape):
    """A story: its tellings, origins, lineage, what was carried, absent and altered. Its lines: GET /api/entries?story=; all
    of the ledger: GET /api/stories/{id}/differences."""

    story: StoryFacts
    tellings: Annotated[list[Telling], Field(description="The page that came out first stands first.")]
    origins: list[Origin]
    lineage: list[PageLineage]
    rows: Annotated[list[Row], Field(description="What most pages carry first.")]
    reuse: list[Passage]
    absent: Annotated[list[Absent], Field(description="What says most first.")]
    differences: Annotated[list[Difference], Field(description="All but what is absent, what says most first.")]
    events: list[Event]
    positions: list[PositionShape]
    counts: Counts


class LinkedPage(Page):
    """A page with what links it to others."""

    retired: Annotated[bool, Field(description="Newer bytes stand under its name, or it is gone from its folder.")]
    was: Annotated[Sha256 | None, Field(description="The version that this one replaced under its name.")]
    stories: list[StoryFacts]
    origins: list[Origin]
    lineage: Lineage | None
    passages: list[Passage]
    known_as: Annotated[
        dict[str, str], Field(description="Ids of names that are shown under another name elsewhere -> that one.")
    ]


class StandShape(Shape):
    """What one party says on a matter. as: what it calls the thing."""

    party: str
    stand: StandKind
    evidence: list[Place]
    as_: Annotated[str | None, Field(alias="as")] = None
    date: Edtf = None


class Contradiction(Shape):
    """Two stands, by their places in `stands`, and the sign by which they part."""

    stands: Annotated[list[int], Field(min_length=2, max_length=2)]
    by: str


class Change(Shape):
    """A party's stand and its next on a later day, and what differs."""

    stands: Annotated[list[int], Field(min_length=2, max_length=2)]
    of: str


class PositionShape(Shape):
    """A matter, the stands on it, which of them contradict one another, and which party changed its own."""

    id: Id
    matter: str
    stands: list[StandShape]
    contradicts: list[Contradiction]
    changes: list[Change]


class OnePosition(Shape):
    """A matter, and the pages on which its stands rest."""

    position: PositionShape
    pages: list[Masthead]


class Matter(Shape):
    """A matter in a list."""

    id: Id
    matter: str
    story: Id | None
    since: str | None
    until: str | None
    parties: list[str]
    stands: list[StandKind]
    contradictions: int
    changes: int


class Matters(Shape):
    """A part of the list of matters: those with contradictions first, then those with changes."""

    positions: list[Matter]
    total: Total
    next: Next


class Decision(Shape):
    """What a person corrected."""

    id: Id
    kind: DecisionKind
    page: Sha256
    words: str
    before: str
    after: str
    instead: str
    who: str
    made_at: str
    orphan: Annotated[bool, Field(description="Its words are gone; it waits, and is never re-attached by guess.")]


class Decisions(Shape):
    """What people corrected, in the order in which they did."""

    decisions: list[Decision]
    total: Total
    next: Next


class ProblemKept(Shape):
    """A failure of a page or file, or what was set right."""

    where: str
    stage: str
    what: str
    severity: Literal["notice", "error"]


class Problems(Shape):
    """Every problem once, by place."""

    problems: list[ProblemKept]
    total: Total
    next: Next


Story.model_rebuild()
