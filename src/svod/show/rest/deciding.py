"""`/api/decisions`: what people correct, kept as data, replayed at every build; and `/api/problems`, what failed."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Query
from pydantic import Field, StringConstraints

from svod.errors import BadDecision, BadValue, UnknownName
from svod.model.entry import Decision
from svod.show.correcting import about_pages, about_words, called_by
from svod.show.rest.answers import Answer
from svod.show.rest.asking import Asked, Known, Paged, Spans, part, spans_typed
from svod.show.rest.pages import in_order
from svod.show.rest.problems import Told, declared
from svod.show.rest.shapes_links import Decisions, Problems
from svod.show.rest.working import JobShape, begun, problem_record
from svod.show.served.asking import Reading, Working
from svod.show.served.jobs import Correct, TakeBack
from svod.store.reader import Reader

router = APIRouter(tags=["corrections"], route_class=Told)

PageTyped = Annotated[str, Field(min_length=1, max_length=1_000, description="The page: its sha256, first digits, or name.")]
By = Annotated[
    str, StringConstraints(min_length=1, max_length=200, pattern=r"\S"), Field(description="Who decides; it is shown with it.")
]


class AboutWords(Asked):
    """A correction about words of a page, which are named by a cite."""

    kind: Literal[
        "wrong_speaker", "wrong_date", "not_a_statement", "not_same_person", "not_same_name", "same_name"
    ]  # fmt: skip
    page: PageTyped
    spans: Spans
    instead: Annotated[
        str,
        Field(
            max_length=500,
            description="wrong_speaker: who said it, `;` between several, empty for unknown. wrong_date: a day, month, year or "
            "interval, empty for unknown. not_same_person, not_same_name, same_name: the other name. Else empty.",
        ),
    ] = ""
    who: By


class AboutPage(Asked):
    """A correction about a page and the story of another one."""

    kind: Literal["split_story", "join_story"]
    page: PageTyped
    instead: PageTyped
    who: By


Correction = Annotated[AboutWords | AboutPage, Body(discriminator="kind")]


class ListAsked(Paged):
    """What part of the list."""


@router.get("/decisions", response_model=Decisions, responses=declared(404))
def decisions(asked: Annotated[ListAsked, Query()], reader: Reading) -> Answer:
    """What people corrected, in the order in which they did, and whether its words are gone."""
    every, orphans = list(reader.decisions()), reader.orphans()
    given, after = part(every, asked.after, asked.limit)
    return Answer({
        "decisions": [_record(one, orphans) for one in given], "total": len(every), "next": after
    })  # fmt: skip


@router.post("/decisions", status_code=202, response_model=JobShape, responses=declared(400, 401, 403, 404, 409, 413, 429))
def correct(asked: Correction, reader: Reading, jobs: Working) -> Answer:
    """Corrects what was read wrong. It is kept with the exact words that it is about and replayed at every build; the pages are
    linked again by a job, at whose end it shows."""
    return begun(jobs, Correct(decision_of(reader, asked)))


@router.delete(
    "/decisions/{id}", status_code=202, response_model=JobShape, responses=declared(401, 403, 404, 409, 413, 429)
)  # fmt: skip
def take_back(id: Known, reader: Reading, jobs: Working) -> Answer:  # noqa: A002
    """Takes a correction back; the pages are linked again by a job."""
    if all(one.id != id for one in reader.decisions()):
        raise UnknownName(f"The chronicle has no decision {id!r}. GET /api/decisions lists those that there are.")
    return begun(jobs, TakeBack(id))


@router.get("/problems", response_model=Problems, responses=declared(404))
def problems(asked: Annotated[ListAsked, Query()], reader: Reading) -> Answer:
    """What could not be read, or was set right, by place."""
    every = list(reader.problems())
    given, after = part(every, asked.after, asked.limit)
    return Answer({"problems": [problem_record(one) for one in given], "total": len(every), "next": after})


def decision_of(reader: Reader, asked: AboutWords | AboutPage) -> Decision:
    """The decision that was sent. Raises UnknownName, BadSpan, or BadDecision where it would change nothing."""
    page = reader.find(asked.page)
    if isinstance(asked, AboutPage):
        return about_pages(asked.kind, page, reader.find(asked.instead), asked.who)
    found = reader.part([page])
    reading = found.by_page[page]
    place = reading.text.cite(*in_order(spans_typed(asked.spans)))
    try:
        return about_words(found, reading, place, asked.kind, asked.instead, asked.who, called_by(reader))
    except BadValue as error:  # of a date that no calendar has; what else is sent is checked before
        raise BadDecision(str(error)) from error


def _record(one: Decision, orphans: frozenset[str]) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "page": one.page,
        "words": one.words,
        "before": one.before,
        "after": one.after,
        "instead": one.instead,
        "who": one.who,
        "made_at": one.made_at,
        "orphan": one.id in orphans,
    }
