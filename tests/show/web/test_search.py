"""`/search`: sentences by word form and phrase, with the words lit."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from svod.model.asked import Hits, Masthead
from svod.model.span import Cite, Span
from svod.show.web.views.search import by_page, cut, lit_in

WORDS = "Лунёв ушёл с переговоров, и переговоры кончились."


def drawn(cite: Cite, lit: list[tuple[int, int]]) -> str:
    return "".join(f"[{piece.words}]" if piece.lit else piece.words for piece in lit_in(cite, lit))


@pytest.mark.parametrize(
    ("lit", "expected"),
    [
        ([], WORDS),
        ([(113, 124)], "Лунёв ушёл с [переговоров], и переговоры кончились."),
        ([(128, 138), (113, 124)], "Лунёв ушёл с [переговоров], и [переговоры] кончились."),
        ([(0, 105)], "[Лунёв] ушёл с переговоров, и переговоры кончились."),
        ([(113, 124), (118, 138)], "Лунёв ушёл с [переговоров][, и переговоры] кончились."),
        ([(500, 510)], WORDS),
    ],
)
def test_the_words_are_lit_where_they_stand(lit: list[tuple[int, int]], expected: str) -> None:
    cite = Cite("a" * 64, (Span(100, 100 + len(WORDS)),), (WORDS,))
    assert drawn(cite, lit) == expected


def test_a_cite_of_two_places_is_joined() -> None:
    cite = Cite("a" * 64, (Span(0, 5), Span(10, 14)), ("Лунёв", "ушёл"))
    assert drawn(cite, [(10, 14)]) == "Лунёв … [ушёл]"


def test_of_a_sentence_without_end_only_what_is_near_the_lit_words_is_shown() -> None:
    words = f"{'а ' * 500_000}переговоры{' б' * 500_000}"
    at = words.index("переговоры")
    cite = Cite("a" * 64, (Span(0, len(words)),), (words,))
    before, found, after = cut(lit_in(cite, [(at, at + 10)]))
    assert found.words == "переговоры"
    assert before.words.startswith(" … ")
    assert before.words.endswith("а а ")
    assert after.words.startswith(" б б")
    assert after.words.endswith(" …")
    assert len(before.words) + len(after.words) < 1_000
    assert len(cut(lit_in(cite, []))[0].words) < 1_000


def test_sentences_of_one_page_stand_together() -> None:
    cites = tuple(Cite(page * 64, (Span(0, 4),), ("ушёл",)) for page in ("a", "a", "b"))
    heads = {"a" * 64: Masthead("a" * 64, "а.txt", None, None, "ru")}
    assert [
        (one.page[0], one.known is not None, len(one.hits)) for one in by_page(Hits(cites, ((), (), ()), heads, None, 3))
    ] == [
        ("a", True, 2),
        ("b", False, 1),
    ]


def test_an_empty_query_teaches_how_to_ask(client: TestClient) -> None:
    page = unescape(client.get("/search").text)
    assert "How to ask" in page
    assert '"вывод войск"' in page
    assert "a word finds all its forms" in page


@pytest.mark.parametrize("query", ["…", '""', "  —  ", "«»"])
def test_a_query_without_words_is_met_with_help(client: TestClient, query: str) -> None:
    answer = client.get("/search", params={"q": query})
    assert answer.status_code == 200
    assert "There is no word in" in answer.text
    assert "How to ask" in answer.text


def test_a_word_finds_its_forms_lit_with_page_outlet_and_day(client: TestClient) -> None:
    page = unescape(client.get("/search", params={"q": "переговоры"}).text)
    assert "<mark>переговоров</mark>" in page
    assert "<mark>переговорах</mark>" in page
    assert "Вестник Заречья" in page
    assert "published 10 June 2024" in page
    assert "15_vestnik_talks.txt</bdi>:230-300]" in page
    pages = set(re.findall(r'<li class="hit-page">\s*<h2><a href="/page/([0-9a-f]+)', page))
    assert f"Sentences of {len(pages)} pages, best page first" in page
    assert len(pages) < page.count('class="hit"'), "a page has several: they are not what was counted"


def test_a_phrase(client: TestClient) -> None:
    page = unescape(client.get("/search", params={"q": '"записи переговоров"'}).text)
    assert re.search(r'<p class="found" role="status">Sentences of 1 page\s*</p>', page)
    assert "<mark>" in page


def test_only_one_outlet(client: TestClient) -> None:
    page = unescape(client.get("/search", params={"q": "переговоры", "outlet": "Вестник Заречья"}).text)
    assert "Вестник Заречья" in page
    assert "Глобус" not in page.split('class="hits"')[1]


def test_only_these_days(client: TestClient) -> None:
    page = unescape(client.get("/search", params={"q": "переговоры", "since": "2024-06-11"}).text)
    assert "published 11 June 2024" in page
    assert "published 10 June 2024" not in page


def test_only_pages_that_name_somebody(client: TestClient) -> None:
    every = client.get("/search", params={"q": "сказал"}).text.count("<mark>")
    named = client.get("/search", params={"q": "сказал", "who": "Вера Залесская"}).text.count("<mark>")
    assert 0 < named < every


def test_nothing_found_says_what_to_try(client: TestClient) -> None:
    page = client.get("/search", params={"q": "бегемотик", "outlet": "Вестник Заречья"}).text
    assert "No sentence holds all of that" in page
    assert "Search all pages, of any outlet" in page


def test_the_list_goes_on_where_it_ended(client: TestClient) -> None:
    first = client.get("/search", params={"q": "сказал", "limit": 2}).text
    (more,) = re.findall(r'hx-get="([^"]*after=[^"]*)"', first)
    part = client.get(unescape(more), headers={"hx-request": "true"}).text
    assert "<html" not in part
    assert part.count('class="hit"') == 2
    assert not set(_cites(first)) & set(_cites(part))


def test_a_cursor_that_is_none_is_refused(client: TestClient) -> None:
    assert client.get("/search", params={"q": "сказал", "after": "нет"}).status_code == 400


def test_a_query_that_is_markup_stays_words(client: TestClient) -> None:
    page = client.get("/search", params={"q": '<img src=x onerror="alert(1)"> переговоры'}).text
    assert "<img src=x" not in page


def test_in_russian(client: TestClient) -> None:
    page = unescape(client.get("/search", params={"q": "переговоры"}, headers={"accept-language": "ru"}).text)
    assert "лучшая страница первой" in page
    assert "опубликовано 10 июня 2024" in page


def _cites(page: str) -> list[str]:
    return re.findall(r'class="cite" href="([^"]*)"', page)
