"""The body that speaks from its house: "в ратуше заявили"."""

from __future__ import annotations

from svod.annotate.statements.lines import VERBS, Line, folded
from svod.annotate.statements.phrases import Phrase, phrase
from svod.annotate.statements.spots import Spot

FAR = 14  # tokens: a subject or a house that stands farther from its cue is somebody else's


def house_of(spot: Spot) -> Phrase | None:
    """The house of a cue, or of the verb that it goes on from: "В ратуше назвали … и заявили"."""
    own = house(spot)
    head = spot.token.head
    if own is None and spot.token.rel in {"conj", "ccomp"} and 0 <= head < spot.start:
        return house(Spot(spot.line, head, head + 1, spot.cue))
    return own


def house(spot: Spot) -> Phrase | None:
    """As in "В ратуше заявили": the body that speaks from its house. A place in time ("в понедельник") is no house."""
    line = spot.line
    best: tuple[int, Phrase] | None = None
    for index, token in enumerate(line.tokens):
        if token.pos != "ADP" or folded(token.lemma) not in spot.speech.places_in or index + 1 >= len(line.tokens):
            continue
        head = token.head if token.head > index else index + 1
        if line.tokens[head].feat("Case") not in {"Loc", ""} or abs(index - spot.start) > FAR:
            continue
        if between_stops(line, index, spot.start) or not _speaks(spot, head):
            continue
        low, high = sorted((index, spot.start))
        if sum(t.text == "," for t in line.tokens[low:high]) % 2:
            continue  # one comma parts two clauses, a pair of them holds a parenthesis
        found = phrase(line, head, "Loc")
        distance = abs(head - spot.start)
        if best is None or distance < best[0]:
            best = distance, Phrase(line, index + 1, max(found.stop, head + 1), head, "Loc")
    return best[1] if best else None


def between_stops(line: Line, one: int, other: int) -> bool:
    """True where a mark that parts clauses, or another verb, stands between two tokens."""
    low, high = sorted((one, other))
    return any(
        t.text in {";", ":"} or (t.pos in VERBS and i not in {one, other} and not _beside_noun(line, i))
        for i, t in enumerate(line.tokens[low:high], low)
    )


def _beside_noun(line: Line, index: int) -> bool:
    """True for a participle that stands right before its noun as an adjective does: "охраны окружающей среды"."""
    token, noun = line.tokens[index], line.tokens[min(index + 1, len(line.tokens) - 1)]
    alike = token.feat("Case") not in {"", "Nom"} and token.feat("Case") == noun.feat("Case") and noun.pos == "NOUN"
    return token.feat("VerbForm") == "Part" and alike


def _speaks(spot: Spot, head: int) -> bool:
    """True for a noun that stands for a body: a name, a quoted name, or a word such as "министерство"."""
    line, token = spot.line, spot.line.tokens[head]
    if token.text in {'"', "«", "„"} or token.pos == "PROPN":
        return True
    role = spot.speech.roles.get(folded(token.lemma))
    if (role and not role.person) or folded(token.lemma) in spot.speech.releases:
        return True
    return any(m.kind != "person" and m.span.start <= token.start < m.span.stop for m in line.mentions)
