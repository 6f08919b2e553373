"""Paths given -> the files below them, sorted, each once. Knows nothing of what is in them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from svod.errors import NothingToRead
from svod.model.entry import Problem
from svod.read.labels import label
from svod.read.opened import STAGE, unreadable

LIST_NAME = "pages.csv"


@dataclass
class Tree:
    """A path that was given. root: the folder that names of pages are paths below. files: paths below it, with slashes.

    meant: the path was a file, so a person means it to be read, whatever its name. prefix: what stands before the names of
    its pages, so that no other tree has the same.
    """

    root: Path
    files: list[str]
    lists: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    meant: bool = False
    prefix: str = ""

    @property
    def place(self) -> str:
        """The root from the top of the disk; links stay links."""
        return os.path.abspath(self.root).replace(os.sep, "/")  # noqa: PTH100

    def name(self, below: str) -> str:
        """What the page of this file is called."""
        return label(self.prefix + below)


def trees(paths: Sequence[Path]) -> list[Tree]:
    """A tree for each path. A file that two of them reach stands in the first. Raises NothingToRead where a path leads
    nowhere."""
    found, taken = [], set[str]()
    for path in paths:
        tree = _tree(path)
        tree.files = [below for below in tree.files if f"{tree.place}/{below}" not in taken]
        taken.update(f"{tree.place}/{below}" for below in tree.files)
        found.append(tree)
    return found


def name_apart(given: Sequence[Tree]) -> None:
    """Sets prefixes: none, but where trees have a name in common each takes its folder's own name before it, and the names
    of the folders above where that is not enough."""
    for depth in range(1, max((len(tree.place.split("/")) for tree in given), default=0)):
        owners: defaultdict[str, set[int]] = defaultdict(set)
        for number, tree in enumerate(given):
            for below in tree.files:
                owners[tree.name(below)].add(number)
        for number in {number for numbers in owners.values() if len(numbers) > 1 for number in numbers}:
            given[number].prefix = "/".join(given[number].place.strip("/").split("/")[-depth:]) + "/"


def _tree(path: Path) -> Tree:
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a folder above may not be entered
        return _folder(path)
    if not os.path.lexists(path):
        raise NothingToRead(
            f"{path}: there is no such file or folder. Check the name, or the folder you are in ({Path.cwd()})."
        )
    beside = path.parent / LIST_NAME
    files = [] if path.name.lower() == LIST_NAME else [path.name]
    return Tree(path.parent, files, [LIST_NAME] if beside.is_file() else [], meant=True)


def _folder(root: Path) -> Tree:
    tree, seen, ahead = Tree(root, []), dict[tuple[int, int], str](), [""]
    while ahead:
        below = ahead.pop()
        try:
            status = os.stat(root / below)  # noqa: PTH116
            first = seen.setdefault((status.st_dev, status.st_ino), below)
            if first != below:
                what = f"It is a link to a folder that is read already, {root / first}; it was passed over."
                tree.problems.append(Problem(label(str(root / below)), STAGE, label(what), "notice"))
                continue
            with os.scandir(root / below) as entries:
                listed = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            what = f"This folder was passed over. {unreadable(error)}"
            tree.problems.append(Problem(label(str(root / below)), STAGE, what))
            continue
        for entry in listed:
            _sort_in(entry, f"{below}/{entry.name}" if below else entry.name, tree, ahead)
    tree.files.sort()
    tree.lists.sort()
    return tree


def _sort_in(entry: os.DirEntry[str], below: str, tree: Tree, ahead: list[str]) -> None:
    """Puts what stands in a folder where it belongs; hidden files and folders (.git, .DS_Store) nowhere."""
    if entry.name.startswith("."):
        return
    # Path.is_dir and DirEntry.is_dir raise on a link that leads to itself.
    if entry.is_dir(follow_symlinks=False) or (entry.is_symlink() and os.path.isdir(entry.path)):  # noqa: PTH112
        ahead.append(below)
    elif entry.name.lower() == LIST_NAME:
        tree.lists.append(below)
    else:
        tree.files.append(below)
