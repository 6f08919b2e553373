"""What is forgotten is nowhere in the file any more."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from svod import flow
from svod.errors import StoreError, UnknownName
from svod.model.entry import Decision
from svod.store import Store, open_reader, open_store, opening
from svod.store.lining import LIKE
from svod.store.packing import opened
from tests.flow.invented import PAGES, Build

TELLING = ("Кальма", "кальм", "Корель", "корель", "четыреста", "низины", "сорок жителей", "golos", "вывезти", "низина")
ALTERED = PAGES["golos.txt"].replace("четыреста", "сорок")


def everything(path: Path) -> str:
    """All that the file holds: as it is, and every value of every table, unpacked where it is packed."""
    found = [file.read_bytes().decode("utf-8", "ignore") for file in path.parent.glob(f"{path.name}*")]
    with sqlite3.connect(path) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'lemmas'")]
        for table in tables:
            for row in db.execute(f'SELECT * FROM "{table}"'):
                found += [_unpacked(value) for value in row]
    db.close()
    return "\n".join(found)


def _unpacked(value: object) -> str:
    """A value as words, packed alone or beside any version of any page."""
    if not isinstance(value, bytes):
        return str(value)
    for beside in (b"", LIKE, *(content.encode() for content in (*PAGES.values(), ALTERED))):
        try:
            return opened(value, beside).decode("utf-8", "ignore")
        except StoreError:
            continue
    return value.decode("utf-8", "ignore")


def test_a_page_is_erased_with_its_older_versions_and_all_that_was_made_of_it(build: Build, store: Store, pages: Path) -> None:
    build()
    (pages / "golos.txt").write_text(ALTERED, encoding="utf-8")
    (pages / "lame.txt").write_bytes(b"")
    build()
    page = store.chronicle().find("golos.txt")
    statement = page.of_kind("statement")[0].cite
    flow.correct(store, Decision("not_a_statement", page.page, page.text.content[statement.start : statement.stop]))
    held = everything(Path(store.target))
    assert all(word in held for word in TELLING), "else this test would look for nothing"
    hashes = [
        reading.page for reading in (*store.chronicle().readings, *store.chronicle().retired) if reading.name == "golos.txt"
    ]
    assert len(hashes) == 2

    assert flow.forget(store, "golos.txt") == ("golos.txt",)

    left = everything(Path(store.target))
    assert [word for word in (*TELLING, *hashes) if word in left] == []
    assert [reading.name for reading in store.chronicle().readings] == ["bereg.txt", "vestnik.txt"]
    assert flow.verify(store).broken == ()
    with closing(open_reader(store.target)) as reader:
        assert reader.search("Лунёв").cites
        assert reader.search("Корель").cites == ()
    store.close()
    assert [path.name for path in Path(store.target).parent.iterdir() if path.is_file()] == ["chronicle.db"]


def test_what_is_left_is_what_would_be_there_without_it(build: Build, store: Store, pages: Path) -> None:
    build(pages / "vestnik.txt", pages / "bereg.txt")
    without = store.chronicle()
    build()
    flow.forget(store, "golos.txt")
    assert store.chronicle() == without


def test_who_reads_all_the_while_does_not_keep_the_others_from_being_linked(
    build: Build, store: Store, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(pages / "vestnik.txt", pages / "bereg.txt")
    without = store.chronicle()
    build()
    monkeypatch.setattr(opening, "WAIT", 0.1)
    hasty = open_store(store.target, create=False)
    reads = sqlite3.connect(store.target, isolation_level=None)
    reads.execute("BEGIN")
    reads.execute("SELECT count(*) FROM entry").fetchone()
    with pytest.raises(StoreError, match=r"is erased from .* but another program has read .* run `svod build` once more"):
        flow.forget(hasty, "golos.txt")
    assert hasty.chronicle() == without
    reads.close()
    flow.build((pages / "vestnik.txt",), hasty)
    assert [word for word in TELLING if word in everything(Path(store.target))] == []
    hasty.close()


def test_a_copy_of_it_is_forgotten_too(build: Build, store: Store, pages: Path) -> None:
    (pages / "copy.txt").write_text(PAGES["golos.txt"], encoding="utf-8")
    build()
    assert flow.forget(store, "golos.txt") == ("copy.txt", "golos.txt")
    assert "Кальма" not in everything(Path(store.target))


def test_an_unknown_name_forgets_nothing(build: Build, store: Store) -> None:
    build()
    before = store.chronicle()
    with pytest.raises(UnknownName, match=r"has no page 'olos\.txt'"):
        flow.forget(store, "olos.txt")
    assert store.chronicle() == before
