"""Who, in a browser: what one said, the page beside, names on demand, the keyboard, a phone."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
LUNEV = f"who?name={quote('Лунёв')}"
WIDTHS = (360, 1280, 2200)


def fits(page: Page) -> bool:
    """True where nothing has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_from_those_who_speak_most_to_what_one_said(opens: Open, served: str) -> None:
    page = opens(f"{served}who")
    page.get_by_role("link", name="Гордей Лунёв").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Гордей Лунёв")
    expect(page.get_by_role("group", name="In their own words").first).to_be_visible()
    expect(page.get_by_role("group", name="As others put it").first).to_be_visible()


def test_direct_and_indirect_stand_beside_one_another(opens: Open, served: str) -> None:
    page = opens(served + LUNEV)
    day = page.locator(".said-day", has_text="Мы шли за миром")
    direct, indirect = day.locator(".direct").bounding_box(), day.locator(".indirect").bounding_box()
    assert direct
    assert indirect
    assert direct["x"] + direct["width"] <= indirect["x"]
    assert abs(direct["y"] - indirect["y"]) < 2


def test_a_cite_opens_its_page_beside(opens: Open, served: str) -> None:
    page = opens(served + LUNEV)
    page.get_by_role("link", name="[16_golos_talks.txt:241-273]").click()
    beside = page.locator("#beside")
    expect(beside.locator("mark").first).to_contain_text("Мы шли за миром")
    expect(page.get_by_role("heading", level=1, name="Гордей Лунёв")).to_be_visible()
    page.keyboard.press("Escape")
    expect(beside).to_be_empty()


def test_line_by_line_by_keyboard(opens: Open, served: str) -> None:
    page = opens(served + LUNEV)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".saying").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#beside mark").first).to_contain_text("выехать на место")


def test_why_names_are_one_comes_when_asked_for(opens: Open, served: str) -> None:
    page = opens(served + LUNEV)
    assert page.get_by_text("is the same as").count() == 0
    page.get_by_role("link", name="Which names were taken for one").click()
    expect(page.locator("#names")).to_contain_text("0.90, inferred")
    expect(page.locator("#names").get_by_role("link", name="They are two: part them")).to_be_visible()


def test_two_names_are_parted_from_here(opens: Open, served: str) -> None:
    page = opens(f"{served}{LUNEV}&names=1")
    page.get_by_role("link", name="They are two: part them").click()
    form = page.locator("#beside form")
    expect(form).to_be_visible()
    expect(form.locator("#instead-not_same_name")).to_have_value("Гордей Лунёв")


def test_whom_one_speaks_to_leads_to_them(opens: Open, served: str) -> None:
    page = opens(served + LUNEV)
    page.get_by_role("table", name="Speaks to").get_by_role("link", name="следователи").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("следователи")


def test_the_filter_is_in_the_address(opens: Open, served: str) -> None:
    page = opens(served + LUNEV)
    page.get_by_label("From", exact=True).fill("2024-06-10")
    page.get_by_label("How it is told").select_option("direct")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".saying")).to_have_count(2)
    assert "since=2024-06-10" in page.url
    assert "kind=direct" in page.url


def test_more_is_shown_in_place(opens: Open, served: str) -> None:
    page = opens(f"{served}{LUNEV}&limit=4")
    expect(page.locator(".saying")).to_have_count(4)
    page.get_by_role("link", name="Show more").click()
    expect(page.locator(".saying")).to_have_count(8)
    page.get_by_role("link", name="Show more").click()
    expect(page.locator(".saying")).to_have_count(10)
    expect(page.get_by_role("link", name="Show more")).to_have_count(0)


def test_without_script(opens: Open, served: str) -> None:
    page = opens(f"{served}{LUNEV}&limit=4", script=False)
    page.get_by_role("link", name="Show more").click()
    expect(page.locator(".saying")).to_have_count(4)
    page.get_by_role("link", name="Which names were taken for one").click()
    expect(page.locator("#names")).to_contain_text("0.90, inferred")


def test_in_russian(opens: Open, served: str) -> None:
    page = opens(served + LUNEV, locale="ru-RU")
    expect(page.get_by_role("heading", name="Что сказано")).to_be_visible()
    expect(page.get_by_role("group", name="Прямой речью").first).to_be_visible()
    expect(page.locator(".said-day .day", has_text="11 июня 2024")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", ["en-GB", "ru-RU"])
def test_nothing_is_scrolled_sideways(opens: Open, served: str, width: int, locale: str) -> None:
    page = opens(f"{served}who", width=width, locale=locale)
    assert fits(page)
    page.goto(f"{served}{LUNEV}&names=1")
    assert fits(page)
