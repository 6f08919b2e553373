"""Tellings side by side: drawn so that a person sees which page has what, and in which words."""

from __future__ import annotations

from dataclasses import replace

from svod.model.chronicle import Chronicle, Reading
from svod.model.link import Difference, Origin, Story
from svod.model.span import Cite
from svod.show.ledger import lines, parted
from svod.show.tellings import Row, Table, Told, chosen, table, told_of
from svod.show.wordings import Piece, laid, lit
from tests.chronicles import reading
from tests.show.accounts import GUILTY, KILLED, cite, pages, shared, three

MARKS = {"": "", "in": "+", "out": "-"}


def drawn(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"{MARKS[one.mark]}{one.words}{MARKS[one.mark]}" for one in pieces)


def rows_drawn(some: tuple[Row, ...]) -> list[list[str]]:
    return [[f"{cell.kind}: {drawn(cell.pieces)}" if cell.cite else cell.kind for cell in row.cells] for row in some]


def told(of: Chronicle | None = None) -> Told:
    found = of or three()
    return told_of(found, found.stories[0])


def shown(of: Told, *names: str, first: str | None = None, most: int = 60) -> Table:
    by_name = {one.name: one.page for one in of.readings}
    return table(of, chosen(of, [by_name[one] for one in names], by_name[first] if first else None), most)


def wording(a: str, b: str) -> tuple[Cite, Cite]:
    one, other = reading("a.txt", f"А\n\n{a}", "А", {}), reading("b.txt", f"Б\n\n{b}", "Б", {})
    return cite(one, a), cite(other, b)


def test_words_that_the_other_has_otherwise_stand_beside_what_they_replace() -> None:
    made = laid(*wording("При обстреле погибли трое солдат", "При обстреле погибли пятеро солдат"))
    assert drawn(made.pieces) == "При обстреле погибли -трое- +пятеро+ солдат"
    assert made.own
    assert made.kept > 0.8


def test_words_that_are_left_out_stand_where_they_would_stand() -> None:
    made = laid(*wording("Вельц, как ожидалось, прибыла в Лурию", "Вельц прибыла в Лурию"))
    assert drawn(made.pieces) == "Вельц -как ожидалось- прибыла в Лурию"
    assert not made.own


def test_words_that_are_left_out_at_the_start_keep_their_room() -> None:
    assert (
        drawn(laid(*wording("Вчера Вельц прибыла в Лурию", "Вельц прибыла в Лурию")).pieces) == "-Вчера- Вельц прибыла в Лурию"
    )


def test_a_wording_of_which_little_is_the_same_is_not_cut_up_with_the_other() -> None:
    made = laid(*wording("Колонна попала под огонь у моста", "Обстреляны грузовики у моста"))
    assert all(one.mark != "out" for one in made.pieces)


def test_between_two_stretches_of_a_cite_a_gap_is_shown() -> None:
    one = reading("a.txt", "А\n\nВельц прибыла, ждали её долго, в Лурию", "А", {})
    both = one.text.cite(*(cite(one, words).spans[0] for words in ("Вельц прибыла", "в Лурию")))
    assert drawn(lit(both, ())) == "Вельц прибыла … в Лурию"


def test_of_a_very_long_wording_the_beginning_is_shown_and_it_is_not_laid_word_by_word() -> None:
    long, other = wording(f"Вельц {'и ' * 400_000}", f"Лунёв {'и ' * 400_000}")
    made = laid(long, other)
    assert drawn(made.pieces).endswith("…")
    assert len(drawn(made.pieces)) < 2_000
    assert (made.kept, made.own) == (0.0, True)
    assert laid(long, long).kept == 1.0
    assert len(drawn(lit(long, ()))) < 2_000


def test_the_fullest_telling_comes_first_and_the_others_by_their_day() -> None:
    assert chosen(told())[0].name == "wire.txt"
    assert [one.name for one in chosen(told(), first=pages()[2].page)] == ["own.txt", "copy.txt", "wire.txt"]


def test_each_stretch_of_the_fullest_telling_has_a_row_with_every_page_s_wording() -> None:
    made = shown(told(), "wire.txt", "copy.txt", "own.txt", first="wire.txt")
    assert [one.name for one in made.pages] == ["wire.txt", "copy.txt", "own.txt"]
    assert rows_drawn(made.told) == [
        ["told: При обстреле погибли +трое+", f"kept: {KILLED}", "reworded: При обстреле погибли -трое- +пятеро+"],
        [f"told: {GUILTY}", f"kept: {GUILTY}", "unknown"],
    ]
    assert made.told[1].cells[0].voice is not None
    assert made.told[1].cells[0].voice.names == ("Марта Вельц",)


def test_what_others_tell_alone_comes_after_it() -> None:
    made = shown(told(), "wire.txt", "copy.txt", first="wire.txt")
    assert rows_drawn(made.beyond) == [["absent", "added: Пишет «Меридиан»"]]


def test_background_stands_apart_at_the_end() -> None:
    made = shown(told(), "wire.txt", "own.txt", first="wire.txt")
    assert [row.head.text for row in made.background] == ["Огонь открыли в полночь"]
    assert all(not row.background for row in (*made.told, *made.beyond))


def test_what_the_ledger_says_of_two_wordings_stands_in_their_cell() -> None:
    wire, copy, _ = pages()
    altered = Difference("quote_closed_early", cite(wire, GUILTY), copy.page, cite(copy, GUILTY), "by hand", 0.5)
    made = shown(told(replace(three(), differences=(altered,))), "wire.txt", "copy.txt", first="wire.txt")
    assert [row.cells[1].altered for row in made.told] == [(), ("quote_closed_early",)]


def test_where_a_quotation_was_closed_before_a_stretch_its_cell_says_so() -> None:
    wire, copy, _ = pages()
    lost = cite(wire, "Огонь открыли в полночь")
    closed = Difference("quote_closed_early", lost, copy.page, cite(copy, GUILTY), "by hand", 0.5)
    absent = Difference("absent", lost, copy.page, None, "no sentence like it", 0.2)
    made = shown(told(replace(three(), differences=(absent, closed))), "wire.txt", "copy.txt", first="wire.txt")
    assert (made.told[-1].cells[1].kind, made.told[-1].cells[1].altered) == ("absent", ("quote_closed_early",))
    both = parted(lines([closed])[0])
    assert (drawn(both.here), drawn(both.there)) == ("Огонь открыли в полночь", GUILTY)


def test_a_part_of_a_stretch_has_no_row_of_its_own() -> None:
    wire, copy, own = pages()
    part = shared(cite(wire, "погибли трое"), cite(own, "погибли пятеро"), "reworded")
    found = replace(three(), passages=(shared(cite(wire, KILLED), cite(copy, KILLED), "same"), part), differences=())
    made = shown(told(found), "wire.txt", "copy.txt", "own.txt", first="wire.txt")
    assert len(made.told) == 1
    assert made.told[0].cells[2].kind == "reworded"


def test_of_two_wordings_of_the_same_words_the_first_is_told() -> None:
    wire, copy, _ = pages()
    twice = shared(cite(wire, KILLED), cite(copy, "Погибшие у Заречья"), "reworded")
    found = replace(three(), passages=(shared(cite(wire, KILLED), cite(copy, KILLED), "same"), twice), differences=())
    made = shown(told(found), "wire.txt", "copy.txt", first="wire.txt")
    assert rows_drawn(made.told) == [[f"told: {KILLED}", f"kept: {KILLED}"]]


def test_rows_beyond_the_room_are_counted() -> None:
    every = shown(told(), "wire.txt", "copy.txt", "own.txt")
    made = shown(told(), "wire.txt", "copy.txt", "own.txt", most=2)
    assert len(made.told) + len(made.beyond) + len(made.background) == 2
    assert made.left >= 1
    assert every.left == 0


def test_of_many_pages_one_of_each_origin_gets_a_column() -> None:
    many = [reading(f"{at:02}.txt", f"Заречье {at}\n\nПогибли трое, сообщили {at}.", f"Издание {at}", {}) for at in range(20)]
    story = Story(tuple(sorted(one.page for one in many)), "Заречье")
    origins = (
        Origin(story.id, tuple(sorted(one.page for one in many[2:])), "one text"),
        Origin(story.id, (many[0].page,), "alone"),
        Origin(story.id, (many[1].page,), "alone"),
    )
    of = told(Chronicle(tuple(many), stories=(story,), origins=origins))
    names = [one.name for one in chosen(of)]
    assert len(names) == 6
    assert {"00.txt", "01.txt"} < set(names)


def test_a_line_of_the_ledger_shows_both_wordings() -> None:
    wire, copy, _ = pages()
    differs = Difference("number_changed", cite(wire, KILLED), copy.page, cite(copy, "При обстреле погибли трое"), "", 0.5)
    made = parted(lines([differs])[0])
    assert (drawn(made.here), drawn(made.there)) == (KILLED, KILLED)
    alone = parted(lines([Difference("absent", cite(wire, KILLED), copy.page)])[0])
    assert (drawn(alone.here), alone.there) == (KILLED, ())


def test_a_story_counts_its_own_lines_and_outlets() -> None:
    made = told()
    assert (made.lines, made.outlets) == (1, 3)


def test_pages_of_no_known_day_come_last() -> None:
    wire, copy, own = pages()
    undated = Reading(wire.card, replace(wire.text, published=None), wire.notes)
    found = replace(three(), readings=(copy, own, undated))
    assert [one.name for one in told(found).readings] == ["copy.txt", "own.txt", "wire.txt"]
