"""Quotation marks in pairs: `[…]` is drawn around the words of each quotation, outer ones first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svod.annotate.statements.quotes import FAMILY, across, pairs
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


def carried(page: str) -> dict[int, str]:
    """Paragraph -> the words of the quotation that runs across paragraphs in it."""
    starts = [0, *(i + 1 for i, sign in enumerate(page) if sign == "\n")]
    blocks = [Span(start, start + len(line)) for start, line in zip(starts, page.split("\n"), strict=True) if line]
    return {number: part.inner.of(page) for number, part in across(page, blocks).items()}


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("«Мост цел.\nЕго не закроют», — сказал он.", {0: "Мост цел.", 1: "Его не закроют"}),
        ('"Мост цел.\nЕго не закроют", - сказал он.', {0: "Мост цел.", 1: "Его не закроют"}),
        ("«Мост цел.\n«И порт.\nЕго не закроют», — сказал он.", {0: "Мост цел.", 1: "И порт.", 2: "Его не закроют"}),
        ("«Мост «Лана» цел.\nЕго не закроют», — сказал он.", {0: "Мост «Лана» цел.", 1: "Его не закроют"}),
        ("«Мост цел.\nРыбаки ушли.\nЕго не закроют», — сказал он.", {}),  # who tells of the fishermen is open
        ("«Мост цел», — сказал он.\nЕго не закроют», — сказала она.", {}),
        ("«Маяк» закрыт.\nПорт — нет.", {}),
    ],
)
def test_a_quotation_may_run_through_paragraphs(page: str, words: dict[int, str]) -> None:
    assert carried(page) == words


@given(st.lists(st.text(alphabet=[*FAMILY, "а", " ", ",", ".", "—"], min_size=1, max_size=20), max_size=5))
def test_what_runs_through_paragraphs_stays_inside_them(paragraphs: list[str]) -> None:
    page = "\n".join(paragraphs)
    blocks: list[Span] = []
    for paragraph in paragraphs:
        start = blocks[-1].stop + 1 if blocks else 0
        blocks.append(Span(start, start + len(paragraph)))
    for number, part in across(page, blocks).items():
        assert blocks[number].holds(part.whole)
        assert part.whole.holds(part.inner)
