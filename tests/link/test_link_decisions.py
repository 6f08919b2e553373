"""A decision finds its words just where they stood, once, or it waits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svod.link.decisions import replay
from svod.model.chronicle import Card, Reading
from svod.model.entry import Decision
from svod.model.note import Happening, Note, Sentence, Statement, Time
from svod.model.span import Span
from svod.model.text import Block, Fact, Text

WORDS = "В мае Лунёв сказал, что в мае будет мост. В мае Вельц молчала."
FIRST, SECOND = Span(0, 41), Span(42, len(WORDS))


def page(content: str = WORDS, sha256: str = "a" * 64, was: str | None = None, retired: bool = False) -> Reading:
    """A page with two sentences, each with a date and what it dates; a statement of Лунёв in the first."""
    text = Text(sha256, content, "plain@1", (Block(Span(0, len(content)), "body", "by hand"),), Fact("ru", "by hand"))
    month = Time("2031-05")
    notes = [
        Note(text.cite(FIRST), Sentence(), "s@1", "r"),
        Note(text.cite(SECOND), Sentence(), "s@1", "r"),
        Note(text.cite(Span(0, 5)), month, "t@1", "r"),
        Note(text.cite(Span(42, 47)), month, "t@1", "r"),
        Note(text.cite(Span(24, 40)), Statement("indirect", ("Гордей Лунёв",), date="2031-05"), "q@1", "r"),
        Note(text.cite(SECOND), Happening("other", date="2031-05"), "h@1", "r"),
    ]
    return Reading(Card(sha256, ("a.txt",), "text/plain", "utf-8", 9, was=was, retired=retired), text, tuple(notes))


def drawn(reading: Reading) -> list[str]:
    """Each note that has a date as `words: date`."""
    notes = (note for note in reading.notes if not isinstance(note.value, Sentence))
    return [f"{note.cite.text}: {getattr(note.value, 'date', getattr(note.value, 'value', None))}" for note in notes]


def wrong_date(start: int, stop: int, instead: str, around: int = 40) -> Decision:
    before, after = WORDS[max(0, start - around) : start], WORDS[stop : stop + around]
    return Decision("wrong_date", "a" * 64, WORDS[start:stop], before, after, instead)


def test_what_a_wrong_date_dated_in_its_sentence_is_dated_anew_and_nothing_else() -> None:
    replayed = replay([page()], [wrong_date(0, 5, "2032-05")])
    assert drawn(replayed.readings[0]) == [
        "В мае: 2032-05",
        "В мае: 2031-05",
        "в мае будет мост: 2032-05",
        "В мае Вельц молчала.: 2031-05",
    ]


def test_a_date_that_is_not_known_leaves_what_it_dated_open() -> None:
    replayed = replay([page()], [wrong_date(42, 47, "")])
    assert drawn(replayed.readings[0]) == ["В мае: 2031-05", "в мае будет мост: 2031-05", "В мае Вельц молчала.: None"]


def test_the_date_of_a_statement_can_be_wrong_alone() -> None:
    replayed = replay([page()], [wrong_date(24, 40, "2030")])
    assert drawn(replayed.readings[0])[:3] == ["В мае: 2031-05", "В мае: 2031-05", "в мае будет мост: 2030"]


def test_words_that_stand_twice_with_too_little_around_them_are_put_nowhere() -> None:
    decision = replace(wrong_date(0, 5, "2032-05", around=0), after=" ")
    replayed = replay([page()], [decision])
    assert (replayed.orphans, replayed.readings, replayed.standing) == (frozenset({decision.id}), (page(),), ())


@pytest.mark.parametrize("change", [{"before": "x"}, {"after": "x"}, {"words": "в июне"}, {"words": ""}, {"page": "b" * 64}])
def test_words_that_do_not_stand_as_they_stood_are_put_nowhere(change: dict[str, str]) -> None:
    decision = replace(wrong_date(0, 5, "2032-05"), **change)  # type: ignore[arg-type]
    replayed = replay([page()], [decision])
    assert (replayed.orphans, replayed.readings) == (frozenset({decision.id}), (page(),))


def test_a_later_version_takes_over_what_was_decided_where_the_words_stand() -> None:
    old, new = page(retired=True), page(WORDS + " Да.", "b" * 64, was="a" * 64)
    decision = replace(wrong_date(0, 5, "2032-05"), after=WORDS[5:9])
    replayed = replay([old, new], [decision])
    assert [drawn(reading)[0] for reading in replayed.readings] == ["В мае: 2032-05", "В мае: 2032-05"]
    assert [one.page for one in replayed.standing] == ["b" * 64]
    assert replayed.orphans == frozenset()


def test_a_page_that_is_gone_keeps_what_was_decided_of_it() -> None:
    decision = wrong_date(0, 5, "2032-05")
    assert replay([page(retired=True)], [decision]).orphans == frozenset()


def test_the_later_of_two_decisions_on_the_same_words_stands() -> None:
    early = replace(wrong_date(0, 5, "2032-05"), made_at="2031-06-01")
    late = replace(wrong_date(0, 5, "2033-05"), made_at="2031-06-02")
    for order in ([early, late], [late, early]):
        assert drawn(replay([page()], order).readings[0])[0] == "В мае: 2033-05"


@given(st.text(), st.text(), st.text())
def test_no_decision_is_ever_put_on_words_other_than_its_own(words: str, before: str, after: str) -> None:
    decision = Decision("wrong_date", "a" * 64, words, before, after, "2032")
    replayed = replay([page()], [decision])
    assert decision.id in replayed.orphans or before + words + after in WORDS
