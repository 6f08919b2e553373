"""Normal forms of people's names: the likeliest case and gender of each mention, and a vote over all mentions of a page.

One inflected form is never trusted alone: «Симана» is a man's genitive or a woman's nominative, and what else stands on the
page says which.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import add
from typing import NamedTuple

from svod.lang.base import Token
from svod.lang.ru.declension import CELLS, Weighted, initials, known_cases, lemmas, of_one
from svod.lang.ru.morphology import Feats, entries
from svod.lang.ru.spelling import has_cyrillic, joined, like, titled

# Parts of names that never change: Тарик аль-Симани, Вольф фон Вельц.
PARTICLES = frozenset(
    {
        "аль", "эль", "ад", "ар", "ас", "аш", "ан", "ибн", "бен", "бин", "бинт", "абу", "абд",  # Arabic, Hebrew
        "фон", "цу", "ван", "ден", "дер", "тер", "те",  # German, Dutch
        "де", "да", "ди", "до", "душ", "дос", "дю", "дель", "делла", "ла", "ле", "лос",  # Romance
        "оглы", "кызы", "заде", "хан", "ага", "бей", "паша",  # Turkic
    }
)  # fmt: skip

# What each agreement adds to the logarithm of a reading's weight. The model reads case well and gender fairly; a page's other
# mentions decide only where the two leave a doubt.
CASE_AGREES = 0.9
CASE_LIKE = 0.6  # genitive for accusative: one form in living masculines
GENDER_AGREES = 0.5
NUMBER_AGREES = 0.8
SINGLE = 1.0  # most names are of one person
FULL_NAME = 1.2  # the page gives a person of this surname and gender in full
OTHER_FORM = 0.4  # for each other form on the page that the same name explains, up to `MOST_FORMS`
MOST_FORMS = 3
FLOOR = 0.004  # the weight of a form that no pattern explains
SHORTEST = 3  # letters of a surname that is sought where the model saw none: longer than this
OTHER_CASE = -1.6  # a first name in a case that neither the dictionary nor the model reads in it
EARLY_PART = 0.15  # at least: the first parts of a borrowed name often stay as they are (Пак Чон, Джо)
_WELL = math.log(0.1)  # the weight above which a form can well be of a surname
MANY_PARTS = 2  # more than so many, and a name of syllables is one of the Far East
SYLLABLE = 4  # letters at most

MOST_PARTS = 12  # no name has more; a list or a table that was taken for one is left as it stands

_VOWEL = re.compile("[аеёиоуыэюя]", re.IGNORECASE)

Support = Mapping[tuple[str, str], float]
People = Mapping[str, frozenset[tuple[str, str]]]  # the first letter of a surname -> surnames, in lower case, and genders


class Part(NamedTuple):
    """A part of a name as it was tagged, and whether it has forms: an initial, a mark, a particle or Latin has none."""

    text: str
    case: str
    gender: str
    plural: bool
    declined: bool


class Guess(NamedTuple):
    """The likeliest reading of a mention: its gender, empty for a plural, and the nominative of each of its parts."""

    gender: str
    words: tuple[str, ...]


def normals(mentions: Sequence[Sequence[Token]]) -> list[str]:
    """The normal form of each mention of a person on one page: `Гордея Лунёва` -> `Гордей Лунёв`, `Лунёва` -> `Лунёв`."""
    parts = [_parts(tokens) for tokens in mentions]
    support = _support(parts)
    guesses = {own: _guess(own, support) for own in set(parts)}
    return [
        joined(tokens, [_printed(word) for word in guesses[own].words]) for tokens, own in zip(mentions, parts, strict=True)
    ]


def in_full(mentions: Sequence[Sequence[Token]]) -> People:
    """The people whom these mentions name in full."""
    people: dict[str, set[tuple[str, str]]] = {}
    for surname, gender in _full_names([_parts(tokens) for tokens in mentions]):
        for letter in initials(surname):
            people.setdefault(letter, set()).add((surname, gender))
    return {letter: frozenset(own) for letter, own in people.items()}


def may_be(token: Token, people: People) -> bool:
    """True where a word is a form of one of these surnames."""
    if not people or len(token.text) <= SHORTEST or not _part(token.text, token.feats).declined:
        return False
    form = token.text.lower()
    # Hardly a word begins as one of these surnames does: the others need not be read.
    return any(not people[letter].isdisjoint(_readable(form)) for letter in initials(form) if letter in people)


def nominatives(tokens: Sequence[Token]) -> list[str]:
    """Each token of one mention in the nominative, by that mention alone."""
    return list(_by_itself(_parts(tokens)).words)


def _parts(tokens: Sequence[Token]) -> tuple[Part, ...]:
    return tuple([_part(token.text, token.feats) for token in tokens])


@lru_cache(maxsize=16_384)
def _part(text: str, feats: Feats) -> Part:
    declined = len(text) > 1 and has_cyrillic(text) and text.lower() not in PARTICLES
    own = dict(reversed(feats))
    return Part(text, own.get("Case", ""), own.get("Gender", ""), own.get("Number") == "Plur", declined)


def _printed(word: str) -> str:
    return titled(word) if len(word) > 2 and word.isupper() and has_cyrillic(word) else word


def _surname(parts: tuple[Part, ...]) -> int | None:
    """Where the last declined part of a name stands: its surname, as news gives names. None where nothing is declined."""
    if len(parts) > MOST_PARTS:
        return None
    return next((place for place in range(len(parts) - 1, -1, -1) if parts[place].declined), None)


def _guess(parts: tuple[Part, ...], support: Support) -> Guess:
    """The likeliest reading of a mention; ties fall to the first gender and case."""
    last = _surname(parts)
    if last is None:
        return Guess("", tuple([part.text for part in parts]))
    best, cell, lemma = -math.inf, 0, ""
    most = max(support.values(), default=0.0)
    for place, (score, surnames) in enumerate(_sketches(parts)):
        if score + surnames[0][1] + most <= best:
            continue  # nothing here can be likelier
        gender = CELLS[place][0]
        for surname, weight in surnames:
            total = score + weight + support.get((surname, gender), 0.0)
            if total > best:
                best, cell, lemma = total, place, surname
    gender = CELLS[cell][0]
    surname = parts[last].text
    if lemma == surname.lower() and any(_is_first_name(part.text.lower()) for part in parts[:last]):
        lemma = of_one(lemma, gender)
    early = [
        _like(_options(part.text.lower(), False)[cell][0][0], part.text) if part.declined else part.text
        for part in parts[:last]
    ]
    return Guess(gender, (*early, _like(lemma, surname), *(part.text for part in parts[last + 1 :])))


def _like(lemma: str, word: str) -> str:
    return word if lemma == word.lower() else like(lemma, word)


@lru_cache(maxsize=16_384)
def _by_itself(parts: tuple[Part, ...]) -> Guess:
    """The likeliest reading of a mention, whatever its page says."""
    return _guess(parts, {})


@lru_cache(maxsize=8_192)
def _sketches(parts: tuple[Part, ...]) -> tuple[tuple[float, Weighted], ...]:
    """The mention in every gender and case, one of the `CELLS` each: the score of all but its surname, and that one's
    nominatives with the logarithms of their weights. Something in it is declined."""
    last = _surname(parts)
    scores = [SINGLE if gender else 0.0 for gender, _ in CELLS]
    surnames: tuple[Weighted, ...] = ()
    for place, part in enumerate(parts):
        if not part.declined:
            continue
        form = part.text.lower()
        scores = list(map(add, scores, _agreements(part.case, part.gender, part.plural)))
        if place == last:
            surnames = _options(form, True)
        else:
            scores = list(map(add, scores, _early(form, part.case, _is_syllable(parts, part))))
    return tuple(zip(scores, surnames, strict=True))


@lru_cache(maxsize=8_192)
def _early(form: str, tagged: str, is_syllable: bool) -> tuple[float, ...]:
    """What a part before the surname adds to the logarithm of a reading's weight, in each of the `CELLS`; tagged: the case that
    the model read in it."""
    known = known_cases(form)
    out = []
    for (_, case), options in zip(CELLS, _options(form, False), strict=True):
        lemma, weight = options[0]
        strange = known and case != tagged and case not in known
        out.append(0.0 if is_syllable and lemma == form else weight + (OTHER_CASE if strange else 0.0))
    return tuple(out)


@lru_cache(maxsize=8_192)
def _is_first_name(word: str) -> bool:
    return any("Name" in grams for grams in entries(word))


def _is_syllable(parts: Sequence[Part], part: Part) -> bool:
    """A part of one syllable in a name of three, of which only the last is declined: `Пак | Чон | Маном`."""
    return len(parts) > MANY_PARTS and len(part.text) <= SYLLABLE and len(_VOWEL.findall(part.text)) == 1


@lru_cache(maxsize=8_192)
def _options(form: str, is_last: bool) -> tuple[Weighted, ...]:
    """Nominatives of one part of a name in each of the `CELLS`, each with the logarithm of its weight, likeliest first; the
    parts of a double name are read each."""
    if "-" not in form:
        return tuple(_weighted(form, is_last))
    parts = form.split("-")
    if len(parts) > MOST_PARTS:
        return (((form, 0.0),),) * len(CELLS)
    whole: list[Weighted] = [(("", 0.0),)] * len(CELLS)
    for place, part in enumerate(parts):
        dash = "-" if place else ""
        read = _weighted(part, is_last and place == len(parts) - 1)
        longer = (
            [(f"{before}{dash}{lemma}", total + weight) for before, total in row for lemma, weight in own]
            for row, own in zip(whole, read, strict=True)
        )
        whole = [tuple(sorted(cell, key=_rank)[:6]) for cell in longer]
    return tuple(whole)


def _rank(item: tuple[str, float]) -> tuple[float, str]:
    return -item[1], item[0]


def _weighted(part: str, is_last: bool) -> list[Weighted]:
    if len(part) < 2 or part in PARTICLES:
        return [((part, 0.0),)] * len(CELLS)
    kept: dict[Weighted, Weighted] = {}  # many cells are alike: they are weighted once
    out = []
    for found in lemmas(part):
        key = tuple(found.items())
        if key not in kept:
            own = dict(sorted(key, key=_rank)[:4])
            own[part] = max(own.get(part, 0.0), FLOOR if is_last else EARLY_PART)
            kept[key] = tuple(sorted([(lemma, math.log(weight)) for lemma, weight in own.items()], key=_rank))
        out.append(kept[key])
    return out


@lru_cache(maxsize=512)
def _agreements(tagged: str, tagged_gender: str, plural: bool) -> tuple[float, ...]:
    """What the agreement of a part with what the model read in it adds, in each of the `CELLS`."""
    out = []
    for gender, case in CELLS:
        score = CASE_AGREES if tagged == case else CASE_LIKE if {tagged, case} == {"Gen", "Acc"} else 0.0
        if gender:
            score += GENDER_AGREES if tagged_gender == gender else 0.0
        out.append(score + (NUMBER_AGREES if plural == (not gender) else 0.0))
    return tuple(out)


def _full_names(mentions: Sequence[tuple[Part, ...]]) -> Iterator[tuple[str, str]]:
    """Surname and gender of each mention that has a first name, or more, before the surname."""
    for parts in mentions:
        last = _surname(parts)
        if last and any(part.declined for part in parts[:last]):
            guess = _by_itself(parts)
            yield guess.words[last].lower(), guess.gender


def _support(mentions: Sequence[tuple[Part, ...]]) -> Support:
    """What the whole page says for a surname and gender: how many different forms they explain, and whether a mention in
    full, with a first name to tell the gender, was read so."""
    forms = {parts[last].text.lower() for parts in mentions if (last := _surname(parts)) is not None}
    begun = Counter(letter for form in forms for letter in initials(form))
    explained: Counter[tuple[str, str]] = Counter()
    for form in forms:
        if any(begun[letter] > 1 for letter in initials(form)):  # what begins as no other does says nothing of another
            explained.update(_readable(form))
    support = {key: OTHER_FORM * min(count - 1, MOST_FORMS) for key, count in explained.items() if count > 1}
    for key in set(_full_names(mentions)):
        support[key] = support.get(key, 0.0) + FULL_NAME
    return support


@lru_cache(maxsize=8_192)
def _readable(form: str) -> frozenset[tuple[str, str]]:
    """Every surname and gender that this form can well be of."""
    return frozenset(
        (lemma, gender)
        for (gender, _), options in zip(CELLS, _options(form, True), strict=True)
        if gender
        for lemma, weight in options
        if weight > _WELL
    )
