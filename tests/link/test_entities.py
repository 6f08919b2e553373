"""The same person, place and organisation across pages."""

from svod.link.entities import entities
from svod.model.entry import Decision
from tests.link.readings import reading


def shown(*pages: str, decisions: tuple[Decision, ...] = ()) -> list[str]:
    found = entities([reading(f"{i}.txt", page) for i, page in enumerate(pages)], decisions)
    return [f"{entity.kind} {entity.normal}: {', '.join(entity.forms)}" for entity in found]


def test_a_surname_is_the_one_full_name_that_its_page_gives() -> None:
    assert shown("Т\n⟨person Гордей Лунёв|Гордея Лунёва⟩ ждут. ⟨person Лунёв|Лунёв⟩ молчит.") == [
        "person Гордей Лунёв: Гордея Лунёва, Лунёв"
    ]


def test_a_surname_of_two_bearers_on_its_page_is_nobody_s() -> None:
    assert shown("Т\n⟨person Гордей Лунёв|Гордей Лунёв⟩ и ⟨person Пётр Лунёв|Пётр Лунёв⟩. ⟨person Лунёв|Лунёв⟩ молчит.") == [
        "person Гордей Лунёв: Гордей Лунёв",
        "person Лунёв: Лунёв",
        "person Пётр Лунёв: Пётр Лунёв",
    ]


def test_a_surname_alone_on_its_page_is_the_chronicle_s_one_bearer() -> None:
    assert shown("Т\n⟨person Марта Вельц|Марта Вельц⟩.", "Т\n⟨person Вельц|Вельц⟩.") == [
        "person Марта Вельц: Вельц, Марта Вельц"
    ]


def test_initials_must_fit() -> None:
    assert shown("Т\n⟨person Марта Вельц|Марта Вельц⟩, ⟨person М. Вельц|М. Вельц⟩, ⟨person К. Вельц|К. Вельц⟩.") == [
        "person К. Вельц: К. Вельц",
        "person Марта Вельц: М. Вельц, Марта Вельц",
    ]


def test_a_slip_of_one_letter_is_the_same_person_and_another_first_name_is_not() -> None:
    assert shown(
        "Т\n⟨person Ясна Корель|Ясна Корель⟩, ⟨person Ясна Корель|Ясна Корель⟩, ⟨person Ясна Коррель|Ясна Коррель⟩.",
        "Т\n⟨person Инна Корель|Инна Корель⟩.",
    ) == ["person Инна Корель: Инна Корель", "person Ясна Корель: Ясна Корель, Ясна Коррель"]


def test_a_state_has_one_name_whatever_it_is_called() -> None:
    page = "Т\n⟨place РФ|РФ⟩, ⟨place Россия|России⟩, ⟨place Российская Федерация|Российской Федерации⟩ и ⟨place Москва|Москва⟩."
    assert shown(page) == ["place Москва: Москва", "place Россия: РФ, России, Российской Федерации"]


def test_the_last_word_of_a_longer_place_is_that_place_unless_a_side_of_the_world_parts_them() -> None:
    page = (
        "Т\n⟨place Лесистый Дол|Лесистом Доле⟩, ⟨place Дол|Доле⟩; "
        "⟨place Южная Остмария|Южной Остмарии⟩, ⟨place Остмария|Остмарии⟩."
    )
    assert shown(page) == [
        "place Лесистый Дол: Доле, Лесистом Доле",
        "place Остмария: Остмарии",
        "place Южная Остмария: Южной Остмарии",
    ]


def test_a_body_is_the_same_in_full_and_in_short_and_with_the_state_in_any_name() -> None:
    page = (
        "Т\n⟨organisation Министерство иностранных дел Российской Федерации|Министерстве иностранных дел РФ⟩, "
        "⟨organisation МИД России|МИД России⟩, ⟨organisation МИД|МИД⟩, ⟨organisation МИД Польши|МИД Польши⟩."
    )
    assert [line.split(":")[0] for line in shown(page, "Т\n⟨organisation МИД РФ|МИД РФ⟩.")] == [
        "organisation МИД",
        "organisation МИД Польши",
        "organisation МИД РФ",
    ]


def test_an_abbreviation_is_the_body_whose_words_begin_so() -> None:
    page = "Т\n⟨organisation Союз рыбаков Остмарии|Союза рыбаков Остмарии⟩ и ⟨organisation СРО|СРО⟩."
    assert shown(page) == ["organisation Союз рыбаков Остмарии: СРО, Союза рыбаков Остмарии"]


def test_a_person_s_decision_keeps_a_mention_out_of_an_entity() -> None:
    text = "Т\n⟨person Гордей Лунёв|Гордей Лунёв⟩ прибыл. ⟨person Лунёв|Лунёв⟩ пел."
    page = reading("0.txt", text).page
    decision = Decision("not_same_person", page, words="Лунёв", before="прибыл. ", after=" пел", instead="Гордей Лунёв")
    assert shown(text, decisions=(decision,)) == ["person Гордей Лунёв: Гордей Лунёв", "person Лунёв: Лунёв"]


def test_a_decision_on_other_words_changes_nothing() -> None:
    text = "Т\n⟨person Гордей Лунёв|Гордей Лунёв⟩ прибыл. ⟨person Лунёв|Лунёв⟩ пел."
    page = reading("0.txt", text).page
    decision = Decision("not_same_person", page, words="Лунёв", before="никогда ", instead="Гордей Лунёв")
    assert shown(text, decisions=(decision,)) == shown(text)


def test_what_a_president_is_of_is_a_place_on_every_page() -> None:
    a = reading("a.txt", "Т\n⟨person Гордей Лунёв, президент Остмарии|Лунёв⟩ посетил ⟨place Остмария|Остмарию⟩.")
    b = reading("b.txt", "Т\n⟨person Остмария|Остмария⟩ молчит. ⟨organisation Остмария|Остмария⟩ ждёт.")
    assert [(e.kind, len(e.mentions)) for e in entities([a, b]) if e.normal == "Остмария"] == [("place", 3)]
