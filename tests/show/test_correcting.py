"""What a person corrects, made into a decision."""

from __future__ import annotations

import time

from svod.model.entry import DecisionKind
from svod.show.correcting import about_pages


def test_decisions_of_one_second_stand_in_the_order_in_which_they_were_made() -> None:
    kinds: tuple[DecisionKind, ...] = ("join_story", "split_story") * 3
    made = []
    for kind in kinds:
        made.append(about_pages(kind, "a" * 64, "b" * 64, "проверяющая"))
        time.sleep(0.001)
    assert sorted(made, key=lambda one: (one.made_at, one.id)) == made
