"""Floors only rise, and fall with their data."""

from pathlib import Path

from evals.floors import fallen, lift, read
from evals.scoring import Figure


def figure(f1: float) -> Figure:
    return Figure("times, right value", f1, f1, f1)


def test_a_figure_under_its_floor_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    lift("seeds", "aa", [figure(0.9)], path)
    assert fallen("seeds", "aa", [figure(0.9)], path) == []
    assert fallen("seeds", "aa", [figure(0.89)], path) == ["seeds: times, right value is 0.890, its floor is 0.900."]


def test_a_floor_is_never_lowered(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    lift("seeds", "aa", [figure(0.9)], path)
    lift("seeds", "aa", [figure(0.5)], path)
    assert read(path)["seeds"]["floors"] == {"times, right value": 0.9}


def test_a_figure_that_is_no_longer_measured_has_fallen(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    lift("seeds", "aa", [figure(0.9)], path)
    assert len(fallen("seeds", "aa", [], path)) == 1


def test_a_floor_does_not_outlive_its_data(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    lift("seeds", "aa", [figure(0.9)], path)
    assert "not what the floors were measured on" in fallen("seeds", "bb", [figure(1.0)], path)[0]
