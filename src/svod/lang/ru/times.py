"""The times of a Russian page: a grammar of our own, anchored to the day of publication and to the year that the text is in.

A block is read in pieces that no time crosses, those alone that hold a word or digit without which there is no time. Each
word gets one kind (`times_words`, `times_tokens`), each rule is a pattern over kinds with a reader that says what the words
mean (`times_days`, `times_weeks`, `times_periods`, `times_seasons`, `times_fiscal`, `times_relative`), and the scene resolves
what they leave open (`times_scene`, `times_tense`). At each place the longest reading wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from svod.lang.base import FoundTime
from svod.lang.ru import times_days, times_fiscal, times_periods, times_relative, times_seasons, times_weeks
from svod.lang.ru.times_pattern import Found, Reading, Rule
from svod.lang.ru.times_periods import part_of
from svod.lang.ru.times_scene import Scene
from svod.lang.ru.times_tokens import Word, letters_of, pieces_of, words_of
from svod.model.span import Span

RULES: tuple[Rule, ...] = (
    *times_fiscal.RULES,  # first of all, since others read as long and say less
    *times_days.RULES,
    *times_periods.RULES,
    *times_seasons.RULES,
    *times_weeks.RULES,
    *times_relative.RULES,
)

_LONGEST = 100_000  # characters

# A time that qualifies a noun, as a document's date or an open start does, moves no story: "договорённости от 3 мая 2031
# года", "с 1988 года", "референдум 2016 года", "роман (1994)".
_NO_MOVE = frozenset({"от", "с", "до", "к", "по", "за", "на", "OPEN"})


def find(content: str, spans: Sequence[Span], published: date | None) -> tuple[FoundTime, ...]:
    """The times in these blocks of one page, in order, none overlapping another.

    Values are TIMEX3: a day, month, year, week, season or quarter, a clock time on a day, an interval, a decade (three digits)
    or century (two), or `PRESENT_REF`. published: what relative times are told from; without it they are not noted.
    """
    scene = Scene(content, published)
    found: list[FoundTime] = []
    for span in spans:
        for part in _parts(content, span):
            scene.enter(part)
            for piece in pieces_of(content, part):
                found += _in_piece(scene, words_of(content, piece))
    return tuple(found)


def _parts(content: str, span: Span) -> Iterator[Span]:
    """The block, or pieces of it cut at blanks where it is longer than any paragraph: words of a whole crawl dump in one line
    would fill the memory."""
    start = span.start
    while span.stop - start > _LONGEST:
        blank = content.rfind(" ", start + 1, start + _LONGEST)
        stop = blank if blank > 0 else start + _LONGEST
        yield Span(start, stop)
        start = stop
    yield Span(start, span.stop)


def _in_piece(scene: Scene, words: tuple[Word, ...]) -> list[FoundTime]:
    letters, place, found = letters_of(words), 0, list[FoundTime]()
    while place < len(words):
        taken = _at(scene, words, letters, place) if words[place].kind else None
        if taken is None:
            place += 1
            continue
        stop, times = taken
        found += times
        place = stop
    return found


def _at(scene: Scene, words: tuple[Word, ...], letters: str, place: int) -> tuple[int, list[FoundTime]] | None:
    """The longest reading of the words from here on, and where it ends."""
    rules = _rules(letters[place : place + 2])
    matches = [(rule, match) for rule in rules if (match := rule.pattern.match(letters, place)) and match.end() > place]
    for rule, match in sorted(matches, key=lambda pair: -pair[1].end()):
        taken = words[place : match.end()]
        scene.at(taken)
        readings = tuple(rule.read(Found(match, words), scene))
        if readings:
            _remember(scene, taken, readings[-1])
            return match.end(), [_noted(taken, reading, rule) for reading in readings]
    return None


@lru_cache(maxsize=4096)
def _rules(letters: str) -> tuple[Rule, ...]:
    """The rules that can match where these two letters of kinds stand."""
    return tuple(rule for rule in RULES if letters in rule.openings or letters[:1] in rule.openings)


def _noted(taken: Sequence[Word], reading: Reading, rule: Rule) -> FoundTime:
    first, last = reading.words or (0, len(taken) - 1)
    span = Span(taken[first].start, taken[last].stop)
    return FoundTime(span, reading.value, reading.mod, reading.anchor, because=f"{rule.name}, {_BY[reading.anchor]}")


_BY = {
    "written": "as written",
    "published": "counted from the day of publication",
    "paragraph": "counted from the text before it",
}


def _remember(scene: Scene, taken: Sequence[Word], reading: Reading) -> None:
    still = (len(reading.value) == 4 and taken[0].kind == "YEAR") or times_fiscal.is_frame(taken, reading.value)
    if reading.value != "PRESENT_REF":
        scene.remember(reading.value, reading.anchor, part_of(reading.mod), moves=taken[0].kind not in _NO_MOVE and not still)
