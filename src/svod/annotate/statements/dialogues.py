"""Words set out as a talk: "Лунёв: «…»" at the head of a line, and the paragraphs of an interview, which dashes open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from svod.annotate.statements.found import Content, Found, Page, finite, lead
from svod.annotate.statements.lines import VERBS, Line, folded
from svod.annotate.statements.memory import Speaker
from svod.annotate.statements.phrases import Speaking, phrase
from svod.annotate.statements.quoted import inner
from svod.annotate.statements.quotes import Quotation
from svod.annotate.statements.resolve import Resolver
from svod.annotate.statements.spots import DASHES, spots_of
from svod.model.span import Span

LABEL = 12  # tokens of an office and a name before a colon
TURNS = 2  # labelled paragraphs that make a transcript, where no marks stand around the words


@dataclass(frozen=True)
class Turn:
    """A paragraph, or several, of one who speaks in a talk."""

    lines: tuple[Line, ...]
    opening: bool  # a dash opens it

    @property
    def asks(self) -> bool:
        """True where it ends with a question mark."""
        return self.lines[-1].tokens[-1].text == "?"


def labelled(resolver: Resolver, used: set[Quotation]) -> Iterator[tuple[Found, tuple[Speaker, ...]]]:
    """Марта Вельц: «…» A name at the head of a paragraph and a colon; without marks only where the page goes on so."""
    page = resolver.page
    paragraphs = _paragraphs(page)
    heads = [(lines, colon) for lines in paragraphs if (colon := _label(lines[0])) is not None]
    for lines, colon in heads:
        line = lines[0]
        quotation = line.quotes.get(colon + 1)
        if quotation is not None and quotation not in used:
            spans: tuple[Span, ...] = (inner(page, quotation),)
        elif quotation is None and len(heads) >= TURNS and finite(line, colon + 1, len(line.tokens)):
            whole = page.trimmed(line.tokens[colon].stop, lines[-1].span.stop)
            spans = (whole,) if whole else ()
        else:
            continue
        head = next((i for i in range(colon) if line.tokens[i].feat("Case") == "Nom"), 0)
        speakers = resolver.speakers(Speaking((phrase(line, head),)), None)
        if spans and speakers:
            used.update(q for q in [quotation] if q is not None)
            yield Found(_content(spans, "a name and a colon at the head of a paragraph: X: «…»"), line, None, None), speakers


def _content(spans: tuple[Span, ...], because: str) -> Content:
    return Content(spans, because, "apart", "direct")


def _paragraphs(page: Page) -> list[tuple[Line, ...]]:
    return [tuple(lines) for _, lines in groupby(page.tellers, key=lambda line: line.block)]


def _label(line: Line) -> int | None:
    """The colon after a person's name that opens a line, with his office or without it; None where there is none."""
    start = lead(line)
    colon = next((i for i in range(start, min(start + LABEL, len(line.tokens) - 2)) if line.tokens[i].text == ":"), None)
    if colon is None or spots_of(line):
        return None
    words = line.tokens[start:colon]
    named = [m for m in line.mentions_in(start, colon) if m.kind == "person"]
    if len(named) != 1 or any(t.pos in VERBS | {"SCONJ"} for t in words):
        return None
    before = not any(t.pos in {"ADP", "CCONJ", "PUNCT"} for t in words) and named[0].span.stop == words[-1].stop
    after = named[0].span.start == words[0].start and any(t.text == "," and t.start == named[0].span.stop for t in words)
    return colon if before or after else None


def answers(resolver: Resolver, told: Sequence[Speaker]) -> Iterator[tuple[Found, tuple[Speaker, ...]]]:
    """The answers of an interview: paragraphs after a question, where dashes open both. told: those who spoke by name before
    it; an interview is with the one of them, or with the one person whom the page names before it. None where that is open."""
    page = resolver.page
    turns = _turns(page)
    if not any(one.asks and one.opening for one in turns[:-1]):
        return
    speaker = _interviewed(resolver, told, turns[0].lines[0])
    for turn in _answering(turns) if speaker is not None else ():
        spans = tuple(span for lines in _by_block(turn) if (span := _words(page, lines)) is not None)
        if spans and speaker is not None:
            yield Found(_content(spans, "an answer in an interview"), turn[0], None, None), (speaker,)


def _turns(page: Page) -> list[Turn]:
    """Paragraphs from the first that a dash opens on; those without a dash go on with the turn before them."""
    turns: list[Turn] = []
    for lines in _paragraphs(page):
        if lines[0].tokens[0].text in DASHES:
            turns.append(Turn(lines, True))
        elif turns:
            turns[-1] = Turn((*turns[-1].lines, *lines), True)
    return turns


def _answering(turns: Sequence[Turn]) -> Iterator[tuple[Line, ...]]:
    """The lines of each answer. Question and answer take turns; a paragraph that asks and goes on without asking, before the
    next question, holds both."""
    asked = False
    for number, turn in enumerate(turns):
        if asked:
            yield turn.lines
            asked = False
            continue
        rest = _past_questions(turn.lines)
        following = turns[number + 1] if number + 1 < len(turns) else None
        if rest and len(rest) < len(turn.lines) and (following is None or following.asks):
            yield rest
        else:
            asked = True


def _past_questions(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    first = next((i for i, line in enumerate(lines) if line.tokens[-1].text != "?"), len(lines))
    return lines[first:]


def _by_block(lines: Sequence[Line]) -> list[list[Line]]:
    return [list(group) for _, group in groupby(lines, key=lambda line: line.block)]


def _words(page: Page, lines: Sequence[Line]) -> Span | None:
    return page.trimmed(lines[0].span.start, lines[-1].span.stop)


def _interviewed(resolver: Resolver, told: Sequence[Speaker], first: Line) -> Speaker | None:
    """Who answers: the one person told of before the talk, as its lead or its title names him."""
    spoke = {speaker.person.fullest: speaker for speaker in told if speaker.person is not None}
    if len(spoke) == 1:
        return next(iter(spoke.values()))
    people = resolver.cast.people
    before = [person for person in people if person.places[0] < first.span.start]
    title = resolver.page.context.text.title
    words = set(folded(title.value).replace(":", " ").split()) if title else set()
    titled = [person for person in people if folded(person.fullest.split()[-1]) in words]
    for chosen in (before, titled):
        if len(chosen) == 1:
            return Speaker(chosen[0].fullest, None, chosen[0])
    return None
