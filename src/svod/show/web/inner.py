"""A view asked for by the server itself, as a reader sees it: a file that is taken along shows what the view shows."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, unquote, urlsplit

from fastapi import Request

from svod.errors import BadValue, UnknownName
from svod.show.served.safety import Message
from svod.show.web.typed import parted

VIEWS = ("", "story", "stories", "who", "positions", "search", "page", "pages", "corrections")
"""The first parts of the paths of views that can be taken along."""
_PLAIN = "%/?=&+,;:@!$'()*~"  # what stands in an address as it is
_KEPT = (b"host", b"accept-language", b"cookie")  # of what the reader's browser said: in which language


def checked(view: str) -> str:
    """The address of a view, as a path with its query. Raises BadValue where it is none of ours that can be taken along."""
    parts = parted(view)
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or parts.path.split("/")[1] not in VIEWS:
        raise BadValue(f"{view[:100]!r} is no view that can be saved. Open one, and choose there how to take it along.")
    path, query = (quote(part, safe=_PLAIN, errors="replace") for part in (parts.path, parts.query))
    return f"{path}?{query}" if query else path


async def asked(request: Request, view: str, *, fragment: bool = False) -> str:
    """What this view answers, as HTML. fragment: the part of it that comes when more of a list is asked for. Raises UnknownName
    where it answers with an error."""
    parts = urlsplit(checked(view))
    headers = [(name, value) for name, value in request.scope["headers"] if name in _KEPT]
    scope = {
        **{key: value for key, value in request.scope.items() if key in ("type", "asgi", "http_version", "scheme", "server")},
        "method": "GET",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode("ascii", "replace"),
        "query_string": parts.query.encode("ascii", "replace"),
        "root_path": "",
        "headers": [*headers, (b"hx-request", b"true")] if fragment else headers,
        "client": None,
        "state": {},
    }
    status, body = 0, bytearray()

    async def receive() -> Mapping[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        body.extend(message.get("body", b""))

    await request.app(scope, receive, send)
    if status != 200:
        raise UnknownName(f"The view {view[:200]} can't be saved: it answers with {status}. Open it, and see what it says.")
    return body.decode("utf-8")
