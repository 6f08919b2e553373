"""What each figure is to reach, and what others reach: careful people, and the best known tools.

A figure of others that was measured in the same run stands in the figure itself (`Figure.rival`); those here come from
elsewhere and say where from.
"""

from __future__ import annotations

from dataclasses import dataclass

from evals.measures import Figure


@dataclass(frozen=True, slots=True)
class Reach:
    """at_least: a value; ahead: by so much of the rival in the same run; others: who reaches what, and where that is from."""

    at_least: float | None = None
    ahead: float | None = None
    others: str = ""

    def told(self) -> str:
        """As a table shows it."""
        if self.at_least is not None:
            return f"≥ {shown(self.at_least)}"
        return f"rival + {shown(self.ahead)}" if self.ahead is not None else ""

    def short(self, figure: Figure) -> float:
        """By how much a figure falls short of it, 0 where it reaches it or where there is nothing to reach."""
        if self.at_least is not None:
            return max(0.0, self.at_least - figure.value)
        if self.ahead is not None and figure.rival is not None:
            return max(0.0, figure.rival + self.ahead - figure.value)
        return 0.0


def shown(value: float) -> str:
    """A share without its nought, a rate with one digit."""
    return f"{value:.3f}".replace("0.", ".", 1) if value < 1 else f"{value:.3f}" if value < 10 else f"{value:.1f}"


PEOPLE = "two careful people"  # the readers of the gold, on pages that both read
_STATEMENTS = Reach(0.82, others=f"{PEOPLE} .94-1.0")
_EXACT = Reach(0.78, others=f"{PEOPLE} .89-.97")
_DIRECT = Reach(0.93, others=f"{PEOPLE} 1.0")
_TIMES = Reach(0.94, others=f"{PEOPLE} .95-.97; dateparser .34 (on dev)")
_SOURCES = Reach(0.87, others=f"{PEOPLE} .90-1.0")

# What two people reach between pages is given beside; nothing is asked of these yet.
_BETWEEN = {
    "stories, B-cubed": Reach(others=f"{PEOPLE} 1.0"),
    "origins, B-cubed": Reach(others=f"{PEOPLE} 1.0"),
    "lineage links": Reach(others=f"{PEOPLE} 1.0"),
    "events, date and party": Reach(others=f"{PEOPLE} .83"),
    "events, tellings joined": Reach(others=f"{PEOPLE} .88"),
    "shared passages": Reach(others=f"{PEOPLE} .87"),
    "told by one, absent from other": Reach(others=f"{PEOPLE} .89"),
    "parties' stands, found": Reach(others=f"{PEOPLE} .78"),
    "parties' stands, label": Reach(others=f"{PEOPLE} .41"),
}
_PAGES = {
    "statements, content and speaker": _STATEMENTS,
    "statements, content exact": _EXACT,
    "direct quotes, content and speaker": _DIRECT,
    "times, right value": _TIMES,
    "sources": _SOURCES,
}
REACHES: dict[str, dict[str, Reach]] = {
    "examples": {},
    "seeds": _PAGES | _BETWEEN,
    "dev": _PAGES,
    "xdev": _BETWEEN,
    "factrueval": {
        "person": Reach(ahead=0.02, others="natasha .93 (on another half)"),
        "place": Reach(ahead=0.02, others="natasha .92 (on another half)"),
        "organisation": Reach(ahead=0.02, others="natasha .82 (on another half)"),
    },
    "slavicner": {
        "person, normal form": Reach(0.96, others="natasha .91 (elsewhere)"),
        "place, normal form": Reach(0.97, others="natasha .96 (elsewhere)"),
        "organisation, normal form": Reach(0.95, others="natasha .94 (elsewhere)"),
    },
    "nerel": {
        "calendar times, overlapped": Reach(0.93, others="natasha .63, dateparser .89 (elsewhere)"),
        "all that is found, a date or time": Reach(0.95, others="natasha 1.0, dateparser .81 (elsewhere)"),
    },
    "speed": {
        "pages a second": Reach(60, others="natasha's stages 26, with dateparser and datasketch 19 (idle machine, elsewhere)"),
    },
}


def reach(set_name: str, figure: str) -> Reach:
    """What this figure of this set is to reach; nothing where none was set."""
    return REACHES.get(set_name, {}).get(figure, Reach())
