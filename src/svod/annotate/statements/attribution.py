"""Contents beside an attribution that is no clause of its own: "по словам X, …", "Как отметил X, …"."""

from __future__ import annotations

from svod.annotate.statements.clauses import clause, linking, relay_at, says_something, split
from svod.annotate.statements.found import Content, Page, finite, lead
from svod.annotate.statements.lines import VERBS, Line, attributes, folded
from svod.annotate.statements.phrases import Phrase, Speaking, phrase
from svod.annotate.statements.relays import OUTLETS
from svod.annotate.statements.speakers import speaking
from svod.annotate.statements.spots import NOUNS, Spot
from svod.model.note import Source
from svod.model.span import Span


def according_to(page: Page, line: Line) -> list[tuple[Content, int, int]]:
    """По словам X, … Contents with the tokens of the cue; not led by a verb."""
    out: list[tuple[Content, int, int]] = []
    if page.speech.attributing.isdisjoint(line.vocabulary):
        return out
    for index, token in enumerate(line.tokens[:-1]):
        if token.pos != "ADP":
            continue
        noun = attributes(line, index)
        if (
            noun is not None
            and folded(token.text) in page.speech.small.genitive_only
            and line.tokens[noun].feat("Case") != "Gen"
        ):
            continue
        if noun is not None and _ranked(page, line, index, noun):
            continue
        if noun is None or any(line.tokens[i].pos in VERBS or line.tokens[i].pos == "NOUN" for i in range(index + 1, noun)):
            continue
        found = _according(page, line, index, noun)
        if found is not None:
            out.append((found, index, noun + 1))
    return out


def _ranked(page: Page, line: Line, index: int, noun: int) -> bool:
    """True for "чемпион по версии союза": without a comma such a version belongs to the noun before it."""
    version = folded(line.tokens[noun].lemma) in page.speech.small.ranks
    return version and index > lead(line) and line.tokens[index - 1].pos in NOUNS | {"ADJ"}


def _according(page: Page, line: Line, index: int, noun: int) -> Content | None:
    owner = next((i for i in range(index + 1, noun) if folded(line.tokens[i].lemma) in page.speech.small.pronouns), None)
    if owner is None:
        owner = next((i for i in range(noun + 1, min(noun + 12, len(line.tokens))) if _owns(line, i, noun)), None)
        if owner is None:
            return None
        found = phrase(line, owner, "Gen")
        found = Phrase(line, noun + 1, max(_owner_stop(line, owner, found.stop), owner + 1), owner, "Gen")
    else:
        found = Phrase(line, owner, owner + 1, owner, "Gen")
    if folded(line.tokens[noun].lemma) in page.speech.hearsay and _only_relays(page, found, line.text(index, found.stop)):
        return None
    stop = _glossed(line, max(found.stop, noun + 1))
    return _beside(page, line, index, stop, Speaking((found,)), folded(line.tokens[noun].lemma))


def _owner_stop(line: Line, owner: int, stop: int) -> int:
    """The owner's end where no comma follows: "по словам рыбачки в гавани мост …" ends before the preposition, or before the
    subject."""
    subject = next((i for i in range(owner + 1, stop) if line.tokens[i].feat("Case") == "Nom"), None)
    if subject is None or line.tokens[min(stop, len(line.tokens) - 1)].text == ",":
        return stop
    return next((i for i in range(owner + 1, subject) if line.tokens[i].pos == "ADP"), subject)


def _glossed(line: Line, stop: int) -> int:
    """The owner's end with the name right after it and the bracket after that: "по словам министра земли Заречье | Артура
    Симана (Arthur Siman), …"."""
    named = next((m for m in line.mentions if m.kind == "person" and m.span.start == _start(line, stop)), None)
    while named is not None and stop < len(line.tokens) and line.tokens[stop].start < named.span.stop:
        stop += 1
    if stop == len(line.tokens) or line.tokens[stop].text != "(":
        return stop
    return next((i + 1 for i in range(stop, len(line.tokens)) if line.tokens[i].text == ")"), stop)


def _start(line: Line, index: int) -> int:
    return line.tokens[index].start if index < len(line.tokens) else -1


def _only_relays(page: Page, owner: Phrase, span: Span) -> bool:
    """True for "по данным газеты …": an outlet has it from somewhere."""
    lemmas = {folded(token.lemma) for token in owner.line.tokens[owner.start : owner.stop]}
    source = page.source_in(span)
    outlet = source is not None and isinstance(source.value, Source) and source.value.kind in OUTLETS
    return outlet or bool(lemmas & page.speech.media)


def _owns(line: Line, index: int, noun: int) -> bool:
    token = line.tokens[index]
    if token.pos not in NOUNS or token.feat("Case") not in {"Gen", ""}:
        return False
    return token.head == noun or all(t.pos in {"ADJ", "DET", "NUM"} for t in line.tokens[noun + 1 : index])


def _beside(page: Page, line: Line, start: int, stop: int, speaking: Speaking, noun: str) -> Content | None:
    """What stands on both sides of a phrase of attribution, or on the one side where there is a sentence."""
    because = f"beside an attribution: {noun} of X"
    first, last = lead(line), len(line.tokens)
    comma = stop
    while comma < last and line.tokens[comma].text != "," and not _predicate_starts(line, comma):
        comma += 1
    if comma < last and (line.tokens[comma].text == "," or line.tokens[stop].pos != "ADP"):
        stop = comma
    if stop < last and line.tokens[stop].text == ",":
        stop += 1
    has_left = says_something(line, first, start) and not linking(line, first, start)
    if has_left and stop >= last - 1:
        made = clause(page, line, first, start, because)
    elif has_left and not finite(line, first, start) and line.tokens[start - 1].text == ",":
        made = split(page, line, (first, start), (stop, last), because)
    else:
        made = clause(page, line, stop, _relay_stop(page, line, stop), because)
    return Content(made.spans, because, "apart", made.kind, made.quotations, speaking) if made else None


def _predicate_starts(line: Line, index: int) -> bool:
    """True where the attribution has no comma after it and a subject or verb follows."""
    token = line.tokens[index]
    return token.pos in VERBS or (token.pos in NOUNS and token.feat("Case") == "Nom")


def _relay_stop(page: Page, line: Line, start: int) -> int:
    for index in range(start + 1, len(line.tokens) - 1):
        if line.tokens[index].text == "," and relay_at(page, line, index + 1):
            return index
    return len(line.tokens)


def follows_from(page: Page, line: Line) -> list[tuple[Content, int, int]]:
    """…, следует из заявления X. Как следует из письма X, … Из отчёта X следует, что … Contents with the tokens of the cue."""
    verb, source = page.speech.small.follows
    if verb not in line.vocabulary:
        return []
    for index, token in enumerate(line.tokens):
        if folded(token.lemma) != verb or token.feat("VerbForm") != "Fin":
            continue
        nearby = [*range(index + 1, min(index + 2, len(line.tokens))), *range(max(0, index - 8), index)]
        place = next((i for i in nearby if line.tokens[i].text.lower() == source), None)
        paper = (
            None
            if place is None
            else next(
                (
                    i
                    for i in range(place + 1, min(place + 5, len(line.tokens)))
                    if folded(line.tokens[i].lemma) in page.speech.documents
                ),
                None,
            )
        )
        if place is None or paper is None:
            continue
        made = _following(page, line, index, paper)
        return [(made, min(place, index), max(paper, index) + 1)] if made else []
    return []


def _following(page: Page, line: Line, index: int, paper: int) -> Content | None:
    """What follows from a paper, and whose paper it is."""
    because, first, last = "follows from a paper: …, what X wrote", lead(line), len(line.tokens)
    owner = next((i for i in sorted(line.under(paper)) if i > paper and _owns(line, i, paper)), None)
    said = Speaking((phrase(line, owner, "Gen"),) if owner is not None else (), folded(line.tokens[paper].lemma))
    before = [token.text.lower() for token in line.tokens[first:index]]
    made = None
    if index > first and before[-1] == ",":
        made = clause(page, line, first, index, because)
    elif before and before[0] in page.speech.small.as_words:
        comma = next((i for i in range(paper, last) if line.tokens[i].text == ","), None)
        made = clause(page, line, comma + 1, last, because) if comma else None
    elif index + 2 < last and line.tokens[index + 1].text == "," and line.tokens[index + 2].text in page.speech.small.that:
        made = clause(page, line, index + 3, last, because)
    return Content(made.spans, because, "apart", made.kind, made.quotations, said) if made else None


def as_told(page: Page, spot: Spot) -> Content | None:
    """Как отметил X, …: the parenthesis opens the sentence, the rest is what was said."""
    line, first = spot.line, lead(spot.line)
    texts = line.words[: spot.start]
    place = max((i for i, text in enumerate(texts) if text in line.speech.small.as_words), default=None)
    if place is None or finite(line, place, spot.start) or spot.token.feat("VerbForm") != "Fin":
        return None
    opens = place == first or all(t.pos in {"CCONJ", "ADV", "PART", "PUNCT"} for t in line.tokens[first:place])
    said = speaking(spot)
    heads = [phrase.head for phrase in said.phrases if phrase.head > place]
    if not heads or spot.cue.impersonal:
        return None
    if not opens:
        return _as_inside(page, spot, place, max(*heads, spot.stop - 1))
    comma = _clause_comma(line, max(*heads, spot.stop))
    spoken = comma is not None and any(i > comma for i in line.quotes)
    if comma is None or not (spoken or finite(line, comma, len(line.tokens))):
        return None
    return clause(
        page, line, comma + 1, _relay_stop(page, line, comma + 1), f"after an attribution: as {spot.words} X, …", "as"
    )


def _as_inside(page: Page, spot: Spot, place: int, last: int) -> Content | None:
    """Мост, как утверждает X, закрыт: the parenthesis stands inside the clause that X said; a relative word that leads the
    clause is the teller's."""
    line = spot.line
    close = next((i for i in range(last + 1, len(line.tokens)) if line.tokens[i].text == ","), None)
    if line.tokens[place - 1].text != "," or close is None or any(t.text == "," for t in line.tokens[place:last]):
        return None
    start = next((i + 1 for i in reversed(range(place - 1)) if line.tokens[i].text in {",", ";", ":"}), lead(line))
    stop = _relay_stop(page, line, close + 1)
    if line.tokens[start].pos == "SCONJ" and line.tokens[start].text.lower() in line.speech.small.that:
        start += 1
    because = f"around an attribution: …, as {spot.words} X, …"
    led = folded(line.tokens[start].lemma) in line.speech.small.relatives
    if not finite(line, close, stop) or finite(line, start, place):
        return None
    if led or not says_something(line, start, place - 1) or linking(line, start, place - 1):
        return clause(page, line, close + 1, stop, because, "as")
    return split(page, line, (start, place - 1), (close + 1, stop), because)


def _clause_comma(line: Line, start: int) -> int | None:
    """The comma that ends a parenthesis: the first after which a word stands that is no part of what came before."""
    commas = [i for i in range(start, len(line.tokens) - 1) if line.tokens[i].text == ","]
    for place, comma in enumerate(commas):
        stop = commas[place + 1] if place + 1 < len(commas) else len(line.tokens)
        apposed = (
            _stands_beside(line, comma + 1, stop)
            or line.tokens[comma + 1].rel in {"appos", "acl", "acl:relcl"}
            or (line.tokens[comma + 1].rel == "conj" and not finite(line, comma + 1, stop))
            or _participle(line, comma + 1, stop)
        )
        if not apposed or place + 1 == len(commas):
            return comma
    return None


def _stands_beside(line: Line, start: int, stop: int) -> bool:
    """True for a person with no verb between two commas: "один из гостей, отставной генерал X, …"."""
    person = any(m.kind == "person" for m in line.mentions_in(start, stop))
    nominative = any(t.feat("Case") == "Nom" and t.feat("Animacy") == "Anim" for t in line.tokens[start:stop])
    return person and nominative and stop < len(line.tokens) and not any(t.pos in VERBS for t in line.tokens[start:stop])


def _participle(line: Line, start: int, stop: int) -> bool:
    words = line.tokens[start:stop]
    relative = any(folded(t.lemma) in line.speech.small.relatives for t in words[:3])
    nominal = words[:1] and words[0].pos == "NOUN" and not any(t.pos in VERBS for t in words) and words[0].feat("Case") == "Nom"
    return bool(words) and (words[0].feat("VerbForm") in {"Part", "Conv"} or relative or bool(nominal))
