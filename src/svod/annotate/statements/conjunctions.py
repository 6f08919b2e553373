"""What leads a reported clause: "что", a question word, "тем, что", or a mark in their place."""

from __future__ import annotations

from svod.annotate.statements.found import finite, lead
from svod.annotate.statements.lines import Line, folded
from svod.annotate.statements.spots import DASHES, Spot

REACH = 26  # tokens between a cue and the conjunction of its clause


def conjunction(spot: Spot) -> int | None:
    """The token after the conjunction that leads the reported clause, or after the mark that stands for it."""
    if _no_conjunction(spot):
        return spot.stop + 1
    for index in range(spot.stop, min(spot.stop + REACH, len(spot.line.tokens))):
        if _ends(spot, index):
            return None
        if _may_lead(spot, index):
            return _led(spot, index)
        if _whether(spot, index):
            return index
    return None


def _ends(spot: Spot, index: int) -> bool:
    """True for a token past which no conjunction is the cue's."""
    tokens = spot.line.tokens
    token = tokens[index]
    if token.text == ",":
        foreseen = index > spot.stop and _foreseen(spot, index)
        return foreseen or _of_noun(spot, index) or _by_another_way(spot, index)
    if token.pos == "ADP" and folded(token.text) in spot.cue.prepositions and _about_noun(spot, index):
        return True
    return (
        token.text in {":", ";", "."}
        or index in spot.line.quotes
        or (token.feat("VerbForm") == "Fin" and index > spot.stop)
        or (token.pos == "ADJ" and token.feat("Variant") == "Short")  # "как отметил X, все должны знать, что …"
        or (token.feat("VerbForm") == "Conv" and folded(token.lemma) in spot.speech.cues)  # it leads the clause itself
    )


def _may_lead(spot: Spot, index: int) -> bool:
    """True for a word that may be a conjunction, after a comma or a word that points to the clause."""
    token, before = spot.line.tokens[index], spot.line.tokens[index - 1].text
    after = before == "," or before in spot.speech.small.pointing or _comma_lost(spot, index)
    return after and token.pos in {"SCONJ", "PRON", "ADV", "CCONJ", "DET", "PART"}


def _led(spot: Spot, index: int) -> int | None:
    """Where the clause starts that this word leads: after a conjunction, at a question word; None where it leads none."""
    tokens, small = spot.line.tokens, spot.speech.small
    token, lemma = tokens[index], folded(tokens[index].lemma)
    if index + 1 < len(tokens) and spot.line.lemmas[index + 1] in small.concerning:
        return None  # "говорит, что касается моста, …" leads no clause
    if token.text.lower() in small.that and token.pos != "PRON":
        return index + 1
    if lemma in small.that and token.feat("Case") in {"", "Nom", "Acc"} and token.pos == "PRON":
        return index if _relative(spot, index) else index + 1
    if lemma in small.purpose:
        wanted = spot.cue.infinitive and not any(t.feat("VerbForm") == "Inf" for t in tokens[spot.stop : index])
        return index + 1 if wanted else None
    return index if _question(spot, index) or _whether(spot, index) else None


def _no_conjunction(spot: Spot) -> bool:
    """True right before "X отмечает, «мост опасен» и …" and "X уверен — мост достроят": a mark stands for the conjunction."""
    line, after = spot.line, spot.stop + 1
    if after >= len(line.tokens) or not any(i < spot.start for i in spot.children("nsubj")):
        return False
    mark = line.tokens[spot.stop].text
    if mark == ",":
        return after in line.quotes or _own_subject(line, after)
    between = line.tokens[lead(line) : spot.start]
    return mark in DASHES and finite(line, after, len(line.tokens)) and not any(t.text in {",", ":"} for t in between)


def _comma_lost(spot: Spot, index: int) -> bool:
    """True for "объявила что уйдёт"."""
    return index == spot.stop and spot.line.tokens[index].text.lower() in spot.speech.small.that


def _own_subject(line: Line, index: int) -> bool:
    """True for the first word of "…, она права": a subject with a verb or predicate of its own, the conjunction left out."""
    token = line.tokens[index]
    verb = line.tokens[token.head] if token.head > index else None
    said = verb is not None and ((verb.feat("VerbForm"), verb.feat("Variant")) != ("", "") or verb.pos in {"NOUN", "ADJ"})
    personal = token.pos == "PRON" and token.feat("Case") == "Nom" and bool(token.feat("Person"))
    return personal and token.rel == "nsubj" and said


def _whether(spot: Spot, index: int) -> bool:
    """True for the first word after the comma of "спросил, все ли на месте"."""
    words = [token.text.lower() for token in spot.line.tokens[index : index + 3]]
    comma = spot.line.tokens[index - 1].text == "," and index <= spot.stop + 1
    return comma and spot.cue.group == "inquiring" and bool(spot.speech.small.whether & set(words))


def _question(spot: Spot, index: int) -> bool:
    """True for the word that leads a reported question: "рассказал, как …", "сообщил о том, кто …"."""
    tokens, small = spot.line.tokens, spot.speech.small
    if not spot.cue.asks:
        return False
    asks = folded(tokens[index].lemma) in small.asks or folded(tokens[index].lemma) in small.that
    return asks and (index <= spot.stop + 1 or folded(tokens[index - 2].lemma) in small.pointing)


def _of_noun(spot: Spot, comma: int) -> bool:
    """True for "редкость того, что …", and for "выразил удивление тем, что …": the clause belongs to the noun."""
    tokens = spot.line.tokens
    word = tokens[comma - 1]
    if spot.cue.objects and "*" not in spot.cue.objects and spot.cue.group == "voicing":
        before = {folded(token.lemma) for token in tokens[max(spot.stop, comma - 3) : comma - 1]}
        hope = folded(word.lemma) in spot.speech.small.pointing and bool(before & spot.cue.objects)  # "надежду на то, что"
        return folded(word.lemma) not in spot.cue.objects and not hope
    return folded(word.lemma) in spot.speech.small.pointing and word.feat("Case") == "Gen" and tokens[comma - 2].pos == "NOUN"


def _by_another_way(spot: Spot, comma: int) -> bool:
    """True for "привело к тому, что", where the preposition leads no words of the cue's, and for "прокомментировал слухи о том,
    что", which are no words of who comments on them."""
    tokens, small = spot.line.tokens, spot.speech.small
    leads = comma - 2 >= spot.stop and folded(tokens[comma - 1].lemma) in small.pointing and tokens[comma - 2].pos == "ADP"
    if not leads:
        return False
    word = folded(tokens[comma - 2].text)
    topic = spot.cue.group == "explaining" and comma - 3 >= spot.stop and tokens[comma - 3].feat("Case") == "Acc"
    return topic or word not in {*small.of_it, *spot.cue.prepositions, *small.of_view}


def _foreseen(spot: Spot, comma: int) -> bool:
    """True for "ожидает роста на 2%, что выше …": a forecast has its object, and the clause is the teller's."""
    tokens = spot.line.tokens[spot.stop : comma]
    return spot.cue.group in {"expecting", "forecasting"} and any(t.feat("Case") in {"Acc", "Gen"} for t in tokens)


def _about_noun(spot: Spot, index: int) -> bool:
    """True for "заявил об отъезде, что …": the cue has its content already; "о том, что" leads one."""
    head = spot.line.tokens[index].head
    return head > index and spot.line.tokens[head].pos == "NOUN"


def _relative(spot: Spot, index: int) -> bool:
    """True for a pronoun что that is part of the content: "рассказал, что делать"."""
    return spot.line.tokens[index].rel.startswith(("obj", "nsubj")) and spot.cue.group == "inquiring"
