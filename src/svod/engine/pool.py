"""Worker processes, each with a pipe of its own, so that when one dies it is known which item it was at.

The standard library's ProcessPoolExecutor can't say that: there one dead worker fails everything in flight.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from svod.engine import worker
from svod.engine.base import Failure, OnDone
from svod.errors import SvodError

# A worker does arithmetic on one thread: processes are the parallelism, and threads of theirs would fight over the cores.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


@dataclass
class Run:
    """One call of `map`: its function, the results that came out, and how many items are still out."""

    number: int
    packed: bytes
    on_done: OnDone | None
    done: dict[int, object] = field(default_factory=dict)
    out: int = 0

    def settle(self, index: int, result: object) -> None:
        """Takes what came out for an item that is out."""
        self.out -= 1
        self.done[index] = result
        if self.on_done:
            self.on_done(index)


@dataclass
class Chunk:
    """Items of one run that go to a worker together. alone: it killed a worker once, so nothing else runs beside it."""

    run: Run
    items: deque[tuple[int, bytes]]
    alone: bool = False


@dataclass
class _Worker:
    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    chunk: Chunk | None = None


class Pool:
    """Up to `size` worker processes, started as work comes in."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._queue: deque[Chunk] = deque()
        self._suspects: deque[Chunk] = deque()
        self._runs: dict[int, Run] = {}
        self._opened = 0
        self._closed = False

    def open(self, packed: bytes, on_done: OnDone | None) -> Run:
        """A new run of a pickled function."""
        self._opened += 1
        run = self._runs[self._opened] = Run(self._opened, packed, on_done)
        return run

    def add(self, chunk: Chunk) -> None:
        """Puts items in the queue."""
        chunk.run.out += len(chunk.items)
        self._queue.append(chunk)
        self._hand_out()

    def drop(self, run: Run) -> None:
        """Forgets a run: what is queued of it is not begun, what is being done is not listened to."""
        self._runs.pop(run.number, None)
        self._queue = deque(chunk for chunk in self._queue if chunk.run is not run)
        self._suspects = deque(chunk for chunk in self._suspects if chunk.run is not run)

    def step(self) -> None:
        """Waits until a worker says something, and takes it in. Raises SvodError where no worker can be started."""
        if self._closed:
            raise SvodError("The engine was closed while its results were still being read; read them before it is closed.")
        self._hand_out()
        pipes = {one.pipe: one for one in self._workers}
        for pipe in wait(list(pipes)):
            if isinstance(pipe, Connection):
                self._hear(pipes[pipe])
        self._hand_out()

    def close(self) -> None:
        """Ends every worker at once, whatever it is at."""
        self._closed = True
        for one in self._workers:
            one.process.kill()
        for one in self._workers:
            one.process.join()
            one.process.close()
            one.pipe.close()
        self._workers.clear()
        self._runs.clear()

    def _hand_out(self) -> None:
        """Gives idle workers what is due: a suspect when nobody else is at work, else the queue from its head."""
        busy = [one.chunk for one in self._workers if one.chunk]
        if busy and (self._suspects or busy[0].alone):
            return
        due = self._suspects or self._queue
        idle = deque(one for one in self._workers if one.ready and not one.chunk)
        while due and idle:
            one = idle.popleft()
            if not self._give(one, due[0]):
                continue
            if due.popleft().alone:
                return
        starting = sum(not one.ready for one in self._workers)
        for _ in range(min(len(due) - starting, self._size - len(self._workers))):
            self._workers.append(self._start())

    def _give(self, one: _Worker, chunk: Chunk) -> bool:
        try:
            one.pipe.send((chunk.run.number, chunk.run.packed, tuple(chunk.items)))
        except OSError:  # it died while it was idle; its end is heard in the next step
            one.ready = False
            self._bury(one, was_ready=True)
            return False
        one.chunk = chunk
        return True

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=worker.main, args=(theirs,), name="svod-worker", daemon=True)
        with _quiet(_ONE_THREAD):
            process.start()
        theirs.close()  # else its end would never be heard
        return _Worker(process, ours)

    def _hear(self, one: _Worker) -> None:
        try:
            said = one.pipe.recv()
        except (EOFError, OSError):
            self._bury(one, was_ready=one.ready)
            return
        if said == worker.READY:
            one.ready = True
            return
        number, index, well, answer = said
        chunk = one.chunk
        if chunk is None:
            return
        chunk.items.popleft()
        if not chunk.items:
            one.chunk = None
        if number in self._runs:
            chunk.run.settle(index, _result(index, answer) if well else Failure(index, answer))

    def _bury(self, one: _Worker, *, was_ready: bool) -> None:
        """Takes a dead worker out: the item it was at is a suspect and tried once more alone, the others go back."""
        self._workers.remove(one)
        one.process.join()
        code = one.process.exitcode
        one.process.close()
        one.pipe.close()
        if not was_ready:
            raise SvodError(
                f"A worker process ended before it began (exit code {code}). A script that uses Svod with several workers "
                'keeps its own code under `if __name__ == "__main__":`; or use one worker.'
            )
        chunk = one.chunk
        if chunk is None or chunk.run.number not in self._runs:
            return
        index, packed = chunk.items.popleft()
        if chunk.alone:
            chunk.run.settle(index, Failure(index, _death(code)))
            return
        self._suspects.append(Chunk(chunk.run, deque([(index, packed)]), alone=True))
        if chunk.items:
            self._queue.appendleft(chunk)


def _result(index: int, packed: bytes) -> object:
    """The result as it was before it went through the pipe, or a Failure where it can't be made again."""
    try:
        return pickle.loads(packed)  # noqa: S301 - our own worker wrote it
    except Exception as error:
        return Failure(index, worker.told(error))


def _death(code: int | None) -> str:
    how = f"killed by signal {-code}" if code is not None and code < 0 else f"exit code {code}"
    return (
        f"the process that worked on it died twice ({how}), the second time with nothing else running; it may need more memory"
    )


@contextmanager
def _quiet(environment: dict[str, str]) -> Iterator[None]:
    """These variables for what is started inside, and no Ctrl-C: a process takes both over from the one that starts it. Were
    it only to ignore Ctrl-C once it runs, one that comes while it is starting would print a traceback of each."""
    before = {name: os.environ.get(name) for name in environment}
    mask = None
    if hasattr(signal, "pthread_sigmask"):
        # Started first, since its start, which a process's start may call for, lets Ctrl-C through again.
        resource_tracker.ensure_running()
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    os.environ.update(environment)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        if mask is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
