"""What stands between pages: the same entity, story, passage, event; who has it from whom; where accounts part.

Every noun here is derived from notes and can be made again; what a person decided about them is a Decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from svod.errors import BadValue
from svod.model.differing import differing
from svod.model.note import HappeningType, NameKind, Number, content_id
from svod.model.plover import PLOVER, Plover
from svod.model.span import Cite, Span

Basis = Literal["stated", "inferred", "both", "decided"]
Verdict = Literal["same", "apart"]
Relation = Literal["same", "cut", "reworded", "translated"]
DifferenceKind = Literal[
    "absent",  # told by one, not there at all in the other
    "added",  # told by a page, not there at all in the page that it says it has its text from
    "shortened",  # a sentence stands there without some of its words
    "quote_closed_early",  # a quotation ends before its end in the other page
    "attribution_dropped",  # the words stand there without who said them
    "number_changed",
    "date_changed",
    "name_changed",
    "verb_changed",  # the cue: "заявил" became "признался"
    "event_renamed",  # one thing by two names that take sides: "операция" became "вторжение"
    "words_changed",  # other words in a passage that is else the same
    "altered_by_outlet",  # a new version of the same page differs from the old one
]
StandKind = Literal[
    "asserts", "denies", "admits", "declines_to_comment", "demands", "presupposes", "names_it", "neutral"
]  # fmt: skip
DatedBy = Literal["happened", "said", "published"]


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
    """Pages (sha256, sorted) that report the same happening; the title of its most typical page; its days (ISO dates).
    first: the page that was published first, None where that was not looked for."""

    pages: tuple[str, ...]
    title: str
    since: str | None = None
    until: str | None = None
    first: str | None = None

    @property
    def id(self) -> str:
        """Of the page that was published first, so that a story keeps its id while later pages join it; else of its pages."""
        return content_id("story", *((self.first,) if self.first else self.pages))


@dataclass(frozen=True, slots=True)
class Part:
    """Stretches of one page's text. They are kept without their words, which stand in passages and notes with theirs."""

    page: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Pages (sha256, sorted) of one story whose main content goes back to one text or utterance.

    Each page of a story is in one origin, by its main content. `parts` are the stretches that go back to this text, on pages
    of other origins too: a page that adds its own reporting to a wire is one with the wire for those words only. giver: the
    agency, outlet or source that they have it from; None where that is not known: they have a common source.
    """

    story: str
    pages: tuple[str, ...]
    because: str
    giver: str | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one page that stands in another: `same` but for marks and spacing, `cut` where one holds the other and
    more, `reworded`. score is 0-1. `a` is the cite on the page whose sha256 sorts first. background: the words stand in pages
    of other stories too, carried from one to the next, and are not the news itself."""

    a: Cite
    b: Cite
    relation: Relation
    score: float
    background: bool = False

    def __post_init__(self) -> None:
        if self.a.page >= self.b.page:
            raise BadValue("A passage joins two pages, the one whose sha256 sorts first as `a`.")

    @property
    def id(self) -> str:
        """Of its two places."""
        return content_id("passage", self.a.page, self.a.place, self.b.page, self.b.place)

    @property
    def differing(self) -> tuple[tuple[Span | None, Span | None], ...]:
        """The words that differ, in order: where they stand on either page, None where that page has none for them."""
        return differing(self.a, self.b)


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a lineage: `taker` has it from `giver`; `cite` is where a page says so, None where it is inferred.

    covers: the stretches of the lineage's page that come this way; none where only the step itself is known. page: sha256
    of the giver's own page, where it is among the pages and holds them.
    """

    taker: str
    giver: str
    basis: Basis
    cite: Cite | None = None
    because: str = ""
    covers: tuple[Span, ...] = ()
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Common:
    """A common source: stretches of a page that pages of other outlets (sha256, sorted) tell in the same words, where nothing
    shows who had them from whom."""

    pages: tuple[str, ...]
    covers: tuple[Span, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a page has its title or lead from: the outlet, then each relay, nearest first, to the first speaker.

    basis: that of all its steps, `both` where they differ. steps: those of the chain, in its order, then those of other
    stretches of the page, which come another way. common: the words whose giver can't be told, if any.
    """

    page: str
    chain: tuple[str, ...]
    basis: Basis
    steps: tuple[Step, ...] = ()
    common: Common | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A line of the ledger: what one page has and another leaves out or alters. `here` is on the fuller or older page;
    `there` is the counterpart, None where it is absent from the page `page`. weight is 0-1: how much it says to who can read
    only some of them; the heaviest are to be read first."""

    kind: DifferenceKind
    here: Cite
    page: str
    there: Cite | None = None
    because: str = ""
    weight: float = 0.0

    @property
    def id(self) -> str:
        """Of kind and places."""
        there = self.there.place if self.there else ""
        return content_id("difference", self.kind, self.here.page, self.here.place, self.page, there)


@dataclass(frozen=True, slots=True)
class Event:
    """One happening told by one or more pages. date: EDTF; `dates` all dates that the pages give, where they disagree;
    `numbers` what they count and how many they give, each with its cite, sorted by what and value: two of one kind are a
    range."""

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
    """A matter on which at least two parties take stands, or on which one changed its own. contradicts: pairs of indices into
    `stands`, with the sign by which they part (denial, negation, number, date, rival name). changes: pairs of indices, of one
    party's stand and of its next on a later day, with what differs (stand, number, name)."""

    matter: str
    stands: tuple[Stand, ...]
    contradicts: tuple[tuple[int, int, str], ...] = ()
    changes: tuple[tuple[int, int, str], ...] = ()

    @property
    def id(self) -> str:
        """Of the evidence of its stands."""
        return content_id("position", *sorted((c.page, c.place) for s in self.stands for c in s.evidence))
