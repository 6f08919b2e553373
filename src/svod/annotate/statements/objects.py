"""Contents that are less than a clause: what a cue governs. "Заявил о …", "призвал остановить …", "подтвердил готовность"."""

from __future__ import annotations

from svod.annotate.statements.clauses import relay_at
from svod.annotate.statements.found import Content, Page
from svod.annotate.statements.lines import SHORT, VERBS, Line, folded
from svod.annotate.statements.spots import DASHES, Spot

CLOSE = 14  # tokens between a cue and what it governs


def spread(line: Line, top: int, spot: Spot) -> tuple[int, int]:
    """The tokens around `top` that hang on it without a gap, never across the cue. A gerund after a comma is the teller's."""
    kept = line.under(top) - {spot.start}
    start = top
    while start - 1 in kept and start - 1 not in range(spot.start, spot.stop):
        start -= 1
    stop = top + 1
    while stop < len(line.tokens) and not (spot.start <= stop < spot.stop) and not _gerund(line, stop):
        if line.tokens[stop].text == ".":
            break
        if stop in line.quotes:  # "заявил о благодарности «за годы труда»"
            kept.add(stop)
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


def _past_marks(line: Line, start: int, stop: int) -> int:
    """The end moved past the mark that closes a short quotation which these tokens open."""
    words = [token.text for token in line.tokens[start:stop]]
    opened = words.count("«") > words.count("»") or words.count('"') % 2 or words.count("„") > words.count("“")
    if not opened:
        return stop
    closing = (i for i in range(stop, min(stop + SHORT + 2, len(line.tokens))) if line.tokens[i].text in {"»", '"', "“"})
    return next(closing, stop - 1) + 1


def made_of(page: Page, line: Line, start: int, stop: int, because: str) -> Content | None:
    """These tokens as a content that its cue governs, or None where they are no words."""
    if stop <= start:
        return None
    span = page.trimmed(line.tokens[start].start, line.tokens[_past_marks(line, start, stop) - 1].stop)
    quotations = tuple(q for i, q in line.quotes.items() if start <= i < stop)
    return Content((span,), because, "bare", None, quotations) if span else None


def after_preposition(page: Page, spot: Spot) -> Content | None:
    """X заявил о готовности …; X выступил за …; X настаивал на …"""
    line = spot.line
    if spot.token.feat("Variant") == "Short":
        return None  # "рыбаки уверены в победе": a view, and it has no clause
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
        start, stop = spread(line, noun, spot)
        made = made_of(page, line, min(start, index), stop, f"governed by a cue: {spot.words} {token.text.lower()} …")
        if made is not None:
            return made
    return None


def _governed(spot: Spot, index: int, noun: int) -> bool:
    """True where the noun hangs on the cue, or stands right after it and its object."""
    line = spot.line
    if (
        line.tokens[noun].feat("Case") not in {"Loc", "Acc", "Gen", "Dat", ""}
        or folded(line.tokens[noun].lemma) in spot.speech.small.pointing
        or (spot.cue.about and folded(line.tokens[noun].lemma) not in spot.cue.about)
    ):
        return False
    if line.tokens[noun].head == spot.start and index > spot.start:
        return True
    if index > spot.start:
        return index == spot.stop
    between = line.tokens[index + 1 : spot.start]
    if folded(line.tokens[index].text) not in spot.speech.small.of_it and spot.children("nsubj"):
        return False  # "В 2030 году порт признал право рыбаков": what opens a sentence before its subject dates or places it
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
    start, stop = spread(line, top, spot)
    stop = _with_reason(page, line, _conjuncts(line, top, stop, spot))
    while start > spot.stop and line.tokens[start - 1].pos in {"ADV", "PART"}:
        start -= 1
    return made_of(page, line, start, stop, f"infinitive after a cue: {spot.words} …")


def _with_reason(page: Page, line: Line, stop: int) -> int:
    """The end of the clause of purpose, reason or condition right after an infinitive: "призвал забыть ссору, так как …"."""
    words = [token.text.lower() for token in line.tokens[stop : stop + 3]]
    leads = words[:1] == [","] and any(tuple(words[1 : 1 + len(pair)]) == pair for pair in line.speech.small.reasons)
    if not leads:
        return stop
    ends = (i for i in range(stop + 1, len(line.tokens)) if line.tokens[i].text == ";" or _relays_at(page, line, i))
    return next(ends, len(line.tokens))


def _relays_at(page: Page, line: Line, index: int) -> bool:
    return line.tokens[index].text == "," and relay_at(page, line, index + 1)


def _is_infinitive(line: Line, index: int) -> bool:
    return line.tokens[index].feat("VerbForm") == "Inf"


def _conjuncts(line: Line, top: int, stop: int, spot: Spot) -> int:
    """The end of further infinitives that a tree hung on the cue: "призвал остановить …, вернуться и …"."""
    for index in range(stop, len(line.tokens)):
        token = line.tokens[index]
        if token.feat("VerbForm") == "Inf" and token.rel in {"conj", "xcomp"} and token.head in {top, spot.start}:
            return max(stop, spread(line, index, spot)[1])
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
        start, stop = spread(line, index, spot)
        if spot.cue.prepositions and spot.cue.group == "accusing":
            return _accusation(page, spot, start, stop)
        if spot.cue.group == "threatening":
            stop = _with_reason(page, line, stop)
        if stop - start < 2 and spot.cue.objects == {"*"} and spot.cue.group != "threatening":
            return None
        return made_of(page, line, start, stop, f"object of a cue: {spot.words} {line.tokens[index].text} …")
    return _object_before(page, spot)


def _object_before(page: Page, spot: Spot) -> Content | None:
    """Надежду на мир выразил и X; слухи о мире опровергли в ратуше: what it was about is told first."""
    line = spot.line
    if spot.cue.group not in {"voicing", "laying blame", "confirming", "denying", "forecasting"}:
        return None
    for index in spot.children("obj"):
        thing = spot.cue.objects == {"*"} and line.tokens[index].pos == "NOUN" and line.tokens[index].feat("Animacy") == "Inan"
        if index < spot.start and (thing or folded(line.tokens[index].lemma) in spot.cue.objects):
            start, stop = spread(line, index, spot)
            if not any(t.pos in VERBS or t.text == "," or t.feat("Case") == "Nom" for t in line.tokens[stop : spot.start]):
                stop = spot.start
            return made_of(
                page, line, start, min(stop, spot.start), f"object of a cue: {line.tokens[index].text} … {spot.words}"
            )
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
            end = spread(line, token.head, spot)[1]
            return made_of(page, line, start, max(stop, end), f"accusation: {spot.words} X …")
    return None
