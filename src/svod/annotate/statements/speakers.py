"""Who speaks: the words of a line that name the speaker of a cue, by the tree first and by the order of words after it."""

from __future__ import annotations

from svod.annotate.statements.houses import FAR, between_stops, house, house_of
from svod.annotate.statements.lines import VERBS, Line, folded
from svod.annotate.statements.overlooked import overlooked
from svod.annotate.statements.phrases import MARKS, Phrase, Speaking, phrase
from svod.annotate.statements.spots import DASHES, NOUNS, STOPS, Spot

SHORT_WAY = 3  # tokens between a subject that opens a line, tagged with another case, and its verb


def speaking(spot: Spot) -> Speaking:
    """Who speaks at this cue."""
    line = spot.line
    papers = _as_follows(spot)
    if papers is not None:
        return papers
    if spot.cue.impersonal or _short_passive(spot):
        return _paper(spot)
    heads = _subjects(line, spot.start, set())
    if heads:
        return Speaking(tuple(phrase(line, head) for head in heads))
    going_on = _taken_up(spot)
    if going_on is not None:
        return going_on
    from_within = house_of(spot) if spot.token.feat("Number") == "Plur" else None
    if from_within:
        return Speaking((from_within,))
    found = overlooked(spot)
    if found is not None:
        return Speaking((found,))
    near = _after(spot) or _before(spot)
    if near is not None:
        return Speaking(tuple(phrase(line, head) for head in _with_other(spot, _between_dashes(line, near))))
    paper = _paper(spot)
    return paper if paper.phrases or paper.document else Speaking()


def _taken_up(spot: Spot) -> Speaking | None:
    """Рыбаки отметили, что …, и в связи с этим призвали …: the subject of the cue before it, with which the verb agrees."""
    line, small = spot.line, spot.speech.small
    comma = next((i for i in reversed(range(spot.start)) if line.tokens[i].text == ","), None)
    if comma is None or line.lemmas[comma + 1] not in small.takes_up:
        return None
    alike = ("Number", "Gender", "Tense", "VerbForm")
    for index in reversed(range(comma)):
        token = line.tokens[index]
        if line.lemmas[index] in spot.speech.openings and all(token.feat(name) == spot.token.feat(name) for name in alike):
            heads = _subjects(line, index, set())
            return Speaking(tuple(phrase(line, head) for head in heads)) if heads else None
    return None


def _as_follows(spot: Spot) -> Speaking | None:
    """X, как следует из заявления Y, призывает …: the paper says so, and its owner speaks."""
    line = spot.line
    for index in range(1, len(line.tokens)):
        if line.words[index] not in line.speech.small.as_words or line.words[index - 1] != ",":
            continue
        close = next((i for i in range(index, len(line.tokens)) if line.tokens[i].text == ","), None)
        paper = next((i for i in range(index, close or index) if folded(line.tokens[i].lemma) in spot.speech.documents), None)
        if close is None or paper is None or index <= spot.start < close:
            continue
        owner = next((i for i in sorted(line.under(paper)) if paper < i < close and _owner(spot, i)), None)
        found = (phrase(line, owner, "Gen"),) if owner is not None else ()
        return Speaking(found, folded(line.tokens[paper].lemma))
    return None


def _short_passive(spot: Spot) -> bool:
    return spot.token.feat("VerbForm") == "Part" and spot.token.feat("Variant") == "Short"


def _subjects(line: Line, index: int, seen: set[int]) -> list[int]:
    """Subjects of a verb, or of the verb that it is coordinated with or hangs on."""
    if index < 0 or index in seen:
        return []
    seen.add(index)
    token = line.tokens[index]
    own = [i for i in line.children.get(index, []) if _is_subject(line, i) and not _parted(line, i, index)]
    if own:
        own = [i for i in own if not _past_clause(line, index, i)] or own
        pronouns = [i for i in own if line.tokens[i].pos == "PRON"]
        head = pronouns[0] if pronouns else min(own, key=lambda i: abs(i - index))
        head = _between_dashes(line, head)
        joined = _joined(line, head)
        if joined and token.feat("Number") == "Sing" and head < index:
            return joined[-1:]  # "Врач и писательница X рассказала": one person
        if joined and token.feat("Number") == "Sing" and not any(_names(line, i) for i in [head, *joined[:-1]]):
            return joined[-1:] if _names(line, joined[-1]) else [head, *joined]  # "считает актёр, сценарист и режиссёр X"
        return [head, *joined]
    if token.feat("VerbForm") == "Part" and token.rel.startswith(("acl", "amod")):
        return [token.head] if token.head >= 0 and line.tokens[token.head].pos in NOUNS else []
    hangs = token.rel in {"conj", "advcl", "xcomp", "parataxis", "ccomp"} and token.head >= 0
    if hangs and token.feat("VerbForm") != "Fin":
        return _subjects(line, token.head, seen)
    if hangs and token.rel not in {"advcl", "parataxis"} and token.head < index:
        return _subjects(line, token.head, seen)
    return []


def _between_dashes(line: Line, head: int) -> int:
    """The name before the dashes that the noun stands between: "Лунёв — врач по образованию — указал"."""
    dash = next((i for i in reversed(range(head)) if line.tokens[i].text in STOPS | DASHES or line.tokens[i].pos in VERBS), 0)
    close = next((i for i in range(head + 1, len(line.tokens)) if line.tokens[i].text in STOPS | DASHES), 0)
    if line.tokens[head].pos != "NOUN" or not dash or not close:
        return head
    if line.tokens[dash].text not in DASHES or line.tokens[close].text not in DASHES:
        return head
    name = next((m for m in line.mentions if m.kind == "person" and m.span.stop + 1 == line.tokens[dash].start), None)
    return next((i for i in range(dash) if name and line.tokens[i].stop == name.span.stop), head)


def _names(line: Line, index: int) -> bool:
    """True where a person's name stands in this noun's phrase."""
    found = phrase(line, index)
    return any(m.kind == "person" for m in line.mentions_in(found.start, found.stop))


def _past_clause(line: Line, verb: int, index: int) -> bool:
    """True for a noun that stands in the clause after the verb: "подчеркнул, что мост …"."""
    between = line.tokens[verb:index]
    return any(t.text == "," and i + 1 < len(between) and between[i + 1].pos == "SCONJ" for i, t in enumerate(between))


def _parted(line: Line, one: int, other: int) -> bool:
    """True where a full stop stands between two tokens: a line may hold more than one sentence."""
    low, high = sorted((one, other))
    for index in range(low + 1, high):
        before, stop, after = line.tokens[index - 1 : index + 2]
        ends = stop.text == "." and len(before.text) > 1 and stop.stop < after.start  # "А. Лунёв" and "ves.ru" go on
        if ends and after.text[:1].isupper():
            return True
    return False


def _is_subject(line: Line, index: int) -> bool:
    token = line.tokens[index]
    if not token.rel.startswith("nsubj") or index in line.quotes:
        return False
    one_of = token.pos in {"NUM", "DET", "ADJ"} and folded(token.lemma) in line.speech.small.one
    named = any(m.kind == "organisation" and m.span.start == token.start for m in line.mentions)
    if named and token.pos == "ADJ":
        return True  # "Госпредприятие «Залив» заявило": a rare noun, tagged as an adjective
    if (token.pos not in NOUNS and not one_of) or folded(token.lemma) in line.speech.small.dummies:
        return False
    if token.feat("Case") == "Gen" and any(line.tokens[i].rel == "nummod:gov" for i in line.children.get(index, [])):
        return True  # "несколько заводов выразили": the numeral governs the genitive
    # Names that are not declined ("Минобороны") are tagged with any case, and so is a plural that opens a line ("Страны").
    undeclined = token.pos == "PROPN" and folded(token.text) == folded(token.lemma)
    if not undeclined and token.feat("Case") == "Gen" and token.feat("Number") == "Sing" and index == 0:
        return token.head > 0 and line.tokens[token.head].feat("Number") == "Plur" and token.head <= SHORT_WAY
    return token.feat("Case") in {"Nom", ""} or undeclined or _one_form(line, index)


def _one_form(line: Line, index: int) -> bool:
    """True for "модель", "лицей": subject and object look alike, and the tree says which; but "подписал снимок Лунёв"."""
    token = line.tokens[index]
    named = any(line.tokens[i].rel == "appos" and line.tokens[i].feat("Case") == "Nom" for i in line.children.get(index, []))
    return token.feat("Case") == "Acc" and folded(token.text) == folded(token.lemma) and not named


def _joined(line: Line, head: int) -> list[int]:
    """Further speakers: "X и Y отметили"."""
    return [
        i
        for i in line.children.get(head, [])
        if line.tokens[i].rel == "conj"
        and i > head
        and not any(t.pos in VERBS for t in line.tokens[head:i])
        and line.tokens[i].pos in NOUNS
        and line.tokens[i].feat("Case") in {"Nom", ""}
    ]


def _after(spot: Spot) -> int | None:
    """The first nominative noun after the cue, in its clause."""
    tokens = spot.line.tokens
    for index in range(spot.stop, min(spot.stop + FAR, len(tokens))):
        token = tokens[index]
        if (
            token.text in {":", ";", "(", "."}
            or (token.text in MARKS - {'"'} and index == spot.stop)
            or token.pos in VERBS
            or index in spot.line.quotes
            or (token.pos == "SCONJ" and token.text.lower() in spot.speech.small.that)
        ):
            return None
        if token.text == "," and index > spot.stop:
            return None
        if _is_nominative(spot, index):
            alike = token.feat("Number") in {spot.token.feat("Number"), ""} or spot.token.feat("Number") in {"", "Plur"}
            return index if alike else None
    return None


def _before(spot: Spot) -> int | None:
    """The nearest nominative noun before the cue, in its clause, that agrees with it in number."""
    tokens = spot.line.tokens
    for index in reversed(range(max(0, spot.start - FAR), spot.start)):
        token = tokens[index]
        if token.pos in VERBS or index in spot.line.quotes or token.text in {":", ";"}:
            return None
        if _is_nominative(spot, index):
            return index if token.feat("Number") in {spot.token.feat("Number"), ""} else None
    return None


def _with_other(spot: Spot, head: int) -> list[int]:
    """The noun, and the one before it that it is joined to: "рыбаки и моряки требуют"."""
    tokens, other = spot.line.tokens, head - 2
    joined = other >= 0 and tokens[head - 1].pos == "CCONJ" and tokens[head].rel == "conj"
    plural = spot.token.feat("Number") == "Plur"
    return [other, head] if plural and joined and _is_nominative(spot, other) else [head]


def _is_nominative(spot: Spot, index: int) -> bool:
    """True for a noun in the nominative that is not the name of another noun: "в городе Вергард"."""
    token, tokens = spot.line.tokens[index], spot.line.tokens
    names = token.rel == "appos" and token.head >= 0 and tokens[token.head].feat("Case") not in {"Nom", ""}
    free = token.feat("Case") == "Nom" and not names
    return token.pos in NOUNS and free and folded(token.lemma) not in spot.speech.small.dummies


def _paper(spot: Spot) -> Speaking:
    """As in "Говорится в сообщении X": the owner of the paper, or the paper itself."""
    line = spot.line
    related = _related_paper(spot)
    if related is not None:
        return related
    for index, token in enumerate(line.tokens):
        if folded(token.lemma) not in spot.speech.documents or abs(index - spot.start) > FAR or token.pos != "NOUN":
            continue
        if token.feat("Case") != "Loc" or between_stops(line, index, spot.start):
            continue
        owner = next((i for i in sorted(line.under(index)) if i > index and _owner(spot, i)), None)
        found = (phrase(line, owner, "Gen"),) if owner is not None else ()
        return Speaking(found, folded(token.lemma))
    within = house(spot)
    return Speaking((within,)) if within else Speaking()


def _related_paper(spot: Spot) -> Speaking | None:
    """Ратуша выпустила заметку, в которой сообщалось: whose paper it is, or who made it."""
    line, small = spot.line, spot.speech.small
    comma = next((i for i in reversed(range(spot.start)) if line.tokens[i].text == ","), None)
    led = [folded(t.lemma) for t in line.tokens[comma + 2 : spot.start]] if comma is not None else []
    if comma is None or not led or led[0] not in small.relatives or led[0] in small.that or line.tokens[comma + 1].pos != "ADP":
        return None
    papers = [i for i in range(comma) if folded(line.tokens[i].lemma) in spot.speech.documents and line.tokens[i].pos == "NOUN"]
    if not papers or comma - papers[-1] > FAR:
        return None
    paper = papers[-1]
    owner = next((i for i in sorted(line.under(paper)) if paper < i < comma and _owner(spot, i)), None)
    verb = line.tokens[paper].head
    makers = _subjects(line, verb, set()) if owner is None and 0 <= verb < comma and line.tokens[verb].pos in VERBS else []
    found = [phrase(line, owner, "Gen")] if owner is not None else [phrase(line, head) for head in makers]
    return Speaking(tuple(found), folded(line.tokens[paper].lemma)) if found else None


def _owner(spot: Spot, index: int) -> bool:
    """True for the genitive of a body, a person or a pronoun: "в сообщении компании", not "в сообщении от пятницы"."""
    token = spot.line.tokens[index]
    if token.pos in {"X", "PROPN"} and token.text[:1].isascii() and token.text[:1].isupper():
        return True  # a name in other letters has no case
    if token.feat("Case") != "Gen" or not token.rel.startswith("nmod"):
        return False
    lemma = folded(token.lemma)
    return (
        token.pos == "PROPN"
        or lemma in spot.speech.roles
        or lemma in spot.speech.releases
        or token.feat("Animacy") == "Anim"
        or _named_body(spot.line, index)
    )


def _named_body(line: Line, index: int) -> bool:
    """True for a rare noun with a body's name beside it: "госконцерна «Белый маяк»"."""
    stands = {line.tokens[i].start for i in line.children.get(index, []) if line.tokens[i].rel == "appos"}
    return any(m.kind == "organisation" and m.span.start in stands for m in line.mentions)


def cited(spot: Spot) -> Phrase | None:
    """The one whose words are cited: "приводит газета слова X", "цитирует агентство министра"."""
    line = spot.line
    after = range(spot.stop, min(spot.stop + FAR, len(line.tokens)))
    word = next((i for i in after if folded(line.tokens[i].lemma) in spot.speech.small.cited), None)
    if word is not None and word > 0 and folded(line.tokens[word - 1].lemma) in spot.speech.small.pronouns:
        return Phrase(line, word - 1, word, word - 1, "Gen")  # "приводит агентство её слова"
    if word is not None:
        owner = next((i for i in sorted(line.under(word)) if i > word and _owner(spot, i)), None)
        return phrase(line, owner, "Gen") if owner is not None else None
    people = [i for i in after if line.tokens[i].feat("Animacy") == "Anim" and line.tokens[i].pos in {"NOUN", "PROPN"}]
    return phrase(line, people[0], line.tokens[people[0]].feat("Case")) if people else None
