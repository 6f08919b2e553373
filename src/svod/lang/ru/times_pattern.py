"""Rules of times, written in the kinds of words: `с? d1=DAY DASH d2=DAY MONTH` is a regular expression over kinds.

In a pattern a kind is in capitals (`DAY`, or `DAY/ORD` for either), `name=KIND` names what was found, a function word of
Russian stands for itself, and `( ) ? * |` are those of regular expressions. A rule's reader says what the words mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from svod.lang.ru.times_scene import Scene
from svod.lang.ru.times_tokens import LETTER, Word
from svod.model.note import Mod

_KIND = "(?:[A-Z]+|[а-я]+)"
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


def rule(name: str, pattern: str, read: Reader) -> Rule:
    """A rule from its pattern as written. Raises ValueError for a pattern that holds an unknown kind."""
    return Rule(name, re.compile(compiled(pattern)), read)


def compiled(pattern: str) -> str:
    """The regular expression over letters of kinds."""
    out, place = [], 0
    while place < len(pattern):
        piece = _PIECE.match(pattern, place)
        if piece is None:
            raise ValueError(f"At {place} of {pattern!r} stands no kind, function word or mark.")
        out.append(_piece(piece))
        place = piece.end()
    return "".join(out)


def _piece(piece: re.Match[str]) -> str:
    if piece["open"]:
        return "(?:"
    if piece["mark"]:
        return piece["mark"]
    names = piece["kinds"].split("/") if piece["kinds"] else []
    if unknown := [name for name in names if name not in LETTER]:
        raise ValueError(f"No kind of words is called {unknown[0]}.")
    if not names:
        return ""
    letters = f"[{''.join(LETTER[name] for name in names)}]"
    return f"(?P<{piece['name']}>{letters})" if piece["name"] else letters
