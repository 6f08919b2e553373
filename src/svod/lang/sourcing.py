"""What a language knows of naming sources: the words by which a text says where its outlet has it from.

A language that knows them exposes `TABLE` in its module `source_phrases`; without it no source is found, and none guessed.
All words are lemmas, lower case, `ё` written `е`.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import cast

from svod.model.note import SourceKind


@dataclass(frozen=True)
class SourceTable:
    """verbs: what outlets do when they report; relaying: those that nobody else does, so that their subject is an outlet even
    if no table knows it; announcing: those that press services have; telling: those that they have where they are named
    beside them; quoting: those that stand before whose words they relay. said_in: what is done in a paper. holding: what
    unnamed people do besides speaking. media: nouns for an outlet, and its kind. offices: nouns for who speaks for a body.
    people: nouns for the unnamed who told it. papers: nouns for what was written; records: those that are a source without
    their holder too. staff: nouns for who writes for an outlet. own: words for one's own. words: the noun of `по словам`.
    bodies: nouns for a body, and those of which it is said; firms: those said of any organisation. accounts: nouns for
    somebody's place in a social medium; sites: those of them that are a site of one's own. reports: nouns after `by` (`по
    данным`); estimates: those of which only an outlet's are a source. bearing: nouns for a body in which somebody announces;
    joining: what stands between two of a row. aired: nouns for what is on air, and shows: those for a programme, which has a
    name of its own. talks: nouns for a talk given to an outlet; written_for: those that stand with `to`. links: words that
    point (`со ссылкой на`); referring: the verb of one that who speaks has too. rumours: nouns for what appears in the media.
    about: openings as `Об этом`; how: as `Как сообщает`; crowd: words for the media at large, and the name shown. by, inside,
    to: prepositions. credits: patterns of a credit whose group names the source.
    declaring: what an outlet does as who speaks for itself, not as who reports; uttering: what people do to an outlet that
    they tell; networks: nouns before the name of a social medium; remarking: views that an outlet has as a source; posting:
    what is done on a page of one's own besides; showing, shown: of those, what is done with pictures, and nouns for these.
    stating: what a paper does as a subject; publishing: what is done with it, and where; following, out_of: `следует из`.
    releases: papers that are always of the body that reports in them; studies: papers that a body can be named for. writers:
    people of the press at large; others: words that set unnamed people apart from each other; days: nouns for when. during:
    nouns before a talk; asked: what an outlet puts to who speaks; held: where a paper is that an outlet has.
    """

    verbs: frozenset[str] = frozenset()
    relaying: frozenset[str] = frozenset()
    announcing: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    declaring: frozenset[str] = frozenset()
    uttering: frozenset[str] = frozenset()
    remarking: frozenset[str] = frozenset()
    posting: frozenset[str] = frozenset()
    showing: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    quoting: frozenset[str] = frozenset()
    said_in: frozenset[str] = frozenset()
    stating: frozenset[str] = frozenset()
    publishing: frozenset[str] = frozenset()
    following: frozenset[str] = frozenset()
    out_of: frozenset[str] = frozenset()
    holding: frozenset[str] = frozenset()
    media: Mapping[str, SourceKind] = field(default_factory=dict)
    offices: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    releases: frozenset[str] = frozenset()
    studies: frozenset[str] = frozenset()
    staff: frozenset[str] = frozenset()
    writers: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    ours: frozenset[str] = frozenset()
    joint: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    bodies: Mapping[str, frozenset[str]] = field(default_factory=dict)
    firms: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    networks: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    estimates: frozenset[str] = frozenset()
    bearing: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    aired: frozenset[str] = frozenset()
    shows: frozenset[str] = frozenset()
    referring: frozenset[str] = frozenset()
    talks: frozenset[str] = frozenset()
    during: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    written_for: frozenset[str] = frozenset()
    links: tuple[tuple[str, ...], ...] = ()
    rumours: frozenset[str] = frozenset()
    about: tuple[tuple[str, ...], ...] = ()
    how: frozenset[str] = frozenset()
    crowd: Mapping[str, str] = field(default_factory=dict)
    by: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    credits: tuple[str, ...] = ()

    @cached_property
    def before(self) -> frozenset[str]:
        """What who is named before it can do as a source."""
        return self.verbs | self.holding | self.remarking


@cache
def sourcing(code: str) -> SourceTable:
    """The table of the language with this code; an empty one where there is none."""
    try:
        found = importlib.util.find_spec(f"svod.lang.{code}.source_phrases")
    except ModuleNotFoundError:  # there is no folder for this language at all
        found = None
    if found is None:
        return SourceTable()
    return cast(SourceTable, importlib.import_module(f"svod.lang.{code}.source_phrases").TABLE)
