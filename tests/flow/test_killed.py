"""A build that is killed at any moment leaves a chronicle that opens, and the next build finishes it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from svod import flow
from svod.engine.local import Local
from svod.model.codec import dump
from svod.store import Store, open_store, sqlite
from svod.store.opening import connect
from tests.flow.invented import PAGES, Build

WRITES = ("INSERT", "UPDATE", "DELETE")


def run(pages: Path, chronicle: Path, at: int = 0) -> int:
    """Builds in a process of its own, which is killed as `kill -9` would at this write to the database (a statement or a
    commit, from 1). How many writes there were; with none given, the build comes to its end."""
    told = chronicle.with_name("writes")
    told.write_text("0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # that a fork takes no threads along harms no child of ours
        child = os.fork()
    if child == 0:
        try:
            _build_until(at, pages, chronicle, told)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, "the build ended by itself or failed"
    return int(told.read_text())


def _build_until(at: int, pages: Path, chronicle: Path, told: Path) -> None:
    count = 0

    def wrote(*told_of: Any) -> None:
        nonlocal count
        if len(told_of) > 2 and not told_of[2].startswith(WRITES):
            return
        count += 1
        if count == at:
            told.write_text(str(count))
            os.kill(os.getpid(), signal.SIGKILL)

    def watched(path: Path, create: bool) -> Connection:
        connection = connect(path, create)
        event.listen(connection.engine, "after_cursor_execute", wrote)
        event.listen(connection.engine, "commit", wrote)
        return connection

    vars(sqlite)["connect"] = watched
    flow._TOGETHER = 1
    flow.build([pages], open_store(chronicle, create=True), engine=Local(workers=1))
    told.write_text(str(count))
    os.kill(os.getpid(), signal.SIGKILL)


def dumped(store: Store) -> str:
    return json.dumps(dump(store.chronicle()), ensure_ascii=False)


def test_a_killed_build_leaves_a_chronicle_that_opens_and_can_be_finished(
    build: Build, store: Store, pages: Path, tmp_path: Path
) -> None:
    build()
    whole = dumped(store)
    steps = run(pages, tmp_path / "counted.db")
    assert steps > 60
    for at in (1, 2, steps // 4, steps // 2, 3 * steps // 4, steps - 12):
        path = tmp_path / f"killed{at}.db"
        assert run(pages, path, at) == at
        killed = open_store(path, create=False)
        told = [problem.what for problem in killed.chronicle().problems]
        assert at < 3 or "was stopped before its end" in told[-1]
        assert flow.verify(killed).broken == ()
        summary = flow.build([pages], killed, engine=Local(workers=1))
        assert summary.pages == len(PAGES)
        assert dumped(killed) == whole
        killed.close()


def test_a_killed_update_leaves_lines_that_can_be_opened(build: Build, store: Store, pages: Path) -> None:
    build()
    (pages / "golos.txt").write_text(PAGES["golos.txt"].replace("четыреста", "сорок"), encoding="utf-8")
    store.close()
    path = Path(store.target)
    before = path.read_bytes()
    steps = run(pages, path)
    after = open_store(path, create=False)
    whole = dumped(after)
    after.close()
    for at in (steps // 5, steps // 2, steps - 12):
        path.write_bytes(before)
        assert run(pages, path, at) == at
        killed = open_store(path, create=False)
        assert killed.chronicle().entries
        assert flow.verify(killed).broken == ()
        flow.build([pages], killed, engine=Local(workers=1))
        assert dumped(killed) == whole
        killed.close()


def test_a_chronicle_killed_while_it_was_made_can_be_made_again(pages: Path, tmp_path: Path) -> None:
    path = tmp_path / "chronicle.db"
    made = "import os, signal, svod.store.migrations as m, sys\nfrom svod.store import open_store\nrun = m.upgrade\n"
    made += "def die(connection):\n    run(connection)\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    made += "m.upgrade = die\nopen_store(sys.argv[1], create=True)\n"
    assert subprocess.run([sys.executable, "-c", made, str(path)], check=False).returncode == -9
    store = open_store(path, create=True)
    assert flow.build([pages], store, engine=Local(workers=1)).pages == len(PAGES)
    store.close()


@pytest.mark.parametrize("name", ["chronicle.db-journal", "chronicle.db-wal"])
def test_a_whole_build_leaves_no_journal(build: Build, store: Store, name: str) -> None:
    build()
    store.close()
    assert not Path(store.target).with_name(name).exists()
