"""What linking costs beside reading, and how it grows: `python -m benchmarks linking [day] [telegram]`.

A chronicle is read first, nothing linked; a copy of it is then linked, in a process of its own, so that its memory is of that
work alone. What was read is kept in a folder outside the project, with what reading cost, as long as nothing that reads has
changed, so that linking can be timed again and again.

Growth is the exponent e of pages ** e, between chronicles of one source: the same pages, fewer of them. Of a stream, the first
so many pages are as thin in time as it began, the last so many as dense as it ended, and neighbours in time are what linking
costs by; so both are told, and the growth of an evenly dense stream lies between them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks import pages
from benchmarks.costs import Cost, SideFailed, dumped, growth, loaded, measured
from benchmarks.reading import DAY, ROOT

WORK = Path(tempfile.gettempdir()) / "svod-benchmarks"
SAMPLES = (2_500, 5_500, 11_000)  # of a stream, beside the whole of it
REACH, GROWTH, MEMORY = 1 / 3, 1.1, 1_536  # of reading time; exponent; MB

_READS = ("read", "clean", "annotate", "lang", "neural")  # rooms by which a page is read


@dataclass(frozen=True, slots=True)
class Linked:
    """A chronicle that was linked. read: what reading it cost, None where it is a part of one that was read whole."""

    name: str
    link: Cost
    read: Cost | None = None

    @property
    def share(self) -> float | None:
        """Processor time of linking for each second of reading."""
        return self.link.cpu / self.read.cpu if self.read else None


def read(name: str, lines: Sequence[str], work: Path) -> Path:
    """A chronicle of these lines, read and not linked; beside it, with the suffix `.json`, what reading cost. Raises
    SideFailed."""
    source, kept = _file(name, lines, work), work / f"{name}.{_digest(lines)}.db"
    cost = kept.with_suffix(".json")
    if not cost.exists():
        for old in work.glob(f"{name}.*.*"):
            if old.suffix in (".db", ".json"):
                old.unlink()
        cost.write_text(dumped(measured("read", str(source), str(kept))), encoding="utf-8")
    return kept


def whole(name: str, lines: Sequence[str], work: Path) -> Linked:
    """Reads a chronicle of these lines, unless that was done before, and links it. Raises SideFailed."""
    kept = read(name, lines, work)
    cost = loaded(kept.with_suffix(".json").read_text(encoding="utf-8"))
    return Linked(name, _linked(name, _file(name, lines, work), kept, work), cost)


def part(name: str, lines: Sequence[str], of: str, all_lines: Sequence[str], work: Path) -> Linked:
    """Links a chronicle of some of the lines of one that was read before (`of`). Raises SideFailed."""
    kept = work / f"{of}.{_digest(all_lines)}.db"
    names, fewer = work / f"{of}.names", work / f"{of}.part.db"
    names.write_text("\n".join(json.loads(line)["url"] for line in lines), encoding="utf-8")
    shutil.copyfile(kept, fewer)
    measured("keep_only", str(names), str(fewer))
    found = Linked(name, _linked(f"{of}.part", _file(f"{of}.part", lines, work), fewer, work))
    fewer.unlink()
    return found


def _linked(name: str, source: Path, kept: Path, work: Path) -> Cost:
    copy = work / f"linked-{name}.db"
    shutil.copyfile(kept, copy)
    return measured("link", str(source), str(copy))


def _file(name: str, lines: Sequence[str], work: Path) -> Path:
    work.mkdir(parents=True, exist_ok=True)
    path = work / f"{name}.jsonl"
    pages.write(lines, path)
    return path


def _digest(lines: Sequence[str]) -> str:
    """Of the pages and of all that reads them."""
    hashed = hashlib.blake2b(digest_size=8)
    for line in lines:
        hashed.update(line.encode())
    for room in _READS:
        for path in sorted((ROOT / "src" / "svod" / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                hashed.update(path.read_bytes())
    return hashed.hexdigest()


def samples(name: str, lines: Sequence[str], work: Path, sizes: Sequence[int] = SAMPLES) -> list[list[Linked]]:
    """The first so many pages of a stream that was read, then the last so many, smallest first."""
    rows = []
    for manner in ("first", "last"):
        cut = [(size, lines[:size] if manner == "first" else lines[-size:]) for size in sizes if size < len(lines)]
        rows.append([part(f"{name}, {manner} {size:,}", some, name, lines, work) for size, some in cut])
    return rows


def told(found: Linked) -> str:
    """A chronicle's costs as a line."""
    link, parts = found.link, [f"{found.name}: {found.link.pages:,} pages"]
    if found.read:
        parts.append(f"reading {found.read.cpu:.0f} s of processor time ({found.read.wall:.0f} s by the clock)")
    parts.append(f"linking {link.cpu:.0f} s ({link.wall:.0f} s), {1000 * link.cpu / link.pages:.1f} s a thousand pages")
    if found.share is not None:
        parts.append(f"{found.share:.2f} of reading (reach: {REACH:.2f})")
    parts.append(f"peak {link.memory:.0f} MB, {link.own:.0f} of them in its main process (reach: {MEMORY})")
    parts.append(f"{link.found['pairs']:,} pairs, {link.found['stories']:,} stories")
    return "; ".join(parts)


def grown(small: Linked, large: Linked) -> str:
    """How linking grew from one chronicle to another, as a line."""
    return f"from {small.name} to {large.name}: n^{growth(small.link, large.link):.2f} (reach: n^{GROWTH})"


def main(words: Sequence[str] | None = None) -> int:
    """Prints what linking costs; 1 where there is nothing to link, or it failed."""
    args = argparse.ArgumentParser(prog="python -m benchmarks linking", description=__doc__)
    args.add_argument("sets", nargs="*", choices=["day", "telegram", []], help="which chronicles; both by default")
    args.add_argument("--work", type=Path, default=WORK, help="where what was read is kept; outside the project by default")
    args.add_argument("--whole", action="store_true", help="no smaller samples of a chronicle")
    asked = args.parse_args(words)
    there = {"day": (DAY, pages.day), "telegram": (pages.TELEGRAM, pages.telegram)}
    wanted = {name: load() for name, (path, load) in there.items() if name in (asked.sets or there) and path.exists()}
    if not wanted:
        print(f"There is nothing to link: {', '.join(str(path) for path, _ in there.values())} are not here.", file=sys.stderr)
        return 1
    try:
        _print(wanted, asked.work, sampled=not asked.whole)
    except SideFailed as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _print(wanted: dict[str, list[str]], work: Path, *, sampled: bool) -> None:
    done = []
    for name, lines in wanted.items():
        done.append(whole(name, lines, work))
        print(told(done[-1]), flush=True)
        for row in samples(name, lines, work) if sampled else ():
            for one in row:
                print(told(one), flush=True)
            for small, large in pairwise([*row, done[-1]]):
                print(f"  {grown(small, large)}")
    for small, large in pairwise(done):
        print(grown(small, large))


if __name__ == "__main__":
    sys.exit(main())
