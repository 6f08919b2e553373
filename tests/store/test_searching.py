"""Full text by word form: what is asked for, what is found, and which characters are cited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from svod.errors import BadValue
from svod.lang import language
from svod.model.page import Given, Page
from svod.model.span import Span
from svod.model.text import Block, Fact, Text
from svod.store import Store
from svod.store.lemmas import lemmas
from svod.store.searching import _hits, parse

FIRST = Page(
    "first.txt",
    "Верония и Тарсия\nПереговоры начнутся в марте. Их примет Лурия.\nПосол Лунёв прибыл в Ба\u0301льск.".encode(),
    given=Given(outlet="Вестник Заречья", published="2031-03-01"),
)
SECOND = Page(
    "second.txt",
    "Встреча отложена\nВ марте встречи не будет: о переговорах речи нет.".encode(),
    given=Given(outlet="Новый берег", published="2031-03-05T10:00"),
)


@pytest.fixture
def found(store: Store, put: Callable[..., None]) -> Callable[..., list[str]]:
    put(FIRST, SECOND)
    return lambda query, **options: [cite.text for cite in store.search(query, **options)]


def test_a_word_is_found_in_any_form_and_its_sentence_cited(found: Callable[..., list[str]]) -> None:
    assert sorted(found("переговорами")) == [
        "В марте встречи не будет: о переговорах речи нет.",
        "Переговоры начнутся в марте.",
    ]


def test_words_stand_anywhere_in_a_page_and_the_page_holds_all_of_them(found: Callable[..., list[str]]) -> None:
    assert found("переговоры посол") == ["Переговоры начнутся в марте.", "Посол Лунёв прибыл в Ба\u0301льск."]
    assert found("переговоры AND посол") == found("посол переговоры") == found("переговоры посол")
    assert found("отложить посол") == []


def test_the_sentence_that_holds_most_comes_first(found: Callable[..., list[str]]) -> None:
    assert found("посол прибыть переговоры")[0] == "Посол Лунёв прибыл в Ба\u0301льск."


@pytest.mark.parametrize("query", ['"в марте"', "«в марте»", "„в марте“", "“в марте”"])
def test_a_phrase_stands_side_by_side(found: Callable[..., list[str]], query: str) -> None:
    assert len(found(query)) == 2
    assert found(query + " посол") == ["Переговоры начнутся в марте.", "Посол Лунёв прибыл в Ба\u0301льск."]


def test_a_phrase_does_not_run_over_the_end_of_a_block(found: Callable[..., list[str]]) -> None:
    assert found('"Лурия посол"') == []
    assert found('"Тарсия переговоры"') == []


@pytest.mark.parametrize("query", ["Лунев", "ЛУНЁВ", "лунёв"])
def test_letters_may_be_written_in_any_way(found: Callable[..., list[str]], query: str) -> None:
    assert found(query) == ["Посол Лунёв прибыл в Ба\u0301льск."]


def test_a_stress_mark_parts_no_word(found: Callable[..., list[str]]) -> None:
    assert found("Бальск") == ["Посол Лунёв прибыл в Ба\u0301льск."]


def test_a_search_may_be_kept_to_an_outlet_and_to_days(found: Callable[..., list[str]]) -> None:
    assert found("март", outlet="Новый берег") == ["В марте встречи не будет: о переговорах речи нет."]
    assert found("март", since=date(2031, 3, 5)) == ["В марте встречи не будет: о переговорах речи нет."]
    assert found("март", until=date(2031, 3, 4)) == ["Переговоры начнутся в марте."]
    assert found("март", since=date(2031, 3, 2), until=date(2031, 3, 4)) == []
    assert len(found("март", limit=1)) == 1


def test_pages_that_are_retired_are_not_found(store: Store, found: Callable[..., list[str]]) -> None:
    with store.claimed():
        store.name([], spared=["first.txt"])
    assert found("март") == ["Переговоры начнутся в марте."]


def test_a_page_that_is_read_anew_is_found_by_its_new_words_only(store: Store, put: Callable[..., None]) -> None:
    put(FIRST)
    put(FIRST)
    assert len(store.search("посол")) == 1


@pytest.mark.parametrize("query", ["", "  ", "—", '""', "AND", "«»"])
def test_a_query_without_a_word_is_refused(store: Store, query: str) -> None:
    with pytest.raises(BadValue, match="has no word to search for"):
        store.search(query)


RUSSIAN = language("ru")
assert RUSSIAN
EXAMPLES = RUSSIAN.examples()
words = st.text(st.characters(codec=None), max_size=12) | st.sampled_from(EXAMPLES)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(words, max_size=4).map(" ".join))
def test_any_query_finds_or_is_refused(store: Store, query: str) -> None:
    try:
        assert store.search(query) == ()
    except BadValue:
        assert not any(char.isalnum() for char in query.replace("AND", "").replace("И", ""))


@settings(deadline=None)
@given(st.lists(words, min_size=1, max_size=5).map("\n".join))
def test_any_text_can_be_indexed_and_what_is_indexed_is_found(content: str) -> None:
    blocks = []
    at = 0
    for line in content.split("\n"):
        if line:
            blocks.append(Block(Span(at, at + len(line)), "body", "by hand"))
        at += len(line) + 1
    text = Text("p" * 64, content, "plain@1", tuple(blocks), Fact("ru", "by hand"))
    indexed = lemmas(text).split("\n")
    assert all(word.isalnum() for line in indexed for word in line.split(" ") if word)
    for example in EXAMPLES:
        if example in content.split("\n"):
            for cite in _hits(text, parse(example.split()[0])):
                cite.check(content)
            assert _hits(text, parse(example.split()[0]))
