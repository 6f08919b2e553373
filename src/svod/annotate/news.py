"""Happenings that are read off the page's statements: the saying that its title is about, and refusals to say anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from svod.annotate.clauses import lemma
from svod.annotate.scene import BY, Page, edtf_of, surname_in
from svod.annotate.statements.lines import folded
from svod.lang.base import Parsed
from svod.lang.speech import speech
from svod.model.note import Happening, Name, Note, Statement, Time

_WORD = re.compile(r"[^\W\d_]{4,}")


def headline(page: Page, told: Sequence[Note]) -> Iterator[Note]:
    """The first thing that somebody of the title says on the page, where nothing else he says is told as news."""
    published = page.context.published
    title = page.context.text.title.value.lower() if page.context.text.title else ""
    if not _says(page, title):
        return
    persons = {n.value.normal for n in page.context.notes if isinstance(n.value, Name) and n.value.kind == "person"}
    known = {name for note in told if isinstance(note.value, Happening) for name in note.value.participants}
    for note in sorted(page.statements, key=lambda note: note.cite.start):
        said = note.value
        if not published or not isinstance(said, Statement) or said.kind == "no_comment" or said.cue_cite is None:
            continue
        people = tuple(name for name in said.speakers if name in persons and surname_in(title, name))
        sentence = _sentence(page, said.cue_cite.start)
        if not people or sentence is None or not page.table.back.isdisjoint(_lemmas(sentence)):
            continue
        if not _of_the_title(page, title, people, sentence):
            continue
        if known.isdisjoint(people):
            date = (said.date and edtf_of(Time(said.date))) or f"{published.isoformat()}~"
            value = Happening("statement", people, None, date, sentence.span.of(page.context.text.content))
            yield page.context.note(BY, "the title is about what he says", value, sentence.span)
        return


def _says(page: Page, title: str) -> bool:
    """Whether a lower-case title tells that somebody said something: `Лунёв пообещал …`, `Лунёв: …`."""
    said_of = speech(page.context.language.CODE)
    if said_of is None or not title:
        return False
    words = {page.context.language.lemma(word, "VERB") for word in _WORD.findall(title.replace("ё", "е"))}
    acts = not words.isdisjoint(page.index.triggers)  # `обвинил`: told as what it is
    return not acts and (": " in title or not words.isdisjoint(said_of.cues))


def _of_the_title(page: Page, title: str, people: Sequence[str], sentence: Parsed) -> bool:
    """Whether a sentence has a word of the title that neither names the speaker nor says that he speaks."""
    said_of = speech(page.context.language.CODE)
    names = {word for name in people for word in folded(name.lower()).split()}
    words = (page.context.language.lemma(word) for word in _WORD.findall(title.replace("ё", "е")) if word not in names)
    return any(word in _lemmas(sentence) and not (said_of and word in said_of.cues) for word in words if word not in names)


def refusals(page: Page) -> Iterator[Note]:
    """A refusal to comment is news where the page opens with it; a request left unanswered is one anywhere, of the page's own
    day or near it, since it was the page or the one before it that asked."""
    published, said_of = page.context.published, speech(page.context.language.CODE)
    asked = said_of.asked if said_of else frozenset[str]()
    for note in page.statements:
        said = note.value
        if not isinstance(said, Statement) or said.kind != "no_comment" or not published or not said.speakers:
            continue
        leads = page.lead is not None and page.lead.holds(note.cite.spans[0])
        sentence = _sentence(page, note.cite.start)
        if not leads and (sentence is None or asked.isdisjoint(_lemmas(sentence))):
            continue
        date = (said.date and edtf_of(Time(said.date))) or f"{published.isoformat()}{'' if leads else '~'}"
        value = Happening("refusal", said.speakers, None, date, note.cite.text)
        yield page.context.note(BY, "somebody declines to comment on the news of the page", value, *note.cite.spans)


def _sentence(page: Page, place: int) -> Parsed | None:
    return next((one for one in page.context.parsed if one.span.start <= place < one.span.stop), None)


def _lemmas(sentence: Parsed) -> frozenset[str]:
    return frozenset(lemma(token) for token in sentence.tokens)
