"""Words that are a speaker's own though no quotation marks stand around them: the marks were lost, or a dash opens the
paragraph as in an interview."""

from __future__ import annotations

from svod.annotate.statements.attribution import according_to
from svod.annotate.statements.found import Content, Page, lead
from svod.annotate.statements.lines import Line
from svod.annotate.statements.quotes import FAMILY
from svod.annotate.statements.speakers import speaking
from svod.annotate.statements.spots import DASHES, Spot, spots_of
from svod.model.span import Span


def own_words(page: Page, line: Line, spot: Spot, start: int, stop: int) -> bool:
    """True where the marks of a quotation were lost: somebody says "мы" or "я", or a page without any quotation cites a
    speaker by his bare name after whole sentences."""
    if any(token.feat("Person") == "1" for token in line.tokens[start:stop]):
        return True
    if any(other.quotes for other in page.lines) or line is page.tellers[0]:
        return False
    return all(phrase.stop - phrase.start == 1 for phrase in speaking(spot).phrases)


def widened(page: Page, line: Line, made: Content, dashed: bool) -> Content:
    """The sentences of the same block before it, back to the one in which the teller last named a speaker or a source; and
    after "…, — сказал X." what a dash opens in the same block: "— Мы достроим мост."."""
    block = [other for other in page.tellers if other.block == line.block]
    reply = _opens_with_dash(block[0])
    start, stop = made.spans[0].start, made.spans[-1].stop
    if start == _first_word(page, line):
        start = _first_of_theirs(page, line, block, start, reply)
    # A mark that lost its partner is no word of the speaker's.
    marks = [place for place in range(start, stop) if page.content[place] in FAMILY]
    if len(marks) % 2 and marks[-1] == stop - 1:
        stop -= 1
    elif len(marks) % 2 and marks[0] == start:
        start += 1
    further = _further(page, block, line) if dashed else None
    spans = (Span(start, stop), further) if further else (Span(start, stop),)
    because = "cue in a paragraph that a dash opens" if reply else "cue after words whose marks were lost"
    return Content(spans, because, "apart", "direct")


def _first_of_theirs(page: Page, line: Line, block: list[Line], start: int, reply: bool) -> int:
    """Where the words before a cue start, in the sentences before its own."""
    earlier = [other for other in block if other.span.start < start and other is not line]
    for other in reversed(earlier):
        told = any(not reply or _after_words(spot) for spot in spots_of(other))
        named = bool(according_to(page, other)) or page.source_in(other.span) is not None
        if told or (not reply and (named or other is page.tellers[0])):
            break
        start = _first_word(page, other)
    return start


def _opens_with_dash(line: Line) -> bool:
    return line.tokens[0].text in DASHES


def _first_word(page: Page, line: Line) -> int:
    """Where the line's words start, past a dateline and a dash."""
    span = page.trimmed(line.tokens[lead(line)].start, line.span.stop)
    return span.start if span else line.span.start


def _after_words(spot: Spot) -> bool:
    """True for a cue that stands after a speaker's words and a dash: "…, — сказал X"."""
    return spot.start > 1 and spot.line.tokens[spot.start - 1].text in DASHES


def _further(page: Page, block: list[Line], line: Line) -> Span | None:
    """What a dash opens right after the cue's sentence, up to the block's end; nothing where another cue stands in it, which
    takes those words itself."""
    rest = [other for other in block if other.span.start > line.span.start]
    if not rest or not _opens_with_dash(rest[0]) or any(spots_of(other) or other.quotes for other in rest):
        return None
    return page.trimmed(rest[0].span.start, rest[-1].span.stop)
