"""`make eval`: scores every set there is, prints a table and the worst misses by kind, and says what lies under its floor."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from evals import floors
from evals.measures import Measured, Set
from evals.printing import Scored, table, worst
from evals.room import SETS, run
from evals.sets import SHARED


def main(words: Sequence[str] | None = None, sets: Sequence[Set] = SETS, kept: Path = floors.FILE) -> int:
    """The exit code: 1 where a figure fell under its floor or is not to be trusted, 2 where a set was named that is none."""
    asked = _asked(words, sets)
    wanted = [one for one in sets if not asked.sets or one.name in asked.sets]
    for one in wanted:
        if not one.there:
            print(f"{one.name}: not scored, its data is not on this machine ({', '.join(_lacking(one))}).")
    if not SHARED.is_dir():
        print(f"{SHARED} is not here: only the project's own goldens are scored. `make test` checks those that are drawn.")
    low, scored = floors.strangers([one.name for one in sets], kept), list[Scored]()
    for one, found, seconds in run([one for one in wanted if one.there]):
        digest = one.digest
        scored.append(Scored(one.name, digest, found.figures))
        low += [f"{one.name}: {line}" for line in found.wrong] + floors.fallen(one.name, digest, found.figures, kept)
        _tell(one, found, asked.misses)
        print(f"{one.name}: measured in {seconds:.0f} s", file=sys.stderr)
        if asked.lift:
            print(*floors.lift(one.name, digest, found.figures, kept), sep="\n")
    print("\n" + table(scored, floors.read(kept)))
    for line in low:
        print(f"FAILED {line}")
    return 1 if low else 0


def _asked(words: Sequence[str] | None, sets: Sequence[Set]) -> argparse.Namespace:
    args = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    args.add_argument("sets", nargs="*", help="only these sets: " + "; ".join(f"{one.name} ({one.about})" for one in sets))
    args.add_argument("--misses", type=int, default=2, metavar="N", help="print so many misses of each kind; 2 by default")
    args.add_argument("--lift", action="store_true", help="raise the floors to what was measured; none is ever lowered")
    asked = args.parse_args(words)
    if strange := set(asked.sets) - {one.name for one in sets}:
        args.error(f"{', '.join(sorted(strange))}: no such set; sets are {', '.join(one.name for one in sets)}")
    return asked


def _lacking(one: Set) -> list[str]:
    return [str(path) for path in one.data if not path.exists()]


def _tell(one: Set, found: Measured, misses: int) -> None:
    """Prints the worst misses of a set, and what there is to say of it."""
    if misses:
        print(*worst(one.name, found.misses, misses), "", sep="\n")
    for line in found.remarks:
        print(f"{one.name}: {line}")


if __name__ == "__main__":
    sys.exit(main())
