"""Normal forms of people's names: the likeliest case and gender of each mention, and a vote over all mentions of a page.

One inflected form is never trusted alone: «Симана» is a man's genitive or a woman's nominative, and what else stands on the
page says which.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from svod.lang.base import Token
from svod.lang.ru.declension import CASES, GENDERS, lemmas
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
EARLY_PART = 0.15  # at least: the first parts of a borrowed name often stay as they are (Пак Чон, Джо)

Support = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Guess:
    """A reading of a mention: its gender (empty for a plural), its case, and the nominative of each of its tokens."""

    score: float
    gender: str
    case: str
    words: tuple[str, ...]


def normals(mentions: Sequence[Sequence[Token]]) -> list[str]:
    """The normal form of each mention of a person on one page: `Гордея Лунёва` -> `Гордей Лунёв`, `Лунёва` -> `Лунёв`."""
    alone = [_guess(tokens, {}) for tokens in mentions]
    support = _support(mentions, alone)
    return [joined(tokens, [_printed(word) for word in _guess(tokens, support).words]) for tokens in mentions]


def in_full(mentions: Sequence[Sequence[Token]]) -> frozenset[tuple[str, str]]:
    """Surname, in lower case, and gender of the people whom these mentions name in full."""
    found = set()
    for tokens in mentions:
        last = _surname(tokens)
        if last is not None and any(_declined(token) for token in tokens[:last]):
            guess = _guess(tokens, {})
            found.add((guess.words[last].lower(), guess.gender))
    return frozenset(found)


def may_be(token: Token, people: frozenset[tuple[str, str]]) -> bool:
    """True where a word is a form of one of these surnames."""
    return _declined(token) and len(token.text) > SHORTEST and not people.isdisjoint(_readable(token.text.lower()))


def nominatives(tokens: Sequence[Token]) -> list[str]:
    """Each token of one mention in the nominative, by that mention alone."""
    return list(_guess(tokens, {}).words)


def _printed(word: str) -> str:
    return titled(word) if len(word) > 2 and word.isupper() and has_cyrillic(word) else word


def _declined(token: Token) -> bool:
    """True for a part that has forms: not an initial, a mark, a particle, or Latin."""
    return len(token.text) > 1 and has_cyrillic(token.text) and token.text.lower() not in PARTICLES


def _surname(tokens: Sequence[Token]) -> int | None:
    """Where the last declined part of a name stands: its surname, as news gives names."""
    return next((place for place in range(len(tokens) - 1, -1, -1) if _declined(tokens[place])), None)


def _guess(tokens: Sequence[Token], support: Support) -> Guess:
    """The likeliest reading of a mention; ties fall to the first case and gender."""
    return max(_guesses(tokens, support), key=lambda guess: guess.score)


def _guesses(tokens: Sequence[Token], support: Support) -> Iterator[Guess]:
    last = _surname(tokens)
    for gender in (*GENDERS, ""):
        for case in CASES:
            words, score = [], SINGLE if gender else 0.0
            for place, token in enumerate(tokens):
                if not _declined(token):
                    words.append(token.text)
                    continue
                options = _options(token.text.lower(), case, gender, place == last)
                scored = [
                    (weight + (support.get((lemma, gender), 0.0) if place == last else 0.0), lemma) for lemma, weight in options
                ]
                best, lemma = max(scored, key=lambda item: item[0])
                words.append(like(lemma, token.text))
                score += best + _agreement(token, case, gender)
            yield Guess(score, gender, case, tuple(words))


@lru_cache(maxsize=32_768)
def _options(form: str, case: str, gender: str, is_last: bool) -> tuple[tuple[str, float], ...]:
    """Nominatives of one part of a name, each with the logarithm of its weight; the parts of a double name are read each."""
    parts = form.split("-")
    whole: list[tuple[str, float]] = [("", 0.0)]
    for place, part in enumerate(parts):
        own = _part(part, case, gender, is_last and place == len(parts) - 1)
        whole = [(f"{before}-{lemma}" if before else lemma, total + weight) for before, total in whole for lemma, weight in own]
    return tuple(sorted(whole, key=lambda item: (-item[1], item[0]))[:6])


def _part(part: str, case: str, gender: str, is_last: bool) -> tuple[tuple[str, float], ...]:
    if len(part) < 2 or part in PARTICLES:
        return ((part, 0.0),)
    found = dict(lemmas(part, case, gender)[:4])
    found[part] = max(found.get(part, 0.0), FLOOR if is_last else EARLY_PART)
    return tuple((lemma, math.log(weight)) for lemma, weight in found.items())


def _agreement(token: Token, case: str, gender: str) -> float:
    tagged = token.feat("Case")
    score = CASE_AGREES if tagged == case else CASE_LIKE if {tagged, case} == {"Gen", "Acc"} else 0.0
    if gender:
        score += GENDER_AGREES if token.feat("Gender") == gender else 0.0
    return score + (NUMBER_AGREES if (token.feat("Number") == "Plur") == (not gender) else 0.0)


def _support(mentions: Sequence[Sequence[Token]], guesses: Sequence[Guess]) -> Support:
    """What the whole page says for a surname and gender: how many different forms they explain, and whether a mention in
    full, with a first name to tell the gender, was read so."""
    forms = Counter(tokens[last].text.lower() for tokens in mentions if (last := _surname(tokens)) is not None)
    explained: Counter[tuple[str, str]] = Counter()
    for form in forms:
        explained.update(_readable(form))
    support = {key: OTHER_FORM * min(count - 1, MOST_FORMS) for key, count in explained.items() if count > 1}
    for tokens, guess in zip(mentions, guesses, strict=True):
        last = _surname(tokens)
        if last is not None and any(_declined(token) for token in tokens[:last]):
            key = (guess.words[last].lower(), guess.gender)
            support[key] = max(support.get(key, 0.0), FULL_NAME + OTHER_FORM * min(max(explained[key] - 1, 0), MOST_FORMS))
    return support


@lru_cache(maxsize=8_192)
def _readable(form: str) -> frozenset[tuple[str, str]]:
    """Every surname and gender that this form can well be of."""
    found: Iterable[tuple[str, str, float]] = (
        (lemma, gender, weight) for gender in GENDERS for case in CASES for lemma, weight in _options(form, case, gender, True)
    )
    return frozenset((lemma, gender) for lemma, gender, weight in found if weight > math.log(0.1))
