"""Work on one machine: in one process, or in as many as it has cores."""

from __future__ import annotations

import os
import pickle
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast

from svod.engine.base import Failure, K, OnDone, R, T
from svod.engine.pool import Chunk, Pool, Run
from svod.engine.worker import told
from svod.errors import BadValue

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

NAME = "local"
ABOUT = "this machine, a process a core"

# Items that go to a worker together: one at first, so that five pages use two cores, then more, so that a million small
# items are not a million messages. And how many chunks a worker may be ahead of the result that is waited for.
MOST_IN_CHUNK = 16
CHUNKS_AHEAD = 4


def start(workers: int | None = None) -> Local:
    """An engine of `workers` processes; None: one for each core that this process may use; 1: no process but this one."""
    return Local(workers)


def cores() -> int:
    """How many cores this process may use (fewer than the machine has, where a scheduler gave it fewer)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Local:
    """Does the work on this machine.

    With one worker everything runs in this process, and an item that kills it kills the run. With more, a worker that
    dies is replaced; its item is tried once more with nothing else running, then given up as a Failure.
    """

    def __init__(self, workers: int | None = None) -> None:
        if workers is not None and workers < 1:
            raise BadValue(f"{workers} workers can do nothing: give 1 or more.")
        self.workers = workers or cores()
        self._pool: Pool | None = None

    def map(self, fn: Callable[[T], R], items: Iterable[T], *, on_done: OnDone | None = None) -> Iterator[R | Failure]:
        """See `Engine.map`."""
        if self.workers == 1:
            return _here(fn, items, on_done)
        return self._map(pickle.dumps(fn), items, on_done)

    def group(
        self, key: Callable[[T], K], items: Iterable[T], *, order: Callable[[T], SupportsRichComparison] | None = None
    ) -> Iterator[tuple[K, tuple[T, ...]]]:
        """See `Engine.group`. Holds all the items."""
        groups: defaultdict[K, list[T]] = defaultdict(list)
        for item in items:
            groups[key(item)].append(item)
        for name in sorted(groups):
            members = groups.pop(name)
            yield name, tuple(sorted(members, key=order or _itself))

    def close(self) -> None:
        """See `Engine.close`."""
        if self._pool:
            self._pool.close()
            self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _map(self, packed: bytes, items: Iterable[T], on_done: OnDone | None) -> Iterator[R | Failure]:
        self._pool = pool = self._pool or Pool(self.workers)
        run = pool.open(packed, on_done)
        source, turn, given, more = enumerate(items), 0, 0, True
        try:
            while True:
                while more and given - turn < self.workers * _chunk_size(given, self.workers) * CHUNKS_AHEAD:
                    chunk = list(islice(source, _chunk_size(given, self.workers)))
                    more, given = bool(chunk), given + len(chunk)
                    _hand_in(pool, run, chunk)
                if turn in run.done:
                    yield cast(R | Failure, run.done.pop(turn))
                    turn += 1
                elif run.out:
                    pool.step()
                else:
                    return
        except KeyboardInterrupt:
            self.close()
            raise
        finally:
            pool.drop(run)


def _chunk_size(given: int, workers: int) -> int:
    return min(MOST_IN_CHUNK, 1 + given // (4 * workers))


def _hand_in(pool: Pool, run: Run, items: Iterable[tuple[int, object]]) -> None:
    """Puts items in the pool's queue; one that can't be sent is a Failure at once."""
    packed: deque[tuple[int, bytes]] = deque()
    for index, item in items:
        try:
            packed.append((index, pickle.dumps(item, pickle.HIGHEST_PROTOCOL)))
        except Exception as error:
            run.out += 1
            run.settle(index, Failure(index, told(error)))
    if packed:
        pool.add(Chunk(run, packed))


def _here(fn: Callable[[T], R], items: Iterable[T], on_done: OnDone | None) -> Iterator[R | Failure]:
    """The map in this process."""
    for index, item in enumerate(items):
        result: R | Failure
        try:
            result = fn(item)
        except (Exception, SystemExit) as error:
            result = Failure(index, told(error))
        if on_done:
            on_done(index)
        yield result


def _itself(item: object) -> SupportsRichComparison:
    return cast("SupportsRichComparison", item)
