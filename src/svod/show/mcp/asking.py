"""What an assistant may ask with, each told so that it knows how; and how a refusal reaches it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Annotated, ParamSpec, TypeVar

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from svod.errors import BadValue, SvodError
from svod.model.asked import Days
from svod.model.edtf import bounds

P = ParamSpec("P")
R = TypeVar("R")

Since = Annotated[str | None, Field(description="From this day, month or year on: 2023-09-21, 2023-09, 2023.")]
Until = Annotated[str | None, Field(description="To the end of this day, month or year.")]
After = Annotated[str | None, Field(description="`next` of the answer before, to go on from there.")]
Limit = Annotated[int, Field(ge=1, le=100, description="So many at most; fewer come where they are long.")]


def told(tool: Callable[P, R]) -> Callable[P, R]:
    """A tool whose refusals are told to the assistant in their own words: they say what to do."""

    @wraps(tool)
    def telling(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return tool(*args, **kwargs)
        except SvodError as error:
            raise ToolError(str(error)) from error

    return telling


def worded(typed: str | None) -> str | None:
    """What was typed, None where nothing was. Raises BadValue where no word is in it: a filter would else be none, and what it
    should have left out would be told as if it fitted."""
    if typed and not any(char.isalnum() for char in typed):
        raise BadValue(f"{typed!r} has no word in it. Write one, or leave it out.")
    return typed or None


def days(since: str | None, until: str | None) -> Days:
    """The days asked for. Raises BadValue."""
    first, last = _bounds(since), _bounds(until)
    return Days(first and first[0], last and last[1])


def _bounds(typed: str | None) -> tuple[date, date] | None:
    if not typed:
        return None
    try:
        found = bounds(typed)
    except ValueError:
        found = None
    if found is None:
        raise BadValue(f"{typed!r} is no date; write a day, a month or a year: 2023-09-21, 2023-09, 2023.")
    return found
