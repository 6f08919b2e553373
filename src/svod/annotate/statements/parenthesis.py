"""Contents around a cue that is a parenthesis: "…, заявил X", "…, заявил X, …", and words whose marks were lost."""

from __future__ import annotations

from svod.annotate.statements.attribution import according_to
from svod.annotate.statements.clauses import clause, relay_at, says_something, split
from svod.annotate.statements.found import Content, Page, finite, lead
from svod.annotate.statements.lines import Line, folded
from svod.annotate.statements.quotes import FAMILY
from svod.annotate.statements.speakers import speaking
from svod.annotate.statements.spots import DASHES, Spot
from svod.model.span import Span


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
    left = start < first and says_something(line, start, first)
    after = stop + 1
    right = after < len(line.tokens) and says_something(line, after, len(line.tokens)) and not relay_at(page, line, after)
    if first > start and left and right and not finite(line, start, first):
        return split(
            page, line, (start, first), (after, len(line.tokens)), f"words on both sides of a cue: …, {spot.words} X, …"
        )
    dashed = any(token.text in DASHES for token in line.tokens[first : spot.start])
    if left and (dashed or finite(line, start, first)) and not _opens_clause(line, first, spot.start):
        made = clause(page, line, start, first, f"cue after a clause: …, {spot.words} X")
        lost = made is not None and not made.quotations and (dashed or _own_words(page, line, spot, start, first))
        return _widened(page, line, made) if made is not None and lost else made
    return None


def _own_words(page: Page, line: Line, spot: Spot, start: int, stop: int) -> bool:
    """True where the marks of a quotation were lost: somebody says "мы" or "я", or a page without any quotation cites a
    speaker by his bare name after whole sentences."""
    if any(token.feat("Person") == "1" for token in line.tokens[start:stop]):
        return True
    if any(other.quotes for other in page.lines) or line is page.tellers[0]:
        return False
    return all(phrase.stop - phrase.start == 1 for phrase in speaking(spot).phrases)


def _widened(page: Page, line: Line, made: Content) -> Content:
    """The sentences of the same block before it, back to the one in which the teller last named a speaker or a source."""
    start = made.spans[0].start
    if start == line.tokens[lead(line)].start:
        for earlier in reversed([other for other in page.tellers if other.block == line.block and other.span.start < start]):
            told = any(folded(t.lemma) in page.speech.cues and t.feat("Person") != "1" for t in earlier.tokens)
            if told or according_to(page, earlier) or page.source_in(earlier.span) or earlier is page.tellers[0]:
                break
            start = earlier.tokens[lead(earlier)].start
    stop = made.spans[-1].stop
    # A mark that lost its partner is no word of the speaker's.
    marks = [place for place in range(start, stop) if page.content[place] in FAMILY]
    if len(marks) % 2 and marks[-1] == stop - 1:
        stop -= 1
    elif len(marks) % 2 and marks[0] == start:
        start += 1
    return Content((Span(start, stop),), "cue after words whose marks were lost", "apart", "direct")


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
    before = subjects and not any(i > spot.start for i in subjects)
    if before or (spot.token.feat("VerbForm") != "Fin" and not short):
        return None
    return index


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
