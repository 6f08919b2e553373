"""The words by which two wordings differ, drawn as `here → there`, a dash where a page has none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from svod.model.differing import differing
from svod.model.span import Cite, Span


def cite(content: str, page: str = "a") -> Cite:
    return Cite.of(page * 64, content, Span(0, len(content)))


def drawn(one: str, other: str) -> list[str]:
    found = differing(cite(one), cite(other, "b"))
    return [f"{left.of(one) if left else '-'} → {right.of(other) if right else '-'}" for left, right in found]


def test_the_words_that_differ() -> None:
    assert drawn("Паром через Луду встал вчера", "Паром через реку встал") == ["Луду → реку", "вчера → -"]


def test_marks_spacing_and_capitals_are_no_difference() -> None:
    assert drawn("«Паром встал», — сказал ЛУНЁВ", "Паром встал – сказал Лунев") == []


def test_words_in_several_spans_are_found_where_they_stand() -> None:
    content = "Паром, сказал он, встал"
    cut = Cite.of("a" * 64, content, Span(0, 5), Span(18, 23))
    ((left, right),) = differing(cut, cite("Паром пошёл", "b"))
    assert (left, right) == (Span(18, 23), Span(6, 11))


@given(st.text(max_size=60), st.text(max_size=60))
def test_every_place_can_be_opened(one: str, other: str) -> None:
    if one and other:
        for left, right in differing(cite(one), cite(other, "b")):
            assert left or right
            assert not left or left.of(one)
            assert not right or right.of(other)
        assert differing(cite(one), cite(one, "b")) == ()
