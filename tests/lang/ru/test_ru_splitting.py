"""Where a sentence of Russian news ends: `|` is drawn where it is cut."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from razdel import sentenize

from svod.lang.ru import examples
from svod.lang.ru.splitting import LONGEST, sentences, sentenized
from svod.model.span import Span


def drawn(text: str) -> str:
    return " | ".join(span.of(text) for span in sentences(text, Span(0, len(text))))


@pytest.mark.parametrize(
    "expected",
    [
        "В г. Заречье прошёл митинг. | Его провёл А. П. Симан.",
        "Сделка на 5 млн. долларов. | В 2031 г. Лунёв ушёл.",
        "Поля очистили от мин. | В Тарсии молчат. | Через 5 мин. Лунёв вышел.",
        "Договор подписан в 2031 г. | Он действует поныне.",
        "ЗАРЕЧЬЕ, 15 янв – РИА Меридиан. | Парламент утвердил премьера.",
        "ЗАРЕЧЬЕ, 15 янв. — Меридиан. | Парламент утвердил премьера.",
        "ЗАРЕЧЬЕ, 15 янв. /Меридиан/. | Парламент утвердил премьера.",
        "«Мы не отступим. | Это наша земля», — сказал Лунёв. | Он добавил: «Мы победим».",
        "«Мы не отступим!» — сказал Лунёв.",
        "«Мы не отступим.» | Лунёв ушёл.",
        "— Мы не отступим! — сказал он. | — Это наша земля.",
        "Лунёв в эфире «5 канала. Главное» сообщил об уходе.",
        "Заболели 12 человек, в т. ч. Симан. | Прим. ред. Меридиана.",
        "Присутствовали ген. Вельц и полк. Симан.",
        "Первая строка без точки | \n\nВторая строка.",
        "Лунёв ушёл: | \n— Симан остался;",
        "Он сказал. | )",
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(expected: str) -> None:
    text = expected.replace(" | \n", "\n") if "\n" in expected else expected.replace(" | ", " ")
    assert drawn(text) == expected.replace("\n", "").replace(" | )", " )")


def test_a_lost_space_hides_no_sentence() -> None:
    assert drawn("Лунёв ушёл.Симан остался на ул.Заречной.") == "Лунёв ушёл. | Симан остался на ул.Заречной."


@given(st.text(max_size=300), st.lists(st.sampled_from(examples()), max_size=3))
@settings(max_examples=150, deadline=None)
def test_no_word_is_lost_whatever_the_text(noise: str, phrases: list[str]) -> None:
    text = f"{noise} {' '.join(phrases)} {noise}"
    found = sentences(text, Span(0, len(text)))
    assert all(a.stop <= b.start for a, b in pairwise(found))
    assert "".join("".join(span.of(text) for span in found).split()) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() for span in found)


@pytest.mark.parametrize("unit", ["а", "а.Б", "\n", '"', "2031 г. Он ", "слово "])
def test_a_monstrous_block_is_cut_in_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begun = time.monotonic()
    assert all(len(span) <= LONGEST for span in sentences(text, Span(0, len(text))))
    assert time.monotonic() - begun < 20


# What razdel's rules look at: ends, marks, smiles, abbreviations, initials, bullets, small and great letters.
ATOMS = (
    *("слово", "Лунёв", "г.", "мин.", "т.е.", "А.", "1.", "II", "2)", "мкВт", "x_", ":)", ";-))", " ", "  ", "\n"),
    *".!?…;:=-—()[]}«»„“”\"'",
)


@given(
    st.one_of(
        st.lists(st.sampled_from(ATOMS), min_size=1, max_size=14).map("".join),
        st.lists(st.sampled_from(ATOMS), min_size=1, max_size=14).map(" ".join),
        st.lists(st.sampled_from(examples()), min_size=1, max_size=3).map(" ".join),
    )
)
@settings(max_examples=1_000, deadline=None)
def test_the_first_cuts_are_razdels(text: str) -> None:
    theirs = [(sentence.start, sentence.text) for sentence in sentenize(text) if sentence.text]
    ours = [(stop - len(text[start:stop].lstrip()), text[start:stop].strip()) for start, stop in sentenized(text)]
    assert [(start, own) for start, own in ours if own] == theirs
