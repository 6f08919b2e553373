"""`make eval` says what it could not score, what fell, and ends accordingly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from evals.__main__ import main
from evals.floors import lift, read
from evals.measures import Figure, Measured, Miss, Set

Run = Callable[..., tuple[int, str]]


def found(value: float, wrong: tuple[str, ...] = ()) -> Measured:
    miss = Miss("sources", "missed", "a.txt:1-9", "⟦Об этом сообщает «Меридиан»⟧", gold="Меридиан (agency)")
    return Measured((Figure("sources", value),), (miss,), wrong)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the room over one set, `ours`, that gives this, and one whose data is elsewhere."""
    data, floors = tmp_path / "data.txt", tmp_path / "floors.json"
    data.write_text("x")

    def runs(measured: Measured, *words: str) -> tuple[int, str]:
        ours = Set("ours", "own pages", (data,), lambda: measured)
        gone = Set("gone", "shared pages", (tmp_path / "shared" / "gold.json",), lambda: pytest.fail("it has no data"))
        return main(words, (ours, gone), floors), capsys.readouterr().out

    return runs


def test_figures_are_printed_with_their_misses(run: Run) -> None:
    code, out = run(found(0.9))
    assert code == 0
    assert "sources: missed · 1" in out
    assert "a.txt:1-9  ⟦Об этом сообщает «Меридиан»⟧" in out
    assert "⟦" not in run(found(0.9), "--misses", "0")[1]


def test_a_set_whose_data_is_not_here_is_told_and_the_rest_is_scored(run: Run) -> None:
    code, out = run(found(0.9))
    assert code == 0
    assert "gone: not scored, its data is not on this machine (" in out
    assert "shared/gold.json)" in out
    assert out.splitlines()[-1].split()[:3] == ["ours", "sources", ".900"]


def test_a_fall_ends_with_1(run: Run, tmp_path: Path) -> None:
    assert run(found(0.9), "--lift")[0] == 0
    assert read(tmp_path / "floors.json")["ours"].floors == {"sources": 0.9}
    code, out = run(found(0.8), "--lift")
    assert code == 1
    assert "FAILED ours: sources is 0.800, its floor is 0.900." in out
    assert read(tmp_path / "floors.json")["ours"].floors == {"sources": 0.9}, "and the floor stays"


def test_changed_data_ends_with_1(run: Run, tmp_path: Path) -> None:
    run(found(0.9), "--lift")
    (tmp_path / "data.txt").write_text("y")
    code, out = run(found(0.95))
    assert code == 1
    assert "the data is not what the floors were measured on" in out


def test_a_floor_of_an_unknown_set_ends_with_1(run: Run, tmp_path: Path) -> None:
    lift("uors", "aa", [Figure("sources", 0.5)], tmp_path / "floors.json")
    code, out = run(found(0.9))
    assert code == 1
    assert "'uors', which is no set" in out


def test_figures_that_are_not_to_be_trusted_end_with_1(run: Run) -> None:
    code, out = run(found(0.9, wrong=("a.txt failed: it could not be read",)))
    assert code == 1
    assert "FAILED ours: a.txt failed: it could not be read" in out


def test_a_set_that_is_none_is_refused(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(found(0.9), "nosuch")
    assert ended.value.code == 2
    assert "nosuch: no such set; sets are ours, gone" in capsys.readouterr().err
