"""How figures and misses are shown to a person: one table, and the worst misses by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.floors import Kept
from evals.measures import Figure, Miss
from evals.reaches import reach, shown

HEAD = ("set", "figure", "ours", "P", "R", "reach", "others, and where from", "floor", "data")
_PROBLEM = "short by"


@dataclass(frozen=True, slots=True)
class Scored:
    """A set with what it gave."""

    name: str
    digest: str
    figures: tuple[Figure, ...]


def table(scored: Iterable[Scored], floors: Mapping[str, Kept]) -> str:
    """A line for each figure: ours, what it is to reach, what others reach, its floor, the hash of its data."""
    rows = [HEAD, *(_row(one, figure, floors) for one in scored for figure in one.figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def _row(one: Scored, figure: Figure, floors: Mapping[str, Kept]) -> tuple[str, ...]:
    aim = reach(one.name, figure.name)
    short = aim.short(figure)
    kept = floors.get(one.name)
    floor = kept.floors.get(figure.name) if kept else None
    beside = f"{shown(figure.rival)} in this run" if figure.rival is not None else ""
    return (
        one.name,
        figure.name,
        shown(figure.value) + (f" {figure.unit}" if figure.unit != "F1" else ""),
        "" if figure.precision is None else shown(figure.precision),
        "" if figure.recall is None else shown(figure.recall),
        aim.told() + (f" {_PROBLEM} {shown(short)}" if short > 0 else ""),
        "; ".join(filter(None, (beside, aim.others))),
        "" if floor is None else shown(floor),
        one.digest[:8],
    )


def worst(name: str, misses: Sequence[Miss], most: int) -> Iterator[str]:
    """The kinds of causes of a set, the most common first, each with its first `most` misses."""
    kinds: dict[tuple[str, str], list[Miss]] = defaultdict(list)
    for miss in misses:
        kinds[miss.figure, miss.kind].append(miss)
    yield f"{name}: {len(misses)} misses of {len(kinds)} kinds"
    for (figure, kind), some in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        yield f"  {figure}: {kind} · {len(some)}"
        for miss in some[:most]:
            yield from _miss(miss)


def _miss(miss: Miss) -> Iterator[str]:
    yield f"    {miss.where}  {miss.words}"
    for title, words in (("gold", miss.gold), ("ours", miss.ours), ("because", miss.because)):
        if words:
            yield f"      {title}: {words}"
