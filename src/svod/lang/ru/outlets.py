"""Outlets, agencies and press services as Russian news names them; the table is `outlets.csv` beside this file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from svod.lang.base import Outlet
from svod.lang.directory import Directory, read_outlets

OUTLETS: tuple[Outlet, ...] = read_outlets(
    files("svod.lang.ru").joinpath("outlets.csv").read_text(encoding="utf-8").splitlines()
)


def outlets() -> Sequence[Outlet]:
    """All of them, in the order of the table."""
    return OUTLETS


@cache
def _directory() -> Directory:
    return Directory(OUTLETS)


def by_host(url: str) -> Outlet | None:
    """The outlet whose site this address is on."""
    return _directory().by_host(url)


def by_name(name: str) -> Outlet | None:
    """The outlet of that name or alias, in any case ending."""
    return _directory().by_name(name)
