"""The process in which one job is done. Its order comes on its standard input, as one line of JSON; what it has to say goes
out on its standard output, a JSON object a line. It ends at once when its input closes, since its server is gone then."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from svod.errors import NotFetched, NothingToRead, SvodError
from svod.model.codec import dump, load
from svod.model.entry import Problem
from svod.show.served.handing import in_words
from svod.show.served.jobs import FETCHED, HANDED, Added, Build, Correct, Order, Outcome, TakeBack

if TYPE_CHECKING:  # what takes a while to load is loaded when the order is known
    from svod.flow import Progress
    from svod.model.page import Page
    from svod.store.base import Change, Store

NAMED = 200  # pages that an outcome names, and problems
_ADDRESS = 200  # characters of an address that a problem names
_FIRST = ("new", "changed", "unchanged")
_PAUSE = 0.1  # seconds between two words on one stage: nobody reads faster

Tell = Callable[[Mapping[str, Any]], None]


def main() -> None:
    """Reads an order, does it, and says what came of it."""
    # What libraries print must not come between: it goes to standard error, as the server's own words do.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def tell(said: Mapping[str, Any]) -> None:
        out.write(json.dumps(said) + "\n")
        out.flush()

    order = load(Order, json.loads(_line()))
    threading.Thread(target=_end_with_server, daemon=True).start()
    try:
        tell({"outcome": dump(done(order, _Throttled(tell)))})
    except SvodError as error:
        tell({"refused": str(error)})
    except Exception as error:
        tell({"broken": f"{type(error).__name__}: {error}"})
        raise  # its traceback stands where the server's does


def done(order: Order, progress: Progress) -> Outcome:
    """Does what was ordered. Raises SvodError where that can't be done."""
    from svod import flow
    from svod.store import open_store

    work = order.work
    # Pages can begin a chronicle; a decision needs one.
    store = open_store(order.target, create=isinstance(work, Build))
    try:
        match work:
            case Build():
                return _built(work, store, progress)
            case Correct():
                flow.correct(store, work.decision)
            case TakeBack():
                flow.take_back(store, work.decision)
            case _:
                assert_never(work)
    finally:
        store.close()
    return Outcome()


def _built(work: Build, store: Store, progress: Progress) -> Outcome:
    from svod import flow, read
    from svod.engine.local import Local

    folder = Path(work.folder)
    unfetched = _fetched(work, folder / FETCHED, progress)
    paths = [path for path in (folder / HANDED, folder / FETCHED) if path.is_dir() and any(path.iterdir())]
    if not paths:
        raise NothingToRead(in_words((*work.unfit, *unfetched)) or "Nothing was given to add.")
    before = {one.name: one.page for one in store.labels() if one.state == "current"}
    told_before = frozenset(store.problems())
    given = [_Given.of(one) for one in read.pages(paths)]  # read twice, so that it is known what these pages came to
    engine = Local(workers=work.workers) if work.workers else None  # the flow knows how much there is to do
    summary = flow.build(paths, store, engine=engine, progress=progress)
    places = {one.place for one in given}
    pages = [Added(one.place, one.page, _change(one, before)) for one in given if one.page]
    told = [one for one in summary.problems if one not in told_before or one.where in places]
    problems = (*work.unfit, *unfetched, *sorted(told, key=lambda one: one.severity))
    return Outcome(
        tuple(sorted(pages, key=lambda page: _FIRST.index(page.change))[:NAMED]),
        summary.new,
        summary.changed,
        summary.unchanged,
        problems[:NAMED],
        max(0, len(problems) - NAMED),
    )


@dataclass(frozen=True, slots=True)
class _Given:
    """What reading came upon, a page or a problem, without its bytes. page: the sha256, empty for a problem."""

    place: str
    page: str = ""

    @classmethod
    def of(cls, found: Page | Problem) -> _Given:
        return cls(found.where) if isinstance(found, Problem) else cls(found.name, found.sha256)


def _change(one: _Given, before: Mapping[str, str]) -> Change:
    if one.place not in before:
        return "new"
    return "unchanged" if before[one.place] == one.page else "changed"


def _fetched(work: Build, folder: Path, progress: Progress) -> list[Problem]:
    """Fetches what is to be fetched into a folder; what could not be."""
    from svod.read.fetching import fetch
    from svod.read.handed import lay_out, of_fetched
    from svod.read.labels import label

    found, problems = [], []
    for done, address in enumerate(work.addresses):
        progress("fetch", done, len(work.addresses))
        try:
            found.append(of_fetched(fetch(address, private=work.private, despite_robots=work.despite_robots)))
        except NotFetched as error:
            problems.append(Problem(label(address)[:_ADDRESS], "fetch", str(error)))
    if found:
        progress("fetch", len(work.addresses), len(work.addresses))
        lay_out(found, folder)
    return problems


class _Throttled:
    """Tells how far a build is, not more often than anybody reads; the first and the last of each stage always."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._stage = ""
        self._told = 0.0

    def __call__(self, stage: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        if stage == self._stage and done != total and now - self._told < _PAUSE:
            return
        self._stage, self._told = stage, now
        self._tell({"stage": stage, "done": done, "total": total})


def _line() -> bytes:
    """The first line of standard input, read byte by byte from the system, so that nothing of what follows is held back."""
    read = bytearray()
    while (byte := os.read(0, 1)) not in (b"", b"\n"):
        read += byte
    return bytes(read)


def _end_with_server() -> None:
    """Waits until standard input closes, which it does when the server is gone, however it went; then ends this process with
    all that it has started."""
    while os.read(0, 4096):
        pass
    if hasattr(os, "killpg") and os.getpgid(0) == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":
    main()
