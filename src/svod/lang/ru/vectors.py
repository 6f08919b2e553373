"""How often a Russian word is met in news, and its direction in meaning: navec's counts and quantised vectors."""

from __future__ import annotations

from functools import cache
from typing import Any

from navec import Navec

from svod.lang.ru.models import EMBEDDINGS, path

TOTAL = 1_000_000_000  # words of news that the counts are of


@cache
def _navec() -> Any:
    return Navec.load(str(path(EMBEDDINGS)))


@cache
def _counts() -> dict[str, int]:
    vocabulary = _navec().vocab
    return dict(zip(vocabulary.words, map(int, vocabulary.counts), strict=False))


def count(form: str) -> int:
    """How often this form was met among TOTAL words of news; 0 where the table does not know it."""
    return _counts().get(form, 0)


def vector(form: str) -> Any:
    """300 numbers, or None for an unknown form."""
    return _navec().get(form)
