"""JSON Lines -> pages: under which names, with which facts, and what becomes of lines that are none."""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.model.page import JSON, Given, Page, body_of_json
from svod.read import pages
from tests.read.folders import laid, read, told
from tests.read.texts import NEWS


def line(**record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


@pytest.mark.parametrize(
    ("record", "facts"),
    [
        (
            {
                "text": NEWS,
                "url": "https://m.example/1",
                "outlet": "Меридиан",
                "published": "2020-05-02",
                "title": "Лунёв прибыл",
            },
            Given("https://m.example/1", "Меридиан", "2020-05-02", title="Лунёв прибыл"),
        ),
        (
            {"html": "<p>Лунёв</p>", "time": "2 May 18:40 2020", "lang": "ru"},
            Given(published="2020-05-02T18:40:00", language="ru"),
        ),
        ({"text": NEWS, "time": 1588434000}, Given(published="2020-05-02T15:40:00+00:00")),
        (  # as news-please writes it
            {
                "maintext": NEWS,
                "url": "https://m.example/2",
                "source_domain": "m.example",
                "date_publish": "2020-05-02 18:40:00",
                "date_download": "2020-05-03 01:00:00",
                "title": "Лунёв прибыл",
                "language": "ru",
            },
            Given("https://m.example/2", None, "2020-05-02T18:40:00", "2020-05-03T01:00:00", "ru", "Лунёв прибыл"),
        ),
        (  # as trafilatura writes it
            {
                "raw_text": NEWS,
                "source": "https://m.example/3",
                "sitename": "Меридиан",
                "hostname": "m.example",
                "date": "2020-05-02",
            },
            Given("https://m.example/3", "Меридиан", "2020-05-02"),
        ),
        ({"id": "p-17", "text": NEWS, "date": "2020-05-02"}, Given(published="2020-05-02")),  # as passim reads it
        ({"text": NEWS, "hostname": "m.example", "url": None}, Given(outlet="m.example")),
        ({"text": NEWS, "url": "see above", "title": "  ", "outlet": ["?"], "language": True}, Given()),
    ],
)
def test_a_record_says_what_it_says_in_the_words_of_its_maker(tmp_path: Path, record: dict[str, object], facts: Given) -> None:
    (page,), problems = read(laid(tmp_path, {"news.jsonl": line(**record)}))
    assert told(problems) == []
    assert page.given == facts
    assert page.name == (facts.url or "news.jsonl#1")
    assert (page.media_type, page.encoding, page.raw) == (JSON, "utf-8", line(**record).rstrip(b"\n"))
    assert body_of_json(page.decoded())[1]


def test_lines_are_numbered_as_an_editor_numbers_them(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + line(text="Раз.").replace(b"\n", b"\r\n") + b"\n  \n" + line(text="Четыре.").rstrip()
    found, problems = read(laid(tmp_path, {"a/news.ndjson": content}))
    assert told(problems) == []
    assert [(page.name, page.decoded()) for page in found] == [
        ("a/news.ndjson#1", '{"text": "Раз."}'),
        ("a/news.ndjson#4", '{"text": "Четыре."}'),
    ]


def test_bad_lines_are_told_by_file_and_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = [
        b"Tarsk\n",
        b'["Tarsk"]\n',
        line(title="Лунёв"),
        b'{"text": "' + b"\x00\x01" * 99 + b'"}\n',
        b'\xff\xfe{"text": ""}\n',
    ]
    found, problems = read(laid(tmp_path, {"n.jsonl": line(text="Раз.") + b"".join(bad) + line(text="Семь.")}))
    assert [page.name for page in found] == ["n.jsonl#1", "n.jsonl#7"]
    assert [words.split(":")[:3] for words in told(problems)] == [
        ["error", " n.jsonl#2", " It holds no page. This is no JSON"],
        ["error", " n.jsonl#3", " It holds no page. This is JSON, but no object"],
        ["error", " n.jsonl#4", " It holds no page. This object has no text"],
        ["error", " n.jsonl#5", " It is no text, it is binary data. Save the page as text or HTML and build again."],
        ["error", " n.jsonl#6", " It is in UTF-16 or UTF-32, JSON Lines are UTF-8. Convert the file and build again."],
    ]


def test_a_line_of_windows_1251_is_read_and_a_broken_one_is_told(tmp_path: Path) -> None:
    old = line(text=NEWS).decode().encode("cp1251")
    broken = line(text=NEWS, url="https://m.example/2").replace("Тарск".encode(), b"\xd0\xd0\xa2")
    found, problems = read(laid(tmp_path, {"news.jsonl": old + broken}))
    assert [(page.encoding, page.broken) for page in found] == [("cp1251", 0), ("utf-8", 1)]
    assert body_of_json(found[0].decoded())[1] == NEWS
    (words,) = told(problems)
    assert words.startswith("notice: https://m.example/2: It is in utf-8, but one place is not valid, the first at byte ")


def test_a_date_that_is_not_understood_is_told_and_the_page_is_read(tmp_path: Path) -> None:
    found, problems = read(laid(tmp_path, {"news.jsonl": line(text=NEWS, date="позавчера")}))
    assert [page.given for page in found] == [Given()]
    (words,) = told(problems)
    assert words.startswith(
        "error: news.jsonl#1: Its record (line 1) says that it was published 'позавчера', which is not understood."
    )


def test_a_line_that_is_too_long_is_passed_over_and_never_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("svod.read.jsonl.MAX_BYTES", 1000)
    long = line(text="о" * 100_000)
    found, problems = read(laid(tmp_path, {"news.jsonl": line(text="Раз.") + long + line(text="Три.") + long.rstrip()}))
    assert [page.name for page in found] == ["news.jsonl#1", "news.jsonl#3"]
    assert [problem.where for problem in problems] == ["news.jsonl#2", "news.jsonl#4"]
    assert problems[0].what.startswith("It has 0.2 MB, a page may have 16 MB; it was not read.")


def test_a_gzip_file_that_breaks_off_gives_the_pages_before(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(line(text=f"{n} {NEWS}", noise=sha256(b"%d" % n).hexdigest()) for n in range(3000)))
    found, problems = read(laid(tmp_path, {"news.jsonl.gz": packed[: len(packed) // 2]}))
    assert 100 < len(found) < 3000
    (words,) = told(problems)
    assert words.startswith("error: news.jsonl.gz: It is a damaged gzip file: ")
    assert f"Of its lines {len(found)} could be read" in words


def test_a_gzip_file_that_is_none_is_told(tmp_path: Path) -> None:
    _, problems = read(laid(tmp_path, {"news.jsonl.gz": line(text=NEWS)}))
    (words,) = told(problems)
    assert words.startswith("error: news.jsonl.gz: It is a damaged gzip file: Not a gzipped file")


def test_an_address_with_controls_is_none(tmp_path: Path) -> None:
    (page,), _ = read(laid(tmp_path, {"news.jsonl": line(text=NEWS, url="https://m.example/\u001b[31m")}))
    assert (page.name, page.given.url) == ("news.jsonl#1", None)


record = st.dictionaries(
    st.sampled_from(["text", "html", "maintext", "url", "title", "date", "time", "outlet", "source", "lang"]),
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text()),
)


@settings(deadline=None)
@given(records=st.lists(record, min_size=1, max_size=5))
def test_any_records_become_pages_or_problems_one_for_one(
    records: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = b"".join(json.dumps(one).encode() + b"\n" for one in records)
    root = laid(tmp_path_factory.mktemp("any"), {"news.jsonl": content})
    found = list(pages([root]))
    read_lines = [one.raw for one in found if isinstance(one, Page)]
    unread = [one for one in found if not isinstance(one, Page) and "It holds no page" in one.what]
    assert len(read_lines) + len(unread) == len(records)
    assert all(raw + b"\n" in content for raw in read_lines)
