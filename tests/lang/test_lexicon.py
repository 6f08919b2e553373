"""The typed tables of a language."""

import re

from svod.lang import codes, lexicon
from svod.lang.standing import StandTable


def test_a_language_without_a_folder_or_a_table_has_an_empty_one() -> None:
    assert lexicon.happenings("xx") == lexicon.HappeningTable()
    assert lexicon.stands("xx") == StandTable()
    assert lexicon.parties("xx") == lexicon.PartyTable()


def test_patterns_are_lower_case_and_say_why() -> None:
    for code in codes():
        table = lexicon.stands(code)
        for cue in (*table.attitudes, *table.reports, *table.contents):
            assert cue.why
            assert "ё" not in cue.pattern
            assert re.compile(cue.pattern).search("") is None, cue
        for pattern in (table.none, table.naming, table.things, table.acts):
            assert re.compile(pattern).search("") is None


def test_no_word_of_a_table_mixes_alphabets() -> None:
    latin, cyrillic = re.compile("[A-Za-z]"), re.compile("[А-Яа-яЁё]")
    for code in codes():
        stands, parties = lexicon.stands(code), lexicon.parties(code)
        states = [name for s in parties.states for name in (s.name, *s.aliases, *s.seats, *s.adjectives)]
        words = [word for name in (*states, *stands.empty, *parties.heads, *parties.voices) for word in name.split()]
        assert [word for word in words if latin.search(word) and cyrillic.search(word)] == []


def test_no_two_states_share_a_name_a_seat_or_an_adjective() -> None:
    for code in codes():
        names = [word for s in lexicon.parties(code).states for word in {s.name, *s.aliases, *s.seats, *s.adjectives}]
        assert sorted({name for name in names if names.count(name) > 1}) == []
