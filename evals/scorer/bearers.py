"""When two names are of one bearer: inflected otherwise, shorter, or written with another form of the same body's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

# Each group is one bearer under several names; the right side stands for all. A reader who writes either means the same.
_ALIASES = tuple((re.compile(pattern), word) for pattern, word in (
    (r"\(.*?\)", " "),                                         # an explanation in brackets
    (r"министерств\w* иностранных дел", "мид"),                # ministries, long and short
    (r"министерств\w* обороны", "минобороны"),
    (r"министерств\w* внутренних дел", "мвд"),
    (r"российск\w+ федераци\w+|\bрф\b", "россия"),             # states and unions, in full and as used
    (r"европейск\w+ союз\w*|евросоюз\w*", "ес"),
    (r"соединенн\w+ штат\w*( америки)?", "сша"),
    (r"великобритани\w+", "британия"),
    (r"\bрейтерс?\b", "reuters"),                              # outlets in Cyrillic and in Latin letters
    (r"\bби-би-си\b", "bbc"),
))  # fmt: skip
# Words that every such body may bear before its name, and that tell none from another.
_EMPTY = re.compile(
    r"(пресс-служб\w*|пресс|служб\w*|агентств\w*|информагентств\w*|газет\w*|телеканал\w*|канал\w*|издани\w*|портал\w*|сайт\w*|the)"
)
# A state's bare name is not that of each body in it: "X" is not "the ministry of X".
_STATE = re.compile(
    r"росси|сша|украин|британ|герман|фрг|франц|азербайдж|армен|турци|кита|ес$|пакистан|канад|польш|белорус|казахстан|грузи|иран|израил"
)


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    name = name.lower().replace("ё", "е")
    for pattern, word in _ALIASES:
        name = pattern.sub(word, name)
    words = tuple(re.findall(r"[\w-]+", name))
    return tuple(word for word in words if not _EMPTY.fullmatch(word)) or words


def same_word(a: str, b: str) -> bool:
    """True where they differ in no more than a case ending."""
    if a == b:
        return True
    shared = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    least = max(3, min(len(a), len(b)) - 2)
    return shared >= least and abs(len(a) - len(b)) <= 3 and 2 * shared > max(len(a), len(b))


def same_name(a: str | None, b: str | None) -> bool:
    """True where all words of the shorter stand in the longer; but a bare state is not the body that has it in its name."""
    short, long = sorted((_words(a or ""), _words(b or "")), key=len)
    if not short or not all(any(same_word(word, other) for other in long) for word in short):
        return False
    return len(short) == len(long) or not all(_STATE.match(word) for word in short)


def same_names(want: Sequence[str], got: Sequence[str]) -> bool:
    """True where each wanted name is given and no other is; where nobody is wanted, nobody may be given."""
    given = all(any(same_name(a, b) for b in got) for a in want)
    return given and all(any(same_name(a, b) for a in want) for b in got)
