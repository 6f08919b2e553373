"""What a site asks programs to leave alone: its robots.txt (RFC 9309)."""

from __future__ import annotations

from urllib.parse import urlsplit

from protego import Protego

from svod.errors import KeptFromPrograms
from svod.read.fetching.addresses import written
from svod.read.fetching.wire import AGENT, Answer, Wire
from svod.read.labels import label

_BYTES = 500 * 1024  # of a robots.txt that are read, as the standard asks at least
_HOPS = 5
_GO_ON = "Who wants this one page may read it in a browser and add the file, or ask for it despite robots.txt."


def check(wire: Wire, address: str) -> None:
    """Raises KeptFromPrograms where the site's robots.txt keeps Svod from this page, or can't be had while its server is in
    trouble. Where there is none, everything is allowed. Raises NotFetched where its server can't be asked at all."""
    parts = urlsplit(address)
    host = label(parts.hostname or "")
    answer = _asked(wire, f"{parts.scheme}://{parts.netloc}/robots.txt")
    if answer.status >= 500:
        raise KeptFromPrograms(
            f"{host}: its robots.txt could not be read (its server answers {answer.status}), so nobody knows what it allows. "
            f"Try again later. {_GO_ON}"
        )
    if answer.status == 200 and not _allows(answer.raw, address):
        raise KeptFromPrograms(f"{host} asks programs not to read this page (in its robots.txt). {_GO_ON}")


def _asked(wire: Wire, address: str) -> Answer:
    """The robots.txt, wherever the site keeps it; as if it had none where it sends in circles."""
    for _ in range(_HOPS + 1):
        answer = wire.get(address, _BYTES, cut=True)
        if not answer.sends_on:
            return answer
        address = written(wire.joined(address, answer.location or ""))
    return Answer(404, "", None, None, None, b"")


def _allows(raw: bytes, address: str) -> bool:
    return bool(Protego.parse(raw.decode("utf-8", "replace")).can_fetch(address, AGENT))
