"""Contents that hang on a noun of utterance beside a light verb: "выступил с призывом …", "дал обещание построить …"."""

from __future__ import annotations

from svod.annotate.statements.clauses import clause, clause_stop
from svod.annotate.statements.found import Content, Page
from svod.annotate.statements.lines import VERBS, Line, folded
from svod.annotate.statements.objects import made_of, spread
from svod.annotate.statements.quoted import full
from svod.annotate.statements.spots import Spot

NEAR = 6  # tokens between a light verb and its noun, and between the noun and its infinitive


def by_noun(page: Page, spot: Spot) -> Content | None:
    """X выступил с призывом остановить …; X сделал вывод, что …; X обратился с просьбой о …"""
    line, noun = spot.line, _noun(spot)
    if noun is None or noun + 2 >= len(line.tokens):
        return None
    spoken = line.quotes.get(noun + 2) if line.tokens[noun + 1].text == ":" else None
    if spoken is not None:
        return Content((full(page, spoken),), f"quoted after a noun of utterance: {spot.words} …", "led", "direct", (spoken,))
    because = f"hung on a noun of utterance: {spot.words} {line.tokens[noun].text} …"
    if line.tokens[noun + 1].text == "," and line.tokens[noun + 2].text.lower() in spot.speech.small.that:
        return clause(page, line, noun + 3, clause_stop(page, spot, noun + 3), because, "led")
    wanted = _infinitive(line, noun)
    if wanted is not None:
        return made_of(page, line, *spread(line, wanted, spot), because)
    head = line.tokens[noun + 1].head
    leads = _leads(line, noun, folded(line.tokens[noun + 1].text)) and noun < head < len(line.tokens)
    if leads and line.tokens[head].pos == "NOUN" and head not in line.quotes:
        return made_of(page, line, noun + 1, spread(line, head, spot)[1], because)
    return None


def _leads(line: Line, noun: int, word: str) -> bool:
    """True for "предложение о мире", "призыв к миру"; "заявление к годовщине" tells the occasion alone."""
    small = line.speech.small
    return word in small.of_it or (word in small.towards and folded(line.tokens[noun].lemma) in small.calls)


def _noun(spot: Spot) -> int | None:
    """The noun of utterance that the light verb makes: after "с" in the instrumental, or its object."""
    if spot.cue.that or spot.cue.quotes:
        return None
    tokens, small = spot.line.tokens, spot.speech.small
    brought = False
    for index in range(spot.stop, min(spot.stop + NEAR, len(tokens))):
        token = tokens[index]
        if folded(token.lemma) in spot.speech.utterances:
            wanted = "Ins" if brought else "Acc"
            return index if token.feat("Case") == wanted else None
        brought = brought or token.text.lower() in small.brings
        if token.pos in VERBS or (token.pos == "PUNCT" and token.text not in {"(", ")"}):
            return None
    return None


def _infinitive(line: Line, noun: int) -> int | None:
    for index in range(noun + 1, min(noun + 1 + NEAR, len(line.tokens))):
        token = line.tokens[index]
        if token.feat("VerbForm") == "Inf":
            return index
        if token.pos in VERBS or token.pos == "PUNCT":
            return None
    return None
