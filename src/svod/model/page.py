"""A page as it was read: raw and immutable."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

from svod.errors import BadValue

PLAIN = "text/plain"
HTML = "text/html"
JSON = "application/json"  # one line of a JSON Lines file: an object with `text` or `html`

# The keys under which a JSON page keeps what it says, first come first: our own and passim's `text`, news-please's
# `maintext`, trafilatura's `raw_text`; then the page's source. A text that somebody extracted goes before the source,
# since other tools' places in the page are places in it.
_BODY_KEYS: tuple[tuple[str, str], ...] = (("text", PLAIN), ("maintext", PLAIN), ("raw_text", PLAIN), ("html", HTML))


@dataclass(frozen=True, slots=True)
class Given:
    """What a list beside the page (pages.csv, a JSON Lines record) says of it. None where it says nothing."""

    url: str | None = None
    outlet: str | None = None
    published: str | None = None  # ISO date or date-time, as normalised by `read`
    fetched: str | None = None
    language: str | None = None
    title: str | None = None
    charset: str | None = None  # what its server said that it is in


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


def body_of_json(decoded: str) -> tuple[str, str]:
    """What a JSON page says: its media type (PLAIN or HTML) and its content, of the first key that holds any.

    Raises BadValue where this is no JSON object, or one without text.
    """
    try:
        record = json.loads(decoded, strict=False)  # a tab or NUL that stands bare in a string harms nobody
    except (ValueError, RecursionError) as error:
        raise BadValue(f"This is no JSON: {error}.") from error
    if not isinstance(record, dict):
        raise BadValue('This is JSON, but no object: a page is written as {"text": …} or {"html": …}.')
    for key, media_type in _BODY_KEYS:
        content = record.get(key)
        if isinstance(content, str) and content.strip():
            return media_type, content
    keys = ", ".join(str(key) for key in list(record)[:8]) or "no keys at all"
    raise BadValue(f"This object has no text: it needs {', '.join(key for key, _ in _BODY_KEYS)}; it has {keys}.")
