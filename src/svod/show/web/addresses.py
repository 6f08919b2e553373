"""Addresses of this server, and those out of pages that may become links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, quote_plus, urlsplit

from svod.model.span import Cite

_PLAIN = re.compile(r"(/[A-Za-z0-9_.-]+)*/?")


def address(path: str, params: Mapping[str, object] | None = None, /, **more: object) -> str:
    """A path of this server with its query; what is None, empty or False is left out."""
    # `//name` would lead to another machine; most paths are letters and digits, which stand as they are.
    path = path if _PLAIN.fullmatch(path) else f"/{quote(path.lstrip('/'), errors='replace')}"
    query = [
        f"{_quoted(key)}={_quoted(str(one))}"
        for key, value in ({**params, **more} if params else more).items()
        if not (value is None or value is False or value == "")
        for one in (value if isinstance(value, list | tuple) else (value,))
        if not (one is None or one is False or one == "")
    ]
    return f"{path}?{'&'.join(query)}" if query else path


@lru_cache(maxsize=4096)
def _quoted(words: str) -> str:
    """As a query holds them; a view repeats its own hundreds of times."""
    return quote_plus(words, errors="replace")


def page_address(page: str, cite: Cite | None = None, **more: object) -> str:
    """Where a page is read, with these characters lit. By its sha256: a name may stand for other bytes tomorrow."""
    return address(f"/page/{page[:16]}", {"cite": cite.place if cite else None}, **more)


def outside(url: str | None) -> str | None:
    """An address out of a page, where it may become a link: http and https alone, since others could run."""
    if not url or any(char <= " " or char == "\x7f" for char in url):
        return None
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises where it is none
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
