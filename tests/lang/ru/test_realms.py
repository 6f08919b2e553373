"""States and towns that no list knows, read off the page's own words."""

import pytest

from svod.lang import language
from svod.model.span import Span


def names(*sentences: str) -> list[str]:
    content, spans = "", list[Span]()
    for sentence in sentences:
        spans.append(Span(len(content), len(content) + len(sentence)))
        content += sentence + " "
    ru = language("ru")
    assert ru is not None
    return [f"{m.kind} {m.normal}" for parsed in ru.analyse(content, spans) for m in parsed.mentions]


def test_what_has_a_president_is_a_state_wherever_the_page_names_it() -> None:
    found = names("Президент Лурии Гордей Лунёв прибыл в столицу.", "Лурия закрыла границу.", "Границу Лурии закрыли.")
    assert [name for name in found if "Лури" in name] == ["place Лурия"] * 3
    assert "person Гордей Лунёв" in found


def test_nobody_is_in_a_person() -> None:
    assert "place Вергард" in names("Делегация три дня провела в Вергарде.")


def test_the_premier_himself_is_no_state() -> None:
    assert "place Симан" not in names("Премьер-министра Артура Симана ждали.", "Премьера Симана ждали до утра.")


@pytest.mark.parametrize("page", ["", "Президент.", "В Лурии, Лурии и Лурии", "МИД"])
def test_odd_pages_have_names_or_none(page: str) -> None:
    assert isinstance(names(page) if page else [], list)
