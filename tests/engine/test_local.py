"""The local engine: workers that die, workers that are left, and what goes to them."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from svod.engine import Failure
from svod.engine.local import Local, cores, start
from svod.engine.worker import COLLECTED_AFTER
from svod.errors import BadValue, SvodError
from tests.engine import work


@pytest.fixture
def two() -> Iterator[Local]:
    with Local(2) as engine:
        yield engine


def test_without_a_number_it_takes_every_core() -> None:
    assert start().workers == cores() >= 1


def test_no_workers_is_said_no_to() -> None:
    with pytest.raises(BadValue, match="0 workers can do nothing"):
        Local(0)


def test_one_worker_is_this_process() -> None:
    assert set(Local(1).map(work.process, range(4))) == {os.getpid()}


def test_two_workers_are_two_other_processes_at_the_same_time(two: Local, tmp_path: Path) -> None:
    workers = list(two.map(work.meet, [str(tmp_path)] * 2))
    assert len({*workers, os.getpid()}) == 3


def test_a_worker_seldom_looks_for_cycles_and_this_process_as_it_did(two: Local) -> None:
    before = gc.get_threshold()
    assert set(two.map(work.collected_after, range(4))) == {COLLECTED_AFTER}
    assert set(Local(1).map(work.collected_after, [0])) == {before[0]}


@pytest.mark.parametrize(("deadly", "how"), [(work.die_on_three, "exit code 7"), (work.be_killed_on_three, "signal 9")])
def test_an_item_that_kills_its_worker_twice_is_a_failure_and_the_rest_goes_on(
    two: Local, deadly: Callable[[int], int], how: str
) -> None:
    *before, failure, after = list(two.map(deadly, range(5)))
    assert (before, after) == ([0, 1, 2], 4)
    assert isinstance(failure, Failure)
    assert failure.index == 3
    assert "died twice" in failure.error
    assert how in failure.error


def test_neighbours_in_the_chunk_of_a_deadly_item_are_not_lost(two: Local) -> None:
    numbers = [*range(100, 300), 3, *range(300, 330)]
    results = list(two.map(work.die_on_three, numbers))
    assert isinstance(results[200], Failure)
    assert results[:200] + results[201:] == numbers[:200] + numbers[201:]


def test_an_item_whose_worker_died_once_is_tried_again(two: Local, tmp_path: Path) -> None:
    places = ["", str(tmp_path / "first"), "", str(tmp_path / "second"), ""]
    assert list(two.map(work.die_once, places)) == places


def test_workers_do_arithmetic_on_one_thread(two: Local, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "8")
    assert set(two.map(work.threads, range(3))) == {"1"}
    assert os.environ["OPENBLAS_NUM_THREADS"] == "8"


def test_what_cannot_be_sent_is_a_failure_of_that_item(two: Local) -> None:
    first, result, last = list(two.map(work.unsendable, range(3)))
    assert (first, last) == (0, 2)
    assert isinstance(result, Failure)
    items: list[Any] = [lambda: 1, 4]
    item, fine = list(two.map(work.double, items))
    assert isinstance(item, Failure)
    assert fine == 8


def test_a_function_that_cannot_be_sent_is_said_no_to_at_once(two: Local) -> None:
    with pytest.raises((AttributeError, pickle.PicklingError)):
        two.map(lambda number: number, [1])


def test_leaving_the_engine_ends_its_processes_at_once_however_busy(tmp_path: Path) -> None:
    def items() -> Iterator[int]:
        yield from (1, 2)
        raise OSError("no more")

    with Local(2) as engine:
        workers = set(engine.map(work.meet, [str(tmp_path)] * 2))
        began = time.monotonic()
        with pytest.raises(OSError, match="no more"):
            list(engine.map(work.sleep_long, items()))
    assert time.monotonic() - began < 30
    assert not any(_alive(worker) for worker in workers)


def test_results_read_after_the_engine_was_closed_say_so() -> None:
    with Local(2) as engine:
        results = engine.map(work.double, range(500))
        assert next(results) == 0
    with pytest.raises(SvodError, match="closed"):
        list(results)


def test_a_closed_engine_starts_anew() -> None:
    engine = Local(2)
    with engine:
        assert list(engine.map(work.double, [1])) == [2]
    with engine:
        assert list(engine.map(work.double, [2])) == [4]


_SCRIPT = """
import sys
from svod.engine.local import Local
from tests.engine import work
if __name__ == "__main__":
    with Local(2) as engine:
        print(*(engine.map(work.meet, sys.argv[1:] * 2) if sys.argv[1:] else ()), flush=True)
        list(engine.map(work.sleep_long, range(4)))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as a terminal on POSIX sends them")
@pytest.mark.parametrize(("warm", "delay"), [(True, 0.3), (False, 0.03), (False, 0.1), (False, 0.2)])
def test_ctrl_c_ends_everything_promptly_and_quietly(tmp_path: Path, warm: bool, delay: float) -> None:
    script = tmp_path / "script.py"
    script.write_text(_SCRIPT)
    meeting = tmp_path / "meeting"
    meeting.mkdir()
    running = subprocess.Popen(
        [sys.executable, str(script), *([str(meeting)] if warm else [])],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stdout is not None
    workers = [int(pid) for pid in running.stdout.readline().split()]
    assert len(workers) == (2 if warm else 0)
    time.sleep(delay)
    os.killpg(running.pid, signal.SIGINT)
    _, words = running.communicate(timeout=60)  # their ends of the pipes are closed: every process of the group is gone
    assert running.returncode != 0
    assert words.count("Traceback") == 1
    assert "KeyboardInterrupt" in words
    assert not any(_alive(pid) for pid in workers)


def test_a_script_without_a_main_guard_is_told_what_to_do(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from svod.engine.local import Local\nfrom tests.engine import work\nprint(list(Local(2).map(work.double, [1])))\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, str(script)], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode != 0
    assert "keeps its own code under" in ran.stderr


def _alive(pid: object) -> bool:
    try:
        os.kill(int(str(pid)), 0)
    except ProcessLookupError:
        return False
    return True
