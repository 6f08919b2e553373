"""Floors of the figures: a file in which they only ever rise, each set with the hash of its data.

The habit is that of trafilatura's evaluation gate: a floor that is lowered needs its reason written beside it, by hand.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from evals.scoring import Figure

FILE = Path(__file__).parent / "floors.json"
SLACK = 0.0005  # the scorer prints three digits


def read(path: Path = FILE) -> dict[str, dict[str, object]]:
    """Set -> {"data": hash, "floors": {figure: F1}}; empty where there is no file yet."""
    return dict(json.loads(path.read_text())) if path.exists() else {}


def fallen(name: str, digest: str, figures: Sequence[Figure], path: Path = FILE) -> list[str]:
    """What lies under its floor, a sentence each; a set whose data changed is one of them."""
    kept = read(path).get(name)
    if kept is None:
        return []
    if kept["data"] != digest:
        return [f"{name}: the data is not what the floors were measured on ({kept['data']}, now {digest})."]
    now = {figure.name: figure.f1 for figure in figures}
    floors = kept["floors"]
    assert isinstance(floors, dict)
    return [
        f"{name}: {figure} is {now.get(figure, 0.0):.3f}, its floor is {floor:.3f}."
        for figure, floor in floors.items()
        if now.get(figure, 0.0) < floor - SLACK
    ]


def lift(name: str, digest: str, figures: Sequence[Figure], path: Path = FILE) -> None:
    """Raises every floor to what was measured; none is lowered."""
    kept = read(path)
    old = kept.get(name, {"data": digest, "floors": {}})["floors"]
    assert isinstance(old, dict)
    floors = old | {figure.name: max(figure.f1, old.get(figure.name, 0.0)) for figure in figures}
    kept[name] = {"data": digest, "floors": floors}
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
