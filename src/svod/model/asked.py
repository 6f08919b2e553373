"""What people ask of a chronicle, and what they are answered: a part of it, never the whole.

Every list is paged by a cursor: `after` is opaque, stands for the last thing that was given, and is None where the list ends.
A count that would take long is not made: `total` is exact up to `COUNTED`, and `COUNTED` itself stands for so many or more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from svod.errors import UnknownName
from svod.model.entry import Entry
from svod.model.link import DatedBy, Event, StandKind
from svod.model.span import Cite

COUNTED = 10_000  # lines, hits or pages, up to which a total is exact
Grain = Literal["day", "month", "year"]
Role = Literal["speaks", "told", "place", "outlet"]  # who speaks or acts, to whom, where it happened, whose pages have it
ROLES: tuple[Role, ...] = ("speaks", "told", "place", "outlet")


class Placing(Protocol):
    """What knows how people call pages, and which event a line tells: a Chronicle, or a part of one."""

    def label(self, page: str) -> str:
        """What people call the page with this sha256."""
        ...

    def place(self, cite: Cite) -> str:
        """A cite as people type it: `003.txt:96-387`."""
        ...

    def event_of(self, entry: Entry) -> Event | None:
        """The event that a line tells; None where it tells none."""
        ...


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day that somebody asked for, each None where the time is open."""

    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines somebody asked for: those that have all of it. who, place: names in any form; names: of these very names one
    (the forms of a Bearer); story: the first digits of its id; kind: of a line (`event`) or its type (`phone_call`, `direct`);
    roles: in which of these `who` and `names` may stand; page: the sha256 of a page on which a cite of the line stands. A fuzzy
    date is admitted where it may lie in `days`."""

    days: Days = Days()
    who: str | None = None
    place: str | None = None
    story: str | None = None
    outlet: str | None = None
    kind: str | None = None
    page: str | None = None
    roles: tuple[Role, ...] = ("speaks", "told")
    names: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """True where nothing is left out."""
        return self == Wanted(roles=self.roles)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What is known of a page without opening it. label: what people call it; published: ISO date; outlet: None for unknown."""

    page: str
    label: str
    outlet: str | None
    published: str | None
    language: str | None
    retired: bool = False
    url: str | None = None
    title: str = ""
    story: str | None = None


@dataclass(frozen=True)
class Lines:
    """Lines of the chronicle in its order, with the pages that they point at. `events` are by the line's id."""

    entries: tuple[Entry, ...]
    pages: Mapping[str, Masthead]
    events: Mapping[str, Event] = field(default_factory=dict)
    after: str | None = None
    total: int = 0

    def label(self, page: str) -> str:
        """What people call the page with this sha256."""
        return self.pages[page].label if page in self.pages else page[:8]

    def place(self, cite: Cite) -> str:
        """A cite as people type it: `003.txt:96-387`."""
        return f"{self.label(cite.page)}:{cite.place}"

    def event_of(self, entry: Entry) -> Event | None:
        """The event that a line tells; None where it tells none."""
        return self.events.get(entry.id)

    def outlets(self, entry: Entry) -> tuple[str, ...]:
        """The outlets whose pages a line points at, in the order of its cites, those that are known."""
        return tuple(
            dict.fromkeys(o for cite in entry.cites if cite.page in self.pages and (o := self.pages[cite.page].outlet))
        )

    def one(self) -> Entry:
        """The only line. Raises UnknownName where there is none."""
        if not self.entries:
            raise UnknownName("The chronicle has no such line any more. Look it up again in the chronicle.")
        return self.entries[0]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many lines of a lane fall into a stretch of time. start, stop: its first and last day; fuzzy: how many of them have a
    date that is wider than a day; by: what dated them."""

    start: date
    stop: date
    by: DatedBy
    lines: int
    fuzzy: int = 0


@dataclass(frozen=True, slots=True)
class Lane:
    """One party through time: who speaks or acts in its lines; "" for all those that have no lane of their own."""

    name: str
    lines: int
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a timeline is drawn from. Where few lines are wanted (`entries` is not empty) each is drawn by itself, with the days
    that its date admits; else each lane has tallies of one grain. published: how many pages came out when, apart from what
    happened. unknown: lines whose date no page gives, which stand on no timeline. span: first and last day."""

    span: tuple[date, date] | None
    grain: Grain
    lanes: tuple[Lane, ...]
    published: tuple[Tally, ...]
    unknown: int
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryHead:
    """A story in a list."""

    id: str
    title: str
    since: str | None
    until: str | None
    pages: int
    outlets: int
    origins: int
    lines: int


@dataclass(frozen=True, slots=True)
class Stories:
    """A page of a list of stories."""

    stories: tuple[StoryHead, ...]
    after: str | None
    total: int


@dataclass(frozen=True, slots=True)
class Pages:
    """A page of the list of pages."""

    pages: tuple[Masthead, ...]
    after: str | None
    total: int


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who or what bears a name. kind: person, place, organisation, outlet, or "" where only lines name them; entity: the id of
    the entity, None where there is none; forms: the forms met, most frequent first; lines: in how many lines it stands, by
    role."""

    name: str
    kind: str
    lines: Mapping[Role, int]
    entity: str | None = None
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """How often one speaks to another; `to` is "" where pages do not say to whom."""

    speaker: str
    to: str
    lines: int


@dataclass(frozen=True, slots=True)
class MatterHead:
    """A matter on which parties take stands, in a list. since, until: ISO dates of its stands."""

    id: str
    matter: str
    story: str | None
    since: str | None
    until: str | None
    parties: tuple[str, ...]
    stands: tuple[StandKind, ...]
    contradictions: int
    changes: int


@dataclass(frozen=True, slots=True)
class Matters:
    """A page of the list of matters: those with contradictions first, then those with changes, each by time."""

    matters: tuple[MatterHead, ...]
    after: str | None
    total: int


@dataclass(frozen=True, slots=True)
class Hits:
    """Sentences that hold what was searched for, best page first. lit: for each, the places of the words in the page's text;
    total: how many pages hold it."""

    cites: tuple[Cite, ...]
    lit: tuple[tuple[tuple[int, int], ...], ...]
    pages: Mapping[str, Masthead]
    after: str | None
    total: int
