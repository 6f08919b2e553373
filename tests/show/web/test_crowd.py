"""Many readers at once: each process answers as the first one does, and one that dies is done without."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from svod.show.served.asking import Served
from svod.show.served.safety import POLICY, Guard, Message, Receive, Rules, Scope, Send
from svod.show.web import crowd as crowding
from svod.show.web.app import made
from svod.show.web.crowd import Crowd, _is_reading


def scope(path: str, method: str = "GET") -> Scope:
    return {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "path": path,
        "raw_path": path.encode(), "query_string": b"", "headers": [(b"host", b"localhost")], "scheme": "http",
        "server": ("localhost", 80),
        "client": ("127.0.0.1", 1), "root_path": "",
    }  # fmt: skip


async def asked(crowd: Crowd, path: str) -> tuple[int, bytes]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await crowd(scope(path), receive, send)
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:])


def test_readers_who_come_at_once_are_answered_alike_by_every_process(chronicle: Path) -> None:
    served = Served(str(chronicle))
    crowd = Crowd(made(served), served, made, processes=2)

    async def many() -> list[tuple[int, bytes]]:
        alone = await asyncio.gather(*(asked(crowd, "/api/stories") for _ in range(2)))
        await crowd.joined()
        return [*alone, *await asyncio.gather(*(asked(crowd, "/api/stories") for _ in range(6)))]

    handed: list[str] = []
    hand_on = crowd._handed

    async def noted(given: Scope) -> Any:
        handed.append(given["path"])
        return await hand_on(given)

    crowd._handed = noted  # type: ignore[assignment, method-assign]
    try:
        answers = asyncio.run(many())
        assert crowd.others, "another process was started"
        assert handed, "and was asked"
    finally:
        crowd.close()
    assert {status for status, _ in answers} == {200}
    assert len({body for _, body in answers}) == 1


def test_one_reader_starts_no_other_process(chronicle: Path) -> None:
    served = Served(str(chronicle))
    crowd = Crowd(made(served), served, made, processes=2)
    for _ in range(3):
        assert asyncio.run(asked(crowd, "/search"))[0] == 200
    assert not crowd.others
    crowd.close()


def test_a_process_that_is_killed_is_done_without(chronicle: Path) -> None:
    served = Served(str(chronicle))
    crowd = Crowd(made(served), served, made, processes=2)

    async def two() -> list[tuple[int, bytes]]:
        return list(await asyncio.gather(asked(crowd, "/stories"), asked(crowd, "/stories")))

    async def killed() -> set[int]:
        await two()
        await crowd.joined()
        for number in crowd.others:
            os.kill(number, signal.SIGTERM)
        return {status for status, _ in [*await two(), *await two()]}

    try:
        assert asyncio.run(killed()) == {200}
    finally:
        crowd.close()


def test_what_fails_in_another_process_is_answered_as_in_the_first_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def failing(_: Scope, __: Receive, ___: Send) -> None:
        raise RuntimeError("what went wrong")

    loop = asyncio.new_event_loop()
    monkeypatch.setattr(crowding, "_own", (Guard(failing, Rules()), loop))
    status, headers, body = crowding._answered(dict(scope("/stories")))
    loop.close()
    assert (status, dict(headers)[b"content-security-policy"].decode()) == (500, POLICY)
    assert body.startswith(b"Svod failed here.")
    assert "what went wrong" in capsys.readouterr().err


@pytest.mark.parametrize(
    "path", ["/add", "/jobs/1", "/jobs/1/events", "/corrections", "/api/jobs/1", "/static/svod.js", "/leave/html"]
)
def test_what_asks_for_more_than_reading_stays_with_the_first_process(path: str) -> None:
    assert not _is_reading(scope(path))


def test_writing_stays_with_the_first_process() -> None:
    assert _is_reading(scope("/story/1"))
    assert not _is_reading(scope("/story/1", "POST"))
