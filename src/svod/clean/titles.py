"""Which line is the title: it stands before the text, ends without a full stop, and the text takes up its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape

from svod.clean.bylines import is_byline
from svod.clean.dates import is_date_line
from svod.clean.forms import SURE, Verdict
from svod.clean.lines import Line, stems_of
from svod.lang.layout import layout

NEAR = 0.9  # points that an earlier line may have less than the best: a standfirst shares more words with the text
VERBLESS = 0.2  # the same for a line without a verb before one with it: rows of tags hold the names of the text too
LIKE = 0.5  # part of the best line's share of told words that such an earlier line must have
LEAST = 0.7  # points below which no line is the title
BESIDE = 0.2  # the same for a line beside the date
HEADS = 6  # lines within which the first sentence with a full stop is looked for, before one without is believed
ANCHOR_WORDS = 10  # words from which a sentence is told text and not a remark in a menu
PARAGRAPHS = 8  # paragraphs whose words a title is compared with
TITLE_WORDS = 25  # words that a title rarely has more of
SEVERAL = 2  # lines above the text of which the last may be a headline: the outlet's name stands above it
LONG_TITLE = 40  # the same for a first line without an end mark, set off by a blank line: digests list their news in it
LISTED = 4  # headlines in a row, from which they are a list: the last ones are the page's own
MASTHEAD_WORDS = 14
SHOUTED = 4  # words up to which a line in capitals, without a verb, is the name of the site
TELLING = 0.45  # share of its words that the text must take up, for a headline whose form says that it is something else
_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d"
_STAMP = rf"(?:\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{4}}-\d\d-\d\d|{_CLOCK})"
_BEFORE = re.compile(rf"^(?:{_STAMP}[\s,:|–—-]+)+")
_PROMISE = re.compile(r"(?<=\w)[\s.,]*[(\[]\w+(?:[\s,+и]+\w+)?[)\]]$")
_AFTER = re.compile(rf"(?:[\s,:|–—-]+{_STAMP})+$")


def bare(text: str) -> tuple[int, int]:
    """Where the words of a title stand in its line, without the date and clock time that lists print before or after it."""
    before, after = _BEFORE.match(text), _AFTER.search(text)
    start = before.end() if before else 0
    stop = after.start() if after and after.start() > start else len(text)
    return start, stop


def same_words(a: str, b: str) -> bool:
    """The same words, whatever marks and capitals, entities decoded (crawls leave `&quot;` in one of two copies), and a word in
    brackets at the end left out, which promises pictures (`(фото)`)."""
    return _words(a) == _words(b)


def _words(text: str) -> list[str]:
    words = unescape(text)
    return re.findall(r"\w+", (_PROMISE.sub("", words) if words[-1:] in ")]" else words).lower())


def repeats(line: Line, title: Line, code: str) -> bool:
    """The line is the title once more: its words, the beginning of them, or the title and a date. A title of a word or two is
    never taken to be repeated."""
    if title.count < 3:
        return False
    rest = line.text.removeprefix(title.text).strip(" .,|–—-")
    again = line.text.startswith(title.text) and is_date_line(rest, code)
    return again or same_words(line.text, title.text) or (line.count >= 4 and title.text.startswith(line.text))


def anchor(lines: Sequence[Line], verdicts: Sequence[Verdict | None]) -> int:
    """The first line that surely tells something: a sentence of some length that no other line's length makes small."""
    told = [line for line, verdict in zip(lines, verdicts, strict=True) if line.prose and _open(verdict) and not _apart(line)]
    if not told:
        return len(lines)
    whole = next((line for line in told[: HEADS + 1] if line.text[-1] == "."), told[0])
    between = lines[told[0].index + 1 : whole.index]
    if any(line.headline and not line.prose and _open(verdicts[line.index]) for line in between):
        told = [line for line in told if line.index >= whole.index]  # above stand headlines of two sentences or of many words
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


@cache
def _masthead() -> tuple[re.Pattern[str], re.Pattern[str]]:
    start, inside = (
        "|".join(f"(?:{entry})" for entry in entries) or r"(?!)" for entries in (layout().mastheads, layout().slogans)
    )
    return re.compile(start, re.IGNORECASE), re.compile(inside, re.IGNORECASE)


def is_masthead(line: Line) -> bool:
    """The line names the outlet: by its genre, frequency, number or address, or in a few words in capitals."""
    if line.count > MASTHEAD_WORDS:
        return False
    start, inside = _masthead()
    genre = start.match(line.text) and not any(layout().finite(word.lower()) for word in line.text.split(". ")[0].split())
    shouted = line.text.isupper() and line.count <= SHOUTED and not line.finite and not line.closed
    return bool(genre or shouted or inside.search(line.text))


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: Line
    score: float
    share: float  # of its stems, that the text takes up
    dated: float  # points for standing beside a date line


def find_title(lines: Sequence[Line], verdicts: Sequence[Verdict | None], hint: str = "") -> int | None:
    """The index of the title's line, or None. hint: the title that the page's head or a list beside it gives."""
    first = anchor(lines, verdicts)
    found = [
        candidate
        for line in _zone(lines, verdicts, first)
        if (candidate := _candidate(line, lines, verdicts, first, hint)) is not None
    ]
    best = max(found, key=lambda each: (each.score, each.line.index), default=None)
    if best is None:
        return _alone(lines, verdicts, first)
    for each in found:
        near = NEAR + each.dated if each.line.finite or not best.line.finite else VERBLESS
        between = [
            line for line in lines[each.line.index : best.line.index + 1] if line.headline and _open(verdicts[line.index])
        ]
        if len(between) >= LISTED:
            near = VERBLESS
        if each.score >= max(LEAST, best.score - near) and each.share >= LIKE * best.share:
            return each.line.index
    return best.line.index if best.score >= (BESIDE if best.dated else LEAST) else _alone(lines, verdicts, first)


def _alone(lines: Sequence[Line], verdicts: Sequence[Verdict | None], first: int) -> int | None:
    """The one line above the text whose form says nothing, set off by a blank line: a headline without the text's words. Where
    there are several, they may be a menu's or of other pages, and none is taken."""
    first = next((line.index for line in lines[:first] if line.prose and _open(verdicts[line.index])), first)
    above = [line for line in lines[:first] if _open(verdicts[line.index])]
    if first >= len(lines) or not above or len(above) > SEVERAL or lines[above[-1].index + 1].gap == 0:
        return None
    line = above[-1]
    told = line.text[-1] in ".:,;" or line.listed or line.code
    if told or not 2 <= line.count <= TITLE_WORDS or is_masthead(line) or is_byline(line) or _apart(line):
        return None
    return line.index


def _zone(lines: Sequence[Line], verdicts: Sequence[Verdict | None], first: int) -> Sequence[Line]:
    """The lines among which a title may stand: those above the text, and its first one where that may be a headline of two
    sentences or with an exclamation mark."""
    if first >= len(lines):
        return lines[:12]
    line = lines[first]
    below = any(other.prose and _open(verdicts[other.index]) for other in lines[first + 1 : first + 6])
    long = LONG_TITLE if line.index == 0 and not line.closed and lines[1:2] and lines[1].gap else TITLE_WORDS
    heads = line.text[-1] != "." and line.count <= long and below
    return lines[: first + 1] if heads else lines[:first]


def _candidate(
    line: Line, lines: Sequence[Line], verdicts: Sequence[Verdict | None], first: int, hint: str
) -> _Candidate | None:
    below = [other for other in lines[first:] if other.prose and other.index > line.index and _open(verdicts[other.index])]
    told = stems_of(below[:PARAGRAPHS])
    share = line.told(told)
    if not 1 <= line.count <= 40 or not (_open(verdicts[line.index]) or _tells(line, verdicts[line.index], share)):
        return None
    repeats = any(
        other.index != line.index and (other.text.startswith(line.text) or same_words(other.text, line.text))
        for other in lines[: first + 1]
    )
    start, stop = bare(line.text)
    named = repeats or "h1" in line.tags.kinds or bool(hint and same_words(line.text[start:stop], hint))
    if line.text[-1] == "." and line.prose and not named:  # a sentence: the text has no title above it
        return None
    dated = _dated(line, verdicts)
    score = points(line, told, hint, line.text[start:stop], repeats=repeats) + dated
    return _Candidate(line, score, share, dated)


def _tells(line: Line, verdict: Verdict | None, share: float) -> bool:
    """A headline that the text takes up, though its form is that of something else (`… (фото)`, `Телефон …`)."""
    formal = verdict is not None and verdict.role in {"boilerplate", "caption"} and not line.tags.kinds and not verdict.opens
    return formal and line.headline and len(line.stems) >= 3 and share >= TELLING


def _dated(line: Line, verdicts: Sequence[Verdict | None]) -> float:
    """A title stands beside the date, most often above it."""
    above, below = (
        verdict.role if 0 <= at < len(verdicts) and (verdict := verdicts[at]) else "" for at in (line.index - 1, line.index + 1)
    )
    return 0.4 * (above == "date") + 0.7 * (below == "date")


def points(line: Line, told: frozenset[str], hint: str, words: str, *, repeats: bool) -> float:
    """How much a line looks like the title of the text whose stems are given."""
    hits = len(line.stems & told)
    score = 2.5 * hits / (len(line.stems) + 0.5) + 0.5 * (hits >= 3) if told else 1.0
    score += 0.8 * line.finite + 0.6 * (line.count >= 5) + 1.2 * repeats
    score -= 1.0 * (line.closed and line.text[-1] == ".") + 1.2 * (line.count < 3) + 1.0 * (line.count > TITLE_WORDS)
    score -= 1.5 * (len({word.lower() for word in line.words}) < 0.8 * line.count)  # a row of tags, printed twice
    score -= 1.0 * line.listed + 0.8 * (line.text[-1] in ":,") + 4.0 * is_masthead(line)
    score += 0.4 * (line.index == 0)
    if hint and same_words(words, hint):
        score += 4.0
    elif hint and len(words) > 20 and (words in hint or hint in words):
        score += 2.5
    kinds = line.tags.kinds
    return score + 3.0 * ("h1" in kinds) - 3.0 * bool(kinds & {"chrome", "others"}) - 1.5 * (line.tags.linked > 0.8)
