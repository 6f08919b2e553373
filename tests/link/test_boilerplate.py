"""Lines that an outlet prints under whatever it tells are set aside; what it tells again and again is not."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from svod.link.boilerplate import Overlay, lined, of_outlet, repeating
from svod.model.chronicle import Reading
from svod.model.link import Boilerplate
from svod.model.note import Statement, Time
from tests.link.made import page

OUTLET = "Новый берег"
CALL = "Присылайте нам свои рассказы о переправе: редакция ответит каждому до 5 мая."
STORIES = (
    ("Паводок снёс мост через Луру", "Вода поднялась на три метра и сорвала опоры.", "Посёлок Заречье остался без дороги."),
    ("Хоккеисты Веронии обыграли сборную Остмарии", "Решающую шайбу забросил защитник Артур Симан.", "Матч шёл в столице."),
    ("Учёные Тарсии нашли новый вид жуков", "Насекомое светится в темноте зелёным.", "Работу вёл университет Лорвика."),
    ("Парламент Лурии принял бюджет", "Депутаты сократили расходы на флот.", "Голосование длилось всю ночь."),
)


def told(*, lines: tuple[str, ...] = (CALL,), count: int = 3, outlet: str | None = OUTLET) -> tuple[Reading, ...]:
    """So many stories of one outlet, each with these lines under it, in which a time and nobody's statement were found."""
    false = (("5 мая", Time("2031-05-05")), ("редакция ответит каждому", Statement("indirect", cue="ответить")))
    return tuple(
        page(f"{outlet} {number}.txt", title, *text, *lines, outlet=outlet, found=false if CALL in lines else ())
        for number, (title, *text) in enumerate(STORIES[:count])
    )


def learn(readings: Iterable[Reading]) -> tuple[Boilerplate, ...]:
    """What the flow learns of these pages, an outlet at a time."""
    by_page = {reading.page: reading for reading in readings}
    repeated = repeating({page: lined(reading) for page, reading in by_page.items()})
    return tuple(
        line
        for outlet, (bearers, titles) in sorted(repeated.items())
        for line in of_outlet(outlet, [by_page[page] for page in bearers], titles)
    )


def overlaid(readings: Iterable[Reading], learned: Iterable[Boilerplate]) -> tuple[Reading, ...]:
    overlay = Overlay(learned)
    return tuple(overlay.on(reading) for reading in readings)


def aside(readings: tuple[Reading, ...]) -> list[str]:
    return [line.lines[0].text for line in learn(readings)]


def test_a_line_under_three_stories_that_speaks_to_the_reader_is_set_aside() -> None:
    readings = told()
    (line,) = learn(readings)
    assert (line.outlet, {cite.text for cite in line.lines}, line.basis) == (OUTLET, {CALL}, "inferred")
    assert {cite.page for cite in line.lines} == {reading.page for reading in readings}
    assert line.score == 0.75
    assert line.because == (
        "it stands on 3 pages of this outlet, under 3 stories or more, and speaks to the reader, or of the outlet itself"
    )


def test_what_was_found_in_it_is_not_there_for_the_stages_after_it_and_all_else_is() -> None:
    readings = told()
    for before, after in zip(readings, overlaid(readings, learn(readings)), strict=True):
        assert [block.role for block in before.text.blocks] == ["title", "body", "body", "body"]
        assert [block.role for block in after.text.blocks] == ["title", "body", "body", "boilerplate"]
        assert [note for note in before.notes if note not in after.notes] == [n for n in before.notes if n.cite.text in CALL]
        assert after.text.content == before.text.content
        assert {note.kind for note in before.notes if note not in after.notes} == {"sentence", "time", "statement"}


def test_a_line_that_tells_nothing_needs_a_good_part_of_the_pages() -> None:
    assert aside(told(lines=("Ещё одна мысль напоследок.",))) == ["Ещё одна мысль напоследок."]
    many = tuple(page(f"more {n}", f"Заголовок номер {n}", f"Событие под номером {n}.", outlet=OUTLET) for n in range(12))
    assert aside((*told(lines=("Ещё одна мысль напоследок.",)), *many)) == []
    assert aside((*told(), *many)) == [CALL]  # who speaks to the reader needs no such part


def test_background_that_is_told_again_and_again_is_told() -> None:
    line = "Война между Веронией и Тарсией кончилась в 1994 году."
    dated = tuple(
        page(f"{n}.txt", title, *text, line, outlet=OUTLET, found=(("в 1994 году", Time("1994")),))
        for n, (title, *text) in enumerate(STORIES)
    )
    assert aside(dated) == []


def test_what_somebody_who_is_named_asks_of_people_is_told() -> None:
    line = "«Пишите нам», — призвала всех Марта Вельц."
    said = (("Пишите нам", Statement("direct", ("Марта Вельц",), cue="призвать")),)
    assert aside(tuple(page(f"{n}", t, *text, line, outlet=OUTLET, found=said) for n, (t, *text) in enumerate(STORIES))) == []


def test_two_stories_do_not_make_boilerplate_and_one_page_is_read_as_before() -> None:
    for count in (1, 2):
        readings = told(count=count)
        assert learn(readings) == ()
        assert overlaid(readings, ()) == readings


def test_versions_and_copies_of_one_page_are_one_story() -> None:
    title, *text = STORIES[0]
    versions = (
        page("1.txt", title, *text, CALL, outlet=OUTLET),
        page("1.amp", title, *text, CALL, outlet=OUTLET),
        page("2.txt", "Мост через Луру снесло", *text, "Дополнено: есть пострадавшие.", CALL, outlet=OUTLET),
        page("3.txt", "Паводок сорвал мост на Луре", *text, "Жителей вывезли.", CALL, outlet=OUTLET),
    )
    assert aside(versions) == []
    assert aside((*versions, *told(count=4)[1:])) == [CALL]  # three other stories bear it too


def test_a_page_is_not_left_without_any_told_line_nor_its_title_hidden() -> None:
    bare = page("bare.txt", "Пишите в редакцию", CALL, outlet=OUTLET)
    named = page("named.txt", CALL, CALL, "Письма уже приходят.", outlet=OUTLET)
    (line,) = learn((*told(), bare, named))
    assert not {bare.page, named.page} & {cite.page for cite in line.lines}


def test_a_page_without_an_outlet_teaches_nothing() -> None:
    assert learn(told(outlet=None)) == ()


@settings(max_examples=30, deadline=None)
@given(
    st.permutations(
        (*told(count=4), *told(count=3, outlet="Вестник Заречья"), *told(lines=("Читайте также.",), outlet="Голос"))
    )
)
def test_order_changes_nothing_and_each_outlet_is_decided_by_its_own_pages(readings: list[Reading]) -> None:
    found = learn(readings)
    assert found == learn(sorted(readings, key=lambda reading: reading.page))
    for outlet in {reading.known_outlet for reading in readings}:
        own = [reading for reading in readings if reading.known_outlet == outlet]
        assert learn(own) == tuple(line for line in found if line.outlet == outlet)
    for line in found:
        for cite in line.lines:
            cite.check(next(reading for reading in readings if reading.page == cite.page).text.content)
