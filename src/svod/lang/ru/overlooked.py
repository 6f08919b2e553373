"""What the page as a whole says of its names: those that a sentence alone does not show, and those that only the start of a
sentence made look like names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from svod.lang.base import Token
from svod.lang.ru import persons
from svod.lang.ru.declension import known_cases
from svod.lang.ru.kinds import OPENING, is_place, is_title
from svod.lang.ru.morphology import PROPER, entries
from svod.lang.ru.naming import Named
from svod.lang.ru.spelling import QUOTES, has_cyrillic

_LAND = re.compile(r"[а-яё]{2}(?<!ц)(?<!лог)(?<!раф)(?<!рап)ия$")
_LEADING = frozenset({"ADV", "CCONJ", "SCONJ", "PART", "ADP", "PRON", "VERB", "INTJ"})  # of words that lead to a name


def unsaid(sentences: Sequence[Sequence[Token]], named: Sequence[Sequence[Named]]) -> list[list[Named]]:
    """The names of each sentence without titles of things, and without the common words that it begins with, unless the page
    has them with a capital elsewhere or a place stands right after (`Суд Вергарда`)."""
    made = _made(sentences)
    pairs = [
        (tokens, [name for name in names if name.tokens[0].start not in made])
        for tokens, names in zip(sentences, named, strict=True)
    ]
    elsewhere = {
        name.tokens[0].lemma for tokens, names in pairs for place, name in enumerate(names) if place or not _opens(tokens, name)
    }
    return [_begun(tokens, names, elsewhere) for tokens, names in pairs]


def _made(sentences: Sequence[Sequence[Token]]) -> set[int]:
    """Where titles stand, in quotation marks, that the page calls a ship's, a film's or a law's once."""
    quoted = [(tokens, at) for tokens in sentences for at, mark in enumerate(tokens[:-1], 1) if mark.text in OPENING]
    titles = {tokens[at].lemma for tokens, at in quoted if is_title(tokens, at)}
    return {tokens[at].start for tokens, at in quoted if tokens[at].lemma in titles} if titles else set()


def _begun(tokens: Sequence[Token], names: Sequence[Named], elsewhere: set[str]) -> list[Named]:
    if not names or not _opens(tokens, names[0]) or not _is_common(names[0].tokens[0]):
        return list(names)
    first, rest = names[0], list(names[1:])
    if len(first.tokens) > 1:
        leads = first.kind == "person" and first.tokens[0].pos in _LEADING
        return [Named("person", first.tokens[1:]) if leads else first, *rest]
    seated = rest and rest[0].kind == "place" and rest[0].tokens[0].start == first.tokens[0].stop + 1
    return list(names) if seated or first.tokens[0].lemma in elsewhere else rest


def _opens(tokens: Sequence[Token], name: Named) -> bool:
    first = next((token for token in tokens if token.text[:1].isalpha()), None)
    return first is not None and first.start == name.tokens[0].start


def _is_common(token: Token) -> bool:
    word = token.text
    if not (word[1:].islower() or token.pos == "ADP") or not has_cyrillic(word):
        return False
    return all(_is_plain(part) for part in word.lower().split("-"))


def _is_plain(word: str) -> bool:
    known = entries(word)
    return bool(known) and not any(grams & PROPER for grams in known)


def overlooked(sentences: Sequence[Sequence[Token]], named: Sequence[Sequence[Named]]) -> list[list[Named]]:
    """The names of each sentence, with those that the model missed: a surname that stands alone, of a person whom the page
    names in full elsewhere; a state; a body printed elsewhere in the same capitals or Latin letters. Sorted by place."""
    people = persons.in_full([name.tokens for names in named for name in names if name.kind == "person"])
    bodies = _printed(named)
    out = []
    for tokens, names in zip(sentences, named, strict=True):
        taken = {token.start for name in names for token in name.tokens}
        kept = [_person(name, people) for name in names]
        for place in [place for place, token in enumerate(tokens) if token.text[:1].isupper() and token.start not in taken]:
            if tokens[place].start not in taken and (found := _missed(tokens, place, taken, people, bodies)):
                kept.append(found)
                taken.update(part.start for part in found.tokens)
        out.append(sorted(kept, key=lambda name: name.tokens[0].start))
    return out


def _missed(tokens: Sequence[Token], place: int, taken: set[int], people: persons.People, bodies: set[str]) -> Named | None:
    """The name that begins with this word, if the page or the dictionary says that it is one."""
    token = tokens[place]
    if token.text in bodies:
        return Named("organisation", (token,))
    pair = tuple(tokens[place : place + 2])
    if len(pair) == 2 and pair[1].start not in taken and _is_full(*pair):
        return Named("person", pair)
    if place == 0 and _is_land(token):
        return Named("place", (token,))
    if not _stands_alone(tokens, place):
        return None
    if persons.may_be(token, people):
        return Named("person", (token,))
    return Named("place", (token,)) if is_place((token,)) else None


def _is_full(first: Token, last: Token) -> bool:
    """`Марта Вельц`: a first name by the dictionary, and a word with a capital that is none of its common ones."""
    return (
        bool(known_cases(first.text.lower()))
        and last.pos == "PROPN"
        and last.text[:1].isupper()
        and last.text[1:].islower()
        and has_cyrillic(last.text)
        and not _is_plain(last.text.lower())
        and not is_place((last,))
    )


def _is_land(token: Token) -> bool:
    """The subject of a sentence, which no dictionary knows and which ends as lands do: `Верония`."""
    unknown = not entries(token.text.lower())
    return token.rel.startswith("nsubj") and unknown and _LAND.search(token.text) is not None


def _person(name: Named, people: persons.People) -> Named:
    """A place in one word that no map knows and that is the surname of a person of the page: that person."""
    if name.kind != "place" or len(name.tokens) > 1 or not persons.may_be(name.tokens[0], people):
        return name
    known = entries(name.tokens[0].text.lower())
    return name if any("Geox" in grams for grams in known) else Named("person", name.tokens)


def _printed(named: Sequence[Sequence[Named]]) -> set[str]:
    """Bodies in one word, in capitals or in Latin letters, that nothing else on the page is called."""
    single = [name for names in named for name in names if len(name.tokens) == 1]
    others = {name.tokens[0].text for name in single if name.kind != "organisation"}
    words = {name.tokens[0].text for name in single if name.kind == "organisation"} - others
    return {word for word in words if len(word) > 1 and (word.isupper() or not has_cyrillic(word))}


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
    known = entries(token.text.lower())
    return token.pos == "PROPN" and (not known or any(grams & PROPER for grams in known))
