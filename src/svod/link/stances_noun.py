"""What a stance is: one stand of one party, and the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from svod.model.chronicle import Reading
from svod.model.link import StandKind
from svod.model.span import Cite

_DAY = len("2031-05-09")


@dataclass(frozen=True)
class Figure:
    """A number of something counted. exact: the page gives it to the unit, not about or more than."""

    what: str
    value: float
    exact: bool


@dataclass(frozen=True)
class Stance:
    """One stand on the words it rests on.

    words: lemmas that tell its matter, of the whole sentence; about: those of what is said, denied, opposed or supported alone;
    head: the first of these; negated: lemmas said not to be so; denying: it has a negation in it; must: it says what should be
    done, or should not. sure: the words themselves take a side; said: it is a saying; held: it is the stand of whom another is
    against or for; asks: it is a question or a condition; points_back: it denies what was said before it; turns, breaks: its
    sentence sets it beside what was said before, or against it. opposes, backs: keys of those whose plan or words it is
    against, or for; mentions: keys of those it names. things: lemmas whose existence it denies; names: lemmas of the page's
    names; figures: what it counts; places: keys of the places, and days: the days, that it names. serves: lemmas of the
    holder's office; at: the place of its sentence.
    """

    party: str
    stand: StandKind
    cite: Cite
    reading: Reading
    words: frozenset[str]
    at: int
    about: frozenset[str] = frozenset()
    head: frozenset[str] = frozenset()
    negated: frozenset[str] = frozenset()
    sure: bool = False
    said: bool = False
    held: bool = False
    asks: bool = False
    named: str | None = None
    date: str | None = None
    opposes: tuple[str, ...] = ()
    backs: tuple[str, ...] = ()
    denying: bool = False
    must: bool | None = None
    points_back: bool = False
    turns: bool = False
    breaks: bool = False
    mentions: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    figures: frozenset[Figure] = frozenset()
    places: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    serves: frozenset[str] = frozenset()

    @property
    def day(self) -> str | None:
        """The day of the saying, or else of the page; None where neither is known."""
        return self.date if self.date is not None and len(self.date) == _DAY else self.reading.published

    @property
    def page(self) -> str:
        """The page it stands on."""
        return self.reading.page
