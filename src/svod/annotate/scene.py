"""What a reader of one clause looks up again and again: the page's dates and quotations, and what a word of the clause is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from svod.annotate.clauses import Clause, Tree, lemma
from svod.annotate.context import Context
from svod.annotate.statements.lines import folded
from svod.lang import lexicon
from svod.lang.base import Parsed, Token
from svod.lang.lexicon import HappeningTable, Trigger
from svod.lang.speech import speech
from svod.model.edtf import of_timex
from svod.model.note import HappeningType, Name, Note, Statement, Time
from svod.model.span import Span

BY = "happenings@2"  # by what a happening is found, whichever of the rules around found it
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # of a season: as an event's date it is its three months
_SURNAME = 3  # letters and fewer are no surname that a title can be searched for
_DAY = len("2031-04-05")
_JOINED = 3  # characters of a conjunction or comma between two dates


@dataclass(frozen=True)
class Told:
    """A happening before it has its date: where, of what type, whose, and whether it may take the page's day."""

    clause: Clause
    place: int  # of the word that names it
    type: HappeningType
    because: str
    principals: tuple[Note, ...] = ()
    each: bool = False
    dated: tuple[Note, ...] = ()  # dates of its own, where they are known already
    leads: bool = True
    named: tuple[str, ...] = ()  # whose it is, where that is no name that was found
    spoken: bool = False  # only spoken of: its day is told elsewhere
    fresh: bool = False  # told within a day or so of being done, wherever in the page
    needs_date: bool = False  # a deed that the table does not know: without a date it says too little to join


@dataclass(frozen=True)
class Index:
    """The table of happenings by word. nouns: the last word of each noun -> the words before it, and its type, the longest
    first. triggers: a verb -> what it may tell. framing: lemmas that may name what frames a telling. telling: of these lemmas
    a sentence that tells anything has one, but for a saying, which has one of `saying` and stands in the lead or has one of
    `venues`, and for any deed in the lead or with a day of its own. idle: verbs of saying, thinking and seeming: no deeds."""

    nouns: Mapping[str, tuple[tuple[frozenset[str], HappeningType], ...]]
    staged: Mapping[str, HappeningType]
    triggers: Mapping[str, tuple[Trigger, ...]]
    framing: frozenset[str]
    telling: frozenset[str]
    saying: frozenset[str]
    venues: frozenset[str]
    idle: frozenset[str]


@cache
def index(code: str) -> Index:
    """The index of the table of the language with this code."""
    table = lexicon.happenings(code)
    nouns: dict[str, list[tuple[frozenset[str], HappeningType]]] = {}
    for noun, kind in sorted(table.nouns, key=lambda row: (-len(row[0].split()), row[0])):
        *before, last = noun.split()
        nouns.setdefault(last, []).append((frozenset(before), kind))
    triggers: dict[str, list[Trigger]] = {}
    for trigger in table.triggers:
        for verb in trigger.verbs:
            triggers.setdefault(verb, []).append(trigger)
    return Index(
        nouns={word: tuple(rows) for word, rows in nouns.items()},
        staged=dict(table.staged),
        triggers={verb: tuple(rows) for verb, rows in triggers.items()},
        framing=frozenset(nouns) | table.talks,
        telling=frozenset(nouns) | frozenset(triggers) | table.support | table.talks,
        saying=table.sayings | table.writings,
        venues=table.media | {venue for venue, _ in table.venues},
        idle=table.idle | table.sayings | table.writings | table.moving | (_said(code) - table.deeds),
    )


def _said(code: str) -> frozenset[str]:
    """The verbs that say something by themselves: not those that do so with a noun alone (`вышел с заявлением`)."""
    table = speech(code)
    cues = table.cues.items() if table else ()
    return frozenset(word for word, cue in cues if cue.that or cue.quotes or cue.names)


@dataclass(frozen=True)
class Page:
    """What a search for happenings looks up again and again."""

    context: Context
    table: HappeningTable
    index: Index
    times: tuple[Note, ...]
    statements: tuple[Note, ...]
    lead: Span | None

    @cached_property
    def about_a_call(self) -> bool:
        """Whether the page has a word for a telephone or a call."""
        words = self.context.text.content.lower()
        return any(word in words for word in self.table.calling)

    def may_tell(self, sentence: Parsed) -> bool:
        """Whether a sentence has a word that may tell a happening, so that its tree is worth a look."""
        words = frozenset([folded(token.lemma or token.text) for token in sentence.tokens])
        if not self.index.telling.isdisjoint(words):
            return True
        leads = self.lead is not None and self.lead.meets(sentence.span)
        news = leads or any(sentence.span.start <= time.cite.start < sentence.span.stop for time in self.times)
        if not self.index.saying.isdisjoint(words) and (news or not self.index.venues.isdisjoint(words)):
            return True
        return news and (any(is_deed(self, token) for token in sentence.tokens) or not self.table.once.isdisjoint(words))

    def in_lead(self, clause: Clause) -> bool:
        """Whether the clause stands in the lead."""
        return self.lead is not None and self.lead.holds(clause.span)

    def own(self, clause: Clause) -> tuple[int, ...]:
        """The clause's tokens without those of a quotation that it only reports: the tree often hangs some of them on it."""
        quotes = [n for n in self.statements if isinstance(n.value, Statement) and n.value.kind == "direct"]
        spans = [span for note in quotes for span in note.cite.spans]
        tokens = clause.tree.tokens
        inside = [i for i in clause.own if any(span.start <= tokens[i].start < span.stop for span in spans)]
        return clause.own if clause.head in inside else tuple(i for i in clause.own if i not in inside)

    def quoted(self, clause: Clause) -> Note | None:
        """The narrowest statement in whose content the clause stands."""
        around = [note for note in self.statements if any(span.meets(clause.span) for span in note.cite.spans)]
        return min(around, key=lambda note: note.cite.stop - note.cite.start, default=None)


def is_deed(page: Page, token: Token) -> bool:
    """Whether a word is a verb that may tell a deed: done, and not said, thought or seeming."""
    if token.pos != "VERB" or token.feat("Aspect") != "Perf" or lemma(token) in page.index.idle:
        return False
    finite = token.feat("VerbForm") == "Fin" and token.feat("Tense") == "Past"
    return finite or token.feat("Variant") == "Short"


def tells(page: Page, clause: Clause) -> bool:
    """Whether the predicate of a clause may tell a happening."""
    verb, word = clause.verb, lemma(clause.verb)
    if not page.table.once.isdisjoint(clause.lemmas):
        return True
    known = word in page.index.triggers or word in page.table.support or word in page.index.saying or word in page.table.duty
    return known or is_deed(page, verb)


def tense(clause: Clause) -> str:
    """`past` for what is told as done, `other` for present and future, nothing for an infinitive or a noun."""
    verb = clause.verb
    if any(
        clause.tree.tokens[i].feat("Tense") in ("Fut", "Pres") for i in clause.children(clause.head, "aux", "aux:pass", "cop")
    ):
        return "other"  # «будут проведены»
    if verb.feat("Tense") == "Past" or (verb.feat("VerbForm") == "Part" and verb.feat("Variant") == "Short"):
        return "past"
    if verb.feat("VerbForm") == "Fin" and verb.feat("Mood") != "Imp":
        return "other"
    return ""


def named_by(page: Page, clause: Clause, place: int) -> HappeningType | None:
    """The type that the noun at this place names, the one of two words before the one of one."""
    tree = clause.tree
    for before, kind in page.index.nouns.get(tree.lemmas[place], ()):
        if not before or before <= {tree.lemmas[i] for i in tree.phrase(place)}:
            return kind
    return None


def recent(page: Page, clause: Clause) -> str:
    """`month` or `year` where the clause has a word like `на днях`, by what that leaves known; else nothing."""
    if tense(clause) != "past" or not page.table.recent:
        return ""
    words = clause.span.of(page.context.text.content).lower().replace("ё", "е")
    return next((known for pattern, known in page.table.recent if re.search(pattern, words)), "")


def times_of(page: Page, tree: Tree) -> tuple[Note, ...]:
    """The page's dates that stand in this sentence."""
    return tuple(time for time in page.times if tree.parsed.span.start <= time.cite.start < tree.parsed.span.stop)


def inside(page: Page, clause: Clause, place: int) -> bool:
    """Whether a preposition of place stands before this name, or before the word that it names."""
    tokens = clause.tree.tokens
    note = clause.tree.name_at.get(place)
    if note is None or not isinstance(note.value, Name) or note.value.kind != "place":
        return False
    heads = {place, tokens[place].head}
    return any(token.rel == "case" and token.head in heads and lemma(token) in page.table.inside for token in tokens)


def bound(page: Page, tree: Tree, time: Note) -> str:
    """The preposition by which a date is a beginning or an end (`с полуночи 11 июня`), or nothing: a date with two ends has
    both, and in `в ночь на среду` the preposition names the day."""
    if isinstance(time.value, Time) and "/" in time.value.value:
        return ""
    joined = (one for one in times_of(page, tree) if 0 < time.cite.start - one.cite.stop <= _JOINED)
    if first := next(joined, None):
        return bound(page, tree, first)  # `на субботу и воскресенье`
    tokens = tree.tokens
    at = next((i for i, token in enumerate(tokens) if token.stop > time.cite.start), 0)
    if at > 1 and lemma(tokens[at - 1]) in page.table.limits and lemma(tokens[at - 2]) in page.table.negations:
        return lemma(tokens[at - 1])  # `не ранее 5 мая`
    if tokens[at].pos != "ADP":
        at -= 1
        while at > 0 and lemma(tokens[at]) in page.table.hours:
            at -= 1
    if at < 0 or tokens[at].pos != "ADP" or (at and lemma(tokens[at - 1]) in page.table.hours):
        return ""
    before = [lemma(token) for token in tokens[max(0, at - 2) : at]]
    if not page.table.likening.isdisjoint(before):
        return before[0]  # `как и в 2030 году` is another time
    word = tokens[at].text.lower()
    spanned = word in page.table.spans and isinstance(time.value, Time) and len(time.value.value) < _DAY
    return word if word in page.table.bounds and not spanned else ""


def is_day(page: Page, clause: Clause, time: Note) -> bool:
    """A noun's own date is a day, or where it is from (`соглашение от 9 ноября`), no end of a period (`жалобы за апрель`)."""
    return bound(page, clause.tree, time) in ("", "от")


def of_subject(page: Page, clause: Clause, told: int, at: int) -> bool:
    """Whether a date stands among the words of a subject that is told something of: `чемпион 2014 года заявил`. A happening
    that took place is a subject itself, and its date is that."""
    subjects = (clause.tree.phrase(i) for i in clause.children(clause.head, "nsubj", "nsubj:pass"))
    return any(at in phrase and told not in phrase and at != phrase[0] for phrase in subjects) or _of_noun(
        page, clause, told, at
    )


def _of_noun(page: Page, clause: Clause, told: int, at: int) -> bool:
    """Whether a date without a preposition follows the very noun that it hangs on (`в честь парада 5 мая`), which names no
    happening itself."""
    tokens, noun = clause.tree.tokens, clause.tree.tokens[at].head
    if not 0 <= noun < at or noun == told or tokens[noun].pos != "NOUN" or tokens[at].rel not in ("nmod", "appos"):
        return False
    if clause.tree.lemmas[noun] in page.index.nouns:
        return False
    first = min(clause.tree.phrase(at), default=at)
    return first == noun + 1 and tokens[first].pos != "ADP"


def edtf_of(time: Time) -> str | None:
    """The EDTF date of a time, None where it has none."""
    season = _SEASON.fullmatch(time.value)
    try:
        if season and not time.mod:
            year, first = int(season[1]), _FIRST_MONTH[season[2]]
            return f"{year}-{first:02}/{year + (first + 1) // 12}-{(first + 1) % 12 + 1:02}"
        return of_timex(time.value, time.mod)
    except ValueError:  # a week or a day that no calendar has, written so by the page
        return None


def surname_in(title: str, name: str) -> bool:
    """Whether the last word of a name stands in a lower-case title, in any case."""
    words, title = folded(name.lower()).split(), folded(title)
    return bool(words) and len(words[-1]) > _SURNAME and words[-1][:-1] in title
