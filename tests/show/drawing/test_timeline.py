"""The timeline as people see it: what stands where, drawn again in letters, a letter for a day."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svod.model.asked import Lane, Timeline
from svod.model.edtf import bounds
from svod.model.link import DatedBy
from svod.show.drawing.look import Look
from svod.show.drawing.marks import placed, strips
from svod.show.drawing.scale import Scale, axis
from svod.show.drawing.timeline import timeline
from svod.show.drawing.window import Window, focus, whole
from svod.show.tongues.words import tongue
from tests.show.drawing.made import LUNEV, WELTZ, line, lined, tally

SVG = "{http://www.w3.org/2000/svg}"
MARKS = {"happened": "■", "said": "●", "published": "◆"}
PALE = {"happened": "□", "said": "○", "published": "◇"}
ODD = " ".join(map(str, range(1, 31, 2)))
MARCH = Scale(date(2031, 3, 1), date(2031, 3, 31), 0, 31 * 20)


def drawn(shown: Timeline, scale: Scale = MARCH, most: int = 3) -> str:
    """The lanes in letters: a letter a day, a line a row; `~` at an end that is open, `+2` for what has no room."""
    told = []
    for strip in strips(shown, scale, most):
        rows = [[" "] * round((scale.right - scale.left) / scale.day) for _ in range(strip.rows)]
        for mark in strip.marks:
            first, last = round((mark.left - scale.left) / scale.day), round((mark.right - scale.left) / scale.day) - 1
            sign = (PALE if mark.fuzzy else MARKS)[mark.entry.dated_by]
            rows[mark.row][first : last + 1] = sign * (last - first + 1)
            if mark.about or mark.before:
                rows[mark.row][first] = "~"
            if mark.about or mark.after:
                rows[mark.row][last] = "~"
        more = " ".join(f"+{one.lines}@{one.first:%d}-{one.last:%d}" for one in strip.more)
        told += [f"{strip.name or 'others'} {strip.lines}", *("".join(row).rstrip() for row in rows), *([more] if more else [])]
    return "\n".join(told)


def svg(shown: Timeline, look: Look | None = None, window: Window | None = None) -> Xml.Element:
    look = look or Look(
        tongue("en"),
        standalone=True,
        line=lambda entry: f"#{entry.id}",
        days=lambda a, b, who: f"?since={a}&until={b}&who={who}",
    )
    return Xml.fromstring(timeline(shown, window or focus(shown), look))


def titles(root: Xml.Element, group: str) -> list[str]:
    return [one.findtext(f"{SVG}title") or "" for one in root.iter() if one.get("class") == group]


def texts(root: Xml.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{SVG}text")]


def test_a_day_is_a_mark_of_a_day_and_a_wider_date_a_pale_bar_of_all_its_days() -> None:
    shown = lined(
        line("2031-03-05", "happened"), line("2031-03-05", "said"), line("2031-03-10/2031-03-20", "published"),
        line("2031-03", "said", [WELTZ]), line("2031-03-20~", "happened", [WELTZ]), line("2031-03-09", "said", ["Ясна Корель"]),
    )  # fmt: skip
    assert drawn(shown) == (
        "Гордей Лунёв 3\n"
        "    ■    ◇◇◇◇◇◇◇◇◇◇◇\n"
        "    ●\n"
        "Марта Вельц 2\n"
        "○○○○○○○○○○○○○○○○○○○○○○○○○○○○○○○\n"
        "                   ~\n"
        "others 1\n"
        "        ●"
    )


def test_what_goes_on_beyond_the_days_shown_is_open_there() -> None:
    shown = lined(
        line("2031-02-25/2031-03-03", "happened"), line("2031-03-30/2031-04-02", "happened"), line("2031", "published")
    )
    assert drawn(shown, most=4) == (
        "Гордей Лунёв 3\n~□□                          □~\n~◇◇◇◇◇◇◇◇◇◇◇◇◇◇◇◇◇◇◇◇◇◇◇◇◇◇◇◇◇~\nМарта Вельц 0\nothers 0"
    )


def test_no_mark_hides_another_and_what_has_no_room_is_counted() -> None:
    shown = lined(*(line("2031-03-05", "said", outlets=n) for n in range(1, 6)), line("2031-03-06"), line("2031-03-20"))
    assert drawn(shown) == "Гордей Лунёв 7\n    ●●             ●\n    ●\n    ●\n+2@05-05\nМарта Вельц 0\nothers 0"
    kept = {mark.entry.outlets for mark in strips(shown, MARCH, 3)[0].marks if mark.first == date(2031, 3, 5)}
    assert kept == {5, 4, 3}, "those that most outlets carry are drawn"
    many = lined(*(line("2031-03-05") for _ in range(7)))
    assert titles(svg(many), "rest") == ["2 more lines, 5 March 2031"]
    assert "+2" in texts(svg(many))


def test_a_line_of_two_parties_stands_in_both_their_lanes() -> None:
    assert drawn(lined(line("2031-03-02", who=(LUNEV, WELTZ)))) == "Гордей Лунёв 1\n ●\nМарта Вельц 1\n ●\nothers 0"


def test_unknown_dates_are_told_in_words_and_stand_nowhere() -> None:
    shown = lined(line("2031-03-05"), line(None), line(None))
    assert "2 lines of unknown date are not drawn" in texts(svg(shown))
    assert len(titles(svg(shown), "mark")) == 1
    nothing = svg(lined(line(None)))
    assert texts(nothing) == ["No line has a known date"]


def test_each_mark_says_in_words_what_it_stands_for_and_leads_to_its_line() -> None:
    entry = line("2031-03~", "happened", [WELTZ], words="Ответ   будет дан")
    root = svg(lined(entry))
    link = next(one for one in root.iter(f"{SVG}a") if one.get("class") == "mark")
    assert link.get("href") == f"#{entry.id}"
    assert link.findtext(f"{SVG}title") == "about March 2031, happened then · Марта Вельц: Ответ будет дан"


def test_publication_is_on_a_strip_of_its_own() -> None:
    shown = lined(line("2031-03-05", "happened"), published=(tally("2031-03-06", 3), tally("2031-03-07", 1)))
    strip = next(one for one in svg(shown).iter(f"{SVG}g") if one.get("class") == "publication")
    assert [one.findtext(f"{SVG}title") for one in strip.iter(f"{SVG}a")] == [
        "6 March 2031: 3 pages published", "7 March 2031: 1 page published",
    ]  # fmt: skip
    assert not [one for one in strip.iter() if one.get("class") in MARKS]


def test_many_lines_are_columns_with_what_has_no_certain_day_apart() -> None:
    lane = Lane(LUNEV, 12, (tally("2031-03-05", 10, 2), tally("2031-03-06", 2, by="happened")))
    shown = Timeline((date(2031, 3, 5), date(2031, 3, 6)), "day", (lane,), (), 0)
    assert titles(svg(shown), "bucket") == [
        "Гордей Лунёв, 5 March 2031: 10 lines, 2 of them on no certain day", "Гордей Лунёв, 6 March 2031: 2 lines",
    ]  # fmt: skip
    first = next(one for one in svg(shown).iter(f"{SVG}a") if one.get("class") == "bucket")
    base = next(float(one.get("y1", 0)) for one in svg(shown).iter(f"{SVG}line") if one.get("class") == "level")
    above, below = first.findall(f"{SVG}rect")
    assert float(above.get("y", 0)) < base <= float(below.get("y", 0))
    assert first.get("href") == "?since=2031-03-05&until=2031-03-05&who=Гордей Лунёв"


def test_columns_are_put_together_until_they_can_be_seen() -> None:
    days = tuple(
        tally(f"{year}-{month:02}-{day:02}", 1) for year in (2029, 2030, 2031) for month in range(1, 13) for day in (3, 9)
    )
    shown = Timeline((date(2029, 1, 3), date(2031, 12, 9)), "day", (Lane(LUNEV, 72, days),), (), 0)
    assert titles(svg(shown), "bucket")[:2] == ["Гордей Лунёв, January 2029: 2 lines", "Гордей Лунёв, February 2029: 2 lines"]
    narrow = Look(tongue("en"), 200, standalone=True, days=lambda *_: "#")
    assert titles(svg(shown, narrow), "bucket")[0] == "Гордей Лунёв, 2029: 24 lines"


def test_a_recalled_past_leaves_room_for_the_news() -> None:
    news = [line(f"2031-03-{day:02}") for day in range(3, 15)]
    assert focus(lined(*news, line("1994"), line("2030-05"))) == Window(date(2031, 3, 3), date(2031, 3, 14), earlier=2)
    assert focus(lined(*news, line("2031-03-16"))) == Window(date(2031, 3, 3), date(2031, 3, 16))
    spread = [line(f"{year}") for year in range(1990, 2031)]
    assert focus(lined(*spread)) == whole(lined(*spread)) == Window(date(1990, 1, 1), date(2030, 12, 31))
    root = svg(lined(*news, line("1994")))
    assert titles(root, "beyond") == ["‹ 1 earlier line"]


@pytest.mark.parametrize(
    ("first", "last", "code", "ticks", "eras"),
    [
        ("2031-02-27", "2031-03-03", "en", "27 28 1 2 3", "February 2031, March 2031"),
        ("2031-03-01", "2031-04-30", "en", f"{ODD} {ODD}", "March 2031, April 2031"),
        ("2031-01-01", "2031-12-31", "ru", "янв февр март апр май июнь июль авг сент окт нояб дек", "2031"),
        ("2020-06-01", "2031-12-31", "en", "2021 2022 2023 2024 2025 2026 2027 2028 2029 2030 2031", ""),
        ("1700-01-01", "2031-12-31", "en", " ".join(map(str, range(1700, 2021, 20))), ""),
    ],
)  # fmt: skip
def test_ticks_are_such_as_people_count_by(first: str, last: str, code: str, ticks: str, eras: str) -> None:
    found = axis(Scale(date.fromisoformat(first), date.fromisoformat(last), 0, 930), code)
    got = " ".join(tick.label for tick in found.ticks)
    assert (got, ", ".join(era.label for era in found.eras)) == (ticks, eras)


def test_a_narrow_drawing_says_the_same_in_less_room() -> None:
    shown = lined(line("2031-03-05"), line("2031-03-06", who=[WELTZ]))
    narrow = svg(shown, Look(tongue("en"), 360, standalone=True))
    assert narrow.get("viewBox", "").startswith("0 0 360 ")
    assert [one.get("aria-label") for one in narrow.iter(f"{SVG}g") if one.get("role") == "group"] == [
        one.get("aria-label") for one in svg(shown).iter(f"{SVG}g") if one.get("role") == "group"
    ]
    assert max(float(one.get("x", 0)) for one in narrow.iter(f"{SVG}text")) <= 360


def test_a_file_brings_its_styles_and_a_page_has_them_already() -> None:
    shown = lined(line("2031-03-05"))
    assert "<style>" in timeline(shown, focus(shown), Look(tongue("en"), standalone=True))
    inline = timeline(shown, focus(shown), Look(tongue("en")))
    assert not re.search(r"<style|style=|xmlns| on\w+=", inline)


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
EDTF = st.one_of(
    DAYS.map(str), DAYS.map(lambda d: f"{d}~"), DAYS.map(lambda d: str(d)[:7]), DAYS.map(lambda d: str(d)[:4]),
    DAYS.map(lambda d: f"{str(d)[:3]}X"), st.tuples(DAYS, DAYS).map(lambda two: f"{min(two)}/{max(two)}"),
    st.sampled_from(["2031-21", "2031-24~", "9999-12-31", "0001-01-01", "9999", None]),
)  # fmt: skip
BY = st.sampled_from(["happened", "said", "published"])
WORDS = st.text(st.characters(), max_size=40) | st.sampled_from(
    ["</title><script>alert(1)</script>", "\x00\x0b\ufffe", "\u202eabc", "]]>", '" onload="x']
)


@given(st.lists(st.tuples(EDTF, BY, WORDS, WORDS), max_size=25), st.sampled_from([360, 1120]))
def test_whatever_pages_say_the_drawing_is_sound(made: list[tuple[str | None, DatedBy, str, str]], width: int) -> None:
    shown = lined(
        *(line(day, by, [who], words) for day, by, who, words in made),
        lanes=tuple(dict.fromkeys(who for *_, who in made if who))[:3],
    )
    root = Xml.fromstring(
        timeline(shown, focus(shown), Look(tongue("ru"), width, standalone=True, line=lambda entry: entry.words))
    )
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "style",
        "rect",
        "line",
        "path",
        "text",
        "g",
        "a",
    }
    assert not [key for one in root.iter() for key in one.attrib if key.startswith("on") or key == "style"]


@given(EDTF, EDTF, DAYS, DAYS)
def test_every_mark_lies_in_the_drawing_and_is_as_wide_as_its_days(
    one: str | None, other: str | None, start: date, stop: date
) -> None:
    scale = Scale(min(start, stop), max(start, stop), 184, 1110)
    for edtf in filter(None, (one, other)):
        mark, (first, last) = placed(line(edtf), scale), bounds(edtf) or (start, stop)
        assert (mark is None) == (not scale.meets(first, last))
        if mark:
            assert scale.left <= mark.left < mark.right <= scale.right + 1e-6
            assert mark.left <= scale.start(first) + 1e-6
            assert mark.right >= scale.stop(last) - 1e-6


@given(st.lists(EDTF, min_size=1, max_size=40), st.integers(1, 6))
def test_marks_of_a_row_never_meet_and_none_is_lost(dates: list[str | None], most: int) -> None:
    shown = lined(*(line(day) for day in dates))
    window = focus(shown)
    if window is None:
        return
    scale = Scale(window.first, window.last, 0, 900)
    strip = strips(shown, scale, most)[0]
    for a in strip.marks:
        assert a.row < most
        assert all(a is b or a.row != b.row or a.right <= b.left or b.right <= a.left for b in strip.marks)
    seen = [entry for entry in shown.entries if (days := bounds(entry.date)) and scale.meets(*days)]
    assert len(strip.marks) + sum(one.lines for one in strip.more) == len(seen)
    outside = sum(1 for entry in shown.entries if bounds(entry.date)) - len(seen)
    assert window.earlier + window.later == outside


def test_pages_that_came_out_on_other_days_are_counted() -> None:
    shown = lined(line("1994"), published=(tally("2031-03-06", 3),))
    told = texts(svg(shown, window=Window(date(1994, 1, 1), date(1994, 12, 31))))
    assert "3 pages were published on other days" in told
