"""Statements: who said what. In the order that works: cue, then content, then speaker, then who that is.

`RULES` is the order in which a cue looks for its content; the first that finds one is the reason that the note carries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from svod.annotate.context import Context
from svod.annotate.statements.attribution import according_to, as_told, follows_from
from svod.annotate.statements.clauses import clause_after, clause_before
from svod.annotate.statements.declining import declined
from svod.annotate.statements.dialogues import answers, labelled
from svod.annotate.statements.ellipsis import left_out
from svod.annotate.statements.found import Content, Found, Page, lead
from svod.annotate.statements.going_on import after_colon, goes_on
from svod.annotate.statements.lines import Line, folded, lines_of
from svod.annotate.statements.memory import Memory, Speaker
from svod.annotate.statements.naming import named
from svod.annotate.statements.notes import note_of
from svod.annotate.statements.objects import after_preposition, bare_object, infinitive
from svod.annotate.statements.parenthesis import parenthesis
from svod.annotate.statements.phrases import Speaking
from svod.annotate.statements.pointing import BEFORE, told_before
from svod.annotate.statements.quoted import (
    alone,
    colon_without_marks,
    inner,
    next_paragraph,
    quotation_after,
    quotation_around,
    quotation_before,
)
from svod.annotate.statements.quotes import Quotation
from svod.annotate.statements.relays import relays
from svod.annotate.statements.resolve import Resolver
from svod.annotate.statements.speakers import cited, speaking
from svod.annotate.statements.spots import Spot, spots_of
from svod.annotate.statements.utterances import by_noun
from svod.lang.speech import Cue, speech
from svod.model.note import Note, Statement
from svod.model.span import overlap

VERSION = 1
BY = f"statements@{VERSION}"

Rule = Callable[[Page, Spot], Content | None]
RULES: tuple[Rule, ...] = (
    quotation_around,
    quotation_before,
    quotation_after,
    next_paragraph,
    told_before,
    clause_before,
    clause_after,
    colon_without_marks,
    as_told,
    parenthesis,
    infinitive,
    named,
    by_noun,
    bare_object,
    after_preposition,
)


def find(context: Context) -> Iterable[Note]:
    """The statements of a page, in the order of its text; nothing where the language has no table of cues."""
    table = speech(context.text.language.value)
    if table is None:
        return ()
    page = Page(context, lines_of(context, table), table)
    resolver = Resolver(page, Memory())
    used: set[Quotation] = set()
    notes: list[Note] = []
    for line in page.lines:
        for found in _found(page, line, used):
            note = _told(resolver, found)
            if note is not None and not _again(note, notes) and not _passes_on(found, notes):
                notes.append(note)
        follow = goes_on(page, line, resolver.memory, used)
        if follow is not None:
            notes.append(note_of(page, Found(follow[0], line, None, None), (follow[1],), BY))
    notes = _whole_quotations(page, notes, used)
    notes += _lead_ins(page, notes, used)
    notes += _talk(resolver, notes, used)
    return tuple(notes)


def _talk(resolver: Resolver, notes: Sequence[Note], used: set[Quotation]) -> list[Note]:
    """What is set out as a talk, but for words that a cue gave to somebody already."""
    told = [speaker for _, speakers in resolver.memory.turns for speaker in speakers]
    direct = [span for note in notes if getattr(note.value, "kind", "") == "direct" for span in note.cite.spans]
    out = []
    for found, speakers in (*labelled(resolver, used), *answers(resolver, told)):
        if not any(span.meets(other) for span in found.content.spans for other in direct):
            out.append(note_of(resolver.page, found, speakers, BY))
    return out


def _passes_on(found: Found, notes: Sequence[Note]) -> bool:
    """True for "Об этом сообщается на сайте" after a sentence whose statement is told already: it gives the source alone."""
    spot = found.spot
    if spot is None or not (spot.cue.impersonal or spot.cue.relays) or not found.content.because.startswith(BEFORE):
        return False
    whole = found.content.spans[0]
    return any(whole.holds(note.cite.spans[0]) and note.value.speakers for note in notes if isinstance(note.value, Statement))


def _whole_quotations(page: Page, notes: Sequence[Note], used: set[Quotation]) -> list[Note]:
    """The notes, those of a quotation that began paragraphs before its cue with all of its words."""
    out = list(notes)
    lines = page.tellers
    for line, following in reversed(list(pairwise(lines))):
        quotation, last = alone(line), following.quotes.get(lead(following))
        if quotation is None or last is None or not quotation.runs_on:
            continue
        start = inner(page, last).start
        place = next((i for i, note in enumerate(out) if note.cite.start == start and isinstance(note.value, Statement)), None)
        if place is not None:
            told = out[place]
            used.add(quotation)
            out[place] = page.context.note(BY, told.because, told.value, inner(page, quotation), *told.cite.spans)
    return out


def _lead_ins(page: Page, notes: Sequence[Note], used: set[Quotation]) -> list[Note]:
    """Quotations without a cue right before one that has it: "«…». «…», — сказал X" is all X's."""
    out: list[Note] = []
    known = list(notes)
    lines = page.tellers
    for line, following in reversed(list(pairwise(lines))):
        quotation, first = alone(line), following.quotes.get(lead(following))
        if quotation is None or quotation in used or first is None or following.block - line.block > 1:
            continue
        start = inner(page, first).start
        told = next((n for n in known if n.cite.start == start and isinstance(n.value, Statement)), None)
        if told is None or not isinstance(told.value, Statement) or len(quotation.inner) < 30:
            continue
        used.add(quotation)
        content = Content(
            (inner(page, quotation),), "a quotation before another of the same speaker, without a cue", "apart", "direct"
        )
        speakers = tuple(Speaker(name, None) for name in told.value.speakers)
        made = note_of(page, Found(content, line, None, None), speakers, BY)
        known.append(made)
        out.append(made)
    return out


def _found(page: Page, line: Line, used: set[Quotation]) -> list[Found]:
    """The contents of a line, those that stand first first; a quotation is used once."""
    out: list[Found] = []
    spots = spots_of(line)
    refusals = [
        Found(content, line, Spot(line, start, stop, Cue("", "declining")), line.text(start, stop))
        for content, start, stop in declined(page, line)
    ]
    refused = {i for found in refusals if found.spot for i in range(found.spot.start, found.spot.stop)}
    done: set[int] = set(refused)
    for rule in RULES:
        for spot in spots:
            content = rule(page, spot) if spot.start not in done else None
            if content is not None and not used & set(content.quotations):
                done.add(spot.start)
                used.update(content.quotations)
                out.append(Found(content, line, spot, line.text(spot.first, spot.stop)))
    out += after_colon(page, line, out, used)
    attributed = [*according_to(page, line), *follows_from(page, line)]
    out += [Found(content, line, None, line.text(start, stop)) for content, start, stop in attributed]
    out += refusals
    out = [found for found in out if not any(_held_by(found, other) for other in out)]
    return sorted(out, key=lambda found: found.words.start if found.words else found.line.span.start)


def _held_by(found: Found, other: Found) -> bool:
    """True where another content has this one's cue inside and tells the same: "X заявил, что …, и считает, что …" is one
    statement; "сообщается, что X пояснил, что …" is X's."""
    spot, outer = found.spot, other.spot
    if spot is None or found is other:
        return False
    inside = any(span.holds(spot.token_span) for span in other.content.spans)
    if inside and _hearsay_past(found, spot):
        return True
    if outer is None:
        return False
    if spot.cue.impersonal and outer.start > spot.start and _main_under(spot, outer):
        return any(span.holds(outer.token_span) for span in found.content.spans)
    thought = spot.cue.opinion and other.content.shape == "led" and spot.token.feat("VerbForm") == "Fin"
    return inside and thought and not outer.cue.impersonal and not _named_subject(spot)


def _main_under(spot: Spot, inner: Spot) -> bool:
    """True where the clause of this cue is told by another: "сообщается, что X пояснил дело, отметив, что …"."""
    line, top = spot.line, inner.start
    while line.tokens[top].head >= 0 and line.tokens[top].head != spot.start and line.tokens[top].rel in {"conj", "advcl"}:
        top = line.tokens[top].head
    told = folded(line.tokens[top].lemma) in spot.speech.cues and line.tokens[top].head == spot.start
    return told and any(line.tokens[i].rel.startswith("nsubj") for i in line.children.get(top, []))


def _hearsay_past(found: Found, spot: Spot) -> bool:
    """True for "…, ей передали, что …" inside what another said: it names nobody."""
    plural = spot.token.feat("Number") == "Plur" and spot.token.feat("VerbForm") == "Fin"
    return plural and found.content.speaking is None and not speaking(spot).phrases


def _named_subject(spot: Spot) -> bool:
    """True where the cue has a subject of its own that is no pronoun."""
    return any(spot.line.tokens[i].pos != "PRON" for i in spot.children("nsubj"))


def _told(resolver: Resolver, found: Found) -> Note | None:
    """The note of a content, once its speaker is known; None where its words name nothing that speaks, or only relay."""
    spot = found.spot
    said = found.content.speaking or (left_out(resolver.page, spot) or speaking(spot) if spot else Speaking())
    speakers = resolver.speakers(said, spot)
    theirs = _cited(resolver, spot) if spot is not None and spot.cue.lemma in resolver.page.speech.citing else None
    speakers = theirs or speakers
    by_office = any(phrase.line.tokens[phrase.head].pos == "NOUN" for phrase in said.phrases)  # "модель", whom the page named
    known = theirs is not None or (by_office and any(speaker.person is not None for speaker in speakers or ()))
    if speakers is None or (not known and relays(resolver.page, found, said)):
        return None
    if not speakers and spot is not None and _needs_speaker(found, spot, said):
        return None
    if spot is not None and _weak(found, spot, said):
        return None
    own = any(quotation == found.line.inside for quotation in found.content.quotations)  # "«…, — считает X. — …»"
    if spot is not None and spot.cue.opinion and found.line.inside is not None and not own:
        return None  # inside a quotation its speaker tells what others think, not what they said
    if (
        spot is not None
        and spot.cue.impersonal
        and spot.token.feat("Tense") == "Past"
        and not said.phrases
        and not said.document
    ):
        return None  # "ранее сообщалось": the outlet speaks of its own earlier pages
    if speakers:
        resolver.memory.turns.append((found.words.start if found.words else found.line.span.start, speakers))
    return note_of(resolver.page, found, speakers, BY)


def _cited(resolver: Resolver, spot: Spot) -> tuple[Speaker, ...] | None:
    """«…», приводит газета слова X; «…», цитирует агентство министра: the one whose words they are speaks."""
    theirs = cited(spot)
    return (resolver.speakers(Speaking((theirs,)), spot) or None) if theirs else None


def _weak(found: Found, spot: Spot, said: Speaking) -> bool:
    """True for a bare object whose subject is a pronoun in a side clause ("…, где он объявил о …"): it may be anything; and
    for an attitude shown by a deed ("тем самым она выразила протест")."""
    if found.content.shape != "bare":
        return False
    if any(phrase.line.lemmas[phrase.head] in spot.speech.documents for phrase in said.phrases):
        return True  # "решение гарантирует покой": no paper's words
    pronoun = len(said.phrases) == 1 and said.phrases[0].line.tokens[said.phrases[0].head].pos == "PRON"
    words = [token.text.lower() for token in found.line.tokens[: spot.start]]
    deed = any(pair in spot.speech.small.deeds for pair in pairwise(words))
    return (pronoun and spot.token.rel.startswith(("acl", "advcl"))) or (deed and spot.cue.group == "voicing")


def _needs_speaker(found: Found, spot: Spot, said: Speaking) -> bool:
    """True where a content without a speaker is likely no statement: views, hearsay, bare objects, words in a quotation."""
    return (
        spot.cue.opinion
        or found.line.inside is not None
        or found.content.shape == "bare"
        or (not said.phrases and _hearsay(spot))
    )


def _hearsay(spot: Spot) -> bool:
    """True for "говорят, что", "ранее сообщалось, что": nobody is named."""
    return spot.token.feat("Tense") == "Pres" and spot.token.feat("Number") == "Plur"


def _again(note: Note, notes: list[Note]) -> bool:
    """True where the same words of the same speaker are told already, or one id stands twice."""
    mine = note.cite.spans
    for other in notes:
        theirs = other.cite.spans
        if mine == theirs and other.value == note.value:
            return True
        same = getattr(other.value, "speakers", ()) == getattr(note.value, "speakers", ())
        if same and overlap(mine, theirs) > 0.5 * min(sum(map(len, mine)), sum(map(len, theirs))):
            return True
    return False
