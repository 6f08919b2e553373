"""Bytes -> Page, one file a format. To add one, add a module here with `SUFFIXES`, `ABOUT` and `read`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from svod.errors import BadPageList, NothingToRead, UnreadablePage
from svod.model.entry import Problem
from svod.model.page import HTML, PLAIN, Given, Page
from svod.read import plain
from svod.read.encoding import decide
from svod.read.html import claimed
from svod.read.labels import label
from svod.read.opened import STAGE
from svod.read.pagelist import PageList, both, read_list
from svod.read.walk import Tree, name_apart, trees

# What stands beside pages and is none, so that nobody need be told: what browsers save with a page, what systems and Svod
# itself leave in a folder.
_COMPANIONS = (
    ".css", ".js", ".map", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".bmp", ".avif", ".woff", ".woff2", ".ttf",
    ".eot", ".mp3", ".mp4", ".webm", ".db", ".db-wal", ".db-shm", ".db-journal", ".db-claim",
)  # fmt: skip
_COMPANION_NAMES = ("desktop.ini", "thumbs.db", "decisions.jsonl", "readme", "readme.md", "license")
_NAMED = 5  # files that a notice names before it counts


class Format(Protocol):
    """What a format's module exposes."""

    SUFFIXES: tuple[str, ...]  # of the files it reads, in small letters, with the dot
    ABOUT: str  # one line for the help

    def read(self, path: Path, name: str) -> Iterator[Page | Problem]:
        """The pages of one file, which is called `name`, one after the other, never all at once; a Problem where a page of
        several is bad or something was set right. Raises UnreadablePage where the file itself can't be read."""
        ...


@cache
def formats() -> dict[str, Format]:
    """Every format there is, by the suffixes of its files, the longest suffix first."""
    modules = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    found = {suffix: cast(Format, module) for module in modules for suffix in getattr(module, "SUFFIXES", ())}
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def format_of(name: str) -> Format | None:
    """The format of a file of that name, or None where no format claims its suffix."""
    return next((form for suffix, form in formats().items() if name.lower().endswith(suffix)), None)


def pages(paths: Sequence[Path]) -> Iterator[Page | Problem]:
    """The pages of these files and folders, in the order given and sorted below each, one at a time; between them, the
    Problems of what could not be read. What a pages.csv says of a page goes before what its own record says.

    Raises NothingToRead, at once, where a path does not exist or no path holds anything that could be a page.
    """
    given = trees(paths)
    read_before: dict[Path, PageList] = {}
    lists = [_lists(tree, read_before) for tree in given]
    passed = [_choose(tree, known) for tree, known in zip(given, lists, strict=True)]
    if not any(tree.files for tree in given):
        raise NothingToRead(_nothing(paths, [name for names in passed for name in names], given))
    name_apart(given)
    return (found for tree, known, names in zip(given, lists, passed, strict=True) for found in _read(tree, known, names))


def _lists(tree: Tree, read_before: dict[Path, PageList]) -> dict[str, PageList]:
    """The lists of a tree by the folder they stand in. Each is read once, its problems go to the tree that met it first."""
    found = {}
    for below in tree.lists:
        path = tree.root / below
        if path not in read_before:
            try:
                read_before[path] = read_list(path)
            except BadPageList as error:
                read_before[path] = PageList(path, problems=[Problem(label(str(path)), STAGE, str(error))])
            tree.problems += read_before[path].problems
        found[below.rpartition("/")[0]] = read_before[path]
    return found


def _choose(tree: Tree, lists: dict[str, PageList]) -> list[str]:
    """Keeps the files that may be pages: of a known suffix, listed, or meant. Returns the others that a person should hear
    of."""
    chosen, passed = [], []
    for below in tree.files:
        listed = any(known.knows(inside) for known, inside in _above(below, lists))
        companion = below.lower().endswith(_COMPANIONS) or below.rpartition("/")[2].lower() in _COMPANION_NAMES
        if listed or (not companion and (tree.meant or format_of(below))):
            chosen.append(below)
        elif tree.meant or not companion:
            passed.append(below)
    tree.files = chosen
    return passed


def _above(below: str, lists: dict[str, PageList]) -> Iterator[tuple[PageList, str]]:
    """The lists in the folders above a file, the nearest first, each with the file's path below that folder."""
    folder, inside = below.rpartition("/")[0], below.rpartition("/")[2]
    while True:
        if folder in lists:
            yield lists[folder], inside
        if not folder:
            return
        folder, _, last = folder.rpartition("/")
        inside = f"{last}/{inside}"


def _read(tree: Tree, lists: dict[str, PageList], passed: list[str]) -> Iterator[Page | Problem]:
    yield from tree.problems
    if passed:
        yield Problem(label(str(tree.root)), STAGE, _passed_over(passed), "notice")
    for below in tree.files:
        name = tree.name(below)
        form = format_of(below) or plain
        try:
            for found in form.read(tree.root / below, name):
                yield _with_facts(found, name, below, lists) if isinstance(found, Page) else found
        except UnreadablePage as error:
            _facts(name, name, below, lists)  # the list was right to name it
            yield Problem(name, STAGE, str(error))
        except Exception as error:  # a fault of ours, or of a format that somebody added: it costs one file, not the build
            _facts(name, name, below, lists)
            what = f"Its reader failed ({type(error).__name__}: {error}), which is a fault of Svod or of a format added to it."
            yield Problem(name, STAGE, f"{what} Report it with the file; meanwhile save the page in another format.")
    if not tree.meant:
        for known in lists.values():
            yield from known.unmet()


def _with_facts(page: Page, name: str, below: str, lists: dict[str, PageList]) -> Page:
    facts = both(_facts(page.name, name, below, lists), page.given)
    page = page if facts == page.given else replace(page, given=facts)
    if facts.charset is None or page.media_type not in (HTML, PLAIN) or claimed(page.raw):
        return page
    # Of its encoding the page says nothing, its server did: that is a claim as its own would be.
    decided = decide(page.raw, facts.charset)
    return replace(page, encoding=decided.encoding, broken=decided.broken)


def _facts(page: str, name: str, below: str, lists: dict[str, PageList]) -> Given:
    """What the lists say of a page: by its place in its file where that holds several, by its URL, or by its file."""
    facts = Given()
    for known, inside in _above(below, lists):
        place = inside + page.removeprefix(name) if page.startswith(name) else page
        facts = both(facts, known.facts(place, inside))
    return facts


def _passed_over(names: list[str]) -> str:
    shown = ", ".join(map(label, names[:_NAMED])) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    return (
        f"Passed over: {shown}. Only files that end in {_endings()} are read. Save a page as text or HTML; a text file with "
        "another ending is read where pages.csv lists it."
    )


def _nothing(paths: Sequence[Path], passed: list[str], given: Sequence[Tree]) -> str:
    why = [problem.what for tree in given for problem in tree.problems[:1]]
    advice = _passed_over(passed) if passed else f"Give folders of pages, or files that end in {_endings()}."
    return " ".join([f"{', '.join(map(str, paths)) or 'No path'}: nothing to read.", *why, advice])


def _endings() -> str:
    *most, last = sorted(formats())
    return f"{', '.join(most)} or {last}"
