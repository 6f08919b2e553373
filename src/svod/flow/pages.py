"""The pages as the stages that link them see them: as people decided, and without the lines that were set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from svod.link.boilerplate import Overlay
from svod.model.chronicle import Reading
from svod.model.note import Note
from svod.store import Store

_TOGETHER = 64  # pages that are opened in one go


class Pages:
    """Opens pages when they are asked for; holds none."""

    def __init__(self, store: Store, decided: Mapping[str, tuple[Note, ...]], overlay: Overlay | None = None) -> None:
        self._store = store
        self._decided = decided
        self._overlay = overlay or Overlay(())

    def of(self, pages: Iterable[str]) -> dict[str, Reading]:
        """These pages, each that has a text."""
        return {reading.page: self._seen(reading) for reading in self._store.readings(sorted(set(pages)))}

    def each(self, pages: Sequence[str]) -> Iterator[Reading]:
        """These pages, in order, a few opened at a time."""
        for start in range(0, len(pages), _TOGETHER):
            opened = self.of(pages[start : start + _TOGETHER])
            yield from (opened[page] for page in pages[start : start + _TOGETHER] if page in opened)

    def under(self, overlay: Overlay) -> Pages:
        """The same pages, without the lines that this overlay sets aside."""
        return Pages(self._store, self._decided, overlay)

    def _seen(self, reading: Reading) -> Reading:
        notes = self._decided.get(reading.page)
        return self._overlay.on(reading if notes is None else replace(reading, notes=notes))
