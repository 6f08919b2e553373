"""The golden chronicle: what Svod prints of the examples, line for line, so that a change of any rule is seen as lines.

`examples.txt` is what stands today, read by eye; what a careful reader finds on these pages is `examples.json`, against which
`make eval` scores. Where a change is for the better, draw it anew: `svod build examples -o x.db && svod chronicle -c x.db`.
"""

from __future__ import annotations

from pathlib import Path

from tests.show.conftest import Run

GOLDEN = Path(__file__).parents[1] / "golden" / "examples.txt"


def test_the_examples_are_compiled_into_the_golden_chronicle(run: Run) -> None:
    assert run("chronicle").out.splitlines() == GOLDEN.read_text().splitlines()
