"""Our side: `python -m benchmarks.svod_side DATA CORE` reads, cleans and annotates pages of a JSON Lines file."""

from __future__ import annotations

import gc
import sys
from itertools import islice
from pathlib import Path

from benchmarks.sitting import pinned, serve, timed
from svod.annotate import annotate
from svod.clean import clean
from svod.engine.worker import COLLECTED_AFTER
from svod.model.page import Page
from svod.read import pages


class Reader:
    """Goes through the file once, onwards; pages between two blocks are passed over."""

    def __init__(self, data: Path) -> None:
        self._pages = (page for page in pages([data]) if isinstance(page, Page))
        self._at = 0

    def __call__(self, start: int, count: int) -> dict[str, float]:
        """Seconds by part. Raises ValueError where the block lies before the last one."""
        if start < self._at:
            raise ValueError(f"Page {start} is past; blocks go onwards.")
        for _ in islice(self._pages, start - self._at):
            pass
        self._at = start + count
        parts: dict[str, float] = {}
        for _ in range(count):
            with timed(parts, "read"):
                page = next(self._pages)
            with timed(parts, "clean"):
                text = clean(page)
            with timed(parts, "annotate"):
                annotate(text)
        return parts


if __name__ == "__main__":
    pinned(int(sys.argv[2]))
    gc.set_threshold(COLLECTED_AFTER)  # as in a worker of the engine, which reads pages in a build
    serve(Reader(Path(sys.argv[1])))
