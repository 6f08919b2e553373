"""Jobs as REST tells them: what takes longer than a request, and how far it is."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from svod.show.rest.answers import Answer
from svod.show.rest.problems import problem
from svod.show.rest.shapes import Id, Next, Sha256, Shape, Total
from svod.show.rest.shapes_links import ProblemKept
from svod.show.served.jobs import Build, Correct, Job, Jobs, State, TakeBack, TooMany, Work
from svod.store.base import Change


class AddedPage(Shape):
    """A page that a job has read: its name, and whether that was new."""

    page: str
    sha256: Sha256
    change: Change


class OutcomeShape(Shape):
    """What came of it."""

    pages: list[AddedPage]
    new: int
    changed: int
    unchanged: int
    problems: list[ProblemKept]
    untold: Annotated[int, Field(description="Problems beyond those that are named.")]


class JobShape(Shape):
    """A job as it stands at this moment."""

    id: str
    work: Literal["add", "correct", "take_back"]
    decision: Annotated[Id | None, Field(description="The decision that it keeps or takes back.")]
    state: State
    stage: Annotated[str, Field(description="What it is at, as `svod flow` names it, or `fetch`; empty before it is begun.")]
    done: int
    total: Annotated[int | None, Field(description="Null where it is not known.")]
    ahead: Annotated[int, Field(description="Jobs that are done before it is begun.")]
    asked: datetime
    started: datetime | None
    ended: datetime | None
    message: Annotated[str, Field(description="Where it did not end well: what was wrong, and what to do.")]
    outcome: OutcomeShape | None


class JobsShape(Shape):
    """Jobs, the newest first. They are known until the server is stopped, the last hundred of them."""

    jobs: list[JobShape]
    total: Total
    next: Next


def job_record(jobs: Jobs, job: Job) -> dict[str, Any]:
    """A job as JSON has it."""
    outcome = job.outcome
    return {
        "id": job.id,
        "work": _work(job.work),
        "decision": _decision(job.work),
        "state": job.state,
        "stage": job.stage,
        "done": job.done,
        "total": job.total,
        "ahead": jobs.ahead(job.id),
        "asked": job.asked.isoformat(),
        "started": job.started.isoformat() if job.started else None,
        "ended": job.ended.isoformat() if job.ended else None,
        "message": job.message,
        "outcome": outcome
        and {
            "pages": [{"page": one.label, "sha256": one.page, "change": one.change} for one in outcome.pages],
            "new": outcome.new,
            "changed": outcome.changed,
            "unchanged": outcome.unchanged,
            "problems": [problem_record(one) for one in outcome.problems],
            "untold": outcome.untold,
        },
    }


def problem_record(one: Any) -> dict[str, Any]:
    """A failure as JSON has it."""
    return {"where": one.where, "stage": one.stage, "what": one.what, "severity": one.severity}


def begun(jobs: Jobs, work: Work) -> Answer:
    """Begins it: 202 with the job and where to ask how far it is; 429 where too much waits already."""
    try:
        job = jobs.start(work)
    except TooMany as error:
        return problem(429, str(error))
    return Answer(job_record(jobs, job), 202, headers={"Location": f"/api/jobs/{job.id}"})


def _work(work: Work) -> str:
    match work:
        case Build():
            return "add"
        case Correct():
            return "correct"
        case TakeBack():
            return "take_back"


def _decision(work: Work) -> str | None:
    match work:
        case Correct():
            return work.decision.id
        case TakeBack():
            return work.decision
        case Build():
            return None
