"""`/positions`: rival stands side by side, by time, and where they contradict. No verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from svod.errors import UnknownName
from svod.model.asked import MatterHead
from svod.model.chronicle import Chronicle
from svod.model.link import DatedBy, Position, Stand
from svod.show.served.asking import Reading
from svod.show.stands import Voice, day_of, in_time, said_by
from svod.show.web.beside import beside
from svod.show.web.rendering import is_fragment, page
from svod.show.web.typed import Cursor, Limit, Words, named
from svod.store.reader import PAGE

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Meets:
    """Another stand that one is held against: its number and party, and by which sign they part, or what has changed."""

    number: int
    party: str
    by: str


@dataclass(frozen=True, slots=True)
class Card:
    """A stand as it is shown. number: from 1 in the order of time; voices: who says each of its cites, None where nobody
    does or only the party itself; against: the stands that contradict it; changed: the party's earlier ones that it departs
    from."""

    number: int
    stand: Stand
    day: str | None
    by: DatedBy
    voices: tuple[Voice | None, ...]
    against: tuple[Meets, ...]
    changed: tuple[Meets, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """The stands of one day, a cell a party."""

    day: str | None
    by: DatedBy
    cells: tuple[tuple[Card, ...], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cards that are held against each other, the earlier one first: by which sign, or what has changed."""

    first: Card
    second: Card
    by: str


@dataclass(frozen=True, slots=True)
class Board:
    """A matter laid out: a column a party, in the order in which they first speak, time downwards."""

    parties: tuple[str, ...]
    rows: tuple[Row, ...]
    rifts: tuple[Pair, ...]
    changes: tuple[Pair, ...]


@router.get("/positions")
def positions(
    request: Request,
    reader: Reading,
    words: Words = "",
    party: Words = "",
    story: Words = "",
    after: Cursor = None,
    limit: Limit = PAGE,
) -> Response:
    """The matters that there are: those with contradictions first."""
    found = reader.matters(words=named(words), party=named(party), story=story.strip() or None, after=after, limit=limit)
    told = tuple(groups(found.matters))
    if is_fragment(request) and after:
        return page(request, "_positions_list.html", found=found, groups=told)
    return page(request, "positions.html", opened=beside(request, reader), found=found, groups=told)


@router.get("/positions/{matter}")
def position(request: Request, reader: Reading, matter: Annotated[str, Path(max_length=64)]) -> Response:
    """One matter."""
    found = reader.matter(matter)
    one = next((each for each in found.positions if each.id.startswith(matter)), None)
    if one is None:
        raise UnknownName("The chronicle has no such matter any more. Look it up again under positions.")
    known = reader.mastheads({cite.page for stand in one.stands for cite in stand.evidence})
    story = next((masthead.story for masthead in known.values() if masthead.story), None)
    return page(
        request, "position.html", opened=beside(request, reader), matter=one, board=board(found, one), known=known, story=story
    )


def groups(matters: Iterable[MatterHead]) -> Iterable[tuple[str, tuple[MatterHead, ...]]]:
    """Matters by what is to be seen in them: contradictions, changes, or only stands side by side; those that there are."""
    kept: dict[str, list[MatterHead]] = {"contradictions": [], "changes": [], "stands": []}
    for one in matters:
        kept["contradictions" if one.contradictions else "changes" if one.changes else "stands"].append(one)
    return ((name, tuple(group)) for name, group in kept.items() if group)


def board(found: Chronicle, position: Position) -> Board:
    """A matter laid out. found: a chronicle that holds the pages of its stands."""
    order = in_time(found, position)
    number = {at: n for n, at in enumerate(order, 1)}
    cards = {at: _card(found, position, at, number) for at in order}
    parties = tuple(dict.fromkeys(position.stands[at].party for at in order))
    days = dict.fromkeys((cards[at].day, cards[at].by) for at in order)
    rows = tuple(
        Row(day, by, tuple(
            tuple(cards[at] for at in order if (cards[at].day, cards[at].by, cards[at].stand.party) == (day, by, party))
            for party in parties
        ))
        for day, by in days
    )  # fmt: skip
    return Board(parties, rows, _pairs(position.contradicts, cards), _pairs(position.changes, cards))


def _card(found: Chronicle, position: Position, at: int, number: dict[int, int]) -> Card:
    stand = position.stands[at]
    day, by = day_of(found, stand)
    against = [(b if a == at else a, sign) for a, b, sign in position.contradicts if at in (a, b)]
    changed = [(a, what) for a, b, what in position.changes if b == at]
    said = (said_by(found, cite) for cite in stand.evidence)
    return Card(
        number[at], stand, day, by,
        voices=tuple(who if who and who.names != (stand.party,) else None for who in said),
        against=tuple(_meets(position, other, sign, number) for other, sign in sorted(against, key=lambda one: number[one[0]])),
        changed=tuple(_meets(position, other, what, number) for other, what in changed),
    )  # fmt: skip


def _meets(position: Position, at: int, by: str, number: dict[int, int]) -> Meets:
    return Meets(number[at], position.stands[at].party, by)


def _pairs(links: Sequence[tuple[int, int, str]], cards: dict[int, Card]) -> tuple[Pair, ...]:
    """Each pair with the earlier card first, in the order of time."""
    made = []
    for a, b, by in links:
        first, second = sorted((cards[a], cards[b]), key=lambda card: card.number)
        made.append(Pair(first, second, by))
    return tuple(sorted(made, key=lambda pair: (pair.first.number, pair.second.number, pair.by)))
