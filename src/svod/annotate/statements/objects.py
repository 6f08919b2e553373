"""Contents that are less than a clause: what a cue governs. "Заявил о …", "призвал остановить …", "назвал X …", no comment."""

from __future__ import annotations

from svod.annotate.statements.found import Content, Page
from svod.annotate.statements.lines import VERBS, Line, folded
from svod.annotate.statements.spots import DASHES, Spot

CLOSE = 14  # tokens between a cue and what it governs


def _spread(line: Line, top: int, spot: Spot) -> tuple[int, int]:
    """The tokens around `top` that hang on it without a gap, never across the cue. A gerund after a comma is the teller's."""
    kept = line.under(top) - {spot.start}
    start = top
    while start - 1 in kept and start - 1 not in range(spot.start, spot.stop):
        start -= 1
    stop = top + 1
    while stop < len(line.tokens) and not (spot.start <= stop < spot.stop) and not _gerund(line, stop):
        if line.tokens[stop].text == ".":
            break
        if line.tokens[stop].feat("VerbForm") == "Part" and line.tokens[stop].feat("Case") == "Gen":
            kept |= line.under(stop) - {spot.start}
        if stop not in kept and not _resumes(line, kept, stop):
            if folded(line.tokens[stop].text) not in spot.speech.small.keeps or not stop < line.tokens[stop].head < len(
                line.tokens
            ):
                break
            kept |= line.under(line.tokens[stop].head) | {stop}
        stop += 1
    while stop - 1 > top and (line.tokens[stop - 1].pos in {"PUNCT", "CCONJ"} or line.tokens[stop - 1].text in DASHES):
        if line.tokens[stop - 1].text in {'"', "»", ")", "“", "”"}:
            break
        stop -= 1
    return start, stop


def _resumes(line: Line, kept: set[int], stop: int) -> bool:
    """True where the words that hang on the noun go on after a few that a tree hung elsewhere, with no verb between."""
    if line.tokens[stop].feat("VerbForm") == "Inf" and line.tokens[stop - 1].pos == "NOUN":
        kept |= line.under(stop)  # "желание жить …", "планы построить …"
    for index in range(stop, min(stop + 9, len(line.tokens))):
        if index in kept or (index == stop and line.tokens[index].feat("Case") == "Gen"):
            return True
        if (line.tokens[index].pos in VERBS and line.tokens[index].feat("VerbForm") != "Part") or line.tokens[index].text in {
            ";",
            ":",
        }:
            return False
    return False


def _gerund(line: Line, index: int) -> bool:
    if line.tokens[index].text != "," or index + 1 >= len(line.tokens):
        return False
    return any(t.feat("VerbForm") == "Conv" for t in line.tokens[index + 1 : index + 3])


def _made(page: Page, line: Line, start: int, stop: int, because: str) -> Content | None:
    if stop <= start:
        return None
    span = page.trimmed(line.tokens[start].start, line.tokens[stop - 1].stop)
    quotations = tuple(q for i, q in line.quotes.items() if start <= i < stop)
    return Content((span,), because, "bare", None, quotations) if span else None


def after_preposition(page: Page, spot: Spot) -> Content | None:
    """X заявил о готовности …; X выступил за …; X настаивал на …"""
    line = spot.line
    # What stands after the cue comes first, then what stands right before it.
    places = [*range(spot.stop, min(spot.stop + CLOSE, len(line.tokens))), *range(max(0, spot.start - CLOSE), spot.start)]
    for index in places:
        token = line.tokens[index]
        if token.pos != "ADP" or folded(token.text) not in spot.cue.prepositions:
            continue
        noun = token.head
        if not index < noun < len(line.tokens) or line.tokens[noun].pos not in {"NOUN", "NUM"} or noun in line.quotes:
            continue
        if not _governed(spot, index, noun):
            continue
        start, stop = _spread(line, noun, spot)
        made = _made(page, line, min(start, index), stop, f"governed by a cue: {spot.words} {token.text.lower()} …")
        if made is not None:
            return made
    return None


def _governed(spot: Spot, index: int, noun: int) -> bool:
    """True where the noun hangs on the cue, or stands right after it and its object."""
    line = spot.line
    if (
        line.tokens[noun].feat("Case") not in {"Loc", "Acc", "Gen", "Dat", ""}
        or folded(line.tokens[noun].lemma) in spot.speech.small.pointing
    ):
        return False
    if line.tokens[noun].head == spot.start and index > spot.start:
        return True
    if index > spot.start:
        return index == spot.stop
    between = line.tokens[index + 1 : spot.start]
    return not any(t.feat("VerbForm") == "Fin" or t.pos == "ADP" or t.text in {",", ":"} for t in between)


def infinitive(page: Page, spot: Spot) -> Content | None:
    """X призвал … остановить …"""
    line = spot.line
    if not spot.cue.infinitive:
        return None
    top = next((i for i in range(spot.stop, min(spot.stop + CLOSE, len(line.tokens))) if _is_infinitive(line, i)), None)
    if top is None or any(
        line.tokens[i].feat("VerbForm") == "Fin" or line.tokens[i].text in {":", ";"} for i in range(spot.stop, top)
    ):
        return None
    if any(i in line.quotes for i in range(spot.stop, top)):
        return None
    start, stop = _spread(line, top, spot)
    stop = _conjuncts(line, top, stop, spot)
    while start > spot.stop and line.tokens[start - 1].pos in {"ADV", "PART"}:
        start -= 1
    return _made(page, line, start, stop, f"infinitive after a cue: {spot.words} …")


def _is_infinitive(line: Line, index: int) -> bool:
    return line.tokens[index].feat("VerbForm") == "Inf"


def _conjuncts(line: Line, top: int, stop: int, spot: Spot) -> int:
    """The end of further infinitives that a tree hung on the cue: "призвал остановить …, вернуться и …"."""
    for index in range(stop, len(line.tokens)):
        token = line.tokens[index]
        if token.feat("VerbForm") == "Inf" and token.rel in {"conj", "xcomp"} and token.head in {top, spot.start}:
            return max(stop, _spread(line, index, spot)[1])
        if token.feat("VerbForm") in {"Fin", "Conv"}:
            break
    return stop


def bare_object(page: Page, spot: Spot) -> Content | None:
    """X подтвердил готовность …; X потребовал повышения …"""
    line = spot.line
    if not spot.cue.objects:
        return None
    for index in range(spot.stop, min(spot.stop + CLOSE, len(line.tokens))):
        token = line.tokens[index]
        if (token.pos in VERBS and token.feat("VerbForm") != "Part") or token.text in {":", ";"} or index in line.quotes:
            return None
        if not _object(spot, index):
            continue
        start, stop = _spread(line, index, spot)
        if spot.cue.prepositions and spot.cue.group == "accusing":
            return _accusation(page, spot, start, stop)
        if stop - start < 2 and spot.cue.objects == {"*"}:
            return None
        return _made(page, line, start, stop, f"object of a cue: {spot.words} {line.tokens[index].text} …")
    return None


def _object(spot: Spot, index: int) -> bool:
    token = spot.line.tokens[index]
    rel, case = token.rel.split(":")[0], token.feat("Case")
    if token.pos not in {"NOUN", "PROPN"} or (spot.cue.objects != {"*"} and folded(token.lemma) not in spot.cue.objects):
        return False
    if spot.cue.group == "threatening":
        return case == "Ins" and token.head == spot.start
    if spot.cue.objects == {"*"} and spot.cue.group != "accusing" and token.feat("Animacy") == "Anim":
        return False
    return (
        case in {"Acc", "Gen", ""}
        and (token.head == spot.start or index == spot.stop)
        and rel in {"obj", "obl", "nmod", "nsubj", "iobj"}
    )


def _accusation(page: Page, spot: Spot, start: int, stop: int) -> Content | None:
    """The accused and what he is accused of."""
    line = spot.line
    for index in range(start, min(stop + CLOSE, len(line.tokens))):
        token = line.tokens[index]
        if (
            token.pos == "ADP"
            and folded(token.text) in spot.speech.small.charges
            and line.tokens[token.head].feat("Case") in {"Loc", ""}
            and token.head > index
        ):
            end = _spread(line, token.head, spot)[1]
            return _made(page, line, start, max(stop, end), f"accusation: {spot.words} X …")
    return None


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
    quoted = (
        []
        if spot.cue.group != "naming"
        else [
            i
            for i in range(spot.stop, min(spot.stop + 2, len(line.tokens)))
            if line.tokens[i].text in {'"', "«", "„"} or i in line.quotes
        ]
    )
    after = [i for i in (*names, *things, *quoted) if i > spot.start]
    if (not names and not quoted) or not after:
        return None
    start = min(_spread(line, i, spot)[0] for i in after)
    stop = max(_spread(line, i, spot)[1] for i in after)
    start = max(start, spot.stop)
    made = _made(page, line, start, stop, f"called by a name: {spot.words} X …")
    before = [i for i in things if i < spot.start]
    if made is None or not before:
        return made
    one = _made(page, line, *_spread(line, before[0], spot), "")
    return Content((*one.spans, *made.spans), made.because, "bare", made.kind, made.quotations) if one else made


def _next_name(spot: Spot) -> list[int]:
    """The first noun in the instrumental after the cue, where a tree hung it elsewhere; no verb or comma stands between."""
    for index in range(spot.stop, min(spot.stop + CLOSE, len(spot.line.tokens))):
        token = spot.line.tokens[index]
        if token.text in {",", ":", ";"} or (token.pos in VERBS and token.feat("VerbForm") == "Fin"):
            return []
        if _is_name(spot.line, index) and token.pos in {"NOUN", "ADJ"}:
            return [index]
    return []


def _is_name(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if token.pos in VERBS and token.feat("VerbForm") != "Part":
        return False
    if any(line.tokens[i].pos == "ADP" for i in line.children.get(index, [])):
        return False
    return token.feat("Case") == "Ins" and token.pos in {"NOUN", "ADJ", "PROPN", "VERB", "PRON"}


def declined(page: Page, line: Line) -> list[tuple[Content, int, int]]:
    """В Веронии не стали комментировать …: the whole clause is what is known of the answer. With the tokens of the cue."""
    out = []
    for index, token in enumerate(line.tokens):
        stop = _declines(page, line, index)
        if stop is None or token.feat("Person") in {"1", "2"} or token.feat("Tense") == "Fut":
            continue
        first, last = _clause_around(line, index, stop)
        made = _made(page, line, first, last, "declined to comment")
        if made is not None:
            out.append((Content(made.spans, made.because, "bare", "no_comment", made.quotations), index, stop))
    return out


def _declines(page: Page, line: Line, index: int) -> int | None:
    """Where the words of declining end, if they start here."""
    words = [folded(token.lemma) for token in line.tokens[index : index + 5]]
    pos = line.tokens[index].pos
    comments = page.speech.comments
    if pos in VERBS and words[0] in page.speech.declines:
        negated = index > 0 and line.tokens[index - 1].text.lower() in line.speech.small.negations
        if words[0] in line.speech.small.only_negated and not negated:
            return None
        if words[0] not in line.speech.small.only_negated and negated:
            return None
        place = next((i for i, word in enumerate(words) if i and word in comments), None)
        return index + place + 1 if place else None
    if (
        pos in VERBS
        and words[0] in comments
        and index > 0
        and line.tokens[index - 1].text.lower() in line.speech.small.negations
    ):
        return index + 1 if line.tokens[index].feat("VerbForm") == "Fin" else None
    return None


def _clause_around(line: Line, index: int, stop: int) -> tuple[int, int]:
    first = index
    while first > 0 and line.tokens[first - 1].text not in {",", ";", ":", "."} and line.tokens[first - 1].pos != "CCONJ":
        first -= 1
    last = stop
    while last < len(line.tokens) and line.tokens[last].text not in {",", ";", ".", "!", "?"}:
        last += 1
    return first, last
