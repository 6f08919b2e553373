"""What linking costs is counted in a process of its own, on pages that were read before; growth is told as an exponent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.chronicle_side import WORKS
from benchmarks.costs import Cost, SideFailed, Watch, dumped, growth, loaded, measured
from benchmarks.linking import Linked, main, part, told, whole

from benchmarks import linking, pages

FOUND = {"pairs": 30, "stories": 5, "origins": 6, "absent": 7}


def cost(count: int, cpu: float, memory: float = 500) -> Cost:
    return Cost(count, cpu, cpu, memory, memory / 2, FOUND)


def lines(count: int) -> list[str]:
    return [
        json.dumps(
            {
                "text": f"Лунёв прибыл в Лурию. Гордей Лунёв {day} мая прибыл в Лурию. «Мы готовы», — сказал он.",
                "date": f"2031-05-{day:02}T10:00:00",
                "url": f"https://meridian.example/{day}",
                "outlet": "Меридиан" if day % 2 else "Новый берег",
            },
            ensure_ascii=False,
        )
        for day in range(1, count + 1)
    ]


def test_growth_is_the_exponent_of_processor_time() -> None:
    assert growth(cost(1_000, 10), cost(10_000, 100)) == pytest.approx(1.0)
    assert growth(cost(1_000, 10), cost(2_000, 40)) == pytest.approx(2.0)
    with pytest.raises(ValueError, match="1000 pages are no growth over 1000"):
        growth(cost(1_000, 10), cost(1_000, 100))


def test_a_cost_goes_through_a_line_of_json() -> None:
    assert loaded(dumped(cost(3, 1.5))) == cost(3, 1.5)


def test_memory_is_that_of_the_process_at_its_peak() -> None:
    watch = Watch()
    held = bytearray(64 * 2**20)
    held[::4096] = b"1" * len(held[::4096])
    watch._ended.wait(0.5)
    found = watch.end(1, {})
    assert found.own >= 64
    assert found.memory >= found.own


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work is done in this process, where the models are loaded already."""
    monkeypatch.setattr(linking, "measured", lambda work, *words: WORKS[work](*words))


@pytest.mark.usefixtures("here")
def test_a_chronicle_is_read_once_and_linked_each_time(tmp_path: Path) -> None:
    first = whole("may", lines(6), tmp_path)
    assert first.read is not None
    assert first.link.pages == 6
    assert first.link.found["stories"] >= 1
    read = next(tmp_path.glob("may.*.json")).read_text()
    assert first.read == loaded(read), "what reading cost is kept beside it"
    again = whole("may", lines(6), tmp_path)
    assert again.read == first.read
    assert again.link.found == first.link.found
    fewer = part("may, first 4", lines(4), "may", lines(6), tmp_path)
    assert fewer.link.pages == 4
    assert fewer.read is None


def test_work_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(SideFailed, match=r"no chronicle|nothing to read|unable"):
        measured("link", str(tmp_path / "none.jsonl"), str(tmp_path / "none.db"))


def test_posts_become_lines_that_are_read_in_order_of_time(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    for channel, days in (("1001", (3, 1)), ("1002", (2,))):
        posts = [
            {"message_id": day, "text": f"Пост {day}", "date": f"2031-05-0{day}T10:00:00+00:00", "channel": "Вестник Заречья"}
            for day in days
        ]
        (tmp_path / "raw" / f"{channel}_messages.json").write_text(json.dumps(posts), encoding="utf-8")
    found = [json.loads(line) for line in pages.telegram(tmp_path)]
    assert [post["text"] for post in found] == ["Пост 1", "Пост 2", "Пост 3"]
    assert found[0] == {
        "text": "Пост 1",
        "date": "2031-05-01T10:00:00+00:00",
        "url": "https://t.me/c/1/1",
        "outlet": "Вестник Заречья",
    }


def test_what_is_told_names_each_reach() -> None:
    line = told(Linked("day", cost(2_000, 40), cost(2_000, 160)))
    assert "linking 40 s (40 s), 20.0 s a thousand pages" in line
    assert "0.25 of reading (reach: 0.33)" in line
    assert "peak 500 MB, 250 of them in its main process (reach: 1536)" in line


def test_nothing_to_link_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(linking, "DAY", tmp_path / "none.jsonl")
    monkeypatch.setattr(pages, "TELEGRAM", tmp_path / "none")
    assert main([]) == 1
    assert "nothing to link" in capsys.readouterr().err
