"""How a command finds the chronicle it is about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from svod.model.chronicle import Chronicle

if TYPE_CHECKING:  # the store's libraries are loaded only when a command opens one
    from svod.store.base import Store
    from svod.store.reader import Reader

Where = Annotated[
    str | None,
    typer.Option("--chronicle", "-c", metavar="CHRONICLE", help="The chronicle; without it, chronicle.db in this folder."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def where(typed: str | None) -> str:
    """The chronicle that was typed, else what `SVOD_CHRONICLE` says, else `chronicle.db`."""
    if typed:
        return typed
    from svod.show.settings import Settings

    return Settings().chronicle


def opened(typed: str | None) -> Store:
    """The store of the chronicle. Raises StoreError with what to do where it cannot be opened."""
    from svod.store import open_store

    return open_store(where(typed), create=False)


@contextmanager
def asked(typed: str | None) -> Iterator[Reader]:
    """The chronicle, to be read a part at a time. Raises StoreError with what to do where it cannot be opened."""
    from svod.store import open_reader

    reader = open_reader(where(typed))
    try:
        yield reader
    finally:
        reader.close()


def loaded(typed: str | None) -> Chronicle:
    """The chronicle, read from its store."""
    store = opened(typed)
    try:
        return store.chronicle()
    finally:
        store.close()
