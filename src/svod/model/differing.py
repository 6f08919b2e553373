"""The words by which two wordings of a passage differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from svod.model.span import Cite, Span

_WORD = re.compile(r"\w+(?:[-‐‑]\w+)*(?:[.,]\d+)*")


class Run(NamedTuple):
    """A run of words on either side, None where that side has none for those of the other; `same`: they are the same words."""

    a: Span | None
    b: Span | None
    same: bool


def aligned(a: Cite, b: Cite) -> tuple[Run, ...]:
    """Two cites laid side by side, in order: the words that they share, and those of either for those of the other. Marks,
    spacing, capitals and ё for е are no difference. Longest common runs first (Ratcliff and Obershelp 1988)."""
    left, right = _words(a), _words(b)
    match = SequenceMatcher(None, [form for form, _ in left], [form for form, _ in right], autojunk=False)
    return tuple(
        Run(_over([span for _, span in left[i:j]]), _over([span for _, span in right[k:n]]), tag == "equal")
        for tag, i, j, k, n in match.get_opcodes()
    )


def differing(a: Cite, b: Cite) -> tuple[tuple[Span | None, Span | None], ...]:
    """Where two cites differ, in order: the words of either, None where it has none for those of the other."""
    return tuple((run.a, run.b) for run in aligned(a, b) if not run.same)


def _words(cite: Cite) -> list[tuple[str, Span]]:
    """Each word, folded, and where it stands on the page."""
    return [
        (met.group().lower().replace("ё", "е"), Span(span.start + met.start(), span.start + met.end()))
        for span, words in zip(cite.spans, cite.words, strict=True)
        for met in _WORD.finditer(words)
    ]


def _over(spans: list[Span]) -> Span | None:
    return Span(spans[0].start, spans[-1].stop) if spans else None
