"""Where the work is done, one file an engine. To add one, add a module here with `NAME`, `ABOUT` and `start`."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Protocol, cast

from svod.engine.base import Engine, Failure
from svod.errors import UnknownName

__all__ = ["Engine", "EngineModule", "Failure", "engine_named", "engines"]


class EngineModule(Protocol):
    """What an engine's module exposes."""

    NAME: str  # what a person types
    ABOUT: str  # one line for the help

    def start(self, workers: int | None = None) -> Engine:
        """An engine of this kind; `workers` is how many processes work at once, None for what the machine has."""
        ...


def engines() -> dict[str, EngineModule]:
    """Every engine there is, by name."""
    found = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    return {module.NAME: cast(EngineModule, module) for module in found if hasattr(module, "NAME")}


def engine_named(name: str) -> EngineModule:
    """The engine that a person typed. Raises UnknownName."""
    known = engines()
    if name not in known:
        raise UnknownName(f"There is no engine {name!r}; there are {', '.join(sorted(known))}.")
    return known[name]
