"""What a view is given: the reader of the chronicle, and how it is served."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, cast

from fastapi import Depends, Request

from svod.show.served.jobs import Jobs
from svod.show.served.safety import Rules
from svod.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Served:
    """What is served, and how: the chronicle's place, what is allowed, whether addresses of private networks are fetched."""

    target: str
    rules: Rules = field(default_factory=Rules)
    private: bool = False


def _reader(request: Request) -> Reader:
    return cast(Reader, request.app.state.reader)


def _served(request: Request) -> Served:
    return cast(Served, request.app.state.served)


def _jobs(request: Request) -> Jobs:
    return cast(Jobs, request.app.state.jobs)


Reading = Annotated[Reader, Depends(_reader)]
"""The reader of the chronicle that is served, as a view asks for it."""
Serving = Annotated[Served, Depends(_served)]
"""What is served, as a view asks for it."""
Working = Annotated[Jobs, Depends(_jobs)]
"""The builds and corrections of the chronicle that is served, as a view asks for them."""
