"""The words of a stretch of a page, as pages are compared by them: lemma, weight, place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from svod.lang import language
from svod.link.lexicon import weight
from svod.model.span import Span

_WORD = re.compile(r"\w+(?:[-‐‑]\w+)*(?:[.,]\d+)*")


class Word(NamedTuple):
    """A word where it stands: lower-case form, lemma (its `key` in comparisons), and how much it says (0-1.3)."""

    start: int
    stop: int
    form: str
    key: str
    weight: float


def words(content: str, span: Span, code: str) -> tuple[Word, ...]:
    """The words of this stretch in the language with that code; marks are no words."""
    if len(span) == len(content):  # a name, not a stretch of a page
        return tuple(_read(content, span, code))
    found, starts = _of_page(content, code)
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.stop)
    cut_off = first > 0 and found[first - 1].stop > span.start
    if cut_off or (last > first and found[last - 1].stop > span.stop):
        return tuple(_read(content, span, code))
    return found[first:last]


def lemmas(content: str, span: Span, code: str) -> list[str]:
    """The lemmas of the words of this stretch, for who needs no more of them."""
    return [_known(met.lower().replace("ё", "е"), code)[1] for met in _WORD.findall(content, span.start, span.stop)]


def base(word: str, code: str) -> str:
    """The lemma of one word, or of one that the dictionary lacks its stem, as the words of a page have it."""
    return _known(word.lower().replace("ё", "е"), code)[1]


@lru_cache(maxsize=200_000)
def lemma(code: str, word: str) -> str:
    """The normal form of a word, or the word itself where its language has no folder: what names are compared by."""
    known = language(code)
    return (known.lemma(word) if known else word).lower().replace("ё", "е")


@lru_cache(maxsize=32)
def _of_page(content: str, code: str) -> tuple[tuple[Word, ...], tuple[int, ...]]:
    """All words of a text and where each starts: a page is asked for its stretches again and again."""
    found = tuple(_read(content, Span(0, len(content)), code))
    return found, tuple(word.start for word in found)


def _read(content: str, span: Span, code: str) -> Iterator[Word]:
    for met in _WORD.finditer(content, span.start, span.stop):
        yield Word(met.start(), met.end(), *_known(met.group().lower().replace("ё", "е"), code))


@lru_cache(maxsize=200_000)
def _known(form: str, code: str) -> tuple[str, str, float]:
    """Form, lemma (of a word that the dictionary lacks, its stem) and weight. In a language without a dictionary, a word is its
    own lemma."""
    speech = language(code)
    key = speech.base(form).replace("ё", "е") if speech and form.isalpha() else form
    return form, key, weight(code, form, key)


def letters(text: str) -> str:
    """Letters and digits in order, lower case: two stretches are `same` where this is equal, whatever their marks and
    spacing."""
    return bare(text).replace(" ", "")


def bare(text: str) -> str:
    """Letters and digits in order, lower case, one space between words: what is left when marks are not counted."""
    return " ".join(met.group().lower().replace("ё", "е") for met in _WORD.finditer(text))
