"""The chronicle's lines as a table that a spreadsheet opens, with the column names of event data (ACLED and kin).

`source_from` is from whom the outlets have the words of a line, each with its basis: stated by the page, inferred from text and
time, or both; `numbers` is a range where pages differ.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import IO

from svod.export.given import counted
from svod.export.links import givers
from svod.model.chronicle import Chronicle
from svod.model.edtf import precision
from svod.model.entry import Entry

NAME = "csv"
ABOUT = "the chronicle's lines as a table; opens in Excel, LibreOffice, R, pandas"
LINE_END = "\r\n"
ENCODING = "utf-8-sig"  # a spreadsheet takes a file without the mark for a local 8-bit encoding

COLUMNS = (
    "event_date", "time_precision", "dated_by", "kind", "type", "actor1", "actor2", "place", "cue", "notes",
    "origins", "outlets", "source", "story", "cites", "id", "plover", "plover_mode", "dates", "numbers", "source_from",
)  # fmt: skip

# A cell that starts so is run as a formula by a spreadsheet; page text is hostile (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def write(chronicle: Chronicle, out: IO[str]) -> None:
    """Writes the header and a row for each line of the chronicle, in its order."""
    table = csv.writer(out, lineterminator=LINE_END)
    table.writerow(COLUMNS)
    table.writerows(rows(chronicle, chronicle.entries))


def rows(chronicle: Chronicle, entries: Iterable[Entry]) -> Iterator[list[str]]:
    """A row for each of these lines, its cells harmless; the chronicle may be a part that holds the pages they point at."""
    for entry in entries:
        yield [harmless(cell) for cell in _row(chronicle, entry)]


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _row(chronicle: Chronicle, entry: Entry) -> list[str]:
    pages = (chronicle.by_page[cite.page] for cite in entry.cites if cite.page in chronicle.by_page)
    outlets = sorted({page.known_outlet or "unknown" for page in pages})
    event = chronicle.event_of(entry)
    steps = dict.fromkeys(f"{one.giver} ({one.basis})" for cite in entry.cites for one in givers(chronicle, cite))
    return [
        entry.date or "",
        precision(entry.date),
        entry.dated_by,
        entry.kind,
        entry.type or "",
        "; ".join(entry.who),
        "; ".join(entry.to),
        entry.place or "",
        entry.cue or "",
        entry.words,
        str(entry.origins),
        str(entry.outlets),
        "; ".join(outlets),
        entry.story or "",
        " ".join(chronicle.place(cite) for cite in entry.cites),
        entry.id,
        (event.plover.event if event else None) or "",
        (event.plover.mode if event else None) or "",
        "; ".join(event.dates) if event else "",
        counted(event) if event else "",
        "; ".join(steps),
    ]
