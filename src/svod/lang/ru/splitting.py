"""Where a sentence of Russian news ends: razdel's cuts, then what news needs beside them.

A rule is a small function of what stands left and right of a cut; `JOINS` takes a cut back, the first that says so wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from razdel import sentenize
from razdel.segmenters.sentenize import SentSplit

from svod.model.span import Span

# No sentence has so many characters: a table, a script or a lost paragraph is cut at a space, or else anywhere.
LONGEST = 3_000
# The splitter slows with what it has already joined, so it is given long blocks in pieces, cut where a sentence seems to end.
PIECE = 20_000

# Abbreviated months, in a dateline `ЗАРЕЧЬЕ, 15 янв. — …`.
MONTHS = frozenset({"янв", "фев", "февр", "мар", "апр", "июн", "июл", "авг", "сен", "сент", "окт", "ноя", "нояб", "дек"})
# Abbreviations that the name they belong to follows, and that razdel does not know.
TITLES = frozenset(
    {
        "ген", "полк", "подполк", "кап", "лейт", "адм", "мин", "деп", "чл", "пом",  # ranks and offices: ген. Вельц
        "прим",  # an editor's insertion: (прим. «Меридиана»)
        "пгт", "дер", "мкр", "наб", "бул", "обл",  # places and addresses
        "им",
    }
)  # fmt: skip
# Words that seldom stand after «2031 г.» but in a new sentence: razdel takes every `г.` for «город».
STARTERS = frozenset(
    {
        "он", "она", "оно", "они", "его", "её", "ее", "их", "это", "этот", "эта", "эти", "там", "тогда", "теперь",
        "в", "на", "по", "при", "после", "до", "с", "со", "к", "для", "об", "о", "из", "за", "под", "от", "у",
        "и", "а", "но", "однако", "также", "кроме", "затем", "ранее", "позже", "сейчас", "как", "если", "мы", "я",
    }
)  # fmt: skip
# Short words that take a point and a capital after them without a space, and do not end a sentence.
TIGHT = frozenset({"ст", "им", "пос", "обл", "тел", "ул", "просп", "пер", "проф", "акад", "корр", "тов", "ген", "прим"})

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"(?<=[.!?…»”\":;])[^\S\n]*\n\s*")
_LOST_SPACE = re.compile(r"[.!?…](?<=[а-яё]{3}.)[.!?…]*[»”]?(?=[«“]?[А-ЯЁ][а-яё])")
_SEEMING_END = re.compile(r"[.!?…][»”\")]?\s")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_FIRST_WORD = re.compile(r"\s*([^\W\d_]+)")
_YEAR = re.compile(r"\b\d{4}\s*г\.(?=\s+([А-ЯЁ][а-яё]*))")
# Razdel takes these for units of measure, which have a number before them; after a word they are words: «поля очистили от мин».
_UNIT = re.compile(r"(?<=[^\W\d_])\s+(?:мин|сек|час|дол|руб|стр|кв|куб)\.(?=\s+([А-ЯЁ][а-яё]*))")
_INCLUSIVE = re.compile(r"\bт\.\s?ч\.$")
_CLOSES_A_NAME = re.compile(r"[^«»]{0,60}»\s+[а-яё]")
# Razdel's delimiters, of which a smile is one; and what its first rules make of what stands after one in the characters that
# they look at: no space, or a word in small letters, and the sentence goes on.
_DELIMITER = re.compile(r"[.?!…;:=\"„'»”’)\]}](?:(?<=[=:;])-?[)(]{1,3})?")
_GOES_ON = re.compile(r"\S|\s+[а-яёa-z]+(?![^\W\d])")
_WINDOW = 10
_NO_WORD = re.compile(r"[^\w«“„(\[]*")


def after_month(left: str, right: str) -> bool:
    """`ЗАРЕЧЬЕ, 15 янв. | — Меридиан`: the dateline goes on."""
    return left.endswith(".") and _last(left) in MONTHS and right[:1] in "—–-/(0123456789"


def after_title(left: str, right: str) -> bool:
    """`ген. | Вельц`: a title is followed by its name, which no preposition or pronoun is."""
    met = _FIRST_WORD.match(right)
    if met and met.group(1).lower() in STARTERS:
        return False
    return left.endswith(".") and _last(left) in TITLES and (right[:1].isupper() or right[:1] in '«"')


def inclusive(left: str, right: str) -> bool:
    """`в т. ч. | Симан`."""
    return bool(right) and left.endswith("ч.") and bool(_INCLUSIVE.search(left))


def inside_a_name(left: str, right: str) -> bool:
    """`«Пятый канал. | Главное» сообщил`: a short title with a point in it, no speech, since its sentence simply goes on."""
    return left.rfind("«") > left.rfind("»") >= -1 and len(left) - left.rfind("«") < 60 and bool(_CLOSES_A_NAME.match(right))


def no_word(_: str, right: str) -> bool:
    """A mark left alone belongs to what stands before it."""
    return bool(_NO_WORD.fullmatch(right))


JOINS: tuple[Callable[[str, str], bool], ...] = (after_month, after_title, inclusive, inside_a_name, no_word)


def sentences(content: str, span: Span) -> tuple[Span, ...]:
    """The sentences of a block. A quotation of several sentences is cut at each of them; marks stay with theirs. A blank
    line ends one, and so does a line break after a closing mark; any other line break is a space."""
    block = span.of(content)
    found: list[tuple[int, int]] = []
    for start, stop in _pieces(block):
        for own_start, own_stop in _stripped(block, _cuts(block[start:stop], start)):
            if found and _belongs(block, found[-1], (own_start, own_stop)):
                found[-1] = (found[-1][0], own_stop)
            else:
                found.append((own_start, own_stop))
    bounded = (part for pair in found for part in _bounded(block, *pair))
    return tuple(Span(span.start + start, span.start + stop) for start, stop in _stripped(block, bounded))


def _pieces(block: str) -> Iterator[tuple[int, int]]:
    """The block in parts that no sentence crosses: at line breaks that end one, and at most `PIECE` long."""
    start = 0
    patterns = (_BLANK_LINE, _LINE_END) if "\n" in block else ()
    ends = sorted({match.end() for pattern in patterns for match in pattern.finditer(block)})
    for stop in [*ends, len(block)]:
        while stop - start > PIECE:
            cut = max((match.end() for match in _SEEMING_END.finditer(block, start, start + PIECE)), default=0)
            cut = cut or block.rfind(" ", start + 1, start + PIECE) + 1 or start + PIECE
            yield start, cut
            start = cut
        yield start, stop
        start = stop


def _cuts(piece: str, offset: int) -> Iterator[tuple[int, int]]:
    """Razdel's sentences, cut again where a space was lost, after a year, and after a word it took for a unit."""
    for start, stop in _stripped(piece, sentenized(piece)):
        text = piece[start:stop]
        ends = {match.end() for match in _LOST_SPACE.finditer(text) if not _is_tight(text, match)}
        rules = (_YEAR, _UNIT) if "." in text[:-1] else ()
        ends |= {match.end() for rule in rules for match in rule.finditer(text) if match.group(1).lower() in STARTERS}
        at = start
        for end in [*sorted(start + end for end in ends), stop]:
            yield offset + at, offset + end
            at = end


def _is_tight(text: str, lost: re.Match[str]) -> bool:
    return lost[0] == "." and text[lost.start() - 2 : lost.start()] in TIGHT


def sentenized(piece: str) -> Iterator[tuple[int, int]]:
    """Exactly razdel's sentences, with the space around them. Its rules are asked only of a delimiter that may end one."""
    begun = 0
    for match in _DELIMITER.finditer(piece):
        start, stop = match.span()
        if match[0] in (":", "=") or _GOES_ON.match(piece, stop, stop + _WINDOW):
            continue
        split = SentSplit(piece[max(0, start - _WINDOW) : start], match[0], piece[stop : stop + _WINDOW])
        split.buffer = piece[begun:start]
        if not sentenize.join(split):
            yield begun, stop
            begun = stop
    yield begun, len(piece)


def _belongs(block: str, before: tuple[int, int], own: tuple[int, int]) -> bool:
    left, right = block[max(before[0], before[1] - 80) : before[1]], block[own[0] : min(own[1], own[0] + 80)]
    return "\n\n" not in block[before[1] : own[0]] and any(rule(left, right) for rule in JOINS)


def _last(left: str) -> str:
    """The word before the point that these words end in, in small letters."""
    match = _LAST_WORD.search((left[:-1].split() or [""])[-1])
    return match.group(1).lower() if match else ""


def _stripped(block: str, pairs: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, stop in pairs:
        text = block[start:stop]
        if text.strip():
            yield start + len(text) - len(text.lstrip()), stop - len(text) + len(text.rstrip())


def _bounded(block: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while stop - start > LONGEST:
        cut = block.rfind(" ", start + 1, start + LONGEST) + 1 or start + LONGEST
        yield start, cut
        start = cut
    yield start, stop
