"""The words of a stretch of a page, as pages are compared by them: lemma, weight, place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from svod.lang import language
from svod.link.lexicon import weight
from svod.model.span import Span

_WORD = re.compile(r"\w+(?:[-‐‑]\w+)*(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: lower-case form, lemma (its `key` in comparisons), and how much it says (0-1.3)."""

    start: int
    stop: int
    form: str
    key: str
    weight: float


def words(content: str, span: Span, code: str) -> tuple[Word, ...]:
    """The words of this stretch in the language with that code; marks are no words."""
    return tuple(
        Word(met.start(), met.end(), *_known(met.group().lower().replace("ё", "е"), code))
        for met in _WORD.finditer(content, span.start, span.stop)
    )


@lru_cache(maxsize=200_000)
def _known(form: str, code: str) -> tuple[str, str, float]:
    """Form, lemma and weight. In a language without a dictionary, a word is its own lemma."""
    speech = language(code)
    key = speech.lemma(form).replace("ё", "е") if speech and form.isalpha() else form
    return form, key, weight(code, form, key)


def letters(text: str) -> str:
    """Letters and digits in order, lower case: two stretches are `same` where this is equal, whatever their marks and
    spacing."""
    return bare(text).replace(" ", "")


def bare(text: str) -> str:
    """Letters and digits in order, lower case, one space between words: what is left when marks are not counted."""
    return " ".join(met.group().lower().replace("ё", "е") for met in _WORD.finditer(text))
