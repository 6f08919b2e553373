"""Any noun phrase in its dictionary form: the head and what agrees with it go into the nominative, what hangs on the head in
another case stays as it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from svod.lang.base import Token
from svod.lang.ru import persons
from svod.lang.ru.morphology import FEATS, entries, fitting, grammemes, inflected, readings, ud_feats
from svod.lang.ru.spelling import QUOTES, has_cyrillic, joined, like, unquoted

NOUNS = frozenset({"NOUN", "PROPN", "PRON", "X"})
MODIFIERS = frozenset({"ADJ", "DET", "VERB", "NUM"})
# Relations in which a word after the head shares its case: a name beside an office, a second name, a member of a list.
BESIDE = frozenset({"appos", "flat", "flat:name", "flat:foreign", "conj"})
PERSONAL = frozenset({"Name", "Surn", "Patr"})

_FEW = frozenset({"два", "три", "четыре", "оба", "2", "3", "4"})  # these take the genitive singular
_ACRONYM = re.compile(r"[А-ЯЁ0-9-]{1,6}")
_DECLINED_ACRONYM = re.compile(r"([А-ЯЁ]{2,})(?:а|у|ом|е|ы|ов|ам|ами|ах|и|ой|ю|ем)")
_INDECLINABLE = re.compile(r"[иоуюэё]$")
_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}


def nominative(tokens: Sequence[Token]) -> str:
    """A noun phrase in its dictionary form: `главы МИД Остмарии` -> `глава МИД Остмарии`, `пресс-секретарём совета Гордеем
    Лунёвым` -> `пресс-секретарь совета Гордей Лунёв`."""
    kept = unquoted(tokens)
    words = [token.text for token in kept]
    head = _head(kept)
    if head is None:
        return joined(kept, words)
    case, gender, number = kept[head].feat("Case"), _gender_of(kept[head]), _number_of(kept, head)
    for place in sorted(_agreeing(kept, head)):
        words[place] = _inflected(kept[place], gender, number)
    if head and kept[head - 1].pos == "NUM":
        _count(kept, head, words)
    for start, stop in _people(kept, head, case):
        words[start:stop] = persons.nominatives(kept[start:stop])
    return joined(kept, words)


def _head(tokens: Sequence[Token]) -> int | None:
    """The first noun that hangs on no preposition inside the phrase, or what stands for one (`одного из участников`); the
    last adjective, if there is nothing else."""
    after_preposition = False
    for place, token in enumerate(tokens):
        if token.pos == "ADP" and place:
            if tokens[place - 1].pos in ("ADJ", "DET", "NUM"):
                return place - 1
            after_preposition = True
        elif token.pos in NOUNS and has_cyrillic(token.text):
            if not after_preposition:
                return place
            after_preposition = False
    adjectives = [place for place, token in enumerate(tokens) if token.pos in MODIFIERS and has_cyrillic(token.text)]
    return adjectives[-1] if adjectives else None


def _agreeing(tokens: Sequence[Token], head: int) -> set[int]:
    """The places of the words that go into the nominative: the head, what stands before it in its case, and what is set
    beside it. A word inside quotation marks, or after a preposition, stays."""
    case = tokens[head].feat("Case")
    changed = {head}
    changed |= {place for place in range(head) if tokens[place].pos in MODIFIERS and tokens[place].feat("Case") in (case, "")}
    for place in _unquoted_after(tokens, head):
        token = tokens[place]
        if token.pos == "NOUN" and token.feat("Case") == case and _is_beside(token):
            changed |= {place, *_before(tokens, place, case)}
    return changed


def _unquoted_after(tokens: Sequence[Token], head: int) -> list[int]:
    """The places after the head, up to a preposition, that no quotation marks hold."""
    found, quoted = [], False
    for place in range(head + 1, len(tokens)):
        if tokens[place].pos == "ADP":
            break
        if tokens[place].text in QUOTES:
            quoted = not quoted
        elif not quoted:
            found.append(place)
    return found


def _people(tokens: Sequence[Token], head: int, case: str) -> list[tuple[int, int]]:
    """Where people's names stand in the head's case, start and stop: the head itself, or beside it."""
    runs: list[tuple[int, int]] = []
    for place in [head, *_unquoted_after(tokens, head)]:
        token = tokens[place]
        goes_on = bool(runs) and runs[-1][1] == place
        if (
            token.pos != "PROPN"
            or not has_cyrillic(token.text)
            or not (_admits(token, case) or (goes_on and token.rel == "flat:name"))
        ):
            continue
        if goes_on:
            runs[-1] = (runs[-1][0], place + 1)
        elif _is_persons(token) and not (place > head and _is_country(tokens, place)):
            runs.append((place, place + 1))
    return runs


def _admits(token: Token, case: str) -> bool:
    """True where a word is tagged so, or the dictionary knows such a form of a name: after an office the model is led astray
    by the office's own genitives."""
    return token.feat("Case") == case or case in _cases(token.text.lower())


@lru_cache(maxsize=16_384)
def _cases(word: str) -> frozenset[str]:
    """The cases in which the dictionary knows a word as a person's name."""
    return frozenset(case for grams in entries(word) if grams & PERSONAL and (case := _case_of(grams)))


def _case_of(grams: frozenset[str]) -> str:
    return next((FEATS[gram][1] for gram in grams if gram in FEATS and FEATS[gram][0] == "Case"), "")


def _is_persons(token: Token) -> bool:
    """True where the dictionary reads a word as a person's name; of words that it does not know, where the model does."""
    if _ACRONYM.fullmatch(token.text):
        return False
    reading = fitting(token.text, "PROPN", token.feats)
    return bool(grammemes(reading) & PERSONAL) or (not reading.is_known and token.feat("Animacy") == "Anim")


def _is_country(tokens: Sequence[Token], place: int) -> bool:
    """`министра Остмарии`, `министра Остмарии Гордея Лунёва`: a word in -ии is a first name only before a surname."""
    if not tokens[place].text.endswith("ии"):
        return False
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return (
        after is None or after.pos != "PROPN" or any("Name" in grammemes(reading) for reading in readings(after.text.lower()))
    )


def _count(tokens: Sequence[Token], head: int, words: list[str]) -> None:
    """Puts a counted noun where its numeral wants it: `двух источников` -> `два источника`, `пяти` -> `пять источников`."""
    numeral = tokens[head - 1].lemma
    if numeral == "один" or tokens[head].feat("Number") != "Plur":
        return
    grams = {"gent", "sing" if numeral in _FEW else "plur"}
    counted = fitting(tokens[head].text, tokens[head].pos, tokens[head].feats).inflect(grams)
    if counted:
        words[head] = like(counted.word, tokens[head].text)


def _is_beside(token: Token) -> bool:
    """True where a word after the head is set beside it. In the genitive a list is as well of what hangs on the head."""
    return token.rel in BESIDE and not (token.rel == "conj" and token.feat("Case") == "Gen")


def _before(tokens: Sequence[Token], place: int, case: str) -> list[int]:
    """The modifiers that stand right before a word, in its case."""
    found = []
    while place and tokens[place - 1].pos in MODIFIERS and tokens[place - 1].feat("Case") == case:
        place -= 1
        found.append(place)
    return found


def _gender_of(token: Token) -> str:
    """The gender of a head, by the dictionary where it knows the word: the model guesses it from the ending."""
    reading = fitting(token.text, token.pos, token.feats)
    return ud_feats(reading).get("Gender", "") if reading.is_known else token.feat("Gender")


def _number_of(tokens: Sequence[Token], head: int) -> str:
    """The number of a head: of a proper noun that its adjective tells better (`из Верхних Бродов`)."""
    before = tokens[head - 1] if head else None
    agrees = before is not None and before.pos == "ADJ" and before.feat("Case") == tokens[head].feat("Case")
    plural = before is not None and agrees and before.feat("Number") == "Plur"
    return "Plur" if plural and tokens[head].pos == "PROPN" and tokens[head].text[1:].islower() else tokens[head].feat("Number")


def _inflected(token: Token, gender: str, number: str) -> str:
    """A word in the nominative. gender, number: of the head, which its adjectives take."""
    word = token.text
    if not has_cyrillic(word) or _ACRONYM.fullmatch(word):
        return word
    if _DECLINED_ACRONYM.fullmatch(word):
        return acronym(word)
    if "-" in word and not entries(word.lower()):
        return _double(token, gender, number)
    if token.feat("Case") == "Nom" and _may_be_nominative(word):
        return word
    reading = fitting(word, token.pos, token.feats)
    if not reading.is_known and token.pos == "PROPN" and _INDECLINABLE.search(word):
        return word
    changed = _inflect(reading, gender, number)
    if changed is None:
        return word
    return like(changed if "ё" in word.lower() else changed.replace("ё", "е"), word)


def acronym(word: str) -> str:
    """An abbreviation without the ending that it was given: `МИДом` -> `МИД`; any other word as it stands."""
    declined = _DECLINED_ACRONYM.fullmatch(word)
    return declined.group(1) if declined else word


@lru_cache(maxsize=16_384)
def _may_be_nominative(word: str) -> bool:
    held = entries(word.lower()) or [grammemes(reading) for reading in readings(word.lower())]
    return any(_case_of(grams) in ("Nom", "") for grams in held)


def _inflect(reading: Any, gender: str, number: str) -> str | None:
    grams = {"nomn"}
    own = grammemes(reading)
    if str(reading.tag.POS) in ("ADJF", "PRTF"):
        grams.add("plur" if number == "Plur" else "sing")
        if number != "Plur" and gender in _GENDERS:
            grams.add(_GENDERS[gender])
    else:
        grams |= own & {"sing", "plur"}
    if reading.is_known:
        _, spelled, paradigm, place = reading.methods_stack[0]
        return inflected(spelled, paradigm, place, frozenset(grams))
    guessed = reading.inflect(grams)
    return str(guessed.word) if guessed else None


def _double(token: Token, gender: str, number: str) -> str:
    """`вице-премьера`, `Нижнего-Броды`: the last part is declined, the first where it agrees with it in case."""
    first, _, last = token.text.rpartition("-")
    if last[:1].islower() and first[:1].isupper() and "-" in first:
        return _place_on(token, gender, number)
    changed = _inflected(Token(0, 0, last, pos=token.pos, feats=token.feats), gender, number)
    return f"{first}-{changed}"


def _place_on(token: Token, gender: str, number: str) -> str:
    """`Заречья-на-Луке`: only the part before the preposition is declined."""
    first, dash, rest = token.text.partition("-")
    return _inflected(Token(0, 0, first, pos=token.pos, feats=token.feats), gender, number) + dash + rest
