"""Times of Russian pages: what is found, where, and which value it has. The golden draws each find under its line."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from svod.lang.base import FoundTime
from svod.lang.ru import EXAMPLES
from svod.lang.ru.times import RULES, find
from svod.lang.ru.times_pattern import Rule, compiled, openings
from svod.lang.ru.times_tokens import LETTER
from svod.lang.ru.times_words import FORMS, MONTH, ORD, TELLING, WEEKDAY
from svod.model.edtf import bounds, of_timex
from svod.model.span import Span

GOLDEN = Path(__file__).parents[2] / "golden" / "times_ru.txt"
PUBLISHED = date(2031, 3, 12)  # a Wednesday

# Whole phrases, so that random text meets every rule of the grammar.
PHRASES = (
    *EXAMPLES,
    "в ночь с 5 на 6 марта", "с 28 декабря 2030 года по 3 января", "3, 5 и 7 марта", "в конце 1980-х", "до конца года",
    "во втором квартале", "в первой половине года", "через два дня", "годом позже", "в том же месяце", "на следующий день",
    "две недели назад", "в минувшие выходные", "накануне, в среду,", "в XIX-XX веках", "с 1987 по 2003 годы", "21.09.31",
    "15 числа", "в январе и марте", "прошлой зимой", "в пятницу на следующей неделе", "31 февраля", "29 февраля", "0 мая",
    "в 9999 году", "1000-е годы", "через 99999 лет", "999999 дней назад", "с понедельника по среду", "сегодня в 3 часа дня",
    "в текущем финансовом году", "финансовый год, который завершится 31 марта", "в третьем финансовом квартале 9999 года",
    "финансовый год начался 1 апреля 0001 года", "до конца финансового года", "(ФГ, по 30 июня)",
)  # fmt: skip
pieces = st.lists(st.sampled_from(PHRASES) | st.text(max_size=12) | st.sampled_from([" ", ", ", ". ", "\n", "-", "«", "("]))
pages = pieces.map(" ".join) | pieces.map("".join)
days = st.dates(date(1902, 1, 1), date(2068, 12, 31))


def times(content: str, published: date | None = PUBLISHED) -> tuple[FoundTime, ...]:
    return find(content, [Span(0, len(content))], published) if content else ()


def values(content: str, published: date | None = PUBLISHED) -> list[str]:
    return [f"{time.value} {time.mod}" if time.mod else time.value for time in times(content, published)]


def drawn(line: str) -> str:
    """A line of the golden with its finds under it, each below its own words."""
    if line.startswith("#"):
        return line
    published, _, content = line.partition(" | ")
    indent = " " * (len(published) + 3)
    found = times(content, None if published == "-" else date.fromisoformat(published))
    under = (
        indent
        + " " * time.span.start
        + "~" * len(time.span)
        + f" {time.value}{' ' + time.mod if time.mod else ''} {time.anchor}"
        for time in found
    )
    return "\n".join((line, *under))


def test_the_golden_is_what_is_found() -> None:
    golden = GOLDEN.read_text(encoding="utf-8")
    lines = [line for line in golden.splitlines() if line.startswith(("#", "-", "2"))]
    assert len(lines) > 25
    assert "\n".join(drawn(line) for line in lines) + "\n" == golden


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Саммит назначен на 20 апреля.", "2031-04-20"),
        ("Заседание перенесли на пятницу.", "2031-03-14"),
        ("Об этом сообщает в понедельник «Меридиан».", "2031-03-10"),
        ("Срок договора истекает в пятницу.", "2031-03-14"),
        ("Доклад будет напечатан в четверг, сказал Симан.", "2031-03-13"),
        ("Напомним, в пятницу стороны подписали соглашение.", "2031-03-07"),
        ("Он не смог приехать в пятницу.", "2031-03-07"),
        ("Вельц обещала приехать в мае.", "2031-05"),
        ("Границу закрыли до 8 августа.", "2031-08-08"),
        ("Будет ли осенью мир, Лунёв не сказал.", "2031-FA"),
        ("Вельц приедет 19 марта в 18.00, сообщили в ведомстве.", "2031-03-19T18:00"),
        ("Договорённости от 9 июля соблюдаются.", "2030-07-09"),
    ],
)
def test_the_words_around_a_time_say_whether_it_is_past_or_to_come(words: str, value: str) -> None:
    assert values(words) == [value]


def test_a_day_close_before_publication_is_news_though_the_paragraph_was_in_another_year() -> None:
    assert values("Бои начались в сентябре 2027 года. 11 марта их остановили.") == ["2027-09", "2031-03-11"]


def test_weekdays_in_a_row_share_their_week() -> None:
    assert values("Мост закроют в среду и в четверг на следующей неделе.") == ["2031-03-19", "2031-03-20"]


def test_what_will_be_is_not_of_the_earlier_year_that_the_paragraph_tells() -> None:
    assert values("Мост рухнул в июле 2027 года. Новый откроют в мае.") == ["2027-07", "2031-05"]


def test_the_year_of_a_paragraph_goes_on_into_the_next_one() -> None:
    content = "27 сентября 2027 года начались бои.\n\n9 ноября стороны подписали заявление."
    spans = [Span(0, content.index("\n")), Span(content.index("9 ноября"), len(content))]
    assert [time.value for time in find(content, spans, PUBLISHED)] == ["2027-09-27", "2027-11-09"]


def test_a_day_that_no_year_has_is_no_time_but_its_month_stands_where_the_year_is_written() -> None:
    assert values("31 апреля и 32.01.2031") == []
    assert values("30 февраля 2031 года") == ["2031-02"]


def test_a_character_without_a_name_beside_a_time_is_no_word() -> None:
    assert values("28 февраля A\U00017000") == ["2031-02-28"]


def test_a_page_in_one_endless_line_is_read_to_its_end() -> None:
    line = "слово " * 40_000 + "5 марта " + "слово" * 60_000 + " 7 марта"
    assert values(line) == ["2031-03-05", "2031-03-07"]


@given(pages, st.none() | days)
def test_whatever_the_text_finds_open_again_in_order_and_apart(content: str, published: date | None) -> None:
    stop = 0
    for time in times(content, published):
        assert time.span.of(content).strip()
        assert time.span.start >= stop
        stop = time.span.stop
        assert time.value == "PRESENT_REF" or bounds(of_timex(time.value, time.mod)) is not None
        assert published is not None or time.anchor != "published" or time.value == "PRESENT_REF"


GENITIVE = {number: forms.split()[1] for number, forms in MONTH.items()}
ACCUSATIVE = {1: "понедельник", 2: "вторник", 3: "среду", 4: "четверг", 5: "пятницу", 6: "субботу", 7: "воскресенье"}
NEUTER = {number: next(form for form in forms.split() if form.endswith(("ого", "его"))) for number, forms in ORD.items()}


def in_words(day: int) -> str:
    tens, rest = divmod(day, 10)
    if day in NEUTER:
        return NEUTER[day]
    return f"{'двадцать' if tens == 2 else 'тридцать'} {NEUTER[rest]}"


@given(days)
def test_a_written_date_is_read_back_as_itself(day: date) -> None:
    ways = (
        f"{day.day} {GENITIVE[day.month]} {day.year} года",
        f"{day.day:02} {GENITIVE[day.month]} {day.year}",
        f"{day.day}-го {GENITIVE[day.month]} {day.year} г.",
        f"{in_words(day.day)} {GENITIVE[day.month]} {day.year} года",
        f"{day:%d.%m.%Y}",
        f"{day:%d/%m/%Y}",
        day.isoformat(),
        f"В {ACCUSATIVE[day.isoweekday()]}, {day.day} {GENITIVE[day.month]} {day.year} года,",
    )
    for way in ways:
        assert values(way, None) == [day.isoformat()], way


@given(days)
def test_two_digits_of_a_year_are_of_the_hundred_years_around_the_turn_of_the_century(day: date) -> None:
    assume(day.year > 1968)
    assert values(f"{day:%d.%m.%y}", None) == [day.isoformat()]


@given(days, st.integers(0, 300))
def test_a_past_day_without_its_year_is_the_last_one_before_publication(published: date, ago: int) -> None:
    day = published - timedelta(days=ago)
    assume((day.month, day.day) != (2, 29))
    assert values(f"{day.day} {GENITIVE[day.month]} Симан уехал.", published) == [day.isoformat()]


@given(days, st.integers(0, 6))
def test_a_weekday_is_the_last_one_where_the_verb_is_past_and_the_next_one_where_it_is_to_come(
    published: date, off: int
) -> None:
    past, future = published - timedelta(days=off), published + timedelta(days=off)
    assert values(f"В {ACCUSATIVE[past.isoweekday()]} Лунёв уехал.".replace("В вт", "Во вт"), published) == [past.isoformat()]
    assert values(f"В {ACCUSATIVE[future.isoweekday()]} Лунёв уедет.".replace("В вт", "Во вт"), published) == [
        future.isoformat()
    ]


def test_every_form_of_the_tables_is_of_one_alphabet() -> None:
    mixed = [form for form in FORMS if not (form.isascii() or all("а" <= letter <= "я" for letter in form))]
    assert mixed == []


def test_no_form_of_a_month_or_weekday_is_lost_to_another_table() -> None:
    for kind, table in (("MONTH", MONTH), ("WEEKDAY", WEEKDAY)):
        for number, forms in table.items():
            assert {FORMS[form.replace("ё", "е")] for form in forms.split()} == {(kind, number)}


def test_rules_bear_names_of_their_own() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(names) == sorted(set(names))


NUMBERS = {"DAY", "YEAR", "SHORTYEAR", "DECADE", "NUM", "DATE", "CLOCK"}
KIND_OF = {letter: kind for kind, letter in LETTER.items()}


@pytest.mark.parametrize("one", RULES, ids=[rule.name for rule in RULES])
@settings(max_examples=12)
@given(data=st.data())
def test_what_a_rule_matches_begins_as_it_says_and_holds_a_digit_or_a_telling_word(one: Rule, data: st.DataObject) -> None:
    letters = data.draw(st.from_regex(one.pattern, fullmatch=True))
    assume(letters)
    assert {letters[:2], letters[:1]} & one.openings
    kinds = {KIND_OF[letter] for letter in letters}
    assert kinds & NUMBERS or any(kind in kinds for kind, _ in map(FORMS.__getitem__, TELLING))


def test_a_pattern_whose_bracket_was_never_opened_says_so() -> None:
    with pytest.raises(ValueError, match="closed"):
        openings("в DAY) MONTH")


few, many = st.integers(0, 99), st.integers(0, 99_999)
NO_DATES = (
    "ему {0} лет", "{0}-летний", "{2} рублей", "за {2} руб.", "${2}", "{0},{1} процента", "{0}%", "{0},{1} млрд",
    "счёт {0}:{1}",
    "выиграл {0}:{1} ({1}:{0})", "рейс {2} вылетел", "борт {2}", "рейс СУ-{2}", "телефон {0:02}-{1:02}-{0:02}", "№ {2}",
    "телефон 8-{2:05}-{0:02}-{1:02}", "+7 ({2:05}) {0:02}-{1:02}", "{2} человек", "статья {2}",
    "ст. {0}.{1}", "{0} {2:03} тонн",
    "в {2} домах", "от {0} до {1} процентов", "на {0}-м километре", "{0} градусов", "{0}/{1} голосов", "версия {0}.{1}.{0}",
)  # fmt: skip


@given(st.sampled_from(NO_DATES), few, few, many, days)
def test_no_age_price_score_telephone_flight_or_sum_becomes_a_date(words: str, a: int, b: int, n: int, day: date) -> None:
    assert values(f"Лунёв сказал: {words.format(a, b, n)}, и Вельц согласилась.", day) == []


def test_no_time_is_lost_where_a_block_is_cut_and_none_is_found_across() -> None:
    assert values("Бои шли в 2027 г. и 2028 г. в Тарсии; 5 сент. их остановили. Затем - мир.") == ["2027", "2028", "2028-09-05"]
    assert values("Их 5. Марта Вельц молчит: 2031 слово; года нет.") == []


def test_a_pattern_with_an_unknown_kind_says_which() -> None:
    with pytest.raises(ValueError, match="FORTNIGHT"):
        compiled("в FORTNIGHT")


@pytest.mark.parametrize(
    "said", ["Финансовый год, который завершится 31 марта 2031 года, тяжёл.", "Финансовый год начался 1 апреля."]
)
def test_a_page_says_anywhere_when_its_fiscal_year_ends_or_begins(said: str) -> None:
    told = "В третьем квартале текущего финансового года «Заря» выросла."

    def found(*blocks: str) -> list[str]:
        content = "\n".join(blocks)
        starts = [content.index(block) for block in blocks]
        spans = [Span(start, start + len(block)) for start, block in zip(starts, blocks, strict=True)]
        return [time.value for time in find(content, spans, date(2031, 2, 5)) if time.span.of(content).startswith("В ")]

    assert found(told, "Ничего более.") == []
    assert found(told, said) == found(said, told) == ["2030-Q4"]


@given(st.integers(1, 12), st.integers(1, 4))
def test_the_quarters_of_a_fiscal_year_follow_each_other_and_fill_it(month: int, quarter: int) -> None:
    nth = ("первом", "втором", "третьем", "четвёртом")[quarter - 1]
    said = f"Финансовый год начался 1 {MONTH[month].split()[1]} 2030 года. В {nth}"
    time = times(f"{said} квартале финансового года росли.")[-1]
    first, last = bounds(of_timex(time.value)) or (date.min, date.min)
    since = (first.year - 2030) * 12 + first.month - month
    assert (since, (last - first).days // 29) == (3 * (quarter - 1), 3)
