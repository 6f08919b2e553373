"""Who may ask, who may write, how much, and what goes with every answer."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Thread

import httpx2
import pytest
import uvicorn
from fastapi import FastAPI, Request, UploadFile
from fastapi.responses import HTMLResponse, Response
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from svod.errors import BadValue
from svod.show.served.safety import COOKIE, LOGIN, POLICY, Guard, Message, Rules, Scope

TOKEN = "a-token-of-twenty-ch"
OURS = "http://localhost"
MOST = 1_000  # bytes of a body, in these tests


def _app(rules: Rules) -> FastAPI:
    app = FastAPI()
    app.add_middleware(Guard, rules=rules)

    @app.get("/")
    def read() -> HTMLResponse:
        return HTMLResponse("read")

    @app.post("/write")
    async def write(request: Request) -> Response:
        return Response(str(len(await request.body())))

    @app.post("/drop")
    async def drop(file: UploadFile) -> Response:
        return Response(str(len(await file.read())))

    @app.post(LOGIN)
    def log_in() -> Response:
        return Response("asked")

    @app.get("/kept")
    def kept() -> Response:
        return Response("kept", headers={"cache-control": "max-age=9"})

    @app.get("/fails")
    def fails() -> Response:
        raise ZeroDivisionError

    return app


def _asking(rules: Rules, base: str = OURS) -> TestClient:
    return TestClient(_app(rules), base_url=base, raise_server_exceptions=False)


@pytest.fixture
def open_here() -> TestClient:
    """A server on loopback alone."""
    return _asking(Rules(body=MOST, own=frozenset({"localhost", "desk"})))


@pytest.fixture
def locked() -> TestClient:
    """A server that others can reach."""
    return _asking(Rules(TOKEN, names=frozenset({"svod.lan"}), body=MOST))


# -- by which name it may be asked


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8600", "desk", "127.0.0.1:8600", "192.168.7.7", "[::1]:8600", "[fe80::1]"]
)
def test_it_is_asked_by_this_machines_name_or_by_an_address(open_here: TestClient, host: str) -> None:
    assert open_here.get("/", headers={"host": host}).text == "read"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:8600", "", "a@localhost",
        "localhost/x", "[::1", "::1]", "[", "localhost:8600:1", "127.0.0.1@evil.example", "лок", "0x7f.1.evil",
    ],
)  # fmt: skip
def test_a_page_of_another_site_that_has_its_own_name_point_here_reads_nothing(open_here: TestClient, host: str) -> None:
    answer = open_here.get("/", headers={b"host": host.encode()})
    assert answer.status_code == 421
    assert "--name" in answer.text


def test_a_name_that_was_given_is_one_to_ask_by(locked: TestClient) -> None:
    assert locked.get("/", headers={"host": "svod.lan:8600"}).status_code == 200
    assert locked.get("/", headers={"host": "svod.wan"}).status_code == 421


@given(st.text(st.characters(codec="latin-1"), max_size=40))
def test_no_host_that_anybody_sends_breaks_the_question(host: str) -> None:
    assert Rules(own=frozenset({"localhost"})).knows(host) in (True, False)


# -- who may write


WRITERS_OF_ANOTHER_SITE = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "sideways"},
    {"origin": "http://evil.example"},
    {"origin": "http://localhost.evil.example"},
    {"origin": "http://localhost:9999"},  # another server of this machine
    {"origin": "null"},  # a frame in a sandbox, a file
    {"origin": "http://["},
    {"origin": "ftp://localhost"},
    {"origin": "http://localhost", "sec-fetch-site": "cross-site"},
]


@pytest.mark.parametrize("headers", WRITERS_OF_ANOTHER_SITE)
def test_a_page_of_another_site_writes_nothing(open_here: TestClient, headers: dict[str, str]) -> None:
    assert open_here.post("/write", content=b"x", headers=headers).status_code == 403


@pytest.mark.parametrize("headers", WRITERS_OF_ANOTHER_SITE)
def test_not_even_with_the_token_that_a_browser_sends_by_itself(locked: TestClient, headers: dict[str, str]) -> None:
    assert locked.post("/write", content=b"x", headers={**headers, "cookie": f"{COOKIE}={TOKEN}"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://localhost"},
        {"sec-fetch-site": "same-origin", "origin": "http://localhost"},
        {"sec-fetch-site": "none"},
    ],
)
def test_a_page_of_ours_and_a_program_write(open_here: TestClient, headers: dict[str, str]) -> None:
    assert open_here.post("/write", content=b"xyz", headers=headers).text == "3"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "CONNECT", "PROPFIND"])
def test_whatever_does_not_read_is_writing(locked: TestClient, method: str) -> None:
    assert locked.request(method, "/write").status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"authorization": f"Bearer {TOKEN}"},
        {"authorization": f"bearer  {TOKEN} "},
        {"cookie": f"{COOKIE}={TOKEN}"},
        {"cookie": f"lang=ru; of:another=server's [own; {COOKIE}={TOKEN}; x=1"},  # cookies of all ports come together
    ],
)
def test_with_the_token_a_writer_writes(locked: TestClient, headers: dict[str, str]) -> None:
    assert locked.post("/write", content=b"xyz", headers=headers).text == "3"


@pytest.mark.parametrize(
    "headers",
    [
        {}, {"authorization": "Bearer"}, {"authorization": "Bearer "}, {"authorization": f"Basic {TOKEN}"},
        {"authorization": f"Bearer {TOKEN}x"}, {"authorization": f"Bearer {TOKEN[:-1]}"}, {"cookie": f"{COOKIE}="},
        {"cookie": f"other={TOKEN}"}, {"cookie": COOKIE}, {"cookie": ";;=;"}, {"authorization": "Bearer ключ".encode()},
        {"authorization": "Bearer none", "cookie": f"{COOKIE}={TOKEN}"},
    ],
)  # fmt: skip
def test_without_it_nobody_does(locked: TestClient, headers: dict[str, str | bytes]) -> None:
    answer = locked.post("/write", content=b"x", headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 401
    assert "/token" in answer.text


def test_reading_is_free_and_a_token_can_be_handed_in(locked: TestClient) -> None:
    assert locked.get("/").status_code == 200
    assert locked.post(LOGIN).text == "asked"


@pytest.mark.parametrize(
    "token", ["", "short", "with a space", "ключ доступа", "кириллица", 'quo"tes-in-it', "semi;colons", "line\nbreaks"]
)
def test_a_token_that_anyone_would_guess_or_no_browser_keeps_is_refused(token: str) -> None:
    with pytest.raises(BadValue, match="8 characters or more"):
        Rules(token)


@pytest.mark.parametrize("name", ["", "desk.lan:8600", "http://desk.lan", "дом.рф", "desk lan", "[::1]"])
def test_a_name_that_no_browser_would_ask_by_is_refused_before_anybody_wonders(name: str) -> None:
    with pytest.raises(BadValue, match="as browsers send it"):
        Rules(names=frozenset({"desk.lan", name}))


@given(st.text(max_size=30))
def test_whatever_is_shown_is_admitted_only_where_it_is_the_token(shown: str) -> None:
    assert Rules(TOKEN).admits(shown) == (shown == TOKEN)


def test_a_token_is_compared_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[bytes, bytes]] = []

    def compared(shown: bytes, token: bytes) -> bool:
        seen.append((shown, token))
        return shown == token

    monkeypatch.setattr("svod.show.served.safety.hmac.compare_digest", compared)
    assert not Rules(TOKEN).admits("b")
    assert seen == [(b"b", TOKEN.encode())]


# -- how much


def test_a_body_that_says_it_is_too_long_is_not_read(open_here: TestClient) -> None:
    answer = open_here.post("/write", content=b"x" * (MOST + 1))
    assert (answer.status_code, "Send less" in answer.text) == (413, True)
    assert open_here.post("/write", content=b"x" * MOST).text == str(MOST)


def test_a_body_that_says_nothing_of_its_length_is_bounded_too(open_here: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        yield from [b"x" * 400] * 3

    answer = open_here.post("/write", content=pieces())
    assert (answer.status_code, "Send less" in answer.text) == (413, True)


def test_so_are_files(open_here: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        yield from [b"x" * 400] * 9

    answer = open_here.post("/drop", content=pieces(), headers={"content-type": "multipart/form-data; boundary=b"})
    assert (answer.status_code, "Send less" in answer.text) == (413, True)


@pytest.mark.parametrize("size", ["-1", "9" * 4_000, "1e9", "²"])
def test_a_length_that_is_none_breaks_nothing(size: str) -> None:
    assert _raw(size.encode("latin-1")) in (200, 413)


def _raw(size: bytes) -> int:
    """The status of a request with this header, which no client would send."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"x", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {
        "type": "http", "method": "POST", "path": "/write", "raw_path": b"/write", "query_string": b"", "root_path": "",
        "headers": [(b"host", b"localhost"), (b"content-length", size)],
    }  # fmt: skip
    asyncio.run(Guard(_app(Rules()), Rules(body=MOST))(scope, receive, send))
    return int(sent[0]["status"])


@contextmanager
def _listening(rules: Rules) -> Iterator[int]:
    """The port of a server with real connections."""
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        server = uvicorn.Server(uvicorn.Config(_app(rules), log_level="critical"))
        thread = Thread(target=server.run, kwargs={"sockets": [taken]})
        thread.start()
        try:
            yield taken.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(10)


def test_over_a_connection_too_what_is_too_long_is_told_so_at_once() -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(200):
            yield b"x" * 65_536

    with _listening(Rules(body=MOST)) as port, httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as asking:
        began = time.monotonic()
        assert asking.post("/write", content=b"x" * 3_000_000).status_code == 413
        assert asking.post("/write", content=pieces()).status_code == 413
        assert time.monotonic() - began < 15
        assert asking.get("/").text == "read"


def test_one_who_sends_a_little_and_waits_holds_nobody_else_up() -> None:
    with _listening(Rules(body=MOST)) as port, closing(socket.create_connection(("127.0.0.1", port), 10)) as slow:
        slow.sendall(b"POST /write HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n")
        assert httpx2.get(f"http://127.0.0.1:{port}/", timeout=10).text == "read"
        slow.sendall(b"7d0\r\n" + b"x" * 2_000 + b"\r\n")  # more than is allowed, and no end of it
        assert slow.recv(100).startswith(b"HTTP/1.1 413")


# -- what goes with every answer


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/nowhere", 404), ("/write", 405), ("/fails", 500), ("/kept", 200)])
def test_every_answer_has_the_policy(open_here: TestClient, path: str, status: int) -> None:
    answer = open_here.get(path)
    assert answer.status_code == status
    assert answer.headers.get_list("content-security-policy") == [POLICY]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers.get_list("cache-control") == (["max-age=9"] if path == "/kept" else ["no-cache"])


def test_what_is_refused_has_it_too(open_here: TestClient) -> None:
    for answer in (open_here.get("/", headers={"host": "evil.example"}), open_here.post("/write", content=b"x" * 2_000)):
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_the_policy_lets_no_script_of_a_page_run_and_nothing_load_from_elsewhere() -> None:
    told = dict(part.split(" ", 1) for part in POLICY.split("; "))
    assert told["default-src"] == told["base-uri"] == told["frame-ancestors"] == "'none'"
    assert told["script-src"] == told["style-src"] == told["connect-src"] == told["form-action"] == "'self'"
    assert not any(word in POLICY for word in ("unsafe", "http", "*", "blob:", "nonce"))


def test_a_fault_of_ours_is_answered_and_still_told_in_the_log() -> None:
    answer = _asking(Rules()).get("/fails")
    assert (answer.status_code, "Traceback" in answer.text) == (500, False)
    with pytest.raises(ZeroDivisionError):
        TestClient(_app(Rules()), base_url=OURS).get("/fails")


def test_nobody_gets_past_the_rules_by_a_socket() -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    asyncio.run(Guard(_app(Rules()), Rules())({"type": "websocket", "path": "/", "headers": []}, receive, send))
    assert [one["type"] for one in sent] == ["websocket.close"]
