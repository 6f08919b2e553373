"""A page beside its line, in a browser: lit, brought into sight, sent on, copied, closed; and text fragments that hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from svod.model.span import Span
from svod.show.fragment import with_fragment

Open = Callable[..., Page]
CALL = "03_vestnik_call.txt"
SAID = "675-758"
WORDS = "безопасность жителей Сольвании должна быть гарантирована при любом развитии событий"
HITS = f"search?q={quote('миротворцев')}"
LIT = "#beside mark"


def in_sight(page: Page, selector: str) -> bool:
    """Whether all of it can be seen, in its frame and in the window."""
    return bool(page.locator(selector).first.evaluate(
        """(mark) => { const one = mark.getBoundingClientRect();
        const frame = document.querySelector("#beside:not(:empty)")?.getBoundingClientRect();
        return one.top >= (frame?.top ?? 0) && one.bottom <= Math.min(innerHeight, frame?.bottom ?? innerHeight); }"""
    ))  # fmt: skip


def test_a_line_opens_its_page_beside_it_with_just_its_characters_lit(opens: Open, served: str) -> None:
    page = opens(served + HITS)
    page.locator(".hit .cite").nth(1).click()
    expect(page.locator("#opened-title")).to_be_focused()
    assert page.locator(LIT).all_inner_texts() == [" ".join(page.locator(".hit .words").nth(1).inner_text().split())]
    assert in_sight(page, LIT)
    expect(page.locator("#beside .page-greyed").first).to_be_visible()
    expect(page.locator(".hit").first).to_be_visible()
    address = page.url
    assert "open=" in address
    assert "cite=" in address
    sent = opens(address)
    expect(sent.locator(LIT)).to_have_text(page.locator(LIT).inner_text())
    assert in_sight(sent, LIT), "an address that was sent shows the words at once"


def test_escape_closes_it_and_the_line_has_the_focus_again(opens: Open, served: str) -> None:
    page = opens(served + HITS)
    page.locator("body").press("j")
    page.keyboard.press("Enter")
    expect(page.locator(LIT).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#beside")).to_be_empty()
    assert "open=" not in page.url
    expect(page.locator("[data-line]").first).to_be_focused()


def test_back_goes_back_to_what_was_open_before(opens: Open, served: str) -> None:
    page = opens(served + HITS)
    page.locator(".hit .cite").nth(0).click()
    expect(page.locator(LIT).first).to_be_visible()
    first = page.locator(LIT).first.inner_text()
    page.locator(".hit .cite").nth(1).click()
    expect(page.locator(LIT).first).not_to_have_text(first)
    page.go_back()
    expect(page.locator(LIT).first).to_have_text(first)


def test_what_was_found_in_it_lights_in_place(opens: Open, served: str) -> None:
    page = opens(f"{served}{HITS}&open={CALL}&cite={SAID}")
    page.locator("#beside summary", has_text="9 names").click()
    page.locator("#beside .names a", has_text="Гордей Лунёв").first.click()
    expect(page.locator(LIT)).to_have_count(3)
    assert {one.split()[-1][:4] for one in page.locator(LIT).all_inner_texts()} == {"Лунё"}


def test_copy_with_link_gives_words_cite_and_addresses_and_says_so(browser: Browser, served: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="en-GB")
    page = context.new_page()
    page.goto(f"{served}page/{CALL}?cite={SAID}")
    page.locator(".lit-top .copy").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"«{WORDS}»\n")
    assert f"[{CALL}:{SAID}]" in copied
    assert "#:~:text=" in copied
    context.close()


def test_without_a_clipboard_the_words_are_shown_to_be_copied(opens: Open, served: str) -> None:
    page = opens("about:blank")
    page.add_init_script("delete window.ClipboardItem; document.execCommand = () => false;")
    page.goto(f"{served}page/{CALL}?cite={SAID}")
    page.locator(".lit-top .copy").click()
    shown = page.locator("dialog.copying textarea")
    expect(shown).to_be_visible()
    assert WORDS in shown.input_value()
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".lit-top .copy")).to_be_focused()


def test_without_script_the_same_addresses_show_the_same(opens: Open, served: str) -> None:
    page = opens(served + HITS, script=False)
    page.locator(".hit .cite").first.click()
    assert "/page/" in page.url
    expect(page.locator("main mark")).to_have_count(1)
    expect(page.locator("main h1")).to_be_visible()
    page.goto(f"{served}{HITS}&open={CALL}&cite={SAID}")
    expect(page.locator(LIT)).to_have_text(WORDS)


@pytest.mark.parametrize("width", [360, 1280, 2200])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_it_fits_every_screen_in_light_and_in_dark(opens: Open, served: str, width: int, dark: bool) -> None:
    for address in (
        f"{HITS}&open={CALL}&cite={SAID}",
        f"page/{CALL}?cite={SAID}",
        f"correct?page={CALL}&cite={SAID}",
        "corrections",
    ):
        page = opens(served + address, width=width, dark=dark)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        page.context.close()


def test_a_fragment_scrolls_a_browser_to_just_these_words(browser: Browser, tmp_path: Path) -> None:
    """On a page of the web as browsers show it, not as we store it: tags, other spaces, the words twice."""
    again = "<p>Марта Вельц сказала: «Мы поддерживаем   переговоры».</p>"
    filler = "".join(f"<p>Строка {number} о погоде в Заречном.</p>" for number in range(200))
    said = "<p>Ясна Корель ответила: «Мы <b>поддерживаем</b>\nпереговоры», — и уехала.</p><p>Она вернулась.</p>"
    (tmp_path / "news.html").write_text(f"<!doctype html><meta charset=utf-8>{again}{filler}{said}{filler}", encoding="utf-8")
    lines = [f"Строка {number} о погоде в Заречном." for number in range(200)]
    content = "\n\n".join([
        "Марта Вельц сказала: «Мы поддерживаем переговоры».", *lines,
        "Ясна Корель ответила: «Мы поддерживаем переговоры», — и уехала.", "Она вернулась.", *lines,
    ])  # fmt: skip
    second = content.rindex("Мы поддерживаем переговоры")
    long = content.index("Ясна Корель")
    with web(tmp_path) as address:
        for span in (Span(second, second + 26), Span(long, content.index("Она вернулась") + 14)):
            url = with_fragment(f"{address}news.html", content, [span])
            context = browser.new_context()
            page = context.new_page()
            page.goto("about:blank")
            page.goto(url)
            page.wait_for_function("scrollY > 0")
            place = page.locator("p", has_text="Ясна Корель").bounding_box()
            assert place is not None
            assert 0 <= place["y"] <= 720, "the words that were meant are in sight, not those that stand first"
            context.close()


@contextmanager
def web(folder: Path) -> Iterator[str]:
    """A server of the pages of a folder."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    running = Thread(target=server.serve_forever, daemon=True)
    running.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        running.join()
