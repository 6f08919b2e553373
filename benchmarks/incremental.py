"""What a thousand new pages cost on ten thousand and on a hundred thousand: `python -m benchmarks incremental`.

The chronicles are generated (see `generated`), since nobody reads a hundred thousand pages to measure how they are linked. Each
is linked once; then new pages are put in, some of which tell stories that are there already, and it is linked again. Both are
done by the flow, in a process of its own each. On a small chronicle what came of it is compared, noun by noun, with what comes
of all pages at once: they must be equal.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import islice, pairwise
from pathlib import Path

from benchmarks import generated, linking, pages
from benchmarks.costs import Cost, SideFailed, measured
from benchmarks.reading import DAY, ROOT
from svod import flow
from svod.model.chronicle import Chronicle, Reading
from svod.store import open_store

SIZES, NEW = (10_000, 100_000), 1_000
SMALL = (2_000, 200)  # a chronicle and what is put into it, to compare with both at once

_EXAMPLES = ROOT / "examples"


@dataclass(frozen=True, slots=True)
class Grown:
    """A chronicle that was linked, and linked again with more pages in it; and linked once more with nothing new."""

    first: Cost
    more: Cost
    again: Cost


def seeds(work: Path) -> tuple[Reading, ...]:
    """The pages that copies are made of, read once: the examples, and the day's pages where they are here."""
    found: list[Reading] = []
    for name, lines in (("examples", None), ("day", pages.day() if DAY.exists() else [])):
        if lines is None:
            found += seeds_of_examples(work)
        elif lines:
            store = open_store(linking.read(name, lines, work), create=False)
            found += store.readings()
            store.close()
    return tuple(sorted((one for one in found if one.text.blocks and not one.card.retired), key=lambda one: one.page))


def seeds_of_examples(work: Path) -> tuple[Reading, ...]:
    """The examples, compiled into `examples.db` in this folder."""
    work.mkdir(parents=True, exist_ok=True)
    store = open_store(work / "examples.db", create=True)
    flow.build([_EXAMPLES], store)
    found = store.readings()
    store.close()
    return found


def grown(size: int, new: int, made: Iterator[generated.Made], work: Path) -> Grown:
    """Links a chronicle of this size, then again with new pages. Raises SideFailed."""
    chronicle = work / f"grown-{size}.db"
    _fresh(chronicle)
    _fill(chronicle, made, size)
    first = _relink(chronicle, work)
    _fill(chronicle, made, new)
    more = _relink(chronicle, work)
    return Grown(first, more, _relink(chronicle, work))


def at_once(size: int, made: Iterator[generated.Made], work: Path) -> Path:
    """A chronicle of this size linked in one go. Raises SideFailed."""
    chronicle = work / f"at-once-{size}.db"
    _fresh(chronicle)
    _fill(chronicle, made, size)
    _relink(chronicle, work)
    return chronicle


def _fresh(chronicle: Path) -> None:
    for path in chronicle.parent.glob(f"{chronicle.name}*"):
        path.unlink()


def _fill(chronicle: Path, made: Iterator[generated.Made], count: int) -> None:
    store = open_store(chronicle, create=True)
    there = generated.fill(store, islice(made, count))
    store.close()
    if there < count:
        raise SideFailed(f"There are {there} generated pages and not {count}: more seeds are needed.")


def _relink(chronicle: Path, work: Path) -> Cost:
    nothing = work / "no-decisions.jsonl"
    nothing.write_text("", encoding="utf-8")
    return measured("relink", str(chronicle), str(nothing))


def differing(one: Path, other: Path) -> list[str]:
    """The fields of two chronicles that are not equal; none is what is wanted."""
    both = [_chronicle(path) for path in (one, other)]
    return [field.name for field in fields(Chronicle) if getattr(both[0], field.name) != getattr(both[1], field.name)]


def broken(path: Path) -> tuple[int, tuple[str, ...]]:
    """How many cites a chronicle has, and which do not hold."""
    store = open_store(path, create=False)
    found = flow.verify(store)
    store.close()
    return found.cites, found.broken


def _chronicle(path: Path) -> Chronicle:
    store = open_store(path, create=False)
    found = store.chronicle()
    store.close()
    return found


def told(cost: Cost) -> str:
    """A cost, with how many stories and pairs its pages make."""
    each = ", ".join(f"{cost.found[name] / cost.pages:.2f} {name}" for name in ("stories", "pairs", "origins", "absent"))
    return f"{cost.cpu:.0f} s, {cost.memory:.0f} MB; a page has {each}"


def main(words: Sequence[str] | None = None) -> int:
    """Prints the costs; 1 where what is put in later comes out otherwise than all at once."""
    args = argparse.ArgumentParser(prog="python -m benchmarks incremental", description=__doc__)
    args.add_argument("sizes", nargs="*", type=int, help=f"pages of the chronicles; {SIZES} by default")
    args.add_argument("--new", type=int, default=NEW, help="pages that are put in")
    args.add_argument("--small", nargs=2, type=int, default=SMALL, help="a chronicle and what is put into it, compared")
    args.add_argument("--work", type=Path, default=linking.WORK)
    asked = args.parse_args(words)
    try:
        read = seeds(asked.work)
        print(f"{len(read):,} seeds")
        size, new = asked.small
        well = _compared(read, size, new, asked.work)
        _timed(read, asked.sizes or SIZES, asked.new, asked.work)
    except SideFailed as error:
        print(error, file=sys.stderr)
        return 1
    return 0 if well else 1


def _compared(read: Sequence[Reading], size: int, new: int, work: Path) -> bool:
    found = grown(size, new, generated.copies(read), work)
    print(f"{size:,} generated pages: {told(found.first)}; {new:,} more: {told(found.more)}")
    late, once = work / f"grown-{size}.db", at_once(size + new, generated.copies(read), work)
    apart = differing(late, once)
    print(f"put in later or all at once: {'differ in ' + ', '.join(apart) if apart else 'equal, noun by noun'}")
    cites, wrong = broken(once)
    print(f"{cites:,} cites re-opened, {len(wrong)} broken", *wrong[:3], sep="\n  ")
    return not apart and not wrong


def _timed(read: Sequence[Reading], sizes: Sequence[int], new: int, work: Path) -> None:
    costs = []
    for size in sizes:
        found = grown(size, new, generated.copies(read), work)
        costs.append(found.more.cpu)
        print(f"{size:,} generated pages: {told(found.first)}", flush=True)
        print(f"  {new:,} more: {told(found.more)}; nothing new: {found.again.cpu:.1f} s", flush=True)
    for (size, one), (other, more) in pairwise(zip(sizes, costs, strict=True)):
        print(f"{new:,} pages cost {more / one:.2f} times as much on {other:,} as on {size:,}")


if __name__ == "__main__":
    sys.exit(main())
