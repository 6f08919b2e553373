"""What many items hold is unpacked once in a process."""

from __future__ import annotations

from svod.engine import Failure
from svod.engine.local import Local
from svod.engine.parcel import Parcel
from tests.engine import work


def test_what_is_opened_is_what_was_packed() -> None:
    assert Parcel.of({"page": ["а", "б"]}).open() == {"page": ["а", "б"]}


def test_equal_parcels_open_to_one_object() -> None:
    one, again, other = Parcel.of([1]), Parcel.of([1]), Parcel.of([2])
    assert one.open() is again.open()
    assert one.open() is not other.open()


def test_a_worker_unpacks_a_parcel_once_for_all_its_items() -> None:
    parcel = Parcel.of([0])
    with Local(2) as engine:
        met = [found for found in engine.map(work.opened, [parcel] * 12) if not isinstance(found, Failure)]
    assert len(met) == 12
    assert len({process for process, _ in met}) == len(set(met))
