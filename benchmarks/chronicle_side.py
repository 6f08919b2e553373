"""A process that builds a chronicle or a part of it and says what that cost: `python -m benchmarks.chronicle_side WORK …`.

It is begun anew for each measure, so that its memory is of that measure alone. Only what the flow offers to everybody is
used: a build is stopped after the pages are read by its progress, as a person stops one; what was read by then stands.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.costs import Cost, Watch, dumped
from svod import flow
from svod.store import open_store

_READ = "read"
_LAST = flow.PAGE_STAGES[-1][0].name  # the last stage of a page alone


class _AllRead(Exception):
    """Stops a build where its pages begin to be linked."""


def read(pages: str, chronicle: str) -> Cost:
    """Reads pages into a chronicle and links nothing."""
    store, watch, count = open_store(chronicle, create=True), Watch(), 0

    def stop(stage: str, done: int, total: int | None) -> None:
        nonlocal count
        count = done
        if stage == _LAST and done == total:
            raise _AllRead

    try:
        flow.build([Path(pages)], store, progress=stop)
    except _AllRead:
        return watch.end(count, {})
    finally:
        store.close()
    raise SystemExit(f"{chronicle} had read all of {pages} before: name another.")


def link(pages: str, chronicle: str) -> Cost:
    """Links a chronicle whose pages are read: a build that finds nothing new, timed from when it has looked at the files."""
    store, watch = open_store(chronicle, create=False), Watch()

    def begin(stage: str, done: int, total: int | None) -> None:
        if stage == _READ and done == total:
            watch.begin()
        elif stage in {stage.name for stage, _ in flow.PAGE_STAGES}:
            raise SystemExit(f"{chronicle} has not read all of {pages}: {stage} has {total} pages to do.")

    summary = flow.build([Path(pages)], store, progress=begin)
    cost = watch.end(summary.pages, _found(chronicle))
    store.close()
    return cost


def relink(chronicle: str, nothing: str) -> Cost:
    """Links a chronicle whose pages came without files, in this process alone. `nothing`: an empty file of decisions, which
    makes the flow look at all that is linked."""
    store, watch = open_store(chronicle, create=False), Watch()
    flow.read_decisions(store, Path(nothing))
    cost = watch.end(store.counts()["pages"], _found(chronicle))
    store.close()
    return cost


def keep_only(pages: str, chronicle: str) -> Cost:
    """Erases every page that a file of addresses, one a line, does not name."""
    named = set(Path(pages).read_text(encoding="utf-8").split("\n"))
    store, watch = open_store(chronicle, create=False), Watch()
    with store.claimed():
        store.erase([card.sha256 for card in store.cards() if card.name not in named])
    left = len(store.cards())
    store.close()
    return watch.end(left, {})


def _found(chronicle: str) -> dict[str, int]:
    """What a summary says of the chronicle, and how many pairs of pages were read against each other."""
    store = open_store(chronicle, create=False)
    found = {**store.counts(), "pairs": len(store.held_pairs())}
    store.close()
    return found


WORKS = {"read": read, "link": link, "relink": relink, "keep_only": keep_only}

if __name__ == "__main__":
    print(dumped(WORKS[sys.argv[1]](*sys.argv[2:])))
