"""Cursors: where a list was left off, as people and machines hand it back. What it holds is nobody's business but ours."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from svod.errors import BadValue


def shut(*parts: str | int) -> str:
    """A cursor of these."""
    packed = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    return urlsafe_b64encode(packed).decode("ascii").rstrip("=")


def opened(cursor: str, *kinds: type) -> tuple[Any, ...]:
    """What a cursor was made of, so many parts of these kinds. Raises BadValue where it is none of this list."""
    try:
        parts = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError):
        parts = None
    if not isinstance(parts, list) or [type(part) for part in parts] != list(kinds):
        raise BadValue(f"after={cursor[:80]!r} is no place in this list. Leave it out to start at the beginning.")
    numbers = (part for part in parts if isinstance(part, int))
    if any(not -(2**63) <= number < 2**63 for number in numbers):
        raise BadValue(f"after={cursor[:80]!r} is no place in this list. Leave it out to start at the beginning.")
    return tuple(part.encode("utf-8", "backslashreplace").decode() if isinstance(part, str) else part for part in parts)
