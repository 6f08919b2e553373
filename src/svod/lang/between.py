"""The digest of the tables that stand between languages, by which names are linked: a changed one links names again."""

from __future__ import annotations

import hashlib
from importlib.resources import files

_TABLES = ("given_names.py", "organs.py", "sounds.py", "world.py")


def _digest() -> str:
    digest = hashlib.blake2b(digest_size=16)
    for name in _TABLES:
        digest.update(name.encode() + b"\0" + files("svod.lang").joinpath(name).read_bytes())
    return digest.hexdigest()


TABLES = _digest()
