"""What stands between pages, as it is printed: goldens drawn so that a person sees what a reader would see."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svod.errors import BadDecision
from svod.model.chronicle import Chronicle
from svod.model.entry import Decision
from svod.model.link import Entity, SameAs
from svod.show.cli import comparing, lines, reading, standing
from svod.show.cli.bearers import bearers, undoing
from svod.show.correcting import called_by, check_name
from svod.show.rows import rows
from svod.store import Reader, open_reader, open_store
from svod.store.base import Compiled, Unit
from tests.plain_reader import PlainReader
from tests.show.accounts import FOUNDED, GUILTY, KILLED, WIRE, cite, pages, shared, three

Printed = Callable[..., str]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Printed:
    """Runs a command on the three accounts, or on what is given."""

    def runs(command: Callable[..., None], *words: object, of: Chronicle | None = None, **options: object) -> str:
        found = of or three()
        for room in (comparing, standing, lines, reading):
            monkeypatch.setattr(room, "asked", PlainReader(found).asked)
        monkeypatch.setattr(lines, "loaded", lambda typed: found)
        command(*words, **options)
        return capsys.readouterr().out

    return runs


NAMES = ["wire.txt", "copy.txt", "own.txt"]
COMPARED = """\
3 pages of 3 outlets, 2 origins
  copy.txt, wire.txt ← Марта Вельц · 2 pages share their main content
  own.txt · no page of the story shares its main content
who has it from whom
  copy.txt: Новый берег ← Меридиан (both)
    Новый берег ← Меридиан, both: «Пишет «Меридиан»» [copy.txt:90-106] · named · its own page: wire.txt · of [copy.txt:20-45]
  own.txt: Вестник Заречья (the page names no source)
    common source with wire.txt · one wording · of [own.txt:16-28]
  wire.txt: Меридиан (the page names no source)
3 shared passages
  При обстреле погибли ⟦трое⟧ [wire.txt:19-44]
    same     [copy.txt:20-45]
    reworded При обстреле погибли ⟦пятеро⟧ [own.txt:16-43]
  Виновные будут наказаны [wire.txt:68-91] · Марта Вельц (заявила)
    same     [copy.txt:64-87]
1 passage of background, carried from story to story
  ⟦Огонь открыли⟧ [wire.txt:94-107]
    reworded ⟦Заречье основано в 1803 году⟧ [own.txt:45-73]
    absent here copy.txt
where accounts part: 4 lines
 verb changed: 1
  0.55 ⟦заявила⟧ [wire.txt:58-65] · another cue
       ⟦признала⟧ [copy.txt:53-61]
 absent here, told by another page: 2
  0.30 in copy.txt, own.txt: Огонь открыли в полночь [wire.txt:94-117] · no sentence like it
  0.10 in own.txt: При обстреле погибли трое [wire.txt:19-44] · told by nobody else
 added: 1
  0.15 by copy.txt, not in wire.txt: Пишет «Меридиан» [copy.txt:90-106] · not in the wire
"""


def test_pages_are_compared_by_passage_with_the_words_that_differ_and_the_ledger_by_weight(printed: Printed) -> None:
    assert printed(comparing.compare, NAMES) == COMPARED


def test_a_story_is_all_its_pages(printed: Printed) -> None:
    assert printed(comparing.compare, None, three().stories[0].id[:8]) == COMPARED


def test_of_two_pages_only_what_stands_between_them_is_told(printed: Printed) -> None:
    told = printed(comparing.compare, NAMES[:2])
    assert told.startswith("2 pages of 2 outlets, 1 origin\n")
    assert "own.txt:" not in told
    assert "пятеро" not in told


def test_only_the_heaviest_lines_are_told_unless_all_are_asked_for(printed: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("svod.show.cli.ledger.LINES", 2)
    monkeypatch.setattr(comparing, "_ROWS", 1)
    told = printed(comparing.compare, NAMES)
    assert "where accounts part: 4 lines, the 2 heaviest; --all shows all" in told
    assert " absent here, told by another page: 1 of 2\n" in told
    assert " added: 0 of 1\n" in told
    assert "3 shared passages, the 1 that most pages carry; --all shows all" in told
    assert printed(comparing.compare, NAMES, None, True) == COMPARED


def test_nobody_is_said_to_have_deleted_anything(printed: Printed) -> None:
    told = printed(comparing.compare, NAMES)
    assert "absent here" in told
    assert not {"deleted", "removed", "censored", "hid"} & set(told.split())


def test_a_comparison_as_json_has_rows_origins_and_the_ledger_by_weight(printed: Printed) -> None:
    told = json.loads(printed(comparing.compare, NAMES, json=True))
    assert [page["page"] for page in told["pages"]] == sorted(NAMES)
    assert [origin["pages"] for origin in told["origins"]] == [["copy.txt", "wire.txt"], ["own.txt"]]
    assert [one["weight"] for one in told["differences"]] == [0.55, 0.3, 0.2, 0.15, 0.1]
    first, _, background = told["rows"]
    assert (first["head"]["page"], [one["relation"] for one in first["others"]]) == ("wire.txt", ["same", "reworded"])
    assert (first["absent_here"], background["absent_here"], background["background"]) == ([], ["copy.txt"], True)
    assert told["lineage"][0]["steps"][0]["page"] == "wire.txt"


@given(st.permutations(three().passages))
def test_the_order_of_passages_changes_no_row(passages: list[object]) -> None:
    order = {page.page: at for at, page in enumerate(pages())}
    assert rows(passages, order) == rows(three().passages, order)  # type: ignore[arg-type]


def test_two_cites_of_nearly_one_stretch_are_one_row() -> None:
    wire, copy, own = pages()
    passages = [
        shared(cite(wire, KILLED), cite(copy, KILLED), "same"),
        shared(cite(wire, f"{KILLED}."), cite(own, "При обстреле погибли пятеро"), "reworded"),
        shared(cite(wire, GUILTY), cite(copy, GUILTY), "same"),
    ]
    told = rows(passages, {page.page: at for at, page in enumerate(pages())})
    assert [len(row.pages) for row in told] == [3, 2]


def test_a_row_does_not_drift_to_another_fact_by_way_of_a_third_page() -> None:
    wire, copy, own = pages()
    passages = [
        shared(cite(wire, GUILTY), cite(copy, GUILTY), "same"),
        shared(cite(copy, GUILTY), cite(own, "Виновных нет"), "reworded"),
        shared(cite(own, "Виновных нет"), cite(wire, "Огонь открыли"), "reworded"),
        shared(cite(wire, "Огонь открыли"), cite(copy, "Пишет"), "reworded"),
    ]
    told = rows(passages, {page.page: at for at, page in enumerate(pages())})
    assert [[one.text for one in row.cites] for row in told] == [
        [GUILTY, GUILTY],
        ["Огонь открыли", "Пишет", "Виновных нет"],
    ]


def test_in_a_row_of_many_pages_those_words_are_lit_that_most_have_otherwise() -> None:
    wire, copy, own = pages()
    passages = [
        shared(cite(wire, f"{KILLED}. Марта Вельц"), cite(copy, KILLED), "cut"),
        shared(cite(wire, f"{KILLED}. Марта Вельц"), cite(own, "При обстреле погибли пятеро"), "reworded"),
    ]
    (row,) = rows(passages, {page.page: at for at, page in enumerate(pages())})
    assert [span.of(WIRE) for span in row.differs] == ["трое. Марта Вельц"]


def test_an_event_says_that_pages_differ_in_dates_and_numbers_and_where(printed: Printed) -> None:
    event, said, total = printed(lines.chronicle).splitlines()
    assert event == (
        "2031-03-05 happened · deaths · Заречье · При обстреле погибли трое "
        "(pages differ: погибшие 3-5 [wire.txt:40-44, own.txt:37-43]; dates 2031-03-05, 2031-03-06) (2 origins, 3 outlets) "
        "[wire.txt:19-44, copy.txt:20-45, own.txt:16-43]"
    )
    assert "differ" not in said
    assert total == "2 lines"


def test_the_line_of_an_event_has_its_numbers_and_plover_as_json(printed: Printed) -> None:
    event, said = json.loads(printed(lines.chronicle, json=True))
    assert [one["value"] for one in event["numbers"]] == [3, 3, 5]
    assert event["plover"] is None  # who died is told, not who did it
    assert "numbers" not in said


POSITIONS = """\
виновные
  2031-03-05 published Марта Вельц asserts: Виновные будут наказаны [wire.txt:68-91]
  2031-03-06 said Тарсия admits: погибли пятеро [own.txt:29-43]
  2031-03-07 said Тарсия denies · Артур Симан (сказал): Виновных нет [own.txt:75-87]
  contradict by denial: Марта Вельц asserts [wire.txt:68-91] ↔ Тарсия 2031-03-07 denies [own.txt:75-87]
  changed its stand: Тарсия 2031-03-06 admits [own.txt:29-43] → Тарсия 2031-03-07 denies [own.txt:75-87]
цены
  2031-03-05 published Марта Вельц asserts: Виновные будут наказаны [wire.txt:68-91]
  2031-03-05 published Симан neutral: сказал [own.txt:89-95]
"""


def test_stands_are_told_by_time_with_who_and_words_then_what_contradicts_and_what_changed(printed: Printed) -> None:
    assert printed(standing.positions) == POSITIONS


def test_a_matter_is_found_by_its_words(printed: Printed) -> None:
    assert printed(standing.positions, "ЦЕНЫ").startswith("цены\n")
    assert "No matter with rival stands has the words погода" in printed(standing.positions, "погода")
    (told,) = json.loads(printed(standing.positions, "виновные", json=True))
    assert told["changes"] == [{"stands": [2, 0], "of": "stand"}]


def test_no_word_of_a_verdict_stands_among_positions(printed: Printed) -> None:
    told = set(printed(standing.positions).replace(":", " ").split())
    assert not {"true", "false", "lies", "lie", "wrong", "right", "correct"} & told


def test_who_ends_in_the_names_that_were_taken_for_one_and_what_would_part_them(printed: Printed) -> None:
    assert printed(lines.who, "Вельц").splitlines()[1:] == [
        "1 line",
        "person Марта Вельц, 2 mentions: Марта Вельц, Вельц",
        "  Вельц = Марта Вельц · 0.90, inferred · the one bearer of this name",
        "    part them: svod correct copy.txt:47-52 --other-than 'Марта Вельц'",
        "All names and decisions: svod who 'Вельц' --names",
    ]


def test_who_says_something_under_one_name_is_found_by_another_of_the_same_bearer(printed: Printed) -> None:
    found = three()
    body = replace(found.entities[0], forms=("Марта Вельц", "уполномоченная"))
    told = replace(found, entities=(body,))
    assert [one.normal for one in bearers(told, "уполномоченная")] == ["Марта Вельц"]
    assert "Виновные будут наказаны" in printed(lines.who, "уполномоченная", of=told)


def test_a_name_that_some_bear_just_so_means_them_alone_and_a_surname_all_who_bear_it() -> None:
    found = three()
    body = replace(found.entities[0], kind="organisation")
    named = [replace(body, normal=name, forms=(name,)) for name in ("МИД", "МИД Веронии", "МИД Тарсии")]
    told = replace(found, entities=tuple(named))
    assert [one.normal for one in bearers(told, "МИД")] == ["МИД"]
    assert [one.normal for one in bearers(replace(found, entities=tuple(named[1:])), "МИД")] == ["МИД Веронии", "МИД Тарсии"]
    people = [replace(found.entities[0], normal=name, forms=(name,)) for name in ("Вельц", "Марта Вельц", "Ян Вельц")]
    told = replace(found, entities=tuple(people))
    assert [one.normal for one in bearers(told, "Вельц")] == ["Вельц", "Марта Вельц", "Ян Вельц"]
    assert [one.normal for one in bearers(told, "Ян Вельц")] == ["Ян Вельц"]


def test_names_that_are_kept_apart_are_joined_by_the_command_and_what_a_person_decided_is_taken_back() -> None:
    (entity,), (wire, copy, _) = three().entities, pages()
    notes = {note.id: note for note in (wire.notes[0], copy.notes[0])}
    apart = replace(entity.links[0], verdict="apart")
    assert undoing(three(), entity, apart, notes) == "svod correct copy.txt:47-52 --same-as 'Марта Вельц'"
    made = Decision("same_name", copy.page, "Вельц", instead="Марта Вельц")
    decided = replace(entity.links[0], basis="decided", because=f"decided by Ясна (decision {made.id})")
    found = replace(three(), decisions=(made,))
    assert undoing(found, entity, decided, notes) == f"svod correct --take-back {made.id}"
    assert undoing(three(), entity, entity.links[0], {}) is None


@pytest.fixture
def borne(tmp_path: Path) -> Iterator[Reader]:
    """A chronicle in which a dozen have a surname, and one has nothing else."""
    first = ("Анна", "Вера", "Дина", "Ева", "Зоя", "Инна", "Клара", "Лада", "Марта", "Нина", "Ольга", "Рита")
    whole = [Entity("person", f"{one} Вельц", (f"{one} Вельц",), (f"{at:016}", f"{at:015}f")) for at, one in enumerate(first)]
    same = SameAs("Марта Вельц", "Таисия Вельц", "same", 0.9, "inferred", "by hand")
    whole[8] = replace(whole[8], forms=("Марты Вельц", "Таисией Вельц"), links=(same,))
    path = tmp_path / "chronicle.db"
    store = open_store(path, create=True)
    with store.claimed():
        store.save_units([Unit("entities", "", "k", (*whole, Entity("person", "Вельц", ("Вельц",), ("f" * 16,))))])
        store.compile(Compiled("k", {"entities": {"": "k"}}, {}, frozenset(), frozenset(), (), {}))
    store.close()
    reader = open_reader(path)
    yield reader
    reader.close()


@pytest.mark.parametrize("typed", ["Марта Велец", "Марта Волец", "Матра Вельц"])
def test_a_name_that_no_page_gives_can_not_be_decided_about(borne: Reader, typed: str) -> None:
    place = cite(pages()[1], "Вельц")
    with pytest.raises(BadDecision, match=rf"'{typed}' on any page\. Did you mean Марта Вельц"):
        check_name(pages()[1], place, typed, called_by(borne))
    check_name(pages()[1], place, "марта вельц", called_by(borne))


def test_a_name_that_was_put_together_with_another_can_be_decided_about_and_a_case_form_can_not(borne: Reader) -> None:
    place = cite(pages()[1], "Вельц")
    check_name(pages()[1], place, "Таисия Вельц", called_by(borne))
    with pytest.raises(BadDecision, match=r"'Марты Вельц' on any page\. Did you mean .*Марта Вельц"):
        check_name(pages()[1], place, "Марты Вельц", called_by(borne))


def test_a_name_that_many_bear_with_others_before_it_can_be_decided_about(borne: Reader) -> None:
    check_name(pages()[1], cite(pages()[1], "Вельц"), "Вельц", called_by(borne))


LINKED = """\
story       Обстрел у Заречья [{story}] · with 2 other pages: svod compare --story {story}
origin      wire.txt ← Марта Вельц — 2 pages share their main content
lineage
  copy.txt: Новый берег ← Меридиан (both)
    Новый берег ← Меридиан, both: «Пишет «Меридиан»» [copy.txt:90-106] · named · its own page: wire.txt · of [copy.txt:20-45]
passage     same: При обстреле погибли трое [20-45] = [wire.txt:19-44]
passage     same: Виновные будут наказаны [64-87] = [wire.txt:68-91]
"""


def test_explain_tells_what_links_a_page_to_others(printed: Printed) -> None:
    told = printed(reading.explain, "copy.txt", kind="link")
    assert told.endswith(LINKED.format(story=three().stories[0].id))
    assert "passage     reworded, background: ⟦Заречье основано в 1803 году⟧ [45-73] = [wire.txt:94-107]" in printed(
        reading.explain, "own.txt"
    )


def test_explain_says_under_which_name_a_name_is_known(printed: Printed) -> None:
    told = printed(reading.explain, "copy.txt", kind="name")
    assert "«Вельц» = person Вельц — by hand · known as Марта Вельц [47-52]" in told
    record = json.loads(printed(reading.explain, "copy.txt", json=True))
    assert list(record["known_as"].values()) == ["Марта Вельц"]
    assert [story["id"] for story in record["stories"]] == [three().stories[0].id]
    assert len(record["passages"]) == 2


def test_every_cite_that_is_drawn_here_opens() -> None:
    assert cite(pages()[0], KILLED).text == WIRE[19:44] == KILLED
    assert FOUNDED in pages()[2].text.content
    assert GUILTY in pages()[1].text.content
