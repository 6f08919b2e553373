"""`/page` and `/words`: a stored page with its characters lit, whatever stands on it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from svod import flow
from svod.engine.local import Local
from svod.model.chronicle import Chronicle
from svod.show.served.asking import Served
from svod.show.web import noted
from svod.show.web.app import made
from svod.show.web.beside import with_open
from svod.store import open_reader, open_store

CALL = "03_vestnik_call.txt"
SAID = "675-758"  # a saying on that page
WORDS = "безопасность жителей Сольвании должна быть гарантирована при любом развитии событий"
HTMX = {"hx-request": "true"}
RTL = "\u202eкод\u202c"
HOSTILE = (
    "<script>alert(1)</script> Лунёв прибыл в Лурию\n\n"
    f"«<img src=x onerror=alert(1)> {RTL} \ud800 &lt; \x1b[31m»,\x07 — сказал Гордей Лунёв 5 марта 2031 года.\n\n"
    "Подробнее: javascript:alert(1)\n"
)


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def lit(html: str) -> list[str]:
    return [unescape(words) for words in re.findall(r"<mark[^>]*>(.*?)</mark>", html, re.DOTALL)]


def text_of(html: str) -> str:
    """The page's text as it is shown, line by line."""
    return "\n".join(plain(words) for words in re.findall(r'<p class="words" data-start.*?</p>', html, re.DOTALL))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A chronicle of pages that were written to do harm, and of one that is long."""
    folder = tmp_path_factory.mktemp("hostile")
    pages = folder / "pages.jsonl"
    urls = ("javascript:alert(1)", "data:text/html,x", "//evil.example/x", "https://ok.example/a b", "https://ok.example/5")
    records = [{"text": HOSTILE + f"Страница {n}.", "url": url, "title": "<b>жирно</b>", "outlet": '"><script>x</script>'}
               for n, url in enumerate(urls)]  # fmt: skip
    pages.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    long = folder / "long.txt"
    long.write_text("Лунёв прибыл\n\n" + "Слово стоит здесь. " * 3_000, encoding="utf-8")
    store = open_store(folder / "chronicle.db", create=True)
    flow.build([pages, long], store, engine=Local(workers=1))
    store.close()
    with TestClient(made(Served(str(folder / "chronicle.db"))), base_url="http://localhost") as asking:
        yield asking


def chronicle_of(client: TestClient) -> Chronicle:
    store = open_store(client.app.state.served.target, create=False)  # type: ignore[attr-defined]
    try:
        return store.chronicle()
    finally:
        store.close()


def test_it_is_told_how_much_was_found_where_not_all_of_it_is_listed(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = client.get(f"/page/{CALL}").text
    monkeypatch.setattr(noted, "MOST", 1)
    cut = client.get(f"/page/{CALL}").text
    counts = [re.findall(r"<summary>(\d+ [a-z ]+)</summary>", html) for html in (whole, cut)]
    assert counts[0] == counts[1]
    assert "more finds in this part are not listed" in cut


def test_what_a_lineage_rests_on_is_told_in_words_for_people(client: TestClient) -> None:
    found = chronicle_of(client)
    pages = [one.page for one in found.lineages if "both" in {one.basis, *(step.basis for step in one.steps)}]
    assert pages
    for page in pages:
        html = client.get(f"/page/{page}").text
        assert 'class="badge basis-both">stated and inferred</span>' in html
        assert 'class="badge basis-both">both<' not in html


def test_a_page_is_shown_with_just_these_characters_lit_and_every_line_of_it(client: TestClient) -> None:
    html = client.get(f"/page/{CALL}", params={"cite": SAID}).text
    assert lit(html) == [WORDS]
    assert 'id="lit-1"' in html
    reading = chronicle_of(client).find(CALL)
    assert text_of(html).split("\n") == [block.span.of(reading.text.content) for block in reading.text.blocks]
    for role in ("boilerplate", "teaser", "credit"):
        assert re.search(rf'<div class="page-line role-{role} page-greyed">\s*<span class="page-role"[^>]*>{role}', html)


def test_what_is_known_of_it_stands_there(client: TestClient) -> None:
    html = client.get(f"/page/{CALL}").text
    told = plain(html)
    page = chronicle_of(client).find(CALL).page
    for words in (
        "Вестник Заречья",
        "6 June 2024",
        page,
        "utf-8",
        "5 statements",
        "Вестник Заречья ←",
        "пресс-служба президента Лурии",
    ):
        assert words in re.sub(r"\s+", " ", told), words
    assert '<a href="https://vestnik-zarechya.example/news/20114" rel="noreferrer noopener external">' in html
    assert re.search(r'href="/page/\w+\?cite=1173-1207"', html), "the words that name its source are a link"
    assert re.search(r'href="/story/\w{16}"', html)


def test_a_page_goes_by_its_label_and_by_digits_of_its_sha256(client: TestClient) -> None:
    page = chronicle_of(client).find(CALL).page
    for named in (CALL, page, page[:8]):
        assert client.get(f"/page/{named}").status_code == 200
    assert client.get("/page/nothing.txt").status_code == 404


@pytest.mark.parametrize("cite", ["9999990-9999999", "5-1", "x", "1-2,1-3", "1" * 5000])
def test_a_cite_that_is_none_of_the_page_is_refused_in_words(client: TestClient, cite: str) -> None:
    answer = client.get(f"/page/{CALL}", params={"cite": cite})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_beside_a_line_it_is_a_fragment_that_opens_the_view_s_address_too(client: TestClient) -> None:
    now = {"hx-current-url": "http://localhost/search?q=%D0%BC%D0%B8%D1%80&cite=1-2"}
    answer = client.get(f"/page/{CALL}", params={"cite": SAID}, headers=HTMX | now)
    page = chronicle_of(client).find(CALL).page
    assert "<html" not in answer.text
    assert answer.headers["hx-push-url"] == f"/search?q=%D0%BC%D0%B8%D1%80&open={page[:16]}&cite={SAID}"
    assert '<h2 id="opened-title" tabindex="-1"' in answer.text
    assert "data-close" in answer.text
    whole = client.get(answer.headers["hx-push-url"]).text
    assert lit(whole[whole.index('id="beside"') :]) == [WORDS]


def test_an_address_whose_page_is_gone_says_so_beside_the_view(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "мир", "open": "ffffffffffffffff", "cite": "1-2"})
    assert answer.status_code == 200
    assert "The page can't be shown" in unescape(answer.text)


def test_only_a_view_of_ours_gets_an_address_with_the_page_open() -> None:
    assert with_open("https://evil.example/?q=1", "localhost", "a" * 64, None) is None
    assert with_open("http://localhost/page/a.txt", "localhost", "a" * 64, None) is None
    assert with_open("http://localhost/?who=a&who=b&from=9", "localhost", "a" * 64, None) == f"/?who=a&who=b&open={'a' * 16}"


def test_words_are_copied_with_their_cite_and_two_addresses(client: TestClient) -> None:
    answer = client.get(f"/words/{CALL}", params={"cite": SAID})
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    words, of, cite, here, there = answer.text.strip().split("\n")
    assert words == f"«{WORDS}»"
    assert of == "Вестник Заречья · 2024-06-06"
    assert cite == f"[{CALL}:{SAID}]"
    assert here == f"http://localhost/page/{chronicle_of(client).find(CALL).page[:16]}?cite={SAID}"
    assert there.startswith("https://vestnik-zarechya.example/news/20114#:~:text=")


def test_nothing_that_a_page_says_is_run_or_turns_the_page_about(hostile: TestClient) -> None:
    found = chronicle_of(hostile)
    for reading in (one for one in found.readings if one.name != "long.txt"):
        start = reading.text.content.index("«")
        html = hostile.get(f"/page/{reading.page}", params={"cite": f"{start}-{start + 60}"}).text
        assert "<script>alert" not in html
        assert "<img" not in html
        assert not re.search(r"[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f]", html)
        assert not re.search(r'(href|src)="(javascript|data|//)', html)
        assert "\u240f"[0] not in html
        assert len("".join(lit(html))) == 60, "what can't be shown is told by one character, so that places hold"


def test_only_an_address_of_the_web_becomes_a_link(hostile: TestClient) -> None:
    links = []
    for reading in chronicle_of(hostile).readings:
        links += re.findall(r'<a href="(\w+:[^"]*)"', hostile.get(f"/page/{reading.page}").text)
    assert links == ["https://ok.example/5"]


def test_a_long_page_is_shown_a_part_at_a_time(hostile: TestClient) -> None:
    html = hostile.get("/page/long.txt", params={"cite": "20000-20010,50000-50020"}).text
    assert len(html) < 200_000
    assert len(lit(html)) == 1
    assert re.search(r"A long page: characters 16,000 to 36,000 of 57,0\d\d are shown\.", plain(html))
    assert re.search(r"from=49800[^>]*>50000-50020<", html), "the stretch in another part is a link"
    after = re.search(r'href="([^"]*from=36000)"[^>]*>The part after', html)
    assert after
    assert "characters 36,000 to 56,000" in plain(hostile.get(unescape(after[1])).text)


def test_an_older_version_leads_to_the_newer_one_and_back(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    target = tmp_path / "chronicle.db"
    for words in ("Марта Вельц сказала: «Ответ будет».", "Марта Вельц сказала: «Ответа не будет»."):
        page.write_text(f"Вельц ответила\n\n{words}", encoding="utf-8")
        store = open_store(target, create=True)
        flow.build([page], store, engine=Local(workers=1))
        store.close()
    with TestClient(made(Served(str(target))), base_url="http://localhost") as client:
        newer = client.get("/page/a.txt").text
        older = re.search(r'href="(/page/\w+)"[^>]*>The version before', newer)
        assert older
        html = client.get(older[1]).text
        assert "«Ответ будет»" in text_of(html)
        assert "An older version of this page." in html
        back = re.search(r'href="(/page/\w+)"[^>]*>The newer one', html)
        assert back
        assert "«Ответа не будет»" in text_of(client.get(back[1]).text)


def test_a_page_is_told_in_russian_too(client: TestClient) -> None:
    told = plain(client.get(f"/page/{CALL}", params={"cite": SAID, "lang": "ru"}).text)
    for words in ("Копировать со ссылкой", "Исправить", "5 высказываний", "6 июня 2024", "От кого у неё текст"):
        assert words in told, words


def test_a_page_costs_what_it_shows(chronicle: Path) -> None:
    reader = open_reader(chronicle)
    asked: list[list[str]] = []
    part = reader.part

    def counted(pages: list[str], *, only: tuple[str, ...]) -> Chronicle:
        asked.append([*pages, *only])
        return part(pages, only=only)  # type: ignore[arg-type]

    from svod.show.web.beside import opened

    reader.part = counted  # type: ignore[method-assign, assignment]
    shown = opened(reader, CALL, SAID)
    assert asked == [[shown.page, "notes", "boilerplate", "entities", "stories", "origins", "lineages"]], "one page, once"
    reader.close()
