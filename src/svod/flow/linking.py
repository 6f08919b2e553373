"""How what stands between pages is made again, where anything it rests on has changed.

Each page is sketched: what it brings when it is laid beside others. Sketches of all pages are looked through; pages
themselves are opened only where there is work: in pairs that were not read against each other before, and in stories one of
whose pages, names or happenings has changed. Each story is one unit, kept under the key of all that it was made of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from svod.engine import Engine
from svod.flow import pairing, sketching
from svod.flow.pages import Pages
from svod.flow.progress import Progress
from svod.flow.state import State, begun
from svod.flow.telling import Telling
from svod.flow.units import Units
from svod.link import boilerplate, entities, entries, events, happened, meetings, neighbours, prints, realms, stories
from svod.link.decisions import Replayed
from svod.link.entities_pages import PageName
from svod.link.entities_rulings import rulings
from svod.link.entries import Facts
from svod.link.meetings import Pair
from svod.link.named import Named
from svod.link.origins import Heard, heard
from svod.link.prints import Print
from svod.link.realms import Dateline
from svod.model.entry import Decision, Problem
from svod.model.link import Boilerplate, Entity, Event, Origin, Story
from svod.store import Store
from svod.store.base import Compiled
from svod.store.packing import digest_of, plain

Keys = dict[Pair, str]  # pairs of pages, each with the key of what it shares


class Linking:
    """One run over all that stands between pages."""

    def __init__(self, store: Store, engine: Engine, tables: str, progress: Progress) -> None:
        self._store, self._engine, self._progress = store, engine, progress
        self._tables = tables
        self._units = Units(store)
        self._problems: list[Problem] = []

    def run(self, key: str) -> None:
        """Links all pages and puts in place what came of it. key: of everything that it is made of."""
        replayed, state = begun(self._store)
        pages = Pages(self._store, {one.page: one.notes for one in replayed.readings if one.page in replayed.changed})
        state = self._sketch(sketching.EVERY, state.under({}), pages, fresh=True)
        overlay = boilerplate.Overlay(self._boilerplate(state, pages))
        pages, state = pages.under(overlay), state.under(overlay.places)
        state = self._sketch(sketching.SEEN, state, pages)
        names = dict(self._store.sketches(entities.NAMES.name, tuple[PageName, ...], state.current))
        every = self._entities(state, names, pages, replayed.standing)
        lines = (
            line for _, of in self._store.sketches(realms.DATELINES.name, tuple[Dateline, ...], state.current) for line in of
        )
        named = Named(every, names, lines)
        told = self._stories(state, replayed.standing)
        inside, across, stale = self._pairs(state, pages, told)
        telling = Telling(self._store, self._engine, self._tables, self._units, state, pages, inside, across)
        known = events.STAGE.key(telling.happened(told, named, self._progress))
        every_event = self._units.made("events", "", known, lambda: happened.joined(telling.all_happened()))
        telling.tell(told, named, every_event, self._progress)
        self._problems += telling.problems
        self._lines_of_events(state, told, every_event)
        # What failed is tried again by the next build, though nothing has changed.
        self._compile(digest_of(key, "failed") if self._problems else key, state, replayed, stale | telling.unread)

    def _sketch(self, sketchers: tuple[sketching.Sketcher, ...], state: State, pages: Pages, *, fresh: bool = False) -> State:
        """Makes the sketches that are lacking; the pages that have them all. fresh: of what depends on the lines that are set
        aside only those of pages that never had one, since most pages have no such line and are opened once then."""
        current, keys = {page: state.seen[page] for page in state.current}, {}
        for one in sketchers:
            kind = one.stage.name
            held = self._store.held_sketches(kind) if fresh and one not in sketching.READ else {}
            digests = state.base if one in sketching.READ else {page: key for page, key in current.items() if page not in held}
            keys[kind] = {page: one.stage.key(self._tables, digest) for page, digest in digests.items()}
        failed = sketching.sketch(self._store, self._engine, pages, keys, state.names, self._progress)
        self._problems += failed.values()
        return state.without(failed)

    def _boilerplate(self, state: State, pages: Pages) -> list[Boilerplate]:
        """The lines to set aside, an outlet a unit."""
        lined = dict(self._store.sketches(boilerplate.LINES.name, boilerplate.Lined))
        lined = {page: one for page, one in lined.items() if page in state.base}
        found: list[Boilerplate] = []
        for outlet, (bearers, titles) in sorted(boilerplate.repeating(lined).items()):
            made_by = (boilerplate.LINES.by, prints.STAGE.by)
            key = boilerplate.STAGE.key(self._tables, *made_by, str(titles), *(state.base[page] for page in bearers))
            found += self._units.made(
                "boilerplate",
                outlet,
                key,
                lambda o=outlet, b=bearers, t=titles: boilerplate.of_outlet(o, pages.of(b).values(), t),  # type: ignore[misc]
            )
        return found

    def _entities(
        self, state: State, names: Mapping[str, tuple[PageName, ...]], pages: Pages, standing: tuple[Decision, ...]
    ) -> tuple[Entity, ...]:
        decisions = [one for one in standing if one.kind in entities.DECISIONS]
        seen = (state.seen[page] for page in state.current)
        key = entities.STAGE.key(self._tables, entities.NAMES.by, *seen, digest_of(plain(tuple(decisions))))
        about = tuple(pages.of({one.page for one in decisions}).values())
        ruled = rulings(about, decisions)
        every = (name for page in state.current for name in names.get(page, ()))
        return self._units.made("entities", "", key, lambda: entities.entities_of(every, ruled))

    def _stories(self, state: State, standing: tuple[Decision, ...]) -> tuple[Story, ...]:
        decisions = [one for one in standing if one.kind in ("split_story", "join_story")]
        made = [one for _, one in self._store.sketches(prints.STAGE.name, Print, state.current)]
        found = stories.stories_of(made, neighbours.pairs_of(made), decisions)
        kept = []
        for story in found:
            key = stories.STAGE.key(plain(story).decode("utf-8", "surrogatepass"))
            if not self._units.stands("stories", story.id, key):
                kept.append(("stories", story.id, key, (story,)))
        self._units.keep(kept)
        return found

    def _pairs(self, state: State, pages: Pages, told: tuple[Story, ...]) -> tuple[Keys, Keys, frozenset[Pair]]:
        """Reads the pairs of pages of two stories that are worth it; the pairs inside stories and those across them, each with
        its key, and those that are not to be read any more."""
        signs = dict(self._store.sketches(meetings.SIGNS.name, tuple[int, ...], state.current))
        story = {page: one.id for one in told for page in one.pages}
        keys = pairing.keys(meetings.candidate_pairs(signs, told), self._tables, state, story)
        inside = {pair: key for pair, key in keys.items() if story[pair[0]] == story[pair[1]]}
        across = {pair: key for pair, key in keys.items() if pair not in inside}
        failed = pairing.read(self._store, self._engine, pages, across, state, self._progress)
        self._problems += failed.values()
        across = {pair: key for pair, key in across.items() if pair not in failed}
        return inside, across, frozenset(self._store.held_pairs().keys() - (keys.keys() - failed.keys()))

    def _lines_of_events(self, state: State, told: tuple[Story, ...], happened: Sequence[Event]) -> None:
        """The lines of events, by the stories and origins of the pages that tell them."""
        on = {cite.page for event in happened for cite in event.evidence}
        story = {page: one.id for one in told for page in one.pages if page in on}
        origins: tuple[Origin, ...] = self._store.of_units(
            "origins", {one: self._units.standing["origins"][one] for one in sorted(set(story.values()))}
        )
        origin = heard(origins)
        known = {}
        for page, outlet, day in self._store.facts():
            if page in on:
                known[page] = Facts(outlet or state.names[page], day, story.get(page), origin.get(page, Heard(page)))
        key = entries.STAGE.key(digest_of(plain(happened)), *(digest_of(plain(known[page])) for page in sorted(known)))
        self._units.made("entries", "", key, lambda: entries.of_events(happened, known))

    def _compile(self, key: str, state: State, replayed: Replayed, stale: frozenset[tuple[str, str]]) -> None:
        notices = sketching.notices(self._store, state)
        own = {one.page: one.notes for one in replayed.readings if one.page in replayed.changed}
        problems = (*self._problems, *notices)
        self._store.compile(Compiled(key, self._units.standing, own, replayed.orphans, stale, problems, self._counts(state)))

    def _counts(self, state: State) -> dict[str, int]:
        """What a summary says of the whole chronicle."""
        current, fields = set(state.current), {"absent": "differences", "contradictions": "positions"}
        counted = ("origins", "stories", "statements", "events", "absent", "contradictions")
        return {
            "pages": len(current),
            "outlets": len({outlet for page, outlet, _ in self._store.facts() if page in current} - {None}),
            **{name: self._units.counted(fields.get(name, name)) for name in counted},
        }
