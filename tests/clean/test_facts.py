"""Title, outlet, date, place and language, as a page says them itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from svod.clean import clean, remarks
from svod.clean.dates import dates_in, is_date_line
from svod.clean.published import date_of_path
from svod.clean.tongue import language_of
from svod.model.page import HTML, JSON, Given, Page
from tests.clean.drawing import page

TELLS = "Президент Веронии Гордей Лунёв открыл мост. Об этом сообщает агентство «Меридиан»."


def published(text: str, given: Given | None = None) -> str | None:
    fact = clean(page(text, given=given)).published
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("opening", "date", "place"),
    [
        ("ПЛАЦ, 20 мая 2031 – Меридиан. ", "2031-05-20", "Плац"),
        ("Плац/20.05.31/Меридиан: ", "2031-05-20", "Плац"),
        ("Плац. 20 мая 2031. МЕРИДИАН - ", "2031-05-20", "Плац"),
        ("СТАРЫЙ ПЛАЦ, 20 мая 2031. /ТАСС/. ", "2031-05-20", "Старый Плац"),
        ("20 мая 2031, АМИ «Новости-Армения». ", "2031-05-20", None),
        ("Плац, 20 мая 2031 года, стал праздничным. ", None, None),  # a sentence, no dateline
    ],
)
def test_datelines(opening: str, date: str | None, place: str | None) -> None:
    text = clean(page(f"Лунёв открыл мост\n\n{opening}{TELLS}"))
    assert (text.published and text.published.value, text.place and text.place.value) == (date, place)


def test_year_from_the_weekday_that_the_text_names() -> None:
    """6 May is a Thursday in 2032, and a Tuesday in 2031."""
    text = f"Лунёв открыл мост\n\nПлац. 6 мая. МЕРИДИАН - {TELLS} Он сказал это в четверг. Мост строили с 2031 года."
    assert published(text) == "2032-05-06"


def test_year_from_the_dates_under_pictures() -> None:
    assert (
        published(f"Лунёв открыл мост\nМост - Новый берег, 1920, 20.05.2031\nПЛАЦ, 20 мая – Меридиан. {TELLS}") == "2031-05-20"
    )


def test_year_from_the_day_it_was_fetched() -> None:
    text = f"Лунёв открыл мост\n\nПЛАЦ, 20 дек – Меридиан. {TELLS}"
    assert published(text, Given(fetched="2032-01-03")) == "2031-12-20"


def test_a_year_that_nothing_tells_stays_unknown() -> None:
    assert published(f"Лунёв открыл мост\n\nПЛАЦ, 20 дек – Меридиан. {TELLS}") is None


def test_date_line_with_its_clock_is_cited() -> None:
    text = clean(page(f"Лунёв открыл мост\n\n20 мая 2031, 14:05\n\n{TELLS}"))
    assert text.published
    assert (text.published.value, text.published.cite and text.published.cite.text) == ("2031-05-20T14:05", "20 мая 2031")


def test_given_wins() -> None:
    text = clean(
        page(f"Лунёв открыл мост\n\n20 мая 2031\n\n{TELLS}", given=Given(published="2031-05-21", outlet="Вестник Заречья"))
    )
    assert (text.published and text.published.value, text.outlet and text.outlet.value) == ("2031-05-21", "Вестник Заречья")


def test_date_in_the_address() -> None:
    assert date_of_path("https://bereg.example/2031/05/20/most.html") == "2031-05-20"
    assert date_of_path("https://bereg.example/2031/45/20/") is None
    assert published(f"Лунёв открыл мост\n\n{TELLS}", Given(url="https://bereg.example/20310520/most.html")) == "2031-05-20"


@pytest.mark.parametrize(
    ("text", "url", "outlet"),
    [
        (f"Мост\n\n{TELLS}", "https://www.interfax.ru/world/1", "Интерфакс"),
        (f"Мост\n\n{TELLS}", "https://news.bereg.example/1", "news.bereg.example"),
        (f"Лунёв открыл мост\n\nПлац. 3 мая. INTERFAX.RU - {TELLS}", None, "Интерфакс"),
        (f"Лунёв открыл мост\nМост - Новый берег, 1920, 20.05.2031\n{TELLS}", None, "Новый берег"),
        (
            f"Лунёв открыл мост\nМост - Sputnik Эстония, 1920, 20.05.2031\nПЛАЦ, 20 мая – Sputnik. {TELLS}",
            None,
            "Sputnik Эстония",
        ),
        (f'Лунёв открыл мост\n\n{TELLS}\n\nАБВ "Новый берег"\n\nФото: сайт президента', None, 'АБВ "Новый берег"'),
        (f"Лунёв открыл мост\n\n{TELLS}", None, None),
    ],
)
def test_outlet(text: str, url: str | None, outlet: str | None) -> None:
    found = clean(page(text, given=Given(url=url))).outlet
    assert (found and found.value) == outlet


@pytest.mark.parametrize(
    "line", ["05:31 Лунёв открыл мост", "Лунёв открыл мост 16:40", "20.05.2031 16:40 : Лунёв открыл мост", "Лунёв открыл мост"]
)
def test_title_without_the_clock_of_a_list(line: str) -> None:
    title = clean(page(f"{line}\n\n{TELLS}")).title
    assert title
    assert title.value == "Лунёв открыл мост"
    assert title.cite
    title.cite.check(f"{line}\n\n{TELLS}")


def test_quotation_marks_are_no_path_of_links() -> None:
    title = clean(page(f"«Меридиан» напомнил «Берегу» о долге\n\n«Меридиан» напомнил «Берегу» о долге за мост. {TELLS}")).title
    assert title
    assert title.value == "«Меридиан» напомнил «Берегу» о долге"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Мы открыли этот мост", "ru"),
        ("Ми відкрили цей міст, і їхні діти його бачили", "uk"),
        ("Мы адкрылі гэты мост, як і абяцаў прэзідэнт краіны ўчора", "be"),
        ("Мост", "ru"),
        ("123 …", "und"),
        ("The president opened the bridge on the border and told the reporters about it.", "en"),
        ("Сообщает «Українські Новини»: мы открыли этот большой мост", "ru"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert language_of(text).value == code


def test_language_is_given() -> None:
    assert language_of("Мы открыли этот мост", "uk").value == "uk"


@pytest.mark.parametrize(
    ("line", "isos"),
    [
        ("21 сентября 2031", ["2031-09-21"]),
        ("вторник, 09 апреля 2031 г., 10:20 мск", ["2031-04-09"]),
        ("20.09.31", ["2031-09-20"]),
        ("2031-09-20T10:00", ["2031-09-20"]),
        ("Sep 20, 2031", ["2031-09-20"]),
        ("Опубликовано: 3 мая 2031 в 12:00", ["2031-05-03"]),
    ],
)
def test_date_lines(line: str, isos: list[str]) -> None:
    assert is_date_line(line, "ru")
    assert [each.iso for each in dates_in(line, "ru")] == isos


@pytest.mark.parametrize("line", ["31 июня 2031 года", "Матч 2:1", "Мост открыли 3 мая 2031", "45.13.2031"])
def test_no_date_lines(line: str) -> None:
    assert not is_date_line(line, "ru")


def test_remarks() -> None:
    assert remarks(clean(page("   "))) != ()
    (unsigned,) = remarks(clean(page(f"Лунёв открыл мост\n\n20 мая 2031\n\n{TELLS}")))
    assert "No outlet was found" in unsigned
    assert remarks(clean(page(f"Лунёв открыл мост\n\n20 мая 2031\n\n{TELLS}", given=Given(outlet="Меридиан")))) == ()
    said = " ".join(remarks(clean(page("Nothing to see here but a short remark of somebody about the weather today."))))
    assert "no folder for its language (en)" in said
    assert "No date of publication" in said


@pytest.mark.parametrize("body", ['{"text": "Мост\\n\\nДа."}', '{"html": "<h1>Мост</h1><p>Да.</p>"}'])
def test_json_page(body: str, tmp_path: Path) -> None:
    text = clean(Page("a.jsonl#1", body.encode(), JSON))
    assert text.content.split("\n")[0] == "Мост"
    assert text.walk in {"json+plain@1", "json+html@1"}


def test_html_walk_is_named() -> None:
    assert clean(Page("a.html", b"<p>\xd0\x9c</p>", HTML)).walk == "html@1"


@pytest.mark.parametrize(
    ("dateline", "story"),
    [
        ("ВЕРГАРД, 5 марта (Рейтер) - ", "Вельц обещала ответ"),
        ("ВЕРГАРД (Рейтер) - ", "Вельц обещала ответ"),
        ("ВЕРГАРД, 5 марта (Меридиан) — ", "Вельц обещала ответ"),
        ("ЗАРЕЧЬЕ, 5 мар – Меридиан. ", "Марта Вельц обещала ответ в среду."),
        ("Заречье/05.03.31/Сводка дня: ", "Марта Вельц обещала ответ в среду."),
        ("ЗАРЕЧЬЕ, 5 марта. /Меридиан/. ", "Марта Вельц обещала ответ в среду."),
    ],
)
def test_the_story_starts_where_its_dateline_ends(dateline: str, story: str) -> None:
    text = clean(Page("a.txt", f"Вельц обещала ответ\n\n{dateline}{story}\n".encode(), given=Given(published="2031-03-05")))
    assert text.dateline is not None
    assert text.dateline.words == (dateline,)
    assert text.content[text.dateline.stop :].startswith(story)


def test_a_page_without_a_dateline_has_none() -> None:
    page = Page("a.txt", "Вельц обещала ответ\n\nМарта Вельц обещала ответ в среду.\n".encode())
    assert clean(page).dateline is None
