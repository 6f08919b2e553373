"""Text -> Notes: what is found in one page alone. The annotators run in the order of `ANNOTATORS`, each given the notes of
those before it; a page in a language without a folder gets no notes, and the flow says so."""

from __future__ import annotations

from svod.annotate import happenings, names, sentences, sources, statements, times
from svod.annotate.context import Annotator, Context
from svod.lang import language
from svod.model.note import Note
from svod.model.span import Span
from svod.model.text import Text
from svod.stage import Stage

ANNOTATORS: tuple[Annotator, ...] = (
    sentences.find,
    names.find,
    times.find,
    sources.find,
    statements.find,
    happenings.find,
)


def context_of(text: Text) -> Context | None:
    """The page's told sentences parsed in one batch, or None where there is no folder for its language."""
    lang = language(text.language.value)
    if lang is None:
        return None
    spans: list[Span] = []
    for block in text.told():
        opens = text.dateline is not None and block.span.holds(text.dateline.spans[0])
        start = text.dateline.stop if text.dateline and opens else block.span.start
        spans += lang.sentences(text.content, Span(start, block.span.stop))
    return Context(text, lang, lang.analyse(text.content, spans))


def annotate(text: Text) -> tuple[Note, ...]:
    """Everything found in one page, in the order of the text; no two notes of one id."""
    context = context_of(text)
    if context is None:
        return ()
    for find in ANNOTATORS:
        context = context.with_notes(find(context))
    unique = {note.id: note for note in reversed(context.notes)}
    return tuple(sorted(unique.values(), key=lambda note: (note.cite.start, note.cite.stop, note.kind, note.id)))


STAGE = Stage(
    "annotate",
    version=7,
    over="page",
    needs=("text",),
    gives=("sentence", "name", "time", "source", "statement", "happening"),
    run=annotate,
)
