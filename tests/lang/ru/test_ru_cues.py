"""The table of cues: large, grouped with reasons, spelled as lemmas are."""

from __future__ import annotations

import re

import pytest

from svod.lang import ru
from svod.lang.ru.cues import GROUPS, SMALL, TABLE
from svod.lang.speech import speech


def test_the_table_is_found_by_the_language_code() -> None:
    assert speech("ru") is TABLE
    assert speech("xx") is None


def test_the_lexicon_is_large() -> None:
    assert len(TABLE.cues) >= 250


def test_each_group_says_why_it_is_there() -> None:
    assert [group.name for group in GROUPS if len(group.why) < 20] == []
    assert len({group.name for group in GROUPS}) == len(GROUPS)


def test_no_word_stands_in_two_groups() -> None:
    words = [word for group in GROUPS for word in group.words.split()]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize("cue", [cue for cue in TABLE.cues if " " not in cue])
def test_cues_are_lemmas(cue: str) -> None:
    pos = "ADJ" if cue.endswith("ый") else "VERB"
    assert ru.lemma(cue, pos).replace("ё", "е") == cue


def test_no_word_mixes_alphabets() -> None:
    listed = [*TABLE.cues, *TABLE.roles, *TABLE.documents, *TABLE.media, *TABLE.same_office, *SMALL.linking, *SMALL.relatives]
    assert [word for word in listed if re.search("[a-z]", word)] == []


def test_every_cue_leads_or_stands_beside_something() -> None:
    takes = {
        word: (cue.that, cue.infinitive, cue.prepositions, cue.objects, cue.names, cue.quotes)
        for word, cue in TABLE.cues.items()
        if cue.group != "making an utterance"
    }
    assert [word for word, frames in takes.items() if not any(frames)] == []
