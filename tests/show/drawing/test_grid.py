"""The grid of releases against outlets, drawn: ■ its own page, ● whole, ◐ in part, ○ in other words, · absent here."""

from __future__ import annotations

from svod.model.chronicle import Chronicle, Reading
from svod.model.link import Origin, Part, Passage, Relation, Story
from svod.model.span import Span
from svod.show.drawing.grid import Grid, carried
from tests.chronicles import place, reading

SIGNS = {"own": "■", "whole": "●", "part": "◐", "reworded": "○", "absent": "·"}
FIRST, SECOND = "Ответ будет дан.", "Виновные будут наказаны."
WIRE = reading("a.txt", f"Вельц обещала ответ\n\n{FIRST} {SECOND}", "Меридиан", {})
WHOLE = reading("b.txt", f"Ответ обещан\n\n{FIRST} {SECOND}", "Вестник Заречья", {})
HALF = reading("c.txt", f"Ответ близок\n\n{FIRST} Иных слов не было.", "Новый берег", {})
OTHER = reading("d.txt", "Ответа ждут\n\nТарсия ждёт, что ей ответят.", "Голос Веронии", {})
PAGES = (WIRE, WHOLE, HALF, OTHER)
STORY = Story(tuple(sorted(one.page for one in PAGES)), "Ответ")


def span(of: Reading, words: str) -> Span:
    return place(of.text.content, words)


def shared(a: Reading, b: Reading, ours: str, theirs: str, relation: Relation = "same", background: bool = False) -> Passage:
    first, second = sorted((a.text.cite(span(a, ours)), b.text.cite(span(b, theirs))), key=lambda cite: cite.page)
    return Passage(first, second, relation, 1.0, background)


def grid(*passages: Passage, origins: tuple[Origin, ...] | None = None) -> Grid:
    release = Origin(
        STORY.id,
        (WIRE.page, WHOLE.page, HALF.page),
        "shared text",
        "Меридиан",
        (Part(WIRE.page, (span(WIRE, f"{FIRST} {SECOND}"),)),),
    )
    alone = Origin(STORY.id, (OTHER.page,), "no page shares it")
    return carried(Chronicle(PAGES, stories=(STORY,), origins=origins or (alone, release), passages=passages), STORY)


def drawn(made: Grid) -> str:
    return "\n".join(f"{''.join(SIGNS[cell.how] for cell in one.cells)} {one.giver or 'unknown'}" for one in made.releases)


def test_each_outlet_has_it_whole_in_part_in_other_words_or_not() -> None:
    made = grid(
        shared(WIRE, WHOLE, f"{FIRST} {SECOND}", f"{FIRST} {SECOND}"),
        shared(WIRE, HALF, FIRST, FIRST),
        shared(WIRE, OTHER, FIRST, "Тарсия ждёт, что ей ответят.", "reworded"),
    )
    assert made.outlets == ("Меридиан", "Вестник Заречья", "Новый берег", "Голос Веронии")
    assert drawn(made) == "■●◐○ Меридиан\n○··■ unknown"
    half = made.releases[0].cells[2]
    assert [cite.text for cite in half.cites] == [FIRST]
    assert 0.3 < half.share < 0.5


def test_what_is_carried_from_story_to_story_counts_for_no_release() -> None:
    assert drawn(grid(shared(WIRE, WHOLE, FIRST, FIRST, background=True))) == "···■ unknown\n■··· Меридиан"


def test_words_laid_beside_one_another_twice_count_once() -> None:
    made = grid(shared(WIRE, WHOLE, FIRST, FIRST), shared(WIRE, WHOLE, f"{FIRST} {SECOND}", f"{FIRST} {SECOND}"))
    assert made.releases[0].cells[1].share == 1.0


def test_a_release_whose_parts_are_not_known_is_all_that_its_page_tells() -> None:
    origin = Origin(STORY.id, (HALF.page,), "no page shares it")
    [release] = grid(origins=(origin,)).releases
    assert release.cells[2].cites[0].text == f"{FIRST} Иных слов не было."
