"""What a page is about, as two hashed vectors that any two pages can be compared by: telling words, and character n-grams.

Both depend on the page and on shipped tables alone, never on the other pages of the chronicle. A word counts the more the
earlier it stands: news puts what happened into the title and the lead, and background last.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from xxhash import xxh3_64_intdigest

from svod.link.words import bare, words
from svod.model.chronicle import Reading
from svod.model.span import Span

Sparse = tuple[NDArray[np.int64], NDArray[np.float64]]

DIMENSIONS = 2**18  # of either vector; a page has some 200 words and 3,000 n-grams
_TITLE = 3.0  # a word of the title counts as much as three of the lead
_FADES = 60.0  # words after which a word counts a third
_READ = 600  # words and
_CHARACTERS = 6_000  # characters of a page that are compared: past them it is background
_GRAMS = (3, 4, 5)
_BY_WORDS = 0.6  # the share of telling words in the likeness; the rest is that of character n-grams
_GRACE = 1  # days between two pages that cost nothing: the morning paper, the other time zone
_DAYS = 5.0  # days after which a likeness counts a third
_UNDATED = 0.95  # a page whose day is unknown may be of another day
_REPEAT = 0.9  # an outlet's pages are alike in style, and it seldom tells a happening twice


@dataclass(frozen=True)
class Print:
    """What a page is compared by. words, grams: places and values of a sparse vector of length 1 in DIMENSIONS
    dimensions, places sorted. telling: its most telling words' places, the most telling first. day: an ordinal."""

    page: str
    outlet: str
    day: int | None
    words: Sparse
    grams: Sparse
    telling: tuple[int, ...]


def print_of(reading: Reading) -> Print:
    """The print of one page, of its title and told text."""
    content = reading.text.content
    title = [block.span for block in reading.text.blocks if block.role == "title"][:1]
    told = [block.span for block in reading.text.told()]
    weights = _weights(content, title, told, reading.text.language.value)
    hashed: dict[int, float] = defaultdict(float)
    for key, weight in weights.items():
        hashed[xxh3_64_intdigest(key.encode("utf-8", "surrogatepass")) % DIMENSIONS] += math.log1p(weight)
    telling = tuple(sorted(hashed, key=lambda place: (-hashed[place], place)))
    day = date.fromisoformat(reading.published).toordinal() if reading.published else None
    text = " ".join(span.of(content) for span in (*title, *told))[:_CHARACTERS]
    return Print(reading.page, reading.outlet, day, _unit(hashed), _grams(text), telling)


def _weights(content: str, title: list[Span], told: list[Span], code: str) -> dict[str, float]:
    """Lemmas and how much each says here, the earlier the more."""
    weights: dict[str, float] = defaultdict(float)
    for span in title:
        for word in words(content, span, code):
            weights[word.key] += _TITLE * word.weight
    place = 0
    for span in told:
        for word in words(content, span, code):
            weights[word.key] += word.weight * math.exp(-place / _FADES)
            place += 1
        if place > _READ:
            break
    return {key: weight for key, weight in weights.items() if weight > 0}


def _grams(text: str) -> Sparse:
    """Character 3- to 5-grams of a text without its marks, counted, each hashed to a place."""
    letters = np.frombuffer(f" {bare(text)} ".encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    met = [np.zeros(0, dtype=np.uint64)]
    for size in _GRAMS:
        if len(letters) < size:
            continue
        hashed = np.zeros(len(letters) - size + 1, dtype=np.uint64)
        for at in range(size):
            hashed = hashed * np.uint64(0x9E3779B97F4A7C15) + letters[at : len(letters) - size + 1 + at]
        hashed ^= hashed >> np.uint64(29)
        hashed *= np.uint64(0xBF58476D1CE4E5B9)
        met.append(hashed >> np.uint64(64 - 18))
    places, counts = np.unique(np.concatenate(met), return_counts=True)
    values = counts.astype(np.float64)
    return places.astype(np.int64), values / (float(np.linalg.norm(values)) or 1.0)


def _unit(hashed: dict[int, float]) -> Sparse:
    places = sorted(hashed)
    values = np.array([hashed[place] for place in places], dtype=np.float64)
    return np.array(places, dtype=np.int64), values / (float(np.linalg.norm(values)) or 1.0)


def likeness(a: Print, b: Print) -> float:
    """How alike two pages are as reports of one happening, 0-1."""
    alike = _BY_WORDS * _cosine(a.words, b.words) + (1 - _BY_WORDS) * _cosine(a.grams, b.grams)
    alike *= _UNDATED if a.day is None or b.day is None else math.exp(-max(0.0, abs(a.day - b.day) - _GRACE) / _DAYS)
    return min(1.0, alike * (_REPEAT if a.outlet == b.outlet else 1.0))


def _cosine(a: Sparse, b: Sparse) -> float:
    """Of two vectors of length 1."""
    if not len(a[0]) or not len(b[0]):
        return 0.0
    met = np.minimum(np.searchsorted(b[0], a[0]), len(b[0]) - 1)
    both = b[0][met] == a[0]
    return float(a[1][both] @ b[1][met[both]])


def likenesses(prints: Sequence[Print]) -> NDArray[np.float64]:
    """The likeness of each to each."""
    words, grams = _matrix([p.words for p in prints]), _matrix([p.grams for p in prints])
    alike: NDArray[np.float64] = (_BY_WORDS * (words @ words.T) + (1 - _BY_WORDS) * (grams @ grams.T)).toarray()
    days = np.array([np.nan if p.day is None else p.day for p in prints], dtype=np.float64)
    apart = np.abs(days[:, None] - days[None, :])
    faded = np.exp(-np.maximum(0.0, apart - _GRACE) / _DAYS)
    alike *= np.where(np.isnan(apart), _UNDATED, faded)
    outlets = np.array([p.outlet for p in prints])
    alike *= np.where(outlets[:, None] == outlets[None, :], _REPEAT, 1.0)
    return np.minimum(alike, 1.0)


def _matrix(rows: Sequence[Sparse]) -> csr_matrix:
    starts = np.cumsum([0, *(len(places) for places, _ in rows)])
    places = np.concatenate([places for places, _ in rows])
    values = np.concatenate([values for _, values in rows])
    return csr_matrix((values, places, starts), shape=(len(rows), DIMENSIONS))
