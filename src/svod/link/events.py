"""The same happening told by several pages, joined into one event.

Two tellings are one where their types agree, their dates do not exclude each other, and the same take part in both
(`events_pairs`). A telling without a date never makes an event, it only joins one. Groups form inside a component of such
pairs alone, so that what one component gives hangs on its own tellings and on no others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from svod.link.events_pairs import Known, is_said, joins, known, may, one_date, pairs, same, within
from svod.link.events_told import Telling, tellings
from svod.link.parties import Parties
from svod.model.chronicle import Reading
from svod.model.link import Entity, Event
from svod.model.note import HappeningType, Number
from svod.stage import Stage

__all__ = ["STAGE", "Telling", "events", "events_among", "events_of", "tellings"]

Shown = Callable[[str], str]

_BARE = 30  # letters of a bare noun with its date, which tells less than a clause
_SEVERAL = 4  # of so many tellings one gives a type that counts
_ABOUT = "~"


def events(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Event, ...]:
    """Every dated happening, once, with the cites of all who tell it; sorted by date, type and place of evidence."""
    parties = Parties(sorted(readings, key=lambda reading: reading.page), entities)
    return events_of([one for reading in readings for one in tellings(reading)], parties)


def events_of(told: Iterable[Telling], parties: Parties) -> tuple[Event, ...]:
    """The same of tellings, in any order."""
    return events_among((known(one, parties) for one in told), parties.shown)


def events_among(every: Iterable[Known], shown: Shown) -> tuple[Event, ...]:
    """The same of tellings whose parties are known. shown: a party's key -> its name for readers."""
    ordered = sorted(every, key=lambda one: one.one.order)
    made = [event for component in _components(ordered) for event in _of_component(component, shown)]
    return tuple(
        sorted(made, key=lambda event: (event.date or "", event.type, event.evidence[0].page, event.evidence[0].start))
    )


def _components(every: list[Known]) -> list[list[Known]]:
    """The tellings that pairs hold together, those of one component in their order."""
    root = list(range(len(every)))

    def top(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for a, b in pairs(every):
        x, y = top(a), top(b)
        if x != y and (joins if every[a].days is None else same)(every[a], every[b]):
            root[max(x, y)] = min(x, y)
    out: dict[int, list[Known]] = defaultdict(list)
    for at, one in enumerate(every):
        out[top(at)].append(one)
    return list(out.values())


def _of_component(component: list[Known], shown: Shown) -> list[Event]:
    """Its events: dated tellings in groups, the surest first (a written day, then a written month or year, then the day that a
    lead was given), and each without a date to the one group that it can join."""
    groups: list[list[Known]] = []
    dated = (one for one in component if one.days is not None)
    for one in sorted(dated, key=lambda one: (not one.one.written, one.width, one.one.order)):
        group = next((group for group in groups if _belongs(one, group)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    groups = _merged(groups)
    # Only dated tellings are asked: what joins without a date draws no other to it.
    free = [one for one in component if one.days is None]
    near = [[group for group in groups if any(joins(one, other) for other in group)] for one in free]
    for one, found in zip(free, near, strict=True):
        if len(found) == 1:
            found[0].append(one)
    return [_event(group, shown) for group in groups]


def _merged(groups: list[list[Known]]) -> list[list[Known]]:
    """The groups, those joined of which all of the one belong to the other: which of them a telling met first decides nothing.
    What somebody says on a day stays as it was told: words are alike sooner than deeds."""
    out: list[list[Known]] = []
    for group in groups:
        voiced = any(is_said(one.type) for one in group)
        other = None if voiced else next((one for one in out if all(_belongs(each, one) for each in group)), None)
        if other is None:
            out.append(group)
        else:
            other.extend(group)
    return out


def _belongs(one: Known, group: list[Known]) -> bool:
    """Whether a dated telling is of the happening that these tell: of that of all of them, or, on one and the same day, of
    that of one of them, where none of the others speaks against it."""
    met = [same(one, other) for other in group]
    if all(met):
        return True
    return any(met) and all(is_same or may(one, other) for is_same, other in zip(met, group, strict=True))


def _event(group: list[Known], shown: Shown) -> Event:
    dated = [one for one in group if one.days is not None]
    written = [one for one in dated if one.one.written] or dated
    finest = min(one.width for one in written)
    votes = Counter(_exact(one) for one in written if one.width == finest)
    day = min(votes, key=lambda value: (-votes[value], value))
    near = all((one.one.date or "").endswith(_ABOUT) for one in written if _exact(one) == day)
    kind = _kind(group)
    best = min(
        written,
        key=lambda one: (
            *(_exact(one) != day, one.type != kind, -len(one.who), len(one.one.what) < _BARE, len(one.one.what)),
            *one.one.order,
        ),
    )
    return Event(
        date=f"{day}{_ABOUT if near else ''}",
        type=kind,
        participants=_participants(group, best, shown),
        what=best.one.what,
        evidence=tuple(dict.fromkeys(one.one.cite for one in sorted(group, key=lambda one: one.one.order))),
        place=_place(group),
        dates=_dates(written),
        numbers=_numbers(group),
    )


def _kind(group: list[Known]) -> HappeningType:
    """The type that most give; one that says more (an attack, of those who died of it) where many give it."""
    kinds = Counter(one.type for one in group)
    many = {kind: count for kind, count in kinds.items() if count * _SEVERAL >= len(group)} or kinds
    followed = {"deaths"} if {"attack", "accident"} & many.keys() else set[str]()  # what they died of is the event
    return min(many, key=lambda value: (value in ("statement", "other"), value in followed, -many[value], value))


def _exact(one: Known) -> str:
    """Its date without the mark that it is only near."""
    return (one.one.date or "").removesuffix(_ABOUT)


def _participants(group: list[Known], best: Known, shown: Shown) -> tuple[str, ...]:
    """Those of the best telling, then those whom at least half of the others name."""
    votes = Counter(who for one in group for who in one.who)
    more = sorted((who for who in votes if who not in best.who and votes[who] * 2 >= len(group)), key=lambda w: (-votes[w], w))
    return tuple(dict.fromkeys((*(shown(who) for who in (*best.who, *more)), *best.one.heard)))


def _place(group: list[Known]) -> str | None:
    votes = Counter(one.one.place for one in group if one.one.place)
    return min(votes, key=lambda place: (-votes[place], place)) if votes else None


def _dates(written: list[Known]) -> tuple[str, ...]:
    """All dates that the pages give, where two of them cannot both be true."""
    given = {(one.one.date or ""): one for one in written}
    apart = any(not (one_date(a, b) or within(a, b) or within(b, a)) for a in given.values() for b in given.values())
    return tuple(sorted(given)) if apart else ()


def _numbers(group: list[Known]) -> tuple[Number, ...]:
    """All numbers that the pages give, a number of one place once."""
    found = {(n.what, n.value, n.cite.page, n.cite.spans): n for one in group for n in one.one.numbers}
    return tuple(found[key] for key in sorted(found))


STAGE = Stage(
    "events",
    version=4,
    over="all",
    needs=("happening", "time", "entity"),
    gives=("event",),
    run=events,
)
"""The stage, as the flow lists it."""
