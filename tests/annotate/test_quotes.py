"""Quotation marks in pairs: `[…]` is drawn around the words of each quotation, outer ones first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svod.annotate.statements.quotes import FAMILY, pairs
from svod.model.span import Span


def quoted(content: str) -> list[str]:
    return [q.inner.of(content) for q in pairs(content, Span(0, len(content)))]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("«мост» и «порт»", ["мост", "порт"]),
        ('"мост" и "порт"', ["мост", "порт"]),
        ("“мост” и „порт“", ["мост", "порт"]),
        ("завод «Новый «Маяк»» закрыт", ["Новый «Маяк»", "Маяк"]),
        ("«завод „Маяк“ закрыт»", ["завод „Маяк“ закрыт", "Маяк"]),
        ("«мост«, — сказал он", ["мост"]),
        ('"мост достроят ", - сказал он', ["мост достроят "]),
        ('"мост,"Маяк" и порт закрыты", - сказал он', ['мост,"Маяк" и порт закрыты', "Маяк"]),
        ('"мы за "Маяк", - сказал он', ['мы за "Маяк"', "Маяк"]),
        ("мост» и «порт", []),
        ("о'Брайен и д'Арк", []),
        ("«»", []),
        ("«««.»—'", ["«.»—", "."]),  # one left open is not mended across another
    ],
)
def test_marks_find_their_partners(content: str, words: list[str]) -> None:
    assert quoted(content) == words


@given(st.text(alphabet=[*FAMILY, "а", "Б", " ", ",", ".", "—", "\n"], max_size=40))
def test_quotations_nest_and_never_cross(content: str) -> None:
    found = pairs(content, Span(0, len(content))) if content else ()
    for one in found:
        assert one.whole.holds(one.inner)
        for other in found:
            apart = not one.whole.meets(other.whole)
            assert apart or one.whole.holds(other.whole) or other.whole.holds(one.whole)
