"""Results under keys: what a stage over all pages made stays as it is until something that it was made of changes.

A key is the hash of the stage at its version, of the tables it reads, and of the digests of all that it is given; a digest is
of the content, so that a stage that makes the same again changes nothing after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from svod.model.chronicle import Reading
from svod.stage import Stage
from svod.store.base import Linked, Store
from svod.store.packing import digest_of, plain


@dataclass(frozen=True)
class Step:
    """A stage over all pages: the field of Chronicle that it fills, and what it is given, in the order in which it takes it:
    fields of Chronicle filled before, and whatever else the flow has under a name."""

    stage: Stage
    fills: str
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """Nouns, and the digest by which equal nouns are known."""

    nouns: Sequence[Any]
    digest: str


def known(nouns: Sequence[object]) -> Known:
    """Nouns with their digest."""
    return Known(nouns, digest_of(plain(tuple(nouns))))


def known_readings(readings: Sequence[Reading], digests: Mapping[str, str]) -> Known:
    """Pages with the digest of all of them, made of the digest that each has."""
    return Known(readings, digest_of(*(digests[reading.page] for reading in readings)))


def digests_of(store: Store, readings: Sequence[Reading], changed: frozenset[str]) -> dict[str, str]:
    """Page -> the digest of what was read in it, the page's labels left out. Notes that a decision changed are packed anew,
    others are known by what the store says of them."""
    texts, notes = store.held("text"), store.held("notes")
    out = {}
    for one in readings:
        same = one.page in notes and one.page not in changed
        out[one.page] = digest_of(texts[one.page].digest, notes[one.page].digest if same else plain(one.notes))
    return out


def make(store: Store, step: Step, tables: str, have: Mapping[str, Known]) -> tuple[Linked, Known]:
    """Takes what the store holds under the step's key, or runs its stage."""
    key = step.stage.key(tables, *(have[name].digest for name in step.given))
    held = store.linked(step.fills)
    if held and held.key == key:
        return Linked(step.fills, key, None), Known(store.linked_nouns(step.fills), held.digest)
    made = known(step.stage.run(*(have[name].nouns for name in step.given)))
    return Linked(step.fills, key, tuple(made.nouns)), made
