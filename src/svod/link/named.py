"""Who is named on which page, so that a story is given those of its own pages, and no more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from svod.link.entities_pages import PageName
from svod.link.parties import plain
from svod.link.realms import Dateline, World
from svod.link.realms import world as world_of
from svod.model.link import Entity

_OFFICES = 12  # the commonest that other pages give somebody, by which it is known which state he serves


class Named:
    """The entities of a chronicle by the pages that name them, and the states that it tells of."""

    def __init__(
        self, entities: Sequence[Entity], names: Mapping[str, Sequence[PageName]], datelines: Iterable[Dateline]
    ) -> None:
        """names: page -> those whom it names."""
        self._entities = entities
        self._names = names
        self._bears = {mention: at for at, entity in enumerate(entities) for mention in entity.mentions}
        self._known_by = [f"{one.kind}\0{one.normal}\0{'; '.join(one.offices[:_OFFICES])}\n" for one in entities]
        self._world = world_of(entities, {name.code for own in names.values() for name in own}, datelines)

    def key(self, pages: Iterable[str]) -> str:
        """What tells whether anything that these pages are given has changed: who each of their names is."""
        bears, known_by = self._bears, self._known_by
        mentions = (one.id for page in pages for name in self._names.get(page, ()) for one in name.mentions)
        return "".join(known_by[bears[one]] for one in mentions if one in bears) + "\0".join(self.world(pages).names)

    def world(self, pages: Iterable[str]) -> World:
        """The states of the chronicle's own pages that these name."""
        if not any(own.by_name for own in self._world.realms):
            return World()
        return self._world.among(word for page in pages for name in self._names.get(page, ()) for word in _words(name))

    def on(self, pages: Iterable[str]) -> tuple[Entity, ...]:
        """The entities that these pages name, without what stands on other pages but their commonest offices, so that a
        page more there seldom changes anything here."""
        mentions: dict[int, list[str]] = defaultdict(list)
        offices: dict[int, Counter[str]] = defaultdict(Counter)
        for page in pages:
            for one in (mention for name in self._names.get(page, ()) for mention in name.mentions):
                if one.id in self._bears:
                    at = self._bears[one.id]
                    mentions[at].append(one.id)
                    offices[at].update([one.office] if one.office else [])
        return tuple(self._own(at, mentions[at], offices[at]) for at in sorted(mentions))

    def _own(self, at: int, mentions: Sequence[str], offices: Counter[str]) -> Entity:
        whole = self._entities[at]
        ranked = sorted(offices, key=lambda office: (-offices[office], office))
        own = tuple(dict.fromkeys((*whole.offices[:_OFFICES], *ranked)))
        return replace(whole, mentions=tuple(sorted(mentions)), forms=(), links=(), offices=own)


def _words(name: PageName) -> Iterable[str]:
    offices = (mention.office for mention in name.mentions if mention.office)
    return (word for told in (*(one.text for one in name.called), *offices) for word in plain(told).split())
