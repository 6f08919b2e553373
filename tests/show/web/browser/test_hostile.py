"""A hundred pages that mean harm, shown in a browser: nothing of them runs, leads elsewhere, or makes a view unusable."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Error, Page, Route

from svod.model.asked import ROLES, Wanted
from svod.store import open_reader
from svod.store.reader import Reader
from tests.show.conftest import svod
from tests.show.web.browser.conftest import Open, serving
from tests.show.web.hostile import RUNNING, written

ASKED = re.compile(r"^\w+://([^/]*/ran\b|[^/]*ran\.example)")
PATIENCE = 15.0  # seconds in which a view of such pages opens, on two busy cores
LOOK = """() => {
  const leads = [...document.querySelectorAll('a[href]')].map((one) => one.href.baseVal ?? one.href);
  const leading = leads.map((one) => (URL.canParse(one, location) ? new URL(one, location).protocol : one));
  const alien = 'script, style, iframe, object, embed, base, meta, img, [onload], [onerror], [onfocus]';
  return {
    ran: window.__ran === 1 || document.title === 'ran',
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    leading: leading.filter((one) => one !== 'http:' && one !== 'https:'),
    alien: document.body.querySelectorAll(alien).length,
    usable: document.querySelector('main h1') !== null && document.elementFromPoint(40, 20)?.closest('header') !== null,
  };
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle of them. No one stops the build; those that are no pages are told of."""
    made = tmp_path_factory.mktemp("hostile")
    assert written(made / "pages") == 100
    ended = svod("build", "pages", folder=made)
    assert ended.code in (0, 1), ended.err
    assert re.search(r"^9\d pages of ", ended.out, re.MULTILINE), ended.out
    assert "Traceback" not in ended.err
    return made


@pytest.fixture(scope="module")
def bad(folder: Path) -> Iterator[str]:
    with serving(folder / "chronicle.db") as address:
        yield address.rstrip("/")


@pytest.fixture(scope="module")
def reader(folder: Path) -> Iterator[Reader]:
    opened = open_reader(folder / "chronicle.db")
    yield opened
    opened.close()


@pytest.fixture
def visits(opens: Open, bad: str) -> Iterator[list[str]]:
    """Addresses that a test adds are opened one after another in one window, and each is looked at."""
    asked: list[str] = []
    yield asked
    page = _watched(opens(f"{bad}/keys"))
    wrong = {address: told for address in asked if (told := _visited(page, bad + address))}
    assert wrong == {}
    assert len(asked) > 0


def _watched(page: Page) -> Page:
    """Dialogues, and requests that no view of ours makes, end the test."""
    page.on("dialog", lambda dialog: pytest.fail(f"a dialogue was opened: {dialog.message}"))
    page.route(ASKED, lambda route: pytest.fail(f"{route.request.url} was asked for"))
    return page


def _visited(page: Page, address: str) -> list[str]:
    """What is wrong with a view, in words."""
    began = time.monotonic()
    try:
        answer = page.goto(address, timeout=PATIENCE * 1_000)
    except Error as error:
        return [str(error).partition("\n")[0]]
    told = page.evaluate(LOOK)
    if not told["usable"]:  # a busy machine paints late
        page.wait_for_timeout(500)
        told = page.evaluate(LOOK)
    took = time.monotonic() - began
    return [
        *([f"answered {answer.status}"] if answer and answer.status >= 500 else []),
        *(["it ran"] if told["ran"] else []),
        *([f"{told['wide']} px too wide"] if told["wide"] > 0 else []),
        *([f"leads to {told['leading'][:3]}"] if told["leading"] else []),
        *([f"{told['alien']} elements that are none of ours"] if told["alien"] else []),
        *(["not usable"] if not told["usable"] else []),
        *([f"took {took:.0f} s"] if took > PATIENCE else []),
    ]


def test_every_page_by_itself(visits: list[str], reader: Reader) -> None:
    heads = reader.pages(limit=200).pages
    assert len(heads) > 80
    visits += [f"/page/{head.page[:16]}" for head in heads]


def test_every_story_and_matter(visits: list[str], reader: Reader) -> None:
    visits += [f"/story/{one.id}" for one in reader.stories(limit=100).stories]
    visits += [f"/positions/{one.id}" for one in reader.matters(limit=20).matters]


def test_lists_and_their_next_pages(visits: list[str], reader: Reader) -> None:
    visits += ["/", "/pages", "/stories?order=origins", "/positions", "/who", "/problems", "/corrections", "/add", "/search"]
    visits += [f"{path}?after={quote(after)}" for path, after in _cursors(reader)]


def _cursors(reader: Reader) -> Iterator[tuple[str, str]]:
    for path, after in (
        ("/", reader.lines(Wanted()).after),
        ("/pages", reader.pages().after),
        ("/stories", reader.stories().after),
    ):
        if after:
            yield path, after


def test_filters_searches_and_names_that_are_such_words_themselves(visits: list[str]) -> None:
    for words in (*RUNNING[:12:3], *RUNNING[24:29], "\u202e", "\x00", "%", '"', "*", "я" * 2_000):
        said = quote(words)
        visits += [f"/?who={said}&place={said}", f"/search?q={said}", f"/who?name={said}"]
    said = quote(RUNNING[0])
    visits += [
        f"/?outlet={said}&story={said}&kind={said}&since={said}",
        f"/stories?words={said}",
        f"/pages?words={said}&outlet={said}",
    ]
    visits += [
        f"/story/{said}",
        f"/page/{quote(RUNNING[0], safe='')}?cite={said}",
        f"/positions?words={said}",
        f"/positions/{said}",
    ]
    visits += [
        f"/correct?page={said}&cite={said}&back=//ran.example/",
        f"/nowhere/{said}",
        f"//ran.example/{said}",
        f"/?open={said}&cite={said}",
    ]


def test_those_who_speak_there_and_what_they_are_called(visits: list[str], reader: Reader) -> None:
    bearers = reader.bearers("", roles=ROLES[:1], limit=30)
    assert bearers
    visits += [f"/who?name={quote(one.name, errors='replace')}&names=1" for one in bearers]


def test_pages_beside_lines_and_the_form_that_corrects_them(opens: Open, bad: str, reader: Reader) -> None:
    page = _watched(opens(f"{bad}/"))
    for line in page.locator("[data-line]").all()[:8]:
        line.locator("a.cite").first.click()
        page.locator("#beside > *").first.wait_for()
        told = page.evaluate(LOOK)
        assert (told["ran"], told["wide"] <= 0, told["leading"], told["alien"]) == (False, True, [], 0)
        page.keyboard.press("Escape")


def test_what_leaves_as_one_file_runs_nothing_either(opens: Open, bad: str, tmp_path: Path, reader: Reader) -> None:
    page = _watched(opens(f"{bad}/keys"))
    story = max(reader.stories(limit=100).stories, key=lambda one: one.lines)
    for view in ("/", f"/story/{story.id}"):
        answer = page.request.get(f"{bad}/leave/html?view={quote(view, safe='')}")
        assert answer.ok
        assert not re.search(r"[\r\n]set-cookie", str(answer.headers))
        taken = answer.body()
        page.route("**/taken", partial(_handed, taken))
        page.goto(f"{bad}/taken")  # without our policy, as from a disk: the file brings its own
        told = page.evaluate(LOOK)
        assert (told["ran"], told["leading"], told["wide"] <= 0) == (False, [], True), view


def _handed(taken: bytes, route: Route) -> None:
    route.fulfill(body=taken, content_type="text/html; charset=utf-8")


def test_a_table_that_leaves_holds_no_formula(opens: Open, bad: str) -> None:
    page = _watched(opens(f"{bad}/keys"))
    answer = page.request.get(f"{bad}/leave/csv?view=%2F")
    assert answer.ok
    cells = [cell for row in csv.reader(io.StringIO(answer.body().decode("utf-8-sig"))) for cell in row]
    assert cells
    assert [cell for cell in cells if re.match(r"[=@\t\r]|[+-](?!\d)", cell)] == []


def test_a_job_that_brings_one_tells_of_it_as_words(opens: Open, bad: str) -> None:
    page = _watched(opens(f"{bad}/add"))
    page.locator("#text").fill(f"Лунёв прибыл\n\nГордей Лунёв заявил: «{RUNNING[3]}».")
    page.locator("#title").fill(RUNNING[0])
    page.locator("#outlet").fill(RUNNING[8])
    page.locator("form.text button").click()
    page.wait_for_url("**/jobs/*")
    told = page.evaluate(LOOK)
    assert (told["ran"], told["alien"]) == (False, 0)
    assert told["wide"] <= 0
