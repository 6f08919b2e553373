"""What every engine keeps to. A new engine is a new file in `svod.engine`; it is tested here without being named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.engine import Engine, Failure, engine_named, engines
from svod.errors import UnknownName
from tests.engine import work


@pytest.fixture(scope="module", params=[(name, workers) for name in sorted(engines()) for workers in (1, 2)], ids=str)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    name, workers = request.param
    with engine_named(name).start(workers) as started:
        yield started


def test_the_local_engine_is_there_and_every_engine_says_what_it_is() -> None:
    assert "local" in engines()
    assert all(module.ABOUT for module in engines().values())


def test_an_unknown_engine_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownName, match="no engine 'wind'; there are local"):
        engine_named("wind")


def test_map_gives_every_result_in_the_order_of_the_items(engine: Engine) -> None:
    assert list(engine.map(work.late_when_even, range(40))) == list(range(40))


def test_map_of_nothing_is_nothing(engine: Engine) -> None:
    assert list(engine.map(work.double, [])) == []


def test_a_failing_item_is_data_in_its_place_and_ends_nothing(engine: Engine) -> None:
    results = list(engine.map(work.fail_on_three, range(7)))
    failures = {index: result.error for index, result in enumerate(results) if isinstance(result, Failure)}
    assert [result for result in results if not isinstance(result, Failure)] == [0, 1, 2, 6]
    assert [result.index for result in results if isinstance(result, Failure)] == [3, 4, 5]
    assert "ValueError: three is too many" in failures[3]
    assert "work.py" in failures[3]
    assert failures[4] == "Four is no number of ours; take five."
    assert "SystemExit" in failures[5]


def test_on_done_hears_of_every_item_once_failed_or_not(engine: Engine) -> None:
    heard: list[int] = []
    list(engine.map(work.fail_on_three, range(30), on_done=heard.append))
    assert sorted(heard) == list(range(30))


def test_items_are_taken_a_bounded_number_ahead(engine: Engine) -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    results = engine.map(work.double, endless())
    assert [next(results) for _ in range(100)] == [2 * number for number in range(1, 101)]
    assert taken < 100 + 1000


def test_one_map_can_feed_another(engine: Engine) -> None:
    inner = engine.map(work.double, range(50))
    outer = engine.map(work.double, (number for number in inner if not isinstance(number, Failure)))
    assert list(outer) == [4 * number for number in range(50)]


def test_a_map_that_is_left_half_read_disturbs_no_other(engine: Engine) -> None:
    left = engine.map(work.double, range(1000))
    assert next(left) == 0
    del left
    assert list(engine.map(work.double, range(5))) == [0, 2, 4, 6, 8]


def test_an_error_of_the_items_themselves_goes_to_the_caller(engine: Engine) -> None:
    def items() -> Iterator[int]:
        yield 1
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(engine.map(work.double, items()))
    assert list(engine.map(work.double, [1])) == [2]


def test_group_sorts_keys_and_members(engine: Engine) -> None:
    words = ["пакт", "арка", "порт", "весть", "алый"]
    assert list(engine.group(work.first_letter, words)) == [("а", ("алый", "арка")), ("в", ("весть",)), ("п", ("пакт", "порт"))]


def test_group_sorts_members_by_the_order_given(engine: Engine) -> None:
    assert list(engine.group(bool, [3, 1, 2], order=lambda number: -number)) == [(True, (3, 2, 1))]


@settings(deadline=None)
@given(words=st.lists(st.text(min_size=1)), data=st.data())
def test_the_order_of_the_items_changes_no_group(words: list[str], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(words))
    for module in engines().values():
        started = module.start(1)
        assert list(started.group(work.first_letter, words)) == list(started.group(work.first_letter, mixed))
