"""The stands that sayings are: what is said, and by which word it is reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from svod.lang.standing import StandTable
from svod.link.holders import Reader, head, negated_in, telling
from svod.link.owners import owners
from svod.link.stances_noun import Figure, Stance
from svod.link.words import lemma
from svod.model.chronicle import Reading
from svod.model.link import StandKind
from svod.model.note import Name, Note, Statement, Time
from svod.model.span import Span

_DAY = len("2031-05-09")
_ROOT = 6  # letters by which two names for a thing are told apart, whatever their case
_BEFORE = 16  # characters before a number in which stands that it is a rough one
_SHORT = 8  # telling words of a saying whose news is that something is not there
_SURE: tuple[StandKind, ...] = ("denies", "declines_to_comment")


def said(search: Reader) -> Iterator[Stance]:
    """A stance for each saying and each of its speakers whose name is known."""
    for note in search.reading.of_kind("statement"):
        if isinstance(note.value, Statement):
            yield from _of(search, note, note.value)


def _of(search: Reader, note: Note, value: Statement) -> Iterator[Stance]:
    speakers = [speaker for speaker in value.speakers if _is_name(search, speaker)]
    if not speakers:
        return
    one = _saying(search, note, value)
    for speaker in speakers:
        party = search.parties.speaks_for(search.reading.page, speaker)
        others = tuple(key for key in _denied(search, one, value) if key != party)
        yield replace(one, party=party, serves=search.serves(party), opposes=others)
        for key in others:
            yield Stance(key, "asserts", one.cite, one.reading, one.words, one.at, one.about, held=True)


def _denied(search: Reader, one: Stance, value: Statement) -> tuple[str, ...]:
    """Whose words a saying denies: `опроверг | слова Лунёва о …`. A quotation is what is said, not what is denied."""
    if one.stand != "denies" or not one.sure or value.kind == "direct" or not one.cite.start:
        return ()
    start = one.cite.start
    return owners(search, one.at, search.sentences[one.at], Span(start - 1, start), "claim", "denies")


def _saying(search: Reader, note: Note, value: Statement) -> Stance:
    """The stance of a saying, whoever says it."""
    code, table, at = search.code, search.table, search.index(note.cite.start)
    content = note.cite.text.lower().replace("ё", "е")
    about, must = telling(code, note.cite.text), _must(search.table, content)
    stand, sure = _stand(table, value, content)
    sure = sure and not search.quoted(note.cite.spans[0])  # told by another in his own words
    denying = bool(table.no and re.search(table.no, content))
    things = _absent(search, content) if denying and len(about) <= _SHORT else frozenset()
    named = _named(search, value, content) or _loaded(search, value, content)
    negated = negated_in(code, content)
    refuted = sure and stand == "denies" and not negated
    against = bool(things) or (must is False and stand == "asserts")
    names = search.names(note.cite.start, note.cite.stop)
    return Stance(
        party="",
        stand="names_it" if named else "denies" if against else stand,
        cite=note.cite,
        reading=search.reading,
        words=about | _around(search, at, stand),
        at=at,
        about=about,
        head=head(code, note.cite.text),
        negated=about if refuted else negated,
        denying=denying or refuted,
        must=must,
        sure=sure,
        said=True,
        asks=bool(table.asks and re.search(table.asks, content)),
        points_back=bool(refuted and table.these and re.match(table.these, content)),
        turns=search.begins(at, note.cite.start, table.turns),
        breaks=search.begins(at, note.cite.start, table.breaks),
        named=named,
        date=value.date,
        mentions=frozenset(key for _, key in names),
        things=things,
        names=search.named,
        figures=_figures(search, content),
        places=frozenset(key for name, key in names if isinstance(name.value, Name) and name.value.kind == "place"),
        days=_days(search.reading, note),
    )


def _around(search: Reader, at: int, stand: StandKind) -> frozenset[str]:
    """The telling words of a saying's sentence; of a refusal to comment also those of what came before."""
    words = telling(search.code, search.words(search.sentences[at]))
    return words | telling(search.code, search.back(at)) if stand == "declines_to_comment" else words


def _absent(search: Reader, content: str) -> frozenset[str]:
    """The lemmas of what a saying denies the existence of, the page's names left out."""
    met = re.search(search.table.none, content) if search.table.none else None
    return telling(search.code, met["thing"] + met["rest"]) - search.named if met else frozenset()


def _is_name(search: Reader, speaker: str) -> bool:
    """Whether a speaker is somebody with a name: `источник` is no party that could be found again."""
    return speaker[:1].isupper() or search.parties.known(search.parties.speaks_for(search.reading.page, speaker))


def _must(table: StandTable, content: str) -> bool | None:
    """Whether a saying wants something done (True) or not done (False); None where it says neither, or both."""
    if not table.must or not table.must_not:
        return None
    not_so = re.search(table.must_not, content) is not None
    so = re.search(table.must, re.sub(table.must_not, " ", content)) is not None
    return so if so != not_so else None


def _figures(search: Reader, content: str) -> frozenset[Figure]:
    """What is counted, and how many."""
    table, found = search.table, set[Figure]()
    for met in re.finditer(table.counted, content) if table.counted else ():
        scale = next((by for word, by in table.scales if (met["scale"] or "").startswith(word)), 1.0)
        value = float(re.sub(r"\s", "", met["n"]).replace(",", ".")) * scale
        rough = re.search(table.rough, content[max(0, met.start() - _BEFORE) : met.start()]) is not None
        found.add(Figure(lemma(search.code, met["what"]), value, not rough and not met["scale"]))
    return frozenset(found)


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
            return row.stand, row.stand in _SURE
    for row in table.contents:
        if re.search(row.pattern, content):
            return row.stand, row.stand in _SURE
    return "asserts", False


def _named(search: Reader, said_: Statement, content: str) -> str | None:
    """What the speaker calls a thing that the page named before: «назвал происходящее …»."""
    cue = (said_.cue or "").lower()
    if not search.table.naming or not re.search(search.table.naming, cue):
        return None
    thing = re.search(search.table.things, content)
    name = content[thing.end() :].strip(' «»"“”„.,') if thing else ""
    return name or None


def _loaded(search: Reader, said_: Statement, content: str) -> str | None:
    """The name by which a saying calls a use of force, where it does not refuse it: its one name, or the last where it is said
    to give one (`назвал освобождение вторжением`)."""
    table = search.table
    other = re.search(table.else_called.removeprefix("^"), content) if table.else_called else None
    content = content[: other.start()] if other else content  # what follows is somebody else's name for it
    found = list(re.finditer(table.loaded, content)) if table.loaded else []
    if not found or re.search(table.refused, content[: found[0].start()]):
        return None
    gives = bool(re.search(table.naming, (said_.cue or "").lower()))
    return search.base(found[-1]["name"]) if gives or len({met["name"][:_ROOT] for met in found}) == 1 else None
