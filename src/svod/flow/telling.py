"""The account of each story, made anew where its pages, or what is known of the names and happenings on them, have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import combinations
from typing import Any

from svod.engine import Engine, Failure
from svod.flow.pages import Pages
from svod.flow.progress import Progress
from svod.flow.state import State
from svod.flow.units import Units
from svod.link import accounts, events, happened, passages
from svod.link.accounts import Account, Told
from svod.link.happened import Happened
from svod.link.meetings import Pair
from svod.link.named import Named
from svod.model.chronicle import Reading
from svod.model.entry import Problem
from svod.model.link import Event, Passage, Story
from svod.store import Store
from svod.store.packing import digest_of, plain

FIELDS = tuple(one.name for one in fields(Account) if one.name != "read")
TELLINGS = "tellings"
_TOGETHER = 64  # stories that are opened, and whose accounts are written, in one go


@dataclass(frozen=True)
class Telling:
    """Makes accounts and keeps them. pairs: the pairs of pages of one story that are to be read against each other, each with
    the key of what is found in it; across: the same of pages of two stories, which were read."""

    store: Store
    engine: Engine
    tables: str
    units: Units
    state: State
    pages: Pages
    pairs: Mapping[Pair, str]
    across: Mapping[Pair, str]
    problems: list[Problem] = field(default_factory=list)
    unread: set[Pair] = field(default_factory=set)  # pairs of stories that could not be told

    def happened(self, stories: Sequence[Story], named: Named, progress: Progress) -> str:
        """Keeps what every story tells to have happened; what tells whether anything of it has changed."""
        due = list[tuple[Told, str]]()
        tell = {page for page, much in self.store.sketches(happened.TELLING.name, int, self.state.current) if much}
        for story in stories:
            if tell.isdisjoint(story.pages):
                continue
            key = happened.STAGE.key(self.tables, events.STAGE.by, *self._seen(story), named.key(story.pages))
            if not self.units.stands(TELLINGS, story.id, key):
                due.append((Told(story, (), entities=named.on(story.pages), world=named.world(story.pages)), key))
        for start in range(0, len(due), _TOGETHER):
            part = due[start : start + _TOGETHER]
            opened = self.pages.of({page for given, _ in part for page in given.story.pages})
            whole = [replace(given, readings=tuple(opened[page] for page in given.story.pages)) for given, _ in part]
            kept = []
            for (given, key), made in zip(part, self.engine.map(_happened, whole), strict=True):
                if isinstance(made, Failure):
                    key = self._failed(given.story, key, (TELLINGS,), made)
                    made = Happened((), ())
                kept.append((TELLINGS, given.story.id, key, (made,)))
            self.units.keep(kept)
            progress("tellings", start + len(part), len(due))
        return digest_of(*(f"{unit} {key}" for unit, key in sorted(self.units.standing.get(TELLINGS, {}).items())))

    def all_happened(self) -> list[Happened]:
        """What every story tells to have happened, as it was kept."""
        found: tuple[Happened, ...] = self.store.of_units(TELLINGS, self.units.standing.get(TELLINGS, {}), Happened)
        return sorted(found, key=lambda one: one.known[0].one.order if one.known else ("", 0, 0, ""))

    def _failed(self, story: Story, key: str, fields: Sequence[str], failure: Failure) -> str:
        """Tells of a story at which something failed; the key under which what is left of it stands until it is tried again."""
        name = self.state.names[story.pages[0]]
        self.problems.append(Problem(name, "link", f"The story of this page could not be told: {failure.error}"))
        key = digest_of(key, "failed")
        for one in fields:
            self.units.stands(one, story.id, key)
        return key

    def tell(self, stories: Sequence[Story], named: Named, happened: Sequence[Event], progress: Progress) -> None:
        """Keeps the account of every story."""
        disputes: dict[str, list[Event]] = defaultdict(list)
        for event in happened:
            for page in {cite.page for cite in event.evidence} if event.dates else ():
                disputes[page].append(event)
        due = list[tuple[Told, str]]()
        beside: dict[str, list[str]] = defaultdict(list)
        for pair, key in sorted(self.across.items()):
            for page in pair:
                beside[page].append(key)
        for story in stories:
            events = _disputed(story, disputes)
            key = self._key(story, named, events, [one for page in story.pages for one in beside[page]])
            kept = [self.units.stands(one, story.id, key) for one in FIELDS]
            if not all(kept):
                entities, world = named.on(story.pages), named.world(story.pages)
                due.append((Told(story, (), entities=entities, world=world, events=events), key))
        if due:
            progress("link", 0, len(due))
        inside = self._inside() if due else {}
        for start in range(0, len(due), _TOGETHER):
            part = due[start : start + _TOGETHER]
            self._make(part, inside)
            progress("link", start + len(part), len(due))

    def _inside(self) -> dict[str, list[Pair]]:
        """Page -> its pairs inside its story that were not read as they stand now."""
        held, found = self.store.held_pairs(), defaultdict[str, list[Pair]](list)
        for pair, key in sorted(self.pairs.items()):
            if held.get(pair) != key:
                found[pair[0]].append(pair)
        return found

    def _key(self, story: Story, named: Named, events: Sequence[Event], beside: Sequence[str]) -> str:
        stages = (part for stage in (passages.STAGE, *accounts.STAGES) for part in (stage.by, stage.tables))
        return digest_of(*stages, self.tables, *self._seen(story), *beside, plain(tuple(events)), named.key(story.pages))

    def _seen(self, story: Story) -> list[str]:
        """The digests of the pages of a story and of their older versions."""
        older = [page for one in story.pages for page in self.state.older.get(one, ())]
        return [self.state.seen[page] for page in (*story.pages, *older) if page in self.state.seen]

    def _make(self, due: Sequence[tuple[Told, str]], inside: Mapping[str, Sequence[Pair]]) -> None:
        """Opens the pages of these stories and keeps their accounts."""
        whole = self._opened([given for given, _ in due], inside)
        kept: list[tuple[str, str, str, tuple[Any, ...]]] = []
        read: dict[Pair, tuple[str, tuple[Passage, ...]]] = {}
        for told, (given, key), made in zip(whole, due, self.engine.map(accounts.account, whole), strict=True):
            if isinstance(made, Failure):
                key = self._failed(given.story, key, FIELDS, made)
                made = accounts.bare(given.story, told.readings)
                self.unread.update(told.due)
            kept += [(one, given.story.id, key, getattr(made, one)) for one in FIELDS]
            read |= {pair: (self.pairs[pair], found) for pair, found in made.read}
        self.store.save_pairs(read)
        self.units.keep(kept)

    def _opened(self, given: Sequence[Told], inside: Mapping[str, Sequence[Pair]]) -> list[Told]:
        """The same with their pages, and what these are known to share."""
        wanted = {page for told in given for page in told.story.pages}
        opened = self.pages.of(wanted | {before for page in wanted for before in self.state.older.get(page, ())})
        shared: dict[Pair, list[Passage]] = defaultdict(list)
        beside: dict[str, list[Passage]] = defaultdict(list)
        for passage in self.store.passages(wanted):
            pair = passage.a.page, passage.b.page
            shared[pair].append(passage)
            for page in pair if pair in self.across else ():
                beside[page].append(passage)
        return [
            replace(
                told,
                readings=tuple(opened[page] for page in told.story.pages),
                retired=tuple(self._retired(told.story, opened)),
                passages=tuple(passage for pair in self._known(told.story, inside) for passage in shared.get(pair, ())),
                due=tuple(pair for page in told.story.pages for pair in inside.get(page, ())),
                across=tuple({one.id: one for page in told.story.pages for one in beside[page]}.values()),
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


def _happened(told: Told) -> Happened:
    return happened.happened(told.readings, told.entities, told.world)


def _disputed(story: Story, disputes: Mapping[str, Sequence[Event]]) -> tuple[Event, ...]:
    """The events on whose dates pages differ, so far as the pages of this story tell them."""
    events = {event.id: event for page in story.pages for event in disputes.get(page, ())}
    return accounts.disputed([events[one] for one in sorted(events)], frozenset(story.pages))
