"""An outlet alters a page: both versions stay, and what was altered is a line."""

from __future__ import annotations

from pathlib import Path

from svod import flow
from svod.store import Store
from tests.flow.invented import PAGES, Build

ALTERED = PAGES["golos.txt"].replace("четыреста жителей", "сорок жителей")


def test_a_changed_page_is_a_new_version_beside_the_old_one(build: Build, store: Store, pages: Path) -> None:
    build()
    old = store.chronicle().find("golos.txt")
    said = old.of_kind("statement")[0].cite
    (pages / "golos.txt").write_text(ALTERED, encoding="utf-8")
    summary = build()
    assert (summary.pages, summary.new, summary.changed, summary.unchanged) == (3, 0, 1, 2)
    found = store.chronicle()
    new = found.find("golos.txt")
    assert (new.card.was, new.card.retired) == (old.page, False)
    assert [(reading.page, reading.card.retired) for reading in found.retired] == [(old.page, True)]
    said.check(found.by_page[said.page].text.content)
    assert flow.verify(store).broken == ()


def test_what_the_outlet_altered_is_a_line_that_cites_both_versions(build: Build, store: Store, pages: Path) -> None:
    build()
    before = store.chronicle()
    assert [entry.kind for entry in before.entries].count("alteration") == 0
    (pages / "golos.txt").write_text(ALTERED, encoding="utf-8")
    build()
    found = store.chronicle()
    altered = [one for one in found.differences if one.kind == "altered_by_outlet"]
    assert altered
    lines = [entry for entry in found.entries if entry.kind == "alteration"]
    assert lines
    old, new = found.retired[0].page, found.find("golos.txt").page
    assert {cite.page for entry in lines for cite in entry.cites} <= {old, new}
    assert any("четыреста" in cite.text for entry in lines for cite in entry.cites)


def test_a_changed_page_changes_only_what_depends_on_it(build: Build, store: Store, pages: Path) -> None:
    build()
    before = store.chronicle()
    (pages / "golos.txt").write_text(ALTERED, encoding="utf-8")
    build()
    found = store.chronicle()
    for name in ("vestnik.txt", "bereg.txt"):
        assert found.find(name) == before.find(name)
        page = found.find(name).page
        told = [entry for entry in found.entries if page in {cite.page for cite in entry.cites}]
        assert told == [entry for entry in before.entries if page in {cite.page for cite in entry.cites}]
    assert found.passages == before.passages


def test_versions_come_to_the_same_whatever_stood_in_between(build: Build, store: Store, pages: Path) -> None:
    build()
    before = store.chronicle()
    (pages / "golos.txt").write_text(ALTERED, encoding="utf-8")
    build()
    (pages / "golos.txt").write_text(PAGES["golos.txt"], encoding="utf-8")
    build()
    found = store.chronicle()
    assert found.find("golos.txt").text == before.find("golos.txt").text
    assert found.find("golos.txt").card.was == found.retired[0].page
    assert flow.verify(store).broken == ()
