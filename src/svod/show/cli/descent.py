"""Who has it from whom: the origins of pages, and the lineage of each, by its stretches and with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svod.model.chronicle import Chronicle, Reading
from svod.model.link import Common, Origin, Step
from svod.model.span import Span
from svod.show.cli.marking import at
from svod.show.cli.printing import plural, say, shown


def origins_of(found: Chronicle, pages: Iterable[str]) -> list[Origin]:
    """The origins that these pages go back to by their main content."""
    told = set(pages)
    return [origin for origin in found.origins if told & set(origin.pages)]


def tell_origins(found: Chronicle, readings: Sequence[Reading]) -> None:
    """How many origins these pages have, and which: ten outlets with one wire are one."""
    told = {reading.page for reading in readings}
    origins = origins_of(found, told)
    outlets = len({reading.outlet for reading in readings})
    say((f"{plural(len(told), 'page')} of {plural(outlets, 'outlet')}, {plural(len(origins), 'origin')}", "bold"))
    for origin in origins:
        names = ", ".join(sorted(found.label(page) for page in origin.pages if page in told))
        giver = f" ← {shown(origin.giver)}" if origin.giver else ""
        say(f"  {shown(names)}", (giver, "cyan"), (f" · {shown(origin.because)}", "dim"))


def tell_lineage(found: Chronicle, reading: Reading) -> None:
    """The chain of a page, and below it each step: who has which stretch from whom, and what shows it."""
    lineage = found.lineage_of(reading.page)
    chain = " ← ".join(lineage.chain) if lineage else reading.outlet
    basis = lineage.basis if lineage and len(lineage.chain) > 1 else "the page names no source"
    say(f"  {shown(reading.name)}: {shown(chain)} ", (f"({basis})", "dim"))
    for step in lineage.steps if lineage else ():
        _step(found, reading, step)
    if lineage and lineage.common:
        _common(found, reading, lineage.common)


def _step(found: Chronicle, reading: Reading, step: Step) -> None:
    words = (f": «{shown(step.cite.text)}» ", at(found, step.cite)) if step.cite else ()
    because = f" · {shown(step.because)}" if step.because else ""
    page = f" · its own page: {shown(found.label(step.page))}" if step.page else ""
    say("    ", (f"{shown(step.taker)} ← {shown(step.giver)}", "cyan"), f", {step.basis}", *words, (because + page, "dim"),
        *_covers(reading, step.covers))  # fmt: skip


def _common(found: Chronicle, reading: Reading, common: Common) -> None:
    pages = ", ".join(sorted(map(found.label, common.pages)))
    say("    ", ("common source", "cyan"), f" with {shown(pages)}", (f" · {shown(common.because)}", "dim"),
        *_covers(reading, common.covers))  # fmt: skip


def _covers(reading: Reading, spans: Sequence[Span]) -> tuple[tuple[str, str], ...]:
    if not spans:
        return ()
    return ((f" · of [{shown(reading.name)}:{','.join(f'{span.start}-{span.stop}' for span in spans)}]", "dim"),)
