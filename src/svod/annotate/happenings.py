"""What a page tells as happened: type, parties, place, date, and the clause that tells it.

What is denied, wished or only supposed is passed over. The date is that of the same clause, or of the one that it is joined to
or goes on with; the lead of a page, told without a date, has the day of publication; `на днях` is this month. Anything else has
none, and then only helps to join tellings. After the practice of PLOVER coders: explicit parties, and silence where unsure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from svod.annotate.clauses import Clause, Tree, lemma, trees
from svod.annotate.context import Context
from svod.annotate.counts import counts
from svod.annotate.news import headline, refusals
from svod.annotate.scene import BY, Page, Told, bound, edtf_of, index, inside, named_by, of_subject, recent, tense, times_of
from svod.annotate.telling import framed, tellings
from svod.lang import lexicon
from svod.model.edtf import bounds, precision
from svod.model.note import Happening, HappeningType, Name, Note, Number, Statement, Time
from svod.model.span import Span

_DATELINE = 60  # characters of the longest
_ENDS = (": ", ". — ", ". – ", ". - ")  # marks with which a dateline may end inside a sentence
_UNTOLD = "no date is told"
_LEAD = 2  # sentences that tell the news itself
_OUTWEIGH = frozenset({"apology", "attack", "deaths", "accident", "demand", "accusation"})
_HARM: tuple[HappeningType, ...] = ("deaths", "accident", "attack", "fighting")
_OF_MANY: tuple[HappeningType, ...] = ("other", "court", "vote", "protest", "operation", "withdrawal")
_SIDED: tuple[HappeningType, ...] = ("phone_call", "meeting", "visit", "agreement", "letter", "resignation", "appointment")


def find(context: Context) -> Iterable[Note]:
    """The happenings that this page tells, each at the clause that tells it; one without a date serves only to join."""
    table = lexicon.happenings(context.language.CODE)
    page = Page(
        context,
        table,
        index(context.language.CODE),
        tuple(note for note in context.notes if note.kind == "time"),
        tuple(note for note in context.notes if note.kind == "statement"),
        _lead(context),
    )
    telling = [sentence for sentence in context.parsed if page.may_tell(sentence)]
    found = trees(telling, (note for note in context.notes if note.kind == "name"))
    notes = _dated_onward(page, [(tree, _of_sentence(page, tree)) for tree in found])
    return [*notes, *headline(page, notes), *refusals(page)]


def _of_sentence(page: Page, tree: Tree) -> list[Note]:
    """What one sentence tells. Condolences that go with an apology or another act are no news of their own."""
    notes = [note for clause in tree.clauses for told in tellings(page, clause) for note in _notes(page, told)]
    acts = {note.value.type for note in notes if isinstance(note.value, Happening)} - {"statement", "phone_call", "meeting"}
    said = {"statement"} if acts & _OUTWEIGH else set[str]()
    return [note for note in notes if isinstance(note.value, Happening) and note.value.type not in said]


def _lead(context: Context) -> Span | None:
    """The first sentences that the page tells."""
    first = sorted(one.span for one in context.parsed)[:_LEAD]
    return Span(first[0].start, first[-1].stop) if first else None


def _dated_onward(page: Page, told: Sequence[tuple[Tree, list[Note]]]) -> list[Note]:
    """The happenings of all sentences; one without a date in a sentence that goes on (`тогда`, `также`) has that of the last
    before it, where the same party is named first in both."""
    out, last = list[Note](), ("", "")
    for tree, notes in told:
        goes_on = not page.table.onward.isdisjoint(tree.lemmas)
        for note in notes:
            value = note.value
            if not isinstance(value, Happening) or not value.participants:
                out.append(note)
                continue
            who, (date, before) = value.participants[0].split()[-1], last
            if value.date is None and goes_on and who == before and note.because.endswith(_UNTOLD):
                note = replace(note, value=replace(value, date=date), because=f"{note.because}; it goes on with that of {date}")
            elif value.date and value.type not in ("statement", "other"):
                last = (value.date, who)
            out.append(note)
    return out


def _notes(page: Page, told: Told) -> Iterator[Note]:
    if told.leads and told.type in _HARM and tense(told.clause) == "other":
        return  # nobody plans to come to harm
    date, dated = (None, "its day is told elsewhere") if told.spoken else _date(page, told)
    if date is None and told.leads and (tense(told.clause) != "past" or told.needs_date):
        return  # a noun may speak of what happened in a clause of any tense
    parties = _parties(page, told)
    groups = [(one,) for one in told.principals] if told.each else [told.principals]
    clause = told.clause
    span = _after_dateline(page, clause.tree.span(page.own(clause)))
    if told.leads is False:  # a noun inside a clause that tells something else: the words from it to its last
        tokens = [clause.tree.tokens[i] for i in clause.tree.phrase(told.place)]
        span = Span(clause.tree.tokens[told.place].start, max(token.stop for token in tokens))
    elif told.place not in clause.own:  # a participle: the noun by it names the happening
        noun = clause.tree.tokens[told.place]
        span = Span(min(span.start, noun.start), max(span.stop, noun.stop))
    for group in groups:
        apart = {note.id for note in told.principals} - {note.id for note in group} if told.each else set()
        names = [*(_normal(note) for note in (*group, *parties) if note.id not in apart), *_selves(page, told), *told.named]
        who = dict.fromkeys((*names, *_hearers(page, told)))
        if not who and told.type in _SIDED and not (told.type == "agreement" and told.leads and date):
            continue  # whose it was is not told: it could not be joined, and says nothing
        what, numbers = span.of(page.context.text.content), _numbers(page, told)
        for day in (date, *_further(page, told, date)):
            value = Happening(told.type, tuple(who), _where(page, told), day, what, numbers)
            yield page.context.note(BY, f"{told.because}; {dated}", value, span)


def _numbers(page: Page, told: Told) -> tuple[Number, ...]:
    """How many it befell: what its clause counts, and where people came to harm, its whole sentence (`… и ранены 12`)."""
    tree, own = told.clause.tree, set(told.clause.own)
    found = counts(page.context, tree)
    if told.type in _HARM:
        return found
    if told.type not in _OF_MANY:
        return ()  # talks about the dead are not their number
    starts = {token.start for i, token in enumerate(tree.tokens) if i in own}
    return tuple(number for number in found if number.cite.start in starts)


def _after_dateline(page: Page, span: Span) -> Span:
    """The same words without the dateline that the parser took for a part of them: `Заречье/05.04.31/Новый берег: …`."""
    place = page.context.text.place
    if place is None or place.cite is None or not span.start <= place.cite.start < span.start + len(place.value):
        return span
    words = span.of(page.context.text.content)[:_DATELINE]
    after = max((words.find(mark) + len(mark) for mark in _ENDS if mark in words), default=0)
    return Span(span.start + after, span.stop) if after and span.start + after < span.stop else span


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
        if isinstance(time.value, Time) and (date := edtf_of(time.value)) and _dates(page, told, time, date):
            return date, f"dated by: {time.cite.text}"
    published = page.context.published
    if published and (known := recent(page, told.clause)):
        day = published.isoformat()[: len("2031-04") if known == "month" else len("2031")]
        return f"{day}~", f"not long ago: this {known}"
    quoted = page.quoted(told.clause)
    direct = quoted is not None and isinstance(quoted.value, Statement) and quoted.value.kind == "direct"
    clause, verb = told.clause, told.clause.verb
    done = tense(clause) == "past" and (verb.feat("VerbForm") == "Fin" or verb.feat("Variant") == "Short")
    subjects = [clause.tree.name_at.get(i) for i in clause.children(clause.head, "nsubj", "nsubj:pass")]
    aside = verb.rel == "acl:relcl" and not any(subjects)  # what is said of somebody by the way
    if (joined := _joined(page, told)) and done:
        return joined
    fresh = told.leads and page.in_lead(told.clause) and done and not aside
    if not published or not fresh or direct or told.clause.lemmas & page.table.back:
        if published and told.fresh and done and not _looks_back(page, told):
            return f"{published.isoformat()}~", "told soon after it was done"
        return None, _UNTOLD
    days = _scene(page, told)
    own = [day for day in days if day in _scene(page, told, clause.tree.parsed.span.start)]
    if len(days) == len(own) == 1:
        return own[0], "dated by its sentence"
    if days:
        return None, "the lead tells of another day, too"
    return published.isoformat(), "the lead tells the news of its day"


def _looks_back(page: Page, told: Told) -> bool:
    """Whether the clause, or a date in its paragraph before it, speaks of another time than the page's."""
    clause, year = told.clause, str(page.context.published)[: len("2031")]
    block = next((b.span for b in page.context.text.blocks if b.span.meets(clause.span)), clause.span)
    near = (
        time.value.value
        for time in page.times
        if isinstance(time.value, Time) and block.start <= time.cite.start < clause.span.stop
    )
    other = any(value[:1].isdigit() and not value.startswith(year) for value in near)
    return other or not clause.lemmas.isdisjoint(page.table.back) or bool(_scene(page, told))


def _joined(page: Page, told: Told) -> tuple[str, str] | None:
    """The date of the clause that this one is joined to: `в мае … задержали и … вывезли` is all of May."""
    clause = told.clause
    if clause.verb.rel != "conj" or not told.leads:
        return None
    outer = clause.tree.clause_of(clause.verb.head)
    if outer is None or outer.head >= clause.head or tense(outer) != "past":
        return None
    places = page.own(outer)
    for time in times_of(page, clause.tree):
        at = clause.tree.at(time.cite.spans[0])
        own = at is not None and at in places and at < outer.head and not bound(page, clause.tree, time)
        if own and isinstance(time.value, Time) and (date := edtf_of(time.value)):
            return date, f"dated by the clause that it is joined to: {time.cite.text}"
    return None


def _further(page: Page, told: Told, date: str | None) -> list[str]:
    """Other dates that a conjunction joins to the first (`в марте и в мае`): it happened on each of them."""
    clause = told.clause
    times = [] if told.dated or told.spoken or date is None else _clause_times(page, told)
    places = [clause.tree.at(time.cite.spans[0]) for time in times]
    joined = (time for time, at in zip(times, places, strict=True) if at is not None and _hangs(clause, at, places))
    dates = (edtf_of(time.value) for time in joined if isinstance(time.value, Time))
    return [day for day in dict.fromkeys(dates) if day and day != date]


def _hangs(clause: Clause, at: int, places: list[int | None]) -> bool:
    token = clause.tree.tokens[at]
    return token.rel == "conj" and token.head in places and token.head != at


def _scene(page: Page, told: Told, start: int = 0) -> list[str]:
    """Days other than the page's own that the paragraph gives up to the end of the sentence, but for those of a saying."""
    clause, days = told.clause, list[str]()
    block = next((b.span for b in page.context.text.blocks if b.span.meets(clause.span)), clause.span)
    stop = clause.tree.parsed.span.stop
    for time in page.times:
        date = edtf_of(time.value) if isinstance(time.value, Time) else None
        within = max(start, block.start) <= time.cite.start < stop
        if date and within and precision(date) == "day" and not _elsewhere(page, clause.tree, time):
            days.append(date)
    published = page.context.published
    return [day for day in dict.fromkeys(days) if published and day < published.isoformat()]


def _elsewhere(page: Page, tree: Tree, time: Note) -> bool:
    """Whether a date in this sentence is that of a verb of saying, of a noun that names another happening, or only where
    something begins or ends."""
    at = tree.at(time.cite.spans[0]) if tree.parsed.span.holds(time.cite.spans[0]) else None
    clause = tree.clause_of(at) if at is not None else None
    if clause is None:
        return False
    said = lemma(clause.verb) in page.table.sayings | page.table.writings
    nouns = (i for i in clause.own if i != clause.head and i < (at or 0) and named_by(page, clause, i))
    return said or bound(page, tree, time) != "" or any(at in tree.phrase(i) for i in nouns)


def _dates(page: Page, told: Told, time: Note, date: str) -> bool:
    """Whether this date is the day of what is told. Where it only begins or ends is another day's, but for what still goes on
    (`спорят с 1994 года`) and for an end that is announced; what is planned for a year has no day yet."""
    ahead = tense(told.clause) == "other"
    published = page.context.published
    to_come = published is None or date[:4] >= f"{published.year:04}"
    days = bounds(date)
    if published and days and tense(told.clause) == "past" and days[0] > published and not told.dated:
        return lemma(told.clause.verb) in page.table.moving  # what is done was not done on a day to come
    if ahead and to_come and precision(date).removeprefix("about ") in ("year", "decade", "century"):
        return False
    preposition = "" if told.dated else bound(page, told.clause.tree, time)
    if not preposition:
        return True
    if lemma(told.clause.verb) in page.table.moving:
        return True
    if preposition in page.table.since:
        return ahead and lemma(told.clause.verb) in page.table.lasting
    return ahead and date.endswith("~")


def _clause_times(page: Page, told: Told) -> list[Note]:
    """The dates in the clause, the nearest to the word that names the happening first."""
    clause, found = told.clause, []
    for time in times_of(page, clause.tree):
        at = clause.tree.at(time.cite.spans[0])
        if (
            at is not None
            and at in clause.own
            and not of_subject(page, clause, told.place, at)
            and not _claimed(page, told, time)
        ):
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
