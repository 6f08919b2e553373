"""What was found between pages: stories, origins, who has it from whom, events, shared passages, absences, stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from evals.measures import Figure, f1
from evals.scorer.bearers import same_name
from evals.scorer.places import Count, Matching, matched, near, overlap
from evals.scorer.shape import Absence, Event, Export, Passage, Place

SHARE = 0.3  # of a passage: what overlaps no more than this is another one


@dataclass(frozen=True, slots=True)
class Taken:
    """One step of a lineage: a page's teller has it from another; `first` is the page's own outlet."""

    page: str
    by: str
    source: str
    first: str


@dataclass(frozen=True, slots=True)
class Taking:
    """One place where a party takes a stand."""

    party: str
    stand: str
    at: Place


def grouped(gold: Export, ours: Export) -> Iterator[Figure]:
    """B-cubed (Bagga and Baldwin 1998) of stories and origins: averaged by page; a page that is left out stands alone."""
    for key, want, got in (
        ("stories", gold.get("stories"), ours.get("stories", [])),
        ("origins", gold.get("origins"), ours.get("origins", [])),
    ):
        if want is None:
            continue
        pages = {page for group in want for page in group}
        theirs = {page: set(group) & pages for group in got for page in group}
        p = r = 0.0
        for group in want:
            for page in group:
                mine, its = set(group), theirs.get(page, {page})
                p += len(mine & its) / len(its)
                r += len(mine & its) / len(mine)
        yield f1(f"{key}, B-cubed", p / len(pages), r / len(pages))


def corpus_counts(gold: Export, ours: Export) -> Iterator[Count]:
    """A count for each figure between pages that the gold has an answer to."""
    if "lineage" in gold:
        yield lineage(gold, ours).count("lineage links")
    if "events" in gold:
        found = events(gold, ours)
        yield found.count("events, date and party")
        told = [sum(len(_tellers(event)) for event in some) for some in (found.gold, found.found)]
        joined = sum(len(_tellers(a) & _tellers(b)) for a, b in found.pairs)
        yield Count("events, tellings joined", told[0], told[1], joined)
    if "reuse" in gold:
        shared = passages(gold, ours)
        yield shared.count("shared passages")
        yield shared.count("shared passages, relation", lambda a, b: a["relation"] == b["relation"])
    if "absent" in gold:
        yield absences(gold, ours).count("told by one, absent from other")
    if "positions" in gold:
        stands = takings(gold, ours)
        yield stands.count("parties' stands, found")
        yield stands.count("parties' stands, label", lambda a, b: a.stand == b.stand)


def lineage(gold: Export, ours: Export) -> Matching[Taken]:
    """Steps of the same page from the same source, by the same teller; however an outlet is called, it is itself."""

    def weight(a: Taken, b: Taken) -> float:
        teller = same_name(a.by, b.by) or (a.by == a.first and b.by == b.first)
        return float(a.page == b.page and same_name(a.source, b.source) and teller)

    return matched(_steps(gold, gold), _steps(ours, gold), weight)


def _steps(export: Export, gold: Export) -> list[Taken]:
    pages = {page["page"] for page in gold["pages"]}
    return [
        Taken(one["page"], by, source, one["chain"][0])
        for one in export.get("lineage", [])
        if one["page"] in pages
        for by, source in pairwise(one["chain"])
    ]


def events(gold: Export, ours: Export) -> Matching[Event]:
    """Those of one date told at one place; better of one type and with the same parties, of which one is needed."""

    def weight(a: Event, b: Event) -> float:
        same_day = (a["date"] or "").rstrip("~") == (b["date"] or "").rstrip("~")
        if not same_day or not near(a["evidence"], b["evidence"]):
            return 0.0
        kind = a["type"] == b["type"]
        met = [any(same_name(one, other) for other in b["participants"]) for one in a["participants"]]
        if met and not kind and not any(met):
            return 0.0
        return 1 + 0.5 * kind + (sum(met) / len(met) if met else 0.5)

    return matched(gold["events"], ours.get("events", []), weight)


def _tellers(event: Event) -> set[str]:
    return {place["page"] for place in event["evidence"]}


def passages(gold: Export, ours: Export) -> Matching[Passage]:
    """Those that overlap on both pages, whichever of the two stands first; only of pages that readers compared."""

    def weight(a: Passage, b: Passage) -> float:
        best = 0.0
        for one, other in ((b["a"], b["b"]), (b["b"], b["a"])):
            if (a["a"]["page"], a["b"]["page"]) == (one["page"], other["page"]):
                shared = min(overlap(a["a"]["spans"], one["spans"]), overlap(a["b"]["spans"], other["spans"]))
                best = max(best, shared - SHARE)
        return best

    compared = _compared(gold)
    found = [one for one in ours.get("reuse", []) if frozenset((one["a"]["page"], one["b"]["page"])) in compared]
    return matched(gold["reuse"], found, weight)


def absences(gold: Export, ours: Export) -> Matching[Absence]:
    """What one page tells and the other does not, at the same place; only of pages that readers compared."""

    def weight(a: Absence, b: Absence) -> float:
        if (a["told_by"]["page"], a["absent_from"]) != (b["told_by"]["page"], b["absent_from"]):
            return 0.0
        return max(0.0, overlap(a["told_by"]["spans"], b["told_by"]["spans"]) - SHARE)

    compared = _compared(gold)
    found = [one for one in ours.get("absent", []) if frozenset((one["told_by"]["page"], one["absent_from"])) in compared]
    return matched(gold["absent"], found, weight)


def takings(gold: Export, ours: Export) -> Matching[Taking]:
    """Stands of the same party taken near one place."""
    want, got = _takings(gold), _takings(ours)
    return matched(want, got, lambda a, b: float(near([a.at], [b.at]) and same_name(a.party, b.party)))


def _takings(export: Export) -> list[Taking]:
    return [
        Taking(stand["party"], stand["stand"], at)
        for position in export.get("positions", [])
        for stand in position["stands"]
        for at in stand["evidence"]
    ]


def _compared(gold: Export) -> set[frozenset[str]]:
    pages = [page["page"] for page in gold["pages"]]
    return {frozenset(pair) for pair in gold.get("compared") or combinations(pages, 2)}
