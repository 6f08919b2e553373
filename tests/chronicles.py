"""A small chronicle made by hand, for rooms that show or write one: two outlets, one release, invented throughout."""

from __future__ import annotations

from svod.model.chronicle import Card, Chronicle, Reading
from svod.model.entry import Decision, Entry, Problem
from svod.model.link import Difference, Entity, Event, Lineage, Origin, Passage, Position, Stand, Step, Story
from svod.model.note import Happening, Name, Note, Source, Statement, Time
from svod.model.page import Given, Page
from svod.model.span import Cite, Span
from svod.model.text import Block, Fact, Text

WIRE = "Вельц обещала ответ\n\nМарта Вельц 5 марта сказала: «Ответ будет дан». Об этом сообщает «Меридиан»."
COPY = "Ответ обещан\n\n«Ответ будет дан», — сказала Марта Вельц. Виновные будут наказаны."


def place(content: str, words: str) -> Span:
    start = content.index(words)
    return Span(start, start + len(words))


def reading(name: str, content: str, outlet: str, notes: dict[str, object], url: str | None = None) -> Reading:
    """A page with a title and one paragraph; `notes` maps words to what they were read as."""
    page = Page(name, content.encode(), given=Given(url=url))
    title, body = content.split("\n\n")
    blocks = (
        Block(place(content, title), "title", "the first line"),
        Block(place(content, body), "body", "a paragraph"),
    )
    text = Text(
        page.sha256, content, "plain@1", blocks, Fact("ru", "letters"),
        title=Fact(title, "the title's line"), outlet=Fact(outlet, "given"), published=Fact("2031-03-05", "given"),
    )  # fmt: skip
    found = tuple(
        Note(text.cite(place(content, words)), value, "test@1", "by hand")  # type: ignore[arg-type]
        for words, value in notes.items()
    )
    return Reading(Card(page.sha256, (name,), page.media_type, "utf-8", len(page.raw), page.given), text, found)


def small() -> Chronicle:
    """Two pages of one story: a wire, and a copy with more in it."""
    said = Statement("direct", ("Марта Вельц",), cue="сказала", to=("журналисты",), date="2031-03-05")
    wire = reading(
        "a.txt", WIRE, "Меридиан",
        {"Марта Вельц": Name("person", "Марта Вельц"), "5 марта": Time("2031-03-05"), "Ответ будет дан": said,
         "Об этом сообщает «Меридиан»": Source("Меридиан", "agency"),
         "Марта Вельц 5 марта сказала": Happening("speech", ("Марта Вельц",), None, "2031-03-05", "сказала")},
        url="https://meridian.example/1",
    )  # fmt: skip
    copy = reading("b.txt", COPY, "Новый берег", {"Ответ будет дан": Statement("direct", ("Марта Вельц",), cue="сказала")})
    first, second = sorted((wire, copy), key=lambda r: r.page)

    def cite(of: Reading, words: str) -> Cite:
        return of.text.cite(place(of.text.content, words))

    denial = ((0, 1, "denial"),)
    words, day, who = "Ответ будет дан", "2031-03-05", ("Марта Вельц",)
    both = (cite(wire, words), cite(copy, words))
    story = Story((first.page, second.page), "Вельц обещала ответ", "2031-03-05", "2031-03-05")
    return Chronicle(
        readings=(wire, copy),
        entities=(Entity("person", "Марта Вельц", ("Марта Вельц",), (wire.notes[0].id,)),),
        stories=(story,),
        origins=(Origin(story.id, story.pages, "shared text"),),
        passages=(Passage(cite(first, words), cite(second, words), "same", 1.0),),
        lineages=(
            Lineage(wire.page, ("Меридиан", "Марта Вельц"), "stated", (Step("Меридиан", "Марта Вельц", "stated", both[0]),)),
            Lineage(copy.page, ("Новый берег",), "stated"),
        ),
        differences=(Difference("absent", cite(copy, "Виновные будут наказаны"), wire.page, None, "no sentence like it"),),
        events=(Event("2031-03-05", "speech", ("Марта Вельц",), "сказала", (cite(wire, "сказала"),)),),
        positions=(Position("ответ", (Stand("Верония", "asserts", both[:1]), Stand("Тарсия", "denies", both[1:])), denial),),
        entries=(
            Entry("event", day, "happened", "сказала", (cite(wire, "сказала"),), who, story=story.id, type="speech"),
            Entry("statement", day, "said", words, both, who, ("журналисты",), story=story.id, outlets=2, type="direct"),
            Entry("statement", None, "published", "=1+1", both[1:], who, story=story.id, type="direct"),
        ),
        problems=(Problem("c.txt", "read", "the file is empty"),),
        decisions=(Decision("not_a_statement", wire.page, "нет таких слов", who="проверяющий", made_at="2031-03-06T00:00Z"),),
    )
