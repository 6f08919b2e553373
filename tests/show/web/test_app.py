"""What holds for every view: it answers, in each language, with the policy, as a page that says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest
from fastapi.testclient import TestClient

from svod.show.served.asking import Served
from svod.show.served.safety import POLICY, Rules
from svod.show.tongues.words import NAMES, Tongue
from svod.show.web.app import made
from svod.show.web.rendering import NAVIGATION
from tests.show.web.visiting import NO_PAGE, WORKING, addresses, routes

POINTING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list")


@pytest.fixture(scope="session")
def views(chronicle: Path) -> dict[str, str]:
    return addresses(str(chronicle))


def test_every_view_is_visited(views: dict[str, str]) -> None:
    """A new one gets its address in `visiting.py`, and with it the tests of all."""
    assert routes() - NO_PAGE - WORKING - views.keys() == set()
    assert routes() >= NO_PAGE | WORKING | {path for path, _ in NAVIGATION}


def _trees(client: TestClient, views: dict[str, str], code: str = "en") -> Iterator[tuple[str, lxml.html.HtmlElement]]:
    for name, address in views.items():
        yield name, lxml.html.fromstring(client.get(address, headers={"accept-language": code}).text)


def test_each_answers_with_a_page_and_the_policy(client: TestClient, views: dict[str, str]) -> None:
    for name, address in views.items():
        answer = client.get(address)
        assert answer.status_code == (404 if name == "what is not there" else 200), (name, answer.text[:500])
        assert answer.headers["content-security-policy"] == POLICY, name
        assert answer.headers["content-type"] == "text/html; charset=utf-8", name


def test_each_has_one_heading_of_the_first_order_and_none_is_leapt_over(client: TestClient, views: dict[str, str]) -> None:
    wrong = {}
    for name, tree in _trees(client, views):
        levels = [int(one.tag[1]) for one in tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")]
        if levels[:1] != [1] or levels.count(1) != 1 or any(after - before > 1 for before, after in pairwise(levels)):
            wrong[name] = levels
    assert wrong == {}


def test_each_has_a_title_of_its_own_landmarks_and_a_way_past_the_head(client: TestClient, views: dict[str, str]) -> None:
    for name, tree in _trees(client, views):
        assert re.fullmatch(r"\s*\S.* · Svod\s*", tree.xpath("string(//title)"), re.DOTALL), name
        assert [len(tree.xpath(f"//{tag}")) for tag in ("main", "body/header", "body/footer")] == [1, 1, 1], name
        assert tree.xpath("//a[@class='skip']/@href") == ["#main"], name


def test_no_id_stands_twice_and_every_label_has_its_field(client: TestClient, views: dict[str, str]) -> None:
    wrong = {}
    for name, tree in _trees(client, views):
        ids = tree.xpath("//@id")
        pointed = [one for of in POINTING for one in tree.xpath(f"//@{of}")]
        lacking = {part for one in pointed for part in one.split()} - set(ids)
        if twice := lacking | {one for one in ids if ids.count(one) > 1}:
            wrong[name] = sorted(twice)
    assert wrong == {}


def test_nothing_of_a_page_would_need_what_the_policy_forbids(client: TestClient, views: dict[str, str]) -> None:
    for name, tree in _trees(client, views):
        assert tree.xpath("//*[@style] | //style | //script[not(@src)] | //iframe | //object | //embed | //base") == [], name
        assert [one for one in tree.xpath("//@*") if one.attrname.lower().startswith("on")] == [], name
        loaded = tree.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
        assert [one for one in loaded if not one.startswith("/static/")] == [], name


def test_links_that_lead_out_tell_nothing_of_where_they_came_from(client: TestClient, views: dict[str, str]) -> None:
    for name, tree in _trees(client, views):
        for link in tree.xpath("//a[starts-with(@href, 'http')]"):
            assert {"noreferrer", "noopener"} <= set(link.get("rel", "").split()), (name, link.get("href"))


def test_every_link_of_ours_leads_somewhere(client: TestClient, views: dict[str, str]) -> None:
    """The first of each form on each view: links of a list lead alike."""
    led: dict[str, str] = {}
    for _, tree in _trees(client, views):
        for link in tree.xpath("//a/@href"):
            if link.startswith("/") and not link.startswith("/leave"):
                led.setdefault(re.sub(r"[0-9a-f]{8,}|=[^&]*", "", link), link)
    assert len(led) > 20
    answers = {link: client.get(link).status_code for link in led.values() if link != "/nowhere?lang=ru"}
    assert {link: code for link, code in answers.items() if code >= 400} == {}


@pytest.mark.parametrize("code", sorted(set(NAMES) - {"en"}))
def test_each_speaks_the_readers_language_throughout(
    client: TestClient, views: dict[str, str], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking: set[str] = set()
    gettext, ngettext = Tongue.gettext, Tongue.ngettext

    def told(self: Tongue, words: str) -> str:
        lacking.update({words} - self.said.keys() if self.code == code else ())
        return gettext(self, words)

    def counted(self: Tongue, one: str, many: str, number: int) -> str:
        lacking.update({one} - self.forms.keys() if self.code == code else ())
        return ngettext(self, one, many, number)

    monkeypatch.setattr(Tongue, "gettext", told)
    monkeypatch.setattr(Tongue, "ngettext", counted)
    for name, tree in _trees(client, views, code):
        assert tree.get("lang") == code, name
    assert sorted(lacking) == []


def test_a_view_is_asked_by_htmx_for_a_part_of_it(client: TestClient, views: dict[str, str]) -> None:
    for name, address in views.items():
        part = client.get(address, headers={"hx-request": "true"})
        assert part.status_code in (200, 404), name


def test_what_is_asked_wrongly_is_told_so_on_a_page(client: TestClient) -> None:
    for address in (
        "/story/zzz",
        "/positions/zzz",
        "/page/zzz",
        "/page/zzz?cite=9-1",
        "/?after=zzz",
        "/who?name=a&limit=zzz",
        "/jobs/zzz",
    ):
        answer = client.get(address)
        assert 400 <= answer.status_code < 500, (address, answer.status_code)
        assert lxml.html.fromstring(answer.text).xpath("//*[@role='alert']"), address


@pytest.mark.parametrize("address", ["/static/svod.js", "/static/svod.css", "/static/icon.svg", "/api/openapi.json"])
def test_what_a_page_loads_is_there(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-security-policy"]) == (200, POLICY)


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/static/%00"]
)
def test_nothing_else_of_this_machine_is_given(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (400, 404, 405)


def test_one_who_has_the_token_hands_it_in_once(own_chronicle: Path) -> None:
    served = Served(str(own_chronicle), Rules("a-token-of-twenty-ch"))
    with TestClient(made(served), base_url="http://localhost", follow_redirects=False) as asking:
        assert asking.post("/token/check", data={"token": "another-one"}).status_code == 401
        assert asking.post("/add", data={"text": "Лунёв прибыл"}).status_code == 401
        handed = asking.post("/token/check", data={"token": "a-token-of-twenty-ch"})
        assert handed.status_code == 303
        kept = handed.headers["set-cookie"].lower()
        assert all(word in kept for word in ("httponly", "samesite=strict"))
        assert asking.post("/add", data={"text": ""}).status_code != 401


@pytest.mark.parametrize(
    "address",
    ["/page/nowhere.txt", "/?after=nowhere", "/correct?page=nowhere.txt", "/correct?page=x&cite=9-1", "/words/nowhere"],
)
def test_what_is_refused_to_a_part_of_a_view_is_no_page_within_the_page(client: TestClient, address: str) -> None:
    answer = client.get(address, headers={"HX-Request": "true"})
    assert answer.status_code in (400, 404)
    assert 'role="alert"' in answer.text
    assert not any(f"<{tag}" in answer.text for tag in ("html", "main", "nav", "aside"))


def test_where_no_token_is_wanted_none_is_kept_whatever_was_typed(own_client: TestClient) -> None:
    answer = own_client.post("/token/check", data={"token": "ключ доступа"}, follow_redirects=False)
    assert answer.status_code == 303
    assert "set-cookie" not in answer.headers
