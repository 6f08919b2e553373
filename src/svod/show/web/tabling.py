"""The lines of a view as a table: which they are, by the view's address, and the rows."""

from __future__ import annotations

import csv as tables
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import parse_qs, urlsplit

from fastapi import Request

from svod.errors import BadValue
from svod.export import csv
from svod.export.csv import LINE_END, harmless
from svod.model.asked import Hits, Lines, Wanted
from svod.model.chronicle import Chronicle
from svod.show.stands import in_time
from svod.show.web.addresses import page_address
from svod.show.web.typed import days_typed
from svod.show.web.views import chronicle, who
from svod.store.reader import Linked, Reader

_AT_ONCE = 100  # lines whose pages are opened together
_OPENED: tuple[Linked, ...] = ("lineages",)  # of them: from whom they have it
_STAND_COLUMNS = ("number", "matter", "party", "stand", "named", "date", "words", "cites", "contradicts")
_HIT_COLUMNS = ("published", "outlet", "title", "words", "cite", "url", "address")


def table(reader: Reader, view: str) -> Iterator[str]:
    """The rows of a view, as text, the first with the names of the columns. Raises BadValue where the view has no lines that
    can be a table, UnknownName where what it is of is not there."""
    parts = urlsplit(view)
    asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
    first, _, rest = parts.path.strip("/").partition("/")
    if first == "search":
        return _hits(_asked_hits(reader, asked))
    if first == "":
        scope = {"type": "http", "query_string": parts.query.encode("ascii", "replace"), "headers": []}
        return _lines(reader, chronicle.asked(Request(scope))[0])
    if first == "story" and rest:
        return _lines(reader, Wanted(story=rest.split("/")[0]))
    if first == "who" and asked.get("name"):
        return _lines(reader, _said(reader, asked))
    if first == "positions" and rest:
        return _rows(_STAND_COLUMNS, _stand_rows(reader.matter(rest)))
    raise BadValue(
        "This view has no lines that could be a table. The chronicle, a story, a person, a matter and a search have."
    )


def _stand_rows(found: Chronicle) -> Iterator[list[str]]:
    """A row for each stand on the one matter that this part holds, by time and with the numbers that the view gives them."""
    for position in found.positions:
        order = in_time(found, position)
        number = {at: n for n, at in enumerate(order, 1)}
        against: dict[int, list[str]] = defaultdict(list)
        for a, b, sign in sorted(position.contradicts, key=lambda one: (number[one[0]], number[one[1]])):
            against[a].append(f"{number[b]} ({sign})")
            against[b].append(f"{number[a]} ({sign})")
        for at in order:
            stand = position.stands[at]
            words, cites = (one.text for one in stand.evidence), (found.place(one) for one in stand.evidence)
            told = (str(number[at]), position.matter, stand.party, stand.stand, stand.named or "", stand.date or "")
            yield [harmless(cell) for cell in (*told, "; ".join(words), " ".join(cites), "; ".join(against[at]))]


def _said(reader: Reader, asked: dict[str, str]) -> Wanted:
    """What the address of a person's view asks for."""
    days, _ = days_typed(asked.get("since", ""), asked.get("until", ""))
    meant = who.Asked(asked["name"].strip(), asked.get("one", ""), asked.get("kind", ""), days)
    return meant.wanted(meant.meant(reader.bearers(meant.name, roles=("speaks", "told"))))


def _lines(reader: Reader, wanted: Wanted) -> Iterator[str]:
    """The header and a row for each line. The first lines are asked for at once, so that an error is told as one."""
    return _rows(csv.COLUMNS, _line_rows(reader, wanted, reader.lines(wanted, limit=_AT_ONCE)))


def _line_rows(reader: Reader, wanted: Wanted, lines: Lines) -> Iterator[list[str]]:
    while True:
        if lines.entries:
            yield from csv.rows(reader.part(list(lines.pages), only=_OPENED), lines.entries)
        if lines.after is None:
            return
        lines = reader.lines(wanted, after=lines.after, limit=_AT_ONCE)


def _asked_hits(reader: Reader, asked: dict[str, str]) -> Callable[[str | None], Hits]:
    days, _ = days_typed(asked.get("since", ""), asked.get("until", ""))
    outlet, who_ = (asked.get(name, "").strip() or None for name in ("outlet", "who"))

    def hits(after: str | None) -> Hits:
        return reader.search(asked.get("q", ""), outlet=outlet, who=who_, days=days, after=after, limit=_AT_ONCE)

    return hits


def _hits(hits: Callable[[str | None], Hits]) -> Iterator[str]:
    return _rows(_HIT_COLUMNS, _hit_rows(hits, hits(None)))


def _hit_rows(hits: Callable[[str | None], Hits], found: Hits) -> Iterator[list[str]]:
    while True:
        for cite in found.cites:
            head = found.pages.get(cite.page)
            told = (head.published, head.outlet, head.title, head.label, head.url) if head else (None,) * 5
            published, outlet, title, label, url = (one or "" for one in told)
            cells = (published, outlet, title, cite.text, f"{label}:{cite.place}", url, page_address(cite.page, cite))
            yield [harmless(cell) for cell in cells]
        if found.after is None:
            return
        found = hits(found.after)


def _rows(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows as text, each ended as spreadsheets take it."""
    out = io.StringIO()
    writer = tables.writer(out, lineterminator=LINE_END)
    writer.writerow(columns)
    for row in rows:
        yield out.getvalue()
        out.seek(0)
        out.truncate()
        writer.writerow(row)
    yield out.getvalue()
