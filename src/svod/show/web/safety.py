"""Who may ask, who may write, and what a browser may do with an answer.

Page words are hostile: they came from the web. They are escaped wherever they are shown, and should one slip through, the
policy below lets no script of it run, loads nothing from elsewhere and sends nothing there.
"""

from __future__ import annotations

import hmac
import ipaddress
import socket
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

BODY = 64 * 1024 * 1024  # bytes of one request, files and all
COOKIE = "svod_token"
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
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    )
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What is allowed. token: what a writer must show, None where the server listens on loopback alone; names: host names,
    besides this machine's own and plain addresses, under which it may be asked."""

    token: str | None = None
    names: frozenset[str] = frozenset()
    body: int = BODY
    own: frozenset[str] = field(default_factory=lambda: frozenset({"localhost", socket.gethostname().lower()}))

    def knows(self, host: str) -> bool:
        """True where a request may name this host. A page of another site that has its own name point here, to read what only
        this machine may read, names a host that nobody gave."""
        name = (urlsplit(f"//{host}").hostname or "").lower()
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return name in self.own or name in self.names
        return True

    def admits(self, shown: str) -> bool:
        """True where this token allows writing."""
        return self.token is None or hmac.compare_digest(shown.encode(), self.token.encode())


class Guard:
    """Wraps an application: refuses what the rules do not allow, bounds bodies, and sends the policy with every answer."""

    def __init__(self, app: App, rules: Rules) -> None:
        self._app, self._rules = app, rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        refused = self._refused(scope)
        if refused:
            await _say(safely, *refused)
            return
        await self._app(scope, _Bounded(receive, self._rules.body), safely)

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        """The status and the words with which a request is refused, if it is."""
        headers = _Headers(scope)
        host = headers["host"]
        if not self._rules.knows(host):
            return 421, (
                f"This server does not go by the name {host!r}. Ask it by its address, or start it with --name "
                f"{host.split(':')[0]}."
            )
        size = headers["content-length"]
        if size.isdigit() and int(size) > self._rules.body:
            return 413, f"The request is longer than {self._rules.body:,} bytes. Send less at once."
        if scope["method"] in READING:
            return None
        if not _same_origin(headers, host):
            return 403, "The request comes from a page of another site. Open Svod's own page and do it there."
        if not self._rules.admits(_token(headers)):
            return 401, (
                "Writing needs the token that was printed when the server was started: log in at /token, or send it as "
                "'Authorization: Bearer TOKEN'."
            )
        return None


class _Headers:
    def __init__(self, scope: Scope) -> None:
        self._found = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}

    def __getitem__(self, name: str) -> str:
        return self._found.get(name, "")


class _Bounded:
    """Hands on a body, up to a number of bytes."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._left = receive, most

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            return {"type": "http.disconnect"}  # a body that said nothing of its length; its sender is not waited for
        return message


def _same_origin(headers: _Headers, host: str) -> bool:
    """Whether a page of ours asks, or a program that is no browser."""
    site = headers["sec-fetch-site"]
    if site and site not in ("same-origin", "none"):
        return False
    origin = headers["origin"]
    return not origin or urlsplit(origin).netloc.lower() == host.lower()


def _token(headers: _Headers) -> str:
    kind, _, shown = headers["authorization"].partition(" ")
    if kind.lower() == "bearer":
        return shown.strip()
    try:
        kept = SimpleCookie(headers["cookie"]).get(COOKIE)
    except CookieError:
        return ""
    return str(kept.value) if kept else ""


async def _say(send: Send, status: int, words: str) -> None:
    body = words.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
