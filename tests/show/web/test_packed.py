"""What is in the wheel and in the sdist: all that the web page shows itself with, and nothing that it was made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hatchling.builders.plugin.interface import BuilderInterface
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from svod.show.tongues.words import NAMES

ROOT = Path(__file__).parents[3]
WEB = "svod/show/web"


def _packed(builder: type[BuilderInterface]) -> set[str]:  # type: ignore[type-arg]
    """The files that hatch would pack, as they are called there."""
    return {Path(one.distribution_path).as_posix() for one in builder(str(ROOT)).recurse_included_files()}


@pytest.fixture(scope="module")
def wheel() -> set[str]:
    return _packed(WheelBuilder)


@pytest.fixture(scope="module")
def sdist() -> set[str]:
    return _packed(SdistBuilder)


def test_the_wheel_holds_what_the_page_loads_its_templates_and_its_languages(wheel: set[str]) -> None:
    loaded = {f"{WEB}/static/{name}" for name in ("svod.js", "svod.css", "icon.svg")}
    assert wheel >= loaded | {f"svod/show/tongues/locale/{code}.po" for code in NAMES if code != "en"}
    templates = {f"{WEB}/templates/{one.name}" for one in (ROOT / "src" / WEB / "templates").iterdir()}
    assert wheel >= templates
    assert len(templates) > 20


def test_the_licences_of_what_is_bundled_are_with_it(wheel: set[str]) -> None:
    assert sum(name.endswith(".LICENSE.txt") for name in wheel) >= 2


def test_nothing_that_it_was_made_of_is_in_the_wheel(wheel: set[str]) -> None:
    assert [name for name in wheel if "front/" in name or "node_modules" in name or name.startswith("tests")] == []


def test_of_the_sdist_the_same_is_made_without_npm(sdist: set[str]) -> None:
    assert sdist >= {
        "hatch_build.py",
        f"src/{WEB}/static/svod.js",
        f"src/{WEB}/front/build.mjs",
        f"src/{WEB}/front/package-lock.json",
    }
    assert [name for name in sdist if "node_modules" in name] == []
