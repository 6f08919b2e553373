"""Every view that the application has, with an address of each that shows something: a new view is not forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from fastapi.routing import APIRoute

from svod.model.asked import ROLES, Wanted
from svod.model.span import Cite
from svod.show.web.app import _routers
from svod.store import open_reader

NO_PAGE = frozenset(
    {
        "/timeline.svg", "/story/{id}/lineage.svg", "/suggest/{field}", "/words/{name:path}", "/leave/html", "/leave/csv",
        "/corrections/decisions.jsonl", "/corrections/{decision_id}/words", "/jobs/{job_id}/events",
    }
)  # fmt: skip
"""What answers with a file, a part of a page or a redirection: nobody looks at it by itself."""

WORKING = frozenset({"/jobs/{job_id}", "/corrections/jobs/{job_id}"})
"""What shows a job: there is none until somebody writes."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a chronicle has to show."""

    story: str
    matter: str
    who: str
    page: str
    cite: Cite
    words: str


def routes() -> frozenset[str]:
    """The paths that can be read, as the views declare them."""
    found = (route for router in _routers() for route in router.routes if isinstance(route, APIRoute))
    return frozenset(route.path for route in found if "GET" in (route.methods or ()))


def seen(target: str) -> Seen:
    """The greatest of each kind that there is: what has most to show."""
    reader = open_reader(target)
    try:
        story = reader.stories(order="pages", limit=1).stories[0]
        line = reader.lines(Wanted(story=story.id), limit=1).entries[0]
        bearer = reader.bearers("", roles=ROLES[:1], limit=1)[0]
        return Seen(
            story.id, reader.matters(limit=1).matters[0].id, bearer.name, line.cites[0].page, line.cites[0], bearer.name
        )
    finally:
        reader.close()


def addresses(target: str) -> dict[str, str]:
    """An address for each view, by what it shows. Those of jobs are not among them."""
    return dict(_addresses(seen(target)))


def _addresses(found: Seen) -> Iterator[tuple[str, str]]:
    page, cite, who = found.page[:16], quote(found.cite.place), quote(found.who)
    beside = f"open={page}&cite={cite}"
    yield from (
        (path, path) for path in ("/add", "/corrections", "/keys", "/token", "/pages", "/problems", "/stories", "/positions")
    )
    yield from ((path, path) for path in ("/", "/who", "/search"))
    yield "/page/{name:path}", f"/page/{page}?cite={cite}"
    yield "/correct", f"/correct?page={page}&cite={cite}"
    yield "/story/{id}", f"/story/{found.story}"
    yield "/positions/{matter}", f"/positions/{found.matter}"
    yield "a name that nobody bears", f"/who?name={quote('Никтошин')}"
    yield "one who speaks", f"/who?name={who}"
    yield "what was found", f"/search?q={quote(found.words)}"
    yield "nothing was found", f"/search?q={quote('ненаходимое')}"
    yield "lines of one", f"/?who={who}"
    yield "no line", "/?since=1901&until=1902"
    yield "a date that is none", f"/?since={quote('вчера')}"
    yield "a line with its page beside", f"/?{beside}"
    yield "a story with a page beside", f"/story/{found.story}?{beside}"
    yield "what is not there", "/nowhere"
