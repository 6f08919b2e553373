"""Which clauses tell that something happened, and by which words: the readers of one clause, and what they look up.

A clause tells a happening where its predicate is a trigger of the language's table (alone or with a noun beside it), where it
says that a happening noun took place, where such a noun frames it (`в ходе встречи`) or bears a date of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svod.annotate.clauses import Clause, agree, lemma
from svod.annotate.deeds import by_deed
from svod.annotate.sayings import by_saying
from svod.annotate.scene import Page, Told, inside, is_day, named_by, tells, tense, times_of
from svod.lang.base import Token
from svod.lang.lexicon import Trigger
from svod.model.note import HappeningType, Name, Note, Time

_JOINED = 4  # characters between two dates that are joined by a comma or a conjunction
_BESIDE = 6  # tokens between a participle and its noun
_SPOKEN_OF: tuple[HappeningType, ...] = ("resignation", "appointment", "deaths", "phone_call", "meeting", "court", "attack")
_OF_ONE: tuple[HappeningType, ...] = ("resignation", "appointment", "deaths")  # of these, each has one of his own
_FRAMING: tuple[HappeningType, ...] = ("phone_call", "meeting", "visit", "briefing")


def tellings(page: Page, clause: Clause) -> Iterator[Told]:
    """All that one clause tells: by its predicate once, then by nouns with dates of their own."""
    nouns = not page.index.framing.isdisjoint(clause.lemmas)
    if not (nouns or tells(page, clause)) or _supposed(page, clause) or _denied(page, clause):
        return
    main = _main(page, clause)
    if main:
        yield main
    if not nouns:
        return
    beside = (*_by_frame(page, clause), *_by_dated_noun(page, clause), *_by_noun(page, clause))
    yield from (told for told in beside if main is None or told.type != main.type)


def _main(page: Page, clause: Clause) -> Told | None:
    """What the predicate of a clause tells."""
    main = next((told for read in (_by_trigger, _by_support, by_saying, by_deed) if (told := read(page, clause))), None)
    if main and main.type == "statement" and main.dated and any(_by_dated_noun(page, clause)):
        return None  # the date is that of what was said to have happened
    return main


def _supposed(page: Page, clause: Clause) -> bool:
    """Whether a word of wish or doubt stands in the clause, above it or beside it."""
    tree, ahead = clause.tree, page.table.ahead
    if ahead.isdisjoint(tree.lemmas):
        return False
    above = clause.verb.head
    beside = (*tree.children.get(clause.head, ()), *((above,) if 0 <= above < len(tree.lemmas) else ()))
    return not ahead.isdisjoint(clause.lemmas) or any(tree.lemmas[i] in ahead for i in beside)


def _denied(page: Page, clause: Clause) -> bool:
    lemmas, negations = clause.tree.lemmas, page.table.negations
    return not negations.isdisjoint(lemmas) and any(lemmas[i] in negations for i in clause.children(clause.head))


def _noun_in(clause: Clause, nouns: Iterable[str]) -> int | None:
    """The place of the first of these nouns in the clause, or before it where it is relative (`требования, с которыми выступил
    …`); of two words, all must stand in it, and the last counts."""
    lemmas = clause.tree.lemmas
    outside = {lemmas[i]: i for i in _stands_by(clause)}
    for noun in sorted(nouns, key=lambda noun: (-len(noun), noun)):
        if noun in outside:
            return outside[noun]
        words = noun.split()
        if all(word in clause.lemmas for word in words):
            return next(i for i in clause.own if lemmas[i] == words[-1])
    return None


def _by_trigger(page: Page, clause: Clause) -> Told | None:
    verb = lemma(clause.verb)
    for trigger in page.index.triggers.get(verb, ()):
        if not tense(clause) or clause.lemmas & trigger.unless:
            continue
        noun = _noun_in(clause, trigger.nouns) if trigger.nouns else clause.head
        if noun is None:
            continue
        who = _principals(clause, trigger, noun)
        if trigger.dated and not _with_its_day(page, clause, trigger, who):
            continue
        if who or not (trigger.each or trigger.whose):
            because = f"{trigger.why}: {verb}" + (f" … {lemma(clause.tree.tokens[noun])}" if noun != clause.head else "")
            return Told(clause, noun, trigger.type, because, who, trigger.each)
    return None


def _principals(clause: Clause, trigger: Trigger, noun: int) -> tuple[Note, ...]:
    """Whose happening it is. A post is a person's: of a post or a resignation nobody else is the principal."""
    if trigger.principal == "noun":
        around = [i for i in clause.tree.phrase(noun) if i != noun and i in clause.own]
        names = clause.tree.actors(around)
    elif trigger.principal == "object":
        objects = clause.children(clause.head, "obj", "nsubj:pass") or clause.children(clause.head, "iobj")
        names = tuple(name for i in objects for name in clause.tree.actors(clause.tree.phrase(i)))
        names = names or (clause.subjects() if clause.verb.feat("Voice") == "Pass" else ())
    else:
        names = clause.subjects()
    if trigger.each:
        names = clause.tree.joined(names)
        names = tuple(note for note in names if isinstance(note.value, Name) and note.value.kind == "person")
    return names


def _by_support(page: Page, clause: Clause) -> Told | None:
    """«… состоялась встреча …»: the subject of the verb is the noun that names the happening."""
    verb = _planned(page, clause)
    if lemma(verb) not in page.table.support or not tense(clause):
        return None
    for i in _took_place(page, clause, verb):
        who, noun = _around(page, clause, i), lemma(clause.tree.tokens[i])
        staged = page.index.staged.get(noun) if who or not _of_something(clause, i) else None
        if kind := named_by(page, clause, i) or staged:
            named = () if who else _with_whom(page, clause, i)
            return Told(clause, i, kind, f"it took place: {lemma(verb)} … {noun}", who, named=named)
    return None


def _of_something(clause: Clause, noun: int) -> bool:
    """Whether a noun has another in the genitive that says of what it is (`выход книги`, `книга, выход которой`)."""
    tree = clause.tree
    hung = (i for i in tree.children.get(noun, ()) if tree.tokens[i].rel == "nmod")
    return any(not any(tree.tokens[j].rel == "case" for j in tree.children.get(i, ())) for i in hung)


def _with_whom(page: Page, clause: Clause, noun: int) -> tuple[str, ...]:
    """Whom a talk was with, where that is somebody by an office alone: `встреча с главой правительства`."""
    tree = clause.tree
    for i in tree.children.get(noun, ()):
        cases = [tree.lemmas[j] for j in tree.children.get(i, ()) if tree.tokens[j].rel == "case"]
        if tree.tokens[i].feat("Animacy") == "Anim" and not page.table.partnered.isdisjoint(cases):
            words = [tree.tokens[j] for j in tree.phrase(i) if tree.tokens[j].rel != "case" and tree.tokens[j].pos != "PUNCT"]
            return (page.context.language.nominative(words),)
    return ()


def _planned(page: Page, clause: Clause) -> Token:
    """The predicate, or the infinitive after a word of duty (`должно было пройти`)."""
    verbs = clause.children(clause.head, "xcomp") if lemma(clause.verb) in page.table.duty else ()
    return clause.tree.tokens[verbs[0]] if verbs else clause.verb


def _took_place(page: Page, clause: Clause, verb: Token) -> Iterable[int]:
    """The nouns of which the verb says that they took place: its subject, its object where somebody sets their day, the word
    that a participle or a relative clause stands by."""
    if verb.feat("VerbForm") == "Part" and verb.feat("Variant") != "Short":
        return _stood_by(clause)
    moved = ("obj",) if lemma(verb) in page.table.moving else ()
    own = clause.children(clause.head, "nsubj", "nsubj:pass", *moved)
    return (*own, *_stands_by(clause))


def _stands_by(clause: Clause) -> tuple[int, ...]:
    """The nouns that a relative clause may stand by: in `встреча с главой города, которая прошла …` the tree takes either."""
    tokens, above = clause.tree.tokens, clause.verb.head
    if clause.verb.rel != "acl:relcl" or not 0 <= above < len(tokens):
        return ()
    outer = tokens[above].head
    return (above, outer) if tokens[above].rel == "nmod" and 0 <= outer < len(tokens) else (above,)


def _stood_by(clause: Clause) -> list[int]:
    """The nouns that a participle may stand by, the nearest first: the tree often takes a farther one."""
    tokens = clause.tree.tokens
    near = range(max(0, clause.head - _BESIDE), min(len(tokens), clause.head + _BESIDE + 1))
    nouns = [i for i in near if tokens[i].pos == "NOUN" and agree(clause.verb, tokens[i])]
    return sorted(nouns, key=lambda i: (abs(i - clause.head), i))


def _around(page: Page, clause: Clause, noun: int) -> tuple[Note, ...]:
    return clause.tree.actors(i for i in clause.tree.phrase(noun) if i != noun and not inside(page, clause, i))


def _by_frame(page: Page, clause: Clause) -> Iterator[Told]:
    """«В ходе встречи с … принёс извинения»: what frames the telling happened on the same day, between the same."""
    tokens = clause.tree.tokens
    if page.index.framing.isdisjoint(clause.lemmas) or tense(clause) != "past":
        return
    for i in clause.own:
        kind = (named_by(page, clause, i) or _call(page, clause, i)) if i != clause.head else None
        if kind not in _FRAMING:
            continue
        other = _around(page, clause, i)
        if not other:
            continue
        within = kind == "phone_call" and any(lemma(tokens[c]) in page.table.inside for c in clause.children(i, "case"))
        if within or framed(page, clause, i):
            because = f"what is told took place in it: {lemma(tokens[i])}"
            yield Told(clause, i, kind, because, (*clause.subjects(), *other))


def _call(page: Page, clause: Clause, place: int) -> HappeningType | None:
    """`В разговоре с …` on a page about a call is that call."""
    return "phone_call" if page.about_a_call and lemma(clause.tree.tokens[place]) in page.table.talks else None


def framed(page: Page, clause: Clause, noun: int) -> bool:
    """Whether the noun frames what the clause tells: «в ходе заседания …»."""
    tokens = clause.tree.tokens
    above = tokens[noun].head
    before = [i for i in clause.tree.phrase(noun) if i < noun] + ([above] if 0 <= above < noun else [])
    return any(lemma(tokens[i]) in page.table.frames for i in before)


def _by_dated_noun(page: Page, clause: Clause) -> Iterator[Told]:
    """«… о гибели 20 сентября …»: a noun that has a date among its own words tells a happening, whatever the verb does. So
    does one between a verb of saying and the date: the date is the nearer word's."""
    times = times_of(page, clause.tree)
    for i in clause.own if times else ():
        if i == clause.head or not (kind := named_by(page, clause, i)):
            continue
        for time in times:
            if _own_date(page, clause, i, time) and not _nearer(page, clause, i, time) and is_day(page, clause, time):
                because = f"the noun has a date of its own: {lemma(clause.tree.tokens[i])}"
                yield Told(clause, i, kind, because, _around(page, clause, i), dated=(time,), leads=False)


def _by_noun(page: Page, clause: Clause) -> Iterator[Told]:
    """`После отставки Артура Симана …`: a noun with those whose it is beside it speaks of a happening told elsewhere."""
    for i in clause.own:
        kind = named_by(page, clause, i) if i != clause.head else None
        if kind is not None and kind in _SPOKEN_OF:
            names = [note for note in _around(page, clause, i) if isinstance(note.value, Name) and note.value.kind == "person"]
            if names and clause.tree.tokens[i].stop < names[0].cite.start:
                because = f"the noun speaks of it: {lemma(clause.tree.tokens[i])}"
                yield Told(clause, i, kind, because, tuple(names), kind in _OF_ONE, leads=False, spoken=True)


def _own_date(page: Page, clause: Clause, noun: int, time: Note) -> bool:
    """Whether a date stands after a noun and among its words, or is joined to one that does (`от 3 мая и 5 июня`)."""
    tokens, phrase = clause.tree.tokens, clause.tree.phrase(noun)
    if time.cite.start < tokens[noun].stop or (isinstance(time.value, Time) and "/" in time.value.value):
        return False
    between = (token for token in tokens[noun + 1 :] if token.start < time.cite.start)
    if any(token.pos == "VERB" and token.feat("VerbForm") != "Part" for token in between):
        return False  # the date is that verb's
    if time.cite.stop <= tokens[phrase[-1]].stop:
        return True
    before = [one for one in times_of(page, clause.tree) if 0 < time.cite.start - one.cite.stop <= _JOINED]
    if before and _own_date(page, clause, noun, before[-1]):
        return True
    at = clause.tree.at(time.cite.spans[0])
    said = lemma(clause.verb) in page.table.sayings and clause.head < noun
    return said and at in clause.own and all(not named_by(page, clause, i) for i in clause.own if noun < i < (at or 0))


def _nearer(page: Page, clause: Clause, noun: int, time: Note) -> bool:
    """Whether another noun that names a happening stands between this one and the date."""
    tokens = clause.tree.tokens
    return any(noun < i and tokens[i].stop <= time.cite.start and named_by(page, clause, i) for i in clause.own)


def _with_its_day(page: Page, clause: Clause, trigger: Trigger, who: tuple[Note, ...]) -> bool:
    """Whether the clause has a date that can be its predicate's: where something begins counts for what goes on since. A
    saying needs somebody who says it, too."""
    places = ((time, clause.tree.at(time.cite.spans[0])) for time in times_of(page, clause.tree))
    lasting = lemma(clause.verb) in page.table.lasting
    dated = any(at in clause.own and (lasting or is_day(page, clause, time)) for time, at in places)
    return dated and (bool(who) or trigger.type != "statement")
