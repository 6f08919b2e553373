"""Bad input is normal input: all of it at once, by the command that users run. Each page is named with what to do, the rest is
built, and the exit code tells."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.show.conftest import Ended, svod

GOOD = "Вельц обещала ответ\n\n5 марта 2031\n\nМарта Вельц заявила, что ответ будет дан. Об этом сообщает «Меридиан».\n"
NUL, BROKEN, COPY = "nul.txt", "broken.txt", "copy.txt"


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ended, Path]:
    folder = tmp_path_factory.mktemp("bad")
    pages = folder / "pages"
    pages.mkdir()
    (pages / "good.txt").write_text(GOOD)
    (pages / COPY).write_text(GOOD)
    (pages / "empty.txt").write_bytes(b"")
    (pages / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (pages / "long.txt").write_bytes("Слово ".encode() * (50 * 1024 * 1024 // 11))
    (pages / NUL).write_text(GOOD.replace("обещала", "обещала\0") + "И ещё строка.\n")
    (pages / BROKEN).write_bytes((GOOD + "Ещё одна строка здесь.\n").encode().replace("дан".encode(), b"\xd0\xff\xd0\xb0", 1))
    (pages / "dateless.txt").write_text("Вельц обещала ответ\n\nМарта Вельц заявила, что ответ будет дан.\n")
    (pages / "titleless.txt").write_text("5 марта 2031\n\nМарта Вельц заявила, что ответ будет дан, а виновные наказаны.\n")
    (pages / "gone.txt").symlink_to(pages / "nowhere.txt")
    (pages / "lines.jsonl").write_text('{"text": "Вельц молчит.\\n\\nМарта Вельц отказалась от комментариев."}\nне JSON\n')
    (pages / "pages.csv").write_text("page,published\nabsent.txt,2031-03-05\ngood.txt,когда-то\n")
    (pages / "sub").mkdir()
    (pages / "sub" / "pages.csv").write_text("file,url\nx.txt,https://x.example/\n")
    (pages / "sub" / "x.txt").write_text(GOOD.replace("Марта", "Ясна"))
    return svod("build", "pages", folder=folder), folder


def test_the_rest_is_built_and_the_exit_code_tells(ended: tuple[Ended, Path]) -> None:
    told, folder = ended
    assert told.code == 1
    assert "Traceback" not in told.err
    assert "good.txt" in svod("pages", folder=folder).out
    assert "ответ будет дан" in svod("chronicle", folder=folder).out
    assert svod("verify", folder=folder).code == 0


@pytest.mark.parametrize(
    ("page", "severity", "words"),
    [
        ("empty.txt", "error", "empty"),
        ("binary.txt", "error", "PNG"),
        ("long.txt", "error", "MB"),
        (NUL, "notice", "NUL"),
        (BROKEN, "notice", "not valid"),
        (COPY, "notice", "same bytes"),
        ("dateless.txt", "notice", "date"),
        ("titleless.txt", "notice", "title"),
        ("gone.txt", "error", "link"),
        ("lines.jsonl#2", "error", "JSON"),
        ("pages.csv", "error", "absent.txt"),
        ("pages.csv", "error", "когда-то"),
        ("sub/pages.csv", "error", "no column `page`"),
    ],
)
def test_each_bad_page_is_named_with_what_was_wrong(ended: tuple[Ended, Path], page: str, severity: str, words: str) -> None:
    told, folder = ended
    lines = [line for line in told.err.splitlines() if line.startswith(f"{severity}: ") and page in line and words in line]
    assert lines, told.err
    assert page in svod("problems", folder=folder).out


def test_a_notice_alone_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Вельц обещала ответ\n\nМарта Вельц заявила, что ответ будет дан.\n")
    assert svod("build", "a.txt", folder=tmp_path).code == 0


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (lambda path: path.write_text("это не хроника"), "not a chronicle"),
        (lambda path: path.mkdir(), "folder"),
        (lambda path: sqlite3.connect(path).execute("create table t (x)").connection.close(), "not a chronicle"),
    ],
    ids=["text", "folder", "other database"],
)
def test_what_is_no_chronicle_is_left_as_it_is(tmp_path: Path, write: object, words: str) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    path = tmp_path / "chronicle.db"
    write(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else b""
    told = svod("build", "a.txt", folder=tmp_path)
    assert told.code == 2
    assert words in told.err
    assert "Traceback" not in told.err
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    told = svod("build", "nowhere", folder=tmp_path)
    assert told.code == 2
    assert "nowhere" in told.err
    assert not (tmp_path / "chronicle.db").exists()
