"""Whether a typed name is one that a page gives: in any case ending, by any of its words, with ё or with е."""

from __future__ import annotations

import re

_WORD = re.compile(r"[\w-]+")
_SHARED = 3  # letters that two forms of a word begin with at least
_ENDING = 2  # letters at the end of the shorter one that may differ
_LONGEST = 3  # and at the end of the longer one: no case ending has more, and behind more begins another name (Вера, Верония)


def same_bearer(typed: str, name: str) -> bool:
    """True where every word that was typed stands in the name, whatever its case ending and whether ё is written."""
    return all(any(same_word(want, word) for word in words(name)) for want in words(typed))


def words(name: str) -> list[str]:
    """The words of a name as they are compared."""
    return _WORD.findall(name.casefold().replace("ё", "е"))


def same_word(a: str, b: str) -> bool:
    """True where both may be forms of one word."""
    shared = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    short, long = sorted((len(a), len(b)))
    return a == b or shared >= max(_SHARED, short - _ENDING, long - _LONGEST)


def beginning(word: str) -> str | None:
    """What every other form of this word begins with; None where it has none, and only the word itself will do."""
    return word[: max(_SHARED, len(word) - _LONGEST)] if len(word) >= _SHARED else None
