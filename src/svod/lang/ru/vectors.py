"""How often a Russian word is met in news, and its direction in meaning: navec's counts and quantised vectors."""

from __future__ import annotations

import numpy as np

from svod.lang.ru.models import embeddings
from svod.neural.pack import Floats

TOTAL = 1_000_000_000  # words of news that the counts are of


def count(form: str) -> int:
    """How often this form was met among TOTAL words of news; 0 where the table does not know it."""
    known = embeddings()
    row = known.ids.get(form)
    return int(known.counts[row]) if row is not None and row < len(known.counts) else 0


def vector(form: str) -> Floats | None:
    """300 numbers, or None for an unknown form."""
    known = embeddings()
    row = known.ids.get(form)
    return None if row is None else known.vectors(np.array([row]))[0]
