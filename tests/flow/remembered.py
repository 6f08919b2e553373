"""A stage is a pure function, so tests that build the same invented pages over and over have each page read once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_FOUND: dict[tuple[str, Any], Any] = {}


@dataclass(frozen=True)
class Remembered:
    """A stage's function that gives what it gave before for an equal page; in another process it runs anew."""

    name: str
    run: Callable[[Any], Any]

    def __call__(self, given: Any) -> Any:
        key = self.name, given
        if key not in _FOUND:
            _FOUND[key] = self.run(given)
        return _FOUND[key]
