"""How much each line of the ledger says to who can read only some of them.

Never how true or how important it is to the world: how many independent origins of the story tell what a page lacks, whether
somebody said it, denied it or counted it, and whether it was left out of one and the same text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from svod.lang.lexicon import happenings
from svod.lang.speech import speech
from svod.link.leaves import Leaf
from svod.link.words import bare
from svod.model.edtf import bounds, of_timex
from svod.model.link import Difference, DifferenceKind, Passage
from svod.model.note import Happening, Time
from svod.model.span import Cite, Span

_KINDS: dict[DifferenceKind, float] = {  # what a line of each kind weighs before anything is known of it
    "number_changed": 0.70, "event_renamed": 0.70, "date_changed": 0.65, "name_changed": 0.60, "verb_changed": 0.55,
    "quote_closed_early": 0.45, "attribution_dropped": 0.50, "altered_by_outlet": 0.50,
    "absent": 0.15, "added": 0.15, "shortened": 0.10, "words_changed": 0.10,
}  # fmt: skip
_LINES = frozenset({"absent", "added"})
_PAIR = 2  # pages of the smallest story, in which each tells alone what the other lacks
_LACKS = frozenset({"absent", "added", "shortened", "quote_closed_early", "attribution_dropped"})
_ORIGINS = (0.0, 0.0, 0.12, 0.20, 0.25)  # for being told by none, one, two, three, four or more origins
_ONE_TEXT = 0.15  # left out of a copy of one text: cut, where another writer's page may never have had it
_NAMED = 0.15  # somebody named says it
_SAID = 0.05  # somebody does
_DENIED = 0.15  # who says it denies it, or declines to comment: the other side of a story
_COUNTED = 0.08  # it gives a number
_CASUALTIES = 0.10  # it tells of the dead, of an attack, of an accident
_BACKGROUND = 0.20  # what it loses as background that outlets carry from story to story
_ALONE = 0.12  # what it loses where one page alone tells it
_BESIDE = 0.10  # what it loses where no word of the title or the lead is in it
_BACK = 0.15  # what it loses where it tells what was before the news
_FRESH = 3  # days before its page that are no looking back
_FIRST = 4  # words of a sentence among which it says that it looks back
_LEAD = 2  # sentences of a page, its title among them, that say what it is about
_TELLING = 0.6  # weight of a word that says what a page is about
_LONG = 12.0  # weight of words of a fact that is worth its whole weight; of a shorter one less, to a half
_SURE = 0.7  # how sure an absence is, as `absences` gives it, from which it weighs its whole weight
_TWICE = 0.5  # what is left where another line says of the page that it lacks the same
_HALF = 0.5  # share of a fact that a passage must hold to tell it
_GRAVE = frozenset({"deaths", "attack", "accident", "fighting"})
_DENYING = frozenset({"denying"})


class Scales:
    """Weighs the differences of one story."""

    def __init__(self, leaves: Mapping[str, Leaf], passages: Sequence[Passage], origins: Mapping[str, str]) -> None:
        """leaves: the story's pages. passages: what they share, with one another and with pages of other stories. origins:
        page -> what its origin is known by."""
        self._leaves, self._origins = leaves, origins
        self._sides: dict[str, list[tuple[Cite, Cite]]] = defaultdict(list)
        self._carried: dict[str, list[Span]] = defaultdict(list)
        for one in passages:
            inside = one.a.page in leaves and one.b.page in leaves
            for here, there in ((one.a, one.b), (one.b, one.a)):
                if inside:
                    self._sides[here.page].append((here, there))
                if one.background or not inside:
                    self._carried[here.page] += here.spans
        self._tellers: dict[tuple[str, tuple[Span, ...]], list[Cite]] = {}
        self._counted: dict[tuple[str, tuple[Span, ...]], tuple[tuple[float, str], ...]] = {}
        self._matters: dict[str, set[str]] = {}

    def weighed(self, differences: Iterable[Difference]) -> tuple[Difference, ...]:
        """The same with their weights and why, the heaviest first."""
        return tuple(self._once(sorted(map(self._weigh, differences), key=_rank)))

    def _weigh(self, one: Difference) -> Difference:
        weight, why = _KINDS[one.kind], list[str]()
        for value, reason in self._counts(one) if one.kind in _LACKS else ():
            weight += value
            why.append(reason)
        if one.kind in _LINES:
            words = sum(word.weight for span in one.here.spans for word in self._leaves[one.here.page].within(span))
            weight *= (0.5 + 0.5 * min(1.0, words / _LONG)) * min(1.0, one.weight / _SURE)
        because = "; ".join(part for part in (one.because, *why) if part)
        return replace(one, weight=round(min(1.0, max(0.0, weight)), 4), because=because)

    def _counts(self, one: Difference) -> Iterator[tuple[float, str]]:
        """What counts for a line or against it, and how a reader is told."""
        own, told = self._origins[one.page], self._told(one.here)
        others = {self._origins[cite.page] for cite in told} - {own}
        if len(others) > 1:
            yield _ORIGINS[min(len(others), len(_ORIGINS) - 1)], f"told by {len(others)} other origins"
        if len(told) == 1 and len(self._leaves) > _PAIR and one.kind in _LINES:
            yield -_ALONE, "told by this page alone"
        elif self._origins[one.here.page] == own:
            yield _ONE_TEXT, "the pages go back to one text"
        key = one.here.page, one.here.spans
        if key not in self._counted:
            self._counted[key] = tuple(self._of_itself(one.here))
        yield from self._counted[key]

    def _of_itself(self, cite: Cite) -> Iterator[tuple[float, str]]:
        """The same, of the words themselves, whoever lacks them."""
        leaf = self._leaves[cite.page]
        if not self._is_of_the_matter(cite):
            yield -_BESIDE, "beside the matter of title and lead"
        if _looks_back(leaf, cite):
            yield -_BACK, "it looks back"
        yield from _said(leaf, cite)
        if _counts_something(leaf, cite):
            yield _COUNTED, "a number"
        happened = (note.value for span in cite.spans for note in leaf.at(span, "happening"))
        if any(isinstance(value, Happening) and value.type in _GRAVE for value in happened):
            yield _CASUALTIES, "casualties"
        if _covered(cite, self._carried[cite.page]):
            yield -_BACKGROUND, "background that stands in other stories too"

    def _is_of_the_matter(self, cite: Cite) -> bool:
        """True where a telling word of a cite stands in the title or the lead of its page."""
        if cite.page not in self._matters:
            leaf = self._leaves[cite.page]
            heads = [*leaf.sheet.stretches[:1], *(s for s in leaf.sheet.stretches if s.title or s.sentence <= _LEAD)]
            self._matters[cite.page] = {word.key for s in heads for word in s.words if word.weight >= _TELLING}
        words = (word for span in cite.spans for word in self._leaves[cite.page].within(span))
        return any(word.key in self._matters[cite.page] for word in words)

    def _told(self, cite: Cite) -> list[Cite]:
        """Where the pages of the story tell what this cite tells, itself among them."""
        key = cite.page, cite.spans
        if key not in self._tellers:
            met = [there for here, there in self._sides[cite.page] if _covered(cite, here.spans)]
            self._tellers[key] = [cite, *met]
        return self._tellers[key]

    def _once(self, ordered: Iterable[Difference]) -> Iterator[Difference]:
        """The lines, those that say again of a page that it lacks the same made lighter."""
        said: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
        lines = []
        for one in ordered:
            if one.kind in _LINES:
                before = said[one.page]
                if _covered(one.here, before[one.here.page]):
                    one = replace(
                        one, weight=round(one.weight * _TWICE, 4), because=f"{one.because}; told above by another page"
                    )
                for cite in self._told(one.here):
                    before[cite.page] += cite.spans
            lines.append(one)
        yield from sorted(lines, key=_rank)


def _looks_back(leaf: Leaf, cite: Cite) -> bool:
    """True where what a cite tells was before the news: its sentence says so, or dates it some days before its page."""
    span = Span(cite.start, cite.stop)
    back = happenings(leaf.reading.text.language.value).back
    if any(word.key in back for sentence in leaf.around(span, 0) for word in leaf.within(sentence)[:_FIRST]):
        return True
    published = leaf.reading.published
    ends = [end for note in leaf.at(span, "time") if isinstance(note.value, Time) and (end := _end(note.value))]
    return bool(published and ends) and max(ends) < date.fromisoformat(published or "") - timedelta(days=_FRESH)


def _end(time: Time) -> date | None:
    """The last day that a time may mean; None where no calendar has it."""
    try:
        days = bounds(of_timex(time.value))
    except ValueError:
        return None
    return days[1] if days else None


def _counts_something(leaf: Leaf, cite: Cite) -> bool:
    """True where a number stands in a cite that is no date."""
    dated = [place for span in cite.spans for note in leaf.at(span, "time") for place in note.cite.spans]
    numbers = (word for span in cite.spans for word in leaf.within(span) if word.form[0].isdigit())
    return any(not any(place.start <= word.start < place.stop for place in dated) for word in numbers)


def _said(leaf: Leaf, cite: Cite) -> Iterator[tuple[float, str]]:
    """What counts for words that somebody says."""
    table = speech(leaf.reading.text.language.value)
    for note, value in leaf.statements:
        if not _covered(cite, note.cite.spans):
            continue
        relays = {bare(source.source) for _, source in leaf.sources} | {bare(leaf.reading.outlet)}
        if value.speakers and relays.isdisjoint(map(bare, value.speakers)):
            named = any(leaf.at(span, "name") for span in (value.speaker_cite.spans if value.speaker_cite else ()))
            yield (_NAMED if named else _SAID), f"said by {', '.join(value.speakers)}"
        cue = leaf.within(Span(value.cue_cite.start, value.cue_cite.stop)) if value.cue_cite else ()
        if value.kind == "no_comment":
            yield _DENIED, "who was asked declines to comment"
        elif table and any((known := table.cues.get(word.key)) and known.group in _DENYING for word in cue):
            yield _DENIED, "a denial"
        return


def _covered(cite: Cite, spans: Sequence[Span]) -> bool:
    """True where most of a cite lies in one of these spans."""
    start, stop = cite.start, cite.stop
    for span in spans:
        if span.start < stop and start < span.stop:
            held = sum(map(span.overlap, cite.spans))
            if held >= _HALF * sum(len(one) for one in cite.spans):
                return True
    return False


def weight_of(kind: DifferenceKind) -> float:
    """What a line of this kind weighs by itself."""
    return _KINDS[kind]


def _rank(one: Difference) -> tuple[float, str, tuple[Span, ...], str, str, tuple[Span, ...]]:
    return -one.weight, one.here.page, one.here.spans, one.page, one.kind, one.there.spans if one.there else ()


def heaviest_first(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """The ledger as it is read: what says most first."""
    return tuple(sorted(differences, key=_rank))
