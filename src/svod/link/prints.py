"""What two pages are compared by, and how likely they report one happening: a print of each, and nothing else.

A print is small, so that prints of many pages are held at once, and is made of its page and shipped tables alone, so that a
page more or less changes nothing between two others. The likeness is a logistic one of few signs: how much of a page's title,
and of its title and first sentence, stands in the other, each word by its rarity; how alike their leads are, and all that they
tell; and what speaks against: people of the one that the other never names, days of the year that differ, a title
that answers to what the other tells, and a frame filled otherwise (`В Веронии выявили 84 случая`, `В Тарсии выявили 115`).

The weights were fitted (logistic, with a quadratic penalty, as many pairs of one happening as of two) on 443 pairs of one
day's pages that were read and judged for it, `evals/pairs_day.txt`, and on all pairs of our own examples, which are
scored too; on no other gold. So a likeness of a half means that the signs speak as much for as against.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from xxhash import xxh32_intdigest

from svod.link.marks import Zone, marks_of
from svod.model.chronicle import Reading
from svod.stage import Stage

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

# Of each sign, how much it adds to the odds' logarithm.
SIGNS: dict[str, float] = {
    "title": 0.79,  # share of the title, by rarity, that stands in the other page; of the page of which less does
    "first": 1.64,  # the same of the title and the first sentence
    "lead": 4.51,  # cosine of the first sixty words, by rarity
    "told": 6.20,  # cosine of all words, by how much each page tells by them
    "strange people": -0.32,  # pages, 0-2, whose title or first sentence names somebody whom the other never does
    # Kinds of names and numbers of which each title has one that the other page lacks, their number squared. Set by hand: the
    # pairs alone, which are of few kinds of news, give less; to judges, another place or number is another happening.
    "frames": -0.8,
    "days": -0.97,  # 1 where both leads name days of the year, and none is the same
    "answer": -1.0,  # 1 where the title of one answers to a happening (`отрицает`), that of the other does not; set by hand
}
BASE = -4.28

_FINE = 25.0  # steps of rarity that are told apart in one
_FINER = 80.0  # steps of the logarithm of what a page tells by a word
_GRACE = 1  # days between two pages that cost nothing: the morning paper, the other time zone
_DAYS = 5.0  # days after which a likeness counts a third
_UNDATED = 0.95  # a page whose day is unknown may be of another day
_REPEAT = 0.9  # an outlet seldom tells a happening twice
_DIGITS = 6  # of a likeness that are told
_TOGETHER = 20_000  # pairs that are compared at once
_KINDS = (Zone.PERSON, Zone.PLACE, Zone.STATE, Zone.NAME, Zone.NUMBER)


@dataclass(frozen=True, slots=True)
class Print:
    """What a page is compared by, and what a story is told by. published: ISO date or date-time. keys: its words' hashes,
    unsigned 32-bit little-endian, sorted; rarity: of each a byte, in 25ths; told: how much the page tells by each, a byte, the
    logarithm in 80ths; zones: a byte each (`marks.Zone`). days: days of the year that its lead names, 100 x month + day.
    answers: its title tells what somebody said to a happening. Less than 1 KB as a rule, 1.5 KB at most."""

    page: str
    outlet: str
    title: str = ""
    published: str | None = None
    keys: bytes = b""
    rarity: bytes = b""
    told: bytes = b""
    zones: bytes = b""
    days: tuple[int, ...] = ()
    answers: bool = False

    @property
    def day(self) -> int | None:
        """The day of publication, an ordinal."""
        return date.fromisoformat(self.published[:10]).toordinal() if self.published else None


def print_of(reading: Reading) -> Print:
    """The print of one page, of its title and told text."""
    marks = marks_of(reading)
    hashed = {xxh32_intdigest(key.encode("utf-8", "surrogatepass")): key for key in sorted(marks.rarity)}
    keys = sorted(hashed)
    return Print(
        reading.page,
        reading.outlet,
        reading.title,
        reading.text.published.value if reading.text.published else None,
        np.array(keys, dtype="<u4").tobytes(),
        bytes(round(_FINE * marks.rarity[hashed[key]]) for key in keys),
        bytes(min(255, round(_FINER * math.log1p(marks.told[hashed[key]]))) for key in keys),
        bytes(marks.zones[hashed[key]] for key in keys),
        tuple(sorted(100 * month + day for month, day in marks.days)),
        marks.answers,
    )


def likeness(a: Print, b: Print) -> float:
    """How likely two pages report one happening, 0-1: from a half on, rather than not."""
    return float(likenesses(Prints((a, b)), np.array([0]), np.array([1]))[0])


class Prints:
    """Prints of several pages, laid out to be compared: the marks of all in one row, and where each page's start."""

    def __init__(self, prints: Sequence[Print]) -> None:
        self.prints = tuple(prints)
        self.starts = np.cumsum([0, *(len(one.rarity) for one in self.prints)])
        self.keys = np.frombuffer(b"".join(one.keys for one in self.prints), dtype="<u4").astype(np.int64)
        self.rarity = np.frombuffer(b"".join(one.rarity for one in self.prints), dtype=np.uint8).astype(np.float64)
        self.told = np.frombuffer(b"".join(one.told for one in self.prints), dtype=np.uint8).astype(np.float64)
        self.zones = np.frombuffer(b"".join(one.zones for one in self.prints), dtype=np.uint8).astype(np.int64)
        self.days = np.array([np.nan if one.day is None else one.day for one in self.prints], dtype=np.float64)
        outlets = {outlet: at for at, outlet in enumerate(sorted({one.outlet for one in self.prints}))}
        self.outlets = np.array([outlets[one.outlet] for one in self.prints], dtype=np.int64)
        self.named_days = [frozenset(one.days) for one in self.prints]
        self.answers = np.array([one.answers for one in self.prints], dtype=bool)
        self._owners = np.repeat(np.arange(len(self.prints)), np.diff(self.starts))

    def __len__(self) -> int:
        return len(self.prints)

    def sums(self, values: Floats) -> Floats:
        """For each page the sum of these values of its marks."""
        return np.bincount(self._owners, weights=values, minlength=len(self)).astype(np.float64)

    def marks_at(self, pages: Ints) -> tuple[Ints, Ints]:
        """The marks of these pages, one page after another: of each mark its page's place in the list, and its own place."""
        sizes = self.starts[pages + 1] - self.starts[pages]
        owners = np.repeat(np.arange(len(pages)), sizes)
        ends = np.cumsum(sizes)
        within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - sizes, sizes)
        return owners, np.repeat(self.starts[pages], sizes) + within


def likenesses(prints: Prints, firsts: Ints, seconds: Ints) -> Floats:
    """The likeness of each pair of pages, given by their places; it depends on the two prints alone."""
    if not len(firsts):
        return np.zeros(0)
    parts = [slice(at, at + _TOGETHER) for at in range(0, len(firsts), _TOGETHER)]
    compared, pairs = Compared(prints), [(firsts[part], seconds[part]) for part in parts]
    return np.concatenate([_likely(compared.signs(a, b)) * compared.near(a, b) for a, b in pairs])


def _likely(signs: Floats) -> Floats:
    # Added sign by sign: a product of matrices rounds otherwise for other numbers of pairs.
    odds = np.full(len(signs), BASE)
    for column, weight in enumerate(SIGNS.values()):
        odds += weight * signs[:, column]
    return np.asarray(np.round(1 / (1 + np.exp(-odds)), _DIGITS), dtype=np.float64)


def _apart(days: Sequence[frozenset[int]], a: int, b: int) -> bool:
    return bool(days[a] and days[b] and not days[a] & days[b])


class Compared:
    """Prints with what of the signs does not hang on the other page."""

    def __init__(self, prints: Prints) -> None:
        self._prints = prints
        rarity, zones = prints.rarity, prints.zones
        self._title, self._first, self._lead = (zones & zone > 0 for zone in (Zone.HEAD, Zone.FIRST, Zone.LEAD))
        self._of_title, self._of_first = prints.sums(rarity * self._title), prints.sums(rarity * self._first)
        self._of_lead, self._of_all = prints.sums(rarity**2 * self._lead), prints.sums(prints.told**2)
        titled = [self._title & (zones & kind > 0) for kind in _KINDS]
        people = self._first & (zones & Zone.PERSON > 0)
        self._titled = [(mark, prints.sums(mark.astype(np.float64))) for mark in titled]
        self._people = people, prints.sums(people.astype(np.float64))

    def signs(self, a: Ints, b: Ints) -> Floats:
        """The signs of these pairs, a row each, in the order of SIGNS."""
        pair, at_a, at_b = self._shared(a, b)
        rarity, told, pairs = self._prints.rarity, self._prints.told, len(a)

        def shared(values: Floats) -> Floats:
            return np.bincount(pair, weights=values, minlength=pairs).astype(np.float64)

        def share(zone: Flags, whole: Floats) -> Floats:
            one = shared(rarity[at_a] * zone[at_a]) / np.maximum(whole[a], 1.0)
            other = shared(rarity[at_b] * zone[at_b]) / np.maximum(whole[b], 1.0)
            return np.minimum(one, other)

        def cosine(products: Floats, squares: Floats) -> Floats:
            return shared(products) / np.sqrt(np.maximum(squares[a] * squares[b], 1.0))

        def strange(mark: Flags, whole: Floats) -> tuple[Flags, Flags]:
            return whole[a] > shared(mark[at_a].astype(np.float64)), whole[b] > shared(mark[at_b].astype(np.float64))

        lead = rarity[at_a] * rarity[at_b] * (self._lead[at_a] & self._lead[at_b])
        columns = (
            share(self._title, self._of_title),
            share(self._first, self._of_first),
            cosine(lead, self._of_lead),
            cosine(told[at_a] * told[at_b], self._of_all),
            np.add(*strange(*self._people), dtype=np.float64),
            np.sum([np.logical_and(*strange(*titled)) for titled in self._titled], axis=0) ** 2,
            np.array([_apart(self._prints.named_days, x, y) for x, y in zip(a.tolist(), b.tolist(), strict=True)]),
            self._prints.answers[a] != self._prints.answers[b],
        )
        return np.column_stack([column.astype(np.float64) for column in columns])

    def near(self, a: Ints, b: Ints) -> Floats:
        """What the days and outlets of these pairs leave of their likeness."""
        days, outlets = self._prints.days, self._prints.outlets
        apart = np.abs(days[a] - days[b])
        near = np.where(np.isnan(apart), _UNDATED, np.exp(-np.maximum(0.0, apart - _GRACE) / _DAYS))
        return np.where(outlets[a] == outlets[b], _REPEAT, 1.0) * near

    def _shared(self, a: Ints, b: Ints) -> tuple[Ints, Ints, Ints]:
        """The marks that the pages of each pair share: the pair, and the mark's place in either page."""
        pair_a, at_a = self._prints.marks_at(a)
        pair_b, at_b = self._prints.marks_at(b)
        keys = self._prints.keys
        one, other = (pair_a << 32) | keys[at_a], (pair_b << 32) | keys[at_b]
        if not len(one) or not len(other):
            none = np.zeros(0, dtype=np.int64)
            return none, none, none
        met = np.minimum(np.searchsorted(other, one), len(other) - 1)
        both = other[met] == one
        return pair_a[both], at_a[both], at_b[met[both]]


STAGE = Stage("prints", version=1, over="page", needs=("text", "name"), gives=("sketch",), run=print_of)
"""What is kept of a page to find its story; the flow lists it."""
