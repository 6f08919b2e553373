"""Chronicle -> files for other tools, one file a format. To add one, add a module here with `NAME`, `ABOUT` and `write`."""

from __future__ import annotations

import importlib
import pkgutil
from typing import IO, Protocol, cast

from svod.errors import UnknownName
from svod.model.chronicle import Chronicle


class Format(Protocol):
    """What a format's module exposes."""

    NAME: str  # what a person types after `svod export`
    ABOUT: str  # one line for the help: what it is for, what opens it
    ENCODING: str  # of the file

    def write(self, chronicle: Chronicle, out: IO[str]) -> None:
        """Writes the whole chronicle."""
        ...


def formats() -> dict[str, Format]:
    """Every format there is, by name."""
    found = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return {module.NAME: cast(Format, module) for module in found if hasattr(module, "NAME")}


def format_named(name: str) -> Format:
    """The format that a person typed. Raises UnknownName."""
    known = formats()
    if name not in known:
        raise UnknownName(f"There is no export format {name!r}; there are {', '.join(sorted(known))}.")
    return known[name]
