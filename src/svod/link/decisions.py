"""What people decided, replayed: each decision finds its words again, with the words around them, or is an orphan.

A decision is about a page and, where its words stand there unchanged, about the later versions of that page. Which page it
is about is never guessed, nor which words: they stand just there, once, or the decision waits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from svod.errors import BadDecision
from svod.model.chronicle import Card, Reading
from svod.model.edtf import of_timex
from svod.model.entry import Decision, DecisionKind
from svod.model.note import Happening, Note, Sentence, Statement, Time
from svod.model.span import Span

ABOUT: dict[DecisionKind, tuple[str, ...]] = {  # the kinds of notes that a decision is about
    "wrong_speaker": ("statement",),
    "wrong_date": ("time", "statement", "happening"),
    "not_a_statement": ("statement",),
    "not_same_person": ("name",),
    "not_same_name": ("name",),
    "same_name": ("name",),
}


@dataclass(frozen=True, slots=True)
class Replayed:
    """The pages as decided. changed: sha256 of those whose notes a decision touched. standing: the decisions, each named with
    the sha256 of current pages, as links take them. orphans: ids of those that found no place."""

    readings: tuple[Reading, ...]
    changed: frozenset[str]
    standing: tuple[Decision, ...]
    orphans: frozenset[str]


def replay(readings: Sequence[Reading], decisions: Iterable[Decision]) -> Replayed:
    """Applies decisions, in the order in which they were made, to all pages, retired ones too."""
    by_page = {reading.page: reading for reading in readings}
    later = _later(reading.card for reading in readings)
    changed: set[str] = set()
    standing: list[Decision] = []
    orphans: set[str] = set()
    for decision in sorted(decisions, key=lambda one: (one.made_at, one.id)):
        versions = [by_page[page] for page in _versions(decision.page, later) if page in by_page]
        if decision.kind in ABOUT:
            found = {v.page: notes for v in versions if (notes := _decided(v, decision)) is not None}
            by_page |= {page: replace(by_page[page], notes=notes) for page, notes in found.items()}
            changed |= found.keys()
            told = [replace(decision, page=v.page) for v in _newest(versions) if v.page in found]
        else:
            others = [by_page[page] for page in _versions(decision.instead, later) if page in by_page]
            told = [replace(decision, page=v.page, instead=other.page) for v in _newest(versions) for other in _newest(others)]
        standing += told
        if not told:
            orphans.add(decision.id)
    return Replayed(tuple(by_page[r.page] for r in readings), frozenset(changed), tuple(standing), frozenset(orphans))


def check(reading: Reading, decision: Decision) -> None:
    """Raises BadDecision, saying why, where a decision about words names none that stand there just once, as a note."""
    stood = places(reading.text.content, decision)
    if len(stood) != 1:
        many = "do not stand" if not stood else f"stand {len(stood)} times"
        raise BadDecision(
            f"On {reading.name} the words «{decision.words[:80]}» {many} with just these words around them. Give up to 40 "
            "characters before and after, as they are on the page."
        )
    if not _at(reading, decision, stood[0]):
        kinds = " or ".join(ABOUT[decision.kind])
        raise BadDecision(
            f"On {reading.name} no {kinds} stands just at {stood[0].start}-{stood[0].stop}. `svod explain {reading.name}` "
            "lists what was found there."
        )


def _later(cards: Iterable[Card]) -> dict[str, list[str]]:
    """Page -> the versions that came after it under its name."""
    later: dict[str, list[str]] = defaultdict(list)
    for card in cards:
        if card.was:
            later[card.was].append(card.sha256)
    return later


def _versions(page: str, later: dict[str, list[str]]) -> list[str]:
    """The page and every later version of it."""
    found, at = [page], 0
    while at < len(found):
        found += [other for other in sorted(later.get(found[at], ())) if other not in found]
        at += 1
    return found


def _newest(versions: Sequence[Reading]) -> list[Reading]:
    """Those that take part; the last one where all are retired, so that a page that is gone keeps what was decided of it."""
    return [v for v in versions if not v.card.retired] or list(versions[-1:])


def places(content: str, decision: Decision) -> list[Span]:
    """Every place where the words stand with just these words around them."""
    if not decision.words:
        return []
    around = decision.before + decision.words + decision.after
    found, at = [], content.find(around)
    while at >= 0:
        start = at + len(decision.before)
        found.append(Span(start, start + len(decision.words)))
        at = content.find(around, at + 1)
    return found


def _at(reading: Reading, decision: Decision, place: Span) -> list[Note]:
    return [
        note
        for note in reading.notes
        if note.kind in ABOUT[decision.kind] and (note.cite.start, note.cite.stop) == (place.start, place.stop)
    ]


def _decided(reading: Reading, decision: Decision) -> tuple[Note, ...] | None:
    """The notes of the page after this decision, or None where it is not about this page."""
    stood = places(reading.text.content, decision)
    about = _at(reading, decision, stood[0]) if len(stood) == 1 else []
    if not about:
        return None
    aims = {note.id for note in about}
    aims |= {note.id for time in about for note in _dated_by(reading, time, decision)}
    told = (_changed(note, decision) if note.id in aims else note for note in reading.notes)
    return tuple(note for note in told if note is not None)


def _dated_by(reading: Reading, time: Note, decision: Decision) -> list[Note]:
    """Statements and happenings of the sentence of a wrong time that have their date from it."""
    if decision.kind != "wrong_date" or not isinstance(time.value, Time):
        return []
    dates = {time.value.value, of_timex(time.value.value, time.value.mod)}
    around = [n.cite for n in reading.notes if isinstance(n.value, Sentence) and n.cite.start <= time.cite.start < n.cite.stop]
    return [
        note
        for note in reading.notes
        if isinstance(note.value, (Statement, Happening))
        and note.value.date in dates
        and any(cite.start < note.cite.stop and note.cite.start < cite.stop for cite in around)
    ]


def _changed(note: Note, decision: Decision) -> Note | None:
    """The note as decided; None where nothing is left of it."""
    value, because = note.value, _because(decision)
    if decision.kind == "not_a_statement" or (
        decision.kind == "wrong_date" and isinstance(value, Time) and not decision.instead
    ):
        return None
    if decision.kind == "wrong_speaker" and isinstance(value, Statement):
        speakers = tuple(name for part in decision.instead.split(";") if (name := part.strip()))
        return replace(note, value=replace(value, speakers=speakers, speaker_cite=None), because=because)
    if decision.kind == "wrong_date" and isinstance(value, Time):
        return replace(note, value=Time(decision.instead, anchor="decided"), because=because)
    if decision.kind == "wrong_date" and isinstance(value, Statement):
        return replace(note, value=replace(value, date=decision.instead or None), because=because)
    if decision.kind == "wrong_date" and isinstance(value, Happening):
        date = of_timex(decision.instead) or decision.instead or None
        return replace(note, value=replace(value, date=date), because=because)
    return replace(note, because=because)


def _because(decision: Decision) -> str:
    who = f" by {decision.who}" if decision.who else ""
    return f"decided{who}: {decision.kind.replace('_', ' ')} (decision {decision.id})"
