"""Speakers that the tree overlooks: behind "и.о.", before "который", and a woman's surname tagged as a man's."""

from __future__ import annotations

from svod.annotate.statements.phrases import Phrase, phrase
from svod.annotate.statements.spots import Spot


def overlooked(spot: Spot) -> Phrase | None:
    """Who speaks where the cue has no subject of its own in the tree."""
    return _acting(spot) or _hers(spot) or _antecedent(spot)


def _acting(spot: Spot) -> Phrase | None:
    """The office after "и.о." right behind the cue, or the name that stands with it: "рассказала и. о. министра"."""
    line, start = spot.line, spot.stop
    if line.words[start : start + 4] != spot.speech.small.acts_for or start + 4 >= len(line.tokens):
        return None
    head = next((i for i in range(start + 4, len(line.tokens)) if line.tokens[i].pos == "NOUN"), None)
    if head is None or line.tokens[head].feat("Case") != "Gen":
        return None
    found = phrase(line, head, "Gen")
    ends = (i for i in range(head, len(line.tokens)) if line.tokens[i].text == "," or line.tokens[i].feat("VerbForm") == "Fin")
    stop = next(ends, len(line.tokens))
    names = [m.span.start for m in line.mentions_in(head, stop) if m.kind == "person"]
    name = next((i for i in range(head, stop) if line.tokens[i].start in names), None)
    if name is not None:
        return phrase(line, name)  # "рассказала и. о. министра Марта Вельц"
    return Phrase(line, min(found.start, head), found.stop, head, "Gen")


def _antecedent(spot: Spot) -> Phrase | None:
    """The noun before "который", whatever its case: "по мнению доктора Гордея Лунёва, который заявляет, что"."""
    line, head = spot.line, spot.token.head
    related = [
        i for i in spot.children("nsubj") if line.lemmas[i] in line.speech.small.who and line.tokens[i].feat("Case") == "Nom"
    ]
    if not related or not spot.token.rel.startswith("acl") or not 0 <= head < related[0]:
        return None
    noun = line.tokens[head]
    if noun.pos == "PROPN" and noun.rel == "appos" and 0 <= noun.head < head:
        head, noun = noun.head, line.tokens[noun.head]
    last = next((i for i in reversed(range(related[0])) if line.tokens[i].text != ","), head)
    feats = [(t.feat("Gender"), t.feat("Number")) for t in (line.tokens[last], line.tokens[related[0]])]
    if noun.feat("Animacy") != "Anim" and feats[0] == feats[1]:
        head, noun = last, line.tokens[last]  # "позицию союза, который": the one right before
    alike = noun.feat("Number") == line.tokens[related[0]].feat("Number") and noun.pos in {"NOUN", "PROPN"}
    return phrase(line, head, noun.feat("Case") or "Nom") if alike else None


def _hers(spot: Spot) -> Phrase | None:
    """The surname right before a verb that tells of a woman, tagged as a man's genitive: "в интервью Вольнова сообщила"."""
    line, place = spot.line, spot.start - 1
    if place < 0 or spot.token.feat("Gender") != "Fem" or not line.words[place].endswith(spot.speech.small.hers):
        return None
    name = line.tokens[place]
    tagged = name.pos == "PROPN" and name.feat("Case") in {"Gen", "Acc"} and name.feat("Gender") == "Masc"
    alone = place == 0 or line.tokens[place - 1].feat("Animacy") != "Anim"
    return Phrase(line, place, place + 1, place) if tagged and alone else None
