"""Dates in words: the days that the words admit are those that the date admits."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svod.model.edtf import bounds, precision
from svod.show.tongues.days import told_day, told_precision
from svod.show.tongues.words import NAMES, tongue

ENGLISH, RUSSIAN = tongue("en"), tongue("ru")

DAYS = st.dates(date(1000, 1, 1), date(9998, 12, 31))
ONE = st.one_of(
    DAYS.map(lambda day: f"{day:%Y-%m-%d}"),
    DAYS.map(lambda day: f"{day:%Y-%m-%d}T08:30"),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day:%Y}"),
    DAYS.map(lambda day: f"{day.year // 10}X"),
    DAYS.map(lambda day: f"{day.year // 100}XX"),
    st.builds(
        lambda day, part: f"{day:%Y}-{part}",
        DAYS,
        st.sampled_from(["21", "24", "33", "36"]),
    ),
)
DATES = st.one_of(ONE, ONE.map("{}~".format), st.builds("{}/{}".format, ONE, ONE))


@pytest.mark.parametrize(
    ("edtf", "english", "russian"),
    [
        ("2024-06-05", "5 June 2024", "5 июня 2024"),
        ("2024-06-05T10:00", "5 June 2024", "5 июня 2024"),
        ("2024-06", "June 2024", "июнь 2024 г."),
        ("2024", "2024", "2024"),
        ("2023-03~", "about March 2023", "примерно март 2023 г."),
        ("2024-21", "spring of 2024", "весна 2024 года"),
        ("2024-36", "last quarter of 2024", "последний квартал 2024 года"),
        ("202X", "the 2020s", "2020-е годы"),
        ("19XX", "the century from 1900", "столетие с 1900 года"),  # `1900-е` would be ten years of them
        ("2020/2022", "2020 to 2022", "2020 — 2022"),
        ("2024-06-03/2024-06-09", "3 June 2024 to 9 June 2024", "3 июня 2024 — 9 июня 2024"),
        ("2024-02-30", "2024-02-30", "2024-02-30"),
        ("", "unknown", "неизвестно"),
        (None, "unknown", "неизвестно"),
    ],
)
def test_a_date_in_words(edtf: str | None, english: str, russian: str) -> None:
    told = [normalize("NFKC", told_day(edtf, spoken)) for spoken in (ENGLISH, RUSSIAN)]
    assert told == [english, russian]


@pytest.mark.parametrize(
    ("edtf", "russian"), [("2024-06-05", "день"), ("2024-06~", "месяц (примерно)"), ("a/b", "промежуток"), (None, "неизвестно")]
)
def test_how_precise_a_date_is_in_words(edtf: str | None, russian: str) -> None:
    assert told_precision(edtf, RUSSIAN) == russian


@given(st.one_of(st.text(max_size=30), st.text("0123456789X-/~?%T.", max_size=30)))
def test_nothing_that_stands_where_a_date_should_breaks_the_page(edtf: str) -> None:
    for spoken in (ENGLISH, RUSSIAN):
        assert isinstance(told_day(edtf, spoken), str)
        assert isinstance(told_precision(edtf, spoken), str)


def test_a_date_of_very_many_ends_does_not_either() -> None:
    assert told_day("/" * 100_000, ENGLISH)


@given(DATES)
def test_words_are_never_more_precise_than_the_date_nor_less(edtf: str) -> None:
    assert _meant(told_day(edtf, ENGLISH)) == bounds(edtf)


@given(ONE)
def test_what_is_only_near_is_told_so(edtf: str) -> None:
    assert told_day(f"{edtf}~", ENGLISH).startswith("about ")
    assert told_day(f"{edtf}~", RUSSIAN).startswith("примерно ")


@given(DATES, DATES)
def test_dates_of_other_days_have_other_words_in_every_language(one: str, other: str) -> None:
    for code in NAMES:
        if told_day(one, tongue(code)) == told_day(other, tongue(code)):
            assert bounds(one) == bounds(other)


@given(DATES)
def test_every_precision_is_translated(edtf: str) -> None:
    assert precision(edtf) in RUSSIAN.said


def _meant(words: str) -> tuple[date, date] | None:
    """The days that a reader of the English words takes them for."""
    if " to " in words:
        since, until = (_meant(end) for end in words.split(" to "))
        return (since[0], until[1]) if since and until else None
    words = words.removeprefix("about ")
    if decade := re.fullmatch(r"the (\d{3})0s", words):
        return _years(f"{decade[1]}0", f"{decade[1]}9")
    if century := re.fullmatch(r"the century from (\d\d)00", words):
        return _years(f"{century[1]}00", f"{century[1]}99")
    if part := re.fullmatch(r"(\w+)(?: quarter)? of (\d{4})", words):
        first = {"spring": 3, "winter": 12, "first": 1, "last": 10}[part[1]]
        after = date(int(part[2]) + (first + 2) // 12, (first + 2) % 12 + 1, 1)
        return date(int(part[2]), first, 1), after - timedelta(days=1)
    if re.fullmatch(r"\d{4}", words):
        return _years(words, words)
    if re.fullmatch(r"\d+ \w+ \d{4}", words):
        day = datetime.strptime(words, "%d %B %Y").date()
        return day, day
    month = datetime.strptime(words, "%B %Y").date()
    return month, (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _years(first: str, last: str) -> tuple[date, date]:
    return date(int(first), 1, 1), date(int(last), 12, 31)
