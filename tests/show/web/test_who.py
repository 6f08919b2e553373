"""`/who`: what one said over time, direct and indirect apart, to whom, and under which names."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from svod.model.asked import Bearer, Days, Talk
from svod.model.entry import Entry
from svod.model.span import Cite, Span
from svod.show.web.typed import days_typed
from svod.show.web.views.who import Asked, talks, told

PAGE = "a" * 64
RUSSIAN = {"accept-language": "ru"}


def line(words: str, kind: str, date: str | None = "2024-06-05", by: str = "said", who: str = "Гордей Лунёв") -> Entry:
    cite = Cite(PAGE, (Span(0, len(words)),), (words,))
    return Entry("statement", date, by, words, (cite,), who=(who,), type=kind)  # type: ignore[arg-type]


def shown(client: TestClient, path: str, **headers: str) -> str:
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


def test_a_day_has_direct_and_indirect_speech_apart() -> None:
    lines = [line("Мы уходим", "direct"), line("войска уходят", "indirect"), line("вопрос о войсках", "no_comment")]
    (day,) = told(lines)
    assert [one.words for one in day.direct] == ["Мы уходим"]
    assert [one.words for one in day.indirect] == ["войска уходят", "вопрос о войсках"]


def test_what_was_said_that_day_and_what_was_only_published_then_are_apart() -> None:
    lines = [line("Мы уходим", "direct"), line("Мы остаёмся", "direct", by="published"), line("Всё", "direct", date=None)]
    assert [(one.date, one.by) for one in told(lines)] == [("2024-06-05", "said"), ("2024-06-05", "published"), (None, "said")]


def test_all_names_of_one_count_as_one_who_speaks() -> None:
    found = [Talk("Гордей Лунёв", "Артур Симан", 3), Talk("Лунёв", "Артур Симан", 2), Talk("Марта Вельц", "Лунёв", 1)]
    counted = talks(found, {"Гордей Лунёв", "Лунёв"})
    assert counted.to == (("Артур Симан", 5),)
    assert counted.by == (("Марта Вельц", 1),)


def test_a_whole_name_means_its_bearer_alone_and_a_surname_all_of_them() -> None:
    both = (Bearer("Гордей Лунёв", "person", {}, "1" * 16), Bearer("Пётр Лунёв", "person", {}, "2" * 16))
    near = Bearer("Лукьян Лунин", "person", {}, "3" * 16)
    assert Asked("Гордей Лунев", "", "", Days()).meant(both) == both[:1]
    assert Asked("Лунёв", "", "", Days()).meant((*both, near)) == both
    assert Asked("Лунёву", "", "", Days()).meant((*both, near)) == (*both, near)
    assert Asked("Лунёв", "2" * 16, "", Days()).meant(both) == both[1:]


@pytest.mark.parametrize(
    ("typed", "first", "last"), [("2024", "2024-01-01", "2024-12-31"), ("2024-06", "2024-06-01", "2024-06-30")]
)
def test_a_year_or_a_month_means_all_its_days(typed: str, first: str, last: str) -> None:
    days, wrong = days_typed(typed, typed)
    assert (str(days.since), str(days.until), wrong) == (first, last, ())


def test_what_is_no_date_limits_nothing_and_is_told() -> None:
    assert days_typed("вчера", "2024-02-31") == (Days(), ("вчера", "2024-02-31"))


def test_without_a_name_those_who_speak_most_come_first(client: TestClient) -> None:
    page = shown(client, "/who")
    assert "Those who speak or act most" in page
    assert "Who speaks to whom most" in page
    assert page.index("Гордей Лунёв") < page.index("Ясна Корель")
    assert "следователи" in page


def test_who_said_what_when_by_which_word_and_on_which_page(client: TestClient) -> None:
    page = shown(client, "/who?name=Лунёв")
    assert "<h1" in page
    assert "Мы шли за миром и пришли с миром" in page
    assert "11 June 2024" in page
    assert "only its publication is dated" in page
    assert "заверил" in page
    assert "1 origin, 4 outlets" in page
    assert "[<bdi>16_golos_talks.txt</bdi>:241-273]" in page
    assert f"/who?name={quote('следователи')}" in page


def test_an_event_is_no_statement(client: TestClient) -> None:
    page = shown(client, "/who?name=Лунёв")
    assert "10 lines" in page
    assert page.count('class="saying" id="line-') == 10


def test_direct_speech_alone(client: TestClient) -> None:
    page = shown(client, "/who?name=Лунёв&kind=direct")
    assert "Мы шли за миром" in page
    assert "виновные будут найдены" not in page


def test_days_are_filtered_in_the_address(client: TestClient) -> None:
    page = shown(client, "/who?name=Лунёв&since=2024-06-10&until=2024-06")
    assert "Мы шли за миром" in page
    assert "Мы найдём тех" not in page


def test_a_date_that_is_none_is_told_beside_the_field(client: TestClient) -> None:
    page = shown(client, "/who?name=Лунёв&since=вчера")
    assert "вчера is no date" in page
    assert 'aria-invalid="true"' in page


def test_the_list_goes_on_where_it_ended(client: TestClient) -> None:
    first = client.get("/who?name=Лунёв&limit=4")
    following = first.text.split('hx-get="')[1:]
    (more,) = [one.split('"')[0] for one in following if "after=" in one.split('"')[0]]
    part = client.get(unescape(more), headers={"hx-request": "true"})
    assert part.text.count('class="saying" id="line-') == 4
    assert "<html" not in part.text
    assert not set(_ids(first.text)) & set(_ids(part.text))


def test_why_names_are_one_and_where_to_say_that_they_are_two(client: TestClient) -> None:
    page = shown(client, "/who?name=Лунёв&names=1")
    assert "is the same as" in page
    assert "0.90, inferred" in page
    assert "президент Веронии" in page
    assert "/correct?" in page
    assert "kind=not_same_name" in page


def test_names_alone_come_as_a_part_of_the_page(client: TestClient) -> None:
    part = shown(client, "/who?name=Лунёв&names=1", **{"hx-request": "true"})
    assert "<html" not in part
    assert "Forms met" in part


def test_the_timeline_of_many_lines_comes_after_the_page(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("svod.show.web.views.who._MANY", 5)
    page = shown(client, "/who?name=Лунёв")
    assert "<svg" not in page.split('id="what"')[1].split("</section>")[0]
    (later,) = [one.split('"')[0] for one in page.split('hx-get="')[1:] if "when=1" in one.split('"')[0]]
    part = shown(client, later, **{"hx-request": "true"})
    assert "<html" not in part
    assert part.count("<svg") == 2


def test_several_bearers_of_one_word_can_be_chosen_from(client: TestClient) -> None:
    page = shown(client, "/who?name=Верония")
    assert "bear names like this" in page
    assert "speaks or acts in" in page


def test_nobody_of_a_name_is_said_so_with_a_way_on(client: TestClient) -> None:
    page = shown(client, "/who?name=Никтоев")
    assert "Nobody of this name stands in the chronicle" in page
    assert 'href="/who"' in page


def test_a_name_without_a_word_names_nobody(client: TestClient) -> None:
    assert "Those who speak or act most" in shown(client, "/who?name=…")


def test_in_russian(client: TestClient) -> None:
    page = shown(client, "/who?name=Лунёв&names=1", **RUSSIAN)
    assert "Прямой речью" in page
    assert "11 июня 2024" in page
    assert "10 строк" in page
    assert "1 первоисточник, 4 издания" in page


def test_page_words_that_are_markup_stay_words(client: TestClient) -> None:
    answer = client.get("/who", params={"name": '<script>alert(1)</script>"><b onmouseover=x>'})
    assert "<script>alert" not in answer.text
    assert "<b onmouseover" not in answer.text


def _ids(page: str) -> list[str]:
    return [one.split('"')[0] for one in page.split('id="line-')[1:]]


def test_chronicle_is_only_read(client: TestClient, chronicle: Path) -> None:
    before = chronicle.stat().st_mtime_ns
    shown(client, "/who?name=Лунёв")
    assert chronicle.stat().st_mtime_ns == before
