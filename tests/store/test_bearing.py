"""Whose a typed name may be: forms of one word are, words that begin alike are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svod.store.bearing import beginning, same_bearer, same_word, words

LETTERS = st.text("абвгд", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Лунёв", "Гордей Луневым"),
        ("лунев", "Лунёвыми"),
        ("Вельц", "Марта Вельц"),
        ("Верония", "президент Веронии"),
        ("Верониями", "Верония"),
        ("Залесский", "Залесского"),
        ("Залесская", "Вере Залесской"),
        ("Ясна Корель", "Ясну Корель"),
        ("Павел", "Павлом"),
        ("министр", "министрами"),
    ],
)
def test_a_name_is_found_in_any_of_its_forms(typed: str, name: str) -> None:
    assert same_bearer(typed, name)
    assert same_bearer(name.split()[-1], typed.split()[-1])


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Верония", "Вера Залесская"), ("Алексей", "Александр"), ("Симан", "Симоновский"), ("Тарсия", "Тарханов"), ("МИД", "мир")],
)
def test_words_that_only_begin_alike_are_of_two(typed: str, name: str) -> None:
    assert not same_bearer(typed, name)
    assert not same_bearer(name.split()[0], typed)


@given(LETTERS, LETTERS)
def test_every_form_of_a_word_begins_as_is_looked_up(a: str, b: str) -> None:
    assert same_word(a, b) == same_word(b, a)
    assert same_word(a, a)
    if same_word(a, b) and (stem := beginning(a)) is not None:
        assert b.startswith(stem)
    if same_word(a, b) and beginning(a) is None:
        assert a == b


def test_marks_and_case_and_yo_tell_no_names_apart() -> None:
    assert words("«Артём-Лунёв»") == words("артем-лунев")
