"""Every cite of a noun, wherever in it the cite stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from svod.model.span import Cite


def cites_of(noun: object) -> Iterator[Cite]:
    """The cites that a noun holds, or that stand in what it holds: dataclasses and tuples are walked, nothing else."""
    if isinstance(noun, Cite):
        yield noun
    elif isinstance(noun, tuple):
        for part in noun:
            yield from cites_of(part)
    elif is_dataclass(noun) and not isinstance(noun, type):
        for field in fields(noun):
            yield from cites_of(getattr(noun, field.name))
