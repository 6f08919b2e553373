"""Which lines a person asked for."""

from __future__ import annotations

from datetime import date
from typing import get_args

from svod.errors import BadValue
from svod.model.asked import Days
from svod.model.edtf import bounds
from svod.model.entry import ALTERATIONS, EntryKind
from svod.model.note import HAPPENING_TYPES, STATEMENT_KINDS


def day(typed: str | None, option: str) -> tuple[date, date] | None:
    """The first and last day that a date option admits. Raises BadValue where it is no date."""
    if typed is None:
        return None
    found = bounds(typed)
    if found is None:
        raise BadValue(f"--{option} {typed!r} is no date; write a year, a month or a day: 2023, 2023-09 or 2023-09-21.")
    return found


def check_kind(typed: str | None) -> None:
    """Raises BadValue where no line can be of this kind."""
    known = tuple(one.replace("_", " ") for one in (*get_args(EntryKind), *STATEMENT_KINDS, *HAPPENING_TYPES, *ALTERATIONS))
    if typed is not None and typed.replace("_", " ") not in known:
        raise BadValue(f"--kind {typed!r} is none; the kinds are {', '.join(known)}.")


def days(since: str | None, until: str | None) -> Days:
    """The days that were typed. Raises BadValue where one is no date."""
    first, last = day(since, "since"), day(until, "until")
    return Days(first[0] if first else None, last[1] if last else None)


def within(wanted: Days, date: str | None) -> bool:
    """Whether a date (EDTF) may lie in these days; an unknown one only where none are asked for."""
    if wanted == Days():
        return True
    known = bounds(date)
    if known is None:
        return False
    return (wanted.since is None or known[1] >= wanted.since) and (wanted.until is None or known[0] <= wanted.until)
