"""Rival stands as people read them: on which day, in whose words, against whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from svod.model.chronicle import Chronicle
from svod.model.link import DatedBy, Position, Stand
from svod.model.note import Statement
from svod.model.span import Cite, overlap

_HALF = 0.5  # of a cite or of a saying that the two must share to be told as one
_NEVER = "9999"  # sorts what has no day behind all days


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says words on their page, and the word that reports it, None where there is none."""

    names: tuple[str, ...]
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class Rift:
    """A stand and those that contradict it by one sign, each by its place in the position; it is the earliest of them."""

    sign: str
    first: int
    others: tuple[int, ...]


def said_by(found: Chronicle, cite: Cite) -> Voice | None:
    """Who says these words on their page; None where nobody does."""
    reading, size = found.by_page.get(cite.page), sum(map(len, cite.spans))
    best: Voice | None = None
    most = 0
    for note in reading.notes if reading else ():
        if not isinstance(note.value, Statement):
            continue
        met = overlap(note.cite.spans, cite.spans)
        if met > most and met >= _HALF * min(size, sum(map(len, note.cite.spans))):
            best, most = Voice(note.value.speakers, note.value.cue) if note.value.speakers else None, met
    return best


def voices(found: Chronicle, stand: Stand) -> tuple[Voice, ...]:
    """Who spoke for a party, each once, where that is told by another name than the party's."""
    told = dict.fromkeys(who for cite in stand.evidence if (who := said_by(found, cite)))
    return tuple(who for who in told if who.names != (stand.party,))


def day_of(found: Chronicle, stand: Stand) -> tuple[str | None, DatedBy]:
    """The day of a stand, else the first on which a page with it came out, None for unknown; and which of the two it is."""
    if stand.date:
        return stand.date, "said"
    days = (found.by_page[cite.page].published for cite in stand.evidence if cite.page in found.by_page)
    return min((day for day in days if day), default=None), "published"


def in_time(found: Chronicle, position: Position) -> tuple[int, ...]:
    """The places of its stands in the order of their days; those of no known day come last."""
    days = [day_of(found, stand) for stand in position.stands]
    return tuple(sorted(range(len(days)), key=lambda at: (days[at][0] or _NEVER, days[at][1], at)))


def rifts(position: Position, order: Sequence[int]) -> tuple[Rift, ...]:
    """Which stands contradict which, put together by the earlier one and the sign. order: places in the order of time."""
    against: dict[tuple[str, int], list[int]] = defaultdict(list)
    for a, b, sign in position.contradicts:
        first, second = sorted((a, b), key=order.index)
        against[sign, first].append(second)
    return tuple(Rift(sign, first, tuple(others)) for (sign, first), others in against.items())
