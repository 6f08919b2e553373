"""Sketches: what each page brings when it is laid beside others, made of it alone and kept, so that a page is opened again only
where there is work on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from svod import clean
from svod.engine import Engine, Failure
from svod.flow.pages import Pages
from svod.flow.progress import Progress
from svod.flow.state import State
from svod.link import boilerplate, entities, happened, meetings, prints, realms
from svod.link.entities_pages import PageName
from svod.link.prints import Print
from svod.link.realms import Dateline
from svod.model.chronicle import Reading
from svod.model.entry import Problem
from svod.stage import Stage
from svod.store import Store

_TOGETHER = 64  # pages whose sketches are written in one go


@dataclass(frozen=True, slots=True)
class Sketcher:
    """A stage over one page whose result is kept as a sketch, and the noun that it gives."""

    stage: Stage
    noun: Any


def _remarks(reading: Reading) -> tuple[str, ...]:
    return tuple(clean.remarks(reading.text))


_REMARKS = Stage("remarks", version=1, over="page", needs=("text",), gives=("problem",), run=_remarks)

READ = (Sketcher(boilerplate.LINES, boilerplate.Lined), Sketcher(_REMARKS, tuple[str, ...]))  # of pages as they are
SEEN = (  # of pages without the lines that were set aside
    Sketcher(prints.STAGE, Print),
    Sketcher(meetings.SIGNS, tuple[int, ...]),
    Sketcher(entities.NAMES, tuple[PageName, ...]),
    Sketcher(happened.TELLING, int),
    Sketcher(realms.DATELINES, tuple[Dateline, ...]),
)
EVERY = (*READ, *SEEN)


def sketch(
    store: Store,
    engine: Engine,
    pages: Pages,
    keys: Mapping[str, Mapping[str, str]],
    names: Mapping[str, str],
    progress: Progress,
) -> dict[str, Problem]:
    """Makes the sketches that are not kept under these keys (name of the stage -> page -> key); a Problem for each page at
    which that failed, whose older sketches are not of it."""
    lacking: dict[str, list[str]] = {}
    for kind, wanted in keys.items():
        held = store.held_sketches(kind)
        for page, key in wanted.items():
            if held.get(page) != key:
                lacking.setdefault(page, []).append(kind)
    todo = sorted(lacking)
    given = ((reading, tuple(lacking[reading.page])) for reading in pages.each(todo))
    made: dict[str, dict[str, tuple[str, object]]] = {}
    failed: dict[str, Problem] = {}
    for done, (page, found) in enumerate(zip(todo, engine.map(_sketched, given), strict=True), 1):
        if isinstance(found, Failure):
            failed[page] = Problem(names[page], "link", f"It could not be laid beside others: {found.error}")
        else:
            for kind, noun in found:
                made.setdefault(kind, {})[page] = (keys[kind][page], noun)
        if done % _TOGETHER == 0 or done == len(todo):
            for kind, kept in made.items():
                store.save_sketches(kind, kept)
            made = {}
        progress("sketch", done, len(todo))
    return failed


def _sketched(given: tuple[Reading, Sequence[str]]) -> tuple[tuple[str, Any], ...]:
    reading, kinds = given
    return tuple((one.stage.name, one.stage.run(reading)) for one in EVERY if one.stage.name in kinds)


def notices(store: Store, state: State) -> tuple[Problem, ...]:
    """What a person should know of the pages that take part."""
    current = set(state.current)
    told = [
        Problem(state.names[page], clean.STAGE.name, what, "notice")
        for page, remarks in store.sketches(_REMARKS.name, tuple[str, ...])
        for what in remarks
        if page in current
    ]
    for page in state.current:
        for name in state.cards[page].names[1:]:
            what = f"It has the same bytes as {state.names[page]}: one page with two names, which counts once."
            told.append(Problem(name, "read", what, "notice"))
    return tuple(told)
