"""Which lines a person asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import get_args

from svod.errors import BadValue
from svod.model.edtf import bounds
from svod.model.entry import Entry, EntryKind
from svod.model.note import HAPPENING_TYPES, STATEMENT_KINDS
from svod.store.bearing import same_bearer

__all__ = ["Wanted", "check_kind", "day", "same_bearer"]


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
    known = (*get_args(EntryKind), *STATEMENT_KINDS, *HAPPENING_TYPES)
    if typed is not None and typed.replace(" ", "_") not in known:
        raise BadValue(f"--kind {typed!r} is none; the kinds are {', '.join(one.replace('_', ' ') for one in known)}.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the lines asked for have in common. since, until: (first, last) day; a fuzzy date is admitted where it may be."""

    since: tuple[date, date] | None = None
    until: tuple[date, date] | None = None
    who: str | None = None
    place: str | None = None
    story: str | None = None
    kind: str | None = None

    def admits(self, entry: Entry) -> bool:
        """True where the line is asked for."""
        return (
            self._in_time(entry)
            and (self.who is None or any(same_bearer(self.who, one) for one in (*entry.who, *entry.to)))
            and (self.place is None or (entry.place is not None and same_bearer(self.place, entry.place)))
            and (self.story is None or (entry.story or "").startswith(self.story))
            and (self.kind is None or self.kind.replace(" ", "_") in (entry.kind, entry.type))
        )

    def _in_time(self, entry: Entry) -> bool:
        if self.since is None and self.until is None:
            return True
        days = bounds(entry.date)
        if days is None:
            return False
        return (self.since is None or days[1] >= self.since[0]) and (self.until is None or days[0] <= self.until[1])
