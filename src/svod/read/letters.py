"""How dear each byte is in each encoding: what `encoding` weighs when neither marks nor UTF-8 decide.

A byte costs minus the natural logarithm of how often the letter that it stands for is met in Russian; shapes that no text
has (a capital after a small letter, Cyrillic joined to Latin) cost extra. The reading that costs least is taken.
"""

from __future__ import annotations

import codecs
import math
from dataclasses import dataclass
from functools import cache

# Letters by share in Russian text, per cent: frequency dictionary of the Russian National Corpus (O. Lyashevskaya,
# S. Sharov, 2009). ё stands with the share it has where it is printed.
_SHARES = {
    "о": 10.97, "е": 8.45, "а": 8.01, "и": 7.35, "н": 6.70, "т": 6.26, "с": 5.47, "р": 4.73, "в": 4.54, "л": 4.40, "к": 3.49,
    "м": 3.21, "д": 2.98, "п": 2.81, "у": 2.62, "я": 2.01, "ы": 1.90, "ь": 1.74, "г": 1.70, "з": 1.65, "б": 1.59, "ч": 1.44,
    "й": 1.21, "х": 0.97, "ж": 0.94, "ш": 0.73, "ю": 0.64, "ц": 0.48, "щ": 0.36, "э": 0.32, "ф": 0.26, "ё": 0.13, "ъ": 0.04,
}  # fmt: skip

# What else a page may hold. The figures are guesses of the same scale, wide apart, and no page turns on their decimals.
_MARK = 4.0  # «», dashes, №, …: one in some fifty characters
_OTHER_CYRILLIC = 6.0  # і, ї, ў, ђ: a neighbour's language, or a name from it
_ACCENTED = 4.0  # é, ü: one in some fifty letters of a Western text
_CLAIMED = 3.4  # Greek, Arabic, …, which only a page's claim brings up: dearer than Russian, cheaper than what is misread as it
_ODD = 9.0  # box drawing, currency of nowhere: on a page almost never
CONTROL = 14.0  # C1 controls and bytes that stand for nothing: never
_SHAPE = 5.0  # a shape that only a wrong reading gives
_MARKS = frozenset("«»„“”‘’‚–—…№§©®™•·°\u00a0\u00ad")

# In the order in which a tie is decided: what the web used most comes first.
SINGLE_BYTE = ("cp1251", "koi8-r", "cp866", "iso8859-5", "cp1252")


@dataclass(frozen=True, slots=True)
class Weighed:
    """What one byte stands for: its cost, and its kind: `small`, `capital` (Cyrillic), `latin`, or none of these."""

    cost: float
    kind: str = ""


@cache
def weights(encoding: str) -> tuple[Weighed, ...]:
    """The 256 bytes in a one-byte encoding."""
    decode = codecs.getdecoder(encoding)
    return tuple(_weighed(decode(bytes([byte]), "replace")[0]) for byte in range(256))


def _weighed(letter: str) -> Weighed:
    if letter.isascii():
        return Weighed(0.0, "latin" if letter.isalpha() else "")
    if letter in _MARKS:
        return Weighed(_MARK)
    if letter == "\ufffd" or "\x80" <= letter <= "\x9f":
        return Weighed(CONTROL)
    if "\u0400" <= letter <= "\u04ff":
        share = _SHARES.get(letter.lower())
        return Weighed(-math.log(share / 100) if share else _OTHER_CYRILLIC, "small" if letter.islower() else "capital")
    if letter.isalpha():
        return Weighed(_ACCENTED, "accented") if letter <= "\u024f" else Weighed(_CLAIMED)
    return Weighed(_ODD)


def cost(runs: list[bytes], encoding: str) -> float:
    """What these runs cost in that encoding: each run is a word, as far as bytes beyond ASCII reach, with the ASCII
    characters that touch it."""
    table = weights(encoding)
    total = 0.0
    for run in runs:
        before = ""
        for byte in run:
            weighed = table[byte]
            total += weighed.cost + (_SHAPE if (before, weighed.kind) in _BAD_SHAPES else 0.0)
            before = weighed.kind
    return total


# A capital after a small letter; Cyrillic that touches Latin; two accented letters together (a whole word of them is
# Cyrillic in the wrong encoding).
_BAD_SHAPES = frozenset(
    [("small", "capital"), ("accented", "accented")]
    + [(one, other) for one in ("small", "capital") for other in ("latin", "accented")]
    + [(other, one) for one in ("small", "capital") for other in ("latin", "accented")]
)
