"""Which addresses are fetched from, and which are not: pages are public, so what stands in private networks is none."""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from svod.errors import NotFetched
from svod.read.labels import label

# A host's name and a port -> its addresses, as numbers. Raises OSError where there is none.
Resolve = Callable[[str, int], Sequence[str]]

LONGEST = 2000  # characters of an address
PORTS = {"http": 80, "https": 443}
_BARE = re.compile(r"[\w.-]+\.[^\W\d_]{2,}\.?(:\d+)?([/?#].*)?", re.DOTALL)  # news.example/page: a host with nothing before it
_UNFIT = re.compile(r"[\x00-\x20\x7f-\x9f\\\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_Number = ipaddress.IPv4Address | ipaddress.IPv6Address

# What `ipaddress` takes for public, or does in some of the Pythons that Svod runs on, and no page stands at.
_NEVER = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8",
            "100.64.0.0/10",  # shared by a provider's customers
            "168.63.129.16/32",  # what a well-known cloud tells its machines of themselves
            "192.0.0.0/24",
            "192.88.99.0/24",  # relays of 6to4
            "198.18.0.0/15",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",  # IPv4 in an old form
            "64:ff9b:1::/48",  # NAT64 within a network
            "100::/64",
            "2001::/23",  # Teredo and other protocols' own
            "2001:db8::/32",
            "2002::/16",  # 6to4: any IPv4, private ones too
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/9",
            "ff00::/8",
        ),
    )
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # the last 32 bits are an IPv4 address


def written(address: str) -> str:
    """An address as a person typed it, made whole: `https://` before one that begins with a host, nothing behind `#`.

    Raises NotFetched where it is none, or not one of a page: another scheme, a name and password, a character that
    addresses do not have.
    """
    typed = address.strip()
    if not typed:
        raise NotFetched("No address was given. Paste the address of a page, as https://….")
    if len(typed) > LONGEST:
        raise NotFetched(f"The address has {len(typed):,} characters; {LONGEST:,} are allowed. Copy the page's own address.")
    if _UNFIT.search(typed):
        raise NotFetched(f"{label(typed)}: no address has such characters in it. Copy it anew from the browser.")
    whole = f"https://{typed}" if _BARE.fullmatch(typed) else typed
    try:
        parts = urlsplit(whole)
        port, host = parts.port, parts.hostname
    except ValueError as error:
        raise NotFetched(f"{label(typed)} is no address ({error}). Copy it anew from the browser.") from error
    if parts.scheme not in PORTS or not host:
        raise NotFetched(f"{label(typed)} is not the address of a page: those begin with https:// or http://.")
    if parts.username is not None or parts.password is not None:
        raise NotFetched(f"{label(host)}: the address has a name or a password in it. Give the address of a public page.")
    if port == 0:
        raise NotFetched(f"{label(typed)}: there is no port 0.")
    return whole.partition("#")[0]


def refusal(number: str) -> str | None:
    """Why nothing is fetched from this address, given as a number; None where it is a public one."""
    try:
        found: _Number = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return "no address of the internet"
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            found = found.ipv4_mapped
        elif found in _NAT64:
            found = ipaddress.IPv4Address(found.packed[-4:])
    if found.is_loopback or found.is_unspecified:
        return "this machine"
    if found.is_multicast or found.is_reserved or any(found.version == net.version and found in net for net in _NEVER):
        return "an address that no public page has"
    return None if found.is_global and not found.is_private else "a private network"


def numbers(host: str, port: int, resolve: Resolve, private: bool) -> tuple[str, ...]:
    """The addresses at which a host is reached, each of them allowed. Raises NotFetched where it has none, or one that is
    not: a name that leads to several places is trusted in none of them if it may not be in all."""
    try:
        found = tuple(dict.fromkeys(resolve(host, port)))
    except (OSError, UnicodeError) as error:
        raise _unknown(host) from error
    if not found:
        raise _unknown(host)
    if not private:
        for number in found:
            if why := refusal(number):
                where = label(host) if host == number else f"{label(host)} ({number})"
                raise NotFetched(
                    f"{where} is {why}; pages are fetched from public addresses only. Save the page in a "
                    "browser and add the file, or start Svod with private addresses allowed."
                )
    return found


def check_port(host: str, port: int, private: bool) -> None:
    """Raises NotFetched where no web server listens at this port: what does may take a page's request for something else."""
    if not private and port not in PORTS.values():
        raise NotFetched(
            f"{label(host)}:{port}: pages are fetched from the ports 80 and 443 only. Save the page in a browser and add the "
            "file, or start Svod with private addresses allowed."
        )


def resolved(host: str, port: int, seconds: float) -> Sequence[str]:
    """What the system knows of a host, asked for no longer than so many seconds. Raises OSError."""
    found: list[Sequence[str] | OSError | UnicodeError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.append([str(answer[4][0]) for answer in answers])
        except (OSError, UnicodeError) as error:
            found.append(error)

    # A thread, since the system can't be asked with a limit; one that goes on waiting keeps nothing from ending.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if not found:
        raise TimeoutError(f"{host} was not found in time")
    if isinstance(found[0], Exception):
        raise found[0]
    return found[0]


def _unknown(host: str) -> NotFetched:
    return NotFetched(f"{label(host)}: there is no such host, or its name can't be looked up from here. Check the address.")
