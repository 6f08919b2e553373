"""Which stretches of a page come by which step: those that stand on the giver's page, or those that the page says so of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svod.link.lineage_inferred import Giver
from svod.link.lineage_scene import RELAYS, Scene, named
from svod.link.lineage_shares import joined, without
from svod.link.lineage_stated import looks_back, place_of, same, sentences_of
from svod.model.chronicle import Reading
from svod.model.link import Step
from svod.model.note import Note, Source, Statement
from svod.model.span import Cite, Span

_COPIED = 0.4  # closeness from which a second giver by text alone is beyond doubt
_STRETCH = 0.15  # share of a page's told text from which a second giver by text alone is told of


def shared(scene: Scene, at: int, giver: Giver) -> tuple[Span, ...]:
    """Where the page's words stand on the giver's own page, else on those that name the giver."""
    others = (giver.own,) if giver.own is not None else giver.told
    return joined(span for other in others for span in scene.shares.places.get((at, other), ()))


def stated(reading: Reading, giver: str, cite: Cite, leads: bool) -> tuple[Span, ...]:
    """What a page says that it has from this giver: of the one that gave the lead (`leads`), all down to the sentence that
    names it; else that sentence, and the one before where it looks back. What the giver says itself is its too."""
    told = sentences_of(reading)
    own = _sayings(reading, giver)
    if not told:
        return joined(own)
    if reading.text.role_at(cite.start) == "credit":
        return joined(block.span for block in reading.text.told())
    last = place_of(reading, cite)
    first = 0 if leads else max(0, last - looks_back(reading, cite))
    return joined([*own, Span(told[first].start, max(told[last].stop, told[first].start + 1))])


def said(reading: Reading, giver: str, cite: Cite) -> tuple[Span, ...]:
    """What a speaker, document or press service has said on a page; the words that name it where nothing else is known."""
    return joined(_sayings(reading, giver)) or joined(cite.spans)


def _sayings(reading: Reading, giver: str) -> list[Span]:
    """The contents of the statements that the giver made, or that were had through it."""
    return [
        span
        for note in reading.of_kind("statement")
        if isinstance(note.value, Statement) and any(same(giver, name) for name in (*note.value.speakers, *note.value.via))
        for span in note.cite.spans
    ]


def further(scene: Scene, at: int, steps: Sequence[Step], found: Sequence[Giver]) -> Iterator[Step]:
    """The steps of other stretches: sources that the page names for them, and givers whose pages hold what none of the
    others does."""
    reading = scene.readings[at]
    taken = [reading.outlet, *(name for step in steps for name in (step.taker, step.giver))]
    covered = [span for step in steps for span in step.covers if step.taker == reading.outlet]
    for note in reading.of_kind("source"):
        name = _relay(note)
        if name and not any(same(name, one) for one in taken):
            held = stated(reading, name, note.cite, leads=False)
            yield Step(reading.outlet, name, "stated", note.cite, "named for another stretch of the page", held)
            taken.append(name)
            covered += held
    # Where the page names its relay, whoever else has the words may have them from that one too.
    for giver in () if scene.tellers[at].relays else found:
        if giver.own is None or giver.near < _COPIED or any(named(one) == giver.name for one in taken):
            continue
        own = without(shared(scene, at, giver), covered)
        if sum(map(len, own)) >= _STRETCH * scene.shares.sizes[at]:
            yield Step(reading.outlet, giver.name, "inferred", None, giver.because, own, scene.shares.pages[giver.own])
            taken.append(giver.name)
            covered += own


def _relay(note: Note) -> str:
    """The agency or outlet that a source note names; nothing for other kinds."""
    return note.value.source if isinstance(note.value, Source) and note.value.kind in RELAYS else ""
