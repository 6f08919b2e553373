"""How the command line prints: colour only on a terminal, page text made harmless, JSON where asked."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text


def shown(words: str) -> str:
    """Page text on one line, with nothing in it that a terminal would obey: page text is hostile. Control characters
    stand as U+FFFD, the invisible ones that turn direction or hide (Unicode category Cf) are left out."""
    kept = []
    for char in " ".join(words.split()):
        category = unicodedata.category(char)
        if category in ("Cc", "Cs"):
            kept.append("\ufffd")
        elif category != "Cf":
            kept.append(char)
    return "".join(kept)


def console(to_error: bool = False) -> Console:
    """A console that never breaks lines by itself, so that what is piped is what was said."""
    return Console(stderr=to_error, highlight=False, soft_wrap=True, markup=False, emoji=False)


def say(*parts: str | Text | tuple[str, str]) -> None:
    """Prints a line of parts, each plain, styled, or (words, style)."""
    console().print(Text.assemble(*parts))


def complain(message: str) -> None:
    """Prints a sentence on standard error."""
    console(to_error=True).print(Text.assemble(("svod: ", "bold red"), shown(message)))


def as_json(value: Any) -> None:
    """Prints a value as JSON, indented, Cyrillic as it is."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Prints rows in columns as wide as their longest cell, the last column as it comes; nothing is cut off."""
    cells = [[shown(cell) for cell in row] for row in rows]
    widths = [max((len(row[at]) for row in cells), default=0) for at in range(len(heads))]
    widths = [max(width, len(head)) for width, head in zip(widths, heads, strict=True)]
    say((_row(heads, widths), "bold"))
    for row in cells:
        say(_row(row, widths))


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 page`, `2 pages`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
