"""How likely two pages report one happening, by their prints alone."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.link.prints import Print, Prints, likeness, likenesses, print_of
from svod.model.codec import dump, load
from tests.link.made import COPY, OTHER, WIRE, page

DENIAL = page(
    "denial.txt",
    "Тарсия отрицает закрытие границы с Веронией",
    "Министерство иностранных дел Тарсии отрицает, что граница с Веронией закрыта с 10 марта.",
    "«Пропускные пункты работают», — сказал представитель министерства.",
    outlet="Вечерняя Тарсия",
)
LETTERS = ("wire", "copy", "other", "denial")
ALL = (WIRE, COPY, OTHER, DENIAL)


def counted(state: str, number: int, outlet: str) -> Print:
    """A page of a kind that every state has each day."""
    title = f"В {state} за сутки выявили {number} случаев кори"
    text = f"За сутки в {state} выявили {number} случаев кори, сообщил министр здравоохранения. Все заболевшие в больнице."
    return print_of(page(f"{state}.txt", title, text, outlet=outlet))


def test_a_print_is_small_and_is_kept_as_it_is() -> None:
    long = page(
        "long.txt", "Вельц ушла", *(f"Предложение номер {number} о паровозах и мостах Веронии." for number in range(400))
    )
    for one in map(print_of, (*ALL, long)):
        assert len(pickle.dumps(one)) < 4_000
        assert load(Print, dump(one)) == one


def test_reports_of_one_happening_are_likelier_than_not() -> None:
    assert likeness(print_of(WIRE), print_of(COPY)) > 0.9
    assert likeness(print_of(WIRE), print_of(OTHER)) < 0.1


def test_a_denial_is_another_happening_than_what_it_denies() -> None:
    told = page("told.txt", DENIAL.title.replace("отрицает", "объявила"), *DENIAL.text.content.split("\n\n")[1:], outlet="Б")
    assert likeness(print_of(WIRE), print_of(DENIAL)) < likeness(print_of(WIRE), print_of(told))


def test_one_frame_filled_otherwise_is_another_happening() -> None:
    here, again, there = counted("Литве", 84, "А"), counted("Литве", 84, "Б"), counted("Латвии", 117, "В")
    assert likeness(here, again) > 0.9
    assert likeness(here, there) < likeness(here, again) - 0.2


def test_another_day_in_the_lead_speaks_against() -> None:
    sunny = [
        print_of(page(f"{at}.txt", "Прогноз погоды в Лурии", f"{day} в Лурии ясно, ветер слабый.", outlet=f"{at}"))
        for at, day in enumerate(("8 марта", "8 марта", "9 марта"))
    ]
    assert likeness(sunny[0], sunny[1]) > likeness(sunny[0], sunny[2])


@pytest.mark.parametrize("empty", ["", "и"])
def test_a_page_without_words_is_like_nothing(empty: str) -> None:
    bare = print_of(page("bare.txt", empty))
    assert likeness(bare, print_of(WIRE)) < 0.1
    assert likeness(bare, bare) < 0.1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(range(len(ALL))), min_size=2, max_size=8))
def test_a_likeness_hangs_on_its_two_pages_alone(drawn: list[int]) -> None:
    laid = Prints([print_of(ALL[at]) for at in drawn])
    places = np.arange(1, len(drawn))
    for at, found in zip(places.tolist(), likenesses(laid, places, places * 0).tolist(), strict=True):
        assert found == likeness(print_of(ALL[drawn[0]]), print_of(ALL[drawn[at]]))
