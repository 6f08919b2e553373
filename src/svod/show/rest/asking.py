"""What may be asked: days, cursors, filters, and the chronicle that answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal, TypeVar

from fastapi import Path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic.json_schema import SkipJsonSchema

from svod.errors import BadValue, UnknownName
from svod.model.asked import Days, Role, Wanted
from svod.model.edtf import bounds
from svod.model.entry import Alteration, EntryKind
from svod.model.note import HappeningType, StatementKind
from svod.model.span import Span, spans_of
from svod.store.reader import PAGE, Reader

T = TypeVar("T")

MOST = 500  # lines, pages or hits that one answer gives
FEW = 50  # that an answer gives of each of several lists, where nothing else is asked for

_YEAR = "[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9]"  # there is no year 0000

Nothing = SkipJsonSchema[None]  # what a parameter that was left out is; nobody can send it


def _is_day(typed: str) -> str:
    date.fromisoformat(typed)
    return typed


Date = Annotated[
    str,
    StringConstraints(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    AfterValidator(_is_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]
Day = Annotated[
    Date
    | Annotated[str, StringConstraints(pattern=rf"^({_YEAR})-(0[1-9]|1[0-2])$")]
    | Annotated[str, StringConstraints(pattern=rf"^({_YEAR})$")],
    Field(description="A day, a month or a year: `2023-09-21`, `2023-09`, `2023`.", examples=["2023-09-21", "2023-09", "2023"]),
]
HAS_WORD = r"[\p{L}\p{N}]"  # a letter or a digit, of any script
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=HAS_WORD)]
Digits = Annotated[str, StringConstraints(pattern="^[0-9a-f]{1,16}$")]
Cursor = Annotated[
    str,
    StringConstraints(min_length=1, max_length=1_000),
    Field(
        description="`next` of the answer before this one: what comes after it. Opaque; it holds for the same question alone."
    ),
]
Spans = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{1,9}-[0-9]{1,9}(,[0-9]{1,9}-[0-9]{1,9}){0,99}$"),
    Field(
        description="Characters of the page's text, as every cite has them: half-open, in Unicode code points, "
        "`96-387` or `1-5,9-12`.",
        examples=["0-20", "0-5,9-12"],
    ),
]
Kind = Literal[EntryKind, StatementKind, HappeningType, Alteration]

PAGE_OF = (
    "The page's sha256, or its first digits, 8 at least; or its name, percent-encoded, its slashes as they are. A name that "
    "ends in `/text` can only be asked for by its sha256."
)
PageNamed = Annotated[str, Path(min_length=1, max_length=1_000, description=PAGE_OF)]
Known = Annotated[str, Path(pattern="^[0-9a-f]{16}$", description="Its id, 16 hex digits.")]
KnownByDigits = Annotated[str, Path(pattern="^[0-9a-f]{1,16}$", description="Its id, or so many first digits as tell it.")]


class Asked(BaseModel):
    """What stands in a query. A name that is not known is refused: a misspelt filter would else be none."""

    model_config = ConfigDict(extra="forbid")


class Paged(Asked):
    """What part of a list."""

    after: Cursor | Nothing = None
    limit: Annotated[int, Field(ge=1, le=MOST, description="So many at most.")] = PAGE


class Timed(Asked):
    """Within which days."""

    since: Day | Nothing = None
    until: Day | Nothing = None

    def days(self) -> Days:
        """From the first day of `since` to the last of `until`."""
        since, until = (bounds(day) if day else None for day in (self.since, self.until))
        return Days(since and since[0], until and until[1])


class EntriesAsked(Paged, Timed):
    """Which lines of the chronicle: those that have all of it."""

    who: Annotated[Words, Field(description="Who speaks or acts, or to whom, in any form of the name.")] | Nothing = None
    roles: Annotated[tuple[Role, ...], Field(min_length=1, max_length=4, description="In which of these `who` stands.")] = (
        "speaks",
        "told",
    )
    place: Annotated[Words, Field(description="Where it happened.")] | Nothing = None
    story: Annotated[Digits, Field(description="A story's id, or its first digits.")] | Nothing = None
    outlet: Name | Nothing = None
    kind: Annotated[Kind, Field(description="The kind of a line, or its type.")] | Nothing = None
    page: Annotated[Name, Field(description="A page on which the line rests: its sha256 or name.")] | Nothing = None

    def wanted(self, reader: Reader) -> Wanted:
        """The same as a reader of a chronicle takes it. Raises UnknownName."""
        page = reader.find(self.page) if self.page else None
        return Wanted(
            self.days(), self.who, self.place, self.story, self.outlet, self.kind, page, tuple(dict.fromkeys(self.roles))
        )


def spans_typed(typed: str) -> tuple[Span, ...]:
    """Spans as `Spans` has them. Raises BadSpan."""
    return spans_of(map(int, pair.split("-")) for pair in typed.split(","))


def after_it(after: str | None, asked: Callable[[], T]) -> T:
    """The answer to a question with a cursor. Raises UnknownName where the cursor stands for no place of this list."""
    try:
        return asked()
    except BadValue as error:
        if after is None:
            raise
        raise UnknownName("There is no such place in this list. Ask without `after`, and go on by `next`.") from error


def part(items: list[T], after: str | None, limit: int) -> tuple[list[T], str | None]:
    """So many of a list that is all there, behind a cursor that counts, and the cursor to go on with. Raises UnknownName."""
    start = int(after) if after and after.isascii() and after.isdigit() and len(after) < 10 else 0 if after is None else -1
    if start < 0 or (after is not None and start >= len(items)):
        raise UnknownName("There is no such place in this list. Ask without `after`, and go on by `next`.")
    stop = start + limit
    return items[start:stop], str(stop) if stop < len(items) else None
