"""Every export: what is in it, and that nothing of a page runs in the program that opens it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.chronicles import COPY, WIRE, small

from svod.errors import UnknownName
from svod.export import format_named, formats
from svod.export.csv import harmless

README = (Path(__file__).parents[2] / "README.md").read_text()


def exported(name: str) -> str:
    out = io.StringIO()
    format_named(name).write(small(), out)
    return out.getvalue()


def test_each_format_says_what_it_is_for_and_is_in_the_readme() -> None:
    assert set(formats()) == {"json", "jsonl", "csv", "md"}
    for name, module in formats().items():
        assert module.ABOUT
        assert f"svod export {name}" in README or f"`{name}`" in README


def test_an_unknown_format_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownName, match=r"'xlsx'.*csv, json, jsonl, md"):
        format_named("xlsx")


def test_json_has_the_keys_that_are_scored_and_its_spans_open() -> None:
    found = json.loads(exported("json"))
    keys = "pages stories story_facts origins origin_facts lineage events reuse absent differences positions entities"
    assert list(found) == [*keys.split(), "same_as", "entries"]
    texts = {"a.txt": WIRE, "b.txt": COPY}
    for page in found["pages"]:
        for kind in ("times", "statements", "sources", "names"):
            for note in page[kind]:
                assert " … ".join(texts[page["page"]][a:b] for a, b in note["spans"]) == note["text"]
    assert found["stories"] == [["a.txt", "b.txt"]]
    assert found["lineage"][0]["chain"] == ["Меридиан", "Марта Вельц"]
    assert found["absent"][0]["absent_from"] == "a.txt"
    assert found["positions"][0]["contradicts"] == [{"stands": [0, 1], "by": "denial"}]


def test_json_lists_a_byte_for_byte_copy_under_its_own_name() -> None:
    from dataclasses import replace

    chronicle = small()
    copied = replace(chronicle.readings[0], card=replace(chronicle.readings[0].card, names=("a.txt", "copies/a.txt")))
    out = io.StringIO()
    format_named("json").write(replace(chronicle, readings=(copied, chronicle.readings[1])), out)
    found = json.loads(out.getvalue())
    assert [(page["page"], page.get("copy_of")) for page in found["pages"]] == [
        ("a.txt", None), ("b.txt", None), ("copies/a.txt", "a.txt"),
    ]  # fmt: skip
    assert found["stories"] == [["a.txt", "b.txt", "copies/a.txt"]]


def test_jsonl_is_a_record_a_line() -> None:
    records = [json.loads(line) for line in exported("jsonl").splitlines()]
    assert [record["record"] for record in records] == [
        "page",
        "page",
        "story",
        "origin",
        "lineage",
        "lineage",
        "event",
        "passage",
        "difference",
        "position",
        "entry",
        "entry",
        "entry",
    ]


def test_csv_has_a_row_a_line_with_a_cite_that_can_be_typed() -> None:
    rows = list(csv.DictReader(io.StringIO(exported("csv"))))
    assert [(row["event_date"], row["time_precision"], row["actor1"]) for row in rows] == [
        ("2031-03-05", "day", "Марта Вельц"), ("2031-03-05", "day", "Марта Вельц"), ("", "unknown", "Марта Вельц"),
    ]  # fmt: skip
    assert rows[1]["cites"] == "a.txt:51-66 b.txt:15-30"
    assert rows[1]["source"] == "Меридиан; Новый берег"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\n"])
def test_a_cell_that_a_spreadsheet_would_run_is_words(start: str) -> None:
    assert harmless(f"{start}1+1") == f"'{start}1+1"


def test_csv_holds_no_cell_that_a_spreadsheet_would_run() -> None:
    assert list(csv.DictReader(io.StringIO(exported("csv"))))[2]["notes"] == "'=1+1"


def test_markdown_footnotes_every_line() -> None:
    told = exported("md")
    assert "## 2031-03-05" in told
    assert "## unknown date" in told
    assert "- **Марта Вельц** → журналисты: Ответ будет дан (direct, said, 1 origin, 2 outlets) [^2]" in told
    assert "[^2]: Меридиан, 2031-03-05, `a.txt:51-66` <https://meridian.example/1>; Новый берег" in told


def test_markdown_takes_marks_in_a_page_for_what_they_are() -> None:
    from svod.export.md import plain

    assert plain("<b>*да*</b> [x](y)") == r"\<b\>\*да\*\</b\> \[x\](y)"
