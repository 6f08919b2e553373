"""The list of stories, a story, the lists of pages and of problems: what is shown, by which address, and what is bounded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from svod.model.asked import StoryHead
from svod.show.served.asking import Served
from svod.show.web.app import made
from svod.store import open_reader
from tests.show.web.conftest import HOST
from tests.show.web.crowd import crowd

RU = {"accept-language": "ru"}
Ask = Callable[[str], str]


@pytest.fixture(scope="session")
def call(chronicle: Path) -> StoryHead:
    """The story of the telephone call: six pages, two origins."""
    reader = open_reader(chronicle)
    try:
        return max(reader.stories().stories, key=lambda one: one.pages)
    finally:
        reader.close()


@pytest.fixture
def asked(client: TestClient) -> Ask:
    """The text of an answer that is well."""

    def ask(address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        return answer.text

    return ask


def titles(text: str) -> list[str]:
    return re.findall(r'<th scope="row" role="rowheader"><a href="/story/[^"]*" lang="ru"><bdi>([^<]*)', text)


def cells(text: str, kind: str) -> int:
    return len(re.findall(rf'class="tell tell-{kind}"', text))


def test_stories_are_listed_by_time_with_how_many_tell_them(asked: Ask, call: StoryHead) -> None:
    text = asked("/stories")
    assert len(titles(text)) == 9
    assert titles(text).index("Верония отрицает обстрел миротворцев на перевале") < titles(text).index(call.title)
    row = text[text.index(call.id) :].split("</tr>")[0]
    assert re.findall(r'class="counted-cell"[^>]*>(\d+)', row) == ["6", "6", "2", str(call.lines)]


def test_stories_are_listed_by_how_many_pages_tell_them(asked: Ask, call: StoryHead) -> None:
    assert titles(asked("/stories?order=pages"))[0] == call.title


def test_stories_are_found_by_words_and_days(asked: Ask) -> None:
    assert titles(asked("/stories?words=миротворцы&since=2024-06-06")) == [
        "Веронийский лидер позвонил в Лорвик после гибели миротворцев"
    ]
    assert "No story has these words" in asked("/stories?words=жирафы")


def test_what_is_no_date_is_said_and_limits_nothing(asked: Ask) -> None:
    text = asked("/stories?since=вчера")
    assert "No date: вчера." in text
    assert len(titles(text)) == 9


def test_a_story_is_found_by_the_first_digits_of_its_id(asked: Ask, call: StoryHead) -> None:
    assert f"<bdi>{call.title}</bdi></h1>" in asked(f"/story/{call.id[:6]}")


@pytest.mark.parametrize("typed", ["0000000000000000", "нет", "%", "_"])
def test_a_story_that_is_not_there_is_a_404_that_says_so(client: TestClient, typed: str) -> None:
    answer = client.get(f"/story/{typed}")
    assert answer.status_code == 404
    assert 'role="alert"' in answer.text


def test_a_story_says_how_many_tell_it_and_leads_to_its_lines_and_positions(asked: Ask, call: StoryHead) -> None:
    text = asked(f"/story/{call.id}")
    for told in ("6 pages", "6 outlets", "2 independent origins", f"its {call.lines} lines"):
        assert told in text
    assert f'href="/?story={call.id}"' in text
    assert f'href="/positions?story={call.id}"' in text


def test_tellings_stand_side_by_side_in_columns_by_day(asked: Ask, call: StoryHead) -> None:
    text = asked(f"/story/{call.id}")
    assert text.count('scope="col" role="columnheader"') == 6
    days = re.findall(r'<span class="tell-day">([^<]*)', text)[1:]
    assert days == sorted(days)
    for kind in ("told", "kept", "shortened", "reworded", "absent", "added", "unknown"):
        assert cells(text, kind) > 0, kind


def test_the_words_that_differ_are_marked_and_said(asked: Ask, call: StoryHead) -> None:
    text = asked(f"/story/{call.id}")
    assert re.search(r"<ins><span class=\"unseen\">\[here: </span>10 июня<span", text)
    assert re.search(r"<del><span class=\"unseen\">\[not here: </span>и заверил, что виновные[^<]*<span", text)


def test_each_wording_leads_to_its_characters(asked: Ask, call: StoryHead, client: TestClient) -> None:
    addresses = re.findall(r'class="tell-wording" href="([^"]*)"', asked(f"/story/{call.id}"))
    assert len(addresses) > 20
    for one in addresses[:4]:
        assert "<mark" in client.get(one.replace("&amp;", "&")).text


def test_the_columns_and_the_leading_one_are_chosen_by_address(asked: Ask, call: StoryHead) -> None:
    pages = re.findall(r'name="page" id="page-\d+" value="(\w+)"', asked(f"/story/{call.id}"))
    assert len(pages) == 6
    text = asked(f"/story/{call.id}?page={pages[1]}&page={pages[4]}&first={pages[4]}")
    assert text.count('scope="col" role="columnheader"') == 2
    head = text[text.index('scope="col" role="columnheader"') :].split("</th>")[0]
    assert f"/page/{pages[4]}" in head
    assert text.count(" checked") == 2


def test_a_column_that_is_none_of_the_story_s_is_passed_over(asked: Ask, call: StoryHead) -> None:
    assert asked(f"/story/{call.id}?page=ffffffffffff&first=zz").count('role="columnheader"') == 6


def test_the_ledger_shows_the_heaviest_and_all_by_address(asked: Ask, call: StoryHead) -> None:
    text = asked(f"/story/{call.id}")
    assert text.count('class="part-') >= 20
    left = int(re.search(r"(\d+) lighter differences are not shown", text)[1])  # type: ignore[index]
    whole = asked(f"/story/{call.id}?ledger=all")
    assert "are not shown" not in whole[whole.index('id="parts"') : whole.index('id="lineage"')]
    assert whole.count('tabindex="-1" class="part-') == 20 + left


def test_the_ledger_is_cut_to_one_kind(asked: Ask, call: StoryHead) -> None:
    text = asked(f"/story/{call.id}?kind=shortened")
    kinds = set(re.findall(r'tabindex="-1" class="part-(\w+)"', text))
    assert kinds == {"shortened"}
    assert len(re.findall('class="part-words part-two"', text)) == 3


def test_lineage_is_drawn_told_in_words_and_given_as_a_file(asked: Ask, call: StoryHead, client: TestClient) -> None:
    text = asked(f"/story/{call.id}")
    assert '<svg class="drawing lineage"' in text
    assert "Меридиан ← пресс-служба президента Лурии" in text
    answer = client.get(f"/story/{call.id}/lineage.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "attachment" in answer.headers["content-disposition"]
    assert ElementTree.fromstring(answer.text).tag.endswith("svg")


def test_releases_stand_against_outlets(asked: Ask, call: StoryHead) -> None:
    text = asked(f"/story/{call.id}")
    grid = text[text.index('id="grid"') : text.index('id="pages"')]
    assert grid.count('<th scope="col">') == 7
    assert {"how-own", "how-part", "how-absent"} <= set(re.findall(r"how-\w+", grid))


def test_each_page_leads_to_where_it_is_said_that_it_tells_another_story(asked: Ask, call: StoryHead) -> None:
    text = asked(f"/story/{call.id}")
    assert len(re.findall(r'href="/correct\?page=\w{16}&amp;kind=split_story"', text)) == 6


def test_a_story_of_one_page_says_that_there_is_nothing_to_compare(asked: Ask) -> None:
    one = next(re.finditer(r'href="(/story/\w+)" lang="ru"><bdi>Мир на наших', asked("/stories")))[1]
    text = asked(one)
    assert "One page alone tells this story" in text
    assert "<table" not in text


def test_a_page_opens_beside_by_the_address_of_a_story(asked: Ask, call: StoryHead) -> None:
    page = re.search(r'name="page" id="page-1" value="(\w+)"', asked(f"/story/{call.id}"))
    assert page
    assert f'data-open="{page[1]}"' in asked(f"/story/{call.id}?open={page[1]}")


def test_everything_is_said_in_russian_too(client: TestClient, call: StoryHead) -> None:
    text = client.get(f"/story/{call.id}", headers=RU).text
    for told in ("2 независимых первоисточника", "Пересказы рядом", "Где рассказы расходятся", "иными словами", "здесь нет:"):
        assert told in text
    assert "9 сюжетов" in client.get("/stories", headers=RU).text
    assert "19 страниц" in client.get("/pages", headers=RU).text


def test_pages_are_listed_by_name_with_their_story(asked: Ask) -> None:
    text = asked("/pages")
    assert text.count("<tr data-line") == 19
    assert text.index("01_press_service_call.txt") < text.index("17_globus_talks.txt")
    assert text.count('href="/story/') == 19


def test_pages_are_found_by_words_outlet_and_days(asked: Ask) -> None:
    assert asked("/pages?words=uvt").count("<tr data-line") == 0
    found = asked("/pages?outlet=Меридиан&until=2024-06-04")
    assert re.findall(r'class="soft"><bdi>(\d\d_\w+\.txt)', found) == ["07_meridian_incident.txt"]


def test_where_all_went_well_there_are_no_problems(asked: Ask) -> None:
    assert "There are no problems." in asked("/problems")


# Hostile and large stories


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A story of 45 pages, whose words are hostile; and a page that was not read."""
    served = Served(str(crowd(tmp_path_factory.mktemp("crowd"))))
    with TestClient(made(served), base_url=HOST) as asking:
        yield asking


def story_of(client: TestClient) -> str:
    return str(re.findall(r'href="(/story/\w+)"', client.get("/stories?order=pages").text)[0])


def test_of_many_pages_a_few_get_a_column_and_it_is_said_how_many_there_are(many: TestClient) -> None:
    text = many.get(story_of(many)).text
    assert text.count('role="columnheader"') == 6
    assert "6 of 45" in text
    assert "5 more pages are not shown." in text
    assert "more page" not in many.get(story_of(many) + "?pages=all").text
    assert len(many.get(story_of(many)).content) < 400_000


def test_no_more_columns_than_can_be_read(many: TestClient) -> None:
    address = story_of(many)
    pages = re.findall(r'name="page" id="page-\d+" value="(\w+)"', many.get(address).text)
    assert len(pages) == 45
    text = many.get(address, params={"page": pages}).text
    assert text.count('role="columnheader"') == 12


def test_hostile_words_are_words(many: TestClient) -> None:
    for address in (story_of(many), "/stories", "/pages", "/problems"):
        text = many.get(address).text
        assert "<script>alert" not in text
        assert "<img" not in text
        assert "<b>.txt" not in text


def test_a_list_goes_on_where_it_ended(many: TestClient) -> None:
    first = many.get("/pages?words=txt").text
    more = re.search(r'hx-get="(/pages\?[^"]*after=[^"]*)"', first)
    if more is None:
        assert first.count("<tr data-line") == 45
        return
    rest = many.get(more[1].replace("&amp;", "&"), headers={"hx-request": "true"}).text
    assert "<html" not in rest
    assert first.count("<tr data-line") + rest.count("<tr data-line") == 45


def test_problems_are_listed_with_what_to_do(many: TestClient) -> None:
    text = many.get("/problems").text
    assert "empty.txt" in text
    assert 'class="tell-tag problem-' in text
    assert "None of this kind." in many.get("/problems?start=5000").text
