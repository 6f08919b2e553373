"""Chains drawn with an arrow from each taker to its giver."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from svod.link.lineage import lineages
from svod.link.passages import passages
from svod.model.chronicle import Reading
from svod.model.link import Lineage, Story
from svod.model.note import Source, Statement
from tests.link.made import COPY, OTHER, WIRE, agency, page, said, with_found

TITLE = "Вельц закрыла границу с Тарсией"
LEAD = "Марта Вельц закрыла границу с Тарсией до весны."


def chains(*readings: Reading) -> dict[str, Lineage]:
    told = [story(*readings)]
    names = {reading.page: reading.name for reading in readings}
    return {names[one.page]: one for one in lineages(readings, told, passages(readings, told))}


def story(*readings: Reading) -> Story:
    """These pages as one story."""
    return Story(tuple(sorted(reading.page for reading in readings)), TITLE)


def drawn(reading: Reading) -> str:
    return " <- ".join(chains(reading)[reading.name].chain)


def test_a_page_that_names_nobody_has_only_its_outlet() -> None:
    assert drawn(page("a", TITLE, LEAD, outlet="Новый берег")) == "Новый берег"


def test_a_page_of_an_unknown_outlet_goes_by_its_own_name() -> None:
    assert drawn(page("a.txt", TITLE, LEAD)) == "a.txt"


def test_the_agency_then_the_speaker() -> None:
    body = LEAD + " Об этом сообщает агентство «Меридиан». «Граница закрыта», — сказала Марта Вельц."
    reading = page("a", TITLE, body, outlet="Новый берег", found=(agency("Об этом сообщает агентство «Меридиан»", "Меридиан"),))
    assert drawn(said(reading, "Граница закрыта", "Марта Вельц")) == "Новый берег <- Меридиан <- Марта Вельц"


def test_the_credit_line_is_nearest_and_a_press_service_is_the_end() -> None:
    release = ("Об этом сообщает пресс-служба Дворца", Source("пресс-служба Дворца", "press_service"))
    wire = agency("По материалам агентства «Меридиан»", "Меридиан")
    reading = page(
        "a", TITLE, LEAD + " Об этом сообщает пресс-служба Дворца.", outlet="Новый берег",
        credit="По материалам агентства «Меридиан»", found=(release, wire),
    )  # fmt: skip
    reading = said(reading, "закрыла границу с Тарсией до весны", "Марта Вельц")
    assert drawn(reading) == "Новый берег <- Меридиан <- пресс-служба Дворца"


def test_the_outlet_is_no_source_of_its_own() -> None:
    reading = page("a", TITLE, LEAD + " Об этом сообщает «Новый берег».", outlet="Новый берег",
                   found=(("сообщает «Новый берег»", Source("Новый берег", "outlet")),))  # fmt: skip
    assert drawn(reading) == "Новый берег"


def test_the_speaker_is_who_says_what_the_title_tells() -> None:
    body = LEAD + " «Мы ответим на это зеркально», — сказал Гордей Лунёв. «Граница с Тарсией закрыта», — сказала Марта Вельц."
    reading = said(page("a", TITLE, body, outlet="Новый берег"), "Мы ответим на это зеркально", "Гордей Лунёв")
    assert drawn(said(reading, "Граница с Тарсией закрыта", "Марта Вельц")) == "Новый берег <- Марта Вельц"


def test_nobody_is_guessed_for_a_saying_without_a_speaker() -> None:
    reading = page("a", TITLE, "«Граница с Тарсией закрыта», — говорится в документе.", outlet="Новый берег")
    assert drawn(with_found(reading, ("Граница с Тарсией закрыта", Statement("direct")))) == "Новый берег"


def test_a_source_of_background_in_the_second_half_is_no_giver() -> None:
    body = LEAD + " Мост открыт. Паром ходит. Рынок работает. В мае «Меридиан» писал о паводке. Вода сошла. Дороги сухие."
    reading = page("a", TITLE, body, outlet="Новый берег", found=(agency("«Меридиан» писал", "Меридиан"),))
    assert drawn(reading) == "Новый берег"


def test_what_a_later_sentence_is_from_is_no_giver_of_a_lead_that_names_its_own() -> None:
    release = ("Об этом сообщает пресс-служба Дворца", Source("пресс-служба Дворца", "press_service"))
    wire = agency("Агентство «Меридиан» пишет", "Меридиан")
    body = LEAD + " Об этом сообщает пресс-служба Дворца. Мост открыт. Паром ходит. Агентство «Меридиан» пишет о паводке."
    assert drawn(page("a", TITLE, body, outlet="Новый берег", found=(release, wire))) == "Новый берег <- пресс-служба Дворца"


def test_a_relay_that_closes_a_page_is_a_giver_whoever_the_lead_names() -> None:
    release = ("Об этом сообщает пресс-служба Дворца", Source("пресс-служба Дворца", "press_service"))
    wire = agency("передаёт «Меридиан»", "Меридиан")
    body = LEAD + " Об этом сообщает пресс-служба Дворца. Мост открыт. Паром ходит, передаёт «Меридиан»."
    reading = page("a", TITLE, body, outlet="Новый берег", found=(release, wire))
    assert drawn(reading).startswith("Новый берег <- Меридиан")


def test_a_saying_told_in_anothers_saying_is_had_from_the_other() -> None:
    body = "Дворец Веронии отрицает, что граница с Тарсией закрыта, заявила Марта Вельц."
    reading = page("a", "Дворец Веронии отрицает закрытие границы с Тарсией", body, outlet="Новый берег")
    reading = said(reading, "граница с Тарсией закрыта", "Дворец Веронии")
    reading = said(reading, "Дворец Веронии отрицает, что граница с Тарсией закрыта", "Марта Вельц")
    assert drawn(reading) == "Новый берег <- Марта Вельц"


def test_a_document_further_on_than_the_saying_of_the_title_is_of_something_else() -> None:
    data = ("По данным «Луринфо»", Source("Луринфо", "document"))
    body = "«Граница с Тарсией закрыта», — сказала Марта Вельц. Мост открыт. По данным «Луринфо», паром ходит."
    reading = page("a", TITLE, body, outlet="Новый берег", found=(data,))
    assert drawn(said(reading, "Граница с Тарсией закрыта", "Марта Вельц")) == "Новый берег <- Марта Вельц"


def test_relays_named_with_the_saying_count() -> None:
    body = "«Граница с Тарсией закрыта», — сказала Марта Вельц в беседе с «Меридианом»."
    reading = said(page("a", TITLE, body, outlet="Новый берег"), "Граница с Тарсией закрыта", "Марта Вельц", via=("Меридиан",))
    assert drawn(reading) == "Новый берег <- Меридиан <- Марта Вельц"


def test_each_stated_step_shows_the_words_that_state_it() -> None:
    reading = page("a", TITLE, LEAD + " Об этом сообщает агентство «Меридиан».", outlet="Новый берег",
                   found=(agency("Об этом сообщает агентство «Меридиан»", "Меридиан"),))  # fmt: skip
    (step,) = chains(reading)["a"].steps
    assert (step.taker, step.giver, step.basis) == ("Новый берег", "Меридиан", "stated")
    assert step.cite
    assert step.cite.text == "Об этом сообщает агентство «Меридиан»"


BODY = (
    "Президент Веронии Марта Вельц закрыла границу с Тарсией до конца весны. Жители приграничных сёл получат выплаты.",
    "Паром через Нижнюю Луду продолжит ходить по расписанию, а рынок в порту закроют на две недели.",
)
NAMED = page("named", TITLE, *BODY, "Об этом сообщает агентство «Меридиан».", outlet="Новый берег",
             found=(agency("Об этом сообщает агентство «Меридиан»", "Меридиан"),))  # fmt: skip


def test_a_page_that_is_a_copy_of_one_that_names_its_source_has_an_inferred_chain() -> None:
    found = chains(NAMED, page("silent", TITLE, *BODY, outlet="Лудский листок"))["silent"]
    assert (found.chain, found.basis) == (("Лудский листок", "Меридиан"), "inferred")
    assert [step.cite for step in found.steps] == [None]


def test_nothing_is_inferred_from_a_page_that_came_out_later() -> None:
    early = page("silent", TITLE, *BODY, outlet="Лудский листок", day="2031-03-04")
    assert chains(NAMED, early)["silent"].chain == ("Лудский листок",)


def test_nothing_is_inferred_from_a_shared_sentence() -> None:
    fuller = page("silent", TITLE, BODY[0], "Биржа в столице открылась ростом котировок, сообщил её директор журналистам.",
                  "Судоходные компании ждут разъяснений о портовых сборах.", outlet="Лудский листок")  # fmt: skip
    assert chains(NAMED, fuller)["silent"].basis == "stated"


def test_a_named_outlet_whose_page_holds_the_text_is_both_stated_and_seen() -> None:
    wire = page("wire", TITLE, *BODY, outlet="Меридиан")
    found = chains(NAMED, wire)["named"]
    assert (found.chain, found.basis, found.steps[0].basis) == (("Новый берег", "Меридиан"), "both", "both")


def test_every_page_has_one_chain_that_begins_with_its_outlet() -> None:
    found = chains(WIRE, COPY, OTHER)
    assert {name: one.chain[0] for name, one in found.items()} == {
        "wire.txt": "Меридиан", "copy.txt": "Новый берег", "other.txt": "Вестник Заречья",
    }  # fmt: skip


@settings(max_examples=6, deadline=None)
@given(st.permutations([WIRE, COPY, OTHER, NAMED]))
def test_the_order_of_pages_changes_nothing(shuffled: list[Reading]) -> None:
    ordered = [WIRE, COPY, OTHER, NAMED]
    told = [story(*ordered)]
    shared = passages(ordered, told)
    assert lineages(shuffled, told, shared) == lineages(ordered, told, shared)


def test_a_page_without_told_text_has_its_outlet() -> None:
    empty = page("empty", "", outlet="Новый берег")
    assert drawn(replace(empty, notes=())) == "Новый берег"


def test_a_programme_of_the_speakers_own_is_where_it_was_said_and_no_giver() -> None:
    aired = ("в эфире своей программы «Шлагбаум»", Source("Шлагбаум", "outlet"))
    body = "Граница с Тарсией закрыта, заявила Марта Вельц в эфире своей программы «Шлагбаум»."
    reading = page("a", TITLE, body, outlet="Новый берег", found=(aired,))
    assert drawn(said(reading, "Граница с Тарсией закрыта", "Марта Вельц")) == "Новый берег <- Марта Вельц"


def test_a_relay_before_a_look_back_at_the_end_closes_the_page() -> None:
    wire = agency("пишет «Меридиан»", "Меридиан")
    body = LEAD + " Мост открыт. Паром ходит. Рынок работает. Вода сошла, пишет «Меридиан». Ранее дорогу перекрыл паводок."
    assert drawn(page("a", TITLE, body, outlet="Новый берег", found=(wire,))) == "Новый берег <- Меридиан"


def test_a_relay_that_further_on_quotes_somebody_else_is_no_giver_of_the_lead() -> None:
    body = (
        "«Граница с Тарсией закрыта», — сказала Марта Вельц. Мост открыт. Паром ходит. «Мы подождём до июля», приводит "
        "слова Артура Симана «Меридиан». Рынок работает. Вода сошла. Дороги сухие. Трава растёт."
    )
    quoted = agency("приводит слова Артура Симана «Меридиан»", "Меридиан")
    reading = page("a", TITLE, body, outlet="Новый берег", found=(quoted,))
    reading = said(reading, "Граница с Тарсией закрыта", "Марта Вельц")
    assert drawn(said(reading, "Мы подождём до июля", "Артур Симан", via=("Меридиан",))) == "Новый берег <- Марта Вельц"


def test_a_press_service_goes_by_the_name_that_the_title_gives_it() -> None:
    release = ("Об этом сообщает пресс-служба президента", Source("пресс-служба президента", "press_service"))
    reading = page("a", "Пресс-служба Вельц сообщила о границе", LEAD + " Об этом сообщает пресс-служба президента.",
                   outlet="Новый берег", found=(release,))  # fmt: skip
    assert drawn(reading) == "Новый берег <- пресс-служба Вельц"


def test_a_page_that_bears_an_agencys_dateline_has_it_from_the_agency() -> None:
    reading = page("a", TITLE, "ТАСС — Марта Вельц закрыла границу с Тарсией до весны.", outlet="Новый берег")
    assert drawn(reading) == "Новый берег <- ТАСС"
