"""Quotations, drawn with square brackets round what stands in marks."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svod.lang import language
from svod.link.quotations import quotations
from svod.model.span import Span

RUSSIAN = language("ru")
assert RUSSIAN


def drawn(content: str) -> str:
    out, at = "", 0
    for span in quotations(content, Span(0, len(content))):
        out += content[at : span.start] + "[" + span.of(content) + "]"
        at = span.stop
    return out + content[at:]


@pytest.mark.parametrize(
    "wanted",
    [
        "Вельц сказала: «[Мы не отступим ни на шаг]».",
        '"[Мы не отступим ни на шаг]", - сказала Вельц.',
        "„[Мы не отступим ни на шаг]“, — сказала Вельц.",
        "“[Мы не отступим ни на шаг]”, — сказала Вельц.",
        # a mark inside another's marks belongs to it
        '"[Мы читали в "Вестнике Заречья" другое, и не раз]", - сказала Вельц.',
        "«[Мы читали в «Вестнике Заречья» другое, и не раз]», — сказала Вельц.",
        # a name in marks is no quotation
        "Газета «Вестник Заречья» вышла в пятницу.",
        # what never closes is none: nobody knows where it ends
        "Вельц сказала: «Мы не отступим ни на шаг.",
        # one that never opened
        "Мы не отступим ни на шаг», — сказала Вельц.",
    ],
)
def test_what_stands_in_marks(wanted: str) -> None:
    assert drawn(wanted.replace("[", "").replace("]", "")) == wanted


PIECES = st.one_of(st.sampled_from([*RUSSIAN.examples(), '"', "«", "»", "„", "“", "”", " - "]), st.text(max_size=12))


@given(st.lists(PIECES, min_size=1, max_size=12).map("".join).filter(bool))
def test_quotations_stand_in_order_inside_their_block(content: str) -> None:
    spans = quotations(content, Span(0, len(content)))
    assert all(span.stop <= len(content) for span in spans)
    assert all(a.stop < b.start for a, b in itertools.pairwise(spans))
