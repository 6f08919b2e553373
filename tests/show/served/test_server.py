"""The server: where it listens, what it says, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx2
import pytest

from tests.show.conftest import svod


@contextmanager
def _served(chronicle: Path, *words: str, **env: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`svod serve` on a free port, and all that it says before it listens."""
    command = [sys.executable, "-m", "svod", "serve", str(chronicle), "--port", "0", *words]
    told = {**os.environ, "COLUMNS": "200", "PYTHONUNBUFFERED": "1", **env}
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=told)
    assert running.stdout is not None
    try:
        yield running, running.stdout.readline()
    finally:
        running.kill()
        running.wait(20)
        running.stdout.close()


def _address(told: str) -> str:
    return told.split(" at ")[1].split()[0]


def test_it_tells_its_address_answers_there_and_ends_when_it_is_told_to(chronicle: Path) -> None:
    with _served(chronicle) as (running, told):
        address = _address(told)
        assert address.startswith("http://127.0.0.1:")
        assert httpx2.get(address, timeout=30).status_code == 200
        began = time.monotonic()
        running.send_signal(signal.SIGINT)
        assert running.wait(20) in (0, 130, -signal.SIGINT)
        assert time.monotonic() - began < 15
        assert "Traceback" not in (running.stdout.read() if running.stdout else "")


def test_an_answer_is_not_held_back_until_its_head_is_acknowledged(chronicle: Path) -> None:
    with _served(chronicle) as (_, told), httpx2.Client(base_url=_address(told), timeout=30) as client:
        times = []
        for _ in range(15):  # the file is found and sent in a millisecond or two
            began = time.monotonic()
            assert client.get("static/svod.css").status_code == 200
            times.append(time.monotonic() - began)
        assert sorted(times)[3] < 0.03, "a busy machine slows many, a held answer all"


def test_where_others_can_reach_it_a_token_is_made_up_and_printed(chronicle: Path) -> None:
    with _served(chronicle, "--host", "0.0.0.0") as (running, told):
        assert running.stdout is not None
        token = running.stdout.readline().split("token ")[1].split(":")[0]
        address = _address(told).replace("0.0.0.0", "127.0.0.1")
        assert httpx2.get(address, timeout=30).status_code == 200
        assert httpx2.post(f"{address}add", data={"text": ""}, timeout=30).status_code == 401
        shown = {"authorization": f"Bearer {token}"}
        assert httpx2.post(f"{address}add", data={"text": ""}, headers=shown, timeout=30).status_code != 401


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--host", "nowhere.example"), "is no address"),
        (("--token", "short"), "8 characters or more"),
        (("--host", "203.0.113.7"), "Nothing can listen on 203.0.113.7"),
    ],
)
def test_what_can_not_be_is_refused_with_what_to_do(built: Path, words: tuple[str, ...], said: str) -> None:
    told = svod("serve", "--port", "0", *words, folder=built)
    assert (told.code, said in told.err) == (2, True), told.err


def test_a_chronicle_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    told = svod("serve", "none.db", folder=tmp_path)
    assert told.code == 2
    assert "none.db" in told.err


def test_a_port_that_another_has_is_refused(built: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = svod("serve", "--port", str(taken.getsockname()[1]), folder=built)
    assert told.code == 2
    assert "Name another with --port" in told.err
