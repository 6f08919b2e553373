"""A chronicle in one SQLite file.

Every method is one transaction. A writer holds the file from `claimed` on, so that two builds never meet; a process that is
killed leaves the last whole transaction, and SQLite undoes the rest when the file is opened next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from svod.errors import StoreError, UnknownName
from svod.model.chronicle import Card, Chronicle, Reading
from svod.model.entry import Decision, Problem
from svod.model.link import Passage
from svod.model.page import Page
from svod.model.text import Text
from svod.store import cards, compiling, laid, results, units
from svod.store.base import Change, Compiled, Held, Kind, Label, Result, T, Unit
from svod.store.claiming import claim, still_read
from svod.store.opening import BEGUN_BY, WAIT, connect
from svod.store.packing import unpack
from svod.store.schema import page

_END_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"  # what is written goes to a log first, so that others read meanwhile


class SqliteStore:
    """One chronicle in one file, as `svod.store.base.Store` says."""

    def __init__(self, path: Path, create: bool) -> None:
        self.target = str(path)
        self._connection = connect(path, create)

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()
        self._connection.engine.dispose()

    @contextmanager
    def claimed(self) -> Iterator[None]:
        """Holds the file for this process to write; others read on what stood before each transaction."""
        with claim(Path(self.target), WAIT):
            self._outside("PRAGMA journal_mode = WAL")
            try:
                yield
            except BaseException:
                with suppress(StoreError):  # what was written stands in the log, and what went wrong is told
                    self._outside(_END_LOG)
                raise
            self._outside(_END_LOG)

    @contextmanager
    def _begun_by(self, words: str) -> Iterator[None]:
        """Transactions begin with these words instead of `BEGIN`; with none, every statement stands alone."""
        self._connection.info[BEGUN_BY] = words
        try:
            yield
        finally:
            del self._connection.info[BEGUN_BY]

    def _outside(self, words: str) -> None:
        """Runs what may not stand in a transaction."""
        with self._begun_by(""), self._connection.begin():
            self._connection.exec_driver_sql(words).close()

    # pages

    def labels(self) -> tuple[Label, ...]:
        """Every name with every version of it."""
        with self._connection.begin():
            return tuple(results.labels(self._connection))

    def cards(self) -> tuple[Card, ...]:
        """A card for each page."""
        with self._connection.begin():
            return self._cards()

    def _cards(self, pages: Sequence[str] | None = None) -> tuple[Card, ...]:
        if pages is None:
            return cards.cards(results.labels(self._connection), results.sizes(self._connection))
        labels = results.labels_around(self._connection, pages)
        wanted = set(pages)
        made = cards.cards(labels, results.sizes(self._connection, {one.page for one in labels}))
        return tuple(card for card in made if card.sha256 in wanted)

    def page(self, sha256: str) -> Page:
        """A page as it was read."""
        found = self.pages([sha256])
        if sha256 not in found:
            raise UnknownName(f"The chronicle has no page {sha256}.")
        return found[sha256]

    def pages(self, pages: Sequence[str]) -> dict[str, Page]:
        """Those of these pages that there are."""
        with self._connection.begin():
            return results.stored_pages(self._connection, pages)

    def keep(self, pages: Iterable[Page]) -> None:
        """Keeps the bytes of these pages."""
        with self._connection.begin():
            results.keep(self._connection, pages)

    def name(self, found: Iterable[Label], spared: Iterable[str] | None = None) -> dict[str, Change]:
        """Puts names on kept pages, and retires the others where it is said which are spared."""
        with self._connection.begin():
            changes = results.name(self._connection, found)
            gone = 0
            if spared is not None:
                stays = {*changes, *spared}
                gone = results.retire(self._connection, {one.name for one in results.labels(self._connection)} - stays)
            if gone or set(changes.values()) - {"unchanged"}:
                compiling.unfinished(self._connection)
                compiling.turn(self._connection)
            results.drop_unnamed(self._connection)
            return changes

    def erase(self, pages: Iterable[str]) -> tuple[str, ...]:
        """Deletes pages with everything that holds a word of theirs."""
        pages = tuple(pages)
        with self._connection.begin():
            compiling.turn(self._connection)
            names = results.erase(self._connection, pages)
            results.index_anew(self._connection)
            units.clear_all(self._connection)
            compiling.erase_mentions(self._connection, pages, names)
        self._outside("VACUUM")
        self._outside(_END_LOG)  # it still has the pages as they were
        return names

    def scrub(self) -> None:
        """Empties the log, in which erased pages stand for as long as somebody reads what stood before."""
        with self._begun_by(""), self._connection.begin():
            if self._connection.exec_driver_sql(_END_LOG).one()[0]:
                raise still_read(Path(self.target))

    # what stages made

    def held(self, kind: Kind) -> dict[str, Held]:
        """Page -> its result of this kind."""
        with self._connection.begin():
            return results.held(self._connection, kind)

    def languages(self) -> dict[str, str]:
        """Page -> the language of its text."""
        with self._connection.begin():
            rows = self._connection.execute(page.select().with_only_columns(page.c.sha256, page.c.language))
            return {row.sha256: row.language for row in rows if row.language}

    def save(self, kind: Kind, made: Sequence[Result], failed: Mapping[str, Problem]) -> None:
        """Keeps results, drops those of failed pages, and tells why. A text stays: what is compiled may cite it."""
        with self._connection.begin():
            results.save(self._connection, kind, made)
            if kind != "text":
                results.drop(self._connection, kind, failed)
            well = [f"{kind}:{one.page}" for one in made]
            compiling.settle(self._connection, well, {f"{kind}:{one}": problem for one, problem in failed.items()})
            if made or failed:
                compiling.turn(self._connection)
            if made:
                compiling.unfinished(self._connection)

    def text(self, page: str) -> Text:
        """The text of a page."""
        found = self.texts([page])
        if page not in found:
            raise UnknownName(f"The chronicle has no text of page {page[:12]}. `svod problems` may say why.")
        return found[page]

    def texts(self, pages: Sequence[str]) -> dict[str, Text]:
        """The texts of those of these pages that have one."""
        with self._connection.begin():
            made = results.all_results(self._connection, "text", pages)
            return {one: noun for one, noun in made if isinstance(noun, Text)}

    def problems(self) -> tuple[Problem, ...]:
        """Every problem, sorted by place."""
        with self._connection.begin():
            return compiling.problems(self._connection)

    def counts(self) -> dict[str, int]:
        """What was counted when the chronicle was compiled last."""
        with self._connection.begin():
            return compiling.counts(self._connection)

    def readings(self, pages: Iterable[str] | None = None) -> tuple[Reading, ...]:
        """These pages, or every one, with their notes as the annotators made them."""
        with self._connection.begin():
            return self._readings({}, pages)

    def _readings(self, decided: Mapping[str, tuple[Any, ...]], pages: Iterable[str] | None = None) -> tuple[Reading, ...]:
        wanted = None if pages is None else tuple(pages)
        texts: dict[str, Any] = dict(results.all_results(self._connection, "text", wanted))
        notes: dict[str, Any] = {**dict(results.all_results(self._connection, "notes", wanted)), **decided}
        return tuple(
            Reading(card, texts[card.sha256], notes.get(card.sha256, ()))
            for card in self._cards(wanted)
            if card.sha256 in texts
        )

    def held_sketches(self, kind: str) -> dict[str, str]:
        """Page -> the key of its sketch of this kind."""
        with self._connection.begin():
            return laid.held_sketches(self._connection, kind)

    def sketches(self, kind: str, noun: type[T], pages: Iterable[str] | None = None) -> Iterator[tuple[str, T]]:
        """Pages with their sketches of this kind."""
        with self._connection.begin():
            packed = laid.sketches(self._connection, kind, pages)
        return ((one, unpack(noun, each)) for one, each in packed)

    def save_sketches(self, kind: str, made: Mapping[str, tuple[str, object]]) -> None:
        """Keeps the sketches of these pages."""
        with self._connection.begin():
            laid.save_sketches(self._connection, kind, made)

    def held_pairs(self) -> dict[tuple[str, str], str]:
        """Pair of pages -> the key of its passages."""
        with self._connection.begin():
            return laid.held_pairs(self._connection)

    def save_pairs(self, passages: Mapping[tuple[str, str], tuple[str, tuple[Passage, ...]]]) -> None:
        """Keeps the passages of these pairs."""
        with self._connection.begin():
            compiling.turn(self._connection)
            laid.save_pairs(self._connection, passages)
            compiling.unfinished(self._connection)

    def passages(self, pages: Iterable[str]) -> tuple[Passage, ...]:
        """The passages that these pages share."""
        with self._connection.begin():
            return laid.passages(self._connection, pages)

    def held_units(self, field: str) -> dict[str, frozenset[str]]:
        """Unit -> the keys under which it is kept."""
        with self._connection.begin():
            return units.held(self._connection, field)

    def units(self, field: str) -> tuple[object, ...]:
        """The nouns of all units of this field that stand."""
        with self._connection.begin():
            return units.nouns(self._connection, field)

    def of_units(self, field: str, standing: Mapping[str, str], noun: type | None = None) -> tuple[Any, ...]:
        """The nouns of these units of a field."""
        with self._connection.begin():
            return units.of(self._connection, field, standing, noun)

    def facts(self) -> tuple[tuple[str, str | None, str | None], ...]:
        """Every page with its outlet and day."""
        with self._connection.begin():
            rows = self._connection.execute(page.select().with_only_columns(page.c.sha256, page.c.outlet, page.c.published))
            return tuple((row.sha256, row.outlet, row.published) for row in rows)

    def save_units(self, made: Iterable[Unit]) -> None:
        """Keeps results, which stand from the next `compile` on."""
        with self._connection.begin():
            units.save(self._connection, made)

    def counted(self, field: str, standing: Mapping[str, str]) -> int:
        """How many nouns of these units a summary counts."""
        with self._connection.begin():
            return units.counted(self._connection, field, standing)

    def compiled_key(self) -> str | None:
        """The key of what was compiled last."""
        with self._connection.begin():
            return compiling.compiled_key(self._connection)

    def compile(self, compiled: Compiled) -> None:
        """Puts in place all that stands between pages."""
        with self._connection.begin():
            compiling.turn(self._connection)
            units.compile_all(self._connection, compiled)

    # what people and builds say

    def decisions(self) -> tuple[Decision, ...]:
        """What people decided."""
        with self._connection.begin():
            return compiling.decisions(self._connection)

    def decide(self, decisions: Iterable[Decision], *, anew: bool = False) -> None:
        """Keeps these decisions."""
        with self._connection.begin():
            compiling.turn(self._connection)
            compiling.decide(self._connection, decisions, anew)
            compiling.unfinished(self._connection)

    def undecide(self, decision_id: str) -> None:
        """Takes a decision back."""
        with self._connection.begin():
            compiling.turn(self._connection)
            compiling.undecide(self._connection, decision_id)
            compiling.unfinished(self._connection)

    def report(self, source: str, problems: Sequence[Problem], settled: Iterable[str] = (), *, all_of: bool = False) -> None:
        """Replaces the problems of this source."""
        with self._connection.begin():
            if compiling.report(self._connection, source, problems, settled, all_of):
                compiling.turn(self._connection)

    # reading

    def chronicle(self) -> Chronicle:
        """Everything, as one noun."""
        with self._connection.begin():
            readings = self._readings(compiling.decided(self._connection))
            linked = {field: units.nouns(self._connection, field) for field in units.FIELDS}
            found = Chronicle(
                tuple(reading for reading in readings if not reading.card.retired),
                tuple(reading for reading in readings if reading.card.retired),
                passages=laid.passages(self._connection),
                problems=compiling.problems(self._connection),
                decisions=compiling.decisions(self._connection),
                orphans=compiling.decisions(self._connection, orphaned=True),
            )
            if compiling.is_unfinished(self._connection):
                found = replace(found, problems=(*found.problems, compiling.stopped(self.target)))
            return replace(found, **linked)
