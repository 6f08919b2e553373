"""What programs write: corrections and pages, each by a job; and who may."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from svod import flow
from svod.engine.local import Local
from svod.show.rest.adding import PageSent
from svod.show.served.asking import Served
from svod.show.served.safety import Rules
from svod.show.web.app import made
from svod.store import open_store
from tests.show.rest.conftest import ADDRESS

TOKEN = "a-token-for-tests-that-is-long-enough"
TEXT = "Вельц обещала ответ\n\nМарта Вельц 5 марта 2031 года сказала: «Ответ будет дан»."
BROKEN = '{"text": "Лунёв \\ud83d прибыл\\n\\nГордей Лунёв \\udc00 5 июня 2024 года прибыл в Лурию.", "title": "a\\u0007b"}'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small chronicle of its own."""
    folder = tmp_path_factory.mktemp("written")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "broken.jsonl").write_text(BROKEN, encoding="utf-8")
    store = open_store(folder / "chronicle.db", create=True)
    flow.build([folder / "a.txt", folder / "broken.jsonl"], store, engine=Local(workers=1))
    store.close()
    return folder


@pytest.fixture(scope="module")
def own(folder: Path) -> Iterator[TestClient]:
    with TestClient(made(Served(str(folder / "chronicle.db"))), base_url=ADDRESS) as client:
        yield client


def ended(api: TestClient, answer: Any) -> dict[str, Any]:
    """The job that was begun, when it is over."""
    assert answer.status_code == 202, answer.text
    address = answer.headers["location"]
    for _ in range(600):
        job: dict[str, Any] = api.get(address).json()
        if job["state"] not in ("waiting", "running"):
            return job
        time.sleep(0.1)
    raise AssertionError(f"{address} does not end")


def statement(api: TestClient) -> dict[str, Any]:
    return api.get("/api/pages/a.txt").json()["statements"][0]  # type: ignore[no-any-return]


def test_a_correction_shows_when_its_job_is_done_and_goes_when_it_is_taken_back(own: TestClient) -> None:
    first, last = statement(own)["spans"][0]
    asked = {
        "kind": "wrong_speaker",
        "page": "a.txt",
        "spans": f"{first}-{last}",
        "instead": "Артур Симан",
        "who": "проверяющий",
    }
    job = ended(own, own.post("/api/decisions", json=asked))
    assert job["state"] == "done", job
    assert statement(own)["speakers"] == ["Артур Симан"]
    (decision,) = own.get("/api/decisions").json()["decisions"]
    assert (decision["id"], decision["who"], decision["orphan"]) == (job["decision"], "проверяющий", False)
    assert decision["words"] == "Ответ будет дан"

    assert ended(own, own.delete(f"/api/decisions/{decision['id']}"))["state"] == "done"
    assert statement(own)["speakers"] == ["Марта Вельц"]
    assert own.get("/api/decisions").json()["decisions"] == []
    assert own.delete(f"/api/decisions/{decision['id']}").status_code == 404


@pytest.mark.parametrize(
    ("changed", "status", "told"),
    [
        ({"spans": "0-3"}, 409, "No statement stands just at"),
        ({"kind": "wrong_date", "instead": "someday"}, 409, "is no date"),
        ({"kind": "same_name", "instead": "Никто"}, 409, ""),
        ({"page": "none.txt"}, 404, "none.txt"),
        ({"who": ""}, 422, "who"),
        ({"kind": "wrong"}, 422, "kind"),
        ({"kind": "join_story"}, 422, "spans"),
    ],
)
def test_a_correction_that_would_change_nothing_is_refused(
    own: TestClient, changed: dict[str, str], status: int, told: str
) -> None:
    first, last = statement(own)["spans"][0]
    asked = {"kind": "wrong_speaker", "page": "a.txt", "spans": f"{first}-{last}", "instead": "", "who": "проверяющий"}
    answer = own.post("/api/decisions", json=asked | changed)
    assert answer.status_code == status
    assert told in answer.json()["detail"] + " ".join(answer.json()["wrong"])


@pytest.mark.parametrize(
    ("media_type", "name", "called"),
    [
        ("text/plain", "003.txt", "003.txt"),
        ("text/plain", "003", "003.txt"),
        ("text/plain", "003.TEXT", "003.text"),
        ("text/plain", "feed.jsonl", "feed.jsonl.txt"),
        ("text/html", "003.htm", "003.htm"),
        ("text/html", "003.txt", "003.txt.html"),
    ],
)
def test_a_page_that_is_sent_is_called_as_it_is_asked_to_be(media_type: str, name: str, called: str) -> None:
    sent = PageSent.model_validate({"content": "Лунёв прибыл", "media_type": media_type, "name": name})
    assert sent.handed().name == called


def test_a_name_of_a_page_that_is_sent_has_no_folders_which_would_be_lost(own: TestClient) -> None:
    answer = own.post("/api/pages", json={"pages": [{"content": "Лунёв прибыл", "name": "news/003.txt"}]})
    assert (answer.status_code, "name" in answer.json()["wrong"][0]) == (422, True)


@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_pages_that_are_sent_without_a_name_never_take_one_anothers_place(media_type: str) -> None:
    wire = "Лунёв прибыл в Лурию\n\nГордей Лунёв прибыл в Лурию"
    names = {
        PageSent.model_validate({"content": content, "media_type": media_type, "title": title}).handed().name
        for content in (f"{wire}.", f"{wire}, сообщил «Новый берег».")
        for title in (None, "Лунёв прибыл")
    }
    assert len(names) == 4


def test_a_page_that_is_sent_is_read_with_what_is_said_of_it(own: TestClient) -> None:
    page = {"content": "Лунёв прибыл\n\nГордей Лунёв 6 марта 2031 года прибыл в Лурию.", "name": "b", "outlet": "Новый берег"}
    job = ended(own, own.post("/api/pages", json={"pages": [page | {"published": "2031-03-06"}]}))
    assert job["state"] == "done", job
    (added,) = job["outcome"]["pages"]
    found = own.get(f"/api/pages/{added['sha256']}").json()
    assert (found["outlet"], found["published"], added["change"]) == ("Новый берег", "2031-03-06", "new")
    assert own.get("/api/jobs").json()["jobs"][0]["id"] == job["id"]


def test_a_name_that_begins_another_is_not_that_one(own: TestClient) -> None:
    assert own.get("/api/pages/broken.jsonl").status_code == 404


def test_files_are_read_and_what_is_no_page_is_told(own: TestClient) -> None:
    files = [("files", ("c.txt", "Вельц прибыла\n\nМарта Вельц прибыла в Лурию.".encode())), ("files", ("d.docx", b"PK"))]
    job = ended(own, own.post("/api/files", files=files))
    assert job["outcome"]["new"] == 1
    assert any("d.docx" in problem["where"] for problem in job["outcome"]["problems"])
    assert own.post("/api/files", files=files[1:]).status_code == 422


def test_half_a_character_and_control_characters_break_no_answer(own: TestClient) -> None:
    (label,) = (one["page"] for one in own.get("/api/pages").json()["pages"] if one["page"].startswith("broken"))
    label = quote(label)
    text = own.get(f"/api/pages/{label}/text").json()
    assert any("\ufffd" in line["words"] for line in text["lines"])
    for address in ("/api/entries", f"/api/pages/{label}", "/api/stories", "/api/search?q=прибыл"):
        assert own.get(address).status_code == 200


def test_off_loopback_who_writes_shows_the_token(folder: Path) -> None:
    app = made(Served(str(folder / "chronicle.db"), Rules(TOKEN)))
    with TestClient(app, base_url=ADDRESS) as api:
        assert api.get("/api/decisions").status_code == 200
        for headers, status in (
            ({}, 401),
            ({"Authorization": "Bearer another"}, 401),
            ({"Authorization": f"Bearer {TOKEN}", "Origin": "https://elsewhere.example"}, 403),
            ({"Authorization": f"Bearer {TOKEN}"}, 404),
        ):
            refused = api.delete("/api/decisions/ffffffffffffffff", headers=headers)
            assert refused.status_code == status
            assert refused.headers["content-type"] == "application/problem+json"
        assert api.get("/api", headers={"Host": "rebound.example"}).status_code == 421
