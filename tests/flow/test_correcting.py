"""What a person decides is kept, replayed at every build, and can be taken back; it is never put on other words by guess."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from svod import flow
from svod.errors import BadDecision, UnknownName
from svod.model.entry import Decision, DecisionKind
from svod.model.note import Note, Statement, Time
from svod.store import Store
from svod.store import decisions as decision_file
from tests.flow.invented import PAGES, Build

AROUND = 40
DATED = ("time", "statement", "happening")


def decision(store: Store, kind: DecisionKind, note: Note, instead: str = "") -> Decision:
    """A decision about the words of this note, as the command line makes it."""
    reading = store.chronicle().by_page[note.cite.page]
    content, start, stop = reading.text.content, note.cite.start, note.cite.stop
    words = content[start:stop]
    before, after = content[max(0, start - AROUND) : start], content[stop : stop + AROUND]
    return Decision(kind, reading.page, words, before, after, instead, "Ясна", "2031-07-01T10:00:00+00:00")


def said(store: Store, page: str, words: str) -> Note:
    return next(note for note in store.chronicle().find(page).of_kind("statement") if words in note.cite.text)


def speakers(store: Store, page: str, words: str) -> tuple[str, ...]:
    value = said(store, page, words).value
    assert isinstance(value, Statement)
    return value.speakers


def test_a_wrong_speaker_is_set_right_in_notes_and_lines_and_says_by_whom(build: Build, store: Store) -> None:
    build()
    note = said(store, "golos.txt", "на два метра")
    made = decision(store, "wrong_speaker", note, "Марта Вельц")
    flow.correct(store, made)
    assert speakers(store, "golos.txt", "на два метра") == ("Марта Вельц",)
    because = said(store, "golos.txt", "на два метра").because
    assert made.id in because
    assert "Ясна" in because
    line = next(entry for entry in store.chronicle().entries if "на два метра" in entry.words)
    assert line.who == ("Марта Вельц",)
    assert flow.decisions(store) == (made,)


def test_a_decision_stands_after_the_next_build_and_goes_when_it_is_taken_back(build: Build, store: Store) -> None:
    build()
    before = store.chronicle()
    made = decision(store, "wrong_speaker", said(store, "golos.txt", "на два метра"), "")
    flow.correct(store, made)
    build()
    assert speakers(store, "golos.txt", "на два метра") == ()
    flow.take_back(store, made.id)
    assert store.chronicle() == before
    with pytest.raises(UnknownName):
        flow.take_back(store, made.id)


def test_who_decides_anew_what_was_decided_otherwise_meanwhile_has_the_last_word(build: Build, store: Store) -> None:
    build()
    made = decision(store, "wrong_speaker", said(store, "golos.txt", "на два метра"), "Марта Вельц")
    other = replace(made, instead="Артур Симан", made_at="2031-07-02T10:00:00+00:00")
    again = replace(made, who="Клим", made_at="2031-07-03T10:00:00+00:00")
    for one in (made, other, again):
        flow.correct(store, one)
        assert speakers(store, "golos.txt", "на два метра") == (one.instead,)
    assert flow.decisions(store) == (other, again)


def test_what_is_no_statement_is_none(build: Build, store: Store) -> None:
    build()
    flow.correct(store, decision(store, "not_a_statement", said(store, "golos.txt", "на два метра")))
    found = store.chronicle()
    assert not [note for note in found.find("golos.txt").of_kind("statement") if "на два метра" in note.cite.text]
    assert not [entry for entry in found.entries if entry.kind == "statement" and "на два метра" in entry.words]


@pytest.mark.parametrize("instead", ["2031-03-11", ""])
def test_a_wrong_date_is_set_right_or_left_open(build: Build, store: Store, instead: str) -> None:
    build()
    time = next(note for note in store.chronicle().find("vestnik.txt").of_kind("time") if "12 марта" in note.cite.text)
    flow.correct(store, decision(store, "wrong_date", time, instead))
    times = [note for note in store.chronicle().find("vestnik.txt").of_kind("time") if note.cite == time.cite]
    assert [note.value for note in times] == ([Time(instead, anchor="decided")] if instead else [])


def test_a_date_of_no_calendar_that_was_kept_before_stops_no_build(build: Build, store: Store) -> None:
    build()
    made = [
        decision(store, "wrong_date", note, "2031-W60")
        for note in store.chronicle().find("vestnik.txt").notes
        if note.kind in DATED
    ]
    with store.claimed():
        store.decide(made)
    assert build().pages == 3


def test_pages_can_be_taken_out_of_a_story_and_put_into_one(build: Build, store: Store) -> None:
    build()
    pages = {name: store.chronicle().find(name).page for name in PAGES}
    assert len(store.chronicle().stories) == 2
    split = Decision("split_story", pages["bereg.txt"], instead=pages["vestnik.txt"], made_at="2031-07-01")
    flow.correct(store, split)
    assert len(store.chronicle().stories) == 3
    flow.take_back(store, split.id)
    flow.correct(store, Decision("join_story", pages["golos.txt"], instead=pages["vestnik.txt"], made_at="2031-07-02"))
    assert len(store.chronicle().stories) == 1
    build()
    assert len(store.chronicle().stories) == 1


def test_a_name_that_is_another_persons_stands_apart(build: Build, store: Store) -> None:
    build()
    note = next(note for note in store.chronicle().find("bereg.txt").of_kind("name") if note.cite.text == "Гордей Лунёв")
    whole = next(entity for entity in store.chronicle().entities if note.id in entity.mentions)
    assert len(whole.mentions) > 1
    flow.correct(store, decision(store, "not_same_person", note, whole.normal))
    apart = next(entity for entity in store.chronicle().entities if note.id in entity.mentions)
    assert apart.mentions == (note.id,)


def test_a_name_in_a_form_that_no_name_has_is_refused_since_nothing_would_come_of_it(build: Build, store: Store) -> None:
    build()
    note = next(note for note in store.chronicle().find("bereg.txt").of_kind("name") if note.cite.text == "Гордей Лунёв")
    with pytest.raises(BadDecision, match="No person is called 'Гордеем Лунёвым' on any page"):
        flow.correct(store, decision(store, "not_same_person", note, "Гордеем Лунёвым"))
    with pytest.raises(BadDecision, match="No person is called 'Верония' on any page"):
        flow.correct(store, decision(store, "not_same_name", note, "Верония"))
    assert flow.decisions(store) == ()


def test_a_decision_holds_on_a_later_version_where_its_words_stand_unchanged(build: Build, store: Store, pages: Path) -> None:
    build()
    made = decision(store, "wrong_speaker", said(store, "golos.txt", "на два метра"), "Марта Вельц")
    flow.correct(store, made)
    (pages / "golos.txt").write_text(PAGES["golos.txt"] + "Дамбу осмотрят завтра.\n", encoding="utf-8")
    build()
    assert speakers(store, "golos.txt", "на два метра") == ("Марта Вельц",)
    assert store.chronicle().orphans == ()


def test_a_decision_whose_words_are_gone_is_an_orphan_and_comes_back_with_them(build: Build, store: Store, pages: Path) -> None:
    build()
    made = decision(store, "wrong_speaker", said(store, "golos.txt", "на два метра"), "Марта Вельц")
    flow.correct(store, made)
    (pages / "golos.txt").write_text(PAGES["golos.txt"].replace("на два метра", "на три метра"), encoding="utf-8")
    build()
    assert store.chronicle().orphans == (made,)
    assert speakers(store, "golos.txt", "на три метра") != ("Марта Вельц",)
    (pages / "golos.txt").write_text(PAGES["golos.txt"], encoding="utf-8")
    build()
    assert store.chronicle().orphans == ()


def test_a_decision_that_names_nothing_is_refused_and_not_kept(build: Build, store: Store) -> None:
    build()
    page = store.chronicle().find("golos.txt").page
    wrong = {
        "has no page": Decision("not_a_statement", "0" * 64, "слова"),
        "do not stand": Decision("not_a_statement", page, "слов этих нет"),
        "stand 2 times": Decision("not_a_statement", page, "Корель"),
        "no statement stands just at": Decision("not_a_statement", page, "на два метра"),
        "neither join nor leave itself": Decision("join_story", page, instead=page),
    }
    for message, one in wrong.items():
        with pytest.raises(BadDecision, match=message):
            flow.correct(store, one)
    assert flow.decisions(store) == ()


def test_decisions_can_be_carried_to_another_chronicle(build: Build, store: Store, tmp_path: Path) -> None:
    build()
    made = decision(store, "wrong_speaker", said(store, "golos.txt", "на два метра"), "Марта Вельц")
    flow.correct(store, made)
    path = tmp_path / "decisions.jsonl"
    assert flow.write_decisions(store, path) == 1
    flow.take_back(store, made.id)
    assert flow.read_decisions(store, path) == 1
    assert speakers(store, "golos.txt", "на два метра") == ("Марта Вельц",)
    assert flow.read_decisions(store, path) == 1
    assert flow.decisions(store) == (made,)


def test_decisions_that_are_read_before_their_pages_wait_for_them(
    build: Build, store: Store, tmp_path: Path, pages: Path
) -> None:
    build()
    made = decision(store, "wrong_speaker", said(store, "golos.txt", "на два метра"), "Марта Вельц")
    flow.forget(store, "golos.txt")
    path = tmp_path / "decisions.jsonl"
    decision_file.write(path, [made])
    flow.read_decisions(store, path)
    assert store.chronicle().orphans == (made,)
    build()
    assert store.chronicle().orphans == ()
    assert speakers(store, "golos.txt", "на два метра") == ("Марта Вельц",)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"kind": "wrong_speaker", "page": "p"}\n{"kind": "guess", "page": "p"}\n', "line 2 is no decision"),
        ('{"kind": "wrong_date", "page": "p", "instead": "2031-W60"}\n', "line 1 is no decision: '2031-W60' is no date"),
        ('{"kind": "wrong_date", "page": "p", "instead": "вчера"}\n', "line 1 is no decision: 'вчера' is no date"),
        ("[1]", "line 1 is no decision"),
        ("words", "line 1 is no decision"),
    ],
)
def test_a_file_with_a_line_that_is_none_is_refused_whole(store: Store, tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "decisions.jsonl").write_text(content)
    with pytest.raises(BadDecision, match=message):
        flow.read_decisions(store, tmp_path / "decisions.jsonl")
    assert flow.decisions(store) == ()


def test_a_file_of_decisions_that_cannot_be_read_or_written_says_so(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadDecision, match="cannot be read"):
        flow.read_decisions(store, tmp_path / "none.jsonl")
    with pytest.raises(BadDecision, match="cannot be written"):
        flow.write_decisions(store, tmp_path / "none" / "decisions.jsonl")
    (tmp_path / "other.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(BadDecision, match="not UTF-8"):
        flow.read_decisions(store, tmp_path / "other.jsonl")
