"""Quotations that go on after a statement without a cue of their own."""

from __future__ import annotations

from collections.abc import Sequence

from svod.annotate.statements.attribution import according_to, follows_from
from svod.annotate.statements.found import Content, Found, Page, lead
from svod.annotate.statements.lines import Line, folded
from svod.annotate.statements.memory import Memory, Speaker
from svod.annotate.statements.quoted import alone, inner, quotation_around
from svod.annotate.statements.quotes import Quotation
from svod.annotate.statements.spots import spots_of

LONG = 30  # characters: a shorter quotation without a cue may be a name


def goes_on(page: Page, line: Line, memory: Memory, used: set[Quotation]) -> tuple[Content, Speaker] | None:
    """A quotation right after a statement of one speaker, a sentence of its own or a part of one, and that speaker. What it
    takes is added to `used`."""
    last = memory.last()
    if not line.quotes or line.inside is not None or len(last) != 1:
        return None
    before = page.before(line)
    if before is None or memory.turns[-1][0] < before.span.start:
        return None
    content = _whole(page, line, used) or _part(page, line, used)
    if content is None:
        return None
    used.update(content.quotations)
    return content, Speaker(last[0].name, None, last[0].person)


def _whole(page: Page, line: Line, used: set[Quotation]) -> Content | None:
    """«…». A quotation that is all of its sentence, and holds no cue that cuts it in two."""
    quotation = alone(line)
    if quotation is None or quotation in used or len(quotation.inner) < LONG:
        return None
    within = [other for other in page.lines if other.inside == quotation]
    if any(quotation_around(page, spot) for other in within for spot in spots_of(other)):
        return None
    because = "a quotation that goes on after another, without a cue"
    return Content((inner(page, quotation),), because, "apart", "direct", (quotation,))


def _part(page: Page, line: Line, used: set[Quotation]) -> Content | None:
    """При этом надо «беречь каждый рубль бюджета»: quoted words in the teller's sentence, where nobody else is named."""
    if not line.quotes or any(q in used or not _mid_sentence(page, q) for q in line.quotes.values()):
        return None
    if line.mentions or page.source_in(line.span) is not None:
        return None
    if spots_of(line) or according_to(page, line) or follows_from(page, line):
        return None
    start = lead(line)
    while start + 1 < len(line.tokens) and start not in line.quotes and _links(line, start):
        start += 1
    span = page.trimmed(line.tokens[start].start, line.tokens[-1].stop)
    because = "quoted words in the sentence after a statement, without a cue"
    return Content((span,), because, "apart", "mixed", tuple(line.quotes.values())) if span else None


def _mid_sentence(page: Page, quotation: Quotation) -> bool:
    """True for words that a teller took into a sentence of his own: they are several, and start with a small letter."""
    words = inner(page, quotation)
    return len(words) >= LONG and page.content[words.start].islower()


def _links(line: Line, index: int) -> bool:
    token = line.tokens[index]
    return token.pos in {"PUNCT", "CCONJ", "PART"} or folded(token.lemma) in line.speech.small.linking


def after_colon(page: Page, line: Line, found: Sequence[Found], used: set[Quotation]) -> list[Found]:
    """X назвал Y ошибкой: «…». The quotation after a colon is one more statement by the cue that has its content already."""
    for index, quotation in line.quotes.items():
        if index < 1 or line.tokens[index - 1].text != ":" or quotation in used:
            continue
        colon = line.tokens[index - 1].start
        before = [
            f for f in found if f.spot is not None and f.content.kind != "no_comment" and f.content.spans[-1].stop <= colon
        ]
        if not before or before[-1].spot is None or before[-1].spot.start > index:
            return []
        used.add(quotation)
        because = f"a quotation after what {before[-1].spot.words} led already: …: «…»"
        content = Content((inner(page, quotation),), because, "led", "direct", (quotation,))
        return [Found(content, line, before[-1].spot, before[-1].words)]
    return []
