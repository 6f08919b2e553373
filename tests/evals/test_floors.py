"""Floors only rise, and fall with their data."""

import json
from pathlib import Path

import pytest
from evals.floors import FILE, fallen, lift, read, strangers
from evals.measures import Figure
from evals.room import SETS


def figure(value: float, slack: float | None = 0.0) -> Figure:
    return Figure("times, right value", value, slack=slack)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "floors.json"


def test_a_figure_under_its_floor_is_named(path: Path) -> None:
    lift("seeds", "aa", [figure(0.9)], path)
    assert fallen("seeds", "aa", [figure(0.9)], path) == []
    assert fallen("seeds", "aa", [figure(0.8996)], path) == [], "floors have three digits"
    assert fallen("seeds", "aa", [figure(0.89)], path) == ["seeds: times, right value is 0.890, its floor is 0.900."]


def test_a_lift_raises(path: Path) -> None:
    assert lift("seeds", "aa", [figure(0.9)], path) == ["seeds: the floor of times, right value rises to 0.900 from none."]
    assert lift("seeds", "aa", [figure(0.95)], path) == ["seeds: the floor of times, right value rises to 0.950 from 0.900."]
    assert read(path)["seeds"].floors == {"times, right value": 0.95}


def test_a_lift_never_lowers(path: Path) -> None:
    lift("seeds", "aa", [figure(0.9)], path)
    before = path.read_bytes()
    assert lift("seeds", "aa", [figure(0.5)], path) == []
    assert path.read_bytes() == before


def test_a_lift_of_one_set_leaves_the_others(path: Path) -> None:
    lift("seeds", "aa", [figure(0.9)], path)
    lift("dev", "bb", [figure(0.7)], path)
    assert {name: kept.data for name, kept in read(path).items()} == {"seeds": "aa", "dev": "bb"}


def test_a_noisy_figure_has_its_floor_laid_lower(path: Path) -> None:
    lift("speed", "aa", [figure(2.0, slack=0.3)], path)
    assert fallen("speed", "aa", [figure(1.5)], path) == []
    assert len(fallen("speed", "aa", [figure(1.3)], path)) == 1


def test_a_figure_without_a_floor_gets_none(path: Path) -> None:
    lift("speed", "aa", [figure(60, slack=None)], path)
    assert read(path)["speed"].floors == {}


def test_a_floor_does_not_outlive_its_data(path: Path) -> None:
    lift("seeds", "aa", [figure(0.9)], path)
    assert "not what the floors were measured on (aa, now bb)" in fallen("seeds", "bb", [figure(1.0)], path)[0]
    assert lift("seeds", "bb", [figure(1.0)], path) == []
    assert read(path)["seeds"].floors == {"times, right value": 0.9}, "nor is it lifted on other data"


def test_a_floor_of_a_figure_that_nothing_measures_is_told(path: Path) -> None:
    lift("seeds", "aa", [figure(0.9)], path)
    (told,) = fallen("seeds", "aa", [Figure("sources", 1.0)], path)
    assert told == "seeds: floors.json holds a floor for 'times, right value', which nothing measures; measured are sources."


def test_a_set_that_is_none_is_told(path: Path) -> None:
    lift("sedes", "aa", [figure(0.9)], path)
    assert strangers(["seeds", "dev"], path) == ["floors.json holds floors for 'sedes', which is no set; sets are seeds, dev."]
    assert strangers(["sedes"], path) == []


def test_why_a_floor_was_lowered_is_kept(path: Path) -> None:
    kept = {"data": "aa", "floors": {"times, right value": 0.9}, "why": {"times, right value": "the gold was mended"}}
    path.write_text(json.dumps({"seeds": kept}))
    lift("seeds", "aa", [figure(0.95)], path)
    assert read(path)["seeds"].why == {"times, right value": "the gold was mended"}


@pytest.mark.parametrize(
    "broken", ["", "[]", '{"seeds": 1}', '{"seeds": {"data": "aa"}}', '{"seeds": {"data": "aa", "flors": {}}}']
)
def test_a_file_that_holds_no_floors_is_told(path: Path, broken: str) -> None:
    path.write_text(broken)
    with pytest.raises(ValueError, match="cannot be read as floors"):
        read(path)


def test_the_floors_that_are_held_are_of_sets_that_there_are() -> None:
    assert strangers([one.name for one in SETS]) == []
    assert len(read()) >= 4, "an empty file would hold nothing"
    assert all(floor >= 0 for kept in read(FILE).values() for floor in kept.floors.values())
