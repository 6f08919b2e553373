"""What a language knows of reported speech: the nouns that its tables in `lang/CODE/cues.py` are made of."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import cast


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports speech, and what it governs.

    group: the table's group, as `svod explain` names it. that: takes a clause. infinitive: takes an infinitive. prepositions:
    those that lead its content ("заявил о готовности"). objects: lemmas of bare objects that are content ("подтвердил
    готовность"), `*` for any. names: calls something something ("назвал X агрессией"). quotes: may stand beside a quotation.
    asks: leads a reported question ("рассказал, как …"). about: where its preposition leads content with these nouns alone
    ("рассказал о существовании плана"), any other being a mere topic. impersonal: has no subject; a document or a press
    service speaks. opinion: holds a view, which may never have been voiced. relays: is also what agencies do with the words of
    others.
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
    asks: bool = False
    about: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that stands for somebody named elsewhere on the page: "министр", "чиновник", "ведомство".

    person: stands for a person, else for a body. offices: words of an office that fit it; empty: it fits any.
    """

    lemma: str
    person: bool
    offices: tuple[str, ...] = ()


@dataclass(frozen=True)
class FunctionWords:
    """The closed-class words that rules of layout turn on; lower case, `ё` written `е`; word forms where said so.

    that: forms that lead a reported clause; asks: lead a reported question; purpose: lead what is wanted. pointing: stand
    before a clause ("о том, что"). relatives: open a side clause. dummies: never a subject that speaks. negations. wishes: with
    these nothing was said yet. made_to: verbs after which an infinitive was done. as_words: "как". about_this, about_that:
    forms. such: with a noun of utterance they point back. linking: join sentences and say nothing. takes_up: conjunctions by
    which the teller goes on. besides: lemmas of "при этом". he, she, they: pronouns and their possessives. who: "который". one:
    "один из …". predicatives: predicates that are no verbs. keeps: prepositions that belong to the noun before them. charges:
    lead an accusation. office: prepositions inside an office's name. posts: nouns before an office. deeds: pairs of forms that
    make a deed of an attitude. cited: nouns for the words of another. genitive_only: prepositions of `according` that ask for
    the genitive. only_negated: verbs that decline when negated alone. follows: lemma and preposition of "следует из"; nothing:
    lemma of "ничего"; will: lemma of the future's auxiliary. of_it: prepositions between a noun of utterance and what it says;
    of_view: those that lead "то, что" after a view or an answer; towards: those that do so after `calls` alone ("призыв к");
    whether: particles of a question that has no question word; thus: words that make the sentence before a content ("Так
    считает X"); reasons: words that lead a clause of purpose, reason or condition; kin: nouns for somebody by another's name;
    acting: words before the office of one who acts for its bearer; acts_for: the same shortened, mark by mark; learned: nouns
    by which a page calls one group of experts in turn; possessives: forms of "his"; states: bodies that a state has one of,
    named by the noun alone; diseases: names that are spelled as those of bodies; joint: adjectives of a paper of several;
    brings: those before such a noun ("с призывом"). vague: endings of adjectives that fit any bearer. address: forms of
    address, which are no part of a name. unchanging: endings of names that have one form for all cases; hers: of a woman's
    surnames that look like a man's genitive. nameless: words that say that a speaker is not named. ranks: nouns of `according`
    by which titles are ranked too. spokesmen: nouns for whoever speaks for a body; chiefs: nouns for its head, whom they do not
    stand for; deputies: with these a chief's noun is no chief's; officials: further posts of which one bearer holds one.
    callings: what somebody famous does, told in place of a name; magnates: the same for whoever owns a business; anybody:
    "мужчина". concerning: lemmas of "что касается". former: adjectives of an office that was left; once: the same
    as prefixes ("экс-президент"). news: nouns for what the sentence before told.
    """

    that: frozenset[str]
    asks: frozenset[str]
    purpose: frozenset[str]
    pointing: frozenset[str]
    relatives: frozenset[str]
    dummies: frozenset[str]
    negations: frozenset[str]
    wishes: frozenset[str]
    made_to: frozenset[str]
    as_words: frozenset[str]
    about_this: tuple[str, ...]
    about_that: tuple[str, ...]
    such: frozenset[str]
    linking: frozenset[str]
    takes_up: frozenset[str]
    besides: tuple[str, ...]
    he: frozenset[str]
    she: frozenset[str]
    they: frozenset[str]
    who: frozenset[str]
    one: frozenset[str]
    predicatives: frozenset[str]
    keeps: frozenset[str]
    charges: frozenset[str]
    office: frozenset[str]
    posts: frozenset[str]
    deeds: frozenset[tuple[str, str]]
    cited: frozenset[str]
    genitive_only: frozenset[str]
    only_negated: frozenset[str]
    follows: tuple[str, str]
    nothing: frozenset[str]
    will: frozenset[str]
    of_it: frozenset[str]
    of_view: frozenset[str]
    towards: frozenset[str]
    calls: frozenset[str]
    whether: frozenset[str]
    thus: frozenset[str]
    reasons: frozenset[tuple[str, ...]]
    kin: frozenset[str]
    acting: frozenset[str]
    acts_for: tuple[str, ...]
    learned: frozenset[str]
    possessives: frozenset[str]
    states: frozenset[str]
    diseases: frozenset[str]
    joint: frozenset[str]
    brings: frozenset[str]
    vague: tuple[str, ...]
    address: frozenset[str]
    unchanging: tuple[str, ...]
    hers: tuple[str, ...]
    nameless: frozenset[str]
    ranks: frozenset[str]
    concerning: frozenset[str]
    news: frozenset[str]
    former: frozenset[str]
    once: tuple[str, ...]
    spokesmen: frozenset[str]
    chiefs: frozenset[str]
    deputies: frozenset[str]
    officials: frozenset[str]
    callings: frozenset[str]
    magnates: frozenset[str]
    anybody: frozenset[str]

    @property
    def pronouns(self) -> frozenset[str]:
        """Every pronoun of the third person."""
        return self.he | self.she | self.they


@dataclass(frozen=True)
class Speech:
    """Everything that a language's tables say of reported speech. All words are lemmas, lower case, `ё` written `е`.

    small: function words. according: preposition -> nouns that name the one whose words follow ("по словам"); hearsay:
    those of them that name data, which an outlet only relays. documents: nouns for what speaks in writing; personal: papers
    that people write; articles: papers of outlets. media: nouns for what only relays. citing: verbs by which an outlet
    gives the words of another. utterances: nouns of an utterance that a light verb makes ("сделал заявление"). declines:
    verbs of declining; comments: what is declined; withholds: verbs of telling that are declined; silent: those that
    decline when negated alone; answers, asked: "не ответил на запрос"; neither: pairs of "не подтвердил и не опроверг".
    contrasts: words that lead back from the reported clause to the teller. roles: nouns that stand for somebody named
    elsewhere; companies: those that stand for the company a page is about. releases: bodies whose releases are quoted
    without a subject. places_in: prepositions of the house from which a body speaks. same_office: words of a body and of
    its head that name one office. insertion: a pattern of an editor's words inside a quotation. placeholder: a word that
    may stand for a quotation.
    """

    cues: Mapping[str, Cue]
    small: FunctionWords
    according: Mapping[str, frozenset[str]]
    hearsay: frozenset[str]
    documents: frozenset[str]
    media: frozenset[str]
    citing: frozenset[str]
    utterances: frozenset[str]
    declines: frozenset[str]
    comments: frozenset[str]
    withholds: frozenset[str]
    silent: frozenset[str]
    answers: frozenset[str]
    asked: frozenset[str]
    neither: frozenset[tuple[str, str]]
    contrasts: frozenset[str]
    roles: Mapping[str, Role]
    releases: frozenset[str]
    places_in: frozenset[str]
    same_office: Mapping[str, frozenset[str]]
    companies: frozenset[str]
    personal: frozenset[str]
    articles: frozenset[str]
    insertion: str
    placeholder: str

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first word of every cue, past a negation: a sentence with none of these lemmas has no cue."""
        words = (cue.split() for cue in self.cues)
        return frozenset(next((word for word in cue if word not in self.small.negations), "") for cue in words)

    @cached_property
    def refusing(self) -> frozenset[str]:
        """Every lemma at which an answer may be declined without another word: all but `declines`."""
        return self.comments | self.silent | self.answers | {first for first, _ in self.neither}

    @cached_property
    def refused(self) -> frozenset[str]:
        """What a verb of `declines` needs beside it."""
        return self.comments | self.withholds

    @cached_property
    def attributing(self) -> frozenset[str]:
        """Every noun of `according`."""
        return frozenset[str]().union(*self.according.values())


@cache
def speech(code: str) -> Speech | None:
    """The table that the language with this code exposes as `TABLE` of its module `cues`, or None where it has none."""
    try:
        found = importlib.util.find_spec(f"svod.lang.{code}.cues")
    except ModuleNotFoundError:  # there is no folder for this language at all
        return None
    return cast(Speech, importlib.import_module(f"svod.lang.{code}.cues").TABLE) if found else None
