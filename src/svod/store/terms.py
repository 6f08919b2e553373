"""What a line is found by, in numbers: each name in each role, its kind, its story, its pages; and where it stands in time.

A term is the number of a row of another table, and a role. A line's place (`at`) is the first day of its date and its place
among the lines of that day: sorted by it, lines stand as the chronicle has them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from datetime import date

from svod.model.asked import Role
from svod.model.edtf import bounds
from svod.model.link import DatedBy

NAMED: dict[Role, int] = {"speaks": 0, "told": 1, "place": 2, "outlet": 3}  # numbers are of `name`
KIND, STORY, PAGE, EVERY = 4, 5, 6, 7  # numbers are of `name`, `head`, `page`; 0, since of every line
ROLES = 8

BYTES = 4  # of a term where the terms of a line are kept

DAY = 24  # bits of a place that tell lines of one day apart
ROOM = 1 << DAY
UNKNOWN = (1 << 22) - 1  # a day behind all days
LAST = date.max.toordinal()

_BY: tuple[DatedBy, ...] = ("happened", "said", "published")

LANES = 12  # names that speak in most lines, of which it is known how many lines are of none of the first of them
PAGES = 100  # under this number of EVERY pages are counted that came out, not lines
MONTHS, YEARS = 10_000_000, 20_000_000  # what is counted by months and years stands under numbers behind those of days


def term(role: int, number: int) -> int:
    """The term of a row in a role."""
    return number * ROLES + role


def parts(one: int) -> tuple[int, int]:
    """The role and the number of a term."""
    return one % ROLES, one // ROLES


def day_of(at: int) -> int:
    """The first day of a line's date, or UNKNOWN."""
    return at >> DAY


def first_of(day: int) -> int:
    """Where the lines of a day begin."""
    return day << DAY


def days(edtf: str | None) -> tuple[int, int]:
    """The first and the last day of a date; UNKNOWN where it is unknown or no calendar has it."""
    try:
        found = bounds(edtf)
    except ValueError:
        found = None
    return (found[0].toordinal(), found[1].toordinal()) if found else (UNKNOWN, UNKNOWN)


def mark(by: DatedBy, fuzzy: bool) -> int:
    """What dated a line, and whether its date is of more than one day, in one number."""
    return _BY.index(by) * 2 + int(fuzzy)


def marked(one: int) -> tuple[DatedBy, bool]:
    """The same, read again."""
    return _BY[one // 2], bool(one % 2)


def shut(terms: Iterable[int]) -> bytes:
    """The terms of a line, BYTES each."""
    found = sorted(terms)
    return struct.pack(f"<{len(found)}I", *found)


def opened(kept: bytes) -> tuple[int, ...]:
    """The terms of a line again."""
    return struct.unpack(f"<{len(kept) // BYTES}I", kept)
