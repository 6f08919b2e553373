"""What people decided of names, found again on its page: of one mention, or of two names wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from svod.link.entities_clusters import Rulings
from svod.link.entities_pages import Called, PageName
from svod.link.parties import plain
from svod.model.chronicle import Reading
from svod.model.entry import Decision
from svod.model.note import Name, Note

KINDS = ("not_same_person", "not_same_name", "same_name")
"""The kinds of decisions that entities are made by."""


def rulings(readings: Sequence[Reading], decisions: Iterable[Decision]) -> Rulings:
    """The decisions of names that stand, each about the mention with just these words and just these around it. Only the pages
    that decisions name are looked at."""
    own = [decision for decision in decisions if decision.kind in KINDS]
    by_page = {reading.page: reading for reading in readings} if own else {}
    found = Rulings()
    for decision in sorted(own, key=lambda one: (one.made_at, one.id)):
        reading = by_page.get(decision.page)
        for note in about(decision, reading) if reading else ():
            name = note.value
            if not isinstance(name, Name):
                continue
            because = f"decided{' by ' + decision.who if decision.who else ''} (decision {decision.id})"
            pair = name.kind, frozenset({plain(name.normal), plain(decision.instead)})
            if decision.kind == "not_same_person":
                found.mentions[note.id] = plain(decision.instead)
            elif decision.kind == "not_same_name":
                found.same.pop(pair, None)
                found.apart[pair] = because
            else:
                found.apart.pop(pair, None)
                found.same[pair] = because
    return found


def about(decision: Decision, reading: Reading) -> list[Note]:
    """The names that a decision is about: those that stand just there, with these words around them."""
    content = reading.text.content
    return [
        note
        for note in reading.of_kind("name")
        if "".join(note.cite.words) == decision.words
        and content[: note.cite.start].endswith(decision.before)
        and content[note.cite.stop :].startswith(decision.after)
    ]


def parted(names: Iterable[PageName], ruled: Rulings) -> list[PageName]:
    """The same, but names that a person said are not one's are two on their page too."""
    out: list[PageName] = []
    for name in names:
        texts = {called.text for called in name.called} | {name.text}
        apart = {text for (kind, pair) in ruled.apart if kind == name.kind and pair <= texts for text in pair - {name.text}}
        kept = tuple(called for called in name.called if called.text not in apart)
        if kept and apart:
            stays = (link for link in name.links if not {plain(link.a), plain(link.b)} & apart)
            out.append(replace(name, called=kept, links=tuple(stays)))
        out += [_alone(name, called) for called in name.called if called.text in apart]
        if not apart:
            out.append(name)
    return out


def _alone(name: PageName, called: Called) -> PageName:
    return replace(name, text=called.text, normal=called.normal, called=(called,), links=())
