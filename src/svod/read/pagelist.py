"""pages.csv: what a person knows of pages and the pages do not say of themselves."""

from __future__ import annotations

import csv
import io
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from svod.errors import BadPageList, UnreadablePage
from svod.model.entry import Problem
from svod.model.page import Given
from svod.read.encoding import decide
from svod.read.labels import label
from svod.read.moments import FORMS, iso
from svod.read.opened import STAGE, check_file, unreadable

FACTS = tuple(one.name for one in fields(Given))
_DELIMITERS = (",", ";", "\t")  # `;` is what Excel writes where a comma is the decimal mark, a tab its "Unicode text"
_TIMES = ("published", "fetched")


@dataclass
class PageList:
    """A list that was read. rows: facts by page, as the list names it; lines: where each row stands; met: those of its
    pages that came."""

    path: Path
    rows: dict[str, Given] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    met: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """What it is called in messages."""
        return label(str(self.path))

    def facts(self, *keys: str) -> Given:
        """What it says of a page that goes by any of these names; where two rows tell the same, the first name counts."""
        facts = Given()
        for key in map(plain_key, keys):
            if key in self.rows:
                self.met.add(key)
                facts = both(facts, self.rows[key])
        return facts

    def knows(self, key: str) -> bool:
        """True where it has a row of that name."""
        return plain_key(key) in self.rows

    def unmet(self) -> Iterator[Problem]:
        """A Problem for each row whose page never came and is not there."""
        for key in self.rows:
            if key not in self.met and not os.path.exists(self.path.parent / key):  # noqa: PTH110 - Path.exists can raise
                what = (
                    f"Its line {self.lines[key]} names {key!r}, and there is no such page. Correct the name or remove the line."
                )
                yield Problem(self.name, STAGE, what)


def plain_key(written: str) -> str:
    """A page's name as lists write it: with either slash, `./` before it or not, letters composed or not."""
    return unicodedata.normalize("NFC", written.strip().replace("\\", "/")).removeprefix("./")


def both(first: Given, second: Given) -> Given:
    """What the two say together; where both say something, the first."""
    return Given(*(getattr(first, fact) or getattr(second, fact) for fact in FACTS))


def read_list(path: Path) -> PageList:
    """The list in this file. Raises BadPageList where it is none."""
    text = _text(path)
    found, reader = PageList(path), csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        columns = [cell.strip().lower() for cell in next(reader, [])]
        if "page" not in columns:
            what = f"its first line has {', '.join(columns)}" if any(columns) else "it is empty"
            raise BadPageList(
                f"It has no column `page`; {what}. Name the column with the files' names `page`. Pages were read without it."
            )
        for cells in reader:
            if any(cell.strip() for cell in cells):
                _take(found, columns, cells, reader.line_num)
    except csv.Error as error:
        raise BadPageList(f"It cannot be read from line {reader.line_num} on: {error}. Save it as CSV again.") from error
    unknown = [column for column in columns if column and column not in ("page", *FACTS)]
    if unknown:
        what = f"It has columns that say nothing to Svod: {', '.join(unknown)}. Known are page, {', '.join(FACTS)}."
        found.problems.append(Problem(found.name, STAGE, what, "notice"))
    return found


def _text(path: Path) -> str:
    try:
        check_file(path)
        raw = path.read_bytes()
    except UnreadablePage as error:
        raise BadPageList(str(error)) from error
    except OSError as error:
        raise BadPageList(str(unreadable(error))) from error
    return raw.decode(decide(raw).encoding, "replace").removeprefix("\ufeff")


def _delimiter(text: str) -> str:
    """The one that cuts the first line into most cells."""
    head = text.partition("\n")[0]
    return max(_DELIMITERS, key=head.count)


def _take(found: PageList, columns: list[str], cells: list[str], line: int) -> None:
    """Takes one row in, and what is wrong with it."""
    if any(cell.strip() for cell in cells[len(columns) :]):
        what = (
            f"Its line {line} has {len(cells)} cells, the first line {len(columns)}; it was not used. Put a cell that holds a "
            'delimiter between double quotes ("…").'
        )
        found.problems.append(Problem(found.name, STAGE, what))
        return
    row = {column: cell.strip() for column, cell in zip(columns, cells, strict=False)}
    key = plain_key(row["page"]) if "page" in row else ""
    if not key:
        found.problems.append(Problem(found.name, STAGE, f"Its line {line} names no page. Fill in its `page` or remove it."))
        return
    given = _given(found, row, key, line)
    if key not in found.rows:
        found.rows[key], found.lines[key] = given, line
    elif found.rows[key] != given:
        what = (
            f"Its lines {found.lines[key]} and {line} say different things of {key!r}; line {found.lines[key]} was used. "
            "Remove one of them."
        )
        found.problems.append(Problem(found.name, STAGE, what))


def _given(found: PageList, row: dict[str, str], key: str, line: int) -> Given:
    said = {fact: row.get(fact) or None for fact in FACTS}
    for fact in _TIMES:
        written = said[fact]
        said[fact] = iso(written) if written else None
        if written and not said[fact]:
            what = f"Its line {line} ({key}) has {written!r} as `{fact}`, which is not understood and was not used."
            what = f"{what} Write it as {FORMS}."
            found.problems.append(Problem(found.name, STAGE, what))
    return Given(**said)
