"""States and towns that no list knows, read off the page's own words: what has a president, a parliament or a ministry is a
state (`президент Веронии`), and nobody is `in` a person (`в Вергарде`).

The model takes unknown names of places for those of people or firms, and hangs `Лурии` on the name of Luria's president. A name
is judged over the whole page: one place that says what it is speaks for all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from svod.lang.base import Token
from svod.lang.ru.morphology import entries
from svod.lang.ru.naming import Named
from svod.lang.ru.spelling import QUOTES, has_cyrillic

# What only a state has, in the nominative; right after it, or after what it is of (`министр обороны …`), stands whose it is.
RULED = frozenset(
    {"президент", "премьер-министр", "премьер", "вице-премьер", "канцлер", "король", "королева", "министр", "министерство"}
    | {"посол", "посольство", "парламент", "столица", "гражданин", "армия", "мид", "мвд", "минобороны", "минфин", "власть"}
)
_FILL = 5  # words at most between a ministry and its state: `министерства по чрезвычайным ситуациям Лурии`
_STEM = 4  # letters that two forms of an unknown name share at least
_INSIDE = frozenset({"в", "во"})


def stem(word: str) -> str:
    """What all forms of an unknown name share."""
    low = word.lower().replace("ё", "е")
    return low[: max(_STEM, len(low) - 2)] if not low.endswith(("ией", "иею")) else low[:-3]


def placed(sentences: Sequence[Sequence[Token]], named: Sequence[Sequence[Named]]) -> list[list[Named]]:
    """The names of each sentence, those of unknown places told from people and bodies, and set apart from the name that they
    were taken for a part of. Sorted by place."""
    full = (name.tokens for names in named for name in names if name.kind == "person" and len(name.tokens) > 1)
    people = {stem(tokens[-1].text) for tokens in full if len(tokens[0].text) > 1}
    states = {stem(token.text) for tokens in sentences for token in _ruled(tokens)} - people
    if states:
        states |= {stem(token.text) for tokens in sentences for token in _listed(tokens, states)} - people
    towns = {
        stem(name.tokens[0].text)
        for tokens, names in zip(sentences, named, strict=True)
        if names
        for name in _within(tokens, names)
    }
    places = states | (towns - people)
    if not places:
        return [list(names) for names in named]
    return [_of_sentence(tokens, names, places, states) for tokens, names in zip(sentences, named, strict=True)]


def _of_sentence(tokens: Sequence[Token], names: Sequence[Named], places: set[str], states: set[str]) -> list[Named]:
    out = [part for name in names for part in _apart(name, places, states)]
    taken = {token.start for name in out for token in name.tokens}
    quoted = {token.start for at, token in enumerate(tokens) if at and tokens[at - 1].text in QUOTES}
    taken |= quoted
    missed = [t for t in tokens if t.start not in taken and _is_strange(t) and stem(t.text) in states]
    return sorted([*out, *(Named("place", (token,)) for token in missed)], key=lambda name: name.tokens[0].start)


def _apart(name: Named, places: set[str], states: set[str]) -> Iterator[Named]:
    """A name as it is, as a place, or a state and the person whose name it was glued to."""
    first, rest = name.tokens[0], name.tokens[1:]
    if not rest:
        yield Named("place", name.tokens) if _is_strange(first) and stem(first.text) in places else name
    elif name.kind == "person" and _is_strange(first) and stem(first.text) in states:
        yield Named("place", (first,))
        yield Named("person", rest)
    else:
        yield name


def _ruled(tokens: Sequence[Token]) -> Iterator[Token]:
    """Unknown names in the genitive after a word for what only a state has."""
    for at in [at for at, token in enumerate(tokens) if token.text[:1].isupper() and at]:
        token = tokens[at]
        genitive = token.feat("Case") in ("Gen", "") or token.text.endswith("ии")  # which no nominative of an unknown name is
        if genitive and _is_strange(token) and (ruler := _ruler(tokens, at)) is not None:
            # After a genitive it may be who bears the office (`премьера Симана`): only an ending that no man has is clear.
            clear = token.text.endswith("ии") and not _is_first_name(token)
            if ruler.feat("Case") not in ("Gen", "Acc") or clear or ruler.feat("Animacy") == "Inan" or ruler.text.isupper():
                yield token


def _ruler(tokens: Sequence[Token], at: int) -> Token | None:
    for before in range(at - 1, max(-1, at - 2 - _FILL), -1):
        token = tokens[before]
        if token.lemma in RULED or token.text.lower() in RULED:
            return token
        if token.pos not in ("NOUN", "ADJ", "ADP") or token.text[:1].isupper():
            return None
    return None


def _listed(tokens: Sequence[Token], states: set[str]) -> Iterator[Token]:
    """Unknown names in one list with a state: `Лурии, Веронии и Тарсии`."""
    for token in tokens:
        if token.rel == "conj" and 0 <= token.head < len(tokens) and _is_strange(token):
            head = tokens[token.head]
            if stem(head.text) in states and head.feat("Case") == token.feat("Case"):
                yield token


def _within(tokens: Sequence[Token], names: Sequence[Named]) -> Iterator[Named]:
    """Names in one unknown word that something is in."""
    at = {token.start: place for place, token in enumerate(tokens)}
    for name in names:
        place = at[name.tokens[0].start]
        inside = place > 0 and tokens[place - 1].text.lower() in _INSIDE and name.tokens[0].feat("Case") == "Loc"
        if inside and len(name.tokens) == 1 and name.kind != "organisation" and _is_strange(name.tokens[0]):
            yield name


def _is_strange(token: Token) -> bool:
    """A word with a capital that the dictionary does not know but, at most, for a first name; long enough to be told by its
    stem."""
    word = token.text
    return len(word) >= _STEM and token.pos in ("PROPN", "NOUN", "X") and _is_strange_word(word)


@lru_cache(maxsize=16_384)
def _is_strange_word(word: str) -> bool:
    if not word[:1].isupper() or not word.isalpha() or not has_cyrillic(word):
        return False
    return all("Name" in grams for grams in entries(word.lower()))


def _is_first_name(token: Token) -> bool:
    return bool(entries(token.text.lower()))
