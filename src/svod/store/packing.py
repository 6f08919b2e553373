"""Nouns to bytes and back: compressed JSON, and a digest by which equal nouns are known."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import TypeVar

from svod.errors import StoreError
from svod.model.codec import dump, load

T = TypeVar("T")

_LEVEL = 6  # the ninth takes three times as long for a hundredth less
_WINDOW = 32_768  # bytes that zlib looks back


def plain(noun: object) -> bytes:
    """A noun as JSON. Lone surrogates, which UTF-8 cannot hold, pass as they are."""
    return json.dumps(dump(noun), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def pack(noun: object, beside: bytes = b"") -> bytes:
    """A noun, compressed; shorter where it repeats what stands in `beside`, without which it can't be read again."""
    return shut(plain(noun), beside)


def unpack(kind: type[T], packed: bytes, beside: bytes = b"") -> T:
    """The noun that `pack` made these bytes of. Raises StoreError where they are damaged."""
    return load(kind, json.loads(opened(packed, beside).decode("utf-8", "surrogatepass")))


def shut(raw: bytes, beside: bytes = b"") -> bytes:
    """Bytes, compressed."""
    packer = zlib.compressobj(_LEVEL, zdict=beside[-_WINDOW:]) if beside else zlib.compressobj(_LEVEL)
    return packer.compress(raw) + packer.flush()


def opened(packed: bytes, beside: bytes = b"") -> bytes:
    """The bytes that were shut. Raises StoreError where they are damaged."""
    try:
        opener = zlib.decompressobj(zdict=beside[-_WINDOW:]) if beside else zlib.decompressobj()
        raw = opener.decompress(packed)
        if not opener.eof:
            raise zlib.error("it ends too soon")
    except zlib.error as error:
        raise StoreError(f"The chronicle's file is damaged ({error}). Build it again from the pages.") from error
    return raw


def beside(raw: bytes) -> bytes:
    """A page's bytes as what is found in the page repeats them: as UTF-8. What is neither UTF-8 nor windows-1251 comes out as
    rubbish, always the same, and helps nobody."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1251", "replace").encode("utf-8")
    return raw


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
