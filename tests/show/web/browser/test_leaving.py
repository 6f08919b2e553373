"""What is taken along, in a browser: a file that works with no server, and what is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

Open = Callable[..., Page]


def test_a_view_is_saved_as_one_file_that_opens_anywhere(opens: Open, served: str, tmp_path: Path) -> None:
    page = opens(f"{served}?kind=event&limit=100")
    lines = page.locator("[data-line]").count()
    with page.expect_download() as begun:
        page.get_by_role("link", name="Save as one HTML file").click()
    file = tmp_path / "saved.html"
    begun.value.save_as(file)
    assert begun.value.suggested_filename.endswith(".html")
    saved = opens(file.as_uri(), script=False)
    expect(saved.get_by_role("heading", level=1)).to_have_text(page.get_by_role("heading", level=1).inner_text())
    assert saved.locator("main li[id^=line-]").count() == lines
    expect(saved.locator("main svg").first).to_be_visible()
    cite = saved.locator("main a[href^='#q-']").first
    cite.click()
    target = saved.locator(f"[id='{cite.get_attribute('href')[1:]}']")  # type: ignore[index]
    expect(target).to_be_in_viewport()
    expect(target.locator("mark").first).to_be_visible()
    assert target.locator("mark").first.evaluate("one => getComputedStyle(one).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_its_lines_are_saved_as_a_table(opens: Open, served: str, tmp_path: Path) -> None:
    page = opens(f"{served}?kind=event&limit=100")
    with page.expect_download() as begun:
        page.get_by_role("link", name="CSV").click()
    begun.value.save_as(tmp_path / "lines.csv")
    rows = (tmp_path / "lines.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + page.locator("main li[id^=line-]").count()


def test_what_is_printed_is_what_matters(opens: Open, served: str) -> None:
    page = opens(f"{served}?kind=event&limit=100")
    page.emulate_media(media="print")
    expect(page.locator("[data-line]").first).to_be_visible()
    expect(page.locator(".cite").first).to_be_visible()
    for hidden in (".leave", ".top nav", ".find", ".bottom", "[data-line] .copy"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
