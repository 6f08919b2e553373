"""When two places are one, and how what was found is matched with what is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from evals.scorer.shape import Place, Spans

T = TypeVar("T")

NEAR = 250  # code points: a sentence's length


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are, were found, and are right, for one figure."""

    name: str
    gold: int
    found: int
    hit: int

    def plus(self, other: Count) -> Count:
        """Both together."""
        return Count(self.name, self.gold + other.gold, self.found + other.found, self.hit + other.hit)


@dataclass(frozen=True, slots=True)
class Matching(Generic[T]):
    """What is there, what was found, and which of them are the same one."""

    gold: Sequence[T]
    found: Sequence[T]
    pairs: Sequence[tuple[T, T]]

    @property
    def missed(self) -> list[T]:
        """What is there and was not found."""
        met = {id(gold) for gold, _ in self.pairs}
        return [one for one in self.gold if id(one) not in met]

    @property
    def extra(self) -> list[T]:
        """What was found and is not there."""
        met = {id(found) for _, found in self.pairs}
        return [one for one in self.found if id(one) not in met]

    def count(self, name: str, right: Callable[[T, T], bool] | None = None) -> Count:
        """The matched pairs, or those of them that are right too."""
        hit = sum(right(*pair) for pair in self.pairs) if right else len(self.pairs)
        return Count(name, len(self.gold), len(self.found), hit)


def matched(gold: Sequence[T], found: Sequence[T], weight: Callable[[T, T], float]) -> Matching[T]:
    """Each with one other at most, the heaviest pair first, of equal ones the earliest; a weight of 0 is no match."""
    weighed = [(weight(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found)]
    left, right, pairs = set[int](), set[int](), list[tuple[T, T]]()
    for heavy, i, j in sorted(weighed, key=lambda row: (-row[0], row[1], row[2])):
        if heavy > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((gold[i], found[j]))
    return Matching(gold, found, pairs)


def characters(spans: Spans) -> set[int]:
    """Every code point that they cover."""
    return {at for start, stop in spans for at in range(start, stop)}


def overlap(a: Spans, b: Spans) -> float:
    """Intersection over union, by code point."""
    x, y = characters(a), characters(b)
    return len(x & y) / len(x | y) if x | y else 0.0


def exact(a: Spans, b: Spans) -> bool:
    """The same but for marks and a preposition at the ends."""
    return overlap(a, b) >= 0.85 and abs(a[0][0] - b[0][0]) <= 4 and abs(a[-1][1] - b[-1][1]) <= 3


def near(a: Sequence[Place], b: Sequence[Place]) -> bool:
    """True where they name one place of one page, give or take a sentence's length."""
    return any(
        x["page"] == y["page"] and x["spans"][0][0] - NEAR <= y["spans"][0][0] <= x["spans"][-1][1] + NEAR for x in a for y in b
    )
