"""Rules of times, written in the kinds of words: `с? d1=DAY DASH d2=DAY MONTH` is a regular expression over kinds.

In a pattern a kind is in capitals (`DAY`, or `DAY/ORD` for either), `name=KIND` names what was found, a function word of
Russian stands for itself, and `( ) ? * |` are those of regular expressions. A rule's reader says what the words mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from svod.lang.ru.times_scene import Scene
from svod.lang.ru.times_tokens import LETTER, Word
from svod.model.note import Mod

_KIND = "(?:[A-Z]+|[а-я]+)"
_TOLD = 2  # letters by which rules are told apart before they are tried
_PIECE = re.compile(rf"(?:(?P<name>[a-z]+)=)?(?P<kinds>{_KIND}(?:/{_KIND})*)|(?P<open>\()|(?P<mark>[)?|*])|\s+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule made of words: TIMEX3 value and mod, and what resolved it. words: first and last of the match that it
    stands on, where a match holds several times."""

    value: str
    anchor: str
    mod: Mod | None = None
    words: tuple[int, int] | None = None


class Found:
    """The words that a pattern matched, by name."""

    def __init__(self, match: re.Match[str], words: Sequence[Word]) -> None:
        self._match = match
        self.before = words[match.start() - 1] if match.start() else None
        self.after = words[match.end()] if match.end() < len(words) else None
        self.all = words[match.start() : match.end()]
        self._page = words

    def __getitem__(self, name: str) -> Word | None:
        """The word of this name, or None where it was left out or the pattern has none."""
        if name not in self._match.re.groupindex or self._match.start(name) < 0:
            return None
        return self._page[self._match.start(name)]

    def must(self, name: str) -> Word:
        """The word of this name, which the pattern always has."""
        word = self[name]
        if word is None:
            raise KeyError(name)
        return word

    def of_kind(self, *kinds: str) -> list[tuple[int, Word]]:
        """The words of these kinds, with their places in the match."""
        return [(place, word) for place, word in enumerate(self.all) if word.kind in kinds]

    def holds(self, kind: str) -> bool:
        """True where one of the words is of this kind."""
        return any(word.kind == kind for word in self.all)


Reader = Callable[[Found, Scene], Iterable[Reading]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to write a time: its name, as `svod explain` shows it, its pattern, and what the words mean (nothing, where
    they are no time after all)."""

    name: str
    pattern: re.Pattern[str]
    read: Reader
    openings: frozenset[str] = frozenset()  # the first two letters of all that it matches; the letter, where it is but one


def rule(name: str, pattern: str, read: Reader) -> Rule:
    """A rule from its pattern as written. Raises ValueError for a pattern that holds an unknown kind."""
    return Rule(name, re.compile(compiled(pattern)), read, openings(pattern))


def compiled(pattern: str) -> str:
    """The regular expression over letters of kinds."""
    return "".join(_piece(piece) for piece in _pieces(pattern))


def _pieces(pattern: str) -> Iterator[re.Match[str]]:
    place = 0
    while place < len(pattern):
        piece = _PIECE.match(pattern, place)
        if piece is None:
            raise ValueError(f"At {place} of {pattern!r} stands no kind, function word or mark.")
        place = piece.end()
        if piece[0].strip():
            yield piece


def _piece(piece: re.Match[str]) -> str:
    if piece["open"]:
        return "(?:"
    if piece["mark"]:
        return piece["mark"]
    letters = f"[{_letters(piece)}]"
    return f"(?P<{piece['name']}>{letters})" if piece["name"] else letters


def _letters(piece: re.Match[str]) -> str:
    names = piece["kinds"].split("/")
    if unknown := [name for name in names if name not in LETTER]:
        raise ValueError(f"No kind of words is called {unknown[0]}.")
    return "".join(LETTER[name] for name in names)


def openings(pattern: str) -> frozenset[str]:
    """With what a match of a pattern can begin: its first two letters, or all of it where it is shorter. Of dozens of rules
    few can stand at a place, and two letters tell which."""
    found, rest = _either(list(_pieces(pattern)))
    if rest:
        raise ValueError(f"A bracket is closed in {pattern!r} that none opened.")
    return found


def _either(pieces: list[re.Match[str]]) -> tuple[frozenset[str], list[re.Match[str]]]:
    """The beginnings of what stands here up to a closing bracket or the end, and the pieces from there on."""
    found, row = frozenset[str](), frozenset({""})
    while pieces and pieces[0]["mark"] != ")":
        if pieces[0]["mark"] == "|":
            found, row, pieces = found | row, frozenset({""}), pieces[1:]
            continue
        here, pieces = _one(pieces)
        row = _joined(row, here)
    return found | row, pieces


def _one(pieces: list[re.Match[str]]) -> tuple[frozenset[str], list[re.Match[str]]]:
    """The beginnings of a kind or a group, with the mark after it that says how often it stands."""
    if pieces[0]["open"]:
        here, pieces = _either(pieces[1:])
        pieces = pieces[1:]
    else:
        here, pieces = frozenset(_letters(pieces[0])), pieces[1:]
    mark = pieces[0]["mark"] if pieces else None
    if mark not in {"?", "*"}:
        return here, pieces
    return (here | {""} if mark == "?" else _joined(here | {""}, here | {""})), pieces[1:]


def _joined(first: frozenset[str], then: frozenset[str]) -> frozenset[str]:
    if not any(len(start) < _TOLD for start in first):
        return first
    return frozenset((start + more)[:_TOLD] for start in first for more in then)
