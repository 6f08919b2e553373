"""Contents that are clauses: after "что" ("X заявил, что …"), or before their cue ("О том, что …, X заявлял")."""

from __future__ import annotations

from svod.annotate.statements.found import Content, Page, Shape, finite, lead, marked_words
from svod.annotate.statements.lines import VERBS, Line, folded
from svod.annotate.statements.quoted import inner
from svod.annotate.statements.spots import DASHES, Spot
from svod.model.span import Span

TELLING = frozenset({"NOUN", "PROPN", "VERB"})
REACH = 26  # tokens between a cue and the conjunction of its clause


def clause_after(page: Page, spot: Spot) -> Content | None:
    """X заявил, что …"""
    line = spot.line
    if not spot.cue.that:
        return None
    start = _conjunction(spot)
    if start is None:
        return None
    stop = clause_stop(page, spot, start)
    return clause(page, line, start, stop, f"clause after a cue: {spot.words}, …", "led")


def _conjunction(spot: Spot) -> int | None:
    """The token after the conjunction that leads the reported clause."""
    tokens, small = spot.line.tokens, spot.speech.small
    if _no_conjunction(spot):
        return spot.stop + 1
    for index in range(spot.stop, min(spot.stop + REACH, len(tokens))):
        token = tokens[index]
        if (
            token.text in {":", ";", "."}
            or index in spot.line.quotes
            or (token.feat("VerbForm") == "Fin" and index > spot.stop)
            or (token.pos == "ADJ" and token.feat("Variant") == "Short")  # "как отметил X, все должны знать, что …"
            or (token.feat("VerbForm") == "Conv" and folded(token.lemma) in spot.speech.cues)  # it leads the clause itself
        ):
            return None
        if token.pos == "ADP" and folded(token.text) in spot.cue.prepositions and _about_noun(spot, index):
            return None
        if token.text == "," and (_of_noun(spot, index) or _by_another_way(spot, index)):
            return None
        if token.text == "," and index > spot.stop and _foreseen(spot, index):
            return None
        if token.pos in {"SCONJ", "PRON", "ADV", "CCONJ", "DET", "PART"} and (
            tokens[index - 1].text == "," or tokens[index - 1].text in small.pointing or _comma_lost(spot, index)
        ):
            lemma = folded(token.lemma)
            if token.text.lower() in small.that and token.pos != "PRON":
                return index + 1
            if lemma in small.that and (token.feat("Case") in {"", "Nom", "Acc"}) and token.pos == "PRON":
                return index if _relative(spot, index) else index + 1
            if lemma in small.purpose:
                wanted = spot.cue.infinitive and not any(t.feat("VerbForm") == "Inf" for t in tokens[spot.stop : index])
                return index + 1 if wanted else None
            return index if _question(spot, index) or _whether(spot, index) else None
        if _whether(spot, index):
            return index
    return None


def _no_conjunction(spot: Spot) -> bool:
    """True right before "X отмечает, «мост опасен» и …" and "X уверен — мост достроят": a mark stands for the conjunction."""
    line, after = spot.line, spot.stop + 1
    if after >= len(line.tokens) or not any(i < spot.start for i in spot.children("nsubj")):
        return False
    mark = line.tokens[spot.stop].text
    if mark == ",":
        return after in line.quotes or _own_subject(line, after)
    between = line.tokens[lead(line) : spot.start]
    return mark in DASHES and finite(line, after, len(line.tokens)) and not any(t.text in {",", ":"} for t in between)


def _comma_lost(spot: Spot, index: int) -> bool:
    """True for "объявила что уйдёт"."""
    return index == spot.stop and spot.line.tokens[index].text.lower() in spot.speech.small.that


def _own_subject(line: Line, index: int) -> bool:
    """True for the first word of "…, она права": a subject with a verb or predicate of its own, the conjunction left out."""
    token = line.tokens[index]
    verb = line.tokens[token.head] if token.head > index else None
    said = verb is not None and ((verb.feat("VerbForm"), verb.feat("Variant")) != ("", "") or verb.pos in {"NOUN", "ADJ"})
    personal = token.pos == "PRON" and token.feat("Case") == "Nom" and bool(token.feat("Person"))
    return personal and token.rel == "nsubj" and said


def _whether(spot: Spot, index: int) -> bool:
    """True for the first word after the comma of "спросил, все ли на месте"."""
    words = [token.text.lower() for token in spot.line.tokens[index : index + 3]]
    comma = spot.line.tokens[index - 1].text == "," and index <= spot.stop + 1
    return comma and spot.cue.group == "inquiring" and bool(spot.speech.small.whether & set(words))


def _question(spot: Spot, index: int) -> bool:
    """True for the word that leads a reported question: "рассказал, как …", "сообщил о том, кто …"."""
    tokens, small = spot.line.tokens, spot.speech.small
    if not spot.cue.asks:
        return False
    asks = folded(tokens[index].lemma) in small.asks or folded(tokens[index].lemma) in small.that
    return asks and (index <= spot.stop + 1 or folded(tokens[index - 2].lemma) in small.pointing)


def _of_noun(spot: Spot, comma: int) -> bool:
    """True for "редкость того, что …", and for "выразил удивление тем, что …": the clause belongs to the noun."""
    tokens = spot.line.tokens
    word = tokens[comma - 1]
    if spot.cue.objects and "*" not in spot.cue.objects and spot.cue.group == "voicing":
        before = {folded(token.lemma) for token in tokens[max(spot.stop, comma - 3) : comma - 1]}
        hope = folded(word.lemma) in spot.speech.small.pointing and bool(before & spot.cue.objects)  # "надежду на то, что"
        return folded(word.lemma) not in spot.cue.objects and not hope
    return folded(word.lemma) in spot.speech.small.pointing and word.feat("Case") == "Gen" and tokens[comma - 2].pos == "NOUN"


def _by_another_way(spot: Spot, comma: int) -> bool:
    """True for "привело к тому, что", where the preposition leads no words of the cue's, and for "прокомментировал слухи о том,
    что", which are no words of who comments on them."""
    tokens, small = spot.line.tokens, spot.speech.small
    leads = comma - 2 >= spot.stop and folded(tokens[comma - 1].lemma) in small.pointing and tokens[comma - 2].pos == "ADP"
    if not leads:
        return False
    word = folded(tokens[comma - 2].text)
    topic = spot.cue.group == "explaining" and comma - 3 >= spot.stop and tokens[comma - 3].feat("Case") == "Acc"
    return topic or word not in {*small.of_it, *spot.cue.prepositions, *small.of_view}


def _foreseen(spot: Spot, comma: int) -> bool:
    """True for "ожидает роста на 2%, что выше …": a forecast has its object, and the clause is the teller's."""
    tokens = spot.line.tokens[spot.stop : comma]
    return spot.cue.group in {"expecting", "forecasting"} and any(t.feat("Case") in {"Acc", "Gen"} for t in tokens)


def _about_noun(spot: Spot, index: int) -> bool:
    """True for "заявил об отъезде, что …": the cue has its content already; "о том, что" leads one."""
    head = spot.line.tokens[index].head
    return head > index and spot.line.tokens[head].pos == "NOUN"


def _relative(spot: Spot, index: int) -> bool:
    """True for a pronoun что that is part of the content: "рассказал, что делать"."""
    return spot.line.tokens[index].rel.startswith(("obj", "nsubj")) and spot.cue.group == "inquiring"


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
    for index in range(comma + 2, min(comma + 5, len(tokens))):
        token = tokens[index]
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
        if len(quotation.inner) > 2 * sum(len(t.text) for t in rest):
            return Content((inner(page, quotation),), because, shape, "direct", (quotation,))
    span = page.trimmed(line.tokens[start].start, line.tokens[stop - 1].stop)
    if span is None or not any(t.pos not in {"PUNCT", "ADP"} for t in line.tokens[start:stop]):
        return None
    return Content((span,), because, shape, None, tuple(line.quotes[i] for i in places))


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
        or any(start <= i < stop for i in line.quotes)
    )


def linking(line: Line, start: int, stop: int) -> bool:
    """True for "при этом", "в то же время": words that link sentences and say nothing."""
    return all(
        t.pos in {"PUNCT", "ADV", "CCONJ", "PART"}
        or (folded(t.lemma) in line.speech.small.linking and not (t.pos == "PRON" and t.feat("Case") == "Nom"))
        for t in line.tokens[start:stop]
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
