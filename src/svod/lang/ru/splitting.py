"""Where a sentence of Russian news ends."""

from __future__ import annotations

from razdel import sentenize

from svod.model.span import Span


def sentences(content: str, span: Span) -> tuple[Span, ...]:
    """The sentences of a block. A quotation of several sentences is cut at each of them; marks stay with theirs."""
    block = span.of(content)
    return tuple(Span(span.start + s.start, span.start + s.stop) for s in sentenize(block) if s.stop > s.start)
