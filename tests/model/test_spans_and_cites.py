"""A place is exact: no slice is clamped in silence, and a cite says when its words are gone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svod.errors import BadCite, BadSpan
from svod.lang import language
from svod.model.cites import cites_of
from svod.model.note import Name, Note, Statement
from svod.model.span import Cite, Span, overlap, parse_place, spans_of

PAGE = "f" * 64
TEXT = "Лунёв сказал: переговоры будут. Вельц молчала."
RUSSIAN = language("ru")
assert RUSSIAN
any_text = st.text(st.characters(codec=None), min_size=1) | st.sampled_from(RUSSIAN.examples())


@st.composite
def cites(draw: st.DrawFn) -> tuple[str, Cite]:
    """A text and one to three places in it."""
    content = draw(st.lists(any_text, min_size=1, max_size=3).map(" ".join))
    ends = sorted(draw(st.sets(st.integers(0, len(content)), min_size=2, max_size=6)))
    spans = [Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False)]
    return content, Cite.of(PAGE, content, *spans)


@pytest.mark.parametrize(("start", "stop"), [(0, 0), (5, 4), (-1, 3), (-3, -1)])
def test_a_span_is_never_empty_nor_reversed_nor_before_its_text(start: int, stop: int) -> None:
    with pytest.raises(BadSpan, match="is no span"):
        Span(start, stop)


@pytest.mark.parametrize(("other", "shared"), [((0, 2), 0), ((0, 3), 0), ((0, 5), 2), ((4, 6), 2), ((3, 9), 6), ((9, 12), 0)])
def test_two_spans_share_the_characters_that_stand_in_both(other: tuple[int, int], shared: int) -> None:
    one = Span(3, 9)
    assert one.overlap(Span(*other)) == Span(*other).overlap(one) == shared
    assert overlap([one, Span(20, 22)], [Span(*other), Span(21, 30)]) == shared + 1


def test_a_span_never_reaches_past_its_text() -> None:
    assert Span(0, 5).of(TEXT) == "Лунёв"
    with pytest.raises(BadSpan, match=f"the text, which has {len(TEXT)} characters"):
        Span(40, len(TEXT) + 1).of(TEXT)


@pytest.mark.parametrize(
    ("a", "b", "holds", "meets"),
    [
        ((1, 5), (1, 5), True, True),
        ((1, 5), (2, 4), True, True),
        ((2, 4), (1, 5), False, True),
        ((1, 5), (4, 6), False, True),
        ((1, 5), (5, 6), False, False),
    ],
)
def test_spans_hold_and_meet_each_other(a: tuple[int, int], b: tuple[int, int], holds: bool, meets: bool) -> None:
    assert (Span(*a).holds(Span(*b)), Span(*a).meets(Span(*b)), Span(*b).meets(Span(*a))) == (holds, meets, meets)


@pytest.mark.parametrize("spans", [[(5, 8), (1, 3)], [(1, 5), (4, 8)], []])
def test_the_spans_of_a_cite_stand_in_order_and_apart(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(BadCite):
        Cite.of(PAGE, TEXT, *spans_of(spans))


def test_a_cite_holds_the_words_of_its_spans_and_no_others() -> None:
    with pytest.raises(BadCite, match="as long as its spans"):
        Cite(PAGE, (Span(0, 5),), ("Лунёва",))
    with pytest.raises(BadCite, match="the words of each span"):
        Cite(PAGE, (Span(0, 5), Span(6, 7)), ("Лунёв",))


def test_a_cite_reads_as_people_read_and_type_it() -> None:
    cite = Cite.of(PAGE, "Лунёв\n сказал", Span(0, 5), Span(5, 13))
    assert (cite.text, cite.place, cite.start, cite.stop) == ("Лунёв … сказал", "0-5,5-13", 0, 13)


@given(cites())
def test_every_cite_reopens_in_its_text_and_in_no_other(made: tuple[str, Cite]) -> None:
    content, cite = made
    cite.check(content)
    with pytest.raises(BadSpan):
        cite.check(content[: cite.stop - 1])
    at = cite.spans[-1].start
    with pytest.raises(BadCite):
        cite.check(content[:at] + chr((ord(content[at]) + 1) % 0x110000) + content[at + 1 :])


@given(cites(), st.text(st.characters(exclude_characters="\n"), min_size=1))
def test_a_cite_that_is_typed_is_the_cite_that_was_shown(made: tuple[str, Cite], page: str) -> None:
    assert parse_place(f"{page}:{made[1].place}") == (page, made[1].spans)


@pytest.mark.parametrize(
    "typed", ["003.txt", "003.txt:", ":1-5", "a:1", "a:1-", "a:1-5,", "a:5-1", "a:1-5;6-8", "a:-1-5", "a:1 - 5"]
)
def test_what_is_no_cite_is_refused(typed: str) -> None:
    with pytest.raises(BadSpan):
        parse_place(typed)


def test_a_place_of_more_digits_than_any_text_has_characters_is_no_cite() -> None:
    with pytest.raises(BadSpan):
        parse_place(f"a:0-{'9' * 5_000}")


def test_every_cite_in_a_noun_is_found_wherever_it_stands() -> None:
    said, who, cue = (Cite.of(PAGE, TEXT, Span(*place)) for place in ((14, 30), (0, 5), (6, 12)))
    note = Note(said, Statement("indirect", ("Лунёв",), speaker_cite=who, cue_cite=cue), "statements@1", "cue")
    nouns: tuple[Any, ...] = (note, Note(who, Name("person", "Лунёв"), "names@1", "model"), None, "words", 3)
    assert list(cites_of(nouns)) == [said, who, cue, who]
