"""What a piece of work costs: time on the clock, processor time and memory, its worker processes counted; and how it grows."""

from __future__ import annotations

import json
import math
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Event, Thread

from benchmarks.reading import ROOT

_PROC = Path("/proc")
_EVERY = 0.1  # seconds between two looks at the memory
_MB = 2**20
_VANISHED = (FileNotFoundError, ProcessLookupError)  # a process may end while it is looked at


class SideFailed(Exception):
    """A process that was to be measured failed; the message is the last that it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """pages: of the chronicle. wall: seconds by the clock. cpu: seconds of processor time, workers' too. memory: MB at the
    peak of this process and all its workers together; own: of this process alone. found: what came of it, by name."""

    pages: int
    wall: float
    cpu: float
    memory: float
    own: float
    found: dict[str, int] = field(default_factory=dict)


def growth(small: Cost, large: Cost) -> float:
    """The exponent e by which processor time grew as pages ** e. Raises ValueError where the pages did not."""
    if large.pages <= small.pages or not small.cpu:
        raise ValueError(f"{large.pages} pages are no growth over {small.pages}.")
    return math.log(large.cpu / small.cpu) / math.log(large.pages / small.pages)


class Watch:
    """Looks at the memory of this process and those it started, and at their processor time, from when it is begun."""

    def __init__(self) -> None:
        self.memory = self.own = 0.0
        self._ended = Event()
        self._thread = Thread(target=self._look, daemon=True)
        self.begin()
        self._thread.start()

    def begin(self) -> None:
        """Counts time from now on; memory is counted from the start of the process, as it is what a machine must have."""
        self._wall, self._cpu = time.monotonic(), _cpu()

    def end(self, pages: int, found: dict[str, int]) -> Cost:
        """What it came to. Call it when every worker has ended: what a process used is known only then."""
        wall, cpu = time.monotonic() - self._wall, _cpu() - self._cpu
        self._ended.set()
        self._thread.join()
        return Cost(pages, wall, cpu, self.memory, self.own, found)

    def _look(self) -> None:
        own = str(os.getpid())
        while not self._ended.wait(_EVERY):
            resident = {one: _resident(one) for one in _family(own)}
            self.own = max(self.own, resident.get(own, 0.0))
            self.memory = max(self.memory, sum(resident.values()))


def _cpu() -> float:
    """Seconds of processor time of this process and of those it started that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _family(process: str) -> Iterator[str]:
    """A process and those that it started. `ru_maxrss` will not do: a process begins with the figure of the one that started
    it, and of several that were started it is known for the largest alone."""
    yield process
    for path in _PROC.glob(f"{process}/task/*/children"):
        with suppress(*_VANISHED):
            for child in path.read_text().split():
                yield from _family(child)


def _resident(process: str) -> float:
    with suppress(*_VANISHED):
        return int((_PROC / process / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / _MB
    return 0.0


def measured(*words: str) -> Cost:
    """What a piece of work cost in a process of its own: `python -m benchmarks.chronicle_side WORDS…`. Raises SideFailed."""
    env = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-W", "ignore", "-m", "benchmarks.chronicle_side", *words]
    ended = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if ended.returncode:
        said = ended.stderr.strip().splitlines()
        raise SideFailed(f"{' '.join(words)}: {said[-1] if said else 'it ended without a word'}")
    return loaded(ended.stdout.splitlines()[-1])


def dumped(cost: Cost) -> str:
    """A cost as a line of JSON."""
    return json.dumps(asdict(cost))


def loaded(line: str) -> Cost:
    """The cost of such a line."""
    return Cost(**json.loads(line))
