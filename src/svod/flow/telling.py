"""The account of each story, made anew where its pages, or what is known of the names and happenings on them, have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations
from typing import Any

from svod.engine import Engine, Failure
from svod.flow.pages import Pages
from svod.flow.progress import Progress
from svod.flow.state import State
from svod.flow.units import Units
from svod.link import accounts, passages
from svod.link.accounts import Account, Named, Told
from svod.link.meetings import Pair
from svod.model.chronicle import Reading
from svod.model.entry import Problem
from svod.model.link import Event, Passage, Story
from svod.store import Store
from svod.store.packing import digest_of, plain

FIELDS = tuple(one.name for one in fields(Account) if one.name != "read")
_TOGETHER = 64  # stories that are opened, and whose accounts are written, in one go


@dataclass(frozen=True)
class Telling:
    """Makes accounts and keeps them. pairs: the pairs of pages of one story that are to be read against each other, each with
    the key of what is found in it."""

    store: Store
    engine: Engine
    tables: str
    units: Units
    state: State
    pages: Pages
    pairs: Mapping[Pair, str]

    def tell(self, stories: Sequence[Story], named: Named, happened: Sequence[Event], progress: Progress) -> list[Problem]:
        """Keeps the account of every story; a Problem for each at which that failed."""
        disputes: dict[str, list[Event]] = defaultdict(list)
        for event in happened:
            for page in {cite.page for cite in event.evidence} if event.dates else ():
                disputes[page].append(event)
        due, problems = list[tuple[Told, str]](), list[Problem]()
        for story in stories:
            given = _given(story, named, disputes)
            key = self._key(given)
            kept = [self.units.stands(field, story.id, key) for field in FIELDS]
            if not all(kept):
                due.append((given, key))
        inside = self._inside() if due else {}
        for start in range(0, len(due), _TOGETHER):
            part = due[start : start + _TOGETHER]
            problems += self._make(part, inside)
            progress("link", start + len(part), len(due))
        return problems

    def _inside(self) -> dict[str, list[Pair]]:
        """Page -> its pairs inside its story that were not read as they stand now."""
        held, found = self.store.held_pairs(), defaultdict[str, list[Pair]](list)
        for pair, key in sorted(self.pairs.items()):
            if held.get(pair) != key:
                found[pair[0]].append(pair)
        return found

    def _key(self, given: Told) -> str:
        older = [page for one in given.story.pages for page in self.state.older.get(one, ())]
        seen = [self.state.seen[page] for page in (*given.story.pages, *older) if page in self.state.seen]
        stages = (part for stage in (passages.STAGE, *accounts.STAGES) for part in (stage.by, stage.tables))
        return digest_of(*stages, self.tables, *seen, plain((given.entities, given.events)))

    def _make(self, due: Sequence[tuple[Told, str]], inside: Mapping[str, Sequence[Pair]]) -> list[Problem]:
        """Opens the pages of these stories and keeps their accounts."""
        problems, whole = list[Problem](), self._opened([given for given, _ in due], inside)
        kept: list[tuple[str, str, str, tuple[Any, ...]]] = []
        read: dict[Pair, tuple[str, tuple[Passage, ...]]] = {}
        for told, (given, key), made in zip(whole, due, self.engine.map(accounts.account, whole), strict=True):
            if isinstance(made, Failure):
                name = self.state.names[given.story.pages[0]]
                problems.append(Problem(name, "link", f"The story of this page could not be told: {made.error}"))
                made, key = accounts.bare(given.story, told.readings), digest_of(key, "failed")  # so that it is tried again
                for field in FIELDS:
                    self.units.stands(field, given.story.id, key)
            kept += [(field, given.story.id, key, getattr(made, field)) for field in FIELDS]
            read |= {pair: (self.pairs[pair], found) for pair, found in made.read}
        self.store.save_pairs(read)
        self.units.keep(kept)
        return problems

    def _opened(self, given: Sequence[Told], inside: Mapping[str, Sequence[Pair]]) -> list[Told]:
        """The same with their pages, and what these are known to share."""
        wanted = {page for told in given for page in told.story.pages}
        opened = self.pages.of(wanted | {before for page in wanted for before in self.state.older.get(page, ())})
        shared: dict[Pair, list[Passage]] = defaultdict(list)
        for passage in self.store.passages(wanted):
            shared[passage.a.page, passage.b.page].append(passage)
        return [
            replace(
                told,
                readings=tuple(opened[page] for page in told.story.pages),
                retired=tuple(self._retired(told.story, opened)),
                passages=tuple(passage for pair in self._known(told.story, inside) for passage in shared.get(pair, ())),
                due=tuple(pair for page in told.story.pages for pair in inside.get(page, ())),
            )
            for told in given
        ]

    def _known(self, story: Story, inside: Mapping[str, Sequence[Pair]]) -> Iterator[Pair]:
        """The pairs of a story that were read."""
        due = {pair for page in story.pages for pair in inside.get(page, ())}
        yield from (pair for pair in combinations(story.pages, 2) if pair in self.pairs and pair not in due)

    def _retired(self, story: Story, opened: Mapping[str, Reading]) -> Iterator[Reading]:
        """The older versions of the pages of a story."""
        for page in story.pages:
            yield from (opened[before] for before in self.state.older.get(page, ()) if before in opened)


def _given(story: Story, named: Named, disputes: Mapping[str, Sequence[Event]]) -> Told:
    """What the account of a story is made of, but for its pages and what they share."""
    events = {event.id: event for page in story.pages for event in disputes.get(page, ())}
    own = accounts.disputed([events[one] for one in sorted(events)], frozenset(story.pages))
    return Told(story, (), entities=named.on(story.pages), events=own)
