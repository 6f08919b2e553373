"""What stands between pages, as other tools get it: who has it from whom, where pages differ, what weighs most."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from functools import cache

from tests.chronicles import COPY, WIRE, place, small

from svod.export import format_named
from svod.export.given import counted, parted, ranges
from svod.export.links import givers
from svod.model.chronicle import Chronicle
from svod.model.link import Common, Event, Lineage, Origin, Part, Passage, SameAs, Stand, Step
from svod.model.note import Number
from svod.model.span import Cite, Span

BODY = Span(21, len(WIRE))


@cache
def two() -> Chronicle:
    """The small chronicle, where pages differ in dates and numbers, and one has its words from the other."""
    found = small()
    wire, copy = found.readings

    def on_wire(words: str) -> Cite:
        return wire.text.cite(place(WIRE, words))

    def on_copy(words: str) -> Cite:
        return copy.text.cite(place(COPY, words))

    numbers = (
        Number("погибшие", 3, on_copy("Виновные")),
        Number("погибшие", 5, on_wire("5 марта"), roughly=True),
        Number("раненые", 7, on_wire("5")),
    )
    (event,) = found.events
    (position,) = found.positions
    first, second = sorted((on_wire("Ответ будет дан"), on_copy("Ответ обещан")), key=lambda cite: cite.page)
    story = replace(found.stories[0], first=wire.page)
    told = replace(event, type="attack", dates=("2031-03-05", "2031-03-06"), numbers=numbers)
    stands = (*position.stands, Stand("Тарсия", "admits", (on_copy("сказала"),), date="2031-03-07"))
    source = Step("Меридиан", "Марта Вельц", "stated", on_wire("Об этом"), "named", (BODY,), copy.page)
    entity = replace(
        found.entities[0], links=(SameAs("Вельц", "Марта Вельц", "same", 0.9, "inferred", "the one bearer on the page"),)
    )
    return replace(
        found,
        entities=(entity,),
        stories=(story,),
        origins=(
            Origin(story.id, story.pages, "shared", "Марта Вельц", (Part(wire.page, (BODY,)),)),
        ),
        passages=(
            Passage(first, second, "reworded", 0.6, background=True),
        ),
        lineages=(
            Lineage(wire.page, ("Меридиан", "Марта Вельц"), "stated", (source,)),
            Lineage(copy.page, ("Новый берег",), "stated", common=Common((wire.page,), (Span(0, 4),), "the same words")),
        ),
        differences=(replace(found.differences[0], weight=0.63),),
        events=(told,),
        positions=(replace(position, stands=stands, changes=((1, 2, "stand"),)),),
        entries=(replace(found.entries[0], type="attack"), *found.entries[1:]),
    )  # fmt: skip


def exported(name: str) -> str:
    out = io.StringIO()
    format_named(name).write(two(), out)
    return out.getvalue()


def test_json_keeps_the_lists_that_are_scored_and_says_the_rest_beside_them() -> None:
    found = json.loads(exported("json"))
    assert found["stories"] == found["origins"] == [["a.txt", "b.txt"]]
    (story,), (origin,) = found["story_facts"], found["origin_facts"]
    assert (story["first"], story["outlets"], story["origins"], story["pages"]) == ("a.txt", 2, 1, ["a.txt", "b.txt"])
    assert story["id"] == origin["story"]
    assert (origin["giver"], origin["parts"]) == ("Марта Вельц", [{"page": "a.txt", "spans": [[21, len(WIRE)]]}])


def test_json_tells_of_each_step_what_it_covers_and_whether_the_giver_is_among_the_pages() -> None:
    first, second = json.loads(exported("json"))["lineage"]
    (step,) = first["steps"]
    assert (step["taker"], step["giver"], step["basis"]) == ("Меридиан", "Марта Вельц", "stated")
    assert (step["covers"], step["page"]) == ([[21, len(WIRE)]], "b.txt")
    assert second["common"] == {"pages": ["a.txt"], "covers": [[0, 4]], "because": "the same words"}


def test_json_marks_background_and_the_words_by_which_a_passage_differs() -> None:
    (passage,) = json.loads(exported("json"))["reuse"]
    assert passage["background"] is True
    texts = {"a.txt": WIRE, "b.txt": COPY}
    told = {
        texts[passage[side]["page"]][slice(*both[at])]
        for both in passage["differing"]
        for at, side in enumerate("ab")
        if both[at]
    }
    assert told == {"будет дан", "обещан"}


def test_json_weighs_what_is_absent_and_says_why_names_are_one() -> None:
    found = json.loads(exported("json"))
    assert [(one["kind"], one["weight"]) for one in found["absent"]] == [("absent", 0.63)]
    assert not {"absent", "added"} & {one["kind"] for one in found["differences"]}
    (link,) = found["same_as"]
    assert (link["entity"], link["a"], link["verdict"], link["score"], link["basis"]) == (
        "Марта Вельц", "Вельц", "same", 0.9, "inferred",
    )  # fmt: skip


def test_json_says_how_a_stand_changed() -> None:
    (position,) = json.loads(exported("json"))["positions"]
    assert position["changes"] == [{"stands": [1, 2], "of": "stand"}]
    assert position["contradicts"] == [{"stands": [0, 1], "by": "denial"}]


def test_a_line_of_an_event_has_its_class_in_plover_and_all_that_its_pages_give() -> None:
    line, said, _ = json.loads(exported("json"))["entries"]
    assert line["plover"] == {"event": "ASSAULT", "mode": None}
    assert line["dates"] == ["2031-03-05", "2031-03-06"]
    assert [(one["what"], one["value"], one["roughly"], one["page"]) for one in line["numbers"]] == [
        ("погибшие", 3, False, "b.txt"), ("погибшие", 5, True, "a.txt"), ("раненые", 7, False, "a.txt"),
    ]  # fmt: skip
    assert "plover" not in said


def test_pages_differ_where_two_of_them_give_other_numbers() -> None:
    (event,) = two().events
    assert [(low.value, high.value) for low, high in ranges(event)] == [(3, 5)]
    assert parted(two(), event) == "погибшие 3-~5 [b.txt:56-64, a.txt:33-40]; dates 2031-03-05, 2031-03-06"
    assert counted(event) == "погибшие 3-~5; раненые 7"


def test_one_page_that_gives_two_numbers_does_not_differ_with_itself() -> None:
    (event,) = two().events
    alone = replace(event, dates=(), numbers=tuple(replace(one, cite=event.numbers[1].cite) for one in event.numbers))
    assert parted(two(), alone) == ""


def test_an_event_whose_pages_agree_says_nothing_of_it() -> None:
    agreed = Event("2031-03-05", "speech", (), "сказала", two().events[0].evidence)
    assert parted(two(), agreed) == counted(agreed) == ""


def test_csv_gives_numbers_as_a_range_and_from_whom_an_outlet_has_the_words() -> None:
    event, said, _ = csv.DictReader(io.StringIO(exported("csv")))
    assert (event["plover"], event["dates"], event["numbers"]) == (
        "ASSAULT", "2031-03-05; 2031-03-06", "погибшие 3-~5; раненые 7",
    )  # fmt: skip
    assert (said["numbers"], said["source_from"]) == ("", "Марта Вельц (stated)")


def test_words_that_no_step_covers_are_had_from_nobody() -> None:
    wire = two().readings[0]
    assert [step.giver for step in givers(two(), wire.text.cite(Span(30, 40)))] == ["Марта Вельц"]
    assert givers(two(), wire.text.cite(Span(0, 10))) == []


def test_markdown_says_that_pages_differ_and_from_whom_each_has_it() -> None:
    told = exported("md")
    assert "; pages differ: погибшие 3-~5 " in told
    assert "Меридиан ← Марта Вельц (stated), 2031-03-05, `a.txt:51-66`" in told


def test_jsonl_has_the_links_too() -> None:
    records = [json.loads(line) for line in exported("jsonl").splitlines()]
    kinds = {record["record"] for record in records}
    assert kinds == {
        "page", "story", "origin", "lineage", "event", "passage", "difference", "position", "same_as", "entry",
    }  # fmt: skip
    assert all(record["weight"] == 0.63 for record in records if record["record"] == "difference")
