"""Languages: tables and grammars as data. To add one, add a package here that exposes what `base.Language` lists."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import cast

from svod.lang.base import Language


@cache
def codes() -> tuple[str, ...]:
    """The codes of the languages there are, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg))


@cache
def language(code: str) -> Language | None:
    """The language with this ISO 639-1 code, or None where there is no package for it."""
    if code not in codes():
        return None
    return cast(Language, importlib.import_module(f"{__name__}.{code}"))
