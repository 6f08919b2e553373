"""What stands in an address, as people type it: days, as precise as they are known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated
from urllib.parse import SplitResult, urlsplit

from fastapi import Query

from svod.model.asked import Days
from svod.model.edtf import bounds

Words = Annotated[str, Query(max_length=500)]
"""Words that stand in an address."""
Cursor = Annotated[str | None, Query(max_length=1_000)]
"""Where a list goes on."""
Limit = Annotated[int, Query(ge=1, le=200)]
"""How much of a list is given at once."""


def days_typed(since: str, until: str) -> tuple[Days, tuple[str, ...]]:
    """From the first day of `since` to the last of `until`, each a year, month or day or empty; and those that are no date,
    which then limit nothing."""
    ends = [_bounds(since), _bounds(until)]
    wrong = tuple(typed for typed, days in zip((since, until), ends, strict=True) if typed.strip() and days is None)
    first, last = ends
    return Days(first and first[0], last and last[1]), wrong


def _bounds(typed: str) -> tuple[date, date] | None:
    try:
        return bounds(typed.strip())
    except ValueError:  # a year that no calendar has
        return None


def parted(address: str) -> SplitResult:
    """The parts of an address that somebody sent; none of what is no address at all."""
    try:
        return urlsplit(address)
    except ValueError:  # a bracket that is never closed
        return urlsplit("")


def named(typed: str) -> str | None:
    """A name that was typed; None where there is no word in it, which names nobody."""
    return typed.strip() if any(char.isalnum() for char in typed) else None


def most(numbers: Iterable[int]) -> int:
    """The greatest of these, by which bars are measured; at least 1."""
    return max((*numbers, 1))
