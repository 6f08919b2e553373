"""Whether two names may be of one person, and whether a name stands for a person himself or for whom something is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from svod.annotate.statements.lines import folded
from svod.lang.base import Token

LONG = 5  # letters of a surname that may be misspelled; in a shorter one a letter makes another name
SHARED = 4  # letters that two forms of a surname begin with, at least
STEPS = 3  # nouns between a name and the verb that it is the subject of, at most


@lru_cache(maxsize=16_384)
def key_of(name: str) -> str:
    """A name's last word, folded: what a short mention shares with a full one."""
    words = folded(name).partition("(")[0].split()
    return next((word for word in reversed(words) if any(map(str.isalpha, word))), folded(name))


def same_key(one: str, other: str) -> bool:
    """Equal but for a case ending that the normal form kept."""
    if one == other:
        return True
    if one[:SHARED] != other[:SHARED]:
        return False
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= SHARED and shared >= min(len(one), len(other)) - 1 and abs(len(one) - len(other)) <= 2


def misspelled(one: str, other: str) -> bool:
    """True for two spellings of one long surname that a letter inside parts ("Вельгард", "Велльгард"), and no first names that
    part them. A letter at the end may be another name's ("Лунёв", "Лунёва")."""
    short, long = key_of(one), key_of(other)
    if len(short) > len(long):
        short, long = long, short
    if len(short) < LONG or len(long) != len(short) + 1 or short[:1] != long[:1] or short[-2:] != long[-2:]:
        return False
    a, b = folded(one).split(), folded(other).split()
    alone = len(a) == 1 or len(b) == 1 or a[0] == b[0]
    return alone and any(long[:i] + long[i + 1 :] == short for i in range(1, len(long)))


def same_person(one: str, other: str) -> bool:
    """True where two names may be of one person: one surname, and first names that do not part them."""
    if not same_key(key_of(one), key_of(other)):
        return False
    a, b = [folded(word) for word in one.split()], [folded(word) for word in other.split()]
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    if long[-len(short) :] == short:
        return True  # "дер Вельц" of "Марта дер Вельц"
    if len(a) == 1 or len(b) == 1:
        return True
    first, second = sorted((a[0].rstrip("."), b[0].rstrip(".")), key=len)
    return second.startswith(first) or same_key(first, second)


def declined_form(token: Token) -> bool:
    """True where a word does not stand in its dictionary form."""
    return folded(token.text) != folded(token.lemma)


def owned(name: Token) -> bool:
    """True for a name that hangs on a noun as its owner: "представитель Лунёва", not "госпожа Вельц"."""
    return name.rel.startswith("nmod") and declined_form(name)


def unclear(tokens: Sequence[Token], first: int, unchanging: tuple[str, ...]) -> bool:
    """True for a name in one word that has one form for all cases, right after a body in the genitive: "представитель партии
    Вильони" may be of Вильони's party, or be called so."""
    name, before = tokens[first], tokens[first - 1] if first else None
    alone = first + 1 == len(tokens) or tokens[first + 1].pos != "PROPN"
    body = before is not None and before.pos == "NOUN" and before.feat("Animacy") == "Inan" and before.feat("Case") == "Gen"
    return alone and body and folded(name.text).endswith(unchanging)


def gender_of_deed(tokens: Sequence[Token], name: Token) -> str:
    """The gender that the verb gives to the name that is its subject, or stands beside it: "сообщила посол Марта Вельц"."""
    seen = 0
    while name.feat("Case") == "Nom" and name.rel in {"appos", "flat:name", "nmod"} and name.head >= 0 and seen < STEPS:
        name, seen = _above(tokens, name), seen + 1
    verb = tokens[name.head] if name.rel == "nsubj" and name.head >= 0 else None
    return verb.feat("Gender") if verb is not None and verb.feat("Gender") in {"Masc", "Fem"} else ""


def _above(tokens: Sequence[Token], name: Token) -> Token:
    """The noun that a name stands beside; for one in the genitive ("представитель МИД Марта Вельц") whose it is."""
    head = tokens[name.head]
    return tokens[head.head] if head.feat("Case") == "Gen" and head.rel == "nmod" and head.head >= 0 else head
