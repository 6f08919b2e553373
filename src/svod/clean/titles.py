"""Which line is the title: it stands before the text, ends without a full stop, and the text takes up its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from svod.clean.forms import SURE, Verdict
from svod.clean.lines import Line, stems_of

VERBLESS = 0.2  # the same for a line without a verb before one with it: rows of tags hold the names of the text too
NEAR = 1.0  # points that an earlier line may have less than the best: a standfirst shares more words with the text
LEAST = 1.2  # points below which no line is the title
ANCHOR_WORDS = 10  # words from which a sentence is told text and not a remark in a menu
_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d"
_STAMP = rf"(?:\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{4}}-\d\d-\d\d|{_CLOCK})"
_BEFORE = re.compile(rf"^(?:{_STAMP}[\s,:|–—-]+)+")
_AFTER = re.compile(rf"(?:[\s,:|–—-]+{_STAMP})+$")


def bare(text: str) -> tuple[int, int]:
    """Where the words of a title stand in its line, without the date and clock time that lists print before or after it."""
    before, after = _BEFORE.match(text), _AFTER.search(text)
    start = before.end() if before else 0
    stop = after.start() if after and after.start() > start else len(text)
    return start, stop


def same_words(a: str, b: str) -> bool:
    """The same words, whatever marks and capitals, entities decoded (crawls leave `&quot;` in one of two copies)."""
    return re.findall(r"\w+", unescape(a).lower()) == re.findall(r"\w+", unescape(b).lower())


def anchor(lines: Sequence[Line], verdicts: Sequence[Verdict | None]) -> int:
    """The first line that surely tells something: a sentence of some length that no other line's length makes small."""
    told = [line for line, verdict in zip(lines, verdicts, strict=True) if line.prose and _open(verdict) and not _apart(line)]
    if not told:
        return len(lines)
    typical = sorted(line.count for line in told)[len(told) // 2]
    for line in told:
        first = line.index == 0 and len(told) > 1 and line.count < min(20, typical)
        if not first and line.count >= min(ANCHOR_WORDS, typical):
            return line.index
    return told[0].index


def _open(verdict: Verdict | None) -> bool:
    return verdict is None or verdict.sure < SURE


def _apart(line: Line) -> bool:
    return bool(line.tags.kinds & {"chrome", "others"}) or line.tags.linked > 0.8


def find_title(lines: Sequence[Line], verdicts: Sequence[Verdict | None], hint: str = "") -> int | None:
    """The index of the title's line, or None. hint: the title that the page's head or a list beside it gives."""
    first = anchor(lines, verdicts)
    told = stems_of(line for line in lines[first : first + 6] if line.prose)
    found = []
    for line in lines[: first if first < len(lines) else 12]:
        if not _open(verdicts[line.index]) or not 1 <= line.count <= 40:
            continue
        start, stop = bare(line.text)
        repeats = any(
            other.index != line.index and (other.text.startswith(line.text) or same_words(other.text, line.text))
            for other in lines[: first + 1]
        )
        found.append((points(line, told, hint, line.text[start:stop], repeats=repeats), line.index))
    if not found:
        return None
    best, at = max(found)
    for score, index in found:
        near = NEAR if lines[index].finite or not lines[at].finite else VERBLESS
        if score >= max(LEAST, best - near):
            return index
    return None


def points(line: Line, told: frozenset[str], hint: str, words: str, *, repeats: bool) -> float:
    """How much a line looks like the title of the text whose stems are given."""
    score = 2.5 * line.told(told) if told else 1.0
    score += 0.8 * line.finite + 0.6 * (line.count >= 5) + 1.2 * repeats
    score -= 1.0 * (line.closed and line.text[-1] == ".") + 1.2 * (line.count < 3) + 1.0 * (line.count > 25)
    score -= 1.5 * (len({word.lower() for word in line.words}) < 0.8 * line.count)  # a row of tags, printed twice
    score -= 1.0 * line.listed + 0.8 * (line.text[-1] in ":,")
    score += 0.4 * (line.index == 0)
    if hint and same_words(words, hint):
        score += 4.0
    elif hint and len(words) > 20 and (words in hint or hint in words):
        score += 2.5
    kinds = line.tags.kinds
    return score + 3.0 * ("h1" in kinds) - 3.0 * bool(kinds & {"chrome", "others"}) - 1.5 * (line.tags.linked > 0.8)
