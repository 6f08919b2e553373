"""Pages made by hand for what stands between pages: invented states, people and outlets."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from svod.lang import language
from svod.model.chronicle import Card, Reading
from svod.model.link import Passage
from svod.model.note import Note, Sentence, Source, Statement, Time, Value
from svod.model.span import Span
from svod.model.text import Block, Fact, Role, Text

Found = tuple[str, Value]


def page(
    name: str,
    title: str,
    *paragraphs: str,
    outlet: str | None = None,
    day: str | None = "2031-03-05",
    credit: str = "",
    found: tuple[Found, ...] = (),
    code: str = "ru",
) -> Reading:
    """A page with a title, paragraphs and perhaps a credit line; `found` maps words to what they were read as."""
    lines: list[tuple[Role, str]] = [("title", title), *(("body", paragraph) for paragraph in paragraphs)]
    if credit:
        lines.append(("credit", credit))
    content, blocks = "", list[Block]()
    for role, line in lines:
        if line:
            blocks.append(Block(Span(len(content), len(content) + len(line)), role, "by hand"))
        content += line + "\n\n"
    sha = hashlib.sha256(f"{name}\n{content}".encode()).hexdigest()
    text = Text(
        sha, content, "plain@1", tuple(blocks), Fact(code, "by hand"),
        title=Fact(title, "by hand") if title else None,
        outlet=Fact(outlet, "by hand") if outlet else None,
        published=Fact(day, "by hand") if day else None,
    )  # fmt: skip
    reading = Reading(Card(sha, (name,), "text/plain", "utf-8", len(content)), text)
    return with_found(replace(reading, notes=sentences(text)), *found)


def sentences(text: Text) -> tuple[Note, ...]:
    """Sentence notes, as `annotate` makes them; none in a language without a folder."""
    speech = language(text.language.value)
    told = [span for block in text.told() for span in (speech.sentences(text.content, block.span) if speech else ())]
    return tuple(Note(text.cite(span), Sentence(), "sentences@1", "by hand") for span in told)


def with_found(reading: Reading, *found: Found) -> Reading:
    """The same page with more notes."""
    notes = [Note(reading.text.cite(place(reading, words)), value, "test@1", "by hand") for words, value in found]
    return replace(reading, notes=(*reading.notes, *notes))


def place(reading: Reading, words: str) -> Span:
    """Where these words stand first on a page."""
    start = reading.text.content.index(words)
    return Span(start, start + len(words))


def said(reading: Reading, content: str, by: str, cue: str = "", speaker: str = "", via: tuple[str, ...] = ()) -> Reading:
    """The same page with a statement."""
    value = Statement(
        "direct", (by,), via=via, cue=cue or None,
        cue_cite=reading.text.cite(place(reading, cue)) if cue else None,
        speaker_cite=reading.text.cite(place(reading, speaker)) if speaker else None,
    )  # fmt: skip
    return with_found(reading, (content, value))


def agency(words: str, name: str) -> Found:
    """A relay named by these words."""
    return words, Source(name, "agency")


def on(words: str, value: str) -> Found:
    """A time."""
    return words, Time(value)


def drawn(passages: tuple[Passage, ...], first: Reading) -> str:
    """Passages as people read them, the page `first` on the left: relation | its words | the other's words."""
    rows = []
    for one in passages:
        left, right = (one.a, one.b) if one.a.page == first.page else (one.b, one.a)
        rows.append((left.start, right.start, f"{one.relation} | {left.text} | {right.text}"))
    return "\n".join(row for *_, row in sorted(rows))


WIRE = page(
    "wire.txt",
    "Вельц объявила о закрытии границы с Тарсией",
    "Президент Веронии Марта Вельц объявила о закрытии границы с Тарсией с 10 марта. Об этом сообщает агентство «Меридиан».",
    "«Мы закрываем границу до конца весны. Жители приграничных сёл получат выплаты из резервного фонда», — сказала Вельц "
    "на встрече с губернаторами.",
    "Накануне в Лурии завершились переговоры о поставках зерна.",
    outlet="Меридиан",
)
COPY = page(
    "copy.txt",
    "Верония закрывает границу с Тарсией",
    "Президент Веронии Марта Вельц объявила о закрытии границы с Тарсией с 10 марта.",
    "«Мы закрываем границу до конца весны», — сказала Вельц на встрече с губернаторами.",
    "Курс веронийской кроны после этого заявления снизился на три процента.",
    outlet="Новый берег",
)
OTHER = page(
    "other.txt",
    "В Остмарии сгорел музей паровозов",
    "Пожар в музее паровозов под Нижней Лудой потушили к утру, погибших нет.",
    "Экспонаты вывезли в соседнее депо, сообщил директор музея Артур Симан.",
    outlet="Вестник Заречья",
)
AGENCY = (agency("Об этом сообщает агентство «Меридиан»", "Меридиан"),)
