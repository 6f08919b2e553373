"""How names of people decline, so that a nominative can be read back from a form: the dictionary's names first, then the
endings of Russian, borrowed and indeclinable names.

The endings are those of Zaliznyak's types as school grammars give them for surnames. A weight says how often such a name has
such a form, not how good the name is: it is only compared with the weights of other readings of the same form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from svod.lang.ru.morphology import dictionary, entries, inflected, places

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
GENDERS = ("Masc", "Fem")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to decline: the ending in the nominative, and in the other cases; `stem`: what the stem must end in."""

    gender: str
    nominative: str
    endings: Mapping[str, tuple[str, ...]]
    stem: re.Pattern[str]
    weight: float


def _cases(gen: str, dat: str, acc: str, ins: str, loc: str) -> dict[str, tuple[str, ...]]:
    return {case: tuple(ending.split("/")) for case, ending in zip(CASES[1:], (gen, dat, acc, ins, loc), strict=True)}


def _pattern(gender: str, nominative: str, endings: dict[str, tuple[str, ...]], stem: str, weight: float) -> Pattern:
    return Pattern(gender, nominative, endings, re.compile(stem + r"$"), weight)


def _of_both(nominative: str, endings: dict[str, tuple[str, ...]], stem: str, men: float, women: float) -> tuple[Pattern, ...]:
    return (_pattern("Masc", nominative, endings, stem, men), _pattern("Fem", nominative, endings, stem, women))


_FAMILY = "(?:[оеё]в|[иы]н)"  # Лунёв, Пушин: the Russian surnames proper
# Not `Заречном`, `Зимнем`: of those it is the adjective that ends in -ому, -ему.
_HARD = "(?:[бвгдзклнпрстфх]|(?<![внкгт]о)(?<![нжшчщ]е)м)"
_HUSHING = "[жшчщц]"

PATTERNS: tuple[Pattern, ...] = (
    # Лунёв: a noun, but for its instrumental
    _pattern("Masc", "", _cases("а", "у", "а", "ым", "е"), _FAMILY, 1.0),
    _pattern("Fem", "а", _cases("ой", "ой", "у", "ой/ою", "ой"), _FAMILY, 1.0),
    # Симан, Барнс: any other consonant; women's are not declined
    _pattern("Masc", "", _cases("а", "у", "а", "ом", "е"), _HARD, 0.8),
    _pattern("Masc", "", _cases("а", "у", "а", "ем", "е"), _HUSHING, 0.8),
    # Горобец, Деток: a vowel that comes and goes
    _pattern("Masc", "ец", _cases("ца", "цу", "ца", "цем/цом", "це"), "[бвдзлмнпрст]", 0.5),
    _pattern("Masc", "ок", _cases("ка", "ку", "ка", "ком", "ке"), "[бвдлмнпрт]", 0.1),
    _pattern("Masc", "ек", _cases("ка", "ку", "ка", "ком", "ке"), "[жчшл]", 0.15),
    # Лебедь, Гайдай, Василий
    _pattern("Masc", "ь", _cases("я", "ю", "я", "ем/ём", "е"), "[бвдзлмнпрст]", 0.6),
    _pattern("Masc", "й", _cases("я", "ю", "я", "ем", "е"), "[аеоуэяю]", 0.8),
    _pattern("Masc", "ий", _cases("ия", "ию", "ия", "ием", "ии"), "[бвгдзклмнпрстфх]", 0.6),
    # Заречный, Ленский, Луговой; the last are told from the first by the dictionary or by another form on the page
    _pattern("Masc", "ий", _cases("ого", "ому", "ого", "им", "ом"), "[гкх]", 1.0),
    _pattern("Masc", "ый", _cases("ого", "ому", "ого", "ым", "ом"), "[бвдзлмнпрст]", 0.6),
    _pattern("Masc", "ой", _cases("ого", "ому", "ого", "ым/им", "ом"), "[бвгдзклмнпрст]", 0.2),
    _pattern("Masc", "ий", _cases("его", "ему", "его", "им", "ем"), "[жшчщн]", 0.4),
    _pattern("Fem", "ая", _cases("ой", "ой", "ую", "ой/ою", "ой"), "(?:[сц]к|[бвдзлмнпрст])", 0.8),
    _pattern("Fem", "яя", _cases("ей", "ей", "юю", "ей/ею", "ей"), "[н]", 0.3),
    # Глина, Стрига, Зоря, Берия: men and women alike, oftener women
    *_of_both("а", _cases("ы", "е", "у", "ой/ою", "е"), "(?:[бдзлмнпрстфц]|(?<![оеё])в)", 0.5, 0.8),
    *_of_both("а", _cases("и", "е", "у", "ой/ей/ою", "е"), "[гкхжшчщ]", 0.5, 0.8),
    *_of_both("я", _cases("и", "е", "ю", "ей/ёй/ею", "е"), "[бвгдзклмнпрстфхьеао]", 0.4, 0.7),
    *_of_both("ия", _cases("ии", "ии", "ию", "ией", "ии"), "[бвгдзклмнпрстфх]", 0.4, 0.8),
    _pattern("Fem", "ь", _cases("и", "и", "ь", "ью", "и"), "[вфлнр]", 0.2),  # Любовь, Эсфирь
)  # fmt: skip

# Families: Лунёвы, Ленские, Барнсы.
PLURALS: tuple[Pattern, ...] = (
    Pattern("", "ы", _cases("ых", "ым", "ых", "ыми", "ых"), re.compile(_FAMILY + "$"), 1.0),
    Pattern("", "ие", _cases("их", "им", "их", "ими", "их"), re.compile("[сц]к$"), 1.0),
    Pattern("", "ы", _cases("ов", "ам", "ов", "ами", "ах"), re.compile(_HARD + "$"), 0.5),
    Pattern("", "и", _cases("ей", "ям", "ей", "ями", "ях"), re.compile("[льнр]$"), 0.4),
)


def of_one(surname: str, gender: str) -> str:
    """A plural surname after the first name of one of a family: `Артур и Гордей | Лунёвы` -> `Лунёв`; any other as it is."""
    if surname.endswith(("ские", "цкие")):
        return surname[:-2] + ("ая" if gender == "Fem" else "ий")
    if not surname.endswith("ы") or not re.search(_HARD + "$", surname[:-1]):
        return surname
    return surname[:-1] + ("а" if gender == "Fem" and re.search(_FAMILY + "$", surname[:-1]) else "")


# Every gender and case that a name is read in, in the order in which ties are settled; a family's plural has no gender.
CELLS = tuple((gender, case) for gender in (*GENDERS, "") for case in CASES)
_CELL = {cell: place for place, cell in enumerate(CELLS)}

Weighted = tuple[tuple[str, float], ...]


def _by_ending() -> dict[str, list[tuple[re.Pattern[str], list[tuple[str, float, int]]]]]:
    """Ending -> what the stem must end in -> the nominative's ending, the weight and the cell of all patterns that end so. The
    nominative of one person is read as it stands, not by its ending."""
    found: dict[str, dict[re.Pattern[str], list[tuple[str, float, int]]]] = {}
    for own in (*PATTERNS, *PLURALS):
        for case in CASES[1:] if own.gender else CASES:
            for ending in (own.nominative,) if case == "Nom" else own.endings[case]:
                row = (own.nominative, own.weight, _CELL[own.gender, case])
                found.setdefault(ending, {}).setdefault(own.stem, []).append(row)
    return {ending: list(stems.items()) for ending, stems in found.items()}


_ENDINGS = _by_ending()
_LONGEST = max(map(len, _ENDINGS))

# Readings of the form itself, the nominative and the indeclinable: what it ends in, how likely in the nominative and how
# likely in another case. The first that fits decides.
AS_IT_STANDS: Mapping[str, tuple[tuple[re.Pattern[str], float, float], ...]] = {
    "Masc": (
        (re.compile(r"(?:[оеё]в|[иы]н)а$|(?:[сц]к|[вн])ая$"), 0.03, 0.01),  # a woman's
        (re.compile(r"(?:[оеё]в|[иы]н)(?:ой|ым|у)$|(?:ого|его|ому|ему)$"), 0.02, 0.01),  # oblique by its looks
        (re.compile(r"(?:[оеё]в|[иы]н)ы$"), 0.05, 0.05),  # a family's
        (re.compile(r"[ыи]х$|ко$|[аеи]го$"), 0.8, 0.8),  # Седых, Заречко, Живаго
        (re.compile(r"[уыю]$"), 0.3, 0.3),
        (re.compile(r"[оеёиэ]$"), 0.7, 0.7),
        (re.compile(r"[ая]$"), 0.5, 0.08),
        (re.compile(r"..(?:ом|ем|ой|ью|ей)$"), 0.2, 0.03),  # mostly an instrumental: Симаном; but Толстой
        (re.compile(""), 1.0, 0.03),
    ),
    "Fem": (
        (re.compile(r"(?:[оеё]в|ин)$|(?:[сц]к)ий$|[сц]кого$"), 0.03, 0.02),  # a man's
        (re.compile(r"(?:[оеё]в|[иы]н)(?:ой|у|ым)$"), 0.02, 0.01),
        (re.compile(r"(?:[оеё]в|[иы]н)ы$"), 0.05, 0.05),
        (re.compile(r"[уыю]$"), 0.3, 0.3),
        (re.compile(r"[оеёиэ]$"), 0.7, 0.7),
        (re.compile(r"[ая]$"), 1.0, 0.03),
        (re.compile(r"..(?:ом|ем|ой|ью|ей)$"), 0.15, 0.15),
        (re.compile(""), 0.7, 0.8),  # a consonant: Корель, Вельц
    ),
}

# The dictionary knows the name in just this case and gender; of first names and patronymics it knows nearly all.
KNOWN_FIRST = 3.0
KNOWN_SURNAME = 2.0
_CASE_GRAMS = {"nomn": "Nom", "gent": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc"}
_GENDER_GRAMS = {"masc": "Masc", "femn": "Fem"}
_NAMES = frozenset({"Name", "Surn", "Patr"})
_ONE, _MANY = frozenset({"nomn", "sing"}), frozenset({"nomn", "plur"})


def lemmas(form: str) -> list[dict[str, float]]:
    """The nominatives, in lower case, that this lower-case form may be of, each with its weight, for each of the `CELLS`."""
    found: list[dict[str, float]] = [{} for _ in CELLS]
    for gender, rows in AS_IT_STANDS.items():
        _, nominative, other = next(row for row in rows if row[0].search(form))
        for case in CASES:
            found[_CELL[gender, case]][form] = nominative if case == "Nom" else other
    for lemma, weight, cell in (*_from_dictionary(form), *_from_endings(form)):
        if weight > found[cell].get(lemma, 0.0):
            found[cell][lemma] = weight
    return found


@lru_cache(maxsize=16_384)
def known_cases(form: str) -> frozenset[str]:
    """The cases that the dictionary knows this form of a first name in; none where it knows no such name."""
    grams = entries(form)
    return frozenset(_CASE_GRAMS[gram] for own in grams if "Name" in own for gram in own & _CASE_GRAMS.keys())


@lru_cache(maxsize=16_384)
def initials(form: str) -> frozenset[str]:
    """The letters that the nominatives of this form begin with, `ё` as `е`: its own, but for a colloquial name's
    (`Саныча` -> `Александрович`)."""
    return frozenset(word[:1].replace("ё", "е") for word in (form, *(word for word, _ in _personal(form.partition("-")[0]))))


def _personal(form: str) -> list[tuple[str, frozenset[str]]]:
    """The dictionary's readings of a form as a person's name: the nominative of the same number, and the form's grammemes."""
    words = dictionary().dictionary
    found = []
    for spelled, paradigm, place in places(form):
        grams = words.build_tag_info(paradigm, place).grammemes
        if grams & _NAMES and (word := inflected(spelled, paradigm, place, _MANY if "plur" in grams else _ONE)):
            found.append((word, grams))
    return found


def _from_dictionary(form: str) -> Iterator[tuple[str, float, int]]:
    for word, grams in _personal(form):
        # The dictionary spells `ё`; the page's own spelling is kept where it has none.
        lemma = word if "ё" in form else word.replace("ё", "е")
        weight = KNOWN_SURNAME if "Surn" in grams else KNOWN_FIRST
        genders = [gender for gram, gender in _GENDER_GRAMS.items() if gram in grams or "ms-f" in grams]
        for gender in [""] if "plur" in grams else genders:
            for gram in grams & _CASE_GRAMS.keys():
                yield lemma, weight, _CELL[gender, _CASE_GRAMS[gram]]


def _from_endings(form: str) -> Iterator[tuple[str, float, int]]:
    for length in range(min(_LONGEST, len(form) - 2) + 1):
        stem = form[: len(form) - length]
        for pattern, rows in _ENDINGS.get(form[len(stem) :], ()):
            if pattern.search(stem):
                for nominative, weight, cell in rows:
                    yield stem + nominative, weight, cell
