"""`svod compare`: who carried which sentence, cut, reworded, left out; and who has it from whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from svod.errors import BadValue, UnknownName
from svod.export.records import place_record
from svod.model.chronicle import Chronicle, Reading
from svod.model.link import Difference, Passage
from svod.model.span import Cite
from svod.show.cli.opening import Json, Where, loaded
from svod.show.cli.printing import as_json, plural, say, shown


def compare(
    pages: Annotated[list[str] | None, typer.Argument(metavar="PAGE PAGE…", help="Two pages or more.")] = None,
    story: Annotated[str | None, typer.Option(metavar="ID", help="All pages of a story; `svod stories` lists them.")] = None,
    chronicle: Where = None,
    json: Json = False,
) -> None:
    """Print who carried which passage, what was altered, what is absent from which page, and the lineage of each page.

    `absent` says only that it is not in this copy; who left it out is not known. A solid lineage is stated by the page, one
    marked inferred rests on shared text.

    Example: svod compare 002.txt 003.txt
    """
    found = loaded(chronicle)
    readings = _meant(found, pages or [], story)
    told = {reading.page for reading in readings}
    passages = [p for p in found.passages if p.a.page in told and p.b.page in told]
    differences = [d for d in found.differences if d.here.page in told and d.page in told]
    if json:
        as_json(_record(found, readings, passages, differences))
        return
    _lineage(found, readings)
    say((plural(len(passages), "shared passage"), "bold"))
    for passage in sorted(passages, key=lambda p: (p.a.page, p.a.start, p.b.page, p.b.start)):
        _passage(found, passage)
    for kind in dict.fromkeys(one.kind for one in differences):
        these = [one for one in differences if one.kind == kind]
        say((f"{kind.replace('_', ' ')}: {len(these)}", "bold"))
        for one in these:
            _difference(found, one)


def _meant(found: Chronicle, pages: Sequence[str], story: str | None) -> list[Reading]:
    """The pages a person asked for. Raises BadValue, UnknownName."""
    if story:
        stories = [one for one in found.stories if one.id.startswith(story)]
        if len(stories) != 1:
            raise UnknownName(f"The chronicle has no one story {story!r}. `svod stories` lists the stories there are.")
        return [found.by_page[page] for page in stories[0].pages]
    readings = list({reading.page: reading for reading in map(found.find, pages)}.values())
    if len(readings) < 2:
        raise BadValue("Name two different pages or a story: svod compare 002.txt 003.txt, svod compare --story ID.")
    return readings


def _lineage(found: Chronicle, readings: Sequence[Reading]) -> None:
    chains = {lineage.page: lineage for lineage in found.lineages}
    say(("who has it from whom", "bold"))
    for reading in readings:
        lineage = chains.get(reading.page)
        chain = " ← ".join(lineage.chain) if lineage else reading.outlet
        basis = lineage.basis if lineage and len(lineage.chain) > 1 else "the page names no source"
        say(f"  {shown(reading.name)}: {shown(chain)} ", (f"({basis})", "dim"))


def _passage(found: Chronicle, passage: Passage) -> None:
    places = (_at(found, passage.a), " = ", _at(found, passage.b))
    say("  ", (f"{passage.relation:<9}", "cyan"), shown(passage.a.text), " ", *places)
    if passage.relation != "same":
        say("            ", shown(passage.b.text))


def _difference(found: Chronicle, one: Difference) -> None:
    where = "" if one.there else f" · not in {shown(found.by_page[one.page].name)}"
    say(
        "  ", shown(one.here.text), " ", _at(found, one.here), where, (f" · {shown(one.because)}" if one.because else "", "dim")
    )
    if one.there:
        say("    ", shown(one.there.text), " ", _at(found, one.there))


def _at(found: Chronicle, cite: Cite) -> tuple[str, str]:
    return f"[{shown(found.place(cite))}]", "dim"


def _record(
    found: Chronicle, readings: Sequence[Reading], passages: Sequence[Passage], differences: Sequence[Difference]
) -> dict[str, object]:
    chains = {lineage.page: list(lineage.chain) for lineage in found.lineages}
    return {
        "pages": [{"page": reading.name, "outlet": reading.outlet, "chain": chains.get(reading.page)} for reading in readings],
        "passages": [
            {"a": place_record(found, p.a), "b": place_record(found, p.b), "relation": p.relation} for p in passages
        ],
        "differences": [
            {"kind": d.kind, "here": place_record(found, d.here), "page": found.by_page[d.page].name,
             "there": place_record(found, d.there) if d.there else None, "because": d.because}
            for d in differences
        ],
    }  # fmt: skip
