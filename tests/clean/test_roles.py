"""What each line of a page is. The pages are invented; the noise is of the kinds that crawls bring."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.clean import clean
from svod.clean.lines import lines_of
from svod.lang import language
from svod.model.page import Given
from svod.model.span import Span
from tests.clean.drawing import drawn, page

NOISY = """\
Главная Политика Спорт
RU | EN
Хоккей18:30Мужчины, финал, #4Подробнее

Лунёв пообещал открыть границу Веронии до конца весны

12 марта 2031, 14:05
Фото: Ясна Корель / Меридиан

Президент Веронии Гордей Лунёв пообещал открыть границу с Тарсией до конца весны. Об этом сообщает агентство «Меридиан».
"Мы откроем все переходы", - сказал Лунёв журналистам.
Мост через реку Лура на границе с Тарсией - Новый берег, 1920, 11.03.2031
Тарсия потребовала от соседей вернуть таможню на мост
Реклама
Власти Тарсии пока не ответили президенту Веронии, но границу со своей стороны закрывать не стали.
О таможне на мосту
Таможню на границе Веронии и Тарсии закрыли в 2029 году. --0--
Новости партнёров
-
Жители Остмарии выбирают парламент: в столице открылись участки для голосования.
-
Учёные нашли на дне озера древний город.
Подписывайтесь на наш канал в Telegram
Написать отзыв
Все права защищены. При использовании материалов ссылка обязательна.
(function(w) { w[n] = w[n] || []; w[n].push({ id: 7, box: 'b' }); })(window);
0
"""


def test_noisy_page() -> None:
    assert (
        drawn(NOISY)
        == """\
boilerplate Главная Политика Спорт
boilerplate RU | EN
boilerplate Хоккей18:30Мужчины, финал, #4Подробнее
title       Лунёв пообещал открыть границу Веронии
date        12 марта 2031, 14:05
credit      Фото: Ясна Корель / Меридиан
body        Президент Веронии Гордей Лунёв пообеща
body        "Мы откроем все переходы", - сказал Лу
caption     Мост через реку Лура на границе с Тарс
teaser      Тарсия потребовала от соседей вернуть
boilerplate Реклама
body        Власти Тарсии пока не ответили президе
subheading  О таможне на мосту
body        Таможню на границе Веронии и Тарсии за
boilerplate Новости партнёров
boilerplate -
teaser      Жители Остмарии выбирают парламент: в
boilerplate -
teaser      Учёные нашли на дне озера древний горо
boilerplate Подписывайтесь на наш канал в Telegram
boilerplate Написать отзыв
boilerplate Все права защищены. При использовании
boilerplate (function(w) { w[n] = w[n] || []; w[n]
boilerplate 0"""
    )


def test_page_of_two_lines() -> None:
    """All of a page's text in one paragraph, with words of a form left in it: roles are of lines, but for an agency's stamp."""
    assert (
        drawn(
            "Лунёв уходит в отставку\n\n, 05:31 REGNUM Президент Веронии Гордей Лунёв уходит в отставку, сообщает «Меридиан». "
            "Читайте также: Кто такой Лунёв Если Вы заметите ошибку, нажмите"
        )
        == "title       Лунёв уходит в отставку\ndate        , 05:31 REGNUM\n"
        "body        Президент Веронии Гордей Лунёв уходит"
    )


def test_standfirst_stands_between_title_and_dateline() -> None:
    assert drawn(
        "Симан назвал Тарсию и Веронию друзьями Лурии\n"
        "Министр отметил, что поезда между столицами пойдут уже летом\n"
        "ПЛАЦ, 20 мар – Меридиан. Лурия дружит с Тарсией и Веронией, заявил министр Артур Симан. Поезда пойдут летом.\n"
        "Симан отметил, что столицы свяжут поезда."
    ) == (
        "title       Симан назвал Тарсию и Веронию друзьями\n"
        "standfirst  Министр отметил, что поезда между стол\n"
        "body        ПЛАЦ, 20 мар – Меридиан. Лурия дружит\n"
        "body        Симан отметил, что столицы свяжут поез"
    )


def test_a_lead_that_ends_in_a_full_stop_stands_above_the_dateline() -> None:
    assert "standfirst  Поезда между столицами пойдут уже лето" in drawn(
        "Симан назвал Тарсию и Веронию друзьями Лурии\n\nПоезда между столицами пойдут уже летом, обещает министр.\n\n"
        "ПЛАЦ, 20 мар – Меридиан. Лурия дружит с Тарсией и Веронией, заявил министр Артур Симан."
    )


def test_list_goes_on_with_its_sentence() -> None:
    assert drawn(
        "Парламент Лурии принял три закона\n\nПарламент Лурии принял в среду три закона:\n"
        "- о таможне;\n- о мостах;\n- о школах.\n"
        "Законы вступят в силу в мае, сообщила Марта Вельц."
    ).split("\n")[2:5] == ["body        - о таможне;", "body        - о мостах;", "body        - о школах."]


def test_credits_at_the_foot() -> None:
    assert drawn(
        "Лурия построит мост через реку\n\nЛурия построит мост через реку Лура, сообщил министр Артур Симан.\n\n"
        'АБВ "Новый берег"\n\nФото: сайт министра\n\nПо материалам агентства «Меридиан»'
    ).split("\n")[2:] == [
        'credit      АБВ "Новый берег"',
        "credit      Фото: сайт министра",
        "credit      По материалам агентства «Меридиан»",
    ]


def test_a_line_without_a_verb_under_the_title_is_of_a_picture() -> None:
    assert "caption     Гордей Лунёв" in drawn(
        "Лунёв уходит в отставку\n\nГордей Лунёв\n\nПрезидент Веронии Гордей Лунёв уходит в отставку, сообщает «Меридиан»."
    )


def test_title_printed_twice() -> None:
    text = "Лунёв уходит в отставку\nЛунёв уходит в отставку. Сегодня, 16:40\nПрезидент Веронии Гордей Лунёв уходит в отставку."
    assert [block.role for block in clean(page(text)).blocks] == ["title", "title", "date", "body"]


def test_rows_of_tags_and_dates_are_no_title_and_no_date() -> None:
    """A calendar and a row of tags, printed twice as crawls have it, hold the names and the form of the real ones."""
    text = clean(
        page(
            "Верония Лурия мост граница Верония Лурия мост граница\n17 января 2035\n16 января 2035\n15 января 2035\n\n"
            "Верония открыла мост на границе с Лурией\n\nВерония открыла мост на границе с Лурией, сообщила Марта Вельц."
        )
    )
    assert [block.role for block in text.blocks] == ["boilerplate"] * 4 + ["title", "body"]
    assert text.published is None


def test_byline_above_the_title_and_date_at_the_foot() -> None:
    assert drawn(
        "Артур Симан\n\nВЕРОНИЯ ОТКРЫЛА МОСТ НА ГРАНИЦЕ\n\nВерония открыла мост на границе, сообщил Лунёв.\n\n"
        "«Мост нужен всем», – написал он\n\nИсточник: ТАСС\n\n17.12.2031"
    ) == (
        "credit      Артур Симан\ntitle       ВЕРОНИЯ ОТКРЫЛА МОСТ НА ГРАНИЦЕ\n"
        "body        Верония открыла мост на границе, сообщ\nbody        «Мост нужен всем», – написал он\n"
        "credit      Источник: ТАСС\ndate        17.12.2031"
    )


def test_broken_paragraph_is_no_headline() -> None:
    """Links lost in a crawl leave paragraphs that stop in the middle of a sentence."""
    lost = "Президент Веронии Гордей Лунёв уходит. Об этом заявил его представитель в интервью"
    text = f"Лунёв уходит\n\n{lost}\n\nЕго сменит Марта Вельц."
    assert [block.role for block in clean(page(text)).blocks] == ["title", "body", "body"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Читайте также: Вельц возглавит парламент", "teaser"),
        ("Просмотров: 1 204", "boilerplate"),
        ("Комментарии (12)", "boilerplate"),
        ("Теги: Верония, граница, мост", "boilerplate"),
        ("https://bereg.example/news/12", "boilerplate"),
        ("#Верония #граница", "boilerplate"),
        ("Главная » Новости » Политика", "boilerplate"),
        ("Если вы нашли ошибку, выделите её и нажмите Ctrl+Enter", "boilerplate"),
        ("© Меридиан / Ясна Корель", "credit"),
        ("Гордей Лунёв на мосту. Фото: Меридиан", "caption"),
        ("© 2031 Новый берег", "boilerplate"),
    ],
)
def test_forms_inside_a_story(line: str, role: str) -> None:
    before = "Лунёв откроет мост на границе\n\nПрезидент Веронии Гордей Лунёв откроет мост на границе с Тарсией."
    text = f"{before}\n{line}\nМост на границе строили три года, сообщил Лунёв."
    blocks = clean(page(text)).blocks
    assert [block.role for block in blocks] == ["title", "body", role, "body"]


def test_every_block_has_a_reason() -> None:
    assert all(block.because for block in clean(page(NOISY)).blocks)


PIECES = st.one_of(
    st.sampled_from(NOISY.split("\n")),
    st.text(max_size=60),
    st.sampled_from(["\n", "\n\n", "\xa0", "\u2028", "\r\n", "\u200b", " "]),
)
RUSSIAN = language("ru")


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.sampled_from(RUSSIAN.examples() if RUSSIAN else [""]), max_size=12))
def test_blocks_are_the_trimmed_lines_of_any_text(pieces: list[str]) -> None:
    text = clean(page("\n".join(pieces)))
    for block in text.blocks:
        words = block.span.of(text.content)
        assert words == words.strip()
        assert "\n" not in words
    covered = "".join(block.span.of(text.content) for block in text.blocks)
    assert [char for char in covered if char.isalnum()] == [char for char in text.content if char.isalnum()]


def test_lines_leave_out_what_is_blank() -> None:
    assert [line.span for line in lines_of("\u200b\n\xa0 да \xa0\r\n\n\n  нет")] == [Span(4, 6), Span(14, 17)]


def test_a_text_without_its_title_begins_with_its_first_sentence() -> None:
    """A list beside the page gives the title; the crawl kept the text alone."""
    text = """\
Лунёв открыл мост.
Мост через реку Лура соединил Веронию и Тарсию, сообщает агентство «Меридиан». Он построен за три года.
На открытие моста приехали президенты обеих стран и строители из соседней Остмарии.
"""
    untitled, titled = (
        clean(page(text, given=Given(title=title))) for title in ("В Веронии заработала новая переправа", "Лунёв открыл мост")
    )
    assert [block.role for block in untitled.blocks] == ["body", "body", "body"]
    assert [block.role for block in titled.blocks] == ["title", "body", "body"]


def test_feet_and_asides_of_pages() -> None:
    text = """\
Лунёв открыл мост на границе Веронии

Мост через реку Лура соединил Веронию и Тарсию, сообщает агентство «Меридиан».
Марта Вельц у первой опоры. Фото автора
Больше узнайте в нашем репортаже – Первый день переправы. Кто и зачем едет через реку.
На открытие моста приехали президенты обеих стран, Веронии и Тарсии.
Читать Меридиан в
© Вестник Заречья. Перепечатка лишь с разрешения редакции
"""
    assert [block.role for block in clean(page(text)).blocks] == [
        "title", "body", "caption", "teaser", "body", "boilerplate", "boilerplate",
    ]  # fmt: skip
