"""What stands on the lanes of a timeline: marks of single lines, columns of many, ticks of publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from svod.model.asked import Lane, Tally
from svod.model.link import DatedBy
from svod.show.drawing.buckets import BY, Bucket, buckets
from svod.show.drawing.captions import of_bucket, of_line, of_pages
from svod.show.drawing.look import EDGE, LABEL, SMALL, Plot
from svod.show.drawing.marks import Mark, More, Strip
from svod.show.drawing.sheet import block, mark, text
from svod.show.drawing.stretches import counted, grouped, stretch
from svod.show.drawing.svg import Svg, element, fitted, link, width_of

_PITCH, _TALL = 11.0, 8.0  # of rows of marks, and how tall a mark is
_MORE = 14.0  # how tall the row is that tells of lines without room
_UP, _DOWN, _NUMBER = (
    22.0,
    12.0,
    12.0,
)  # how tall columns are: of days above the line, of wider dates below it, and room for a number
_TICK, _TICK_LEAST = 16.0, 5.0  # of publication
_SEEN, _NUMBERED = 1.5, 20.0  # the least height of a column, and its width from which its number stands above it


def singles(strip: Strip, plot: Plot, top: float) -> tuple[list[Svg], float]:
    """The marks of a lane from `top` on, and where they end."""
    bottom = top + strip.rows * _PITCH
    parts = [_single(one, plot, top) for one in strip.marks]
    parts += (_rest(one, strip, plot, bottom) for one in strip.more)
    return parts, bottom + (_MORE if strip.more else 0)


def _single(one: Mark, plot: Plot, top: float) -> Svg:
    open_ = (one.about or one.before, one.about or one.after)
    shape = mark(one.entry.dated_by, (one.left, one.right), top + one.row * _PITCH, _TALL, open_, one.fuzzy)
    return link(plot.look.line(one.entry), of_line(one.entry, plot.tongue), shape, class_="mark", beside=plot.look.beside)


def _rest(one: More, strip: Strip, plot: Plot, top: float) -> Svg:
    told = counted(plot.tongue, "%(num)s more line", "%(num)s more lines", one.lines)
    title = f"{told}, {stretch(one.first, one.last, plot.tongue.code)}"
    words = text(f"+{one.lines}", one.left, top + 10, "more")
    return link(plot.look.days(one.first, one.last, strip.name or None), title, words, class_="rest")


def columns(lane: Lane, own: Sequence[Bucket], peak: int, plot: Plot, top: float) -> tuple[list[Svg], float]:
    """The counts of a lane from `top` on, and where they end; peak: the count that is drawn highest."""
    base, scale = top + _NUMBER + _UP, plot.scale
    level = element("line", class_="level", x1=scale.left, x2=scale.right, y1=base, y2=base)
    parts = [level, *(_column(lane, one, peak, plot, base) for one in own)]
    if before := sum(tally.lines for tally in lane.tallies if tally.stop < scale.first):
        title = counted(plot.tongue, "%(num)s line begins before these days", "%(num)s lines begin before these days", before)
        told = text(f"‹ {grouped(before)}", scale.left + 3, base + 11, "more")
        parts.append(element("g", element("title", title), told, class_="before"))
    return parts, base + _DOWN


def _column(lane: Lane, one: Bucket, peak: int, plot: Plot, base: float) -> Svg:
    """What is dated to a day above the line, wider dates pale and below it."""
    left, right = plot.scale.start(one.first), plot.scale.stop(one.last)
    wide = max(right - left - 1, 2.0)
    bars = [*_pile(one.precise, left, wide, base, _UP / sqrt(peak)), *_pile(one.fuzzy, left, wide, base, -_DOWN / sqrt(peak))]
    number = sum(one.precise.values())
    if number and wide >= _NUMBERED and width_of(told := grouped(number), SMALL) < wide:
        bars.append(text(told, (left + right) / 2, base - _UP * sqrt(number / peak) - 3, "amount"))
    href = plot.look.days(one.first, one.last, lane.name or None)
    return link(href, of_bucket(lane, one, plot.tongue), *bars, class_="bucket")


def _pile(counts: Mapping[DatedBy, int], left: float, wide: float, base: float, unit: float) -> Iterator[Svg]:
    """A column away from the line, up where unit is positive, each kind with its share. Its height grows with the square root
    of the number, so that one line is still seen beside a hundred."""
    number = sum(counts.values())
    if not number:
        return
    tall, at = max(sqrt(number) * abs(unit), _SEEN), base
    for by in BY:
        if not (share := tall * counts[by] / number):
            continue
        at -= share if unit > 0 else 0
        yield block(by if unit > 0 else f"{by} pale", left, at, wide, share)
        at += 0 if unit > 0 else share


def published(tallies: Sequence[Tally], plot: Plot, top: float) -> tuple[Svg, float]:
    """Publication on a strip of its own, a tick for the pages of each stretch, and where it ends."""
    scale, narrow = plot.scale, plot.look.narrow
    told, bottom = buckets(tallies, scale), top + _TICK + (28 if narrow else 12)
    peak = max((one.lines for one in told), default=1)
    label = plot.tongue.gettext("pages published")
    name = text(
        fitted(label, scale.right if narrow else scale.left - 2 * EDGE, LABEL), EDGE if narrow else 4.0, top + 18, "label"
    )
    ticks = []
    for one in told:
        left, right = scale.start(one.first), scale.stop(one.last)
        tall = max(_TICK * sqrt(one.lines / peak), _TICK_LEAST)
        middle = (left + right) / 2
        if one.first == one.last:  # pages of several days stand on none of them
            tick = element("line", class_="tick-published", x1=middle, x2=middle, y1=bottom - 4 - tall, y2=bottom - 4)
        else:
            tick = block("published", left, bottom - 4 - tall, max(right - left - 1, 2.0), tall)
        days = stretch(one.first, one.last, plot.tongue.code)
        href = plot.look.days(one.first, one.last, None)
        ticks.append(link(href, of_pages(one, days, plot.tongue), tick, class_="bucket"))
    rule = element("line", class_="base", x1=0, x2=plot.look.width, y1=top, y2=top)
    return element("g", rule, name, *ticks, class_="publication", role="group", aria_label=label), bottom
