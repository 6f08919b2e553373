"""Stories pair by pair: whether two pages report one happening, and how far apart titles of one and of two are told.

Other people's pairs, judged by crowds: of the Telegram contest of 2019-2020 (`tgcontest_half.jsonl`, full pages, and
`ru_0517_errors.jsonl`, titles that one of its leading systems got wrong), and Telegram posts of 2022 (`training.tsv`,
`exam.tsv`, `honey.tsv`). Each page is read as a user's is, from a line of JSON Lines, and compared by its print. A pair is told
to be of one happening from a likeness of a half on, where the signs speak as much for as against; neither that nor the signs'
weights were set on these pairs (`link/prints.py`, `pairs_day.txt`).

Intervals are of 2,000 draws of the pairs with replacement, the middle 95 %.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.measures import LONG, Figure, Measured, Miss, f1_of
from evals.sets import SHARED
from svod import annotate, clean
from svod.link.prints import Prints, likenesses, print_of
from svod.model.chronicle import Card, Reading
from svod.model.page import JSON, Given, Page

FOLDER = SHARED / "data" / "story_pairs"
PAGES = "tgcontest_half.jsonl"
POSTS = ("training.tsv", "exam.tsv", "honey.tsv")
TITLES = "ru_0517_errors.jsonl"
ONE = 0.5  # likeness from which two pages are told to report one happening
_DRAWS = 2_000
_SEED = 2026
_SURE = (2.5, 97.5)

Scores = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pages, each as its title, text and address, and whether they report one happening."""

    name: str
    one: tuple[str, str, str]
    other: tuple[str, str, str]
    same: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Pairs with the likeness of each."""

    pairs: tuple[Pair, ...]
    likeness: Scores

    @property
    def same(self) -> Flags:
        """Which of them report one happening."""
        return np.array([pair.same for pair in self.pairs], dtype=bool)


def measured(folder: Path = FOLDER) -> Measured:
    """F1 of pairs of pages told to be of one happening, and the area under the curve (AUC) of pairs of titles. Raises
    FileNotFoundError where the pairs are not there."""
    pages, titles = told(full_pairs(folder)), told(title_pairs(folder))
    found = pages.likeness >= ONE
    f1 = f1_of("same event, full text", *map(int, (pages.same.sum(), found.sum(), (found & pages.same).sum())))
    auc = Figure("same event, titles, AUC", area(titles.likeness, titles.same), "share")
    sure = between(lambda drawn: _f1(found[drawn], pages.same[drawn]), len(found))
    apart = between(lambda drawn: area(titles.likeness[drawn], titles.same[drawn]), len(titles.pairs))
    remarks = (
        f"{len(pages.pairs)} pairs of pages, F1 {f1.value:.3f} ({sure[0]:.2f}-{sure[1]:.2f}); "
        f"{len(titles.pairs)} pairs of titles, AUC {auc.value:.3f} ({apart[0]:.2f}-{apart[1]:.2f}).",
    )
    return Measured((f1, auc), tuple(misses(pages)), remarks=remarks)


def full_pairs(folder: Path) -> Iterator[Pair]:
    """Pages and posts of the two sets of full text, pooled."""
    for number, line in enumerate((folder / PAGES).read_text("utf-8").splitlines(), 1):
        row = json.loads(line)
        one, other = (tuple(row[f"INPUT:{side}_{part}"] for part in ("title", "text", "url")) for side in ("first", "second"))
        yield Pair(f"{PAGES}#{number}", one, other, row["GOLDEN:quality"] == "OK")
    for name in POSTS:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            for number, post in enumerate(csv.DictReader(file, delimiter="\t"), 1):
                first, second = (("", post[f"INPUT:{side}_text"], post[f"INPUT:{side}_url"]) for side in ("first", "second"))
                yield Pair(f"{name}#{number}", first, second, post["GOLDEN:result"] == "ok")


def title_pairs(folder: Path) -> Iterator[Pair]:
    """Titles without their pages."""
    for number, line in enumerate((folder / TITLES).read_text("utf-8").splitlines(), 1):
        row = json.loads(line)
        one, other = ((row[f"{side}_title"], row[f"{side}_title"], row[f"{side}_url"]) for side in ("first", "second"))
        yield Pair(f"{TITLES}#{number}", one, other, bool(row["gold"]))


def told(pairs: Iterable[Pair]) -> Told:
    """The pairs with their likeness, by the product's own path."""
    read = tuple(pairs)
    prints = Prints([print_of(_reading(*page)) for pair in read for page in (pair.one, pair.other)])
    places = np.arange(0, len(prints), 2)
    return Told(read, likenesses(prints, places, places + 1))


def _reading(title: str, text: str, url: str) -> Reading:
    raw = json.dumps({"title": title, "text": text, "url": url}, ensure_ascii=False).encode("utf-8", "surrogatepass")
    page = Page(url, raw, JSON, given=Given(url=url or None, title=title or None))
    cleaned = clean.clean(page)
    card = Card(page.sha256, (page.name,), JSON, page.encoding, len(raw), page.given)
    return Reading(card, cleaned, annotate.annotate(cleaned))


def area(scores: Scores, same: Flags) -> float:
    """The share of pairs of one happening and of two that are told in the right order, ties counted half."""
    ones, twos = scores[same][:, None], scores[~same][None, :]
    return float((ones > twos).mean() + (ones == twos).mean() / 2) if ones.size and twos.size else 0.0


def between(figure: Callable[[NDArray[np.int64]], float], pairs: int) -> tuple[float, float]:
    """Where a figure of so many pairs lies in 95 of 100 draws of them with replacement."""
    draw = np.random.default_rng(_SEED)
    low, high = np.percentile([figure(draw.integers(0, pairs, pairs)) for _ in range(_DRAWS)], _SURE)
    return float(low), float(high)


def _f1(found: Flags, same: Flags) -> float:
    both = int(found.sum() + same.sum())
    return 2 * int((found & same).sum()) / both if both else 0.0


def misses(of: Told) -> Iterator[Miss]:
    """Pairs that were told otherwise than people judged them, the surest first."""
    order = np.argsort(-np.abs(of.likeness - ONE), kind="stable").tolist()
    for at in order:
        pair, likeness = of.pairs[at], float(of.likeness[at])
        if (likeness >= ONE) != pair.same:
            kind = "one happening told as two" if pair.same else "two happenings told as one"
            words = " || ".join(_shown(page) for page in (pair.one, pair.other))
            yield Miss("same event", kind, pair.name, words, because=f"likeness {likeness:.2f}")


def _shown(page: Sequence[str]) -> str:
    title, text, _ = page
    return " ".join((title or text).split())[: LONG // 2]
