"""How assistants reach the server: over standard input and output, or over HTTP."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.transport_security import TransportSecuritySettings

from svod.show.served.safety import App, Guard, Receive, Rules, Scope, Send
from svod.show.served.server import run

PATH = "/mcp"
_BODY = 1_000_000  # bytes of one request: a question is short


def over_stdio(server: MCPServer[Any]) -> None:
    """Answers whoever started this process, until they close its input."""
    server.run("stdio")


def over_http(server: MCPServer[Any], rules: Rules, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Answers over streamable HTTP until it is stopped. Raises BadValue where nothing can listen there."""
    run(app(server, rules), host, port, ready)


def app(server: MCPServer[Any], rules: Rules) -> App:
    """The application. A request must name a host that is known, so that no page of another site gets at a server of this
    machine by a name that it has pointed here; with a token in the rules, every request must show it.

    The host is checked by the same rules as that of the web page; the package's own list of hosts knows no addresses of other
    machines, and would refuse those that reach us by ours.
    """
    made = server.streamable_http_app(
        streamable_http_path=PATH,
        stateless_http=True,  # nothing is kept between two questions
        json_response=True,
        max_request_body_size=_BODY,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    return Guard(_Shown(made, rules.token), Rules(None, rules.names, _BODY))


class _Shown:
    """Hands on requests that show the token, where there is one."""

    def __init__(self, app: App, token: str | None) -> None:
        self._app, self._token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or self._token is None or self._shows(scope):
            await self._app(scope, receive, send)
            return
        body = b"The token is wanted that was printed when the server was started: 'Authorization: Bearer TOKEN'."
        headers = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"www-authenticate", b"Bearer"),
        ]
        await send({"type": "http.response.start", "status": 401, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _shows(self, scope: Scope) -> bool:
        shown = dict(scope["headers"]).get(b"authorization", b"")
        kind, _, token = shown.partition(b" ")
        return kind.lower() == b"bearer" and hmac.compare_digest(token.strip(), (self._token or "").encode())
