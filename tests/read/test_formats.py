"""What every format keeps to. A new format is a new file in `svod.read`; it is picked up without being named."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import svod.read
from svod.errors import UnreadablePage
from svod.model.page import HTML, JSON, PLAIN, Page
from svod.read import formats
from tests.read.folders import laid, names, read, told
from tests.read.texts import LETTERS, NEWS


@pytest.mark.parametrize("suffix", sorted(formats()))
class TestEveryFormat:
    def test_says_what_it_is(self, suffix: str) -> None:
        assert suffix == suffix.lower()
        assert suffix.startswith(".")
        assert formats()[suffix].ABOUT

    def test_says_no_to_an_empty_file_in_words(self, suffix: str, tmp_path: Path) -> None:
        path = laid(tmp_path, {f"page{suffix}": b""}) / f"page{suffix}"
        with pytest.raises(UnreadablePage, match="empty"):
            list(formats()[suffix].read(path, path.name))

    def test_says_no_to_a_folder_of_its_name(self, suffix: str, tmp_path: Path) -> None:
        path = tmp_path / f"page{suffix}"
        path.mkdir()
        with pytest.raises(UnreadablePage, match="It is a folder, not a file"):
            list(formats()[suffix].read(path, path.name))

    def test_survives_a_file_of_noise(self, suffix: str, tmp_path: Path) -> None:
        noise = bytes(range(256)) * 40
        pages, problems = read(laid(tmp_path, {f"page{suffix}": noise}))
        assert pages == []
        assert problems


@pytest.fixture
def shouting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A format that somebody added: a file, and nothing else."""
    (tmp_path / "shouted.py").write_text(
        textwrap.dedent('''
        """Shouted news."""
        from svod.read.opened import page_of, whole
        SUFFIXES = (".shout", ".loud.txt")
        ABOUT = "shouted news"
        def read(path, name):
            if b"whisper" in whole(path):
                raise ZeroDivisionError("nothing to shout")
            page, notices = page_of(name, whole(path).upper(), "text/plain")
            yield page
        ''')
    )
    monkeypatch.setattr(svod.read, "__path__", [*svod.read.__path__, str(tmp_path)])
    formats.cache_clear()
    yield
    formats.cache_clear()


@pytest.mark.usefixtures("shouting")
def test_adding_a_format_is_adding_a_file(tmp_path: Path) -> None:
    pages, problems = read(laid(tmp_path / "news", {"a.shout": "Tarsk", "b.loud.txt": "Tarsk", "c.txt": "Tarsk"}))
    assert problems == []
    assert [(page.name, page.raw) for page in pages] == [("a.shout", b"TARSK"), ("b.loud.txt", b"TARSK"), ("c.txt", b"Tarsk")]


@pytest.mark.usefixtures("shouting")
def test_a_fault_of_a_format_costs_one_file(tmp_path: Path) -> None:
    pages, problems = read(laid(tmp_path / "news", {"a.shout": "whisper", "b.shout": "Tarsk"}))
    assert [page.name for page in pages] == ["b.shout"]
    (words,) = told(problems)
    assert words.startswith("error: a.shout: Its reader failed (ZeroDivisionError: nothing to shout), which is a fault of Svod")


def test_the_suffix_says_the_format_in_any_case(tmp_path: Path) -> None:
    line = '{"text": "Лунёв прибыл."}'
    pages, problems = read(laid(tmp_path, {"a.TXT": NEWS, "b.Html": NEWS, "c.xhtml": NEWS, "d.htm": NEWS, "e.jsonl": line}))
    assert problems == []
    assert [page.media_type for page in pages] == [PLAIN, HTML, HTML, HTML, JSON]


def test_html_under_the_name_of_a_text_is_html(tmp_path: Path) -> None:
    pages, _ = read(laid(tmp_path, {"a.txt": "\n<!DOCTYPE html><p>Лунёв", "b.txt": "<html lang=ru>Лунёв", "c.txt": "<htmlов>"}))
    assert [page.media_type for page in pages] == [HTML, HTML, PLAIN]


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8", "utf-16"])
@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="{}">',
        '<meta http-equiv="Content-Type" content="text/html; charset={}">',
        "<?xml version='1.0' encoding='{}'?>",
    ],
)
def test_html_is_read_as_it_says(tmp_path: Path, encoding: str, head: str) -> None:
    html = f"{head.format(encoding)}<title>Лунёв</title>{LETTERS}"
    (page,), problems = read(laid(tmp_path, {"a.html": html.encode(encoding)}))
    assert problems == []
    assert page.decoded() == html


def test_html_that_says_the_wrong_encoding_is_seen_through(tmp_path: Path) -> None:
    html = f"<meta charset=utf-8>{NEWS}"
    (page,), _ = read(laid(tmp_path, {"a.html": html.encode("cp1251")}))
    assert (page.encoding, page.decoded()) == ("cp1251", html)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_nothing_of_a_text_is_changed(tmp_path: Path, end: str) -> None:
    text = f"  Лунёв{end}{end}прибыл\t в\u00a0Тарск\x0b.{end}"
    (page,), _ = read(laid(tmp_path, {"a.txt": b"\xef\xbb\xbf" + text.encode()}))
    assert page.decoded() == text
    assert page == Page("a.txt", b"\xef\xbb\xbf" + text.encode(), PLAIN, "utf-8")
    assert names(tmp_path) == ["a.txt"]
