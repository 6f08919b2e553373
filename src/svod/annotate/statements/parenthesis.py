"""Contents around a cue that is a parenthesis: "…, заявил X", "…, заявил X, …"."""

from __future__ import annotations

from svod.annotate.statements.clauses import clause, linking, relay_at, says_something, split
from svod.annotate.statements.found import Content, Page, finite, lead
from svod.annotate.statements.lines import VERBS, Line, folded
from svod.annotate.statements.lost_marks import own_words, widened
from svod.annotate.statements.speakers import speaking
from svod.annotate.statements.spots import DASHES, NOUNS, Spot

BRIEF = 6  # tokens from a cue to the comma that ends its parenthesis
WORDY = 5  # tokens: so many before a cue that ends the sentence are a clause, even with no verb


def parenthesis(page: Page, spot: Spot) -> Content | None:
    """…, заявил X. Also in the middle: …, заявил X, …"""
    line = spot.line
    opening = _opening(spot)
    if opening is None or (not spot.cue.quotes and not spot.cue.opinion and not spot.cue.impersonal):
        return None
    start, first = lead(line), opening
    stop = _closing(spot)
    if not _speaker_follows(spot, opening, stop):
        return None
    left = start < first and says_something(line, start, first) and not linking(line, start, first)
    after = stop + 1
    right = after < len(line.tokens) and says_something(line, after, len(line.tokens)) and not relay_at(page, line, after)
    if first > start and left and right and not finite(line, start, first):
        return split(
            page, line, (start, first), (after, len(line.tokens)), f"words on both sides of a cue: …, {spot.words} X, …"
        )
    if first > start and not left and right and finite(line, after, len(line.tokens)):  # "Кроме того, добавил X, …"
        return clause(page, line, after, len(line.tokens), f"after a cue that words of order lead: …, {spot.words} X, …")
    dashed = any(token.text in DASHES for token in line.tokens[first : spot.start])
    ends = stop >= len(line.tokens) - 1 and first - start >= WORDY
    if left and (dashed or ends or finite(line, start, first)) and not _opens_clause(line, first, spot.start):
        made = clause(page, line, start, first, f"cue after a clause: …, {spot.words} X")
        lost = made is not None and not made.quotations and (dashed or own_words(page, line, spot, start, first))
        return widened(page, line, made, dashed) if made is not None and lost else made
    return None


def _speaker_follows(spot: Spot, opening: int, stop: int) -> bool:
    """True where the one who speaks is named between the commas: a verb that only goes on from another has no subject there."""
    said = speaking(spot)
    if spot.cue.impersonal and said.document:
        return True
    places = [phrase.head for phrase in said.phrases]
    return bool(places) and all(opening < place < stop or place > spot.start for place in places)


def _opening(spot: Spot) -> int | None:
    """The comma before a parenthetic cue, whose subject, if there is one, stands after it."""
    line = spot.line
    index = spot.start - 1
    while (
        index >= 0
        and spot.start - index <= 4
        and line.tokens[index].pos in {"ADV", "PART", "PRON"}
        and line.tokens[index].text not in line.speech.small.as_words
    ):
        if line.tokens[index].pos == "PRON" and line.tokens[index].feat("Case") == "Nom" and not spot.cue.opinion:
            break
        index -= 1
    if index < 1:
        return None
    if line.tokens[index].text in DASHES and line.tokens[index - 1].text == ",":
        index -= 1
    if line.tokens[index].text != "," and not (line.tokens[index].text in DASHES and index > 4):
        return None
    subjects = [i for i in spot.children("nsubj") if i not in line.quotes]
    short = spot.cue.opinion and spot.token.feat("Variant") == "Short"
    before = subjects and not any(i > spot.start for i in subjects) and not _between_commas(spot, index)
    if before or (spot.token.feat("VerbForm") != "Fin" and not short):
        return None
    return index


def _between_commas(spot: Spot, comma: int) -> bool:
    """True for ", утверждает Лунёв,": a verb, a few words with a name or pronoun in the nominative, and the second comma; the
    tree may hang the subject of the sentence on it."""
    tokens = spot.line.tokens
    close = next((i for i in range(spot.stop, min(spot.stop + BRIEF, len(tokens))) if tokens[i].text == ","), None)
    between = tokens[spot.stop : close] if close else ()
    plain = comma == spot.start - 1 and not any(t.pos in VERBS or t.pos in {"ADP", "SCONJ"} for t in between)
    return plain and any(t.pos in NOUNS and t.feat("Case") == "Nom" for t in between)


def _closing(spot: Spot) -> int:
    """The comma after the cue's clause, or the line's end."""
    line = spot.line
    for index in range(spot.stop, len(line.tokens)):
        token = line.tokens[index]
        if token.text == "," and index > spot.stop:
            return index
        if token.text in {";", ".", "!"} and index + 1 == len(line.tokens):
            return index
    return len(line.tokens)


def _opens_clause(line: Line, comma: int, start: int) -> bool:
    return any(folded(t.lemma) in line.speech.small.relatives for t in line.tokens[comma:start])
