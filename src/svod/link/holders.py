"""Who takes the stand that a page's own words give: the names around a cue, and those that a pronoun means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from svod.lang import lexicon
from svod.lang.standing import StandTable
from svod.link.parties import Parties, plain
from svod.link.words import base, lemma
from svod.model.chronicle import Reading
from svod.model.note import Name, Note, Statement
from svod.model.span import Span

_WORD = re.compile(r"[^\W_]{3,}(?:-[^\W_]+)*")
_NOUN_LIKE = 4  # letters of a word that may be a subject
_HEAD = 2  # telling words with which what is denied begins
_BACK = 2  # sentences to which a refusal to comment, or a word like `происходящее`, looks back


@lru_cache(maxsize=20_000)
def telling(code: str, text: str) -> frozenset[str]:
    """The lemmas of the words of a text that can tell one matter from another."""
    empty = lexicon.stands(code).empty
    return frozenset(word for met in _WORD.findall(text) if (word := base(met, code)) not in empty and len(word) > 2)


def _lowered(text: str) -> str:
    """A text in lower case, ё as е, as long as it was: a letter that grows stays as it is."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return low.replace("ё", "е")


def head(code: str, text: str) -> frozenset[str]:
    """The first telling words of a text: what it is about, before all that is said of it."""
    empty = lexicon.stands(code).empty
    words = (base(met, code) for met in _WORD.findall(text))
    return frozenset([word for word in words if word not in empty and len(word) > 2][:_HEAD])


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
        return span.of(self._lower)

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
        return max(0, bisect_right(self._starts, place) - 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    @cached_property
    def _lower(self) -> str:
        return _lowered(self.reading.text.content)

    @cached_property
    def _quotations(self) -> list[Span]:
        found = self.reading.of_kind("statement")
        direct = (note for note in found if isinstance(note.value, Statement) and note.value.kind == "direct")
        return [span for note in direct for span in note.cite.spans]

    def quoted(self, place: Span) -> bool:
        """Whether a place is within a longer quotation: the words are not the page's own."""
        return any(span.holds(place) and span != place for span in self._quotations)

    def holds(self, stems: tuple[str, ...]) -> bool:
        """Whether one of these is in the page, or none is asked for: cheaper by far than a pattern."""
        return not stems or any(stem in self._lower for stem in stems)

    def met(self, pattern: str) -> Iterator[tuple[int, Span, re.Match[str]]]:
        """Where a pattern is met within a sentence: its place, its span, and the match, whose places are the page's own.

        The page is searched in one go: most patterns are on few pages."""
        for found in re.finditer(pattern, self._lower) if pattern else ():
            at = self.index(found.start())
            span = self.sentences[at]
            if span.start <= found.start() and found.end() <= span.stop:
                yield at, span, found

    def serves(self, party: str) -> frozenset[str]:
        """The lemmas of the offices that the page gives a party."""
        return self._offices.get(party, frozenset())

    @cached_property
    def _offices(self) -> dict[str, frozenset[str]]:
        out: dict[str, frozenset[str]] = {}
        for note in self.reading.of_kind("name"):
            if isinstance(note.value, Name) and note.value.office:
                key = self.parties.speaks_for(self.reading.page, note.value.normal)
                out[key] = out.get(key, frozenset()) | telling(self.code, note.value.office)
        return out

    def begins(self, at: int, stop: int, pattern: str) -> bool:
        """Whether these words stand in a sentence before that place."""
        start = self.sentences[at].start
        return bool(pattern and start < stop and re.search(pattern, self.low(Span(start, stop))))

    def base(self, name: str) -> str:
        """A name with its first word, the noun, in its normal form: `операцией по …` is called `операция по …`."""
        first, space, rest = name.strip().partition(" ")
        return lemma(self.code, first) + space + rest

    def back(self, at: int) -> str:
        """The sentences just before this one, in its block."""
        block = next((b.span for b in self.reading.text.blocks if b.span.start <= self.sentences[at].start < b.span.stop), None)
        near = [span for span in self.sentences[max(0, at - _BACK) : at] if block and block.holds(span)]
        return " ".join(self.words(span) for span in near)


def negated_in(code: str, text: str) -> frozenset[str]:
    """The lemmas of what a text in lower case says is not so: the first telling word after each negation."""
    table, out = lexicon.stands(code), set[str]()
    for met in re.finditer(table.negations, text) if table.negations else ():
        if table.degrees and re.search(table.degrees, met["rest"]):
            continue
        for word in _WORD.findall(met["rest"]):
            found = lemma(code, word)
            if found in table.unless or (table.oneself and re.fullmatch(table.oneself, f"{word} {found}")):
                break  # what one does oneself, another may leave undone
            if found not in table.passed:
                out.add(found)
                break
    return frozenset(out)


def holders(search: Reader, at: int, span: Span, cue: Span, opposed: tuple[str, ...], of: str) -> list[tuple[Note, str]]:
    """Who takes the stand: the last list of names in the nominative before the cue, those whom a pronoun means, a name in the
    nominative after it, or the nearest person before it."""
    # What stands before a colon is a heading, an outlet or a speaker, and no subject of what follows.
    colon = search.low(Span(span.start, cue.start)).rfind(": ") if cue.start > span.start else -1
    first = span.start + colon + 1 if colon >= 0 else span.start
    inside = [row for row in search.names(first, span.stop) if row[1] not in opposed]
    before = [row for row in inside if row[0].cite.stop <= cue.start]
    if related := _related(search, span, cue, before):
        return related
    after = [row for row in inside if row[0].cite.start >= cue.stop]
    if of == "whose":
        return [row for row in _people(after)[:1] if not is_base(row[0])]
    if subject := _another(search, span, cue, inside):
        return _told_again(search, at, before, subject) if subject in search.table.roles else []
    low = search.low(Span(span.start, cue.start)) if cue.start > span.start else ""
    if re.search(search.table.one + r"\s*$", low) and (people := _people(before)):
        based = [row for row in people if is_base(row[0])]
        return based[:1] or people[-1:]  # `he` right before the cue is whom the sentence is about
    verb = _is_verb(search, cue)
    if run := _last_list(search, [row for row in before if is_base(row[0]) and _leads(search, row[0])]):
        return run if verb or len(run) > 1 or _of_one(search, run[0][0], cue) else []
    many, single = bool(re.search(search.table.they, low)), bool(re.search(search.table.one, low))
    if at and (many or single):
        earlier = search.sentences[at - 1]
        rows = search.names(earlier.start, earlier.stop)
        names = [row for row in rows if is_base(row[0]) and _leads(search, row[0])]
        return _last_list(search, names) if many else (_people(names) or _people(rows))[-1:]
    if named := _people([row for row in after if is_base(row[0]) and (not verb or _right_after(search, cue, row[0]))]):
        return _first_list(search, named)
    return [] if verb else [row for row in _people(before)[-1:] if _of_one(search, row[0], cue)]


def _another(search: Reader, span: Span, cue: Span, names: list[tuple[Note, str]]) -> str:
    """The noun in the nominative, no name, right before a cue, which is its subject (`королева одобрила`); or nothing."""
    before = search.words(Span(span.start, cue.start)) if cue.start > span.start else ""
    met = re.search(r"([^\W\d_]{4,}) $", before) if _is_verb(search, cue) else None
    if met is None or not met[1].islower() or not _noun_like(search, met[1]):
        return ""
    place = Span(span.start + met.start(1), span.start + met.end(1))
    own = lemma(search.code, met[1]) == met[1] and not any(one.meets(place) for note, _ in names for one in note.cite.spans)
    return met[1] if own else ""


def _told_again(search: Reader, at: int, before: list[tuple[Note, str]], role: str) -> list[tuple[Note, str]]:
    """The one person named before in this sentence, or else in the last, whom a role means; nobody where there are two."""
    last = search.sentences[at - 1] if at else None
    people = _people(before) or (_people(search.names(last.start, last.stop)) if last else [])
    if len({key for _, key in people}) != 1:
        return []
    form, first = search.table.feminine, plain(normal(people[-1][0])).partition(" ")[0]
    alike = bool(re.fullmatch(form, role)) == bool(re.fullmatch(form, first)) if form else True
    return people[-1:] if alike else []


def _of_one(search: Reader, note: Note, cue: Span) -> bool:
    """Whether no verb after a name tells of several: `сторонники Лунёва вышли в знак протеста` is not of Lunyov himself."""
    between = search.low(Span(note.cite.stop, cue.start)) if cue.start > note.cite.stop else ""
    return not (search.table.several and re.search(search.table.several, between))


def _right_after(search: Reader, cue: Span, note: Note) -> bool:
    """Whether a name follows a cue with at most an office between: `опроверг министр Лунёв`."""
    gap = search.low(Span(cue.stop, note.cite.start)) if note.cite.start > cue.stop else " "
    return bool(search.table.beside and re.match(search.table.beside, gap))


def _is_verb(search: Reader, cue: Span) -> bool:
    """Whether a cue is a verb, so that who takes the stand is its subject."""
    return bool(search.table.verbal and re.match(search.table.verbal, search.low(cue).strip()))


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
    word = re.search(r"([^\W\d_]+(?:-[^\W\d_]+)*) [«\"“„]?$", content[max(0, note.cite.start - 40) : note.cite.start])
    if word is None or not word[1].islower():
        return True
    base = lemma(search.code, word[1]) == word[1].replace("ё", "е")
    # `суд США`: a name that has no cases belongs to the noun before it.
    return base and not (isinstance(note.value, Name) and note.value.kind == "place" and _noun_like(search, word[1]))


def _noun_like(search: Reader, word: str) -> bool:
    """Whether a word in its normal form may be a noun: adverbs and conjunctions end otherwise, or are listed."""
    return len(word) >= _NOUN_LIKE and word[-1] not in "оеиуыюё" and word not in search.table.adverbs


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
