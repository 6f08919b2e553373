"""How many people a sentence says something befell: what is counted, the number, and the words that give it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from svod.annotate.clauses import Tree
from svod.annotate.context import Context
from svod.lang import lexicon
from svod.lang.lexicon import CountTable
from svod.model.note import Number
from svod.model.span import Span

_DIGITS = re.compile(r"\d{1,9}")
_GROUP = 3  # digits of a group after the first: `1 222`
_REACH = 3  # words between a number and the noun that it counts, which are those that describe it
_NEAR, _MARK = 6, 3  # words between a number and the verb of those whom it counts; a mark counts for three
_ALONE = ("nsubj", "nsubj:pass", "obj")  # a bare number that stands for people (`погибли 14`)
_PART = re.compile(r"\d{1,3},\d{1,3}")  # of thousands or millions: `3,36 млн`


@cache
def _words(code: str) -> tuple[dict[str, int], dict[str, int], dict[str, str], CountTable]:
    table = lexicon.happenings(code).counts
    return dict(table.numerals), dict(table.multiples), dict(table.counted), table


def counts(context: Context, tree: Tree) -> tuple[Number, ...]:
    """The people that this sentence counts, in order. A number of anything else is passed over: that of roubles, of years, of
    people whom nothing befell."""
    return tuple(_found(context, tree))


def _found(context: Context, tree: Tree) -> Iterator[Number]:
    _, _, counted, table = _words(context.language.CODE)
    negations = lexicon.happenings(context.language.CODE).negations
    if not counted.keys() & set(tree.lemmas):
        return
    at = 0
    while at < len(tree.tokens):
        read = _number(context.language.CODE, tree, at)
        if read is None:
            at += 1
            continue
        value, stop = read
        denied = at > 0 and tree.lemmas[at - 1] in negations  # `три, а не четыре`
        if not denied and (what := _counted(counted, table, tree, at, stop)):
            before = tree.lemmas[max(0, at - 1) : at]
            span = Span(tree.tokens[at].start, tree.tokens[stop - 1].stop)
            yield Number(what, value, context.text.cite(span), not table.roughly.isdisjoint(before))
        at = stop


def _number(code: str, tree: Tree, at: int) -> tuple[int, int] | None:
    """The number that begins at this token, and the token after it: `трое`, `9 623`, `3,36 млн`."""
    numerals, multiples, _, _ = _words(code)
    text, stop, part = tree.tokens[at].text, at + 1, 0.0
    if _DIGITS.fullmatch(text):
        part = float(text)
        while len(text) <= _GROUP and stop < len(tree.tokens) and _joined(tree, stop):
            part, stop = part * 1000 + float(tree.tokens[stop].text), stop + 1
    elif _PART.fullmatch(text):
        part = float(text.replace(",", "."))
    elif (word := tree.lemmas[at]) in numerals:
        part = float(numerals[word])
    else:
        return None
    if stop < len(tree.tokens) and (times := multiples.get(tree.lemmas[stop].rstrip("."))):
        part, stop = part * times, stop + 1
        stop += stop < len(tree.tokens) and tree.tokens[stop].text == "."  # `12 тыс.`
    whole = round(part)
    return (whole, stop) if abs(part - whole) < 1e-6 else None  # a part of a person: a rate


def _joined(tree: Tree, at: int) -> bool:
    """Whether this token is a further group of the number before it."""
    text = tree.tokens[at].text
    return len(text) == _GROUP and text.isdigit() and tree.tokens[at].start == tree.tokens[at - 1].stop + 1


def _counted(counted: dict[str, str], table: CountTable, tree: Tree, start: int, stop: int) -> str:
    """What the number counts: the noun after it where that says what befell people; else, where it counts people or stands
    for them, what the nearest word says, before it or after. The tree often hangs a number on the wrong one of two verbs."""
    for i in range(stop, min(stop + _REACH, len(tree.tokens))):
        pos, word = tree.tokens[i].pos, tree.lemmas[i]
        if _befell(counted, table, tree, i) and tree.tokens[i].feat("VerbForm") != "Fin":
            return counted[word]
        if pos == "NOUN" and word not in table.people and tree.tokens[i].feat("Animacy") != "Anim":
            return ""
        if pos not in ("ADJ", "DET", "ADP"):
            if pos != "NOUN" and tree.tokens[start].text.isdigit() and tree.tokens[start].rel not in _ALONE:
                return ""
            break
    near = [
        (distance, side, tree.lemmas[i])
        for side, places in ((0, range(start - 1, -1, -1)), (1, range(stop, len(tree.tokens))))
        for distance, i in _reached(tree, places)
        if _befell(counted, table, tree, i)
    ]
    return counted[min(near)[2]] if near else ""


def _befell(counted: dict[str, str], table: CountTable, tree: Tree, at: int) -> bool:
    """Whether this word says what befell people."""
    word, after = tree.lemmas[at], tree.lemmas[at + 1 : at + 1 + _REACH]
    return word in counted and not any(word == one and of.isdisjoint(after) for one, of in table.only_of)


def _reached(tree: Tree, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The tokens near a number on one side of it, each with how far it is: a mark is as far as three words."""
    distance = 0
    for i in places:
        distance += _MARK if tree.tokens[i].pos == "PUNCT" else 1
        if distance > _NEAR or tree.tokens[i].pos == "NUM":
            return
        yield distance, i
