"""The dictionary: which of pymorphy3's readings of a word fits the tag that the model gave it, and that reading's lemma.

pymorphy3 alone takes the likeliest reading of a bare form, and so makes common nouns of surnames; the tag, which was read
in its sentence, decides here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

import pymorphy3

Feats = tuple[tuple[str, str], ...]

# OpenCorpora part of speech -> Universal Dependencies tags it may stand for. A passive participle is an adjective to some
# treebanks and a verb to others; pronouns and determiners are one class in OpenCorpora.
POS: Mapping[str, frozenset[str]] = {
    "NOUN": frozenset({"NOUN", "PROPN"}),
    "ADJF": frozenset({"ADJ", "DET", "PROPN"}),  # surnames in -ский are declined as adjectives
    "ADJS": frozenset({"ADJ"}),
    "COMP": frozenset({"ADV", "ADJ"}),
    "VERB": frozenset({"VERB", "AUX"}),
    "INFN": frozenset({"VERB", "AUX"}),
    "PRTF": frozenset({"VERB", "ADJ"}),
    "PRTS": frozenset({"VERB", "ADJ"}),
    "GRND": frozenset({"VERB", "AUX"}),
    "NUMR": frozenset({"NUM"}),
    "ADVB": frozenset({"ADV"}),
    "NPRO": frozenset({"PRON"}),
    "PRED": frozenset({"ADV", "VERB"}),
    "PREP": frozenset({"ADP"}),
    "CONJ": frozenset({"CCONJ", "SCONJ"}),
    "PRCL": frozenset({"PART", "ADV"}),
    "INTJ": frozenset({"INTJ"}),
}

# OpenCorpora grammeme -> UD feature. Variants of a case (second genitive, second locative) count as the case.
FEATS: Mapping[str, tuple[str, str]] = {
    "nomn": ("Case", "Nom"),
    "gent": ("Case", "Gen"),
    "gen2": ("Case", "Gen"),
    "datv": ("Case", "Dat"),
    "accs": ("Case", "Acc"),
    "ablt": ("Case", "Ins"),
    "loct": ("Case", "Loc"),
    "loc2": ("Case", "Loc"),
    "voct": ("Case", "Nom"),
    "sing": ("Number", "Sing"),
    "plur": ("Number", "Plur"),
    "masc": ("Gender", "Masc"),
    "femn": ("Gender", "Fem"),
    "neut": ("Gender", "Neut"),
    "anim": ("Animacy", "Anim"),
    "inan": ("Animacy", "Inan"),
    "past": ("Tense", "Past"),
    "pres": ("Tense", "Pres"),
    "futr": ("Tense", "Fut"),
    "perf": ("Aspect", "Perf"),
    "impf": ("Aspect", "Imp"),
}

# What a disagreement costs. Case and number are what the model reads best; animacy is often missed with names.
WEIGHTS: Mapping[str, float] = {"Case": 2.0, "Number": 2.0, "Gender": 1.5, "Tense": 1.0, "Aspect": 1.0, "Animacy": 0.5}

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_NOT_READ = re.compile("[^а-яёА-ЯЁ!-~]")
# Grammemes of proper nouns: people, places, organisations, brands.
PROPER = frozenset({"Surn", "Name", "Patr", "Geox", "Orgn", "Trad"})


# Endings of nouns and adjectives, the longest first, after four letters at least: a stem shorter than that meets others.
_ENDING = re.compile(
    "(?<=[а-яё-]{4})(?:иями|ями|ами|его|ого|ему|ому|ими|ыми|иях|ях|ах|ов|ев|ей|ой|ом|ем|ым|им|ам|ям|их|ых|ую|юю|ая|яя|ое|ее|ые|"
    "ие|ий|ый|ия|ии|ию|ью|[аяоеуюыиьй])$"
)


@cache
def dictionary() -> Any:
    """pymorphy3's analyser, loaded once a process."""
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=65_536)
def readings(word: str) -> tuple[Any, ...]:
    """All readings that the dictionary, or its guess by ending, knows of a word, likeliest first; never none. Letters that are
    neither Cyrillic nor ASCII are left out: there are some that the dictionary's code falls over."""
    return tuple(dictionary().parse(_NOT_READ.sub("", word) or "-"))


def places(word: str) -> Iterator[tuple[str, int, int]]:
    """Where the dictionary itself holds a word, in lower case: its spelling there (with `ё`), paradigm and place in that."""
    # What is left of a word as `readings` leaves it; of none, nothing is held.
    for spelled, held in dictionary().dictionary.words.similar_items(_NOT_READ.sub("", word), dictionary().char_substitutes):
        for paradigm, place in held:
            yield spelled, paradigm, place


@lru_cache(maxsize=65_536)
def entries(word: str) -> tuple[frozenset[str], ...]:
    """The grammemes of each reading of a word, in lower case, that the dictionary itself holds: none of a word that it does not
    know and reads by its ending."""
    tag = dictionary().dictionary.build_tag_info
    return tuple([tag(paradigm, place).grammemes for _, paradigm, place in places(word)])


@lru_cache(maxsize=8_192)
def affixes(paradigm: int, place: int, wanted: frozenset[str]) -> tuple[str, str] | None:
    """What stands before and after the stem in the form of a paradigm that a word at that place takes with these grammemes;
    None where it has no such form."""
    words = dictionary().dictionary
    like = words.build_tag_info(paradigm, place).updated_grammemes(wanted)
    fit = [row for row in words.build_paradigm_info(paradigm) if wanted <= row[1].grammemes]
    # As pymorphy3 inflects: of several, the form that shares most grammemes and differs in fewest.
    best = max(fit, key=lambda row: len(like & row[1].grammemes) - 0.1 * len(like ^ row[1].grammemes), default=None)
    return (best[0], best[2]) if best else None


def inflected(spelled: str, paradigm: int, place: int, wanted: frozenset[str]) -> str | None:
    """A word that the dictionary holds in that place, in the form with these grammemes; None where it has none."""
    found = affixes(paradigm, place, wanted)
    words = dictionary().dictionary
    return found and f"{found[0]}{words.build_stem(words.paradigms[paradigm], place, spelled)}{found[1]}"


def grammemes(reading: Any) -> frozenset[str]:
    """The OpenCorpora grammemes of a reading."""
    return frozenset(reading.tag.grammemes)


def ud_feats(reading: Any) -> Mapping[str, str]:
    """The UD features of a reading, as far as `FEATS` knows them."""
    return _feats_of(reading.tag)


@lru_cache(maxsize=8_192)
def _feats_of(tag: Any) -> Mapping[str, str]:
    return dict(FEATS[gram] for gram in tag.grammemes if gram in FEATS)


@lru_cache(maxsize=65_536)
def fitting(word: str, pos: str, feats: Feats) -> Any:
    """The reading of a word that fits its tag best; of two that fit alike, the likelier one."""
    options = readings(word.lower())
    return min(options, key=lambda option: _misfit(option.tag, pos, feats)) if len(options) > 1 else options[0]


@lru_cache(maxsize=65_536)
def _misfit(tag: Any, pos: str, feats: Feats) -> float:
    """How badly a reading's tag fits the model's: 0 for perfectly."""
    grams = tag.grammemes
    cost = 0.0 if not pos or pos in POS.get(str(tag.POS), frozenset()) else 6.0
    if pos == "PROPN" and not PROPER & grams:
        cost += 1.0
    if pos == "NOUN" and grams & {"Surn", "Name", "Patr"}:
        cost += 1.0
    if ("Degree", "Pos") in feats and grams & {"Supr", "Cmp2"}:
        cost += 1.0  # «большим» is of «большой», not of «больший»
    own = _feats_of(tag)
    for key, value in feats:
        if key in own and own[key] != value:
            cost += WEIGHTS.get(key, 0.0)
    return cost


def lemma_of(word: str, pos: str = "", feats: Feats = ()) -> str:
    """The lemma of a word as it was tagged, lower case, spelled as in the dictionary (with `ё`)."""
    if not _CYRILLIC.search(word):
        return word.lower()
    # A single letter may be an initial as well, which no entry says.
    return (_entered(word.lower(), pos, feats) if len(word) > 1 else "") or str(fitting(word, pos, feats).normal_form)


def base_of(word: str) -> str:
    """The lemma of a word that the dictionary holds; of another, most of them names, what is left without a case ending."""
    low = word.lower()
    if len(low) > 1 and _CYRILLIC.search(low) and next(places(low), None) is None:
        return _ENDING.sub("", low.replace("ё", "е"))
    return lemma_of(word)


def _entered(word: str, pos: str, feats: Feats) -> str:
    """The lemma that all entries of the dictionary that fit best agree on, or nothing. Most words need no more: which of two
    entries is likelier takes twice as long to find out."""
    words = dictionary().dictionary
    best, found = math.inf, ""
    for form, paradigm, place in places(word):
        cost = _misfit(words.build_tag_info(paradigm, place), pos, feats)
        if cost <= best:
            lemma = words.build_normal_form(paradigm, place, form)
            found = lemma if cost < best or lemma == found else ""
            best = cost
    return found
