"""What the looks of a timeline's marks mean, below it."""

from __future__ import annotations

from collections.abc import Iterator

from svod.model.asked import Timeline
from svod.show.drawing.buckets import BY
from svod.show.drawing.captions import dated, unknown_dates
from svod.show.drawing.look import EDGE, SMALL, Plot
from svod.show.drawing.sheet import mark, text
from svod.show.drawing.stretches import counted
from svod.show.drawing.svg import Svg, element, width_of

_ROW, _SAMPLE, _APART = 18.0, 22.0, 18.0


def legend(shown: Timeline, plot: Plot, top: float) -> tuple[Svg, float]:
    """The legend from `top` on, in as many rows as it needs, with what is not drawn; and where it ends."""
    start = EDGE if plot.look.narrow else plot.scale.left
    x, y = start, top + _ROW
    parts: list[Svg] = []
    for sample, words in _keys(shown, plot):
        wide = _SAMPLE + width_of(words, SMALL)
        if x + wide > plot.look.width and x > start:
            x, y = start, y + _ROW
        parts.append(element("g", sample, text(words, _SAMPLE, 0, "key"), transform=f"translate({x:g} {y:g})"))
        x += wide + _APART
    for told in filter(None, (unknown_dates(shown, plot.tongue), _elsewhen(shown, plot))):
        y += _ROW
        parts.append(text(told, start, y, "key"))
    return element("g", *parts, class_="legend"), y + 10


def _keys(shown: Timeline, plot: Plot) -> Iterator[tuple[Svg, str]]:
    say = plot.tongue.gettext
    for by in BY:
        shape = mark(by, (0, 14), -9, 9, (False, False), False) if shown.entries else _swatch(by)
        yield shape, dated(by, plot.tongue)
    if shown.entries:
        yield mark("happened", (0, 16), -9, 9, (False, False), True), say("on one of these days")
        yield mark("happened", (0, 16), -9, 9, (True, True), True), say("about then, or going on")
    else:
        yield _swatch("happened pale"), say("below the line: wider dates, where they begin")


def _elsewhen(shown: Timeline, plot: Plot) -> str:
    """How many pages came out on days that are not shown; nothing where there is none."""
    pages = sum(one.lines for one in shown.published if not plot.scale.meets(one.start, one.stop))
    one, many = "%(num)s page was published on other days", "%(num)s pages were published on other days"
    return counted(plot.tongue, one, many, pages) if pages else ""


def _swatch(look: str) -> Svg:
    return element("rect", class_=look, x=0, y=-9, width=14, height=9)
