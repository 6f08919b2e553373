"""The pictures of `docs/web.md`: each is there, in each language, and the view still has what it shows.

They are taken anew where SVOD_PICTURES is set, as `make pictures` does; no pixel is ever compared.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from svod.show.tongues.words import NAMES, tongue
from tests.show.web.browser.conftest import Open
from tests.show.web.visiting import Seen, addresses, seen

DOCS = Path(__file__).parents[4] / "docs"
WIDTH, HEIGHT = 1100, 700
MOST = 150_000  # bytes of one
TAKING = bool(os.environ.get("SVOD_PICTURES"))


@dataclass(frozen=True, slots=True)
class Picture:
    """One of the main views. view: its name in `visiting`; shows: what must be seen on it, by its words in English."""

    name: str
    view: str
    shows: tuple[str, ...]
    beside: bool = False


PICTURES = (
    Picture("chronicle", "/", ("Chronicle", "Choose lines")),
    Picture("beside", "a line with its page beside", ("Chronicle", "Close"), beside=True),
    Picture("story", "/story/{id}", ("Tellings side by side", "Who has it from whom")),
    Picture("who", "one who speaks", ("What was said", "Who speaks to whom")),
    Picture("positions", "/positions/{matter}", ("Positions",)),
    Picture("search", "what was found", ("Search",)),
)
EACH = pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
LANGUAGES = pytest.mark.parametrize("code", sorted(NAMES))


@pytest.fixture(scope="module")
def found(chronicle: Path) -> Seen:
    return seen(str(chronicle))


@EACH
@LANGUAGES
def test_the_view_has_what_its_picture_shows(
    picture: Picture, code: str, opens: Open, served: str, chronicle: Path, found: Seen
) -> None:
    page = opens(served + addresses(str(chronicle))[picture.view].removeprefix("/"), locale=code, width=WIDTH, height=HEIGHT)
    for words in picture.shows:
        expect(page.get_by_text(tongue(code).gettext(words)).first).to_be_visible()
    if picture.beside:
        expect(page.locator("#beside mark").first).to_be_in_viewport()
        assert " ".join(page.locator("#beside mark").first.inner_text().split()) in " ".join(found.cite.text.split())
    if TAKING:
        _take(page, _file(picture, code))


@EACH
@LANGUAGES
def test_each_picture_is_there_and_shown_where_the_page_is_told_of(picture: Picture, code: str) -> None:
    content = _file(picture, code).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == (WIDTH, HEIGHT)
    assert len(content) <= MOST
    told = (DOCS / "web.md").read_text() + (DOCS.parent / "README.ru.md").read_text()
    assert f"pictures/{picture.name}-{code}.png" in told


def test_no_picture_is_kept_that_nothing_takes() -> None:
    assert {one.name for one in (DOCS / "pictures").iterdir()} == {_file(one, code).name for one in PICTURES for code in NAMES}


def _file(picture: Picture, code: str) -> Path:
    return DOCS / "pictures" / f"{picture.name}-{code}.png"


def _take(page: Page, file: Path) -> None:
    file.parent.mkdir(exist_ok=True)
    page.mouse.move(0, 0)
    page.screenshot(path=file, animations="disabled", caret="hide")
