"""What takes longer than a click: builds and corrections, done one after the other in a process of their own.

The server goes on answering meanwhile. What is asked for waits in a queue, since a chronicle takes one writer; how far it is
comes as JSON lines on a pipe and is kept in memory, so that jobs are known as long as the server runs. A process never
outlives its server: it ends when the pipe that leads to it closes, however the server ended.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import threading
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Literal

from svod.errors import SvodError, UnknownName
from svod.model.codec import dump, load
from svod.model.entry import Decision, Problem
from svod.store.base import Change

HANDED, FETCHED = "handed", "fetched"  # folders in the folder of a build: what was given, what its process fetched
WAITING = 20  # jobs that may wait at once
KEPT = 100  # jobs that are remembered after they ended
_GRACE = 5.0  # seconds that a process has to end when it is told to

State = Literal["waiting", "running", "done", "refused", "broken", "stopped"]
ENDED: tuple[State, ...] = ("done", "refused", "broken", "stopped")


class TooMany(SvodError):
    """More was asked for than may wait; its text says how much may, and what to do."""


@dataclass(frozen=True, slots=True)
class Build:
    """Adds pages: the files in `folder` (below its folder HANDED), which is ours and is removed at the end, and the pages at
    these addresses.

    private: whether addresses may lead into private networks; despite_robots: whether to read what a robots.txt keeps
    programs from, since a person asks for it; unfit: what was given with them and is no page, to be told with the outcome.
    """

    folder: str
    addresses: tuple[str, ...] = ()
    private: bool = False
    despite_robots: bool = False
    workers: int | None = None
    unfit: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Correct:
    """Keeps a decision and links the pages again."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Takes the decision with this id back and links the pages again."""

    decision: str


Work = Build | Correct | TakeBack


@dataclass(frozen=True, slots=True)
class Order:
    """What a process is told to do, to which chronicle."""

    target: str
    work: Build | Correct | TakeBack


@dataclass(frozen=True, slots=True)
class Added:
    """A page that a build has read: what it is called, its sha256, and whether that was new."""

    label: str
    page: str
    change: Change


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job came to. pages: those that it read, so far as they are named; new, changed, unchanged: how many there are in
    all; problems: what its own pages brought, so far as they are named; untold: how many more there are."""

    pages: tuple[Added, ...] = ()
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    untold: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands at this moment.

    stage: what it is at, as `svod flow` names it, or `fetch`; done of total: how far that is, total None where it is not
    known. message: where it did not end well, what was wrong and what to do. turn: grows whenever anything here changes.
    """

    id: str
    work: Work
    asked: datetime
    state: State = "waiting"
    stage: str = ""
    done: int = 0
    total: int | None = None
    started: datetime | None = None
    ended: datetime | None = None
    outcome: Outcome | None = None
    message: str = ""
    turn: int = 0

    @property
    def over(self) -> bool:
        """True when nothing of it will change any more."""
        return self.state in ENDED


@dataclass
class Jobs:
    """The jobs of one chronicle. May be asked by several threads at once."""

    target: str
    waiting: int = WAITING
    _jobs: dict[str, Job] = field(default_factory=dict)
    _queue: deque[str] = field(default_factory=deque)
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _thread: threading.Thread | None = None
    _running: tuple[str, subprocess.Popen[bytes]] | None = None
    _closed: bool = False

    def start(self, work: Work) -> Job:
        """Puts this work in the queue. Raises TooMany, having done nothing, where as much waits as may."""
        with self._changed:
            if self._closed or len(self._queue) >= self.waiting:
                _tidy(work)
                raise TooMany(
                    "The server is being stopped; try again when it runs." if self._closed else
                    f"{len(self._queue)} jobs are waiting, which is as many as may. Try again when some of them are done."
                )  # fmt: skip
            job = Job(secrets.token_urlsafe(9), work, _now())
            self._jobs[job.id] = job
            self._queue.append(job.id)
            self._forget()
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, name="svod-jobs", daemon=True)
                self._thread.start()
            self._changed.notify_all()
            return job

    def job(self, job_id: str) -> Job:
        """A job as it stands now. Raises UnknownName."""
        with self._changed:
            if job_id not in self._jobs:
                raise UnknownName("There is no such job. Jobs are known until the server is stopped, the last hundred of them.")
            return self._jobs[job_id]

    def jobs(self) -> tuple[Job, ...]:
        """All that are known, the newest first."""
        with self._changed:
            return tuple(reversed(self._jobs.values()))

    def ahead(self, job_id: str) -> int:
        """How many jobs are done before this one is begun."""
        with self._changed:
            place = self._queue.index(job_id) if job_id in self._queue else 0
            return place + (self._running is not None) if self._jobs[job_id].state == "waiting" else 0

    def wait(self, job_id: str, turn: int | None = None, seconds: float = 60.0) -> Job:
        """Waits until a job is another than at this turn, or, without one, until it is over; but no longer than so many
        seconds. Raises UnknownName."""
        self.job(job_id)
        with self._changed:
            self._changed.wait_for(
                lambda: self._jobs[job_id].over or (turn is not None and self._jobs[job_id].turn != turn), seconds
            )
            return self._jobs[job_id]

    def stop(self, job_id: str) -> None:
        """Ends a job that is not over: one that waits is never begun; of one that runs, what it has read so far is kept.
        Raises UnknownName."""
        self.job(job_id)
        with self._changed:
            if self._jobs[job_id].over:  # perhaps since a moment ago: what was done is not stopped
                return
            waits = job_id in self._queue
            if waits:
                self._queue.remove(job_id)
            process = self._running[1] if self._running and self._running[0] == job_id else None
            self._put(job_id, state="stopped", ended=_now(), message=_STOPPED_WAITING if waits else _STOPPED)
            work = self._jobs[job_id].work
        if waits:
            _tidy(work)
        elif process:
            _end(process)

    def close(self) -> None:
        """Stops everything, and waits until it has stopped."""
        with self._changed:
            self._closed = True
            going = [job.id for job in self._jobs.values() if not job.over]
            self._changed.notify_all()
        for job_id in going:
            self.stop(job_id)
        if self._thread:
            self._thread.join()

    def _serve(self) -> None:
        """Does what waits, one after the other, until everything is closed."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._queue or self._closed)
                if self._closed:
                    return
                job_id = self._queue.popleft()
                try:
                    process = _process()
                except OSError as error:
                    self._put(job_id, state="broken", ended=_now(), message=_NO_PROCESS.format(why=error.strerror or error))
                    _tidy(self._jobs[job_id].work)
                    continue
                self._running = (job_id, process)
                self._put(job_id, state="running", started=_now())
            ending = self._follow(job_id, process)
            _tidy(self._jobs[job_id].work)
            with self._changed:
                self._running = None
                if not self._jobs[job_id].over:  # else somebody stopped it
                    self._put(job_id, ended=_now(), **ending)

    def _follow(self, job_id: str, process: subprocess.Popen[bytes]) -> dict[str, Any]:
        """Takes in what the process says until it has ended; how the job ended."""
        assert process.stdin is not None  # noqa: S101 - it was opened with both pipes
        assert process.stdout is not None  # noqa: S101
        ending: dict[str, Any] = {}
        with process:
            with suppress(BrokenPipeError):  # it died at once: its exit code is told below
                process.stdin.write(json.dumps(dump(Order(self.target, self.job(job_id).work))).encode() + b"\n")
                process.stdin.flush()
            for line in process.stdout:
                ending = ending or self._hear(job_id, line)
            code = process.wait()
            _end(process)  # what it started goes with it
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        return ending or {"state": "broken", "message": _KILLED.format(how=how)}

    def _hear(self, job_id: str, line: bytes) -> dict[str, Any]:
        """Takes in one line; how the job ended, once that is said."""
        try:
            said = json.loads(line)
        except ValueError:
            return {}  # it was killed in the middle of a word
        if "outcome" in said:
            return {"state": "done", "outcome": load(Outcome, said["outcome"])}
        if "refused" in said:
            return {"state": "refused", "message": str(said["refused"])}
        if "broken" in said:
            return {"state": "broken", "message": _FAULT.format(what=said["broken"])}
        with self._changed:
            if not self._jobs[job_id].over:
                self._put(job_id, stage=str(said["stage"]), done=int(said["done"]), total=said["total"])
        return {}

    def _put(self, job_id: str, **facts: Any) -> None:
        """Sets what is known of a job; called with the condition held."""
        job = self._jobs[job_id]
        self._jobs[job_id] = replace(job, turn=job.turn + 1, **facts)
        self._changed.notify_all()

    def _forget(self) -> None:
        """Lets go of the oldest jobs that are over."""
        over = [job.id for job in self._jobs.values() if job.over]
        for job_id in over[: max(0, len(over) - KEPT)]:
            del self._jobs[job_id]


_STOPPED = "It was stopped. What was read so far is kept; add the pages again to go on."
_STOPPED_WAITING = "It was stopped before it was begun; nothing was done."
_NO_PROCESS = "No process could be started for it ({why}); nothing was done. Make room on the machine and try again."
_KILLED = (
    "Its process was ended from outside ({how}), perhaps for want of memory. The chronicle is as it was before; what was read "
    "so far is kept, and trying again goes on from there."
)
_FAULT = "It ended by a fault of Svod ({what}). The chronicle is as it was before. Report it with the pages that it was about."


def _process() -> subprocess.Popen[bytes]:
    """A process that waits for an order. It leads a group of its own, so that what it starts can be ended with it, and so that
    a Ctrl-C for the server does not reach it."""
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "svod.show.served.jobs_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a process with all that it started: asked first, then made to."""
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE)
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):  # no one is left in the group
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()


def _tidy(work: Work) -> None:
    """Removes what was laid out for this work."""
    if isinstance(work, Build):
        shutil.rmtree(work.folder, ignore_errors=True)


def _now() -> datetime:
    return datetime.now(UTC)
