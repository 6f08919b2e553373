"""Deeds that no table lists: what somebody named has done on a day of its own, or what a page opens with.

Any verb of the perfective in the past tells a deed, but for those of saying, thinking, seeming and measuring. Without a day of
its own, or outside the first clause of the page, such a verb tells mostly of what led to what, and is passed over.
"""

from __future__ import annotations

import re

from svod.annotate.clauses import Clause, lemma
from svod.annotate.scene import Page, Told, is_day, is_deed, of_subject, tense, times_of
from svod.model.note import Name, Note, Statement

_TITLE = re.compile(r"[«„“\"]([A-ZА-ЯЁ][^«»„“”\"]{1,38})[»“”\"]")
_STEM = 5  # letters of a verb by which a title's form of it is known
_MAIN = ("root", "parataxis", "conj")  # relations of the clause that a sentence tells itself


def by_deed(page: Page, clause: Clause) -> Told | None:
    """A deed of somebody named, with a day of its own or as the news of the page."""
    verb = clause.verb
    if not is_deed(page, verb) and not _done_once(page, clause):
        return None
    if tense(clause) != "past" or (lemma(verb) in page.table.deeds and _reports(page, clause)):
        return None
    places = [(time, clause.tree.at(time.cite.spans[0])) for time in times_of(page, clause.tree)]
    own = [time for time, at in places if at is not None and at in clause.own and not of_subject(page, clause, clause.head, at)]
    dated = any(is_day(page, clause, time) for time in own)
    leads = (
        not own
        and is_deed(page, verb)
        and _opens(page, clause)
        and _main(clause)
        and page.table.first_person.isdisjoint(clause.lemmas)
    )
    if not (dated or leads) or _said(page, clause):
        return None
    who = _parties(clause)
    named = () if who else _titles(page, clause)
    if not who and not named:
        return None
    because = f"{'a deed with a day of its own' if dated else 'the deed that the page opens with'}: {lemma(verb)}"
    return Told(clause, clause.head, "other", because, who, needs_date=True, named=named)


def _reports(page: Page, clause: Clause) -> bool:
    """Whether the verb is the cue of a statement."""
    cues = (n.value.cue_cite for n in page.statements if isinstance(n.value, Statement) and n.value.cue_cite)
    return any(span.start <= clause.verb.start < span.stop for cue in cues for span in cue.spans)


def _done_once(page: Page, clause: Clause) -> bool:
    """Whether a verb of the imperfective tells that something was done (`в мае её уже снимали с эфира`)."""
    verb = clause.verb
    past = verb.pos == "VERB" and verb.feat("VerbForm") == "Fin" and verb.feat("Tense") == "Past"
    return past and lemma(verb) not in page.index.idle and not page.table.once.isdisjoint(clause.lemmas)


def _titles(page: Page, clause: Clause) -> tuple[str, ...]:
    """Names in quotation marks in the subject or the object, which no reader of names knows: of a film, a show, a ship."""
    heads = clause.children(clause.head, "nsubj", "nsubj:pass", "obj")
    content = page.context.text.content
    found = (_TITLE.findall(clause.tree.span(clause.tree.phrase(i)).of(content) + '"') for i in heads)
    return tuple(dict.fromkeys(name for names in found for name in names))[:1]


def _main(clause: Clause) -> bool:
    """Whether it is the sentence's own clause, or one joined to it."""
    tokens, place, seen = clause.tree.tokens, clause.head, set[int]()
    while 0 <= place < len(tokens) and place not in seen:
        if tokens[place].rel not in _MAIN:
            return False
        seen.add(place)
        place = tokens[place].head
    return True


def _opens(page: Page, clause: Clause) -> bool:
    """Whether the clause stands in the first sentence that the page tells, or in the second and the title has its verb."""
    if not page.in_lead(clause):
        return False
    title = page.context.text.title.value.lower().replace("ё", "е") if page.context.text.title else ""
    first = page.lead is not None and page.lead.start == clause.tree.parsed.span.start
    return first or lemma(clause.verb)[:_STEM] in title


def _said(page: Page, clause: Clause) -> bool:
    """Whether it is quoted, or what a person says happened: that is his account, and not the page's."""
    quoted = page.quoted(clause)
    if quoted is None or not isinstance(quoted.value, Statement):
        return False
    people = {n.value.normal for n in page.context.notes if isinstance(n.value, Name) and n.value.kind == "person"}
    return quoted.value.kind == "direct" or not people.isdisjoint(quoted.value.speakers)


def _parties(clause: Clause) -> tuple[Note, ...]:
    """Who did it or to whom it was done: the names of the subject and of the object."""
    tree = clause.tree
    objects = clause.children(clause.head, "obj", "nsubj:pass", "iobj")
    names = (*clause.subjects(), *(name for i in objects for name in tree.actors(tree.phrase(i))))
    return tuple({note.id: note for note in names}.values())
