"""What stages and people make is kept as it was made; the tables say the same as the nouns."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svod.errors import StoreError, UnknownName
from svod.model.entry import Decision, Entry, Problem, Said
from svod.model.link import Passage, Story
from svod.model.page import Given, Page
from svod.model.span import Cite, Span
from svod.store import Store, open_reader, open_store
from svod.store.base import Compiled, Unit
from svod.store.packing import digest_of, opened, pack, storable, unpack

A = Page("a.txt", "Верония и Тарсия\nЛунёв: переговоры начнутся в марте".encode())
B = Page("b.txt", "Тарсия ждёт\nЛунёв: переговоры начнутся в марте, пишет «Меридиан»".encode())


def cite(page: Page, words: str) -> Cite:
    start = page.decoded().index(words)
    return Cite.of(page.sha256, page.decoded(), Span(start, start + len(words)))


def compiled(store: Store, *made: Unit, key: str = "k", stale: frozenset[tuple[str, str]] = frozenset()) -> None:
    notice = Problem("a.txt", "clean", "No date.", "notice")
    standing: dict[str, dict[str, str]] = defaultdict(dict)
    for one in made:
        standing[one.field][one.unit] = one.key
    with store.claimed():
        store.save_units(made)
        store.compile(Compiled(key, standing, {}, frozenset(), stale, (notice,), {"pages": 2}))


def test_what_was_made_comes_back(store: Store, put: Callable[..., None]) -> None:
    put(A, B)
    said = cite(A, "Лунёв: переговоры начнутся в марте")
    story = Story((A.sha256, B.sha256), "Верония и Тарсия", "2031-03-01")
    line = Entry("statement", "2031-03", "said", "переговоры начнутся в марте", (said,), ("Гордей Лунёв",), story=story.id)
    compiled(store, Unit("stories", story.id, "s", (story,)), Unit("entries", story.id, "e", (line,)))
    found = store.chronicle()
    assert [reading.name for reading in found.readings] == ["a.txt", "b.txt"]
    assert [note.kind for note in found.readings[0].notes] == ["sentence", "statement"]
    assert (found.stories, found.entries) == ((story,), (line,))
    assert found.problems == (Problem("a.txt", "clean", "No date.", "notice"),)
    assert store.counts() == {"pages": 2}


def test_what_is_queried_can_be_read_by_sql(store: Store, put: Callable[..., None], tmp_path: Path) -> None:
    put(A)
    story = Story((A.sha256,), "Верония и Тарсия", "2031-03-01", "2031-03-02")
    line = Entry("statement", "2031-03", "said", "переговоры", (cite(A, "переговоры"),), ("Гордей Лунёв", "Марта Вельц"))
    said = Said("n", A.sha256, "indirect", ("Гордей Лунёв", "Марта Вельц"))
    compiled(
        store,
        Unit("stories", story.id, "s", (story,)),
        Unit("entries", story.id, "e", (line,)),
        Unit("statements", story.id, "d", (said,)),
    )
    with sqlite3.connect(tmp_path / "sqlite.db") as db:
        assert db.execute("SELECT date, who FROM entry").fetchall() == [("2031-03", "Гордей Лунёв; Марта Вельц")]
        assert db.execute("SELECT speaker, kind FROM statement").fetchall() == [
            ("Гордей Лунёв", "indirect"),
            ("Марта Вельц", "indirect"),
        ]
        assert db.execute("SELECT title, since, until FROM story").fetchall() == [
            ("Верония и Тарсия", "2031-03-01", "2031-03-02")
        ]
    db.close()


def test_what_is_compiled_replaces_what_was_but_for_what_is_known(store: Store, put: Callable[..., None]) -> None:
    put(A)
    story, line = Story((A.sha256,), "Верония"), Entry("statement", "2031", "said", "март", (cite(A, "марте"),))
    kept, more = Unit("stories", story.id, "s", (story,), 1), Unit("entries", story.id, "e", (line,), 1)
    compiled(store, kept)
    compiled(store, kept, more)
    assert (store.chronicle().stories, store.chronicle().entries) == ((story,), (line,))
    assert store.held_units("stories") == {story.id: {"s"}}
    assert store.of_units("stories", {story.id: "s"}) == (story,)
    assert store.of_units("stories", {story.id: "another"}) == ()
    assert (store.counted("stories", {story.id: "s"}), store.counted("stories", {})) == (1, 0)
    compiled(store, more)
    assert (store.chronicle().stories, store.held_units("stories")) == ((), {})


def test_what_a_stopped_build_made_waits_and_does_not_stand(store: Store, put: Callable[..., None]) -> None:
    put(A)
    old, new = Story((A.sha256,), "Верония"), Story((A.sha256,), "Верония и Тарсия")
    compiled(store, Unit("stories", old.id, "old", (old,)))
    with store.claimed():
        store.save_units([Unit("stories", new.id, "new", (new,))])
    assert store.chronicle().stories == (old,)
    assert store.held_units("stories") == {old.id: {"old", "new"}}


def test_lines_stand_by_date_the_unknown_last_then_by_publication_then_by_place(store: Store, put: Callable[..., None]) -> None:
    put(replace(A, given=Given(published="2031-03-02")), replace(B, given=Given(published="2031-03-01")))
    second, first = cite(A, "Лунёв"), cite(B, "Лунёв")
    lines = {
        "unknown": Entry("event", None, "published", "?", (first,)),
        "of A": Entry("statement", "2031-03", "said", "A", (second,)),
        "of B": Entry("statement", "2031-03", "said", "B", (first,)),
        "further on": Entry("statement", "2031-03", "said", "B", (cite(B, "марте"),)),
        "earlier": Entry("event", "2031-02-28~", "happened", "E", (second,)),
    }
    compiled(store, *(Unit("entries", name, "k", (line,)) for name, line in lines.items()))
    of = {line.id: name for name, line in lines.items()}
    assert [of[line.id] for line in store.chronicle().entries] == ["earlier", "of B", "further on", "of A", "unknown"]


def test_sketches_are_kept_under_their_keys(store: Store, put: Callable[..., None]) -> None:
    put(A, B)
    with store.claimed():
        store.save_sketches("lines", {A.sha256: ("k", ("раз", "два")), B.sha256: ("k", ())})
        store.save_sketches("lines", {B.sha256: ("l", ("три",))})
    assert store.held_sketches("lines") == {A.sha256: "k", B.sha256: "l"}
    assert dict(store.sketches("lines", tuple[str, ...])) == {A.sha256: ("раз", "два"), B.sha256: ("три",)}
    assert dict(store.sketches("lines", tuple[str, ...], [B.sha256])) == {B.sha256: ("три",)}
    with store.claimed():
        store.erase([B.sha256])
    assert list(store.held_sketches("lines")) == [A.sha256]


def test_some_pages_are_opened_as_all_of_them_are(store: Store, put: Callable[..., None]) -> None:
    put(A, B)
    assert store.readings([B.sha256, "no such page"]) == (store.readings()[1],)


def test_passages_are_kept_by_pair_and_dropped_with_it(store: Store, put: Callable[..., None]) -> None:
    put(A, B)
    first, second = sorted((A, B), key=lambda page: page.sha256)
    shared = Passage(cite(first, "переговоры начнутся"), cite(second, "переговоры начнутся"), "same", 1.0)
    pair = (first.sha256, second.sha256)
    with store.claimed():
        store.save_pairs({pair: ("p", (shared,))})
    assert (store.held_pairs(), store.passages(pair), store.passages(pair[:1])) == ({pair: "p"}, (shared,), (shared,))
    compiled(store)
    assert store.chronicle().passages == (shared,)
    compiled(store, stale=frozenset({pair}))
    assert store.chronicle().passages == ()


def test_a_chronicle_says_that_its_build_was_stopped_until_it_is_finished(store: Store, put: Callable[..., None]) -> None:
    put(A)
    assert "The last build was stopped before its end" in store.chronicle().problems[-1].what
    assert store.compiled_key() is None
    compiled(store, key="whole")
    assert [problem.what for problem in store.chronicle().problems] == ["No date."]
    assert store.compiled_key() == "whole"


def test_a_stage_that_fails_on_a_page_drops_what_it_had_made_of_it_and_tells(store: Store, put: Callable[..., None]) -> None:
    put(A)
    with store.claimed():
        store.save("notes", [], {A.sha256: Problem("a.txt", "annotate", "broken")})
        store.save("lemmas", [], {A.sha256: Problem("a.txt", "index", "broken")})
    assert store.problems() == (Problem("a.txt", "annotate", "broken"), Problem("a.txt", "index", "broken"))
    assert store.readings()[0].notes == ()
    with closing(open_reader(store.target)) as reader:
        assert reader.search("Лунёв").cites == ()
    put(A)
    assert store.problems() == ()


def test_a_text_stays_where_it_could_not_be_made_again_since_lines_cite_it(store: Store, put: Callable[..., None]) -> None:
    put(A)
    with store.claimed():
        store.save("text", [], {A.sha256: Problem("a.txt", "clean", "broken")})
    assert store.problems() == (Problem("a.txt", "clean", "broken"),)
    assert store.text(A.sha256).content == A.decoded()
    with pytest.raises(UnknownName, match="no text of page"):
        store.text(B.sha256)


def test_a_source_of_problems_replaces_its_own_and_settles_those_of_others(store: Store) -> None:
    one, two, three = (Problem(f"{name}.txt", "read", "unreadable") for name in ("one", "two", "three"))
    with store.claimed():
        store.report("read:x", [one, two])
        store.report("read:y", [three])
        assert store.problems() == (one, three, two)
        store.report("read:x", [two])
        assert store.problems() == (three, two)
        store.report("read:x", [], settled=["three.txt"])
        assert store.problems() == ()
        store.report("read:x", [one])
        store.report("read:y", [two], all_of=True)
        assert store.problems() == (two,)


def test_decisions_are_kept_once_in_the_order_in_which_they_were_made(store: Store) -> None:
    early = Decision("wrong_speaker", "p", "слова", instead="Марта Вельц", who="x", made_at="2031-03-01")
    late = Decision("not_a_statement", "p\udcff", "слова\udcff", made_at="2031-03-02")
    again = Decision("wrong_speaker", "p", "слова", instead="Марта Вельц", who="y", made_at="2031-03-05")
    with store.claimed():
        store.decide([late, early, again])
        assert store.decisions() == (early, late)
        store.undecide(early.id)
        assert store.decisions() == (late,)
        with pytest.raises(UnknownName, match="no decision"):
            store.undecide(early.id)


def test_damaged_results_are_told_not_shown(store: Store, put: Callable[..., None], tmp_path: Path) -> None:
    put(A)
    store.close()
    with sqlite3.connect(tmp_path / "sqlite.db") as db:
        db.execute("UPDATE result SET packed = (SELECT packed FROM result WHERE kind = 'lemmas') WHERE kind = 'text'")
    db.close()
    again = open_store(tmp_path / "sqlite.db", create=False)
    with pytest.raises(StoreError, match="is damaged"):
        again.chronicle()
    again.close()


@given(st.lists(st.text(st.characters(codec=None)), max_size=4))
def test_any_words_are_packed_and_unpacked(words: list[str]) -> None:
    assert unpack(tuple[str, ...], pack(tuple(words))) == tuple(words)


@given(st.text(st.characters(codec=None)))
def test_any_words_can_be_made_storable(words: str) -> None:
    assert storable(storable(words)) == storable(words)
    storable(words).encode("utf-8")


def test_bytes_that_are_not_packed_are_damage() -> None:
    with pytest.raises(StoreError, match="damaged"):
        opened(b"no zlib")


def test_a_digest_knows_where_its_parts_end() -> None:
    assert digest_of("ab", "c") != digest_of("a", "bc")
