"""Full text: a query, and the sentences of a page in which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from svod.errors import BadValue
from svod.lang import codes, language
from svod.model.span import Cite, Span
from svod.model.text import Text
from svod.store.lemmas import ROLES, lemma, words

_QUOTED = re.compile(r"[\"«“„]([^\"«»“”„]*)[\"»”“]|(\S+)")
_AND = frozenset(("AND", "И"))  # written between words, as other search boxes ask for it; all words are wanted anyway
_WIDE = 300  # characters shown where a text has no sentences that are known


@dataclass(frozen=True, slots=True)
class Asked:
    """A query: words, and phrases of several words, each to be found in a page."""

    parts: tuple[tuple[str, ...], ...]

    def lemmas(self, code: str) -> tuple[tuple[str, ...], ...]:
        """Its parts in the form in which pages of this language are indexed."""
        return tuple(tuple(lemma(word, code) for word in part) for part in self.parts)


def parse(query: str) -> Asked:
    """What was typed: words, and phrases in quotation marks of any kind. Raises BadValue where there is no word."""
    parts = []
    for phrase, word in _QUOTED.findall(query):
        if word in _AND:
            continue
        typed = phrase or word
        found = tuple(one for _, one in words(typed, Span(0, len(typed)))) if typed else ()
        if found:
            parts.append(found)
    if not parts:
        raise BadValue(f"{query!r} has no word to search for. Write words in any form, a phrase in double quotes.")
    return Asked(tuple(parts))


def expression(asked: Asked) -> str:
    """The query for the index: in one of the languages, every part. Lemmas are letters and digits alone, so quotes hold."""
    per_language = {asked.lemmas(code) for code in (*codes(), "")}
    told = [" AND ".join(f'"{" ".join(part)}"' for part in parts) for parts in sorted(per_language)]
    return " OR ".join(f"({one})" for one in told)


def lit_hits(read: Text, asked: Asked, indexed: str | None = None) -> list[tuple[Cite, tuple[tuple[int, int], ...]]]:
    """The sentences of a page that hold a part of what was asked, those with most of it first, each with the places of what
    was asked; none where a part stands in no block. indexed: the lemmas of the text as they were kept, which spares making them
    again."""
    parts = asked.lemmas(read.language.value)
    found: dict[Span, set[int]] = {}
    lit: dict[Span, set[tuple[int, int]]] = {}
    lines = iter(indexed.split("\n") if indexed is not None else ())
    for block in read.blocks:
        if block.role not in ROLES:
            continue
        known = next(lines, None)
        if known is not None and not any(set(part) <= set(known.split(" ")) for part in parts):
            continue  # most blocks; to find their words would take as long as all the rest
        stood = _stood(read, block.span, known)
        places = [(place, at) for at, part in enumerate(parts) for place in _places(stood, part)]
        sentences = _sentences(read, block.span) if places else ()
        for place, at in places:
            around = _around(sentences, block.span, place)
            found.setdefault(around, set()).add(at)
            lit.setdefault(around, set()).add((place.start, place.stop))
    if len(set().union(*found.values())) < len(parts):
        return []
    ranked = sorted(found, key=lambda span: (-len(found[span]), span.start))
    return [(read.cite(span), tuple(sorted(lit[span]))) for span in ranked]


def _stood(read: Text, block: Span, indexed: str | None) -> list[tuple[Span, str]]:
    """The words of a block, each with its lemma: as it was kept, if just so many were."""
    found = list(words(read.content, block))
    kept = indexed.split(" ") if indexed is not None else []
    if len(kept) == len(found):
        return [(span, one) for (span, _), one in zip(found, kept, strict=True)]
    return [(span, lemma(word, read.language.value)) for span, word in found]


def _places(stood: Sequence[tuple[Span, str]], part: Sequence[str]) -> Iterator[Span]:
    """Where these lemmas stand side by side."""
    known = [one for _, one in stood]
    for at in range(len(known) - len(part) + 1):
        if tuple(known[at : at + len(part)]) == tuple(part):
            yield Span(stood[at][0].start, stood[at + len(part) - 1][0].stop)


def _sentences(read: Text, block: Span) -> tuple[Span, ...]:
    """The sentences of a block; none where they are not known."""
    known = language(read.language.value)
    return tuple(known.sentences(read.content, block)) if known else ()


def _around(sentences: Sequence[Span], block: Span, place: Span) -> Span:
    """The sentence that holds this place, or some words each side of it where none is known to."""
    for span in sentences:
        if span.holds(place):
            return span
    start, stop = max(block.start, place.start - _WIDE // 2), min(block.stop, place.stop + _WIDE // 2)
    return Span(start, stop)
