"""Times on NEREL's pages: which of its DATE spans are calendar times, and how many of those the product's own path finds.

NEREL marks every expression of time as DATE: durations, ages and frequencies too, which place nothing on the calendar. Which
of them do is told here by the words of the gold span alone (`calendar`), never by what was found.

Each page is read as a user's plain text is, with a day of publication given beside it, since these copies have lost theirs
and a weekday without one is not noted. Spans alone are compared, so any day after the last page serves. A find is right
where it overlaps any DATE or TIME span ("вечером 5 июля" is TIME there); a calendar time is found where a find overlaps it.

Left out on both sides, as `gold/GUIDELINES.md` marks them otherwise than NEREL does: the first line of a page, its headline,
where no times are marked; and "сейчас", "в настоящее время" and their like, which have no value on a calendar (PRESENT_REF)
and which NEREL marks in few of their places. `precision_with_present` counts them as false wherever NEREL has none. Captions,
in which we note no times either, stay in and are misses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.sets import SHARED
from svod.annotate.context import Context
from svod.annotate.times import find
from svod.clean import clean
from svod.lang import language
from svod.model.note import Time
from svod.model.page import Given, Page
from svod.model.span import Span

PAGES = SHARED / "data" / "nerel" / "dev"
PUBLISHED = "2020-12-31"  # after the last of these pages
_NO_DAY = "PRESENT_REF"
_SHOWN = 30  # characters of text around a miss

_MONTHS = "январ|феврал|март|апрел|ма[йяюе](?!\\w)|маем|июн|июл|август|сентябр|октябр|ноябр|декабр"
_CUT = "янв|фев|мар|апр|июн|июл|авг|сен|сент|окт|ноя|нояб|дек"
_WEEKDAYS = "понедельник|вторник|сред[ауеы]|четверг|пятниц|суббот|воскресень"
_SEASONS = "весн[аыуео]|лет(?:ом|о)(?!\\w)|осен[ьи]|зим[аыуео]"
_UNITS = (
    "год(?:а|у|ом|е|ы|ов|ам|ах)?|месяц\\w*|недел\\w+|квартал\\w*|полугоди\\w+|"
    "дней|день|дня|дню|дн[еяё]м?|век[ае]?|столети\\w+|десятилети\\w+|выходн\\w+"
)
_POINTERS = (
    "эт(?:от|ого|ому|им|ом|а|ой|у|и|их)|то(?:т|го|му|м|й)|т(?:а|у|ем)|прошл|минувш|прошедш|истекш|следующ|будущ|текущ|нынешн"
)
_PRESENT = re.compile(r"(?i)(?<!\w)(?:сейчас|ныне|настоящ\w+\s+(?:врем|момент)|данн\w+\s+момент|сегодняшн\w+\s+день)")
_VAGUE = re.compile(r"(?i)(?<!\w)(?:нескольк\w+|мног\w+|пар[ау])(?!\w)")

# Each names a point or stretch of the calendar, by itself or counted from the page's day or from the time told before.
_KINDS: tuple[tuple[str, str], ...] = (
    ("a month", rf"(?<!\w)(?:{_MONTHS})"),
    ("a day and a cut month", rf"\d\s(?:{_CUT})(?!\w)"),
    ("a weekday", rf"(?<!\w)(?:{_WEEKDAYS})"),
    ("a season", rf"(?<!\w)(?:{_SEASONS})"),
    ("a date in numbers", r"(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d)"),
    ("a year", r"(?<!\d)(?:1\d|20)\d\d(?!\d)(?!\s*(?:лет|дн|ча|мес|недел|сут))"),
    ("a decade", r"(?<!\d)\d?\d?\d0-?[ех](?!\w)|(?:девянос|восьмидесят|семидесят|шестидесят|пятидесят|нулев)\w*\s+год"),
    ("a century", r"(?<!\w)(?:[IVXХ]+|\w+(?:ого|ом|ый))\s+(?:век|столети)"),
    ("a day told from the page's", r"(?<!\w)(?:(?:поза)?вчера|(?:после)?завтра|сегодня|накануне|вчерашн|сегодняшн|завтрашн)"),
    ("a unit pointed at", rf"(?<!\w)(?:{_POINTERS})\w*\s+(?:же\s+)?(?:{_UNITS})(?!\w)"),
    ("a weekend", r"(?<!\w)выходны(?:е|х)(?!\w)"),
    ("a count of units on", rf"(?<!\w)(?:через|спустя)\s+(?:[\w-]+\s+)?(?:{_UNITS}|лет)"),
    ("a count of units back or on", rf"(?:{_UNITS}|лет)\s+(?:\w+\s)?(?:назад|спустя|ранее|позже|раньше)"),
)  # fmt: skip
_KIND = re.compile("|".join(f"(?:{pattern})" for _, pattern in _KINDS), re.IGNORECASE)


def calendar(words: str) -> bool:
    """True where the words of a DATE span place something on the calendar: a month, year, decade, century, weekday, day,
    season, relative day or unit, or a counted distance from a day. Not lengths (two years, the last month), ages,
    frequencies, parts of a day, vague distances (a few days ago), the present, and numbers without any of these."""
    return not _VAGUE.search(words) and not _PRESENT.search(words) and _KIND.search(words) is not None


@dataclass(frozen=True, slots=True)
class Miss:
    """A calendar time that was not found, or a find that no DATE or TIME span bears out."""

    page: str
    words: str
    around: str  # the text it stands in, the words in square brackets


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of 1, what they count, and what is wrong. gold: calendar times; dates: all DATE spans; found: our calendar
    times; present: our finds without a value on a calendar."""

    recall: float
    precision: float
    precision_with_present: float
    gold: int
    dates: int
    found: int
    present: int
    misses: tuple[Miss, ...]
    extras: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page below its headline: spans that NEREL marks DATE or TIME, those of them that are calendar times, and finds."""

    name: str
    content: str
    marked: tuple[Span, ...]
    dates: int
    calendar: tuple[Span, ...]
    found: tuple[Span, ...]
    present: tuple[Span, ...]

    def missed(self) -> list[Miss]:
        """Calendar times that no find meets."""
        return [self._miss(span) for span in self.calendar if not any(map(span.meets, self.found))]

    def extra(self, found: tuple[Span, ...]) -> list[Miss]:
        """Those of these finds that meet nothing marked."""
        return [self._miss(span) for span in found if not any(map(span.meets, self.marked))]

    def _miss(self, span: Span) -> Miss:
        before, after = self.content[max(0, span.start - _SHOWN) : span.start], self.content[span.stop : span.stop + _SHOWN]
        words = span.of(self.content)
        return Miss(self.name, words, f"{before}[{words}]{after}".replace("\n", " / "))


def figures(pages: Path = PAGES) -> Figures:
    """Overlap recall of calendar times, and overlap precision of what is found. Raises FileNotFoundError where the pages are
    not there."""
    if not pages.is_dir():
        raise FileNotFoundError(f"{pages}: NEREL's pages are not on this machine.")
    read = [_page(path) for path in sorted(pages.glob("*.txt"))]
    misses = tuple(miss for page in read for miss in page.missed())
    extras = tuple(miss for page in read for miss in page.extra(page.found))
    gold, found = sum(len(page.calendar) for page in read), sum(len(page.found) for page in read)
    present, without = sum(len(page.present) for page in read), sum(len(page.extra(page.present)) for page in read)
    return Figures(
        recall=1 - len(misses) / gold,
        precision=1 - len(extras) / found,
        precision_with_present=1 - (len(extras) + without) / (found + present),
        gold=gold,
        dates=sum(page.dates for page in read),
        found=found,
        present=present,
        misses=misses,
        extras=extras,
    )


def _page(path: Path) -> _Page:
    page = Page(path.name, path.read_bytes(), given=Given(published=PUBLISHED, language="ru"))
    content = page.decoded()
    start = len(content) - len(content.lstrip())
    below = start + len(content[start:].split("\n", 1)[0])
    marked = [(kind, span) for kind, span in _spans(path.with_suffix(".ann")) if span.start >= below]
    dates = [span for kind, span in marked if kind == "DATE"]
    times = [(span, value) for span, value in _times(page) if span.start >= below]
    return _Page(
        path.stem,
        content,
        marked=tuple(span for _, span in marked),
        dates=len(dates),
        calendar=tuple(span for span in dates if calendar(span.of(content))),
        found=tuple(span for span, value in times if value != _NO_DAY),
        present=tuple(span for span, value in times if value == _NO_DAY),
    )


def _times(page: Page) -> Iterator[tuple[Span, str]]:
    """Place and value of each time that the product notes in a page."""
    russian = language("ru")
    if russian is None:
        raise LookupError("svod.lang.ru is not there.")
    for note in find(Context(clean(page), russian, ())):
        if isinstance(note.value, Time):
            yield note.cite.spans[0], note.value.value


def _spans(path: Path) -> Iterator[tuple[str, Span]]:
    """DATE and TIME spans of a brat file, from the first to the last character of each."""
    for line in path.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition("\t")
        where = rest.partition("\t")[0].replace(";", " ").split()
        if mark.startswith("T") and where[0] in {"DATE", "TIME"}:
            yield where[0], Span(int(where[1]), int(where[-1]))
