"""Every cite of a chronicle is among those that `svod verify` re-opens, however deep in a noun it stands."""

from __future__ import annotations

from tests.show.accounts import three

from svod.model.cites import cites_of


def test_every_cite_of_every_link_is_walked() -> None:
    found = three()
    walked = set(cites_of(found))
    assert {number.cite for event in found.events for number in event.numbers} <= walked
    assert {cite for event in found.events for cite in event.evidence} <= walked
    assert {step.cite for lineage in found.lineages for step in lineage.steps} <= walked
    assert {cite for passage in found.passages for cite in (passage.a, passage.b)} <= walked
    assert {cite for one in found.differences for cite in (one.here, one.there) if cite} <= walked
    assert {cite for position in found.positions for stand in position.stands for cite in stand.evidence} <= walked
    assert {cite for entry in found.entries for cite in entry.cites} <= walked


def test_every_cite_that_is_walked_opens_at_its_words() -> None:
    found = three()
    for cite in cites_of(found):
        cite.check(found.by_page[cite.page].text.content)


def test_what_holds_no_cite_gives_none() -> None:
    assert list(cites_of(("words", 3, None))) == []
