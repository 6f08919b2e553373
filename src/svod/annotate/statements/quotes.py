"""Quotation marks, paired by type. Odd ones are tolerated: an unpaired mark opens and closes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from svod.model.span import Span

ANGLE, CURLY, STRAIGHT, SINGLE = "angle", "curly", "straight", "single"
FAMILY = {
    "«": ANGLE,
    "»": ANGLE,
    "„": CURLY,
    "“": CURLY,
    "”": CURLY,
    '"': STRAIGHT,
    "‘": SINGLE,
    "’": SINGLE,
    "'": SINGLE,
}
MARK = re.compile("[" + "".join(FAMILY) + "]")
OPENS = frozenset("«„")  # these open wherever they stand, but for `«…«`
CLOSES = frozenset("»”")
BEFORE = frozenset(" \t\n\r\xa0\u202f([{—–-:,;.!?…")  # what may stand before a mark that opens
AFTER = frozenset(" \t\n\r\xa0\u202f)]}—–-:,;.!?…")  # what may stand after a mark that closes
SHUTS = frozenset(",;:!?)]}")  # before these nothing opens
FEW = 8  # paragraphs that one quotation runs through at most
BLANK = frozenset(" \t\n\r\xa0\u202f\u200b")


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """A quotation with its marks (`whole`) and without them (`inner`). depth: 0 for one that stands in no other. runs_on: it
    is closed in a later paragraph."""

    whole: Span
    inner: Span
    depth: int = 0
    mended: bool = False
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark: where, of which family, and which way it looks by what stands around it."""

    place: int
    family: str
    opens: bool
    closes: bool


def mark(content: str, place: int, start: int, stop: int) -> Mark | None:
    """The mark at this place of the stretch [start, stop), or None where the sign there is an apostrophe or an inch."""
    sign = content[place]
    before = content[place - 1] if place > start else " "
    after = content[place + 1] if place + 1 < stop else " "
    may_open = (before in BEFORE or before in FAMILY) and after not in BLANK and after not in SHUTS
    may_close = before not in BLANK and (after in AFTER or after in FAMILY)
    if sign in OPENS:
        # `«…«`: one that stands at a word's end and before a blank or a stop can only close.
        wrong_way = sign == "«" and before.isalnum() and after in AFTER
        return Mark(place, FAMILY[sign], not wrong_way, wrong_way)
    if sign in CLOSES:
        return Mark(place, FAMILY[sign], False, True)
    if FAMILY[sign] == SINGLE and (before.isalnum() and after.isalnum()):
        return None
    if not may_open and not may_close:
        # A mark between two blanks: it closes if a stop follows, else either.
        may_open = may_close = True
        following = content[place + 1 : stop].lstrip()[:1]
        if following and following in ",.;:!?—–-":
            may_open = False
    return Mark(place, FAMILY[sign], may_open, may_close)


def pairs(content: str, span: Span) -> tuple[Quotation, ...]:
    """The quotations of this stretch, outer before inner, in order. A mark that has no partner is left alone, but for one
    that opens the stretch's first quotation or a sentence and whose partner was spent on an inner one (see `mend`)."""
    open_marks: list[Mark] = []
    found: list[tuple[Mark, int]] = []
    for sign in MARK.finditer(content, span.start, span.stop):
        seen = mark(content, sign.start(), span.start, span.stop)
        if seen is not None:
            _take(seen, open_marks, found)
    whole = [(opening.place, close) for opening, close in found]
    whole += mend(content, span, [opening.place for opening in open_marks], whole)
    return _nested(whole)


def across(content: str, blocks: Sequence[Span]) -> dict[int, Quotation]:
    """Block -> the part of a quotation that fills it or begins it, where a quotation opens one paragraph and is closed in the
    next, "«… | …», — сказал X", or in a later one, where those between open with a mark of their own."""
    out: dict[int, Quotation] = {}
    start = 0
    while start < len(blocks):
        stop = _closed_in(content, blocks, start)
        if stop is None:
            start += 1
            continue
        parts = {number: _part(content, blocks[number], blocks[number].stop, runs_on=True) for number in range(start, stop)}
        parts[stop] = _part(content, blocks[stop], _left_over(content, blocks[stop])[1] + 1, runs_on=False)
        out |= {number: part for number, part in parts.items() if part is not None}
        start = stop + 1
    return out


def _part(content: str, block: Span, stop: int, runs_on: bool) -> Quotation | None:
    """A paragraph's part of a quotation, or None where there is a mark and no word."""
    first, last = block.start + (content[block.start] in FAMILY), stop if runs_on else stop - 1
    return Quotation(Span(block.start, stop), Span(first, last), runs_on=runs_on) if first < last else None


def _closed_in(content: str, blocks: Sequence[Span], start: int) -> int | None:
    """The later block in which the quotation that opens this one is closed, before a dash that leads to its cue."""
    block = blocks[start]
    led = any(_dash_follows(content, sign.start(), block.stop) for sign in MARK.finditer(content, block.start + 1, block.stop))
    if led or not _left_over(content, block)[0]:
        return None
    for number in range(start + 1, min(start + FEW, len(blocks))):
        opens, close = _left_over(content, blocks[number])
        if close >= 0:
            return number if _dash_follows(content, close, blocks[number].stop) else None
        if not opens:
            return None  # it neither goes on with a mark of its own nor closes one
    return None


def _left_over(content: str, block: Span) -> tuple[bool, int]:
    """Whether the mark that opens a block is left open, and the place of a closing mark that nothing opened, or -1."""
    open_marks: list[Mark] = []
    closed = -1
    for sign in MARK.finditer(content, block.start, block.stop):
        seen = mark(content, sign.start(), block.start, block.stop)
        if seen is None or (seen.opens and seen.closes):
            continue
        if seen.opens:
            open_marks.append(seen)
        elif open_marks and open_marks[-1].place != block.start:
            open_marks.pop()
        elif closed < 0:
            closed = seen.place
    opens = bool(open_marks) and open_marks[0].place == block.start and closed < 0
    return opens, closed


def _take(seen: Mark, open_marks: list[Mark], found: list[tuple[Mark, int]]) -> None:
    partner = next((i for i in reversed(range(len(open_marks))) if open_marks[i].family == seen.family), None)
    if seen.closes and partner is None and not seen.opens:
        # „…" and «…": the families differ, and nothing else could be meant.
        partner = len(open_marks) - 1 if open_marks else None
    if seen.closes and partner is not None and not (seen.opens and _deepens(seen, open_marks)):
        if seen.place - open_marks[partner].place > 1:
            found.append((open_marks[partner], seen.place))
        del open_marks[partner:]
    elif seen.opens:
        open_marks.append(seen)


def _deepens(seen: Mark, open_marks: list[Mark]) -> bool:
    """True where a mark that could do both opens: none of its family is open."""
    return all(opening.family != seen.family for opening in open_marks)


SENTENCE_STARTS = frozenset(".!?…\n")


def mend(content: str, span: Span, unclosed: Iterable[int], closed: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs for marks left open: `"… слово "имя", - сказал X`, where one mark closes two quotations. Only where the mark opens
    a sentence, and the last mark of the stretch that is followed by a comma and a dash closes an inner one."""
    out = []
    for place in unclosed:
        before = content[span.start : place].rstrip()
        if before and before[-1] not in SENTENCE_STARTS and before[-1] != ":":
            continue
        last = next((stop for start, stop in closed if start > place and _dash_follows(content, stop, span.stop)), None)
        if last is not None and not any(_cross((place, last), pair) for pair in closed):
            out.append((place, last))
    return out


def _cross(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """True where each of two pairs has one end inside the other."""
    (low, low_stop), (high, high_stop) = sorted((one, other))
    return low < high <= low_stop < high_stop


def _dash_follows(content: str, place: int, stop: int) -> bool:
    rest = content[place + 1 : min(stop, place + 6)].lstrip()
    return rest[:1] in {",", "—", "–", "-"} and any(sign in "—–-" for sign in rest)


def _nested(whole: list[tuple[int, int]]) -> tuple[Quotation, ...]:
    out: list[Quotation] = []
    stack: list[int] = []
    known = {stop for _, stop in whole if sum(other == stop for _, other in whole) > 1}
    for start, close in sorted(whole, key=lambda pair: (pair[0], -pair[1])):
        while stack and stack[-1] < start:
            stack.pop()
        shared = close in known and not any(out_stop == close for out_stop in stack)
        # Where one mark closes two, the outer content keeps it: it belongs to the inner name.
        inner = Span(start + 1, close + 1) if shared else Span(start + 1, close)
        out.append(Quotation(Span(start, close + 1), inner, len(stack), shared))
        stack.append(close)
    return tuple(out)
