"""`/add`: pages by files, by text, by address. `/jobs/ID`: how far a job is, live, and what came of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from svod.errors import InputError
from svod.model.asked import Wanted
from svod.model.entry import Problem
from svod.read.handed import SUFFIXES, said
from svod.read.opened import MAX_BYTES
from svod.show.served.asking import Reading, Serving, Working
from svod.show.served.handing import FILES, build_of, fit_ones, pasted_today
from svod.show.served.jobs import Build, Job
from svod.show.web.beside import beside
from svod.show.web.rendering import is_fragment, page, rendered

router = APIRouter()

FACTS = ("title", "outlet", "published", "url")  # what a person may say of pasted text
_LATELY = 10  # jobs that are listed
_LOOK = 0.2  # seconds between two looks at a job that is listened to
_LISTENED = 600.0  # seconds after which a listener is sent home; a browser then asks again
_OPENED = 20  # added pages whose lines are shown
_LINES = 5  # lines of the chronicle that are shown of each


@router.get("/add")
def adding(request: Request, serving: Serving, jobs: Working) -> Response:
    """The forms, and what was asked for lately."""
    return _forms(request, serving, jobs)


@router.post("/add")
async def add(request: Request, serving: Serving, jobs: Working) -> Response:
    """Takes files, text and an address, any of them, and begins a job. Where nothing of it can be a page, the forms come back
    with what was typed and what is wrong with it."""
    form = await request.form(max_files=FILES, max_fields=20, max_part_size=MAX_BYTES)
    try:
        uploads = [(one.filename or "", await one.read()) for one in form.getlist("files") if isinstance(one, UploadFile)]
        try:
            job = jobs.start(await run_in_threadpool(_work, form, [one for one in uploads if any(one)], serving.private))
        except InputError as error:
            return _forms(request, serving, jobs, wrong=str(error), typed=_typed(form), status=400)
    finally:
        await form.close()
    return RedirectResponse(f"/jobs/{job.id}", 303)


@router.get("/jobs/{job_id}")
def shown(request: Request, job_id: str, jobs: Working, reader: Reading) -> Response:
    """A job as it stands; as a fragment without what is around it."""
    job = jobs.job(job_id)
    given: dict[str, Any] = {"job": job, "ahead": jobs.ahead(job_id), "adds": isinstance(job.work, Build)}
    added = [one.page for one in job.outcome.pages if one.change != "unchanged"] if job.outcome else []
    given["told"] = [(one, lines) for one in added[:_OPENED] if (lines := reader.lines(Wanted(page=one), limit=_LINES)).entries]
    if is_fragment(request):
        return page(request, "_job.html", **given)
    return page(request, "job.html", opened=beside(request, reader), **given)


@router.post("/jobs/{job_id}/stop")
def stop(job_id: str, jobs: Working) -> Response:
    """Stops a job that is not over."""
    jobs.stop(job_id)
    return RedirectResponse(f"/jobs/{job_id}", 303)


@router.get("/jobs/{job_id}/events")
def events(request: Request, job_id: str, jobs: Working) -> Response:
    """What a job is at, as server-sent events: one whenever that changes, and a last one when it is over."""
    jobs.job(job_id)  # refuses one that there is not

    def told(job: Job) -> dict[str, Any]:
        words = rendered(request, "_job_now.html", job=job, ahead=jobs.ahead(job_id)).strip()
        return {"state": job.state, "over": job.over, "done": job.done, "total": job.total, "stage": job.stage, "words": words}

    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_events(lambda: jobs.job(job_id), told), media_type="text/event-stream", headers=headers)


async def _events(look: Callable[[], Job], told: Callable[[Job], dict[str, Any]]) -> AsyncIterator[str]:
    """Looks at a job, which costs nothing, until it is over; a thread that waited for each listener would cost one."""
    turn = -1
    for _ in range(int(_LISTENED / _LOOK)):
        job = look()
        if job.turn != turn:
            turn = job.turn
            yield f"data: {json.dumps(told(job))}\n\n"
        if job.over:
            return
        await asyncio.sleep(_LOOK)


def _work(form: FormData, uploads: list[tuple[str, bytes]], private: bool) -> Build:
    """The work that a form asks for. Raises InputError where nothing of it can be done."""
    handed, unfit = fit_ones(uploads)
    typed = _typed(form)
    if typed["text"].strip():
        try:
            handed.append(pasted_today(typed["text"], said(**{fact: typed[fact] for fact in FACTS})))
        except InputError as error:
            if typed["text"] and not uploads:
                raise
            unfit.append(Problem(typed["title"] or "Text", "read", str(error)))
    addresses = typed["address"].split()
    return build_of(handed, addresses, private=private, despite_robots=typed["despite_robots"] != "", unfit=unfit)


def _typed(form: FormData) -> dict[str, str]:
    """The fields of the form, those that are missing empty; a file where words belong is none. Browsers send lines with both of
    the marks that end one."""
    fields = ("text", "address", "despite_robots", *FACTS)
    return {name: value.replace("\r\n", "\n") if isinstance(value := form.get(name, ""), str) else "" for name in fields}


def _forms(
    request: Request,
    serving: Serving,
    jobs: Working,
    *,
    wrong: str = "",
    typed: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    return page(
        request,
        "adding.html",
        status=status,
        wrong=wrong,
        typed=typed or dict.fromkeys(("text", "address", "despite_robots", *FACTS), ""),
        jobs=jobs.jobs()[:_LATELY],
        accepted=",".join((*SUFFIXES, ".csv")),
        most_files=FILES,
        most_bytes=serving.rules.body,
        locked=serving.rules.locks(request.cookies),
        private=serving.private,
    )
