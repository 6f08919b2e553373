"""Normal forms of a page's names, which agree over the whole page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from svod.lang.base import Token
from svod.lang.ru import persons
from svod.lang.ru.morphology import entries
from svod.lang.ru.parties import TABLE
from svod.lang.ru.phrases import nominative
from svod.lang.ru.spelling import has_cyrillic, like, titled
from svod.model.note import NameKind
from svod.model.span import Span

_LONG_ACRONYM = 5  # letters; longer words in capitals are words
_ENDING = re.compile(r"и(?:и|ю|ей|ею)$")  # of Верония, in any case but the nominative
_ROOT = 5  # letters by which the words of a state's name are known in any case
_STEM = 4  # letters that two forms of an unknown name share at least


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence: its kind and its tokens."""

    kind: NameKind
    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.tokens[0].start, self.tokens[-1].stop)


def normals(names: Sequence[Named]) -> list[str]:
    """The normal form of each name of a page, in order. People's are voted over all their mentions; a place or an
    organisation that the page also gives in the nominative is called so."""
    people = [name.tokens for name in names if name.kind == "person"]
    voted = iter(persons.normals(people))
    forms = [
        next(voted) if name.kind == "person" else _state(name) or _based(name, _titled(nominative(name.tokens)))
        for name in names
    ]
    return _settled(names, forms)


def _state(name: Named) -> str:
    """A state in several words by its list: `Объединённых Арабских Эмиратах` -> `Объединённые Арабские Эмираты`."""
    known = (
        _STATES.get(tuple(_root(token.text) for token in name.tokens))
        if name.kind == "place" and len(name.tokens) > 1
        else None
    )
    return " ".join(map(_spelled, known, name.tokens)) if known else ""


def _root(word: str) -> str:
    return word.lower().replace("ё", "е")[:_ROOT]


def _spelled(known: str, token: Token) -> str:
    """A word of the list with the capital and the `ё` that the page has in it."""
    own = zip_longest(known.lower(), token.text.lower()[: len(known)])
    return like("".join("ё" if (char, other) == ("е", "ё") else char for char, other in own), token.text)


_STATES = {
    tuple(map(_root, words)): words
    for state in TABLE.states
    for words in (tuple(form.split()) for form in (state.name, *state.aliases))
    if len(words) > 1 and all(word[:1].isupper() and len(word) > 3 for word in words)
}


def _titled(form: str) -> str:
    """A place printed in capitals, `ЗАРЕЧЬЕ`, as a sentence would print it; an abbreviation stays."""
    known = len(form) > _LONG_ACRONYM and form.isupper() and bool(entries(form.lower()))
    return titled(form) if known else form


def _based(name: Named, form: str) -> str:
    """Of an unknown place or body, the ending that all other cases of `Верония` lead back to."""
    if len(name.tokens) == 1 and _ENDING.search(form) and _is_unknown(form):
        return _ENDING.sub("ия", form)
    return form


def _settled(names: Sequence[Named], forms: list[str]) -> list[str]:
    """The same forms, but a name in one word that the dictionary does not know is called as most of the page's forms of it
    say, those that stand in the nominative twice. Forms are of one name if they differ in their endings alone."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    keys = []
    for name, form in zip(names, forms, strict=True):
        open_to_vote = name.kind != "person" and len(name.tokens) == 1 and _is_unknown(form)
        key = (name.kind, form[: max(_STEM, len(form) - 2)].lower()) if open_to_vote else None
        keys.append(key)
        if key:
            votes[key][form] += 2 if name.tokens[0].feat("Case") == "Nom" else 1
    return [
        max(votes[key].items(), key=lambda vote: (vote[1], vote[0]))[0] if key else form
        for key, form in zip(keys, forms, strict=True)
    ]


def _is_unknown(form: str) -> bool:
    known = entries(form.lower())
    return len(form) > _STEM and has_cyrillic(form) and all("Name" in grams for grams in known)
