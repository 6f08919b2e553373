"""What a page tells as happened: type, parties, place, date, and the clause that tells it.

A clause tells a happening where its predicate is a trigger of the language's table (alone or with a noun beside it), where it
says that a happening noun took place, or where such a noun bears a date of its own. What is denied, wished or only supposed is
passed over. The date is that of the same clause; the lead of a page, told without a date, has the day of publication; anything
else has none, and then only helps to join tellings. After the practice of PLOVER coders: a small vocabulary, explicit parties,
and silence where unsure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svod.annotate.clauses import Clause, Tree, agree, lemma, trees
from svod.annotate.context import Context
from svod.lang import lexicon
from svod.lang.lexicon import HappeningTable, Trigger
from svod.model.edtf import of_timex
from svod.model.note import Happening, HappeningType, Name, Note, Statement, Time
from svod.model.span import Span

VERSION = 1
BY = f"happenings@{VERSION}"
_LEAD = 2  # sentences of the first told block that tell the news itself
_JOINED = 4  # characters between two dates that are joined by a comma or a conjunction
_BESIDE = 6  # tokens between a participle and its noun
_SIDED: tuple[HappeningType, ...] = ("phone_call", "meeting", "visit", "agreement", "letter", "resignation", "appointment")
_FRAMING: tuple[HappeningType, ...] = ("phone_call", "meeting", "visit", "briefing")


@dataclass(frozen=True)
class _Told:
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
class _Page:
    """What a search for happenings looks up again and again."""

    context: Context
    table: HappeningTable
    times: tuple[Note, ...]
    statements: tuple[Note, ...]
    lead: Span | None

    def in_lead(self, clause: Clause) -> bool:
        """Whether the clause stands in the lead."""
        return self.lead is not None and self.lead.holds(clause.span)

    def quoted(self, clause: Clause) -> Note | None:
        """The narrowest statement in whose content the clause stands."""
        around = [note for note in self.statements if any(span.meets(clause.span) for span in note.cite.spans)]
        return min(around, key=lambda note: note.cite.stop - note.cite.start, default=None)


def find(context: Context) -> Iterable[Note]:
    """The happenings that this page tells, each at the clause that tells it; one without a date serves only to join."""
    table = lexicon.happenings(context.language.CODE)
    page = _Page(
        context,
        table,
        tuple(note for note in context.notes if note.kind == "time"),
        tuple(note for note in context.notes if note.kind == "statement"),
        _lead(context),
    )
    found = trees(context.parsed, (note for note in context.notes if note.kind == "name"))
    return [note for tree in found for clause in tree.clauses for told in _told(page, clause) for note in _notes(page, told)]


def _lead(context: Context) -> Span | None:
    """The first sentences that the page tells."""
    first = sorted(one.span for one in context.parsed)[:_LEAD]
    return Span(first[0].start, first[-1].stop) if first else None


def _told(page: _Page, clause: Clause) -> Iterator[_Told]:
    """All that one clause tells: by its predicate once, then by nouns with dates of their own."""
    if clause.lemmas & page.table.ahead or _denied(page, clause):
        return
    for read in (_by_trigger, _by_support, _by_saying):
        if told := read(page, clause):
            yield told
            break
    yield from _by_frame(page, clause)
    yield from _by_dated_noun(page, clause)


def _denied(page: _Page, clause: Clause) -> bool:
    return any(lemma(clause.tree.tokens[i]) in page.table.negations for i in clause.children(clause.head))


def _tense(clause: Clause) -> str:
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


def _by_trigger(page: _Page, clause: Clause) -> _Told | None:
    verb = lemma(clause.verb)
    for trigger in page.table.triggers:
        if verb not in trigger.verbs or not _tense(clause) or clause.lemmas & trigger.unless:
            continue
        noun = _noun_in(clause, trigger.nouns) if trigger.nouns else clause.head
        if noun is None:
            continue
        who = _principals(clause, trigger, noun)
        if who or not trigger.each:
            because = f"{trigger.why}: {verb}" + (f" … {lemma(clause.tree.tokens[noun])}" if noun != clause.head else "")
            return _Told(clause, noun, trigger.type, because, who, trigger.each)
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


def _by_support(page: _Page, clause: Clause) -> _Told | None:
    """«… состоялась встреча …»: the subject of the verb is the noun that names the happening."""
    verb = clause.verb
    if lemma(verb) not in page.table.support or not _tense(clause):
        return None
    subjects = clause.children(clause.head, "nsubj", "nsubj:pass")
    for i in _stood_by(clause) if verb.feat("VerbForm") == "Part" and verb.feat("Variant") != "Short" else subjects:
        if kind := _named_by(page, clause, i):
            because = f"it took place: {lemma(clause.verb)} … {lemma(clause.tree.tokens[i])}"
            return _Told(clause, i, kind, because, _around(page, clause, i))
    return None


def _stood_by(clause: Clause) -> list[int]:
    """The nouns that a participle may stand by, the nearest first: the tree often takes a farther one."""
    tokens = clause.tree.tokens
    near = range(max(0, clause.head - _BESIDE), min(len(tokens), clause.head + _BESIDE + 1))
    nouns = [i for i in near if tokens[i].pos == "NOUN" and agree(clause.verb, tokens[i])]
    return sorted(nouns, key=lambda i: (abs(i - clause.head), i))


def _around(page: _Page, clause: Clause, noun: int) -> tuple[Note, ...]:
    return clause.tree.actors(i for i in clause.tree.phrase(noun) if i != noun and not _inside(page, clause, i))


def _named_by(page: _Page, clause: Clause, place: int) -> HappeningType | None:
    """The type that the noun at this place names, the one of two words before the one of one."""
    tokens = clause.tree.tokens
    word, beside = lemma(tokens[place]), {lemma(tokens[i]) for i in clause.tree.phrase(place)}
    for noun, kind in sorted(page.table.nouns, key=lambda row: (-len(row[0].split()), row[0])):
        *before, last = noun.split()
        if last == word and set(before) <= beside:
            return kind
    return None


def _by_saying(page: _Page, clause: Clause) -> _Told | None:
    """A saying is news where it has its venue, its hearers or its medium, or where it opens the page and names the speaker
    of the title."""
    verb = lemma(clause.verb)
    if _tense(clause) != "past" or verb not in page.table.sayings | page.table.writings:
        return None
    who = clause.subjects()
    if not who:
        return None
    if verb in page.table.writings and clause.lemmas & page.table.media:
        return _Told(clause, clause.head, "statement", "written where all can read it", who)
    for venue, kind in page.table.venues:
        if verb in page.table.sayings and venue in clause.lemmas:
            return _Told(clause, clause.head, kind, f"said at or to: {venue}", who)
    if verb in page.table.sayings and page.in_lead(clause) and _in_title(page, who):
        return _Told(clause, clause.head, "statement", "the lead and the title are this saying", who)
    return None


def _in_title(page: _Page, who: tuple[Note, ...]) -> bool:
    """Whether a person's surname stands in the title, in any case."""
    title = page.context.text.title.value.lower() if page.context.text.title else ""
    people = (note.value for note in who if isinstance(note.value, Name) and note.value.kind == "person")
    names = (person.normal.split()[-1].lower() for person in people if person.normal.split())
    return any(len(name) > 3 and name[:-1] in title for name in names)


def _by_frame(page: _Page, clause: Clause) -> Iterator[_Told]:
    """«В ходе встречи с … принёс извинения»: what frames the telling happened on the same day, between the same."""
    tokens = clause.tree.tokens
    if _tense(clause) != "past":
        return
    for i in clause.own:
        kind = _named_by(page, clause, i) if i != clause.head else None
        other = _around(page, clause, i)
        if kind not in _FRAMING or not other:
            continue
        within = kind == "phone_call" and any(lemma(tokens[c]) in page.table.inside for c in clause.children(i, "case"))
        if within or _framed(page, clause, i):
            because = f"what is told took place in it: {lemma(tokens[i])}"
            yield _Told(clause, i, kind, because, (*clause.subjects(), *other))


def _framed(page: _Page, clause: Clause, noun: int) -> bool:
    """Whether the noun frames what the clause tells: «в ходе заседания …»."""
    tokens = clause.tree.tokens
    return 0 <= tokens[noun].head < len(tokens) and lemma(tokens[tokens[noun].head]) in page.table.frames


def _by_dated_noun(page: _Page, clause: Clause) -> Iterator[_Told]:
    """«… о гибели 20 сентября …»: a noun that has a date among its own words tells a happening, whatever the verb does. So
    does one between a verb of saying and the date: the date is the nearer word's."""
    for i in clause.own:
        if i == clause.head or not (kind := _named_by(page, clause, i)):
            continue
        for time in _times_of(page, clause.tree):
            if _own_date(page, clause, i, time):
                because = f"the noun has a date of its own: {lemma(clause.tree.tokens[i])}"
                yield _Told(clause, i, kind, because, _around(page, clause, i), dated=(time,), leads=False)


def _own_date(page: _Page, clause: Clause, noun: int, time: Note) -> bool:
    """Whether a date stands after a noun and among its words, or is joined to one that does (`от 3 мая и 5 июня`)."""
    tokens, phrase = clause.tree.tokens, clause.tree.phrase(noun)
    if time.cite.start < tokens[noun].stop or (isinstance(time.value, Time) and "/" in time.value.value):
        return False
    if time.cite.stop <= tokens[phrase[-1]].stop:
        return True
    before = [one for one in _times_of(page, clause.tree) if 0 < time.cite.start - one.cite.stop <= _JOINED]
    if before and _own_date(page, clause, noun, before[-1]):
        return True
    at = clause.tree.at(time.cite.spans[0])
    said = lemma(clause.verb) in page.table.sayings and clause.head < noun
    return said and at in clause.own and all(not _named_by(page, clause, i) for i in clause.own if noun < i < (at or 0))


def _times_of(page: _Page, tree: Tree) -> tuple[Note, ...]:
    return tuple(time for time in page.times if tree.parsed.span.start <= time.cite.start < tree.parsed.span.stop)


def _notes(page: _Page, told: _Told) -> Iterator[Note]:
    date, dated = _date(page, told)
    if date is None and _tense(told.clause) != "past":
        return
    parties = _parties(page, told)
    groups = [(one,) for one in told.principals] if told.each else [told.principals]
    clause = told.clause
    span = clause.span
    if told.leads is False:  # a noun inside a clause that tells something else: the words from it to its last
        tokens = [clause.tree.tokens[i] for i in clause.tree.phrase(told.place)]
        span = Span(clause.tree.tokens[told.place].start, max(token.stop for token in tokens))
    for group in groups:
        apart = {note.id for note in told.principals} - {note.id for note in group} if told.each else set()
        names = [*(_normal(note) for note in (*group, *parties) if note.id not in apart), *_selves(page, told)]
        who = dict.fromkeys((*names, *_hearers(page, told)))
        if not who and told.type in _SIDED:
            continue  # whose it was is not told: it could not be joined, and says nothing
        value = Happening(told.type, tuple(who), _where(page, told), date, span.of(page.context.text.content))
        yield page.context.note(BY, f"{told.because}; {dated}", value, span)


def _normal(note: Note) -> str:
    return note.value.normal if isinstance(note.value, Name) else ""


def _selves(page: _Page, told: _Told) -> tuple[str, ...]:
    """In a quotation, `I` and `we` are its speakers."""
    quoted = page.quoted(told.clause)
    if quoted is None or not isinstance(quoted.value, Statement) or not told.clause.lemmas & page.table.first_person:
        return ()
    return quoted.value.speakers


def _hearers(page: _Page, told: _Told) -> tuple[str, ...]:
    """Those who are told at a briefing, by the word for them."""
    if told.type != "briefing":
        return ()
    tokens = told.clause.tree.tokens
    return tuple(
        f"{word}ы" if tokens[i].feat("Number") == "Plur" else word
        for i in told.clause.own
        if (word := lemma(tokens[i])) in page.table.audiences
    )[:1]


def _parties(page: _Page, told: _Told) -> tuple[Note, ...]:
    """Who else takes part: the names of the clause that can act."""
    clause = told.clause
    places = [i for i in (clause.own if told.leads else clause.tree.phrase(told.place)) if not _inside(page, clause, i)]
    return clause.tree.actors(places)


def _inside(page: _Page, clause: Clause, place: int) -> bool:
    """Whether a preposition of place stands before this name, or before the word that it names."""
    tokens = clause.tree.tokens
    note = clause.tree.name_at.get(place)
    if note is None or not isinstance(note.value, Name) or note.value.kind != "place":
        return False
    heads = {place, tokens[place].head}
    return any(token.rel == "case" and token.head in heads and lemma(token) in page.table.inside for token in tokens)


def _where(page: _Page, told: _Told) -> str | None:
    """The place after a preposition of place, the last of them: `в Остмарии, в Заречье`."""
    clause = told.clause
    found = [clause.tree.name_at[i] for i in clause.own if i in clause.tree.name_at and _inside(page, clause, i)]
    return _normal(found[-1]) if found else None


def _date(page: _Page, told: _Told) -> tuple[str | None, str]:
    """The EDTF date and what gave it."""
    for time in told.dated or _clause_times(page, told):
        if isinstance(time.value, Time) and (date := _edtf(time.value)):
            return date, f"dated by: {time.cite.text}"
    published = page.context.published
    quoted = page.quoted(told.clause)
    direct = quoted is not None and isinstance(quoted.value, Statement) and quoted.value.kind == "direct"
    fresh = told.leads and page.in_lead(told.clause) and _tense(told.clause) == "past"
    if published and fresh and not direct and not told.clause.lemmas & page.table.back:
        return published.isoformat(), "the lead tells the news of its day"
    return None, "no date is told"


def _clause_times(page: _Page, told: _Told) -> list[Note]:
    """The dates in the clause, the nearest to the word that names the happening first."""
    clause, found = told.clause, []
    for time in _times_of(page, clause.tree):
        at = clause.tree.at(time.cite.spans[0])
        if at is not None and at in clause.own and not _claimed(page, told, time):
            found.append((abs(at - told.place), at, time))
    if not found and clause.lemmas & page.table.anaphors and (outer := clause.tree.clause_of(clause.verb.head)):
        return [time for time in _times_of(page, clause.tree) if clause.tree.at(time.cite.spans[0]) in outer.own]
    return [time for _, _, time in sorted(found, key=lambda row: row[:2])]


def _claimed(page: _Page, told: _Told, time: Note) -> bool:
    """Whether a date is among the words of another happening noun, and so not the clause's."""
    clause = told.clause
    others = (i for i in clause.own if i not in (told.place, clause.head) and _named_by(page, clause, i))
    others = (i for i in others if not _framed(page, clause, i))
    last = [(i, clause.tree.phrase(i)[-1]) for i in others]
    return any(clause.tree.tokens[i].stop <= time.cite.start and time.cite.stop <= clause.tree.tokens[j].stop for i, j in last)


def _edtf(time: Time) -> str | None:
    try:
        return of_timex(time.value, time.mod)
    except ValueError:  # a week or a day that no calendar has, written so by the page
        return None
