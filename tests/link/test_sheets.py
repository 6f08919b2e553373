"""Stretches drawn with a bar between them."""

from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from svod.annotate import annotate
from svod.lang import language
from svod.link.sheets import sheet_of
from svod.model.chronicle import Reading
from tests.link.made import page, said

RUSSIAN = language("ru")
assert RUSSIAN


def annotated(reading: Reading) -> Reading:
    return replace(reading, notes=annotate(reading.text))


def drawn(reading: Reading) -> str:
    return " | ".join(" ".join(stretch.span.of(reading.text.content).split()) for stretch in sheet_of(reading).stretches)


def test_a_sentence_is_cut_between_a_quotation_and_a_long_cue() -> None:
    body = "«Ответ будет дан завтра», — сказала Вельц на встрече с губернаторами. Мост открыт."
    assert drawn(page("a", "Вельц ответит", body)) == (
        "Вельц ответит | Ответ будет дан завтра | сказала Вельц на встрече с губернаторами | Мост открыт"
    )


def test_a_short_cue_stays_with_its_quotation() -> None:
    assert drawn(page("a", "Т", "«Ответ будет дан завтра», — сказала Вельц.")) == "Т | Ответ будет дан завтра», — сказала Вельц"


def test_a_statement_without_marks_cuts_as_a_quotation_does() -> None:
    body = "Ответ будет дан завтра, сообщили в канцелярии президента Веронии."
    reading = said(page("a", "Т", body), "Ответ будет дан завтра", "канцелярия президента Веронии")
    assert drawn(reading) == "Т | Ответ будет дан завтра | сообщили в канцелярии президента Веронии"


def test_a_saying_on_both_sides_of_its_cue_stays_whole() -> None:
    body = "Мост, как утверждает сенатор Артур Симан, никому в Вергарде не нужен."
    told = annotated(page("a", "Т", body))
    assert drawn(told) == "Т | Мост, как утверждает сенатор Артур Симан, никому в Вергарде не нужен"


def test_a_page_in_a_language_without_a_folder_is_cut_after_full_stops() -> None:
    reading = page("a", "Border closed", "Veronia closed the border. The bridge stays open!", code="qq")
    assert drawn(reading) == "Border closed | Veronia closed the border | The bridge stays open"


def test_sentences_of_one_saying_know_it() -> None:
    reading = page("a", "Т", "«Мы закроем границу весной. Мост останется открыт для всех», — сказала Вельц.")
    sayings = {stretch.saying for stretch in sheet_of(reading).stretches if not stretch.title}
    assert len(sayings) == 1
    assert -1 not in sayings


LINES = st.lists(st.one_of(st.sampled_from(list(RUSSIAN.examples())), st.text(max_size=30)), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(st.lists(LINES.map(" ".join), min_size=1, max_size=3))
def test_stretches_stand_in_order_and_hold_their_words(paragraphs: list[str]) -> None:
    reading = page("a", "Т", *paragraphs)
    stretches = sheet_of(reading).stretches
    assert all(a.span.stop <= b.span.start for a, b in itertools.pairwise(stretches))
    for stretch in stretches:
        assert stretch.clauses[0] == 0
        assert all(stretch.span.start <= word.start < word.stop <= stretch.span.stop for word in stretch.words)
