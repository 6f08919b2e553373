"""The ledger of differences as a person reads it: by kind, what says most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from svod.model.chronicle import Chronicle
from svod.model.differing import differing
from svod.model.link import Difference, DifferenceKind
from svod.model.span import Span
from svod.show.cli.marking import at, quoted
from svod.show.cli.printing import plural, say, shown
from svod.show.ledger import Line, lines

LINES = 20  # that are shown unless all are asked for

# "Absent here" and never "deleted": who left it out, and whether anybody did, is not known.
_HEADS: dict[DifferenceKind, str] = {"absent": "absent here, told by another page"}


def tell_ledger(found: Chronicle, differences: Sequence[Difference], *, whole: bool) -> None:
    """Prints it by kind, with how many there are of each."""
    told = lines(differences)
    shown_lines = told if whole else told[:LINES]
    rest = f", the {LINES} heaviest; --all shows all" if len(told) > len(shown_lines) else ""
    say((f"where accounts part: {plural(len(told), 'line')}{rest}", "bold"))
    counts, printed = (Counter(line.first.kind for line in some) for some in (told, shown_lines))
    for kind in dict.fromkeys(line.first.kind for line in told):
        of = f"{printed[kind]:,} of {counts[kind]:,}" if printed[kind] < counts[kind] else f"{counts[kind]:,}"
        say((f" {_HEADS.get(kind, kind.replace('_', ' '))}: {of}", "bold"))
        for line in shown_lines:
            if line.first.kind == kind:
                _line(found, line)


def _line(found: Chronicle, line: Line) -> None:
    one, pages = line.first, shown(", ".join(sorted(map(found.label, line.pages))))
    here, there = _differs(one)
    lead = f"by {shown(found.label(one.here.page))}, not in {pages}: " if one.kind == "added" else f"in {pages}: "
    say(
        (f"  {one.weight:.2f} ", "cyan"), "" if one.there else lead, quoted(one.here, here), " ", at(found, one.here),
        (f" · {shown(one.because)}" if one.because else "", "dim"),
    )  # fmt: skip
    if one.there:
        say("       ", quoted(one.there, there), " ", at(found, one.there))


def _differs(one: Difference) -> tuple[list[Span], list[Span]]:
    """The words on either side that the other has not."""
    pairs = differing(one.here, one.there) if one.there else ()
    return [a for a, _ in pairs if a], [b for _, b in pairs if b]
