"""How an agency is cut out of a page, and how the origin that is then found is counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from evals.silver import answers, cut, measured


@pytest.mark.parametrize(
    ("text", "agency", "left"),
    [
        ("Мост открыт, сообщает ТАСС.", "ТАСС", "Мост открыт."),
        ("Мост открыт, пишут «Известия». Паром ходит.", "Известия", "Мост открыт. Паром ходит."),
        ("Об этом Лунёв рассказал «Известиям» в среду.", "Известия", "Об этом Лунёв в среду."),
        ("По сообщению РИА «Новости», мост открыт.", "РИА Новости", ", мост открыт."),
        ("Мост открыт, говорится на сайте ria.ru.", "РИА Новости", "Мост открыт."),
        ("Мост открыт со ссылкой на агентство Интерфакс.", "Интерфакс", "Мост открыт."),
        ("МОСКВА, 2 мая — РИА Новости. Мост открыт.", "РИА Новости", "МОСКВА, 2 мая — . Мост открыт."),
        ("Известный мост открыт, пишет ТАСС.", "Известия", "Известный мост открыт, пишет ТАСС."),
    ],
)
def test_what_names_the_agency_is_cut_out_with_what_points_at_it(text: str, agency: str, left: str) -> None:
    assert cut(text, agency) == left


LEAD = "Президент Веронии Марта Вельц закрыла границу с Тарсией до конца весны из-за паводка в долине Студёной"
BODY = (
    "Жители приграничных сёл получат выплаты из резервного фонда, а паром через Нижнюю Луду будет ходить по расписанию.",
    "Рынок в порту закроют на две недели, пока инженеры проверят опоры старого моста и насыпь железной дороги.",
)
WIRE = f"МОСКВА, 2 мая. /ТАСС/. {LEAD}. Об этом ТАСС рассказали во дворце в субботу.\n" + "\n".join(BODY)
COPY = f"{LEAD}, сообщает ТАСС.\n" + "\n".join(BODY)
OWN = (
    "У шлагбаума с утра стоит очередь из грузовиков, водители торопятся домой, пишет ТАСС.\n"
    "Хозяйка придорожного кафе говорит, что такой выручки не видела с осенней ярмарки, и варит второй котёл супа."
)


def written(folder: Path, *pages: tuple[str, str, str]) -> tuple[Path, Path]:
    """A day of pages (outlet, hour, text) under one title, and the set of those that are no agency's own."""
    day, silver = folder / "day.jsonl", folder / "silver.jsonl"
    title = "Вельц закрыла границу с Тарсией"
    records = [
        {"url": f"https://{at}.example/{at}", "outlet": outlet, "time": f"2 May {hour}:00 2031", "title": title, "text": text}
        for at, (outlet, hour, text) in enumerate(pages)
    ]
    day.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8")
    cases = [{"url": r["url"], "named_agency": "ТАСС", "agency_url": records[0]["url"]} for r in records[1:]]
    silver.write_text("\n".join(json.dumps(case, ensure_ascii=False) for case in cases), encoding="utf-8")
    return day, silver


def test_a_copy_is_known_by_the_agencys_own_page_and_what_is_told_otherwise_is_not_answered(tmp_path: Path) -> None:
    day, silver = written(tmp_path, ("ТАСС", "08", WIRE), ("Новый берег", "09", COPY), ("Вестник Заречья", "10", OWN))
    copy, own = answers(day, silver)
    assert (copy.found, copy.right) == ("ТАСС", True)
    assert copy.because.endswith("which is signed by the agency")
    assert (own.found, own.right) == ("", False)


def test_shares_are_of_those_answered_and_of_all_and_misses_say_what_kind(tmp_path: Path) -> None:
    day, silver = written(tmp_path, ("ТАСС", "08", WIRE), ("Новый берег", "09", COPY), ("Вестник Заречья", "10", OWN))
    found = measured(day, silver)
    assert [figure.value for figure in found.figures] == [1.0, 0.5, 0.5]
    assert [(miss.kind, miss.gold, miss.ours) for miss in found.misses] == [("not answered", "ТАСС", "")]
    assert found.remarks == ("2 pages, 1 answered, 1 right.",)
