"""How names are counted: what a name is in FactRuEval's layers, what stands for a miss, and what is said without natasha."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from evals.names import Marked, factrueval, factrueval_pages, misses, outermost, slavicner

from evals import names

TEXT = "Глава МИД Лурии Гордей Лунёв прибыл на улицу Заречную. Мэрия Заречья молчит."


def at(words: str, kind: str, text: str = TEXT) -> Marked:
    start = text.index(words)
    return Marked(start, start + len(words), kind)  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    spans = (
        ("1", "job", "Глава"), ("2", "org_name", "МИД Лурии"), ("3", "loc_name", "Лурии"), ("4", "name", "Гордей"),
        ("5", "surname", "Лунёв"), ("6", "loc_descr", "улицу"), ("7", "loc_name", "Заречную"), ("8", "org_descr", "Мэрия"),
        ("9", "loc_name", "Заречья"),
    )  # fmt: skip
    rows = (f"{number} {kind} {TEXT.index(words)} {len(words)} 0 1  # {words}" for number, kind, words in spans)
    objects = ("1 Org 2 3", "2 LocOrg 3", "3 Person 4 5", "4 Location 6 7", "5 Org 8 9", "6 LocOrg 9", "7 Project 1")
    (tmp_path / "book_1.txt").write_text(TEXT, "utf-8")
    (tmp_path / "book_1.spans").write_text("\n".join(rows), "utf-8")
    (tmp_path / "book_1.objects").write_text("\n".join(f"{line} # words" for line in objects), "utf-8")
    return tmp_path


def test_a_name_is_a_whole_person_a_bodys_name_and_a_places_name_none_inside_another(folder: Path) -> None:
    [(page, text, gold)] = factrueval_pages(folder)
    drawn = text
    for name in reversed(gold):
        drawn = f"{drawn[: name.start]}⟦{drawn[name.start : name.stop]}⟧{drawn[name.stop :]}"
    assert page == "book_1.txt"
    assert drawn == "Глава ⟦МИД Лурии⟧ ⟦Гордей Лунёв⟧ прибыл на улицу ⟦Заречную⟧. Мэрия ⟦Заречья⟧ молчит."
    assert [name.kind for name in gold] == ["organisation", "person", "place", "place"]


def test_of_names_that_overlap_the_outermost_counts() -> None:
    assert outermost([Marked(4, 9, "place"), Marked(0, 9, "organisation"), Marked(9, 12, "person")]) == (
        Marked(0, 9, "organisation"),
        Marked(9, 12, "person"),
    )


def test_misses_are_told_by_their_cause() -> None:
    gold = (at("МИД Лурии", "organisation"), at("Гордей Лунёв", "person"), at("Заречную", "place"), at("Заречья", "place"))
    found = (at("МИД", "organisation"), at("Гордей Лунёв", "person"), at("Заречную", "person"), at("Глава", "person"))
    told = [(miss.kind, miss.words.split("⟦")[1].split("⟧")[0]) for miss in misses([names.Read("p", TEXT, gold, found, None)])]
    assert told == [
        ("organisation, other ends", "МИД Лурии"),
        ("place -> person", "Заречную"),
        ("place missed", "Заречья"),
        ("no person", "Глава"),
    ]


def test_without_natasha_ours_stand_alone_and_it_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = folder / "broken.py"
    broken.write_text("raise SystemExit('no such part')", "utf-8")
    monkeypatch.setattr(names, "NATASHA", (sys.executable, str(broken)))
    found = factrueval(folder)
    assert [(figure.name, figure.rival) for figure in found.figures] == [
        ("person", None),
        ("place", None),
        ("organisation", None),
    ]
    assert found.figures[0].value == 1.0
    assert found.remarks[0] == "natasha could not be run beside it: no such part"


def test_normal_forms_are_compared_on_the_names_that_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "natashas", lambda texts: ([(Marked(9, 22, "person", "Гордея Лунёва"),) for _ in texts], ()))
    text = "Отставку Гордея Лунёва приняли в Германии."
    (tmp_path / "ner" / "story" / "ru").mkdir(parents=True)
    (tmp_path / "raw" / "story" / "ru").mkdir(parents=True)
    (tmp_path / "raw" / "story" / "ru" / "1.txt").write_text(text, "utf-8")
    rows = (
        "9\t22\tГордея Лунёва\tГордей Лунев\tPER\tX",
        "33\t41\tГермании\tГермании\tLOC\tY",
        "0\t8\tОтставку\tотставка\tEVT\tZ",
    )
    (tmp_path / "ner" / "story" / "ru" / "1.txt.tsv").write_text("\n".join(rows), "utf-8")
    found = slavicner(tmp_path)
    assert [(figure.name, figure.value, figure.rival) for figure in found.figures] == [
        ("person, normal form", 1.0, 0.0),
        ("place, normal form", 0.0, 0.0),
        ("organisation, normal form", 0.0, 0.0),
    ]
    assert [(miss.kind, miss.gold, miss.ours) for miss in found.misses] == [("place, other form", "Германии", "Германия")]
