"""What a page can be told by when it is laid beside others: its words without their endings, how rare each is, where it stands.

A word is cut to what its forms and its kin share (`заразился`, `заражение`), and what has several names goes under one: states
and their adjectives, numbers in words, the names of one disease. Names and numbers of the title and the first sentence are
marked as such: two reports of one happening rarely have others there, two of one kind nearly always do.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag
from functools import lru_cache
from itertools import pairwise

from svod.lang.headlines import headlines
from svod.lang.lexicon import parties
from svod.link.lexicon import rarity
from svod.link.words import Word, words
from svod.model.chronicle import Reading
from svod.model.note import Name, NameKind
from svod.model.span import Span

STATE = "§"  # before the code of a state, under which its names and adjectives go

_STEM = 6  # letters: longer words differ after them in endings, or are kin
_PART = 4  # letters of the last part of a word with a hyphen
_READ = 150  # words of a page that are compared: past them it is background, and a long page would hold everybody's title
_LEAD = 60  # words, the title's first, that tell what happened
_TITLE = 3.0  # a word of the title tells as much as three of the lead, and
_FADES = 60.0  # words after which a word tells a third
_COMMON = 5.0  # rarity of a word that tells 1
_FIRST = 30  # words of a first sentence at most, and letters that it has at least: a dateline ends in a full stop
_OPENS = re.compile(r"(?:^|[.!?…:\n\r])[\s\"'«„“(\[—–-]*$")  # before the first word of a sentence, which is capital anyway
_BEFORE = 6  # characters in which that is seen
_ENDS = re.compile(r"[.!?…](?=[\"»”)]*\s+[\"«„(]*[^\W\d_a-zа-яё])|[\n\r]")
_QUOTES = frozenset('«„“"')
_DIGITS = re.compile(r"(\d[\d.,]*)(?:-\w{1,3})?")  # `24-х`, `2018-м`
_SHARP = 13  # smaller numbers are counted otherwise by each, and round ones are rough
_YEARS = range(1900, 2101)
_LONGEST_MONTH = 31
_THOUSANDS = 3  # digits
_TOPIC = 3.0  # rarity of what a whole year is about, and
_DIGIT = 3.0  # that of a number below ten
_LEAST = 0.1  # rarity below which a word is not looked at


class Zone(IntFlag):
    """Where a mark stands, and what it is there. What it is, is told of the title and the first sentence alone."""

    BODY = 0
    HEAD = 1  # in the title; without one, in the first sentence
    FIRST = 2  # in the title or the first sentence
    LEAD = 4  # among the first sixty words
    PERSON = 8
    PLACE = 16  # but no state
    STATE = 32
    NAME = 64  # of something else, a firm, a film, a ship
    NUMBER = 128  # a sharp one: no year, no round number, not below thirteen


_IN_LEAD = int(Zone.LEAD)


@dataclass(frozen=True, slots=True)
class Marks:
    """key -> its rarity (0-10), its zones as a number, and how much the page tells by it, the earlier and the oftener the more;
    days of the year, as (month, day), that the lead names; whether its title answers to a happening."""

    rarity: dict[str, float]
    zones: dict[str, int]
    told: dict[str, float]
    days: frozenset[tuple[int, int]]
    answers: bool


@dataclass(frozen=True, slots=True)
class _Spot:
    """A word and the text it stands in, which is the page's or its title's."""

    text: str
    word: Word

    @property
    def capital(self) -> bool:
        return self.text[self.word.start].isupper() and self.word.stop - self.word.start > 1

    @property
    def opens(self) -> bool:
        """True for the first word of a sentence or quotation."""
        start = self.word.start
        return start == 0 or _OPENS.search(self.text[max(0, start - _BEFORE) : start]) is not None

    @property
    def quoted(self) -> bool:
        return self.text[max(0, self.word.start - 1) : self.word.start] in _QUOTES


def marks_of(reading: Reading) -> Marks:
    """The marks of one page: of its title and told text."""
    content, code = reading.text.content, reading.text.language.value
    title = _whole(words(reading.title, Span(0, len(reading.title)), code)) if reading.title else ()
    body: list[Word] = []
    for block in reading.text.told():
        if len(body) < _READ:
            body += _whole(words(content, block.span, code))
    del body[_READ:]
    first = [_Spot(content, word) for word in _first(content, body)]
    head = [_Spot(reading.title, word) for word in title] or first
    named = _Named(reading, code, [*head, *(_Spot(content, word) for word in body if content[word.start].isupper())])
    every = (*title, *body)
    answers = any(word.key in headlines(code).answers for word in title)
    found = Marks({}, {}, {}, _days(code, every[:_LEAD]), answers)
    for spots, zone in ((head, Zone.HEAD | Zone.FIRST), (first, Zone.FIRST)):
        for spot in spots:
            _add(found, code, spot.word, int(zone | named.kind(spot)), 0.0)
    for at, word in enumerate(every):
        tells = _TITLE if at < len(title) else math.exp((len(title) - at) / _FADES)
        _add(found, code, word, _IN_LEAD if at < _LEAD else 0, tells)
    return found


def _whole(words: Sequence[Word]) -> tuple[Word, ...]:
    """The same, a number whose thousands stand apart as one word: `9 709`."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        if before and len(word.form) == _THOUSANDS and word.form.isdecimal() and before.form.isdecimal():
            apart, short = (
                word.start - before.stop,
                len(before.form) <= _THOUSANDS or before.stop - before.start > len(before.form),
            )
            if apart == 1 and short:
                form = before.form + word.form
                found[-1] = Word(before.start, word.stop, form, form, word.weight)
                continue
        found.append(word)
    return tuple(found)


def _first(content: str, body: Sequence[Word]) -> Sequence[Word]:
    """The first sentence of the text."""
    if not body:
        return ()
    end = _ENDS.search(content, body[0].start + _FIRST)
    return [word for word in body[:_FIRST] if end is None or word.start < end.start()]


def _add(found: Marks, code: str, word: Word, zone: int, tells: float) -> None:
    key, rare = _known(code, word.form, word.key)
    if rare >= _LEAST:
        found.rarity[key] = max(rare, found.rarity.get(key, 0.0))
        found.zones[key] = found.zones.get(key, 0) | zone
        found.told[key] = found.told.get(key, 0.0) + tells * rare / _COMMON


class _Named:
    """Which words of a page are names, by its notes, the dictionary, and capitals inside its sentences."""

    def __init__(self, reading: Reading, code: str, spots: Sequence[_Spot]) -> None:
        self._code, self._table = code, headlines(code)
        names = (note.value for note in reading.notes if isinstance(note.value, Name))
        self._kinds = {
            _cut(part.key): name.kind for name in names for part in words(name.normal, Span(0, len(name.normal)), code)
        }
        self._capital = {spot.word.key for spot in spots if spot.capital and not spot.opens}

    def kind(self, spot: _Spot) -> Zone:
        """What a word of the title or first sentence names, or that it is a sharp number."""
        key, _ = _known(self._code, spot.word.form, spot.word.key)
        if key.startswith(STATE):
            return Zone.STATE
        if key[:1].isdigit():
            return Zone.NUMBER if _is_sharp(key) else Zone.BODY
        if not spot.capital:
            return Zone.BODY
        kind: NameKind | None = self._kinds.get(_cut(spot.word.key)) or self._table.named(spot.word.form)
        if kind == "person":
            return Zone.PERSON
        if kind == "place":
            return Zone.PLACE
        if kind or spot.quoted or spot.word.form.isascii() or spot.word.key in self._capital:
            return Zone.NAME
        return Zone.BODY


def _days(code: str, lead: Sequence[Word]) -> frozenset[tuple[int, int]]:
    """Days of the year: a number, then a month."""
    months = headlines(code).months
    pairs = ((day.form, months.get(month.key, 0)) for day, month in pairwise(lead))
    return frozenset((month, int(day)) for day, month in pairs if month and day.isdecimal() and int(day) <= _LONGEST_MONTH)


def _cut(word: str) -> str:
    return word.replace("ё", "е")[:_STEM]


@lru_cache(maxsize=200_000)
def _known(code: str, form: str, lemma: str) -> tuple[str, float]:
    """What all forms of a word and all names of what it names go under, and how rare it is."""
    table = headlines(code)
    lemma = lemma.replace("‑", "-").replace("‐", "-")
    lemma = table.same.get(lemma) or table.numerals.get(lemma) or lemma
    number = _DIGITS.fullmatch(lemma)
    if number:
        key = number[1].replace(",", ".").rstrip(".")
        return key, _DIGIT if len(key) == 1 else rarity(code, form, lemma)
    if lemma in table.topics:
        return _cut(lemma), _TOPIC
    rare = rarity(code, form, lemma)
    state = _states(code).get(lemma) or _states(code).get(form)
    if state:
        return STATE + state, rare
    if any(letter.isdigit() for letter in lemma):
        return lemma.replace("-", ""), rare
    first, *rest = lemma.split("-")
    return "-".join([_cut(first), *(part[:_PART] for part in rest[-1:])]), rare


@lru_cache(maxsize=8)
def _states(code: str) -> dict[str, str]:
    """Names and adjectives of one word, lower case, to the code of their state."""
    found: dict[str, str] = {}
    for state in parties(code).states:
        for name in (state.name, *state.aliases, *state.adjectives):
            if " " not in name:
                found.setdefault(name.lower().replace("ё", "е"), state.code)
    return found


def _is_sharp(number: str) -> bool:
    """True for a number that two who count one thing would both give."""
    if not number.isdecimal():
        return True
    value = int(number)
    return value >= _SHARP and value not in _YEARS and value % (5 if value < 100 else 10) != 0
