"""Whom a page has its title or lead from: the outlet, each relay it names, nearest first, back to the first speaker.

Only what a page states makes a chain. Where it states nothing and nearly all of its words stand, letter for letter, on a page
of the same story that was not published later and says where it has them from, that is given as inferred. Earliest is not
the source: time alone infers nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from svod.lang.directory import directory, name_key
from svod.lang.lexicon import happenings
from svod.link.words import words
from svod.model.chronicle import Reading
from svod.model.link import Lineage, Passage, Step, Story
from svod.model.note import Note, Source, Statement
from svod.model.span import Cite, Span
from svod.stage import Stage

_LEAD = 3  # told sentences that are the lead; after them a named source may be that of something else
_RELAYS = ("agency", "outlet")
_FIRST = ("press_service", "document", "person")  # kinds of source behind which the page names none
_ABOUT = 0.3  # share of the title's telling words that a saying must have to be the title's
_EARLY = 0.3  # what it counts that a saying stands in the lead
_COPIED = 0.6  # share of a page's told text that stands letter for letter on another from which it is inferred
_TAKEN = 0.5  # the same, of a page whose outlet is named as the source


@dataclass(frozen=True, slots=True)
class _Giver:
    """A source that a page names: its name, where, and why it belongs into the chain."""

    name: str
    cite: Cite
    because: str


def lineages(readings: Sequence[Reading], stories: Sequence[Story], passages: Sequence[Passage]) -> tuple[Lineage, ...]:
    """One chain for each page, sorted by page."""
    ordered = sorted(readings, key=lambda reading: reading.page)
    stated = {reading.page: _stated(reading) for reading in ordered}
    shares = _shares(ordered, passages)
    story = {page: one.pages for one in stories for page in one.pages}
    by_page = {reading.page: reading for reading in ordered}
    out = []
    for reading in ordered:
        others = [by_page[page] for page in story.get(reading.page, ()) if page != reading.page and page in by_page]
        chain = stated[reading.page]
        if len(chain.chain) == 1:
            chain = _inferred(reading, others, stated, shares) or chain
        else:
            chain = _confirmed(chain, reading, others, shares)
        out.append(chain)
    return tuple(out)


def _stated(reading: Reading) -> Lineage:
    """The chain that the page itself states."""
    givers = _relays(reading)
    first = _first(reading, [giver.name for giver in givers])
    chain, steps = [reading.outlet], list[Step]()
    for giver in (*givers, *([first] if first else [])):
        if any(_same(giver.name, name) for name in chain):
            continue
        steps.append(Step(chain[-1], giver.name, "stated", giver.cite, giver.because))
        chain.append(giver.name)
    return Lineage(reading.page, tuple(chain), "stated", tuple(steps))


def _relays(reading: Reading) -> list[_Giver]:
    """Agencies and outlets that the page has its lead from: that of a credit line, then those of the first sentence that
    names one."""
    credit, told = list[_Giver](), list[Note]()
    for note in _sources(reading, _RELAYS):
        if reading.text.role_at(note.cite.start) == "credit":
            credit.append(_giver(note, "named in the credit line"))
        elif _of_lead(reading, note.cite):
            told.append(note)
    first = _sentence(reading, told[0].cite) if told else None
    body = [
        _giver(note, "named with the lead") for note in told if first and first.meets(Span(note.cite.start, note.cite.stop))
    ]
    return credit + (body or _vias(reading))


def _vias(reading: Reading) -> list[_Giver]:
    """The relays named with the saying of the lead."""
    saying = _saying(reading)
    if saying is None or not isinstance(saying.value, Statement):
        return []
    return [_Giver(name, saying.cite, "named with the saying that the title tells") for name in saying.value.via]


def _first(reading: Reading, relays: Sequence[str]) -> _Giver | None:
    """The first speaker or document: a press service, document or person that the lead is had from, else who says what the
    title tells."""
    for note in _sources(reading, _FIRST):
        if _of_lead(reading, note.cite):
            return _giver(note, "the lead is had from it")
    saying = _saying(reading)
    if saying is None or not isinstance(saying.value, Statement):
        return None
    for name in saying.value.speakers:
        if not _outlet(name) and not any(_same(name, relay) for relay in relays):
            return _Giver(name, saying.value.speaker_cite or saying.cite, "says what the title tells")
    return None


def _saying(reading: Reading) -> Note | None:
    """The statement, with a speaker, that the title is about; where none is, the first of the lead; else nothing."""
    title = _telling(reading, [block.span for block in reading.text.blocks if block.role == "title"][:1])
    whole = sum(title.values()) or 1.0
    best, best_score = None, _ABOUT
    for note in reading.of_kind("statement"):
        value = note.value
        if not isinstance(value, Statement) or not [name for name in value.speakers if not _outlet(name)]:
            continue
        spans = [*note.cite.spans, *(value.speaker_cite.spans if value.speaker_cite else ())]
        told = _telling(reading, spans) | _spoken(reading, value.speakers)
        score = sum(weight for key, weight in title.items() if key in told) / whole
        score += _EARLY if _place(reading, note.cite) < _LEAD else 0.0
        if score > best_score:
            best, best_score = note, score
    return best


def _telling(reading: Reading, spans: Iterable[Span]) -> dict[str, float]:
    code = reading.text.language.value
    return {word.key: word.weight for span in spans for word in words(reading.text.content, span, code)}


def _spoken(reading: Reading, names: Iterable[str]) -> dict[str, float]:
    text = " ".join(names)
    code = reading.text.language.value
    return {word.key: word.weight for word in words(text, Span(0, len(text)), code)} if text else {}


def _sources(reading: Reading, kinds: Sequence[str]) -> list[Note]:
    """Source notes of these kinds, but those that name the page's own outlet."""
    return [
        note
        for note in reading.of_kind("source")
        if isinstance(note.value, Source) and note.value.kind in kinds and not _same(note.value.source, reading.outlet)
    ]


def _giver(note: Note, because: str) -> _Giver:
    return _Giver(note.value.source if isinstance(note.value, Source) else "", note.cite, because)


def _of_lead(reading: Reading, cite: Cite) -> bool:
    """True where a source stands with the title or lead, in the first half of the page or closes it, and not in a sentence
    that looks back at something earlier."""
    spans = _told(reading)
    place = _place(reading, cite)
    if place < _LEAD:
        return True
    first = next((word.key for word in words(reading.text.content, spans[place], reading.text.language.value)), "")
    if first in happenings(reading.text.language.value).back:
        return False
    return place < len(spans) / 2 or place == len(spans) - 1


def _told(reading: Reading) -> list[Span]:
    return [note.cite.spans[0] for note in reading.of_kind("sentence")]


def _place(reading: Reading, cite: Cite) -> int:
    """In which told sentence a cite starts, 0 for what stands before them."""
    spans = _told(reading)
    return max((at for at, span in enumerate(spans) if span.start <= cite.start), default=0)


def _sentence(reading: Reading, cite: Cite) -> Span:
    spans = _told(reading)
    return spans[_place(reading, cite)] if spans else Span(cite.start, cite.stop)


def _same(one: str, other: str) -> bool:
    """True where two names are of one outlet, or one but for marks, capitals and endings."""
    a, b = directory().by_name(one), directory().by_name(other)
    if a and b:
        return a.name == b.name
    return name_key(one).lower() == name_key(other).lower()


def _outlet(name: str) -> bool:
    """True for a known agency or outlet: it relays, and is nobody's first speaker."""
    found = directory().by_name(name)
    return found is not None and found.kind in _RELAYS


def _shares(readings: Sequence[Reading], passages: Sequence[Passage]) -> dict[tuple[str, str], float]:
    """For (page, other): the share of the page's told text that stands letter for letter in the other."""
    size = {reading.page: sum(len(block.span) for block in reading.text.told()) or 1 for reading in readings}
    shared: dict[tuple[str, str], set[int]] = defaultdict(set)
    for passage in passages:
        if passage.relation == "same":
            for mine, other in ((passage.a, passage.b), (passage.b, passage.a)):
                shared[mine.page, other.page].update(at for span in mine.spans for at in range(span.start, span.stop))
    return {pair: len(places) / size[pair[0]] for pair, places in shared.items() if pair[0] in size}


def _inferred(
    reading: Reading, others: Sequence[Reading], stated: dict[str, Lineage], shares: dict[tuple[str, str], float]
) -> Lineage | None:
    """The chain of a page that states nothing, from the page that holds most of its words."""
    options = [
        (shares.get((reading.page, other.page), 0.0), other.page)
        for other in others
        if len(stated[other.page].chain) > 1 and (not reading.published or (other.published or "") <= reading.published)
    ]
    share, page = max(options, default=(0.0, ""))
    if share < _COPIED:
        return None
    chain = (reading.outlet, *(name for name in stated[page].chain[1:] if not _same(name, reading.outlet)))
    because = f"{share:.0%} of its text stands letter for letter on a page that names its source"
    steps = tuple(Step(a, b, "inferred", None, because) for a, b in pairwise(chain))
    return Lineage(reading.page, chain, "inferred", steps) if steps else None


def _confirmed(lineage: Lineage, reading: Reading, others: Sequence[Reading], shares: dict[tuple[str, str], float]) -> Lineage:
    """The same chain; its first step is both stated and seen where the named outlet's own page holds the text."""
    step = lineage.steps[0]
    for other in others:
        share = shares.get((reading.page, other.page), 0.0)
        if share >= _TAKEN and _same(other.outlet, step.giver):
            because = f"{step.because}; {share:.0%} of the text stands letter for letter on its page"
            seen = replace(step, basis="both", because=because)
            return replace(lineage, basis="both", steps=(seen, *lineage.steps[1:]))
    return lineage


STAGE = Stage(
    "lineage",
    version=1,
    over="all",
    needs=("text", "sentence", "source", "statement", "story", "passage"),
    gives=("lineage",),
    run=lineages,
)
