"""Sets are run several at a time, shown in order, and what is timed runs last and alone."""

from __future__ import annotations

import os
from functools import partial

from evals.measures import Figure, Measured, Set
from evals.reaches import REACHES
from evals.room import SETS, run


def measured(value: float) -> Measured:
    return Measured((Figure("process", float(os.getpid())), Figure("value", value)))


def a_set(number: int, alone: bool = False) -> Set:
    return Set(f"set {number}", "numbers", (), partial(measured, number), alone)


def test_sets_are_given_in_order_and_what_is_timed_runs_here_at_the_end() -> None:
    found = list(run([a_set(0, alone=True), a_set(1), a_set(2), a_set(3)]))
    assert [one.name for one, _, _ in found] == ["set 1", "set 2", "set 3", "set 0"]
    assert [gave.figures[1].value for _, gave, _ in found] == [1, 2, 3, 0]
    assert [gave.figures[0].value == os.getpid() for _, gave, _ in found] == [False, False, False, True]


def test_one_set_needs_no_other_process() -> None:
    ((_, gave, seconds),) = run([a_set(1)])
    assert gave.figures[0].value == os.getpid()
    assert seconds >= 0


def test_each_set_has_a_name_of_its_own_and_speed_alone_runs_alone() -> None:
    names = [one.name for one in SETS]
    assert len(set(names)) == len(names)
    assert [one.name for one in SETS if one.alone] == ["speed"]


def test_what_is_to_be_reached_is_asked_of_sets_that_there_are() -> None:
    assert set(REACHES) <= {one.name for one in SETS}
    assert {"seeds", "dev", "factrueval", "slavicner", "nerel", "speed"} <= set(REACHES)
