"""Which sayings are happenings: at a venue, to an audience, where all can read it, on a day of their own, or as the news."""

from __future__ import annotations

from datetime import timedelta

from svod.annotate.clauses import Clause, lemma
from svod.annotate.scene import Page, Told, is_day, of_subject, recent, surname_in, tense, times_of
from svod.model.note import Name, Note, Statement, Time

_DAY = timedelta(days=1)


def by_saying(page: Page, clause: Clause) -> Told | None:
    """A saying is news where it has its venue, its hearers or its medium, or where it opens the page and names the speaker
    of the title."""
    verb = lemma(clause.verb)
    if verb not in page.index.saying or clause.verb.feat("VerbForm") != "Fin" or tense(clause) != "past":
        return None
    objects = {clause.tree.lemmas[i] for i in clause.children(clause.head, "obj")}
    if not page.table.feasts.isdisjoint(objects):
        return None  # `отметил юбилей`
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
        own = at in places and is_day(page, clause, time) and not of_subject(page, clause, clause.head, at or 0)
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
