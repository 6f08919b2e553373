"""More readers at once than one process can answer: each core has one.

Python runs one thread at a time, so that a second core helps a second process alone. Reading requests wait in one line, in the
order in which they came; whichever process is free takes the next. The others are started when two people read at the same
moment for the first time; until they are ready, some seconds later, this one answers alone, so that nobody waits for them.
All else (writing, jobs and their progress, files) is done here, at once.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, cast

from svod.show.served.asking import Served
from svod.show.served.safety import App, Message, Receive, Scope, Send
from svod.show.served.server import settle

MOST = 4  # processes, whatever the machine has: each holds the tables of the languages, some 200 MB

_READ = frozenset({"", "story", "stories", "who", "positions", "search", "page", "pages", "suggest", "timeline.svg"})
_READ_BY_PROGRAMS = frozenset({"entries", "stories", "who", "positions", "search", "names"})
_TAKEN = ("type", "asgi", "http_version", "method", "path", "raw_path", "query_string", "headers", "scheme", "server", "client",
          "root_path")  # fmt: skip
_HERE = 0

Answer = tuple[int, list[tuple[bytes, bytes]], bytes]


class Crowd:
    """Wraps the application of one chronicle. make: makes the same in another process; processes: how many, with this one."""

    def __init__(self, app: App, served: Served, make: Callable[[Served], App], processes: int | None = None) -> None:
        self._app = app
        count = min(MOST, os.cpu_count() or 1) if processes is None else processes
        self._others = count - 1
        self._free: asyncio.PriorityQueue[int] = asyncio.PriorityQueue()
        self._free.put_nowait(_HERE)
        self._starting: asyncio.Task[None] | None = None
        spawned = multiprocessing.get_context("spawn")  # a fork would share the connections and threads of this process
        begun = (served, make)
        self._pool = ProcessPoolExecutor(self._others, spawned, _begin, begun) if self._others else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            self.close()
            return
        if not _is_reading(scope):
            await self._app(scope, receive, send)
            return
        if self._starting is None and self._pool is not None and self._free.empty():
            self._starting = asyncio.create_task(self._start(self._pool))
        hand = await self._free.get()
        try:
            answer = None if hand == _HERE else await self._handed(scope)
            if answer is None:
                await self._app(scope, receive, send)
        finally:
            self._free.put_nowait(hand)
        if answer is not None:
            status, headers, body = answer
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": body})

    async def _start(self, pool: ProcessPoolExecutor) -> None:
        """Has the other processes made ready, and takes each on as soon as it is."""
        loop = asyncio.get_running_loop()
        begun = [loop.run_in_executor(pool, _is_ready) for _ in range(self._others)]
        for hand, ready in enumerate(begun, _HERE + 1):
            try:
                await ready
            except BrokenProcessPool:
                self._pool = None
                return
            self._free.put_nowait(hand)
        # One more than there are processes: whichever ends first has its next request at hand, and need not wait for this
        # one, which is busy with an answer of its own, to see that and give it another.
        self._free.put_nowait(self._others + 1)

    async def joined(self) -> None:
        """Returns once the other processes that were started are ready to answer."""
        if self._starting is not None:
            await self._starting

    async def _handed(self, scope: Scope) -> Answer | None:
        """The answer of another process; None where that one has died, and this one is to answer."""
        if self._pool is None:
            return None
        asked = {key: scope[key] for key in _TAKEN if key in scope}
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, _answered, asked)
        except BrokenProcessPool:  # it was killed, or the machine has no memory for it: reading goes on without
            self._pool = None
            return None

    @property
    def others(self) -> tuple[int, ...]:
        """The numbers of the other processes, those that were started."""
        return tuple(self._pool._processes or ()) if self._pool is not None else ()

    def close(self) -> None:
        """Ends the other processes."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _is_reading(scope: Scope) -> bool:
    """Whether any process may answer: nothing is written, and no job is asked for."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return False
    first, _, rest = str(scope["path"]).lstrip("/").partition("/")
    return rest.partition("/")[0] in _READ_BY_PROGRAMS if first == "api" else first in _READ


_own: tuple[App, asyncio.AbstractEventLoop] | None = None  # of a process that was started to read


def _begin(served: Served, make: Callable[[Served], App]) -> None:
    global _own
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends this one
    _own = make(served), asyncio.new_event_loop()
    settle()


def _is_ready() -> bool:
    """Asked of a process of the pool, which answers once it was made ready."""
    return _own is not None


def _answered(asked: dict[str, Any]) -> Answer:
    """One request, answered in a process of the pool."""
    if _own is None:
        raise RuntimeError("A process of the pool was asked before it was made ready.")
    app, loop = _own
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    try:
        loop.run_until_complete(app(cast(Scope, asked), receive, send))
    except Exception:  # it is raised for the server's log alone: who asked was answered, with the policy, by the guard
        if not sent:
            raise
        traceback.print_exc()
    body = b"".join(one.get("body", b"") for one in sent[1:])
    return sent[0]["status"], [(bytes(name), bytes(value)) for name, value in sent[0]["headers"]], body
