"""What programs read: the names of the JSON export, a part at a time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from svod.export import format_named
from svod.store import open_store


@pytest.fixture(scope="session")
def exported(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The same chronicle as `svod export json` writes it."""
    store = open_store(built / "chronicle.db", create=False)
    path = tmp_path_factory.mktemp("exported") / "all.json"
    with path.open("w", encoding="utf-8") as out:
        format_named("json").write(store.chronicle(), out)
    store.close()
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def got(api: TestClient, address: str, **asked: Any) -> dict[str, Any]:
    answer = api.get(address, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()  # type: ignore[no-any-return]


def every(api: TestClient, address: str, key: str, limit: int, **asked: Any) -> list[dict[str, Any]]:
    """All of a list, part by part."""
    found: list[dict[str, Any]] = []
    part = got(api, address, limit=limit, **asked)
    while True:
        found += part[key]
        if part["next"] is None:
            return found
        assert len(part[key]) == limit
        part = got(api, address, limit=limit, after=part["next"], **asked)


def test_lines_are_those_of_the_export_in_its_order(api: TestClient, exported: dict[str, Any]) -> None:
    assert every(api, "/api/entries", "entries", 40) == exported["entries"]


def test_one_line_keeps_its_address(api: TestClient, exported: dict[str, Any]) -> None:
    line = exported["entries"][7]
    assert got(api, f"/api/entries/{line['id']}")["entry"] == line


def test_filters_add_up(api: TestClient) -> None:
    found = every(api, "/api/entries", "entries", 100, who="Лунёва", roles="speaks", kind="direct", since="2024-06")
    assert found
    for line in found:
        assert line["type"] == "direct"
        assert any("Лунёв" in who for who in line["who"])


def test_pages_that_lines_point_at_come_with_them(api: TestClient) -> None:
    part = got(api, "/api/entries", limit=5)
    assert {cite["page"] for line in part["entries"] for cite in line["cites"]} == {page["page"] for page in part["pages"]}


def test_stories_are_those_of_the_export(api: TestClient, exported: dict[str, Any]) -> None:
    facts = {story["id"]: story for story in exported["story_facts"]}
    heads = every(api, "/api/stories", "stories", 4)
    assert {head["id"] for head in heads} == set(facts)
    for head in heads:
        assert got(api, f"/api/stories/{head['id']}")["story"] == facts[head["id"]]


def test_a_story_has_the_records_of_the_export_that_are_its_own(api: TestClient, exported: dict[str, Any]) -> None:
    facts = max(exported["story_facts"], key=lambda story: len(story["pages"]))
    own = set(facts["pages"])
    story = got(api, f"/api/stories/{facts['id'][:6]}", limit=200)
    assert story["origins"] == [one for one in exported["origin_facts"] if one["story"] == facts["id"]]
    assert {one["page"]: one["chain"] for one in story["lineage"]} == {
        one["page"]: one["chain"] for one in exported["lineage"] if one["page"] in own
    }
    inside = [one for one in exported["reuse"] if {one["a"]["page"], one["b"]["page"]} <= own]
    assert sorted(map(str, story["reuse"])) == sorted(map(str, inside))
    lacking = [one for one in exported["absent"] if {one["told_by"]["page"], one["absent_from"]} <= own]
    assert sorted(map(str, story["absent"])) == sorted(map(str, lacking))
    ledger = every(api, f"/api/stories/{facts['id']}/differences", "differences", 60)
    assert len(ledger) == story["counts"]["absent"] + story["counts"]["differences"]
    assert [one["weight"] for one in ledger] == sorted((one["weight"] for one in ledger), reverse=True)


def test_a_page_is_addressed_by_name_and_by_digits(api: TestClient, exported: dict[str, Any]) -> None:
    for record in exported["pages"]:
        by_name = got(api, f"/api/pages/{quote(record['page'])}")
        assert by_name == got(api, f"/api/pages/{record['sha256'][:8]}")
        assert record.items() <= (by_name | {"page": record["page"]}).items() or record.get("copy_of")


def test_every_cite_of_a_line_opens_to_words_that_stand_there(api: TestClient, exported: dict[str, Any]) -> None:
    for line in exported["entries"][::9]:
        for cite in line["cites"]:
            spans = ",".join(f"{start}-{stop}" for start, stop in cite["spans"])
            opened = got(api, f"/api/pages/{quote(cite['page'])}/text", spans=spans)
            content = "".join(one["words"] for one in opened["lit"])
            assert len(content) == sum(stop - start for start, stop in cite["spans"])
            assert all(any(one["words"] in line["words"] for line in opened["lines"]) for one in opened["lit"])


def test_a_link_lights_the_words_on_the_page_itself(api: TestClient) -> None:
    opened = got(api, "/api/pages/02_meridian_call.txt/text", spans="37-101")
    assert opened["lit"][0]["words"].startswith("Лунёв высказал")
    assert opened["link"].startswith(f"https://meridian.example/news/40118#:~:text={quote('Лунёв')}")


def test_who_says_what_and_to_whom(api: TestClient) -> None:
    told = got(api, "/api/who", name="Залесская", limit=500)
    assert told["bearers"][0]["name"] == "Вера Залесская"
    assert 0 < len(told["statements"]) == told["total"] <= told["bearers"][0]["lines"]["speaks"]
    assert all(talk["speaker"] == "Вера Залесская" for talk in told["talks"] if talk["to"] == "")


def test_positions_are_those_of_the_export(api: TestClient, exported: dict[str, Any]) -> None:
    known = {one["id"]: one for one in exported["positions"]}
    heads = every(api, "/api/positions", "positions", 3)
    assert {head["id"] for head in heads} == set(known)
    assert [bool(head["contradictions"]) for head in heads] == sorted((bool(h["contradictions"]) for h in heads), reverse=True)
    for head in heads:
        assert got(api, f"/api/positions/{head['id']}")["position"] == known[head["id"]]


def test_search_lights_what_was_searched_for(api: TestClient) -> None:
    for hit in every(api, "/api/search", "hits", 2, q="переговоры"):
        (start, _), *_ = hit["spans"]
        for lit in hit["lit"]:
            page = got(api, f"/api/pages/{quote(hit['page'])}/text", spans=f"{lit[0]}-{lit[1]}")
            assert page["lit"][0]["words"].lower().startswith("переговор")
            assert lit[0] >= start


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/api/entries?sinse=2024", 422, "sinse"),
        ("/api/entries?since=2024-02-30", 422, "since"),
        ("/api/entries?since=86400", 422, "since"),
        ("/api/entries?after=there", 404, "Ask without `after`"),
        ("/api/entries/ffffffffffffffff", 404, "no such line"),
        ("/api/stories/ffff", 404, "ffff"),
        ("/api/pages/003.txt", 404, "003.txt"),
        ("/api/pages/02_meridian_call.txt/text?spans=0-99999", 404, "ends after the text"),
        ("/api/pages/02_meridian_call.txt/text?spans=9-5", 404, "no span"),
        ("/api/pages/a%0Ab", 404, ""),
        ("/api/who?name=Nobody", 404, "Nobody"),
        ("/api/search?q=%E2%80%94", 422, "q"),
        ("/api/nothing/there", 404, "GET /api"),
    ],
)
def test_a_problem_says_what_was_wrong(api: TestClient, address: str, status: int, told: str) -> None:
    answer = api.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert told in problem["detail"] + " ".join(problem["wrong"])


def test_methods_that_an_address_knows_are_told(api: TestClient) -> None:
    assert api.options("/api/decisions").headers["allow"] == "GET, POST"
    assert api.put("/api/decisions").headers["allow"] == "GET, POST"
    assert api.put("/api/decisions").status_code == 405
