"""Which clauses tell that something happened, and by which words: the readers of one clause, and what they look up.

A clause tells a happening where its predicate is a trigger of the language's table (alone or with a noun beside it), where it
says that a happening noun took place, where such a noun frames it (`в ходе встречи`) or bears a date of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from svod.annotate.clauses import Clause, agree, lemma
from svod.annotate.deeds import by_deed
from svod.annotate.scene import Page, Told, inside, is_day, named_by, of_subject, recent, surname_in, tells, tense, times_of
from svod.lang.base import Token
from svod.lang.lexicon import Trigger
from svod.model.note import HappeningType, Name, Note, Statement, Time

_DAY = timedelta(days=1)
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
    main = next((told for read in (_by_trigger, _by_support, _by_saying, by_deed) if (told := read(page, clause))), None)
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
    """The place of the first of these nouns in the clause; of two words, all must stand there, and the last counts."""
    for noun in sorted(nouns, key=lambda noun: (-len(noun), noun)):
        words = noun.split()
        if all(word in clause.lemmas for word in words):
            return next(i for i in clause.own if lemma(clause.tree.tokens[i]) == words[-1])
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
        if kind := named_by(page, clause, i) or (page.index.staged.get(noun) if who else None):
            return Told(clause, i, kind, f"it took place: {lemma(verb)} … {noun}", who)
    return None


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
    above = clause.verb.head
    return (*own, above) if clause.verb.rel == "acl:relcl" and 0 <= above < len(clause.tree.tokens) else own


def _stood_by(clause: Clause) -> list[int]:
    """The nouns that a participle may stand by, the nearest first: the tree often takes a farther one."""
    tokens = clause.tree.tokens
    near = range(max(0, clause.head - _BESIDE), min(len(tokens), clause.head + _BESIDE + 1))
    nouns = [i for i in near if tokens[i].pos == "NOUN" and agree(clause.verb, tokens[i])]
    return sorted(nouns, key=lambda i: (abs(i - clause.head), i))


def _around(page: Page, clause: Clause, noun: int) -> tuple[Note, ...]:
    return clause.tree.actors(i for i in clause.tree.phrase(noun) if i != noun and not inside(page, clause, i))


def _by_saying(page: Page, clause: Clause) -> Told | None:
    """A saying is news where it has its venue, its hearers or its medium, or where it opens the page and names the speaker
    of the title."""
    verb = lemma(clause.verb)
    if verb not in page.index.saying or clause.verb.feat("VerbForm") != "Fin" or tense(clause) != "past":
        return None
    long_ago = _days_before(page, clause)
    dated = bool(long_ago or recent(page, clause)) or _points_back(page, clause)
    if page.index.venues.isdisjoint(clause.lemmas) and not page.in_lead(clause) and not dated:
        return None
    named = clause.subjects() or _speaker(page, clause)
    who = tuple(note for note in named if isinstance(note.value, Name) and note.value.normal.lower() not in page.table.media)
    if not who:
        return None
    media = clause.lemmas & page.table.media
    if verb in page.table.writings and any(not _by_subject(clause, word) for word in media):
        return Told(clause, clause.head, "statement", "written where all can read it", who, fresh=True)
    for venue, kind in page.table.venues:
        if verb in page.table.sayings and venue in clause.lemmas and not _by_subject(clause, venue):
            heard = any(venue == word for word, _ in page.table.audiences)
            return Told(clause, clause.head, kind, f"said at or to: {venue}", who, fresh=heard)
    if page.in_lead(clause) and _in_title(page, who):
        return Told(clause, clause.head, "statement", "the lead and the title are this saying", who)
    if dated and verb in page.table.sayings and clause.subjects():
        return Told(clause, clause.head, "statement", "said on a day of its own", who, dated=long_ago)
    return None


def _by_subject(clause: Clause, word: str) -> bool:
    """Whether this word is the subject: a journalist who says something holds no briefing."""
    return any(clause.tree.lemmas[i] == word for i in clause.children(clause.head, "nsubj"))


def _points_back(page: Page, clause: Clause) -> bool:
    """`Об этом 5 мая заявил …`: the saying with its day is where the page has its news from."""
    own = {clause.tree.at(time.cite.spans[0]) for time in times_of(page, clause.tree) if is_day(page, clause, time)}
    return not page.table.pointing.isdisjoint(clause.lemmas) and not own.isdisjoint(clause.own)


def _days_before(page: Page, clause: Clause) -> tuple[Note, ...]:
    """The date of the clause that is before the day of the page and the one before, on which its news was told."""
    published = page.context.published
    if published is None:
        return ()
    fresh, places = (published - _DAY).isoformat(), page.own(clause)
    for time in times_of(page, clause.tree):
        at = clause.tree.at(time.cite.spans[0])
        own = at in places and is_day(page, clause, time) and not of_subject(clause, clause.head, at or 0)
        if own and isinstance(time.value, Time) and time.value.value[:1].isdigit() and time.value.value[:10] < fresh:
            return (time,)
    return ()


def _speaker(page: Page, clause: Clause) -> tuple[Note, ...]:
    """Whom the pronoun that is the subject of this verb of saying means: the speaker of what it reports, by another name of
    his on the page."""
    said = next((n.value for n in page.statements if n.cite.page and _reports(n, clause)), None)
    speakers = set(said.speakers) if isinstance(said, Statement) else set()
    names = (note for note in page.context.notes if isinstance(note.value, Name) and note.value.normal in speakers)
    return tuple({note.value: note for note in names}.values())


def _reports(note: Note, clause: Clause) -> bool:
    """Whether this verb is the cue of the statement."""
    cue = note.value.cue_cite if isinstance(note.value, Statement) else None
    return cue is not None and any(span.start < clause.verb.stop and clause.verb.start < span.stop for span in cue.spans)


def _in_title(page: Page, who: tuple[Note, ...]) -> bool:
    """Whether a person's surname, or a body's name as it is, stands in the title."""
    title = page.context.text.title.value.lower() if page.context.text.title else ""
    if any(isinstance(n.value, Name) and n.value.kind == "organisation" and n.value.normal.lower() in title for n in who):
        return True
    return any(isinstance(n.value, Name) and n.value.kind == "person" and surname_in(title, n.value.normal) for n in who)


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
