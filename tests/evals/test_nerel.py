"""Which DATE spans of NEREL are calendar times, told by their own words; and how finds are counted against them."""

from __future__ import annotations

from pathlib import Path

import pytest
from evals.nerel import Figures, calendar, figures

CALENDAR = (
    "12 марта 2031 года", "в мае", "5 мар", "в понедельник", "прошлой осенью", "05.03.2031", "в 2029", "за 2029 год",
    "в 2000-х",
    "в конце 70-х", "девяностые годы", "в XIX веке", "вчера", "накануне", "на этой неделе", "в том же году", "в будущем месяце",
    "того дня", "в выходные", "через два дня", "год назад", "лет тому назад", "спустя три недели", "месяцем позже",
)  # fmt: skip
NONE = (
    "два года", "45 лет", "25-летний", "за последние 300 лет", "ежегодно", "каждый день", "в день", "утром", "вечером",
    "12 часов",
    "несколько недель назад", "через несколько дней", "сейчас", "в настоящее время", "на сегодняшний день", "недавно", "31",
    "1500 дней", "полвека", "в юности", "последние недели", "в течение десяти дней",
)  # fmt: skip


@pytest.mark.parametrize("words", CALENDAR)
def test_words_that_name_a_stretch_of_the_calendar_are_a_calendar_time(words: str) -> None:
    assert calendar(words)


@pytest.mark.parametrize("words", NONE)
def test_lengths_ages_frequencies_parts_of_a_day_and_the_present_are_none(words: str) -> None:
    assert not calendar(words)


def scored(folder: Path, content: str, *spans: tuple[str, str]) -> Figures:
    lines, place = list[str](), 0
    for number, (kind, words) in enumerate(spans):
        place = content.index(words, place)
        lines.append(f"T{number}\t{kind} {place} {place + len(words)}\t{words}")
    (folder / "page.txt").write_text(content, encoding="utf-8")
    (folder / "page.ann").write_text("\n".join([*lines, "R1\tAGENT Arg1:T0 Arg2:T0"]), encoding="utf-8")
    return figures(folder)


PAGE = """Лунёв прибыл в Вельск 10 марта

Президент Веронии Гордей Лунёв прибыл в Вельск 11 марта и пробыл там два года, сообщает «Вестник Заречья».

Сейчас он в Тарсии, а до следующего съезда партии, в июле 2020 года, вернётся домой.
"""


def test_headline_lengths_and_the_present_are_left_out(tmp_path: Path) -> None:
    found = scored(tmp_path, PAGE, ("DATE", "10 марта"), ("DATE", "11 марта"), ("DATE", "два года"), ("DATE", "июле 2020 года"))
    assert (found.gold, found.dates, found.found, found.present) == (2, 3, 2, 1)
    assert (found.recall, found.precision) == (1.0, 1.0)
    assert found.precision_with_present == pytest.approx(2 / 3)


def test_a_miss_and_an_extra_are_shown_where_they_stand(tmp_path: Path) -> None:
    page = PAGE.replace("11 марта", "на третий день мая")
    found = scored(tmp_path, page, ("DATE", "третий день мая"), ("TIME", "вернётся домой"))
    assert [miss.words for miss in found.misses] == ["третий день мая"]
    assert found.misses[0].around.endswith("Лунёв прибыл в Вельск на [третий день мая] и пробыл там два года, сообща")
    assert [extra.words for extra in found.extras] == ["в июле 2020 года"]


def test_pages_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="not on this machine"):
        figures(tmp_path / "none")
