"""Which pages are read against each other: stories drawn as lists of pages, each known by what it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.link.meetings import candidate_pairs, signs_of
from svod.model.chronicle import Reading
from svod.model.link import Story
from tests.link.made import COPY, OTHER, WIRE, page

NEWS = "Паром через Нижнюю Луду {} не ходит, пассажиров из села {} перевозят лодками спасателей, рассказали на пристани."
BACKGROUND = "Переправу у Нижней Луды построили тридцать лет назад на деньги двух соседних областей, с тех пор её не чинили."
NUMBERS = ("вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье")


def told(at: int, *more: str) -> Reading:
    return page(f"p{at}", f"Паром встал {at}", NEWS.format(NUMBERS[at % 6], "Берёзовка" if at % 2 else "Заречье"), *more)


def met(readings: list[Reading], *stories: list[Reading]) -> set[frozenset[str]]:
    """The pairs by the names of the pages."""
    names = {one.page: one.name for one in readings}
    drawn = [Story(tuple(sorted(one.page for one in story)), "Т") for story in stories]
    pairs = candidate_pairs({one.page: signs_of(one) for one in readings}, drawn)
    return {frozenset((names[a], names[b])) for a, b in pairs}


def test_pages_of_one_story_are_read_each_with_each() -> None:
    assert met([WIRE, OTHER, COPY], [WIRE, OTHER, COPY]) == {
        frozenset(pair) for pair in (("wire.txt", "copy.txt"), ("wire.txt", "other.txt"), ("copy.txt", "other.txt"))
    }


def test_pages_of_two_stories_are_read_where_they_share_a_run_of_words() -> None:
    one, other, third = page("a", "Т", "Мост открыт.", BACKGROUND), page("b", "Т", "Паром встал.", BACKGROUND), OTHER
    assert met([one, other, third]) == {frozenset(("a", "b"))}


def test_a_paragraph_that_everybody_carries_costs_no_more_than_a_few_pairs_a_page() -> None:
    crowd = [page(f"p{at}", "Т", f"Новость номер {at}.", BACKGROUND) for at in range(60)]
    pairs = met(crowd)
    assert {name for pair in pairs for name in pair} == {one.name for one in crowd}
    assert len(pairs) <= 6 * len(crowd)


def test_a_large_story_is_read_by_its_nearest_and_by_a_few_that_stand_for_it() -> None:
    crowd = [told(at) for at in range(40)]
    pairs = met(crowd, crowd)
    assert {name for pair in pairs for name in pair} == {one.name for one in crowd}
    assert len(pairs) <= 10 * len(crowd)


@pytest.mark.parametrize("content", ["", "Да.", "Мост у Луды открыт."])
def test_a_page_of_few_words_has_few_signs(content: str) -> None:
    assert len(signs_of(page("a", "Т", content))) <= 1


CROWD = [told(at, *([BACKGROUND] if at % 3 == 0 else [])) for at in range(20)]


@settings(max_examples=10, deadline=None)
@given(st.permutations(CROWD), st.integers(0, 19))
def test_the_order_of_pages_changes_nothing(shuffled: list[Reading], cut: int) -> None:
    stories = [one for one in (CROWD[:cut], CROWD[cut:]) if one]
    assert met(shuffled, *reversed(stories)) == met(CROWD, *stories)
