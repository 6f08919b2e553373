"""What a page tells as happened: type, parties, place, date, and the clause that tells it.

What is denied, wished or only supposed is passed over. The date is that of the same clause; the lead of a page, told without a
date, has the day of publication; anything else has none, and then only helps to join tellings. After the practice of PLOVER
coders: a small vocabulary, explicit parties, and silence where unsure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svod.annotate.clauses import trees
from svod.annotate.context import Context
from svod.annotate.telling import Page, Told, framed, inside, named_by, tellings, tense, times_of
from svod.lang import lexicon
from svod.model.edtf import of_timex
from svod.model.note import Happening, HappeningType, Name, Note, Statement, Time
from svod.model.span import Span

VERSION = 1
BY = f"happenings@{VERSION}"
_LEAD = 2  # sentences that tell the news itself
_SIDED: tuple[HappeningType, ...] = ("phone_call", "meeting", "visit", "agreement", "letter", "resignation", "appointment")


def find(context: Context) -> Iterable[Note]:
    """The happenings that this page tells, each at the clause that tells it; one without a date serves only to join."""
    table = lexicon.happenings(context.language.CODE)
    page = Page(
        context,
        table,
        tuple(note for note in context.notes if note.kind == "time"),
        tuple(note for note in context.notes if note.kind == "statement"),
        _lead(context),
    )
    found = trees(context.parsed, (note for note in context.notes if note.kind == "name"))
    return [note for tree in found for clause in tree.clauses for told in tellings(page, clause) for note in _notes(page, told)]


def _lead(context: Context) -> Span | None:
    """The first sentences that the page tells."""
    first = sorted(one.span for one in context.parsed)[:_LEAD]
    return Span(first[0].start, first[-1].stop) if first else None


def _notes(page: Page, told: Told) -> Iterator[Note]:
    date, dated = _date(page, told)
    if date is None and tense(told.clause) != "past":
        return
    parties = _parties(page, told)
    groups = [(one,) for one in told.principals] if told.each else [told.principals]
    clause = told.clause
    span = clause.tree.span(page.own(clause))
    if told.leads is False:  # a noun inside a clause that tells something else: the words from it to its last
        tokens = [clause.tree.tokens[i] for i in clause.tree.phrase(told.place)]
        span = Span(clause.tree.tokens[told.place].start, max(token.stop for token in tokens))
    elif told.place not in clause.own:  # a participle: the noun by it names the happening
        noun = clause.tree.tokens[told.place]
        span = Span(min(span.start, noun.start), max(span.stop, noun.stop))
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


def _selves(page: Page, told: Told) -> tuple[str, ...]:
    """In a quotation, `I` and `we` are its speakers."""
    quoted = page.quoted(told.clause)
    if quoted is None or not isinstance(quoted.value, Statement) or not told.clause.lemmas & page.table.first_person:
        return ()
    return quoted.value.speakers


def _hearers(page: Page, told: Told) -> tuple[str, ...]:
    """Those who are told at a briefing, by the word for them."""
    if told.type != "briefing":
        return ()
    return tuple(shown for word, shown in page.table.audiences if word in told.clause.lemmas)[:1]


def _parties(page: Page, told: Told) -> tuple[Note, ...]:
    """Who else takes part: the names of the clause that can act, but for those of where something was written."""
    clause = told.clause
    places = [i for i in (page.own(clause) if told.leads else clause.tree.phrase(told.place)) if not inside(page, clause, i)]
    names = clause.tree.actors(places)
    apart = clause.complements()
    return tuple(note for note in names if note.id not in apart and _normal(note).lower() not in page.table.media)


def _where(page: Page, told: Told) -> str | None:
    """The place after a preposition of place, the last of them: `в Остмарии, в Заречье`."""
    clause = told.clause
    found = [clause.tree.name_at[i] for i in clause.own if i in clause.tree.name_at and inside(page, clause, i)]
    return _normal(found[-1]) if found else None


def _date(page: Page, told: Told) -> tuple[str | None, str]:
    """The EDTF date and what gave it."""
    for time in told.dated or _clause_times(page, told):
        if isinstance(time.value, Time) and (date := _edtf(time.value)):
            return date, f"dated by: {time.cite.text}"
    published = page.context.published
    quoted = page.quoted(told.clause)
    direct = quoted is not None and isinstance(quoted.value, Statement) and quoted.value.kind == "direct"
    verb = told.clause.verb
    done = tense(told.clause) == "past" and (verb.feat("VerbForm") == "Fin" or verb.feat("Variant") == "Short")
    fresh = told.leads and page.in_lead(told.clause) and done
    if published and fresh and not direct and not told.clause.lemmas & page.table.back:
        return published.isoformat(), "the lead tells the news of its day"
    return None, "no date is told"


def _clause_times(page: Page, told: Told) -> list[Note]:
    """The dates in the clause, the nearest to the word that names the happening first."""
    clause, found = told.clause, []
    for time in times_of(page, clause.tree):
        at = clause.tree.at(time.cite.spans[0])
        if at is not None and at in clause.own and not _claimed(page, told, time):
            found.append((abs(at - told.place), at, time))
    if not found and clause.lemmas & page.table.anaphors and (outer := clause.tree.clause_of(clause.verb.head)):
        return [time for time in times_of(page, clause.tree) if clause.tree.at(time.cite.spans[0]) in outer.own]
    return [time for _, _, time in sorted(found, key=lambda row: row[:2])]


def _claimed(page: Page, told: Told, time: Note) -> bool:
    """Whether a date is among the words of another happening noun, and so not the clause's."""
    clause = told.clause
    others = (i for i in clause.own if i not in (told.place, clause.head) and named_by(page, clause, i))
    others = (i for i in others if not framed(page, clause, i))
    last = [(i, clause.tree.phrase(i)[-1]) for i in others]
    return any(clause.tree.tokens[i].stop <= time.cite.start and time.cite.stop <= clause.tree.tokens[j].stop for i, j in last)


def _edtf(time: Time) -> str | None:
    try:
        return of_timex(time.value, time.mod)
    except ValueError:  # a week or a day that no calendar has, written so by the page
        return None
