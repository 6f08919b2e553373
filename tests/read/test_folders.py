"""Files and folders -> pages, in which order and under which names."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from svod.errors import InputError, NothingToRead
from svod.model.page import Page
from svod.read import pages
from tests.read.folders import laid, names, read, told
from tests.read.texts import NEWS


def test_pages_are_named_by_their_path_below_the_folder_and_sorted(tmp_path: Path) -> None:
    laid(tmp_path, dict.fromkeys(["b.txt", "a/2.txt", "a/1.html", "a/в/г.txt", "10.txt", "9.txt"], NEWS))
    assert names(tmp_path) == ["10.txt", "9.txt", "a/1.html", "a/2.txt", "a/в/г.txt", "b.txt"]


def test_a_single_file_is_named_by_its_file_name(tmp_path: Path) -> None:
    laid(tmp_path, {"a/1.txt": NEWS})
    assert names(tmp_path / "a" / "1.txt") == ["1.txt"]


def test_folders_that_have_no_name_in_common_keep_short_names(tmp_path: Path) -> None:
    laid(tmp_path, {"a/1.txt": NEWS, "b/2.txt": NEWS})
    assert names(tmp_path / "b", tmp_path / "a") == ["2.txt", "1.txt"]


def test_folders_that_clash_bear_their_own_name(tmp_path: Path) -> None:
    laid(tmp_path, {"a/1.txt": NEWS, "a/2.txt": NEWS, "b/1.txt": NEWS, "c/3.txt": NEWS})
    assert names(tmp_path / "a", tmp_path / "b", tmp_path / "c") == ["a/1.txt", "a/2.txt", "b/1.txt", "3.txt"]


def test_folders_of_one_name_that_clash_bear_the_name_above_too(tmp_path: Path) -> None:
    laid(tmp_path, {"x/news/1.txt": NEWS, "y/news/1.txt": NEWS})
    assert names(tmp_path / "x" / "news", tmp_path / "y" / "news") == ["x/news/1.txt", "y/news/1.txt"]


def test_files_of_one_name_bear_the_name_of_their_folder(tmp_path: Path) -> None:
    laid(tmp_path, {"a/1.txt": NEWS, "b/1.txt": NEWS, "b/2.txt": NEWS})
    assert names(tmp_path / "a/1.txt", tmp_path / "b/1.txt", tmp_path / "b/2.txt") == ["a/1.txt", "b/1.txt", "2.txt"]


def test_a_file_that_is_given_twice_is_read_once(tmp_path: Path) -> None:
    laid(tmp_path, {"a/1.txt": NEWS, "a/2.txt": NEWS})
    assert names(tmp_path / "a", tmp_path / "a" / "1.txt", tmp_path / "a") == ["1.txt", "2.txt"]
    assert names(tmp_path / "a" / "2.txt", tmp_path / "a") == ["2.txt", "1.txt"]


def test_names_from_inside_the_folder_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, {"a/1.txt": NEWS, "b/1.txt": NEWS})
    monkeypatch.chdir(tmp_path / "a")
    assert names(Path()) == ["1.txt"]
    assert names(Path(), Path("../b")) == ["a/1.txt", "b/1.txt"]


def test_two_copies_of_one_page_are_both_there(tmp_path: Path) -> None:
    found, problems = read(laid(tmp_path, {"a.txt": NEWS, "b.txt": NEWS}))
    assert problems == []
    assert [page.name for page in found] == ["a.txt", "b.txt"]
    assert found[0].sha256 == found[1].sha256


def test_hidden_files_and_what_browsers_save_beside_a_page_are_no_matter(tmp_path: Path) -> None:
    laid(
        tmp_path,
        dict.fromkeys(["a.html", ".git/b.txt", ".c.txt", "a_files/style.css", "a_files/logo.png", "chronicle.db"], NEWS),
    )
    laid(tmp_path, {"decisions.jsonl": "{}"})
    assert names(tmp_path) == ["a.html"]


def test_what_might_have_been_meant_is_told_once_for_a_folder(tmp_path: Path) -> None:
    found, problems = read(laid(tmp_path, dict.fromkeys(["a.txt", *(f"{n}.pdf" for n in range(7)), "notes.md"], NEWS)))
    assert [page.name for page in found] == ["a.txt"]
    (words,) = told(problems)
    assert words.startswith(
        f"notice: {tmp_path}: Passed over: 0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf and 3 more. Only files that end in "
    )
    assert "Save a page as text or HTML" in words


def test_a_file_that_is_named_itself_is_text_whatever_its_suffix(tmp_path: Path) -> None:
    laid(tmp_path, {"notes.md": NEWS, "page": NEWS, "style.css": NEWS})
    found, problems = read(tmp_path / "notes.md", tmp_path / "page", tmp_path / "style.css")
    assert [page.name for page in found] == ["notes.md", "page"]
    assert [problem.what.split(".")[0] for problem in problems] == ["Passed over: style"]


def test_pages_come_one_at_a_time(tmp_path: Path) -> None:
    laid(tmp_path, {f"{n}.txt": NEWS for n in range(3)})
    stream = pages([tmp_path])
    first = next(stream)
    assert isinstance(first, Page)
    (tmp_path / "1.txt").write_text("Changed after the first was read.")
    second = next(stream)
    assert isinstance(second, Page)
    assert second.decoded() == "Changed after the first was read."


@pytest.mark.parametrize(
    "name", ["с пробелом.txt", "a:b 1-5.txt", "«Вестник» №5.txt", "tab\there.txt", "bell\x07\x1b[31m.txt", "line\nbreak.txt"]
)
def test_odd_characters_in_file_names_are_borne_and_shown(tmp_path: Path, name: str) -> None:
    (shown,) = names(laid(tmp_path, {name: NEWS}))
    assert shown.isprintable()
    assert shown == (name if name.isprintable() else name.encode("unicode_escape").decode())


@pytest.mark.skipif(os.name != "posix", reason="names that are no text exist on POSIX alone")
def test_a_file_name_that_is_no_utf8_is_borne(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode("новость.txt".encode("cp1251"))).write_text(NEWS)
    except OSError:
        pytest.skip("this disk takes no such name")
    (shown,) = names(tmp_path)
    assert shown.encode()
    assert shown.endswith(".txt")


def test_links_to_folders_are_followed_and_loops_end(tmp_path: Path) -> None:
    laid(tmp_path, {"news/a/1.txt": NEWS, "elsewhere/2.txt": NEWS})
    (tmp_path / "news" / "b").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "news" / "a" / "again").symlink_to(tmp_path / "news")
    found, problems = read(tmp_path / "news")
    assert [page.name for page in found] == ["a/1.txt", "b/2.txt"]
    (words,) = told(problems)
    assert words.startswith(f"notice: {tmp_path}/news/a/again: It is a link to a folder that is read already")


def test_a_path_that_does_not_exist_ends_the_command(tmp_path: Path) -> None:
    laid(tmp_path, {"1.txt": NEWS})
    with pytest.raises(NothingToRead, match=r"nowhere: there is no such file or folder\. Check the name"):
        pages([tmp_path, tmp_path / "nowhere"])


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "nothing to read. Give folders of pages, or files that end in .htm"),
        ({"a.pdf": "x", "b.doc": "x"}, "nothing to read. Passed over: a.pdf, b.doc. Only files that end in .htm"),
        ({"pages.csv": "page\n"}, "nothing to read"),
    ],
)
def test_a_folder_without_pages_ends_the_command(tmp_path: Path, files: dict[str, str], message: str) -> None:
    with pytest.raises(NothingToRead) as caught:
        pages([laid(tmp_path, files)])
    assert str(caught.value).startswith(f"{tmp_path}: ")
    assert message in str(caught.value)
    assert isinstance(caught.value, InputError)


def test_no_path_at_all_ends_the_command() -> None:
    with pytest.raises(NothingToRead, match="No path: nothing to read"):
        pages([])


def test_gzipped_lines_are_read_by_their_longest_suffix(tmp_path: Path) -> None:
    packed = gzip.compress('{"text": "Лунёв прибыл."}\n'.encode())
    assert names(laid(tmp_path, {"news.jsonl.gz": packed})) == ["news.jsonl.gz#1"]
