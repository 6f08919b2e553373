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

# Between pages; other systems give no such figures.
_STORIES = Reach(0.95, others=f"{PEOPLE} 1.0")
_ORIGINS = Reach(0.90, others=f"{PEOPLE} 1.0")
_EVENTS = Reach(0.65, others=f"{PEOPLE} .83")
_STANDS = {
    "parties' stands, found": Reach(0.55, others=f"{PEOPLE} .78"),
    "parties' stands, label": Reach(others=f"{PEOPLE} .41"),
}
_BETWEEN = {
    "stories, B-cubed": _STORIES,
    "origins, B-cubed": _ORIGINS,
    "lineage links": Reach(0.85, others=f"{PEOPLE} 1.0"),
    "events, date and party": _EVENTS,
    "events, tellings joined": Reach(0.65, others=f"{PEOPLE} .88"),
    "shared passages": Reach(0.80, others=f"{PEOPLE} .87"),
    "told by one, absent from other": Reach(0.60, others=f"{PEOPLE} .89"),
    **_STANDS,
}
_SEEDS = {
    **_BETWEEN,
    "lineage links": Reach(1.0, others=f"{PEOPLE} 1.0"),
    "events, date and party": Reach(0.75, others=f"{PEOPLE} .83"),
    "shared passages": Reach(0.85, others=f"{PEOPLE} .87"),
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
    "seeds": _PAGES | _SEEDS,
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
    "linking": {
        "Russian": Reach(0.92, others="lemma, and the surname of people .82"),
        "Russian and Ukrainian": Reach(0.88, others="lemma, and the surname of people .78"),
    },
    "silver": {
        "origin with its name masked, right of those answered": Reach(0.85),
        "the same, answered": Reach(0.70),
        "the same, right of all": Reach(others="the page that holds most of its runs of five words .66"),
    },
    "pairs": {
        "same event, full text": Reach(0.88, others="Mindful Squirrel .83 (elsewhere)"),
        "same event, titles, AUC": Reach(0.78, others="characters' 3- to 5-grams .72 (elsewhere)"),
    },
    "speed": {
        "pages a second": Reach(60, others="natasha's stages 26, with dateparser and datasketch 19 (idle machine, elsewhere)"),
    },
}


def reach(set_name: str, figure: str) -> Reach:
    """What this figure of this set is to reach; nothing where none was set."""
    return REACHES.get(set_name, {}).get(figure, Reach())
