"""A text's blocks, and how a person finds a page of a chronicle."""

from __future__ import annotations

import pytest

from svod.errors import BadSpan, BadValue, UnknownName
from svod.model.chronicle import Card, Chronicle, Reading
from svod.model.note import Note, Sentence
from svod.model.span import Cite, Span
from svod.model.text import Block, Fact, Text

CONTENT = "Верония ждёт\nЛунёв прибыл."


def reading(sha256: str, *names: str, retired: bool = False, outlet: str | None = None) -> Reading:
    blocks = (Block(Span(0, 12), "title", "first"), Block(Span(13, 26), "body", "ends in a stop"))
    fact = Fact(outlet, "given") if outlet else None
    text = Text(
        sha256, CONTENT, "plain@1", blocks, Fact("ru", "letters"), outlet=fact, published=Fact("2031-03-01T10:00", "given")
    )
    return Reading(Card(sha256, names, "text/plain", "utf-8", 40, retired=retired), text)


NOW = reading("a" * 64, "news/001.txt", "copy.txt", outlet="Новый берег")
BEFORE = reading("b" * 64, "news/001.txt", retired=True)
FOUND = Chronicle((NOW, reading("c" * 64, "news/002.txt")), (BEFORE,))


@pytest.mark.parametrize(
    ("typed", "page"),
    [("news/001.txt", "a"), ("copy.txt", "a"), ("news/002.txt", "c"), ("a" * 8, "a"), ("b" * 12, "b"), ("c" * 64, "c")],
)
def test_a_page_is_found_by_any_name_or_by_the_first_digits_of_its_hash(typed: str, page: str) -> None:
    assert FOUND.find(typed).page == page * 64


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("001.txt", r"Did you mean news/001\.txt"), ("002", r"Did you mean news/002\.txt"), ("aaaaaaa", "`svod pages` lists")],
)
def test_a_name_that_is_unknown_gets_a_hint(typed: str, hint: str) -> None:
    with pytest.raises(UnknownName, match=hint):
        FOUND.find(typed)


def test_a_cite_is_placed_by_the_pages_name() -> None:
    assert FOUND.place(Cite.of("c" * 64, CONTENT, Span(0, 7))) == "news/002.txt:0-7"
    assert FOUND.place(Cite.of("d" * 64, CONTENT, Span(0, 7))) == "dddddddd:0-7"


def test_a_page_without_an_outlet_stands_for_itself() -> None:
    assert (NOW.outlet, FOUND.readings[1].outlet) == ("Новый берег", "news/002.txt")
    assert (NOW.published, NOW.title) == ("2031-03-01", "")


def test_notes_of_a_kind_come_in_the_order_of_the_text() -> None:
    late, early = (Note(NOW.text.cite(span), Sentence(), "s@1", "r") for span in (Span(13, 26), Span(0, 12)))
    assert Reading(NOW.card, NOW.text, (late, early)).of_kind("sentence") == (early, late)
    assert Reading(NOW.card, NOW.text, (late, early)).of_kind("name") == ()


def test_a_text_knows_what_tells_its_story() -> None:
    assert [block.role for block in NOW.text.told()] == ["body"]
    assert [NOW.text.role_at(place) for place in (0, 11, 12, 13, 25, 26)] == ["title", "title", None, "body", "body", None]


@pytest.mark.parametrize("spans", [[(0, 12), (11, 26)], [(13, 26), (0, 12)], [(0, 27)]])
def test_blocks_stand_in_order_apart_and_inside_the_text(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(BadSpan, match="overlaps another or leaves the text"):
        Text("a" * 64, CONTENT, "plain@1", tuple(Block(Span(*span), "body", "r") for span in spans), Fact("ru", "r"))


def test_a_role_is_one_of_those_there_are() -> None:
    with pytest.raises(BadValue, match=r"no role of a block; the roles are title, date"):
        Block(Span(0, 1), "advert", "r")  # type: ignore[arg-type]


def test_the_hash_of_a_text_bears_any_characters() -> None:
    one = Text("a" * 64, "слово \ud83d", "plain@1", (), Fact("ru", "r"))
    assert len(one.sha256) == 64
