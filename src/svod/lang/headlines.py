"""What a language knows of the words by which two reports are told to be of one happening, or of two of one kind.

A language that knows it exposes `TABLE` in its module `headlines`; without one, words are compared as they stand.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from svod.model.note import NameKind


def no_name(_form: str) -> NameKind | None:
    """For a language that cannot tell."""
    return None


@dataclass(frozen=True, slots=True)
class HeadlineTable:
    """same: lemma -> the one under which all names of a thing are compared. numerals: lemma -> its number in digits. months:
    lemma -> number of the month. topics: lemmas of what whole years of news are about, so that sharing one shows little, though
    the counts of words, which are older, hold them to be rare. answers: verbs of a title that tells what somebody said to a
    happening, not the happening. named: the kind of name that a word in small letters is by the dictionary, None where it is
    none or unknown."""

    same: Mapping[str, str] = field(default_factory=dict)
    numerals: Mapping[str, str] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    topics: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    named: Callable[[str], NameKind | None] = no_name


@cache
def headlines(code: str) -> HeadlineTable:
    """The table of the language with this code, an empty one where it has none."""
    name = f"svod.lang.{code}.headlines"
    try:
        found = importlib.util.find_spec(name)
    except ModuleNotFoundError:  # there is no folder for this language at all
        return HeadlineTable()
    return cast(HeadlineTable, importlib.import_module(name).TABLE) if found else HeadlineTable()
