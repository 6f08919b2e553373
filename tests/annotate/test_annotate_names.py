"""Notes on sentences and names: what a page's context is given is what is noted, each with its cite."""

from __future__ import annotations

from dataclasses import replace

from svod.annotate import context_of, names, sentences
from svod.annotate.context import Context
from svod.model.note import Name, Note
from svod.model.span import Span
from svod.model.text import Block, Fact, Role, Text

CONTENT = (
    "Отставка посла\n"
    "Пресс-секретарь президента России Артур Симан опроверг слухи. Симана поддержал МИД Германии.\n"
    "Читайте также: Гордей Лунёв ушёл"
)


def context() -> Context:
    lines = CONTENT.split("\n")
    roles: tuple[Role, ...] = ("title", "body", "teaser")
    starts = [0, len(lines[0]) + 1, len(lines[0]) + len(lines[1]) + 2]
    blocks = [
        Block(Span(start, start + len(line)), role, "drawn for the test")
        for start, line, role in zip(starts, lines, roles, strict=True)
    ]
    made = context_of(Text("0" * 64, CONTENT, "plain@1", tuple(blocks), Fact("ru", "drawn for the test")))
    assert made is not None
    return made


def drawn(note: Note) -> str:
    value = note.value
    assert isinstance(value, Name)
    return f"{note.cite.text} > {value.kind} {value.normal}" + (f" ({value.office})" if value.office else "")


def test_each_sentence_that_the_page_tells_is_noted() -> None:
    found = list(sentences.find(context()))
    assert [note.cite.text for note in found] == [
        "Пресс-секретарь президента России Артур Симан опроверг слухи.",
        "Симана поддержал МИД Германии.",
    ]


def test_each_name_is_noted_with_its_normal_form_and_office() -> None:
    found = list(names.find(context()))
    assert [drawn(note) for note in found] == [
        "России > place Россия",
        "Артур Симан > person Артур Симан (пресс-секретарь президента России)",
        "Симана > person Симан",
        "МИД Германии > organisation МИД Германии",
    ]
    assert all(note.by == "names@1" for note in found)
    for note in found:
        note.cite.check(CONTENT)


def test_a_page_without_told_sentences_has_no_notes() -> None:
    empty = replace(context(), parsed=())
    assert list(sentences.find(empty)) == list(names.find(empty)) == []
