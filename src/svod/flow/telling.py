"""The account of each story, made anew where its pages, or what is known of the names and happenings on them, have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from itertools import combinations
from typing import Any

from svod.engine import Engine, Failure
from svod.flow.pages import Pages
from svod.flow.progress import Progress
from svod.flow.state import State
from svod.flow.units import Units
from svod.link import accounts, passages
from svod.link.accounts import Account, Named, Told
from svod.model.chronicle import Reading
from svod.model.entry import Problem
from svod.model.link import Event, Passage, Story
from svod.store import Store
from svod.store.packing import digest_of, plain

FIELDS = tuple(one.name for one in fields(Account))
_TOGETHER = 32  # stories that are opened, and whose accounts are written, in one go


class Telling:
    """Makes accounts and keeps them."""

    def __init__(self, store: Store, engine: Engine, tables: str, units: Units, progress: Progress) -> None:
        self._store, self._engine, self._tables, self._units, self._progress = store, engine, tables, units, progress
        self.problems: list[Problem] = []

    def tell(self, stories: Sequence[Story], state: State, pages: Pages, named: Named, happened: Sequence[Event]) -> None:
        """Keeps the account of every story."""
        disputes: dict[str, list[Event]] = defaultdict(list)
        for event in happened:
            for page in {cite.page for cite in event.evidence} if event.dates else ():
                disputes[page].append(event)
        due = []
        for story in stories:
            given = self._given(story, named, disputes)
            key = self._key(given, state)
            kept = [self._units.stands(field, story.id, key) for field in FIELDS]
            if not all(kept):
                due.append((given, key))
        for start in range(0, len(due), _TOGETHER):
            self._make(due[start : start + _TOGETHER], state, pages)
            self._progress("link", min(start + _TOGETHER, len(due)), len(due))

    def _given(self, story: Story, named: Named, disputes: Mapping[str, Sequence[Event]]) -> Told:
        """What the account of a story is made of, but for its pages themselves and what they share."""
        events = {event.id: event for page in story.pages for event in disputes.get(page, ())}
        own = accounts.disputed([events[one] for one in sorted(events)], frozenset(story.pages))
        return Told(story, (), entities=named.on(story.pages), events=own)

    def _key(self, given: Told, state: State) -> str:
        older = [page for one in given.story.pages for page in state.older.get(one, ())]
        seen = [state.seen[page] for page in (*given.story.pages, *older) if page in state.seen]
        stages = (part for stage in (passages.STAGE, *accounts.STAGES) for part in (stage.by, stage.tables))
        return digest_of(*stages, self._tables, *seen, plain((given.entities, given.events)))

    def _make(self, due: Sequence[tuple[Told, str]], state: State, pages: Pages) -> None:
        """Opens the pages of these stories and makes their accounts; a Problem for each story at which that failed."""
        wanted = {page for given, _ in due for page in given.story.pages}
        opened = pages.of(wanted | {before for page in wanted for before in state.older.get(page, ())})
        shared: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for passage in self._store.passages(wanted):
            shared[passage.a.page, passage.b.page].append(passage)
        whole = [_with_pages(given, opened, shared, state) for given, _ in due]
        kept: list[tuple[str, str, str, tuple[Any, ...]]] = []
        for (given, key), made in zip(due, self._engine.map(accounts.account, whole), strict=True):
            if isinstance(made, Failure):
                name = state.names[given.story.pages[0]]
                self.problems.append(Problem(name, "link", f"The story of this page could not be told: {made.error}"))
                made = accounts.bare(given.story, whole[due.index((given, key))].readings)
                key = digest_of(key, "failed")
                for field in FIELDS:
                    self._units.stands(field, given.story.id, key)
            kept += [(field, given.story.id, key, getattr(made, field)) for field in FIELDS]
        self._units.keep(kept)


def _with_pages(
    given: Told, opened: Mapping[str, Reading], shared: Mapping[tuple[str, str], Sequence[Passage]], state: State
) -> Told:
    story = given.story.pages
    retired = tuple(opened[one] for page in story for one in state.older.get(page, ()) if one in opened)
    between = [passage for pair in combinations(story, 2) for passage in shared.get(pair, ())]
    return replace(given, readings=tuple(opened[page] for page in story), retired=retired, passages=tuple(between))
