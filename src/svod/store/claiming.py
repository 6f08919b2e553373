"""How one writer holds a chronicle, while others may read it.

A writer keeps a lock on an empty file beside the chronicle. The lock is the operating system's, taken by SQLite in the same way
on each of them, and goes with the process whatever ends it; the file goes when the writer is done.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from svod.errors import StoreError

_BESIDE = "-claim"
_TRIES = 5  # times that another writer's file may go just as it is opened


@contextmanager
def claim(path: Path, wait: float) -> Iterator[None]:
    """Holds the chronicle at this path for one writer. wait: seconds for another one to be done. Raises StoreError where it is
    not, or where nothing may be written there."""
    beside = path.with_name(path.name + _BESIDE)
    held = _held(beside, path, wait)
    try:
        yield
    finally:
        # Gone before it is let go: who opened it by then finds out that it holds a file that is no more.
        if os.name == "nt":
            held.close()
        with suppress(OSError):
            beside.unlink()
        held.close()


def _held(beside: Path, path: Path, wait: float) -> sqlite3.Connection:
    for _ in range(_TRIES):
        try:
            beside.touch()
            opened = beside.stat().st_ino  # asked first: what is opened then is this file, or one that came after it
            held = sqlite3.connect(beside, timeout=wait, isolation_level=None, check_same_thread=False)
        except FileNotFoundError:
            continue
        except (OSError, sqlite3.Error) as error:
            raise unwritable(path) from error
        try:
            held.execute("PRAGMA journal_mode = MEMORY")
            held.execute("BEGIN EXCLUSIVE")
            if beside.stat().st_ino == opened:
                return held
        except FileNotFoundError:
            pass
        except sqlite3.Error as error:
            held.close()
            code = getattr(error, "sqlite_errorname", "")
            raise (in_use(path) if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) else unwritable(path)) from error
        held.close()
    raise in_use(path)


def in_use(path: Path) -> StoreError:
    """Another process writes the chronicle."""
    return StoreError(f"{path} is in use: another svod command is writing it. Wait until that has ended and try again.")


def still_read(path: Path) -> StoreError:
    """Another process still reads what stood before something was erased."""
    return StoreError(
        f"It is erased from {path}, but another program has read the chronicle all the while, and its words stand in the log "
        "beside it as long. Wait until that has ended, then run `svod build` once more, which empties the log."
    )


def unwritable(path: Path) -> StoreError:
    """Nothing may be written there."""
    return StoreError(f"{path} may not be written. Change its permissions and its folder's, or copy it elsewhere.")
