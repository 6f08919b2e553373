"""Connections to a chronicle that is only read: a few, lent one a question, so that several threads ask at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, LifoQueue

from svod.errors import StoreError
from svod.store.opening import WAIT, address_of, connect, meant

_KEPT = 8  # connections that wait for the next question
_CACHE = -16_000  # KiB that a connection keeps of the file, negated as SQLite wants it
_MAPPED = 1 << 30  # bytes of the file that are read without copying them


class Lending:
    """Lends connections to the chronicle at this path. Raises StoreError and its kinds, as a store does."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: LifoQueue[sqlite3.Connection] = LifoQueue()
        self._closed = False
        first = connect(path, create=False)  # brings it to the newest form, and tells what can't be opened
        first.close()
        first.engine.dispose()

    @contextmanager
    def lent(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction of its own: all that is asked of it is of one moment."""
        if self._closed:
            raise StoreError(f"{self._path} was closed. Open it again.")
        try:
            connection = self._idle.get_nowait()
        except Empty:
            connection = self._opened()
        try:
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise meant(error, self._path) from error
        finally:
            self._back(connection)

    def _opened(self) -> sqlite3.Connection:
        # Not opened as read-only, for then the last one to be closed could not end the log of a build that was killed.
        address = address_of(self._path, "rw")
        try:
            connection = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
            connection.execute("PRAGMA query_only = ON")
            connection.execute(f"PRAGMA cache_size = {_CACHE}")
            connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        except sqlite3.Error as error:
            raise meant(error, self._path) from error
        return connection

    def _back(self, connection: sqlite3.Connection) -> None:
        with suppress(sqlite3.Error):  # what it was asked has failed before, and that was told
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        if self._closed or self._idle.qsize() >= _KEPT:
            connection.close()
        else:
            self._idle.put(connection)

    def close(self) -> None:
        """Closes every connection; one that is lent is closed when it comes back."""
        self._closed = True
        with suppress(Empty):
            while True:
                self._idle.get_nowait().close()
