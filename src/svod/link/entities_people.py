"""When two names of people are one person's: by surname and first name in any case, order and alphabet, a letter astray, a
patronymic more, an initial; by the surname alone where one bearer is in question."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from svod.lang import language
from svod.lang.given_names import PARTICLES, RANKS, TITLES, bearer, is_first, is_surname
from svod.lang.sounds import alike, astray, heard, inflected, is_latin, skeleton
from svod.link.entities_clusters import Judged, Label, Rules

_STEM = 4  # letters by which surnames are looked up: case endings stand after them
_LONG = 6  # letters of a word of which two may be spelt otherwise
_VOWELS = "ауы"  # what an unrecognised case leaves on a surname (`Лунёва` for `Лунёв`)


class Person(NamedTuple):
    """The words of a name as they sound, those that are initials, and whether it is in the nominative (its language has a
    folder) and in Latin letters."""

    words: tuple[str, ...]
    given: str
    initials: tuple[str, ...]
    surname: str
    settled: bool
    latin: bool


@lru_cache(maxsize=100_000)
def person(text: str, code: str) -> Person:
    """A person's name taken apart. surname: the last word that is no initial; in a list's order (`Лунёв Гордей`) the first."""
    spelt = [piece for part in text.split() for piece in part.split("-") if heard(piece)]
    words = tuple(heard(piece) for piece in spelt)
    initials = tuple(word for word in words if _is_initial(word)) if len(words) > 1 else ()
    last = [word for word in words if word not in initials]
    listed = len(last) > 1 and is_surname(last[0]) and is_first(spelt[-1], code)
    given, surname = (last[-1], last[0]) if listed else (last[0], last[-1]) if last else ("", words[-1] if words else "")
    return Person(words, bearer(given) if len(last) > 1 else "", initials, surname, language(code) is not None, is_latin(text))


def _is_initial(word: str) -> bool:
    """`Г.`, and what stands for a sound of two letters, `Дж.`"""
    return len(word) == 1 or word in {"дж", "дз", "ж", "ю", "я", "вл", "ст", "ал", "ив"}


def full(label: Label) -> bool:
    """Whether it is a first name and a surname at least."""
    own = person(label.text, label.code)
    return " " in label.text and not own.initials and own.words[0] not in TITLES | PARTICLES


def keys(label: Label) -> Iterator[Hashable]:
    """A full name under its surname's and its first name's sounds, in either order; a surname under its first letters."""
    own = person(label.text, label.code)
    if not own.words:
        return
    if not full(label):
        yield "surname", own.surname[:_STEM]
        yield "surname sounds", skeleton(own.surname)[:_STEM]
        return
    for last, first in ((own.words[-1], own.words[0]), (own.words[0], own.words[-1])):
        given = bearer(first)
        yield "sounds", skeleton(last), skeleton(given)[:1]
        yield "first name", given, last[:2]


def short_keys(label: Label) -> Iterator[Hashable]:
    """Under what a full name is found by its surname alone."""
    own = person(label.text, label.code)
    yield from keys(label)
    if full(label):
        yield "surname", own.surname[:_STEM]
        yield "surname sounds", skeleton(own.surname)[:_STEM]


def part_keys(label: Label) -> Iterator[Hashable]:
    """Under what a full name is found by any of its words, as on its own page."""
    yield from short_keys(label)
    for word in person(label.text, label.code).words:
        yield "surname", word[:_STEM]


def judge(label: Label, other: Label) -> Judged | None:
    """Whether a name is the person of another one. Of two short names only equal ones are."""
    if full(other):
        return _full(label, other) if full(label) else _short(label, other, anywhere=False)
    return None if full(label) else _both_short(label, other)


def judge_on_page(label: Label, other: Label) -> Judged | None:
    """The same on one page, where a first name alone is a person's too."""
    if full(other) and not full(label):
        return _short(label, other, anywhere=True)
    return judge(label, other)


def _full(label: Label, other: Label) -> Judged | None:
    a, b = person(label.text, label.code), person(other.text, other.code)
    if sorted(a.words) == sorted(b.words):
        how = "the same words" if a.latin == b.latin and label.code == other.code else "the same sounds in another language"
        return Judged(0.98, f"{how}: {label.normal}, {other.normal}")
    short, long = sorted((set(a.words), set(b.words)), key=len)
    if len(short) > 1 and short < long:
        return Judged(0.93, f"a name more: {label.normal}, {other.normal}")
    if len(a.words) != len(b.words):
        return None
    pairs = list(zip((bearer(a.words[0]), *a.words[1:]), (bearer(b.words[0]), *b.words[1:]), strict=True))
    odd = [pair for pair in pairs if pair[0] != pair[1]]
    if not odd:
        return Judged(0.95, f"one first name in two languages: {label.normal}, {other.normal}")
    if not (a.settled and b.settled) and all(inflected(*pair) for pair in odd):
        return Judged(0.9, f"the same words in other cases: {label.normal}, {other.normal}")
    return _misspelt(label, other, odd)


def _misspelt(label: Label, other: Label, odd: list[tuple[str, str]]) -> Judged | None:
    """Full names of which some words differ in spelling: one by a letter, or all as two alphabets or languages would."""
    a, b = person(label.text, label.code), person(other.text, other.code)
    if len(odd) == 1 and astray(*odd[0]):
        return Judged(0.85, f"a letter astray: {label.normal}, {other.normal}")
    foreign = a.latin != b.latin or label.code != other.code
    near = all(alike(*pair) or (not (a.settled and b.settled) and (inflected(*pair) or _alike_stems(*pair))) for pair in odd)
    if foreign and near:
        return Judged(0.85, f"spelt as another language hears it: {label.normal}, {other.normal}")
    if len(odd) == 1 and _near(*odd[0]):
        return Judged(0.8, f"another spelling of one word: {label.normal}, {other.normal}")
    return None


def _near(a: str, b: str) -> bool:
    """Two letters apart inside a long word, the same consonants: borrowed names are spelt either way («Мейзенберг»)."""
    long = min(len(a), len(b)) >= _LONG and a[0] == b[0] and a[-1] == b[-1]
    return long and skeleton(a) == skeleton(b) and DamerauLevenshtein.distance(a, b, score_cutoff=2) <= 2


def _alike_stems(a: str, b: str) -> bool:
    """Whether two words are alike once a case ending of up to two letters is taken off either."""
    return any(alike(x, y) for x in (a, a[:-1], a[:-2]) for y in (b, b[:-1], b[:-2]) if len(x) > _STEM and len(y) > _STEM)


def _short(label: Label, other: Label, *, anywhere: bool) -> Judged | None:
    """A surname, with or without initials, and a full name. anywhere: any word of the full name may be meant."""
    a, b = person(label.text, label.code), person(other.text, other.code)
    words = [word for word in a.words if word not in a.initials and word not in PARTICLES]
    parts = b.words if anywhere else (b.surname,)
    if len(words) != 1 or (not anywhere and not a.initials and is_first(label.text, label.code)):
        return None  # a first name is a surname on its own page at most
    if a.initials and a.words[-1] == a.initials[-1]:  # `Гордей Л.`: a first name, and what is told of the surname
        same = bearer(words[0]) == b.given and b.surname.startswith(a.words[-1])
        return Judged(0.8, f"{label.normal}: {other.normal}, of this first name and letter") if same and anywhere else None
    how = next((told for part in parts if (told := _one_surname(words[0], part, a, b, forgiving=anywhere))), "")
    if not how or not all(any(part.startswith(letter) for part in b.words) for letter in a.initials):
        return None
    score = {"same": 0.9, "case": 0.88, "sounds": 0.8}[how] - (0.05 if not anywhere else 0.0)
    bearer_of = f"{other.normal}, the one bearer of this name " + ("on the page" if anywhere else "on any page")
    return Judged(score, f"{label.normal}: {bearer_of}")


def _one_surname(word: str, part: str, a: Person, b: Person, *, forgiving: bool) -> str:
    """How a word is this surname: `same`, in another `case`, or by its `sounds`; nothing where it is not. forgiving: a case
    ending that was left on it is forgiven: on one page no woman is taken for a man of her name."""
    if word == part:
        return "same"
    if a.settled and b.settled:
        return "case" if forgiving and len(part) >= _STEM and word[:-1] == part and word[-1] in _VOWELS else ""
    if inflected(word, part):
        return "case"
    return "sounds" if a.latin != b.latin and len(skeleton(word)) >= _STEM - 1 and alike(word, part) else ""


def _both_short(label: Label, other: Label) -> Judged | None:
    a, b = person(label.text, label.code), person(other.text, other.code)
    if a.words == b.words:
        return Judged(0.97, f"the same word: {label.normal}, {other.normal}")
    first, second = (tuple(word for word in own.words if word not in own.initials and word not in RANKS) for own in (a, b))
    if (a.initials and b.initials and a.initials != b.initials) or len(first) != 1 or len(second) != 1:
        return None
    if any(own.initials and own.words[-1] == own.initials[-1] for own in (a, b)):  # `Гордей Л.` is not any Гордей
        return None
    how = _one_surname(a.surname, b.surname, a, b, forgiving=False)
    return Judged(0.8, f"the same surname: {label.normal}, {other.normal}") if how else None


def order(label: Label) -> tuple[object, ...]:
    """Full names before surnames, the nominative before unknown cases, longer ones first, so that one that is like two of them
    is neither's, then the most frequent."""
    own = person(label.text, label.code)
    return not full(label), bool(own.initials), not own.settled, own.latin, -len(own.words), -label.pages


def apart(label: Label, other: Label) -> bool:
    """Whether two full names are of two: `Гордей Павлович Лунёв` and `Гордей Львович Лунёв` are both like `Гордей Лунёв`."""
    return full(label) and full(other) and label.text != other.text and not (_full(label, other) or _full(other, label))


RULES = Rules(short_keys, judge, order, apart=apart)
ON_PAGE = Rules(part_keys, judge_on_page, order, most=1.0, apart=apart)
