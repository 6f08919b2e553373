"""Full text by word form: what is asked for, what is found, and which characters are cited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from svod.errors import BadValue
from svod.lang import language
from svod.model.asked import Days
from svod.model.page import Given, Page
from svod.model.span import Span
from svod.model.text import Block, Fact, Text
from svod.store import Reader, Store, open_reader
from svod.store.lemmas import lemmas
from svod.store.searching import lit_hits, parse

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
def reader(store: Store) -> Iterator[Reader]:
    opened = open_reader(store.target)
    yield opened
    opened.close()


@pytest.fixture
def found(reader: Reader, put: Callable[..., None]) -> Callable[..., list[str]]:
    put(FIRST, SECOND)

    def asked(query: str, since: date | None = None, until: date | None = None, **options: Any) -> list[str]:
        return [cite.text for cite in reader.search(query, days=Days(since, until), **options).cites]

    return asked


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


def test_the_rest_of_a_list_is_given_whatever_was_added_meanwhile(reader: Reader, put: Callable[..., None]) -> None:
    words = "Переговоры начались. " + "Посол прибыл. " * 3
    pages = [Page(f"{at}.txt", f"{words}{'Дождь идёт. ' * at}".encode()) for at in range(6)]
    put(*pages)
    first = reader.search("посол", limit=7)
    put(*(Page(f"more {at}.txt", f"Посол уехал. {'Снег. ' * at * 30}".encode()) for at in range(20)))
    told, after = list(first.cites), first.after
    while after:
        more = reader.search("посол", after=after, limit=7)
        told, after = [*told, *more.cites], more.after
    assert len(set(told)) == len(told), "nothing twice"
    hits = [cite for cite in reader.search("посол", limit=100).cites if cite.page in {page.sha256 for page in pages}]
    assert set(hits) <= set(told), "nothing is passed over"


def test_pages_that_are_retired_are_not_found(store: Store, found: Callable[..., list[str]]) -> None:
    with store.claimed():
        store.name([], spared=["first.txt"])
    assert found("март") == ["Переговоры начнутся в марте."]


def test_a_page_that_is_read_anew_is_found_by_its_new_words_only(reader: Reader, put: Callable[..., None]) -> None:
    put(FIRST)
    put(FIRST)
    assert len(reader.search("посол").cites) == 1


@pytest.mark.parametrize("query", ["", "  ", "—", '""', "AND", "«»"])
def test_a_query_without_a_word_is_refused(reader: Reader, query: str) -> None:
    with pytest.raises(BadValue, match="has no word to search for"):
        reader.search(query)


RUSSIAN = language("ru")
assert RUSSIAN
EXAMPLES = RUSSIAN.examples()
words = st.text(st.characters(codec=None), max_size=12) | st.sampled_from(EXAMPLES)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(words, max_size=4).map(" ".join))
def test_any_query_finds_or_is_refused(reader: Reader, query: str) -> None:
    try:
        assert reader.search(query).cites == ()
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
            hits = lit_hits(text, parse(example.split()[0]))
            for cite, lit in hits:
                cite.check(content)
                assert all(any(span.start <= start < stop <= span.stop for span in cite.spans) for start, stop in lit)
            assert hits
