"""How the test suites of two libraries are read where they lie, and how their phrases are counted. The suites here are ours."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from evals.dates import REASONS, Case, Suite, cases, figures

TIMES = """
allExamples = concat
  [examples (datetime (2013, 2, 10, 0, 0, 0) Day)
             [ "10 февраля"
             , "10 февраля 2013 года"
             , "минувшего февраля десятого дня"
             ]
  , examples (datetime (2013, 9, 8, 0, 0, 0) Day) [ "8 сентября" ]
  , examples (datetime (2014, 10, 0, 0, 0, 0) Month)
             [ "октябрь 2014 года" ]
  , examples (datetimeInterval ((2013, 1, 1, 0, 0, 0), (2013, 4, 1, 0, 0, 0)) Day)
             [ "с января по март 2013 года" ]
  , examples (datetime (2013, 2, 12, 7, 30, 0) Minute)
             [ "в 7:30" ]
  ]
"""
LENGTHS = """
  [ examples (DurationData 3 Day)
             [ "три дня" , "трое суток" ]
  ]
"""
HORS = """
        /* parser.Parse("не читать", new DateTime(2019, 1, 1)) */
        public void One() {
            var result = parser.Parse(
                "Позавчера был пожар",
                new DateTime(2019, 10, 13), 3
            );
            Assert.AreEqual(11, date.DateFrom.Day);
            var second = parser.Parse("завтра в 15:20 съезд", new DateTime(2019, 10, 31));
            Assert.AreEqual(15, firstDate.DateFrom.Hour);
            Assert.AreEqual(20, firstDate.DateFrom.Minute);
            Assert.AreEqual(9, secondDate.DateFrom.Hour);
            foreach (var text in several) {
                Assert.AreEqual(1, date.DateFrom.Day);
            }
        }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("Time.RU.Corpus.hs", TIMES), ("Duration.RU.Corpus.hs", LENGTHS), ("HorsTests.cs", HORS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_suite_is_read_with_its_values(folder: Path) -> None:
    found = cases(folder)
    day = date(2013, 2, 12)
    assert found["duckling times"][3:] == (
        Case("duckling times", "8 сентября", day, date(2013, 9, 8), date(2013, 9, 8)),
        Case("duckling times", "октябрь 2014 года", day, date(2014, 10, 1), date(2014, 10, 31)),
        Case("duckling times", "с января по март 2013 года", day, date(2013, 1, 1), date(2013, 3, 31)),
        Case("duckling times", "в 7:30", day, date(2013, 2, 12), date(2013, 2, 12), clock="07:30"),
    )
    assert found["hors"] == (
        Case("hors", "Позавчера был пожар", date(2019, 10, 13), date(2019, 10, 11), date(2019, 10, 11)),
        Case("hors", "завтра в 15:20 съезд", date(2019, 10, 31), date(2019, 10, 31), date(2019, 10, 31), "15:20", any_day=True),
    )


def drawn(suite: Suite) -> list[str]:
    return [f"{one.case.words}: {one.outcome}" for one in suite.read]


def test_a_phrase_is_equal_or_differs_for_a_reason_or_is_missed(folder: Path) -> None:
    times, lengths, hors = figures(folder)
    assert drawn(times) == [
        "10 февраля: equal",
        "10 февраля 2013 года: equal",
        "минувшего февраля десятого дня: missed",
        "8 сентября: of two days that bear a name the past one is meant, not the next",
        "октябрь 2014 года: equal",
        "с января по март 2013 года: equal",
        "в 7:30: a clock time or a distance in hours names no day, and is not noted",
    ]
    assert (times.equal, times.differs, times.missed) == (4 / 7, 2 / 7, 1 / 7)
    assert drawn(lengths) == ["три дня: equal", "трое суток: equal"]
    assert drawn(hors) == ["Позавчера был пожар: equal", "завтра в 15:20 съезд: equal"]


def test_reasons_are_told_apart() -> None:
    assert len({reason for reason, _ in REASONS}) == len(REASONS)


def test_suites_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="not on this machine"):
        figures(tmp_path / "none")
