"""Ways to write when a page was published, and what becomes of each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.read.moments import FORMS, iso


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020-05-02", "2020-05-02"),
        (" 2020-05-02 ", "2020-05-02"),
        ("20200502", "2020-05-02"),
        ("2020-05-02T18:40", "2020-05-02T18:40:00"),
        ("2020-05-02 18:40:07", "2020-05-02T18:40:07"),
        ("2020-05-02 18:40:07.250", "2020-05-02T18:40:07"),
        ("2020-05-02T18:40:00Z", "2020-05-02T18:40:00+00:00"),
        ("2020-05-02 18:40:00 UTC", "2020-05-02T18:40:00+00:00"),
        ("2020-05-02T18:40:00+0300", "2020-05-02T18:40:00+03:00"),
        ("2020-05-02 18:40:00 +03:00", "2020-05-02T18:40:00+03:00"),
        ("20200502T184000Z", "2020-05-02T18:40:00+00:00"),
        ("02.05.2020", "2020-05-02"),
        ("2.5.2020", "2020-05-02"),
        ("02.05.2020 18:40", "2020-05-02T18:40:00"),
        ("02.05.2020, 18:40:07", "2020-05-02T18:40:07"),
        ("02.05.2020 г. в 18:40", "2020-05-02T18:40:00"),
        ("2 May 18:40 2020", "2020-05-02T18:40:00"),
        ("2 may 2020", "2020-05-02"),
        ("12 September 2020, 08:05", "2020-09-12T08:05:00"),
        ("Sat, 02 May 2020 18:40:00 +0300", "2020-05-02T18:40:00+03:00"),
        ("Sat, 02 May 2020 18:40:00 GMT", "2020-05-02T18:40:00+00:00"),
        ("1588434000", "2020-05-02T15:40:00+00:00"),
        ("1588434000.0", "2020-05-02T15:40:00+00:00"),
        ("1588434000000", "2020-05-02T15:40:00+00:00"),
    ],
)
def test_what_is_written_becomes_iso(written: str, read: str) -> None:
    assert iso(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "",
        "вчера",
        "2020",
        "2020-13-02",
        "2020-05-32",
        "31.02.2020",
        "02.05.20",  # which of the three is the year?
        "05/02/2020",  # of May or of February?
        "2 May 25:40 2020",
        "2 Mays 2020",
        "2020-05-02T18:40:00+99:00",
        "Sat, 42 May 2020 18:40:00 +0300",
        "0",
        "123456",
        "2020-05-02 и позже",
        "２０２０-05-02",
    ],
)
def test_what_is_not_sure_is_not_read(written: str) -> None:
    assert iso(written) is None


def test_every_form_that_people_are_told_of_is_read() -> None:
    for form in (
        "2020-05-02",
        "2020-05-02T18:40:00+03:00",
        "02.05.2020 18:40",
        "2 May 18:40 2020",
        "Sat, 02 May 2020 18:40:00 +0300",
    ):
        assert form in FORMS
        assert iso(form)


@settings(deadline=None)
@given(st.datetimes(datetime(1970, 1, 2), datetime(2199, 1, 1)), st.integers(-12 * 60, 14 * 60))
def test_a_moment_comes_back_from_every_form(moment: datetime, offset: int) -> None:
    moment = moment.replace(microsecond=0)
    there = moment.replace(tzinfo=timezone(timedelta(minutes=offset)))
    assert iso(moment.isoformat()) == moment.isoformat()
    assert iso(there.isoformat(" ")) == there.isoformat()
    assert iso(format_datetime(there)) == there.isoformat()
    assert iso(moment.strftime("%d.%m.%Y %H:%M:%S")) == moment.isoformat()
    assert iso(moment.date().isoformat()) == moment.date().isoformat()


@settings(deadline=None)
@given(st.integers(10**8, 10**10 - 1))
def test_seconds_since_1970_are_utc(seconds: int) -> None:
    assert iso(str(seconds)) == datetime.fromtimestamp(seconds, UTC).isoformat()


@settings(deadline=None)
@given(st.text())
def test_no_words_raise(words: str) -> None:
    read = iso(words)
    assert read is None or datetime.fromisoformat(read)
