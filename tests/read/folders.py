"""Folders of pages, written down in a test as they would be seen on a disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from svod.model.entry import Problem
from svod.model.page import Page
from svod.read import pages


def laid(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder with these files in it."""
    for below, content in files.items():
        path = root / below
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def read(*paths: Path) -> tuple[list[Page], list[Problem]]:
    """Everything that comes of these paths."""
    found = list(pages(paths))
    return [one for one in found if isinstance(one, Page)], [one for one in found if isinstance(one, Problem)]


def names(*paths: Path) -> list[str]:
    """The names of the pages; the test fails where there was any problem."""
    found, problems = read(*paths)
    assert problems == []
    return [page.name for page in found]


def told(problems: list[Problem]) -> list[str]:
    """Problems as the command line shows them."""
    return [f"{problem.severity}: {problem.where}: {problem.what}" for problem in problems]
