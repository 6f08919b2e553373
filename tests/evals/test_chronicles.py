"""A folder of pages is built as the command does it, and what makes its figures worthless is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evals.chronicles import measured

TEXT = "Вельц обещала ответ\n\n5 марта 2031 года Марта Вельц сказала: «Ответ будет дан завтра»."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(TEXT, encoding="utf-8")
    start = TEXT.index("Ответ будет")
    said = {"spans": [[start, start + len("Ответ будет дан завтра")]], "kind": "direct", "speakers": ["Марта Вельц"]}
    record = {"pages": [{"page": "a.txt", "title": "Вельц обещала ответ", "statements": [said]}]}
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return path


def test_pages_are_built_exported_and_scored(gold: Path, tmp_path: Path) -> None:
    found = measured(gold, tmp_path / "pages")
    values = {figure.name: figure.value for figure in found.figures}
    assert values["title"] == 1.0
    assert values["direct quotes, content and speaker"] == 1.0
    assert found.misses == ()
    assert found.wrong == ()


def test_a_page_that_cannot_be_read_is_told(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "pages" / "b.jsonl").write_text("{", encoding="utf-8")
    (told,) = measured(gold, tmp_path / "pages").wrong
    assert told.startswith("b.jsonl#1 failed: ")


def test_a_page_of_the_gold_that_is_not_there_is_told(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "pages" / "a.txt").rename(tmp_path / "pages" / "renamed.txt")
    assert measured(gold, tmp_path / "pages").wrong == ("The export lacks a.txt, which the gold has.",)
