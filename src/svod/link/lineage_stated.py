"""Whom a page states that it has its title or lead from: each relay it names, nearest first, back to the first speaker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from svod.lang.directory import directory, name_key
from svod.lang.lexicon import happenings
from svod.lang.sourcing import sourcing
from svod.link.lineage_scene import RELAYS, of_house, wire_of
from svod.link.words import words
from svod.model.chronicle import Reading
from svod.model.link import Lineage, Step
from svod.model.note import Name, Note, Source, Statement
from svod.model.span import Cite, Span

LEAD = 3  # told sentences that are the lead; after them a named source may be that of something else
_FIRST = ("press_service", "document", "person")  # kinds of source behind which the page names none
_ABOUT = 0.3  # share of the title's telling words that a saying must have to be the title's
_EARLY = 0.3  # what it counts that a saying stands in the lead
_NAMED = 0.3  # what it counts that the title names the speaker
_RARE = 0.8  # weight of a word that names somebody, and not an office


@dataclass(frozen=True, slots=True)
class _Giver:
    """A source that a page names: its name, where, and why it belongs into the chain."""

    name: str
    cite: Cite
    because: str


def stated(reading: Reading) -> Lineage:
    """The chain that the page itself states."""
    credit, relays, place = _relays(reading)
    saying = _saying(reading, place)
    relays = relays or _told_to(reading, saying)
    first = _first(reading, saying, place)
    chain, steps = [reading.outlet], list[Step]()
    for giver in (*credit, *relays, *([first] if first else [])):
        if any(same(giver.name, name) for name in chain):
            continue
        steps.append(Step(chain[-1], giver.name, "stated", giver.cite, giver.because))
        chain.append(giver.name)
    return Lineage(reading.page, tuple(chain), "stated", tuple(steps))


def _relays(reading: Reading) -> tuple[list[_Giver], list[_Giver], int | None]:
    """Agencies and outlets that the page has its lead from: those of credit lines; those of the first sentence that names
    one; and which sentence that is."""
    notes = _sources(reading, (*RELAYS, *_FIRST))
    credit = [_giver(note, "named in the credit line") for note in notes if reading.text.role_at(note.cite.start) == "credit"]
    wire, start, stop = wire_of(reading)
    if wire and not of_house(wire, reading.outlet):
        credit.append(_Giver(wire, reading.text.cite(Span(start, stop)), "the dateline bears it"))
    told = [note for note in notes if reading.text.role_at(note.cite.start) != "credit" and _of_lead(reading, note.cite)]
    places = sorted({place_of(reading, note.cite) for note in told})
    crowd: tuple[list[_Giver], int | None] = ([], None)
    for place in places:
        beside = [note for note in told if place_of(reading, note.cite) == place]
        if place >= LEAD > places[0]:  # the lead names its own: a later sentence that begins with a relay is its
            beside = [note for note in beside if looks_back(reading, note.cite)]
        relaying = [note for note in beside if _kind(note) in RELAYS and not (place >= LEAD and _quotes_another(reading, note))]
        found = [_giver(note, "named with the lead") for note in relaying]
        found = found or [giver for note in beside for giver in _listeners(reading, note.cite)]
        if any(not _nameless(reading, giver.name) for giver in found):
            return credit, found, place
        crowd = crowd if crowd[0] else (found, place if found else None)
    return credit, *crowd


def _nameless(reading: Reading, name: str) -> bool:
    """True for the media at large (`СМИ`, `испанские СМИ`): one that the page names further on is meant."""
    return name[:1].islower() or name in sourcing(reading.text.language.value).crowd.values()


def _quotes_another(reading: Reading, note: Note) -> bool:
    """True for a relay of nothing but somebody's words (`приводит слова X агентство Y`) that are not the title's."""
    saying, table = _saying(reading, None), sourcing(reading.text.language.value)
    first = next((word.key for word in words(reading.text.content, note.cite.spans[0], reading.text.language.value)), "")
    if first not in table.quoting or saying is None or not isinstance(saying.value, Statement):
        return False
    beside = [
        one.value.speakers
        for one in reading.of_kind("statement")
        if isinstance(one.value, Statement) and any(same(name, _giver(note, "").name) for name in one.value.via)
    ]
    return bool(beside) and not any(set(saying.value.speakers) & set(speakers) for speakers in beside)


def looks_back(reading: Reading, cite: Cite) -> bool:
    """True for a frame that looks back at what was told before it: `Об этом сообщает X`, `…, передаёт X`."""
    table = sourcing(reading.text.language.value)
    first = next((word for span in cite.spans for word in words(reading.text.content, span, reading.text.language.value)), None)
    return first is not None and (first.key in table.verbs or any(first.form == about[0] for about in table.about))


def _told_to(reading: Reading, saying: Note | None) -> list[_Giver]:
    """The relays named with the saying that the title tells, else an agency named where a saying of the lead is reported."""
    if saying and isinstance(saying.value, Statement):
        why = "named with the saying that the title tells"
        media = [note.value.source for note in _sources(reading, ("social_media",)) if isinstance(note.value, Source)]
        known = [name for name in saying.value.via if not any(same(name, medium) for medium in media)]
        relays = [_Giver(name, saying.cite, why) for name in known]
        if relays:
            return relays
    for note in reading.of_kind("statement"):
        if isinstance(note.value, Statement) and (note is saying or place_of(reading, note.cite) < LEAD):
            found = _listeners(reading, note.value.cue_cite or note.cite)
            if found:
                return found
    return []


def _listeners(reading: Reading, cite: Cite) -> list[_Giver]:
    """Agencies that a source or speaker told it to, or that had the document from them: named in the sentence that says who
    said it."""
    sentence = _sentence(reading, cite)
    out = []
    for note in reading.of_kind("name"):
        inside = sentence.holds(Span(note.cite.start, note.cite.stop))
        if inside and isinstance(note.value, Name) and note.value.kind == "organisation":
            known = directory().by_name(note.value.normal)
            if known and known.kind == "agency" and not same(known.name, reading.outlet):
                out.append(_Giver(known.name, note.cite, "an agency that was told so"))
    return out


def _first(reading: Reading, saying: Note | None, place: int | None) -> _Giver | None:
    """The first speaker or document: a press service, document or person that the lead is had from, else who says what the
    title tells."""
    for note in _sources(reading, _FIRST):
        at = place_of(reading, note.cite)
        # What is from somebody further on is something else.
        said = place_of(reading, saying.cite) if saying else at if looks_back(reading, note.cite) else LEAD
        if _of_lead(reading, note.cite) and (abs(at - place) <= 1 if place is not None else at <= said + 1):
            found = _giver(note, "the lead is had from it")
            return _Giver(_fuller(reading, found.name), found.cite, found.because)
    if saying is None or not isinstance(saying.value, Statement):
        return None
    names = [name for name in saying.value.speakers if _speaks(reading, name)]
    cite = saying.value.speaker_cite or saying.cite
    return _Giver(_fuller(reading, names[0]), cite, "says what the title tells") if names else None


def _saying(reading: Reading, relayed: int | None) -> Note | None:
    """The statement, with a speaker, that the title is about; nothing where none comes near. One of the lead, one beside the
    sentence that names the relay, and one of somebody whom the title names are likelier meant."""
    title = _telling(reading, [block.span for block in reading.text.blocks if block.role == "title"][:1])
    whole = sum(title.values()) or 1.0
    best, best_score = None, _ABOUT
    for note in reading.of_kind("statement"):
        value = note.value
        if not isinstance(value, Statement) or not any(_speaks(reading, name) for name in value.speakers):
            continue
        place, spoken = place_of(reading, note.cite), _spoken(reading, value.speakers)
        told = _telling(reading, note.cite.spans) | spoken
        score = sum(weight for key, weight in title.items() if key in told) / whole
        score += _EARLY if place < LEAD or (relayed is not None and 0 <= place - relayed <= 1) else 0.0
        score += _NAMED if any(key in title for key, weight in spoken.items() if weight >= _RARE) else 0.0
        if place < LEAD or value.kind == "direct" or any(key in title for key in spoken):
            best, best_score = (note, score) if score > best_score else (best, best_score)
    return _around(reading, best)


def _around(reading: Reading, saying: Note | None) -> Note | None:
    """The saying in which this one is told (`X отрицает это, заявил Y`): the page has both from its speaker."""
    if saying is None:
        return None
    inside = Span(saying.cite.start, saying.cite.stop)
    wider = [
        note
        for note in reading.of_kind("statement")
        if isinstance(note.value, Statement)
        and len(note.cite.spans) == 1
        and note.cite.spans[0] != inside
        and note.cite.spans[0].holds(inside)
        and any(_speaks(reading, name) for name in note.value.speakers)
    ]
    return max(wider, key=lambda note: len(note.cite.spans[0]), default=saying)


def _speaks(reading: Reading, name: str) -> bool:
    """False for a known outlet, and for "the newspaper", "the edition": they relay, and are nobody's first speaker."""
    media = sourcing(reading.text.language.value).media
    nameless = name[1:] == name[1:].lower()
    return not _outlet(name) and not (nameless and any(key in media for key in _spoken(reading, [name])))


def _telling(reading: Reading, spans: Iterable[Span]) -> dict[str, float]:
    code = reading.text.language.value
    return {word.key: word.weight for span in spans for word in words(reading.text.content, span, code)}


def _spoken(reading: Reading, names: Iterable[str]) -> dict[str, float]:
    text = " ".join(names)
    code = reading.text.language.value
    return {word.key: word.weight for word in words(text, Span(0, len(text)), code)} if text else {}


def _sources(reading: Reading, kinds: Sequence[str]) -> list[Note]:
    """Source notes of these kinds, but those that name the page's own outlet, and programmes of who speaks there: the medium is
    nobody from whom the page has it."""
    return [
        note
        for note in reading.of_kind("source")
        if isinstance(note.value, Source)
        and note.value.kind in kinds
        and not same(note.value.source, reading.outlet)
        and not _own_programme(reading, note)
    ]


def _own_programme(reading: Reading, note: Note) -> bool:
    """`в эфире своей программы «X»`: where somebody spoke, and his own."""
    code = reading.text.language.value
    table, keys = sourcing(code), {word.key for span in note.cite.spans for word in words(reading.text.content, span, code)}
    return bool(keys & table.shows and keys & table.own)


def _giver(note: Note, because: str) -> _Giver:
    return _Giver(note.value.source if isinstance(note.value, Source) else "", note.cite, because)


def _fuller(reading: Reading, name: str) -> str:
    """The name that the title gives to who is called by common words further on: `пресс-служба режиссёра` is `Пресс-служба
    Симана` there."""
    code, content = reading.text.language.value, reading.text.content
    head = next((word.key for word in words(name, Span(0, len(name)), code)), "") if name else ""
    if not head or name != name.lower():
        return name
    for block in (one for one in reading.text.blocks if one.role == "title"):
        found = words(content, block.span, code)
        for at, word in enumerate(found):
            if word.key == head:
                rest = list(takewhile(lambda one: content[one.start].isupper(), found[at + 1 :]))
                return " ".join([name.split()[0], *(content[one.start : one.stop] for one in rest)]) if rest else name
    return name


def _of_lead(reading: Reading, cite: Cite) -> bool:
    """True where a source stands with the title or lead, in the first half of the page or closes it, and not in a sentence
    that looks back at something earlier."""
    spans = sentences_of(reading)
    place = place_of(reading, cite)
    if place < LEAD:
        return True
    first = next((word.key for word in words(reading.text.content, spans[place], reading.text.language.value)), "")
    if first in happenings(reading.text.language.value).back:
        return False
    return place < len(spans) / 2 or place in (len(spans) - 1, _before_background(reading, spans))


def _before_background(reading: Reading, spans: Sequence[Span]) -> int:
    """The last told sentence before the page looks back at something earlier (`Ранее …`) at its end."""
    code = reading.text.language.value
    for at in range(len(spans) // 2, len(spans)):
        first = next((word.key for word in words(reading.text.content, spans[at], code)), "")
        if first in happenings(code).back:
            return at - 1
    return len(spans) - 1


def sentences_of(reading: Reading) -> list[Span]:
    """The told sentences of a page, in order."""
    return [note.cite.spans[0] for note in reading.of_kind("sentence")]


def place_of(reading: Reading, cite: Cite) -> int:
    """In which told sentence a cite starts, 0 for what stands before them."""
    spans = sentences_of(reading)
    return max((at for at, span in enumerate(spans) if span.start <= cite.start), default=0)


def _sentence(reading: Reading, cite: Cite) -> Span:
    """The first told sentence that a cite reaches into."""
    met = [span for span in sentences_of(reading) if span.meets(Span(cite.start, cite.stop))]
    return met[0] if met else Span(cite.start, cite.stop)


def _kind(note: Note) -> str:
    return note.value.kind if isinstance(note.value, Source) else ""


def same(one: str, other: str) -> bool:
    """True where two names are of one outlet, or one but for marks, capitals and endings."""
    a, b = directory().by_name(one), directory().by_name(other)
    if a and b:
        return a.name == b.name
    return name_key(one).lower() == name_key(other).lower()


def _outlet(name: str) -> bool:
    """True for a known agency or outlet: it relays, and is nobody's first speaker."""
    found = directory().by_name(name)
    return found is not None and found.kind in RELAYS
