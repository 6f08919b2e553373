"""Results under keys: what was made of a group of pages stays as it is until something that it was made of changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from svod.store import Store
from svod.store.base import Unit

COUNTED: dict[str, Callable[[Any], int]] = {
    "stories": lambda _: 1,
    "statements": lambda _: 1,
    "origins": lambda _: 1,
    "events": lambda event: int(event.date is not None),
    "differences": lambda difference: int(difference.kind in ("absent", "added")),  # told by one, and not by the other
    "positions": lambda position: len(position.contradicts),
}
"""What a summary counts in a noun of a field."""


class Units:
    """What stands after a run, a unit at a time, each under its key; what is kept under that key already is not made again."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: dict[str, dict[str, frozenset[str]]] = {}
        self.standing: dict[str, dict[str, str]] = {}

    def stands(self, field: str, unit: str, key: str) -> bool:
        """Says that this unit stands under this key, and whether it is kept so already."""
        if field not in self._held:
            self._held[field] = self._store.held_units(field)
        self.standing.setdefault(field, {})[unit] = key
        return key in self._held[field].get(unit, ())

    def keep(self, made: Iterable[tuple[str, str, str, tuple[Any, ...]]]) -> None:
        """Keeps results: field, unit, key and nouns of each. What is kept under its key already stays as it is."""
        self._store.save_units(
            Unit(field, unit, key, nouns, sum(COUNTED[field](noun) for noun in nouns) if field in COUNTED else 0)
            for field, unit, key, nouns in made
            if key not in self._held.get(field, {}).get(unit, ())
        )

    def made(self, field: str, unit: str, key: str, make: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
        """The nouns kept under this key, or made and kept now."""
        if self.stands(field, unit, key):
            return self._store.of_units(field, {unit: key})
        nouns = make()
        self.keep([(field, unit, key, nouns)])
        return nouns

    def counted(self, field: str) -> int:
        """How many nouns of this field a summary counts."""
        return self._store.counted(field, self.standing.get(field, {}))
