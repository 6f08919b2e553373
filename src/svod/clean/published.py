"""When a page was published, as it says itself; the year of a dateline without one, worked out or left unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from svod.clean.datelines import dateline_in
from svod.clean.dates import PageDate, clock_in, dates_in, weekdays
from svod.clean.forms import Verdict
from svod.clean.head import iso_of
from svod.clean.lines import Line
from svod.clean.titles import bare
from svod.model.page import Given
from svod.model.span import Cite, Span
from svod.model.text import TOLD, Fact

HEAD_LINES = 4  # paragraphs of the text in which a dateline may stand
AFTER = 60  # days by which a page may follow the latest date that it tells of
STORED = 400  # days after its publication within which a page is fetched, for a year to be taken from that
_PATH = re.compile(r"/((?:19|20)\d\d)(?:([/-])(\d\d?)\2(\d\d?)|(\d\d)(\d\d))(?=[/_.-]|$)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def date_of_path(url: str) -> str | None:
    """The ISO date in an address's path, `/2031/05/20/`, or None."""
    for match in _PATH.finditer(url):
        try:
            return date(int(match[1]), int(match[3] or match[5]), int(match[4] or match[6])).isoformat()
        except ValueError:
            continue
    return None


class Published:
    """Looks for the date of publication in one page. Surer places first: the date line beside the title, the dateline of
    the text, the captions' print dates, the address."""

    def __init__(self, page: str, content: str, lines: Sequence[Line], verdicts: Sequence[Verdict], code: str) -> None:
        self.page, self.content, self.lines, self.verdicts, self.code = page, content, lines, verdicts, code

    def find(self, given: Given, head: Fact | None, url: str | None) -> Fact | None:
        """The date, why it is believed, and where it stands. None where the page does not say and nothing tells."""
        if given.published and (day := iso_of(given.published)):
            return Fact(day, "given with the page")
        path = date_of_path(url) if url else None
        printed = self._printed() or self._beside_title()
        if head:
            return head
        return (
            printed
            or self._dateline(given.fetched, path)
            or self._caption()
            or (Fact(path, "the page's address") if path else None)
        )

    def _fact(self, line: Line, each: PageDate, day: str, because: str, clock: str | None = None) -> Fact:
        span = Span(line.span.start + each.span.start, line.span.start + each.span.stop)
        return Fact(day + (f"T{clock}" if clock else ""), because, Cite.of(self.page, self.content, span))

    def _of_role(self, *roles: str) -> Iterator[Line]:
        return (line for line, verdict in zip(self.lines, self.verdicts, strict=True) if verdict.role in roles)

    def _printed(self) -> Fact | None:
        """A date line with a year; one near the title before one at the foot, which may be another page's."""
        body = next((line.index for line in self._of_role("body")), len(self.lines))
        for line in sorted(self._of_role("date"), key=lambda line: (line.index > body + 1, line.index)):
            for each in dates_in(line.text, self.code):
                if each.iso:
                    return self._fact(
                        line, each, each.iso, "the date line", clock_in(line.text.replace(each.span.of(line.text), " "))
                    )
        return None

    def _beside_title(self) -> Fact | None:
        """A date that stands before or after the title on its line."""
        for line in self._of_role("title"):
            start, stop = bare(line.text)
            for each in dates_in(line.text, self.code):
                if each.iso and (each.span.stop <= start or each.span.start >= stop):
                    return self._fact(line, each, each.iso, "the date beside the title")
        return None

    def _dateline(self, fetched: str | None, path: str | None) -> Fact | None:
        for line in list(self._of_role(*TOLD))[:HEAD_LINES]:
            found = dateline_in(line.text, self.code)
            if not found or not found.date:
                continue
            if found.date.iso:
                return self._fact(line, found.date, found.date.iso, "the dateline")
            year, because = self._year(found.date, fetched, path)
            if year:
                return self._fact(
                    line,
                    found.date,
                    date(year, found.date.month, found.date.day).isoformat(),
                    f"the dateline, its year {because}",
                )
        return None

    def _caption(self) -> Fact | None:
        """The latest of the dates printed in numbers under pictures: those of the archive are earlier, and what is told in
        words is when the picture was taken."""
        found = [
            (each.iso, line, each)
            for line in self._of_role("caption")
            for each in dates_in(line.text, self.code)
            if each.iso and not re.search(r"[^\W\d_]", each.span.of(line.text))
        ]
        latest = max(found, key=lambda each: each[0], default=None)
        return self._fact(latest[1], latest[2], latest[0], "the latest date under its pictures") if latest else None

    def _year(self, day: PageDate, fetched: str | None, path: str | None) -> tuple[int | None, str]:
        """The year of a day without one: of the date under its pictures or in its address; one that the text speaks of and
        in which the weekday fits; that in which it was fetched."""
        for known, because in (
            (self._caption(), "from the dates under its pictures"),
            (path and Fact(path, ""), "from its address"),
        ):
            if known and (year := _near(date.fromisoformat(known.value[:10]), day, 20)):
                return year, because
        told = "\n".join(line.text for line in self._of_role(*TOLD))
        years = sorted({int(year) for year in _YEAR.findall(told)}, reverse=True)
        named = {number for stem, number in weekdays(self.code) if re.search(rf"\b{stem}\w{{0,2}}\b", told.lower())}
        fitting = [year for year in dict.fromkeys([*years, *(year + 1 for year in years[:1])]) if _weekday(year, day) in named]
        if fitting:
            return fitting[0], "one that the text speaks of, in which the weekday it names is right"
        latest = max((each.iso for each in dates_in(told, self.code) if each.iso), default=None)
        if latest and (year := _next(date.fromisoformat(latest), day)):
            return year, "from the latest date that the text speaks of"
        if fetched and (day_fetched := iso_of(fetched)) and (year := _before(date.fromisoformat(day_fetched[:10]), day)):
            return year, "from the day on which it was fetched"
        return None, ""


def _in(year: int, day: PageDate) -> date | None:
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return None


def _weekday(year: int, day: PageDate) -> int | None:
    found = _in(year, day)
    return found.weekday() if found else None


def _near(known: date, day: PageDate, days: int) -> int | None:
    """The year in which the day is at most so many days from the known one."""
    for year in (known.year, known.year - 1, known.year + 1):
        found = _in(year, day)
        if found and abs(found - known) <= timedelta(days):
            return year
    return None


def _next(latest: date, day: PageDate) -> int | None:
    for year in (latest.year, latest.year + 1):
        found = _in(year, day)
        if found and timedelta(0) <= found - latest <= timedelta(AFTER):
            return year
    return None


def _before(fetched: date, day: PageDate) -> int | None:
    for year in (fetched.year, fetched.year - 1):
        found = _in(year, day)
        if found and timedelta(-1) <= fetched - found <= timedelta(STORED):
            return year
    return None
