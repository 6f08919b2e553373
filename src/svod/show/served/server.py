"""The server: uvicorn on one address, which tells where it listens once it does."""

from __future__ import annotations

import errno
import gc
import socket
from collections.abc import Callable
from typing import Any, cast

import uvicorn

from svod.errors import BadValue
from svod.show.served.safety import App

_WAITING = 128  # connections that wait to be taken
_YOUNG = 20_000  # objects that are made before the young ones are looked through; a page has some thousands
_GRACE = 2  # seconds that answers have to end when the server is stopped; the progress of a job is one that goes on


def run(app: App, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serves until it is stopped. port: 0 for any that is free; ready: told the address. Raises BadValue where nothing can
    listen there."""
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(
        cast(Any, app),
        log_level="warning",
        server_header=False,
        lifespan="on",
        access_log=False,
        timeout_graceful_shutdown=_GRACE,
    )
    settle()
    ready(f"http://{shown}:{listening.getsockname()[1]}/")
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        listening.close()


def settle() -> None:
    """Makes this process one that answers: what stands in memory now stays there, so that it is not looked through again and
    again for what nobody holds any more; and what is made from now on is looked through more seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 20, 20)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named: asyncio sends at once (TCP_NODELAY) only on a socket that says that it is of TCP. Without, each
    # answer waits some 40 ms, until its head is acknowledged.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        other = "--host" if error.errno == errno.EADDRNOTAVAIL else "--port"
        raise BadValue(f"Nothing can listen on {host}, port {port}: {error.strerror}. Name another with {other}.") from error
    listening.listen(_WAITING)
    return listening
