"""A side of a comparison: a process of its own on one core, which reads blocks of pages when told to and says how long it took.

It answers a line `START COUNT` with a line of JSON: seconds of its own processor time, by part. That is what is compared, so
that what else goes on in the machine moves a figure as little as can be.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time

Read = Callable[[int, int], dict[str, float]]  # first page and how many -> seconds by part


def pinned(core: int) -> None:
    """Keeps this process on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})


def serve(read: Read) -> None:
    """Says that it is ready, then answers every line until there are no more."""
    print("ready", flush=True)
    for line in sys.stdin:
        start, count = map(int, line.split())
        print(json.dumps(read(start, count)), flush=True)


@contextmanager
def timed(parts: dict[str, float], part: str) -> Iterator[None]:
    """Adds the processor time of what is done under it, in seconds."""
    began = process_time()
    yield
    parts[part] = parts.get(part, 0.0) + process_time() - began
