"""What runs in a worker process: one pipe, one list of items at a time, one answer an item. Imports nothing heavy."""

from __future__ import annotations

import gc
import pickle
import signal
import traceback
from collections.abc import Callable
from functools import lru_cache
from multiprocessing.connection import Connection
from typing import Any

from svod.errors import SvodError

# To the worker go a run's number, its pickled function, and pickled items with their index. From it come READY, once, and
# for each item its run and index, whether it came out well, and the pickled result, or else what happened in words.
Answer = tuple[int, int, bool, bytes | str]
READY = "ready"
# Objects newly made before the collector looks for cycles among them. With Python's own 700 it walks the models and tables that
# a worker keeps again and again, a twentieth of the time of reading a page; a page leaves few cycles behind.
COLLECTED_AFTER = 20_000


def told(error: BaseException) -> str:
    """An error in words: what Svod says of itself as it stands, any other with its type and the place it came from."""
    if isinstance(error, SvodError):
        return str(error)
    words = "".join(traceback.format_exception_only(error)).strip()
    frames = traceback.extract_tb(error.__traceback__)
    return f"{words} ({frames[-1].filename}:{frames[-1].lineno}, in {frames[-1].name})" if frames else words


def main(pipe: Connection) -> None:
    """Answers until the pipe closes, that is until the engine is closed or its process is gone."""
    # Ctrl-C reaches every process of a terminal; only the engine's own process acts on it, and ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(COLLECTED_AFTER)
    unpacked = lru_cache(maxsize=4)(_loaded)  # several runs may be open at once, each of its function
    try:
        pipe.send(READY)
        while True:
            run, function, items = pipe.recv()
            for index, item in items:
                pipe.send(_answer(run, index, unpacked, function, item))
    except (EOFError, OSError):
        return


def _answer(run: int, index: int, unpacked: Callable[[bytes], Any], function: bytes, item: bytes) -> Answer:
    try:
        result = unpacked(function)(_loaded(item))
        return run, index, True, pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
    except (Exception, SystemExit) as error:
        return run, index, False, told(error)


def _loaded(packed: bytes) -> Any:
    return pickle.loads(packed)  # noqa: S301 - our own engine wrote it
