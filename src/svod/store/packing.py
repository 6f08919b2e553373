"""Nouns to bytes and back: compressed JSON, and a digest by which equal nouns are known."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import TypeVar

from svod.errors import StoreError
from svod.model.codec import dump, load

T = TypeVar("T")

_LEVEL = 6


def plain(noun: object) -> bytes:
    """A noun as JSON. Lone surrogates, which UTF-8 cannot hold, pass as they are."""
    return json.dumps(dump(noun), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def pack(noun: object) -> bytes:
    """A noun, compressed."""
    return zlib.compress(plain(noun), _LEVEL)


def unpack(kind: type[T], packed: bytes) -> T:
    """The noun that `pack` made these bytes of. Raises StoreError where they are damaged."""
    return load(kind, json.loads(opened(packed).decode("utf-8", "surrogatepass")))


def shut(raw: bytes) -> bytes:
    """Bytes, compressed."""
    return zlib.compress(raw, _LEVEL)


def opened(packed: bytes) -> bytes:
    """The bytes that were shut. Raises StoreError where they are damaged."""
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise StoreError(f"The chronicle's file is damaged ({error}). Build it again from the pages.") from error


def digest_of(*parts: bytes | str) -> str:
    """Thirty-two hex digits by which equal parts are known."""
    hashed = hashlib.blake2b(digest_size=16)
    for part in parts:
        packed = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hashed.update(len(packed).to_bytes(8, "big") + packed)
    return hashed.hexdigest()


def storable(words: str) -> str:
    r"""Words that a column of text can hold: a lone surrogate is written out, as `\udc80`."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")
