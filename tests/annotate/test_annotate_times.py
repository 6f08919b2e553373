"""Times as notes: which blocks are read, and what a note says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from svod.annotate.context import Context
from svod.annotate.times import find
from svod.lang.base import FoundTime, Language
from svod.lang.ru.times import find as find_russian
from svod.model.note import Time
from svod.model.span import Span
from svod.model.text import Block, Fact, Role, Text

LINES: tuple[tuple[Role, str], ...] = (
    ("title", "Лунёв прибыл 10 марта"),
    ("date", "12 марта 2031, 14:05"),
    ("standfirst", "Встреча пройдёт в пятницу"),
    ("body", "Накануне Вельц покинула Тарсию."),
    ("caption", "Вельц 11 марта. Фото: «Меридиан»"),
    ("teaser", "15 марта откроют мост"),
)


class Russian:
    """The one name of a language that times need."""

    def times(self, content: str, spans: Sequence[Span], published: date | None) -> tuple[FoundTime, ...]:
        return find_russian(content, spans, published)


def context(published: str | None) -> Context:
    content, blocks, start = "\n".join(line for _, line in LINES), [], 0
    for role, line in LINES:
        blocks.append(Block(Span(start, start + len(line)), role, "drawn by hand"))
        start += len(line) + 1
    day = Fact(published, "drawn by hand") if published else None
    text = Text("0" * 64, content, "plain@1", tuple(blocks), Fact("ru", "drawn by hand"), published=day)
    return Context(text, cast(Language, Russian()), ())


def test_times_are_noted_in_date_line_standfirst_and_body_alone() -> None:
    notes = list(find(context("2031-03-12")))
    assert [(note.cite.text, note.value) for note in notes] == [
        ("12 марта 2031, 14:05", Time("2031-03-12T14:05")),
        ("в пятницу", Time("2031-03-14", anchor="published")),
        ("Накануне", Time("2031-03-11", anchor="published")),
    ]
    assert notes[2].because == "накануне, counted from the day of publication"
    assert {note.by for note in notes} == {"times@2"}


def test_without_a_day_of_publication_only_written_years_are_noted() -> None:
    assert [note.cite.text for note in find(context(None))] == ["12 марта 2031, 14:05"]


def test_the_stamp_before_a_titles_words_is_its_date_and_the_title_is_not() -> None:
    line = "12.03.2031 10:03 : Лунёв прибыл 10 марта"
    title = Span(line.index("Лунёв"), len(line))
    text = Text("0" * 64, line, "plain@1", (Block(Span(0, len(line)), "title", "drawn by hand"),), Fact("ru", "drawn by hand"))
    dated = replace(text, title=Fact(title.of(line), "drawn by hand", text.cite(title)))
    assert [(note.cite.text, note.value) for note in find(Context(dated, cast(Language, Russian()), ()))] == [
        ("12.03.2031 10:03", Time("2031-03-12T10:03")),
    ]
    assert not list(find(Context(text, cast(Language, Russian()), ())))
