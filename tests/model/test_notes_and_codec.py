"""Notes keep their ids under better rules; nouns come back from JSON as they went."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svod.errors import BadCite, BadValue
from svod.model.chronicle import Card
from svod.model.codec import dump, load
from svod.model.entry import Decision, Entry, Problem
from svod.model.link import Difference, Passage, Position, Stand, Step
from svod.model.note import KIND_OF, VALUES, Happening, Name, Note, Sentence, Source, Statement, Time, Value, content_id
from svod.model.page import Given, Page
from svod.model.span import Cite, Span
from svod.model.text import Block, Fact, Text

PAGE, OTHER = "a" * 64, "b" * 64
TEXT = "Лунёв сказал: переговоры будут."
SAID = Cite.of(PAGE, TEXT, Span(14, 30))
NOTE = Note(SAID, Statement("indirect", ("Гордей Лунёв",)), "statements@1", "cue before content")

words = st.text(st.characters(codec=None), max_size=20)
maybe = st.none() | words
names = st.lists(words, max_size=3).map(tuple)


@st.composite
def made_cites(draw: st.DrawFn, page: str = PAGE) -> Cite:
    first = draw(st.text(st.characters(codec=None), min_size=1, max_size=9))
    start = draw(st.integers(0, 10**6))
    return Cite(page, (Span(start, start + len(first)),), (first,))


values: st.SearchStrategy[Any] = st.one_of(
    st.just(Sentence()),
    st.builds(Name, st.sampled_from(["person", "place"]), words, maybe),
    st.builds(Time, words, st.sampled_from([None, "START", "MID", "END"]), words),
    st.builds(Source, words, st.sampled_from(["agency", "document"])),
    st.builds(Happening, st.sampled_from(["meeting", "other"]), names, maybe, maybe, words),
    st.builds(
        Statement, st.sampled_from(["direct", "no_comment"]), names, st.none() | made_cites(), maybe, st.none() | made_cites(),
        names, maybe, names, maybe,
    ),
)  # fmt: skip
evidence = st.lists(made_cites(), max_size=2).map(tuple)
stands = st.lists(st.builds(Stand, words, st.sampled_from(["denies", "admits"]), evidence, maybe, maybe), max_size=2).map(tuple)
signs = st.lists(st.tuples(st.just(0), st.just(1), words)).map(tuple)
lists = st.builds(Given, maybe, maybe)
nouns: st.SearchStrategy[Any] = st.one_of(
    st.builds(Note, made_cites(), values, words, words),
    st.builds(Card, words, st.tuples(words), words, words, st.integers(0), lists, maybe, st.booleans()),
    st.builds(Passage, made_cites(PAGE), made_cites(OTHER), st.just("cut"), st.floats(0, 1)),
    st.builds(Step, words, words, st.sampled_from(["stated", "both"]), st.none() | made_cites(), words),
    st.builds(Difference, st.just("absent"), made_cites(), words, st.none() | made_cites(), words),
    st.builds(Position, words, stands, signs),
    st.builds(Entry, st.just("event"), maybe, st.just("said"), words, st.tuples(made_cites()), names, names, maybe, maybe),
    st.builds(Decision, st.just("wrong_date"), words, words, words, words, words),
    st.builds(Problem, words, words, words, st.sampled_from(["notice", "error"])),
)


@given(nouns)
def test_every_noun_comes_back_from_json_as_it_went(noun: Any) -> None:
    assert load(type(noun), json.loads(json.dumps(dump(noun)))) == noun


def test_a_text_comes_back_with_its_blocks_and_facts() -> None:
    text = Text(
        PAGE, TEXT, "plain@1", (Block(Span(0, 5), "title", "short"), Block(Span(6, 31), "body", "long")), Fact("ru", "letters"),
        outlet=Fact("Новый берег", "words", SAID), published=Fact("2031-03-01", "given"),
    )  # fmt: skip
    assert load(Text, json.loads(json.dumps(dump(text)))) == text


def test_what_is_usual_takes_no_room() -> None:
    assert dump(Statement("direct")) == {"kind": "direct"}
    assert dump(NOTE)["value"] == {"is": "Statement", "kind": "indirect", "speakers": ["Гордей Лунёв"]}


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Note, {"cite": {}}),
        (Note, {**dump(NOTE), "value": {"is": "Rumour"}}),
        (Statement, {"kind": "shouted"}),
        (Statement, {"kind": "direct", "speakers": "Лунёв"}),
        (Span, [1]),
        (Span, [5, 2]),
        (Given, {"url": 3}),
        (Given, {"address": "x"}),
        (Entry, "words"),
        (tuple[int, str], [1]),
    ],
)
def test_what_is_no_noun_is_refused(kind: type, data: Any) -> None:
    with pytest.raises(BadValue):
        load(kind, data)


def test_only_nouns_are_stored() -> None:
    with pytest.raises(BadValue, match="cannot be stored"):
        dump({"a": 1})


def test_a_note_keeps_its_id_under_a_better_rule() -> None:
    assert replace(NOTE, by="statements@9", because="another rule").id == NOTE.id


@pytest.mark.parametrize(
    "other",
    [
        replace(NOTE, value=Statement("indirect", ("Марта Вельц",))),
        replace(NOTE, value=Sentence()),
        replace(NOTE, cite=Cite.of(PAGE, TEXT, Span(14, 31))),
        replace(NOTE, cite=Cite.of(OTHER, TEXT, Span(14, 30))),
    ],
)
def test_another_find_has_another_id(other: Note) -> None:
    assert other.id != NOTE.id


def test_an_id_never_changes_from_version_to_version() -> None:
    """People's links and corrections hold these: whoever changes them must carry old ids along."""
    assert content_id("sentence", 1, ["a", None]) == "d5c3766545ba07f9"
    assert NOTE.id == "247b77c93b9560b2"


def test_every_value_has_a_kind_of_its_own() -> None:
    assert set(VALUES.values()) == set(get_args(Value)) == set(KIND_OF)
    with pytest.raises(BadValue, match="no value of a note"):
        replace(NOTE, value="words")  # type: ignore[arg-type]


def test_a_line_without_a_cite_cannot_be_made() -> None:
    with pytest.raises(BadCite, match="without a cite"):
        Entry("event", None, "happened", "Лунёв прибыл", ())


def test_a_decision_is_what_it_says_not_who_said_it_or_when() -> None:
    one = Decision("not_a_statement", PAGE, "слова", who="one", made_at="2031-03-01")
    assert replace(one, who="another", made_at="2031-04-01").id == one.id
    assert replace(one, after=" дальше").id != one.id
    with pytest.raises(BadValue, match="no kind of decision"):
        replace(one, kind="wrong")  # type: ignore[arg-type]


def test_a_page_is_its_bytes_whatever_it_is_called() -> None:
    assert Page("a.txt", b"x").sha256 == Page("b.txt", b"x", encoding="cp1251").sha256 != Page("a.txt", b"y").sha256


@given(st.binary(max_size=50), st.sampled_from(["utf-8", "cp1251", "koi8-r"]))
def test_any_bytes_decode(raw: bytes, encoding: str) -> None:
    assert not Page("a", raw, encoding=encoding).decoded().startswith("\ufeff") or raw.startswith(b"\xef\xbb\xbf" * 2)
