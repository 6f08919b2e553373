"""Who is told how far a build is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Who is told how far a build is."""

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        """`done` of `total` are through this stage; total is None while it is not known."""
        ...


def silent(stage: str, done: int, total: int | None) -> None:
    """Tells nobody."""
