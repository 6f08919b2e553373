"""From whom a page has its words where it does not say so: what shows it, and what does not. Drawn as `giver: why`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from svod.link.lineage import lineages
from svod.link.lineage_inferred import _order
from svod.link.passages import passages
from svod.model.chronicle import Reading
from svod.model.link import Lineage, Step, Story
from svod.model.note import Source
from svod.model.text import Fact
from tests.link.made import agency, page, said

TITLE = "Вельц закрыла границу с Тарсией"
LEAD = "Президент Веронии Марта Вельц закрыла границу с Тарсией до конца весны из-за паводка в долине Студёной."
BODY = (
    "Жители приграничных сёл получат выплаты из резервного фонда, а паром через Нижнюю Луду будет ходить по расписанию.",
    "Рынок в порту закроют на две недели, пока инженеры проверят опоры старого моста и насыпь железной дороги.",
)
OWN = (
    "У шлагбаума с утра стоит очередь из грузовиков: водители услышали новость по радио и торопятся домой.",
    "Хозяйка придорожного кафе Ясна Корель говорит, что такой выручки не видела с осенней ярмарки.",
    "Паромщик Гордей Лунёв обещает работать ночью, пока хватит солярки, а потом перейти на вёсла.",
)


def at(reading: Reading, moment: str) -> Reading:
    """The same page, published then."""
    return replace(reading, text=replace(reading.text, published=Fact(moment, "by hand")))


WIRE = page("wire", TITLE, f"ВЕРГАРД, 5 мар. /ТАСС/. {LEAD}", *BODY, outlet="ТАСС", day="2031-03-05T08:00:00")
WIRE = replace(WIRE, text=replace(WIRE.text, dateline=WIRE.text.cite(replace(WIRE.text.blocks[1].span, stop=len(TITLE) + 25))))
COPY = page("copy", TITLE, LEAD, *BODY, outlet="Новый берег", day="2031-03-05T09:00:00")


def found(*readings: Reading) -> dict[str, Lineage]:
    """The lineages of these pages as one story, by name."""
    told = [Story(tuple(sorted(reading.page for reading in readings)), TITLE)]
    names = {reading.page: reading.name for reading in readings}
    return {names[one.page]: one for one in lineages(readings, told, passages(readings, told))}


def drawn(reading: Reading, *others: Reading) -> list[str]:
    """The steps from a page's outlet that text and time show."""
    one = found(reading, *others)[reading.name]
    return [f"{step.giver}: {step.because}" for step in one.steps if step.basis != "stated" and step.taker == one.chain[0]]


def names(name: str, *paragraphs: str, outlet: str, giver: str = "ТАСС", day: str = "2031-03-05T10:00:00") -> Reading:
    """A page of this text that names its giver at the end."""
    words = f"сообщает {giver}"
    return page(name, TITLE, *paragraphs, f"Дорога открыта, {words}.", outlet=outlet, day=day, found=(agency(words, giver),))


def test_the_dateline_of_the_wire_is_read() -> None:
    assert WIRE.text.dateline
    assert WIRE.text.dateline.text == "ВЕРГАРД, 5 мар. /ТАСС/."


def test_a_wire_that_signs_its_page_gave_the_words() -> None:
    assert drawn(COPY, WIRE) == ["ТАСС: 99% of its text stands on the giver's own page, which is signed by the agency"]
    assert found(COPY, WIRE)["copy"].chain == ("Новый берег", "ТАСС")


def test_a_wire_is_its_own_source() -> None:
    assert drawn(WIRE, COPY) == []


def test_a_wire_of_a_later_day_gave_nothing() -> None:
    late = at(WIRE, "2031-03-06T08:00:00")
    assert drawn(COPY, late) == []


def test_a_wire_that_is_later_by_the_clock_gave_the_words_where_others_say_so() -> None:
    late = at(WIRE, "2031-03-05T11:00:00")
    assert drawn(COPY, late) == []
    (one,) = drawn(COPY, late, names("third", LEAD, *BODY, outlet="Вестник Заречья"))
    assert one.endswith("which is signed by the agency; a page with the same words names it")


def test_what_several_pages_with_the_same_words_name_is_the_giver() -> None:
    others = (names("a", LEAD, *BODY, outlet="Вестник Заречья"), names("b", LEAD, *BODY, outlet="Лудский листок"))
    assert drawn(COPY, *others) == ["ТАСС: 2 pages with the same words name it"]


def test_a_page_that_names_a_press_service_may_have_it_from_there() -> None:
    service = ("По данным пресс-службы дворца", Source("пресс-служба дворца", "press_service"))
    taker = page("taker", TITLE, LEAD, "По данным пресс-службы дворца, дорога закрыта.", *BODY, outlet="Новый берег",
                 day="2031-03-05T09:00:00", found=(service,))  # fmt: skip
    assert drawn(taker, names("a", LEAD, *BODY, outlet="Вестник Заречья")) == []
    assert found(taker, WIRE)["taker"].chain == ("Новый берег", "пресс-служба дворца")


def test_an_outlet_gives_only_what_it_has_more_of_and_had_before() -> None:
    fuller = page("fuller", TITLE, LEAD, *BODY, *OWN, outlet="Коммерсантъ", day="2031-03-05T07:00:00")
    assert drawn(COPY, fuller) == [
        "Коммерсантъ: 99% of its text stands on the giver's own page, which came out earlier and holds more of the text"
    ]
    assert drawn(fuller, COPY) == []
    later = at(fuller, "2031-03-05T12:00:00")
    assert drawn(COPY, later) == []


def test_an_outlet_that_names_its_relay_hands_on_what_is_the_relays() -> None:
    relayed = names("relayed", LEAD, *BODY, *OWN, outlet="Коммерсантъ", giver="Интерфакс", day="2031-03-05T07:00:00")
    assert [one.partition(":")[0] for one in drawn(COPY, relayed)] in ([], ["Интерфакс"])


def test_a_quotation_in_common_is_had_from_its_speaker() -> None:
    quoted = (
        "«Мы закрываем границу с Тарсией до конца весны из-за паводка, жители приграничных сёл получат выплаты из резервного "
        "фонда, а рынок в порту закроют на две недели», — сказала Вельц."
    )
    one = said(page("one", TITLE, quoted, outlet="Новый берег", day="2031-03-05T09:00:00"), "Мы закрываем", "Марта Вельц")
    two = page("two", "Паводок в долине", quoted, *OWN, outlet="Коммерсантъ", day="2031-03-05T07:00:00")
    assert drawn(one, two) == []


def test_pages_of_which_nothing_shows_who_had_the_words_from_whom_have_a_common_source() -> None:
    same = page("same", TITLE, LEAD, *BODY, outlet="Вестник Заречья", day="2031-03-05")
    undated = page("undated", TITLE, LEAD, *BODY, outlet="Новый берег", day="2031-03-05")
    one = found(same, undated)["same"]
    assert one.chain == ("Вестник Заречья",)
    assert one.common
    assert one.common.pages == (undated.page,)
    assert one.common.because == "a page of another outlet has the same words, and nothing shows who had them from whom"
    assert "".join(span.of(same.text.content) for span in one.common.covers).startswith("Президент Веронии")


def test_no_common_source_is_told_of_words_whose_giver_is_known() -> None:
    assert [one.common for one in found(COPY, WIRE).values()] == [None, None]


def covered(reading: Reading, step: Step) -> str:
    return " | ".join(span.of(reading.text.content) for span in step.covers)


def test_a_step_covers_what_stands_on_the_givers_page_and_nothing_that_the_page_adds() -> None:
    mixed = page("mixed", TITLE, LEAD, *BODY, OWN[0], outlet="Новый берег", day="2031-03-05T09:00:00")
    (step,) = found(mixed, WIRE)["mixed"].steps
    assert step.page == WIRE.page
    assert "закрыла границу" in covered(mixed, step)
    assert "У шлагбаума" not in covered(mixed, step)


def test_a_page_of_two_parts_has_a_step_for_each() -> None:
    words = "сообщает Интерфакс"
    mixed = page("mixed", TITLE, LEAD, *BODY, f"{OWN[2][:-1]}, {words}.", outlet="Новый берег", day="2031-03-05T09:00:00",
                 found=(agency(words, "Интерфакс"),))  # fmt: skip
    one = found(mixed, WIRE)["mixed"]
    parts = {step.giver: covered(mixed, step) for step in one.steps}
    assert "Паромщик" in parts["Интерфакс"]


def test_what_a_page_states_of_a_wire_whose_page_is_there_is_both() -> None:
    stating = names("stating", LEAD, *BODY, outlet="Новый берег")
    one = found(stating, WIRE)["stating"]
    assert (one.chain, one.basis) == (("Новый берег", "ТАСС"), "both")
    assert one.steps[0].cite
    assert one.steps[0].page == WIRE.page


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        ("2031-04-05T10:00:00+03:00", "2031-04-05T09:00:00+00:00", -1),  # two hours earlier, though its clock shows more
        ("2031-04-05T10:00:00+00:00", "2031-04-05T09:00:00+00:00", 1),
        ("2031-04-05", "2031-04-05", -1),
        ("2031-04-05T10:00:00", "2031-04-05T09:00:00+00:00", 0),
        ("2031-04-05", "2031-04-05T09:00:00", 0),
    ],
)
def test_moments_are_compared_by_the_clock_of_one_place(one: str, other: str, order: int) -> None:
    assert _order(one, other) == order
