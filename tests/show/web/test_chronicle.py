"""The chronicle's view as a server answers it: the filter is the address, the lines and the timeline say what pages say."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from xml.etree import ElementTree as Xml

import pytest
from fastapi.testclient import TestClient
from lxml import html

from svod.model.asked import Days, Wanted
from svod.show.drawing.window import Window
from svod.show.tongues.words import tongue
from svod.show.web.views.chronicle import seen, zoomed
from svod.store.reader import Reader

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def reader(client: TestClient) -> Reader:
    found: Reader = client.app.state.reader  # type: ignore[attr-defined]
    return found


def opened(client: TestClient, address: str = "/", code: str = "en") -> html.HtmlElement:
    answer = client.get(address, headers={"accept-language": code})
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def words(of: html.HtmlElement) -> str:
    return " ".join(of.text_content().split())


def lines(page: html.HtmlElement) -> list[html.HtmlElement]:
    return list(page.xpath("//li[starts-with(@id, 'line-')]"))


def days(page: html.HtmlElement) -> list[str]:
    return [words(one) for one in page.xpath("//li[@class='day']/h2")]


def drawing(page: html.HtmlElement, look: str = "for-wide") -> html.HtmlElement:
    found: html.HtmlElement = page.xpath(f"//div[@class='{look}']/svg")[0]
    return found


def test_every_line_stands_under_its_date_with_its_precision(client: TestClient) -> None:
    page = opened(client)
    told = days(page)
    assert told[0].endswith("precision: year")
    assert any(one.endswith("precision: month") for one in told)
    assert any(re.fullmatch(r"\d+ June 2024", one) for one in told), "a day needs no words on its precision"
    assert "lines" in words(page.xpath("//h1")[0])


def test_a_line_says_what_dated_it_who_spoke_to_whom_and_by_which_word(client: TestClient) -> None:
    page = opened(client, "/?kind=direct")
    line = next(
        one for one in lines(page) if one.xpath(".//*[@class='cue']") and one.xpath(".//*[@aria-hidden='true' and .='→']")
    )
    told = words(line)
    assert any(by in told for by in ("said then", "only its publication is dated"))
    assert words(line.xpath(".//*[@class='words']")[0]).startswith("«")
    assert line.xpath(".//*[@class='words']/@lang") == ["ru"]
    assert line.xpath(".//*[@class='cue']/@lang") == ["ru"]


def test_a_line_tells_how_many_origins_and_outlets_have_it(client: TestClient) -> None:
    badges = [words(one) for one in opened(client, "/?limit=100").xpath("//*[@class='badge origins']")]
    assert "1 origin, 1 outlet" in badges
    assert any(re.fullmatch(r"1 origin, [2-9] outlets", one) for one in badges)
    russian = [words(one) for one in opened(client, "/?limit=100", "ru").xpath("//*[@class='badge origins']")]
    assert any(re.search(r"[2-4] издания", one) for one in russian)


def test_where_pages_differ_the_line_says_so_and_leads_to_both(client: TestClient) -> None:
    page = opened(client, "/?kind=attack")
    [told] = [one for one in page.xpath("//p[@class='differ']") if "–" in words(one)]
    links = told.xpath(".//a")
    assert len(links) >= 2
    assert all(link.get("href", "").startswith("/page/") and "cite=" in link.get("href", "") for link in links)


def test_a_cite_opens_its_page_beside_and_is_a_link_without_script(client: TestClient) -> None:
    cite = opened(client).xpath("//li//a[@class='cite']")[0]
    assert cite.get("hx-target") == "#beside"
    assert cite.get("href") == cite.get("hx-get")
    assert client.get(cite.get("href")).status_code == 200


@pytest.mark.parametrize(
    "asked", ["who=Лунёв", "place=Сольвания", "kind=event", "since=2024-06-05&until=2024-06-06", "outlet=Меридиан"]
)
def test_the_filter_is_the_address(client: TestClient, asked: str) -> None:
    every, some = opened(client), opened(client, f"/?{asked}")
    assert 0 < len(lines(some)) < int(re.sub(r"\D", "", words(every.xpath("//h1")[0])))
    for part in asked.split("&"):
        key, value = part.split("=")
        field = some.xpath(f"//*[@name='{key}']")[0]
        assert (
            field.get("value") or field.xpath("./option[@selected]/@value | ./optgroup/option[@selected]/@value")[0]
        ) == value
    tags = some.xpath("//ul[@class='filtered']/li/a")
    assert len(tags) >= len(asked.split("&"))


def test_a_tag_takes_its_part_of_the_filter_off(client: TestClient) -> None:
    tags = opened(client, "/?who=Лунёв&kind=event").xpath("//ul[@class='filtered']/li/a/@href")
    assert tags[0] == "/?kind=event"
    assert unescape(tags[-1]) == "/"


def test_empty_fields_of_the_form_are_left_out_of_the_address(client: TestClient) -> None:
    answer = client.get("/?who=Лунёв&place=&since=&kind=", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/?who=%D0%9B%D1%83%D0%BD%D1%91%D0%B2"


def test_what_is_no_date_is_said_and_limits_nothing(client: TestClient) -> None:
    page = opened(client, "/?since=вчера")
    assert "вчера is no date" in words(page.xpath("//*[@role='alert']")[0])
    assert lines(page)


def test_where_no_line_is_left_the_page_says_so(client: TestClient) -> None:
    page = opened(client, "/?who=Никто&kind=event")
    assert "No line has all of that." in words(page.xpath("//*[@role='status']")[0])
    assert not page.xpath("//svg[contains(@class, 'drawing')]")


def test_a_story_that_there_is_not_is_an_error_that_says_so(client: TestClient) -> None:
    assert client.get("/?story=ffffffffffff").status_code == 404


def test_lines_go_on_where_the_page_ends(client: TestClient) -> None:
    first = opened(client)
    more = first.xpath("//li[@class='more']/a")[0]
    seen_ids = {one.get("id") for one in lines(first)}
    answer = client.get(more.get("hx-get"), headers={"hx-request": "true"})
    part = html.fromstring(f"<ol>{answer.text}</ol>")
    assert "<html" not in answer.text
    new = {one.get("id") for one in lines(part)}
    assert new
    assert not new & seen_ids
    assert lines(opened(client, more.get("href"))), "and without script on a page of its own"


def test_the_timeline_has_marks_that_lead_to_their_words(client: TestClient) -> None:
    wide = drawing(opened(client))
    marks = wide.xpath(".//*[local-name()='a' and @class='mark']")
    assert marks
    assert all(one.get("href", "").startswith("/page/") and one.get("hx-target") == "#beside" for one in marks)
    assert client.get(marks[0].get("href")).status_code == 200


def test_a_fuzzy_date_is_a_bar_and_no_point(client: TestClient) -> None:
    wide = drawing(opened(client, "/?until=2023-06"))
    titles = [words(one.xpath("./*[local-name()='title']")[0]) for one in wide.xpath(".//*[@class='mark']")]
    month = next(
        one for one in wide.xpath(".//*[@class='mark']") if "September 2022" in words(one) and "to" not in words(one)[:30]
    )
    assert month.xpath("./*[contains(@class, 'fuzzy')]"), titles


def test_there_is_a_drawing_for_narrow_places_too(client: TestClient) -> None:
    page = opened(client)
    assert drawing(page, "for-narrow").get("viewbox", "").startswith("0 0 360 ")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)), "no id stands twice"


def test_the_picture_is_the_same_drawing_with_its_own_styles(client: TestClient) -> None:
    answer = client.get("/timeline.svg?kind=event")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "attachment" in answer.headers["content-disposition"]
    root = Xml.fromstring(answer.content)
    assert root.find(f"{SVG}style") is not None
    assert not list(root.iter(f"{SVG}a")), "a file leads nowhere"


def test_names_are_suggested_as_they_are_typed(client: TestClient) -> None:
    found = client.get("/suggest/who", params={"who": "Лун"}, headers={"hx-request": "true"})
    assert 'value="Гордей Лунёв"' in found.text
    assert "<html" not in found.text
    assert "<option" in client.get("/suggest/outlet", params={"outlet": "Мер"}).text
    assert "<option" in client.get("/suggest/story").text


def test_first_the_days_of_the_news_are_shown_by_days(reader: Reader) -> None:
    shown, window = seen(reader, Wanted())
    assert window
    assert window.earlier > 0
    assert (window.first.year, window.first.month) == (2024, 6)
    assert all(tally.start == tally.stop for tally in shown.published), "pages stand on the days on which they came out"


def test_days_that_were_asked_for_are_the_days_shown(reader: Reader) -> None:
    asked = Wanted(Days(date(2024, 6, 4), date(2024, 6, 20)))
    assert seen(reader, asked)[1] == Window(date(2024, 6, 4), date(2024, 6, 20))
    assert seen(reader, Wanted(Days(None, date(2024, 6, 5))))[1] == Window(date(1994, 1, 1), date(2024, 6, 5))


def test_one_goes_nearer_wider_and_to_both_sides() -> None:
    zoom = zoomed(Window(date(2031, 3, 1), date(2031, 3, 28)), tongue("en"))
    assert zoom.days == "1–28 March 2031"
    assert zoom.nearer == Days(date(2031, 3, 8), date(2031, 3, 21))
    assert zoom.wider == Days(date(2031, 2, 15), date(2031, 4, 11))
    assert zoom.earlier == Days(date(2031, 2, 15), date(2031, 3, 14))
    assert zoom.later == Days(date(2031, 3, 15), date(2031, 4, 11))
    assert zoomed(Window(date(2031, 3, 1), date(2031, 3, 7)), tongue("en")).nearer is None
    edge = zoomed(Window(date.min, date.max), tongue("en"))
    assert edge.wider == Days(date.min, date.max)


def test_what_is_no_date_stands_in_the_open_form_and_is_no_choice(client: TestClient) -> None:
    page = opened(client, "/?since=14.03.2025&kind=event")
    assert [words(one) for one in page.xpath("//*[@class='filtered']/li/a/bdi")] == ["events"]
    assert page.xpath("//details[@class='filters']/@open")
    assert "14.03.2025 is no date" in words(page.xpath("//*[@role='alert']")[0])
