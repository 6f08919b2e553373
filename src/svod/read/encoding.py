"""Bytes -> the encoding they are in, decided in five steps; the same bytes always get the same answer.

1. A byte order mark decides. 2. What is valid UTF-8 is UTF-8: other encodings hardly ever make it by chance. 3. What is
UTF-8 but for a few breaks is broken UTF-8. 4. A claim (`<meta charset>`, an XML declaration) is believed where the bytes bear
it out: they can all be read so, and no Cyrillic reading is much better. 5. Else the Cyrillic and Western one-byte
encodings are weighed by the letters they give (see `letters`); where none of them gives a likely text, charset-normalizer is
asked, which knows the rest of the world.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from svod.read.letters import CONTROL, SINGLE_BYTE, cost, weights

# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE_MARKS = tuple(mark for mark, encoding in _MARKS if encoding != "utf-8")  # of encodings with several bytes a letter
_VALID_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_RUN = re.compile(rb"[A-Za-z]?[\x80-\xff]+[A-Za-z]?")
_SAMPLE = 8192  # bytes of runs that are weighed: a score of sentences decides, and a huge page costs no more
_LONGEST_RUN = 64  # of one run: longer than any word
_ENOUGH = 100  # bytes beyond ASCII: on fewer, charset-normalizer sees Chinese in Russian
_ASKED = 32768  # bytes of a page that charset-normalizer is asked about
# Claims that are looked into: of encodings in which every letter has its own bytes, ASCII's where ASCII has them. UTF-16 and
# UTF-32 announce themselves by a mark; a page that claims one and lacks the mark is no such thing.
_PAGES_ARE_IN = re.compile(
    r"cp(125\d|8(55|66|74)|932|936|949|950)|koi8-[rut]|iso8859-\d+|mac-\w+|gb\w+|big5\w*|euc_\w+|shift_jis\w*"
)
# What a claim is worth, in the cost of `letters`: it decides where a few words leave it open, and falls where more tell
# against it. On 4,000 pieces of Russian pages the nearest wrong encoding costs 0.8 a byte more in the middle case.
_CLAIM_WORTH = 10.0
_CLAIM_WORTH_A_BYTE = 0.05
_UNLIKELY = 3.7  # cost a byte; those pieces have 2.8 to 3.5 in their own encoding, Greek or Polish read as another has more


@dataclass(frozen=True, slots=True)
class Decided:
    """An encoding as Python names it; how many byte sequences are not valid in it; the offset of the first of these; and
    which step decided."""

    encoding: str
    broken: int
    first_break: int | None
    because: str


def decide(raw: bytes, claim: str | None = None) -> Decided:
    """The encoding of these bytes. `claim` is what the page says of itself, in its own words."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _counted(raw, encoding, "byte order mark")
    if _bears(raw, "utf-8"):
        return Decided("utf-8", 0, None, "valid UTF-8")
    whole = _counted(raw, "utf-8", "UTF-8 but for a few breaks")
    if sum(1 for _ in _VALID_SEQUENCE.finditer(raw)) > 2 * whole.broken:
        return whole
    runs = _sample(raw)
    weighed = {encoding: cost(runs, encoding) for encoding in SINGLE_BYTE}
    best = min(weighed, key=lambda encoding: weighed[encoding])
    size = sum(map(len, runs))
    claimed = _known(claim)
    if claimed and _bears(raw, claimed):
        mine = cost(runs, claimed) if _is_single_byte(claimed) else weighed[best]
        if mine - weighed[best] <= _CLAIM_WORTH + _CLAIM_WORTH_A_BYTE * size:
            return _counted(raw, claimed, "the page says so, and its letters bear it out")
    if size >= _ENOUGH and weighed[best] > _UNLIKELY * size:
        guess = from_bytes(raw[:_ASKED]).best()
        guessed = _known(guess.encoding) if guess else None
        if guessed and _bears(raw, guessed):
            return _counted(raw, guessed, "charset-normalizer's guess")
    return _counted(raw, best, "its letters are met as often as in a text of this encoding")


def _counted(raw: bytes, encoding: str, because: str) -> Decided:
    """Each broken sequence is one U+FFFD when replaced and nothing when ignored: the difference counts them."""
    try:
        raw.decode(encoding)
    except UnicodeDecodeError as error:
        broken = len(raw.decode(encoding, "replace")) - len(raw.decode(encoding, "ignore"))
        return Decided(encoding, broken, error.start, because)
    return Decided(encoding, 0, None, because)


def _bears(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _known(claim: str | None) -> str | None:
    """Python's name of a claimed encoding, where it is one that pages are written in."""
    try:
        name = codecs.lookup((claim or "").strip()).name
    except (LookupError, ValueError):
        return None
    # The web reads these two as windows-1252: the same letters, and more marks (WHATWG Encoding Standard).
    name = "cp1252" if name in ("iso8859-1", "ascii") else name
    return name if _PAGES_ARE_IN.fullmatch(name) else None


def _is_single_byte(encoding: str) -> bool:
    """True where nearly every byte stands for something alone (an encoding of one byte a letter leaves some free)."""
    return sum(weighed.cost < CONTROL for weighed in weights(encoding)) > 200


def _sample(raw: bytes) -> list[bytes]:
    """Runs of bytes beyond ASCII with the letters that touch them, until there are enough to weigh."""
    runs, size = list[bytes](), 0
    for found in _RUN.finditer(raw):
        runs.append(found.group()[:_LONGEST_RUN])
        size += len(runs[-1])
        if size > _SAMPLE:
            break
    return runs
