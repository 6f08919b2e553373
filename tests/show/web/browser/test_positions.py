"""Positions, in a browser: from a matter to its stands, contradictions followed by links, a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
DENIAL = "причастность своих военных к обстрелу лурийской колонны"
WIDTHS = (360, 1280, 2200)


def at_the_matter(page: Page) -> Page:
    page.get_by_role("link", name=DENIAL, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(DENIAL)
    return page


def test_stands_in_columns_with_the_contradiction_marked_in_words(opens: Open, served: str) -> None:
    page = at_the_matter(opens(f"{served}positions"))
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader", name="Верония")).to_be_visible()
    expect(table.get_by_role("columnheader", name="Тарсия")).to_be_visible()
    left, right = (page.locator(f"#stand-{at}").bounding_box() for at in (1, 2))
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    expect(page.locator("#stand-1")).to_contain_text("contradicts 2, Тарсия: denial")
    expect(page.locator("#stand-2")).to_contain_text("contradicts 1, Верония: denial")
    expect(page.get_by_role("region", name="Where they contradict one another")).to_contain_text("denial")


def test_from_a_stand_to_the_one_that_contradicts_it(opens: Open, served: str) -> None:
    page = at_the_matter(opens(f"{served}positions"))
    page.get_by_role("link", name="contradicts 2, Тарсия").click()
    assert page.url.endswith("#stand-2")
    assert page.evaluate("document.querySelector(':target').id") == "stand-2"


def test_the_words_open_on_their_page_beside(opens: Open, served: str) -> None:
    page = at_the_matter(opens(f"{served}positions"))
    page.get_by_role("link", name="[12_meridian_denial.txt:152-207]").first.click()
    expect(page.locator("#beside mark").first).to_contain_text("причастность своих военных")
    expect(page.get_by_role("heading", level=1)).to_have_text(DENIAL)


def test_by_keyboard(opens: Open, served: str) -> None:
    page = at_the_matter(opens(f"{served}positions"))
    page.keyboard.press("j")
    expect(page.locator("#stand-1")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#beside mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#stand-1")).to_be_focused()


def test_matters_are_filtered_in_the_address(opens: Open, served: str) -> None:
    page = opens(f"{served}positions")
    page.get_by_label("Words of the matter").fill("обстрелу")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("link", name=DENIAL, exact=True)).to_be_visible()
    assert "words=" in page.url
    page.get_by_role("link", name="All matters").click()
    assert page.url.endswith("/positions")


def test_more_is_shown_in_place(opens: Open, served: str) -> None:
    page = opens(f"{served}positions?limit=6")
    expect(page.locator(".matter")).to_have_count(6)
    page.get_by_role("link", name="Show more").click()
    expect(page.locator(".matter")).to_have_count(11)


def test_without_script(opens: Open, served: str) -> None:
    page = at_the_matter(opens(f"{served}positions", script=False))
    page.get_by_role("link", name="[12_meridian_denial.txt:152-207]").first.click()
    expect(page.locator("mark").first).to_contain_text("причастность своих военных")


def test_in_russian(opens: Open, served: str) -> None:
    page = at_the_matter(opens(f"{served}positions", locale="ru-RU"))
    expect(page.locator("#stand-1")).to_contain_text("противоречит № 2, Тарсия: отрицание")
    expect(page.get_by_text("Приговора", exact=False)).to_have_count(0)
    expect(page.get_by_text("Кто из них прав, Свод не говорит")).to_be_visible()


def test_on_a_phone_each_stand_names_its_party(opens: Open, served: str) -> None:
    page = at_the_matter(opens(f"{served}positions", width=360))
    expect(page.locator("#stand-1 .party")).to_be_visible()
    first, second = (page.locator(f"#stand-{at}").bounding_box() for at in (1, 2))
    assert first
    assert second
    assert first["y"] + first["height"] <= second["y"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", ["en-GB", "ru-RU"])
def test_nothing_is_scrolled_sideways(opens: Open, served: str, width: int, locale: str) -> None:
    page = opens(f"{served}positions", width=width, locale=locale)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)
    assert not at_the_matter(page).evaluate(wide)
