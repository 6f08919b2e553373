"""A page from its address, once, because a person asks for it. Nothing here crawls.

What is fetched comes from the public web alone unless private networks are allowed: a server that fetches what it is told to
would else open its own network to whoever may talk to it. So only http and https are spoken, on their own ports; every address
that a name leads to must be public; the connection is made to the very address that was checked; each redirect is checked
anew; no proxy is used; time, size and what is unpacked are bounded.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from svod.errors import NotFetched
from svod.read.fetching.addresses import Resolve, resolved, written
from svod.read.labels import label
from svod.read.opened import MAX_BYTES

if TYPE_CHECKING:  # httpx2 takes a while to load, and most builds fetch nothing
    from svod.read.fetching.wire import Answer, Wire

__all__ = ["HOPS", "KINDS", "SECONDS", "Fetched", "fetch", "written"]

SECONDS = 30.0  # for one page with its robots.txt and redirects
HOPS = 5  # redirects
KINDS = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it was fetched. media_type: one of KINDS; charset: what its server says it is in, None where it says nothing;
    url: where it was found in the end; fetched_at: ISO date-time, UTC."""

    raw: bytes
    media_type: str
    charset: str | None
    url: str
    fetched_at: str


def fetch(
    address: str,
    *,
    private: bool = False,
    despite_robots: bool = False,
    limit: int = MAX_BYTES,
    seconds: float = SECONDS,
    resolve: Resolve | None = None,
) -> Fetched:
    """The page at this address.

    private: whether it may be in a private network or at another port; despite_robots: whether to read what the site's
    robots.txt keeps programs from; limit: bytes, unpacked; seconds: for everything together; resolve: who is asked what
    addresses a host has, by default the system. Raises NotFetched, saying what was wrong and what to do, and KeptFromPrograms
    where it was robots.txt.
    """
    from svod.read.fetching import robots
    from svod.read.fetching.wire import Wire

    at = written(address)
    stop = time.monotonic() + seconds
    asked = resolve or (lambda host, port: resolved(host, port, max(0.0, stop - time.monotonic())))
    with Wire(asked, private=private, seconds=seconds) as wire:
        for _ in range(HOPS + 1):
            if not despite_robots:
                robots.check(wire, at)
            answer = wire.get(at, limit)
            if not answer.sends_on:
                return _page(at, answer)
            at = _next(wire, at, answer)
    raise NotFetched(f"{label(written(address))} sends on more than {HOPS} times. Copy the address that the browser ends at.")


def _next(wire: Wire, at: str, answer: Answer) -> str:
    """Where an answer sends to. Raises NotFetched where no page is fetched from there."""
    try:
        return written(wire.joined(at, answer.location or ""))
    except NotFetched as error:
        raise NotFetched(f"{label(at)} sends on to where no page is fetched from. {error}") from error


def _page(at: str, answer: Answer) -> Fetched:
    if answer.status != 200:
        said = f"{answer.status} {answer.reason}".strip()
        raise NotFetched(f"{label(at)}: its server gives no page, it answers “{said}”. Open it in a browser and add the file.")
    if answer.media_type not in KINDS:
        what = f"is {label(answer.media_type)}" if answer.media_type else "comes without a word on what it is"
        raise NotFetched(f"{label(at)} {what}; pages of text and HTML are read. Save what it says as text and add the file.")
    if not answer.raw.strip():
        raise NotFetched(f"{label(at)} is empty. Open it in a browser; what is seen there can be saved and added.")
    return Fetched(answer.raw, answer.media_type, answer.charset, at, datetime.now(UTC).isoformat(timespec="seconds"))
