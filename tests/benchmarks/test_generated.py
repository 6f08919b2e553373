"""Generated pages keep the shape of their seeds, tell of others, and hold as cites do."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from benchmarks.chronicle_side import WORKS
from benchmarks.costs import SideFailed
from benchmarks.generated import MOST, Made, Turn, copied, copies, fill
from tests.chronicles import small

from benchmarks import incremental
from svod import flow
from svod.model.chronicle import Reading
from svod.model.note import Name
from svod.store import open_store


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work is done in this process, where the models are loaded already."""
    monkeypatch.setattr(incremental, "measured", lambda work, *words: WORKS[work](*words))


def seeds() -> tuple[Reading, ...]:
    return tuple(sorted(small().readings, key=lambda one: one.page))


def normals(made: Made | Reading) -> list[str]:
    return [note.value.normal for note in made.notes if isinstance(note.value, Name)]


def test_every_form_of_a_word_is_turned_alike_and_endings_stay() -> None:
    turn = Turn(1)
    once, again = turn.words("Вельц обещала", "ru"), turn.words("ответ Марты Вельц и Мартой Вельц", "ru")
    assert once.split()[0] in again.split()
    forms = [word for word in again.split() if word.endswith(("ты", "той"))]
    assert len({word[:3] for word in forms}) == 1
    assert forms[0] != "Марты"


def test_small_words_and_states_stay_and_lengths_too() -> None:
    turn = Turn(7)
    content = "Об этом в России сказала Марта Вельц: 12 раз из 2031."
    other = turn.words(content, "ru")
    assert [len(word) for word in other.split()] == [len(word) for word in content.split()]
    assert other.startswith("Об этом в России ")
    assert "12" not in other


def test_days_move_by_whole_weeks_and_dates_without_a_day_stay() -> None:
    assert Turn(2).days("2031-03-05T10:00/2031-03-06") == "2031-03-19T10:00/2031-03-20"
    assert Turn(2).days("2031-03") == "2031-03"
    assert Turn(2).days("2031-02-31") == "2031-02-31", "no calendar has it"


def test_there_are_only_so_many_copies() -> None:
    with pytest.raises(ValueError, match="152 is no copy"):
        Turn(MOST + 1)
    assert len(list(copies(seeds()))) == MOST * len(seeds())


def test_copies_differ_from_one_another_and_from_their_seeds() -> None:
    seed = seeds()[0]
    found = [copied(seed, Turn(number), number) for number in range(1, 20)]
    assert len({seed.text.content, *(one.text.content for one in found)}) == 20
    assert len({one.page.sha256 for one in found}) == 19
    assert len({tuple(normals(seed)), *(tuple(normals(one)) for one in found)}) == 20


def test_a_copy_keeps_its_seeds_shape() -> None:
    seed = seeds()[0]
    made = copied(seed, Turn(3), 3)
    assert [block.span for block in made.text.blocks] == [block.span for block in seed.text.blocks]
    assert [note.cite.spans for note in made.notes] == [note.cite.spans for note in seed.notes]
    assert [note.kind for note in made.notes] == [note.kind for note in seed.notes]
    assert made.text.outlet is not None
    assert made.text.outlet.value == seed.known_outlet
    assert made.text.published is not None
    assert made.text.published.value == "2031-03-26"
    for note in made.notes:
        note.cite.check(made.text.content)


def test_a_generated_chronicle_verifies(tmp_path: Path) -> None:
    store = open_store(tmp_path / "made.db", create=True)
    assert fill(store, islice(copies(seeds()), 6)) == 6
    found = flow.verify(store)
    store.close()
    assert found.pages == 6
    assert found.cites > 6
    assert found.broken == ()


@pytest.mark.usefixtures("here")
def test_pages_put_in_later_come_out_as_all_at_once(tmp_path: Path) -> None:
    found = incremental.grown(5, 2, copies(seeds()), tmp_path)
    assert (found.first.pages, found.more.pages, found.again.pages) == (5, 7, 7)
    once = incremental.at_once(7, copies(seeds()), tmp_path)
    assert incremental.differing(tmp_path / "grown-5.db", once) == []
    cites, broken = incremental.broken(once)
    assert cites
    assert broken == ()


def test_too_few_seeds_are_told(tmp_path: Path) -> None:
    with pytest.raises(SideFailed, match="more seeds are needed"):
        incremental.grown(5, 2, islice(copies(seeds()), 4), tmp_path)
