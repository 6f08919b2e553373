"""What stands between pages: the same entity, story, passage, event; who has it from whom; where accounts part.

Every noun here is derived from notes and can be made again; what a person decided about them is a Decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from svod.errors import BadValue
from svod.model.note import HappeningType, NameKind, Number, content_id
from svod.model.plover import PLOVER, Plover
from svod.model.span import Cite

Basis = Literal["stated", "inferred", "both", "decided"]
Verdict = Literal["same", "apart"]
Relation = Literal["same", "cut", "reworded", "translated"]
DifferenceKind = Literal[
    "absent",  # told by one, not there at all in the other
    "quote_closed_early",  # a quotation ends before its end in the other page
    "attribution_dropped",  # the words stand there without who said them
    "number_changed",
    "date_changed",
    "name_changed",
    "verb_changed",  # the cue: "заявил" became "признался"
    "words_changed",  # other words in a passage that is else the same
    "altered_by_outlet",  # a new version of the same page differs from the old one
]
StandKind = Literal[
    "asserts", "denies", "admits", "declines_to_comment", "demands", "presupposes", "names_it", "neutral"
]  # fmt: skip
DatedBy = Literal["happened", "said", "published"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)
STANDS: tuple[StandKind, ...] = get_args(StandKind)
DIFFERENCES: tuple[DifferenceKind, ...] = get_args(DifferenceKind)


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A line that an outlet prints under several of its stories, and that tells nothing of them: learned from its other pages,
    and set aside. lines: where it stands, a place a line. score is 0-1: how sure the number of stories makes it."""

    outlet: str
    lines: tuple[Cite, ...]
    score: float
    basis: Basis
    because: str

    @property
    def id(self) -> str:
        """Of its places."""
        return content_id("boilerplate", *sorted((cite.page, cite.place) for cite in self.lines))


@dataclass(frozen=True, slots=True)
class SameAs:
    """A decision that two names, as pages give them, are one's or are not. score is 0-1: how sure the words make it; basis
    `stated` where a page says so (an abbreviation in brackets), `decided` where a person did."""

    a: str
    b: str
    verdict: Verdict
    score: float
    basis: Basis
    because: str

    @property
    def id(self) -> str:
        """Of the two names and the verdict."""
        return content_id("same_as", self.a, self.b, self.verdict)


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, place or organisation across pages. `normal` is voted over all mentions; `forms` are the forms met,
    most frequent first; `mentions` are ids of name notes; `offices` as the pages give them. `links`: the decisions that put
    its names together or kept one out."""

    kind: NameKind
    normal: str
    forms: tuple[str, ...]
    mentions: tuple[str, ...]
    offices: tuple[str, ...] = ()
    links: tuple[SameAs, ...] = ()

    @property
    def id(self) -> str:
        """Of kind and normal form."""
        return content_id("entity", self.kind, self.normal)


@dataclass(frozen=True, slots=True)
class Story:
    """Pages (sha256, sorted) that report the same happening; the title of its most typical page; its days (ISO dates)."""

    pages: tuple[str, ...]
    title: str
    since: str | None = None
    until: str | None = None

    @property
    def id(self) -> str:
        """Of its pages, in any order."""
        return content_id("story", *self.pages)


@dataclass(frozen=True, slots=True)
class Origin:
    """Pages (sha256, sorted) of one story whose main content goes back to one text or utterance."""

    story: str
    pages: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one page that stands in another: `same` but for marks and spacing, `cut` where one holds the other and
    more, `reworded`. score is 0-1. `a` is the cite on the page whose sha256 sorts first."""

    a: Cite
    b: Cite
    relation: Relation
    score: float

    def __post_init__(self) -> None:
        if self.a.page >= self.b.page:
            raise BadValue("A passage joins two pages, the one whose sha256 sorts first as `a`.")

    @property
    def id(self) -> str:
        """Of its two places."""
        return content_id("passage", self.a.page, self.a.place, self.b.page, self.b.place)


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a lineage: `taker` has it from `giver`; `cite` is where a page says so, None where it is inferred."""

    taker: str
    giver: str
    basis: Basis
    cite: Cite | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a page has its title or lead from: the outlet, then each relay, nearest first, to the first speaker."""

    page: str
    chain: tuple[str, ...]
    basis: Basis
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A line of the ledger: what one page has and another leaves out or alters. `here` is on the fuller or older page;
    `there` is the counterpart, None where it is absent from the page `page`."""

    kind: DifferenceKind
    here: Cite
    page: str
    there: Cite | None = None
    because: str = ""

    @property
    def id(self) -> str:
        """Of kind and places."""
        there = self.there.place if self.there else ""
        return content_id("difference", self.kind, self.here.page, self.here.place, self.page, there)


@dataclass(frozen=True, slots=True)
class Event:
    """One happening told by one or more pages. date: EDTF; `dates` all dates that the pages give, where they disagree; `numbers`
    what they count and how many they give, each with its cite, sorted by what and value: two of one kind are a range."""

    date: str | None
    type: HappeningType
    participants: tuple[str, ...]
    what: str
    evidence: tuple[Cite, ...]
    place: str | None = None
    dates: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()

    @property
    def plover(self) -> Plover:
        """Its class and mode in PLOVER, as its type gives them, with the reason."""
        return PLOVER[self.type]

    @property
    def id(self) -> str:
        """Of its evidence."""
        return content_id("event", *sorted((cite.page, cite.place) for cite in self.evidence))


@dataclass(frozen=True, slots=True)
class Stand:
    """What one party says on a matter, and on which words that rests. named: what it calls the thing (`names_it`)."""

    party: str
    stand: StandKind
    evidence: tuple[Cite, ...]
    named: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A matter on which at least two parties take stands. contradicts: pairs of indices into `stands`, with the sign by
    which they part (denial, negation, number, date, rival name)."""

    matter: str
    stands: tuple[Stand, ...]
    contradicts: tuple[tuple[int, int, str], ...] = ()

    @property
    def id(self) -> str:
        """Of the evidence of its stands."""
        return content_id("position", *sorted((c.page, c.place) for s in self.stands for c in s.evidence))
