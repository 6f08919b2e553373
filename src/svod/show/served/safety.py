"""Who may ask, who may write, and what a browser may do with an answer.

Page words are hostile: they came from the web. They are escaped wherever they are shown, and should one slip through, the
policy below lets no script of it run, loads nothing from elsewhere and sends nothing there.
"""

from __future__ import annotations

import hmac
import ipaddress
import json
import re
import socket
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from starlette.requests import cookie_parser

from svod.errors import BadValue

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

BODY = 64 * 1024 * 1024  # bytes of one request, files and all
SHORTEST = 8  # characters of a token
_TOKEN = re.compile(r"[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+")  # what a cookie holds as it is
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?", re.IGNORECASE)
_NAME = re.compile(r"[a-z0-9._-]+", re.IGNORECASE)
COOKIE = "svod_token"
LOGIN = "/token/check"  # where a token is handed in, by one who has not shown it yet
READING = frozenset({"GET", "HEAD", "OPTIONS"})

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = tuple(
    (name.encode(), value.encode())
    for name, value in (
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),  # with none at all, browsers would not say that our own forms are ours
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    )
)
_FRESH = (b"cache-control", b"no-cache")  # what a correction or a build changed is seen at once


@dataclass(frozen=True, slots=True)
class Rules:
    """What is allowed. token: what a writer must show, None where the server listens on loopback alone; names: host names,
    besides this machine's own and plain addresses, under which it may be asked; body: bytes of a request. Raises BadValue
    where a token is too short, or is one that no browser would send back as it is, or a name is none that a browser sends."""

    token: str | None = None
    names: frozenset[str] = frozenset()
    body: int = BODY
    own: frozenset[str] = field(default_factory=lambda: frozenset({"localhost", socket.gethostname().lower()}))

    def __post_init__(self) -> None:
        if self.token is not None and (len(self.token) < SHORTEST or not _TOKEN.fullmatch(self.token)):
            raise BadValue(
                f"A token has {SHORTEST} characters or more: Latin letters, digits and marks, no spaces, quotes, commas, "
                "semicolons or backslashes. Leave it out, and one is made up."
            )
        for name in sorted(self.names):
            if not _NAME.fullmatch(name):
                raise BadValue(
                    f"{name!r} is no host name as browsers send it: without http:// and port, desk.lan, and in Latin letters, "
                    "xn--d1aqf.xn--p1ai for дом.рф."
                )

    def knows(self, host: str) -> bool:
        """True where a request may name this host. A page of another site that has its own name point here, to read what only
        this machine may read, names a host that nobody gave."""
        found = _HOST.fullmatch(host)
        name = found["name"].lower() if found else ""
        try:
            ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return name in self.own or name in self.names
        return True

    def admits(self, shown: str) -> bool:
        """True where this token allows writing. It takes as long whatever was shown, so that nobody learns it a letter at a
        time."""
        return self.token is None or hmac.compare_digest(shown.encode(errors="replace"), self.token.encode())

    def locks(self, cookies: Mapping[str, str]) -> bool:
        """True where a browser with these cookies must hand the token in before it writes: it has none, or that of a server
        that ran before."""
        return not self.admits(cookies.get(COOKIE, ""))


class Guard:
    """Wraps an application: refuses what the rules do not allow, bounds bodies, and sends the policy with every answer, those
    to what is refused or failed too."""

    def __init__(self, app: App, rules: Rules) -> None:
        self._app, self._rules = app, rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request. What fails in the application is answered, then raised for the server's log."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # no view speaks by a socket: it would be asked past all the rules
            await send({"type": "websocket.close", "code": 1008})
            return
        body = _Bounded(receive, self._rules.body)
        answer = _Answer(send, body, to_program=scope["path"].startswith("/api"))
        if refused := self._refused(scope):
            await answer.say(*refused)
            return
        try:
            await self._app(scope, body, answer)
        except Exception:
            await answer.say(500, "Svod failed here. What went wrong is told where the server was started.")
            if not body.too_long:  # else it is no fault: the application was told that the sender has gone
                raise

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        """The status and the words with which a request is refused, if it is."""
        headers = _Headers(scope)
        host = headers["host"]
        if not self._rules.knows(host):
            return 421, (
                f"This server does not go by the name {host!r}. Ask it by its address, or start it with --name and that name."
            )
        size = headers["content-length"]
        if size.isascii() and size.isdigit() and int(size[:20]) > self._rules.body:
            return 413, _too_long(self._rules.body)
        if scope["method"] in READING:
            return None
        if not _same_origin(headers, host):
            return 403, "The request comes from a page of another site. Open Svod's own page and do it there."
        if scope["path"] != LOGIN and not self._rules.admits(_token(headers)):
            return 401, (
                "Writing needs the token that was printed when the server was started: log in at /token, or send it as "
                "'Authorization: Bearer TOKEN'."
            )
        return None


class _Headers:
    def __init__(self, scope: Scope) -> None:
        self._found: dict[str, str] = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }

    def __getitem__(self, name: str) -> str:
        return self._found.get(name, "")


class _Bounded:
    """Hands on a body, up to a number of bytes; of what is longer the application is told that its sender has gone."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._left, self.most = receive, most, most

    @property
    def too_long(self) -> bool:
        """True once more has come than is allowed."""
        return self._left < 0

    async def __call__(self) -> Message:
        message = {"type": "http.disconnect"} if self.too_long else await self._receive()
        self._left -= len(message.get("body", b""))
        return {"type": "http.disconnect"} if self.too_long else message


class _Answer:
    """Sends an answer with the policy in its head; where the body was too long, that is the answer whatever the application
    made of it."""

    def __init__(self, send: Send, body: _Bounded, *, to_program: bool) -> None:
        self._send, self._body, self._to_program = send, body, to_program
        self._begun = self._replaced = False

    async def __call__(self, message: Message) -> None:
        if not self._begun and self._body.too_long:
            await self.say(413, _too_long(self._body.most))
            self._replaced = True
        if self._replaced:
            return
        if message["type"] == "http.response.start":
            self._begun = True
            given = list(message.get("headers", ()))
            fresh = () if any(name.lower() == _FRESH[0] for name, _ in given) else (_FRESH,)
            message["headers"] = [*given, *_HEADERS, *fresh]
        await self._send(message)

    async def say(self, status: int, words: str) -> None:
        """Answers by itself, unless the application has begun to."""
        if self._begun:
            return
        if self._body.too_long:
            status, words = 413, _too_long(self._body.most)
        self._begun = True
        body, kind = words.encode(errors="replace"), b"text/plain; charset=utf-8"
        if self._to_program:  # as `rest.problems` tells of one
            told = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": words, "wrong": []}
            body, kind = json.dumps(told).encode(), b"application/problem+json"
        headers = [(b"content-type", kind), (b"content-length", b"%d" % len(body)), *_HEADERS, _FRESH]
        await self._send({"type": "http.response.start", "status": status, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})


def _too_long(most: int) -> str:
    return f"The request is longer than {most:,} bytes. Send less at once."


def _same_origin(headers: _Headers, host: str) -> bool:
    """Whether a page of ours asks, or a program that is no browser."""
    if headers["sec-fetch-site"] not in ("", "same-origin", "none"):
        return False
    origin = headers["origin"]
    return not origin or origin.lower() in (f"http://{host}".lower(), f"https://{host}".lower())


def _token(headers: _Headers) -> str:
    kind, _, shown = headers["authorization"].partition(" ")
    return shown.strip() if kind.lower() == "bearer" else cookie_parser(headers["cookie"]).get(COOKIE, "")
