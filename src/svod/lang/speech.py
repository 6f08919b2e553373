"""What a language knows of reported speech: the nouns that its tables in `lang/CODE/cues.py` are made of."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports speech, and what it governs.

    group: the table's group, as `svod explain` names it. that: takes a clause. infinitive: takes an infinitive.
    prepositions: those that lead its content ("заявил о готовности"). objects: lemmas of bare objects that are content
    ("подтвердил готовность"), `*` for any. names: calls something something ("назвал X агрессией"). quotes: may stand beside a
    quotation. impersonal: has no subject; a document or a press service speaks. opinion: holds a view, which may never have
    been voiced. relays: is also what agencies do with the words of others.
    """

    lemma: str
    group: str
    that: bool = False
    infinitive: bool = False
    prepositions: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    names: bool = False
    quotes: bool = False
    impersonal: bool = False
    opinion: bool = False
    relays: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that stands for somebody named elsewhere on the page: "министр", "чиновник", "ведомство".

    person: stands for a person, else for a body. offices: words of an office that fit it; empty: it fits any.
    """

    lemma: str
    person: bool
    offices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Speech:
    """Everything that a language's tables say of reported speech. All words are lemmas, lower case, `ё` written `е`.

    conjunctions: lead a reported clause. according: preposition and noun that name the one whose words follow ("по словам").
    hearsay: those nouns of `according` that name data, which an outlet only relays. documents: nouns for what speaks in
    writing. media: nouns for what only relays. citing: verbs by which an outlet gives the words of another. utterances: nouns of an utterance that a light verb makes ("сделал заявление").
    declines: verbs of declining; comments: what is declined. contrasts: words that lead back from the reported clause to
    the teller. offices: nouns of office, with their gender when they decide one. placeholder: a word that may stand for a
    quotation. releases: bodies whose releases are quoted without a subject.
    """

    cues: Mapping[str, Cue]
    conjunctions: frozenset[str]
    according: Mapping[str, frozenset[str]]
    hearsay: frozenset[str]
    documents: frozenset[str]
    media: frozenset[str]
    citing: frozenset[str]
    utterances: frozenset[str]
    declines: frozenset[str]
    comments: frozenset[str]
    contrasts: frozenset[str]
    roles: Mapping[str, Role]
    releases: frozenset[str]
    places_in: frozenset[str]
    placeholder: str


@cache
def speech(code: str) -> Speech | None:
    """The table that the language with this code exposes as `TABLE` of its module `cues`, or None where it has none."""
    try:
        found = importlib.util.find_spec(f"svod.lang.{code}.cues")
    except ModuleNotFoundError:  # there is no folder for this language at all
        return None
    return cast(Speech, importlib.import_module(f"svod.lang.{code}.cues").TABLE) if found else None
