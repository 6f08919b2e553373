"""How often a Russian word is met in news, and its direction in meaning: navec's counts and quantised vectors."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from svod.lang.ru.models import embeddings
from svod.lang.ru.morphology import dictionary, places
from svod.neural.pack import Floats

TOTAL = 1_000_000_000  # words of news that the counts are of


def count(form: str) -> int:
    """How often this form was met among TOTAL words of news; 0 where the table does not know it."""
    known = embeddings()
    row = known.ids.get(form)
    return int(known.counts[row]) if row is not None and row < len(known.counts) else 0


@lru_cache(maxsize=65_536)
def lemma_count(lemma: str) -> int:
    """How often any form of this word was met; 0 of a word that the dictionary does not hold. A form of two words counts for
    both, so that a rare word may be taken for a common one, never the other way."""
    words, counts = dictionary().dictionary, [0]
    for spelled, paradigm, place in places(lemma):
        if words.build_normal_form(paradigm, place, spelled).replace("ё", "е") == lemma.replace("ё", "е"):
            stem = words.build_stem(words.paradigms[paradigm], place, spelled)
            forms = {f"{before}{stem}{after}" for before, _, after in words.build_paradigm_info(paradigm)}
            counts.append(sum(count(form) for form in forms))
    return max(counts)


def vector(form: str) -> Floats | None:
    """300 numbers, or None for an unknown form."""
    known = embeddings()
    row = known.ids.get(form)
    return None if row is None else known.vectors(np.array([row]))[0]
