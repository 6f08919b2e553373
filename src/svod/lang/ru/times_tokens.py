"""The words and numbers of a block as the grammar of times sees them: each with one kind, and a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from svod.lang.ru.times_words import ABBR, FORMS, KINDS, ROMAN, TELLING, WDABBR
from svod.model.span import Span

# One character a kind, from the private use area, so that a rule is a regular expression over the kinds of words.
LETTER: dict[str, str] = {kind: chr(0xE000 + place) for place, kind in enumerate(KINDS)}
OTHER = "."

# Numbers that are none of ours come first: 15,88 · 3.11.2.4 · 8-800-555-01-02 · 12% · 4:04:44 · $5 ·
# 2-12-85, which is a telephone's: hyphens stand in no date with two digits for its year.
_TOKEN = re.compile(
    r"""
    (?P<word>[^\W\d_]+)
  | (?P<date>(?<![\d.,:-])(?<!\d/)(?:
        (?P<d>\d{1,2})(?P<sep>[./-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4}|(?<!-)\d{2})
      | (?<!/)(?P<iy>\d{4})(?P<isep>[./-])(?P<im>\d{2})(?P=isep)(?P<id>\d{2})(?:T(?P<itime>\d{2}:\d{2})(?::\d{2})?)?
      )(?![\d:%-]|[./]\d))
  | (?P<clock>(?<![\d.,:])(?P<h>[01]?\d|2[0-4]):(?P<min>[0-5]\d)(?::[0-5]\d)?(?![\d:]))
  | (?P<dotted>(?<=\s[вВ]\s)(?P<dh>[01]?\d|2[0-3])\.(?P<dmin>[0-5]\d)(?!\d|[.,]\d))
  | (?P<code>\d+(?:-\d+){2,}|[№$€£+]\s?\d[\d.,]*|\d+(?:[.,:]\d+)+\S*|\d+\s?[%‰°])
  | (?P<number>\d+)(?:[-–]?(?P<suffix>
        летн\w*|лети\w*|го|его|ого|ое|ые|ый|ой|ей|ий|му|ому|ом|ым|ых|ая|ми|е|й|м|х|я|ю)(?![^\W\d_]))?
  | (?P<mark>[-–—―−,()/])
  | (?P<markup>[*\[])
  | (?P<other>\S)
    """,
    re.VERBOSE,
)  # fmt: skip

_MARKS = {",": "COMMA", "(": "OPEN", ")": "CLOSE", "/": "SLASH"} | dict.fromkeys("-–—―−", "DASH")
_DOTTED = frozenset({"г", "гг", "ч", "мин"}) | frozenset(" ".join((*ABBR.values(), *WDABBR.values())).split())
_DECADE_ENDINGS = frozenset({"х", "ых", "е", "ые", "ым", "ми"})
_YEAR_ENDINGS = frozenset({"го", "ого", "м", "ом", "й", "ый"})  # "в 67-м году", "осенью 93-го"
_CENTURY = 1900  # that of years of two digits which no day can be
_AFTER_DIGITS = frozenset({"GOD", "GODS", "HOUR", "MONTH", "ABBR"})  # "2018г", and "21мая" where a crawl lost the space
_END = re.compile(r"[.!?…;:](?=\s)")
_DOTTED_LETTERS = 6  # one more than the longest of them has
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_LAST_YEAR, _FIRST_YEAR = 2199, 1000
_TEN_CYRILLIC = str.maketrans("х", "x")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark: where it stands, its kind in the grammar, and its number. A written date carries year, month
    and day in `date`; a clock time, or the time of an ISO date, is in `clock` as HH:MM."""

    start: int
    stop: int
    text: str  # as the page has it
    kind: str = ""  # empty for a word that no rule knows
    number: int = 0
    date: tuple[int, int, int] | None = None
    clock: str | None = None

    @property
    def plain(self) -> str:
        """Lower case, `ё` as `е`."""
        return self.text.lower().replace("ё", "е")

    @property
    def capital(self) -> bool:
        """`Марта`, but neither `марта` nor `МАРТА`."""
        return self.text[:1].isupper() and not self.text.isupper()


def pieces_of(content: str, span: Span) -> Iterator[Span]:
    """The pieces of a block that may hold a time, cut at marks that stand inside none; the marks at both ends belong to a
    piece, since they tell what it is."""
    start = span.start
    for end in _END.finditer(content, span.start, span.stop):
        last = _LAST_WORD.search(content, max(start, end.start() - _DOTTED_LETTERS), end.start())
        if last and last[0].lower() in _DOTTED:
            continue
        yield from _worth(content, start, end.end())
        start = end.start()
    yield from _worth(content, start, span.stop)


def _worth(content: str, start: int, stop: int) -> Iterator[Span]:
    words = content[start:stop].lower().replace("ё", "е")
    if _DIGIT.search(words) or not TELLING.isdisjoint(_LETTERS.findall(words)):
        yield Span(start, stop)


def words_of(content: str, span: Span) -> tuple[Word, ...]:
    """The words of a piece, in order; of several in a row that no rule knows, the first and the last, which alone can tell
    what stands beside them."""
    found: list[Word] = []
    held: re.Match[str] | None = None
    for match in _TOKEN.finditer(content, span.start, span.stop):
        if match.lastgroup == "markup":
            continue  # "этим [летом](…)", "**5** мая"
        if _is_unknown(match) and not (found and found[-1].kind):
            held = match
            continue
        if held is not None:
            found.append(_word(held))
            held = None
        word = _word(match)
        if content[word.stop : word.stop + 1] == "." and word.stop < span.stop and word.plain in _DOTTED:
            word = Word(word.start, word.stop + 1, word.text + ".", word.kind, word.number)
        elif found and found[-1].stop > word.start:
            continue  # the dot that was just taken
        if found and found[-1].stop == word.start and found[-1].text[-1].isalnum() and word.text[0].isalnum():
            found[-1], word = _glued(found[-1], word)
        found.append(word)
    return tuple(found)


def _is_unknown(match: re.Match[str]) -> bool:
    group = match.lastgroup
    return (group == "word" and not _known(match[0])[0]) or group in {"code", "other"}


def _glued(left: Word, right: Word) -> tuple[Word, Word]:
    """Letters and digits that touch are a code (А234, 17к), unless the letters are a unit that digits may touch."""
    if left.text[0].isdigit() and right.kind in _AFTER_DIGITS:
        return left, right
    return Word(left.start, left.stop, left.text), Word(right.start, right.stop, right.text)


def letters_of(words: tuple[Word, ...]) -> str:
    """The kinds of the words, a letter each."""
    return "".join(LETTER[word.kind] if word.kind else OTHER for word in words)


def _word(match: re.Match[str]) -> Word:
    start, stop, text, group = match.start(), match.end(), match[0], match.lastgroup
    if group == "word":
        return Word(start, stop, text, *_known(text))
    if group == "mark":
        return Word(start, stop, text, _MARKS.get(text, ""))
    if group in {"number", "suffix"}:
        kind, number = _kind_of_number(match["number"], match["suffix"] or ""), int(match["number"][:6])
        return Word(start, stop, text, kind, number + (_CENTURY if kind == "SHORTYEAR" else 0))
    if group == "date":
        return _date(match)
    if group == "clock":
        return Word(start, stop, text, "CLOCK", clock=f"{int(match['h']) % 24:02}:{match['min']}")
    if group == "dotted":
        return Word(start, stop, text, "CLOCK", clock=f"{int(match['dh']):02}:{match['dmin']}")
    return Word(start, stop, text)


@lru_cache(maxsize=1 << 14)
def _known(text: str) -> tuple[str, int]:
    """Kind and number of a word, nothing for one that the grammar does not know."""
    plain = text.lower().replace("ё", "е")
    roman = ROMAN.get(plain.translate(_TEN_CYRILLIC)) if text.isupper() else None
    return ("ROMAN", roman) if roman else FORMS.get(plain, ("", 0))


def _date(match: re.Match[str]) -> Word:
    """Day first, or year first; two digits of a year are the nearest such year up to 2068, as POSIX reads them."""
    if match["iy"]:
        parts = (int(match["iy"]), int(match["im"]), int(match["id"]))
    else:
        year = int(match["y"])
        if len(match["y"]) == 2:
            year += 2000 if year < 69 else 1900
        parts = (year, int(match["m"]), int(match["d"]))
    return Word(match.start(), match.end(), match[0], "DATE", date=parts, clock=match["itime"])


def _kind_of_number(digits: str, suffix: str) -> str:
    value = int(digits[:6])
    if suffix.startswith("лет"):
        return ""  # "25-летний", "60-летие"
    if suffix in _DECADE_ENDINGS and value % 10 == 0 and (10 <= value <= 90 or _FIRST_YEAR <= value <= _LAST_YEAR):
        return "DECADE"
    if len(digits) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:
        return "YEAR"
    if len(digits) <= 2 and 1 <= value <= 31:
        return "DAY"
    if len(digits) == 2 and suffix in _YEAR_ENDINGS:
        return "SHORTYEAR"
    return "" if suffix else "NUM"
