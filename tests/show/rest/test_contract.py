"""What the OpenAPI says is what comes, whatever is sent: every operation, by every check that schemathesis has.

Nothing is left out but this: a job that is begun here is never done, so that the chronicle stays what it is and the test ends.
What jobs do stands in test_writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from schemathesis.openapi import from_asgi
from schemathesis.specs.openapi.checks import negative_data_rejection

from svod.show.rest import router
from svod.show.served.asking import Served
from svod.show.served.jobs import Job, Jobs, Work
from svod.show.served.safety import App, Receive, Scope, Send
from svod.show.web.app import made
from tests.show.rest.conftest import ADDRESS

_OTHER_LETTERS = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f]")
EACH = 10  # requests of each kind that are made up for an operation, beside those at the edges of its schema


class Idle(Jobs):
    """Jobs that are taken and never begun."""

    def start(self, work: Work) -> Job:
        job = Job(f"job{len(self._jobs)}", work, datetime.now(UTC))
        self._jobs[job.id] = job
        return job


# What a file, an address or a text must be to be a page is in no schema: `report.docx` is sent well and refused all the same.
FIT = {
    "include-name": ["POST /api/files", "POST /api/addresses", "POST /api/pages"],
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "413", "422", "429"]}},
}
described = FastAPI(openapi_url="/api/openapi.json")
described.include_router(router)
schema = from_asgi(
    "/api/openapi.json",
    described,
    config=schemathesis.Config.from_dict({"base-url": ADDRESS, "headers": {"Host": "127.0.0.1"}, "operations": [FIT]}),
)


@pytest.fixture(scope="module")
def served(built: Path) -> Iterator[FastAPI]:
    """The application that is asked. Its schema is read before there is a chronicle, since each operation is a test."""
    app = made(Served(str(built / "chronicle.db")))
    app.state.jobs = Idle(str(built / "chronicle.db"))
    yield app
    app.state.reader.close()


@pytest.fixture(scope="module")
def asked(served: FastAPI) -> App:
    """The same, which starts and ends with these tests, not with each of them."""

    async def asking(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await served(scope, receive, send)
            return
        for moment in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{moment}.complete"})

    return asking


@schema.parametrize()
@settings(max_examples=EACH, deadline=None, suppress_health_check=list(HealthCheck), database=None)
def test_what_comes_is_what_is_declared(case: schemathesis.Case[Any], asked: App) -> None:
    case.call_and_validate(app=asked, excluded_checks=[negative_data_rejection] if _is_misread(case) else [])


def _is_misread(case: schemathesis.Case[Any]) -> bool:
    r"""Whether a value holds letters of another script than Latin: schemathesis takes our pattern of a word, `\p{L}`, for Latin
    letters alone, and a Cyrillic word, which it finds among our constants, for one that must be refused."""
    return any(isinstance(one, str) and _OTHER_LETTERS.search(one) for one in dict(case.query or {}).values())


def test_the_application_tells_of_all_of_it_and_of_nothing_else(served: FastAPI) -> None:
    assert served.openapi()["paths"] == described.openapi()["paths"]


@pytest.mark.parametrize(
    ("listed", "key", "opened", "by"),
    [
        ("/api/entries", "entries", "/api/entries/{id}", "id"),
        ("/api/stories", "stories", "/api/stories/{id}", "id"),
        ("/api/stories", "stories", "/api/stories/{id}/differences", "id"),
        ("/api/positions", "positions", "/api/positions/{id}", "id"),
        ("/api/pages", "pages", "/api/pages/{page}", "sha256"),
        ("/api/pages", "pages", "/api/pages/{page}/text", "sha256"),
    ],
)
def test_all_there_is_comes_as_declared(asked: App, listed: str, key: str, opened: str, by: str) -> None:
    answer = schema[listed]["GET"].Case(query={"limit": 500}).call_and_validate(app=asked)
    for one in answer.json()[key]:
        parameter = opened.partition("{")[2].partition("}")[0]
        case = schema[opened]["GET"].Case(path_parameters={parameter: one[by]})
        assert case.call_and_validate(app=asked).status_code == 200


def test_what_one_answer_gives_is_known_to_the_next(asked: App) -> None:
    class Linked(schema.as_state_machine()):  # type: ignore[misc] # made of the schema
        def get_call_kwargs(self, case: schemathesis.Case[Any]) -> dict[str, object]:
            return {"app": asked}

    Linked.run(settings=settings(max_examples=8, stateful_step_count=6, deadline=None, suppress_health_check=list(HealthCheck)))
