"""How much a word says, and which words are near it in meaning: shipped tables, never counted on the pages at hand.

The weight of a word is the surprise of meeting it in a large body of news. A language that has counts and vectors exposes
them as `count`, `lemma_count`, `vector` and `TOTAL` of its module `vectors`; one that has none weighs a word by its length.
"""

from __future__ import annotations

import importlib
import importlib.util
import math
from functools import cache, lru_cache
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

_SMALL_TALK = 5.0  # a word met more often than once in e**5 says nothing
_TELLING = 5.0  # one that much rarer has weight 1
_RAREST = 1.3  # a word that the table does not know: a rare name, a misprint
_UNKNOWN = 10.0  # rarity of a word that the table does not know: that of one met twice in its whole body
_SHORT = 3  # letters; without a table, words as short as this are taken for particles

Direction = NDArray[np.float32]


@cache
def _table(code: str) -> ModuleType | None:
    name = f"svod.lang.{code}.vectors"
    try:
        found = importlib.util.find_spec(name)
    except ModuleNotFoundError:  # there is no folder for this language at all
        return None
    return importlib.import_module(name) if found else None


def weight(code: str, form: str, lemma: str) -> float:
    """How much a word of this language says: 0 for words that are everywhere, about 1 for a telling noun, at most 1.3."""
    table = _table(code)
    if table is None:
        return 0.0 if len(form) <= _SHORT and not form.isdigit() else 1.0
    met = max(table.count(form), table.count(lemma))
    if not met:
        return _RAREST if len(form) > 1 else 0.0
    return min(_RAREST, max(0.0, (math.log(table.TOTAL / met) - _SMALL_TALK) / _TELLING))


def rarity(code: str, form: str, lemma: str) -> float:
    """How rare a word of this language is in all its forms, 0-10: 0 for one met once in e**5 words or oftener, one more for
    each e times rarer; 10 where the table does not know it. Without a table, 0 for the shortest words and 5 for all others."""
    table = _table(code)
    if table is None:
        return 5 * weight(code, form, lemma)
    met = max(table.count(form), table.count(lemma), table.lemma_count(lemma))
    if not met:
        return _UNKNOWN if len(form) > 1 else 0.0
    return min(_UNKNOWN, max(0.0, math.log(table.TOTAL / met) - _SMALL_TALK))


@lru_cache(maxsize=30_000)
def direction(code: str, form: str) -> Direction | None:
    """The word's direction in meaning, of length 1; None where no table knows the word."""
    table = _table(code)
    found = None if table is None else table.vector(form)
    length = 0.0 if found is None else float(np.linalg.norm(found))
    return np.asarray(found / length, dtype=np.float32) if found is not None and length else None
