"""Capitals, spaces and quotation marks of a name put back after its words were changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from svod.lang.base import Token

QUOTES = frozenset({"«", "»", '"', "“", "”", "„"})
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_NO_SPACE_BEFORE = frozenset(",.;:!?)»”…")
_NO_SPACE_AFTER = frozenset("(«“„")
_PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"', "'": "'", "(": ")"}
_MARKS = frozenset("«»“”„\"'()")


def has_cyrillic(word: str) -> bool:
    """True where a Russian letter is in it."""
    return bool(_CYRILLIC.search(word))


def like(changed: str, original: str) -> str:
    """A changed word, given in lower case, with the capitals of the original: letter for letter as far as the two agree, or
    all capitals where the original had nothing else."""
    if original.isupper() and len(original) > 1:
        return changed.upper()
    if "-" in original and changed.count("-") == original.count("-"):
        return "-".join(like(*parts) for parts in zip(changed.split("-"), original.split("-"), strict=True))
    same = 0
    while same < min(len(changed), len(original)) and changed[same] == original[same].lower():
        same += 1
    if same == 0 and original[:1].isupper():
        return changed[:1].upper() + changed[1:]
    return original[:same] + changed[same:]


def titled(word: str) -> str:
    """A word that a title or a dateline prints in capitals, as a sentence would print it."""
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def joined(tokens: Sequence[Token], words: Sequence[str]) -> str:
    """The words on one line, with a space where one stood on the page. Tokens that stand nowhere are spaced as text is."""
    placed = all(token.stop - token.start == len(token.text) for token in tokens)
    out = ""
    for place, (token, word) in enumerate(zip(tokens, words, strict=True)):
        if place and (token.start > tokens[place - 1].stop if placed else _spaced(words[place - 1], word)):
            out += " "
        out += word
    return out


def _spaced(before: str, word: str) -> bool:
    return before not in _NO_SPACE_AFTER and word not in _NO_SPACE_BEFORE


def unquoted(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a name without marks around the whole of it, and without a mark whose partner is missing."""
    kept = list(tokens)
    while len(kept) > 1 and _PAIRS.get(kept[0].text) == kept[-1].text and not _closed_before_end(kept):
        kept = kept[1:-1]
    while len(kept) > 1 and kept[0].text in _MARKS and _PAIRS.get(kept[0].text) not in {token.text for token in kept[1:]}:
        kept = kept[1:]
    while len(kept) > 1 and kept[-1].text in _MARKS and not _opened(kept):
        kept = kept[:-1]
    return kept


def _closed_before_end(tokens: Sequence[Token]) -> bool:
    """True for `«Восход» и «Закат»`: the first mark closes before the last."""
    return any(token.text == _PAIRS[tokens[0].text] for token in tokens[1:-1])


def _opened(tokens: Sequence[Token]) -> bool:
    return any(_PAIRS.get(token.text) == tokens[-1].text for token in tokens[:-1])
