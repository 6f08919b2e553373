"""`POST /api/pages`, `POST /api/files`: pages that are sent, pasted or fetched, read by a job; and `/api/jobs`."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Self

from fastapi import APIRouter, File, Query, UploadFile
from fastapi import Path as InPath
from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, WithJsonSchema, model_validator

from svod.model.page import Given
from svod.read.handed import Handed, lay_out, pasted, said, uploaded
from svod.show.rest.answers import Answer
from svod.show.rest.asking import Asked, Date, Name, Nothing, Paged, part
from svod.show.rest.problems import Told, declared
from svod.show.rest.working import JobShape, JobsShape, begun, job_record
from svod.show.web.asking import Serving, Working
from svod.show.web.jobs import HANDED, Build

_PAGES, _LONG = 100, 16_000_000  # pages of one request, and characters of one page

router = APIRouter(tags=["adding pages"], route_class=Told)

Words = Annotated[str, StringConstraints(max_length=_LONG, pattern=r"\S")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=2_000)]


def _is_moment(typed: str) -> str:
    """The moment, with a leap second as the second before: no clock that reads it knows one. Raises ValueError."""
    told = re.sub(r":60(?=[.Z+-])", ":59", typed.upper())
    datetime.fromisoformat(told)
    return told


Published = (
    Date
    | Annotated[
        str,
        StringConstraints(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9:]{8}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})$"),
        AfterValidator(_is_moment),
        WithJsonSchema({"type": "string", "format": "date-time"}),
    ]
)


class Facts(Asked):
    """What a page does not say of itself."""

    name: Annotated[Name, Field(description="What the page is to be called; else it is named by its title or first words.")] | (
        Nothing
    ) = None
    url: Address | Nothing = None
    outlet: Name | Nothing = None
    published: Published | Nothing = None
    language: Annotated[str, StringConstraints(pattern="^[a-z]{2,3}$")] | Nothing = None
    title: Name | Nothing = None

    def given(self) -> Given:
        """The same as a list beside pages has it."""
        return said(
            url=self.url, outlet=self.outlet, published=self.published, language=self.language, title=self.title
        )  # fmt: skip


class TextPage(Facts):
    """A page as plain text."""

    text: Words


class HtmlPage(Facts):
    """A page as HTML: as a browser got it."""

    html: Words


class Adding(Asked):
    """Pages to be read, and addresses to be fetched: one of both at least."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["pages"]}, {"required": ["addresses"]}]})

    pages: Annotated[list[TextPage | HtmlPage], Field(min_length=1, max_length=_PAGES)] | Nothing = None
    addresses: Annotated[list[Address], Field(min_length=1, max_length=_PAGES)] | Nothing = None
    despite_robots: Annotated[
        bool, Field(description="Read what a site's robots.txt keeps programs from, since a person asks for it.")
    ] = False

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.pages and not self.addresses:
            raise ValueError("there is nothing to add: send `pages`, `addresses` or both")
        return self


class JobsAsked(Paged):
    """What part of the list."""


@router.post("/pages", status_code=202, response_model=JobShape, responses=declared(401, 403, 413, 429))
def add(asked: Adding, serving: Serving, jobs: Working) -> Answer:
    """Adds pages as text or HTML, or fetches them. They are read and linked by a job. Private networks are not fetched from
    unless `svod serve` was started so."""
    today = datetime.now(UTC).date()
    handed = [_handed(page, today) for page in asked.pages or ()]
    work = Build(_laid(handed), tuple(asked.addresses or ()), serving.private, asked.despite_robots)
    return begun(jobs, work)


@router.post("/files", status_code=202, response_model=JobShape, responses=declared(401, 403, 413, 429))
def add_files(
    files: Annotated[list[UploadFile], File(description="Files of pages: .txt, .html, .jsonl.")], jobs: Working
) -> Answer:
    """Adds files of pages. They are read and linked by a job."""
    handed = [uploaded(file.filename or "", file.file.read()) for file in files]
    return begun(jobs, Build(_laid(handed)))


@router.get("/jobs", response_model=JobsShape, responses=declared(404))
def every_job(asked: Annotated[JobsAsked, Query()], jobs: Working) -> Answer:
    """What was asked for since the server was started, the newest first."""
    every = list(jobs.jobs())
    given, after = part(every, asked.after, asked.limit)
    return Answer({"jobs": [job_record(jobs, one) for one in given], "total": len(every), "next": after})


@router.get("/jobs/{id}", response_model=JobShape, responses=declared(404))
def one_job(id: Annotated[str, InPath(pattern="^[0-9A-Za-z_-]{1,40}$")], jobs: Working) -> Answer:  # noqa: A002
    """How far a job is, and what came of it."""
    return Answer(job_record(jobs, jobs.job(id)))


def _handed(page: TextPage | HtmlPage, today: date) -> Handed:
    if isinstance(page, HtmlPage):
        return uploaded(f"{page.name or page.title or 'page'}.html", page.html.encode("utf-8", "replace"), page.given())
    if page.name:
        return uploaded(f"{page.name}.txt", page.text.encode("utf-8", "replace"), page.given())
    return pasted(page.text, page.given(), day=today)


def _laid(handed: Sequence[Handed]) -> str:
    """A folder of our own with these files; the job removes it."""
    folder = Path(tempfile.mkdtemp(prefix="svod-"))
    lay_out(handed, folder / HANDED)
    return str(folder)
