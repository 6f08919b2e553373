"""`/api`: what there is to ask, and of what."""

from __future__ import annotations

from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from svod import __version__
from svod.show.rest.answers import Answer
from svod.show.rest.problems import Told, declared
from svod.show.rest.shapes import Shape
from svod.show.served.asking import Reading

router = APIRouter(tags=["chronicle"], route_class=Told)

_ABOUT = {
    "/api/entries": "the dated lines; filter by since, until, who, place, story, outlet, kind, page",
    "/api/search": "sentences by word form and phrase: q",
    "/api/stories": "pages that report one happening; behind each id its tellings, origins, lineage, what is absent or altered",
    "/api/who": "what a person or body said over time, and who speaks to whom: name",
    "/api/names": "who bears a name: typed",
    "/api/positions": "matters on which parties take stands, with contradictions and changes",
    "/api/pages": "what was read; behind each name its lines, notes and links; /text?spans= opens a cite; POST adds pages",
    "/api/decisions": "what people corrected; POST corrects, DELETE takes back",
    "/api/problems": "what could not be read, or was set right",
    "/api/files": "POST adds files of pages",
    "/api/addresses": "POST fetches pages and adds them",
    "/api/jobs": "what is being added or corrected",
    "/api/openapi.json": "all of this for programs",
}


class About(Shape):
    """What is served."""

    name: str
    version: str
    chronicle: Annotated[str, Field(description="The name of its file.")]
    key: Annotated[str, Field(description="Changes when anything that can be read here has changed: keep answers by it.")]
    counts: Annotated[dict[str, int], Field(description="pages, outlets, origins, stories, statements, events, entries …")]
    routes: Annotated[dict[str, str], Field(description="Where to ask for what.")]


@router.get("", response_model=About, responses=declared())
def about(reader: Reading) -> Answer:
    """What there is: how much of what, and where to ask for it."""
    return Answer({
        "name": "svod",
        "version": __version__,
        "chronicle": PurePath(reader.target).name,
        "key": reader.key(),
        "counts": dict(reader.counts()),
        "routes": _ABOUT,
    })  # fmt: skip
