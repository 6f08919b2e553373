"""Words and marks are razdel's, whoever found them: `|` is drawn between two tokens."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from razdel import tokenize

from svod.lang.ru import examples
from svod.lang.ru.words import PIECE, words_of
from svod.model.span import Span

# What the rules of razdel look at: letters, numbers, their joints, marks, smiles, spaces.
ATOMS = (
    *("слово", "Гордей", "Nord", "5", "4,5", "Δ", "é", "yahoo", "ſ", "K", "١", " ", "  ", "\n", "\xa0"),
    *"-—‑.,/\\_:;=()«»„“”\"'!?…%№*&[]{}",
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(ATOMS), min_size=1, max_size=14).map("".join),
    st.lists(st.sampled_from(ATOMS), min_size=1, max_size=10).map(" ".join),
    st.lists(st.sampled_from(examples()), min_size=1, max_size=3).map(" ".join),
    st.text(min_size=1, max_size=24),
)


def found(text: str) -> list[tuple[int, int, str]]:
    return words_of(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Лунёв (Остмария) ушёл.", "Лунёв|(|Остмария|)|ушёл|."),
        ("«Из-за дождя», — сказал он.", "«|Из-за|дождя|»|,|—|сказал|он|."),
        ("Сделка на 4,5 млрд: рост 12%!", "Сделка|на|4,5|млрд|:|рост|12|%|!"),
        ("Правда?! Нет…", "Правда|?!|Нет|…"),
        ("Рейс Ту-154 от 12.03.2031 отменён :)", "Рейс|Ту-154|от|12.03.2031|отменён|:)"),
    ],
)
def test_marks_are_parted_from_words(text: str, expected: str) -> None:
    assert "|".join(word for _, _, word in found(text)) == expected


@given(TEXTS)
@settings(max_examples=1_000, deadline=None)
def test_they_are_razdels_tokens(text: str) -> None:
    assert found(text) == [(token.start, token.stop, token.text) for token in tokenize(text)]


@given(TEXTS, st.integers(0, 5))
@settings(max_examples=50, deadline=None)
def test_a_span_is_read_as_if_nothing_stood_around_it(text: str, before: int) -> None:
    placed = words_of("я" * before + text + "я", Span(before, before + len(text)))
    assert placed == [(before + start, before + stop, word) for start, stop, word in found(text)]


def test_a_long_run_without_spaces_is_read_in_pieces() -> None:
    assert [len(word) for _, _, word in found("ы" * (2 * PIECE + 3))] == [PIECE, PIECE, 3]
