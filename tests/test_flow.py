"""The order of the stages, as data."""

from __future__ import annotations

from dataclasses import fields

from svod import flow
from svod.model.chronicle import Chronicle
from svod.stage import lacking


def test_every_stage_is_given_what_it_needs_by_those_before_it() -> None:
    assert lacking(flow.STAGES, given=("page", "decision")) == []


def test_every_field_that_links_fill_is_filled_once_and_before_it_is_needed() -> None:
    have = {"every reading", "readings", "retired", "of persons", "of stories"}
    for step in flow.LINKS:
        assert set(step.given) <= have, step
        assert step.fills not in have
        have.add(step.fills)
    kept = {"problems", "decisions", "orphans"}  # and "every reading" is "readings" before lines are set aside
    assert {field.name for field in fields(Chronicle)} | {"every reading", "of persons", "of stories"} == have | kept


def test_stages_run_over_what_they_say() -> None:
    assert [stage.over for stage, _ in flow.PAGE_STAGES] == ["page"] * len(flow.PAGE_STAGES)
    assert all(step.stage.over != "page" for step in flow.LINKS)
