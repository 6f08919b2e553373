"""The lines of a page and what can be seen of each by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from svod.clean.tags import PLAIN_TAGS, Tags
from svod.lang.layout import layout
from svod.model.span import Span

STEM = 5  # letters of a word that stand for all its forms
LONG = 22  # words from which a line is told text, even if its end is lost
SEVERAL = 12  # words that two sentences have together, where neither is a caption's
TAIL = 60  # characters within which the marks at a line's end stand
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = "\u200b\u200c\u200d\u2060\ufeff\u00ad"  # what is invisible, though `str.strip` keeps it
_WORD = re.compile(r"\w[\w’'-]*")
_ENDS = re.compile(r"[.!?…][\"'»”“)\]*_\s]*$|[.!?…]\W{0,3}$")
_SENTENCES = re.compile(r"(?:[^\W\d_]{3,}|\d)[\"'»”)]*[.!?…][\"'»”)]*\s+[\"'«„“(]*[A-ZА-ЯЁІЇЄҐ][^.\s]")
_CODE = re.compile(
    r"function\s*\(|\bvar\s+\w+\s*=|window\.|document\.|=>|\)\s*;\s*$|\{\s*\"?\w+\"?\s*:|</?\w+[^>]*>|@media|\b\w+\(\)\s*;|\$\("
)
_BULLET = re.compile(r"[-–—•*·►▪●■✓>»]\s|\(?\d{1,2}[).]\s|\(?[а-яa-z]\)\s", re.IGNORECASE)


@cache
def _end_mark() -> re.Pattern[str]:
    return re.compile("|".join(rf"\s*(?:{entry})$" for entry in (*layout().ends, *layout().pauses)) or r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=1 << 15)
def _finite(word: str) -> bool:
    return layout().finite(word)


@cache
def _connective() -> re.Pattern[str]:
    return re.compile("|".join(layout().connectives) or r"(?!)", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A line that is not blank, trimmed. gap: blank lines before it. tags: what the HTML says of it."""

    index: int
    span: Span
    text: str
    gap: int = 0
    tags: Tags = PLAIN_TAGS

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, marks dropped."""
        return tuple(_WORD.findall(self.text))

    @property
    def count(self) -> int:
        """How many words it has."""
        return len(self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The first letters of its words of four letters or more, and of its names in capitals."""
        return frozenset(
            word[:STEM].lower().replace("ё", "е") for word in self.words if len(word) >= 4 or (len(word) > 1 and word.isupper())
        )

    @cached_property
    def small(self) -> str:
        """Its text without capitals, for what is looked for regardless of them."""
        return self.text.lower()

    @cached_property
    def closed(self) -> bool:
        """It ends as a sentence does, a mark of the text's end after it or not."""
        return bool(_ENDS.search(_end_mark().sub("", self.text[-TAIL:])))

    @cached_property
    def finite(self) -> bool:
        """It holds a finite verb, by its language's dictionary; looked for in its first thirty words."""
        return any(_finite(word.lower()) for word in self.words[:30] if word.isalpha())

    @cached_property
    def code(self) -> bool:
        """It is a piece of a program or of markup."""
        return sum(map(self.text.count, "{}()[];=<>_")) * 25 > len(self.text) and bool(_CODE.search(self.text))

    @cached_property
    def listed(self) -> bool:
        """It is an item of a list, or goes on with the sentence of the line before."""
        return bool(_BULLET.match(self.text)) or self.text[:1].islower() or self.text[-1:] in ";,"

    @cached_property
    def prose(self) -> bool:
        """It tells something: a sentence with its end mark or two with the mark between them, more words than any title has,
        or words that go on from what was told before."""
        if self.code:
            return False
        sentence = self.closed and (self.count >= 5 or (self.count >= 3 and self.text[-1] == "." and self.finite))
        if sentence or self.count >= LONG or (self.count >= SEVERAL and _SENTENCES.search(self.text)):
            return True
        going_on = self.count >= 5 and bool(_connective().match(self.text))
        return going_on or (self.count >= 5 and self.text[-1] == ":" and self.finite)

    @cached_property
    def headline(self) -> bool:
        """It could head an article: a capital, no end mark but `?` or `!`, some words, and a finite verb or many words."""
        start = self.text.lstrip("\"'«“„(").lstrip("0123456789:. ")[:1]
        fits = 4 <= self.count <= LONG and not self.code and (not self.closed or self.text[-1] in '?!…"»')
        return fits and (start.isupper() or self.text[:1].isdigit()) and (self.finite or self.count >= 6)

    def told(self, stems: frozenset[str]) -> float:
        """The share of its stems that are among these."""
        return len(self.stems & stems) / len(self.stems) if self.stems else 0.0


def lines_of(content: str, tags: Mapping[int, Tags] | None = None) -> tuple[Line, ...]:
    """The lines of a text that are not blank; `tags` by the place where a line starts."""
    found: list[Line] = []
    stop = 0
    for match in _LINE.finditer(content):
        words = match[0]
        left = len(words) - len(words.lstrip().lstrip(_BLANK).lstrip())
        text = words[left:].rstrip().rstrip(_BLANK).rstrip()
        if not text:
            continue
        start = match.start() + left
        gap = max(0, content.count("\n", stop, start) - 1)
        tag = (tags or {}).get(start, PLAIN_TAGS)
        found.append(Line(len(found), Span(start, start + len(text)), text, gap, tag))
        stop = start + len(text)
    return tuple(found)


def stems_of(lines: Iterable[Line]) -> frozenset[str]:
    """The stems of several lines."""
    return frozenset().union(*(line.stems for line in lines))
