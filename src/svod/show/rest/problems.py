"""What went wrong, as an object for programs (RFC 9457) whose words are for people: what was wrong, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from svod.errors import BadDecision, BadSpan, InputError, MissingModel, StoreError, SvodError, UnknownName
from svod.show.rest.answers import Answer

MEDIA = "application/problem+json"
_STATUS: tuple[tuple[type[SvodError], int], ...] = (
    (UnknownName, 404),
    (BadSpan, 404),  # the text of the page is shorter: there is no such place
    (BadDecision, 409),  # it names nothing that the chronicle holds
    (StoreError, 503),
    (MissingModel, 503),
    (InputError, 422),
    (SvodError, 422),
)
_TOLD = {
    400: "The body could not be read: it is not what its Content-Type says.",
    401: "A token is wanted: `Authorization: Bearer TOKEN`. `svod serve` prints it when it starts.",
    403: "This is not allowed from there: writing needs the same origin, or a token.",
    404: "There is nothing here. GET /api tells what there is.",
    405: "This can't be done here; the header `Allow` says what can.",
    409: "What is asked for does not fit what the chronicle holds.",
    413: "This is too large.",
    415: "The body is of a kind that is not read here.",
    429: "Too much waits already. Try again when some of it is done.",
    422: "What was sent is not what is read here; `wrong` says where.",
    503: "The chronicle can't be read or written now.",
}


class Problem(BaseModel):
    """Why there is no other answer."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(default="about:blank", description="Always `about:blank`: `status` and `title` tell the kind.")
    title: str = Field(description="The kind of problem, as HTTP calls it.")
    status: int
    detail: str = Field(description="For people: what was wrong, and what to do.")
    wrong: list[str] = Field(default=[], description="What was wrong with which part of the request.")


def declared(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What the OpenAPI says of these statuses, of 422 and of 503, which may come of anything."""
    schema = Problem.model_json_schema()
    return {
        status: {"description": _TOLD[status], "content": {MEDIA: {"schema": schema}}}
        for status in sorted({*statuses, 422, 503})
    }


def problem(
    status: int, detail: str | None = None, wrong: list[str] | None = None, headers: Mapping[str, str] | None = None
) -> Answer:
    """The answer that tells of a problem."""
    told = Problem(
        title=HTTPStatus(status).phrase, status=status, detail=detail or _TOLD.get(status, "Try again."), wrong=wrong or []
    )
    return Answer(told.model_dump(), status, headers=headers, media_type=MEDIA)


def problem_of(error: Exception) -> Answer:
    """The same for an error of ours, of what was sent, or of HTTP."""
    match error:
        case SvodError():
            status = next(status for kind, status in _STATUS if isinstance(error, kind))
            return problem(status, str(error))
        case RequestValidationError():
            return problem(422, None, [_wrong(one) for one in error.errors()])
        case HTTPException():
            # What the framework says of a body that is no JSON tells a person less than we do.
            known = error.status_code == 400 or error.detail == HTTPStatus(error.status_code).phrase
            detail = None if known else str(error.detail)
            return problem(error.status_code, detail, headers=error.headers)
    raise error


def _wrong(one: dict[str, Any]) -> str:
    """`query limit: Input should be less than or equal to 500`. Where a value may be of several kinds, the kind that was tried
    is named as the framework calls it (`union[…]`), which tells a person nothing."""
    where = [str(part) for part in one["loc"] if "[" not in str(part)]
    return f"{' '.join(where)}: {one['msg']}"


class Told(APIRoute):
    """A route whose errors are told as problems, whatever the application does with errors elsewhere."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a request."""
        handler = super().get_route_handler()

        async def told(request: Request) -> Response:
            try:
                return await handler(request)
            except (SvodError, RequestValidationError, HTTPException) as error:
                return problem_of(error)

        return told
