"""Answers that were not given: "отказался от комментариев", "ничего сообщить не смог", "в ратуше не уточнили"."""

from __future__ import annotations

from svod.annotate.statements.found import Content, Page
from svod.annotate.statements.lines import VERBS, Line, folded, refuses
from svod.annotate.statements.objects import made_of


def declined(page: Page, line: Line) -> list[tuple[Content, int, int]]:
    """В Веронии не стали комментировать …: the whole clause is what is known of the answer. With the tokens of the cue."""
    out: list[tuple[Content, int, int]] = []
    if not refuses(line):
        return out
    refusing = page.speech.refusing | page.speech.declines
    for index, lemma in enumerate(line.lemmas):
        if lemma not in refusing:
            continue
        token = line.tokens[index]
        # A verb that its tagger took for a noun ("воздержалось") is known by its lemma.
        verb = token.pos in VERBS or (token.pos == "NOUN" and lemma in page.speech.declines)
        if not verb or token.feat("Person") in {"1", "2"}:
            continue
        first, last = _clause_around(line, index, index + 1)
        words = _declines(page, line, index, range(first, last))
        if words is None or any(index < stop for _, _, stop in out):
            continue
        made = made_of(page, line, _question_before(line, first), last, "declined to comment")
        if made is not None:
            content = Content(made.spans, made.because, "bare", "no_comment", made.quotations)
            out.append((content, min(index, *words), max(index, *words) + 1))
    return out


def _declines(page: Page, line: Line, index: int, clause: range) -> list[int] | None:
    """The further words of declining in its clause, where this verb is one of them; none for a verb that says it alone."""
    speech, token = page.speech, line.tokens[index]
    lemma, negated = folded(token.lemma), _negated(line, index)
    if lemma in speech.declines and token.feat("Tense") != "Fut":
        if negated != (lemma in speech.small.only_negated):
            return None
        return _withheld(page, line, index, clause)
    if lemma in speech.comments and negated and token.feat("VerbForm") == "Fin" and token.feat("Tense") != "Fut":
        return [index]
    if lemma in speech.comments and token.feat("VerbForm") == "Inf" and index > 1:
        will = folded(line.tokens[index - 1].lemma) in speech.small.will and _negated(line, index - 1)
        return [index - 1] if will else None
    present = lemma in speech.answers and token.feat("Tense") == "Pres"  # "на слухи не реагируют"
    if token.feat("VerbForm") != "Fin" or not (present or token.feat("Tense") == "Past") or not negated:
        return None
    if lemma in speech.silent:
        return [index]
    if lemma in speech.answers:
        asked = [i for i in clause if i > index and folded(line.tokens[i].lemma) in speech.asked]
        return asked[:1] or None
    return _neither(page, line, index)


def _withheld(page: Page, line: Line, index: int, clause: range) -> list[int] | None:
    """What a verb declines to give: a comment, or to say a thing. "Не смог сообщить" does so only with "ничего"."""
    speech = page.speech
    lemmas = {i: folded(line.tokens[i].lemma) for i in clause if i != index}
    able = folded(line.tokens[index].lemma) in speech.small.only_negated
    comments = [i for i, lemma in lemmas.items() if lemma in speech.comments and not (able and line.tokens[i].pos not in VERBS)]
    if comments:
        return comments[:1]
    saying = [i for i, lemma in lemmas.items() if lemma in speech.withholds and line.tokens[i].feat("VerbForm") == "Inf"]
    nothing = bool(speech.small.nothing & set(lemmas.values()))
    return saying[:1] if saying and (nothing or not able) else None


def _neither(page: Page, line: Line, index: int) -> list[int] | None:
    """Не подтвердил и не опроверг."""
    for other in range(index + 1, min(index + 4, len(line.tokens))):
        pair = (folded(line.tokens[index].lemma), folded(line.tokens[other].lemma))
        if pair in page.speech.neither and _negated(line, other):
            return [other]
    return None


def _negated(line: Line, index: int) -> bool:
    return index > 0 and line.tokens[index - 1].text.lower() in line.speech.small.negations


def _question_before(line: Line, first: int) -> int:
    """Чей это огонь, в ратуше не уточнили: a question that opens the sentence belongs to what was not answered."""
    if first < 2 or line.tokens[first - 1].text != ",":
        return first
    asks = line.speech.small.asks
    opening = [folded(token.lemma) for token in line.tokens[: first - 1]]
    asked = opening[0] in asks or any(word in asks and line.tokens[i].pos == "PART" for i, word in enumerate(opening[:4]))
    return 0 if asked and "," not in opening else first


def _clause_around(line: Line, index: int, stop: int) -> tuple[int, int]:
    first = index
    while first > 0 and line.tokens[first - 1].text not in {",", ";", ":", "."} and not _takes_up(line, first - 1):
        first -= 1
    last = stop
    while last < len(line.tokens) and line.tokens[last].text not in {",", ";", ".", "!", "?"} and not _takes_up(line, last):
        last += 1
    return first, last


def _takes_up(line: Line, index: int) -> bool:
    """True for a conjunction that joins clauses, not nouns and not "не подтвердили и не опровергли"."""
    if line.tokens[index].pos != "CCONJ" or index + 1 >= len(line.tokens):
        return False
    head = line.tokens[index].head
    follows_not = line.tokens[index + 1].text.lower() in line.speech.small.negations
    return not follows_not and (head < 0 or line.tokens[head].pos in VERBS)
