"""Who takes the stand that a page's own words give: the names around a cue, and those that a pronoun means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from svod.lang import lexicon
from svod.lang.lexicon import StandTable
from svod.link.parties import Parties, lemma, plain
from svod.model.chronicle import Reading
from svod.model.note import Name, Note
from svod.model.span import Span

_WORD = re.compile(r"[^\W_]{3,}(?:-[^\W_]+)*")
_AFTER = 90  # characters after a cue in which stands who is opposed
_BACK = 2  # sentences to which a refusal to comment, or a word like `происходящее`, looks back


@lru_cache(maxsize=20_000)
def telling(code: str, text: str) -> frozenset[str]:
    """The lemmas of the words of a text that can tell one matter from another."""
    empty = lexicon.stands(code).empty
    return frozenset(word for met in _WORD.findall(text) if (word := lemma(code, met)) not in empty and len(word) > 2)


@dataclass(frozen=True)
class Reader:
    """A page, and what is looked up in it again and again."""

    reading: Reading
    parties: Parties
    table: StandTable
    sentences: tuple[Span, ...]

    @property
    def code(self) -> str:
        """The code of its language."""
        return self.reading.text.language.value

    def words(self, span: Span) -> str:
        """The characters there."""
        return span.of(self.reading.text.content)

    def low(self, span: Span) -> str:
        """The same, as patterns are written: lower case, ё as е."""
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


def opposed_by(search: Reader, span: Span, cue: Span) -> tuple[str, ...]:
    """Whose plan or deed is opposed: the first person named after the cue."""
    after = search.names(cue.stop, min(span.stop, cue.stop + _AFTER))
    return tuple(key for note, key in after if isinstance(note.value, Name) and note.value.kind == "person")[:1]


def holders(search: Reader, at: int, span: Span, cue: Span, opposed: tuple[str, ...]) -> list[tuple[Note, str]]:
    """Who takes the stand: the last list of names in the nominative before the cue, those whom a pronoun means, a name in the
    nominative after it, or the nearest person before it."""
    inside = [row for row in search.names(span.start, span.stop) if row[1] not in opposed]
    before = [row for row in inside if row[0].cite.stop <= cue.start]
    if related := _related(search, span, cue, before):
        return related
    after = [row for row in inside if row[0].cite.start >= cue.stop]
    low = search.low(Span(span.start, cue.start)) if cue.start > span.start else ""
    if re.search(search.table.one + r"\s*$", low) and (first := _people([row for row in before if is_base(row[0])])[:1]):
        return first  # `he` right before the cue is whom the sentence is about
    if run := _last_list(search, [row for row in before if is_base(row[0]) and _leads(search, row[0])]):
        return run
    many, single = bool(re.search(search.table.they, low)), bool(re.search(search.table.one, low))
    if at and (many or single):
        earlier = search.sentences[at - 1]
        rows = search.names(earlier.start, earlier.stop)
        names = [row for row in rows if is_base(row[0]) and _leads(search, row[0])]
        return _last_list(search, names) if many else _people(names)[-1:]
    if named := _people([row for row in after if is_base(row[0])]):
        return _first_list(search, named)
    return _people(before)[-1:]


def _related(search: Reader, span: Span, cue: Span, before: list[tuple[Note, str]]) -> list[tuple[Note, str]]:
    """Whom a relative pronoun right before the cue stands for: the name next before it, in any case."""
    low = search.low(Span(span.start, cue.start)) if cue.start > span.start else ""
    places = [met.start() for met in re.finditer(search.table.who, low)] if search.table.who else []
    if not places:
        return []
    return _people([row for row in before if row[0].cite.stop <= span.start + places[-1]])[-1:]


def _leads(search: Reader, note: Note) -> bool:
    """Whether a name can be a subject where it stands: after a noun in another case it is that noun's (`в кабинете Вельц`)."""
    content = search.reading.text.content
    word = re.search(r"([^\W\d_]+(?:-[^\W\d_]+)*) $", content[max(0, note.cite.start - 40) : note.cite.start])
    return word is None or not word[1].islower() or lemma(search.code, word[1]) == word[1].replace("ё", "е")


def normal(note: Note) -> str:
    """A name in its normal form."""
    return note.value.normal if isinstance(note.value, Name) else note.cite.text


def _people(rows: list[tuple[Note, str]]) -> list[tuple[Note, str]]:
    return [row for row in rows if isinstance(row[0].value, Name) and row[0].value.kind == "person"]


def is_base(note: Note) -> bool:
    """Whether a name stands in its normal form, and can be a subject."""
    return isinstance(note.value, Name) and set(plain(note.cite.text).split()) <= set(plain(note.value.normal).split())


def _last_list(search: Reader, rows: list[tuple[Note, str]]) -> list[tuple[Note, str]]:
    """The last of these names with those that a conjunction joins to it; people before states and bodies."""
    rows = _people(rows) or rows
    run = rows[-1:]
    for row in reversed(rows[:-1]):
        gap_stop = run[0][0].cite.start
        if row[0].cite.stop >= gap_stop or not re.fullmatch(search.table.also, search.low(Span(row[0].cite.stop, gap_stop))):
            break
        run.insert(0, row)
    return run


def _first_list(search: Reader, rows: list[tuple[Note, str]]) -> list[tuple[Note, str]]:
    """The first of these names with those that a conjunction joins to it."""
    run = rows[:1]
    for row in rows[1:]:
        start = run[-1][0].cite.stop
        if row[0].cite.start <= start or not re.fullmatch(search.table.also, search.low(Span(start, row[0].cite.start))):
            break
        run.append(row)
    return run
