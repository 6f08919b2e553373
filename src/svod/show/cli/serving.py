"""`svod serve`: the chronicle in a browser, and the interface for programs."""

from __future__ import annotations

import ipaddress
import secrets
from typing import Annotated

import typer

from svod.errors import BadValue
from svod.show.cli.opening import Where, where
from svod.show.cli.printing import say

PORT = 8600


def serve(
    target: Annotated[str | None, typer.Argument(metavar="[CHRONICLE]", help="The chronicle; without it, as with -c.")] = None,
    chronicle: Where = None,
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Listen here; 0 picks a free one.")] = PORT,
    host: Annotated[str, typer.Option(help="Listen on this address; 0.0.0.0 lets other machines in.")] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="A host name under which others reach this machine; may be given again."),
    ] = None,
    token: Annotated[
        str | None,
        typer.Option(envvar="SVOD_TOKEN", help="What a writer must show; made up where it is needed and none is given."),
    ] = None,
    private: Annotated[
        bool, typer.Option("--allow-private", help="Let pages be added from addresses of private networks too.")
    ] = False,
    processes: Annotated[
        int | None,
        typer.Option(
            min=1, max=64, envvar="SVOD_PROCESSES", help="So many may answer readers at once; by default one a core, up to 4."
        ),
    ] = None,
) -> None:
    """Open the chronicle in a browser: the timeline and lines, stories side by side, who said what, positions, search.

    It listens on this machine alone unless told otherwise; then reading is free to who can reach it, and writing (corrections,
    added pages) needs a token, which is printed. Programs ask under /api. Nothing is loaded from elsewhere: it works offline.

    Example: svod serve chronicle.db --port 8600
    """
    from svod.show.served.asking import Served
    from svod.show.served.safety import Rules
    from svod.show.served.server import run
    from svod.show.web.app import made  # here, since these take a while to load
    from svod.show.web.crowd import Crowd

    if token is None and not loopback(host):
        token = secrets.token_urlsafe(18)
    served = Served(where(target or chronicle), Rules(token, frozenset(one.lower() for one in name or ())), private)
    app = Crowd(made(served), served, made, processes)

    def ready(address: str) -> None:
        say("Svod shows ", (served.target, "bold"), " at ", (address, "cyan"), "  (Ctrl+C ends it)")
        if token:
            say("Who writes needs the token ", (token, "bold"), f": log in at {address}token, or send it as a bearer token.")

    run(app, host, port, ready)


def loopback(host: str) -> bool:
    """True for an address of this machine alone. Raises BadValue where it is none."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError as error:
        raise BadValue(
            f"--host {host!r} is no address. Write 127.0.0.1 for this machine alone, 0.0.0.0 for all others."
        ) from error
