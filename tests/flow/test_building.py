"""A build does what is left to do, once, in any order, and survives any one page."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from svod import flow
from svod.engine.local import Local
from svod.errors import NothingToRead
from svod.flow import sketching
from svod.link import accounts, entities, happened, meetings, stories
from svod.model.chronicle import Chronicle, Reading
from svod.model.codec import dump
from svod.model.entry import Problem
from svod.model.page import Page
from svod.model.text import Text
from svod.store import Store, open_store
from tests.flow.invented import LISTED, PAGES, Build

LINKING = (  # what links pages: all of them, a pair, a story
    (entities, "entities_of"),
    (meetings, "candidate_pairs"),
    (accounts, "of_pair"),
    (stories, "stories_of"),
    (happened, "happened"),
    (happened, "joined"),
    (accounts, "account"),
)


def dumped(chronicle: Chronicle) -> str:
    return json.dumps(dump(chronicle), ensure_ascii=False)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each stage was run from here on, and on which page."""
    counts: Counter[str] = Counter()

    def counted(name: str, run: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*given: Any, **more: Any) -> Any:
            page = {Page: "sha256", Text: "page"}.get(type(given[0]))
            counts[f"{name} {getattr(given[0], page)[:4]}" if page else name] += 1
            return run(*given, **more)

        return counting

    told = tuple((replace(stage, run=counted(stage.name, stage.run)), kind) for stage, kind in flow.PAGE_STAGES)
    monkeypatch.setattr(flow, "PAGE_STAGES", told)
    for room, name in LINKING:
        monkeypatch.setattr(room, name, counted(name, getattr(room, name)))
    return counts


def test_a_build_compiles_one_chronicle_and_sums_it_up(build: Build, store: Store) -> None:
    summary = build()
    assert (summary.pages, summary.new, summary.changed, summary.unchanged, summary.errors) == (3, 3, 0, 0, 0)
    assert (summary.outlets, summary.stories) == (2, 2)  # one page does not say whose it is
    found = store.chronicle()
    assert summary.statements == sum(len(reading.of_kind("statement")) for reading in found.readings) > 3
    assert [reading.name for reading in found.readings] == ["bereg.txt", "golos.txt", "vestnik.txt"]
    assert [reading.outlet for reading in found.readings] == ["Новый берег", "golos.txt", "Вестник Заречья"]
    assert {passage.a.text for passage in found.passages} >= {"Мы готовы говорить без предварительных условий"}
    assert {entry.cites[0].page for entry in found.entries} == {reading.page for reading in found.readings}


def test_a_page_that_says_it_came_out_on_no_day_of_any_calendar_stops_no_build(build: Build, store: Store, pages: Path) -> None:
    day = '<meta property="article:published_time" content="2019-06-31">'
    (pages / "june.html").write_text(f"{day}<h1>Лунёв открыл мост</h1><p>Лунёв сказал: «Мост нужен».</p>", encoding="utf-8")
    assert build().pages == 4
    assert store.chronicle().find("june.html").published is None


def test_a_second_build_runs_no_stage_and_changes_not_a_byte(
    build: Build, store: Store, pages: Path, ran: Counter[str]
) -> None:
    build()
    assert all(ran[name] for _, name in LINKING)
    ran.clear()
    before = Path(store.target).read_bytes()
    for path in pages.iterdir():
        os.utime(path, (1, 1))
    summary = build()
    assert (summary.new, summary.changed, summary.unchanged) == (0, 0, 3)
    assert ran == Counter()
    assert Path(store.target).read_bytes() == before


def test_the_order_of_pages_changes_nothing(pages: Path, tmp_path: Path) -> None:
    files = [pages / name for name in PAGES]
    found = set()
    for number, order in enumerate(permutations(files)):
        store = open_store(tmp_path / f"{number}.db", create=True)
        flow.build(order, store, engine=Local(workers=1))
        found.add(dumped(store.chronicle()))
        store.close()
    assert len(found) == 1


def test_pages_that_come_one_by_one_make_the_chronicle_that_they_make_together(
    build: Build, store: Store, pages: Path, tmp_path: Path
) -> None:
    for name in ("golos.txt", "vestnik.txt", "bereg.txt"):
        build(pages / name)
    together = open_store(tmp_path / "together.db", create=True)
    flow.build([pages], together, engine=Local(workers=1))
    assert dumped(store.chronicle()) == dumped(together.chronicle())
    together.close()


def test_processes_change_nothing(build: Build, store: Store, pages: Path, tmp_path: Path) -> None:
    build()
    many = open_store(tmp_path / "many.db", create=True)
    flow.build([pages], many, engine=Local(workers=2))
    assert dumped(store.chronicle()) == dumped(many.chronicle())
    many.close()


def test_what_a_list_says_anew_reads_that_page_again_and_no_other(build: Build, pages: Path, ran: Counter[str]) -> None:
    build()
    ran.clear()
    (pages / "pages.csv").write_text(LISTED.replace("Новый берег", "Старый берег"), encoding="utf-8")
    summary = build()
    assert (summary.new, summary.changed, summary.unchanged) == (0, 0, 3)
    bereg = Page("bereg.txt", PAGES["bereg.txt"].encode()).sha256[:4]
    assert [name for name in ran if name.startswith("clean")] == [f"clean {bereg}"]
    assert [name for name in ran if name.startswith("annotate")] == [f"annotate {bereg}"]


def test_a_list_that_says_the_same_reads_nothing_again(build: Build, pages: Path, ran: Counter[str]) -> None:
    build()
    ran.clear()
    (pages / "pages.csv").write_text(
        "\n".join([LISTED.split("\n")[0], *reversed(LISTED.strip().split("\n")[1:])]), encoding="utf-8"
    )
    build()
    assert ran == Counter()


def test_a_page_that_fails_in_a_stage_is_a_problem_and_the_rest_goes_on(
    build: Build, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = flow.PAGE_STAGES

    def failing(page: Page) -> Text:
        if page.name == "golos.txt":
            raise ValueError("a hole in the page")
        text: Text = whole[0][0].run(page)
        return text

    monkeypatch.setattr(flow, "PAGE_STAGES", ((replace(whole[0][0], run=failing), "text"), *whole[1:]))
    summary = build()
    assert (summary.pages, summary.errors) == (2, 1)
    problem = next(problem for problem in summary.problems if problem.severity == "error")
    assert (problem.where, problem.stage) == ("golos.txt", "clean")
    assert "a hole in the page" in problem.what
    monkeypatch.setattr(flow, "PAGE_STAGES", whole)
    mended = build()
    assert (mended.pages, mended.errors) == (3, 0)


@pytest.mark.parametrize(("room", "name"), [(accounts, "account"), (accounts, "of_pair"), (happened, "happened")])
def test_what_fails_between_pages_is_told_and_tried_again_though_nothing_has_changed(
    build: Build, store: Store, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: Any, name: str
) -> None:
    def failing(*given: Any, **more: Any) -> Any:
        raise ValueError("a hole between pages")

    with monkeypatch.context() as broken:
        broken.setattr(room, name, failing)
        summary = build()
        assert (summary.pages, [problem.where for problem in summary.problems if problem.severity == "error"] != []) == (
            3,
            True,
        )
    assert build().errors == 0
    whole = open_store(tmp_path / "whole.db", create=True)
    flow.build([pages], whole, engine=Local(workers=1))
    assert dumped(store.chronicle()) == dumped(whole.chronicle())
    whole.close()


def test_a_page_that_cannot_be_sketched_takes_no_part_until_it_can(
    build: Build, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    whole = dumped(store.chronicle())

    def failing(reading: Reading) -> Any:
        if reading.name == "bereg.txt":
            raise ValueError("a hole in the page")
        return one.stage.run(reading)

    one = sketching.SEEN[0]
    again = replace(one, stage=replace(one.stage, version=99, run=failing))
    with monkeypatch.context() as broken:
        broken.setattr(sketching, "SEEN", (again, *sketching.SEEN[1:]))
        broken.setattr(sketching, "EVERY", (*sketching.READ, again, *sketching.SEEN[1:]))
        broken.setattr(flow, "SKETCHES", (again.stage,))
        assert [problem.where for problem in build().problems if problem.severity == "error"] == ["bereg.txt"]
        told = {store.chronicle().by_page[page].name for story in store.chronicle().stories for page in story.pages}
        assert told == {"vestnik.txt", "golos.txt"}
    assert build().errors == 0
    assert dumped(store.chronicle()) == whole


def test_the_same_bytes_under_two_names_are_one_page_that_counts_once(build: Build, store: Store, pages: Path) -> None:
    (pages / "copy.txt").write_text(PAGES["golos.txt"], encoding="utf-8")
    summary = build()
    assert (summary.pages, summary.new) == (3, 4)
    assert store.chronicle().find("golos.txt").card.names == ("copy.txt", "golos.txt")
    said = [problem for problem in summary.problems if "same bytes" in problem.what]
    assert said == [
        Problem("golos.txt", "read", "It has the same bytes as copy.txt: one page with two names, which counts once.", "notice")
    ]


def test_a_file_that_cannot_be_read_is_a_problem_until_it_can(build: Build, pages: Path) -> None:
    (pages / "empty.txt").touch()
    summary = build()
    assert (summary.pages, summary.errors) == (3, 1)
    assert build().problems == summary.problems
    (pages / "empty.txt").write_text("Тарсия ждёт\nЛунёв сказал, что ответ готов.", encoding="utf-8")
    assert build().errors == 0


def test_a_sync_retires_what_is_gone_from_the_folder_but_not_what_cannot_be_read(
    build: Build, store: Store, pages: Path
) -> None:
    build()
    (pages / "golos.txt").unlink()
    (pages / "pages.csv").unlink()
    (pages / "bereg.txt").write_bytes(b"")
    assert build().pages == 3, "without --sync nothing is retired"
    summary = build(sync=pages)
    assert (summary.pages, summary.stories) == (2, 1)
    found = store.chronicle()
    assert [reading.name for reading in found.retired] == ["golos.txt"]
    assert {cite.page for entry in found.entries for cite in entry.cites} <= {reading.page for reading in found.readings}
    (pages / "golos.txt").write_text(PAGES["golos.txt"], encoding="utf-8")
    assert build(sync=pages).pages == 3


def test_an_empty_folder_retires_nothing(build: Build, store: Store, tmp_path: Path) -> None:
    build()
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToRead):
        build(tmp_path / "empty", sync=tmp_path / "empty")
    assert len(store.chronicle().readings) == 3


def test_who_watches_is_told_how_far_each_stage_is(store: Store, pages: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    flow.build([pages], store, engine=Local(workers=1), progress=lambda *at: told.append(at))
    for stage in ("read", "clean", "annotate", "index"):
        assert [at for at in told if at[0] == stage][-1] == (stage, 3, 3)
    assert told[-1] == ("link", 2, 2)  # two stories


def test_a_summary_is_a_record(build: Build) -> None:
    record = flow.record(build())
    assert json.loads(json.dumps(record))["pages"] == 3
    assert all(set(problem) == {"where", "stage", "what", "severity"} for problem in record["problems"])


def test_nothing_is_left_beside_the_chronicle(build: Build, store: Store) -> None:
    build()
    store.close()
    assert _beside(Path(store.target)) == ["chronicle.db", "pages"]


def _beside(path: Path) -> list[str]:
    names: Iterator[str] = (one.name for one in path.parent.iterdir())
    return sorted(names)


@pytest.mark.parametrize(("few", "workers"), [(3, 1), (2, None)])
def test_few_pages_are_done_in_this_process_and_many_by_all_cores(
    pages: Path, store: Store, monkeypatch: pytest.MonkeyPatch, few: int, workers: int | None
) -> None:
    asked = []

    def started(number: int | None) -> Local:
        asked.append(number)
        return Local(1)

    monkeypatch.setattr(flow, "_FEW", few)
    monkeypatch.setattr(flow, "Local", started)
    assert flow.build([pages], store).pages == 3
    assert asked == [workers]
