"""The names of a page: set right where the model goes against the use of news, found where it missed them, and given normal
forms that agree over the whole page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from svod.lang.base import Token
from svod.lang.ru import persons
from svod.lang.ru.morphology import PROPER, grammemes, readings
from svod.lang.ru.phrases import acronym, nominative
from svod.lang.ru.spelling import QUOTES, has_cyrillic, titled
from svod.model.note import NameKind
from svod.model.span import Span

# Unions of states, which the model takes for places, being trained on news that calls them so. Normal forms, lower case.
UNIONS = frozenset(
    {"ес", "евросоюз", "европейский союз", "оон", "нато", "снг", "обсе", "пасе", "опек", "еаэс", "одкб", "шос", "брикс", "мвф"}
)
# Bodies of a state that are called by an abbreviation and told apart only by the country after it.
MINISTRIES = frozenset({"МИД", "МВД", "МЧС", "МО", "ФСБ", "СК", "ЦБ", "ЦИК", "ВС", "ВМС", "ВВС", "ВМФ", "ГП", "СБ"})

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


def mended(names: Sequence[Named], content: str) -> list[Named]:
    """The names of one sentence as the model found them, set right where it goes against the use of news: a union of states
    is an organisation, and a ministry goes with its country: `МИД` and `Остмарии` are one name."""
    out: list[Named] = []
    for name in names:
        named = Named("organisation", name.tokens) if _is_union(name) else name
        if out and _is_of(out[-1], named, content):
            out[-1] = Named("organisation", (*out[-1].tokens, *named.tokens))
        else:
            out.append(named)
    return out


def _is_union(name: Named) -> bool:
    words = (token.text.lower() if token.text.isupper() else token.lemma for token in name.tokens)
    return " ".join(words) in UNIONS


def _is_of(body: Named, place: Named, content: str) -> bool:
    """`МИД | Остмарии`: a ministry by its abbreviation, and right after it a place in the genitive."""
    is_ministry = len(body.tokens) == 1 and acronym(body.tokens[0].text) in MINISTRIES
    apart = content[body.span.stop : place.span.start]
    return is_ministry and place.kind == "place" and apart == " " and place.tokens[0].feat("Case") in ("Gen", "")


def overlooked(sentences: Sequence[Sequence[Token]], named: Sequence[Sequence[Named]]) -> list[list[Named]]:
    """The names of each sentence, with those that the model missed: a surname that stands alone, of a person whom the page
    names in full elsewhere. Sorted by place."""
    people = persons.in_full([name.tokens for names in named for name in names if name.kind == "person"])
    out = []
    for tokens, names in zip(sentences, named, strict=True):
        taken = {token.start for name in names for token in name.tokens}
        alone = [token for place, token in enumerate(tokens) if token.start not in taken and _stands_alone(tokens, place)]
        more = [Named("person", (token,)) for token in alone if persons.may_be(token, people)]
        out.append(sorted([*names, *more], key=lambda name: name.tokens[0].start))
    return out


def _stands_alone(tokens: Sequence[Token], place: int) -> bool:
    """A proper noun in Cyrillic with no other beside it, in no quotation marks of its own."""
    beside = (*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2])
    token = tokens[place]
    return (
        token.pos == "PROPN"
        and token.text[:1].isupper()
        and not any(_is_proper(near) or near.text in QUOTES for near in beside)
    )


def _is_proper(token: Token) -> bool:
    """A proper noun, not a common one that the capital at the start of a sentence made look like it."""
    known = [grammemes(reading) for reading in readings(token.text.lower()) if reading.is_known]
    return token.pos == "PROPN" and (not known or any(grams & PROPER for grams in known))


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
