"""What a language offers to the rooms above it: the contract that `lang/ru` fulfils and a new language must.

A language is a package `svod.lang.CODE` whose module exposes the names of the `Language` protocol; `svod.lang.language(CODE)`
finds it, and None means that there is none: a page in it keeps its roles, passages, dates and search, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from svod.model.note import HappeningType, Mod, NameKind, SourceKind
from svod.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark, where it stands in the page's text, and what the models and the dictionary say of it.

    lemma: normal form, lower case but for nothing. pos: Universal Dependencies tag (`NOUN`, `PROPN`, `VERB`, `PUNCT`).
    feats: UD features, as `{"Case": "Nom", "Number": "Sing"}`. head: index of its head in the sentence, -1 for the root;
    trees can hold cycles, so walk them with a visited set. rel: UD relation (`nsubj`, `ccomp`, `parataxis`).
    """

    start: int
    stop: int
    text: str
    lemma: str = ""
    pos: str = "X"
    feats: tuple[tuple[str, str], ...] = ()
    head: int = -1
    rel: str = "dep"

    def feat(self, name: str) -> str:
        """The value of a feature, or nothing."""
        for key, value in self.feats:
            if key == name:
                return value
        return ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name met in a sentence: which characters, which kind, and its normal form."""

    span: Span
    kind: NameKind
    normal: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence of a page: where it stands, its tokens with tree, and the names in it."""

    span: Span
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time met in a text: TIMEX3 value and mod; `anchor`: what resolved it; `because`: the grammar's rule."""

    span: Span
    value: str
    mod: Mod | None
    anchor: str
    because: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet, agency or press service that a page may come from or name. hosts: of its site, without `www.`."""

    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


class Language(Protocol):
    """The names that a language's package exposes."""

    CODE: str
    TABLES: str  # a digest of all its tables and grammars: when it changes, what was annotated is annotated again

    def sentences(self, content: str, span: Span) -> tuple[Span, ...]:
        """The sentences of a block. A quotation of several sentences is cut at each of them; marks stay with theirs."""
        ...

    def analyse(self, content: str, spans: Sequence[Span]) -> tuple[Parsed, ...]:
        """Tokens with tags, lemmas and trees, and names, of these sentences, in one batch through the models."""
        ...

    def parse(self, sentences: Sequence[Sequence[str]]) -> tuple[tuple[Token, ...], ...]:
        """The same for lists of words that stand nowhere (a sentence whose quotations were replaced by a placeholder);
        start and stop of such a token are its place among the words, i and i + 1."""
        ...

    def times(self, content: str, spans: Sequence[Span], published: date | None) -> tuple[FoundTime, ...]:
        """The times in these blocks of one page, in order: anchored to the day of publication and to the year that the
        text around them is in."""
        ...

    def lemma(self, word: str, pos: str = "") -> str:
        """The dictionary's normal form of a word, of that part of speech if it has one; lower case."""
        ...

    def base(self, word: str) -> str:
        """What all forms of a word share, for comparing words: the normal form where the dictionary holds the word, else the
        word without its ending; lower case. Quicker than `lemma`, which guesses the normal form of an unknown word."""
        ...

    def nominative(self, tokens: Sequence[Token]) -> str:
        """A noun phrase in its dictionary form: the head and what agrees with it in the nominative, what hangs on it in
        another case as it stands. The tokens are some of one analysed sentence, in order."""
        ...

    def office(self, parsed: Parsed, mention: Mention) -> str:
        """The office that stands with a person, in the nominative: before the name (`посол Остмарии Гордей Лунёв`), or after
        it between commas; nothing where the sentence gives none."""
        ...

    def outlets(self) -> Sequence[Outlet]:
        """Known outlets, agencies and press services."""
        ...

    def happenings(self) -> Iterable[tuple[str, HappeningType]]:
        """Lemmas of words that name a happening, and its type."""
        ...

    def examples(self) -> Sequence[str]:
        """Whole phrases of the language, our own, for property tests to draw from."""
        ...
