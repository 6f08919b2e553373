"""What a language knows of happenings, stands and parties: typed tables, found by the language's code.

A language that has such a table exposes it as `TABLE` of its module `happenings`, `stands` or `parties`; one that has none
gives an empty table, and the rooms above then find nothing rather than guess.
"""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from svod.lang.standing import StandTable
from svod.model.note import HappeningType


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell a happening: one of `verbs`, and where `nouns` are given, one of them beside it.

    principal: who the happening is of: the verb's subject (`subject`), its object (`object`), or a name that depends on the
    noun (`noun`). each: every principal has a happening of its own (two ministers resign: two resignations).
    unless: lemmas beside which the verb means something else. dated: it counts only with a date in its own clause.
    whose: it counts only where somebody named does it.
    """

    type: HappeningType
    verbs: frozenset[str]
    nouns: frozenset[str]
    why: str
    principal: str = "subject"
    each: bool = False
    unless: frozenset[str] = frozenset()
    dated: bool = False
    whose: bool = False


@dataclass(frozen=True, slots=True)
class CountTable:
    """How a language counts people. numerals: words that are a number (`трое`); multiples: those that multiply the number
    before them (`тыс`). counted: lemmas of verbs and nouns -> what is counted, as it is shown (`погибшие`). people: nouns for
    anybody, of whom the verb says what befell them. only_of: of such a lemma, the lemmas of what it must be of, right after it:
    a case of a sickness befalls somebody, one of fraud does not. roughly: lemmas before a number that only comes near it."""

    numerals: tuple[tuple[str, int], ...] = ()
    multiples: tuple[tuple[str, int], ...] = ()
    counted: tuple[tuple[str, str], ...] = ()
    people: frozenset[str] = frozenset()
    only_of: tuple[tuple[str, frozenset[str]], ...] = ()
    roughly: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class HappeningTable:
    """How a language tells that something happened. nouns: those that name a happening by themselves, with its type.

    staged: nouns that name one only where a verb says that it took place. support: verbs that say so. sayings, writings:
    verbs of saying in speech and in writing. venues: nouns at which a saying is a speech or a briefing. audiences: those who
    are told there, and how they are shown. media: lower-case names of places where people write in public. ahead: lemmas
    that say that it is only planned or denied. back: words by which a lead looks back, so that its day is not the page's.
    inside: prepositions after which a place is where something is, not who acts. frames: nouns that lay the clause into a
    happening (`в ходе`). anaphors: words by which a clause takes the date of the one before it. bounds: prepositions that make
    a date a beginning or an end, not the day itself; since: those of a beginning, which dates what still goes on. moving: verbs
    of setting a day, which stands after a preposition of `bounds`. talks: nouns for a talk that is a call where the page has
    a word that starts as one of `calling`. duty: words by which an infinitive is what was planned. hours: words
    between such a preposition and its date; before it they make it name the day. spans: those of `bounds` with which a week is
    no bound. lasting: verbs of what goes on since a date. idle: verbs of thinking, seeming, changing and measuring, which tell
    no deed even with a day of their own. deeds: verbs of saying that tell a deed where they report nothing. pointing: pronouns
    by which a saying points back at what was told (`об этом заявил`). partnered: prepositions of whom a talk is with. feasts:
    objects that make of a verb of saying one of keeping a day. likening: words before a date of something else, that this is
    likened to. limits: adverbs before a date that with a negation make a bound of it (`не ранее`). once: adverbs with which a
    verb of the imperfective tells a deed. onward: adverbs by which a sentence goes on with what the one before it told, and of
    its day. recent: patterns of words that say how long ago without a date, over lower-case text, with the part of a date that
    they leave known (`month`, `year`). counts: how people are counted.
    """

    triggers: tuple[Trigger, ...] = ()
    nouns: tuple[tuple[str, HappeningType], ...] = ()
    staged: tuple[tuple[str, HappeningType], ...] = ()
    support: frozenset[str] = frozenset()
    sayings: frozenset[str] = frozenset()
    writings: frozenset[str] = frozenset()
    venues: tuple[tuple[str, HappeningType], ...] = ()
    media: frozenset[str] = frozenset()
    audiences: tuple[tuple[str, str], ...] = ()
    ahead: frozenset[str] = frozenset()
    back: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    first_person: frozenset[str] = frozenset()
    third_person: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    frames: frozenset[str] = frozenset()
    anaphors: frozenset[str] = frozenset()
    bounds: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()
    moving: frozenset[str] = frozenset()
    talks: frozenset[str] = frozenset()
    calling: tuple[str, ...] = ()
    duty: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()
    spans: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    partnered: frozenset[str] = frozenset()
    feasts: frozenset[str] = frozenset()
    likening: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()
    onward: frozenset[str] = frozenset()
    recent: tuple[tuple[str, Literal["month", "year"]], ...] = ()
    counts: CountTable = CountTable()


@dataclass(frozen=True, slots=True)
class State:
    """A state: ISO 3166 code, the name it is shown by, other names, places that stand for its government, and adjectives."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyTable:
    """States, and how bodies and offices are named. bodies: full names and their short form, lower case. heads: offices whose
    bearer speaks for the state; voices: offices whose bearer speaks for a body named after them. apart: adjectives that make
    another place of a name. ruled: offices and bodies that only a state has. ministers: offices whose bearer speaks for a state
    among states. endings: those by which the adjective of a state ends, in its normal form. seated: bodies that
    stay in the capital."""

    states: tuple[State, ...] = ()
    bodies: tuple[tuple[str, str], ...] = ()
    heads: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    ruled: frozenset[str] = frozenset()
    ministers: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    seated: frozenset[str] = frozenset()


def _table(code: str, name: str) -> object | None:
    module = f"svod.lang.{code}.{name}"
    try:
        found = importlib.util.find_spec(module)
    except ModuleNotFoundError:  # there is no folder for this language at all
        return None
    return None if found is None else getattr(importlib.import_module(module), "TABLE", None)


@cache
def happenings(code: str) -> HappeningTable:
    """The table of happenings of the language with this code."""
    return cast(HappeningTable, _table(code, "happenings") or HappeningTable())


@cache
def stands(code: str) -> StandTable:
    """The table of stands of the language with this code."""
    return cast(StandTable, _table(code, "stands") or StandTable())


@cache
def parties(code: str) -> PartyTable:
    """The table of parties of the language with this code."""
    return cast(PartyTable, _table(code, "parties") or PartyTable())
