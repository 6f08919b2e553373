"""Where a chronicle is kept. `open_store` takes what a person typed: today a file, read and written by `sqlite`."""

from __future__ import annotations

from pathlib import Path

from svod.errors import StoreError
from svod.store.base import Store
from svod.store.reader import Reader

__all__ = ["Reader", "Store", "open_reader", "open_store"]


def open_store(target: str | Path, create: bool) -> Store:
    """The chronicle at this path (or `sqlite:///PATH`); with `create`, a new one where there is none. Close it after use.

    Raises StoreError, NotAStore, NewerStore or StoreFull, each saying what to do.
    """
    from svod.store.sqlite import SqliteStore  # here, since its libraries take a while to load

    return SqliteStore(_path(target), create)


def open_reader(target: str | Path) -> Reader:
    """The chronicle at this path (or `sqlite:///PATH`), to be read a part at a time, by several threads at once, and while a
    build writes. Close it after use. Raises as `open_store` does."""
    from svod.store.shelves import SqliteReader  # here, since its libraries take a while to load

    return SqliteReader(_path(target))


def _path(target: str | Path) -> Path:
    typed = str(target)
    scheme, _, rest = typed.partition("://")
    if scheme == "sqlite" and rest:
        return Path(rest.removeprefix("/"))
    if rest:
        raise StoreError(f"{typed}: no store is kept at {scheme}:// addresses. Name a file, for example chronicle.db.")
    return Path(typed)
