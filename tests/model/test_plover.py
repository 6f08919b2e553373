"""Types of happenings as PLOVER has them."""

from svod.model.link import Event
from svod.model.note import HAPPENING_TYPES
from svod.model.plover import PLOVER

# The sixteen classes, under the names of POLECAT.
CLASSES = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}


def test_every_type_has_a_class_or_none_and_says_why() -> None:
    assert set(PLOVER) == set(HAPPENING_TYPES)
    assert all(row.why for row in PLOVER.values())
    assert {row.event for row in PLOVER.values()} - {None} <= CLASSES
    assert all(row.event for row in PLOVER.values() if row.mode)


def test_an_event_knows_its_class_and_mode() -> None:
    call = Event("2031-04-05", "phone_call", (), "…", ())
    assert (call.plover.event, call.plover.mode) == ("CONSULT", "phone")
    assert Event("2031-04-05", "deaths", (), "…", ()).plover.event is None
