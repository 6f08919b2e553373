"""Search, in a browser: from the box on every page to sentences with the words lit."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
TALKS = f"search?q={quote('переговоры')}"
WIDTHS = (360, 1280, 2200)


def test_from_any_page_by_the_keyboard_alone(opens: Open, served: str) -> None:
    page = opens(f"{served}positions")
    page.keyboard.press("/")
    page.keyboard.type("переговоры")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    expect(page.locator(".hit mark").first).to_have_text("переговоров")
    page.locator("body").press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#beside mark").first).to_be_visible()


def test_a_hit_opens_beside_with_the_sentence_lit(opens: Open, served: str) -> None:
    page = opens(served + TALKS)
    page.locator(".hit .cite").first.click()
    expect(page.locator("#beside mark").first).to_contain_text("переговоров")
    expect(page.locator(".hit").first).to_be_visible()


def test_filters_are_in_the_address(opens: Open, served: str) -> None:
    page = opens(served + TALKS)
    page.get_by_label("Outlet").fill("Вестник Заречья")
    page.get_by_label("Published from").fill("2024-06")
    page.locator("main").get_by_role("button", name="Search").click()
    expect(page.locator(".hit-page")).to_have_count(1)
    assert "outlet=" in page.url
    assert "since=2024-06" in page.url


def test_more_is_shown_in_place(opens: Open, served: str) -> None:
    page = opens(f"{served}search?q={quote('сказал')}&limit=2")
    expect(page.locator(".hit")).to_have_count(2)
    page.get_by_role("link", name="Show more").click()
    expect(page.locator(".hit")).to_have_count(4)


def test_an_empty_query_teaches_and_its_examples_work(opens: Open, served: str) -> None:
    page = opens(f"{served}search")
    page.get_by_role("link", name='"вывод войск"').click()
    expect(page.locator("#q")).to_have_value('"вывод войск"')
    expect(page.get_by_role("status")).to_be_visible()


def test_a_query_without_words_is_met_with_help(opens: Open, served: str) -> None:
    page = opens(f"{served}search?q=...")
    expect(page.get_by_role("alert")).to_contain_text("There is no word in")
    expect(page.get_by_role("heading", name="How to ask")).to_be_visible()


def test_without_script(opens: Open, served: str) -> None:
    page = opens(served + TALKS, script=False)
    page.locator(".hit .cite").first.click()
    expect(page.locator("mark").first).to_contain_text("переговоров")


def test_in_russian(opens: Open, served: str) -> None:
    page = opens(served + TALKS, locale="ru-RU")
    expect(page.get_by_role("heading", level=1)).to_have_text("Поиск")
    expect(page.get_by_role("status")).to_contain_text("лучшая страница первой")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", ["en-GB", "ru-RU"])
def test_nothing_is_scrolled_sideways(opens: Open, served: str, width: int, locale: str) -> None:
    page = opens(f"{served}search", width=width, locale=locale)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)
    page.goto(served + TALKS)
    assert not page.evaluate(wide)
