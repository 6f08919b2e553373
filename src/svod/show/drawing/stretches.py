"""Stretches of days in words, and numbers with what they count, in the language of the interface."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from babel.dates import format_date

from svod.model.edtf import bounds
from svod.show.tongues.days import told_day
from svod.show.tongues.words import Tongue, tongue

_KEPT = 4096  # days and stretches whose words are kept: a drawing names the same ones again and again


def counted(spoken: Tongue, one: str, many: str, number: int) -> str:
    """`12 lines`: the form that goes with the number, which stands for `%(num)s`."""
    return spoken.ngettext(one, many, number) % {"num": grouped(number)}


def grouped(number: int) -> str:
    """A number with its thousands apart, which no line break parts."""
    return f"{number:,}".replace(",", "\u202f")


@lru_cache(maxsize=_KEPT)
def named(day: date, code: str, pattern: str) -> str:
    """A day by a pattern of CLDR: `d MMMM` is `4 June` or `4 июня`, `LLLL` a month that stands alone."""
    return str(format_date(day, pattern, locale="en_GB" if code == "en" else code))


@lru_cache(maxsize=_KEPT)
def stretch(first: date, last: date, code: str) -> str:
    """Days from the first to the last: `4 June 2024`, `4–6 June 2024`, `June 2024`, `June – August 2024`, `1990–1999`."""
    if first == last:
        return named(first, code, "d MMMM y")
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    whole_months = first.day == 1 and _ends_month(last)
    one_month = (first.year, first.month) == (last.year, last.month)
    if one_month:
        return named(last, code, "LLLL y") if whole_months else f"{first.day}–{named(last, code, 'd MMMM y')}"
    short, long = ("LLLL", "LLLL y") if whole_months else ("d MMMM", "d MMMM y")
    return f"{named(first, code, short if first.year == last.year else long)} – {named(last, code, long)}"


@lru_cache(maxsize=_KEPT)
def known_days(edtf: str | None) -> tuple[date, date] | None:
    """The first and the last day that a date admits; None where it is unknown or no date."""
    return bounds(edtf)


@lru_cache(maxsize=_KEPT)
def date_words(edtf: str | None, code: str) -> str:
    """An uncertain date in words, as precise as it is."""
    return told_day(edtf, tongue(code))


def _ends_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1
