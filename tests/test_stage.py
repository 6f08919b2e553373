"""What a stage says of itself, and what an order of stages lacks."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from svod.stage import Stage, lacking


def stage(name: str, needs: tuple[str, ...], gives: tuple[str, ...]) -> Stage:
    return Stage(name, 1, "page", needs, gives, run=len)


CLEAN = stage("clean", ("page",), ("text",))
NAMES = stage("names", ("text",), ("name",))
TIMES = stage("times", ("text", "sentence"), ("time",))

LACKS = ("times needs text", "times needs sentence", "names needs text")


@pytest.mark.parametrize(
    ("stages", "wrong"),
    [
        ((CLEAN, NAMES), []),
        ((), []),
        ((NAMES, CLEAN), ["names needs text, which no stage before it gives."]),
        ((CLEAN, TIMES), ["times needs sentence, which no stage before it gives."]),
        ((CLEAN, CLEAN), ["Two stages are called clean."]),
        (
            (TIMES,),
            ["times needs text, which no stage before it gives.", "times needs sentence, which no stage before it gives."],
        ),
    ],
)
def test_an_order_says_what_it_lacks(stages: tuple[Stage, ...], wrong: list[str]) -> None:
    assert lacking(stages, given=("page",)) == wrong


def test_notes_carry_the_stage_and_its_version() -> None:
    assert CLEAN.by == "clean@1"


def test_a_key_stands_while_nothing_that_it_is_of_changes() -> None:
    assert CLEAN.key("a", "b") == replace(CLEAN, run=max, needs=(), gives=()).key("a", "b")


def test_a_key_changes_with_each_thing_that_it_is_of() -> None:
    keys = [
        CLEAN.key("a", "b"),
        CLEAN.key("b", "a"),
        CLEAN.key("ab"),
        CLEAN.key("a", "b", ""),
        replace(CLEAN, version=2).key("a", "b"),
        replace(CLEAN, name="neat").key("a", "b"),
        replace(CLEAN, tables="t").key("a", "b"),
    ]
    assert all(one != other for one, other in combinations(keys, 2))
