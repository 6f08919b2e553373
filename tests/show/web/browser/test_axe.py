"""Every view, in both languages, light and dark, narrow and wide: axe finds nothing serious, and nothing moves sideways."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

import svod
from tests.show.web.browser.conftest import Open
from tests.show.web.visiting import addresses

AXE = Path(svod.__file__).parent / "show" / "web" / "front" / "node_modules" / "axe-core" / "axe.min.js"
RUN = "() => axe.run({ resultTypes: ['violations'] }).then((told) => told.violations)"
GRAVE = ("serious", "critical")
WINDOWS = [("en", 1280, False), ("ru", 1280, True), ("ru", 360, False), ("en", 360, True)]


@pytest.fixture(scope="session")
def axe() -> str:
    assert AXE.exists(), "axe-core is not there: `pip install -e .` fetches it with the page's other libraries"
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize(("locale", "width", "dark"), WINDOWS)
def test_nothing_serious_is_found_on_any_view(
    opens: Open, served: str, chronicle: Path, axe: str, locale: str, width: int, dark: bool
) -> None:
    page = opens(f"{served}keys", locale=locale, width=width, height=800, dark=dark)
    found = {}
    for name, address in addresses(str(chronicle)).items():
        page.goto(served + address.removeprefix("/"))
        if told := [*_grave(page, axe), *_sideways(page)]:
            found[name] = told
    assert found == {}


def _grave(page: Page, axe: str) -> list[str]:
    """What axe finds that is serious or critical: the rule, and the first places that break it."""
    page.evaluate(axe)
    told: list[dict[str, Any]] = page.evaluate(RUN)
    return [
        f"{one['id']}: {' '.join(str(node['target'][0]) for node in one['nodes'][:3])} ({one['nodes'][0]['any'][:1]})"
        for one in told
        if one["impact"] in GRAVE
    ]


def _sideways(page: Page) -> list[str]:
    over = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{over} px too wide"] if over > 0 else []
