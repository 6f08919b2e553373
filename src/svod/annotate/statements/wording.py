"""The words that name a speaker: without their marks, in the nominative, in other letters."""

from __future__ import annotations

from svod.annotate.statements.namesakes import declined_form, owned, unclear
from svod.annotate.statements.phrases import MARKS, Phrase
from svod.lang.base import Token
from svod.model.span import Span

CLOSING = frozenset({'"', "»", "“", "”"})


def unmarked(shown: str) -> str:
    """A name without the marks that hold all of it; marks that hold a part of it stay: "продюсер «Маяка»"."""
    shown = " ".join(shown.split()).strip(" ,")
    if shown.count("«") == shown.count("»") + 1 and not shown.startswith("«"):
        shown += "»"  # the phrase ended before the mark that closes it
    if shown[:1] in MARKS and not any(sign in MARKS | CLOSING for sign in shown[1:-1]):
        return shown.strip("".join(MARKS | CLOSING))
    return shown if any(sign in MARKS for sign in shown[:-1]) else shown.strip("".join(CLOSING))


def in_nominative(phrase: Phrase, span: Span, unchanging: tuple[str, ...]) -> bool:
    """True for a name that is the phrase's head or stands beside it; "представитель Гордея Лунёва" is not Лунёв."""
    tokens = phrase.line.tokens
    inside = [t for t in tokens if span.start <= t.start < span.stop]
    if any(t is tokens[phrase.head] for t in inside):
        return True
    if unclear(tokens, tokens.index(inside[0]), unchanging):
        return False
    head = tokens[phrase.head]
    if head.pos == "NOUN" and head.feat("Animacy") == "Inan":
        return False  # "фирма торговца Гордея Лунёва" is the firm
    over = tokens[inside[0].head]
    other = over is not head and over.feat("Animacy") == "Anim" and over.feat("Case") == inside[0].feat("Case") != "Nom"
    if other and over.pos == "NOUN" and declined_form(inside[0]):
        return False  # "адвокат её дочери Марты Вельц": her surname has one form for all cases
    return not owned(inside[0]) and any(t.feat("Case") in {"Nom", ""} or not declined_form(t) for t in inside)


def foreign(word: str) -> bool:
    """True for a word in Latin letters."""
    return word[:1].isascii() and word[:1].isalpha()


def covers(span: Span, words: list[Token]) -> bool:
    """True where all these words stand inside the span."""
    return all(span.start <= token.start and token.stop <= span.stop for token in words)
