"""Every cite is re-opened against the stored bytes; whatever does not hold is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from svod import clean, flow
from svod.model.cites import cites_of
from svod.model.link import Common, Lineage, Origin, Part, Step
from svod.model.note import Note
from svod.model.page import Page
from svod.model.span import Span
from svod.store import Store
from svod.store.base import Result
from svod.store.packing import shut
from tests.flow.invented import Build


def test_a_chronicle_as_it_was_built_is_whole(build: Build, store: Store) -> None:
    build()
    checked = flow.verify(store)
    assert checked.broken == ()
    assert checked.pages == 3
    assert checked.cites == len(list(cites_of(store.chronicle()))) > 50


def spoil(store: Store, statement: str, *values: object) -> None:
    with sqlite3.connect(store.target) as db:
        assert db.execute(statement, values).rowcount == 1
    db.close()


def test_other_bytes_under_a_hash_are_told(build: Build, store: Store) -> None:
    build()
    page = store.chronicle().find("golos.txt").page
    spoil(store, "UPDATE page SET raw = ? WHERE sha256 = ?", shut(b"other words"), page)
    broken = flow.verify(store).broken
    assert broken[0].startswith("golos.txt: its bytes have the hash ")
    assert broken[1].startswith(f"No cite could be re-opened: What is kept of page {page[:12]} is damaged")


def test_bytes_that_are_damaged_are_told(build: Build, store: Store) -> None:
    build()
    page = store.chronicle().find("golos.txt").page
    spoil(store, "UPDATE page SET raw = ? WHERE sha256 = ?", b"rubbish", page)
    broken = flow.verify(store).broken
    assert [message.split(":")[0] for message in broken] == ["golos.txt", "No cite could be re-opened"]


def walked(content: str, way: str) -> Callable[[Page], tuple[str, str]]:
    return lambda page: (page.decoded() + content, way)


@pytest.mark.parametrize(
    ("content", "way", "message"),
    [
        ("", "plain@2", "its text was made by plain@1, this Svod walks by plain@2. Run `svod build` again."),
        ("!", "plain@1", "its text is not the one that plain@1 makes of its bytes."),
    ],
)
def test_another_walk_than_the_one_that_the_cites_are_of_is_told(
    build: Build, store: Store, monkeypatch: pytest.MonkeyPatch, content: str, way: str, message: str
) -> None:
    build()
    monkeypatch.setattr(clean, "walk", walked(content, way))
    broken = flow.verify(store).broken
    for name in ("bereg.txt", "golos.txt", "vestnik.txt"):
        assert f"{name}: {message}" in broken


def test_a_cite_whose_words_stand_elsewhere_is_told(build: Build, store: Store) -> None:
    build()
    reading = store.chronicle().find("golos.txt")
    note = reading.notes[0]
    moved = replace(note.cite, spans=tuple(Span(span.start + 1, span.stop + 1) for span in note.cite.spans))
    notes: tuple[Note, ...] = (replace(note, cite=moved), *reading.notes[1:])
    with store.claimed():
        store.save("notes", [Result(reading.page, "annotate@1", "k", notes)], {})
    broken = flow.verify(store).broken
    assert len(broken) == 1
    assert broken[0].startswith(f"golos.txt:{moved.place}: At {moved.place} stands ")


def test_a_stretch_that_is_kept_without_its_words_lies_inside_its_page(
    build: Build, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    found = store.chronicle()
    page = found.find("golos.txt").page
    size = len(found.by_page[page].text.content)
    whole, beyond = Span(0, size), Span(size - 1, size + 1)
    step = Step("Голос", "Вестник", "inferred", covers=(whole, beyond))
    lineage = Lineage(page, ("Голос", "Вестник"), "inferred", (step,), Common((), (whole, beyond), "one wording"))
    origin = Origin(found.stories[0].id, (page,), "alone", parts=(Part(page, (whole, beyond)), Part("f" * 64, (whole,))))
    monkeypatch.setattr(store, "chronicle", lambda: replace(found, lineages=(lineage,), origins=(origin,)))
    place = f"golos.txt:{beyond.start}-{beyond.stop}"
    assert flow.verify(store).broken == (
        f"{place}: a stretch of its lineage ends after the text, which has {size} characters.",
        f"{place}: a stretch of its origin ends after the text, which has {size} characters.",
        f"ffffffff:0-{size}: a stretch of its origin ends after the text, which has 0 characters.",
    )


def test_verify_writes_nothing(build: Build, store: Store) -> None:
    build()
    before = Path(store.target).read_bytes()
    flow.verify(store)
    assert Path(store.target).read_bytes() == before
