"""How two pages tell one passage differently: a quotation closed early, the speaker dropped, another number, date, name or
verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from svod.lang.speech import speech
from svod.link.kinship import kin
from svod.link.sheets import Sheet, trim
from svod.link.words import Word, bare, words
from svod.model.chronicle import Reading
from svod.model.link import Difference, DifferenceKind, Passage
from svod.model.note import Name, Note, Statement, Time
from svod.model.span import Cite, Span

_ALIKE = 0.8  # score from which a passage is "else the same", so that a word that differs was altered
_FAR = 250  # characters around a passage in which its speaker or source would be named
_LONG = 7  # words; what is shorter ("it will be announced soon") is anybody's
_NEAR = 3  # characters between the end of a passage and a mark
_FEW = 2  # changed places in a passage; more, and it was told anew, not altered
_SHORT = 3  # words of such a place
_MOST = 0.6  # share of a passage that lies in a saying, from which it is that saying
_TELLING = 0.6  # weight of a word that an alteration is about
# Groups of cues that say with what force a thing was said; the others (`said`, `noted`, `reported`) may stand for each other.
_FORCE = frozenset(
    {"asserting", "confirming", "admitting", "denying", "promising", "threatening", "warning", "demanding", "calling on"}
    | {"asking", "ordering", "proposing", "hinting", "accusing", "blaming"}
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def alterations(a: Sheet, b: Sheet, passages: Sequence[Passage], lacking: Sequence[Difference] = ()) -> Iterator[Difference]:
    """What two pages tell differently in the passages that they share; `lacking` is what either does not have at all."""
    for passage in passages:
        if passage.score < _ALIKE:
            continue
        here, there = (passage.a, passage.b) if passage.a.page == a.page else (passage.b, passage.a)
        for one, other, mine, its in ((a, b, here, there), (b, a, there, here)):
            yield from _closed_early(one, other, mine, its, lacking)
            yield from _attribution(one, other, mine, its)
        yield from _verb(a.reading, b.reading, here, there)
        if passage.relation != "same":
            yield from _changed(a.reading, b.reading, here, there)


def _closed_early(fuller: Sheet, other: Sheet, here: Cite, there: Cite, lacking: Sequence[Difference]) -> Iterator[Difference]:
    """A quotation that ends with the passage on the other page, and goes on here with what the other page does not have."""
    ended = next((one for one in other.quoted if abs(one.stop - there.stop) <= _NEAR and one.start <= there.stop), None)
    whole = next((one for one in fuller.quoted if one.start <= here.stop < one.stop), None)
    if ended is None or whole is None:
        return
    for lack in lacking:
        told = lack.here.page == fuller.page and lack.page == other.page
        rest = trim(fuller.content, here.stop, whole.stop)
        if told and rest and abs(lack.here.start - rest.start) <= _NEAR and lack.here.stop <= whole.stop + _NEAR:
            yield Difference("quote_closed_early", lack.here, other.page, there, "the quotation ends earlier on the other page")


def _attribution(fuller: Sheet, other: Sheet, here: Cite, there: Cite) -> Iterator[Difference]:
    """Words that somebody says here, and that the other page tells as its own."""
    said = next((note for note in _sayings(fuller.reading) if _inside(here, note.cite)), None)
    if said is None or not isinstance(said.value, Statement) or not said.value.speakers:
        return
    if len(_words(other.reading, there)) < _LONG or _attributed(other, there, said.value.speakers):
        return
    because = f"said by {', '.join(said.value.speakers)} here, told without a speaker there"
    yield Difference("attribution_dropped", here, other.page, there, because)


def _attributed(sheet: Sheet, cite: Cite, speakers: Iterable[str]) -> bool:
    """True where a page says, of this passage, whose words these are or where it has them from; a title need not."""
    near = [stretch for stretch in sheet.stretches if stretch.span.start - _FAR <= cite.start <= stretch.span.stop + _FAR]
    if any(stretch.title and _meets(cite, [stretch.span]) for stretch in near) or _meets(cite, sheet.quoted):
        return True
    if any(_meets(cite, note.cite.spans) for note in _sayings(sheet.reading)):
        return True
    sources = [note.cite for note in sheet.reading.of_kind("source")]
    if any(source.start - _FAR <= cite.start <= source.stop + _FAR for source in sources):
        return True
    named = {word.key for name in speakers if name for word in words(name, Span(0, len(name)), sheet.code)}
    return bool(named & {word.key for stretch in near for word in stretch.words})


def _sayings(reading: Reading) -> tuple[Note, ...]:
    return reading.of_kind("statement")


def _words(reading: Reading, cite: Cite) -> list[Word]:
    return [word for span in cite.spans for word in words(reading.text.content, span, reading.text.language.value)]


def _changed(a: Reading, b: Reading, here: Cite, there: Cite) -> Iterator[Difference]:
    """Words that differ between two wordings of a passage, each with the kind of change."""
    code = a.text.language.value
    left, right = _words(a, here), _words(b, there)
    match = SequenceMatcher(None, [word.key for word in left], [word.key for word in right], autojunk=False)
    places = [(i, j, k, n) for tag, i, j, k, n in match.get_opcodes() if tag != "equal"]
    if len(places) > _FEW:
        return
    for i, j, k, n in places:
        one, other = left[i:j], right[k:n]
        inside = 0 < i <= j < len(left) and 0 < k <= n < len(right)  # what differs at an end belongs to what stands beside
        if not one or not other or not inside or max(len(one), len(other)) > _SHORT:
            continue
        kind = _kind(a, b, one, other, code)
        if kind:
            cites = a.text.cite(_span(one)), b.text.cite(_span(other))
            yield Difference(kind, cites[0], b.page, cites[1], f"{cites[0].text} here, {cites[1].text} there")


def _kind(a: Reading, b: Reading, one: Sequence[Word], other: Sequence[Word], code: str) -> DifferenceKind | None:
    """What was changed between two runs of words; None where one may stand for the other."""
    dates = _values(a, one), _values(b, other)
    if dates[0] and dates[1]:
        return None if _agree(*dates) else "date_changed"
    numbers = _numbers(one), _numbers(other)
    if numbers[0] and numbers[1]:
        return "number_changed" if numbers[0] != numbers[1] else None
    if any(kin(x.key, y.key, code) or kin(x.form, y.form, code) for x in one for y in other):
        return None
    names = _named(a, one), _named(b, other)
    if names[0] and names[1]:
        return None if _one_bearer(names[0], names[1], (a, b)) else "name_changed"
    telling = any(word.weight >= _TELLING for word in one) and any(word.weight >= _TELLING for word in other)
    return "words_changed" if telling else None


def _values(reading: Reading, run: Sequence[Word]) -> list[str]:
    """The values of the times that these words are of."""
    notes = _at(reading, run, "time")
    return [note.value.value for note in notes if isinstance(note.value, Time)]


def _named(reading: Reading, run: Sequence[Word]) -> list[str]:
    notes = _at(reading, run, "name")
    return [note.value.normal for note in notes if isinstance(note.value, Name)]


def _one_bearer(one: Sequence[str], other: Sequence[str], readings: Iterable[Reading]) -> bool:
    """True where a name of one may be of whom the other names: it begins alike (an initial), or some page calls somebody by
    both words (a first name here, a surname there)."""
    left, right = ({part for name in names for part in bare(name).split()} for names in (one, other))
    full = [bare(note.value.normal).split() for r in readings for note in r.of_kind("name") if isinstance(note.value, Name)]
    both = any(left & set(parts) and right & set(parts) for parts in full)
    return both or any(x.startswith(y) or y.startswith(x) for x in left for y in right)


def _at(reading: Reading, run: Sequence[Word], kind: str) -> list[Note]:
    span = _span(run)
    return [note for note in reading.of_kind(kind) if any(place.meets(span) for place in note.cite.spans)]


def _agree(one: Iterable[str], other: Iterable[str]) -> bool:
    """True where a time of one is that of the other, or holds it: a month and a day in it do not disagree."""
    return any(x.startswith(y) or y.startswith(x) for x in one for y in other)


def _numbers(run: Sequence[Word]) -> set[str]:
    return {met.replace(",", ".") for word in run for met in _NUMBER.findall(word.form)}


def _verb(a: Reading, b: Reading, here: Cite, there: Cite) -> Iterator[Difference]:
    """The cue that reports a saying, where one page's word says more than that it was said: `said` became `admitted`."""
    one, other = _cue(a, here), _cue(b, there)
    if one is None or other is None:
        return
    forces = _force(a, one), _force(b, other)
    if forces[0] and forces[1] and forces[0] != forces[1] and _FORCE & set(forces):
        yield Difference("verb_changed", one, b.page, other, f"“{one.text}” here, “{other.text}” there")


def _cue(reading: Reading, cite: Cite) -> Cite | None:
    """The cue of the saying that is the passage, but for a mark or a word."""
    for note in _sayings(reading):
        if isinstance(note.value, Statement) and note.value.cue_cite and _inside(cite, note.cite) and _inside(note.cite, cite):
            return note.value.cue_cite
    return None


def _force(reading: Reading, cue: Cite) -> str:
    """Which group of cues a reporting word is of; nothing where the language's table does not say."""
    table, found = speech(reading.text.language.value), _words(reading, cue)
    known = table.cues.get(found[0].key) if table and len(found) == 1 else None
    return known.group if known else ""


def _inside(inner: Cite, outer: Cite) -> bool:
    """True where most of one lies in the other: a short cue stays with its quotation, and decides nothing."""
    held = sum(max(0, min(x.stop, y.stop) - max(x.start, y.start)) for x in inner.spans for y in outer.spans)
    return held >= _MOST * sum(len(span) for span in inner.spans)


def _meets(one: Cite, other: Iterable[Span]) -> bool:
    return any(x.meets(y) for x in one.spans for y in other)


def _span(run: Sequence[Word]) -> Span:
    return Span(run[0].start, run[-1].stop)
