"""Contents that are clauses: after "что" ("X заявил, что …"), or before their cue ("О том, что …, X заявлял")."""

from __future__ import annotations

from svod.annotate.statements.conjunctions import conjunction
from svod.annotate.statements.found import Content, Page, Shape, finite, lead, marked_words
from svod.annotate.statements.lines import VERBS, Line, folded
from svod.annotate.statements.quoted import inner
from svod.annotate.statements.spots import DASHES, Spot
from svod.lang.base import Token
from svod.model.span import Span

TELLING = frozenset({"NOUN", "PROPN", "VERB"})


def clause_after(page: Page, spot: Spot) -> Content | None:
    """X заявил, что …"""
    line = spot.line
    if not spot.cue.that:
        return None
    start = conjunction(spot)
    if start is None:
        return None
    stop = clause_stop(page, spot, start)
    return clause(page, line, start, stop, f"clause after a cue: {spot.words}, …", "led")


def clause_stop(page: Page, spot: Spot, start: int) -> int:
    """Where a reported clause ends: at the sentence's end, before a relay, or where the teller's own verb goes on."""
    line = spot.line
    stop = _main_clause(spot, start)
    for index in range(start, stop):
        token = line.tokens[index]
        if token.text in {",", "—", "–", "-"} and index > start + 1 and _teller_again(page, spot, index):
            return index
        if token.text == ";" or (token.text == ":" and index + 1 in line.quotes):
            return index
    return stop


def _main_clause(spot: Spot, start: int) -> int:
    """The comma before the main clause, for a cue in a side clause that opens the sentence: "Когда X сказал, что …, …"."""
    tokens, head = spot.line.tokens, spot.token.head
    opens = folded(tokens[lead(spot.line)].lemma) in spot.speech.small.asks | spot.speech.small.wishes
    if not opens or spot.token.rel not in {"advcl", "acl"} or head <= start:
        return len(tokens)
    return next((i for i in reversed(range(start, head)) if tokens[i].text == ","), len(tokens))


def _teller_again(page: Page, spot: Spot, comma: int) -> bool:
    line = spot.line
    if comma + 1 >= len(line.tokens):
        return False
    ahead = line.tokens[comma + 1]
    rest = Span(ahead.start, line.tokens[-1].stop)
    source = page.source_in(rest)
    if source is not None and 0 <= source.cite.start - ahead.start <= 3:
        return True
    if _goes_back(page, spot, comma):
        return True
    if _relaying(page, line, comma + 1):
        return True
    own = [i for i in _coordinated(line, spot.start) if comma < i <= comma + 10]
    for index in own:
        token = line.tokens[index]
        cue = folded(token.lemma) in page.speech.cues
        first = folded(line.tokens[comma + 1].lemma)
        if token.feat("VerbForm") == "Conv" and cue and index <= comma + 4:
            return True
        if (
            token.feat("VerbForm") == "Fin"
            and (cue or first in page.speech.contrasts)
            and not _only_thought(page, spot, index)
            and not _clause_between(line, comma + 1, index)
        ):
            return True
    return False


def _only_thought(page: Page, spot: Spot, index: int) -> bool:
    """True for "заявила, что …, и надеется, что …": what the speaker thinks goes on with what the speaker said."""
    cue = page.speech.cues.get(folded(spot.line.tokens[index].lemma))
    return cue is not None and cue.opinion and not spot.cue.opinion


def _relaying(page: Page, line: Line, index: int) -> bool:
    """True for ", сообщает газета" at the end of a clause."""
    token = line.tokens[index]
    cue = page.speech.cues.get(folded(token.lemma)) if token.feat("VerbForm") in {"Fin", ""} else None
    return cue is not None and cue.relays and not any(t.text == "," for t in line.tokens[index : index + 8])


def _goes_back(page: Page, spot: Spot, comma: int) -> bool:
    """True for ", и обвинил …" and ", однако при этом он …": the teller takes up the cue's own subject again."""
    tokens = spot.line.tokens
    words = [folded(token.lemma) for token in tokens[comma + 1 : comma + 4]]
    small = page.speech.small
    subject = any(folded(t.lemma) in small.pronouns and t.feat("Case") == "Nom" for t in tokens[comma + 2 : comma + 4])
    back = subject or tuple(words[1:3]) == small.besides
    if words and words[0] in page.speech.contrasts and back:
        return True
    if not words or words[0] not in small.takes_up:
        return False
    for index in range(comma + 2, min(comma + 8, len(tokens))):
        token = tokens[index]
        if token.text == "," or (token.pos in {"NOUN", "PROPN"} and token.feat("Case") == "Nom"):
            return False
        if token.feat("VerbForm") == "Fin":
            subject = any(tokens[i].rel.startswith("nsubj") for i in spot.line.children.get(index, []))
            same = token.feat("Number") == spot.token.feat("Number") and token.feat("Gender") == spot.token.feat("Gender")
            told = folded(token.lemma) in page.speech.cues and not _only_thought(page, spot, index)
            return told and not subject and same and token.feat("Tense") == "Past"
    return False


def _coordinated(line: Line, index: int) -> list[int]:
    """Verbs that go on beside this one: its conjuncts, and theirs, and its adverbial clauses."""
    out, queue = [], [index]
    while queue:
        for child in line.children.get(queue.pop(), []):
            if line.tokens[child].rel in {"conj", "advcl", "parataxis"} and child not in out:
                out.append(child)
                queue.append(child)
    return out


def _clause_between(line: Line, start: int, stop: int) -> bool:
    return any(folded(t.lemma) in line.speech.small.relatives for t in line.tokens[start:stop])


def clause(page: Page, line: Line, start: int, stop: int, because: str, shape: Shape = "apart") -> Content | None:
    """These tokens as content. A clause that is a quotation but for a few words is the quotation."""
    if stop - start < 1:
        return None
    places = [i for i in line.quotes if start <= i < stop]
    rest = [
        t for i, t in enumerate(line.tokens[start:stop], start) if i not in places and t.pos != "PUNCT" and t.text not in DASHES
    ]
    if len(places) == 1 and len(rest) <= 8 and not any(t.pos in VERBS for t in rest):
        quotation = line.quotes[places[0]]
        goes_on = page.content[inner(page, quotation).start].islower() and any(_subject(t) for t in rest)
        if not goes_on and len(quotation.inner) > 2 * sum(len(t.text) for t in rest):
            return Content((inner(page, quotation),), because, shape, "direct", (quotation,))
    span = page.trimmed(line.tokens[start].start, line.tokens[stop - 1].stop)
    if span is None or not any(t.pos not in {"PUNCT", "ADP"} for t in line.tokens[start:stop]):
        return None
    return Content((span,), because, shape, None, tuple(line.quotes[i] for i in places))


def _subject(token: Token) -> bool:
    """True for a word that may be the subject of what is quoted after it: 'СП "поможет порту"'."""
    return token.pos in {"NOUN", "PROPN", "PRON", "X"} and token.feat("Case") in {"Nom", ""}


def clause_before(page: Page, spot: Spot) -> Content | None:
    """О том, что …, X заявлял раньше."""
    line, first = spot.line, lead(spot.line)
    if line.words[first : first + 4] != line.speech.small.about_that:
        return None
    commas = [i for i in range(first + 4, spot.start) if line.tokens[i].text == ","]
    if not commas or finite(line, commas[-1], spot.start):
        return None
    return clause(page, line, first + 4, commas[-1], f"clause before a cue: …, X {spot.words}")


def says_something(line: Line, start: int, stop: int) -> bool:
    """True where there are words that tell: a noun, a verb, a quotation, or two of any kind but links."""
    words = [token for token in line.tokens[start:stop] if token.pos not in {"PUNCT", "ADP", "CCONJ", "PART", "ADV"}]
    return (
        len(words) > 1
        or any(t.pos in TELLING or (t.pos == "PRON" and t.feat("Case") == "Nom") for t in words)
        or _of_this(line, start, stop)
        or any(start <= i < stop for i in line.quotes)
    )


def _of_this(line: Line, start: int, stop: int) -> bool:
    """True for "Именно этим, по словам X, …": a pronoun in a case that its verb asks for, and no preposition before it."""
    return any(_alone(line, i) for i in range(start, stop) if line.tokens[i].pos == "PRON")


def _alone(line: Line, index: int) -> bool:
    """True for a pronoun without a preposition: "это" tells, "при этом" links."""
    small = line.speech.small
    return line.lemmas[index] in small.dummies - small.relatives and (index == 0 or line.tokens[index - 1].pos != "ADP")


def linking(line: Line, start: int, stop: int) -> bool:
    """True for "при этом", "в то же время": words that link sentences and say nothing."""
    return all(
        t.pos in {"PUNCT", "ADV", "CCONJ", "PART"} or (folded(t.lemma) in line.speech.small.linking and not _alone(line, i))
        for i, t in enumerate(line.tokens[start:stop], start)
    )


def relay_at(page: Page, line: Line, start: int) -> bool:
    """True where the words of a source start at this token."""
    source = page.source_in(line.text(start, len(line.tokens)))
    return source is not None and source.cite.start - line.tokens[start].start <= 3


def split(page: Page, line: Line, one: tuple[int, int], two: tuple[int, int], because: str) -> Content | None:
    """Words on both sides of a cue as one content of two spans; a side that is a quotation is taken without its marks."""
    quotations = tuple(q for i, q in line.quotes.items() if one[0] <= i < one[1] or two[0] <= i < two[1])
    spans = [page.trimmed(line.tokens[a].start, line.tokens[b - 1].stop) for a, b in (one, two)]
    for place, (a, b) in enumerate((one, two)):
        whole = [i for i in line.quotes if a <= i < b]
        rest = [t for i, t in enumerate(line.tokens[a:b], a) if i not in whole and t.pos != "PUNCT"]
        if len(whole) == 1 and not rest:
            spans[place] = inner(page, line.quotes[whole[0]])
    kept = tuple(span for span in spans if span is not None)
    if not kept:
        return None
    said = all(len(line.quotes) and any(q.whole.holds(span) for q in quotations) for span in kept)
    mixed = bool(quotations) or any(marked_words(page, span) for span in kept)
    return Content(kept, because, "apart", "direct" if said else "mixed" if mixed else None, quotations)
