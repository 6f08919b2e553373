"""`/problems`: what went wrong or was set right, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from svod.model.entry import Problem
from svod.show.served.asking import Reading
from svod.show.web.beside import beside
from svod.show.web.rendering import page
from svod.show.web.typed import Words

router = APIRouter()

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Met:
    """A problem, and the page (sha256) that it is of, None where that is none."""

    problem: Problem
    page: str | None


@router.get("/problems")
def problems(
    request: Request, reader: Reading, severity: Words = "", start: Annotated[int, Query(ge=0, le=10**9)] = 0
) -> Response:
    """All problems, or those of one severity, a hundred at once."""
    every = reader.problems()
    wanted = [one for one in every if severity not in ("error", "notice") or one.severity == severity]
    here = wanted[start : start + _AT_ONCE]
    pages = reader.pages_named({one.where for one in here})
    shown = [Met(one, pages.get(one.where)) for one in here]
    return page(
        request, "problems.html", opened=beside(request, reader), problems=shown, every=len(every), start=start,
        errors=sum(one.severity == "error" for one in every), severity=severity,
        before=max(0, start - _AT_ONCE) if start else None,
        after=start + _AT_ONCE if start + _AT_ONCE < len(wanted) else None,
    )  # fmt: skip
