"""How a name sounds, whichever alphabet it is in: Russian, Ukrainian and Latin spellings brought to one row of letters.

Two depths. `heard` reads every spelling in Cyrillic letters that both languages share, so that «Мэй», «Мей» and «Меї» differ in
case endings alone. `skeleton` keeps the classes of consonants, which is what is left of a name that went through several
languages («Хант», «Гант», Hunt); it only says which names are worth comparing, never that two are one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

_CYRILLIC = re.compile("[а-яёіїєґ]")
_LATIN = re.compile("[a-z]")

# Letters that are printed alike, Latin -> Cyrillic: a word in both alphabets is a slip of the keyboard.
_LOOK = str.maketrans("aceikopxytbhm", "асеікорхутвнм")
_LOOK_BACK = str.maketrans("асеікорхут", "aceikopxyt")

# Ukrainian and Russian letters for one sound, or for sounds that one language has where the other has the neighbour.
_SHARED = str.maketrans(
    {"ё": "е", "э": "е", "є": "е", "ы": "и", "і": "и", "ї": "и", "ґ": "г", "ь": "", "ъ": "", "’": "", "ʼ": "", "'": "", "`": ""}
)

# Latin letters as Russian news prints them, the longest first. A vowel pair is one vowel where English and German have one.
_READ = (
    ("sch", "ш"), ("tch", "ч"), ("dzh", "дж"), ("eau", "о"), ("igh", "ай"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х"),
    ("ph", "ф"), ("th", "т"), ("ck", "к"), ("qu", "кв"), ("ts", "ц"), ("tz", "ц"), ("ee", "и"), ("ea", "и"), ("oo", "у"),
    ("ou", "у"), ("ai", "ей"), ("ay", "ей"), ("ei", "ей"), ("ey", "ей"), ("ya", "я"), ("yu", "ю"), ("yo", "е"), ("ye", "е"),
    ("ce", "се"), ("ci", "си"), ("cy", "си"),
    ("a", "а"), ("b", "б"), ("c", "к"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("j", "дж"),
    ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"), ("r", "р"), ("s", "с"), ("t", "т"),
    ("u", "у"), ("v", "в"), ("w", "в"), ("x", "кс"), ("y", "и"), ("z", "з"),
)  # fmt: skip
_SILENT = re.compile(r"(?<=[aeiou])h(?=[bcdfgklmnpqrstvwxz]|$)|(?<=[a-z]{2})e$")  # Johnson, Wayne
_READING = re.compile("|".join(latin for latin, _ in _READ))
_READ_AS = dict(_READ)

# Consonants that change places between languages and between spellings; the first stands for all.
_CLASS = {
    **dict.fromkeys("бп", "п"), **dict.fromkeys("вф", "в"), **dict.fromkeys("дт", "т"), **dict.fromkeys("гхк", "к"),
    **dict.fromkeys("зсц", "с"), **dict.fromkeys("жшщч", "ш"), "л": "л", "м": "м", "н": "н", "р": "р",
}  # fmt: skip
_DZH = re.compile("дж")

# What stands after the stem of a name in some case, Russian or Ukrainian, in letters that both share.
ENDINGS = frozenset(
    {""}
    | set("аяуюеоий")
    | {"ой", "ей", "ий", "ою", "ею", "ом", "ем", "им", "ам", "ям", "ов", "ев", "ах", "ях", "ая", "яя", "ую", "юю", "ое", "ее"}
    | {"ие", "их", "ии", "ию", "ия", "ье", "иею", "ием", "ои", "еи", "ив"}
    | {"ами", "ями", "ими", "ого", "его", "ому", "ему", "ови", "еви"}
)
_SHORTEST = 3  # letters that two forms of one name share at least
_WELL = 0.55  # of 1: two spellings of one name by ear, vowels read differently


@lru_cache(maxsize=100_000)
def heard(word: str) -> str:
    """A word as it sounds, in lower-case Cyrillic letters that Russian and Ukrainian share; digits stay."""
    low = word.lower()
    if _CYRILLIC.search(low) and _LATIN.search(low):
        low = one_alphabet(low)
    if _CYRILLIC.search(low):
        return low.translate(_SHARED)
    plain = _SILENT.sub("", anyascii(low).lower())
    return _READING.sub(lambda found: _READ_AS[found.group()], plain).translate(_SHARED)


def one_alphabet(word: str) -> str:
    """A lower-case word in two alphabets in the one that most of its letters are of."""
    cyrillic = len(_CYRILLIC.findall(word))
    return word.translate(_LOOK) if 2 * cyrillic >= len(re.findall(r"[^\W\d_]", word)) else word.translate(_LOOK_BACK)


def is_latin(word: str) -> bool:
    """Whether the word is written in Latin letters."""
    return _CYRILLIC.search(word.lower()) is None and _LATIN.search(anyascii(word).lower()) is not None


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The classes of a word's consonants, doubled ones once, with `*` for a vowel that it begins with, and its digits."""
    low = _DZH.sub("ж", heard(word))
    out = "*" if low[:1] in "аеиоуюя" and low else ""
    for letter in low:
        of = _CLASS.get(letter, letter if letter.isdigit() else "")
        if of and not out.endswith(of):
            out += of
    return out


@lru_cache(maxsize=200_000)
def inflected(a: str, b: str) -> bool:
    """Whether two words, as `heard` gives them, may be one word in two cases: they differ in their endings alone."""
    if a == b:
        return True
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    least = max(_SHORTEST, min(len(a), len(b)) - 3)
    return any(a[at:] in ENDINGS and b[at:] in ENDINGS for at in range(shared, least - 1, -1))


@lru_cache(maxsize=100_000)
def astray(a: str, b: str) -> bool:
    """One letter apart behind the first, and long enough (five letters) that this is a slip and not another name."""
    return min(len(a), len(b)) >= 5 and a[0] == b[0] and DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1


@lru_cache(maxsize=100_000)
def alike(a: str, b: str) -> bool:
    """Whether two words of two languages or alphabets may be spellings of one: the same classes of consonants, and vowels near
    enough."""
    if skeleton(a) != skeleton(b):
        return False
    x, y = heard(a), heard(b)
    return 1 - DamerauLevenshtein.distance(x, y) / max(len(x), len(y), 1) >= _WELL
