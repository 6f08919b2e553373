"""Pairs of pages as they are read and scored; the sets themselves lie elsewhere and are no part of this."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from evals.pairs import PAGES, POSTS, TITLES, Told, area, between, full_pairs, measured, misses, title_pairs, told

FIRE = ("В Нижней Луде сгорел музей паровозов", "Пожар в музее паровозов под Нижней Лудой потушили к утру, погибших нет.")
AGAIN = ("Музей паровозов сгорел под Нижней Лудой", "Под Нижней Лудой ночью сгорел музей паровозов. Пожар потушили к утру.")
GRAIN = ("Верония и Тарсия договорились о зерне", "Переговоры о поставках зерна завершились в Лурии подписанием соглашения.")


def a_set(folder: Path) -> Path:
    """A folder with one pair of one happening and one of two, in each form."""
    rows = [(FIRE, AGAIN, True), (FIRE, GRAIN, False)]
    pages, titles = [], []
    for number, (one, other, same) in enumerate(rows):
        sides = {"first": one, "second": other}
        urls = {side: f"https://{side}.example/{number}" for side in sides}
        full = {
            f"INPUT:{side}_{part}": words
            for side, page in sides.items()
            for part, words in zip(("title", "text"), page, strict=True)
        }
        pages.append(
            {**full, **{f"INPUT:{side}_url": url for side, url in urls.items()}, "GOLDEN:quality": "OK" if same else "BAD"}
        )
        bare = {f"{side}_title": page[0] for side, page in sides.items()} | {f"{side}_url": url for side, url in urls.items()}
        titles.append({**bare, "gold": int(same)})
    for name, lines in ((PAGES, pages), (TITLES, titles)):
        (folder / name).write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    header = "INPUT:first_url\tINPUT:second_url\tINPUT:first_text\tINPUT:second_text\tGOLDEN:result\n"
    for at, name in enumerate(POSTS):
        post = f"https://a.example/{at}\thttps://b.example/{at}\t{FIRE[1]}\t{AGAIN[1]}\tok\n"
        (folder / name).write_text(header + post, "utf-8")
    return folder


def test_pairs_are_read_of_all_files(tmp_path: Path) -> None:
    pairs = list(full_pairs(a_set(tmp_path)))
    assert [pair.same for pair in pairs] == [True, False, True, True, True]
    assert pairs[0].one == (*FIRE, "https://first.example/0")
    assert [pair.other[0] for pair in title_pairs(tmp_path)] == [AGAIN[0], GRAIN[0]]


def test_what_is_told_rightly_gives_full_figures(tmp_path: Path) -> None:
    found = measured(a_set(tmp_path))
    assert [round(figure.value, 3) for figure in found.figures] == [1.0, 1.0]
    assert found.misses == ()
    assert found.remarks[0].startswith("5 pairs of pages, F1 1.000 (1.00-1.00); 2 pairs of titles")


def test_misses_say_which_way_and_how_sure(tmp_path: Path) -> None:
    read = told(full_pairs(a_set(tmp_path)))
    wrong = Told(read.pairs, 1 - read.likeness)
    assert [miss.kind for miss in misses(wrong)].count("two happenings told as one") == 1
    assert len(list(misses(wrong))) == len(read.pairs)


def test_the_area_counts_pairs_in_the_right_order() -> None:
    same = np.array([True, True, False, False])
    assert area(np.array([0.9, 0.8, 0.2, 0.1]), same) == 1.0
    assert area(np.array([0.9, 0.1, 0.1, 0.5]), same) == pytest.approx((2 + 0.5) / 4)
    assert area(np.array([0.9]), np.array([True])) == 0.0


def test_an_interval_is_the_same_each_time() -> None:
    values = np.array([0.0, 1.0, 1.0, 0.0, 1.0])
    assert between(lambda drawn: float(values[drawn].mean()), 5) == between(lambda drawn: float(values[drawn].mean()), 5)
