"""Lines that hold two things: a stamp before or after a title's words or before the story, a signature after its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from svod.clean.bylines import is_byline
from svod.clean.datelines import dateline_in
from svod.clean.dates import is_date_line
from svod.clean.forms import Verdict
from svod.clean.lines import Line
from svod.clean.titles import bare
from svod.model.span import Span
from svod.model.text import TOLD, Block, Role

STAMP = "the stamp of a line, set apart from its words"
SIGNED = "a name after the end of the text, on its last line"
SIGNATURE = 60  # characters that a name and office at the end of a line have at most
_MARKS = re.compile(r"[\s.,:|–—-]*")
_CLOCK = re.compile(r"[\s,]*(?:[01]?\d|2[0-3]):[0-5]\d\b")
_SIGNED = re.compile(r"[.!?…][\"»”)]*\s+(?=[^.!?…]*$)")


def parts(lines: Sequence[Line], verdicts: Sequence[Verdict], code: str) -> Iterator[Block]:
    """The blocks of a page's lines: one each, or two or three where a stamp or a signature shares the line."""
    title = next((line.text for line, verdict in zip(lines, verdicts, strict=True) if verdict.role == "title"), "")
    told = [line.index for line, verdict in zip(lines, verdicts, strict=True) if verdict.role in TOLD]
    for line, verdict in zip(lines, verdicts, strict=True):
        if verdict.role == "title":
            yield from _title(line, verdict, _split(line.text, title, code))
        elif told and line.index in told[:2] and (stop := _stamp(line.text, code)):
            yield _block(line, 0, stop, "date", STAMP)
            yield _block(line, stop, len(line.text), verdict.role, verdict.because)
        elif told and line.index == told[-1] and (start := _signature(line)):
            yield _block(line, 0, start, verdict.role, verdict.because)
            yield _block(line, start, len(line.text), "credit", SIGNED)
        else:
            yield Block(line.span, verdict.role, verdict.because)


def _block(line: Line, start: int, stop: int, role: Role, because: str) -> Block:
    """A part of a line, without the blanks and loose marks around it."""
    words = line.text[start:stop]
    if role == "date":
        stop = start + len(words.rstrip(" ,:|–—-"))
    else:
        start, stop = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    return Block(Span(line.span.start + start, line.span.start + stop), role, because)


def _split(text: str, title: str, code: str) -> tuple[int, int]:
    """Where the words of a title's line stand: without the stamps of lists, and without a date after the title once more."""
    if text.startswith(title) and is_date_line(text[len(title) :], code):
        return 0, len(title)
    return bare(text)


def _title(line: Line, verdict: Verdict, words: tuple[int, int]) -> Iterator[Block]:
    """A title, and the date and clock time that stand before or after it."""
    start, stop = words
    if start:
        yield _block(line, 0, start, "date", STAMP)
    yield _block(line, start, stop, verdict.role, verdict.because)
    if stop < len(line.text):
        after = _MARKS.match(line.text, stop)
        yield _block(line, after.end() if after else stop, len(line.text), "date", STAMP)


def _stamp(text: str, code: str) -> int:
    """Where the story starts after an agency's stamp of the hour alone, `, 10:20 AGENCY`; 0 without one. A dateline with its
    day or place is read as a part of the story, as it was written."""
    if not _CLOCK.match(text):
        return 0
    found = dateline_in(text, code)
    if not found or found.place or found.date or not found.agency:
        return 0
    marks = _MARKS.match(text, found.agency.stop)
    return marks.end() if marks else found.agency.stop


def _signature(line: Line) -> int:
    """Where the name of whoever wrote the text starts, after its last sentence on one line; 0 without one."""
    if line.closed or not (end := _SIGNED.search(line.text, max(0, len(line.text) - SIGNATURE))):
        return 0
    return end.end() if is_byline(replace(line, text=line.text[end.end() :])) else 0
