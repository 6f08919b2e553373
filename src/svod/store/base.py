"""What every store offers to the flow and to those who show a chronicle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeVar

from svod.model.chronicle import Card, Chronicle, Reading
from svod.model.entry import Decision, Problem
from svod.model.link import Passage
from svod.model.note import Note
from svod.model.page import Given, Page
from svod.model.text import Text

T = TypeVar("T")

Kind = Literal["text", "notes", "lemmas"]  # what is kept of a page alone, a packed row each
State = Literal["current", "replaced", "gone"]
Change = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Label:
    """A name, and the page that stood under it at one version (from 1). `replaced`: a later version came; `gone`: a sync
    did not find it any more."""

    name: str
    version: int
    page: str
    state: State
    media_type: str
    encoding: str
    broken: int = 0
    given: Given = Given()


@dataclass(frozen=True, slots=True)
class Held:
    """What a store says of a result without unpacking it: its key, and the digest of what it holds."""

    key: str
    digest: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a stage made of one page. `by` is name@version; `noun` a Text, the notes, or the lemmas."""

    page: str
    by: str
    key: str
    noun: Text | tuple[Note, ...] | str


@dataclass(frozen=True, slots=True)
class Unit:
    """What a stage made of one group of pages: for which field (most are of Chronicle), of what (a story's id, an outlet;
    nothing for all pages), under which key, and the nouns. counted: how many of them a summary counts."""

    field: str
    unit: str
    key: str
    nouns: tuple[object, ...]
    counted: int = 0


@dataclass(frozen=True, slots=True)
class Compiled:
    """All that is put in place in one go when a chronicle is compiled.

    key: of everything it was made of. units: for each field the units that stand, each with its key; they were kept before.
    decided: the notes of pages, retired ones too, that a decision changed. orphans: ids of decisions whose words are gone.
    stale: pairs of pages that are not read against each other any more. problems: what the flow tells of the whole. counts:
    what a summary of it says.
    """

    key: str
    units: Mapping[str, Mapping[str, str]]
    decided: Mapping[str, tuple[Note, ...]]
    orphans: frozenset[str]
    stale: frozenset[tuple[str, str]]
    problems: tuple[Problem, ...]
    counts: Mapping[str, int]


class Store(Protocol):
    """One chronicle. Reading needs nothing; writing is done inside `claimed`, by one process at a time.

    Every method raises a StoreError that says what to do where the disk is full, the file is damaged or may not be written.
    """

    target: str

    def close(self) -> None:
        """Lets go of the chronicle."""
        ...

    def claimed(self) -> AbstractContextManager[None]:
        """Holds the chronicle for one writer. Raises StoreError where another process holds it."""
        ...

    # pages

    def labels(self) -> tuple[Label, ...]:
        """Every name with every version of it."""
        ...

    def cards(self) -> tuple[Card, ...]:
        """A card for each page, those that take part and those retired, sorted by name and sha256."""
        ...

    def page(self, sha256: str) -> Page:
        """A page as it was read, under its first name and with what its lists say of it. Raises UnknownName, StoreError."""
        ...

    def pages(self, pages: Sequence[str]) -> dict[str, Page]:
        """The same for those of these pages that there are."""
        ...

    def keep(self, pages: Iterable[Page]) -> None:
        """Keeps the bytes of these pages, which are part of the chronicle once they are named."""
        ...

    def name(self, found: Iterable[Label], spared: Iterable[str] | None = None) -> dict[str, Change]:
        """Puts names on kept pages, in one go; the versions of the labels given are not looked at. Other bytes under a known
        name are its next version; what stands as it stood writes nothing. With `spared`, every name that is neither found
        nor spared is marked as gone. Returns each found name with what that meant for it."""
        ...

    def erase(self, pages: Iterable[str]) -> tuple[str, ...]:
        """Deletes these pages with all that was made of them, and everything compiled, so that none of their words can be
        found in the store; returns the names that stood for them. Compile again after it, then `scrub`."""
        ...

    def scrub(self) -> None:
        """Makes sure that nothing beside the store holds what was erased. Raises StoreError where somebody reads it still."""
        ...

    # what stages made

    def held(self, kind: Kind) -> dict[str, Held]:
        """Page -> its result of this kind."""
        ...

    def languages(self) -> dict[str, str]:
        """Page -> the language of its text."""
        ...

    def save(self, kind: Kind, made: Sequence[Result], failed: Mapping[str, Problem]) -> None:
        """Keeps these results and drops those of the failed pages, each with the problem that tells why, in one go. A text
        that was made before stays though: what is compiled may cite it."""
        ...

    def text(self, page: str) -> Text:
        """The text of a page. Raises UnknownName where it has none."""
        ...

    def texts(self, pages: Sequence[str]) -> dict[str, Text]:
        """The texts of those of these pages that have one."""
        ...

    def readings(self, pages: Iterable[str] | None = None) -> tuple[Reading, ...]:
        """These pages, or every one, so far as they have a text, current or retired, with their notes as the annotators made
        them, sorted by name."""
        ...

    def held_sketches(self, kind: str) -> dict[str, str]:
        """Page -> the key of the sketch of this kind that is kept of it."""
        ...

    def sketches(self, kind: str, noun: type[T], pages: Iterable[str] | None = None) -> Iterator[tuple[str, T]]:
        """Pages, these or all that have one, each with its sketch of this kind, which is a `noun`; in no order."""
        ...

    def save_sketches(self, kind: str, made: Mapping[str, tuple[str, object]]) -> None:
        """Keeps the sketches of these pages, each with its key."""
        ...

    def held_pairs(self) -> dict[tuple[str, str], str]:
        """Pair of pages -> the key of the passages that are kept for it."""
        ...

    def save_pairs(self, passages: Mapping[tuple[str, str], tuple[str, tuple[Passage, ...]]]) -> None:
        """Keeps the passages of these pairs, each with its key."""
        ...

    def passages(self, pages: Iterable[str]) -> tuple[Passage, ...]:
        """The passages that these pages share with any other, sorted by their places."""
        ...

    def held_units(self, field: str) -> dict[str, frozenset[str]]:
        """Unit -> the keys under which results for this field of Chronicle are kept, those that stand and those that a build
        which was stopped has left."""
        ...

    def units(self, field: str) -> tuple[object, ...]:
        """The nouns of all units of this field that stand, in the order that a Chronicle has them in."""
        ...

    def of_units(self, field: str, units: Mapping[str, str], noun: type | None = None) -> tuple[Any, ...]:
        """The nouns of these units, each under its key, whether they stand or not; in no order. noun: what they are, where the
        field is none of Chronicle."""
        ...

    def facts(self) -> tuple[tuple[str, str | None, str | None], ...]:
        """Every page with its outlet and the day on which it came out, where they are known."""
        ...

    def save_units(self, made: Iterable[Unit]) -> None:
        """Keeps results, which stand from the next `compile` on."""
        ...

    def counted(self, field: str, units: Mapping[str, str]) -> int:
        """How many nouns of these units, each under its key, a summary counts."""
        ...

    def compiled_key(self) -> str | None:
        """The key of what was compiled last; None where nothing was, or where what was written since lacks it."""
        ...

    def compile(self, compiled: Compiled) -> None:
        """Puts in place all that stands between pages, in one go."""
        ...

    # what people and builds say

    def decisions(self) -> tuple[Decision, ...]:
        """What people decided, in the order in which it was decided."""
        ...

    def decide(self, decisions: Iterable[Decision], *, anew: bool = False) -> None:
        """Keeps these decisions. One that is known already stays as it is; with `anew` it counts as made when it says, behind
        what was decided meanwhile."""
        ...

    def undecide(self, decision_id: str) -> None:
        """Takes a decision back. Raises UnknownName."""
        ...

    def report(self, source: str, problems: Sequence[Problem], settled: Iterable[str] = (), *, all_of: bool = False) -> None:
        """Replaces the problems that this source told of before; those at a `settled` place are dropped whoever told of
        them; with `all_of`, those of every source that begins like this one up to its colon."""
        ...

    def problems(self) -> tuple[Problem, ...]:
        """Every problem once, sorted by place."""
        ...

    # reading

    def counts(self) -> dict[str, int]:
        """What was counted when the chronicle was compiled last."""
        ...

    def chronicle(self) -> Chronicle:
        """Everything, as one noun."""
        ...
