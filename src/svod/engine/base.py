"""The contract of an engine: two verbs, `map` and `group`; where the work is done is the engine's own affair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

T = TypeVar("T")
R = TypeVar("R")
K = TypeVar("K", bound="SupportsRichComparison")

OnDone = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Failure:
    """What stands in the place of a result: the item's index among those given (from 0), and what happened, in words."""

    index: int
    error: str


class Engine(Protocol):
    """What does the work. Use it in a `with` statement: leaving it ends every process it started."""

    def map(self, fn: Callable[[T], R], items: Iterable[T], *, on_done: OnDone | None = None) -> Iterator[R | Failure]:
        """`fn` of every item, in the order of the items, each as soon as it and those before it are done.

        Items are taken as they are needed, a bounded number ahead of the results. A failing item gives a Failure in its
        place and ends nothing; an error of `items` itself goes to the caller. `fn` is a function of a module, items and
        results can be pickled. `on_done` is called here, with an item's index, when it is done, in any order.
        """
        ...

    def group(
        self, key: Callable[[T], K], items: Iterable[T], *, order: Callable[[T], SupportsRichComparison] | None = None
    ) -> Iterator[tuple[K, tuple[T, ...]]]:
        """The items by key: keys sorted, the items of each sorted by `order` (by themselves without it), so that the
        order in which they come in changes nothing."""
        ...

    def close(self) -> None:
        """Ends every process that was started. A closed engine starts anew at the next `map`."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...
