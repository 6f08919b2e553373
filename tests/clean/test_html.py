"""HTML: the visible text in document order by our own walk, and roles from the tags around it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.clean import clean, walk
from svod.clean.markup import walk_html
from tests.clean.drawing import drawn, page

PAGE = """<!DOCTYPE html><html lang="ru"><head><title>Лунёв открыл мост — Новый берег</title>
<meta property="og:title" content="Лунёв открыл мост"><meta property="og:site_name" content="Новый берег">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Лунёв открыл мост",
"datePublished": "2031-05-20T10:00:00+03:00"}</script>
<script type="application/ld+json">{"@type": broken</script></head>
<body><nav><ul><li><a href="/">Главная</a></li><li><a href="/p">Политика Веронии</a></li></ul></nav>
<header><h1>Лунёв открыл&nbsp;мост</h1><time datetime="2031-05-20">20 мая 2031</time></header>
<article><figure><img src="m.jpg"><figcaption>Мост через Луру</figcaption></figure>
<p>Президент Веронии Гордей Лунёв <b>открыл</b> мост через Луру &mdash; сообщает <a href="/m">«Меридиан»</a>.</p>
<h2>Что дальше</h2>
<p>По мосту пойдут поезда, сказал Лунёв.<br>Первый отправится летом.</p>
<script>alert("мост")</script>
<noscript>Включите скрипты</noscript><p style="display:none">Скрыто.</p><template>Нет</template></article>
<aside class="related"><a href="/2">Тарсия закрыла таможню на границе</a></aside>
<footer>Новый берег, 2031</footer></body></html>"""


def test_visible_text_in_document_order() -> None:
    assert walk(page(PAGE, html=True)) == (
        "Главная\nПолитика Веронии\nЛунёв открыл\xa0мост\n20 мая 2031\nМост через Луру\n"
        "Президент Веронии Гордей Лунёв открыл мост через Луру — сообщает «Меридиан».\nЧто дальше\n"
        "По мосту пойдут поезда, сказал Лунёв.\nПервый отправится летом.\nТарсия закрыла таможню на границе\nНовый берег, 2031",
        "html@1",
    )


def test_roles_of_tags() -> None:
    assert (
        drawn(PAGE, html=True)
        == """\
boilerplate Главная
boilerplate Политика Веронии
title       Лунёв открыл\xa0мост
date        20 мая 2031
caption     Мост через Луру
body        Президент Веронии Гордей Лунёв открыл
subheading  Что дальше
body        По мосту пойдут поезда, сказал Лунёв.
body        Первый отправится летом.
teaser      Тарсия закрыла таможню на границе
boilerplate Новый берег, 2031"""
    )


def test_facts_of_the_head() -> None:
    text = clean(page(PAGE, html=True))
    assert text.outlet
    assert text.published
    assert (text.outlet.value, text.published.value) == ("Новый берег", "2031-05-20T10:00:00+03:00")


@pytest.mark.parametrize(
    ("tag", "published"),
    [
        ('<meta property="article:published_time" content="2019-06-30T10:00">', "2019-06-30T10:00"),
        ('<meta property="article:published_time" content="2019-06-31">', None),  # June has thirty days
        ('<script type="application/ld+json">{"@type": "Article", "datePublished": "2019-02-29"}</script>', None),
        ('<meta name="lastmod" content="2019-06">', None),  # of a month alone no day is made
        ('<meta name="lastmod" content="2019-6-3">', "2019-06-03"),
        ("<time>30.06.2019</time>", "2019-06-30"),
        ("<time>31.06.2019</time>", None),
    ],
)
def test_a_page_came_out_on_a_day_that_it_gives_and_a_calendar_has(tag: str, published: str | None) -> None:
    found = clean(page(f"{tag}<h1>Лунёв открыл мост</h1><p>По мосту пойдут поезда, сказал Лунёв.</p>", html=True)).published
    assert (found.value if found else None) == published


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "мост",
        "<p>" + "мост и река " * 300_000 + "</p>",
        "<b" * 50_000,
        "<table>" * 20_000 + "мост",
        "<p>" * 50_000,
        "<!--" + "x" * 500_000,
        "\0<p>\0мост",
        "<?xml version='1.0' encoding='koi8-r'?><p>мост",
        "<html><head></head></html>",
        "",
    ],
    ids=["deep", "long", "unclosed", "tables", "paragraphs", "remark", "nul", "xml", "no body", "nothing"],
)
def test_monstrous_pages_are_read_in_bounded_time(markup: str) -> None:
    start = time.monotonic()
    text = clean(page(markup, html=True))
    assert time.monotonic() - start < 30
    assert "x" not in text.content
    if "мост" in markup:
        assert "мост" in text.content


def test_declared_encodings_of_decoded_text_are_passed_over() -> None:
    assert walk_html("<meta charset='koi8-r'><p>мост</p>").content == "мост"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div hidden>", "</div>", "<a href=x>", "</a>", "<br>", "&amp;", "<![CDATA[", "<script>", "</"]
        )
        | st.text(max_size=8)
    )
)
def test_any_markup_is_walked_the_same_twice(pieces: list[str]) -> None:
    markup = "".join(pieces)
    first = walk_html(markup)
    assert walk_html(markup) == first
    assert all(first.content[start : start + 1].strip() for start in first.tags)
