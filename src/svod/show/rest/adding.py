"""`POST /api/pages`, `/api/files`, `/api/addresses`: pages that are sent or fetched, read by a job; and `/api/jobs`."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, File, Query, UploadFile
from fastapi import Path as InPath
from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema

from svod.read.handed import HTML_ENDINGS, TEXT_ENDINGS, Handed, said, uploaded
from svod.show.rest.answers import Answer
from svod.show.rest.asking import Asked, Date, Name, Paged, part
from svod.show.rest.problems import Told, declared
from svod.show.rest.working import JobShape, JobsShape, begun, job_record
from svod.show.served.asking import Serving, Working
from svod.show.served.handing import ADDRESSES, FILES, build_of, fit_ones, pasted_today

router = APIRouter(tags=["adding pages"], route_class=Told)


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


class PageSent(Asked):
    """A page, and what it does not say of itself."""

    content: Annotated[str, Field(min_length=1, description="Its text, or its HTML as a browser got it.")]
    media_type: Literal["text/plain", "text/html"] = "text/plain"
    name: (
        Annotated[
            str,
            StringConstraints(min_length=1, max_length=200, pattern=r"^[^/\\]+$"),
            Field(
                description="What it is to be called, without folders; one that is there gets a new version. Else named by "
                "its title or first words, never as another page is."
            ),
        ]
        | None
    ) = None
    url: Name | None = None
    outlet: Name | None = None
    published: Published | None = None
    language: Annotated[str, StringConstraints(pattern="^[a-z]{2,3}$")] | None = None
    title: Name | None = None

    def handed(self) -> Handed:
        """The file that it is laid out as. Raises UnreadablePage."""
        given = said(url=self.url, outlet=self.outlet, published=self.published, language=self.language, title=self.title)
        html = self.media_type == "text/html"
        if not self.name:
            return pasted_today(self.content, given, html=html)
        endings = HTML_ENDINGS if html else TEXT_ENDINGS
        name = self.name if self.name.lower().endswith(endings) else self.name + endings[0]
        return uploaded(name, self.content.encode("utf-8", "replace"), given)


class PagesSent(Asked):
    """Pages to be read."""

    pages: Annotated[list[PageSent], Field(min_length=1, max_length=FILES)]


class AddressesSent(Asked):
    """Addresses whose pages are to be fetched and read."""

    addresses: Annotated[list[Annotated[str, Field(min_length=1, max_length=2_000)]], Field(min_length=1, max_length=ADDRESSES)]
    despite_robots: Annotated[
        bool, Field(strict=True, description="Read what a site's robots.txt keeps programs from, since a person asks for it.")
    ] = False


class JobsAsked(Paged):
    """What part of the list."""


@router.post("/pages", status_code=202, response_model=JobShape, responses=declared(400, 401, 403, 413, 429))
def add(asked: PagesSent, jobs: Working) -> Answer:
    """Adds pages as text or HTML. They are read and linked by a job."""
    return begun(jobs, build_of([page.handed() for page in asked.pages]))


@router.post("/addresses", status_code=202, response_model=JobShape, responses=declared(400, 401, 403, 413, 429))
def add_addresses(asked: AddressesSent, serving: Serving, jobs: Working) -> Answer:
    """Fetches pages and adds them, by a job. Private networks are not fetched from unless `svod serve` was started so; what is
    no address of a page is told in the job's outcome."""
    return begun(
        jobs, build_of([], asked.addresses, private=serving.private, despite_robots=asked.despite_robots)
    )  # fmt: skip


@router.post("/files", status_code=202, response_model=JobShape, responses=declared(400, 401, 403, 413, 429))
def add_files(
    files: Annotated[list[UploadFile], File(max_length=FILES, description="Files of pages: .txt, .html, .jsonl.")],
    jobs: Working,
) -> Answer:
    """Adds files of pages, by a job. Those that can be no pages are told in its outcome."""
    handed, unfit = fit_ones((file.filename or "", file.file.read()) for file in files)
    return begun(jobs, build_of(handed, unfit=unfit))


@router.get("/jobs", name="jobs", response_model=JobsShape, responses=declared(404))
def every_job(asked: Annotated[JobsAsked, Query()], jobs: Working) -> Answer:
    """What was asked for since the server was started, the newest first."""
    every = list(jobs.jobs())
    given, after = part(every, asked.after, asked.limit)
    return Answer({"jobs": [job_record(jobs, one) for one in given], "total": len(every), "next": after})


@router.get("/jobs/{id}", name="job", response_model=JobShape, responses=declared(404))
def one_job(id: Annotated[str, InPath(pattern="^[0-9A-Za-z_-]{1,40}$")], jobs: Working) -> Answer:  # noqa: A002
    """How far a job is, and what came of it."""
    return Answer(job_record(jobs, jobs.job(id)))
