"""Where a name begins and ends: marks that no name goes across, legal forms before a title in quotation marks, first names cut
from their surnames, adjectives and places that are part of a body's name.

The model tags word by word, so that it runs on over a bracket (`Артур Симан (Arthur Siman)`) or a bullet, and stops where a
capital ends (`шведского | Минздрава`). What is part of a name follows the guidelines of FactRuEval and BSNLP: a title
without the word for what it titles, a ministry with the adjective of its state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svod.lang.base import Token
from svod.lang.ru.bodies import BODIES, LEGAL, is_department, is_of_state
from svod.lang.ru.morphology import entries
from svod.lang.ru.naming import Named
from svod.lang.ru.spelling import QUOTES, unquoted
from svod.model.note import NameKind

_BREAKS = frozenset({"(", ")", "[", "]", "•", "·", "|", ";", "…"})
_LISTED = frozenset({",", "—", "–", ":", "/", "-"})  # between two people or two places; a body has them in its name
_BREAKS_OF_OTHERS = _BREAKS | _LISTED
_OPENING = frozenset({"«", "„", "“", '"'})
_BEFORE = frozenset({"фон", "ван", "ибн", "бин", "бен", "абу", "аль", "эль"})  # of a surname; no words of their own
_LONGEST_ACRONYM = 6  # letters


def cut(name: Named) -> Iterator[Named]:
    """A name cut at the marks that no name goes across, each part without the quotation marks around it and without the word
    for what it is: `Артур Симан | (Arthur Siman)`, `Лурия | • Верония`, `ООО | «Заря»`."""
    breaks = _BREAKS if name.kind == "organisation" else _BREAKS_OF_OTHERS
    if len(name.tokens) == 1 and name.tokens[0].text not in breaks:
        yield name
        return
    run: list[Token] = []
    bracketed = False
    for token in (*name.tokens, None):
        if token is not None and token.text not in breaks:
            run.append(token)
            continue
        own = unquoted(_bared(unquoted(run))) if run else run
        whole = len(run) == len(name.tokens)
        if own and (whole or _may_be_name(own)):
            yield Named(_inner(name, own) if bracketed else name.kind, tuple(own))
        run, bracketed = [], token is not None and token.text == "("


def _may_be_name(tokens: Sequence[Token]) -> bool:
    """A part that has a capital and is more than a legal form or a number."""
    return any(char.isupper() for token in tokens for char in token.text) and tokens[0].text not in LEGAL


def _inner(name: Named, tokens: Sequence[Token]) -> NameKind:
    """The kind of what stands in brackets after a name: its other name, or, after a person, the body it is of."""
    short = len(tokens[0].text) <= _LONGEST_ACRONYM and all(token.text.isupper() for token in tokens)
    return "organisation" if name.kind == "person" and short else name.kind


def _bared(tokens: Sequence[Token]) -> list[Token]:
    """`концерн «Заря»` -> `Заря`: a title in quotation marks at the end, without the words for what it is before it."""
    kept = list(tokens)
    opened = next((place for place, token in enumerate(kept) if token.text in _OPENING), 0)
    titled = kept[opened + 1 : -1] if kept[-1].text in QUOTES else kept[opened + 1 :]  # the model leaves the last mark out
    if opened and titled and all(map(_is_form, kept[:opened])):
        return titled
    while len(kept) > 1 and kept[0].text in LEGAL:
        kept = kept[1:]
    return kept


def _is_form(token: Token) -> bool:
    return token.text in LEGAL or token.lemma in BODIES


def joined(names: Sequence[Named], content: str) -> list[Named]:
    """A first name and the surname after it, which the model read as two names: `Артура | Симана`."""
    out: list[Named] = []
    for name in names:
        if out and _is_first_of(out[-1], name) and content[out[-1].span.stop : name.span.start] == " ":
            out[-1] = Named("person", (*out[-1].tokens, *name.tokens))
        else:
            out.append(name)
    return out


def _is_first_of(first: Named, rest: Named) -> bool:
    """A single word that the dictionary knows as a first name, and a surname in its case, one of them read as a person."""
    if len(first.tokens) != 1 or len(rest.tokens) != 1 or "person" not in (first.kind, rest.kind):
        return False
    one, other = first.tokens[0], rest.tokens[0]
    return (
        "organisation" not in (first.kind, rest.kind)
        and one.feat("Case") == other.feat("Case")
        and one.pos == other.pos == "PROPN"
        and _known_as(one, "Name")
        and not _known_as(other, "Geox")
        and not _known_as(other, "Name")
    )


def _known_as(token: Token, grammeme: str) -> bool:
    return any(grammeme in grams for grams in entries(token.text.lower()))


def widened(names: Sequence[Named], tokens: Sequence[Token]) -> list[Named]:
    """The names of a sentence with what belongs to them on either side."""
    at = {token.start: place for place, token in enumerate(tokens)}
    taken = {token.start for name in names for token in name.tokens}
    return [_wide(name, tokens, at, taken) for name in names]


def _wide(name: Named, tokens: Sequence[Token], at: dict[int, int], taken: set[int]) -> Named:
    first, stop = at[name.tokens[0].start], at[name.tokens[-1].start] + 1
    start = first
    if name.kind == "organisation":
        if start and tokens[start - 1].start not in taken and _is_states(tokens[start - 1], tokens[start]):
            start -= 1
        stop = _with_seat(tokens, stop)
    elif name.kind == "person":
        while start and tokens[start - 1].text in _BEFORE and tokens[start - 1].start not in taken:
            start -= 1
    return name if (start, stop) == (first, at[name.tokens[-1].start] + 1) else Named(name.kind, tuple(tokens[start:stop]))


def _is_states(adjective: Token, body: Token) -> bool:
    """`шведского | Минздрава`: the adjective of a state before what a state has one of."""
    return (
        adjective.pos == "ADJ"
        and adjective.text.islower()
        and is_department(body)
        and adjective.feat("Case") == (body.feat("Case") or adjective.feat("Case"))
        and is_of_state(adjective.lemma)
    )


def _with_seat(tokens: Sequence[Token], stop: int) -> int:
    """`Экспертный совет | при правительстве`: what a body belongs to."""
    if stop + 1 >= len(tokens) or tokens[stop].text != "при":
        return stop
    return stop + 2 if tokens[stop + 1].feat("Case") == "Loc" and tokens[stop + 1].lemma in BODIES else stop
