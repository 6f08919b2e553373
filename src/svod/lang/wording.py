"""What a language knows of how accounts part by their words: names that take sides, and words that only a speaker says."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from functools import cache
from typing import cast


@dataclass(frozen=True, slots=True)
class Rivals:
    """Lemmas (`ё` written `е`) that may name one thing, and why they take sides. plain: those among them that do not."""

    words: frozenset[str]
    why: str
    plain: frozenset[str] = frozenset()

    def part(self, one: str, other: str) -> bool:
        """True where who says the one and who says the other part: two names of the group, not both plain."""
        return one != other and {one, other} <= self.words and not {one, other} <= self.plain


@dataclass(frozen=True, slots=True)
class Wording:
    """rivals: groups of names by which two sides call one thing. own_voice: lemmas of the first and second person, which an
    outlet that tells news never says of itself: who says them is somebody it quotes."""

    rivals: tuple[Rivals, ...] = ()
    own_voice: frozenset[str] = frozenset()


@cache
def wording(code: str) -> Wording:
    """What the language with this code exposes as `TABLE` of its module `wording`, an empty table where it has none."""
    try:
        found = importlib.util.find_spec(f"svod.lang.{code}.wording")
    except ModuleNotFoundError:  # there is no folder for this language at all
        return Wording()
    return cast(Wording, importlib.import_module(f"svod.lang.{code}.wording").TABLE) if found else Wording()
