"""What a time without a year is resolved against: the day of publication, the tense around it, and the year that the text
is in ("9 ноября" after "в сентябре 2030 года" is in 2030).

News tells the past: of two days that bear a name, the past one is meant unless the words speak of the future, or unless the
future one is much nearer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from svod.lang.ru.splitting import sentences
from svod.lang.ru.times_tense import Tense, tense_at
from svod.lang.ru.times_tokens import Word
from svod.model.edtf import bounds, of_timex
from svod.model.span import Span

PUBLISHED, PARAGRAPH, WRITTEN = "published", "paragraph", "written"

_FUTURE_REACH = 270  # days: what "will be" on a day that lies further ahead was rather on that day of the past year
_PAST_REACH = 335  # days: a day of the past year that is nearly a year ago is rather the one that comes within the month
_NEARER = 4  # with no tense to tell, the future day must be so many times nearer than the past one
_MONTH = 27  # days that any month has at least, less one
_FRESH = 2  # days: so close before publication a day is news, whatever year the text was in
_NEWS = 7  # days: a day so close before publication is news again, whatever year a paragraph before was in
_NEWS_OF_PARAGRAPH = 31  # days: the same for a day in the paragraph after
_STORY = 5  # sentences that a story in an earlier year lasts without naming it again
_NARRATED = 183  # days: how far a story in an earlier year goes on into the next paragraph
_LEAP = 4  # years to either side in which a 29 February is looked for
_AHEAD_WORDS = frozenset({"до", "к", "на"})


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar value with its first and last day."""

    value: str
    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """True for a single day."""
        return self.first == self.last

    @property
    def is_short(self) -> bool:
        """True for a day or a few, shorter than a month."""
        return (self.last - self.first).days < _MONTH


@lru_cache(maxsize=4096)
def period(value: str) -> Period | None:
    """The period of a TIMEX3 value; None where no calendar has it (`2023-02-31`)."""
    try:
        days = bounds(of_timex(value))
    except ValueError:  # a week that its year does not have
        return None
    return Period(value, *days) if days else None


Part = Callable[[Period], Period]


def whole(period: Period) -> Period:
    """All of a period, where no part of it is meant."""
    return period


@dataclass(frozen=True, slots=True)
class _Told:
    """A time that the story was put at: in which paragraph and where, and whether its year was written."""

    period: Period
    block: Span
    place: int
    written: bool


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

    def enter(self, block: Span) -> None:
        """A new paragraph begins."""
        self._block, self._sentences = block, None

    def at(self, words: Sequence[Word]) -> None:
        """The words that are being read."""
        self._here, self._words = Span(words[0].start, words[-1].stop), words

    def remember(self, value: str, anchor: str, moves: bool) -> None:
        """A time was told. moves: the story is at this time now; it only qualifies a noun otherwise."""
        found = period(value)
        if found:
            self._mentioned = _Told(found, self._block, self._here.start, anchor == WRITTEN)
            if moves:
                self._told = self._mentioned

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
        if found == "unknown" and first in {"до", "к"}:
            return "future"
        return "past" if found == "present" and first == "с" else found

    def year(self, shape: Callable[[int], str], part: Part = whole) -> tuple[str, str] | None:
        """The value of a shape that lacks its year, and what gave the year; None where nothing does, or no year has it.
        part: which days of the period are meant ("в конце мая")."""
        background = self._background(shape, part)
        if background:
            return background.value, PARAGRAPH
        if self.published is None:
            return None
        years = range(self.published.year - _LEAP, self.published.year + _LEAP + 1)
        chosen = self.choose((shape(year) for year in years if 0 < year < 9999), part)
        return (chosen.value, PUBLISHED) if chosen else None

    def choose(self, values: Iterable[str], part: Part = whole) -> Period | None:
        """Of rival values the one that tense and nearness to the day of publication speak for; None without such a day."""
        return self._chosen([(part(p), p) for p in map(period, values) if p])

    def _chosen(self, rivals: list[tuple[Period, Period]]) -> Period | None:
        day = self.published
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
        return ahead * _NEARER < ago

    def _background(self, shape: Callable[[int], str], part: Part) -> Period | None:
        """The period that a story told in an earlier year, or on a page without a day of publication, gives."""
        told, day = self._told, self.published
        if told is None or (not told.written if day is None else told.period.first.year >= day.year):
            return None
        if day and (self.tense() == "future" or self._sentences_since(told) > _STORY):
            return None
        years = [told.period.first.year]
        if told.period.value != str(years[0]):
            years.append(years[0] + 1)  # "в декабре 2019 года …, 5 марта …"
        found = [p for p in map(period, map(shape, years)) if p and (day is None or part(p).first <= day)]
        best = min(found, key=lambda p: abs((part(p).first - told.period.first).days), default=None)
        if best is None or (day and self._is_news(shape(day.year), day, _FRESH)):
            return None
        if told.block == self._block and self._sentences_since(told) <= 1:
            return best
        if told.block != self._block and not 0 <= (part(best).first - told.period.first).days <= _NARRATED:
            return None
        reach = _NEWS if told.block == self._block else _NEWS_OF_PARAGRAPH
        return None if day and self._is_news(shape(day.year), day, reach) else best

    def _is_news(self, value: str, day: date, reach: int) -> bool:
        near = period(value)
        if near is None:
            return False
        off = (day - near.first).days
        return (
            off <= reach and (off >= 0 or (off >= -reach and self.tense() != "past")) if near.is_day else 0 <= off <= reach * 2
        )

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
