"""The names of a page, from the tags of its words: the model's spans, set right sentence by sentence, then over the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from svod.lang.base import Token
from svod.lang.ru.extents import cut, joined, widened
from svod.lang.ru.kinds import told, united
from svod.lang.ru.morphology import PROPER, entries
from svod.lang.ru.naming import Named
from svod.lang.ru.overlooked import overlooked, unsaid
from svod.lang.ru.realms import placed
from svod.lang.ru.spelling import has_cyrillic, titled
from svod.model.note import NameKind

_LONG_ACRONYM = 5  # letters; longer words in capitals are words
_SHOUTED = 2  # such words at least, before a sentence is one that is printed in capitals

KINDS: dict[str, NameKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}


def names_of(sentences: Sequence[Sequence[Token]], tags: Sequence[Sequence[str]], content: str) -> list[list[Named]]:
    """The names of each sentence of one page, sorted by place. tags: BIO, of each word."""
    found = [_of_sentence(tokens, own, content) for tokens, own in zip(sentences, tags, strict=True)]
    return overlooked(sentences, placed(sentences, unsaid(sentences, found)))


def as_told(words: Sequence[str]) -> list[str]:
    """The words of a sentence all in capitals as a sentence would print them, for the models: names and unknown words with a
    capital, short unknown ones as they stand. Any other sentence as it is."""
    if any(word[:1].islower() for word in words):
        return list(words)
    shouted = [word for word in words if len(word) > _LONG_ACRONYM and has_cyrillic(word)]
    if len(shouted) < _SHOUTED or not all(word.isupper() for word in words if has_cyrillic(word)):
        return list(words)
    return [_spoken(word) for word in words]


@lru_cache(maxsize=8_192)
def _spoken(word: str) -> str:
    known = entries(word.lower())
    if any("Abbr" in grams for grams in known) or (not known and len(word) <= _LONG_ACRONYM):
        return word
    return titled(word) if not known or any(grams & PROPER for grams in known) else word.lower()


def _of_sentence(tokens: Sequence[Token], tags: Sequence[str], content: str) -> list[Named]:
    names = [part for name in tagged(tokens, tags) for part in cut(name)]
    if not names:
        return []
    return widened(united(told(joined(names, content), tokens), tokens), tokens)


def tagged(tokens: Sequence[Token], tags: Sequence[str]) -> Iterator[Named]:
    """The names of a sentence, of BIO tags: `B` starts one, `I` goes on with it, whatever its kind says."""
    begun: list[Token] = []
    kind = ""
    for token, tag in zip(tokens, tags, strict=True):
        if tag == "O" and not begun:
            continue
        part, _, named = tag.partition("-")
        if part == "I" and begun:
            begun.append(token)
            continue
        if begun:
            yield Named(KINDS[kind], tuple(begun))
        begun, kind = ([token], named) if part == "B" else ([], "")
    if begun:
        yield Named(KINDS[kind], tuple(begun))
