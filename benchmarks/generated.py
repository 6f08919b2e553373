"""A big chronicle without reading for hours: copies of pages that were read, each about other people on other days.

A copy keeps a page's shape: every block, sentence, name and statement stands where it stood. Its telling words are others of
the same length: the letters they begin with are turned by as many places of the alphabet as are the copy's own, vowels to
vowels and consonants to consonants, endings as they were, so that all forms of a word still meet in one. Its numbers are other
numbers, and its days are other days, whole weeks away. So a copy tells its own stories, as many as its seeds told, and shares
with other copies what any two pages share: small words, outlets, states. What is made is what the annotators would keep, and
nothing is read anew.

Seeds are the project's own examples and, where they lie beside it, the day's pages; nothing of either is kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any

from svod import clean
from svod.link.parties import states
from svod.link.words import words
from svod.model.chronicle import Reading
from svod.model.codec import dump, load
from svod.model.note import Note
from svod.model.page import JSON, Given, Page
from svod.model.span import Span
from svod.model.text import Text
from svod.store import Store, cards
from svod.store.base import Kind, Result
from svod.store.packing import digest_of, plain

MOST = 151  # copies that differ: eight turns of the vowels by nineteen of the consonants, less the seeds themselves

_BY = "generated@1"
_TOGETHER = 512
_TELLING = 0.4  # weight from which a word is turned: no three of them in a row are left, by which pages on one matter are found
_BEGINS = 3  # letters of a word that are turned: a stem is seldom shorter, an ending seldom longer than the rest
_RINGS = ("аеиоуыэюя", "бвгджзклмнпрстфхцчшщ", "aeiouy", "bcdfghjklmnpqrstvwxz")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?!\d)")
_AS_THEY_ARE = frozenset({"because", "by", "is", "kind", "type", "mod", "anchor", "role", "walk"})
_KEPT = frozenset({"outlet", "language"})  # facts whose value a copy shares with its seed


@dataclass(frozen=True, slots=True)
class Made:
    """A page that nobody wrote, and what was found in it."""

    page: Page
    text: Text
    notes: tuple[Note, ...]


class Turn:
    """What one copy makes of words and days. number: from 1 to MOST."""

    def __init__(self, number: int) -> None:
        if not 1 <= number <= MOST:
            raise ValueError(f"{number} is no copy: there are {MOST}, counted from 1.")
        self._weeks = timedelta(weeks=number)
        table: dict[int, str] = {}
        for ring in _RINGS:
            by = number % len(ring)
            turned = ring[by:] + ring[:by]
            table |= {ord(a): b for a, b in zip(ring + ring.upper(), turned + turned.upper(), strict=True)}
        table[ord("ё")], table[ord("Ё")] = table[ord("е")], table[ord("Е")]
        self._letters = table
        by = number % 9
        self._digits = str.maketrans("123456789", "123456789"[by:] + "123456789"[:by])

    def words(self, content: str, code: str) -> str:
        """The content with its telling words and its numbers turned, as long as it was."""
        return _WORD.sub(lambda met: self._word(met.group(), code), content)

    def _word(self, word: str, code: str) -> str:
        if word.isdigit():
            return word.translate(self._digits)
        return word[:_BEGINS].translate(self._letters) + word[_BEGINS:] if _turned(word.lower(), code) else word

    def days(self, value: str) -> str:
        """The value with each day that it names moved on."""
        return _DAY.sub(lambda met: self._day(met.group()), value)

    def _day(self, day: str) -> str:
        try:
            return (date.fromisoformat(day) + self._weeks).isoformat()
        except (ValueError, OverflowError):  # a day that no calendar has, written so by a page
            return day


@lru_cache(maxsize=500_000)
def _turned(word: str, code: str) -> bool:
    """Whether a word says much, and is no state's name, by which states are known everywhere."""
    found = words(word, Span(0, len(word)), code)
    return bool(found) and found[0].weight >= _TELLING and states(code).named(word) is None


def copies(seeds: Sequence[Reading], first: int = 1) -> Iterator[Made]:
    """Copy after copy of the seeds, from the copy with this number on. Ends when there are no more that differ."""
    for number in range(first, MOST + 1):
        turn = Turn(number)
        yield from (copied(seed, turn, number) for seed in seeds)


def copied(seed: Reading, turn: Turn, number: int) -> Made:
    """One page as this copy has it. Raises ValueError where its cites would not hold."""
    code = seed.text.language.value
    content = turn.words(seed.text.content, code)
    published = turn.days(seed.text.published.value) if seed.text.published else None
    given = Given(outlet=seed.known_outlet, published=published, language=code)
    raw = json.dumps({"text": content, "copy": number, "of": seed.page}, ensure_ascii=False).encode()
    page = Page(f"{number:03}/{seed.name}", raw, JSON, given=given)
    walked, by = clean.walk(page)
    if walked != content:
        raise ValueError(f"{seed.name}: a page of its text has another text.")

    def other(value: Any, field: str = "", around: Any = None) -> Any:
        if field in _AS_THEY_ARE:
            return value
        if isinstance(value, dict):
            kept = field in _KEPT
            return {name: own if kept and name == "value" else other(own, name, value) for name, own in value.items()}
        if field == "words" and isinstance(around, dict) and "spans" in around:
            return [content[start:stop] for start, stop in around["spans"]]
        if isinstance(value, list):
            return [other(one, field) for one in value]
        if not isinstance(value, str):
            return value
        return page.sha256 if value == seed.page else turn.days(value) if _DAY.search(value) else turn.words(value, code)

    text = {**other(dump(seed.text)), "content": content, "walk": by}
    return Made(page, load(Text, text), load(tuple[Note, ...], other(dump(seed.notes))))


def fill(store: Store, made: Iterable[Made]) -> int:
    """Puts pages into a chronicle with what was found in them, by the store's own means; how many."""
    count = 0
    with store.claimed():
        while batch := list(islice(made, _TOGETHER)):
            store.keep(one.page for one in batch)
            store.name(cards.of_page(one.page) for one in batch)
            kinds: tuple[Kind, ...] = ("text", "notes")
            for kind in kinds:
                store.save(kind, [_result(one, kind) for one in batch], {})
            count += len(batch)
    return count


def _result(one: Made, kind: Kind) -> Result:
    noun = one.text if kind == "text" else one.notes
    return Result(one.page.sha256, _BY, digest_of(_BY, plain(noun)), noun)
