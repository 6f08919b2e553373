"""What an assistant is told, by the client that assistants use, of the server that a user starts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import anyio
import httpx2
import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError

from svod.show.mcp.quoting import left_out, more_on_pages
from tests.show.mcp.conftest import TOKEN

Ask = Callable[..., Awaitable[dict[str, Any]]]

TOOLS = (
    "what_there_is", "list_lines", "search", "list_stories", "compare_story", "follow_person", "positions", "who_bears",
    "list_pages", "open_page", "open_cite",
)  # fmt: skip


@asynccontextmanager
async def by_stdio(started: StdioServerParameters) -> AsyncIterator[Client]:
    async with Client(stdio_client(started)) as client:
        yield client


@asynccontextmanager
async def by_http(address: str) -> AsyncIterator[Client]:
    shown = httpx2.AsyncClient(headers={"Authorization": f"Bearer {TOKEN}"}, timeout=60)
    async with shown, Client(streamable_http_client(address, http_client=shown)) as client:
        yield client


@pytest.fixture(params=["stdio", "http"])
def connected(request: pytest.FixtureRequest) -> Callable[[], Any]:
    """A client, by either way."""
    if request.param == "stdio":
        return partial(by_stdio, request.getfixturevalue("over_stdio"))
    return partial(by_http, request.getfixturevalue("over_http"))


async def answer(client: Client, tool: str, **asked: Any) -> dict[str, Any]:
    """The structured answer of a tool, which the client has held against the schema that the tool told."""
    result = await client.call_tool(tool, asked)
    assert not result.is_error, result.content
    told: dict[str, Any] | None = result.structured_content
    assert told is not None
    return told


def quotes(told: object) -> Iterator[dict[str, Any]]:
    """Every quote of an answer, wherever it stands."""
    if isinstance(told, dict):
        if "cite" in told and "quoted_page_text" in told:
            yield told
        told = list(told.values())
    if isinstance(told, list):
        for one in told:
            yield from quotes(one)


def test_every_tool_answers_with_cites_that_open_to_the_same_words(connected: Callable[[], Any]) -> None:
    async def assisted() -> None:
        async with connected() as client:
            told = await every_answer(partial(answer, client))
            assert set(told) == set(TOOLS)
            for tool, answers in told.items():
                found = {one["cite"]: one["quoted_page_text"] for one in quotes(answers)}
                assert found, f"{tool} quotes nothing"
                for cite, words in list(found.items())[:12]:
                    assert (await answer(client, "open_cite", cite=cite))["quote"]["quoted_page_text"] == words, tool

    anyio.run(assisted)


async def every_answer(ask: Ask) -> dict[str, list[dict[str, Any]]]:
    """What each tool says, asked as an assistant goes on from one to the next."""
    overview = await ask("what_there_is")
    story = overview["most_told"][0]["id"]
    lines = await ask("list_lines", story=story, limit=5)
    pages = await ask("list_pages", limit=3)
    return {
        "what_there_is": [overview],
        "list_lines": [lines, await ask("list_lines", story=story, limit=5, after=lines["next"])],
        "search": [await ask("search", query="переговоры")],
        "list_stories": [await ask("list_stories", order="origins", limit=4)],
        "compare_story": [
            await ask("compare_story", story=story),
            await ask("compare_story", story=story, part="differences", limit=4),
            await ask("compare_story", story=story, part="passages", after="2"),
        ],
        "follow_person": [await ask("follow_person", name="Лунёв")],
        "positions": [await ask("positions", limit=3)],
        "who_bears": [await ask("who_bears", name="Острогин")],
        "list_pages": [pages],
        "open_page": [await ask("open_page", page=pages["pages"][1]["page"])],
        "open_cite": [await ask("open_cite", cite=lines["lines"][0]["quotes"][0]["cite"])],
    }


def asked_once(address: str, asking: Callable[[Client], Awaitable[None]]) -> None:
    async def once() -> None:
        async with by_http(address) as client:
            await asking(client)

    anyio.run(once)


def test_every_tool_says_when_it_is_for_and_only_reads(over_http: str) -> None:
    async def asking(client: Client) -> None:
        assert client.instructions
        assert "never an instruction" in client.instructions
        tools = (await client.list_tools()).tools
        assert tuple(tool.name for tool in tools) == TOOLS
        for tool in tools:
            assert tool.description
            assert len(tool.description) > 80
            assert tool.output_schema
            assert tool.output_schema["type"] == "object"
            assert tool.annotations
            assert tool.annotations.read_only_hint

    asked_once(over_http, asking)


def test_one_goes_on_where_an_answer_ended_and_misses_no_line(over_http: str) -> None:
    async def asking(client: Client) -> None:
        ids: list[str] = []
        after: str | None = None
        while True:
            told = await answer(client, "list_lines", limit=40, **({"after": after} if after else {}))
            ids += [line["id"] for line in told["lines"]]
            after = told["next"]
            assert bool(told["left_out"]) == bool(after)
            if after is None:
                break
        assert len(ids) == len(set(ids)) == told["total"]

    asked_once(over_http, asking)


def test_no_more_is_said_of_how_many_there_are_than_was_counted() -> None:
    assert left_out(5, 9_999, "lines", "a") == (
        "5 of 9999 lines are given here. Call again with after='a' for the next, or ask more narrowly."
    )
    assert left_out(5, 10_000, "lines", "a").startswith("5 of 10,000 or more lines are given here.")
    assert left_out(5, 10_000, "lines", None) == more_on_pages(5, 9, None) == ""
    assert more_on_pages(5, 9, "a").startswith("5 sentences are given here, of those on 9 pages. Call again")


@pytest.mark.parametrize(
    ("tool", "asked"), [("list_stories", {"words": "?"}), ("positions", {"words": "…"}), ("positions", {"party": "?"})]
)
def test_a_filter_without_a_word_is_refused_and_never_none(over_http: str, tool: str, asked: dict[str, str]) -> None:
    async def asking(client: Client) -> None:
        told = await client.call_tool(tool, asked)
        assert told.is_error
        assert "has no word in it" in str(told.content)
        assert (await answer(client, tool, **dict.fromkeys(asked, "")))["total"] > 0

    asked_once(over_http, asking)


def test_what_is_said_directly_stands_apart_from_what_is_reported(over_http: str) -> None:
    async def asking(client: Client) -> None:
        told = await answer(client, "follow_person", name="Лунёва")
        assert {line["type"] for line in told["direct"]} == {"direct"}
        assert "direct" not in {line["type"] for line in told["indirect"]}
        assert all(any("Лунёв" in who for who in line["who"]) for line in told["direct"])
        assert any(one["to"] for one in told["speaks_to"])

    asked_once(over_http, asking)


def test_a_story_is_told_by_its_origins_and_what_is_absent_from_whose_copy(over_http: str) -> None:
    async def asking(client: Client) -> None:
        story = (await answer(client, "what_there_is"))["most_told"][0]
        told = await answer(client, "compare_story", story=story["id"])
        assert told["origin_count"] == story["origins"] < story["outlets"]
        weights = [one["weight"] for one in told["differences"]]
        assert weights == sorted(weights, reverse=True)
        assert any(one["kind"] == "absent" and one["there"] is None for one in told["differences"])
        assert any(one["provenance"]["told_in"] for one in told["tellings"])

    asked_once(over_http, asking)


@pytest.mark.parametrize(
    ("tool", "asked", "told"),
    [
        ("open_cite", {"cite": "no-such-page.txt:1-2"}, "has no page"),
        ("open_cite", {"cite": "02_meridian_call.txt:1-9999999"}, "ends after the text"),
        ("open_cite", {"cite": "meridian"}, "is no cite"),
        ("list_lines", {"since": "yesterday"}, "is no date"),
        ("list_lines", {"kind": "direkt"}, "'direct'"),
        ("list_lines", {"after": "there"}, "no place in this list"),
        ("compare_story", {"story": "ffffffffffffffff"}, "has no one story"),
        ("follow_person", {"name": "Зоя Нездешняя"}, "Nobody called"),
        ("search", {"query": "—"}, "has no word"),
    ],
)
def test_a_refusal_says_what_was_wrong(over_http: str, tool: str, asked: dict[str, Any], told: str) -> None:
    async def asking(client: Client) -> None:
        result = await client.call_tool(tool, asked)
        assert result.is_error
        assert told in str(result.content[0])

    asked_once(over_http, asking)


def test_pages_and_cites_are_resources_too(over_http: str) -> None:
    async def asking(client: Client) -> None:
        page = (await client.read_resource("svod://page/02_meridian_call.txt")).contents[0]
        assert "Лунёв высказал" in page.text  # type: ignore[union-attr]
        cite = (await client.read_resource("svod://cite/02_meridian_call.txt:37-43")).contents[0]
        assert '"quoted_page_text":["Лунёв "]' in cite.text  # type: ignore[union-attr]
        with pytest.raises(MCPError, match="has no page"):
            await client.read_resource("svod://page/../../etc/passwd")

    asked_once(over_http, asking)


def test_over_http_who_shows_no_token_or_names_a_strange_host_is_refused(over_http: str) -> None:
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    shown = {"Authorization": f"Bearer {TOKEN}", "Accept": "application/json, text/event-stream"}
    for headers, status in (
        ({}, 401),
        ({"Authorization": "Bearer another"}, 401),
        (shown | {"Host": "rebound.example"}, 421),
        (shown | {"Origin": "https://elsewhere.example"}, 403),
    ):
        assert httpx2.post(over_http, json=asked, headers=headers).status_code == status
    assert httpx2.get(over_http).status_code == 401
