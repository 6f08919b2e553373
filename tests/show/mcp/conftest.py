"""An assistant's client beside the server that a user starts: on its standard input, and over HTTP."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from mcp.client.stdio import StdioServerParameters

TOKEN = "a-token-for-tests-that-is-long-enough"


@pytest.fixture(scope="session")
def chronicle(built: Path) -> str:
    """The examples' chronicle. Only read it."""
    return str(built / "chronicle.db")


@pytest.fixture(scope="session")
def over_stdio(chronicle: str) -> StdioServerParameters:
    """How an assistant is told to start the server."""
    return StdioServerParameters(command=sys.executable, args=["-m", "svod", "mcp", chronicle], env=_environment())


@pytest.fixture(scope="session")
def over_http(chronicle: str) -> Iterator[str]:
    """The address of a server that runs while these tests do, and wants a token."""
    command = [sys.executable, "-m", "svod", "mcp", chronicle, "--http", "--port", "0", "--token", TOKEN]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=_environment(), text=True) as server:
        assert server.stderr is not None
        try:
            told = next(line for line in server.stderr if "http://" in line)
            Thread(target=server.stderr.read, daemon=True).start()  # it never waits for a full pipe
            yield next(word for word in told.split() if word.startswith("http://"))
        finally:
            server.terminate()
            server.wait(10)


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SVOD_")}
    return kept | {"OPENBLAS_NUM_THREADS": "1", "COLUMNS": "200"}
