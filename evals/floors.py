"""Floors of the figures: a file in which they only ever rise, each set with the hash of its data.

The habit is that of trafilatura's evaluation gate: a floor that is lowered needs its reason written beside it, by hand, under
`why`. So does a set whose data changed: its floors are taken out by hand, and lifted anew.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evals.measures import Figure

FILE = Path(__file__).parent / "floors.json"
DIGITS = 3
SLACK = 0.5 * 10**-DIGITS  # floors are written to three digits


@dataclass(frozen=True, slots=True)
class Kept:
    """A set's floors and the hash of the data that they were measured on. why: figure -> why its floor was once lowered."""

    data: str
    floors: dict[str, float]
    why: dict[str, str] = field(default_factory=dict)


def read(path: Path = FILE) -> dict[str, Kept]:
    """Set -> its floors; empty where there is no file yet. Raises ValueError where the file is none of floors."""
    if not path.exists():
        return {}
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return {name: Kept(**kept) for name, kept in record.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"{path} cannot be read as floors: {error}. It maps a set to its `data` and `floors`.") from error


def fallen(name: str, digest: str, figures: Sequence[Figure], path: Path = FILE) -> list[str]:
    """What lies under its floor, a sentence each. A floor that stands on other data, or under no figure, is one of them."""
    kept = read(path).get(name)
    if kept is None:
        return []
    if kept.data != digest:
        return [
            f"{name}: the data is not what the floors were measured on ({kept.data}, now {digest}). If that is meant, take "
            f"the set out of {path.name}, lift it with --lift, and say why in the commit."
        ]
    now = {figure.name: figure.value for figure in figures}
    low = [
        f"{name}: {figure} is {now[figure]:.3f}, its floor is {floor:.3f}."
        for figure, floor in kept.floors.items()
        if figure in now and now[figure] < floor - SLACK
    ]
    unknown = [
        f"{name}: {path.name} holds a floor for {figure!r}, which nothing measures; measured are {', '.join(sorted(now))}."
        for figure in kept.floors
        if figure not in now
    ]
    return low + unknown


def strangers(names: Collection[str], path: Path = FILE) -> list[str]:
    """Sets that the file knows and nobody else, a sentence each."""
    return [
        f"{path.name} holds floors for {name!r}, which is no set; sets are {', '.join(names)}."
        for name in read(path)
        if name not in names
    ]


def lift(name: str, digest: str, figures: Sequence[Figure], path: Path = FILE) -> list[str]:
    """Raises every floor to what was measured, less the figure's slack; which rose, a sentence each. None is lowered, and
    nothing is lifted on data that the set's floors do not stand on."""
    kept = read(path)
    old = kept.get(name, Kept(digest, {}))
    if old.data != digest:
        return []
    floors, told = dict(old.floors), list[str]()
    for figure in figures:
        if figure.slack is None:
            continue
        floor = round(figure.value * (1 - figure.slack), DIGITS)
        if floor > old.floors.get(figure.name, -1.0):
            was = f"{old.floors[figure.name]:.3f}" if figure.name in old.floors else "none"
            told.append(f"{name}: the floor of {figure.name} rises to {floor:.3f} from {was}.")
            floors[figure.name] = floor
    kept[name] = Kept(digest, floors, old.why)
    _write(kept, path)
    return told


def _write(kept: dict[str, Kept], path: Path) -> None:
    record = {
        name: {"data": one.data, "floors": one.floors} | ({"why": one.why} if one.why else {}) for name, one in kept.items()
    }
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
