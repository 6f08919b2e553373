"""`svod build ADDRESS`: a page is fetched, kept under its address, and built like any other."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.show.conftest import svod

PAGE = (
    "<!doctype html><meta charset=utf-8><title>Вельц прибыла в Лурию</title>"
    "<p>«Мы готовы к переговорам», — заявила министр Марта Вельц 3 мая 2024 года.</p>"
)


@pytest.fixture
def site() -> Iterator[str]:
    """A server on this machine with one page, and a robots.txt that keeps programs from another."""
    answers = {
        "/talks": ("text/html; charset=utf-8", PAGE),
        "/closed": ("text/html; charset=utf-8", PAGE),
        "/robots.txt": ("text/plain", "User-agent: *\nDisallow: /closed\n"),
    }

    class Answering(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, words = answers.get(self.path, ("text/html", ""))
            self.send_response(200 if words else 404)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(words.encode())

        def log_message(self, *_: object) -> None:
            return

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_a_page_is_built_from_its_address_beside_files(site: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Лунёв покинул Тарсию\n\nГордей Лунёв покинул Тарсию 4 мая 2024 года.", encoding="utf-8")

    built = svod("build", "a.txt", f"{site}/talks", "--allow-private", "--json", folder=tmp_path)

    assert built.code == 0, built.err
    assert json.loads(built.out)["new"] == 2
    host = site.removeprefix("http://").replace(":", "_")
    listed = json.loads(svod("pages", "--json", folder=tmp_path).out)
    assert sorted(page["page"] for page in listed) == [f"{host}/talks.html", "a.txt"]
    assert f"{site}/talks" in json.dumps(listed)

    again = svod("build", f"{site}/talks", "--allow-private", "--json", folder=tmp_path)
    assert json.loads(again.out)["unchanged"] == 1


def test_what_may_not_be_fetched_is_refused_and_nothing_is_done(site: str, tmp_path: Path) -> None:
    private = svod("build", f"{site}/talks", folder=tmp_path)
    assert private.code == 2
    assert "127.0.0.1 is this machine; pages are fetched from public addresses only." in private.err

    closed = svod("build", f"{site}/closed", "--allow-private", folder=tmp_path)
    assert closed.code == 2
    assert "asks programs not to read this page (in its robots.txt)" in closed.err
    assert list(tmp_path.iterdir()) == []

    assert svod("build", f"{site}/closed", "--allow-private", "--despite-robots", folder=tmp_path).code == 0
