"""Where a chronicle is kept. `open_store` takes what a person typed: today a file, read and written by `sqlite`."""

from __future__ import annotations

from pathlib import Path

from svod.errors import StoreError
from svod.store.base import Store

__all__ = ["Store", "open_store"]


def open_store(target: str | Path, create: bool) -> Store:
    """The chronicle at this path (or `sqlite:///PATH`); with `create`, a new one where there is none. Close it after use.

    Raises StoreError, NotAStore, NewerStore or StoreFull, each saying what to do.
    """
    typed = str(target)
    scheme, _, rest = typed.partition("://")
    if scheme == "sqlite" and rest:
        typed = rest.removeprefix("/")
    elif rest:
        raise StoreError(f"{typed}: no store is kept at {scheme}:// addresses. Name a file, for example chronicle.db.")
    from svod.store.sqlite import SqliteStore  # here, since its libraries take a while to load

    return SqliteStore(Path(typed), create)
