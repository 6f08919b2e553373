"""Rival stands on one matter, side by side. No verdict: who says what, on which words it rests, and by which sign they part.

A matter is what two parties or more of one story speak of, whether they contradict each other or not, or one on which a party
changed its stand. What a story's pages say depends on them alone: stories are read one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from svod.link.owners import CROWD
from svod.link.parties import Parties
from svod.link.positions_changes import changed
from svod.link.positions_matters import Edge, Matter, matters
from svod.link.realms import World, datelines, world
from svod.link.stances import stances
from svod.link.stances_noun import Stance
from svod.model.chronicle import Reading
from svod.model.link import Entity, Event, Position, Stand, StandKind, Story
from svod.stage import Stage

_PER_PAGE = 2  # cites of one page for one party's stand: more would say the same again

_TURNS = ("stand", "name")  # what a party alone is shown for, when it changes: a newer count is none

_Row = tuple[str, StandKind, str | None, str]


def positions(
    readings: Sequence[Reading], entities: Sequence[Entity], stories: Sequence[Story], events: Sequence[Event]
) -> tuple[Position, ...]:
    """The matters of each story, sorted by place. `events` lends the days on which pages differ about one happening."""
    story = {page: at for at, one in enumerate(stories) for page in one.pages}
    pages: dict[int | str, list[Reading]] = defaultdict(list)
    for reading in readings:
        pages[story.get(reading.page, reading.page)].append(reading)
    group_of = {reading.page: key for key, row in pages.items() for reading in row}
    told: dict[int | str, list[Event]] = defaultdict(list)
    for event in events:
        for key in dict.fromkeys(group_of[cite.page] for cite in event.evidence if cite.page in group_of):
            told[key].append(event)
    entity_of = {mention: entity for entity in entities for mention in entity.mentions}
    lines = (line for reading in readings for line in datelines(reading))
    states = world(entities, (reading.text.language.value for reading in readings), lines)
    found = [one for key, row in pages.items() for one in of_story(row, _named(row, entity_of), told[key], states)]
    return tuple(sorted(found, key=lambda one: (_first(one.stands[0]), one.matter, one.id)))


def _named(readings: Sequence[Reading], entity_of: Mapping[str, Entity]) -> list[Entity]:
    """The entities that these pages name."""
    met = (entity_of.get(note.id) for reading in readings for note in reading.of_kind("name"))
    return sorted({entity.id: entity for entity in met if entity}.values(), key=lambda entity: entity.id)


def of_story(
    readings: Sequence[Reading], entities: Sequence[Entity], events: Sequence[Event], known: World | None = None
) -> tuple[Position, ...]:
    """The matters of one story: its pages, the entities that they name, the events that they tell. known: the states that the
    whole chronicle tells of, so far as these pages name them."""
    ordered = sorted(readings, key=lambda reading: reading.page)
    parties = Parties(ordered, entities, known)
    found = [one for reading in ordered for one in stances(reading, parties)]
    disputed = {(cite.page, cite.start): event.id for event in events if event.dates for cite in event.evidence}
    made = (_position(found, matter, parties) for matter in matters(found, parties, disputed))
    return tuple(sorted((one for one in made if one), key=lambda one: (_first(one.stands[0]), one.matter, one.id)))


def _first(stand: Stand) -> tuple[str, int]:
    """Where the evidence of a stand starts."""
    return min((cite.page, cite.start) for cite in stand.evidence)


def _position(found: Sequence[Stance], matter: Matter, parties: Parties) -> Position | None:
    """The stands of a matter, or None where it is of one party that said the same all along."""
    party_of = _sides([found[i] for i in matter.members], parties)
    rows = _rows(found, matter, party_of)
    keys = sorted(rows, key=lambda key: (min((found[i].page, found[i].cite.start) for i in rows[key]), *key[:2], str(key[2:])))
    place = {i: at for at, key in enumerate(keys) for i in rows[key]}
    pairs = [(place[e.a], place[e.b], e.sign) for e in matter.edges if e.sign and e.a in place and e.b in place]
    apart = {(min(a, b), max(a, b), sign) for a, b, sign in pairs if keys[a][0] != keys[b][0]}
    changes = _changes(found, [rows[key] for key in keys])
    if len({key[0] for key in keys}) < 2 and not any(what in _TURNS for *_, what in changes):
        return None
    stands = tuple(_stand(found, rows[key], key, parties) for key in keys)
    return Position(_matter(found, matter.edges), stands, tuple(sorted(apart)), changes)


def _rows(found: Sequence[Stance], matter: Matter, party_of: Mapping[str, str]) -> dict[_Row, list[int]]:
    """The stances of each row: one party's of one kind, under one name and with one number where these differ."""
    best: dict[int, float] = defaultdict(float)
    for edge in matter.edges:
        for i in (edge.a, edge.b):
            best[i] = max(best[i], edge.shared)
    counted = _counted(found, matter)
    rows: dict[_Row, list[int]] = {}
    for i in sorted(matter.members, key=lambda i: (-best[i], found[i].page, found[i].cite.start, found[i].cite.stop)):
        one = found[i]
        row = rows.setdefault((party_of[one.party], _shown_stand(found, matter.edges, i), one.named, counted.get(i, "")), [])
        if sum(found[j].page == one.page for j in row) < _PER_PAGE and all(found[j].cite != one.cite for j in row):
            row.append(i)
    return {key: row for key, row in rows.items() if row}


def _counted(found: Sequence[Stance], matter: Matter) -> dict[int, str]:
    """The numbers of stances that part, from another party or from the party's own, by a number."""
    by_number = {
        i for e in matter.edges if e.sign == "number" or changed(found[e.a], found[e.b]) == "number" for i in (e.a, e.b)
    }
    return {i: " ".join(sorted(f"{one.what} {one.value:g}" for one in found[i].figures)) for i in sorted(by_number)}


def _changes(found: Sequence[Stance], rows: Sequence[Sequence[int]]) -> tuple[tuple[int, int, str], ...]:
    """Each party's next stand that is other than the one before it, in the order of days."""
    out = set[tuple[int, int, str]]()
    for a, mine in enumerate(rows):
        for b, other in enumerate(rows):
            if a == b:
                continue
            pairs = ((found[i], found[j]) for i in mine for j in other)
            if how := next((how for x, y in pairs if (how := changed(x, y)) and str(x.day) < str(y.day)), None):
                out.add((a, b, how))
    # Of a stand that came back only the turns are told: what lies between two rows is known by their days.
    return tuple(sorted((a, b, how) for a, b, how in out if (b, a, how) not in out or a < b))


def _shown_stand(found: Sequence[Stance], edges: Sequence[Edge], i: int) -> StandKind:
    """A saying takes for granted what another says is not there, unless it says so itself."""
    one = found[i]
    others = (e.a + e.b - i for e in edges if e.sign == "negation" and i in (e.a, e.b))
    takes = one.stand in ("asserts", "demands") and not one.named and any(found[j].things for j in others)
    return "presupposes" if takes else one.stand


def _sides(members: Sequence[Stance], parties: Parties) -> dict[str, str]:
    """Where a state is a party by name, or the parties are of several states, one of each, who leads or serves a state speaks
    for it; among the people of one state, everybody speaks for himself."""
    own = [one for one in members if not one.held]
    people = {one.party for one in own if one.party.startswith("person ")}
    served = [state for person in sorted(people) if (state := parties.state(person))]
    states = {state for one in own if (state := parties.state(one.party))}
    by_name = any(one.party.startswith("state ") for one in own) or (
        len(states) > 1 and len(served) == len(people) == len(set(served))
    )
    return {one.party: (parties.state(one.party) or one.party) if by_name else one.party for one in members}


def _stand(found: Sequence[Stance], row: Sequence[int], key: _Row, parties: Parties) -> Stand:
    party, stand, named, _ = key
    cites = {found[i].cite: None for i in sorted(row, key=lambda i: (found[i].page, found[i].cite.start))}
    dates = sorted({date for i in row if (date := found[i].date)})
    shown = parties.shown(party).removeprefix(CROWD)
    return Stand(shown, stand, tuple(cites), named, dates[0] if len(dates) == 1 else None)


def _matter(found: Sequence[Stance], edges: Sequence[Edge]) -> str:
    """The words of the stance that most others meet, as they stand in the page: of two as good, the shorter."""
    met: dict[int, float] = defaultdict(float)
    for edge in edges:
        for i in (edge.a, edge.b):
            met[i] += edge.shared + 1
    best = min(
        met, key=lambda i: (found[i].stand == "declines_to_comment", -met[i], len(found[i].cite.text), found[i].cite.text)
    )
    return found[best].cite.text


STAGE = Stage(
    "positions",
    version=9,
    over="all",
    needs=("sentence", "statement", "name", "entity", "story", "event"),
    gives=("position",),
    run=positions,
)
"""The stage, as the flow lists it."""
