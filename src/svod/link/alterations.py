"""How two pages tell one passage differently: a quotation closed early, the speaker dropped, another cue, or other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from svod.lang.speech import Speech, speech
from svod.lang.wording import wording
from svod.link.leaves import Leaf
from svod.link.rewordings import rewordings
from svod.link.sheets import trim
from svod.link.words import lemmas
from svod.model.link import Difference, Passage
from svod.model.note import Note, Statement
from svod.model.span import Cite, Span, overlap

_ALIKE = 0.8  # score from which a passage is "else the same", so that what stands around it was altered
_LONG = 7  # words; what is shorter ("it will be announced soon") is anybody's
_NEAR = 3  # characters between the end of a passage and a mark
_MOST = 0.6  # share of a passage that lies in a saying, from which it is that saying
_NAMED = 3  # sentences before and after a passage in which its speaker would be named
_WHOLE = 0.8  # share of its sentence that a passage must be to be told without a speaker: a clause may hang on a verb of saying
# Groups of cues that say with what force a thing was said; the others (`said`, `noted`, `reported`) may stand for each other.
_FORCE = frozenset(
    {"asserting", "confirming", "admitting", "denying", "promising", "threatening", "warning", "demanding", "calling on"}
    | {"asking", "ordering", "proposing", "hinting", "accusing", "blaming"}
)
# Groups that say nothing of how it was said: who passes it on, and verbs that leave that to their noun.
_UNSAID = frozenset({"relaying", "voicing", "taking sides aloud"})


def alterations(a: Leaf, b: Leaf, passages: Sequence[Passage], lacking: Sequence[Difference] = ()) -> Iterator[Difference]:
    """What two pages tell differently in the passages that they share; `a` is the page whose sha256 sorts first, `lacking`
    what either does not have at all."""
    for passage in passages:
        if passage.score >= _ALIKE:
            for one, other, mine, its in ((a, b, passage.a, passage.b), (b, a, passage.b, passage.a)):
                yield from _closed_early(one, other, mine, its, lacking)
                yield from _attribution(one, other, mine, its)
            yield from _verb(a, b, passage)
        if passage.relation != "same":
            yield from rewordings(a, b, passage)


def _closed_early(fuller: Leaf, other: Leaf, here: Cite, there: Cite, lacking: Sequence[Difference]) -> Iterator[Difference]:
    """A quotation that ends with the passage on the other page, and goes on here with what the other page does not have."""
    ended = next((one for one in other.sheet.quoted if abs(one.stop - there.stop) <= _NEAR and one.start <= there.stop), None)
    whole = next((one for one in fuller.sheet.quoted if one.start <= here.stop < one.stop), None)
    if ended is None or whole is None or not (_is_said(other, ended) and _is_said(fuller, whole)):
        return
    for lack in lacking:
        told = lack.here.page == fuller.page and lack.page == other.page
        rest = trim(fuller.sheet.content, here.stop, whole.stop)
        if told and rest and abs(lack.here.start - rest.start) <= _NEAR and lack.here.stop <= whole.stop + _NEAR:
            yield Difference("quote_closed_early", lack.here, other.page, there, "the quotation ends earlier on the other page")


def _is_said(leaf: Leaf, quoted: Span) -> bool:
    """True where somebody says what stands in these marks: a title of a work in marks is no quotation."""
    return any(span.meets(quoted) for note, _ in leaf.statements for span in note.cite.spans)


def _attribution(fuller: Leaf, other: Leaf, here: Cite, there: Cite) -> Iterator[Difference]:
    """Words that somebody named says here, and that the other page, which does not name him near it, tells as its own."""
    said = next(((note, value) for note, value in fuller.statements if _inside(here, note.cite)), None)
    if said is None or not said[1].speakers or not _is_named(fuller, said[1]):
        return
    span = Span(there.start, there.stop)
    if len(other.within(span)) < _LONG or other.in_title(there) or _is_attributed(other, span, said[1].speakers):
        return
    because = f"said by {', '.join(said[1].speakers)} here, told without a speaker there"
    yield Difference("attribution_dropped", here, other.page, there, because)


def _is_named(leaf: Leaf, value: Statement) -> bool:
    """True where a saying has a named speaker, who is not the outlet that the page has it from."""
    relays = {source.source for _, source in leaf.sources}
    named = value.speaker_cite is not None and any(leaf.at(span, "name") for span in value.speaker_cite.spans)
    return named and not relays & set(value.speakers)


def _is_attributed(leaf: Leaf, span: Span, speakers: Iterable[str]) -> bool:
    """True where a page says, of this passage, whose words these are or where it has them from, or could be read to."""
    own = list(leaf.around(span, 0))
    if sum(map(len, own)) * _WHOLE > len(span) or any(span.meets(quoted) for quoted in leaf.sheet.quoted):
        return True
    personal = {key for name in speakers for key in lemmas(name, Span(0, len(name)), leaf.sheet.code)}
    personal |= wording(leaf.sheet.code).own_voice
    beside = (word for sentence in leaf.around(span, _NAMED) for word in leaf.within(sentence))
    if any(word.key in personal or word.form in personal for word in beside) or _is_open(leaf, span):
        return True
    table, near = speech(leaf.sheet.code), list(leaf.around(span, 1))
    notes = [*(note for note, _ in leaf.statements), *(note for note, _ in leaf.sources)]
    if any(sentence.meets(place) for sentence in near for note in notes for place in _places(note)):
        return True
    return table is not None and any(_reports(table, word.key) for sentence in near for word in leaf.within(sentence))


def _is_open(leaf: Leaf, span: Span) -> bool:
    """True where a quotation opens before a place in its paragraph and never closes."""
    block = next((block.span for block in leaf.reading.text.blocks if block.span.holds(span)), span)
    before = leaf.sheet.content[block.start : span.start]
    return before.count("«") > before.count("»") or before.count('"') % 2 > 0


def _places(note: Note) -> tuple[Span, ...]:
    value = note.value
    cue = value.cue_cite.spans if isinstance(value, Statement) and value.cue_cite else ()
    return (*note.cite.spans, *cue)


def _reports(table: Speech, key: str) -> bool:
    return key in table.cues or key in table.attributing or key in table.citing


def _verb(a: Leaf, b: Leaf, passage: Passage) -> Iterator[Difference]:
    """The cue that reports a saying, where one page's word says more than that it was said: `said` became `admitted`. Where a
    page has a word like the other's beside its own, a saying stands in a saying, and nothing was changed."""
    one, other = _saying(a, passage.a), _saying(b, passage.b)
    if not one or not other or not (passage.relation in ("same", "cut") or _one_speaker(a, one[1], other[1])):
        return
    forces = _force(a, one[0]), _force(b, other[0])
    if not forces[0] or not forces[1] or forces[0] == forces[1] or not _FORCE & set(forces) or _UNSAID & set(forces):
        return
    if forces[0] in _forces(b, passage.b, other[0]) or forces[1] in _forces(a, passage.a, one[0]):
        return
    yield Difference("verb_changed", one[0], b.page, other[0], f"“{one[0].text}” here, “{other[0].text}” there")


def _saying(leaf: Leaf, cite: Cite) -> tuple[Cite, Statement] | None:
    """The saying that is the passage, but for a mark or a word, and its cue; none that only relays, or is the outlet's own."""
    for note, value in leaf.statements:
        if value.cue_cite and _inside(cite, note.cite) and _inside(note.cite, cite):
            relays = {source.source for _, source in leaf.sources} | {leaf.reading.outlet}
            return None if relays & set(value.speakers) else (value.cue_cite, value)
    return None


def _one_speaker(leaf: Leaf, one: Statement, other: Statement) -> bool:
    """True unless two sayings have speakers who share no word of their names."""
    mine, its = ({key for name in value.speakers for key in lemmas(name, Span(0, len(name)), leaf.sheet.code)}
                 for value in (one, other))  # fmt: skip
    return not mine or not its or bool(mine & its)


def _force(leaf: Leaf, cue: Cite) -> str:
    """Which group of cues a reporting word is of; nothing where the language's table does not say."""
    table, found = speech(leaf.sheet.code), leaf.within(Span(cue.start, cue.stop))
    if not table or len(found) != 1 or found[0].key in table.citing:
        return ""
    known = table.cues.get(found[0].key)
    return known.group if known else ""


def _forces(leaf: Leaf, *cites: Cite) -> set[str]:
    """The groups of all cues in the sentences in which these stand."""
    table = speech(leaf.sheet.code)
    near = (word.key for cite in cites for s in leaf.around(Span(cite.start, cite.stop), 0) for word in leaf.within(s))
    return {known.group for key in near if table and (known := table.cues.get(key))}


def _inside(inner: Cite, outer: Cite) -> bool:
    """True where most of one lies in the other: a short cue stays with its quotation, and decides nothing."""
    return overlap(inner.spans, outer.spans) >= _MOST * sum(len(span) for span in inner.spans)
