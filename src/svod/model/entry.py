"""The lines of the chronicle, what a person corrected, and what failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from svod.errors import BadCite, BadValue
from svod.model.link import DatedBy
from svod.model.note import content_id
from svod.model.span import Cite

EntryKind = Literal["event", "statement", "alteration"]
DecisionKind = Literal[
    "wrong_speaker",  # instead: the speaker, empty for nobody
    "wrong_date",  # instead: TIMEX3 or EDTF value, empty for unknown
    "not_a_statement",
    "not_same_person",  # words: a name's words; instead: the name that this mention does not bear
    "not_same_name",  # the same in the whole chronicle: the name in these words and the name in `instead` are of two
    "same_name",  # the name in these words and the name in `instead` are of one, in the whole chronicle
    "split_story",  # page leaves the story of the page in `instead` (a page's sha256)
    "join_story",  # page joins the story of the page in `instead` (a page's sha256)
]
DECISION_KINDS: tuple[DecisionKind, ...] = get_args(DecisionKind)


Alteration = Literal["reworded", "left out", "put in"]
ALTERATIONS: tuple[Alteration, ...] = get_args(Alteration)
"""The types of lines on what an outlet altered."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the chronicle: one for each event, each distinct statement and each alteration by an outlet.

    Its words are copied from a page or set in a fixed template, never composed; `words` of a statement is its content.
    date: EDTF or None for unknown; dated_by: what dated it. story: the story's id; origins and outlets: how many
    independent origins and outlets carry it.
    """

    kind: EntryKind
    date: str | None
    dated_by: DatedBy
    words: str
    cites: tuple[Cite, ...]
    who: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    place: str | None = None
    story: str | None = None
    origins: int = 1
    outlets: int = 1
    type: str | None = None  # an event's type, a statement's kind, an alteration's: reworded, left out, put in
    cue: str | None = None  # of a statement: the page's word that reports it, without which a denial would read as its opposite

    def __post_init__(self) -> None:
        if not self.cites:
            raise BadCite(f"A line without a cite can't be made: {self.words[:80]!r}.")

    @property
    def id(self) -> str:
        """Of kind and cites."""
        return content_id("entry", self.kind, *((cite.page, cite.place) for cite in self.cites))


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it is counted and looked up: the id of its note, its page, kind, speakers and date."""

    note: str
    page: str
    kind: str
    speakers: tuple[str, ...] = ()
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person corrected, found again by the page's sha256, the exact words and the words around them.

    words: the exact words it is about (a statement's content, a time's words), empty where it is about the whole page.
    before, after: up to 40 characters each side of them. made_at: ISO date-time, UTC.
    """

    kind: DecisionKind
    page: str
    words: str = ""
    before: str = ""
    after: str = ""
    instead: str = ""
    who: str = ""
    made_at: str = ""

    def __post_init__(self) -> None:
        if self.kind not in DECISION_KINDS:
            raise BadValue(f"{self.kind!r} is no kind of decision; the kinds are {', '.join(DECISION_KINDS)}.")

    @property
    def id(self) -> str:
        """Of what it says, not of who said it or when."""
        return content_id("decision", self.kind, self.page, self.words, self.before, self.after, self.instead)


@dataclass(frozen=True, slots=True)
class Problem:
    """A failure is data: where (a page's name or a file), in which stage, what happened, and what to do.

    severity `notice` tells of something set right or passed over; `error` of a page or part that was not read.
    """

    where: str
    stage: str
    what: str
    severity: Literal["notice", "error"] = "error"
