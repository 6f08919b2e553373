"""What the READMEs show is what the commands print, and the figures they give are the floors that are held."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.show.conftest import Run

ROOT = Path(__file__).parents[2]
SHOWN = re.compile(r"<!-- (\w+) -->\n+```text\n(.*?)```", re.DOTALL)
FIGURE = re.compile(r"^\| (\w+) \| ([^|]+?) \| (\.\d+|1\.0+) \|", re.MULTILINE)
READMES = ("README.md", "README.ru.md")


@pytest.mark.parametrize("readme", READMES)
def test_every_line_of_the_chronicle_that_is_shown_is_printed(readme: str, run: Run) -> None:
    printed = set(run("chronicle").out.splitlines())
    shown = dict(SHOWN.findall((ROOT / readme).read_text()))
    assert set(shown) == {"demo", "line"}
    for block in shown.values():
        lines = [line for line in block.splitlines() if line.strip("… ")]
        assert lines
        assert [line for line in lines if line not in printed] == []


@pytest.mark.parametrize("readme", READMES)
def test_every_figure_that_is_given_is_a_floor(readme: str) -> None:
    floors = json.loads((ROOT / "evals" / "floors.json").read_text())
    figures = FIGURE.findall((ROOT / readme).read_text())
    assert len(figures) >= 10
    for name, figure, value in figures:
        assert floors[name]["floors"][figure] == pytest.approx(float(value), abs=0.0051), (name, figure)
