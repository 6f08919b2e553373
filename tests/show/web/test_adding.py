"""Adding pages by the page: what each form begins, what is refused and how, and what is told of a job."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from svod.errors import NothingToRead
from svod.model.entry import Problem
from svod.model.page import Given
from svod.read.handed import Handed
from svod.show.served.asking import Served
from svod.show.served.handing import ADDRESSES, FILES, build_of, fit_ones
from svod.show.served.jobs import HANDED, Build, Job, Jobs, TooMany
from svod.show.served.safety import Rules
from svod.show.web.app import made

ARRIVAL = "Вельц прибыла в Лурию\n\n«Мы готовы к переговорам», — заявила министр Марта Вельц 3 мая 2024 года в Лурии.\n"
PATIENCE = 120.0
HOST = "http://localhost"


@pytest.fixture(autouse=True)
def _laid_out_here(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is laid out for jobs that are never done lies where pytest clears it away."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("laid")))


@pytest.fixture
def begun(own_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> list[Build]:
    """What jobs were begun with, none of which is done."""
    works: list[Build] = []

    def start(self: Jobs, work: Any) -> Job:
        works.append(work)
        self._jobs["abc"] = job = Job("abc", work, asked=_moment())
        return job

    monkeypatch.setattr(Jobs, "start", start)
    return works


def jobs_of(client: TestClient) -> Jobs:
    found = client.app.state.jobs  # type: ignore[attr-defined]
    assert isinstance(found, Jobs)
    return found


def files(*named: tuple[str, bytes]) -> list[tuple[str, tuple[str, bytes, str]]]:
    return [("files", (name, raw, "application/octet-stream")) for name, raw in named]


def laid(work: Build) -> dict[str, bytes]:
    root = Path(work.folder, HANDED)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def alert(html: str) -> str:
    found = re.search(r'<p role="alert" id="wrong" lang="en">(.*?)</p>', html, re.DOTALL)
    return found[1] if found else ""


# what is begun


def test_files_that_are_dropped_begin_a_job_and_lead_to_it(own_client: TestClient, begun: list[Build]) -> None:
    sent = files(("a.txt", ARRIVAL.encode()), ("b.html", b"<p>b</p>"))
    answer = own_client.post("/add", files=sent, follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, "/jobs/abc")
    assert laid(begun[0]) == {"a.txt": ARRIVAL.encode(), "b.html": b"<p>b</p>"}
    assert (begun[0].addresses, begun[0].private, begun[0].unfit) == ((), False, ())


def test_a_file_that_is_no_page_is_told_beside_those_that_are(own_client: TestClient, begun: list[Build]) -> None:
    own_client.post("/add", files=files(("a.txt", ARRIVAL.encode()), ("b.pdf", b"%PDF-")), follow_redirects=False)

    assert list(laid(begun[0])) == ["a.txt"]
    assert [(one.where, one.severity) for one in begun[0].unfit] == [("b.pdf", "error")]


def test_a_pages_csv_goes_with_its_files_and_is_no_page_by_itself(own_client: TestClient, begun: list[Build]) -> None:
    rows = ("pages.csv", b"page,outlet\na.txt,x\n")
    own_client.post("/add", files=files(("a.txt", ARRIVAL.encode()), rows), follow_redirects=False)
    assert sorted(laid(begun[0])) == ["a.txt", "pages.csv"]
    assert own_client.post("/add", files=files(rows)).status_code == 400


def test_pasted_text_comes_with_what_is_said_of_it(own_client: TestClient, begun: list[Build]) -> None:
    typed = {
        "text": "Вельц\r\nприбыла",
        "outlet": "«Вестник Заречья»",
        "published": "03.05.2024",
        "url": "https://vestnik.example/5",
    }
    own_client.post("/add", data={**typed, "title": "Прибытие"}, follow_redirects=False)

    (name, raw), (listed, rows) = sorted(laid(begun[0]).items(), reverse=True)
    assert re.fullmatch(r"pasted-\d{4}-\d\d-\d\d-Прибытие-[0-9a-f]{8}\.txt", name)
    assert raw == "Вельц\nприбыла".encode()
    assert (listed, rows.decode().splitlines()[1]) == (
        "pages.csv", f"{name},https://vestnik.example/5,«Вестник Заречья»,2024-05-03,,,Прибытие,"
    )  # fmt: skip


def test_addresses_are_handed_on_and_private_ones_only_where_the_server_allows(
    own_client: TestClient, own_chronicle: Path, begun: list[Build]
) -> None:
    own_client.post("/add", data={"address": "meridian.example/a#b"}, follow_redirects=False)
    with TestClient(made(Served(str(own_chronicle), private=True)), base_url=HOST) as allowing:
        allowing.post("/add", data={"address": "http://10.0.0.1/", "despite_robots": "1"}, follow_redirects=False)

    assert [(work.addresses, work.private, work.despite_robots) for work in begun] == [
        (("https://meridian.example/a",), False, False),
        (("http://10.0.0.1/",), True, True),
    ]


# what is refused


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "Nothing was given. Choose files, paste text or an address."),
        ({"address": "javascript:alert(1)"}, "javascript:alert(1) is not the address of a page"),
        ({"text": " \r\n"}, "Nothing was given."),
        ({"text": "Вельц", "published": "намедни"}, "&#39;намедни&#39; is not understood as a date."),
    ],
)
def test_what_can_be_no_page_brings_the_forms_back_with_what_was_wrong(
    own_client: TestClient, begun: list[Build], given: dict[str, str], why: str
) -> None:
    answer = own_client.post("/add", data=given)

    assert answer.status_code == 400
    assert why in alert(answer.text)
    assert begun == []
    for words in given.values():
        assert words.strip() in answer.text, "what was typed is lost"


def test_files_that_are_all_no_pages_are_told_one_by_one(own_client: TestClient, begun: list[Build]) -> None:
    answer = own_client.post("/add", files=files(("a.pdf", b"%PDF-"), ("<b>.exe", b"MZ")))

    assert answer.status_code == 400
    assert alert(answer.text).count("Only files that end in .txt") == 2
    assert "<b>" not in alert(answer.text)
    assert begun == []


def test_more_than_may_be_at_once_is_refused_with_how_much_may(own_client: TestClient) -> None:
    with pytest.raises(NothingToRead, match=f"^{FILES + 1} files were given; {FILES} may be at once"):
        build_of([Handed("a.txt", b"a")] * (FILES + 1))
    with pytest.raises(NothingToRead, match=f"^{ADDRESSES + 1} addresses were given; {ADDRESSES} may be at once"):
        build_of([], [f"https://meridian.example/{number}" for number in range(ADDRESSES + 1)])
    many = own_client.post("/add", files=files(*((f"{number}.txt", b"a") for number in range(FILES + 1))))
    assert (many.status_code, "Too many files" in many.text) == (400, True)


def test_as_many_jobs_as_may_wait_and_no_more(own_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(self: Jobs, work: Build) -> Job:
        raise TooMany("20 jobs are waiting, which is as many as may. Try again when some of them are done.")

    monkeypatch.setattr(Jobs, "start", start)
    answer = own_client.post("/add", data={"text": ARRIVAL})
    assert (answer.status_code, "20 jobs are waiting" in answer.text) == (429, True)


def test_a_page_of_another_site_can_add_nothing_and_a_server_for_others_asks_for_its_token(
    own_client: TestClient, own_chronicle: Path, begun: list[Build]
) -> None:
    assert own_client.post("/add", data={"text": ARRIVAL}, headers={"Origin": "https://elsewhere.example"}).status_code == 403
    with TestClient(made(Served(str(own_chronicle), Rules("secret-enough"))), base_url=HOST) as asking:
        assert asking.post("/add", data={"text": ARRIVAL}).status_code == 401
        assert asks_for_the_token(asking)
        asking.cookies.set("svod_token", "one-of-yesterday")
        assert asks_for_the_token(asking), "a server makes up another one each time it is started"
        asking.cookies.set("svod_token", "secret-enough")
        assert not asks_for_the_token(asking)
    assert begun == []


def asks_for_the_token(client: TestClient) -> bool:
    return 'href="/token"' in client.get("/add").text.split("<main")[1].split("</main>")[0]


def test_the_form_says_from_where_the_server_fetches(own_client: TestClient, own_chronicle: Path) -> None:
    assert "from public addresses only" in own_client.get("/add").text
    with TestClient(made(Served(str(own_chronicle), private=True)), base_url=HOST) as allowing:
        assert "from private networks too" in allowing.get("/add").text


def test_what_is_no_page_is_named_and_cut_and_shown_harmless() -> None:
    handed, problems = fit_ones([("a.txt", b"a"), ("\x1b[2J" + "b" * 999 + ".exe", b"b")])
    assert handed == [Handed("a.txt", b"a", Given())]
    assert problems[0].where.startswith("\\x1b[2Jbbb")
    assert len(problems[0].where) == 100
    assert problems[0].what.startswith("Only files that end in")


# what is told of a job


def test_a_job_is_followed_to_its_end_and_its_pages_and_lines_are_shown(own_client: TestClient) -> None:
    sent = files(("veltz.txt", ARRIVAL.encode()), ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(99)), ("c.exe", b"MZ"))
    answer = own_client.post("/add", files=sent, follow_redirects=False)
    address = answer.headers["location"]
    with own_client.stream("GET", f"{address}/events") as events:
        assert events.headers["content-type"].startswith("text/event-stream")
        told = [json.loads(line.removeprefix("data: ")) for line in events.iter_lines() if line]

    assert told[-1]["over"]
    assert told[-1]["state"] == "done"
    assert told[-1]["words"] == "Done: 1 new, 0 changed, 0 as before"
    assert "Finding who says what, names, dates and sources: 0 of 1" in [one["words"] for one in told]
    job = jobs_of(own_client).job(address.removeprefix("/jobs/"))
    assert job.outcome is not None
    assert {one.where for one in job.outcome.problems if one.severity == "error"} == {"c.exe", "picture.txt"}

    shown = own_client.get(address).text
    assert f'<a href="/page/{job.outcome.pages[0].page[:16]}"><bdi>veltz.txt</bdi></a>' in shown
    assert "It is no text, it is a PNG image." in shown
    assert "Мы готовы к переговорам" in shown.split('<ol class="rest-on">')[1]
    assert "<progress" not in shown
    fragment = own_client.get(address, headers={"HX-Request": "true"}).text
    assert fragment.lstrip().startswith('<section id="job"')


def test_a_job_that_waits_can_be_stopped(own_client: TestClient, begun: list[Build]) -> None:
    own_client.post("/add", data={"text": ARRIVAL}, follow_redirects=False)
    shown = own_client.get("/jobs/abc").text
    assert "Waiting to be begun" in shown
    assert '<form action="/jobs/abc/stop" method="post">' in shown
    assert "Look again how far it is" in shown

    stopped = own_client.post("/jobs/abc/stop")
    assert "What was read so far is kept" in stopped.text
    assert "<progress" not in stopped.text
    assert 'href="/jobs/abc"' in own_client.get("/add").text


def test_hostile_names_in_a_job_are_shown_and_do_nothing(own_client: TestClient, begun: list[Build]) -> None:
    own_client.post("/add", data={"text": "<script>alert(1)</script>", "title": "<img src=x onerror=alert(1)>"})
    jobs = jobs_of(own_client)
    with jobs._changed:
        jobs._put("abc", state="refused", message='<script>alert("x")</script>\u202e')
    shown = own_client.get("/jobs/abc").text
    assert "<script>alert" not in shown
    assert "\u202e" not in shown
    assert Problem("a", "read", "b") not in begun[0].unfit


def test_an_unknown_job_is_told_as_such(own_client: TestClient) -> None:
    for path in ("/jobs/none", "/jobs/none/events"):
        answer = own_client.get(path)
        assert (answer.status_code, "There is no such job" in answer.text) == (404, True)


def test_the_pages_speak_russian(own_client: TestClient, begun: list[Build]) -> None:
    own_client.post("/add", data={"text": ARRIVAL}, follow_redirects=False)
    for path in ("/add?lang=ru", "/jobs/abc?lang=ru"):
        body = own_client.get(path).text.split("<main")[1].split("</main>")[0]
        english = re.findall(
            r">\s*([A-Za-z][a-z]+ [a-z ]+[a-z])\s*<", re.sub(r"<(bdi|dd)[^>]*>.*?</\1>", "", body, flags=re.DOTALL)
        )
        assert english == []


def _moment() -> Any:
    from datetime import UTC, datetime

    return datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
