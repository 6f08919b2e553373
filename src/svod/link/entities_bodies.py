"""When two names are one body's: in full, in short and by what news calls it, with its state in any form, with and without a
legal form, in marks or none, in another case or alphabet; on one page also by its first letters, by its first or last words."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from svod.lang import language
from svod.lang.directory import SHORT, directory
from svod.lang.organs import AFTER, COMMON, GENERIC, LEGAL, SMALL, of_all, of_one, of_states, spelt
from svod.lang.sounds import alike, heard, inflected, is_latin, skeleton
from svod.link.entities_clusters import Judged, Label, Rules
from svod.link.entities_places import Words, sounds, state_of, state_within

_HEAD = 3  # letters by which words in any case are looked up
_SHORT = 6  # letters of an abbreviation at most
_LONG = 7  # letters of a word of which two may be spelt otherwise in another alphabet
_VOWELS = "аеиоуюя"
_SLIP = "ауе"  # what an unrecognised case leaves on a word that ends in a consonant (`Маяка`)


OF_A_STATE = "of a state: "
"""Before what a body is known by that every state has."""


class Body(NamedTuple):
    """What a body is known by: a table's name for it, or nothing; its own words; the code of its state, if it is named.

    common: its words say what it is, not which (a state's adjective before them, too): without a state or a page beside it, it
    is nobody in particular.
    """

    known: str
    words: Words
    state: str
    common: bool
    settled: bool
    latin: bool


@lru_cache(maxsize=100_000)
def body(text: str, code: str, normal: str = "") -> Body:
    """An organisation's name taken apart. normal: the same with its capitals, by which outlets' short names are known."""
    words, settled, latin = sounds(text), language(code) is not None, is_latin(text)
    if state := state_of(text, code):
        return Body(f"state {state}", words, state, False, settled, latin)
    if known := _in_table(spelt(words, text), of_all()) or _outlet(normal or text):
        return Body(known, words, "", False, settled, latin)
    said = spelt(words, text)
    if one := of_one().get(said) or next((row for names, row in of_one().items() if _same_case(said, names)), None):
        return Body(f"{OF_A_STATE}{one[0]}", words, one[1], True, settled, latin)
    state, left, led = state_within(text, code)
    known = _in_table(spelt(left, text), of_states())
    if known:
        return Body(f"{OF_A_STATE}{known}", left, state, True, settled, latin)
    own = _own(_latin_words(text) if latin and left == words else left)
    if own != left and len("".join(own)) > SHORT and (outlet := _outlet(" ".join(own))):
        return Body(outlet, own, "", False, settled, latin)
    common = led or any(_is_one_of(word, COMMON) for word in own)
    return Body("", own, state, common, settled, latin)


@cache
def _by_head(words: frozenset[Words]) -> dict[tuple[int, str], list[Words]]:
    found: dict[tuple[int, str], list[Words]] = {}
    for row in sorted(words):
        found.setdefault((len(row), row[0][:_HEAD]), []).append(row)
    return found


def _in_table(words: Words, table: dict[Words, str]) -> str:
    """The name that stands for these words in a table, in any case."""
    if not words or words in table:
        return table.get(words, "")
    near = _by_head(frozenset(table)).get((len(words), words[0][:_HEAD]), ())
    return next((table[row] for row in near if _same_case(words, row)), "")


def _same_case(words: Words, row: Words) -> bool:
    """Whether words are these in any case; one of three letters is an abbreviation, which has none."""
    return len(words) == len(row) and all(
        a == b or (len(b) > _HEAD and inflected(a, b)) for a, b in zip(words, row, strict=True)
    )


def _outlet(text: str) -> str:
    """The outlet or agency of this name, in any of its spellings."""
    found = directory().by_name(text)
    return f"outlet {found.name}" if found else ""


@lru_cache(maxsize=50_000)
def _is_one_of(word: str, table: Words) -> bool:
    return any(word == one or (len(word) > _HEAD and inflected(word, one)) for one in _beginning(table).get(word[:_HEAD], ()))


@cache
def _beginning(table: Words) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in map(heard, table):
        found.setdefault(word[:_HEAD], []).append(word)
    return found


def _latin_words(text: str) -> Words:
    """Words of two Latin names are compared as they are spelt."""
    return tuple(piece for part in text.split() for piece in part.split("-") if piece)


def _own(words: Words) -> Words:
    """The words without a legal form, and without what says what it is where a name of its own is left."""
    left = tuple(word for word in _joined_letters(words) if heard(word) not in _legal()) or words
    at = next((i for i, word in enumerate(left) if not _is_one_of(word, GENERIC)), 0)
    stop = max((i for i, word in enumerate(left, 1) if heard(word) not in _after()), default=len(left))
    named = left[at:stop]
    return named if any(not word.isdigit() and not _is_one_of(word, COMMON) for word in named) else left


@cache
def _after() -> frozenset[str]:
    return frozenset(map(heard, AFTER))


@cache
def _legal() -> frozenset[str]:
    return frozenset(map(heard, LEGAL))


def _joined_letters(words: Words) -> Words:
    """Letters that stand alone side by side as one word: `Б. В.`, `S. A.`"""
    out: list[str] = []
    open_ = False
    for word in words:
        single = len(word) == 1 and word.isalpha()
        if single and open_:
            out[-1] += word
        else:
            out.append(word)
        open_ = single
    return tuple(out)


def keys(label: Label) -> Iterator[Hashable]:
    """A body under what it is known by, else under its first word and its length, and under its consonants."""
    own = body(label.text, label.code, label.normal)
    if own.known:
        yield "known", own.known
    elif own.words:
        yield "words", len(own.words), own.words[0][:_HEAD], own.words[-1][:_HEAD]
        if len("".join(map(skeleton, own.words))) > _HEAD:
            yield "sounds", tuple(map(skeleton, own.words))


def judge(label: Label, other: Label) -> Judged | None:
    """Whether a name is the body of another one. What a body is says nothing of whose it is: a bare ministry is no state's."""
    a, b = body(label.text, label.code, label.normal), body(other.text, other.code, other.normal)
    if a.state != b.state and ((a.state and b.state) or a.common or b.common):
        return None
    told = _told(a, b, label, other)
    return told and (told if a.state == b.state else Judged(told.score - 0.1, f"{told.because}, of whatever state"))


def _told(a: Body, b: Body, label: Label, other: Label) -> Judged | None:
    names = f"{label.normal}, {other.normal}"
    if a.known or b.known:
        return Judged(0.97, f"names of one body: {names}") if a.known == b.known else None
    pairs = list(zip(a.words, b.words, strict=False))
    if len(a.words) != len(b.words) or any((x.isdigit() or y.isdigit()) and x != y for x, y in pairs):
        return None
    if a.latin != b.latin:
        return Judged(0.8, f"spelt as another alphabet has it: {names}") if _transcribed(pairs) else None
    if a.words == b.words:
        return Judged(0.97, f"the same words: {names}")
    if all(inflected(*pair) for pair in pairs) and (len(pairs) > 1 or not (a.settled and b.settled) or _slip(*pairs[0])):
        return Judged(0.9, f"the same words in other cases: {names}")
    if (label.code != other.code or len(pairs) > 1) and all(inflected(*pair) or _spelt_near(*pair) for pair in pairs):
        return Judged(0.8, f"another spelling: {names}")
    return None


def _transcribed(pairs: list[tuple[str, str]]) -> bool:
    """Whether words of two alphabets are one name's: alike, and with enough in them to go by; a single word letter for letter,
    but for one, or two of a long one."""
    heard_ = [(heard(x), heard(y)) for x, y in pairs]
    letters = "".join(x for x, _ in heard_)
    if all(x == y for x, y in heard_):
        return len(letters) > _HEAD
    if len(heard_) == 1 and not _by_ear(*heard_[0]):
        return False
    return sum(len(skeleton(x)) for x, _ in heard_) >= _HEAD and all(x == y or alike(x, y) for x, y in heard_)


def _by_ear(a: str, b: str) -> bool:
    vowels = [sum(letter in _VOWELS for letter in word) for word in (a, b)]
    few = 1 if min(len(a), len(b)) < _LONG else 2
    return a[0] == b[0] and abs(vowels[0] - vowels[1]) <= 1 and DamerauLevenshtein.distance(a, b, score_cutoff=few) <= few


def _spelt_near(a: str, b: str) -> bool:
    """Spelt otherwise in their vowels alone, and long: «поток», «потік»."""
    return min(len(a), len(b)) > _HEAD and a[0] == b[0] and alike(a, b)


def _slip(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) > _HEAD and long[:-1] == short and long[-1] in _SLIP


def judge_on_page(label: Label, other: Label) -> Judged | None:
    """The same on one page, where a bare body is the one whose state is named, an abbreviation the body whose words begin so,
    and a part of a longer name that name."""
    a, b = body(label.text, label.code, label.normal), body(other.text, other.code, other.normal)
    if a.state != b.state and a.state and b.state:
        return None
    if judged := _told(a, b, label, other):
        return judged if a.state == b.state else Judged(0.9, f"{label.normal}: the one such body on the page, {other.normal}")
    if abbreviates(label, other):
        return Judged(0.85, f"{label.normal}: the first letters of {other.normal}")
    if a.known or b.known or len(a.words) >= len(b.words):
        return None
    numbered = any(word.isdigit() for word in b.words[len(a.words) :])  # the first one is not the second
    several = len(label.text.split()) > 1 and len(a.words) > 1
    if several and not numbered and all(inflected(*pair) for pair in zip(a.words, b.words, strict=False)):
        return Judged(0.85, f"{label.normal}: the beginning of {other.normal} on the page")
    own = not a.common and not b.common and len("".join(a.words)) > _HEAD + 1  # the friends of a body are another body
    if own and a.words == b.words[-len(a.words) :]:
        return Judged(0.8, f"{label.normal}: the end of {other.normal} on the page")
    return None


def abbreviates(label: Label, other: Label) -> bool:
    """Whether a name in one short word is the first letters of another's words, numbers standing for themselves."""
    short, whole = sounds(label.text), sounds(other.text)
    letters = "".join(word for word in short)
    if len(whole) < 2 or len(label.text.split("-")[0].split()[0]) > _SHORT or letters == "".join(whole):
        return False
    least = 2 if any(word.isdigit() for word in short) else 3
    capitals = label.normal.replace("-", "").replace(" ", "")
    firsts = {_firsts(whole), _firsts(tuple(word for word in whole if word not in _small()))}
    return len(letters) >= least and letters in firsts and sum(map(str.isupper, capitals)) > 1


@cache
def _small() -> frozenset[str]:
    return frozenset(map(heard, SMALL))


def _firsts(words: Words) -> str:
    return "".join(word if word.isdigit() else word[:1] for word in words)


def part_keys(label: Label) -> Iterator[Hashable]:
    """One block for the page: there are few bodies on one."""
    yield from keys(label)
    yield "page", ""


def order(label: Label) -> tuple[object, ...]:
    """Bodies with their state before bare ones, longer names first, the nominative before unknown cases, the most frequent
    first."""
    own = body(label.text, label.code, label.normal)
    return not own.state, -len(sounds(label.text)), not own.settled, -label.pages


def lacking(text: str, code: str, normal: str) -> tuple[bool, bool, bool]:
    """What a body's name lacks to be shown, the worst first: its state, words to read, a name without its legal form."""
    own = body(text, code, normal)
    words = sounds(text)
    legal = own.words != words and any(word in _legal() or word in _after() for word in _joined_letters(words))
    return not own.state, len(words) == 1 and normal.isupper(), legal


RULES = Rules(keys, judge, order)
ON_PAGE = Rules(part_keys, judge_on_page, order, most=1.0)
