"""The lines of the chronicle: one for each event, each distinct statement, and each alteration by an outlet.

Their words are copied. A statement that several pages carry is one line with several cites: where the same speaker says it, in
words that a shared passage joins, or that are all but equal.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from svod.link.origins import Heard, counted, heard
from svod.link.parties import plain
from svod.model.chronicle import Reading
from svod.model.edtf import of_timex
from svod.model.entry import Alteration, Entry
from svod.model.link import DatedBy, Difference, Event, Origin, Passage, Story
from svod.model.note import Note, Statement, Time
from svod.model.span import Cite, overlap
from svod.stage import Stage

_EQUAL = 90  # of 100: two contents are the same but for a slip or a cut word
_COVERED = 0.6  # of the shorter content that a shared passage must hold
_SHORT = 20  # letters; shorter contents must be equal, they have too little to compare


@dataclass(frozen=True)
class _Saying:
    reading: Reading
    note: Note
    value: Statement
    plain: str  # its content without marks, as contents are compared

    @property
    def order(self) -> tuple[str, int, int, str]:
        return (self.reading.page, self.note.cite.start, self.note.cite.stop, self.note.id)


@dataclass(frozen=True, slots=True)
class Facts:
    """What lines look up of a page: its outlet, its day, its story, and the origins of its words, which are itself where no
    other page shares them."""

    outlet: str
    published: str | None
    story: str | None
    origin: Heard


@dataclass(frozen=True)
class _Frame:
    """What every line looks up: pages, and what is known of each."""

    facts: Mapping[str, Facts]
    readings: Mapping[str, Reading]

    def of(self, cites: Sequence[Cite]) -> tuple[str | None, int, int]:
        """The story that most of these cites stand in, and how many origins and outlets carry them."""
        known = {cite.page: self.facts[cite.page] for cite in cites if cite.page in self.facts}
        stories = Counter(one.story for one in known.values() if one.story)
        most = max(stories, key=lambda story: (stories[story], story), default=None)
        origins = counted(cites, {page: one.origin for page, one in known.items()})
        outlets = {one.outlet for one in known.values()}
        return most, max(1, origins), max(1, len(outlets))

    def story(self, page: str) -> str:
        """The story of a page, or the page itself."""
        return (self.facts[page].story if page in self.facts else None) or page

    def published(self, cites: Sequence[Cite]) -> str | None:
        """The first day on which one of these pages came out."""
        days = [day for cite in cites if cite.page in self.facts and (day := self.facts[cite.page].published)]
        return min(days, default=None)


def facts(readings: Iterable[Reading], stories: Sequence[Story], origins: Sequence[Origin]) -> dict[str, Facts]:
    """Page -> what lines look up of it."""
    story = {page: story.id for story in stories for page in story.pages}
    origin = {one.page: Heard(one.page) for one in readings} | heard(origins)
    return {one.page: Facts(one.outlet, one.published, story.get(one.page), origin[one.page]) for one in readings}


def entries(
    readings: Sequence[Reading],
    stories: Sequence[Story],
    origins: Sequence[Origin],
    differences: Sequence[Difference],
    passages: Sequence[Passage],
) -> tuple[Entry, ...]:
    """The lines of these stories' statements and alterations; `of_events` gives those of events."""
    frame = _Frame(facts(readings, stories, origins), {reading.page: reading for reading in readings})
    return _once((*_of_statements(frame, passages), *_of_alterations(frame, differences)))


def of_events(events: Iterable[Event], known: Mapping[str, Facts]) -> tuple[Entry, ...]:
    """The lines of events, by what is known of the pages that tell them."""
    return _once(_of_events(_Frame(known, {}), events))


def _once(lines: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each line once, sorted by its id: what order lines stand in, the store knows."""
    unique = {line.id: line for line in reversed(tuple(lines))}
    return tuple(unique[one] for one in sorted(unique))


def _dated(date: str | None, by: DatedBy, frame: _Frame, cites: Sequence[Cite]) -> tuple[str | None, DatedBy]:
    """The date and what dated it; without one of its own, a line stands on the day it was published."""
    return (date, by) if date else (frame.published(cites), "published")


def _of_events(frame: _Frame, events: Iterable[Event]) -> Iterator[Entry]:
    for event in events:
        story, origins, outlets = frame.of(event.evidence)
        date, by = _dated(event.date, "happened", frame, event.evidence)
        yield Entry(
            kind="event",
            date=date,
            dated_by=by,
            words=event.what,
            cites=event.evidence,
            who=event.participants,
            place=event.place,
            story=story,
            origins=origins,
            outlets=outlets,
            type=event.type,
        )


def _of_statements(frame: _Frame, passages: Sequence[Passage]) -> Iterator[Entry]:
    for group in _joined(frame, passages):
        group.sort(key=lambda one: one.order)
        cites = tuple(one.note.cite for one in group)
        # The fullest copy speaks for the others: cut ones lack words, they have none of their own.
        fullest = max(group, key=lambda one: (len(one.note.cite.text), [-ord(c) for c in one.note.id]))
        said = sorted({one.value.date for one in group if one.value.date and _is_when_said(one)})
        story, origins, outlets = frame.of(cites)
        date, by = _dated(_edtf(said[0]) if len(said) == 1 else None, "said", frame, cites)
        yield Entry(
            kind="statement",
            date=date,
            dated_by=by,
            words=fullest.note.cite.text,
            cites=cites,
            who=max((one.value.speakers for one in group), key=lambda names: (sum(map(len, names)), names)),
            to=tuple(dict.fromkeys(name for one in group for name in one.value.to)),
            story=story,
            origins=origins,
            outlets=outlets,
            type=fullest.value.kind,
            cue=fullest.value.cue,
        )


def _is_when_said(one: _Saying) -> bool:
    """Whether the day that a saying was given is its own: not where the only such day in its sentence is in what was said, or
    in words that tell another happening (`… из-за гибели 4 июня … и заверил`)."""
    cue, date = one.value.cue_cite, one.value.date or ""
    spans = (span for note in one.reading.of_kind("sentence") for span in note.cite.spans)
    sentence = next((span for span in spans if cue and span.start <= cue.start < span.stop), None)
    if cue is None or sentence is None:
        return True
    times = [
        note.cite.spans[0] for note in one.reading.of_kind("time") if isinstance(note.value, Time) and note.value.value == date
    ]
    times = [span for span in times if sentence.holds(span)]
    told = [
        note.cite for note in one.reading.of_kind("happening") if not any(span.meets(cue.spans[0]) for span in note.cite.spans)
    ]
    others = [span for cite in (*told, one.note.cite) for span in cite.spans]
    return not times or any(not any(other.holds(span) for other in others) for span in times)


def _edtf(timex: str) -> str | None:
    try:
        return of_timex(timex)
    except ValueError:  # a week or day that no calendar has
        return None


def _joined(frame: _Frame, passages: Sequence[Passage]) -> list[list[_Saying]]:
    """The statements of all pages in groups of one saying each."""
    said = [
        _Saying(reading, note, note.value, plain(note.cite.text))
        for page, reading in sorted(frame.readings.items())
        for note in reading.of_kind("statement")
        if isinstance(note.value, Statement)
    ]
    said.sort(key=lambda one: one.order)
    shared = _shared(passages)
    buckets: dict[str, list[list[_Saying]]] = defaultdict(list)
    for one in said:
        near = buckets[frame.story(one.reading.page)]
        group = next((group for group in near if any(_same(one, other, shared) for other in group)), None)
        if group is None:
            near.append([one])
        else:
            group.append(one)
    return [group for key in sorted(buckets) for group in buckets[key]]


def _shared(passages: Sequence[Passage]) -> dict[tuple[str, str], list[tuple[Cite, Cite]]]:
    out: dict[tuple[str, str], list[tuple[Cite, Cite]]] = defaultdict(list)
    for passage in passages:
        out[passage.a.page, passage.b.page].append((passage.a, passage.b))
    return out


def _same(x: _Saying, y: _Saying, shared: dict[tuple[str, str], list[tuple[Cite, Cite]]]) -> bool:
    """Whether two pages report one saying. On one page, what is told twice over is so only in equal words."""
    if not _same_speakers(x.value.speakers, y.value.speakers):
        return False
    a, b = x.plain, y.plain
    if min(len(a), len(b)) < _SHORT or x.reading.page == y.reading.page:
        return a == b
    if fuzz.ratio(a, b, score_cutoff=_EQUAL):
        return True
    first, second = sorted((x, y), key=lambda one: one.order)
    return any(
        _covers(p, first.note.cite) and _covers(q, second.note.cite)
        for p, q in shared.get((first.reading.page, second.reading.page), ())
    )


def _same_speakers(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """One page may give more of a name than another; who is not named at all is not somebody else."""
    if not a or not b:
        return not a and not b
    return any(
        set(plain(x).split()) <= set(plain(y).split()) or set(plain(y).split()) <= set(plain(x).split()) for x in a for y in b
    )


def _covers(passage: Cite, saying: Cite) -> bool:
    """Whether a passage holds most of a saying, or a saying most of the passage."""
    met = overlap(passage.spans, saying.spans)
    return met >= _COVERED * min(sum(map(len, passage.spans)), sum(map(len, saying.spans)))


def _of_alterations(frame: _Frame, differences: Iterable[Difference]) -> Iterator[Entry]:
    """What an outlet altered under the same name: the old words and the new ones, as they stand in the two versions. It is of
    the day and the story of the version that stands now; `type` says whether words were changed, left out or put in."""
    for one in differences:
        if one.kind != "altered_by_outlet":
            continue
        now = next((frame.readings[page] for page in (one.page, one.here.page) if page in frame.readings), None)
        cites = (one.here, one.there) if one.there else (one.here,)
        how: Alteration = "reworded" if one.there else "put in" if one.here.page in frame.readings else "left out"
        yield Entry(
            kind="alteration",
            date=now.published if now else None,
            dated_by="published",
            words=f"{one.here.text} → {one.there.text}" if one.there else one.here.text,
            cites=cites,
            story=frame.facts[now.page].story if now else None,
            type=how,
        )


STAGE = Stage(
    "entries",
    version=3,
    over="story",
    needs=("statement", "story", "origin", "event", "difference", "passage"),
    gives=("entry",),
    run=entries,
)
"""The stage, as the flow lists it."""
