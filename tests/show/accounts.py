"""Three invented accounts of one shelling: a wire, its copy, and a page that tells it in words of its own."""

from __future__ import annotations

from functools import cache

from svod.model.chronicle import Chronicle, Reading
from svod.model.entry import Entry
from svod.model.link import (
    Common,
    Difference,
    Entity,
    Event,
    Lineage,
    Origin,
    Passage,
    Position,
    Relation,
    SameAs,
    Stand,
    Step,
    Story,
)
from svod.model.note import Name, Number, Statement
from svod.model.span import Cite
from tests.chronicles import place, reading

WIRE = (
    "Обстрел у Заречья\n\nПри обстреле погибли трое. Марта Вельц заявила: «Виновные будут наказаны». Огонь открыли в полночь."
)
COPY = "Погибшие у Заречья\n\nПри обстреле погибли трое. Вельц признала: «Виновные будут наказаны». Пишет «Меридиан»."
OWN = "Ночь у Заречья\n\nПри обстреле погибли пятеро. Заречье основано в 1803 году. Виновных нет, сказал Артур Симан."
KILLED, GUILTY, FOUNDED = "При обстреле погибли трое", "Виновные будут наказаны", "Заречье основано в 1803 году"


def cite(of: Reading, words: str) -> Cite:
    """These words of a page, where they stand first."""
    return of.text.cite(place(of.text.content, words))


@cache
def pages() -> tuple[Reading, Reading, Reading]:
    """The wire, its copy, the other."""
    said = Statement("direct", ("Марта Вельц",), cue="заявила")
    admitted = Statement("direct", ("Марта Вельц",), cue="признала")
    denied = Statement("indirect", ("Артур Симан",), cue="сказал", date="2031-03-07")
    return (
        reading("wire.txt", WIRE, "Меридиан", {"Марта Вельц": Name("person", "Марта Вельц"), GUILTY: said}),
        reading("copy.txt", COPY, "Новый берег", {"Вельц": Name("person", "Вельц"), GUILTY: admitted}),
        reading("own.txt", OWN, "Вестник Заречья", {"Артур Симан": Name("person", "Артур Симан"), "Виновных нет": denied}),
    )


def shared(x: Cite, y: Cite, relation: Relation, background: bool = False) -> Passage:
    """A passage, its sides in order."""
    a, b = sorted((x, y), key=lambda one: one.page)
    return Passage(a, b, relation, 0.9, background)


@cache
def three() -> Chronicle:
    """The accounts with all that stands between them."""
    wire, copy, own = pages()
    story = Story(tuple(sorted((wire.page, copy.page, own.page))), "Обстрел у Заречья", "2031-03-05", "2031-03-05", wire.page)
    killed = [cite(wire, KILLED), cite(copy, KILLED), cite(own, "При обстреле погибли пятеро")]
    numbers = tuple(
        Number("погибшие", value, cite(of, words))
        for value, of, words in ((3, wire, "трое"), (3, copy, "трое"), (5, own, "пятеро"))
    )
    event = Event("2031-03-05", "deaths", (), killed[0].text, tuple(killed), "Заречье", ("2031-03-05", "2031-03-06"), numbers)
    met = (wire.notes[0].id, copy.notes[0].id)
    relay = Step("Новый берег", "Меридиан", "both", cite(copy, "Пишет «Меридиан»"), "named", (place(COPY, KILLED),), wire.page)
    common = Common((wire.page,), (place(OWN, "При обстреле"),), "one wording")
    link = SameAs("Вельц", "Марта Вельц", "same", 0.9, "inferred", "the one bearer of this name")
    stands = (
        Stand("Тарсия", "denies", (cite(own, "Виновных нет"),), date="2031-03-07"),
        Stand("Марта Вельц", "asserts", (cite(wire, GUILTY),)),
        Stand("Тарсия", "admits", (cite(own, "погибли пятеро"),), date="2031-03-06"),
    )
    return Chronicle(
        readings=(copy, own, wire),
        entities=(Entity("person", "Марта Вельц", ("Марта Вельц", "Вельц"), met, links=(link,)),),
        stories=(story,),
        origins=(
            Origin(story.id, tuple(sorted((wire.page, copy.page))), "2 pages share their main content", "Марта Вельц"),
            Origin(story.id, (own.page,), "no page of the story shares its main content"),
        ),
        passages=(
            shared(killed[0], killed[1], "same"),
            shared(killed[0], killed[2], "reworded"),
            shared(cite(wire, GUILTY), cite(copy, GUILTY), "same"),
            shared(cite(wire, "Огонь открыли"), cite(own, FOUNDED), "reworded", background=True),
        ),
        lineages=(
            Lineage(wire.page, ("Меридиан",), "stated"),
            Lineage(copy.page, ("Новый берег", "Меридиан"), "both", (relay,)),
            Lineage(own.page, ("Вестник Заречья",), "stated", (), common),
        ),
        differences=(
            Difference("absent", cite(wire, "Огонь открыли в полночь"), copy.page, None, "no sentence like it", 0.2),
            Difference("absent", cite(wire, "Огонь открыли в полночь"), own.page, None, "no sentence like it", 0.3),
            Difference("absent", cite(wire, KILLED), own.page, None, "told by nobody else", 0.1),
            Difference("added", cite(copy, "Пишет «Меридиан»"), wire.page, None, "not in the wire", 0.15),
            Difference("verb_changed", cite(wire, "заявила"), copy.page, cite(copy, "признала"), "another cue", 0.55),
        ),
        events=(event,),
        positions=(
            Position("цены", (stands[1], Stand("Симан", "neutral", (cite(own, "сказал"),)))),
            Position("виновные", stands, ((0, 1, "denial"),), ((2, 0, "stand"),)),
        ),
        entries=(
            Entry("event", "2031-03-05", "happened", event.what, event.evidence, place="Заречье", story=story.id, origins=2,
                  outlets=3, type="deaths"),
            Entry("statement", None, "published", GUILTY, (cite(wire, GUILTY),), ("Марта Вельц",), type="direct"),
        ),
    )  # fmt: skip
