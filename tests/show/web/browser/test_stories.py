"""Stories in a browser: tellings side by side, where they part, who has it from whom; by mouse, by keyboard, on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.show.web.browser.conftest import serving
from tests.show.web.crowd import crowd

Open = Callable[..., Page]
STORY = "story/65fc7a7c5609e92c"  # of the telephone call: six pages
SCROLLED = "document.querySelector('.tellings-scroll').scroll{}"
WORDS = {
    "en-GB": ("Tellings side by side", "reworded", "absent here", "Releases and outlets", "2 independent origins"),
    "ru-RU": ("Пересказы рядом", "иными словами", "здесь нет", "Сообщения и издания", "2 независимых первоисточника"),
}


def fits(page: Page) -> bool:
    """True where nothing has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_from_the_list_to_a_story(opens: Open, served: str) -> None:
    page = opens(f"{served}stories")
    page.get_by_label("Words of the title, in any form").fill("прекращение")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("1 story", exact=True)).to_be_visible()
    page.get_by_role("link", name="В Лорвике договорились о прекращении огня").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("прекращении огня")


def test_the_order_stands_in_the_address(opens: Open, served: str) -> None:
    page = opens(f"{served}stories")
    page.get_by_label("Order").select_option("pages")
    page.get_by_role("button", name="Show").click()
    assert "order=pages" in page.url
    expect(page.locator(".stories tbody th").first).to_contain_text("Веронийский лидер позвонил")


@pytest.mark.parametrize("locale", WORDS)
def test_the_list_breaks_no_word_of_its_head_and_asks_in_one_row(opens: Open, served: str, locale: str) -> None:
    page = opens(f"{served}stories", locale=locale, width=1100)
    heights = page.locator(".stories thead th").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert max(heights) < 45, "two lines have 49"
    bottoms = page.locator(".story-ask > p").evaluate_all("all => all.map(one => one.getBoundingClientRect().bottom)")
    assert max(bottoms) - min(bottoms) < 1
    assert fits(page)


@pytest.mark.parametrize("locale", WORDS)
def test_a_story_has_all_its_parts_in_either_language(opens: Open, served: str, locale: str) -> None:
    page = opens(served + STORY, locale=locale)
    heading, reworded, absent, releases, origins = WORDS[locale]
    expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    expect(page.get_by_text(origins)).to_be_visible()
    table = page.locator(".tellings")
    expect(table.get_by_text(reworded, exact=True).first).to_be_visible()
    expect(table.get_by_text(absent, exact=True).first).to_be_visible()
    expect(table.get_by_role("columnheader")).to_have_count(6)
    expect(page.get_by_role("heading", name=releases)).to_be_visible()
    expect(page.locator(".lineage-drawn svg")).to_be_visible()
    expect(page.locator(".releases .how-own")).to_be_visible()


def test_words_that_differ_are_told_apart_without_colour(opens: Open, served: str) -> None:
    page = opens(served + STORY)
    own, gone = page.locator(".tellings ins").first, page.locator(".tellings del").first
    assert own.evaluate("one => getComputedStyle(one).textDecorationLine") == "underline"
    assert gone.evaluate("one => getComputedStyle(one).textDecorationLine") == "line-through"
    expect(own).to_contain_text("[here:")
    expect(gone).to_contain_text("[not here:")


def test_words_open_their_page_beside_with_those_characters_lit(opens: Open, served: str) -> None:
    page = opens(served + STORY)
    page.locator(".tell-reworded .tell-wording").first.click()
    expect(page.locator("#beside mark").first).to_contain_text("Веронийский лидер позвонил в Лорвик")
    expect(page.locator("#beside h2").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#beside")).to_be_empty()


def test_the_table_is_gone_through_by_keyboard(opens: Open, served: str) -> None:
    page = opens(served + STORY)
    region = page.get_by_role("region", name="The table of tellings")
    region.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
    page.wait_for_function(SCROLLED.format("Left > 0") + " && " + SCROLLED.format("Top > 0"))
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".tellings tbody tr").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#beside mark").first).to_be_visible()


def test_the_first_column_and_the_headers_stay(opens: Open, served: str) -> None:
    page = opens(served + STORY)
    page.evaluate(SCROLLED.format("To(300, 600)"))
    box = page.locator(".tellings-scroll").bounding_box()
    head = page.locator(".tellings thead th").first.bounding_box()
    assert box
    assert head
    assert abs(head["x"] - box["x"]) < 3
    assert abs(head["y"] - box["y"]) < 3


def test_another_page_is_taken_to_compare_with(opens: Open, served: str) -> None:
    page = opens(served + STORY)
    page.locator("thead th", has_text="Голос Веронии").get_by_role("link", name="Compare with this one").click()
    expect(page.locator("thead th").first).to_contain_text("Голос Веронии")
    assert "first=" in page.url


def test_columns_are_chosen(opens: Open, served: str) -> None:
    page = opens(served + STORY)
    page.get_by_text("Choose the pages that are compared").click()
    for name in ("Сводка дня", "Новый берег", "Голос Веронии", "prezident.luria.example"):
        page.get_by_role("checkbox", name=re.compile(name)).uncheck()
    page.get_by_role("button", name="Compare these").click()
    expect(page.locator(".tellings thead th")).to_have_count(2)
    assert page.url.count("page=") == 2


def test_the_ledger_is_cut_to_a_kind_and_shown_whole(opens: Open, served: str) -> None:
    page = opens(served + STORY)
    expect(page.locator(".part-list > li")).to_have_count(20)
    page.locator("#parts").get_by_role("link", name="Show all").click()
    expect(page.locator(".part-list > li")).to_have_count(63)
    page.get_by_role("list", name="Kinds of differences").get_by_role("link", name="shortened 3").click()
    expect(page.locator(".part-list > li")).to_have_count(3)
    expect(page.locator(".part-list del").first).to_contain_text("и заверил, что виновные будут найдены")


def test_stated_is_drawn_solid_and_inferred_is_not(opens: Open, served: str) -> None:
    page = opens(served + STORY)
    drawing = page.locator(".lineage-drawn svg")
    dashes = "one => getComputedStyle(one).strokeDasharray"
    assert drawing.locator("path.way.stated").first.evaluate(dashes) == "none"
    assert drawing.locator("path.way.common").first.evaluate(dashes) != "none"


def test_a_release_that_an_outlet_carried_is_opened(opens: Open, served: str) -> None:
    page = opens(served + STORY)
    page.locator(".releases .how-reworded a").click()
    expect(page.locator("#beside mark").first).to_be_visible()


def test_without_script_words_lead_to_their_page(opens: Open, served: str) -> None:
    page = opens(served + STORY, script=False)
    page.locator(".tell-kept .tell-wording").first.click()
    expect(page.locator("mark").first).to_contain_text("Президент Веронии Гордей Лунёв")


@pytest.mark.parametrize("width", [360, 1280, 2200])
@pytest.mark.parametrize("path", ["stories", STORY, f"{STORY}?ledger=all&rows=all", "pages", "problems"])
def test_nothing_is_scrolled_sideways(opens: Open, served: str, path: str, width: int) -> None:
    assert fits(opens(served + path, width=width, locale="ru-RU", dark=True))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of a story that 45 pages tell."""
    with serving(crowd(tmp_path_factory.mktemp("crowd"))) as address:
        yield address


@pytest.mark.parametrize("width", [360, 1280])
def test_of_many_pages_some_are_shown_and_nothing_is_scrolled_sideways(opens: Open, many: str, width: int) -> None:
    page = opens(f"{many}stories?order=pages", width=width)
    page.locator(".stories tbody a").first.click()
    expect(page.locator(".tellings thead th")).to_have_count(6)
    expect(page.get_by_text("5 more pages are not shown.")).to_be_visible()
    assert fits(page)
    page.get_by_role("link", name="Show all pages").click()
    expect(page.locator(".story-pages > li")).to_have_count(45)
    assert fits(page)


def test_on_a_phone_each_wording_says_whose_it_is(opens: Open, served: str) -> None:
    page = opens(served + STORY, width=360)
    row = page.locator(".tellings tbody tr").nth(1)
    expect(row.locator(".tell-of").nth(1)).to_be_visible()
    assert row.locator(".tell-of").nth(1).inner_text() == "prezident.luria.example"
    first, second = row.locator(".tell").nth(0).bounding_box(), row.locator(".tell").nth(1).bounding_box()
    assert first
    assert second
    assert second["y"] >= first["y"] + first["height"] - 1


def test_from_the_list_of_pages_to_a_page_and_its_story(opens: Open, served: str) -> None:
    page = opens(f"{served}pages", locale="ru-RU")
    page.get_by_label("Издание", exact=True).fill("Меридиан")
    page.get_by_role("button", name="Показать").click()
    page.get_by_role("link", name="Лунёв высказал Острогину").first.click()
    expect(page.locator("#beside h2").first).to_contain_text("Лунёв высказал Острогину")
    page.keyboard.press("Escape")
    page.locator("tr", has_text="02_meridian_call.txt").get_by_role("link", name=re.compile("её сюжет")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Веронийский лидер")
