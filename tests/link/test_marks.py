"""What a page can be told by: how its words are brought under one key, and what is marked in its title and first sentence."""

from __future__ import annotations

import pytest

from svod.link.marks import Marks, Zone, marks_of
from tests.link.made import OTHER, WIRE, page

_SHOWN = {Zone.PERSON: "person", Zone.PLACE: "place", Zone.STATE: "state", Zone.NAME: "name", Zone.NUMBER: "number"}


def drawn(marks: Marks, zone: Zone = Zone.FIRST) -> str:
    """What is named in a zone, sorted."""
    shown = (
        f"{name} {key}" for key, zones in marks.zones.items() for kind, name in _SHOWN.items() if zones & zone and zones & kind
    )
    return ", ".join(sorted(shown))


def of(title: str, *paragraphs: str) -> Marks:
    return marks_of(page("x.txt", title, *paragraphs))


def test_names_and_sharp_numbers_of_the_title_are_marked() -> None:
    found = of("В Омске задержали директора «Зари», арестованы 37 тракторов", "Суд в Омске начался в марте.")
    assert drawn(found, Zone.HEAD) == "name заря, number 37, place омск"


def test_round_and_small_numbers_and_years_are_not_sharp() -> None:
    assert drawn(of("За 2030 год сгорело 500 домов, 3 школы и 41 мост")) == "number 41"


def test_people_are_known_by_the_dictionary() -> None:
    assert "person иванов" in drawn(of("Иванова выбрали главой совета", "Совет собрался утром."))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("РФ закрыла порт", "Россия закрыла порт"),
        ("Российский порт закрыт", "Порт в России закрыт"),
        ("Погибли пять человек", "Погибли 5 человек"),
        ("Заразились 9 709 человек", "Заразились 9709 человек"),
        ("Выявлен covid-19", "Выявлен коронавирус"),
        ("Врачи 24-х городов", "Врачи 24 городов"),
        ("В Нью-Йорке шторм", "Нью-Йорк ждёт шторм"),
    ],
)
def test_names_of_one_thing_go_under_one_key(one: str, other: str) -> None:
    first, second = of(one), of(other)
    rare = max(set(first.zones) & set(second.zones), key=lambda key: first.rarity[key], default=None)
    assert rare is not None
    named = {key for key in first.zones if key.startswith(("§", "корона")) or key.isdigit() or "-" in key}
    assert named <= set(second.zones)


def test_the_first_sentence_stands_for_a_title_that_is_not_there() -> None:
    titled, bare = (
        of("Музей сгорел", "Пожар под Лудой потушили."),
        of("", "Пожар под Лудой у старого вокзала потушили. Жертв нет."),
    )
    assert {key for key, zones in titled.zones.items() if zones & Zone.HEAD} == {"музей", "сгорет"}
    assert "пожар" in {key for key, zones in bare.zones.items() if zones & Zone.HEAD}
    assert "жертва" not in {key for key, zones in bare.zones.items() if zones & Zone.HEAD}


def test_what_stands_early_and_often_tells_more() -> None:
    found = of("Паровоз", "Экскаватор стоял у вокзала. " + "Дождь шёл и шёл. " * 20, "Экскаватор увезли, бульдозер остался.")
    assert found.told["парово"] > found.told["экскав"] > found.told["бульдо"]


def test_days_of_the_year_and_answers_are_seen() -> None:
    found = of("Верония отрицает обстрел", "Обстрела 4 июня не было, сказал Лунёв.")
    assert (found.days, found.answers) == (frozenset({(6, 4)}), True)
    assert not marks_of(WIRE).answers


def test_a_page_without_words_has_no_marks() -> None:
    assert of("").zones == {}
    assert marks_of(OTHER).zones
