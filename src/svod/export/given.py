"""What pages give differently of one event: its dates, and how many it counts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from svod.model.asked import Placing
from svod.model.link import Event
from svod.model.note import Number


def parted(chronicle: Placing, event: Event) -> str:
    """Where pages differ, in one line, each number with where it stands; nothing where they agree:
    `погибшие 3-5 [a.txt:10-13, b.txt:7-11]; dates 2031-03-05, 2031-03-06`."""
    told = [
        f"{low.what} {_many(low)}-{_many(high)} [{_at(chronicle, low)}, {_at(chronicle, high)}]"
        for low, high in ranges(event)
        if low.cite.page != high.cite.page
    ]
    if len(event.dates) > 1:
        told.append(f"dates {', '.join(event.dates)}")
    return "; ".join(told)


def _at(chronicle: Placing, number: Number) -> str:
    return f"{chronicle.label(number.cite.page)}:{number.cite.place}"


def ranges(event: Event) -> Iterator[tuple[Number, Number]]:
    """The lowest and the highest number of each kind of which more than one is given, of two pages where there are two."""
    for _, group in groupby(event.numbers, key=lambda number: number.what):
        numbers = list(group)
        low, high = min(number.value for number in numbers), max(number.value for number in numbers)
        if low == high:
            continue
        lowest, highest = ([number for number in numbers if number.value == value] for value in (low, high))
        both = [(a, b) for a in lowest for b in highest]
        yield next(((a, b) for a, b in both if a.cite.page != b.cite.page), both[0])


def counted(event: Event) -> str:
    """All that it counts, as a range where pages differ: `погибшие 3-5; раненые ~30`."""
    told = []
    for what, group in groupby(event.numbers, key=lambda number: number.what):
        numbers = sorted(group, key=lambda number: number.value)
        low, high = _many(numbers[0]), _many(numbers[-1])
        told.append(f"{what} {low}" if numbers[0].value == numbers[-1].value else f"{what} {low}-{high}")
    return "; ".join(told)


def _many(number: Number) -> str:
    return f"{'~' if number.roughly else ''}{number.value}"
