"""The application: the views, the interface under `/api`, and what both share."""

from __future__ import annotations

import pkgutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from importlib import import_module
from importlib.resources import files
from typing import Any, cast

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from svod import __version__
from svod.errors import BadCite, BadValue, StoreError, SvodError, UnknownName
from svod.show import rest
from svod.show.rest.problems import problem_of
from svod.show.served.asking import Served
from svod.show.served.jobs import Jobs, TooMany
from svod.show.served.safety import Guard
from svod.show.web import views
from svod.show.web.rendering import is_fragment, page
from svod.store import open_reader

STATUS: tuple[tuple[type[SvodError], int], ...] = (
    (UnknownName, 404), (BadValue, 400), (BadCite, 400), (TooMany, 429), (StoreError, 503),
)  # fmt: skip
"""The status that tells of an error of each kind; of any other, 400."""


def made(served: Served) -> FastAPI:
    """The application for one chronicle. Raises StoreError where that cannot be opened."""
    reader, jobs = open_reader(served.target), Jobs(served.target)

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        yield
        jobs.close()
        reader.close()

    app = FastAPI(
        title="Svod", version=__version__, openapi_url="/api/openapi.json", docs_url=None, redoc_url=None, lifespan=living
    )
    app.state.reader, app.state.served, app.state.jobs = reader, served, jobs
    for router in _routers():
        app.include_router(router, include_in_schema=False)
    app.include_router(rest.router)
    app.mount("/static", StaticFiles(directory=str(files("svod.show.web").joinpath("static"))))
    app.add_middleware(cast(Any, Guard), rules=served.rules)
    for kind in (SvodError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, _told)
    return app


def _routers() -> Iterator[APIRouter]:
    """Those of every view: to add one is to add a file."""
    for found in sorted(pkgutil.iter_modules(views.__path__), key=lambda one: one.name):
        yield import_module(f"{views.__name__}.{found.name}").router


def _told(request: Request, error: Exception) -> Response:
    """A page that says what was wrong and what to do; to a program, an object that does."""
    if request.url.path.startswith(rest.ROOT):
        return problem_of(error)
    if isinstance(error, HTTPException):
        status, words = error.status_code, str(error.detail)
    elif isinstance(error, RequestValidationError):
        status, words = 400, "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
    else:
        status, words = next((code for kind, code in STATUS if isinstance(error, kind)), 400), str(error)
    # htmx puts what is refused into the view too, where a whole page would stand inside the page.
    return page(request, "_error.html" if is_fragment(request) else "error.html", status=status, words=words)
