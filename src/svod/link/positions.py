"""Rival stands on one matter, side by side. No verdict: who says what, on which words it rests, and by which sign they part.

Stances are joined where one of them takes a side for sure (a denial, a refusal to comment, opposition, a name of its own) and
another party's speaks of the same: it shares telling words, or is whom the first is taken against. What is joined is one
matter; a matter of one party alone is none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from svod.link.holders import telling
from svod.link.parties import Parties
from svod.link.stances import Stance, stances
from svod.model.chronicle import Reading
from svod.model.link import Entity, Event, Position, Stand, StandKind, Story
from svod.model.span import Cite
from svod.stage import Stage

_SHARED = 2  # telling words that two stances on one matter share, on one page
_FRESH = timedelta(days=10)  # within which two stories can have names for one thing
_COUNTED = 3  # and on two pages, or where it is numbers and dates by which they part: those differ for many reasons
_ROOT = 6  # letters by which two names for one thing are told apart, whatever their case
_NEWS = 1  # the first sentences of a page, counted from none: its news
_ANSWERS: frozenset[StandKind] = frozenset({"denies", "declines_to_comment"})  # beside what they answer one word will do
_NEAR = 2  # sentences between a thing that is taken for granted and its denial
_PER_PAGE = 2  # cites of one page for one party's stand: more would say the same again


@dataclass(frozen=True)
class _Edge:
    """Two stances on one matter, by their places in the list, and the sign by which they part (nothing: they do not)."""

    a: int
    b: int
    sign: str
    shared: int


def positions(
    readings: Sequence[Reading], entities: Sequence[Entity], stories: Sequence[Story], events: Sequence[Event]
) -> tuple[Position, ...]:
    """The matters of each story on which two parties or more take stands, sorted by place. `events` lends the days on
    which pages differ about one happening."""
    ordered = sorted(readings, key=lambda reading: reading.page)
    parties = Parties(ordered, entities)
    found = {reading.page: _with_opposed(stances(reading, parties)) for reading in ordered}
    story = {page: at for at, one in enumerate(stories) for page in one.pages}
    listed = [(one, str(story.get(page, page))) for page in found for one in found[page]]
    disputed = {(cite.page, cite.start): event.id for event in events if event.dates for cite in event.evidence}
    all_of = [one for one, _ in listed]
    edges = [
        edge for a, b in _pairs([group for _, group in listed], all_of) if (edge := _edge(all_of, a, b, parties, disputed))
    ]
    made = []
    for members in _components(len(all_of), edges):
        inside = [edge for edge in edges if edge.a in members]
        if position := _position(all_of, sorted(members), inside, parties):
            made.append(position)
    return tuple(sorted(made, key=lambda one: (_first(one.stands[0]), one.matter, one.id)))


def _pairs(groups: Sequence[str], found: Sequence[Stance]) -> Iterator[tuple[int, int]]:
    """The stances to be compared: all of one story; of two stories of the same days, two names for a thing, in sentences that
    share words."""
    members: dict[str, list[int]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(found):
        members[groups[i]].append(i)
        if one.named:
            for word in one.words:
                by_word[word].append(i)
    yield from ((a, b) for group in members.values() for at, a in enumerate(group) for b in group[at + 1 :])
    for b, one in enumerate(found):
        words = one.words if one.named else ()
        shared = Counter(a for word in words for a in by_word.get(word, ()) if a < b and groups[a] != groups[b])
        yield from ((a, b) for a, n in sorted(shared.items()) if n >= _SHARED and _same_days(found[a], one))


def _same_days(a: Stance, b: Stance) -> bool:
    """Whether two pages came out within days of each other."""
    x, y = a.reading.published, b.reading.published
    return x is not None and y is not None and abs(date.fromisoformat(x) - date.fromisoformat(y)) <= _FRESH


def _first(stand: Stand) -> tuple[str, int]:
    """Where the evidence of a stand starts."""
    return min((cite.page, cite.start) for cite in stand.evidence)


def _with_opposed(found: Sequence[Stance]) -> tuple[Stance, ...]:
    """With each stance against somebody, the stand of whom it is taken against: he holds what is opposed."""
    out = list(found)
    for one in found:
        out += [Stance(key, "asserts", one.cite, one.reading, one.words, one.at, opposes=(one.party,)) for key in one.opposes]
    return tuple(dict.fromkeys(out))


def _edge(found: list[Stance], a: int, b: int, parties: Parties, disputed: dict[tuple[str, int], str]) -> _Edge | None:
    x, y = found[a], found[b]
    if _same_side(x.party, y.party, parties):
        return None
    own = telling(x.reading.text.language.value, f"{parties.shown(x.party)} {parties.shown(y.party)}")
    # A saying that names the other party speaks to it: that is worth a shared word.
    shared = len((x.words & y.words) - own) + (_speaks_of(x, y, parties) or _speaks_of(y, x, parties))
    sign = _sign(x, y, shared, own, disputed, parties)
    return None if sign is None else _Edge(a, b, sign, shared)


def _speaks_of(x: Stance, y: Stance, parties: Parties) -> bool:
    """Whether the first names the second party, or the state that it speaks for."""
    return y.party in x.mentions or parties.state(y.party) in x.mentions


def _same_side(x: str, y: str, parties: Parties) -> bool:
    """Two of one state are on one side, but for two people: a minister may part with his premier."""
    people = x.startswith("person ") and y.startswith("person ")
    return x == y or (not people and parties.state(x) is not None and parties.state(x) == parties.state(y))


def _on_one_matter(x: Stance, y: Stance, shared: int, near: bool) -> bool:
    """Whether a sure stance and another share words enough to be of one matter."""
    if not (x.sure or y.sure):
        return False
    one_page = x.reading.page == y.reading.page
    beside = near and (bool(shared and {x.stand, y.stand} & _ANSWERS) or (x.sure and y.sure and not x.said and not y.said))
    return beside or shared >= (_SHARED if one_page else _COUNTED)


def _answers(x: Stance, y: Stance, parties: Parties) -> bool:
    """Whether a denial is of what another says on its page: it names him (`слова … назвали ложью`), or it is the page's news,
    and he speaks of who denies."""
    if not x.sure or x.stand != "denies" or not y.said or x.reading.page != y.reading.page:
        return False
    return (x.said and y.party in x.mentions) or (x.at <= _NEWS and _speaks_of(y, x, parties))


def _sign(
    x: Stance, y: Stance, shared: int, own: frozenset[str], disputed: dict[tuple[str, int], str], parties: Parties
) -> str | None:
    """By what the two part: None where nothing shows that they speak of one matter and part on it."""
    near = x.reading.page == y.reading.page and abs(x.at - y.at) <= _NEAR
    if x.named and y.named and x.named[:_ROOT] != y.named[:_ROOT] and (near or shared):
        return "rival name"
    if x.party in y.opposes or y.party in x.opposes:
        if x.cite == y.cite or (not x.said and not y.said and (near or shared)):
            return "denial"
    elif (x.said or y.said) and _within(x.cite, y.cite):
        return None
    if near and ((x.things & y.words) | (y.things & x.words)) - own:
        return "negation"
    if "names_it" in (x.stand, y.stand):
        return None
    if _on_one_matter(x, y, shared, near) or _answers(x, y, parties) or _answers(y, x, parties):
        return _parting(x.stand, y.stand)
    if x.said and y.said and shared >= _COUNTED:
        if _counts_differ(x, y):
            return "number"
        if x.days and y.days and not x.days & y.days and _told_in(x, disputed) & _told_in(y, disputed):
            return "date"
    return None


def _within(a: Cite, b: Cite) -> bool:
    """Whether two share words of a page: a saying within a saying, told twice over, is no rival of it."""
    return a.page == b.page and any(x.meets(y) for x in a.spans for y in b.spans)


def _told_in(one: Stance, disputed: dict[tuple[str, int], str]) -> set[str]:
    """The events of disputed date that are told within a saying."""
    page, cite = one.reading.page, one.cite
    return {event for (on, start), event in disputed.items() if on == page and cite.start <= start < cite.stop}


def _parting(a: StandKind, b: StandKind) -> str:
    pair = {a, b}
    if "denies" in pair and pair & {"asserts", "admits", "demands", "presupposes"}:
        return "denial"
    return "silence" if "declines_to_comment" in pair else ""


def _counts_differ(x: Stance, y: Stance) -> bool:
    """Whether the two count the same thing and come to another number, and agree on no number of it."""
    counts = [dict(s.numbers) for s in (x, y)]
    return any(counts[1].get(what, count) != count for what, count in counts[0].items())


def _components(size: int, edges: Sequence[_Edge]) -> Iterator[frozenset[int]]:
    group = list(range(size))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for edge in edges:
        group[root(edge.b)] = root(edge.a)
    members: dict[int, set[int]] = {}
    for i in range(size):
        members.setdefault(root(i), set()).add(i)
    yield from (frozenset(found) for found in members.values() if len(found) > 1)


def _position(found: list[Stance], members: list[int], edges: list[_Edge], parties: Parties) -> Position | None:
    party_of = _sides([found[i] for i in members], parties)
    best = {i: max(edge.shared for edge in edges if i in (edge.a, edge.b)) for i in members}
    rows: dict[tuple[str, StandKind, str | None], list[int]] = {}
    for i in sorted(members, key=lambda i: (-best[i], found[i].reading.page, found[i].cite.start)):
        one = found[i]
        row = rows.setdefault((party_of[one.party], _shown_stand(one, edges, i), one.named), [])
        on_page = sum(found[j].reading.page == one.reading.page for j in row)
        if on_page < _PER_PAGE and all(found[j].cite != one.cite for j in row):
            row.append(i)
    if len({party for party, _, _ in rows}) < 2:
        return None
    keys = sorted(
        rows, key=lambda key: (min((found[i].reading.page, found[i].cite.start) for i in rows[key]), *key[:2], key[2] or "")
    )
    stands = tuple(_stand(found, rows[key], key, parties) for key in keys)
    place = {i: at for at, key in enumerate(keys) for i in rows[key]}
    pairs = [(place[e.a], place[e.b], e.sign) for e in edges if e.sign and e.a in place and e.b in place]
    parted = tuple(sorted({(min(a, b), max(a, b), sign) for a, b, sign in pairs if a != b}))
    return Position(_matter(found, edges), stands, parted)


def _shown_stand(one: Stance, edges: list[_Edge], i: int) -> StandKind:
    """A saying takes for granted what another denies the existence of, unless it says so itself."""
    negated = any(e.sign == "negation" and i in (e.a, e.b) and not one.things for e in edges)
    return "presupposes" if negated and one.stand in ("asserts", "demands", "names_it") and not one.named else one.stand


def _sides(members: list[Stance], parties: Parties) -> dict[str, str]:
    """Where a state is a party by name, or the parties are of several states, one of each, who leads or serves a state speaks
    for it; among the people of one state, everybody speaks for himself."""
    people = {one.party for one in members if one.party.startswith("person ")}
    served = [state for person in people if (state := parties.state(person))]
    states = {state for one in members if (state := parties.state(one.party))}
    by_name = any(one.party.startswith("state ") for one in members) or (
        len(states) > 1 and len(served) == len(people) == len(set(served))
    )
    return {one.party: (parties.state(one.party) or one.party) if by_name else one.party for one in members}


def _stand(found: list[Stance], row: list[int], key: tuple[str, StandKind, str | None], parties: Parties) -> Stand:
    party, stand, named = key
    cites = {found[i].cite: None for i in sorted(row, key=lambda i: (found[i].reading.page, found[i].cite.start))}
    dates = sorted({date for i in row if (date := found[i].date)})
    return Stand(parties.shown(party), stand, tuple(cites), named, dates[0] if len(dates) == 1 else None)


def _matter(found: list[Stance], edges: list[_Edge]) -> str:
    """The words of the stance that most others meet, as they stand in the page: of two as good, the shorter."""
    met: dict[int, int] = {}
    for edge in edges:
        for i in (edge.a, edge.b):
            met[i] = met.get(i, 0) + edge.shared + 1
    best = min(
        met, key=lambda i: (found[i].stand == "declines_to_comment", -met[i], len(found[i].cite.text), found[i].cite.text)
    )
    return found[best].cite.text


STAGE = Stage(
    "positions",
    version=1,
    over="all",
    needs=("sentence", "statement", "name", "entity", "story", "event"),
    gives=("position",),
    run=positions,
)
"""The stage, as the flow lists it."""
