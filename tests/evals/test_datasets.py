"""What each data set's own file finds takes the shape that every set gives."""

from __future__ import annotations

from datetime import date

import pytest
from evals.datasets import nerel_dates, phrases

from evals import dates, nerel


def test_nerel_gives_recall_precision_and_both_kinds_of_misses(monkeypatch: pytest.MonkeyPatch) -> None:
    missed = nerel.Miss("1_text", "5 марта", "прибыл [5 марта] утром")
    extra = nerel.Miss("2_text", "вчера", "[вчера] вечером")
    read = nerel.Figures(0.9, 0.95, 0.8, gold=20, dates=30, found=19, present=4, misses=(missed,), extras=(extra,))
    monkeypatch.setattr(nerel, "figures", lambda: read)
    found = nerel_dates()
    assert [(figure.unit, figure.value) for figure in found.figures] == [
        ("recall", 0.9),
        ("precision", 0.95),
        ("precision", 0.8),
    ]
    assert [(miss.kind, miss.where, miss.gold, miss.ours) for miss in found.misses] == [
        ("missed", "1_text", "5 марта", ""),
        ("extra", "2_text", "", "вчера"),
    ]
    assert found.remarks == ("20 of 30 DATE spans place something on the calendar; 19 times were found.",)


def test_phrases_count_what_is_equal_and_what_differs_for_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    case = dates.Case("hors", "пятого марта", date(2031, 3, 9), date(2031, 3, 5), date(2031, 3, 5), "09:00")
    read = (dates.Read(case, ("2031-03-06",), "missed"), dates.Read(case, (), "missed"), dates.Read(case, (), "equal"))
    monkeypatch.setattr(dates, "figures", lambda: (dates.Suite("hors", 3, 0.25, 0.25, 0.5, read),))
    found = phrases()
    assert {figure.name: figure.value for figure in found.figures} == {
        "hors, same value": 0.25,
        "hors, same or differing for news": 0.5,
    }
    assert [(miss.kind, miss.gold, miss.ours) for miss in found.misses] == [
        ("wrong value", "2031-03-05/2031-03-05 09:00", "2031-03-06"),
        ("missed", "2031-03-05/2031-03-05 09:00", ""),
    ]
