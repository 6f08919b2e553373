"""What is taken along: a view as one HTML file that needs nothing else, its lines as a table."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
from html import unescape
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from lxml import html as lxml_html

from svod.export.csv import COLUMNS
from svod.model.asked import Wanted
from svod.show.web import onefile
from svod.show.web.inner import checked
from svod.show.web.onefile import OneFile, Quote, quote_of, whole
from svod.show.web.views.leaving import _wide

VIEWS = ("/", "/?who=Лунёв", "/who?name=Лунёв", "/search?q=миротворцев", "/positions", "/stories", "/page/03_vestnik_call.txt")
SHELL = '<html><head><style></style></head><body><div id="stage"></div></body></html>'


def saved(client: TestClient, view: str) -> str:
    answer = client.get("/leave/html", params={"view": view})
    assert answer.status_code == 200, answer.text
    assert re.match(r'attachment; filename="svod-\w+-\d{4}-\d\d-\d\d\.html"', answer.headers["content-disposition"])
    return answer.text


def rows(client: TestClient, view: str) -> list[dict[str, str]]:
    answer = client.get("/leave/csv", params={"view": view})
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(b"\xef\xbb\xbf"), "spreadsheets take it for UTF-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("view", VIEWS)
def test_a_file_asks_for_nothing_and_every_link_in_it_leads_somewhere(client: TestClient, view: str) -> None:
    text = saved(client, view)
    tree = lxml_html.document_fromstring(text)
    assert not tree.xpath("//script | //form | //link | //iframe | //img | //button")
    ids = set(tree.xpath("//@id"))
    for address in tree.xpath("//@href"):
        assert address.startswith(("https://", "http://")) or address[1:] in ids, address
    assert not [
        name for one in tree.iter() if isinstance(one.tag, str) for name in one.attrib if name.startswith(("on", "hx-"))
    ]
    assert not tree.xpath("//@style")


def test_the_policy_lets_in_just_the_styles_of_the_file(client: TestClient) -> None:
    text = saved(client, "/")
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert (
        unescape(policy)
        == f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in style
    assert "@import" not in style


def test_it_has_every_line_of_the_filter_and_the_words_that_each_cites(client: TestClient) -> None:
    text = saved(client, "/")
    lines = client.app.state.reader.lines(Wanted(), limit=500)  # type: ignore[attr-defined]
    assert len(lines.entries) > 100, "more than a view gives at once"
    for line in lines.entries:
        assert f'id="line-{line.id}"' in text
    tree = lxml_html.document_fromstring(text)
    for entry in lines.entries[:20]:
        cite = entry.cites[0]
        (quoted,) = tree.xpath(f"//*[@id='{Quote(cite.page[:16], cite.place).id}']")
        lit = " … ".join(" ".join(mark.text_content().split()) for mark in quoted.iter("mark"))
        assert lit == cite.text
        assert cite.page in quoted.text_content()
        assert f"[{lines.label(cite.page)}:{cite.place}]" in quoted.text_content().replace("\n", "")


def test_a_page_open_beside_is_in_the_file_too(client: TestClient) -> None:
    page = client.app.state.reader.find("03_vestnik_call.txt")  # type: ignore[attr-defined]
    tree = lxml_html.document_fromstring(saved(client, f"/search?q=миротворцев&open={page[:16]}&cite=675-758"))
    (beside,) = tree.xpath("//aside[@id='beside']")
    assert [one.text_content() for one in beside.iter("mark")] == [
        "безопасность жителей Сольвании должна быть гарантирована при любом развитии событий"
    ]


def test_more_lines_than_a_file_takes_are_told(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onefile, "LINES", 60)
    monkeypatch.setattr("svod.show.web.views.leaving.LINES", 60)
    monkeypatch.setattr("svod.show.web.views.leaving._LINES_AT_ONCE", 30)
    text = saved(client, "/")
    assert "the first 60 stand here" in text
    assert "Show more" not in text


@pytest.mark.parametrize(
    "view", ["//evil.example/", "https://evil.example/", "/leave/html?view=/", "/api/pages", "/add", "x", "/static/svod.js"]
)
def test_only_a_view_can_be_taken_along(client: TestClient, view: str) -> None:
    assert client.get("/leave/html", params={"view": view}).status_code == 400
    assert client.get("/leave/csv", params={"view": view}).status_code == 400


def test_a_view_that_is_not_there_is_told(client: TestClient) -> None:
    answer = client.get("/leave/html", params={"view": "/page/none.txt"})
    assert answer.status_code == 404
    assert "answers with 404" in answer.text


def test_an_address_is_asked_for_as_it_is_and_in_no_other_way() -> None:
    assert checked("/?who=" + quote("Лунёв")) == checked("/?who=Лунёв") == "/?who=" + quote("Лунёв")
    assert "\r" not in checked("/?who=a\r\nx: y")


def test_the_table_has_the_lines_of_the_filter(client: TestClient) -> None:
    reader = client.app.state.reader  # type: ignore[attr-defined]
    for view, wanted in (("/", Wanted()), ("/?who=Лунёв&since=2024-06-05", None), ("/?kind=event", Wanted(kind="event"))):
        told = rows(client, view)
        assert tuple(told[0]) == COLUMNS
        if wanted is not None:
            assert [row["id"] for row in told] == [line.id for line in reader.lines(wanted, limit=500).entries]
        else:
            assert told
            assert all("Лунёв" in row["actor1"] + row["actor2"] for row in told)


def test_the_table_of_a_person_a_story_and_a_search(client: TestClient) -> None:
    said = rows(client, "/who?name=Марта Вельц")
    assert said
    assert all("Вельц" in row["actor1"] and row["kind"] == "statement" for row in said)
    story = client.app.state.reader.stories(limit=1).stories[0]  # type: ignore[attr-defined]
    assert {row["story"] for row in rows(client, f"/story/{story.id}")} == {story.id}
    hits = rows(client, "/search?q=миротворцев")
    assert all("миротвор" in row["words"].casefold() for row in hits)
    assert hits[0]["address"].startswith("/page/")
    matter = client.app.state.reader.matters(limit=1).matters[0]  # type: ignore[attr-defined]
    stands = rows(client, f"/positions/{matter.id}")
    assert {row["party"] for row in stands} == set(matter.parties)
    assert sum(bool(row["contradicts"]) for row in stands) >= 2 * bool(matter.contradictions)
    assert client.get("/leave/csv", params={"view": "/stories"}).status_code == 400


@pytest.mark.parametrize("form", ["html", "csv"])
@pytest.mark.parametrize("view", ["//[", "", "?", "http://[x/", "//elsewhere.example/", "/leave/html", "javascript:alert(1)"])
def test_what_is_no_view_of_ours_is_refused_in_words(client: TestClient, form: str, view: str) -> None:
    answer = client.get(f"/leave/{form}", params={"view": view})
    assert (answer.status_code, "no view that can be saved" in answer.text) == (400, True)


def test_a_file_asks_for_as_much_at_once_as_a_view_gives_whatever_its_address_says() -> None:
    assert _wide("/") == "/?limit=200"
    assert _wide("/?limit=1&who=Вельц&limit=2") == "/?who=Вельц&limit=200"
    assert _wide("/search?q=limit=1") == "/search?q=limit=1&limit=200"


def test_the_table_of_a_matter_numbers_stands_as_its_view_does(client: TestClient) -> None:
    for matter in client.app.state.reader.matters(limit=100).matters:  # type: ignore[attr-defined]
        shown = lxml_html.fromstring(client.get(f"/positions/{matter.id}").text)
        told = {
            one.get("id").removeprefix("stand-"): one.xpath("string(.//*[contains(@class, 'party')])")
            for one in shown.xpath("//article[starts-with(@id, 'stand-')]")
        }
        stands = rows(client, f"/positions/{matter.id}")
        assert {row["number"]: row["party"] for row in stands} == told
        assert [row["number"] for row in stands] == [str(at) for at in range(1, len(stands) + 1)]
        assert rows(client, f"/positions/{matter.id[:8]}") == stands, "the view is found by first digits too"


def test_a_list_goes_on_in_its_place_and_page_words_stay_words() -> None:
    words = "&lt;script&gt;alert(1)&lt;/script&gt;"
    more = (
        '<li class="more"><a hx-get="/?after=2" href="/?after=2" hx-target="closest li" hx-swap="outerHTML">Show more</a></li>'
    )
    made = OneFile(f'<html><body><main id="main"><ol><li data-line>первая</li>{more}</ol></main></body></html>')
    assert made.more == "/?after=2"
    made.add(f'<li data-line onclick="x()" style="color:red">{words}</li>')
    text = whole(SHELL, "a > b {}", made.parts())
    assert f'<main id="main"><ol><li>первая</li><li>{words}</li></ol></main>' in text
    assert "<style>a > b {}</style>" in text


def test_a_link_to_words_leads_to_them_at_the_end_and_another_is_its_words_alone() -> None:
    links = (
        '<a href="/page/0123456789abcdef?cite=1-5,9-12">[a.txt:1-5]</a><a href="/story/1">сюжет</a>'
        '<a class="button" href="/add">+</a>'
        '<a href="https://bereg.example/">сеть</a><a href="javascript:alert(1)">нет</a><a href="#nowhere">нет</a>'
    )
    made = OneFile(f'<html><body><main id="main"><p>{links}</p></main></body></html>')
    text = whole(SHELL, "", made.parts())
    assert list(made.quotes) == [Quote("0123456789abcdef", "1-5,9-12")]
    assert re.findall(r"<a[^>]*>", text) == [
        '<a href="#q-0123456789abcdef-1-5_9-12">', "<a>",
        '<a href="https://bereg.example/" rel="noreferrer noopener external">', "<a>", "<a>",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "address", ["/page/a.txt?cite=1-5", "/page/0123456789abcdef", "//evil/page/0123456789abcdef?cite=1-5", ""]
)
def test_an_address_that_opens_no_cite_quotes_nothing(address: str) -> None:
    assert quote_of(address) is None
