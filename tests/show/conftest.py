"""The examples, built once by the command that users run, and a way to run a command on them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it printed where."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


def svod(*words: str, folder: Path, typed: str | None = None) -> Ended:
    """Runs `svod` in a process of its own, as a user does: no colour, no terminal, English messages."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("SVOD_")} | {"COLUMNS": "200"}
    ended = subprocess.run(
        [sys.executable, "-m", "svod", *words], cwd=folder, env=env, input=typed, capture_output=True, text=True, check=False
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `chronicle.db`, compiled of the examples. Only read it: all tests share it."""
    folder = tmp_path_factory.mktemp("built")
    ended = svod("build", str(EXAMPLES), folder=folder)
    assert ended.code == 0, ended.err
    return folder


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
