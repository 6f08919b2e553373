"""From what people hand over to a job: how much may be given at once, and what is said of that which can be no page."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from svod.errors import InputError, NothingToRead
from svod.model.entry import Problem
from svod.model.page import Given
from svod.read.fetching import written
from svod.read.handed import Handed, lay_out, pasted, shown_name, uploaded
from svod.read.labels import label
from svod.read.opened import STAGE
from svod.read.walk import LIST_NAME
from svod.show.served.jobs import HANDED, Build

FILES = 200  # files of one job
ADDRESSES = 100  # addresses of one job
_SHOWN = 200  # characters of an address that a problem is told with


def build_of(
    handed: Sequence[Handed],
    addresses: Iterable[str] = (),
    *,
    private: bool = False,
    despite_robots: bool = False,
    unfit: Sequence[Problem] = (),
) -> Build:
    """The work that adds these pages, laid out in a folder that the job removes. unfit: what was given with them and can be no
    page, which is told with the outcome; an address that is none joins it.

    Raises NothingToRead where nothing is left that could be added, saying why, or more was given than may be at once.
    """
    fit, wrong = _addresses(addresses)
    problems = (*unfit, *wrong)
    if not fit and all(one.name == LIST_NAME for one in handed):
        raise NothingToRead(in_words(problems) or "Nothing was given. Choose files, paste text or an address.")
    for what, given, most in (("files", len(handed), FILES), ("addresses", len(fit), ADDRESSES)):
        if given > most:
            raise NothingToRead(
                f"{given:,} {what} were given; {most} may be at once. Add them in several goes, or by `svod build`."
            )
    folder = Path(tempfile.mkdtemp(prefix="svod-"))
    try:
        lay_out(handed, folder / HANDED)
    except (InputError, OSError):
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Build(str(folder), fit, private, despite_robots, unfit=problems)


def fit_ones(files: Iterable[tuple[str, bytes]]) -> tuple[list[Handed], list[Problem]]:
    """The files, by name and content, that can be pages, and what is wrong with the others."""
    found, problems = list[Handed](), list[Problem]()
    for name, raw in files:
        try:
            found.append(uploaded(name, raw))
        except InputError as error:
            problems.append(_problem(shown_name(name), error))
    return found, problems


def pasted_today(text: str, given: Given, *, html: bool = False) -> Handed:
    """Text, or HTML, that was pasted or sent without a name just now. Raises UnreadablePage."""
    return pasted(text, given, day=today(), html=html)


def today() -> date:
    """The day it is, by the clock that all that Svod notes goes by."""
    return datetime.now(UTC).date()


def in_words(problems: Iterable[Problem]) -> str:
    """What was wrong with each, in one text."""
    return " ".join(one.what if one.where in one.what else f"{one.where}: {one.what}" for one in problems)


def _addresses(typed: Iterable[str]) -> tuple[tuple[str, ...], list[Problem]]:
    found, problems = list[str](), list[Problem]()
    for one in typed:
        try:
            found.append(written(one))
        except InputError as error:
            problems.append(_problem(label(one)[:_SHOWN], error))
    return tuple(dict.fromkeys(found)), problems


def _problem(where: str, error: InputError) -> Problem:
    """The error as a problem, which is shown after the name of what it is about and so does not repeat it."""
    return Problem(where, STAGE, str(error).removeprefix(f"{where}: "))
