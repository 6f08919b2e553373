"""How linking is counted: which mentions, what their normal forms are, and what is shown of what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from evals.linking import b_cubed, linked, measured, misses, referred, told, wikidata

RU = "Глава МИД Лурии Гордей Лунёв прибыл в Тарсию. Лунёва ждали в Тарсии."
UK = "Гордія Лунєва чекали в Тарсії."


def rows(text: str, *named: tuple[str, str, str, str]) -> str:
    out, place = [], 0
    for words, lemma, type_, whose in named:
        place = text.index(words, place)
        out.append(f"{place}\t{place + len(words)}\t{words}\t{lemma}\t{type_}\t{whose}")
        place += len(words)
    return "\n".join(out) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for code, text, gold in (
        ("ru", RU, rows(
            RU, ("МИД Лурии", "МИД Лурии", "ORG", "ORG-Luria"), ("Гордей Лунёв", "Гордей Лунёв", "PER", "PER-Lunev"),
            ("Тарсию", "Тарсия", "LOC", "GPE-Tarsia"), ("Лунёва", "Лунёв", "PER", "PER-Lunev"),
            ("Тарсии", "Тарсия", "LOC", "GPE-Tarsia"),
        )),
        ("uk", UK, rows(
            UK, ("Гордія Лунєва", "Гордій Лунєв", "PER", "PER-Lunev"), ("Тарсії", "Тарсія", "LOC", "GPE-Tarsia"),
        )),
    ):  # fmt: skip
        for kind, content in (("raw", text), ("ner", gold)):
            path = tmp_path / kind / "story" / code / ("page.txt" + (".tsv" if kind == "ner" else ""))
            path.parent.mkdir(parents=True)
            path.write_text(content, encoding="utf-8")
    return tmp_path


def test_b_cubed_is_what_its_authors_count() -> None:
    assert b_cubed("aaabb", "xxxxx") == pytest.approx((0.52, 1.0))
    assert b_cubed("aaabb", "xxyzz") == pytest.approx((1.0, (4 / 3 + 1 / 3 + 2) / 5))
    assert b_cubed("", "") == (0.0, 0.0)


def test_normal_forms_are_read_off_a_russian_page_and_stand_as_they_are_on_another(folder: Path) -> None:
    forms = {page.code: [one.normal for one in page.named] for page in told(folder)}
    assert forms["ru"] == ["МИД Лурии", "Гордей Лунёв", "Тарсия", "Лунёв", "Тарсия"]
    assert forms["uk"] == ["Гордія Лунєва", "Тарсії"]


def test_mentions_of_both_languages_are_linked_as_one_chronicle(folder: Path) -> None:
    found = measured(folder)
    assert [(figure.name, figure.value) for figure in found.figures[:2]] == [("Russian", 1.0), ("Russian and Ukrainian", 1.0)]
    assert found.figures[1].rival is not None
    assert found.figures[1].rival < 1.0
    assert found.remarks[0] == "5 mentions on 1 Russian pages, 7 on 2 in both languages."
    assert found.misses == ()


def test_a_piece_that_stands_apart_and_one_that_is_held_with_anothers_are_shown(folder: Path) -> None:
    path = folder / "ner" / "story" / "uk" / "page.txt.tsv"
    path.write_text(path.read_text("utf-8").replace("PER-Lunev", "PER-Other"), encoding="utf-8")
    shown = [(miss.kind, miss.gold, miss.ours) for miss in misses(linked(list(told(folder))))]
    assert shown == [("merged, PER", "PER-Other, 1 mentions", "Гордей Лунёв")]


def test_of_nerel_the_outermost_names_with_an_item_count(tmp_path: Path) -> None:
    marks = (
        ("T1", "ORGANIZATION", "МИД Лурии", "Q1"), ("T2", "COUNTRY", "Лурии", "Q2"), ("T4", "COUNTRY", "Тарсию", "Q3"),
        ("T3", "PERSON", "Гордей Лунёв", "NULL"), ("T5", "PROFESSION", "Глава", "Q4"),
    )  # fmt: skip
    lines = []
    for mark, type_, words, item in marks:
        at = RU.index(words)
        lines += [f"{mark}\t{type_} {at} {at + len(words)}\t{words}", f"N{mark[1:]}\tReference {mark} Wikidata:{item}\t{words}"]
    (tmp_path / "page.txt").write_text(RU, encoding="utf-8")
    (tmp_path / "page.ann").write_text("\n".join(lines), encoding="utf-8")
    (page,) = referred(tmp_path)
    assert [(one.type, one.normal, one.id) for one in page.named] == [
        ("ORG", "МИД Лурии", "Wikidata:Q1"),
        ("LOC", "Тарсия", "Wikidata:Q3"),
    ]
    assert wikidata(tmp_path).figures[0].value == 1.0


def test_pages_that_are_not_there_are_no_figure(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="are not on this machine"):
        list(told(tmp_path))
    with pytest.raises(FileNotFoundError, match="are not on this machine"):
        list(referred(tmp_path))
