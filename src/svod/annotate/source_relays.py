"""What a phrase that names a source comes to, and the frame that it was found in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from svod.model.note import SourceKind

How = Literal[
    "known", "media", "office", "bare", "people", "crowd", "quoted", "latin", "body", "person", "paper", "refers", "ours"
]


@dataclass(frozen=True, slots=True)
class Relay:
    """Tokens first to last (inclusive) name a source. how: what tells that they do.

    A `refers` names none itself (`издание`) and means the one named before, an `ours` the one that the page is of; a `bare` is
    an office whose body was said before (`пресс-служба`).
    """

    first: int
    last: int
    source: str
    kind: SourceKind
    how: How

    @property
    def strong(self) -> bool:
        """It is a source wherever it stands by a verb of reporting, before or after it."""
        return self.how in {"known", "media", "crowd"}


@dataclass(frozen=True, slots=True)
class Found:
    """A frame: its first and last token, whom it names, and the rule."""

    first: int
    last: int
    relay: Relay
    because: str
