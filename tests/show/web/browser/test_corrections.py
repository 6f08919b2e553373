"""Correcting in place, in a browser: from a saying, from a name, of a page; shown with who and when, and taken back."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Open = Callable[..., Page]
CALL = "03_vestnik_call.txt"
PATIENCE = 90_000  # milliseconds that a correction may take on a busy machine
BY = "Ясна Корель"
DECIDED = "#beside .page-decided li"


def keep(page: Page) -> None:
    """Says who decides, and waits until the view is there again with what was decided."""
    page.get_by_label("Who decides").fill(BY)
    page.get_by_role("button", name="Keep this correction").click()
    expect(page.locator(DECIDED)).to_have_count(1, timeout=PATIENCE)
    expect(page.locator(DECIDED)).to_contain_text(re.compile(rf"{BY}, \d+ \w+ \d{{4}}, \d\d:\d\d UTC · in force"))


def take_back(page: Page) -> None:
    page.locator(DECIDED).get_by_role("button", name="Take back").click()
    expect(page.locator(DECIDED)).to_have_count(0, timeout=PATIENCE)


def test_a_saying_a_name_and_a_page_are_corrected_beside_the_line(opens: Open, own_served: str) -> None:
    page = opens(f"{own_served}who?name=Острогин&open={CALL}&cite=675-758")
    page.locator("#beside .lit-top .corrects").click()
    expect(page.locator("#correct-title")).to_be_focused()
    assert page.locator(".choice input:checked").count() == 0, "nobody keeps by a slip that the page does not say"
    page.get_by_label("Somebody else says this").check()
    page.get_by_label("Who", exact=True).fill("Марта Вельц")
    keep(page)
    assert "who?name=" in page.url, "the reader is where he was"
    expect(page.locator(DECIDED)).to_contain_text("→ Марта Вельц")
    found = page.locator("#beside .page-found details").first
    found.locator("summary").click()
    expect(found).to_contain_text("Марта Вельц")
    page.goto(f"{own_served}corrections")
    expect(page.locator(".corrections li")).to_contain_text(BY)
    page.go_back()
    take_back(page)

    page.locator("#beside summary", has_text="names").click()
    page.locator("#beside .names li", has_text="Богдан Острогин").locator(".corrects").first.click()
    page.get_by_label("Everywhere, this name and another are of two").check()
    page.locator("#instead-not_same_name").fill("Острогин")
    keep(page)
    expect(page.locator(DECIDED)).to_contain_text("Two names, everywhere")
    take_back(page)

    page.locator("#beside .page-about summary").click()
    page.get_by_role("link", name="It tells another story").click()
    page.get_by_label("This page tells another story").check()
    page.locator("#instead-split_story").fill("02_meridian_call.txt")
    page.get_by_label("Who decides").fill(BY)
    page.get_by_role("button", name="Keep this correction").click()
    expect(page.get_by_role("link", name="Back to the view")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Done: the chronicle says so now.")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name="Back to the view").click()
    expect(page.locator(".page-decided li")).to_contain_text("02_meridian_call.txt")


def test_what_would_change_nothing_says_so_in_the_form_and_keeps_what_was_typed(opens: Open, served: str) -> None:
    page = opens(f"{served}search?q=Острогин&open={CALL}&cite=675-758")
    page.locator("#beside .lit-top .corrects").click()
    page.get_by_label("The date is another").check()
    page.get_by_label("Date", exact=True).fill("вчера")
    page.get_by_label("Who decides").fill(BY)
    page.get_by_role("button", name="Keep this correction").click()
    expect(page.get_by_role("alert")).to_contain_text("is no date")
    expect(page.locator("#instead-wrong_date")).to_have_value("вчера")


def test_without_script_too(opens: Open, own_served: str) -> None:
    page = opens(f"{own_served}page/{CALL}?cite=762-845", script=False)
    page.locator(".lit-top .corrects").click()
    page.get_by_label("Nobody says this: it is no statement").check()
    page.get_by_label("Who decides").fill(BY)
    page.get_by_role("button", name="Keep this correction").click()
    expect(page.get_by_text("Done: the chronicle says so now.")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name="Back to the view").click()
    expect(page.locator(".page-decided")).to_contain_text("It is no statement")
