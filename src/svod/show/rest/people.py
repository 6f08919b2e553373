"""`/api/who`, `/api/names`, `/api/positions`: who says what over time, who is called how, and where parties part."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from svod.errors import UnknownName
from svod.export.links import position_record
from svod.export.records import entry_record
from svod.model.asked import Role, Wanted
from svod.show.rest.answers import Answer
from svod.show.rest.asking import HAS_WORD, Asked, Digits, Known, Nothing, Paged, Timed, Words, after_it
from svod.show.rest.heads import bearer_record, masthead_records, matter_head_record, pages_of, talk_records
from svod.show.rest.problems import Told, declared
from svod.show.rest.shapes import Bearers, Who
from svod.show.rest.shapes_links import Matters, OnePosition
from svod.show.served.asking import Reading

router = APIRouter(tags=["people and positions"], route_class=Told)


class WhoAsked(Paged, Timed):
    """Whom, and when."""

    name: Annotated[Words, Field(description="A person or body, in any form of the name; a surname will do.")]


class NamesAsked(Asked):
    """What was typed so far."""

    typed: Annotated[
        str,
        Field(max_length=200, pattern=rf"^$|{HAS_WORD}", description="A part of a name; empty for those in most lines of all."),
    ] = ""
    roles: Annotated[tuple[Role, ...], Field(max_length=4, description="Only who stands in one of these.")] = ()
    limit: Annotated[int, Field(ge=1, le=100)] = 10


class MattersAsked(Paged):
    """Which matters."""

    words: Annotated[Words, Field(description="Words of the matter.")] | Nothing = None
    party: Annotated[Words, Field(description="Who takes a stand on it.")] | Nothing = None
    story: Annotated[Digits, Field(description="A story's id, or its first digits.")] | Nothing = None


@router.get("/who", response_model=Who, responses=declared(404))
def who(asked: Annotated[WhoAsked, Query()], reader: Reading) -> Answer:
    """What a person or body said over time, direct and indirect by each line's `type`, and who speaks to whom."""
    days = asked.days()
    wanted = Wanted(days, who=asked.name, kind="statement", roles=("speaks",))
    lines = after_it(asked.after, lambda: reader.lines(wanted, after=asked.after, limit=asked.limit))
    bearers = reader.bearers(asked.name)
    if not lines.entries and not bearers:
        raise UnknownName(f"Nobody called {asked.name!r} stands in the chronicle. GET /api/names?typed= tells who does.")
    names = {name for one in bearers for name in (one.name, *one.forms)} or {asked.name}
    return Answer({
        "bearers": [bearer_record(one) for one in bearers],
        "talks": talk_records(reader.talks(names, days=days)),
        "statements": [entry_record(lines, entry) for entry in lines.entries],
        "pages": pages_of(lines),
        "total": lines.total,
        "next": lines.after,
    })  # fmt: skip


@router.get("/names", response_model=Bearers, responses=declared())
def names(asked: Annotated[NamesAsked, Query()], reader: Reading) -> Answer:
    """Who bears a name like this one, in any of its forms: what a field offers while somebody types."""
    found = reader.bearers(asked.typed, roles=asked.roles, limit=asked.limit)
    return Answer({"names": [bearer_record(one) for one in found]})


@router.get("/positions", response_model=Matters, responses=declared(404))
def positions(asked: Annotated[MattersAsked, Query()], reader: Reading) -> Answer:
    """Matters on which parties take stands: those with contradictions first, then those with changes, each by time."""
    found = after_it(
        asked.after,
        lambda: reader.matters(
            words=asked.words, party=asked.party, story=asked.story, after=asked.after, limit=asked.limit
        ),
    )  # fmt: skip
    heads = [matter_head_record(one) for one in found.matters]
    return Answer({"positions": heads, "total": found.total, "next": found.after})


@router.get("/positions/{id}", response_model=OnePosition, responses=declared(404))
def position(id: Known, reader: Reading) -> Answer:  # noqa: A002
    """A matter: each stand with the words on which it rests, which contradict by which sign, and which party changed its own.
    Svod judges nobody."""
    found = reader.matter(id)
    one = next((each for each in found.positions if each.id == id), None)
    if one is None:
        raise UnknownName(f"The chronicle has no matter {id!r}. GET /api/positions lists those that there are.")
    pages = reader.mastheads({cite.page for stand in one.stands for cite in stand.evidence})
    return Answer({"position": position_record(found, one), "pages": masthead_records(pages)})
