"""REST: the chronicle for programs, under `/api`, by the names of the JSON export, with an OpenAPI that says exactly
what comes.

Every list is paged by `after` and `limit`, and gives `next`; every error is a problem (RFC 9457) with words for people. Who
writes is checked by `show/served/safety`, as on the web page; what takes long is a job.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import APIRouter, Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from svod.show.rest import about, adding, deciding, entries, pages, people, searching, stories
from svod.show.rest.problems import problem

__all__ = ["ROOT", "router"]

_PARTS = (about, entries, searching, stories, people, pages, deciding, adding)
ROOT = "/api"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})


def _made() -> APIRouter:
    """Every part, then for each address what refuses other methods, then what tells of addresses that there are not."""
    made = APIRouter()
    allowed: dict[str, set[str]] = {}
    for part in _PARTS:
        made.include_router(part.router, prefix=ROOT, generate_unique_id_function=_named)
        for route in part.router.routes:
            if isinstance(route, APIRoute):
                allowed.setdefault(route.path, set()).update(route.methods or ())
    for path, methods in allowed.items():
        made.add_api_route(ROOT + path, _refusing(methods), methods=sorted(_METHODS - methods), include_in_schema=False)
    made.add_api_route(ROOT + "/{rest:path}", _nothing, methods=sorted(_METHODS), include_in_schema=False)
    return made


def _named(route: APIRoute) -> str:
    """What an operation is called by programs that are made of the OpenAPI."""
    return route.name


def _refusing(methods: set[str]) -> Callable[[Request], Coroutine[Any, Any, Response]]:
    """What tells which methods an address knows, all of them: two routes share one."""
    allow = ", ".join(sorted(methods))

    async def refuse(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": allow})
        return problem(405, f"{request.method} can't be done here; {allow} can.", headers={"Allow": allow})

    return refuse


async def _nothing() -> Response:
    return problem(404, "There is nothing at this address. GET /api tells what there is.")


router = _made()
