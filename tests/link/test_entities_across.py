"""The same names across languages, alphabets and spellings; bodies under their several names; what is not one however alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from svod.link.entities import entities
from svod.model.chronicle import Reading
from svod.model.text import Fact
from tests.link.readings import reading


def page(drawn: str, code: str = "ru", name: str = "a") -> Reading:
    made = reading(f"{name}.txt", f"Т\n{drawn}")
    return replace(made, text=replace(made.text, language=Fact(code, "drawn")))


def shown(*pages: Reading) -> list[str]:
    return [f"{entity.normal}: {', '.join(sorted(entity.forms))}" for entity in entities(pages)]


def names(kind: str, *forms: str) -> str:
    return ", ".join(f"⟨{kind} {form}|{form}⟩" for form in forms)


def one(kind: str, *given: tuple[str, str]) -> bool:
    """Whether these names, each on a page of its own, are one entity. A name is given with its page's language."""
    pages = [page(names(kind, form), code, f"{i}") for i, (form, code) in enumerate(given)]
    return len(entities(pages)) == 1


def test_a_name_in_russian_in_ukrainian_and_in_latin_letters_is_one_in_whatever_case() -> None:
    ru = page("⟨person Марта Вельц|Марты Вельц⟩ нет, ⟨person Вельц|Вельц⟩ молчит.", "ru", "a")
    uk = page(names("person", "Марту Вельц", "Вельц"), "uk", "b")
    latin = page(names("person", "Marta Veltz"), "ru", "c")
    assert shown(ru, uk, latin) == ["Марта Вельц: Marta Veltz, Вельц, Марту Вельц, Марты Вельц"]


@pytest.mark.parametrize(
    ("russian", "ukrainian"),
    [("Николай Лунёв", "Микола Луньов"), ("Артур Симан", "Артура Симана"), ("Гордей Хаммер", "Гордій Гаммер")],
)
def test_first_names_and_sounds_differ_between_languages(russian: str, ukrainian: str) -> None:
    assert one("person", (russian, "ru"), (ukrainian, "uk"))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Александр Лунёв", "Александра Лунёва"),  # a man and a woman
        ("Лунёв", "Лунёва"),
        ("Игорь Симан", "Егор Симан"),
        ("Пётр Кинг", "Пётр Хокинг"),
        ("Марта Вельц", "Марта Корель"),
    ],
)
def test_names_that_are_but_alike_are_two_in_one_language(a: str, b: str) -> None:
    assert not one("person", (a, "ru"), (b, "ru"))


def test_a_surname_of_many_is_nobody_s_unless_nearly_all_pages_mean_one() -> None:
    one_of_two = [page(names("person", f"{first} Вельц"), name=first) for first in ("Марта", "Ясна")]
    alone = page(names("person", "Вельц"), name="z")
    assert shown(*one_of_two, alone) == ["Вельц: Вельц", "Марта Вельц: Марта Вельц", "Ясна Вельц: Ясна Вельц"]
    most = [page(names("person", "Марта Вельц"), name=f"m{i}") for i in range(18)]
    assert shown(*one_of_two, *most, alone)[0] == "Марта Вельц: Вельц, Марта Вельц"


def test_a_first_name_is_the_one_person_of_its_page_and_anybody_s_elsewhere() -> None:
    full = page(names("person", "Марта Вельц"), name="a")
    with_surname = page(names("person", "Вельц", "Марта"), name="b")
    alone = page(names("person", "Марта"), name="c")
    assert shown(full, with_surname, alone) == ["Марта: Марта", "Марта Вельц: Вельц, Марта, Марта Вельц"]


def test_a_first_name_is_the_one_of_the_family_of_which_the_page_tells() -> None:
    daughter = page(names("person", "Марта Вельц"), name="a")
    father = page(names("person", "Артур Вельц", "Марта"), name="b")
    other = page(names("person", "Артур Симан", "Марта"), name="c")
    assert shown(daughter, father, other) == [
        "Артур Вельц: Артур Вельц",
        "Артур Симан: Артур Симан",
        "Марта: Марта",
        "Марта Вельц: Марта, Марта Вельц",
    ]


def test_a_first_name_with_a_letter_is_not_any_bearer_of_it() -> None:
    assert shown(page(names("person", "Гордей Л."), name="a"), page(names("person", "Гордей К."), name="b")) == [
        "Гордей К.: Гордей К.",
        "Гордей Л.: Гордей Л.",
    ]
    assert not one("person", ("Гордей", "ru"), ("Гордей Л.", "ru"))
    assert shown(page(names("person", "Гордей Лунёв", "Гордей Л."))) == ["Гордей Лунёв: Гордей Л., Гордей Лунёв"]


def test_a_list_gives_the_surname_first() -> None:
    assert one("person", ("Лунёв Артур", "ru"), ("Артур Лунёв", "ru"))
    assert one("person", ("Лунёв Артур", "ru"), ("Лунёв", "ru"))
    assert not one("person", ("Лунёв Артур", "ru"), ("Артур", "ru"))
    assert not one("person", ("Тарик Артур", "ru"), ("Артур", "ru"))


def test_two_who_are_both_like_a_third_are_two() -> None:
    for given in (
        ("Гордей Павлович Лунёв", "Гордей Львович Лунёв", "Гордей Лунёв"),
        ("Марта де Вельц", "Ясна де Вельц", "Де Вельц"),
    ):
        assert len(shown(*(page(names("person", name), name=name) for name in given))) == 3
        assert len(shown(*(page(names("person", name), name=name) for name in given[1:]))) == 1


def test_a_wife_s_title_gives_no_first_name() -> None:
    assert shown(page(names("person", "Артур Симан", "миссис Симан", "Симан"))) == [
        "Артур Симан: Артур Симан, Симан",
        "миссис Симан: миссис Симан",
    ]


def test_a_state_is_one_under_its_names_its_adjective_and_in_other_languages() -> None:
    ru = page(names("place", "Германия", "ФРГ"), name="a")
    uk = page(names("place", "Німеччині", "ФРН"), "uk", "b")
    latin = page(names("place", "Germany"), name="c")
    assert shown(ru, uk, latin) == ["Германия: Germany, Германия, Німеччині, ФРГ, ФРН"]


def test_a_state_that_acts_is_the_state_whether_a_page_takes_it_for_a_place_or_a_body() -> None:
    assert len(entities([page(names("organisation", "ЕС"), name="a"), page(names("place", "ЄС"), "uk", "b")])) == 1


def test_a_capital_is_a_town_and_no_state() -> None:
    assert not one("place", ("Баку", "ru"), ("Азербайджан", "ru"))


def test_a_large_city_is_one_in_both_languages_and_one_side_of_a_place_is_not_the_other() -> None:
    assert one("place", ("Варшава", "ru"), ("Варшаві", "uk"))
    assert one("place", ("Северная Остмария", "ru"), ("Північної Остмарії", "uk"))
    assert not one("place", ("Северная Остмария", "ru"), ("Південна Остмарія", "uk"))
    assert not one("place", ("Западная Остмария", "ru"), ("Остмария", "ru"))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("МИД Польши", "министерство иностранных дел Польши"),
        ("МИД Польши", "внешнеполитическое ведомство Польши"),
        ("МИД Польши", "польский МИД"),
        ("МИД США", "Госдеп"),
        ("Минобороны Польши", "оборонное ведомство Польши"),
        ("ООН", "Организация Объединенных Наций"),
        ("Еврокомиссия", "ЕК"),
        ("«Заря-2»", "Заря — 2"),
        ("ООО «Остмарнефть»", "Остмарнефть"),
        ("авиакомпания «Остмарнефть»", "Остмарнефть"),
        ("Остмарнефть", "Ostmarneft Holding Ltd"),
    ],
)
def test_a_body_is_one_in_full_in_short_by_its_trade_name_and_without_its_legal_form(a: str, b: str) -> None:
    assert one("organisation", (a, "ru"), (b, "ru"))


def test_a_ministry_is_one_in_both_languages() -> None:
    assert one("organisation", ("МИД Польши", "ru"), ("Міністерства закордонних справ Польщі", "uk"))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("МИД", "МИД Польши"),  # whose the first is, its page does not say
        ("МИД Чехии", "МИД Польши"),
        ("Заря-1", "Заря-2"),
        ("Заря", "Zara"),
        ("Гидромет", "Польский гидромет"),
        ("Друзья Остмарнефти", "Остмарнефть"),
        ("Spirit", "Спорт"),
        ("Сокол", "Соколы"),
    ],
)
def test_bodies_that_are_but_alike_are_two(a: str, b: str) -> None:
    assert not one("organisation", (a, "ru"), (b, "ru"))


def test_a_bare_ministry_is_that_of_the_office_on_its_page() -> None:
    text = "⟨person Гордей Лунёв, глава МИД Польши|Лунёв⟩ прибыл. ⟨organisation МИД|МИД⟩ молчит. "
    other = page(names("organisation", "МИД Польши"), name="b")
    assert "МИД Польши: МИД, МИД Польши" in shown(page(text), other)


def test_a_bare_ministry_is_that_whose_head_its_page_tells_of_where_other_pages_say_the_state() -> None:
    bare = "⟨person Гордей Лунёв, глава МИД|Лунёв⟩ прибыл. ⟨organisation МИД|МИД⟩ молчит."
    said = "⟨person Гордей Лунёв, министр иностранных дел Польши|Лунёв⟩ прибыл. ⟨organisation МИД Польши|МИД Польши⟩ ждёт."
    assert "МИД Польши: МИД, МИД Польши" in shown(page(bare, name="a"), page(said, name="b"))
    went_on = "⟨person Гордей Лунёв, глава МИД Чехии|Лунёв⟩ прибыл."
    assert "МИД: МИД" in shown(page(bare, name="a"), page(said, name="b"), page(went_on, name="c"))


def test_what_a_page_gives_in_brackets_is_stated_and_holds_on_other_pages() -> None:
    told = page("⟨organisation Общество охраны холмов|Обществе охраны холмов⟩ (⟨organisation ООХ|ООХ⟩) ждут.", name="a")
    alone = page(names("organisation", "ООХ"), name="b")
    (entity,) = entities([told, alone])
    assert entity.normal == "Общество охраны холмов"
    assert [(link.a, link.b, link.basis) for link in entity.links][:1] == [("ООХ", "Общество охраны холмов", "stated")]


def test_what_stands_in_brackets_after_a_man_may_be_his_firm() -> None:
    firm = "⟨person Артур Симан|Артур Симан⟩ (⟨person Golden Hill|Golden Hill⟩) и "
    spelt = "⟨person Ясна Корель|Ясна⟩ (⟨person Jasna Korel|Jasna Korel⟩)."
    found = ["Golden Hill: Golden Hill", "Артур Симан: Артур Симан", "Ясна Корель: Jasna Korel, Ясна"]
    assert shown(page(firm + spelt)) == found


def test_a_part_of_a_name_is_the_name_on_its_page_but_a_number_tells_two_apart() -> None:
    assert shown(page(names("organisation", "Восточный комитет", "Восточный комитет рыболовов"))) == [
        "Восточный комитет: Восточный комитет, Восточный комитет рыболовов"
    ]
    assert len(shown(page(names("organisation", "Северный путь", "Северный путь-2")))) == 2


def test_every_entity_carries_the_decisions_that_made_it() -> None:
    (entity,) = entities([page("⟨person Марта Вельц|Марта Вельц⟩, ⟨person Вельц|Вельц⟩.")])
    assert [(link.a, link.b, link.verdict, link.score, link.basis) for link in entity.links] == [
        ("Вельц", "Марта Вельц", "same", 0.9, "inferred")
    ]
    assert entity.links[0].because == "Вельц: Марта Вельц, the one bearer of this name on the page"
