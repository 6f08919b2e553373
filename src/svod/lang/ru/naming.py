"""Normal forms of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from svod.lang.base import Token
from svod.model.note import NameKind
from svod.model.span import Span


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence: its kind and its tokens."""

    kind: NameKind
    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.tokens[0].start, self.tokens[-1].stop)


def nominative(tokens: Sequence[Token]) -> str:
    """A noun phrase in its dictionary form."""
    return " ".join(token.text for token in tokens)


def normals(names: Sequence[Named]) -> list[str]:
    """The normal form of each name of a page."""
    return [nominative(name.tokens) for name in names]
