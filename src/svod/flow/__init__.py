"""The whole flow, in order. Read this first.

`build` reads pages into the store; cleans, annotates and indexes each page; then links all pages and writes the lines.
`STAGES` is the order; nothing else names the stages. A result's key is the hash of the stage at its version, of the tables it
reads, and of the digests of all that it is given, so a second build does only what changed, in any order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from svod import annotate, clean, read
from svod.engine import Engine, Failure
from svod.engine.local import Local
from svod.errors import BadDecision, UnknownName
from svod.flow import sketching
from svod.flow.linking import Linking
from svod.flow.progress import Progress, silent
from svod.lang import codes, language
from svod.link import accounts, boilerplate, entities, events, happened, passages, stories
from svod.link import decisions as decided
from svod.link.entities_pages import PageName
from svod.link.entities_rulings import about
from svod.link.parties import plain as plain_name
from svod.model.chronicle import Reading
from svod.model.entry import Decision, Problem
from svod.model.note import Name
from svod.model.page import Page
from svod.model.summary import Summary
from svod.model.text import Text
from svod.stage import Stage
from svod.store import Store, cards, lemmas
from svod.store import decisions as decision_file
from svod.store.base import Change, Kind, Result
from svod.store.packing import digest_of, plain
from svod.store.verifying import Verified
from svod.store.verifying import verify as verify_store

__all__ = [
    "LINKS", "PAGE_STAGES", "STAGES", "Progress", "Summary", "Verified", "build", "correct", "decisions", "forget",
    "read_decisions", "record", "silent", "take_back", "verify", "write_decisions",
]  # fmt: skip

PAGE_STAGES: tuple[tuple[Stage, Kind], ...] = (
    (clean.STAGE, "text"),
    (annotate.STAGE, "notes"),
    (lemmas.STAGE, "lemmas"),
)
LINKS: tuple[Stage, ...] = (
    boilerplate.STAGE,  # an overlay: the stages after it see pages without the lines that it sets aside
    entities.STAGE,
    stories.STAGE,
    passages.STAGE,
    happened.STAGE,
    events.STAGE,
    *accounts.STAGES,  # of each story: lineage, origins, differences, positions, lines
)
SKETCHES: tuple[Stage, ...] = tuple(one.stage for one in sketching.EVERY)  # what a page brings when it is laid beside others
STAGES: tuple[Stage, ...] = (*(stage for stage, _ in PAGE_STAGES), *SKETCHES, *LINKS)

_READ = "read"
_TOGETHER = 16  # pages that are opened, and whose results are written, in one go: what a build that is killed has to do again
_FEW, _LITTLE = 40, 4_000_000  # pages and their bytes; a process is ready after the time that some 40 pages take


def record(summary: Summary) -> dict[str, Any]:
    """A summary as JSON has it."""
    return asdict(summary)


def build(
    paths: Sequence[Path], store: Store, *, engine: Engine | None = None, sync: Path | None = None, progress: Progress = silent
) -> Summary:
    """Compiles or updates the chronicle from these files and folders. A page that fails becomes a Problem; the rest goes on.

    engine: what does the work; by default this process for few pages, else a process for each core. sync: a folder, read
    too, that the chronicle is to follow: pages that are neither in it nor in `paths` are retired.
    Raises InputError where there is nothing to read, StoreError where nothing can be written; what was done by then stands.
    """
    with store.claimed():
        changes = _read(paths, store, sync, progress)
        with engine or Local(_workers_for(store)) as working:
            for stage, kind in PAGE_STAGES:
                _run(store, working, stage, kind, progress)
            _link(store, working, progress)
        return _summary(store, changes)


def _workers_for(store: Store) -> int | None:
    """1 for few pages: they are done before other processes have so much as loaded the models. Else None, all cores. A page
    that was read and never laid beside others, since a build was stopped, is one that is to be done."""
    todo = {page for stage, kind in PAGE_STAGES for page in _todo(store, stage, kind)}
    todo |= store.held("notes").keys() - store.held_sketches(boilerplate.LINES.name).keys()
    size = sum(card.size for card in store.cards() if card.sha256 in todo)
    return 1 if len(todo) <= _FEW and size <= _LITTLE else None


def _todo(store: Store, stage: Stage, kind: Kind) -> dict[str, str]:
    """The pages whose result has another key than it would have now, each with that key."""
    held = store.held(kind)
    return {page: key for page, key in _keys(store, stage, kind).items() if page not in held or held[page].key != key}


def _read(paths: Sequence[Path], store: Store, sync: Path | None, progress: Progress) -> list[Change]:
    """Reads the pages into the store; what that meant for each name."""
    if sync is not None and sync.resolve() not in {path.resolve() for path in paths}:
        paths = (*paths, sync)
    found, problems = [], []
    batch: list[Page] = []
    for one in read.pages(paths):
        if isinstance(one, Problem):
            problems.append(one)
            continue
        batch.append(one)
        found.append(cards.of_page(one))
        if len(batch) == _TOGETHER:
            store.keep(batch)
            batch = []
        progress(_READ, len(found), None)
    store.keep(batch)
    progress(_READ, len(found), len(found))
    # A page that is there and can't be read is not gone.
    changes = store.name(found, None if sync is None else [problem.where for problem in problems])
    source = f"{_READ}:{digest_of(*sorted(str(path.resolve()) for path in paths))}"
    store.report(source, problems, settled=changes, all_of=sync is not None)
    return list(changes.values())


def _run(store: Store, engine: Engine, stage: Stage, kind: Kind, progress: Progress) -> None:
    """Runs a stage over every page whose result has another key than it would have now."""
    todo = _todo(store, stage, kind)
    names = {card.sha256: card.name for card in store.cards()} if todo else {}
    given = _opened(store, kind, list(todo))
    made: list[Result] = []
    failed: dict[str, Problem] = {}
    if todo:
        progress(stage.name, 0, len(todo))  # the first page may take long: models are loaded for it
    for done, (page, noun) in enumerate(zip(todo, engine.map(stage.run, given), strict=True), 1):
        if isinstance(noun, Failure):
            failed[page] = Problem(names[page], stage.name, f"It could not be read to the end: {noun.error}")
        else:
            made.append(Result(page, stage.by, todo[page], noun))
        if done % _TOGETHER == 0 or done == len(todo):
            store.save(kind, made, failed)
            made, failed = [], {}
        progress(stage.name, done, len(todo))


def _opened(store: Store, kind: Kind, todo: Sequence[str]) -> Iterator[Page | Text]:
    """What a stage is given of each page, a few opened at a time."""
    for start in range(0, len(todo), _TOGETHER):
        part = todo[start : start + _TOGETHER]
        opened: Mapping[str, Page | Text] = store.pages(part) if kind == "text" else store.texts(part)
        yield from (opened[page] for page in part)


def _keys(store: Store, stage: Stage, kind: Kind) -> dict[str, str]:
    """Page -> the key that the stage's result for it has now."""
    if kind == "text":
        return {
            card.sha256: stage.key(_tables(), card.sha256, card.media_type, card.encoding, digest_of(plain(card.given)))
            for card in store.cards()
        }
    tongues = store.languages()
    return {page: stage.key(_tables(tongues[page]), text.digest) for page, text in store.held("text").items()}


def _tables(code: str | None = None) -> str:
    """The digest of a language's tables, or of all languages'; nothing for a language without a folder."""
    known = [language(one) for one in ((code,) if code is not None else codes())]
    return " ".join(one.TABLES for one in known if one)


def _link(store: Store, engine: Engine, progress: Progress) -> None:
    """Makes again what stands between pages, where anything it rests on changed, and puts it in place in one go."""
    key = _key_of_all(store)
    if store.compiled_key() != key:
        Linking(store, engine, _tables(), progress).run(key)


def _key_of_all(store: Store) -> str:
    """The key of everything that is linked: stages, tables, pages with their texts and notes, decisions."""
    texts, notes = store.held("text"), store.held("notes")
    pages = [
        digest_of(plain(card), texts[card.sha256].digest, notes[card.sha256].digest if card.sha256 in notes else "")
        for card in store.cards()
        if card.sha256 in texts
    ]
    stages = (part for stage in (*SKETCHES, *LINKS) for part in (stage.by, stage.tables))
    return digest_of(*stages, _tables(), *pages, plain(store.decisions()))


def _summary(store: Store, changes: Sequence[Change]) -> Summary:
    problems = store.problems()
    return Summary(
        new=changes.count("new"),
        changed=changes.count("changed"),
        unchanged=changes.count("unchanged"),
        problems=problems,
        errors=sum(problem.severity == "error" for problem in problems),
        **store.counts(),
    )


def decisions(store: Store) -> tuple[Decision, ...]:
    """What people decided, in the order in which they did."""
    return store.decisions()


def correct(store: Store, decision: Decision) -> None:
    """Keeps a decision and links all pages again. Raises BadDecision, keeping nothing, where it names nothing there is."""
    told = [decision.page] if decision.kind in decided.ABOUT else [decision.page, decision.instead]
    by_page = {reading.page: reading for reading in store.readings(told)}
    for page in told:
        if page not in by_page:
            raise BadDecision(f"The chronicle has no page {page!r}. `svod pages` lists the pages there are.")
    if decision.kind in decided.ABOUT:
        decided.check(by_page[decision.page], decision)
        _check_name(store, by_page[decision.page], decision)
    elif decision.page == decision.instead:
        raise BadDecision(f"{by_page[decision.page].name} can neither join nor leave itself. Name another page of the story.")
    with store.claimed(), Local(workers=1) as engine:
        store.decide([decision], anew=True)  # who says it again after somebody decided otherwise has the last word
        _link(store, engine, silent)


def _check_name(store: Store, reading: Reading, decision: Decision) -> None:
    """Raises BadDecision where no page gives the other name to anything of that kind, so that nothing would come of it."""
    if decision.kind not in entities.DECISIONS:
        return
    kinds = {note.value.kind for note in about(decision, reading) if isinstance(note.value, Name)}
    names = (name for _, of in store.sketches(entities.NAMES.name, tuple[PageName, ...]) for name in of if name.kind in kinds)
    if not any(called.text == plain_name(decision.instead) for name in names for called in name.called):
        raise BadDecision(
            f"No {' or '.join(sorted(kinds))} is called {decision.instead!r} on any page. `svod who NAME --names` prints the "
            "names of one."
        )


def take_back(store: Store, decision_id: str) -> None:
    """Takes a decision back and links all pages again. Raises UnknownName."""
    with store.claimed(), Local(workers=1) as engine:
        store.undecide(decision_id)
        _link(store, engine, silent)


def read_decisions(store: Store, path: Path) -> int:
    """Takes in the decisions of a decisions.jsonl; how many it holds. One about a page or words that are not there waits as
    an orphan. Raises BadDecision, and takes nothing, where a line of the file is none."""
    found = decision_file.read(path)
    with store.claimed(), Local(workers=1) as engine:
        store.decide(found)
        _link(store, engine, silent)
    return len(found)


def write_decisions(store: Store, path: Path) -> int:
    """Writes all decisions as decisions.jsonl; how many there are."""
    found = store.decisions()
    decision_file.write(path, found)
    return len(found)


def verify(store: Store) -> Verified:
    """Re-opens every cite of every noun against the stored bytes."""
    return verify_store(store, clean.walk)


def forget(store: Store, name: str) -> tuple[str, ...]:
    """Erases every page that ever stood under this name, with all that was made of it, so that its words are nowhere in the
    store, and links the other pages again; the names that are gone. Raises UnknownName, and StoreError where all that is done,
    but another program has read the chronicle all the while and so still holds what stood before."""
    with store.claimed(), Local(workers=1) as engine:
        pages = {label.page for label in store.labels() if label.name == name}
        if not pages:
            raise UnknownName(f"The chronicle has no page {name!r}. `svod pages` lists the pages there are.")
        gone = store.erase(sorted(pages))
        _link(store, engine, silent)
        store.scrub()
    return gone
