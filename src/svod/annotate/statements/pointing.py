"""Contents told in the sentence before a cue that points back: "Об этом заявил X", "Это подтвердил X", "Так считает X"."""

from __future__ import annotations

from svod.annotate.statements.clauses import clause
from svod.annotate.statements.found import Content, Page, finite, lead
from svod.annotate.statements.lines import Line, folded
from svod.annotate.statements.spots import DASHES, Spot

BEFORE = "the sentence before a cue"


def told_before(page: Page, spot: Spot) -> Content | None:
    """Об этом заявил X: the sentence before is what was said."""
    line, first = spot.line, lead(spot.line)
    aside = _aside(line, first, spot)
    if aside is not None and line.inside is None:
        return clause(page, line, first, aside, f"the clause before a cue that points back: {spot.words} X")
    back = _about_this(line, first, spot) or _such_a(page, line, first, spot) or _thus(page, line, first, spot)
    back = back or _confirms_this(line, first, spot)
    if line.inside is not None or not back:
        return None
    earlier = page.before(line)
    if earlier is None or line.block - earlier.block > 1 or (earlier.quotes and len(earlier.tokens) < 8):
        return None
    start = _past_relay(earlier, lead(earlier))
    return clause(page, earlier, start, len(earlier.tokens), f"{BEFORE} that points back: {spot.words} X")


def _past_relay(line: Line, start: int) -> int:
    """Past "Как передал «Маяк», " at the head of a sentence."""
    if line.tokens[start].text.lower() not in line.speech.small.as_words:
        return start
    comma = next((i for i in range(start, len(line.tokens) - 1) if line.tokens[i].text == ","), None)
    return comma + 1 if comma is not None and finite(line, comma, len(line.tokens)) else start


def _aside(line: Line, first: int, spot: Spot) -> int | None:
    """The mark before "…, об этом сообщил X" and "… — об этом рассказала X", where the same sentence tells what."""
    start = spot.start - len(line.speech.small.about_this)
    points = tuple(token.text.lower() for token in line.tokens[max(0, start) : spot.start]) == line.speech.small.about_this
    mark = start - 1
    relayed = line.tokens[first].text.lower() in line.speech.small.as_words  # "Как передаёт «Маяк», об этом сообщил X"
    if not points or relayed or mark <= first or line.tokens[mark].text not in DASHES | {","}:
        return None
    mark -= line.tokens[mark - 1].text == ","  # ", — об этом"
    return mark if finite(line, first, mark) else None


def _about_this(line: Line, first: int, spot: Spot) -> bool:
    texts, this = line.words, line.speech.small.about_this
    starts = any(texts[i : i + 2] == this for i in range(first, min(first + 3, len(texts) - 1)) if i < spot.start)
    # "Письма, в которых она рассказала об этом": a side clause points back at no sentence.
    aside = spot.token.rel.startswith("acl")
    follows = texts[spot.stop : spot.stop + 2] == this and spot.start <= first + 10 and not aside
    return (starts and not finite(line, first, spot.start)) or follows


def _thus(page: Page, line: Line, first: int, spot: Spot) -> bool:
    """Так считает X; so too for who tells it: "Так считают в ратуше, заявил X"."""
    tokens = line.tokens
    if first + 1 >= len(tokens) or tokens[first].text.lower() not in page.speech.small.thus:
        return False
    verb = tokens[first + 1]
    cue = page.speech.cues.get(folded(verb.lemma)) if verb.feat("VerbForm") == "Fin" else None
    return cue is not None and not cue.names and not any(t.text == ":" for t in tokens[: spot.start])


def _confirms_this(line: Line, first: int, spot: Spot) -> bool:
    """Это подтвердил X; информацию сообщил X."""
    this = line.tokens[first]
    news = line.lemmas[first] in line.speech.small.news and this.feat("Case") == "Acc"
    if news and spot.start == first + 1 and spot.cue.group in {"confirming", "announcing"}:
        return True
    opens = spot.start == first + 1 and line.lemmas[first] in line.speech.small.dummies - line.speech.small.relatives
    return opens and spot.cue.group == "confirming" and this.feat("Gender") == "Neut"


def _such_a(page: Page, line: Line, first: int, spot: Spot) -> bool:
    """Такое заявление сделал X; с таким призывом выступил X."""
    if spot.start > first + 12 or finite(line, first, spot.start):
        return False
    words = [folded(token.lemma) for token in line.tokens[first : min(first + 3, len(line.tokens))]]
    such = next((i for i, word in enumerate(words) if word in page.speech.small.such), None)
    return such is not None and such + 1 < len(words) and words[such + 1] in page.speech.utterances
