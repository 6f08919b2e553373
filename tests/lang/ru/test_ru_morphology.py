"""The lemma of a tagged word is that of the reading which fits its tag best, however it was found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.lang.ru import examples
from svod.lang.ru.morphology import Feats, entries, fitting, lemma_of
from svod.lang.ru.parsing import runner
from svod.lang.ru.words import words_of
from svod.model.span import Span

WORDS = sorted({word for text in examples() for _, _, word in words_of(text, Span(0, len(text)))})
TAGS = [tag for tag in runner().tags if tag[:1].isalpha()]


def read(tag: str) -> tuple[str, Feats]:
    pos, *feats = tag.split("|")
    return pos, tuple((name, value) for name, _, value in (feat.partition("=") for feat in feats))


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("стали", "VERB|Aspect=Perf|Number=Plur|Tense=Past", "стать"),
        ("стали", "NOUN|Animacy=Inan|Case=Gen|Gender=Fem|Number=Sing", "сталь"),
        ("идет", "VERB|Aspect=Imp|Number=Sing|Tense=Pres", "идти"),
        ("Nordlicht", "PROPN|Foreign=Yes", "nordlicht"),
    ],
)
def test_the_tag_chooses_among_the_readings(word: str, tag: str, lemma: str) -> None:
    assert lemma_of(word, *read(tag)) == lemma


@given(st.one_of(st.sampled_from(WORDS), st.text("абвеёийнорстуЗЛ-.a\xadі", min_size=1, max_size=7)), st.sampled_from(TAGS))
@settings(max_examples=1_000, deadline=None)
def test_the_short_way_to_a_lemma_leads_where_the_long_one_does(word: str, tag: str) -> None:
    if any(letter in "абвгдеёжзийклмнопрстуфхцчшщъыьэюя" for letter in word.lower()):
        assert lemma_of(word, *read(tag)) == fitting(word, *read(tag)).normal_form


def test_only_what_the_dictionary_holds_is_an_entry() -> None:
    assert any("Name" in grams for grams in entries("гордей"))
    assert entries("веронийцевский") == ()
