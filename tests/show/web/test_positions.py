"""`/positions`: rival stands by party and time, contradictions marked, no verdict."""

from __future__ import annotations

import re
from html import unescape

from fastapi.testclient import TestClient

from svod.model.chronicle import Chronicle
from svod.model.link import Position, Stand
from svod.model.span import Cite, Span
from svod.show.web.views.positions import board

DENIAL = "причастность своих военных к обстрелу лурийской колонны"


def cite(words: str, page: str = "a") -> Cite:
    return Cite(page * 64, (Span(0, len(words)),), (words,))


def stand(party: str, kind: str, date: str | None, words: str = "так и было") -> Stand:
    return Stand(party, kind, (cite(words),), date=date)  # type: ignore[arg-type]


THREE = Position(
    "обстрел колонны",
    (
        stand("Верония", "denies", "2024-06-07"),
        stand("Тарсия", "asserts", "2024-06-05"),
        stand("Верония", "admits", "2024-06-09"),
    ),
    contradicts=((0, 1, "denial"),),
    changes=((0, 2, "stand"),),
)


def test_a_column_a_party_and_time_downwards() -> None:
    laid = board(Chronicle(), THREE)
    assert laid.parties == ("Тарсия", "Верония")
    assert [(row.day, [[card.number for card in cell] for cell in row.cells]) for row in laid.rows] == [
        ("2024-06-05", [[1], []]),
        ("2024-06-07", [[], [2]]),
        ("2024-06-09", [[], [3]]),
    ]


def test_a_contradiction_is_marked_on_both_sides() -> None:
    laid = board(Chronicle(), THREE)
    first, second = laid.rows[0].cells[0][0], laid.rows[1].cells[1][0]
    assert [(one.number, one.party, one.by) for one in first.against] == [(2, "Верония", "denial")]
    assert [(one.number, one.party, one.by) for one in second.against] == [(1, "Тарсия", "denial")]
    assert [(pair.first.number, pair.second.number, pair.by) for pair in laid.rifts] == [(1, 2, "denial")]


def test_a_change_is_marked_on_the_later_stand() -> None:
    laid = board(Chronicle(), THREE)
    assert [(one.number, one.by) for one in laid.rows[2].cells[1][0].changed] == [(2, "stand")]
    assert not laid.rows[1].cells[1][0].changed


def test_a_stand_of_no_known_day_comes_last() -> None:
    laid = board(Chronicle(), Position("огонь", (stand("Лурия", "demands", None), stand("Тарсия", "denies", "2024-06-05"))))
    assert [row.day for row in laid.rows] == ["2024-06-05", None]


def test_matters_with_contradictions_come_first(client: TestClient) -> None:
    page = unescape(client.get("/positions").text)
    assert page.index("With contradictions") < page.index(DENIAL) < page.index("Stands side by side")
    assert "1 contradiction" in page


def test_matters_by_words_and_by_party(client: TestClient) -> None:
    page = unescape(client.get("/positions", params={"words": "обстрелу"}).text)
    assert DENIAL in page
    assert "Вергарде зовут" not in page
    page = unescape(client.get("/positions", params={"party": "Лурия"}).text)
    assert "Лурия" in page
    assert "Вергарде зовут" not in page


def test_no_matter_is_told_so(client: TestClient) -> None:
    assert "No matter with rival stands" in client.get("/positions", params={"words": "бегемот"}).text


def test_the_list_goes_on_where_it_ended(client: TestClient) -> None:
    first = client.get("/positions?limit=4").text
    (more,) = re.findall(r'hx-get="([^"]*after=[^"]*)"', first)
    part = client.get(unescape(more), headers={"hx-request": "true"}).text
    assert "<html" not in part
    assert not set(_matters(first)) & set(_matters(part))


def test_a_matter_with_exact_words_days_parties_and_cites(client: TestClient) -> None:
    page = unescape(client.get(_address(client)).text)
    assert "Стреляли с позиций, которые Верония заняла" in page
    assert re.search(r'<th scope="col"[^>]*><a href="[^"]*"><bdi>Верония</bdi>', page)
    assert re.search(r'<th scope="col"[^>]*><a href="[^"]*"><bdi>Тарсия</bdi>', page)
    assert "5 June 2024" in page
    assert "denies" in page
    assert "contradicts 2, Тарсия" in page
    assert "denial" in page
    assert "12_meridian_denial.txt</bdi>:152-207]" in page
    assert "Клим Рогачёв" in page


def test_no_verdict_is_given(client: TestClient) -> None:
    words = re.sub(r"<[^>]*>", " ", client.get(_address(client)).text.split("<main")[1])
    assert not re.search(r"\b(true|false|lie|liar|debunked|fact.?check|right|wrong)\b", words.casefold())


def test_a_matter_that_is_none_is_not_found(client: TestClient) -> None:
    answer = client.get("/positions/0000000000000000")
    assert answer.status_code == 404
    assert "Back to the chronicle" in answer.text


def test_in_russian(client: TestClient) -> None:
    page = unescape(client.get(_address(client), headers={"accept-language": "ru"}).text)
    assert "Где они противоречат друг другу" in page
    assert "противоречит № 2, Тарсия" in page
    assert "отрицание" in page


def _matters(page: str) -> list[str]:
    return re.findall(r'/positions/([0-9a-f]{16})"', page)


def _address(client: TestClient) -> str:
    page = client.get("/positions", params={"words": DENIAL}).text
    (one,) = [found for found in re.findall(r'href="(/positions/[0-9a-f]{16})"><bdi>([^<]*)', page) if found[1] == DENIAL]
    return str(one[0])
