"""`svod mcp`: the chronicle for assistants."""

from __future__ import annotations

import secrets
from typing import Annotated

import typer

from svod.errors import BadValue
from svod.show.cli.opening import Where, where
from svod.show.cli.printing import console, shown
from svod.show.cli.serving import loopback

PORT = 8601


def mcp(
    target: Annotated[str | None, typer.Argument(metavar="[CHRONICLE]", help="The chronicle; without it, as with -c.")] = None,
    chronicle: Where = None,
    http: Annotated[bool, typer.Option("--http", help="Listen over HTTP instead of on standard input.")] = False,
    host: Annotated[
        str, typer.Option(help="With --http, listen on this address; 0.0.0.0 lets other machines in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="With --http, listen here; 0 picks a free one.")] = PORT,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="A host name under which others reach this machine; may be given again."),
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(envvar="SVOD_TOKEN", help="What every request must show; made up where it is needed and none is given."),
    ] = None,
) -> None:
    """Serve the chronicle to an assistant (Model Context Protocol): tools to look over it, search, compare a story, follow a
    person and open a cite. They only read, and every answer carries the exact words and where they stand.

    An assistant starts it by itself: name `svod mcp CHRONICLE` as its command. With --http it listens on this machine alone
    unless told otherwise; then every request must show a token, which is printed.

    Example: svod mcp chronicle.db
    """
    if not http and (token or name or host != "127.0.0.1" or port != PORT):
        raise BadValue("--host, --port, --name and --token are of HTTP alone. Add --http, or leave them away.")
    if http and token is None and not loopback(host):
        token = secrets.token_urlsafe(18)

    from svod.show.mcp import made  # here, since these take a while to load
    from svod.show.mcp.serving import PATH, over_http, over_stdio
    from svod.show.served.safety import Rules
    from svod.store import open_reader

    found = where(target or chronicle)
    reader = open_reader(found)
    try:
        server = made(reader)
        if not http:
            over_stdio(server)
            return

        def ready(address: str) -> None:
            told = console(to_error=True)
            told.print(f"Svod serves {shown(found)} to assistants at {address.rstrip('/')}{PATH}  (Ctrl+C ends it)")
            if token:
                told.print(f"Every request needs the header: Authorization: Bearer {token}")

        rules = Rules(token, frozenset(one.lower() for one in name or ()))
        over_http(server, rules, host, port, ready)
    finally:
        reader.close()
