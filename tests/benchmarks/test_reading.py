"""Speed is compared block by block, and a side that cannot run is told, never counted."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from benchmarks.reading import Block, Compared, SideFailed, compare, main, told
from benchmarks.sitting import timed
from benchmarks.svod_side import Reader
from evals.speed import figures


def block(seconds: float) -> Block:
    return Block(10, {"read": 0.0, "annotate": seconds})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "pages.jsonl"
    lines = [
        {"text": f"Гордей Лунёв прибыл в Лурию {day} мая. «Мы готовы», — сказал он.", "title": "Лунёв прибыл"}
        for day in range(1, 31)
    ]
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return path


def test_the_ratio_is_the_median_of_the_blocks_ratios() -> None:
    found = Compared((block(1), block(1), block(1)), (block(2), block(3), block(30)))
    assert found.ratio == pytest.approx(3.0), "one slow block decides nothing"
    rate, ratio = figures(found).figures
    assert rate.value == pytest.approx(10.0)
    assert rate.rival == pytest.approx(10 / 3)
    assert rate.slack is None, "a rate is as much of the machine as of the program"
    assert ratio.value == pytest.approx(3.0)
    assert ratio.slack is not None
    assert ratio.slack > 0.1, "timings are noisy"


def test_without_natasha_ours_is_told_alone() -> None:
    found = Compared((block(1),), (), "natasha_side: ModuleNotFoundError: natasha")
    assert found.ratio is None
    assert "not run (natasha_side: ModuleNotFoundError: natasha)" in told(found)
    measured = figures(found)
    assert [figure.name for figure in measured.figures] == ["pages a second"]
    assert "ModuleNotFoundError" in measured.remarks[0]


def test_our_side_reads_cleans_and_annotates_onwards(data: Path) -> None:
    reader = Reader(data)
    assert list(reader(2, 3)) == ["read", "clean", "annotate"]
    assert list(reader(10, 1)) == ["read", "clean", "annotate"]
    with pytest.raises(ValueError, match="blocks go onwards"):
        reader(5, 1)


def test_time_is_added_by_part() -> None:
    parts = {"read": 1.0}
    with timed(parts, "read"):
        pass
    assert parts["read"] >= 1.0


def test_a_side_that_ends_says_why(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.reading.OURS", "no_such_side")
    with pytest.raises(SideFailed, match=r"No module named .*no_such_side"):
        compare(data, rounds=1, pages=5)


def test_too_few_pages_are_refused(data: Path) -> None:
    with pytest.raises(ValueError, match="has 30 pages, too few for 5 blocks of 40"):
        compare(data)


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.jsonl")]) == 1
    assert "There is no" in capsys.readouterr().err


def test_natasha_is_never_loaded_by_us() -> None:
    assert "natasha" not in sys.modules
    assert "pymorphy2" not in sys.modules
