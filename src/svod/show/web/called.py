"""Under which names pages know somebody, why these were taken for one's, and where to say that they are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from svod.model.asked import Bearer, Lines, Wanted
from svod.model.entry import Decision
from svod.model.link import Entity, SameAs
from svod.show.parting import Opposite, notes_of, opposite
from svod.show.web.addresses import address
from svod.store.reader import Reader

_PAGES = 12  # that are opened to find where a name stands
_LINKS = 40  # of one bearer that are told


@dataclass(frozen=True, slots=True)
class Tie:
    """Two names that were taken for one's, or kept apart. undo: where a person says the opposite, None where the names stand on
    none of the pages that were opened; decided: the person's decision that made it."""

    link: SameAs
    undo: str | None = None
    decided: Decision | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """A bearer of a name, with offices as pages give them. untold: how many more ties there are."""

    entity: Entity
    ties: tuple[Tie, ...]
    untold: int = 0


def called(reader: Reader, lines: Lines, meant: Sequence[Bearer]) -> tuple[Called, ...]:
    """What is known of these bearers' names, by the pages of these lines and some that stand under other names of theirs."""
    found = reader.part(_pages(reader, lines, meant))
    ids = [one.entity for one in meant if one.entity]
    entities = sorted((one for one in found.entities if one.id in ids), key=lambda one: ids.index(one.id))
    notes = notes_of(found, entities)
    made = []
    for one in entities:
        ties = tuple(_tie(link, opposite(found, one, link, notes)) for link in one.links[:_LINKS])
        made.append(Called(one, ties, len(one.links) - len(ties)))
    return tuple(made)


def _pages(reader: Reader, lines: Lines, meant: Sequence[Bearer]) -> list[str]:
    """The pages to open: of each name one on which a line gives it, then those of the lines."""
    pages: dict[str, None] = {}
    for one in meant:
        for name in dict.fromkeys((one.name, *one.forms)):
            if len(pages) < _PAGES // 2:
                for line in reader.lines(Wanted(names=(name,)), limit=1).entries:
                    pages[line.cites[0].page] = None
    for line in lines.entries:
        for cite in line.cites:
            if len(pages) < _PAGES:
                pages[cite.page] = None
    return list(pages)


def _tie(link: SameAs, undo: Opposite | Decision | None) -> Tie:
    if isinstance(undo, Decision):
        return Tie(link, decided=undo)
    if undo is None:
        return Tie(link)
    asked = {"page": undo.cite.page[:16], "cite": undo.cite.place, "kind": undo.kind, "instead": undo.name}
    return Tie(link, undo=address("/correct", asked))
