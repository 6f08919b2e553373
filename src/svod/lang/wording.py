"""Names by which two sides call one thing: who says one of them takes a side that who says another does not."""

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


@cache
def rivals(code: str) -> tuple[Rivals, ...]:
    """The groups that the language with this code exposes as `TABLE` of its module `rivals`, none where it has no such."""
    try:
        found = importlib.util.find_spec(f"svod.lang.{code}.rivals")
    except ModuleNotFoundError:  # there is no folder for this language at all
        return ()
    return cast("tuple[Rivals, ...]", importlib.import_module(f"svod.lang.{code}.rivals").TABLE) if found else ()
