"""Where somebody takes a stand: in what he says, declines to say, or by the page's own words for it (`выступил против`).

A stance is sure where the words themselves take a side; a plain saying is one side of a matter only beside a sure stance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from svod.lang import lexicon
from svod.lang.lexicon import StandTable
from svod.link.holders import Reader, holders, is_base, normal, opposed_by, telling
from svod.link.parties import Parties, lemma
from svod.model.chronicle import Reading
from svod.model.link import StandKind
from svod.model.note import Note, Statement, Time
from svod.model.span import Cite, Span

_NUMBER = re.compile(r"\b(\d[\d ]*)\s+([^\W\d_]{3,})")
_DAY = len("2031-05-09")
_ROOT = 6  # letters by which two names for a thing are told apart, whatever their case


@dataclass(frozen=True)
class Stance:
    """One stand on the words it rests on.

    words: lemmas that tell its matter; numbers: what it counts; days: the days it names; things: lemmas whose existence it
    denies; opposes: keys of those it is taken against; mentions: keys of those it names; at: the place of its sentence.
    """

    party: str
    stand: StandKind
    cite: Cite
    reading: Reading
    words: frozenset[str]
    at: int
    sure: bool = False
    said: bool = False
    named: str | None = None
    date: str | None = None
    opposes: tuple[str, ...] = ()
    mentions: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    numbers: frozenset[tuple[str, str]] = frozenset()
    days: frozenset[str] = frozenset()


def stances(reading: Reading, parties: Parties) -> tuple[Stance, ...]:
    """Every stand that a page reports, in the order of the text."""
    spans = tuple(sorted(span for note in reading.of_kind("sentence") for span in note.cite.spans))
    if not spans:
        return ()
    search = Reader(reading, parties, lexicon.stands(reading.text.language.value), spans)
    said = list(_said(search))
    named = {(one.party, one.at) for one in said if one.named}
    called = (one for one in _called(search) if (one.party, one.at) not in named)
    found = [*said, *_attitudes(search), *_acts(search), *called]
    # Who opposes one thing in a sentence is often said there to support another, and a denial is both a saying and an
    # attitude: that is one stand, told twice.
    firm = {(one.party, one.at) for one in found if not one.said and one.stand == "denies"}
    denied = {(one.party, one.at) for one in found if one.said and one.stand == "denies"}
    kept = [
        one
        for one in found
        if one.said
        or (
            not (one.stand == "asserts" and (one.party, one.at) in firm)
            and not (one.stand == "denies" and (one.party, one.at) in denied)
        )
    ]
    return tuple(sorted(kept, key=lambda one: (one.cite.start, one.cite.stop, one.party, one.stand)))


def _said(search: Reader) -> Iterator[Stance]:
    for note in search.reading.of_kind("statement"):
        if not isinstance(note.value, Statement):
            continue
        at = search.index(note.cite.start)
        content = note.cite.text.lower().replace("ё", "е")
        stand, sure = _stand(search.table, note.value, content)
        words = telling(search.code, note.cite.text + " " + search.words(search.sentences[at]))
        if stand == "declines_to_comment":
            words |= telling(search.code, search.back(at))
        absent = re.search(search.table.none, content) if search.table.none else None
        things = telling(search.code, absent["thing"] + absent["rest"]) - search.named if absent else frozenset()
        mentions = search.names(note.cite.start, note.cite.stop)
        named = _named(search, note, content) or _loaded(search, note.value, content)
        speakers = [search.parties.speaks_for(search.reading.page, speaker) for speaker in note.value.speakers]
        for speaker in (key for key in speakers if search.parties.known(key)):
            yield Stance(
                party=speaker,
                stand="names_it" if named else "denies" if things else stand,
                cite=note.cite,
                reading=search.reading,
                words=words,
                at=at,
                sure=sure,
                said=True,
                named=named,
                date=note.value.date,
                things=things,
                mentions=frozenset(key for _, key in mentions),
                numbers=frozenset(
                    (lemma(search.code, what), count.replace(" ", "")) for count, what in _NUMBER.findall(content)
                ),
            )


def _numbers(code: str, content: str) -> frozenset[tuple[str, str]]:
    """What is counted, and how many."""
    return frozenset((lemma(code, what), count.replace(" ", "")) for count, what in _NUMBER.findall(content))


def _days(reading: Reading, note: Note) -> frozenset[str]:
    """The days that a saying names."""
    times = [
        time for time in reading.of_kind("time") if note.cite.start <= time.cite.start and time.cite.stop <= note.cite.stop
    ]
    return frozenset(time.value.value for time in times if isinstance(time.value, Time) and len(time.value.value) == _DAY)


def _stand(table: StandTable, statement: Statement, content: str) -> tuple[StandKind, bool]:
    if statement.kind == "no_comment":
        return "declines_to_comment", True
    cue = (statement.cue or "").lower().replace("ё", "е")
    for row in table.reports:
        if re.search(row.pattern, cue):
            return row.stand, row.stand in ("denies", "declines_to_comment")
    for row in table.contents:
        if re.search(row.pattern, content):
            return row.stand, row.stand == "denies"
    return "asserts", False


def _named(search: Reader, note: Note, content: str) -> str | None:
    """What the speaker calls a thing that the page named before: «назвал происходящее …»."""
    cue = (note.value.cue or "").lower() if isinstance(note.value, Statement) else ""
    if not search.table.naming or not re.search(search.table.naming, cue):
        return None
    thing = re.search(search.table.things, content)
    name = content[thing.end() :].strip(' «»"“”„.,') if thing else ""
    return name or None


def _loaded(search: Reader, said: Statement, content: str) -> str | None:
    """The name by which a saying calls a use of force, where it does not refuse it: its one name, or the last where it is said
    to give one (`назвал освобождение вторжением`)."""
    table = search.table
    other = re.search(table.else_called.removeprefix("^"), content) if table.else_called else None
    content = content[: other.start()] if other else content  # what follows is somebody else's name for it
    found = list(re.finditer(table.loaded, content)) if table.loaded else []
    if not found or re.search(table.refused, content[: found[0].start()]):
        return None
    gives = bool(re.search(table.naming, (said.cue or "").lower()))
    return _base(search, found[-1]["name"]) if gives or len({met["name"][:_ROOT] for met in found}) == 1 else None


def _base(search: Reader, name: str) -> str:
    """A name with its first word, the noun, in its normal form: `операцией по …` is called `операция по …`."""
    first, space, rest = name.strip().partition(" ")
    return lemma(search.code, first) + space + rest


def _attitudes(search: Reader) -> Iterator[Stance]:
    for at, span in enumerate(search.sentences):
        low = search.low(span)
        for row in search.table.attitudes:
            for met in re.finditer(row.pattern, low):
                cue = Span(span.start + met.start(), span.start + met.end())
                opposed = opposed_by(search, span, cue) if row.stand == "denies" else ()
                who = holders(search, at, span, cue, opposed)
                words = telling(search.code, search.words(span))
                for note, party in who:
                    start = min(cue.start, note.cite.start) if span.start <= note.cite.start < span.stop else cue.start
                    cite = search.reading.text.cite(Span(start, _end(search, span)))
                    against = tuple(key for key in opposed if key != party)
                    for_whom = search.parties.speaks_for(search.reading.page, normal(note))
                    yield Stance(for_whom, row.stand, cite, search.reading, words, at, sure=True, opposes=against)


def _end(search: Reader, span: Span) -> int:
    return span.start + len(search.words(span).rstrip())


def _acts(search: Reader) -> Iterator[Stance]:
    """A party's own name for what it does, in quotation marks: «Верония начала „ограниченное учение“»."""
    if not search.table.acts:
        return
    for at, span in enumerate(search.sentences):
        for met in re.finditer(search.table.acts, search.low(span)):
            before = search.names(span.start, span.start + met.start())
            subjects = [row for row in before if is_base(row[0])]
            if subjects:
                cite = search.reading.text.cite(Span(subjects[-1][0].cite.start, span.start + met.end()))
                named = search.words(Span(span.start + met.start("name"), span.start + met.end("name")))
                words = telling(search.code, search.words(span))
                yield Stance(subjects[-1][1], "names_it", cite, search.reading, words, at, named=named)


def _called(search: Reader) -> Iterator[Stance]:
    """What something is called in one seat of government, and in another: «в Вергарде зовут это порядком, а в Тарсене — …»."""
    if not search.table.called:
        return
    for at, span in enumerate(search.sentences):
        low = search.low(span)
        for met in re.finditer(search.table.called, low):
            more = re.match(search.table.else_called, low[met.end() :])
            for one, shift in ((met, 0), (more, met.end())) if more else ((met, 0),):
                who = Span(span.start + shift + one.start("who"), span.start + shift + one.end("who"))
                group = "name" if one["name"] else "quoted"
                name = Span(span.start + shift + one.start(group), span.start + shift + one.end(group))
                for _, party in search.names(who.start, who.stop):
                    cite = search.reading.text.cite(Span(who.start, name.stop))
                    words = telling(search.code, search.words(span))
                    yield Stance(party, "names_it", cite, search.reading, words, at, named=_base(search, search.low(name)))
