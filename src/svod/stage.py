"""What a stage is: a pure function with a name, a version, what it needs and what it gives. Knows none by name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Over = Literal["page", "pair", "outlet", "story", "all"]


@dataclass(frozen=True)
class Stage:
    """One step of the flow.

    run: a pure function; over: what it is run over, one page, one pair of pages, one story, or all pages of a chronicle.
    needs, gives: kinds of nouns. tables: a digest of the shipped tables it reads, so that a changed table runs it again.
    """

    name: str
    version: int
    over: Over
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[..., Any]
    tables: str = ""

    @property
    def by(self) -> str:
        """`name@version`, as notes carry it."""
        return f"{self.name}@{self.version}"

    def key(self, *digests: str) -> str:
        """The key of a result: the hash of the stage at its version, its tables, and the digests of all it was given. For a
        group, pass the members' digests sorted."""
        packed = "\0".join((self.by, self.tables, *digests))
        return hashlib.blake2b(packed.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def lacking(stages: Sequence[Stage], given: Iterable[str] = ()) -> list[str]:
    """What is wrong with an order of stages, a sentence each: needs that nothing before gives, and names met twice."""
    have, names, wrong = set(given), set[str](), []
    for stage in stages:
        wrong += [f"{stage.name} needs {need}, which no stage before it gives." for need in stage.needs if need not in have]
        if stage.name in names:
            wrong.append(f"Two stages are called {stage.name}.")
        names.add(stage.name)
        have.update(stage.gives)
    return wrong
