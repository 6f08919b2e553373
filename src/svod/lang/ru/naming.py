"""Normal forms of a page's names, which agree over the whole page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from svod.lang.base import Token
from svod.lang.ru import persons
from svod.lang.ru.morphology import grammemes, readings
from svod.lang.ru.phrases import nominative
from svod.lang.ru.spelling import has_cyrillic, titled
from svod.model.note import NameKind
from svod.model.span import Span

_LONG_ACRONYM = 5  # letters; longer words in capitals are words
_ENDING = re.compile(r"и(?:и|ю|ей|ею)$")  # of Верония, in any case but the nominative
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
    forms = [next(voted) if name.kind == "person" else _based(name, _titled(nominative(name.tokens))) for name in names]
    return _settled(names, forms)


def _titled(form: str) -> str:
    """A place printed in capitals, `ЗАРЕЧЬЕ`, as a sentence would print it; an abbreviation stays."""
    known = len(form) > _LONG_ACRONYM and form.isupper() and any(reading.is_known for reading in readings(form.lower()))
    return titled(form) if known else form


def _based(name: Named, form: str) -> str:
    """Of an unknown place, the ending that all other cases of `Верония` lead back to."""
    if name.kind == "place" and len(name.tokens) == 1 and _ENDING.search(form) and _is_unknown(form):
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
    known = (grammemes(reading) for reading in readings(form.lower()) if reading.is_known)
    return len(form) > _STEM and has_cyrillic(form) and all("Name" in grams for grams in known)
