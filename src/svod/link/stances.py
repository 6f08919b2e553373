"""Where somebody takes a stand: in what he says, declines to say, or by the page's own words for it (`выступил против`).

A stance is sure where the words themselves take a side; a plain saying is one side of a matter only beside another that speaks
of the same.
"""

from __future__ import annotations

from dataclasses import replace

from svod.lang import lexicon
from svod.link.holders import Reader
from svod.link.parties import Parties
from svod.link.stances_named import acts, called
from svod.link.stances_noun import Stance
from svod.link.stances_said import said
from svod.link.stances_told import told
from svod.model.chronicle import Reading


def stances(reading: Reading, parties: Parties) -> tuple[Stance, ...]:
    """Every stand that a page reports, in the order of the text."""
    spans = tuple(sorted(span for note in reading.of_kind("sentence") for span in note.cite.spans))
    if not spans:
        return ()
    search = Reader(reading, parties, lexicon.stands(reading.text.language.value), spans)
    sayings = list(said(search))
    named = {(one.party, one.at) for one in sayings if one.named}
    names = (one for one in called(search) if (one.party, one.at) not in named)
    found = _once([*sayings, *told(search), *acts(search), *names])
    return tuple(sorted(found, key=lambda one: (one.cite.start, one.cite.stop, one.party, one.stand, one.held)))


def _once(found: list[Stance]) -> list[Stance]:
    """Without what is told twice: who opposes one thing in a sentence is often said there to support another, and a denial, a
    demand or a refusal to comment is both a saying and words of the page's own."""
    firm = {(one.party, one.at) for one in found if not one.said and one.stand == "denies"}
    told_so = {(one.party, one.at, one.stand) for one in found if not one.said}
    sayings = {(one.party, one.at, one.stand) for one in found if one.said}
    out: dict[tuple[object, ...], Stance] = {}
    for one in found:
        again = (one.party, one.at, one.stand)
        twice = one.stand != "asserts" and again in sayings and not one.opposes
        twice = twice or (not one.sure and not one.said and not one.held and again in sayings)
        outdone = one.stand == "asserts" and not one.held and (one.party, one.at) in firm
        if one.said and not one.sure and one.stand != "asserts" and again in told_so:
            one = replace(one, sure=True)
        if one.said or one.named or not (twice or outdone):
            out.setdefault((one.party, one.stand, one.cite, one.named, one.held), one)
    return list(out.values())
