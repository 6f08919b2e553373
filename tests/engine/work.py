"""Functions that worker processes are given: they must stand in a module."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from pathlib import Path

from svod.engine.parcel import Parcel
from svod.errors import BadValue


def double(number: int) -> int:
    return 2 * number


def late_when_even(number: int) -> int:
    time.sleep(0.02 if number % 2 == 0 else 0)
    return number


def fail_on_three(number: int) -> int:
    if number == 3:
        raise ValueError("three is too many")
    if number == 4:
        raise BadValue("Four is no number of ours; take five.")
    if number == 5:
        sys.exit(1)
    return number


def die_on_three(number: int) -> int:
    if number == 3:
        os._exit(7)
    return number


def be_killed_on_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_once(place: str) -> str:
    """Dies at the first sight of a path that does not exist yet, and makes it."""
    if place and not Path(place).exists():
        Path(place).touch()
        os._exit(9)
    return place


def threads(_: int) -> str | None:
    return os.environ.get("OPENBLAS_NUM_THREADS")


def unsendable(number: int) -> object:
    return (lambda: number) if number == 1 else number


def sleep_long(_: int) -> None:
    time.sleep(60)


def process(_: int) -> int:
    return os.getpid()


def meet(place: str) -> int:
    """Returns once two processes are in here at the same time."""
    Path(place, str(os.getpid())).touch()
    deadline = time.monotonic() + 60
    while len(list(Path(place).iterdir())) < 2:
        if time.monotonic() > deadline:
            raise TimeoutError("nobody came")
        time.sleep(0.01)
    return os.getpid()


def first_letter(word: str) -> str:
    return word[0]


def opened(parcel: Parcel[list[int]]) -> tuple[int, int]:
    """The process, and which object the parcel was opened to in it."""
    return os.getpid(), id(parcel.open())


def collected_after(_: int) -> int:
    return gc.get_threshold()[0]
