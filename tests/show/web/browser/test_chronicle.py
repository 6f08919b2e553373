"""The chronicle in a browser: by pointer and by keyboard, wide and narrow, with script and without."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.show.web.browser.conftest import Open

NEWS = re.compile(r"3–11 June 2024")


def drawing(page: Page) -> Locator:
    return page.locator("svg.timeline:visible")


def test_the_filter_is_the_address_and_back_undoes_it(served: str, opens: Open) -> None:
    page = opens(served)
    page.get_by_label("Person or body").fill("Лунёв")
    page.get_by_label("Kind").select_option("event")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(re.compile(r"/\?who=[^&]+&kind=event$"))
    expect(page.locator("ul.filtered li")).to_have_count(3)
    few = page.locator("[data-line]").count()
    page.go_back()
    expect(page).to_have_url(served)
    assert page.locator("[data-line]").count() > few


def test_names_are_suggested_while_one_types(served: str, opens: Open) -> None:
    page = opens(served)
    field = page.get_by_label("Person or body")
    field.focus()
    field.press_sequentially("Марта")
    expect(page.locator("#list-who option[value='Марта Вельц']")).to_have_count(1)


def test_a_mark_opens_its_page_beside_with_the_words_lit(served: str, opens: Open) -> None:
    page = opens(served)
    drawing(page).locator("a.mark").first.click()
    expect(page.locator("#beside mark").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]open=[0-9a-f]{16}&cite=\d+-\d+"))
    expect(drawing(page)).to_be_visible()


def test_days_are_chosen_by_dragging_across_them(served: str, opens: Open) -> None:
    page = opens(served)
    expect(page.locator(".shown-days")).to_have_text(NEWS)
    box = drawing(page).locator(".brush .overlay").bounding_box()
    assert box
    day = box["width"] / 9
    page.mouse.move(box["x"] + day * 1.5, box["y"] + 6)
    page.mouse.down()
    page.mouse.move(box["x"] + day * 3.5, box["y"] + 6, steps=4)
    page.mouse.up()
    page.wait_for_url(re.compile(r"since=2024-06-04&until=2024-06-06"))
    expect(page.locator(".shown-days")).to_have_text("4–6 June 2024")


def test_one_goes_wider_and_aside_by_links_and_by_keys(served: str, opens: Open) -> None:
    page = opens(served)
    page.keyboard.press("-")
    page.wait_for_url(re.compile(r"since=2024-05-30&until=2024-06-15"))
    page.keyboard.press("+")
    page.wait_for_url(re.compile(r"since=2024-06-03&until=2024-06-11"))
    page.get_by_role("link", name="Later days").click()
    page.wait_for_url(re.compile(r"since=2024-06-07&until=2024-06-15"))
    page.get_by_role("link", name="All days").click()
    expect(page.locator(".shown-days")).to_have_text(NEWS)


def test_marks_are_walked_by_arrows(served: str, opens: Open) -> None:
    page = opens(served)
    lanes = drawing(page).locator(".lane")
    lanes.nth(0).locator("a.mark").first.focus()
    page.keyboard.press("ArrowRight")
    expect(lanes.nth(0).locator("a.mark").nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(
        "document.activeElement.closest('.lane') === document.querySelectorAll('svg.timeline')[0].querySelectorAll('.lane')[1]"
    )
    page.keyboard.press("Enter")
    expect(page.locator("#beside mark").first).to_be_visible()
    tabbed = drawing(page).locator("a:not(.party):not(.beyond)[tabindex='0']").count()
    assert tabbed <= 2 * drawing(page).locator(".lane, .publication").count(), "not every mark is a stop of the tab key"


def test_lines_are_walked_by_keys_and_opened(served: str, opens: Open) -> None:
    page = opens(served)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("[data-line]").nth(1)).to_be_focused()
    page.locator("[data-line]").nth(1).locator("a.cite").first.click()
    expect(page.locator("#beside mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#beside")).to_be_empty()


def test_uncertain_dates_are_bars_and_publication_is_apart(served: str, opens: Open) -> None:
    page = opens(f"{served}?until=2023-06")
    month = drawing(page).locator("a.mark", has_text="September 2022").first.locator("path.fuzzy").bounding_box()
    day = drawing(page).locator("a.mark", has_text="9 November 2022").first.locator("path").bounding_box()
    assert month
    assert day
    assert month["width"] > day["width"]
    expect(drawing(page).locator(".legend")).to_contain_text("published on other days")
    news = opens(served)
    assert drawing(news).locator(".publication a").count() > 5
    assert drawing(news).locator(".publication .mark").count() == 0


def test_more_lines_come_below(served: str, opens: Open) -> None:
    page = opens(served)
    before = page.locator("[data-line]").count()
    page.get_by_role("link", name="Show more").click()
    expect(page.locator("[data-line]").nth(before)).to_be_visible()
    ids = page.locator("[data-line]").evaluate_all("lines => lines.map((line) => line.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("width", "dark"), [(360, False), (360, True), (768, False), (1280, True), (2200, False)])
def test_nothing_stands_out_sideways(served: str, opens: Open, width: int, dark: bool) -> None:
    page = opens(served, width=width, dark=dark)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(drawing(page)).to_have_count(1)
    letters = (
        drawing(page)
        .locator("text")
        .evaluate_all("all => all.map((one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)")
    )
    assert min(letters) >= 7.5, "letters that can be read"


def test_without_script_links_do_the_same(served: str, opens: Open) -> None:
    page = opens(served, script=False)
    drawing(page).get_by_role("link", name="earlier line").click()
    expect(page).to_have_url(re.compile(r"\?until=2024-06-02$"))
    drawing(page).locator("a.mark").first.click()
    expect(page).to_have_url(re.compile(r"/page/[0-9a-f]{16}\?cite="))
    page.go_back()
    page.locator("summary").first.click()
    page.get_by_label("Place").fill("Сольвания")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?place=[^&]+&until=2024-06-02$"))


def test_it_speaks_russian(served: str, opens: Open) -> None:
    page = opens(served, locale="ru-RU")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Хроника")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.locator(".shown-days")).to_have_text("3–11 июня 2024")
    expect(page.locator(".badge.origins").first).to_have_text(re.compile("издание"))
    words = page.locator("main").inner_text()
    assert not re.search(r"\b(lines?|origins?|outlets?|earlier|published)\b", words), "nothing stands in English"


def test_the_saved_picture_looks_the_same_by_itself(served: str, opens: Open, tmp_path: Path) -> None:
    page = opens(served)
    with page.expect_download() as saved:
        page.get_by_role("link", name="SVG").click()
    path = tmp_path / "timeline.svg"
    saved.value.save_as(path)
    for dark, ink in ((False, "rgb(31, 95, 168)"), (True, "rgb(125, 179, 240)")):
        alone = opens(f"data:image/svg+xml;base64,{b64encode(path.read_bytes()).decode()}", dark=dark)
        assert alone.locator("path.happened").first.evaluate("mark => getComputedStyle(mark).fill") == ink
        assert alone.locator("a").count() == 0
