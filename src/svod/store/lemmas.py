"""Words by which pages are searched: found in a text, in the form in which the index and a query meet.

A word is taken to its dictionary form, then marks over letters are dropped (`ё` is `е`), so that any way to write it will do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from svod.lang import language
from svod.model.span import Span
from svod.model.text import Role, Text
from svod.stage import Stage

ROLES: tuple[Role, ...] = ("title", "standfirst", "subheading", "body")  # what a reader takes for the page's own words

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_STRESS = dict.fromkeys((0x300, 0x301))  # shown in dictionaries and for foreign names; no dictionary form has it


def lemmas(text: Text) -> str:
    """The lemmas of a page in the order of its text, a block a line."""
    code = text.language.value
    blocks = (block.span for block in text.blocks if block.role in ROLES)
    return "\n".join(" ".join(lemma(word, code) for _, word in words(text.content, span)) for span in blocks)


def words(content: str, span: Span) -> Iterator[tuple[Span, str]]:
    """The words in this part of a text, each with its place."""
    for found in _WORD.finditer(content, span.start, span.stop):
        yield Span(found.start(), found.end()), found[0]


@lru_cache(maxsize=100_000)
def lemma(word: str, code: str) -> str:
    """The form of a word by which it is found, in the language of this code; its own form where there is no such language."""
    known = language(code)
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_STRESS)) or word
    return _folded(known.lemma(bare)) or _folded(word) if known else _folded(word)


def _folded(word: str) -> str:
    """Small letters without marks."""
    return "".join(char for char in unicodedata.normalize("NFKD", word.casefold()) if char.isalnum())


STAGE = Stage("index", version=1, over="page", needs=("text",), gives=("lemmas",), run=lemmas)
"""The stage, as the flow lists it."""
