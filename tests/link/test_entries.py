"""The lines of the chronicle."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from svod.link.entities import entities
from svod.link.entries import entries, facts, of_events
from svod.link.events import events
from svod.model.chronicle import Reading
from svod.model.entry import Entry
from svod.model.link import Difference, Origin, Passage, Story
from svod.model.note import Statement
from svod.model.span import Span
from tests.link.readings import reading

WELZ = "⟨person Марта Вельц|Вельц⟩"


def said(content: str, speaker: str = "Марта Вельц", day: str = "") -> str:
    return f"⟨said indirect; {speaker}; заявить; {day}|{content}⟩."


def lines(*listed: Reading, passages: tuple[Passage, ...] = (), differences: tuple[Difference, ...] = ()) -> tuple[Entry, ...]:
    story = Story(tuple(sorted(r.page for r in listed)), "т")
    origins = (Origin(story.id, tuple(sorted(r.page for r in listed)[:2]), "drawn"),)
    told = of_events(events(listed, entities(listed)), facts(listed, (story,), origins))
    return (*told, *entries(listed, (story,), origins, differences, passages))


def drawn(found: tuple[Entry, ...]) -> list[str]:
    return [
        f"{e.date} ({e.dated_by}) {e.kind} {', '.join(e.who)}: {e.words} ×{len(e.cites)} o{e.origins} w{e.outlets}"
        for e in found
    ]


def test_one_saying_in_two_pages_is_one_line_and_counts_origins_and_outlets() -> None:
    a, b, c = (reading(f"{i}.txt", f"Т\n{said('границу откроют к весне этого года')}", outlet=f"Листок {i}") for i in range(3))
    assert drawn(lines(a, b, c)) == [
        "2031-04-07 (published) statement Марта Вельц: границу откроют к весне этого года ×3 o2 w3"
    ]


def test_a_cut_copy_joins_by_its_passage_and_the_fullest_speaks() -> None:
    a = reading("a.txt", f"Т\n{said('границу откроют к весне', day='2031-04-05')}")
    b = reading(
        "b.txt", f"Т\n{said('границу откроют к весне, и мост через реку построят заново до холодов', day='2031-04-05')}"
    )
    first, second = sorted((a, b), key=lambda r: r.page)
    span = Span(2, 25)
    passage = Passage(first.text.cite(span), second.text.cite(span), "cut", 0.9)
    full = "границу откроют к весне, и мост через реку построят заново до холодов"
    assert drawn(lines(a, b, passages=(passage,))) == [f"2031-04-05 (said) statement Марта Вельц: {full} ×2 o1 w2"]
    assert len(lines(a, b)) == 2


def test_the_same_words_of_two_speakers_are_two_lines() -> None:
    a = reading("a.txt", f"Т\n{said('границу откроют к весне этого года')}")
    b = reading("b.txt", f"Т\n{said('границу откроют к весне этого года', 'Артур Симан')}")
    assert len(lines(a, b)) == 2


def test_short_words_must_be_equal() -> None:
    a, b = reading("a.txt", f"Т\n{said('мы за мир')}"), reading("b.txt", f"Т\n{said('мы за пир')}")
    assert len(lines(a, b)) == 2


def test_an_event_stands_on_the_day_it_happened_before_what_was_only_published() -> None:
    page = reading(
        "a.txt",
        f"Т\n{said('границу откроют')} "
        f"⟨happened visit; 2031-03~; Марта Вельц; Заречье|{WELZ} в ⟨time 2031-03|марте⟩ приехала⟩.",
    )
    assert drawn(lines(page)) == [
        "2031-03~ (happened) event Марта Вельц: … ×1 o1 w1",
        "2031-04-07 (published) statement Марта Вельц: границу откроют ×1 o1 w1",
    ]


def test_a_page_without_a_day_has_lines_without_one() -> None:
    undated = reading("a.txt", f"Т\n{said('границу откроют')}", published=None)
    dated = reading("b.txt", f"Т\n{said('мост закроют')}")
    assert {line.words: line.date for line in lines(undated, dated)} == {"границу откроют": None, "мост закроют": "2031-04-07"}


def test_what_an_outlet_altered_is_a_line_with_the_old_words_and_the_new_ones() -> None:
    old, new = reading("a.txt", "Т\nПогибли двое. Мост цел."), reading("a.txt", "Т\nПогибли трое. Идёт снег.")
    reworded = Difference("altered_by_outlet", old.text.cite(Span(10, 14)), new.page, new.text.cite(Span(10, 14)))
    left_out = Difference("altered_by_outlet", old.text.cite(Span(16, 24)), new.page)
    put_in = Difference("altered_by_outlet", new.text.cite(Span(16, 25)), old.page)
    absent = Difference("absent", new.text.cite(Span(16, 25)), old.page)
    found = lines(new, differences=(reworded, left_out, put_in, absent))
    assert sorted((line.kind, line.date, line.type, line.words) for line in found) == [
        ("alteration", "2031-04-07", "left out", "Мост цел"),
        ("alteration", "2031-04-07", "put in", "Идёт снег"),
        ("alteration", "2031-04-07", "reworded", "двое → трое"),
    ]


PIECES = [
    said("границу откроют к весне этого года"),
    said("границу откроют к весне этого года", "Артур Симан", "2031-04-06"),
    said("мост", ""),
    f"⟨happened visit; 2031-03-05; Марта Вельц; Заречье|{WELZ} ⟨time 2031-03-05|5 марта⟩ приехала⟩.",
    f"⟨happened visit; 2031-02-31; Марта Вельц; Заречье|{WELZ} ⟨time 2031-02-31|31 февраля⟩ приехала⟩.",
    "⟨happened accident; 2031-W60; ; |обрушился мост⟩.",
]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=5), min_size=1, max_size=4))
def test_every_line_has_cites_that_re_open_and_the_order_of_pages_changes_nothing(pages: list[list[str]]) -> None:
    listed = [reading(f"{i}.txt", "Т\n" + " ".join(pieces)) for i, pieces in enumerate(pages)]
    there, back = lines(*listed), lines(*listed[::-1])
    assert there == back
    contents = {r.page: r.text.content for r in listed}
    for line in there:
        for cite in line.cites:
            cite.check(contents[cite.page])


def test_the_day_of_another_happening_in_its_sentence_does_not_date_a_saying() -> None:
    def page(day: str) -> Reading:
        drawn_page = reading(
            "a.txt",
            f"Т\n{WELZ} скорбит из-за {day} и заявила, что ⟨said indirect; Марта Вельц; заявила; 2031-04-05|границу откроют⟩.",
        )
        start = drawn_page.text.content.index("заявила")
        cue = drawn_page.text.cite(Span(start, start + len("заявила")))
        notes = tuple(
            replace(note, value=replace(note.value, cue_cite=cue)) if isinstance(note.value, Statement) else note
            for note in drawn_page.notes
        )
        return replace(drawn_page, notes=notes)

    own = page("дождя ⟨time 2031-04-05|5 апреля⟩")
    other = page("⟨happened deaths; 2031-04-05; |гибели ⟨time 2031-04-05|5 апреля⟩⟩")
    dated = [[(e.date, e.dated_by) for e in lines(one) if e.kind == "statement"] for one in (own, other)]
    assert dated == [[("2031-04-05", "said")], [("2031-04-07", "published")]]
