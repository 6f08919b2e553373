"""What a new language must bring: every name of the contract, examples to draw from, and a golden of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from svod.lang import codes, language
from svod.lang.base import Language
from svod.model.span import Span

GOLDEN = Path(__file__).parents[1] / "golden"
CONTRACT = sorted(name for name in (*vars(Language), *Language.__annotations__) if not name.startswith("_"))


def test_russian_comes_first() -> None:
    assert "ru" in codes()


def test_a_language_without_a_folder_is_none() -> None:
    assert language("xx") is None


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("name", CONTRACT)
def test_a_language_exposes_the_whole_contract(code: str, name: str) -> None:
    assert hasattr(language(code), name)


@pytest.mark.parametrize("code", codes())
def test_a_language_has_a_golden(code: str) -> None:
    assert (GOLDEN / f"times_{code}.txt").read_text().strip(), "draw the times of the language's own examples"


@pytest.mark.parametrize("code", codes())
def test_the_examples_of_a_language_are_read_to_the_end(code: str) -> None:
    lang = language(code)
    assert lang is not None
    assert len(lang.examples()) >= 10
    for words in lang.examples():
        spans = lang.sentences(words, Span(0, len(words)))
        assert "".join(span.of(words) for span in spans).replace(" ", "") == words.replace(" ", "")
        assert [parsed.span for parsed in lang.analyse(words, spans)] == list(spans)
