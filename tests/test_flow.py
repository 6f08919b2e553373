"""The order of the stages, as data."""

from __future__ import annotations

from dataclasses import fields

from svod import flow
from svod.flow.units import COUNTED
from svod.link.accounts import Account
from svod.model.chronicle import Chronicle
from svod.stage import lacking
from svod.store.units import FIELDS


def test_every_stage_is_given_what_it_needs_by_those_before_it() -> None:
    assert lacking(flow.STAGES, given=("page", "decision")) == []


def test_every_field_of_a_chronicle_is_kept_and_what_is_counted_is_one_of_them() -> None:
    told = {"readings", "retired", "passages", "problems", "decisions", "orphans", "beyond"}  # not by units
    assert {field.name for field in fields(Chronicle)} == told | set(FIELDS)
    assert set(COUNTED) <= {*FIELDS, "statements"}
    assert {field.name for field in fields(Account)} <= {*FIELDS, "statements", "read"}


def test_stages_run_over_what_they_say() -> None:
    assert [stage.over for stage, _ in flow.PAGE_STAGES] == ["page"] * len(flow.PAGE_STAGES)
    assert all(stage.over != "page" for stage in flow.LINKS)
