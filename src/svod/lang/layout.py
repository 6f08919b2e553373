"""What a language knows of how pages are laid out: the words of menus, forms, captions, credits and lists of other pages.

A language that knows it exposes `TABLE` in its module `layout`. Pages mix languages in their menus, so the tables of all
languages are read together. Every entry is a regular expression, matched without regard to capitals.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache

from svod.lang import codes


def no_verb(_word: str) -> bool:
    """For a language that cannot tell."""
    return False


@dataclass(frozen=True, slots=True)
class LayoutTable:
    """Patterns of lines, by what such a line is.

    menus: a whole line of a menu, form or counter. openings: how a line of promotion, law or form begins. inside: words
    that stand in such lines alone. lists: a whole line after which other pages are listed until the page ends. asides: one
    after which a few other pages are named and the text goes on. adverts: one after which small advertisements stand. ends:
    marks that a text is over; pauses: marks after which it goes on or is over.
    credits: how a line of its own for a photo, an author or a source begins; sources: how one
    begins that says whom the text is from. photo: a mark inside a caption. dates: words that may stand beside a date on its
    line (months and weekdays are of the locale). questions: how a subheading begins that has a verb. connectives: how a
    sentence begins that goes on from another, as no headline does. attributions: words by which a text says who reports, as
    a menu never does. mastheads: how a line begins that names the outlet above the title; slogans: what stands somewhere in
    one. addressing: words by which a line speaks to the reader or of the outlet itself, looked for in small letters in lines
    that an outlet prints again and again. agencies: words of genre before an agency's name. relatives: how a clause begins that
    hangs on a noun of the line. finite: says of a word whether it makes a clause of a line, as a finite verb does; forename:
    whether it is a person's first name; present: whether it is a verb of what goes on now, as under pictures; infinitive:
    whether it is one.
    """

    menus: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    adverts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    photo: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    connectives: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
    mastheads: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    addressing: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    finite: Callable[[str], bool] = no_verb
    forename: Callable[[str], bool] = no_verb
    present: Callable[[str], bool] = no_verb
    infinitive: Callable[[str], bool] = no_verb


JUDGES = ("finite", "forename", "present", "infinitive")


@cache
def layout() -> LayoutTable:
    """The tables of all languages as one."""
    tables: list[LayoutTable] = []
    for code in codes():
        name = f"svod.lang.{code}.layout"
        if importlib.util.find_spec(name):
            tables.append(importlib.import_module(name).TABLE)
    patterns = (each.name for each in fields(LayoutTable) if each.name not in JUDGES)
    joined = {name: tuple(entry for table in tables for entry in getattr(table, name)) for name in patterns}
    return LayoutTable(
        **joined,
        finite=_any([table.finite for table in tables]),
        forename=_any([table.forename for table in tables]),
        present=_any([table.present for table in tables]),
        infinitive=_any([table.infinitive for table in tables]),
    )


def _any(judges: list[Callable[[str], bool]]) -> Callable[[str], bool]:
    return lambda word: any(judge(word) for judge in judges)
