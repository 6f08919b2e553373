"""Bad input: each is told by the name of its page with what to do, and the pages beside it are read."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.model.page import Given, Page
from svod.read import pages
from svod.read.opened import MAX_BYTES
from tests.read.folders import laid, read, told
from tests.read.texts import NEWS

MB = 2**20


def told_beside(root: Path) -> str:
    """What is told of one bad page among these; the good one beside it was read."""
    laid(root, {"good.txt": NEWS})
    found, problems = read(root)
    assert [page.name for page in found] == ["good.txt"]
    (words,) = told(problems)
    return words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "It is empty. Save the page again, or remove the file."),
        (b" \r\n\t\xc2\xa0\n", "It holds nothing but white space. Save the page again, or remove the file."),
        (b"\xef\xbb\xbf", "It holds nothing but white space."),
        (b" \x00", "It holds nothing but white space."),
        (b"\xff\xfe \x00\n\x00", "It holds nothing but white space."),
        (
            b"\x89PNG\r\n\x1a\n" + b"\x00" * 99,
            "It is no text, it is a PNG image. Save the page as text or HTML and build again.",
        ),
        (b"PK\x03\x04" + b"\x00" * 99, "It is no text, it is a ZIP archive or an office document."),
        (b"\x7fELF" + b"\x00" * 99, "It is no text, it is a program."),
        (b"%PDF-1.7\n" + b"text " * 99, "It is no text, it is a PDF document."),
        (bytes(range(256)) * 40, "It is no text, it is binary data."),
    ],
)
@pytest.mark.parametrize("name", ["bad.txt", "bad.html"])
def test_what_holds_no_page(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    laid(tmp_path, {name: content})
    assert told_beside(tmp_path).startswith(f"error: {name}: {words}")


def test_a_line_of_50_mb_is_said_no_to_within_seconds_and_bounds(tmp_path: Path) -> None:
    laid(tmp_path, {"bad.txt": b"a " * (25 * MB), "news.jsonl": b'{"text": "' + b"a " * (25 * MB) + b'"}\n{"text": "Lunev"}\n'})
    tracemalloc.start()
    began = time.monotonic()
    found, problems = read(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.monotonic() - began < 60
    assert peak < 4 * MAX_BYTES
    assert [page.name for page in found] == ["news.jsonl#2"]
    assert [words[:90] for words in told(problems)] == [
        "error: bad.txt: It has 50.0 MB, a page may have 16 MB; it was not read. If it holds several pages"[:90],
        "error: news.jsonl#1: It has 50.0 MB, a page may have 16 MB; it was not read. If it holds several pages"[:90],
    ]


def test_a_page_of_just_the_limit_is_read(tmp_path: Path) -> None:
    content = b"Lunev " * (MAX_BYTES // 6 + 1)
    found, problems = read(laid(tmp_path, {"a.txt": content[:MAX_BYTES], "b.txt": content[: MAX_BYTES + 1]}))
    assert [(page.name, len(page.raw)) for page in found] == [("a.txt", MAX_BYTES)]
    assert [problem.where for problem in problems] == ["b.txt"]


def test_nul_characters_are_left_and_told(tmp_path: Path) -> None:
    (page,), problems = read(laid(tmp_path, {"a.txt": NEWS[:9] + "\0" + NEWS + "\0"}))
    assert page.decoded() == NEWS[:9] + "\0" + NEWS + "\0"
    (words,) = told(problems)
    assert words.startswith(
        "notice: a.txt: It has 2 NUL characters, the first at character 9. It was read, and nothing was changed."
    )


def test_broken_utf8_is_read_and_told_with_the_place(tmp_path: Path) -> None:
    broken = NEWS[:11].encode() + b"\xd0" + NEWS[11:40].encode() + b"\xff" + NEWS[40:].encode()
    (page,), problems = read(laid(tmp_path, {"a.txt": broken}))
    assert (page.encoding, page.broken, page.raw) == ("utf-8", 2, broken)
    assert page.decoded().replace("\ufffd", "") == NEWS
    (words,) = told(problems)
    assert words.startswith(
        "notice: a.txt: It is in utf-8, but 2 places are not valid, the first at byte 21. It was read: each place"
    )


def test_a_page_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, {"bad.txt": NEWS, "good.html": NEWS})
    opened = Path.open

    def denied(path: Path, mode: str) -> object:
        if path.name == "bad.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", denied)
    found, problems = read(tmp_path)
    assert [page.name for page in found] == ["good.html"]
    (words,) = told(problems)
    assert words.startswith("error: bad.txt: You may not read it. Give yourself the right to (chmod u+r) and build again.")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read(tmp_path: Path) -> None:
    laid(tmp_path, {"closed/1.txt": NEWS})
    (tmp_path / "closed").chmod(0)
    try:
        words = told_beside(tmp_path)
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert words.startswith(f"error: {tmp_path}/closed: This folder was passed over. You may not read it.")


def test_a_folder_that_breaks_while_it_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, {"worn/1.txt": NEWS})
    real = os.scandir

    def worn(place: Path) -> object:
        if place.name == "worn":
            raise OSError(5, "Input/output error")
        return real(place)

    monkeypatch.setattr(os, "scandir", worn)
    assert told_beside(tmp_path).startswith(
        f"error: {tmp_path}/worn: This folder was passed over. It cannot be read: Input/output error."
    )


def test_a_folder_named_as_a_page_is_a_folder(tmp_path: Path) -> None:
    found, problems = read(laid(tmp_path, {"a.txt/b.txt": NEWS}))
    assert problems == []
    assert [page.name for page in found] == ["a.txt/b.txt"]


def test_a_link_to_nowhere_and_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").symlink_to(tmp_path / "gone.txt")
    assert told_beside(tmp_path).startswith("error: bad.txt: It is a link to a file that is not there. Mend or remove it.")
    (tmp_path / "bad.txt").unlink()
    (tmp_path / "bad.txt").symlink_to(tmp_path / "bad.txt")
    assert told_beside(tmp_path).startswith("error: bad.txt: It cannot be read: ")


def test_a_file_that_goes_while_pages_are_read(tmp_path: Path) -> None:
    laid(tmp_path, {"a.txt": NEWS, "b.txt": NEWS})
    stream = pages([tmp_path])
    assert isinstance(next(stream), Page)
    (tmp_path / "b.txt").unlink()
    (words,) = told([one for one in stream if not isinstance(one, Page)])
    assert words.startswith("error: b.txt: It is gone since the folder was listed.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("name", ["bad.txt", "bad.jsonl", "bad.html", "bad.jsonl.gz"])
def test_a_pipe_never_blocks(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    assert told_beside(tmp_path).startswith(
        f"error: {name}: It is a pipe, not a file. Save the page to a file and build again."
    )
    _, problems = read(tmp_path / name)
    assert len(problems) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_list_that_is_a_pipe_never_blocks(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pages.csv")
    assert told_beside(tmp_path).startswith(f"error: {tmp_path}/pages.csv: It is a pipe, not a file.")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets with names")
def test_a_socket_and_a_device_are_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("bad.txt")
        assert told_beside(tmp_path).startswith("error: bad.txt: It is a socket, not a file.")
    _, problems = read(Path(os.devnull))
    assert told(problems)[0].startswith("error: null: It is a device, not a file.")


def test_reading_does_not_depend_on_the_locale(tmp_path: Path) -> None:
    laid(tmp_path, {"новость.txt": NEWS, "pages.csv": "page,outlet\nновость.txt,Меридиан\n"})
    code = (
        "import sys, svod.read as r; from pathlib import Path; print(*[ascii(p.given) for p in r.pages([Path(sys.argv[1])])])"
    )
    environment = os.environ | {"LC_ALL": "C", "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.strip() == ascii(Given(outlet="Меридиан"))


@settings(deadline=None)
@given(content=st.binary(max_size=300), suffix=st.sampled_from([".txt", ".html", ".jsonl", ".jsonl.gz"]))
def test_any_bytes_are_a_page_or_a_problem(content: bytes, suffix: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = laid(tmp_path_factory.mktemp("any"), {f"a{suffix}": content, "pages.csv": content})
    for one in pages([root]):
        assert one.decoded() if isinstance(one, Page) else one.what
