"""Which line of a page's head is the title, and what mastheads, copyright lines and datelines say of the outlet."""

from __future__ import annotations

import signal
from types import FrameType

import pytest

from svod.clean import clean
from tests.clean.drawing import drawn, page

STORY = (
    "Президент Веронии Гордей Лунёв открыл мост через реку Лура. Мост строили три года.\n\n"
    "«Мост нужен всем», – сказал Лунёв журналистам."
)


def title(text: str) -> str | None:
    fact = clean(page(text)).title
    return fact.value if fact else None


@pytest.mark.parametrize(
    "masthead",
    [
        "ГОЛОС ЛУРЫ",
        "Газета моста и реки. Выходит по средам",
        "Официальный сайт президента Веронии",
        "Радио «Новый берег» 88,4 FM",
        "«Вестник Заречья» — независимая газета",
        "Районная газета Заречья",
        "Новый берег | Новости",
        "novy-bereg.example",
        "№ 12 (4310)",
        "Эфир   Подкасты   Программа",
        "Лента Политика Экономика Спорт Фото",
        "Президент Веронии / Мосты / Новости",
    ],
)
def test_a_masthead_is_no_title(masthead: str) -> None:
    """Though it holds the text's own words, and stands above the headline."""
    text = f"{masthead}\n\nЛунёв пришёл на берег\n\n12 марта 2031\n\n{STORY}"
    assert title(text) == "Лунёв пришёл на берег"
    assert drawn(text).startswith("boilerplate ")


def test_a_headline_without_the_words_of_the_text_stands_above_the_date() -> None:
    assert title(f"ГОЛОС ЛУРЫ\n\nПришла весна\n\n12 марта 2031\n\n{STORY}") == "Пришла весна"


@pytest.mark.parametrize(
    "headline",
    [
        "Лунёв открыл мост через реку (фото)",
        "Телефонный мост через реку открыл президент Лунёв",
        "Лунёв открыл мост! Что дальше?",
        "«Мост нужен всем». Лунёв открыл переправу через Луру",
        "ЛУНЁВ ОТКРЫЛ МОСТ",
    ],
)
def test_a_headline_that_looks_like_something_else(headline: str) -> None:
    assert title(f"Погода в Заречье +3\n\n{headline}\n\n12 марта 2031\n\n{STORY}") == headline


def test_headlines_of_other_pages_above_the_title() -> None:
    others = "Парламент Тарсии избрал спикера. Им стала Ясна Корель\nВ столице Лурии открылась выставка\n"
    assert title(f"{others}Лунёв открыл мост на реке\n12 марта 2031\n{STORY}") == "Лунёв открыл мост на реке"


@pytest.mark.parametrize(
    ("text", "outlet", "because"),
    [
        (f"Лунёв открыл мост\n\nПЛАЦ, 5 июн – Меридиан. {STORY}", "Меридиан", "the agency of the dateline"),
        (f"Лунёв открыл мост\n\nПлац/06.06.31/Береговая сводка: {STORY}", "Береговая сводка", "the agency of the dateline"),
        (f"Лунёв открыл мост\n\nПЛАЦ, 5 июн – Лунёв открыл мост. {STORY}", None, None),
        (f"ГОЛОС ЛУРЫ\n\nЛунёв открыл мост\n\n{STORY}", "Голос Луры", "the name above the title"),
        (f"Газета «Новый берег»\n\nЛунёв открыл мост\n\n{STORY}", "Новый берег", "the name above the title"),
        (
            f"Официальный сайт президента Лурии\n\nЛунёв открыл мост\n\n{STORY}",
            "Официальный сайт президента Лурии",
            "the name above the title",
        ),
        (f"Ежедневная газета. Выходит по средам\n\nЛунёв открыл мост\n\n{STORY}", None, None),
        (f"Лунёв открыл мост\n\n{STORY}\n\n© Новый берег, 2009–2031", "Новый берег", "the line of copyright"),
        (f"Лунёв открыл мост\n\n{STORY}\n\n© 2031 «Новый берег». Все права защищены", "«Новый берег»", "the line of copyright"),
        (f"Лунёв открыл мост\n\n{STORY}\n\n© 2031 Все права защищены", None, None),
        (
            f"Лунёв открыл мост\n\n{STORY}\n\nПодпишитесь на рассылку Lenta.ru",
            "Лента.ру",
            "the site that its own promotion names",
        ),
    ],
)
def test_outlet(text: str, outlet: str | None, because: str | None) -> None:
    found = clean(page(text)).outlet
    assert (found and found.value, found and found.because) == (outlet, because)
    if found and found.cite:
        found.cite.check(text)


@pytest.mark.parametrize(
    ("foot", "roles"),
    [
        ("Лента новостей\n12:40 Корель избрана спикером\n12:55 Тарсия закрыла порт. Суда ждут", "boilerplate teaser teaser"),
        ("Объявления\nПродам дом у реки\nСобрание переносится на среду", "boilerplate boilerplate boilerplate"),
        ("Читайте также\nПять вопросов о мире\nКорель избрана спикером", "boilerplate teaser teaser"),
        ("Дата публикации: 12 марта 2031, 10:00", "boilerplate"),
        ("Теги: мост, река, фото", "boilerplate"),
        ("Комментарии (3)   Пожаловаться на ошибку", "boilerplate"),
        ("Свидетельство о регистрации ЭЛ № ФС 77-00000", "boilerplate"),
        ("Тел. редакции: 8 (044) 555-12-90", "boilerplate"),
        ("18+", "boilerplate"),
        ("Powered by Bridge", "boilerplate"),
        ("Privacy policy", "boilerplate"),
        ("Корель избрана спикером >>>", "teaser"),
        ("→ Тарсия закрыла порт на неделю", "teaser"),
        ("Марта Вельц, корреспондент", "credit"),
    ],
)
def test_what_stands_below_the_text(foot: str, roles: str) -> None:
    text = clean(page(f"Лунёв открыл мост\n\n12 марта 2031\n\n{STORY}\n\n{foot}"))
    assert " ".join(block.role for block in text.blocks[4:]) == roles


def test_a_short_line_is_a_subheading_only_if_the_text_below_takes_it_up() -> None:
    def role(line: str) -> str:
        text = f"Лунёв открыл мост\n\n{STORY}\n\n{line}\n\nПереправа работала с осени, паром ходил дважды в день."
        return clean(page(text)).blocks[3].role

    assert (role("Паром работал с осени"), role("Корель избрана новым спикером")) == ("subheading", "teaser")


def test_a_sentence_without_the_storys_words_belongs_to_it_if_the_next_ones_do() -> None:
    text = f"Лунёв открыл мост\n\n{STORY}\n\nРеклама\n\nПогода стояла ясная.\n\nМост через реку Лура строили три года."
    assert [block.role for block in clean(page(text)).blocks[4:]] == ["body", "body"]


@pytest.mark.parametrize("piece", ["фотолента ", "видео новости", "vk ", "яндекс новости ", "$1 ", "наука и техника "])
def test_a_long_row_costs_no_more_than_reading_it(piece: str) -> None:
    """A pattern that can be matched in two ways at each word takes years for forty of them."""

    def late(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(piece)

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(20)
    try:
        clean(page(f"Лунёв открыл мост\n\n{STORY}\n\n{piece * 40}щщ"))
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
