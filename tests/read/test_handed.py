"""Pages that are handed over: the names they get, where their files lie, and what is said of them."""

from __future__ import annotations

import csv
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svod import read
from svod.errors import UnreadablePage
from svod.model.entry import Problem
from svod.model.page import Given, Page
from svod.read.fetching import Fetched
from svod.read.handed import MAX_LIST, SUFFIXES, Handed, lay_out, of_fetched, pasted, safe_name, said, uploaded
from svod.read.opened import MAX_BYTES

DAY = date(2026, 11, 22)
RAW = "Гордей Лунёв прибыл в Лурию.".encode()
NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from('/\\.:*?"<>| \x00\x1b\n\u202e\u2066\u200d\ufeff\ud800'),
        st.sampled_from("абвЙй\u0438\u0306ё"),
    ),
    max_size=300,
)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("003.txt", "003.txt"),
        ("Новости за май.HTML", "Новости за май.html"),
        ("C:\\pages\\a.txt", "a.txt"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("/tmp/.hidden.txt", "hidden.txt"),
        ("..txt", "page.txt"),
        (".txt", "page.txt"),
        ("a\x00b\u202etxt.html", "a btxt.html"),
        ("a:b|c?.txt", "a_b_c_.txt"),
        ("con.txt", "_con.txt"),
        ("NUL.tar.txt", "_NUL.tar.txt"),
        ("lpt1.html", "_lpt1.html"),
        ("concert.txt", "concert.txt"),
        ("й.txt", "й.txt"),
        ("  a   b  .txt", "a b.txt"),
        ("д" * 300 + ".txt", "д" * 96 + ".txt"),
        ("😀" * 300 + ".txt", "😀" * 50 + ".txt"),
    ],
)
def test_a_file_keeps_its_name_so_far_as_every_system_can_write_it(name: str, called: str) -> None:
    assert safe_name(name) == called


@given(NASTY, st.sampled_from(SUFFIXES))
def test_whatever_a_file_is_called_its_name_is_safe_and_stays_what_it_is(words: str, suffix: str) -> None:
    name = safe_name(words + suffix)

    assert name.endswith(suffix)
    assert not set(name) & set('/\\:*?"<>|\0')
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in name)
    assert name == unicodedata.normalize("NFC", name)
    assert not name.startswith((".", " "))
    assert len(name) <= 110
    assert len(name.encode()) <= 220
    assert safe_name(name) == name


@given(st.lists(st.tuples(NASTY, st.sampled_from(SUFFIXES)), min_size=1, max_size=6))
def test_files_lie_in_their_folder_each_under_a_name_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, names: list[tuple[str, str]]
) -> None:
    above = tmp_path_factory.mktemp("above")
    folder = above / "pages"
    handed = [uploaded(f"page-{words}{suffix}", f"{number}".encode()) for number, (words, suffix) in enumerate(names)]

    lay_out(handed, folder)

    assert sorted(path.read_bytes() for path in folder.iterdir()) == sorted(one.raw for one in handed)
    assert [path.name for path in above.iterdir()] == ["pages"]


def test_two_files_with_one_name_are_told_apart_in_any_case(tmp_path: Path) -> None:
    lay_out([uploaded(name, RAW) for name in ("a.txt", "A.TXT", "b/a.txt", "a (2).txt")], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["A (2).txt", "a (2) (2).txt", "a (3).txt", "a.txt"]


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("a.pdf", RAW, r"^a\.pdf: Only files that end in \.txt, .* or \.ndjson are added\. Save the page as text or HTML\.$"),
        ("a.jsonl.gz", RAW, "Only files that end in"),
        ("", RAW, "^A file without a name: Only files"),
        ("decisions.jsonl", RAW, "is a list of decisions, not of pages. `svod correct --from decisions.jsonl` takes it in"),
        ("a.txt", bytes(MAX_BYTES + 1), r"^a\.txt: It has 16\.0 MB, a page may have 16 MB"),
        ("a.jsonl", bytes(MAX_LIST + 1), r"^a\.jsonl: It has 64\.0 MB, a file of several pages may have 64 MB"),
        ("\x1b[31m.exe", RAW, r"^\\x1b\[31m\.exe: Only"),
    ],
)
def test_a_file_that_can_be_no_page_is_refused_in_words(name: str, raw: bytes, why: str) -> None:
    with pytest.raises(UnreadablePage, match=why):
        uploaded(name, raw)


def test_a_list_that_comes_with_files_tells_of_them(tmp_path: Path) -> None:
    rows = "page,outlet\na.txt,Новый берег\n".encode()
    lay_out([uploaded("a.txt", RAW), uploaded("files/Pages.CSV", rows)], tmp_path / "good")
    assert [one.given.outlet for one in read.pages([tmp_path / "good"]) if isinstance(one, Page)] == ["Новый берег"]

    with pytest.raises(UnreadablePage, match=r"A pages\.csv goes with files alone"):
        lay_out([uploaded("pages.csv", rows), pasted("Текст", Given(title="Прибытие"), day=DAY)], tmp_path / "bad")
    assert not (tmp_path / "bad").exists()


def test_pasted_text_is_named_by_the_day_and_its_first_words() -> None:
    assert pasted("\r\n«Прибыл» —\r\nГордей Лунёв, 3 мая 2024 года.", day=DAY) == Handed(
        "pasted-2026-11-22-Прибыл-Гордей-Лунёв-3-мая-2024-1e572a48.txt", "\n«Прибыл» —\nГордей Лунёв, 3 мая 2024 года.".encode()
    )
    titled = Given(title="Лунёв: прибытие/отъезд")
    name = "pasted-2026-11-22-Лунёв-прибытие-отъезд-3091aca2.txt"
    assert pasted("Текст", titled, day=DAY) == Handed(name, "Текст".encode(), titled)
    assert pasted("<p>Текст", titled, day=DAY, html=True).name == "pasted-2026-11-22-Лунёв-прибытие-отъезд-8cbff5af.html"
    assert pasted("<p>Текст\r\n", day=DAY, html=True) == Handed("pasted-2026-11-22-396fef1e.html", "<p>Текст\r\n".encode())
    assert pasted("—", day=DAY).name == "pasted-2026-11-22-bda05058.txt"
    assert pasted("a\ud800", day=DAY).raw == b"a?"
    with pytest.raises(UnreadablePage, match="No text was pasted"):
        pasted(" \r\n", day=DAY)
    with pytest.raises(UnreadablePage, match="a page may have 16 MB"):
        pasted("д" * (MAX_BYTES // 2 + 1), day=DAY)


@given(st.text(min_size=1, max_size=3000).filter(str.strip), st.text(max_size=300), st.booleans())
def test_no_two_texts_that_are_pasted_get_one_name(words: str, title: str, html: bool) -> None:
    one, other = (pasted(words + end, Given(title=title), day=DAY, html=html) for end in ("", "."))
    assert one.name != other.name
    assert (len(one.name) <= 100, len(one.name.encode()) <= 220) == (True, True)
    assert one.name == pasted(words, Given(title=title), day=DAY, html=html).name


def test_what_is_said_of_a_page_is_one_line_a_fact_and_a_date_that_can_be_read() -> None:
    assert said(
        url=" https://meridian.example/a ", outlet="агентство\n«Меридиан»\u202e", published="03.05.2024 18:40", title=""
    ) == Given(url="https://meridian.example/a", outlet="агентство «Меридиан»", published="2024-05-03T18:40:00")
    with pytest.raises(UnreadablePage, match=r"^'третьего дня' is not understood as a date\. Write it as 2020-05-02"):
        said(published="третьего дня")


def fetched(url: str, media_type: str = "text/html") -> Fetched:
    return Fetched(RAW, media_type, "utf-8", url, "2026-11-22T10:00:00+00:00")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://meridian.example/2026/11/talks", "meridian.example/2026/11/talks.html"),
        ("https://meridian.example/2026/11/talks.html", "meridian.example/2026/11/talks.html"),
        ("https://meridian.example/", "meridian.example/index.html"),
        ("https://meridian.example", "meridian.example/index.html"),
        ("http://meridian.example:8080/a", "meridian.example_8080/a.html"),
        ("https://meridian.example/%D0%BC%D0%B0%D0%B9", "meridian.example/май.html"),
        ("https://meridian.example/news.html/5", "meridian.example/news.html_/5.*.html"),
        ("https://meridian.example/news?id=5", "meridian.example/news.*.html"),
        ("https://meridian.example/a/../../b", "meridian.example/a/page/page/b.*.html"),
        ("https://meridian.example/%2e%2e%2fb", "meridian.example/_b.*.html"),
        ("https://meridian.example/con", "meridian.example/_con.*.html"),
        ("http://[2a00::5]/a", "2a00__5/a.html"),
    ],
)
def test_a_fetched_page_is_named_as_its_address_is(url: str, name: str) -> None:
    handed = of_fetched(fetched(url))
    first, star, last = name.partition("*")
    assert handed.name.startswith(first)
    assert handed.name.endswith(last)
    assert len(handed.name) == len(name) - len(star) + 8 * len(star)
    assert handed.given == Given(url=url, fetched="2026-11-22T10:00:00+00:00", charset="utf-8")


def test_plain_text_is_named_as_such_and_two_addresses_never_get_one_name() -> None:
    assert of_fetched(fetched("https://meridian.example/a", "text/plain")).name == "meridian.example/a.txt"
    alike = ["/news?id=5", "/news?id=6", "/news", "/a:b", "/a|b", "/a_b", "/a%00b", "/", "/index", "/index?", "/x/" * 20 + "a",
             "/x/" * 20 + "b", "/" + "д" * 300, "/" + "д" * 301]  # fmt: skip
    names = [of_fetched(fetched(f"https://meridian.example{path}")).name for path in alike]
    assert len(set(names)) == len(alike), names


@given(st.lists(NASTY, max_size=20), NASTY)
def test_whatever_an_address_is_its_page_lies_in_the_folder(
    tmp_path_factory: pytest.TempPathFactory, path: list[str], query: str
) -> None:
    above = tmp_path_factory.mktemp("above")
    handed = of_fetched(fetched("https://meridian.example/" + "/".join(path) + f"?{query}"))

    lay_out([handed], above / "pages")

    assert [at.name for at in above.iterdir()] == ["pages"]
    assert (above / "pages" / handed.name).read_bytes() == RAW
    assert len(handed.name) < 1000


def test_what_is_laid_out_is_read_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    known = said(url="https://meridian.example/a", outlet="«Меридиан», агентство", published="2024-05-03", title="Прибытие")
    lay_out(
        [uploaded("a.txt", RAW), pasted("Лунёв прибыл.", known, day=DAY), of_fetched(fetched("https://b.example/c/d"))],
        tmp_path,
    )

    pages = {one.name: one.given for one in read.pages([tmp_path]) if isinstance(one, Page)}

    assert pages == {
        "a.txt": Given(),
        "pasted-2026-11-22-Прибытие-c7fe8b2e.txt": known,
        "b.example/c/d.html": Given(url="https://b.example/c/d", fetched="2026-11-22T10:00:00+00:00", charset="utf-8"),
    }
    assert not [one for one in read.pages([tmp_path]) if isinstance(one, Problem)]
    with (tmp_path / "pages.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == ["page", "url", "outlet", "published", "fetched", "language", "title", "charset"]
