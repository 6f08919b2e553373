"""`make eval`: scores every set there is, prints a table, and says what lies under its floor."""

from __future__ import annotations

import argparse
import sys

from evals import floors
from evals.scoring import scored
from evals.sets import SCORER, SETS


def main() -> int:
    """Exit code 1 where a figure fell under its floor."""
    args = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    args.add_argument("sets", nargs="*", help="only these sets: " + ", ".join(one.name for one in SETS))
    args.add_argument("--misses", type=int, default=0, help="print so many misses and false finds for each figure")
    args.add_argument("--lift", action="store_true", help="raise the floors to what was measured")
    asked = args.parse_args()
    low: list[str] = []
    for one in SETS:
        if asked.sets and one.name not in asked.sets:
            continue
        if not one.there or not SCORER.is_file():
            print(f"{one.name}: its pages are not on this machine, so it is not scored; `make test` checks our own goldens.")
            continue
        figures, printed = scored(one, asked.misses)
        print(f"== {one.name} ({one.digest})\n{printed}")
        low += floors.fallen(one.name, one.digest, figures)
        if asked.lift:
            floors.lift(one.name, one.digest, figures)
    for line in low:
        print(f"FALLEN {line}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
