"""What a name is of, where the model goes against the words around it: a union of states is a body, what stands after `город` a
place, what stands after `партия` a body, and a capital at the start of a sentence makes no name of a common word."""

from __future__ import annotations

from collections.abc import Sequence

from svod.lang.base import Token
from svod.lang.ru.bodies import BODIES, BRANCHES, GEOGRAPHY, LEGAL, MINISTRIES, NO_NAMES, PLACES, UNIONS, WORKS
from svod.lang.ru.morphology import entries
from svod.lang.ru.naming import Named
from svod.lang.ru.phrases import PERSONAL, acronym
from svod.model.note import NameKind

OPENING = frozenset({"«", "„", "“", '"'})


def united(names: Sequence[Named], tokens: Sequence[Token]) -> list[Named]:
    """A union of states is an organisation, and a ministry goes with its country: `МИД` and `Остмарии` are one name."""
    at = {token.start: place for place, token in enumerate(tokens)}
    out: list[Named] = []
    for name in names:
        named = Named("organisation", name.tokens) if _is_union(name) else name
        between = tokens[at[out[-1].tokens[-1].start] + 1 : at[named.tokens[0].start]] if out else ()
        if out and (_is_of(out[-1], named, between) or _is_branch(out[-1], named, between)):
            out[-1] = Named("organisation", (*out[-1].tokens, *between, *named.tokens))
        else:
            out.append(named)
    return out


def _is_union(name: Named) -> bool:
    words = (token.text.lower() if token.text.isupper() else token.lemma for token in name.tokens)
    return " ".join(words) in UNIONS


def _is_of(body: Named, place: Named, between: Sequence[Token]) -> bool:
    """`МИД | Остмарии`: a ministry by its abbreviation, and right after it a place in the genitive."""
    head, alone = acronym(body.tokens[-1].text), len(body.tokens) == 1
    is_ministry = (head in MINISTRIES and (alone or body.tokens[0].text in BRANCHES)) or (head in BRANCHES and alone)
    return is_ministry and place.kind == "place" and not between and place.tokens[0].feat("Case") in ("Gen", "")


def _is_branch(body: Named, rest: Named, between: Sequence[Token]) -> bool:
    """`ГУ | МЧС Остмарии`, `МЧС Остмарии | по Заречью`, `… по Заречью | и Нижним Бродам`: a body and the region it is for."""
    first, apart = acronym(body.tokens[0].text), [token.text for token in between]
    if not apart:
        return first in BRANCHES and len(body.tokens) == 1 and rest.kind == "organisation"
    if rest.kind != "place" or first not in BRANCHES | MINISTRIES:
        return False
    listed = apart == ["и"] and any(token.text == "по" for token in body.tokens)
    return listed or (apart == ["по"] and rest.tokens[0].feat("Case") == "Dat")


def told(names: Sequence[Named], tokens: Sequence[Token]) -> list[Named]:
    """The names of a sentence, each of the kind that the word before it says; without those that are no names."""
    at = {token.start: place for place, token in enumerate(tokens)}
    taken = {token.start for name in names for token in name.tokens}
    out = []
    for name in names:
        place = at[name.tokens[0].start]
        kind = _kind(name, tokens, place, taken)
        if kind and not _is_none(name):
            out.append(name if kind == name.kind else Named(kind, name.tokens))
    return out


def _is_none(name: Named) -> bool:
    """A word that is the name of nothing by itself: `ДТП`, `ООО`, `мыс`."""
    if len(name.tokens) == 1 and (
        name.tokens[0].text in LEGAL or (name.tokens[0].text.islower() and name.tokens[0].lemma in GEOGRAPHY)
    ):
        return True
    words = [acronym(token.text).lower() if token.text.isupper() else token.lemma for token in name.tokens]
    return len(words) == 1 and (words[0] in NO_NAMES or name.tokens[0].text.lower() in NO_NAMES)


def _kind(name: Named, tokens: Sequence[Token], place: int, taken: set[int]) -> NameKind | None:
    """The kind that the noun before a name gives it, None where it is the name of a thing."""
    quoted = place > 0 and tokens[place - 1].text in OPENING
    before = place - 1 - quoted
    noun = tokens[before] if before >= 0 else None
    if not quoted and name.kind != "place" and is_place(name.tokens):
        return "place"
    if noun is None or noun.pos != "NOUN" or noun.text.isupper() or noun.start in taken:
        return name.kind
    if quoted:
        return None if is_title(tokens, place) else "organisation" if noun.lemma in BODIES else name.kind
    if len(name.tokens) > 1 or _is_persons(name.tokens[0]) or not _stands_beside(name.tokens[0], noun):
        return name.kind
    return "organisation" if noun.lemma in BODIES else "place" if noun.lemma in GEOGRAPHY else name.kind


def is_title(tokens: Sequence[Token], place: int) -> bool:
    """`шаттл «Заря»`: here a title begins, in quotation marks and set beside what is made; in the genitive (`фильм «Зари»`) it
    is who made it."""
    if place < 2 or tokens[place - 1].text not in OPENING:
        return False
    return tokens[place - 2].lemma in WORKS and tokens[place].feat("Case") != "Gen"


def is_place(tokens: Sequence[Token]) -> bool:
    """A state or a part of the world."""
    words = (token.text.lower() if token.text.isupper() else token.lemma for token in tokens)
    return " ".join(words).replace("ё", "е") in PLACES


def _is_persons(token: Token) -> bool:
    return any(grams & PERSONAL for grams in entries(token.text.lower()))


def _stands_beside(token: Token, noun: Token) -> bool:
    """True where a name is set beside a noun (`клуб Заря`), not hung on it in the genitive (`клуб Лунёва`)."""
    case = token.feat("Case")
    if case == "Gen":
        return False
    return case == noun.feat("Case") or (case == "Nom" and noun.feat("Case") != "Nom")
