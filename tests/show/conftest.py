"""The examples, built once by the command that users run, and a way to run a command on them."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NoReturn

import pytest

from svod import flow
from svod.engine.local import Local
from svod.show.cli import app, main, progress  # noqa: F401 - loaded for the forks
from svod.store import open_store

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it printed where."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


def svod(*words: str, folder: Path, typed: str | None = None) -> Ended:
    """Runs `svod` in a process of its own, as a user does: no colour, no terminal, English messages. The process is a fork of
    this one, which has loaded the program and its models, where the system has such a thing."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("SVOD_")} | {"COLUMNS": "200"}
    run = _forked if hasattr(os, "fork") else started
    return run(words, folder, env, typed)


def started(words: Sequence[str], folder: Path, env: dict[str, str], typed: str | None) -> Ended:
    """The command in a new interpreter."""
    ended = subprocess.run(
        [sys.executable, "-m", "svod", *words], cwd=folder, env=env, input=typed, capture_output=True, text=True, check=False
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def _forked(words: Sequence[str], folder: Path, env: dict[str, str], typed: str | None) -> Ended:
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
        given.write((typed or "").encode())
        given.seek(0)
        with warnings.catch_warnings(action="ignore"):  # of threads, of which a fork has none: nothing here waits for one
            child = os.fork()
        if child == 0:
            _become(words, folder, env, [given.fileno(), out.fileno(), err.fileno()])
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return Ended(code, *(_all_of(file) for file in (out, err)))


def _become(words: Sequence[str], folder: Path, env: dict[str, str], files: Sequence[int]) -> NoReturn:
    """Makes this process one that runs the command, and ends it."""
    for number, file in enumerate(files):
        os.dup2(file, number)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(number, mode, encoding="utf-8") for number, mode in enumerate("rww"))
    os.environ.clear()
    os.environ.update(env)
    os.chdir(folder)
    sys.argv = ["svod", *words]
    code = 1
    try:
        main()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _all_of(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


@pytest.fixture(scope="session", autouse=True)
def _all_is_loaded_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Builds in this process, so that its forks find models and libraries loaded."""
    folder = tmp_path_factory.mktemp("loaded")
    (folder / "a.txt").write_text("Лунёв прибыл\n\nГордей Лунёв прибыл в Лурию.", encoding="utf-8")
    store = open_store(folder / "chronicle.db", create=True)
    flow.build([folder / "a.txt"], store, engine=Local(workers=1))
    store.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `chronicle.db`, compiled of the examples. Only read it: all tests share it."""
    folder = tmp_path_factory.mktemp("built")
    ended = started(("build", str(EXAMPLES)), folder, dict(os.environ), None)
    assert ended.code == 0, ended.err
    return folder


@pytest.fixture(scope="session")
def chronicle(built: Path) -> Path:
    """The examples' chronicle. Only read it: all tests share it."""
    return built / "chronicle.db"


@pytest.fixture(scope="session")
def run(built: Path) -> Run:
    """Runs a command on the examples' chronicle."""

    def runs(*words: str, typed: str | None = None) -> Ended:
        return svod(*words, folder=built, typed=typed)

    return runs


@pytest.fixture
def own(built: Path, tmp_path: Path) -> Run:
    """The same on a copy of its own, for commands that change the chronicle."""
    (tmp_path / "chronicle.db").write_bytes((built / "chronicle.db").read_bytes())

    def runs(*words: str, typed: str | None = None) -> Ended:
        return svod(*words, folder=tmp_path, typed=typed)

    return runs
