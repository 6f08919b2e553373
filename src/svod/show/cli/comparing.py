"""`svod compare`: who carried which stretch, cut, reworded, left out; and who has it from whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from svod.errors import BadValue
from svod.export.links import difference_record, lineage_record, origin_record, passage_record
from svod.export.records import place_record
from svod.link.weights import heaviest_first
from svod.model.chronicle import Chronicle, Reading
from svod.model.link import Difference, Passage
from svod.model.span import overlap
from svod.show.cli.descent import origins_of, tell_lineage, tell_origins
from svod.show.cli.ledger import tell_ledger
from svod.show.cli.marking import at, quoted, said_by
from svod.show.cli.opening import Json, Where, asked
from svod.show.cli.printing import as_json, plural, say, shown
from svod.show.rows import Carried, Row, rows

if TYPE_CHECKING:
    from svod.store import Reader

_ROWS = 20  # that are shown unless all are asked for: those that most pages carry
_FEWEST = 2  # pages that can be compared
_HALF = 0.5  # of what a page lacks that must stand in a row to be told of there


def compare(
    pages: Annotated[list[str] | None, typer.Argument(metavar="PAGE PAGE…", help="Two pages or more.")] = None,
    story: Annotated[str | None, typer.Option(metavar="ID", help="All pages of a story; `svod stories` lists them.")] = None,
    whole: Annotated[bool, typer.Option("--all", help="All passages and differences, not only the first of them.")] = False,
    chronicle: Where = None,
    json: Json = False,
) -> None:
    """Print the origins of pages, who has which stretch from whom, who carried which passage, and where accounts part.

    A passage is shown as most pages have it, then each other page's wording: the words that differ stand between ⟦ and ⟧, off
    a terminal. `absent here` says only that it is not in this copy; who left it out is not known. A lineage is stated by
    the page, inferred from text and time, or both; where nothing shows who had it from whom, there is a common source.

    Example: svod compare 002.txt 003.txt
    """
    with asked(chronicle) as reader:
        named = _two(reader, pages or []) if not story else []
        found = reader.part(named) if named else reader.of_story(story or "")
    among = named or [page for one in found.stories if one.id.startswith(story or "") for page in one.pages]
    readings = _in_time(found.by_page[page] for page in among)
    told = {reading.page for reading in readings}
    meant = _Compared(
        found,
        readings,
        [p for p in found.passages if p.a.page in told and p.b.page in told],
        heaviest_first(d for d in found.differences if d.here.page in told and d.page in told),
    )
    if json:
        as_json(_record(meant))
        return
    tell_origins(found, readings)
    say(("who has it from whom", "bold"))
    for reading in readings:
        tell_lineage(found, reading)
    _tell_rows(meant, whole)
    tell_ledger(found, meant.differences, whole=whole)


@dataclass(frozen=True, slots=True)
class _Compared:
    """What was asked for: pages in the order in which they were published, and all that stands between them."""

    found: Chronicle
    readings: Sequence[Reading]
    passages: Sequence[Passage]
    differences: Sequence[Difference]

    def rows(self) -> list[Row]:
        return rows(self.passages, {reading.page: at for at, reading in enumerate(self.readings)})


def _two(reader: Reader, pages: Sequence[str]) -> list[str]:
    """The pages that a person named. Raises BadValue, UnknownName."""
    found = list(dict.fromkeys(map(reader.find, pages)))
    if len(found) < _FEWEST:
        raise BadValue("Name two different pages or a story: svod compare 002.txt 003.txt, svod compare --story ID.")
    return found


def _in_time(readings: Iterable[Reading]) -> list[Reading]:
    """The first published first."""
    return sorted(readings, key=lambda one: (one.text.published.value if one.text.published else "9", one.name))


def _tell_rows(meant: _Compared, whole: bool) -> None:
    """The rows, the news first and then what is carried from story to story."""
    told = meant.rows()
    most = sorted(told, key=lambda row: (-len(row.pages), -sum(map(len, row.head.spans))))
    kept = {row.head for row in (most if whole else most[:_ROWS])}
    rest = f", the {len(kept):,} that most pages carry; --all shows all" if len(kept) < len(told) else ""
    say((f"{plural(len(told), 'shared passage')}{rest}", "bold"))
    for row in told:
        if row.head in kept and not row.background:
            _row(meant, row)
    background = [row for row in told if row.background and row.head in kept]
    if background:
        say((f"{plural(len(background), 'passage')} of background, carried from story to story", "bold"))
    for row in background:
        _row(meant, row)


def _row(meant: _Compared, row: Row) -> None:
    found = meant.found
    who = said_by(found, row.head)
    say("  ", quoted(row.head, row.differs), " ", at(found, row.head), (f" · {who}" if who else "", "dim"))
    for alike in row.by_wording():
        _carried(meant, row, alike)
    lacking = sorted(found.label(page) for page in _lacking(meant, row))
    if lacking:
        say("    ", ("absent here", "magenta"), f" {shown(', '.join(lacking))}")


def _carried(meant: _Compared, row: Row, alike: Sequence[Carried]) -> None:
    """A wording and every page that has it; the words themselves only where they are others."""
    one, found = alike[0], meant.found
    of = f" (of {shown(found.place(one.of))})" if one.of.page != row.head.page else ""
    words = () if one.relation == "same" else (quoted(one.cite, one.differs), " ")
    cites = ", ".join(shown(found.place(each.cite)) for each in alike)
    say("    ", (f"{one.relation:<9}", "cyan"), *words, (f"[{cites}]{of}", "dim"))


def _lacking(meant: _Compared, row: Row) -> set[str]:
    """The pages of which the ledger says that they lack what this row tells."""
    own = {cite.page: cite.spans for cite in row.cites}
    return {
        one.page
        for one in meant.differences
        if one.kind in ("absent", "added") and one.here.page in own and one.page not in row.pages
        and overlap(one.here.spans, own[one.here.page]) >= _HALF * sum(map(len, one.here.spans))
    }  # fmt: skip


def _record(meant: _Compared) -> dict[str, Any]:
    found = meant.found
    lineages = [(reading, found.lineage_of(reading.page)) for reading in meant.readings]
    return {
        "pages": [
            {"page": r.name, "outlet": r.outlet, "published": r.published, "chain": list(one.chain) if one else None}
            for r, one in lineages
        ],
        "origins": [origin_record(found, origin) for origin in origins_of(found, {r.page for r in meant.readings})],
        "lineage": [{"page": r.name, **lineage_record(found, one)} for r, one in lineages if one],
        "rows": [_row_record(meant, row) for row in meant.rows()],
        "passages": [passage_record(found, passage) for passage in meant.passages],
        "differences": [difference_record(found, one) for one in meant.differences],
    }


def _row_record(meant: _Compared, row: Row) -> dict[str, Any]:
    others = [
        {"relation": one.relation, **place_record(meant.found, one.cite), "of": place_record(meant.found, one.of)}
        for one in row.others
    ]
    absent = sorted(map(meant.found.label, _lacking(meant, row)))
    return {"head": place_record(meant.found, row.head), "background": row.background, "others": others, "absent_here": absent}
