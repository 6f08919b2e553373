"""What many items hold: packed once here, unpacked once in a process, however many of its items hold it."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")

_OPEN = 256  # parcels that stay open in a process


@dataclass(frozen=True, slots=True)
class Parcel(Generic[T]):
    """A value on its way to where the work is done."""

    packed: bytes

    @classmethod
    def of(cls, value: T) -> Parcel[T]:
        """The value, packed."""
        return cls(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))

    def open(self) -> T:
        """The value; the same object for equal parcels, as long as it stays open."""
        return cast(T, _opened(self.packed))


@lru_cache(maxsize=_OPEN)
def _opened(packed: bytes) -> Any:
    return pickle.loads(packed)  # noqa: S301 - `of` wrote it
