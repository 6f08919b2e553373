"""`/api/search`: sentences by word form and phrase."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from svod.show.rest.answers import Answer
from svod.show.rest.asking import HAS_WORD, Name, Nothing, Paged, Timed, Words, after_it
from svod.show.rest.heads import hit_records, masthead_records
from svod.show.rest.problems import Told, declared
from svod.show.rest.shapes import Hits
from svod.show.served.asking import Reading

router = APIRouter(tags=["chronicle"], route_class=Told)


class SearchAsked(Paged, Timed):
    """What is searched for, and where."""

    q: Annotated[
        str,
        Field(
            min_length=1,
            max_length=500,
            pattern=HAS_WORD,
            description="Words in any form, a phrase in double quotes; a page holds every word.",
            examples=["переговоры", '"прекращение огня"'],
        ),
    ]
    limit: Annotated[int, Field(ge=1, le=100, description="So many at most.")] = 20
    outlet: Name | Nothing = None
    who: Annotated[Words, Field(description="Only pages on which a line names this person or body.")] | Nothing = None


@router.get("/search", response_model=Hits, responses=declared(404))
def search(asked: Annotated[SearchAsked, Query()], reader: Reading) -> Answer:
    """Sentences of current pages in which the words stand, in any form, best page first."""
    hits = after_it(
        asked.after,
        lambda: reader.search(
            asked.q, outlet=asked.outlet, who=asked.who, days=asked.days(), after=asked.after, limit=asked.limit
        ),
    )  # fmt: skip
    cited = {cite.page for cite in hits.cites}
    return Answer({
        "hits": hit_records(hits),
        "pages": masthead_records({page: one for page, one in hits.pages.items() if page in cited}),
        "total": hits.total,
        "next": hits.after,
    })  # fmt: skip
