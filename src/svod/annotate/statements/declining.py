"""Answers that were not given: "отказался от комментариев", "ничего сообщить не смог", "в ратуше не уточнили"."""

from __future__ import annotations

from svod.annotate.statements.found import Content, Page
from svod.annotate.statements.lines import VERBS, Line, folded
from svod.annotate.statements.objects import made_of


def declined(page: Page, line: Line) -> list[tuple[Content, int, int]]:
    """В Веронии не стали комментировать …: the whole clause is what is known of the answer. With the tokens of the cue."""
    out = []
    for index, token in enumerate(line.tokens):
        stop = _declines(page, line, index)
        if stop is None or token.feat("Person") in {"1", "2"} or token.feat("Tense") == "Fut":
            continue
        first, last = _clause_around(line, index, stop)
        made = made_of(page, line, first, last, "declined to comment")
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
