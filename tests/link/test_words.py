from __future__ import annotations

from svod.link.lexicon import direction, rarity, weight
from svod.link.words import bare, letters, words
from svod.model.span import Span

LINE = "Вельц, 12 марта: «Ёлки не рубить!»"


def test_words_stand_where_they_say() -> None:
    found = words(LINE, Span(0, len(LINE)), "ru")
    assert [LINE[word.start : word.stop] for word in found] == ["Вельц", "12", "марта", "Ёлки", "не", "рубить"]
    assert [word.key for word in found][2:4] == ["март", "елка"]


def test_only_words_of_the_span_are_taken() -> None:
    assert [word.form for word in words(LINE, Span(7, 15), "ru")] == ["12", "марта"]


def test_rare_words_weigh_more_than_common_ones_and_particles_nothing() -> None:
    assert weight("ru", "и", "и") == 0
    assert 0 < weight("ru", "президент", "президент") < weight("ru", "паровоз", "паровоз")
    assert weight("ru", "чуждоземь", "чуждоземь") == 1.3


def test_a_word_is_as_rare_in_one_form_as_in_another() -> None:
    said = [rarity("ru", form, "заявить") for form in ("заявил", "заявила", "заявившего")]
    assert max(said) - min(said) < 0.01
    assert said[0] < rarity("ru", "паровоз", "паровоз") < rarity("ru", "чуждоземь", "чуждоземь") == 10
    assert (rarity("qq", "of", "of"), rarity("qq", "border", "border")) == (0, 5)


def test_a_language_without_a_table_weighs_by_length() -> None:
    assert weight("qq", "of", "of") == 0
    assert weight("qq", "12", "12") == 1
    assert weight("qq", "border", "border") == 1
    assert direction("qq", "border") is None


def test_marks_and_spacing_are_not_counted() -> None:
    assert letters("«Т. д.», — сказал") == letters("тд сказал")
    assert bare("«Нет!», —  сказал") == "нет сказал"
