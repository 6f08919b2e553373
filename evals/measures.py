"""What a measure is: the figures of one set, and what was missed there by kind. Every set of `make eval` gives these."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

LONG = 200  # characters of a miss that are shown


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one set: an F1 with its precision and recall, a share of 1, or a rate.

    `rival` is the same figure of the best known tool, counted the same way in the same run; None where none ran.
    """

    name: str
    value: float
    unit: str = "F1"  # F1 | share | recall | precision | pages/s | ratio
    precision: float | None = None
    recall: float | None = None
    rival: float | None = None
    slack: float | None = 0.0  # the share by which a floor is laid under what was measured, for noisy figures; None: no floor


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that was read otherwise than a careful reader reads it."""

    figure: str  # what it counts against: statements, times, sources, names, roles, …
    kind: str  # content missed, wrong speaker, body -> teaser, …: the kind of its cause
    where: str  # page, with code points where there are any: dev03.txt:120-180
    words: str  # its words in their context, marked ⟦so⟧
    gold: str = ""  # what it should be; empty where it should not be at all
    ours: str = ""  # what it was read as; empty where it was not found
    because: str = ""  # the rule that found it


@dataclass(frozen=True, slots=True)
class Measured:
    """What one set gave. `remarks` are sentences for the reader of the table, as that a rival could not be run."""

    figures: tuple[Figure, ...]
    misses: tuple[Miss, ...] = ()
    wrong: tuple[str, ...] = ()  # why the figures are not to be trusted, a sentence each; none is the rule
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Set:
    """Data that is scored: where it lies, and what scores it."""

    name: str
    about: str
    data: tuple[Path, ...] = field(repr=False)
    run: Callable[[], Measured] = field(repr=False)
    alone: bool = False  # what is timed runs while nothing else does

    @property
    def there(self) -> bool:
        """False where the data is not on this machine."""
        return all(path.exists() for path in self.data)

    @property
    def digest(self) -> str:
        """Of every byte that is scored, so that a floor never outlives its data."""
        return digest_of(self.data)


def digest_of(data: Iterable[Path]) -> str:
    """The first 16 digits of the SHA-256 of these files, and of all files in these folders with their names there."""
    digest = hashlib.sha256()
    for path in data:
        if path.is_file():
            digest.update(path.read_bytes())
            continue
        for file in sorted(path.rglob("*")):
            if file.is_file():
                digest.update(file.relative_to(path).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def f1(name: str, precision: float, recall: float, rival: float | None = None) -> Figure:
    """The harmonic mean of the two, 0 where both are."""
    both = precision + recall
    return Figure(name, 2 * precision * recall / both if both else 0.0, "F1", precision, recall, rival)


def f1_of(name: str, gold: int, found: int, hit: int, rival: float | None = None) -> Figure:
    """Precision is what was hit of the found, recall what was hit of the gold; 0 of nothing."""
    return f1(name, hit / found if found else 0.0, hit / gold if gold else 0.0, rival)


def in_context(text: str, spans: Iterable[tuple[int, int]], around: int = 50) -> str:
    """The words of these places, marked ⟦so⟧, with what stands around them, on one line; of long ones the ends."""
    places = list(spans)
    if not places:
        return ""
    start, stop = places[0][0], places[-1][1]
    words = " … ".join(text[a:b] for a, b in places)
    if len(words) > LONG:
        words = f"{words[: LONG // 2]} […] {words[-LONG // 2 :]}"
    return " ".join(f"{text[max(0, start - around) : start]}⟦{words}⟧{text[stop : stop + around]}".split())
