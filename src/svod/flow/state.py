"""What stands before pages are linked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from svod.link import decisions as decided
from svod.link.decisions import Replayed
from svod.model.chronicle import Card
from svod.model.page import Given
from svod.store import Store
from svod.store.packing import digest_of, plain


@dataclass(frozen=True)
class State:
    """Cards by sha256; for each page that has a text the digest of what was read in it, with what was decided of it (`base`),
    and, once lines are set aside, of all that a stage sees of it (`seen`)."""

    cards: Mapping[str, Card]
    base: Mapping[str, str]
    seen: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def current(self) -> list[str]:
        """The pages that take part, sorted."""
        return sorted(page for page in self.base if not self.cards[page].retired)

    @cached_property
    def names(self) -> dict[str, str]:
        """Page -> its name."""
        return {page: card.name for page, card in self.cards.items()}

    @cached_property
    def older(self) -> dict[str, tuple[str, ...]]:
        """Page -> the versions that stood before it under its name, the newest first; for the last version of each page."""
        return older(self.cards.values())

    def without(self, pages: Collection[str]) -> State:
        """The same, but that these pages take no part."""
        if not pages:
            return self
        base, seen = ({page: one for page, one in row.items() if page not in pages} for row in (self.base, self.seen))
        return State(self.cards, base, seen)

    def under(self, places: Mapping[str, tuple[str, ...]]) -> State:
        """The same, with these lines (page -> places) set aside."""
        seen = {page: digest_of(base, *places.get(page, ()), _told(self.cards[page])) for page, base in self.base.items()}
        return State(self.cards, self.base, seen)


def _told(card: Card) -> str:
    """All that a stage sees of a page's card."""
    return "\0".join((*card.names, _given(card.given), card.was or "", str(card.retired)))


@lru_cache(maxsize=4096)
def _given(given: Given) -> str:
    return plain(given).decode("utf-8", "surrogatepass")


def begun(store: Store) -> tuple[Replayed, State]:
    """What people decided, replayed on the pages that it is about, and what stands."""
    cards = {card.sha256: card for card in store.cards()}
    texts, notes = store.held("text"), store.held("notes")
    decisions = store.decisions()
    about = {page for one in decisions for page in (one.page, one.instead) if page in cards}
    chains = [(page, *before) for page, before in older(cards.values()).items()] if about else []
    about |= {page for chain in chains if about.intersection(chain) for page in chain}
    replayed = decided.replay(store.readings(sorted(about)) if about else (), decisions)
    own = {one.page: plain(one.notes) for one in replayed.readings if one.page in replayed.changed}
    base = {
        page: digest_of(text.digest, own.get(page) or (notes[page].digest if page in notes else ""))
        for page, text in texts.items()
    }
    return replayed, State(cards, base)


def older(cards: Iterable[Card]) -> dict[str, tuple[str, ...]]:
    """Page -> the versions that stood before it under its name, the newest first; for the last version of each page that has
    several."""
    was = {card.sha256: card.was for card in cards}
    retired = {card.sha256 for card in cards if card.retired}
    taken = {page for page in was.values() if page is not None}
    found = {}
    for page in was:
        if page in retired and page in taken:
            continue  # a later version leads to it
        chain, before = list[str](), was[page]
        while before is not None and before in was and before != page and before not in chain:
            chain.append(before)
            before = was[before]
        if chain:
            found[page] = tuple(chain)
    return found
