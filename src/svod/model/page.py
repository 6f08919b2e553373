"""A page as it was read: raw and immutable."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

PLAIN = "text/plain"
HTML = "text/html"
JSON = "application/json"  # one line of a JSON Lines file: an object with `text` or `html`


@dataclass(frozen=True, slots=True)
class Given:
    """What a list beside the page (pages.csv, a JSON Lines record) says of it. None where it says nothing."""

    url: str | None = None
    outlet: str | None = None
    published: str | None = None  # ISO date or date-time, as normalised by `read`
    fetched: str | None = None
    language: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What was read. A page *is* the sha256 of its bytes; its name is a label.

    `encoding` is a Python codec name, found by `read`; `broken` counts the byte sequences that were not valid in it and
    stand as U+FFFD in the text.
    """

    name: str
    raw: bytes
    media_type: str = PLAIN
    encoding: str = "utf-8"
    given: Given = Given()
    broken: int = 0
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.raw).hexdigest())

    def decoded(self) -> str:
        """The bytes as text, a byte order mark dropped, nothing else changed."""
        text = self.raw.decode(self.encoding, errors="replace")
        return text.removeprefix("\ufeff")
