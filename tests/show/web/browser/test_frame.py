"""The frame of every view: the keyboard, the languages, the colours, and what is left with script off."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.show.web.browser.conftest import Open
from tests.show.web.visiting import addresses

LINES = "[data-line]"


def _focus(page: Page) -> str:
    """What has the focus: its id, or its words."""
    return str(page.evaluate("() => document.activeElement.id || document.activeElement.textContent.trim()"))


def test_tab_first_reaches_the_way_past_the_head(opens: Open, served: str) -> None:
    page = opens(served)
    page.keyboard.press("Tab")
    assert _focus(page) == "Skip to the content"
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_j_and_k_go_from_line_to_line_enter_opens_and_esc_goes_back(opens: Open, served: str) -> None:
    page = opens(served)
    lines = page.locator(LINES)
    page.keyboard.press("j")
    expect(lines.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(lines.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(lines.nth(0)).to_be_focused()
    page.keyboard.press("k")
    expect(lines.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    beside = page.locator("#beside")
    expect(beside.locator("mark").first).to_be_visible()
    expect(beside.locator("h2").first).to_be_focused()
    assert "open=" in page.url
    page.keyboard.press("Escape")
    expect(beside.locator("*")).to_have_count(0)
    expect(lines.nth(0)).to_be_focused()
    assert "open=" not in page.url


def test_a_slash_goes_to_the_search_box_where_letters_are_letters(opens: Open, served: str) -> None:
    page = opens(served)
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("jk/?")
    expect(page.locator("#find")).to_have_value("jk/?")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")


def test_a_question_mark_tells_of_the_keys(opens: Open, served: str) -> None:
    page = opens(served)
    page.keyboard.press("?")
    page.wait_for_url("**/keys")


def test_the_view_with_its_page_beside_can_be_sent_and_gone_back_from(opens: Open, served: str) -> None:
    page = opens(served)
    page.locator(f"{LINES} a.cite").first.click()
    expect(page.locator("#beside mark").first).to_be_visible()
    sent = page.url
    other = opens(sent)
    expect(other.locator("#beside mark").first).to_be_visible()
    assert other.locator("#beside mark").all_inner_texts() == page.locator("#beside mark").all_inner_texts()
    page.go_back()
    page.wait_for_url(served)
    expect(page.locator("#beside mark")).to_have_count(0)


def test_the_language_is_the_browsers_until_another_is_chosen_and_is_kept(opens: Open, served: str) -> None:
    page = opens(served, locale="ru-RU")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    page.locator(".tongues a").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto(f"{served}stories")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("Stories")


def test_light_and_dark_follow_the_system(opens: Open, served: str) -> None:
    paper = [
        opens(f"{served}keys", dark=dark).evaluate("() => getComputedStyle(document.body).backgroundColor")
        for dark in (False, True)
    ]
    light, night = ([int(part) for part in colour[4:-1].split(",")] for colour in paper)
    assert min(light) > 200
    assert max(night) < 60


@pytest.mark.parametrize("locale", ["en", "ru"])
def test_every_view_can_be_read_with_script_off(opens: Open, served: str, chronicle: Path, locale: str) -> None:
    page = opens(f"{served}keys", script=False, locale=locale)
    for name, address in addresses(str(chronicle)).items():
        page.goto(served + address.removeprefix("/"))
        assert len(page.locator("main").inner_text()) > 30, name
        for link in page.locator("main [data-hx-get], main [hx-get]").all()[:3]:
            assert link.get_attribute("href") or link.evaluate("(one) => one.tagName") != "A", name


def test_a_line_and_its_page_are_reached_with_script_off(opens: Open, served: str) -> None:
    page = opens(served, script=False)
    page.locator(f"{LINES} a.cite").first.click()
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("mark").first).to_be_visible()


def test_filters_and_search_are_forms_that_need_no_script(opens: Open, served: str) -> None:
    page = opens(served, script=False)
    page.locator("#find").fill("переговоры")
    page.keyboard.press("Enter")
    expect(page.locator("main mark").first).to_be_visible()


def test_a_wide_screen_shows_the_page_beside_and_a_narrow_one_over_the_lines(opens: Open, served: str) -> None:
    wide, narrow = opens(served, width=1600), opens(served, width=360, height=700)
    for page in (wide, narrow):
        page.locator(f"{LINES} a.cite").first.click()
        expect(page.locator("#beside mark").first).to_be_visible()
    box = wide.locator("#beside").bounding_box()
    assert box is not None
    assert box["x"] > 600
    over = narrow.locator("#beside").bounding_box()
    assert over is not None
    assert (over["x"], over["width"]) == (0, 360)
    narrow.locator("#beside [data-close]").first.click()
    expect(narrow.locator("#beside *")).to_have_count(0)


def test_who_wants_no_motion_gets_none(opens: Open, served: str) -> None:
    page = opens(served)
    assert page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"
