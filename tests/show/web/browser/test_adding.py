"""Pages are added in a browser: dropped, pasted, fetched; the build is watched; what came of it is read."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.show.web.browser.conftest import serving

ARRIVAL = "Вельц прибыла в Лурию\n\n«Мы готовы к переговорам», — заявила министр Марта Вельц 3 мая 2024 года в Лурии.\n"
DEPARTURE = "Лунёв покинул Тарсию\n\nГордей Лунёв покинул Тарсию 4 мая 2024 года.\n"
HTML = f"<!doctype html><meta charset=utf-8><title>Вельц</title><body><script>alert(1)</script><p>{ARRIVAL}".encode()
PATIENCE = 120_000  # milliseconds that a job may take on a slow machine
Open = Callable[..., Page]
DROP = """(form, files) => {
  const carried = new DataTransfer();
  for (const [name, words] of files) carried.items.add(new File([words], name, { type: "text/plain" }));
  for (const kind of ["dragenter", "dragover", "drop"])
    form.querySelector(".zone").dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""

# Writes down all that is told of a job while it goes on: how long each part of it stands there, nobody knows beforehand.
TOLD = """addEventListener("DOMContentLoaded", () => {
  window.told = [];
  const tell = () => window.told.push(document.getElementById("job-now")?.textContent ?? "");
  new MutationObserver(tell).observe(document.body, { childList: true, characterData: true, subtree: true });
  tell();
});"""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a page of a server on this machine."""

    class Answering(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/talks" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if self.path == "/talks":
                self.wfile.write(HTML)

        def log_message(self, *_: object) -> None:
            return

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/talks"
        server.shutdown()
        thread.join()


def ended(page: Page) -> None:
    page.wait_for_url("**/jobs/*")
    page.wait_for_selector("#job[data-over]", timeout=PATIENCE)


def test_files_are_dropped_watched_and_become_lines_of_the_chronicle(opens: Open, own_served: str) -> None:
    page = opens(f"{own_served}add")
    page.add_init_script(TOLD)
    page.locator("form.drop").evaluate(DROP, [["прибытие.txt", ARRIVAL], ["отъезд.txt", DEPARTURE]])
    expect(page.locator(".chosen li")).to_have_text([re.compile("^прибытие.txt"), re.compile("^отъезд.txt")])
    expect(page.get_by_role("button", name="Add files")).to_be_focused()
    page.keyboard.press("Enter")

    page.wait_for_url("**/jobs/*")
    expect(page.get_by_role("progressbar")).to_be_visible()
    ended(page)
    told = page.evaluate("window.told")
    parts = {words.partition(":")[0] for words in told}
    assert parts & {"Reading pages", "Finding who says what, names, dates and sources", "Laying pages beside one another"}, told
    assert "Done" in parts, told
    expect(page.locator("#job-now")).to_have_text("Done: 2 new, 0 changed, 0 as before")
    expect(page.get_by_role("status")).to_have_text("Done: 2 new, 0 changed, 0 as before")
    expect(page.locator(".added a")).to_have_text(["отъезд.txt", "прибытие.txt"])
    expect(page.locator("#job")).to_contain_text("«Мы готовы к переговорам»")
    page.get_by_role("link", name=re.compile("^\\[прибытие.txt:")).first.click()
    expect(page.locator("#beside mark").first).to_be_visible()


def test_files_are_chosen_without_script_and_a_broken_one_ends_as_a_problem(opens: Open, own_served: str) -> None:
    page = opens(f"{own_served}add", script=False)
    page.set_input_files(
        "#files",
        [
            FilePayload(name="отъезд.txt", mimeType="text/plain", buffer=DEPARTURE.encode()),
            FilePayload(name="снимок.txt", mimeType="text/plain", buffer=b"\x89PNG\r\n\x1a\n" + bytes(99)),
        ],
    )
    page.get_by_role("button", name="Add files").click()
    page.wait_for_url("**/jobs/*")
    again = page.get_by_role("link", name="Look again how far it is")
    for _ in range(int(PATIENCE / 500)):
        if not again.count():
            break
        page.wait_for_timeout(500)
        page.reload()

    expect(page.locator("#job-now")).to_have_text("Done: 1 new, 0 changed, 0 as before")
    expect(page.locator(".problems .is-error")).to_contain_text("It is no text, it is a PNG image.")


def test_text_is_pasted_with_what_is_known_of_it(opens: Open, own_served: str) -> None:
    page = opens(f"{own_served}add", locale="ru-RU", width=360, height=740)
    page.get_by_label("Вставьте текст").fill(ARRIVAL)
    page.get_by_label("Опубликовано").fill("4 мая")
    page.get_by_role("button", name="Добавить текст").click()
    expect(page.get_by_role("alert").filter(has_text="4 мая")).to_contain_text("is not understood as a date")
    expect(page.get_by_label("Вставьте текст")).to_have_value(ARRIVAL)

    page.get_by_label("Опубликовано").fill("04.05.2024")
    page.get_by_label("Издание").fill("Вестник Заречья")
    page.get_by_role("button", name="Добавить текст").click()
    ended(page)
    expect(page.locator("#job-now")).to_have_text("Готово: новых — 1, изменённых — 0, прежних — 0")
    expect(page.locator(".problems")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_an_address_is_fetched_where_private_ones_are_allowed(opens: Open, own_chronicle: Path, site: str) -> None:
    with serving(own_chronicle, "--allow-private") as address:
        page = opens(f"{address}add")
        page.get_by_label("Address of a page on the web").fill(site)
        page.get_by_role("button", name="Fetch and add").click()
        ended(page)
        expect(page.locator("#job-now")).to_have_text("Done: 1 new, 0 changed, 0 as before")
        expect(page.locator(".added a")).to_have_text(re.compile(r"^127\.0\.0\.1_\d+/talks\.html$"))
        page.locator(".added a").click()
        expect(page.locator("main")).to_contain_text("Мы готовы к переговорам")


def test_a_private_address_is_refused_where_nobody_allowed_it(opens: Open, own_served: str, site: str) -> None:
    page = opens(f"{own_served}add")
    page.get_by_label("Address of a page on the web").fill(site)
    page.get_by_role("button", name="Fetch and add").click()
    ended(page)
    expect(page.locator("#job-now")).to_have_text("Refused")
    expect(page.locator("#job")).to_contain_text("127.0.0.1 is this machine; pages are fetched from public addresses only.")
    page.get_by_role("link", name="Add more pages").click()
    expect(page.locator(".lately")).to_contain_text("refused")


def test_more_than_can_be_sent_is_told_before_it_is_sent(opens: Open, served: str) -> None:
    page = opens(f"{served}add")
    page.locator("form.drop").evaluate(DROP, [[f"{number}.txt", "a"] for number in range(201)])
    expect(page.get_by_text("That is more than can be sent at once. Choose fewer files.")).to_be_visible()
    expect(page.get_by_role("button", name="Add files")).to_be_disabled()


def test_a_job_is_stopped(opens: Open, own_served: str) -> None:
    page = opens(f"{own_served}add")
    page.get_by_label("Paste the text of a page").fill(ARRIVAL)
    page.get_by_role("button", name="Add text").click()
    page.wait_for_url("**/jobs/*")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#job-now")).to_have_text("Stopped")
    expect(page.locator("#job")).to_contain_text("It was stopped.")
