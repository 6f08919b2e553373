"""Contents that are clauses: after "что", before ", заявил X", beside "по словам X", or told before "Об этом заявил X"."""

from __future__ import annotations

from svod.annotate.statements.found import Content, Page, finite, lead, marked_words
from svod.annotate.statements.lines import VERBS, Line, folded
from svod.annotate.statements.quoted import inner
from svod.annotate.statements.speakers import Phrase, Speaking, phrase, speaking
from svod.annotate.statements.spots import DASHES, NOUNS, Spot
from svod.model.span import Span

REACH = 26  # tokens between a cue and the conjunction of its clause
ASKS = frozenset("как почему зачем сколько когда где кто куда какой чей насколько ли откуда".split())
THAT = frozenset({"то", "тот"})


def clause_after(page: Page, spot: Spot) -> Content | None:
    """X заявил, что …"""
    line = spot.line
    if not spot.cue.that:
        return None
    start = _conjunction(spot)
    if start is None:
        return None
    stop = clause_stop(page, spot, start)
    return clause(page, line, start, stop, f"clause after a cue: {spot.words}, что …")


def _conjunction(spot: Spot) -> int | None:
    """The token after the conjunction that leads the reported clause."""
    tokens = spot.line.tokens
    for index in range(spot.stop, min(spot.stop + REACH, len(tokens))):
        token = tokens[index]
        if (
            token.text in {":", ";", "."}
            or index in spot.line.quotes
            or (token.feat("VerbForm") == "Fin" and index > spot.stop)
        ):
            return None
        if token.pos == "ADP" and folded(token.text) in spot.cue.prepositions and _about_noun(spot, index):
            return None
        if token.text == "," and _of_noun(spot, index):
            return None
        if token.pos in {"SCONJ", "PRON", "ADV", "CCONJ", "DET", "PART"} and tokens[index - 1].text in {",", "то"}:
            lemma = folded(token.lemma)
            if token.text.lower() in {"что", "будто", "якобы"} and token.pos != "PRON":
                return index + 1
            if lemma == "что" and (token.feat("Case") in {"", "Nom", "Acc"}) and token.pos == "PRON":
                return index if _relative(spot, index) else index + 1
            if lemma == "чтобы":
                return index + 1 if spot.cue.infinitive else None
            if (
                lemma in ASKS
                and spot.cue.group == "inquiring"
                and (index <= spot.stop + 1 or folded(tokens[index - 2].lemma) in THAT)
            ):
                return index
            return None
    return None


def _of_noun(spot: Spot, comma: int) -> bool:
    """True for "уникальность того, что …", and for "выразил недовольство тем, что …": the clause belongs to the noun."""
    tokens = spot.line.tokens
    word = tokens[comma - 1]
    if spot.cue.objects and "*" not in spot.cue.objects and spot.cue.group == "voicing":
        return folded(word.lemma) not in spot.cue.objects
    return folded(word.lemma) in THAT and word.feat("Case") == "Gen" and tokens[comma - 2].pos == "NOUN"


def _about_noun(spot: Spot, index: int) -> bool:
    """True for "заявил о сложении полномочий, что …": the cue has its content already; "о том, что" leads one."""
    head = spot.line.tokens[index].head
    return head > index and spot.line.tokens[head].pos == "NOUN"


def _relative(spot: Spot, index: int) -> bool:
    """True for a pronoun что that is part of the content: "рассказал, что делать"."""
    return spot.line.tokens[index].rel.startswith(("obj", "nsubj")) and spot.cue.group == "inquiring"


def clause_stop(page: Page, spot: Spot, start: int) -> int:
    """Where a reported clause ends: at the sentence's end, before a relay, or where the teller's own verb goes on."""
    line = spot.line
    stop = len(line.tokens)
    for index in range(start, stop):
        token = line.tokens[index]
        if token.text in {",", "—", "–", "-"} and index > start + 1 and _teller_again(page, spot, start, index):
            return index
        if token.text == ";":
            return index
    return stop


def _teller_again(page: Page, spot: Spot, start: int, comma: int) -> bool:
    line = spot.line
    if comma + 1 >= len(line.tokens):
        return False
    ahead = line.tokens[comma + 1]
    rest = Span(ahead.start, line.tokens[-1].stop)
    source = page.source_in(rest)
    if source is not None and 0 <= source.cite.start - ahead.start <= 3 and "со ссылкой" not in source.cite.text:
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
            and not _clause_between(line, comma + 1, index)
        ):
            return True
    return False


def _relaying(page: Page, line: Line, index: int) -> bool:
    """True for ", сообщает газета" at the end of a clause."""
    token = line.tokens[index]
    cue = page.speech.cues.get(folded(token.lemma)) if token.feat("VerbForm") == "Fin" else None
    return cue is not None and cue.relays and not any(t.text == "," for t in line.tokens[index : index + 8])


def _goes_back(page: Page, spot: Spot, comma: int) -> bool:
    """True for ", и обвинил …" and ", однако при этом он …": the teller takes up the cue's own subject again."""
    tokens = spot.line.tokens
    words = [folded(token.lemma) for token in tokens[comma + 1 : comma + 4]]
    back = {"он", "она", "они"} & set(words[1:]) or words[1:3] == ["при", "это"]
    if words and words[0] in page.speech.contrasts and back:
        return True
    if words[:1] not in (["и"], ["а"]):
        return False
    for index in range(comma + 2, min(comma + 5, len(tokens))):
        token = tokens[index]
        if token.feat("VerbForm") == "Fin":
            subject = any(tokens[i].rel.startswith("nsubj") for i in spot.line.children.get(index, []))
            same = token.feat("Number") == spot.token.feat("Number") and token.feat("Gender") == spot.token.feat("Gender")
            return folded(token.lemma) in page.speech.cues and not subject and same and token.feat("Tense") == "Past"
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
    return any(folded(t.lemma) in {"что", "который", "чтобы", "где", "когда", "если"} for t in line.tokens[start:stop])


def clause(page: Page, line: Line, start: int, stop: int, because: str) -> Content | None:
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
            return Content((inner(page, quotation),), because, "direct", (quotation,))
    span = page.trimmed(line.tokens[start].start, line.tokens[stop - 1].stop)
    if span is None or not any(t.pos not in {"PUNCT", "ADP"} for t in line.tokens[start:stop]):
        return None
    return Content((span,), because, None, tuple(line.quotes[i] for i in places))


def clause_before(page: Page, spot: Spot) -> Content | None:
    """О том, что …, X заявлял раньше."""
    line, first = spot.line, lead(spot.line)
    texts = [token.text.lower() for token in line.tokens[first : first + 4]]
    if texts != ["о", "том", ",", "что"]:
        return None
    commas = [i for i in range(first + 4, spot.start) if line.tokens[i].text == ","]
    if not commas or finite(line, commas[-1], spot.start):
        return None
    return clause(page, line, first + 4, commas[-1], "clause before a cue: о том, что …, X заявил")


def parenthesis(page: Page, spot: Spot) -> Content | None:
    """…, заявил X. Also in the middle: …, заявил X, …"""
    line = spot.line
    opening = _opening(spot)
    if opening is None or not spot.cue.quotes and not spot.cue.opinion and not spot.cue.impersonal:
        return None
    start, first = lead(line), opening
    stop = _closing(page, spot)
    if not _speaker_follows(spot, opening, stop):
        return None
    left = start < first and _says_something(line, start, first)
    after = stop + 1
    right = after < len(line.tokens) and _says_something(line, after, len(line.tokens)) and not _relay_at(page, line, after)
    if first > start and left and right and not finite(line, start, first):
        return _split(page, line, (start, first), (after, len(line.tokens)), "words on both sides of a cue: …, сказал X, …")
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
    return Content((Span(start, made.spans[-1].stop),), "cue after words whose marks were lost: …, сказал X", "direct")


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
        and line.tokens[index].text != "как"
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
    if any(i < index for i in subjects) or (spot.token.feat("VerbForm") != "Fin" and not short):
        return None
    return index


def _closing(page: Page, spot: Spot) -> int:
    """The comma after the cue's clause, or the line's end."""
    line = spot.line
    for index in range(spot.stop, len(line.tokens)):
        token = line.tokens[index]
        if token.text == "," and index > spot.stop:
            return index
        if token.text in {";", ".", "!"} and index + 1 == len(line.tokens):
            return index
    return len(line.tokens)


def _says_something(line: Line, start: int, stop: int) -> bool:
    """True where there are words that tell: a noun, a verb, a quotation, or two of any kind but links."""
    words = [token for token in line.tokens[start:stop] if token.pos not in {"PUNCT", "ADP", "CCONJ", "PART", "ADV"}]
    return len(words) > 1 or any(t.pos in {"NOUN", "PROPN"} for t in words) or any(start <= i < stop for i in line.quotes)


def _relay_at(page: Page, line: Line, start: int) -> bool:
    source = page.source_in(line.text(start, len(line.tokens)))
    return source is not None and source.cite.start - line.tokens[start].start <= 3


def _opens_clause(line: Line, comma: int, start: int) -> bool:
    return any(folded(t.lemma) in {"который", "что", "где", "когда", "чтобы"} for t in line.tokens[comma:start])


def _split(page: Page, line: Line, one: tuple[int, int], two: tuple[int, int], because: str) -> Content | None:
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
    return Content(kept, because, "direct" if said else "mixed" if mixed else None, quotations)


def according_to(page: Page, line: Line) -> list[tuple[Content, int, int]]:
    """По словам X, … Contents with the tokens of the cue; not led by a verb."""
    out = []
    for index, token in enumerate(line.tokens[:-1]):
        nouns = page.speech.according.get(folded(token.text), frozenset())
        if token.pos != "ADP":
            continue
        noun = next(
            (i for i in range(index + 1, min(index + 4, len(line.tokens))) if folded(line.tokens[i].lemma) in nouns), None
        )
        if noun is not None and folded(token.text) in {"с", "со"} and line.tokens[noun].feat("Case") != "Gen":
            continue
        if noun is None or any(line.tokens[i].pos in VERBS or line.tokens[i].pos == "NOUN" for i in range(index + 1, noun)):
            continue
        found = _according(page, line, index, noun)
        if found is not None:
            out.append((found, index, noun + 1))
    return out


def _according(page: Page, line: Line, index: int, noun: int) -> Content | None:
    owner = next(
        (i for i in range(index + 1, noun) if folded(line.tokens[i].lemma) in {"его", "ее", "их", "он", "она", "они"}), None
    )
    if owner is None:
        owner = next((i for i in range(noun + 1, min(noun + 12, len(line.tokens))) if _owns(line, i, noun)), None)
        if owner is None:
            return None
        found = phrase(line, owner, "Gen")
        found = Phrase(line, noun + 1, max(found.stop, owner + 1), owner, "Gen")
    else:
        found = Phrase(line, owner, owner + 1, owner, "Gen")
    if folded(line.tokens[noun].lemma) in page.speech.hearsay and _only_relays(page, found, line.text(index, found.stop)):
        return None
    return _beside(page, line, index, max(found.stop, noun + 1), Speaking((found,)), folded(line.tokens[noun].lemma))


def _only_relays(page: Page, owner: Phrase, span: Span) -> bool:
    """True for "по данным газеты …": an outlet has it from somewhere."""
    lemmas = {folded(token.lemma) for token in owner.line.tokens[owner.start : owner.stop]}
    return page.source_in(span) is not None or bool(lemmas & page.speech.media)


def _owns(line: Line, index: int, noun: int) -> bool:
    token = line.tokens[index]
    if token.pos not in NOUNS or token.feat("Case") not in {"Gen", ""}:
        return False
    return token.head == noun or all(t.pos in {"ADJ", "DET", "NUM"} for t in line.tokens[noun + 1 : index])


def _beside(page: Page, line: Line, start: int, stop: int, speaking: Speaking, noun: str) -> Content | None:
    """What stands on both sides of a phrase of attribution, or on the one side where there is a sentence."""
    because = f"beside an attribution: по {noun} X"
    first, last = lead(line), len(line.tokens)
    while stop < last and line.tokens[stop].text != "," and not _predicate_starts(line, stop):
        stop += 1
    if stop < last and line.tokens[stop].text == ",":
        stop += 1
    has_left = _says_something(line, first, start) and not _linking(line, first, start)
    if has_left and stop >= last - 1:
        made = clause(page, line, first, start, because)
    elif has_left and not finite(line, first, start) and line.tokens[start - 1].text == ",":
        made = _split(page, line, (first, start), (stop, last), because)
    else:
        made = clause(page, line, stop, _relay_stop(page, line, stop), because)
    return Content(made.spans, because, made.kind, made.quotations, speaking) if made else None


def _predicate_starts(line: Line, index: int) -> bool:
    """True where the attribution has no comma after it and a subject or verb follows."""
    token = line.tokens[index]
    return token.pos in VERBS or (token.pos in NOUNS and token.feat("Case") == "Nom")


LINKING = frozenset("при этом тот кроме в время между тем свой очередь однако также также и а но же то это сам".split())


def _linking(line: Line, start: int, stop: int) -> bool:
    """True for "при этом", "в то же время": words that link sentences and say nothing."""
    return all(t.pos in {"PUNCT", "ADV", "CCONJ", "PART"} or folded(t.lemma) in LINKING for t in line.tokens[start:stop])


def _relay_stop(page: Page, line: Line, start: int) -> int:
    for index in range(start + 1, len(line.tokens) - 1):
        if line.tokens[index].text == "," and _relay_at(page, line, index + 1):
            return index
    return len(line.tokens)


def as_told(page: Page, spot: Spot) -> Content | None:
    """Как отметил X, …: the parenthesis opens the sentence, the rest is what was said."""
    line, first = spot.line, lead(spot.line)
    texts = [token.text.lower() for token in line.tokens[: spot.start]]
    place = max((i for i, text in enumerate(texts) if text == "как"), default=None)
    if place is None or finite(line, place, spot.start) or spot.token.feat("VerbForm") != "Fin":
        return None
    opens = place == first or all(t.pos in {"CCONJ", "ADV", "PART", "PUNCT"} for t in line.tokens[first:place])
    said = speaking(spot)
    heads = [phrase.head for phrase in said.phrases if phrase.head > place]
    if not opens or not heads or spot.cue.impersonal:
        return None
    comma = _clause_comma(line, max(*heads, spot.stop))
    if comma is None or not finite(line, comma, len(line.tokens)):
        return None
    return clause(page, line, comma + 1, _relay_stop(page, line, comma + 1), f"after an attribution: как {spot.words} X, …")


def _clause_comma(line: Line, start: int) -> int | None:
    """The comma that ends a parenthesis: the first after which a word stands that is no part of what came before."""
    commas = [i for i in range(start, len(line.tokens) - 1) if line.tokens[i].text == ","]
    for place, comma in enumerate(commas):
        stop = commas[place + 1] if place + 1 < len(commas) else len(line.tokens)
        apposed = line.tokens[comma + 1].rel in {"appos", "acl", "acl:relcl", "conj"} or _participle(line, comma + 1, stop)
        if not apposed or place + 1 == len(commas):
            return comma
    return None


def _participle(line: Line, start: int, stop: int) -> bool:
    words = line.tokens[start:stop]
    relative = any(folded(t.lemma) == "который" for t in words[:3])
    nominal = words[:1] and words[0].pos == "NOUN" and not any(t.pos in VERBS for t in words) and words[0].feat("Case") == "Nom"
    return bool(words) and (words[0].feat("VerbForm") in {"Part", "Conv"} or relative or bool(nominal))


def told_before(page: Page, spot: Spot) -> Content | None:
    """Об этом заявил X: the sentence before is what was said."""
    line, first = spot.line, lead(spot.line)
    if line.inside is not None or not (_about_this(line, first, spot) or _such_a(page, line, first, spot)):
        return None
    earlier = page.before(line)
    if earlier is None or line.block - earlier.block > 1 or earlier.quotes and len(earlier.tokens) < 8:
        return None
    return clause(page, earlier, lead(earlier), len(earlier.tokens), f"the sentence before: Об этом {spot.words} X")


def _about_this(line: Line, first: int, spot: Spot) -> bool:
    texts = [token.text.lower() for token in line.tokens]
    starts = any(texts[i : i + 2] == ["об", "этом"] for i in range(first, min(first + 3, len(texts) - 1)) if i < spot.start)
    follows = texts[spot.stop : spot.stop + 2] == ["об", "этом"] and spot.start <= first + 10
    return (starts and not finite(line, first, spot.start)) or follows


def _such_a(page: Page, line: Line, first: int, spot: Spot) -> bool:
    """Такое заявление сделал X; с таким призывом выступил X."""
    if spot.start > first + 12 or finite(line, first, spot.start):
        return False
    words = [folded(token.lemma) for token in line.tokens[first : min(first + 3, len(line.tokens))]]
    such = next((i for i, word in enumerate(words) if word in {"такой", "соответствующий", "подобный"}), None)
    return such is not None and such + 1 < len(words) and words[such + 1] in page.speech.utterances
