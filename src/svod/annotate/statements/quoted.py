"""Contents that stand in quotation marks, or stood in them before the marks were lost."""

from __future__ import annotations

from svod.annotate.statements.found import Content, Page, finite, lead
from svod.annotate.statements.lines import VERBS, Line, folded
from svod.annotate.statements.quotes import Quotation
from svod.annotate.statements.spots import DASHES, Spot, spots_of
from svod.model.span import Span

NEAR, WIDE = 16, 45  # tokens that may stand between a quotation and its cue: after it, and before it with a colon


def inner(page: Page, quotation: Quotation) -> Span:
    """The words of a quotation; the marks and blanks at its ends are none of them."""
    return page.trimmed(quotation.inner.start, quotation.inner.stop) or quotation.inner


def full(page: Page, quotation: Quotation) -> Span:
    """The words of a quotation with the stop that belongs to them."""
    start, stop = quotation.inner.start, quotation.inner.stop
    text = page.content
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] == ","):
        stop -= 1
    return Span(start, stop) if start < stop else quotation.inner


def quotation_before(page: Page, spot: Spot) -> Content | None:
    """«…», — сказал X. A second quotation after the cue's dash goes on: «…», — сказал X, — «…»."""
    line = spot.line
    if not spot.cue.quotes and not spot.cue.impersonal:
        return None
    place = max((i for i in line.quotes if i < spot.start), default=None)
    if place is None or spot.start - place > NEAR or not _leads(line, place, spot.start):
        return None
    if _reported(line, place):
        return None
    quotations = [line.quotes[place]]
    further = min((i for i in line.quotes if i >= spot.stop), default=None)
    if further is not None and _goes_on(line, spot.stop, further):
        quotations.append(line.quotes[further])
    spans = tuple(full(page, quotation) for quotation in quotations)
    return Content(spans, f"cue after a quotation: «…», — {spot.words} X", "apart", "direct", tuple(quotations))


def _leads(line: Line, place: int, start: int) -> bool:
    """True where only a comma, a dash and words without a verb stand between the quotation and its cue."""
    between = line.tokens[place + 1 : start]
    if not between or not any(token.text in DASHES or token.text == "," for token in between[:3]):
        return False
    if between[0].pos in {"NOUN", "VERB", "ADJ", "ADP", "PROPN"}:
        return False  # the sentence goes on after the quoted words: "«верфь мечты» строить поздно, уверен X"
    dashed = any(token.text in DASHES for token in between[:3])
    if any(token.text in {":", ";", "."} for token in between[1:]) or any(i in line.quotes for i in range(place + 1, start)):
        return False
    verbs = [t for t in between if t.pos in VERBS and t.feat("VerbForm") not in {"Conv", "Part"}]
    return not verbs and (dashed or not any(folded(t.lemma) in line.speech.small.relatives for t in between))


def _reported(line: Line, place: int) -> bool:
    """True where the quotation stands in a clause that another cue leads: "отметил, что … «…», пишет газета"."""
    return any(
        t.text.lower() in line.speech.small.that and i > 0 and line.tokens[i - 1].text == ","
        for i, t in enumerate(line.tokens[:place])
    )


def _goes_on(line: Line, stop: int, place: int) -> bool:
    before = [token.text for token in line.tokens[max(stop, place - 2) : place]]
    return bool(before) and before[-1] in DASHES and place - stop <= NEAR


def quotation_after(page: Page, spot: Spot) -> Content | None:
    """X сказал: «…»."""
    line = spot.line
    place = min((i for i in line.quotes if i >= spot.stop), default=None)
    if place is None or place - spot.stop > WIDE or not (spot.cue.quotes or spot.cue.impersonal):
        return None
    between = line.tokens[spot.stop : place]
    colon = bool(between) and between[-1].text == ":"
    if not colon and place != spot.stop:
        return None
    if any(token.text in {":", ";"} for token in between[:-1]) or (colon and _told_first(line, spot, place)):
        return None
    quotation = line.quotes[place]
    return Content((full(page, quotation),), f"cue before a quotation: X {spot.words}: «…»", "led", "direct", (quotation,))


def _told_first(line: Line, spot: Spot, place: int) -> bool:
    """True for "X отметил, что мост закрыт: «…»": the clause is one statement, the quotation after it another."""
    leads = (
        i
        for i in range(spot.stop + 1, place)
        if line.tokens[i].text.lower() in line.speech.small.that and line.tokens[i - 1].text == ","
    )
    first = next(leads, None)
    return spot.cue.that and first is not None and finite(line, first, place)


def quotation_around(page: Page, spot: Spot) -> Content | None:
    """«…, — сказал X. — …» in one pair of marks: the cue is cut out."""
    line, quotation = spot.line, spot.line.inside
    if quotation is None or spot.start < 2 or spot.token.feat("VerbForm") != "Fin" or not spot.cue.quotes:
        return None
    left = max((i for i in range(spot.start) if line.tokens[i].text in DASHES and i > 0), default=None)
    if left is None or spot.start - left > 3 or line.tokens[left - 1].text not in {",", ".", "!", "?", "…"}:
        return None
    rest = page.content[line.tokens[spot.stop - 1].stop : quotation.inner.stop]
    right = next((i for i in range(len(rest)) if rest[i] in DASHES and rest[:i].rstrip()[-1:] in {".", ",", "…"}), None)
    stop = line.tokens[spot.stop - 1].stop
    first = page.trimmed(quotation.inner.start, line.tokens[left].start)
    second = page.trimmed(stop + right, quotation.inner.stop) if right is not None else None
    spans = tuple(span for span in (first, second) if span is not None)
    return Content(spans, "cue inside a quotation's marks", "apart", "direct", (quotation,)) if spans else None


def next_paragraph(page: Page, spot: Spot) -> Content | None:
    """В письме X говорится: and a paragraph of its own after the colon."""
    line = spot.line
    if line.inside is not None or line.tokens[-1].text != ":" or not (spot.cue.quotes or spot.cue.impersonal):
        return None
    if len(line.tokens) - spot.stop > NEAR or finite(line, spot.stop, len(line.tokens)):
        return None
    block = [other for other in page.tellers if other.block == line.block + 1]
    if not block or page.content[line.span.stop : block[0].span.start].strip() or any(_tells(other) for other in block):
        return None
    quotations = tuple(q for other in block for q in other.quotes.values())
    whole = alone(block[0]) if len(block) == 1 else None
    span = inner(page, whole) if whole else page.trimmed(block[0].tokens[0].start, block[-1].tokens[-1].stop)
    because = f"a paragraph after a cue and a colon: X {spot.words}:"
    return Content((span,), because, "led", "direct", quotations) if span else None


def _tells(line: Line) -> bool:
    """True where the teller speaks of speech: a cue in the third person, told as a thing that took place."""
    return any(spot.cue.quotes and spot.token.feat("Tense") == "Past" for spot in spots_of(line))


def colon_without_marks(page: Page, spot: Spot) -> Content | None:
    """X заявил: Мы поддерживаем … The marks were lost; the rest of the sentence is what was said."""
    line = spot.line
    if not spot.cue.quotes or spot.cue.impersonal:
        return None
    colon = next((i for i in range(spot.stop, min(spot.stop + NEAR, len(line.tokens))) if line.tokens[i].text == ":"), None)
    if colon is None or colon + 3 >= len(line.tokens) or colon + 1 in line.quotes or finite(line, spot.stop, colon):
        return None
    if not line.tokens[colon + 1].text[:1].isupper() and line.tokens[colon + 1].text not in DASHES:
        return _clause_after_colon(page, spot, colon)
    span = page.trimmed(line.tokens[colon].stop, line.tokens[-1].stop)
    return Content((span,), "cue and colon before words whose marks were lost", "led", "direct") if span else None


def _clause_after_colon(page: Page, spot: Spot, colon: int) -> Content | None:
    """X уточнил: мост закрыт. A small letter after the colon leads a clause in the teller's words, not a list."""
    line, last = spot.line, len(spot.line.tokens)
    nominal = any(folded(t.lemma) in line.speech.small.dummies for t in line.tokens[colon + 1 : last])  # "это та же лодка"
    if colon != spot.stop or not (nominal or finite(line, colon + 1, last)):
        return None
    span = page.trimmed(line.tokens[colon].stop, line.tokens[-1].stop)
    quotations = tuple(q for i, q in line.quotes.items() if i > colon)
    return Content((span,), f"clause after a colon: X {spot.words}: …", "led", None, quotations) if span else None


def alone(line: Line) -> Quotation | None:
    """The quotation that is all of a line."""
    if not line.quotes:
        return None
    first = lead(line)
    words = [i for i, token in enumerate(line.tokens) if i >= first and token.pos != "PUNCT" and token.text not in DASHES]
    return line.quotes[words[0]] if len(words) == 1 and words[0] in line.quotes else None
