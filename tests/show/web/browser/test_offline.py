"""Nothing is loaded from elsewhere: no view asks another machine for anything, and all that one asks for is ours."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from tests.show.web.visiting import addresses


def test_no_view_asks_another_machine_for_anything(browser: Browser, served: str, chronicle: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: set[str] = set()
    lacking: list[str] = []
    page.on("request", lambda one: asked.add(urlsplit(one.url).netloc))
    page.on("requestfailed", lambda one: lacking.append(one.url))
    for name, address in addresses(str(chronicle)).items():
        page.goto(served + address.removeprefix("/"), wait_until="networkidle")
        assert page.evaluate("() => document.styleSheets.length") == 1, name
        assert page.evaluate("() => document.fonts.size") == 0, name
    context.close()
    assert asked == {urlsplit(served).netloc}
    assert lacking == []
