"""A chronicle in one SQLite file, read a part at a time, as `svod.store.reader.Reader` says.

Every question is one transaction on a connection that nobody else has meanwhile: the rooms beside this one (`shelf_*`) answer
it out of rows, and nothing is opened that is not shown.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path

from svod.model.asked import Bearer, Days, Hits, Lines, Masthead, Matters, Pages, Role, Stories, Talk, Timeline, Wanted
from svod.model.chronicle import Chronicle
from svod.model.entry import Decision, Problem
from svod.model.note import NameKind
from svod.store import (
    compiling,
    shelf_lines,
    shelf_lists,
    shelf_names,
    shelf_pages,
    shelf_parts,
    shelf_places,
    shelf_postings,
    shelf_search,
    shelf_time,
)
from svod.store.lending import Lending
from svod.store.packing import unpack
from svod.store.reader import PAGE, Linked, StoryOrder


class SqliteReader:
    """One chronicle in one file, to be read."""

    def __init__(self, path: Path) -> None:
        self.target = str(path)
        self._lending = Lending(path)
        self._kept = shelf_postings.Kept()

    def close(self) -> None:
        """Lets go of the file."""
        self._lending.close()

    def key(self) -> str:
        """Changes when anything that can be read here has changed."""
        with self._lending.lent() as db:
            row = db.execute("SELECT value FROM state WHERE name = ?", (compiling.TURN,)).fetchone()
        return str(row[0]) if row else "0"

    def counts(self) -> Mapping[str, int]:
        """What was counted when the chronicle was compiled last."""
        with self._lending.lent() as db:
            row = db.execute("SELECT value FROM state WHERE name = ?", (compiling.COUNTS,)).fetchone()
            return {**(json.loads(row[0]) if row else {}), "entries": shelf_places.every(db)}

    def lines(self, wanted: Wanted, *, after: str | None = None, limit: int = PAGE) -> Lines:
        """The lines wanted, in the chronicle's order."""
        with self._lending.lent() as db:
            return shelf_lines.lines(db, self._kept, wanted, after, limit)

    def line(self, entry_id: str) -> Lines:
        """One line by its id, or none."""
        with self._lending.lent() as db:
            return shelf_lines.line(db, entry_id)

    def timeline(self, wanted: Wanted, *, lanes: int = 8, single: int = 200) -> Timeline:
        """What a timeline of these lines is drawn from."""
        with self._lending.lent() as db:
            return shelf_time.timeline(db, self._kept, wanted, lanes, single)

    def stories(
        self,
        *,
        words: str | None = None,
        days: Days = Days(),
        order: StoryOrder = "time",
        after: str | None = None,
        limit: int = PAGE,
    ) -> Stories:
        """Stories whose titles hold these words."""
        with self._lending.lent() as db:
            return shelf_lists.stories(db, words, days, order, after, limit)

    def pages(
        self,
        *,
        words: str | None = None,
        outlet: str | None = None,
        days: Days = Days(),
        after: str | None = None,
        limit: int = PAGE,
    ) -> Pages:
        """Current pages, by name."""
        with self._lending.lent() as db:
            return shelf_pages.pages(db, words, outlet, days, after, limit)

    def mastheads(self, pages: Collection[str]) -> Mapping[str, Masthead]:
        """What is known of these pages."""
        with self._lending.lent() as db:
            return shelf_pages.mastheads(db, pages)

    def pages_named(self, names: Collection[str]) -> Mapping[str, str]:
        """Of these names those under which a page stands now."""
        with self._lending.lent() as db:
            return shelf_pages.pages_named(db, names)

    def find(self, typed: str) -> str:
        """The sha256 of the page that a person means by its label."""
        with self._lending.lent() as db:
            return shelf_pages.find(db, typed)

    def part(self, pages: Collection[str], *, only: Collection[Linked] | None = None) -> Chronicle:
        """The chronicle cut to these pages."""
        with self._lending.lent() as db:
            return shelf_parts.part(db, pages, only=only)

    def of_story(self, story_id: str) -> Chronicle:
        """The same for all pages of one story."""
        with self._lending.lent() as db:
            return shelf_parts.of_story(db, story_id)

    def matter(self, matter_id: str) -> Chronicle:
        """The same for the pages on which the stands of a matter rest."""
        with self._lending.lent() as db:
            return shelf_parts.matter(db, matter_id)

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
        with self._lending.lent() as db:
            return shelf_lists.matters(db, words, party, story, after, limit)

    def bearers(self, typed: str, *, roles: Collection[Role] = (), limit: int = 10) -> tuple[Bearer, ...]:
        """Who bears a name like the typed one."""
        with self._lending.lent() as db:
            return shelf_names.bearers(db, typed, roles, limit)

    def names(self, typed: str) -> frozenset[tuple[NameKind, str]]:
        """Names as pages give them, of all who bear a name like the typed one."""
        with self._lending.lent() as db:
            return shelf_names.names(db, typed)

    def talks(self, names: Collection[str], *, days: Days = Days(), limit: int = 50) -> tuple[Talk, ...]:
        """Who of these speaks to whom, and who to them."""
        with self._lending.lent() as db:
            return shelf_lists.talks(db, names, days, limit)

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
        """Sentences of current pages in which words of the query stand."""
        with self._lending.lent() as db:
            return shelf_search.search(db, query, outlet, who, days, after, limit)

    def decisions(self) -> tuple[Decision, ...]:
        """What people decided."""
        with self._lending.lent() as db:
            rows = db.execute("SELECT packed FROM decision").fetchall()
        return tuple(sorted((unpack(Decision, row[0]) for row in rows), key=lambda one: (one.made_at, one.id)))

    def orphans(self) -> frozenset[str]:
        """The ids of the decisions whose words are gone."""
        with self._lending.lent() as db:
            return frozenset(row[0] for row in db.execute("SELECT id FROM decision WHERE orphan = 1"))

    def problems(self) -> tuple[Problem, ...]:
        """Every problem once, sorted by place; behind them, that the last build was stopped before its end, where it was."""
        with self._lending.lent() as db:
            found = {Problem(*row) for row in db.execute("SELECT place, stage, what, severity FROM problem")}
            unfinished = db.execute("SELECT 1 FROM state WHERE name = ?", (compiling.UNFINISHED,)).fetchone()
        stopped = (compiling.stopped(self.target),) if unfinished else ()
        return (*sorted(found, key=lambda one: (one.where, one.stage, one.what)), *stopped)
