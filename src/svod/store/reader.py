"""What every store offers to those who read a chronicle a part at a time: the web page, REST, assistants, commands.

Each answer costs what it gives, not what the chronicle holds. A reader may be asked by several threads at once, and while a
build writes: it then answers out of what stood before, until the build puts its outcome in place.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, Protocol

from svod.model.asked import Bearer, Days, Hits, Lines, Masthead, Matters, Pages, Role, Stories, Talk, Timeline, Wanted
from svod.model.chronicle import Chronicle
from svod.model.entry import Decision, Problem
from svod.model.note import NameKind

StoryOrder = Literal["time", "pages", "outlets", "origins"]
Linked = Literal[
    "notes", "boilerplate", "entities", "stories", "origins", "passages", "lineages", "differences", "positions", "lines"
]  # what a part has beside the pages and their texts; `lines` with the events that they tell, `entities` need `notes`
PAGE = 50  # of lines, stories or hits that are given at once where nothing else is asked for


class Reader(Protocol):
    """One chronicle, to be read. Every method raises a StoreError that says what to do where the file is damaged, and BadValue
    where a cursor or a value is none."""

    target: str

    def close(self) -> None:
        """Lets go of the chronicle."""
        ...

    def key(self) -> str:
        """Changes when anything that can be read here has changed, decisions and problems too: answers may be kept by it."""
        ...

    def counts(self) -> Mapping[str, int]:
        """What was counted when the chronicle was compiled last: pages, outlets, origins, stories, statements, events, absent,
        contradictions; and `entries`, how many lines it has."""
        ...

    def lines(self, wanted: Wanted, *, after: str | None = None, limit: int = PAGE) -> Lines:
        """The lines wanted, in the chronicle's order. Raises UnknownName where there is no such story."""
        ...

    def line(self, entry_id: str) -> Lines:
        """One line by its id, or none."""
        ...

    def timeline(self, wanted: Wanted, *, lanes: int = 8, single: int = 200) -> Timeline:
        """What a timeline of these lines is drawn from. lanes: so many parties that speak or act most, one more for the rest.
        single: up to so many lines are given each by itself. Where more than some thousand lines are wanted, lanes are chosen
        among those that speak or act most in all lines, and pages are counted that came out on the days and at the outlet
        wanted, whatever else was asked."""
        ...

    def stories(
        self,
        *,
        words: str | None = None,
        days: Days = Days(),
        order: StoryOrder = "time",
        after: str | None = None,
        limit: int = PAGE,
    ) -> Stories:
        """Stories whose titles hold these words, in any form."""
        ...

    def pages(
        self,
        *,
        words: str | None = None,
        outlet: str | None = None,
        days: Days = Days(),
        after: str | None = None,
        limit: int = PAGE,
    ) -> Pages:
        """Current pages, by name; words: part of a name or title."""
        ...

    def mastheads(self, pages: Collection[str]) -> Mapping[str, Masthead]:
        """What is known of these pages, by sha256; those that there are."""
        ...

    def pages_named(self, names: Collection[str]) -> Mapping[str, str]:
        """Of these names those under which a page stands now, each with its sha256. A name is meant as it is written."""
        ...

    def find(self, typed: str) -> str:
        """The sha256 of the page that a person means by its label, as `Chronicle.find` does. Raises UnknownName."""
        ...

    def part(self, pages: Collection[str], *, only: Collection[Linked] | None = None) -> Chronicle:
        """The chronicle cut to these pages (sha256): their readings, older versions of them too, and what stands between them:
        boilerplate, entities, stories, origins, passages, lineages, differences, events, lines, positions, each where it has a
        place on one of them; of their stories all origins. These name pages outside it too, which are not opened; the
        chronicle knows their labels. only: beside the pages and their texts just this.
        """
        ...

    def of_story(self, story_id: str) -> Chronicle:
        """The same for all pages of one story, by the first digits of its id. Raises UnknownName."""
        ...

    def matter(self, matter_id: str) -> Chronicle:
        """The same for the pages on which the stands of a matter rest, with this one position. Raises UnknownName."""
        ...

    def matters(
        self,
        *,
        words: str | None = None,
        party: str | None = None,
        story: str | None = None,
        after: str | None = None,
        limit: int = PAGE,
    ) -> Matters:
        """Matters that hold these words, and on which a party of this name takes a stand."""
        ...  # fmt: skip

    def bearers(self, typed: str, *, roles: Collection[Role] = (), limit: int = 10) -> tuple[Bearer, ...]:
        """Who bears a name like the typed one, in any of its forms; those that stand in most lines first; with nothing typed
        those that stand in most lines of all. roles: only who stands in one of these."""
        ...

    def names(self, typed: str) -> frozenset[tuple[NameKind, str]]:
        """Names as pages give them, in their normal form, each with the kind of what it names: of all who bear a name like the
        typed one, in any of its forms. Raises BadValue where it has no word."""
        ...

    def talks(self, names: Collection[str], *, days: Days = Days(), limit: int = 50) -> tuple[Talk, ...]:
        """Who of these speaks to whom, and who to them, the most frequent first; all speakers where no names are given."""
        ...

    def search(
        self,
        query: str,
        *,
        outlet: str | None = None,
        who: str | None = None,
        days: Days = Days(),
        after: str | None = None,
        limit: int = 20,
    ) -> Hits:
        """Sentences of current pages in which words of the query stand, best page first; who: only of pages on which a line
        names this person or body. Where more than a thousand pages hold the query, the thousand that were added last are
        ranked and given. Raises BadValue where the query has no word."""
        ...  # fmt: skip

    def decisions(self) -> tuple[Decision, ...]:
        """What people decided, in the order in which it was decided."""
        ...

    def orphans(self) -> frozenset[str]:
        """The ids of the decisions whose words are gone."""
        ...

    def problems(self) -> tuple[Problem, ...]:
        """Every problem once, sorted by place; behind them, that the last build was stopped before its end, where it was."""
        ...
