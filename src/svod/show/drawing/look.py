"""How a timeline is drawn: its width, language and links, and the measures that its parts share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from svod.model.entry import Entry
from svod.show.drawing.scale import Scale
from svod.show.tongues.words import Tongue

NARROW = 600  # units: below that, the name of a lane stands above its marks instead of beside them
GUTTER, EDGE = 184.0, 10.0
LABEL, SMALL = 13.0, 11.0  # sizes of letters


class Days(Protocol):
    """Where the lines of these days are listed, of one party where it is named; None for nowhere."""

    def __call__(self, first: date | None, last: date | None, who: str | None, /) -> str | None:
        """The address; a first or last day of None is open."""
        ...


def nowhere(*_: object) -> None:
    """Leads nowhere."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a timeline is drawn. width: in units of the drawing, which are pixels where it is shown in its own size; line, days:
    where a mark leads; beside: the element (a selector) into which script puts what a mark leads to; standalone: as a file with
    its own styles; name: tells its ids from those of another on one page."""

    tongue: Tongue
    width: int = 1120
    line: Callable[[Entry], str | None] = nowhere
    days: Days = nowhere
    beside: str | None = None
    standalone: bool = False
    name: str = "timeline"

    @property
    def narrow(self) -> bool:
        """True where names stand above their lanes."""
        return self.width < NARROW

    @property
    def left(self) -> float:
        """Where days begin."""
        return EDGE if self.narrow else GUTTER

    def scale(self, first: date, last: date) -> Scale:
        """These days, laid on all the room there is."""
        return Scale(first, last, self.left, self.width - EDGE)


@dataclass(frozen=True, slots=True)
class Plot:
    """What every part of a timeline is drawn on."""

    scale: Scale
    look: Look

    @property
    def tongue(self) -> Tongue:
        """The language of its words."""
        return self.look.tongue
