"""Which clauses tell that something happened, and by which words: the readers of one clause, and what they look up.

A clause tells a happening where its predicate is a trigger of the language's table (alone or with a noun beside it), where it
says that a happening noun took place, where such a noun frames it (`в ходе встречи`) or bears a date of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from svod.annotate.clauses import Clause, Tree, agree, lemma
from svod.annotate.context import Context
from svod.lang.lexicon import HappeningTable, Trigger
from svod.model.note import HappeningType, Name, Note, Statement, Time
from svod.model.span import Span

_JOINED = 4  # characters between two dates that are joined by a comma or a conjunction
_BESIDE = 6  # tokens between a participle and its noun
_FRAMING: tuple[HappeningType, ...] = ("phone_call", "meeting", "visit", "briefing")


@dataclass(frozen=True)
class Told:
    """A happening before it has its date: where, of what type, whose, and whether it may take the page's day."""

    clause: Clause
    place: int  # of the word that names it
    type: HappeningType
    because: str
    principals: tuple[Note, ...] = ()
    each: bool = False
    dated: tuple[Note, ...] = ()  # dates of its own, where they are known already
    leads: bool = True


@dataclass(frozen=True)
class Page:
    """What a search for happenings looks up again and again."""

    context: Context
    table: HappeningTable
    times: tuple[Note, ...]
    statements: tuple[Note, ...]
    lead: Span | None

    def in_lead(self, clause: Clause) -> bool:
        """Whether the clause stands in the lead."""
        return self.lead is not None and self.lead.holds(clause.span)

    def own(self, clause: Clause) -> tuple[int, ...]:
        """The clause's tokens without those of a quotation that it only reports: the tree often hangs some of them on it."""
        quotes = [n for n in self.statements if isinstance(n.value, Statement) and n.value.kind == "direct"]
        spans = [span for note in quotes for span in note.cite.spans]
        tokens = clause.tree.tokens
        inside = [i for i in clause.own if any(span.start <= tokens[i].start < span.stop for span in spans)]
        return clause.own if clause.head in inside else tuple(i for i in clause.own if i not in inside)

    def quoted(self, clause: Clause) -> Note | None:
        """The narrowest statement in whose content the clause stands."""
        around = [note for note in self.statements if any(span.meets(clause.span) for span in note.cite.spans)]
        return min(around, key=lambda note: note.cite.stop - note.cite.start, default=None)


def tellings(page: Page, clause: Clause) -> Iterator[Told]:
    """All that one clause tells: by its predicate once, then by nouns with dates of their own."""
    if _supposed(page, clause) or _denied(page, clause):
        return
    main = next((told for read in (_by_trigger, _by_support, _by_saying) if (told := read(page, clause))), None)
    if main:
        yield main
    beside = (*_by_frame(page, clause), *_by_dated_noun(page, clause))
    yield from (told for told in beside if main is None or told.type != main.type)


def _supposed(page: Page, clause: Clause) -> bool:
    """Whether a word of wish or doubt stands in the clause, above it or beside it."""
    tokens = clause.tree.tokens
    beside = {lemma(token) for i, token in enumerate(tokens) if token.head == clause.head or i == clause.verb.head}
    return bool((clause.lemmas | beside) & page.table.ahead)


def _denied(page: Page, clause: Clause) -> bool:
    return any(lemma(clause.tree.tokens[i]) in page.table.negations for i in clause.children(clause.head))


def tense(clause: Clause) -> str:
    """`past` for what is told as done, `other` for present and future, nothing for an infinitive or a noun."""
    verb = clause.verb
    if verb.feat("Tense") == "Past" or (verb.feat("VerbForm") == "Part" and verb.feat("Variant") == "Short"):
        return "past"
    if verb.feat("VerbForm") == "Fin" and verb.feat("Mood") != "Imp":
        return "other"
    return ""


def _noun_in(clause: Clause, nouns: Iterable[str]) -> int | None:
    """The place of the first of these nouns in the clause; of two words, all must stand there, and the last counts."""
    for noun in sorted(nouns, key=lambda noun: (-len(noun), noun)):
        words = noun.split()
        if all(word in clause.lemmas for word in words):
            return next(i for i in clause.own if lemma(clause.tree.tokens[i]) == words[-1])
    return None


def _by_trigger(page: Page, clause: Clause) -> Told | None:
    verb = lemma(clause.verb)
    for trigger in page.table.triggers:
        if verb not in trigger.verbs or not tense(clause) or clause.lemmas & trigger.unless:
            continue
        noun = _noun_in(clause, trigger.nouns) if trigger.nouns else clause.head
        if noun is None:
            continue
        who = _principals(clause, trigger, noun)
        if who or not trigger.each:
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
    verb = clause.verb
    if lemma(verb) not in page.table.support or not tense(clause):
        return None
    subjects = clause.children(clause.head, "nsubj", "nsubj:pass")
    for i in _stood_by(clause) if verb.feat("VerbForm") == "Part" and verb.feat("Variant") != "Short" else subjects:
        if kind := named_by(page, clause, i) or dict(page.table.staged).get(lemma(clause.tree.tokens[i])):
            because = f"it took place: {lemma(clause.verb)} … {lemma(clause.tree.tokens[i])}"
            return Told(clause, i, kind, because, _around(page, clause, i))
    return None


def _stood_by(clause: Clause) -> list[int]:
    """The nouns that a participle may stand by, the nearest first: the tree often takes a farther one."""
    tokens = clause.tree.tokens
    near = range(max(0, clause.head - _BESIDE), min(len(tokens), clause.head + _BESIDE + 1))
    nouns = [i for i in near if tokens[i].pos == "NOUN" and agree(clause.verb, tokens[i])]
    return sorted(nouns, key=lambda i: (abs(i - clause.head), i))


def _around(page: Page, clause: Clause, noun: int) -> tuple[Note, ...]:
    return clause.tree.actors(i for i in clause.tree.phrase(noun) if i != noun and not inside(page, clause, i))


def named_by(page: Page, clause: Clause, place: int) -> HappeningType | None:
    """The type that the noun at this place names, the one of two words before the one of one."""
    tokens = clause.tree.tokens
    rows = _by_last_word(page.table.nouns).get(lemma(tokens[place]))
    if not rows:
        return None
    beside = {lemma(tokens[i]) for i in clause.tree.phrase(place)}
    return next((kind for before, kind in rows if before <= beside), None)


@cache
def _by_last_word(nouns: tuple[tuple[str, HappeningType], ...]) -> dict[str, list[tuple[set[str], HappeningType]]]:
    """The rows of the table by their last word, the longest first."""
    rows: dict[str, list[tuple[set[str], HappeningType]]] = {}
    for noun, kind in sorted(nouns, key=lambda row: (-len(row[0].split()), row[0])):
        *before, last = noun.split()
        rows.setdefault(last, []).append((set(before), kind))
    return rows


def _by_saying(page: Page, clause: Clause) -> Told | None:
    """A saying is news where it has its venue, its hearers or its medium, or where it opens the page and names the speaker
    of the title."""
    verb = lemma(clause.verb)
    if clause.verb.feat("VerbForm") != "Fin" or tense(clause) != "past" or verb not in page.table.sayings | page.table.writings:
        return None
    who = clause.subjects()
    if not who:
        return None
    if verb in page.table.writings and clause.lemmas & page.table.media:
        return Told(clause, clause.head, "statement", "written where all can read it", who)
    for venue, kind in page.table.venues:
        if verb in page.table.sayings and venue in clause.lemmas:
            return Told(clause, clause.head, kind, f"said at or to: {venue}", who)
    if verb in page.table.sayings and page.in_lead(clause) and _in_title(page, who):
        return Told(clause, clause.head, "statement", "the lead and the title are this saying", who)
    return None


def _in_title(page: Page, who: tuple[Note, ...]) -> bool:
    """Whether a person's surname stands in the title, in any case."""
    title = page.context.text.title.value.lower() if page.context.text.title else ""
    people = (note.value for note in who if isinstance(note.value, Name) and note.value.kind == "person")
    names = (person.normal.split()[-1].lower() for person in people if person.normal.split())
    return any(len(name) > 3 and name[:-1] in title for name in names)


def _by_frame(page: Page, clause: Clause) -> Iterator[Told]:
    """«В ходе встречи с … принёс извинения»: what frames the telling happened on the same day, between the same."""
    tokens = clause.tree.tokens
    if tense(clause) != "past":
        return
    for i in clause.own:
        kind = named_by(page, clause, i) if i != clause.head else None
        other = _around(page, clause, i)
        if kind not in _FRAMING or not other:
            continue
        within = kind == "phone_call" and any(lemma(tokens[c]) in page.table.inside for c in clause.children(i, "case"))
        if within or framed(page, clause, i):
            because = f"what is told took place in it: {lemma(tokens[i])}"
            yield Told(clause, i, kind, because, (*clause.subjects(), *other))


def framed(page: Page, clause: Clause, noun: int) -> bool:
    """Whether the noun frames what the clause tells: «в ходе заседания …»."""
    tokens = clause.tree.tokens
    above = tokens[noun].head
    before = [i for i in clause.tree.phrase(noun) if i < noun] + ([above] if 0 <= above < noun else [])
    return any(lemma(tokens[i]) in page.table.frames for i in before)


def _by_dated_noun(page: Page, clause: Clause) -> Iterator[Told]:
    """«… о гибели 20 сентября …»: a noun that has a date among its own words tells a happening, whatever the verb does. So
    does one between a verb of saying and the date: the date is the nearer word's."""
    for i in clause.own:
        if i == clause.head or not (kind := named_by(page, clause, i)):
            continue
        for time in times_of(page, clause.tree):
            if _own_date(page, clause, i, time) and not _nearer(page, clause, i, time):
                because = f"the noun has a date of its own: {lemma(clause.tree.tokens[i])}"
                yield Told(clause, i, kind, because, _around(page, clause, i), dated=(time,), leads=False)


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


def times_of(page: Page, tree: Tree) -> tuple[Note, ...]:
    """The page's dates that stand in this sentence."""
    return tuple(time for time in page.times if tree.parsed.span.start <= time.cite.start < tree.parsed.span.stop)


def inside(page: Page, clause: Clause, place: int) -> bool:
    """Whether a preposition of place stands before this name, or before the word that it names."""
    tokens = clause.tree.tokens
    note = clause.tree.name_at.get(place)
    if note is None or not isinstance(note.value, Name) or note.value.kind != "place":
        return False
    heads = {place, tokens[place].head}
    return any(token.rel == "case" and token.head in heads and lemma(token) in page.table.inside for token in tokens)
