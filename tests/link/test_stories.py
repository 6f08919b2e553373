from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.link.neighbours import pairs_of
from svod.link.prints import likeness, print_of
from svod.link.stories import stories, stories_of
from svod.model.chronicle import Reading
from svod.model.entry import Decision
from svod.model.link import Story
from svod.model.text import Fact
from tests.link.made import COPY, OTHER, WIRE, page

# The same happening in other words; the same parties on another day; the same subject, another happening.
RETOLD = page(
    "retold.txt",
    "Граница Веронии и Тарсии закроется 10 марта",
    "С 10 марта Верония закроет границу с Тарсией, заявила президент страны Марта Вельц.",
    "По словам Вельц, граница будет закрыта до конца весны, а жители приграничных сёл получат выплаты.",
    outlet="Лудский листок",
)
YEARS_AGO = page(
    "old.txt",
    "Вельц объявила о закрытии границы с Тарсией",
    "Президент Веронии Марта Вельц объявила о закрытии границы с Тарсией из-за паводка.",
    "«Граница откроется, когда сойдёт вода», — сказала Вельц журналистам.",
    outlet="Новый берег",
    day="2029-04-11",
)
REACTION = page(
    "reaction.txt",
    "Лунёв назвал решение Веронии недружественным шагом",
    "Министр иностранных дел Тарсии Гордей Лунёв назвал недружественным шагом решение Веронии о границе.",
    "«Соседи так не поступают, и мы ответим зеркально», — сказал Лунёв на брифинге в столице Тарсии.",
    outlet="Вечерняя Тарсия",
)
ALL = (WIRE, COPY, OTHER, RETOLD, YEARS_AGO, REACTION)


def drawn(found: Sequence[Story], readings: Sequence[Reading] = ALL) -> set[str]:
    """Each story as the names of its pages."""
    names = {reading.page: reading.name.removesuffix(".txt") for reading in readings}
    return {" ".join(sorted(names[at] for at in story.pages)) for story in found}


def test_one_happening_is_one_story_whatever_its_words() -> None:
    assert drawn(stories(ALL)) == {"copy retold wire", "old", "other", "reaction"}


@settings(max_examples=10, deadline=None)
@given(st.permutations(ALL))
def test_the_order_of_pages_changes_nothing(shuffled: list[Reading]) -> None:
    assert stories(shuffled) == stories(ALL)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.sampled_from(ALL), unique_by=lambda reading: reading.page))
def test_every_page_is_in_exactly_one_story(some: list[Reading]) -> None:
    assert sorted(at for story in stories(some) for at in story.pages) == sorted(reading.page for reading in some)


def test_the_likeness_of_two_pages_does_not_depend_on_other_pages() -> None:
    alike = likeness(print_of(WIRE), print_of(COPY))
    assert alike == likeness(print_of(COPY), print_of(WIRE))
    assert alike > likeness(print_of(WIRE), print_of(OTHER))


def test_pages_months_apart_are_not_alike_and_an_outlet_seldom_tells_a_thing_twice() -> None:
    same_day = page("x.txt", "Вельц ушла", "Вельц ушла в отпуск.", outlet="А")
    later = page("y.txt", "Вельц ушла", "Вельц ушла в отпуск.", outlet="Б", day="2031-07-05")
    again = page("z.txt", "Вельц ушла", "Вельц ушла в отпуск.", outlet="А")
    elsewhere = page("v.txt", "Вельц ушла", "Вельц ушла в отпуск.", outlet="Б")
    prints = {one.name: print_of(one) for one in (same_day, later, again, elsewhere)}
    assert likeness(prints["x.txt"], prints["y.txt"]) < 0.01
    assert likeness(prints["x.txt"], prints["z.txt"]) < likeness(prints["x.txt"], prints["v.txt"])


def test_a_story_bears_a_title_of_one_of_its_pages_and_its_days() -> None:
    found = next(story for story in stories(ALL) if WIRE.page in story.pages)
    assert found.title in {WIRE.title, COPY.title, RETOLD.title}
    assert (found.since, found.until) == ("2031-03-05", "2031-03-05")


def test_a_story_keeps_its_id_while_later_pages_join_it() -> None:
    later = replace(RETOLD, text=replace(RETOLD.text, published=Fact("2031-03-06", "by hand")))
    before = next(story for story in stories((WIRE, OTHER)) if WIRE.page in story.pages)
    after = next(story for story in stories((WIRE, later, OTHER)) if WIRE.page in story.pages)
    assert later.page in after.pages
    assert (before.first, before.id) == (after.first, after.id)
    assert after.until == "2031-03-06"


def test_stories_have_ids_of_their_own() -> None:
    assert len({story.id for story in stories(ALL)}) == len(stories(ALL))


def test_stories_are_made_of_prints_and_pairs_alone() -> None:
    prints = [print_of(reading) for reading in ALL]
    assert stories_of(prints, pairs_of(prints)) == stories(ALL)


def test_a_component_that_is_too_large_is_cut_along_its_weaker_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("svod.link.stories._BULK", 2)
    assert sorted(at for story in stories(ALL) for at in story.pages) == sorted(reading.page for reading in ALL)


def test_a_page_without_words_or_date_stands_alone() -> None:
    empty = page("empty.txt", "", day=None)
    assert drawn(stories((empty, WIRE)), (empty, WIRE)) == {"empty", "wire"}


def test_no_pages_no_stories() -> None:
    assert stories(()) == ()


SPLIT = Decision("split_story", COPY.page, instead=WIRE.page, made_at="2031-03-06T10:00Z")
JOIN = Decision("join_story", REACTION.page, instead=WIRE.page, made_at="2031-03-06T11:00Z")


def test_what_a_person_split_stays_split() -> None:
    assert drawn(stories(ALL, [SPLIT])) == {"copy", "retold wire", "old", "other", "reaction"}


def test_what_a_person_joined_stays_joined() -> None:
    assert drawn(stories(ALL, [JOIN])) == {"copy reaction retold wire", "old", "other"}


def test_the_later_decision_is_obeyed_in_whatever_order_they_are_kept() -> None:
    back = Decision("join_story", COPY.page, instead=WIRE.page, made_at="2031-03-06T12:00Z")
    assert drawn(stories(ALL, [back, SPLIT])) == {"copy retold wire", "old", "other", "reaction"}
    undone = replace(back, made_at="2031-03-06T09:00Z")
    assert drawn(stories(ALL, [SPLIT, undone])) == {"copy", "retold wire", "old", "other", "reaction"}


def test_a_decision_about_a_page_that_is_not_here_waits() -> None:
    assert stories((WIRE, OTHER), [SPLIT, JOIN]) == stories((WIRE, OTHER))
