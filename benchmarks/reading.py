"""Pages a second on one core, ours beside natasha's stages, both in one run: `make bench`.

Each side is a process of its own on the same core, one thread each, and reads the same blocks of pages in turn, so that
whatever else goes on in the machine falls on both. A side's rate is the median of its blocks, the ratio the median of the
blocks' ratios. Ours is read + clean + annotate, from the file's bytes to all that is found in a page; natasha's is its own
whole pipeline, which finds no dates, sources or statements.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
DAY = ROOT.parent / "shared" / "data" / "day" / "2020-05-02.jsonl"
ROUNDS, PAGES = 5, 40
WARM = 20  # pages before the first block: what is loaded and remembered at first use is no part of a rate
OURS, THEIRS = "svod_side", "natasha_side"


@dataclass(frozen=True, slots=True)
class Block:
    """What a side took for some pages: seconds of processor time by part."""

    pages: int
    parts: dict[str, float]

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / sum(self.parts.values())


@dataclass(frozen=True, slots=True)
class Compared:
    """Block by block. `theirs` is empty where natasha could not be run, and `why` says why."""

    ours: tuple[Block, ...]
    theirs: tuple[Block, ...]
    why: str = ""

    @property
    def ratio(self) -> float | None:
        """Our pages for each of theirs, None without them."""
        rates = [a.rate / b.rate for a, b in zip(self.ours, self.theirs, strict=False)]
        return median(rates) if rates else None


class SideFailed(Exception):
    """A side's process ended; the message is the last that it said."""


class Side:
    """A process that reads blocks of pages."""

    def __init__(self, name: str, process: subprocess.Popen[str]) -> None:
        self._name, self._process = name, process

    def ready(self) -> None:
        """Waits until it has loaded all it needs. Raises SideFailed."""
        self._line()

    def read(self, start: int, count: int) -> Block:
        """Raises SideFailed."""
        assert self._process.stdin
        with suppress(BrokenPipeError):  # it ended: its last words say why
            print(start, count, file=self._process.stdin, flush=True)
        return Block(count, json.loads(self._line()))

    def _line(self) -> str:
        assert self._process.stdout
        if line := self._process.stdout.readline():
            return line
        assert self._process.stderr
        said = self._process.stderr.read().strip().splitlines()
        raise SideFailed(f"{self._name}: {said[-1] if said else 'it ended without a word'}")


@contextmanager
def side(name: str, data: Path, core: int) -> Iterator[Side]:
    """Starts a side and ends it."""
    env = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-W", "ignore", "-m", f"benchmarks.{name}", str(data), str(core)]
    with subprocess.Popen(
        command, cwd=ROOT, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            yield Side(name, process)
        finally:
            process.kill()


def compare(data: Path = DAY, rounds: int = ROUNDS, pages: int = PAGES) -> Compared:
    """Both sides over `rounds` blocks of so many pages, spread over the file. Raises SideFailed where a side fails at a page,
    ValueError where the file has too few."""
    with data.open("rb") as file:
        there = sum(1 for _ in file)
    step = (there - WARM) // rounds
    if step < pages:
        raise ValueError(f"{data} has {there} pages, too few for {rounds} blocks of {pages} after {WARM} to warm up.")
    core = max(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0
    with side(OURS, data, core) as ours, side(THEIRS, data, core) as theirs:
        ours.ready()
        ours.read(0, WARM)
        why = _warmed(theirs)
        starts = range(WARM, WARM + rounds * step, step)
        blocks = [(ours.read(start, pages), None if why else theirs.read(start, pages)) for start in starts]
    return Compared(tuple(a for a, _ in blocks), tuple(b for _, b in blocks if b), why)


def _warmed(theirs: Side) -> str:
    """Why natasha cannot be run; nothing where it can."""
    try:
        theirs.ready()
        theirs.read(0, WARM)
    except SideFailed as error:
        return str(error)
    return ""


def told(compared: Compared) -> str:
    """The rates, the ratio, and where the time goes, for a person."""
    lines = []
    for name, blocks in (("svod: read, clean, annotate", compared.ours), ("natasha: its whole pipeline", compared.theirs)):
        if not blocks:
            lines.append(f"{name}: not run ({compared.why})")
            continue
        rates = [block.rate for block in blocks]
        parts = {part: sum(b.parts[part] for b in blocks) / sum(b.pages for b in blocks) for part in blocks[0].parts}
        lines.append(f"{name}: {median(rates):.1f} pages/s ({min(rates):.1f} to {max(rates):.1f} over {len(rates)} blocks)")
        lines.append("  ms/page: " + ", ".join(f"{part} {seconds * 1000:.1f}" for part, seconds in parts.items()))
    if compared.ratio is not None:
        lines.append(f"ours for each of theirs: {compared.ratio:.2f}")
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> int:
    """Prints the comparison; 1 where there is nothing to read."""
    args = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    args.add_argument("data", nargs="?", type=Path, default=DAY, help="a JSON Lines file of pages with `text`")
    args.add_argument("--rounds", type=int, default=ROUNDS)
    args.add_argument("--pages", type=int, default=PAGES, help="pages of a block")
    asked = args.parse_args(words)
    if not asked.data.is_file():
        print(f"There is no {asked.data}. Name a JSON Lines file of pages.", file=sys.stderr)
        return 1
    print(told(compare(asked.data, asked.rounds, asked.pages)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
