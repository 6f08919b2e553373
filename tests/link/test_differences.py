"""The ledger, a line each: kind | the words here | the words there, or a dash."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.link.differences import differences
from svod.link.passages import passages
from svod.link.rewordings import _number
from svod.link.weights import heaviest_first
from svod.link.words import words
from svod.model.chronicle import Reading
from svod.model.link import Difference, Story
from svod.model.note import Name, Statement
from svod.model.span import Span
from tests.link.made import COPY, OTHER, WIRE, agency, on, page, said, with_found

TITLE = "Вельц закрыла границу с Тарсией"


def ledger(*readings: Reading, retired: tuple[Reading, ...] = ()) -> tuple[Difference, ...]:
    """The ledger of these pages as one story."""
    story = Story(tuple(sorted(reading.page for reading in readings)), TITLE)
    return differences(readings, [story], passages(readings, [story]), retired)


def drawn(first: Reading, *others: Reading, retired: tuple[Reading, ...] = ()) -> list[str]:
    """The lines; those whose `here` is on the first page without a sign, the others with a `>`."""
    rows = ledger(first, *others, retired=retired)
    return [
        f"{'' if one.here.page == first.page else '> '}{one.kind} | {one.here.text} | {one.there.text if one.there else '-'}"
        for one in rows
    ]


def test_what_one_tells_and_the_other_does_not_have_at_all() -> None:
    assert set(drawn(WIRE, COPY)) >= {
        "absent | Жители приграничных сёл получат выплаты из резервного фонда | -",
        "absent | Накануне в Лурии завершились переговоры о поставках зерна | -",
        "> absent | Курс веронийской кроны после этого заявления снизился на три процента | -",
    }


def test_a_quotation_that_ends_before_its_end() -> None:
    told = "Мы закрываем границу до конца весны"
    wire, copy = (said(one, told, "Марта Вельц", "сказала Вельц") for one in (WIRE, COPY))
    assert f"quote_closed_early | Жители приграничных сёл получат выплаты из резервного фонда | {told}" in drawn(wire, copy)
    assert "quote_closed_early" not in {line.kind for line in ledger(WIRE, COPY)}  # nobody is known to say it: a name in marks


def test_a_sentence_that_stands_there_without_some_of_its_words() -> None:
    one = page("a", TITLE, "Жители приграничных сёл Веронии, кроме переселенцев, получат выплаты из резервного фонда.")
    other = page("b", TITLE, "Жители приграничных сёл Веронии получат выплаты из резервного фонда.")
    (line,) = ledger(one, other)
    assert (line.kind, line.here.page, line.because.split(";")[0]) == (
        "shortened",
        one.page,
        "there without “кроме переселенцев”",
    )


def test_what_a_page_adds_to_the_page_it_has_its_text_from() -> None:
    copy = with_found(COPY, agency("на встрече с губернаторами", "Меридиан"))
    kinds = {(line.kind, line.here.page == copy.page) for line in ledger(WIRE, copy)}
    assert {("added", True), ("absent", False)} <= kinds
    assert ("absent", True) not in kinds


def test_one_thing_by_another_name() -> None:
    body = "Операция веронийских войск в долине Нижней Луды началась на рассвете в субботу, сообщили на переправе."
    one, other = page("a", TITLE, body), page("b", TITLE, body.replace("Операция", "Вторжение").replace("началась", "началось"))
    assert [(line.kind, {line.here.text, line.there.text if line.there else ""}) for line in ledger(one, other)] == [
        ("event_renamed", {"Операция", "Вторжение"})
    ]
    plain = page("c", TITLE, body.replace("Операция", "Кампания"))
    assert "event_renamed" not in {line.kind for line in ledger(one, plain)}


def test_a_saying_told_in_other_words_is_not_absent() -> None:
    one = page("a", TITLE, "Жители приграничных сёл Веронии получат выплаты из резервного фонда.")
    other = page("b", TITLE, "Из резервного фонда Веронии жителям сёл у границы выплатят деньги.")
    assert drawn(one, other) == []


def test_words_that_only_say_who_says_so_are_no_fact() -> None:
    body = "«Граница с Тарсией закрыта до весны»"
    one = said(page("a", TITLE, f"{body}, — сообщили журналистам в канцелярии президента Веронии."),
               "Граница с Тарсией закрыта до весны", "канцелярия президента Веронии", "сообщили",
               "в канцелярии президента Веронии")  # fmt: skip
    assert drawn(one, page("b", TITLE, f"{body}.")) == []


def test_that_somebody_did_not_answer_is_a_fact() -> None:
    silent = "Канцелярия президента Веронии не ответила на запрос"
    body = "Граница с Тарсией закрыта до весны."
    one = with_found(
        page("a", TITLE, body, f"{silent}."), (silent, Statement("no_comment", ("канцелярия президента Веронии",)))
    )
    assert drawn(one, page("b", TITLE, body)) == [f"absent | {silent} | -"]


def test_pages_of_two_stories_owe_one_another_nothing() -> None:
    apart = [Story((reading.page,), reading.title) for reading in (WIRE, OTHER)]
    assert differences([WIRE, OTHER], apart, passages([WIRE, OTHER])) == ()


FACT = "На переправе у Нижней Луды за сутки досмотрели {} грузовиков с зерном, говорится в сводке"


def test_another_number() -> None:
    one = page("a", TITLE, FACT.format("140") + " таможни.")
    other = page("b", TITLE, FACT.format("410") + " таможни.")
    first, second = sorted((one, other), key=lambda reading: reading.page)
    (line,) = ledger(one, other)
    assert (line.kind, line.here.page, line.page) == ("number_changed", first.page, second.page)
    assert line.there
    assert {line.here.text, line.there.text} == {"140", "410"}


def test_another_date_and_the_same_date_in_other_words() -> None:
    body = "Переправа у Нижней Луды закроется {} из-за паводка, предупредила таможня Веронии."
    one = page("a", TITLE, body.format("12 марта"), found=(on("12 марта", "2031-03-12"),))
    other = page("b", TITLE, body.format("14 апреля"), found=(on("14 апреля", "2031-04-14"),))
    vague = page("c", TITLE, body.format("в марте"), found=(on("в марте", "2031-03"),))
    assert "date_changed" in {line.kind for line in ledger(one, other)}
    assert "date_changed" not in {line.kind for line in ledger(one, vague)}


def test_another_name() -> None:
    body = "Переправу у Нижней Луды в субботу лично проверил инспектор {}, сообщили в таможне Веронии."
    one = with_found(page("a", TITLE, body.format("Лунёв")), ("Лунёв", Name("person", "Лунёв")))
    other = with_found(page("b", TITLE, body.format("Корель")), ("Корель", Name("person", "Корель")))
    assert {line.kind for line in ledger(one, other)} == {"name_changed"}


def test_an_initial_or_the_other_half_of_a_name_is_no_other_name() -> None:
    body = "Переправу у Нижней Луды в субботу лично проверил {}, сообщили в таможне Веронии."
    one = with_found(page("a", TITLE, body.format("Г. Лунёв")), ("Г. Лунёв", Name("person", "Г. Лунёв")))
    other = with_found(page("b", TITLE, body.format("Гордей Лунёв")), ("Гордей Лунёв", Name("person", "Гордей Лунёв")))
    first = with_found(page("c", TITLE, body.format("Гордей")), ("Гордей", Name("person", "Гордей")))
    last = with_found(
        page("d", TITLE, body.format("Лунёв"), "Гордей Лунёв остался доволен."),
        ("Лунёв", Name("person", "Лунёв")), ("Гордей Лунёв", Name("person", "Гордей Лунёв")),
    )  # fmt: skip
    assert "name_changed" not in {line.kind for pair in ((one, other), (first, last)) for line in ledger(*pair)}


def test_neutral_verbs_of_saying_may_stand_for_one_another() -> None:
    content = "Мы знали о паводке ещё в январе и промолчали"
    one = said(page("a", TITLE, f"«{content}», — сказала Вельц."), content, "Марта Вельц", "сказала")
    other = said(page("b", TITLE, f"«{content}», — отметила Вельц."), content, "Марта Вельц", "отметила")
    assert drawn(one, other) == []


def test_another_verb_of_saying() -> None:
    content = "Мы знали о паводке ещё в январе и промолчали"
    one = said(page("a", TITLE, f"«{content}», — сказала Вельц."), content, "Марта Вельц", "сказала")
    other = said(page("b", TITLE, f"«{content}», — призналась Вельц."), content, "Марта Вельц", "призналась")
    assert [line.split(" | ")[0].removeprefix("> ") for line in drawn(one, other)] == ["verb_changed"]


def test_a_speaker_dropped() -> None:
    content = "Верония не станет открывать границу с Тарсией до конца весны"
    vels = ("Вельц", Name("person", "Марта Вельц"))
    one = page("a", "Граница закрыта", f"«{content}», — сказала Вельц.", "Паром ходит.", found=(vels,))
    one = said(one, content, "Марта Вельц", "сказала", "сказала Вельц")
    other = page("b", "Граница останется на замке", f"{content}.", "Паром ходит.")
    named = page("c", "Граница останется на замке", f"{content}.", "Марта Вельц приняла послов.")
    assert [line.removeprefix("> ") for line in drawn(one, other)] == [
        f"attribution_dropped | {content}», — сказала Вельц | {content}"
    ]
    assert "attribution_dropped" not in {line.kind for line in ledger(one, named)}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("погибли 222 рыбака", "222"),
        ("погибли 5 222 рыбака", "5222"),
        ("в 2031 222 рыбака", "222"),  # a year, and a count after it
        ("до 15, 222 рыбака", "222"),
    ],
)
def test_a_number_in_groups_is_read_whole_and_two_numbers_are_not_one(content: str, told: str) -> None:
    read = words(content, Span(0, len(content)), "ru")
    at = next(i for i, word in enumerate(read) if word.form == "222")
    found = _number(read, (at, at + 1))
    assert found is not None
    assert found[0] == told


def test_a_number_that_both_pages_give_is_of_something_else() -> None:
    one = page("a", TITLE, FACT.format("140") + " таможни.", "Годом раньше их было 410.")
    other = page("b", TITLE, FACT.format("410") + " таможни.")
    rounded = page("c", TITLE, FACT.format("140,2") + " таможни.")
    assert "number_changed" not in {line.kind for pair in ((one, other), (one, rounded)) for line in ledger(*pair)}


def test_what_more_origins_tell_weighs_more() -> None:
    fact = "В порту Нижней Луды за ночь скопилось триста фур с зерном и овощами."
    pages = [page(f"p{at}", TITLE, "Паром ходит.", fact, f"Погода в селе номер {at} испортилась совсем.") for at in range(3)]
    poor = page("poor", TITLE, "Паром ходит.", "Рынок закрыт до весны.")
    lines = [line for line in ledger(*pages, poor) if line.page == poor.page]
    weights = {line.here.text[:6]: line.weight for line in sorted(lines, key=lambda line: line.weight)}
    assert weights["В порт"] > weights["Погода"]
    assert heaviest_first(lines)[0].kind == "absent"
    told = [line.weight for line in lines if line.here.text.startswith("В порт")]
    assert len(told) == 3
    assert min(told) < max(told)  # said once of a page, the others are lighter


def test_what_an_outlet_altered_in_its_own_page() -> None:
    old = page("a", TITLE, "Границу с Тарсией закрыли до конца весны.", "В сёлах Нижней Луды ждут выплат из резервного фонда.")
    new = page("a", TITLE, "Границу с Тарсией закрыли до конца лета.", "Паром через реку остановлен навсегда.")
    new = replace(new, card=replace(new.card, was=old.page))
    assert drawn(new, retired=(replace(old, card=replace(old.card, retired=True)),)) == [
        line for line in drawn(new, retired=(old,)) if "altered_by_outlet" in line
    ]
    assert set(drawn(new, retired=(old,))) == {
        "> altered_by_outlet | Границу с Тарсией закрыли до конца весны | Границу с Тарсией закрыли до конца лета",
        "> altered_by_outlet | В сёлах Нижней Луды ждут выплат из резервного фонда | -",
        "altered_by_outlet | Паром через реку остановлен навсегда | -",
    }


def test_a_version_that_is_not_here_is_passed_over() -> None:
    assert drawn(replace(WIRE, card=replace(WIRE.card, was="0" * 64))) == []


@settings(max_examples=6, deadline=None)
@given(st.permutations([WIRE, COPY, OTHER]))
def test_the_order_of_pages_changes_nothing_and_cites_reopen(shuffled: list[Reading]) -> None:
    content = {reading.page: reading.text.content for reading in shuffled}
    assert ledger(*shuffled) == ledger(WIRE, COPY, OTHER)
    for line in ledger(*shuffled):
        line.here.check(content[line.here.page])
        if line.there:
            line.there.check(content[line.page])
