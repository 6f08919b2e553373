"""`/api/decisions`: what people correct, kept as data, replayed at every build; and `/api/problems`, what failed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Query
from pydantic import Field, StringConstraints

from svod.errors import BadDecision, BadValue, UnknownName
from svod.model.chronicle import Reading as OnePage
from svod.model.edtf import bounds, of_timex
from svod.model.entry import Decision
from svod.model.span import Cite
from svod.show.rest.answers import Answer
from svod.show.rest.asking import Asked, Known, Paged, Spans, part, spans_typed
from svod.show.rest.pages import AROUND, in_order
from svod.show.rest.problems import Told, declared
from svod.show.rest.shapes_links import Decisions, Problems
from svod.show.rest.working import JobShape, begun, problem_record
from svod.show.web.asking import Reading, Working
from svod.show.web.jobs import Correct, TakeBack
from svod.store.reader import Reader

_NAMING = ("not_same_person", "not_same_name", "same_name")  # the decisions that tell a name from another one
_ABOUT = {"wrong_date": ("time", "statement", "happening"), **dict.fromkeys(_NAMING, ("name",))}  # else a statement

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


@router.post("/decisions", status_code=202, response_model=JobShape, responses=declared(401, 403, 404, 409, 413, 429))
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
    page, made = reader.find(asked.page), datetime.now(UTC).isoformat(timespec="seconds")
    if isinstance(asked, AboutPage):
        other = reader.find(asked.instead)
        if other == page:
            raise BadDecision("A page can neither join nor leave itself. Name another page of the story.")
        return Decision(asked.kind, page, instead=other, who=asked.who, made_at=made)
    reading = reader.part([page]).by_page[page]
    content = reading.text.content
    place = reading.text.cite(*in_order(spans_typed(asked.spans)))
    _check(reader, reading, place, asked)
    words, before = content[place.start : place.stop], content[max(0, place.start - AROUND) : place.start]
    return Decision(
        asked.kind, page, words, before, content[place.stop : place.stop + AROUND], asked.instead, asked.who, made
    )  # fmt: skip


def _check(reader: Reader, reading: OnePage, place: Cite, asked: AboutWords) -> None:
    """Raises BadDecision where no note of the kind stands just there, the date is none, or nobody bears the other name."""
    wanted = _ABOUT.get(asked.kind, ("statement",))
    notes = [note for note in reading.notes if note.kind in wanted]
    if all((note.cite.start, note.cite.stop) != (place.start, place.stop) for note in notes):
        near = sorted(notes, key=lambda note: abs(note.cite.start - place.start))[:3]
        cites = ", ".join(f"{reading.name}:{note.cite.place}" for note in near) or "none on this page"
        raise BadDecision(f"No {' or '.join(wanted)} stands just at {place.place}. The nearest: {cites}.")
    if asked.kind == "wrong_date" and asked.instead and not _is_date(asked.instead):
        raise BadDecision(f"{asked.instead!r} is no date: send 2023-09-21, 2023-09, 2023, an interval 2020/2022, or nothing.")
    if asked.kind in _NAMING and not _is_name(reader, asked.instead):
        raise BadDecision(f"Nobody is called {asked.instead!r} on any page. GET /api/names?typed= tells who is called how.")


def _is_date(typed: str) -> bool:
    try:
        return of_timex(typed) is not None or bounds(typed) is not None
    except (ValueError, BadValue):  # a week or a day that no calendar has
        return False


def _is_name(reader: Reader, typed: str) -> bool:
    told = typed.casefold().replace("ё", "е").split()
    return any(
        name.casefold().replace("ё", "е").split() == told
        for one in (reader.bearers(typed) if told else ())
        for name in (one.name, *one.forms)
    )


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
