"""What a time without a year is resolved against: the day of publication, the tense around it, and the year that the text
is in ("9 ноября" after "в сентябре 2030 года" is in 2030).

News tells the past: of two days that bear a name, the past one is meant unless the words speak of the future, or unless the
future one is much nearer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from svod.lang.ru.splitting import sentences
from svod.lang.ru.times_calendar import Part, Period, apart, of_season, period, whole
from svod.lang.ru.times_tense import Tense, is_habit_at, likeliest, tense_at
from svod.lang.ru.times_tokens import Word
from svod.model.span import Span

PUBLISHED, PARAGRAPH, WRITTEN = "published", "paragraph", "written"

_FUTURE_REACH = 270  # days: what "will be" on a day that lies further ahead was rather on that day of the past year
_PAST_REACH = 335  # days: a day of the past year that is nearly a year ago is rather the one that comes within the month
_NEARER = 4  # with no tense to tell, the future day must be so many times nearer than the past one
_FRESH = 2  # days: so close before publication a day is news, whatever year its sentence was in
_NEWS = 7  # days: a day so close before publication is news again, whatever month the sentence before was in
_NEWS_OF_STORY = 31  # days: the same for a day further on, or in the paragraph after
_NEWS_OF_YEAR = 120  # days: the same for a day after a sentence that names no more than a year ("в 2018 году он победил")
_STORY = 5  # sentences that a story in an earlier year lasts without naming it again
_NARRATED = 183  # days: how far a story in an earlier year goes on into the next paragraph
_LEAP = 4  # years to either side in which a 29 February is looked for
_AHEAD_WORDS = frozenset({"до", "к", "на"})
_YEAR = 4  # characters of a year's value
_LEAD = 3  # told blocks in which a page without a day of publication may tell of which day it is
_WEB = 1995  # the first year that a page on the web may be of; an earlier day at its head is an anniversary's
_LEAP_YEAR = 366  # days
_AROUND = 200  # characters in which two seasons are set against each other
_USUAL = re.compile(
    r"(?i)(?<!\w)(?:обычно|как правило|традиционно|ежегодно|преимущественно|всегда|кажд(?:ый год|ую \w+|ое лето|ой \w+))(?!\w)"
)
_LETTERS = re.compile("[а-я]+")
_CLAUSE = 120  # characters that a clause before a time is looked for in
_PARTICIPLES = frozenset({"PRTF", "PRTS"})
_RELATIVE = ("котор", "где", "когда")
_CLAUSES = re.compile(r"[,.;:!?()«»\n]")


@dataclass(frozen=True, slots=True)
class _Told:
    """A time that the story was put at: in which paragraph and where, and whether its year was written. days: those of the
    period that are meant ("в конце 2030 года")."""

    period: Period
    days: Period
    block: Span
    place: int
    written: bool

    @property
    def is_year(self) -> bool:
        """True for a whole year, within which anything may have been."""
        return len(self.period.value) == _YEAR and self.days.first == self.period.first


class Scene:
    """The state of one page while its times are read in order."""

    def __init__(self, content: str, published: date | None) -> None:
        self.content = content
        self.published = published
        self._block = Span(0, 1)
        self._sentences: tuple[Span, ...] | None = None
        self._here = Span(0, 1)
        self._words: Sequence[Word] = ()
        self._told: _Told | None = None
        self._mentioned: _Told | None = None
        self._blocks = 0
        self._lead: date | None = None

    @property
    def day(self) -> date | None:
        """The day that the page is of: that of publication, or else the first day written in full at its head."""
        return self.published or self._lead

    @property
    def anchor(self) -> str:
        """What that day is taken from."""
        return PUBLISHED if self.published else PARAGRAPH

    def enter(self, block: Span) -> None:
        """A new paragraph begins."""
        self._block, self._sentences = block, None
        self._blocks += 1

    def at(self, words: Sequence[Word]) -> None:
        """The words that are being read."""
        self._here, self._words = Span(words[0].start, words[-1].stop), words

    def remember(self, value: str, anchor: str, part: Part, moves: bool) -> None:
        """A time was told. moves: the story is at this time now; it only qualifies a noun otherwise."""
        found = period(value)
        if found is None:
            return
        self._mentioned = _Told(found, of_season(part(found)), self._block, self._here.start, anchor == WRITTEN)
        of_before = self.day is None or found.first.year < self.day.year
        if moves and not (of_before and self._is_aside()):
            self._told = self._mentioned
        if self._lead is None and self._blocks <= _LEAD and anchor == WRITTEN and found.is_day and found.first.year >= _WEB:
            self._lead = found.first

    def is_habit(self, words: Container[str] = frozenset()) -> bool:
        """True where the sentence tells what is usual ("обычно", "как правило"), or what is done at one of these words and
        at another ("зимой ремонтируют, летом строят"): such a time is none of one year."""
        if _USUAL.search(self._sentence().of(self.content)):
            return True
        start, stop = max(self._block.start, self._here.start - _AROUND), min(self._block.stop, self._here.stop + _AROUND)
        around = self.content[start:stop].lower().replace("ё", "е")
        other = bool(words) and any(word in words for word in _LETTERS.findall(around))
        return other and is_habit_at(self.content, self._sentence(), self._here)

    def is_usual_here(self) -> bool:
        """True in "грозы обычно начинаются с 15 апреля": the clause itself says so."""
        return bool(_USUAL.search(self._clause()))

    def _clause(self) -> str:
        """What stands before the words in their clause."""
        return _CLAUSES.split(self.content[max(self._block.start, self._here.start - _CLAUSE) : self._here.start])[-1]

    def _is_aside(self) -> bool:
        """True in "соглашение, подписанное в 2030 году, …" and "роман, который вышел в 2030 году, …": it dates a noun."""
        return self._clause().lower().lstrip().startswith(_RELATIVE) or "PRTF" in self._behind()

    def _behind(self) -> frozenset[str]:
        """The part of speech of the word before, in its clause."""
        clause = self._clause().split()
        reading = likeliest(clause[-1]) if clause else None
        return frozenset({reading[0]} if reading else ())

    @property
    def told(self) -> Period | None:
        """The time that the story was last put at: in this sentence, the one before, or the paragraph just before."""
        return self._near(self._told)

    @property
    def mentioned(self) -> Period | None:
        """The time named last there, be it that of a document or of an open start."""
        return self._near(self._mentioned)

    def _near(self, told: _Told | None) -> Period | None:
        if told is None:
            return None
        if told.block == self._block:
            return told.period if self._sentences_since(told) <= 1 else None
        return told.period if not self.content[told.block.stop : self._block.start].strip() else None

    def tense(self) -> Tense:
        """The tense around the words that are being read."""
        first = self._words[0].plain
        if first == "от":
            return "past"  # "договорённости от 9 ноября"
        found = tense_at(self.content, self._sentence(), self._here, first in _AHEAD_WORDS)
        if found in {"unknown", "present"} and first in {"до", "к"}:
            return "future"
        if first == "на" and found == "past" and self._words[-1].kind == "WEEKDAY" and self._behind() & _PARTICIPLES:
            return "planned"  # "рейсы, задуманные на пятницу"
        return "past" if found == "present" and first == "с" else found

    def year(self, shape: Callable[[int], str], part: Part = whole) -> tuple[str, str] | None:
        """The value of a shape that lacks its year, and what gave the year; None where nothing does, or no year has it.
        part: which days of the period are meant ("в конце мая")."""
        background = self._background(shape, part)
        if background:
            return background.value, PARAGRAPH
        if self.day is None:
            return None
        years = range(self.day.year - _LEAP, self.day.year + _LEAP + 1)
        chosen = self.choose((shape(year) for year in years if 0 < year < 9999), part)
        return (chosen.value, self.anchor) if chosen else None

    def choose(self, values: Iterable[str], part: Part = whole) -> Period | None:
        """Of rival values the one that tense and nearness to the day of publication speak for; None without such a day."""
        return self._chosen([(part(p), p) for p in map(period, values) if p])

    def _chosen(self, rivals: list[tuple[Period, Period]]) -> Period | None:
        day = self.day
        if day is None:
            return None
        past = max((r for r in rivals if r[0].first <= day), key=lambda r: r[0].first, default=None)
        future = min((r for r in rivals if r[0].last >= day), key=lambda r: r[0].first, default=None)
        if past is None or future is None or past == future:
            found = past or future
            return found[1] if found else None
        ago, ahead = (day - past[0].last).days, (future[0].first - day).days
        return future[1] if self._is_future(ago, ahead, past[1].is_short) else past[1]

    def _is_future(self, ago: int, ahead: int, is_short: bool) -> bool:
        tense = self.tense()
        if tense in {"future", "present"}:
            return ahead <= _FUTURE_REACH
        if tense == "past":
            # "приостановили до 8 августа": what was done tells nothing of the day until which it was.
            set_ahead = self._words[0].plain in _AHEAD_WORDS and ahead < ago
            return set_ahead or (is_short and ago > _PAST_REACH)
        return ahead * (1 if tense == "planned" else _NEARER) < ago

    def _background(self, shape: Callable[[int], str], part: Part) -> Period | None:
        """The period that a story told in an earlier year, or on a page of no known day, gives."""
        told, day = self._told, self.day
        if told is None or (not told.written if day is None else told.period.first.year >= day.year):
            return None
        days = told.days
        if (days.last - days.first).days > _LEAP_YEAR:
            return None  # "в 2014-2018 годах" tells no year
        years = {days.first.year, days.last.year} | ({days.first.year + 1} if not told.is_year else set())
        found = [p for p in map(period, map(shape, sorted(years))) if p and (day is None or part(p).first <= day)]
        best = min(found, key=lambda p: apart(part(p), days), default=None)
        return best if best and self._goes_on(told, part(best), shape) else None

    def _goes_on(self, told: _Told, there: Period, shape: Callable[[int], str]) -> bool:
        """True where the story told in an earlier year goes on there, and the words are no news."""
        since, same = self._sentences_since(told), told.block == self._block
        fresh = self.day is None and told.period.first.year >= _WEB and there.first >= told.days.first
        ahead = self.tense() == "future" and not fresh
        if since > _STORY or ahead or self._is_of_now(told):
            return False
        if same and not since:
            return not self._is_news(shape, _FRESH)
        if told.is_year:
            return (self.day is not None or (same and since == 1)) and not self._is_news(shape, _NEWS_OF_YEAR)
        # A page of no known day tells first what is new, and then what was before.
        back = 0 if self.day or told.period.first.year < _WEB else _NEWS_OF_STORY
        if apart(there, told.days) and not -back <= (there.first - told.days.first).days <= _NARRATED:
            return False
        return not self._is_news(shape, _NEWS if same and since == 1 else _NEWS_OF_STORY)

    def _is_of_now(self, told: _Told) -> bool:
        """True where the sentence names the page's own year or day after that story: "за 2031 год был один, 9 апреля"."""
        named = self._mentioned
        return (
            named is not None
            and self.day is not None
            and named.place > told.place
            and named.block == self._block
            and named.period.first.year >= self.day.year
            and not self._sentences_since(named)
        )

    def _is_news(self, shape: Callable[[int], str], reach: int) -> bool:
        """True for what lies so few days before the page's own, in its year."""
        near = period(shape(self.day.year)) if self.day else None
        if near is None or self.day is None:
            return False
        off = (self.day - near.first).days
        if near.is_day:
            return off <= reach and (off >= 0 or (off >= -reach and self.tense() != "past"))
        return 0 <= off <= reach + min(reach, _NEWS_OF_STORY)

    def _sentence(self) -> Span:
        """The sentence of the words that are being read."""
        held = (s for s in self._of_block() if s.start <= self._here.start < s.stop)
        return next(held, self._block)

    def _of_block(self) -> tuple[Span, ...]:
        """The sentences of the paragraph, cut when they are first asked for: few times need them."""
        if self._sentences is None:
            self._sentences = sentences(self.content, self._block)
        return self._sentences

    def _sentences_since(self, told: _Told) -> int:
        """How many sentences have begun in this paragraph since that time was told in it."""
        return sum(told.place < s.start <= self._here.start for s in self._of_block())
