"""Normal forms of people's names: the likeliest case and gender of each mention, and a vote over all mentions of a page.

One inflected form is never trusted alone: «Симана» is a man's genitive or a woman's nominative, and what else stands on the
page says which.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from svod.lang.base import Token
from svod.lang.ru.declension import CASES, GENDERS, known_cases, lemmas, of_one
from svod.lang.ru.morphology import entries
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
MANY_PARTS = 2  # more than so many, and a name of syllables is one of the Far East
SYLLABLE = 4  # letters at most

MOST_PARTS = 12  # no name has more; a list or a table that was taken for one is left as it stands

_VOWEL = re.compile("[аеёиоуыэюя]", re.IGNORECASE)

Support = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a name as it was tagged, and whether it has forms: an initial, a mark, a particle or Latin has none."""

    text: str
    case: str
    gender: str
    plural: bool
    declined: bool

    @classmethod
    def of(cls, token: Token) -> Part:
        """A token as a part of a name."""
        declined = len(token.text) > 1 and has_cyrillic(token.text) and token.text.lower() not in PARTICLES
        return cls(token.text, token.feat("Case"), token.feat("Gender"), token.feat("Number") == "Plur", declined)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A mention read in one case and gender (empty for a plural): the nominatives of its parts, all but the surname settled;
    score: of all but the surname; surnames: its nominatives with the logarithms of their weights."""

    gender: str
    score: float
    words: tuple[str, ...]
    surnames: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest reading of a mention: its gender, empty for a plural, and the nominative of each of its parts."""

    gender: str
    words: tuple[str, ...]


def normals(mentions: Sequence[Sequence[Token]]) -> list[str]:
    """The normal form of each mention of a person on one page: `Гордея Лунёва` -> `Гордей Лунёв`, `Лунёва` -> `Лунёв`."""
    parts = [_parts(tokens) for tokens in mentions]
    support = _support(parts)
    guesses = [_guess(own, support) for own in parts]
    return [joined(tokens, [_printed(word) for word in guess.words]) for tokens, guess in zip(mentions, guesses, strict=True)]


def in_full(mentions: Sequence[Sequence[Token]]) -> frozenset[tuple[str, str]]:
    """Surname, in lower case, and gender of the people whom these mentions name in full."""
    return frozenset(_full_names([_parts(tokens) for tokens in mentions]))


def may_be(token: Token, people: frozenset[tuple[str, str]]) -> bool:
    """True where a word is a form of one of these surnames."""
    return Part.of(token).declined and len(token.text) > SHORTEST and not people.isdisjoint(_readable(token.text.lower()))


def nominatives(tokens: Sequence[Token]) -> list[str]:
    """Each token of one mention in the nominative, by that mention alone."""
    return list(_by_itself(_parts(tokens)).words)


def _parts(tokens: Sequence[Token]) -> tuple[Part, ...]:
    return tuple(Part.of(token) for token in tokens)


def _printed(word: str) -> str:
    return titled(word) if len(word) > 2 and word.isupper() and has_cyrillic(word) else word


@lru_cache(maxsize=16_384)
def _surname(parts: tuple[Part, ...]) -> int | None:
    """Where the last declined part of a name stands: its surname, as news gives names. None where nothing is declined."""
    if len(parts) > MOST_PARTS:
        return None
    return next((place for place in range(len(parts) - 1, -1, -1) if parts[place].declined), None)


def _guess(parts: tuple[Part, ...], support: Support) -> Guess:
    """The likeliest reading of a mention; ties fall to the first gender and case."""
    last = _surname(parts)
    if last is None:
        return Guess("", tuple(part.text for part in parts))
    _, sketch, lemma = max(
        (
            (sketch.score + weight + support.get((lemma, sketch.gender), 0.0), sketch, lemma)
            for sketch in _sketches(parts)
            for lemma, weight in sketch.surnames
        ),
        key=lambda scored: scored[0],
    )
    if lemma == parts[last].text.lower() and any(_is_first_name(part.text.lower()) for part in parts[:last]):
        lemma = of_one(lemma, sketch.gender)
    words = (*sketch.words[:last], lemma, *sketch.words[last + 1 :])
    return Guess(
        sketch.gender,
        tuple(like(word, part.text) if part.declined else part.text for word, part in zip(words, parts, strict=True)),
    )


@lru_cache(maxsize=16_384)
def _by_itself(parts: tuple[Part, ...]) -> Guess:
    """The likeliest reading of a mention, whatever its page says."""
    return _guess(parts, {})


@lru_cache(maxsize=16_384)
def _sketches(parts: tuple[Part, ...]) -> tuple[Sketch, ...]:
    """The mention in every case and gender."""
    last = _surname(parts)
    out = []
    for gender in (*GENDERS, ""):
        for case in CASES:
            score = SINGLE if gender else 0.0
            words = []
            surnames: tuple[tuple[str, float], ...] = ()
            for place, part in enumerate(parts):
                lemma = part.text
                if part.declined:
                    options = _options(part.text.lower(), case, gender, place == last)
                    lemma, weight = options[0]
                    score += _agreement(part, case, gender)
                    if place == last:
                        surnames = options
                    else:
                        score += _early(parts, part, lemma, case, weight)
                words.append(lemma)
            out.append(Sketch(gender, score, tuple(words), surnames))
    return tuple(out)


def _early(parts: Sequence[Part], part: Part, lemma: str, case: str, weight: float) -> float:
    """What a part before the surname adds to the logarithm of a reading's weight, its own being given."""
    if lemma == part.text.lower() and _is_syllable(parts, part):
        return 0.0
    known = known_cases(part.text.lower())
    return weight + (OTHER_CASE if known and case != part.case and case not in known else 0.0)


@lru_cache(maxsize=8_192)
def _is_first_name(word: str) -> bool:
    return any("Name" in grams for grams in entries(word))


def _is_syllable(parts: Sequence[Part], part: Part) -> bool:
    """A part of one syllable in a name of three, of which only the last is declined: `Пак | Чон | Маном`."""
    return len(parts) > MANY_PARTS and len(part.text) <= SYLLABLE and len(_VOWEL.findall(part.text)) == 1


@lru_cache(maxsize=32_768)
def _options(form: str, case: str, gender: str, is_last: bool) -> tuple[tuple[str, float], ...]:
    """Nominatives of one part of a name, each with the logarithm of its weight, likeliest first; the parts of a double name
    are read each."""
    parts = form.split("-")
    if len(parts) > MOST_PARTS:
        return ((form, 0.0),)
    whole: list[tuple[str, float]] = [("", 0.0)]
    for place, part in enumerate(parts):
        own = _part(part, case, gender, is_last and place == len(parts) - 1)
        longer = [(f"{before}-{lemma}" if place else lemma, total + weight) for before, total in whole for lemma, weight in own]
        whole = sorted(longer, key=lambda item: (-item[1], item[0]))[:6]
    return tuple(whole)


def _part(part: str, case: str, gender: str, is_last: bool) -> tuple[tuple[str, float], ...]:
    if len(part) < 2 or part in PARTICLES:
        return ((part, 0.0),)
    found = dict(lemmas(part, case, gender)[:4])
    found[part] = max(found.get(part, 0.0), FLOOR if is_last else EARLY_PART)
    return tuple((lemma, math.log(weight)) for lemma, weight in found.items())


def _agreement(part: Part, case: str, gender: str) -> float:
    score = CASE_AGREES if part.case == case else CASE_LIKE if {part.case, case} == {"Gen", "Acc"} else 0.0
    if gender:
        score += GENDER_AGREES if part.gender == gender else 0.0
    return score + (NUMBER_AGREES if part.plural == (not gender) else 0.0)


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
    explained: Counter[tuple[str, str]] = Counter()
    for form in forms:
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
        for gender in GENDERS
        for case in CASES
        for lemma, weight in _options(form, case, gender, True)
        if weight > math.log(0.1)
    )
