"""Which pages are compared at all, and that each pair is compared once."""

from __future__ import annotations

from datetime import date, timedelta
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from svod.link import neighbours
from svod.link.neighbours import pairs_of
from svod.link.prints import Print, Prints, print_of
from svod.model.chronicle import Reading
from tests.link.made import COPY, OTHER, WIRE, page

KINDS = ("паровоз", "мост", "плотина", "ратуша", "маяк", "мельница")
_FIRST = date(2031, 3, 5)


def made(number: int, day: int = 0) -> Reading:
    """A page of one of a few happenings."""
    thing = KINDS[number % len(KINDS)]
    title = f"В Нижней Луде сгорел {thing}"
    text = f"Пожар, в котором сгорел {thing}, потушили к утру. Причину назовёт комиссия {number}."
    return page(f"{number}.txt", title, text, outlet=f"{number}", day=str(_FIRST + timedelta(days=day)))


PRINTS = [print_of(made(number, number % 3)) for number in range(24)]


def test_pages_of_one_happening_are_compared_and_others_are_not() -> None:
    found = pairs_of([print_of(one) for one in (WIRE, COPY, OTHER)])
    assert set(found) == {(min(WIRE.page, COPY.page), max(WIRE.page, COPY.page))}


def test_pages_a_week_apart_are_not_compared() -> None:
    near, far = print_of(made(0, 1)), print_of(made(6, 7))
    assert len(pairs_of([print_of(made(12)), near])) == 1
    assert pairs_of([print_of(made(12)), far]) == {}


def test_a_page_without_a_day_is_near_to_all() -> None:
    undated = print_of(page("undated.txt", "В Нижней Луде сгорел паровоз", "Пожар потушили к утру.", day=None))
    assert len(pairs_of([undated, print_of(made(0, 300))])) == 1


def test_a_crowd_is_compared_with_those_next_to_it() -> None:
    crowd = [print_of(made(6 * number)) for number in range(30)]
    with patch.object(neighbours, "_REACH", 5):
        assert len(pairs_of(crowd)) < 30 * 29 / 2
        assert pairs_of(crowd) == pairs_of(crowd[::-1])


@settings(max_examples=15, deadline=None)
@given(st.permutations(PRINTS))
def test_the_same_pages_give_the_same_pairs_in_whatever_order(shuffled: list[Print]) -> None:
    assert pairs_of(shuffled) == pairs_of(PRINTS)


def test_no_pages_no_neighbours() -> None:
    assert pairs_of([]) == {}
    assert [len(places) for places in neighbours.neighbours(Prints([]))] == [0, 0]
