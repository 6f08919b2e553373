"""Where somebody takes a stand: in what he says, declines to say, or by the page's own words for it (`выступил против`).

A stance is sure where the words themselves take a side; a plain saying is one side of a matter only beside a sure stance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from svod.lang import lexicon
from svod.lang.lexicon import StandTable
from svod.link.parties import Parties, lemma, plain
from svod.model.chronicle import Reading
from svod.model.link import StandKind
from svod.model.note import Name, Note, Statement, Time
from svod.model.span import Cite, Span

_WORD = re.compile(r"[^\W_]{3,}(?:-[^\W_]+)*")
_NUMBER = re.compile(r"\b(\d[\d ]*)\s+([^\W\d_]{3,})")
_AFTER = 90  # characters after a cue in which stands who is opposed
_DAY = len("2031-05-09")
_BACK = 2  # sentences to which a refusal to comment, or a word like `происходящее`, looks back


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


@cache
def telling(code: str, text: str) -> frozenset[str]:
    """The lemmas of the words of a text that can tell one matter from another."""
    empty = lexicon.stands(code).empty
    return frozenset(word for met in _WORD.findall(text) if (word := lemma(code, met)) not in empty and len(word) > 2)


@dataclass(frozen=True)
class _Search:
    reading: Reading
    parties: Parties
    table: StandTable
    sentences: tuple[Span, ...]

    @property
    def code(self) -> str:
        return self.reading.text.language.value

    def words(self, span: Span) -> str:
        return span.of(self.reading.text.content)

    def low(self, span: Span) -> str:
        return self.words(span).lower().replace("ё", "е")

    @cached_property
    def named(self) -> frozenset[str]:
        """The lemmas of the words of all names on the page: that two name one place does not make their matter one."""
        return frozenset().union(*(telling(self.code, note.cite.text) for note in self.reading.of_kind("name")))

    def names(self, start: int, stop: int) -> list[tuple[Note, str]]:
        """The names between these places, those left out that only say where the page has it from."""
        sources = [span for note in self.reading.of_kind("source") for span in note.cite.spans]
        found = self.parties.names_in(self.reading, start, stop)
        return [row for row in found if not any(span.meets(own) for span in sources for own in row[0].cite.spans)]

    def index(self, place: int) -> int:
        """The sentence that holds this character, or the last before it."""
        return max((i for i, span in enumerate(self.sentences) if span.start <= place), default=0)

    def back(self, at: int) -> str:
        """The sentences just before this one, in its block."""
        block = next((b.span for b in self.reading.text.blocks if b.span.start <= self.sentences[at].start < b.span.stop), None)
        near = [span for span in self.sentences[max(0, at - _BACK) : at] if block and block.holds(span)]
        return " ".join(self.words(span) for span in near)


def stances(reading: Reading, parties: Parties) -> tuple[Stance, ...]:
    """Every stand that a page reports, in the order of the text."""
    spans = tuple(sorted(span for note in reading.of_kind("sentence") for span in note.cite.spans))
    if not spans:
        return ()
    search = _Search(reading, parties, lexicon.stands(reading.text.language.value), spans)
    found = [*_said(search), *_attitudes(search), *_acts(search)]
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


def _said(search: _Search) -> Iterator[Stance]:
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
        named = _named(search, note, content)
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


def _named(search: _Search, note: Note, content: str) -> str | None:
    """What the speaker calls a thing that the page named before: «назвал происходящее …»."""
    cue = (note.value.cue or "").lower() if isinstance(note.value, Statement) else ""
    if not search.table.naming or not re.search(search.table.naming, cue):
        return None
    thing = re.search(search.table.things, content)
    name = content[thing.end() :].strip(' «»"“”„.,') if thing else ""
    return name or None


def _attitudes(search: _Search) -> Iterator[Stance]:
    for at, span in enumerate(search.sentences):
        low = search.low(span)
        for row in search.table.attitudes:
            for met in re.finditer(row.pattern, low):
                cue = Span(span.start + met.start(), span.start + met.end())
                opposed = _opposed(search, span, cue) if row.stand == "denies" else ()
                who = _holders(search, at, span, cue, opposed)
                words = telling(search.code, search.words(span))
                for note, party in who:
                    start = min(cue.start, note.cite.start) if span.start <= note.cite.start < span.stop else cue.start
                    cite = search.reading.text.cite(Span(start, _end(search, span)))
                    against = tuple(key for key in opposed if key != party)
                    for_whom = search.parties.speaks_for(search.reading.page, _normal(note))
                    yield Stance(for_whom, row.stand, cite, search.reading, words, at, sure=True, opposes=against)


def _end(search: _Search, span: Span) -> int:
    return span.start + len(search.words(span).rstrip())


def _opposed(search: _Search, span: Span, cue: Span) -> tuple[str, ...]:
    """Whose plan or deed is opposed: the first person named after the cue."""
    after = search.names(cue.stop, min(span.stop, cue.stop + _AFTER))
    return tuple(key for note, key in after if isinstance(note.value, Name) and note.value.kind == "person")[:1]


def _holders(search: _Search, at: int, span: Span, cue: Span, opposed: tuple[str, ...]) -> list[tuple[Note, str]]:
    """Who takes the stand: the last list of names in the nominative before the cue, those whom a pronoun means, a name in the
    nominative after it, or the nearest person before it."""
    inside = [row for row in search.names(span.start, span.stop) if row[1] not in opposed]
    before = [row for row in inside if row[0].cite.stop <= cue.start]
    if related := _related(search, span, cue, before):
        return related
    after = [row for row in inside if row[0].cite.start >= cue.stop]
    low = search.low(Span(span.start, cue.start)) if cue.start > span.start else ""
    if re.search(search.table.one + r"\s*$", low) and (first := _people([row for row in before if _is_base(row[0])])[:1]):
        return first  # `he` right before the cue is whom the sentence is about
    if run := _last_list(search, [row for row in before if _is_base(row[0]) and _leads(search, row[0])]):
        return run
    many, single = bool(re.search(search.table.they, low)), bool(re.search(search.table.one, low))
    if at and (many or single):
        earlier = search.sentences[at - 1]
        rows = search.names(earlier.start, earlier.stop)
        names = [row for row in rows if _is_base(row[0]) and _leads(search, row[0])]
        return _last_list(search, names) if many else _people(names)[-1:]
    if named := _people([row for row in after if _is_base(row[0])]):
        return _first_list(search, named)
    return _people(before)[-1:]


def _related(search: _Search, span: Span, cue: Span, before: list[tuple[Note, str]]) -> list[tuple[Note, str]]:
    """Whom a relative pronoun right before the cue stands for: the name next before it, in any case."""
    low = search.low(Span(span.start, cue.start)) if cue.start > span.start else ""
    places = [met.start() for met in re.finditer(search.table.who, low)] if search.table.who else []
    if not places:
        return []
    return _people([row for row in before if row[0].cite.stop <= span.start + places[-1]])[-1:]


def _leads(search: _Search, note: Note) -> bool:
    """Whether a name can be a subject where it stands: after a noun in another case it is that noun's (`в кабинете Вельц`)."""
    content = search.reading.text.content
    word = re.search(r"([^\W\d_]+(?:-[^\W\d_]+)*) $", content[max(0, note.cite.start - 40) : note.cite.start])
    return word is None or not word[1].islower() or lemma(search.code, word[1]) == word[1].replace("ё", "е")


def _normal(note: Note) -> str:
    return note.value.normal if isinstance(note.value, Name) else note.cite.text


def _people(rows: list[tuple[Note, str]]) -> list[tuple[Note, str]]:
    return [row for row in rows if isinstance(row[0].value, Name) and row[0].value.kind == "person"]


def _is_base(note: Note) -> bool:
    """Whether a name stands in its normal form, and can be a subject."""
    return isinstance(note.value, Name) and set(plain(note.cite.text).split()) <= set(plain(note.value.normal).split())


def _last_list(search: _Search, rows: list[tuple[Note, str]]) -> list[tuple[Note, str]]:
    """The last of these names with those that a conjunction joins to it; people before states and bodies."""
    rows = _people(rows) or rows
    run = rows[-1:]
    for row in reversed(rows[:-1]):
        gap_stop = run[0][0].cite.start
        if row[0].cite.stop >= gap_stop or not re.fullmatch(search.table.also, search.low(Span(row[0].cite.stop, gap_stop))):
            break
        run.insert(0, row)
    return run


def _first_list(search: _Search, rows: list[tuple[Note, str]]) -> list[tuple[Note, str]]:
    """The first of these names with those that a conjunction joins to it."""
    run = rows[:1]
    for row in rows[1:]:
        start = run[-1][0].cite.stop
        if row[0].cite.start <= start or not re.fullmatch(search.table.also, search.low(Span(start, row[0].cite.start))):
            break
        run.append(row)
    return run


def _acts(search: _Search) -> Iterator[Stance]:
    """A party's own name for what it does, in quotation marks: «Верония начала „ограниченное учение“»."""
    if not search.table.acts:
        return
    for at, span in enumerate(search.sentences):
        for met in re.finditer(search.table.acts, search.low(span)):
            before = search.names(span.start, span.start + met.start())
            subjects = [row for row in before if _is_base(row[0])]
            if subjects:
                cite = search.reading.text.cite(Span(subjects[-1][0].cite.start, span.start + met.end()))
                named = search.words(Span(span.start + met.start("name"), span.start + met.end("name")))
                words = telling(search.code, search.words(span))
                yield Stance(subjects[-1][1], "names_it", cite, search.reading, words, at, named=named)
