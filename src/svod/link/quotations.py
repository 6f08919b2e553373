"""Where a stretch of text is in quotation marks: pairs of marks of any make, nested ones, and those that never close."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svod.model.span import Span

_FEW = 4  # words; fewer in marks are a name or an ironic word, no quotation
_OPENS, _CLOSES, _EITHER = "«„“", "»”", '"'
_MARK = re.compile(f"[{_OPENS}{_CLOSES}{_EITHER}]")
_WORD = re.compile(r"\w+")


def quotations(content: str, span: Span) -> tuple[Span, ...]:
    """The outermost quotations of a block, without their marks. One that is never closed is none; `“` closes where `„`
    opened, and a straight mark opens before a word and closes after one."""
    found, opened = [], list[int]()
    for place, opens in _marks(content, span):
        if opens:
            opened.append(place)
        elif opened:
            start = opened.pop() + 1
            if not opened and place > start and len(_WORD.findall(content, start, place)) >= _FEW:
                found.append(Span(start, place))
    return tuple(found)


def _marks(content: str, span: Span) -> Iterator[tuple[int, bool]]:
    """Places of quotation marks, and whether each opens."""
    low = 0
    for met in _MARK.finditer(content, span.start, span.stop):
        place, mark = met.start(), met.group()
        if mark in _EITHER:
            before = content[place - 1] if place > span.start else " "
            after = content[place + 1] if place + 1 < span.stop else " "
            yield place, (before.isspace() or before in '([-–—"«') and (after.isalnum() or after in _OPENS + _EITHER + "…")
        elif mark == "“" and low:
            low -= 1
            yield place, False
        elif mark in _OPENS:
            low += mark == "„"
            yield place, True
        elif mark in _CLOSES:
            yield place, False
