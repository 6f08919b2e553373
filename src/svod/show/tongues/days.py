"""Dates in words, as precise as they are and no more."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date, format_skeleton

from svod.model.edtf import bounds, precision
from svod.show.tongues.words import Tongue

_SEASONS = {"21": "spring of %s", "22": "summer of %s", "23": "autumn of %s", "24": "winter of %s"}
_QUARTERS = {"33": "first quarter of %s", "34": "second quarter of %s", "35": "third quarter of %s", "36": "last quarter of %s"}


def told_precision(edtf: str | None, tongue: Tongue) -> str:
    """How precise a date is: day, month, about month, interval, unknown."""
    return tongue.gettext(precision(edtf))


def told_day(edtf: str | None, tongue: Tongue) -> str:
    """An EDTF date in words: `5 June 2024`, `about March 2023`, `2020 to 2022`, `unknown`. A date that no calendar has
    stands as the page has it."""
    if not edtf:
        return tongue.gettext("unknown")
    since, between, until = edtf.partition("/")
    if not between:
        return _told(edtf, tongue)
    if "/" in until:
        return edtf
    ends = {"since": told_day(since, tongue), "until": told_day(until, tongue)}
    return tongue.gettext("%(since)s to %(until)s") % ends


def _told(edtf: str, tongue: Tongue) -> str:
    """One date, with how near it is."""
    plain = edtf.rstrip("~?%")
    said = _plain(plain.partition("T")[0], tongue)
    return said if plain == edtf else tongue.gettext("about %s") % said


def _plain(edtf: str, tongue: Tongue) -> str:
    try:
        days = bounds(edtf)
    except ValueError:
        return edtf
    if days is None:
        return edtf
    year, _, part = edtf.partition("-")
    if year.endswith("XX"):  # neither `the 1900s`, which may be ten years, nor `the 20th century`, which begins a year later
        return tongue.gettext("the century from %s00") % year[:2]
    if year.endswith("X"):
        return tongue.gettext("the %s0s") % year[:3]
    for named in (_SEASONS, _QUARTERS):
        if part in named:
            return tongue.gettext(named[part]) % year
    return _calendar(days[0], part.count("-") + bool(part), tongue)


def _calendar(day: date, parts: int, tongue: Tongue) -> str:
    """A day, month or year, by how many parts stand behind the year."""
    if parts == 0:
        return str(day.year)
    if parts == 1:
        return str(format_skeleton("yMMMM", day, locale=_locale(tongue)))
    return str(format_date(day, "d MMMM y", locale=_locale(tongue)))


def _locale(tongue: Tongue) -> str:
    return "en_GB" if tongue.code == "en" else tongue.code
