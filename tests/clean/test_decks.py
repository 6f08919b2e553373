"""What stands between a title and its text, and lines that are two things: standfirsts, pictures' texts, stamps, signatures."""

from __future__ import annotations

import pytest

from svod.clean import clean
from svod.model.page import Given
from tests.clean.drawing import drawn, page

TITLE = "Верония открыла мост на границе с Лурией"
LEAD = "Верония открыла мост на границе с Лурией, сообщила Марта Вельц. Переправу строили три года, и паром больше не ходит."
MORE = "«Мост нужен всем», – сказала Вельц журналистам."


def roles(text: str) -> list[str]:
    return [block.role for block in clean(page(text)).blocks]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        # The next paragraph tells the title's news again: what lacks it is the standfirst, with its full stop or without.
        ("Паромщики Заречья остались без работы и просят о помощи.", "standfirst"),
        ("Ранее паромщики Заречья просили о помощи три года подряд.", "standfirst"),
        ("Паромщики Заречья остались без работы", "standfirst"),
        ("И ни одного парома.", "standfirst"),
        # The news itself, or who says it: the first paragraph.
        ("На границе с Лурией в среду открыла мост соседняя Верония.", "body"),
        ("Паромщики остались без работы, сообщил Артур Симан.", "body"),
        ("/Меридиан/ Паромщики Заречья остались без работы и просят о помощи.", "body"),
        ("Паромщики Заречья остались без работы. Они просят о помощи.", "body"),
        # What is seen on a picture.
        ("Набережная Заречья, с которой тридцать лет уходил паром", "caption"),
        ("Артур Симан перерезает ленту у въезда на переправу", "caption"),
        ("Марта Вельц на открытии переправы в 2031 году.", "caption"),
        ("Старый речной вокзал", "caption"),
        ("Паром ушёл в последний рейс. bereg.example", "caption"),
        ("Артур Симан обещает построить ещё один мост", "standfirst"),
        ("Артур Симан", "credit"),
        ("Открытие переправы   12 марта 2029 года", "caption"),
        ("Политика, 12 марта 2031 года", "date"),
        ("[Карта переправы](https://bereg.example/1)", "boilerplate"),
        ("Переправа выглядит так:", "body"),
    ],
)
def test_a_line_under_the_title(line: str, role: str) -> None:
    assert roles(f"{TITLE}\n\n{line}\n\n{LEAD}\n\n{MORE}") == ["title", role, "body", "body"]


def test_a_standfirst_above_the_picture() -> None:
    """The title is a play on words that nothing takes up; a picture's text parts the standfirst from the text."""
    text = f"Над водой\n\nПаромщики Заречья остались без работы.\n\nПаром у причала. Фото: Меридиан\n\n{LEAD}\n\n{MORE}"
    assert roles(text) == ["title", "standfirst", "caption", "body", "body"]


def test_a_name_of_short_words_from_the_title_is_of_a_picture() -> None:
    assert roles("Ли Пэй открыл мост\n\nЛи Пэй\n\nГлава Остмарии Ли Пэй открыл мост через реку Лура.") == [
        "title",
        "caption",
        "body",
    ]


def test_stars_part_a_text_that_goes_on() -> None:
    """What the story's words do not come back in, they end."""
    text = f"{TITLE}\n\n{LEAD}\n\n* * *\n\nМост через Луру строили три года, и паром ходил до весны.\n\n{MORE}"
    assert roles(text) == ["title", "body", "boilerplate", "body", "body"]
    other = "Учёные Остмарии нашли на дне озера древний город."
    assert roles(f"{TITLE}\n\n{LEAD}\n\n***\n\n{other}")[3] == "teaser"


def test_a_pictures_text_inside_the_story_above_a_headline_of_another_page() -> None:
    text = f"{TITLE}\n\n{LEAD}\nПаромщики на старой пристани\nКорель избрана спикером парламента Тарсии\n{MORE}"
    assert roles(text) == ["title", "body", "caption", "teaser", "body"]


@pytest.mark.parametrize(
    ("head", "blocks"),
    [
        ("18:20 Верония открыла мост", ["date 18:20", "title Верония открыла мост"]),
        ("19.03.2031 10:03 : Верония открыла мост", ["date 19.03.2031 10:03", "title Верония открыла мост"]),
        ("Верония открыла мост | 18:20", ["title Верония открыла мост", "date 18:20"]),
        (
            "Верония открыла мост\nВерония открыла мост. Вчера, 18:20",
            ["title Верония открыла мост", "title Верония открыла мост", "date Вчера, 18:20"],
        ),
    ],
)
def test_the_stamp_of_a_title_is_a_date(head: str, blocks: list[str]) -> None:
    text = clean(page(f"{head}\n\n{LEAD}"))
    assert [f"{block.role} {block.span.of(text.content)}" for block in text.blocks[:-1]] == blocks
    assert text.title
    assert text.title.value == "Верония открыла мост"


@pytest.mark.parametrize("stamp", [", 05:31 REGNUM", "18:25 REGNUM"])
def test_the_hour_and_agency_above_the_storys_first_word_are_a_date(stamp: str) -> None:
    blocks = drawn(f"{TITLE}\n\n{stamp} {LEAD}").split("\n")[1:]
    assert blocks == [f"date        {stamp}", "body        Верония открыла мост на границе с Лури"]


def test_a_dateline_with_its_day_stays_a_part_of_the_paragraph() -> None:
    assert roles(f"{TITLE}\n\nПЛАЦ, 5 мар – Меридиан. {LEAD}") == ["title", "body"]


@pytest.mark.parametrize(
    ("end", "last"),
    [
        ("Паром больше не ходит через реку. Теперь по мосту ездят автобусы. Марта Вельц", "credit Марта Вельц"),
        ("Паром больше не ходит через реку. Теперь по мосту ездят автобусы. Старый мост", "body"),
        ("Паром больше не ходит. Так сказала Марта Вельц.", "body"),
    ],
)
def test_a_signature_on_the_last_line(end: str, last: str) -> None:
    text = clean(page(f"{TITLE}\n\n{LEAD}\n\n{end}"))
    block = text.blocks[-1]
    assert f"{block.role} {block.span.of(text.content)}".startswith(last)


@pytest.mark.parametrize(
    "headline",
    ["Старый паром", "Разное о переправе", "Над водой и под водой", "Что дальше", "Праздник на реке!"],
)
def test_the_one_line_above_the_text_is_its_title(headline: str) -> None:
    """A headline may share no word with the text; nothing else stands alone there, set off by a blank line."""
    story = "Рыбаки вышли на площадь. Они просят открыть рынок, сообщил Артур Симан.\n\nРынок закрыт с весны."
    found = clean(page(f"{headline}\n\n{story}"))
    assert found.title
    assert found.title.value == headline
    assert [block.role for block in found.blocks] == ["title", "body", "body"]


@pytest.mark.parametrize(
    "head",
    [
        "ГОЛОС ЛУРЫ\n\n",  # the outlet's name
        "Артур Симан\n\n",  # whoever wrote it
        "Политика   Спорт   Архив\n\n",
        "Речной вокзал\nСтарая пристань\nДом у воды\n\n",  # a list of anything
        "Старый паром\n",  # not set off
        "Рыбаки говорят:\n\n",
    ],
)
def test_other_lines_above_the_text_are_no_title(head: str) -> None:
    story = "Люди вышли на площадь. Они просят открыть рынок, сообщил городской совет.\n\nРынок закрыт с весны."
    assert clean(page(head + story)).title is None


def test_a_title_that_promises_pictures_is_the_title_printed_twice() -> None:
    text = f"{TITLE} (видео)\n\n{TITLE}\n\n{LEAD}"
    found = clean(page(text))
    assert found.title
    assert found.title.value == f"{TITLE} (видео)"
    assert roles(text) == ["title", "title", "body"]


def test_a_digest_lists_its_news_in_its_title() -> None:
    digest = ", ".join(
        f"{name} открыла мост на реке номер {number}" for number, name in enumerate(["Верония", "Лурия", "Тарсия"])
    )
    text = f"{digest}, Остмария закрыла рынок, а паромы ушли и другие новости утра\n\n1. {LEAD}\n\n2. Остмария закрыла рынок."
    assert roles(text)[0] == "title"


def test_without_a_title_the_text_begins_with_its_first_sentence_however_short() -> None:
    text = f"Сначала паром, теперь мост.\n\n{LEAD}\n\n{MORE}"
    assert roles(text) == ["body", "body", "body"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Если Роскомнадзор найдёт на сайте моста ложь, Верония закроет его сайт.", "body"),
        ("Свидетельство выдано Роскомнадзором 3 мая 2031 года", "boilerplate"),
        ("Сайт моста написан на JavaScript и на других языках, сказала Вельц.", "body"),
        ("Для работы сайта включите в браузере JavaScript", "boilerplate"),
        ("__Мост открыт для всех, сказала Марта Вельц.__", "body"),
        ("1 Организация запрещена на территории Веронии", "boilerplate"),
        ("Читайте Берег в Яндексе", "boilerplate"),
        ("Интересно? Жми, чтобы читать первым", "boilerplate"),
        ("Фото из открытых источников", "credit"),
        (
            "2031-05-03 10:20:30 © ООО «Новый берег» При любом использовании новостей сайта ссылка для сайтов обязательна, "
            "для газет – имя. Берег отвечает за всё, что пишет сам, и не отвечает за то, что пишут под новостями его читатели, "
            "которые любят мост, паром, рынок и старую пристань больше всего на свете.",
            "boilerplate",
        ),
    ],
)
def test_words_of_forms_and_words_of_stories(line: str, role: str) -> None:
    assert roles(f"{TITLE}\n\n{LEAD}\n\n{line}\n\n{MORE}")[2] == role


def test_a_year_told_under_a_picture_is_no_date_of_publication() -> None:
    pictured = f"{TITLE}\n\nПарад на старой набережной в день открытия первого моста, 14 августа 1945 года\n\n{LEAD}"
    assert clean(page(pictured)).published is None
    assert clean(page(pictured, given=Given(published="2031-03-05"))).published
