"""Subjects left out: "МИД выступил с заявлением. Предупредил рыбаков о шторме и посоветовал ждать"."""

from __future__ import annotations

from svod.annotate.statements.found import Page, lead
from svod.annotate.statements.lines import VERBS, Line
from svod.annotate.statements.phrases import Speaking, phrase
from svod.annotate.statements.spots import NOUNS, Spot


def left_out(page: Page, spot: Spot) -> Speaking | None:
    """Who speaks where a sentence opens with a verb and names no subject: the subject of the sentence before it, if the verb
    agrees with that; None for any other sentence."""
    line = spot.line
    first = _opening_verb(spot)
    if first is None or line.inside is not None or _has_subject(line, first) or _has_subject(line, spot.start):
        return None
    before = page.before(line)
    if before is None or line.block - before.block > 1:
        return None
    subject = _subject(before)
    if subject is None or not _agrees(before, subject, spot):
        return None
    return Speaking((phrase(before, subject),))


def _opening_verb(spot: Spot) -> int | None:
    """The verb that opens the line, where the cue is that verb or goes on from it."""
    line, top = spot.line, spot.start
    while line.tokens[top].rel == "conj" and 0 <= (head := line.tokens[top].head) < top and line.tokens[head].pos in VERBS:
        top = head
    opens = top == lead(line) and line.tokens[top].feat("VerbForm") == "Fin" and spot.token.feat("VerbForm") == "Fin"
    return top if opens and not spot.cue.impersonal else None


def _has_subject(line: Line, verb: int) -> bool:
    """True where a noun in the nominative hangs on the verb, or follows it in its clause."""
    if any(line.tokens[i].rel.startswith("nsubj") for i in line.children.get(verb, [])):
        return True
    for token in line.tokens[verb + 1 :]:
        if token.text in {",", ":", ";"} or token.pos in VERBS:
            return False
        if token.pos in NOUNS and token.feat("Case") in {"Nom", ""}:
            return True
    return False


def _subject(line: Line) -> int | None:
    """The one subject of a sentence's main verb."""
    main = [i for i, token in enumerate(line.tokens) if token.head < 0 and token.pos in VERBS]
    found = [i for i in line.children.get(main[0], []) if line.tokens[i].rel == "nsubj"] if main else []
    nominal = [i for i in found if line.tokens[i].pos in NOUNS - {"PRON"} and line.tokens[i].feat("Case") in {"Nom", ""}]
    return nominal[0] if len(nominal) == 1 and len(found) == 1 else None


def _agrees(line: Line, subject: int, spot: Spot) -> bool:
    noun, verb = line.tokens[subject], spot.token
    number = verb.feat("Number") in {"", noun.feat("Number")} or noun.feat("Number") == ""
    gender = verb.feat("Gender") in {"", noun.feat("Gender")} or noun.feat("Gender") == ""
    return number and gender
