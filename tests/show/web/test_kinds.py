"""What kinds of lines are called."""

from __future__ import annotations

from dataclasses import replace

from svod.model.entry import Entry
from svod.model.span import Cite, Span
from svod.show.tongues.words import tongue
from svod.show.web.kinds import called_kinds

LINE = Entry(
    "event", "2024-06-05", "happened", "до", (Cite("ab" * 32, (Span(3, 5),), ("до",)),), (), (), None, "0" * 16, 1, 1, "meeting"
)


def test_a_line_is_of_the_nearest_kind_that_is_known() -> None:
    called = called_kinds(tongue("en"))["line_kind"]
    assert called(LINE) == "meeting"
    assert called(replace(LINE, type=None)) == "events"
    assert called(replace(LINE, type="statement")) == "a statement was made"
    assert called(replace(LINE, kind="statement", type="no_comment")) == "no comment"


def test_kinds_are_named_in_the_readers_language() -> None:
    called = called_kinds(tongue("ru"))["kind_name"]
    assert called("statement") == "заявления"
    assert called("alteration") == "правки издания"
