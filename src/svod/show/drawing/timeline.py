"""The timeline: a lane for each party, uncertain dates as bars, publication apart from what happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from svod.model.asked import Lane, Timeline
from svod.show.drawing.buckets import Bucket, buckets
from svod.show.drawing.captions import lines_of, party, whole
from svod.show.drawing.lanes import columns, published, singles
from svod.show.drawing.legend import legend
from svod.show.drawing.look import EDGE, GUTTER, LABEL, SMALL, Look, Plot
from svod.show.drawing.marks import strips
from svod.show.drawing.scale import axis
from svod.show.drawing.sheet import framed, text
from svod.show.drawing.stretches import counted, grouped
from svod.show.drawing.svg import Svg, element, fitted, joined, link, width_of
from svod.show.drawing.window import Window

_ROWS, _FEW_ROWS = 5, 4  # of a lane, on a wide and on a narrow drawing
_AXIS, _BEYOND = 42.0, 20.0  # how tall the axis is, and the row that tells what lies beyond it
_HEAD, _PADDING, _LEAST = 16.0, 8.0, 30.0  # of a lane: its name where that stands above, what is around its marks, its height


def timeline(shown: Timeline, window: Window | None, look: Look) -> Svg:
    """The drawing of these days; where no day is known, the words that say so."""
    if window is None:
        return _bare(look)
    plot = Plot(look.scale(window.first, window.last), look)
    top = _AXIS + (_BEYOND if window.earlier or window.later else 0)
    lanes, bottom = _lanes(shown, plot, top)
    pages, end = published(shown.published, plot, bottom)
    words, height = legend(shown, plot, end)
    data = {"first": window.first.isoformat(), "last": window.last.isoformat(), "left": f"{plot.scale.left:g}",
            "right": f"{plot.scale.right:g}", "top": f"{top:g}", "bottom": f"{end:g}"}  # fmt: skip
    inner = (_beyond(window, plot), _axis(plot, top, end), *lanes, pages, words)
    size, told = (look.width, height), whole(shown, window, look.tongue)
    return framed(look.name, "timeline", size, told, *inner, standalone=look.standalone, data=data)


def _bare(look: Look) -> Svg:
    told = look.tongue.gettext("No line has a known date")
    words = text(told, EDGE, 24, "label")
    return framed(look.name, "timeline", (look.width, 40), (told, told), words, standalone=look.standalone)


def _beyond(window: Window, plot: Plot) -> Svg:
    """What lies before and after the days that are shown."""
    parts, look = [], plot.look
    if window.earlier:
        told = counted(plot.tongue, "‹ %(num)s earlier line", "‹ %(num)s earlier lines", window.earlier)
        href = look.days(None, date.fromordinal(max(window.first.toordinal() - 1, 1)), None)
        parts.append(link(href, told, text(told, plot.scale.left, 15, "edge"), class_="beyond"))
    if window.later:
        told = counted(plot.tongue, "%(num)s later line ›", "%(num)s later lines ›", window.later)
        href = look.days(date.fromordinal(min(window.last.toordinal() + 1, date.max.toordinal())), None, None)
        parts.append(link(href, told, text(told, plot.scale.right, 15, "edge", end=True), class_="beyond"))
    return joined(*parts)


def _axis(plot: Plot, top: float, bottom: float) -> Svg:
    """Labels above, and fine lines down to the publication."""
    scale = plot.scale
    read = axis(scale, plot.tongue.code)
    parts: list[Svg] = []
    for era in read.eras:
        parts.append(element("line", class_="era", x1=era.start, x2=era.start, y1=top - 38, y2=bottom))
        parts.append(text(fitted(era.label, era.stop - era.start - 6, LABEL), era.start + 4, top - 26, "era-label"))
    for tick in read.ticks:
        parts.append(element("line", class_="grid", x1=tick.at, x2=tick.at, y1=top - 8, y2=bottom))
        if tick.at + width_of(tick.label, SMALL) <= plot.look.width:
            parts.append(text(tick.label, tick.at + 4, top - 9, "tick"))
    parts.append(element("line", class_="base", x1=scale.left, x2=scale.right, y1=top - 4, y2=top - 4))
    return element("g", *parts, class_="axis", aria_hidden="true")


def _lanes(shown: Timeline, plot: Plot, top: float) -> tuple[list[Svg], float]:
    """The lanes under one another, and where they end."""
    laid = strips(shown, plot.scale, _FEW_ROWS if plot.look.narrow else _ROWS) if shown.entries else ()
    heaps = [buckets(lane.tallies, plot.scale) for lane in shown.lanes]
    peak = _peak(heap for lane, heap in zip(shown.lanes, heaps, strict=True) if lane.name)
    made = []
    for at, lane in enumerate(shown.lanes):
        start = top + _PADDING + (_HEAD if plot.look.narrow else 0)
        inner, end = (
            singles(laid[at], plot, start)
            if laid
            else columns(lane, heaps[at], peak if lane.name else _peak([heaps[at]]), plot, start)
        )
        bottom = max(end + _PADDING, top + _LEAST)
        made.append(_lane(lane, "odd" if at % 2 else "even", inner, (top, bottom), plot))
        top = bottom
    return made, top


def _peak(heaps: Iterable[Sequence[Bucket]]) -> int:
    """The highest count. All others together have one of their own, beside which no party would be seen."""
    return max((max(sum(one.precise.values()), sum(one.fuzzy.values())) for heap in heaps for one in heap), default=1)


def _lane(lane: Lane, ground: str, inner: Sequence[Svg], sides: tuple[float, float], plot: Plot) -> Svg:
    """One lane on its ground, with its name and how many lines it has, which lead to all of them."""
    top, bottom = sides
    look, name, number = plot.look, party(lane, plot.tongue), grouped(lane.lines)
    start, end = (EDGE, look.width - EDGE) if look.narrow else (4.0, GUTTER - EDGE)
    head = (
        text(fitted(name, end - start - width_of(number, SMALL) - 8, LABEL), start, top + 18, "label"),
        text(number, end, top + 18, "count", end=True),
    )
    title = f"{name}: {lines_of(lane.lines, plot.tongue)}"
    own = link(look.days(None, None, lane.name) if lane.name else None, title, *head, class_="party")
    under = element("rect", class_=ground, x=0, y=top, width=look.width, height=bottom - top)
    return element("g", under, own, *inner, class_="lane", role="group", aria_label=title)
