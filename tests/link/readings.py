"""Readings drawn as text: `⟨KIND META|words⟩` is a note on these words, and notes may stand in notes.

    ⟨person Гордей Лунёв, президент Веронии|Лунёву⟩    a name, its normal form, and the office after the comma
    ⟨place Верония|Веронии⟩ ⟨organisation МИД|МИД⟩      names of the other kinds
    ⟨time 2031-04-07|7 апреля⟩                          a time
    ⟨said indirect; Марта Вельц; заявить; 2031-04-07|…⟩ a statement: kind; speakers; cue; day
    ⟨happened meeting; 2031-04-07; Гордей Лунёв, Марта Вельц; Заречье|…⟩

Every line is a block; the first is the title. Every line but the title is cut into sentences at `. `.
"""

from __future__ import annotations

import hashlib
from typing import cast

from svod.model.chronicle import Card, Reading
from svod.model.note import Happening, HappeningType, Name, NameKind, Note, Sentence, Statement, StatementKind, Time, Value
from svod.model.span import Span
from svod.model.text import Block, Fact, Text


def reading(name: str, drawn: str, published: str | None = "2031-04-07", outlet: str | None = None) -> Reading:
    """The reading that this text draws."""
    content, found = _read(drawn)
    page = hashlib.sha256((name + content).encode()).hexdigest()
    blocks, at = [], 0
    for i, line in enumerate(content.split("\n")):
        if line:
            blocks.append(Block(Span(at, at + len(line)), "body" if i else "title", "drawn"))
        at += len(line) + 1
    text = Text(
        page,
        content,
        "plain@1",
        tuple(blocks),
        Fact("ru", "drawn"),
        title=Fact(content.split("\n")[0], "drawn"),
        outlet=Fact(outlet or name, "drawn"),
        published=Fact(published, "drawn") if published else None,
    )
    found += [(span, Sentence()) for block in blocks[1:] for span in _sentences(content, block.span)]
    notes = tuple(Note(text.cite(span), value, "drawn@1", "drawn") for span, value in found)
    return Reading(Card(page, (name,), "text/plain", "utf-8", len(content.encode())), text, notes)


def _read(drawn: str) -> tuple[str, list[tuple[Span, Value]]]:
    out, found, opened = "", list[tuple[Span, Value]](), list[tuple[int, str]]()
    i = 0
    while i < len(drawn):
        if drawn[i] == "⟨":
            stop = drawn.index("|", i)
            opened.append((len(out), drawn[i + 1 : stop]))
            i = stop + 1
        elif drawn[i] == "⟩":
            start, meta = opened.pop()
            found.append((Span(start, len(out)), _value(meta)))
            i += 1
        else:
            out += drawn[i]
            i += 1
    return out, found


def _value(meta: str) -> Value:
    kind, _, rest = meta.partition(" ")
    cells = [cell.strip() for cell in rest.split(";")] + [""] * 4
    if kind == "time":
        return Time(cells[0])
    if kind == "said":
        said = cast(StatementKind, cells[0])
        return Statement(said, _names(cells[1]), cue=cells[2] or None, date=cells[3] or None)
    if kind == "happened":
        type_ = cast(HappeningType, cells[0])
        return Happening(type_, _names(cells[2]), cells[3] or None, cells[1] or None, what="…")
    normal, _, office = rest.partition(",")
    return Name(cast(NameKind, kind), normal.strip(), office.strip() or None)


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(",") if name.strip())


def _sentences(content: str, span: Span) -> list[Span]:
    out, start = [], span.start
    words = span.of(content)
    for at in [i + 1 for i in range(len(words)) if words.startswith(". ", i)] + [len(words)]:
        if span.start + at > start:
            out.append(Span(start, span.start + at))
        start = span.start + at + 1
    return out
