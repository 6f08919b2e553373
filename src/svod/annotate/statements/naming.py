"""Contents that give a thing its name or its worth: "назвал X агрессией"."""

from __future__ import annotations

from svod.annotate.statements.found import Content, Page
from svod.annotate.statements.lines import VERBS, Line
from svod.annotate.statements.objects import CLOSE, made_of, spread
from svod.annotate.statements.spots import Spot


def named(page: Page, spot: Spot) -> Content | None:
    """X назвал Y агрессией: the thing and its name."""
    line = spot.line
    if not spot.cue.names:
        return None
    hung = line.children.get(spot.start, [])
    names = [i for i in hung if _is_name(line, i)] or _next_name(spot)
    things = [
        i
        for i in hung
        if line.tokens[i].rel.split(":")[0] in {"obj", "nsubj", "xcomp"} and line.tokens[i].feat("Case") in {"Acc", "Gen"}
    ]
    quoted = _quoted(spot) if spot.cue.group == "naming" else []
    after = [i for i in (*names, *things, *quoted) if i > spot.start]
    if (not names and not quoted) or not after:
        return None
    start = min(spread(line, i, spot)[0] for i in after)
    stop = max(spread(line, i, spot)[1] for i in after)
    start = spot.stop if quoted and (things or _thing_between(spot, quoted[0])) else max(start, spot.stop)
    made = made_of(page, line, start, stop, f"called by a name: {spot.words} X …")
    before = [i for i in things if i < spot.start]
    if made is None or not before:
        return made
    one = made_of(page, line, *spread(line, before[0], spot), "")
    return Content((*one.spans, *made.spans), made.because, "bare", made.kind, made.quotations) if one else made


def _quoted(spot: Spot) -> list[int]:
    """A judgement in marks after the cue, and after the thing judged: "назвал слова X «странными»"."""
    line = spot.line
    for index in range(spot.stop, min(spot.stop + CLOSE, len(line.tokens))):
        token = line.tokens[index]
        if index in line.quotes and index - spot.stop < CLOSE and line.tokens[index - 1].text != ":":
            return [index]
        if token.text in {'"', "«", "„", "“"}:
            if _judges(line, index + 1):
                return [index]
            continue  # the mark of a name: 'назвали газопровод "Маяк" "ошибкой века"'
        if token.text in {",", ":", ";"} or (token.pos in VERBS and token.feat("VerbForm") == "Fin"):
            return []
    return []


def _thing_between(spot: Spot, place: int) -> bool:
    """True where nothing but the thing judged stands before the judgement, in letters without case: "назвал Orbita «…»"."""
    between = spot.line.tokens[spot.stop : place]
    between = between[:-1] if between and between[-1].text in {'"', "«", "„", "“"} else between
    return bool(between) and all(t.pos in {"PROPN", "X"} for t in between)


def _judges(line: Line, index: int) -> bool:
    """True for a word in marks that is no name: "назвал «странными» …", not "назвали «Маяк» и «Залив»"."""
    return index < len(line.tokens) and line.tokens[index].text[:1].islower()


def _next_name(spot: Spot) -> list[int]:
    """The first noun in the instrumental after the cue, where a tree hung it elsewhere; no verb or comma stands between."""
    for index in range(spot.stop, min(spot.stop + CLOSE, len(spot.line.tokens))):
        token = spot.line.tokens[index]
        if token.text in {",", ":", ";"} or (token.pos in VERBS and token.feat("VerbForm") == "Fin"):
            return []
        if _is_name(spot.line, index) and token.pos in {"NOUN", "ADJ", "NUM", "DET"}:
            return [index]
    return []


def _is_name(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if token.pos in VERBS and token.feat("VerbForm") != "Part":
        return False
    if any(line.tokens[i].pos == "ADP" for i in line.children.get(index, [])):
        return False
    return token.feat("Case") == "Ins" and token.pos in {"NOUN", "ADJ", "PROPN", "VERB", "PRON", "NUM", "DET"}
