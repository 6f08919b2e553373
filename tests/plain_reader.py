"""A reader that answers out of a whole chronicle, in the plainest way there is: what every other one must answer, too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import get_args

from svod.errors import UnknownName
from svod.model.asked import Days, Lines, Masthead, MatterHead, Matters, StoryHead, Wanted
from svod.model.chronicle import Beyond, Chronicle
from svod.model.edtf import bounds
from svod.model.entry import Entry, EntryKind, Problem
from svod.store.bearing import same_bearer


class PlainReader:
    """A chronicle, to be read."""

    def __init__(self, found: Chronicle) -> None:
        self.found = found

    @contextmanager
    def asked(self, _typed: str | None) -> Iterator[PlainReader]:
        """As commands open a reader."""
        yield self

    def lines(self, wanted: Wanted, *, after: str | None = None, limit: int = 50) -> Lines:
        start = int(after or 0)
        entries = tuple(entry for entry in self.found.entries if self.admits(wanted, entry))
        pages = {one.page: self._masthead(one.page) for one in (*self.found.readings, *self.found.retired)}
        events = {entry.id: event for entry in entries if (event := self.found.event_of(entry))}
        more = str(start + limit) if len(entries) > start + limit else None
        return Lines(entries[start : start + limit], pages, events, more, len(entries))

    def admits(self, wanted: Wanted, entry: Entry) -> bool:
        """Whether a line is wanted."""
        by_page = self.found.by_page
        outlets = {by_page[cite.page].known_outlet for cite in entry.cites if cite.page in by_page}
        borne = {"speaks": entry.who, "told": entry.to, "place": (entry.place,) if entry.place else ()}
        borne["outlet"] = tuple(outlet for outlet in outlets if outlet)
        names = [name for role in wanted.roles for name in borne[role]]
        return (
            within(wanted.days, entry.date)
            and (wanted.who is None or any(same_bearer(wanted.who, name) for name in names))
            and (not wanted.names or not {name.casefold() for name in wanted.names}.isdisjoint(map(str.casefold, names)))
            and (wanted.place is None or any(same_bearer(wanted.place, place) for place in borne["place"]))
            and (wanted.story is None or (entry.story or "").startswith(wanted.story))
            and (wanted.outlet is None or wanted.outlet in outlets)
            and (wanted.kind is None or _of_kind(entry, wanted.kind.replace(" ", "_")))
            and (wanted.page is None or any(cite.page == wanted.page for cite in entry.cites))
        )

    def _masthead(self, page: str) -> Masthead:
        one = self.found.by_page[page]
        story = next((story.id for story in self.found.stories if page in story.pages), None)
        code, url = one.text.language.value, one.card.given.url
        return Masthead(
            page, self.found.label(page), one.known_outlet, one.published, code, one.card.retired, url, one.title, story
        )

    def mastheads(self, pages: Collection[str]) -> dict[str, Masthead]:
        return {page: self._masthead(page) for page in pages if page in self.found.by_page}

    def heads(self) -> dict[str, StoryHead]:
        """Every story as it stands in a list."""
        origins = Counter(origin.story for origin in self.found.origins)
        lines = Counter(entry.story for entry in self.found.entries)
        made = {}
        for one in self.found.stories:
            outlets = {self.found.by_page[page].outlet for page in one.pages}
            counts = len(one.pages), len(outlets), origins[one.id], lines[one.id]
            made[one.id] = StoryHead(one.id, one.title, one.since, one.until, *counts)
        return made

    def pages_named(self, names: Collection[str]) -> dict[str, str]:
        return {name: one.page for one in self.found.readings for name in one.card.names if name in names}

    def find(self, typed: str) -> str:
        return self.found.find(typed).page

    def part(self, pages: Collection[str]) -> Chronicle:
        return cut(self.found, set(pages))

    def of_story(self, story_id: str) -> Chronicle:
        met = [one for one in self.found.stories if one.id.startswith(story_id)]
        if len(met) != 1:
            raise UnknownName(f"The chronicle has no one story {story_id!r}. `svod stories` lists the stories there are.")
        return self.part(met[0].pages)

    def matter(self, matter_id: str) -> Chronicle:
        one = next(one for one in self.found.positions if one.id == matter_id)
        return replace(self.part({cite.page for stand in one.stands for cite in stand.evidence}), positions=(one,))

    def matters(self, *, words: str | None = None, after: str | None = None) -> Matters:
        met = [one for one in self.found.positions if (words or "").casefold() in one.matter.casefold()]
        heads = [MatterHead(one.id, one.matter, None, None, None, (), (), 0, 0) for one in met]
        return Matters(tuple(heads), None, len(heads))

    def talks(self, days: Days = Days()) -> Counter[tuple[str, str]]:
        """How often who speaks to whom."""
        said = (one for one in self.found.entries if one.kind == "statement" and within(days, one.date))
        return Counter((who, to) for one in said for who in set(one.who) for to in set(one.to) or {""})

    def bearers(self) -> dict[tuple[str, str], Counter[str]]:
        """Normal form and kind of each entity, and each name that none bears -> how many lines, by role."""
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for entry in self.found.entries:
            outlets = {outlet for cite in entry.cites if (outlet := self.found.by_page[cite.page].known_outlet)}
            borne = {"speaks": entry.who, "told": entry.to, "place": (entry.place,) if entry.place else (), "outlet": outlets}
            for role, names in borne.items():
                for name in set(names):
                    counted[name][role] += 1
        made: dict[tuple[str, str], Counter[str]] = {(one.normal, one.kind): Counter() for one in self.found.entities}
        for name, lines in counted.items():
            own = [one for one in self.found.entities if name.casefold() in map(str.casefold, (one.normal, *one.forms))]
            own.sort(key=lambda one: ((one.kind == "place") != (set(lines) == {"place"}), -len(one.mentions), one.normal))
            alone = "outlet" if set(lines) == {"outlet"} else ""
            made.setdefault((own[0].normal, own[0].kind) if own else (name, alone), Counter()).update(lines)
        return made

    def problems(self) -> tuple[Problem, ...]:
        return self.found.problems


def _of_kind(entry: Entry, kind: str) -> bool:
    return kind == (entry.kind if kind in get_args(EntryKind) else (entry.type or "").replace(" ", "_"))


def within(days: Days, date: str | None) -> bool:
    """Whether a date may lie in these days."""
    if days == Days():
        return True
    found = bounds(date)
    if found is None:
        return False
    return (days.since is None or found[1] >= days.since) and (days.until is None or found[0] <= days.until)


def cut(found: Chronicle, pages: set[str]) -> Chronicle:
    """The chronicle cut to these pages and the versions that stood before them."""
    before = {one.page: one.card.was for one in (*found.readings, *found.retired)}
    told = {page for page in pages if page in before}
    while more := {was for page in told if (was := before.get(page)) and was in before} - told:
        told |= more
    stories = tuple(one for one in found.stories if told & set(one.pages))
    near = {one.id for one in stories} | {
        story.id
        for one in found.differences
        if told & {one.here.page, one.page}
        for story in found.stories
        if {one.here.page, one.page} & set(story.pages)
    }
    readings = tuple(one for one in found.readings if one.page in told)
    notes = {note.id for one in readings for note in one.notes}
    return Chronicle(
        readings,
        tuple(one for one in found.retired if one.page in told),
        tuple(one for one in found.boilerplate if any(cite.page in told for cite in one.lines)),
        tuple(
            replace(one, mentions=mentions)
            for one in found.entities
            if (mentions := tuple(each for each in one.mentions if each in notes))
        ),
        stories,
        tuple(one for one in found.origins if one.story in near),
        tuple(one for one in found.passages if told & {one.a.page, one.b.page}),
        tuple(one for one in found.lineages if one.page in told),
        tuple(one for one in found.differences if told & {one.here.page, one.page}),
        tuple(one for one in found.events if any(cite.page in told for cite in one.evidence)),
        tuple(one for one in found.positions if any(cite.page in told for stand in one.stands for cite in stand.evidence)),
        tuple(one for one in found.entries if any(cite.page in told for cite in one.cites)),
        tuple(one for one in found.problems if any(one.where in found.by_page[page].card.names for page in told)),
        tuple(one for one in found.decisions if told & {one.page, one.instead}),
        tuple(one for one in found.orphans if told & {one.page, one.instead}),
        tuple(
            Beyond(one.card, one.known_outlet, one.published)
            for one in (*found.readings, *found.retired)
            if one.page not in told
        ),
    )
