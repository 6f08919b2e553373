"""One set, built by the command that users run, exported, and scored by the scorer that stands beside the gold."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from evals.sets import SCORER, Set

_LINE = re.compile(r"^(?P<name>\S.*?)\s+F1 (?P<f1>[\d.]+)\s+P (?P<p>[\d.]+)\s+R (?P<r>[\d.]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one set, shares of 1."""

    name: str
    f1: float
    precision: float
    recall: float


def scored(one: Set, misses: int = 0) -> tuple[tuple[Figure, ...], str]:
    """The figures of a set, and all that the scorer printed. Raises RuntimeError with what a command said when it failed."""
    with tempfile.TemporaryDirectory() as folder:
        chronicle, export = Path(folder) / "set.db", Path(folder) / "set.json"
        _run("-m", "svod", "build", str(one.pages), "-o", str(chronicle), may_have_problems=True)
        _run("-m", "svod", "export", "json", str(chronicle), "-o", str(export))
        printed = _run(str(SCORER), str(one.gold), str(export), "--misses", str(misses))
    found = (Figure(m["name"], float(m["f1"]), float(m["p"]), float(m["r"])) for m in _LINE.finditer(printed))
    return tuple(found), printed


def _run(*words: str, may_have_problems: bool = False) -> str:
    ended = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    if ended.returncode not in ((0, 1) if may_have_problems else (0,)):
        raise RuntimeError(f"{' '.join(words[:3])} ended with {ended.returncode}: {ended.stderr[-2000:]}")
    return ended.stdout
