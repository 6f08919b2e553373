"""Corrections by the page: each kind is kept with who and when, shows in the chronicle, and is taken back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from svod import flow
from svod.engine.local import Local
from svod.model.chronicle import Chronicle
from svod.model.entry import Decision
from svod.model.note import Name, Statement, Time
from svod.show.served.asking import Served
from svod.show.served.jobs import Correct, Job, Jobs, Work
from svod.show.served.safety import Rules
from svod.show.web.app import made
from svod.show.web.correcting import asked
from svod.store import open_store

EXAMPLES = Path(__file__).parents[3] / "examples"
CALL = "03_vestnik_call.txt"
WIRE = "02_meridian_call.txt"
SAID = "675-758"
HTMX = {"hx-request": "true", "hx-current-url": "http://localhost/search?q=1"}
PATIENCE = 120.0
BY = "Ясна Корель"


def chronicle_of(target: Path) -> Chronicle:
    store = open_store(target, create=False)
    try:
        return store.chronicle()
    finally:
        store.close()


def alert(html: str) -> str:
    met = re.search(r'<p role="alert" lang="en">(.*?)</p>', html, re.DOTALL)
    return unescape(met[1]) if met else ""


def send(client: TestClient, kind: str, cite: str = "", instead: str = "", page: str = CALL, who: str = BY) -> str:
    """Corrects by the form and waits; the address that the reader is sent back to."""
    answer = client.post(
        "/correct",
        data={"page": page, "cite": cite, "kind": kind, "who": who, f"instead_{kind}": instead, "back": "/search?q=1"},
        follow_redirects=False,
    )
    assert answer.status_code == 303, alert(answer.text)
    return wait(client, answer.headers["location"])


def wait(client: TestClient, at: str) -> str:
    jobs: Jobs = client.app.state.jobs  # type: ignore[attr-defined]
    job = jobs.wait(urlsplit(at).path.rsplit("/", 1)[1], seconds=PATIENCE)
    assert job.state == "done", job.message
    return parse_qs(urlsplit(at).query)["back"][0]


def take_back(client: TestClient, decision: Decision) -> None:
    answer = client.post(f"/corrections/{decision.id}/take-back", follow_redirects=False)
    wait(client, answer.headers["location"])


def speakers(found: Chronicle) -> tuple[str, ...]:
    return next(n.value.speakers for n in found.find(CALL).notes if n.cite.place == SAID and isinstance(n.value, Statement))


def a_date(found: Chronicle) -> str:
    return next(note.value.value for note in found.find(CALL).of_kind("time") if note.cite.text == "4 июня")  # type: ignore[union-attr]


def is_said(found: Chronicle) -> bool:
    return any(note.cite.place == "762-845" for note in found.find(CALL).of_kind("statement"))


def known_as(found: Chronicle, place: str) -> str:
    note = next(note for note in found.find(CALL).of_kind("name") if note.cite.place == place)
    return next((one.normal for one in found.entities if note.id in one.mentions), "")


def bears(found: Chronicle, normal: str) -> frozenset[str]:
    return next((frozenset(one.forms) for one in found.entities if one.normal == normal and one.kind == "person"), frozenset())


def one_of_two(found: Chronicle) -> bool:
    return any({"Богдан Острогин", "Вера Залесская"} <= {one.normal, *one.forms} for one in found.entities)


def in_story(found: Chronicle, name: str, other: str) -> bool:
    pages = {found.find(name).page, found.find(other).page}
    return any(pages <= set(story.pages) for story in found.stories)


EACH: tuple[tuple[str, str, str, str, Callable[[Chronicle], object], object, object], ...] = (
    ("wrong_speaker", CALL, SAID, "Марта Вельц", speakers, ("Богдан Острогин",), ("Марта Вельц",)),
    ("wrong_date", CALL, "420-426", "2024-06-03", a_date, "2024-06-04", "2024-06-03"),
    ("not_a_statement", CALL, "762-845", "", is_said, True, False),
    ("not_same_person", CALL, "1057-1062", "Гордей Лунёв", lambda f: known_as(f, "1057-1062"), "Гордей Лунёв", "Лунёв"),
    ("not_same_name", CALL, "1057-1062", "Гордей Лунёв", lambda f: "Лунёв" in bears(f, "Гордей Лунёв"), True, False),
    ("same_name", CALL, "210-229", "Вера Залесская", one_of_two, False, True),
    ("split_story", CALL, "", WIRE, lambda f: in_story(f, CALL, WIRE), True, False),
    ("join_story", "13_polden_no_comment.txt", "", WIRE, lambda f: in_story(f, "13_polden_no_comment.txt", WIRE), False, True),
)  # fmt: skip


def test_each_kind_is_decided_shown_survives_a_rebuild_and_is_taken_back(
    own_client: TestClient, own_chronicle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    works: list[Work] = []

    def start(_: Jobs, work: Work) -> Job:
        works.append(work)
        return Job("j", work, datetime.now(UTC))

    monkeypatch.setattr(Jobs, "start", start)
    stood = chronicle_of(own_chronicle)
    for kind, page, cite, instead, seen, before, _ in EACH:
        assert seen(stood) == before, kind
        form = unescape(own_client.get("/correct", params={"page": page, "cite": cite}).text)
        assert f'value="{kind}"' in form, f"the form offers {kind}"
        data = {"page": page, "cite": cite, "kind": kind, "who": BY, f"instead_{kind}": instead}
        answer = own_client.post("/correct", data=data, follow_redirects=False)
        assert answer.status_code == 303, alert(answer.text)
    kept = [work.decision for work in works if isinstance(work, Correct)]
    store = open_store(own_chronicle, create=False)
    with store.claimed():
        store.decide(kept)
    flow.build([EXAMPLES], store, engine=Local(workers=1))
    found = store.chronicle()
    assert [kind for kind, *_, seen, _, then in EACH if seen(found) != then] == []
    told = unescape(own_client.get("/corrections").text)
    assert told.count(BY) == told.count("· in force") == len(EACH)
    with store.claimed():
        for decision in kept:
            store.undecide(decision.id)
    flow.build([EXAMPLES], store, engine=Local(workers=1))
    found = store.chronicle()
    store.close()
    assert [kind for kind, *_, seen, before, _ in EACH if seen(found) != before] == []
    assert "Nothing was corrected yet" in own_client.get("/corrections").text


def test_one_is_taken_back_by_a_job(own_client: TestClient, own_chronicle: Path) -> None:
    send(own_client, "wrong_speaker", SAID, "Марта Вельц")
    assert speakers(chronicle_of(own_chronicle)) == ("Марта Вельц",)
    shows_who_decided_what_and_when(own_client)
    (decision,) = own_client.app.state.reader.decisions()  # type: ignore[attr-defined]
    take_back(own_client, decision)
    assert speakers(chronicle_of(own_chronicle)) == ("Богдан Острогин",)
    assert own_client.app.state.reader.decisions() == ()  # type: ignore[attr-defined]


def shows_who_decided_what_and_when(own_client: TestClient) -> None:
    """The page that a decision is about, and the list of them."""
    told = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", own_client.get(f"/page/{CALL}").text)))
    assert re.search(
        rf"Corrected here Somebody else says this .* → Марта Вельц {BY}, \d+ \w+ \d{{4}}, \d\d:\d\d UTC · in force", told
    )
    (decision,) = own_client.app.state.reader.decisions()  # type: ignore[attr-defined]
    assert (
        own_client.get(f"/corrections/{decision.id}/words", follow_redirects=False).headers["location"].endswith(f"cite={SAID}")
    )
    (line,) = own_client.get("/corrections/decisions.jsonl").text.splitlines()
    assert json.loads(line)["instead"] == "Марта Вельц"


@pytest.mark.parametrize(
    ("kind", "cite", "instead", "who", "words"),
    [
        ("wrong_speaker", SAID, "Марта Вельц", " ", "Say who decides"),
        ("wrong_date", SAID, "вчера", BY, "is no date"),
        ("wrong_date", SAID, "2024-W99", BY, "is no date"),
        ("not_same_name", "1057-1062", "Лунин", BY, "is called 'Лунин' on any page"),
        ("not_same_name", "1057-1062", "", BY, "is called '' on any page"),
        ("not_a_statement", "1-5", "", BY, "No statement stands just at"),
        ("wrong_speaker", "", "Вельц", BY, "Choose the words"),
        ("nonsense", SAID, "", BY, "Choose what is wrong"),
        ("split_story", "", "", BY, "Name the other page"),
        ("split_story", "", "no-such.txt", BY, "The chronicle has no page"),
        ("join_story", "", CALL, BY, "can neither join nor leave itself"),
    ],
)
def test_what_would_change_nothing_comes_back_with_what_would_do(
    client: TestClient, kind: str, cite: str, instead: str, who: str, words: str
) -> None:
    answer = client.post("/correct", data={"page": CALL, "cite": cite, "kind": kind, "who": who, f"instead_{kind}": instead})
    assert answer.status_code == 400
    assert words in alert(answer.text)
    if instead and kind in answer.text:
        assert f'value="{instead}"' in unescape(answer.text), "what was typed is not lost"
    assert client.get("/corrections").text.count("<li id=") == 0


def test_at_words_where_nothing_stands_the_nearest_are_offered(client: TestClient) -> None:
    html = unescape(client.get("/correct", params={"page": CALL, "cite": "675-680"}).text)
    assert "Nothing that can be corrected" in html
    assert re.search(r'href="/correct\?page=\w+&cite=675-758"', html)


def test_names_that_were_taken_for_one_are_offered(client: TestClient) -> None:
    html = unescape(client.get("/correct", params={"page": CALL, "cite": "1057-1062"}).text)
    offered = re.search(r'<datalist id="offered-not_same_name">(.*?)</datalist>', html, re.DOTALL)
    assert offered
    assert 'value="Гордей Лунёв"' in offered[1]


def test_a_page_is_named_by_its_address_too(client: TestClient) -> None:
    reader = client.app.state.reader  # type: ignore[attr-defined]
    about = asked(reader, CALL, "")
    page = reader.find("02_meridian_call.txt")
    assert reader.find(about.page_typed(f"http://localhost/page/{page[:16]}?cite=1-5")) == page
    assert reader.find(about.page_typed(" 02_meridian_call.txt ")) == page


def test_beside_a_line_the_reader_is_sent_back_to_the_view_with_the_page_open(own_client: TestClient) -> None:
    form = unescape(own_client.get("/correct", params={"page": CALL, "cite": SAID}, headers=HTMX).text)
    assert "<html" not in form
    back = re.search(r'name="back" value="([^"]*)"', form)
    assert back
    assert re.fullmatch(rf"/search\?q=1&open=\w{{16}}&cite={SAID}", back[1])
    data = {"page": CALL, "cite": SAID, "kind": "not_a_statement", "who": BY, "back": back[1]}
    answer = own_client.post("/correct", data=data, headers=HTMX, follow_redirects=False)
    at = answer.headers["location"]
    wait(own_client, at)
    done = own_client.get(at, headers=HTMX)
    assert done.headers["hx-redirect"] == back[1]
    assert "who" not in done.text
    assert own_client.get("/correct", params={"page": CALL, "cite": "420-426"}).text.count(f'value="{BY}"') == 1, "who is kept"


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nb", "x"]
)
def test_nobody_is_sent_to_another_site(client: TestClient, back: str) -> None:
    html = unescape(client.get("/correct", params={"page": CALL, "cite": SAID, "back": back}).text)
    assert 'name="back" value="/corrections"' in html


def test_while_it_is_at_work_a_browser_without_script_looks_again(
    own_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: Jobs = own_client.app.state.jobs  # type: ignore[attr-defined]
    monkeypatch.setattr(Jobs, "_serve", lambda self: None)
    data = {"page": CALL, "cite": SAID, "kind": "not_a_statement", "who": BY}
    answer = own_client.post("/correct", data=data)
    assert answer.headers["refresh"] == "2"
    assert "It waits" in answer.text
    assert jobs.jobs()[0].state == "waiting"


def test_without_the_token_the_form_says_what_is_needed(chronicle: Path) -> None:
    with TestClient(made(Served(str(chronicle), Rules(token="key-0123456789"))), base_url="http://localhost") as asking:
        form = asking.get("/correct", params={"page": CALL, "cite": SAID})
        assert "Writing needs the token" in form.text
        assert 'value="root"' not in form.text, "who serves is not who writes"
        assert asking.post("/correct", data={"page": CALL}).status_code == 401


def test_an_address_that_is_none_is_nowhere_to_go_back_to_and_names_no_page(client: TestClient) -> None:
    asking = {"HX-Request": "true", "HX-Current-URL": "http://[x/"}
    assert client.get("/correct", params={"page": CALL, "cite": SAID}, headers=asking).status_code == 200
    assert client.get(f"/page/{CALL}", headers=asking).status_code == 200
    sent = {"page": CALL, "kind": "join_story", "instead_join_story": "http://[/page/x", "who": BY}
    answer = client.post("/correct", data=sent)
    assert (answer.status_code, "has no page" in answer.text) == (400, True)


def test_where_the_system_has_no_name_for_who_serves_the_field_is_empty(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nobody)
    form = client.get("/correct", params={"page": CALL, "cite": SAID})
    assert (form.status_code, 'name="who" value=""' in form.text) == (200, True)


def test_one_whose_words_are_gone_is_shown_as_orphaned_and_attached_to_nothing(tmp_path: Path) -> None:
    page, target = tmp_path / "a.txt", tmp_path / "chronicle.db"

    def build(words: str) -> None:
        page.write_text(f"Вельц ответила Тарсии\n\nМарта Вельц 5 марта 2031 года сказала: «{words}».", encoding="utf-8")
        store = open_store(target, create=True)
        flow.build([page], store, engine=Local(workers=1))
        store.close()

    build("Ответ будет дан в срок")
    with TestClient(made(Served(str(target))), base_url="http://localhost") as client:
        note = next(iter(chronicle_of(target).readings[0].of_kind("statement")))
        send(client, "wrong_speaker", note.cite.place, "Ясна Корель", "a.txt")
        build("Ответа ждать не стоит никому")
        told = unescape(client.get("/corrections").text)
        assert "orphaned: its words are gone from the page" in told
        assert "1 orphaned" in told
        said = [n.value for n in chronicle_of(target).readings[0].of_kind("statement")]
        assert all(isinstance(one, Statement) and one.speakers == ("Марта Вельц",) for one in said)
        (decision,) = chronicle_of(target).decisions
        words = client.get(f"/corrections/{decision.id}/words").text
        assert "An older version of this page." in words, "its words still stand on the page on which it was made"


def test_a_list_of_many_goes_on(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    every = tuple(
        Decision("not_a_statement", "a" * 64, f"слова {n}", who=BY, made_at=f"2031-03-05T10:{n // 60:02}:{n % 60:02}+00:00")
        for n in range(250)
    )
    monkeypatch.setattr(client.app.state.reader, "decisions", lambda: every)  # type: ignore[attr-defined]
    first = client.get("/corrections").text
    assert first.count("<li id=") == 100
    assert "слова 249" in first
    assert "this page is not in the chronicle any more" in first
    last = client.get("/corrections?after=200").text
    assert last.count("<li id=") == 50
    assert "Older ones" not in last


def test_what_stands_there_is_told(client: TestClient) -> None:
    told = unescape(client.get("/correct", params={"page": CALL, "cite": SAID}).text)
    assert "Read as a statement of:" in told
    reading = chronicle_of(Path(client.app.state.served.target)).find(CALL)  # type: ignore[attr-defined]
    kinds = {type(note.value) for note in reading.notes}
    assert {Name, Time, Statement} <= kinds
