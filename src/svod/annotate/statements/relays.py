"""Relays: an outlet or agency that passes on what others said is the way it came, not its speaker."""

from __future__ import annotations

import re
from functools import cache

from svod.annotate.statements.found import Found, Page
from svod.annotate.statements.lines import folded
from svod.annotate.statements.phrases import Speaking
from svod.lang.directory import directory
from svod.lang.sourcing import sourcing
from svod.model.note import Note, Source
from svod.model.span import Span

ADDRESS = re.compile(r"\w\.\w")  # "вестник.рф", but not "А. Лунёв"
OUTLETS = frozenset({"agency", "outlet", "social_media"})


def relays(page: Page, found: Found, said: Speaking) -> bool:
    """True where this cue only passes on: "…, сообщает агентство", "Об этом сообщает пресс-служба"."""
    spot = found.spot
    if spot is None or found.content.shape not in {"apart", "as"}:
        return False
    if not spot.cue.relays:
        return _between_anothers_words(page, found, said)
    if not said.phrases and not said.document:
        return True
    words = _words(found, said)
    source = page.source_in(words)
    kind = source.value.kind if source is not None and isinstance(source.value, Source) else _looks_like(page, said)
    if kind in OUTLETS:
        return not _of(said, sourcing(page.context.language.CODE).people)  # `сообщил источник агентства`: he speaks
    passes = spot.cue.group == "relaying" or found.content.shape == "as" or _second(found)
    if not kind and passes and not _person(said):
        return True
    house = bool(said.phrases) and said.phrases[0].case == "Loc"
    # A body that announces by itself, `об этом сообщило министерство`, is who speaks.
    return kind == "press_service" and not house and _of(said, sourcing(page.context.language.CODE).offices)


def _between_anothers_words(page: Page, found: Found, said: Speaking) -> bool:
    """True for "Лунёв, уточняет газета, сказал, что …": what an outlet puts in between is its aside, the words are his."""
    spot, line = found.spot, found.line
    if spot is None or len(found.content.spans) < 2 or not said.phrases:
        return False
    after = line.tokens[spot.stop :]
    told = any(folded(t.lemma) in spot.speech.cues and t.feat("VerbForm") == "Fin" for t in after)
    source = page.source_in(_words(found, said))
    kind = source.value.kind if source is not None and isinstance(source.value, Source) else _looks_like(page, said)
    return told and kind in OUTLETS


def _of(said: Speaking, nouns: frozenset[str]) -> bool:
    """True where the head of the words that name who speaks is one of these nouns."""
    heads = (phrase.line.tokens[phrase.head] for phrase in said.phrases[:1])
    return any(folded(head.lemma) in nouns for head in heads)


def _second(found: Found) -> bool:
    """True where another cue stands in the words passed on: "X считает, что …, сообщает Y"."""
    spot = found.spot
    return spot is not None and any(
        folded(t.lemma) in spot.speech.cues and t.feat("VerbForm") == "Fin" for t in found.line.tokens[: spot.start]
    )


def _person(said: Speaking) -> bool:
    """True where a person, or somebody told by his office, passes the words on: then they are his."""
    for phrase in said.phrases:
        head = phrase.line.tokens[phrase.head]
        named = any(m.kind == "person" for m in phrase.line.mentions_in(phrase.start, phrase.stop))
        if folded(head.lemma) in phrase.line.speech.small.one:
            return any(t.feat("Animacy") == "Anim" for t in phrase.line.tokens[phrase.start : phrase.stop])
        if named or (head.feat("Animacy") == "Anim" and head.pos == "NOUN") or head.pos == "PRON":
            return True
    return False


def _words(found: Found, said: Speaking) -> Span:
    assert found.words is not None  # noqa: S101 -- a found content with a spot has its cue's words
    places = [*(phrase.line.text(phrase.start, phrase.stop) for phrase in said.phrases)]
    places = places or [found.words]
    return Span(min(place.start for place in places), max(place.stop for place in places))


def _looks_like(page: Page, said: Speaking) -> str:
    """What kind of body speaks, where the sources did not say."""
    if not said.phrases:
        return ""
    phrase = said.phrases[0]
    lemmas = {folded(token.lemma) for token in phrase.line.tokens[phrase.start : phrase.stop]}
    if lemmas & page.speech.releases:
        return "press_service"
    text = phrase.line.text(phrase.start, phrase.stop).of(page.content).strip('«»"“”„ ').lower()
    if ADDRESS.search(text) or (text.isascii() and phrase.line.tokens[phrase.head].pos == "X"):
        return "outlet"  # an address, or a name in other letters that is no known body
    return "outlet" if text in _lower_names() or lemmas & page.speech.media else ""


@cache
def _lower_names() -> frozenset[str]:
    return frozenset(name.lower() for name in directory().spelled)


def via(page: Page, found: Found, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The relays named in the statement's own line, or right after it by "Об этом сообщает …"."""
    line = found.line
    out: list[str] = []
    for note in page.sources:
        inside = line.span.start <= note.cite.start < line.span.stop
        if (inside or _right_after(page, found, note)) and isinstance(note.value, Source) and note.value.kind in OUTLETS:
            out.append(note.value.source)
    return tuple(dict.fromkeys(name for name in out if name not in speakers))


def _right_after(page: Page, found: Found, note: Note) -> bool:
    if note.cite.start < found.line.span.stop or page.content[found.line.span.stop : note.cite.start].strip():
        return False
    return note.cite.text.lower().startswith(page.speech.small.about_this[0] + " ")
