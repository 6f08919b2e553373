"""`svod mcp` before it serves: what it refuses, and that it loads nothing until it must."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.show.conftest import Run


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("mcp", "--port", "9000"), "Add --http"),
        (("mcp", "--http", "--host", "everywhere"), "is no address"),
        (("mcp", "--http", "--token", "short"), "token"),
        (("mcp", "nowhere.db"), "nowhere.db"),
    ],
)
def test_a_refusal_says_what_to_do(run: Run, words: tuple[str, ...], told: str) -> None:
    ended = run(*words)
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


def test_other_commands_do_not_wait_for_its_libraries(tmp_path: Path) -> None:
    told = "import sys, svod.show.cli.app; print(sorted({'mcp', 'fastapi', 'uvicorn', 'starlette'} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-c", told], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
