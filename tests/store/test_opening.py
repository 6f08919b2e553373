"""What happens where there is no chronicle, or something else, or one that can't be read or written: a sentence that helps."""

from __future__ import annotations

import gc
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from svod.errors import NewerStore, NotAStore, StoreError, StoreFull
from svod.model.asked import Wanted
from svod.model.entry import Problem
from svod.model.page import Page
from svod.store import Store, open_reader, open_store
from svod.store.cards import of_page
from svod.store.claiming import claim
from svod.store.packing import shut
from svod.store.schema import REVISIONS


def new(path: Path) -> Path:
    open_store(path, create=True).close()
    return path


def test_a_new_chronicle_is_one_file(tmp_path: Path) -> None:
    new(tmp_path / "chronicle.db")
    assert [path.name for path in tmp_path.iterdir()] == ["chronicle.db"]


def test_a_chronicle_can_be_named_by_an_address(tmp_path: Path) -> None:
    path = new(tmp_path / "chronicle.db")
    open_store(f"sqlite:///{path}", create=False).close()
    with pytest.raises(StoreError, match="no store is kept at postgresql:// addresses"):
        open_store("postgresql://host/chronicle", create=False)


def test_a_missing_chronicle_says_how_one_is_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"There is no chronicle at .*none\.db\. `svod build PAGES -o .*none\.db` makes one"):
        open_store(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        open_store(tmp_path / "none" / "chronicle.db", create=True)


def test_a_folder_is_no_chronicle(tmp_path: Path) -> None:
    with pytest.raises(NotAStore, match=r"is a folder.*Name a file in it"):
        open_store(tmp_path, create=True)


@pytest.mark.parametrize("create", [True, False])
def test_a_text_file_is_no_chronicle_and_stays_as_it_is(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "page.txt"
    path.write_text("Верония и Тарсия договорились.\n" * 100)
    before = path.read_bytes()
    with pytest.raises(NotAStore, match=r"page\.txt is not a chronicle"):
        open_store(path, create)
    assert path.read_bytes() == before


@pytest.mark.parametrize("create", [True, False])
def test_another_programs_database_is_no_chronicle_and_stays_as_it_is(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "books.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE page (sha256 TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotAStore, match=r"books\.db is not a chronicle"):
        open_store(path, create)
    assert path.read_bytes() == before


def test_an_empty_file_is_a_build_that_was_stopped_at_once(tmp_path: Path) -> None:
    path = tmp_path / "chronicle.db"
    path.touch()
    with pytest.raises(StoreError, match=r"holds no chronicle yet.*Run `svod build` again"):
        open_store(path, create=False)
    open_store(path, create=True).close()
    open_store(path, create=False).close()


def test_a_chronicle_of_a_later_svod_is_left_alone(tmp_path: Path) -> None:
    path = new(tmp_path / "chronicle.db")
    with sqlite3.connect(path) as later:
        later.execute("UPDATE alembic_version SET version_num = 'hundredth'")
    later.close()
    before = path.read_bytes()
    with pytest.raises(NewerStore, match=r"later Svod than this one \(its form: hundredth\)\. Update Svod"):
        open_store(path, create=True)
    assert path.read_bytes() == before


def test_one_writer_at_a_time_and_the_second_is_told(tmp_path: Path) -> None:
    path = new(tmp_path / "chronicle.db")
    one, other = open_store(path, create=False), open_store(path, create=False)
    with one.claimed(), pytest.raises(StoreError, match=r"in use: another svod command"), other.claimed():
        pass
    with other.claimed():
        other.keep([Page("a.txt", b"a")])
    one.close()
    other.close()


def test_who_opens_a_claim_as_it_changes_hands_does_not_hold_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = new(tmp_path / "chronicle.db")
    first, second, connect = claim(path, 0), claim(path, 0), sqlite3.connect

    def meanwhile(*given: Any, **more: Any) -> sqlite3.Connection:
        monkeypatch.setattr(sqlite3, "connect", connect)
        held: sqlite3.Connection = connect(*given, **more)
        first.__exit__(None, None, None)
        second.__enter__()
        return held

    first.__enter__()
    monkeypatch.setattr(sqlite3, "connect", meanwhile)
    with pytest.raises(StoreError, match="in use"), claim(path, 0):
        pass
    second.__exit__(None, None, None)
    with claim(path, 0):
        pass


def test_a_chronicle_is_read_while_it_is_written_as_it_stood_before(tmp_path: Path) -> None:
    path = new(tmp_path / "chronicle.db")
    one, other = open_store(path, create=False), open_store(path, create=False)
    reader = open_reader(path)
    with one.claimed():
        key = reader.key()
        one.keep([Page("a.txt", b"a")])
        one.name([of_page(Page("a.txt", b"a"))])
        assert [label.name for label in other.labels()] == ["a.txt"]
        assert reader.key() != key
    for opened in (one, other, reader):
        opened.close()
    assert [file.name for file in tmp_path.iterdir()] == ["chronicle.db"]


def test_readers_that_stay_do_not_keep_a_writer_waiting(tmp_path: Path) -> None:
    path = new(tmp_path / "chronicle.db")
    reader = open_reader(path)
    assert reader.lines(Wanted()).total == 0
    store = open_store(path, create=False)
    begun = time.monotonic()
    with store.claimed():
        assert reader.problems() == ()
    with store.claimed():
        store.report("read:x", [Problem("a.txt", "read", "unreadable")])
    assert time.monotonic() - begun < 1.5
    assert [one.where for one in reader.problems()] == ["a.txt"]
    store.close()
    reader.close()
    assert [file.name for file in tmp_path.iterdir()] == ["chronicle.db"]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="files that a process has open are listed on Linux alone")
def test_a_reader_that_is_closed_has_no_file_open(tmp_path: Path) -> None:
    path = new(tmp_path / "chronicle.db")
    gc.collect()
    gc.disable()  # else what nobody closed is closed by chance
    try:
        before = len(list(Path("/proc/self/fd").iterdir()))
        reader = open_reader(path)
        assert reader.problems() == ()
        reader.close()
        assert len(list(Path("/proc/self/fd").iterdir())) == before
    finally:
        gc.enable()


def test_what_is_erased_while_others_read_is_gone_from_every_file(tmp_path: Path) -> None:
    path = new(tmp_path / "chronicle.db")
    page, reader = Page("a.txt", bytes(range(256)) * 4), open_reader(path)
    store = open_store(path, create=False)
    with store.claimed():
        store.keep([page])
        store.name([of_page(page)])
    kept = shut(page.raw)
    assert kept in path.read_bytes()
    reader.problems()
    with store.claimed():
        store.erase([page.sha256])
        store.scrub()
        assert not any(kept in file.read_bytes() for file in tmp_path.iterdir())
    store.close()
    reader.close()


def test_a_claim_goes_with_the_process_that_was_killed(tmp_path: Path) -> None:
    path = new(tmp_path / "chronicle.db")
    ran = subprocess.run([sys.executable, "-c", KILLED, str(path)], capture_output=True, text=True, check=False)
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    store = open_store(path, create=False)
    assert [label.name for label in store.labels()] == ["a.txt"]
    with store.claimed():
        store.erase([Page("a.txt", b"a").sha256])
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["chronicle.db"]


KILLED = """
import os, signal, sys
from pathlib import Path
from svod.model.page import Page
from svod.store import open_store
from svod.store.cards import of_page
from svod.store.claiming import claim
store = open_store(Path(sys.argv[1]), create=False)
with store.claimed():
    store.keep([Page("a.txt", b"a")])
    store.name([of_page(Page("a.txt", b"a"))])
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_is_written_as_a_file_fills_the_disk_stands(store: Store) -> None:
    """`max_page_count` is SQLite's own way to run out of room: the same error as from a full disk."""
    connection = getattr(store, "_connection")  # noqa: B009 - not offered, since nobody else needs it
    with store.claimed():
        store.keep([Page("first.txt", b"first")])
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}").close()
        connection.rollback()
        with pytest.raises(StoreFull, match=r"the disk took no more\. What was written before stands; make room"):
            store.keep([Page("large.txt", os.urandom(100_000))])
    with store.claimed(), pytest.raises(StoreFull):
        store.keep([Page("large.txt", os.urandom(100_000))])
    rows = connection.exec_driver_sql("SELECT size FROM page").scalars().all()
    connection.rollback()
    assert rows == [5]


LIMITED = """
import resource, sys, os
from pathlib import Path
from svod.errors import StoreFull
from svod.model.page import Page
from svod.store import open_store
store = open_store(Path(sys.argv[1]), create=True)
size = os.path.getsize(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, size + 20_000))
try:
    with store.claimed():
        store.keep([Page("large.txt", os.urandom(200_000))])
except StoreFull as error:
    print(error)
"""


def test_a_file_that_may_not_grow_is_a_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "chronicle.db"
    ran = subprocess.run([sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=True)
    assert "the disk took no more" in ran.stdout, ran.stderr
    opened = open_store(path, create=False)
    assert opened.cards() == ()
    opened.close()


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write anything, so as root this is done as `nobody`."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_that_may_not_be_written_can_be_read() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = new(Path(folder) / "chronicle.db")
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        with as_nobody():
            store = open_store(path, create=False)
            assert store.chronicle().readings == ()
            with pytest.raises(StoreError, match=r"may not be written\. Change its permissions"), store.claimed():
                store.keep([Page("a.txt", b"a")])
            store.close()
        Path(folder).chmod(0o755)


def test_a_file_of_an_earlier_svod_that_may_not_be_written_says_why_it_must_be() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = new(Path(folder) / "chronicle.db")
        with sqlite3.connect(path) as earlier:
            earlier.execute(f"UPDATE alembic_version SET version_num = '{REVISIONS[-2]}'")
        earlier.close()
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        with as_nobody(), pytest.raises(StoreError, match=r"by an earlier Svod and must be .* may not be written\. Change"):
            open_reader(path)
        Path(folder).chmod(0o755)


def test_a_chronicle_that_is_copied_with_its_readers_can_be_read_where_nothing_can_be_written() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = new(Path(folder) / "chronicle.db")
        reader, store = open_reader(path), open_store(path, create=False)
        assert reader.problems() == ()
        with store.claimed():
            store.report("read:x", [Problem("a.txt", "read", "unreadable")])
        copy = Path(folder) / "copies" / "chronicle.db"
        copy.parent.mkdir()
        copy.write_bytes(path.read_bytes())
        store.close()
        reader.close()
        copy.chmod(0o444)
        copy.parent.chmod(0o555)
        Path(folder).chmod(0o755)
        with as_nobody():
            reader, store = open_reader(copy), open_store(copy, create=False)
            assert [one.where for one in (*reader.problems(), *store.problems())] == ["a.txt", "a.txt"]
            store.close()
            reader.close()
        copy.parent.chmod(0o755)


def test_a_file_that_may_not_be_read_says_so() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = new(Path(folder) / "chronicle.db")
        path.chmod(0o000)
        Path(folder).chmod(0o755)
        with as_nobody(), pytest.raises(StoreError, match="cannot be opened"):
            open_store(path, create=False)


def test_damage_is_told(tmp_path: Path) -> None:
    path = new(tmp_path / "other.db")
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(4096 * 3))
    with pytest.raises(StoreError, match=r"is damaged|is not a chronicle"):
        _read(path)


def _read(path: Path) -> None:
    store = open_store(path, create=False)
    try:
        store.chronicle()
    finally:
        store.close()
