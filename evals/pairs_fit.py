"""Fits the weights of the likeness of two pages anew: `python -m evals.pairs_fit`.

On the pairs of one day that were read and judged (`pairs_day.txt`), and on all pairs of our own example pages, whose stories
say which are of one happening: on no other gold. In each set the pairs of one happening weigh as much as those of two,
so that a likeness of a half means that the signs speak as much for as against. No sign may speak the other way. What `prints`
sets by hand stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from benchmarks.reading import DAY
from numpy.typing import NDArray
from scipy.optimize import minimize

from evals.pairs import area
from evals.sets import PAGES
from svod import annotate, clean, read
from svod.link.prints import BASE, SIGNS, Compared, Prints, print_of
from svod.model.chronicle import Card, Reading
from svod.model.page import Page

JUDGED = Path(__file__).parent / "pairs_day.txt"
GOLDS = {"examples": 0.5}  # our own pages; of what is shared only the day, whose collection is under Apache-2.0
BY_HAND = ("frames", "answer")
_PENALTY = 0.01  # on the squares of the weights, each for a sign's own spread over the day's pairs
_DIGITS = 12

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Signed:
    """Pairs of one set: their signs, what days and outlets leave of their likeness, and which are of one happening."""

    signs: Floats
    near: Floats
    same: NDArray[np.bool_]
    weight: float

    @property
    def weights(self) -> Floats:
        """Of each pair: half of the set's for those of one happening, half for the others."""
        return np.asarray(self.weight * np.where(self.same, 0.5 / self.same.sum(), 0.5 / (~self.same).sum()), dtype=np.float64)


def day() -> Signed:
    """The day's judged pairs."""
    rows = [line.split() for line in JUDGED.read_text("utf-8").splitlines() if not line.startswith("#")]
    wanted = {page for one, other, _ in rows for page in (one, other)}
    readings = {reading.page[:_DIGITS]: reading for reading in _readings(DAY, wanted)}
    pairs = [(readings[one], readings[other], same == "1") for one, other, same in rows]
    return _signed(pairs, 1.0)


def of_gold(name: str, weight: float) -> Signed:
    """All pairs of the pages of a gold."""
    _, gold, pages = PAGES[name]
    story = {page: at for at, pages in enumerate(json.loads(gold.read_text("utf-8"))["stories"]) for page in pages}
    readings = [reading for reading in _readings(pages) if reading.name in story]
    return _signed([(a, b, story[a.name] == story[b.name]) for a, b in combinations(readings, 2)], weight)


def _readings(path: Path, wanted: set[str] | None = None) -> Iterator[Reading]:
    for page in read.pages([path]):
        if isinstance(page, Page) and (wanted is None or page.sha256[:_DIGITS] in wanted):
            text = clean.clean(page)
            card = Card(page.sha256, (page.name,), page.media_type, page.encoding, len(page.raw), page.given)
            yield Reading(card, text, annotate.annotate(text))


def _signed(pairs: Sequence[tuple[Reading, Reading, bool]], weight: float) -> Signed:
    prints = Prints([print_of(reading) for a, b, _ in pairs for reading in (a, b)])
    places, compared = np.arange(0, len(prints), 2), Compared(prints)
    same = np.array([same for *_, same in pairs], dtype=bool)
    return Signed(compared.signs(places, places + 1), compared.near(places, places + 1), same, weight)


def fitted(sets: Sequence[Signed]) -> tuple[dict[str, float], float]:
    """The weight of each sign, and the base."""
    signs, near = np.vstack([one.signs for one in sets]), np.concatenate([one.near for one in sets])
    same, weights = np.concatenate([one.same for one in sets]), np.concatenate([one.weights for one in sets])
    free = [at for at, name in enumerate(SIGNS) if name not in BY_HAND]
    held = sum(signs[:, at] * SIGNS[name] for at, name in enumerate(SIGNS) if name in BY_HAND)
    scale = sets[0].signs[:, free].std(axis=0) + 1e-9

    def loss(asked: Floats) -> float:
        odds = np.exp(signs[:, free] / scale @ asked[1:] + asked[0] + held)
        likeness = np.clip(odds / (1 + odds) * near, 1e-9, 1 - 1e-9)
        missed = -np.where(same, np.log(likeness), np.log(1 - likeness))
        return float(weights @ missed / weights.sum() + _PENALTY * asked[1:] @ asked[1:])

    ways = [(0.0, None) if list(SIGNS.values())[at] > 0 else (None, 0.0) for at in free]
    best = minimize(loss, np.zeros(len(free) + 1), bounds=[(None, None), *ways], method="L-BFGS-B").x
    names = list(SIGNS)
    return {names[at]: float(value) for at, value in zip(free, best[1:] / scale, strict=True)}, float(best[0])


def main() -> None:
    """Prints the weights beside those that are shipped, and how well either tells each set's pairs apart."""
    sets = {"day": day(), **{name: of_gold(name, weight) for name, weight in GOLDS.items()}}
    weights, base = fitted(list(sets.values()))
    for name, shipped in {**SIGNS, "base": BASE}.items():
        print(f"{name:16} {shipped:6.2f}", f"{weights.get(name, shipped) if name != 'base' else base:6.2f}")
    for name, one in sets.items():
        shipped_scores = (one.signs @ np.array(list(SIGNS.values()))) + np.log(one.near)
        anew = (one.signs @ np.array([weights.get(sign, SIGNS[sign]) for sign in SIGNS])) + np.log(one.near)
        print(f"{name:16} AUC {area(shipped_scores, one.same):.3f} {area(anew, one.same):.3f}")


if __name__ == "__main__":
    main()
