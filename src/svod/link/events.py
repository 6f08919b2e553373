"""The same happening told by several pages, joined into one event.

Two tellings are one where their types agree, their dates do not exclude each other, and the same take part in both. A telling
without a date never makes an event, it only joins one; and where anything speaks against it, tellings stay apart: two lines
for one event cost a reader less than one line for two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from svod.lang import lexicon
from svod.link.holders import telling
from svod.link.parties import Parties
from svod.model.chronicle import Reading
from svod.model.edtf import bounds
from svod.model.link import Entity, Event
from svod.model.note import Happening, HappeningType, Note
from svod.stage import Stage

# Types in which two pages may put one happening.
_KIN: tuple[frozenset[HappeningType], ...] = (
    frozenset({"statement", "speech", "briefing"}),  # one occasion, named by its form or not at all
    frozenset({"agreement", "statement"}),  # a joint statement that is signed
    frozenset({"fighting", "attack", "operation"}),
    frozenset({"operation", "deployment"}),
    frozenset({"attack", "deaths"}),  # who was attacked, and who died of it
    frozenset({"meeting", "visit"}),
)
# Of these a person has one at a time: the principal, named first, tells two of them apart, and nothing else does.
_PERSONAL: frozenset[HappeningType] = frozenset({"resignation", "appointment"})
# These take two sides, and the same side has others of them on the same day: all sides must agree.
_SIDED: frozenset[HappeningType] = frozenset({"meeting", "phone_call", "visit", "agreement", "letter"})
_NEWS = timedelta(days=3)  # pages that report one happening as news come out within these
_FRESH = timedelta(days=10)  # what a page tells without a date is no older
_DAY = timedelta(days=1)
_BARE = 30  # letters of a bare noun with its date, which tells less than a clause
_TOLD = 3  # telling words that two sentences share, where one of two days is only that of its page
_ROUND = 2  # names that two paragraphs must share, where the tellings name nobody; one will do on one and the same day


@dataclass(frozen=True)
class _Telling:
    """One page's telling. who: keys of its parties, but for those who only listened; around: keys of the names in its
    paragraph; words: what tells its sentence from others; written: its date stands in
    the page, and is not the page's own day for want of another."""

    reading: Reading
    note: Note
    value: Happening
    who: tuple[str, ...]
    around: frozenset[str]
    words: frozenset[str]
    written: bool

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Where it stands: pages by their sha256."""
        return (self.reading.page, self.note.cite.start, self.note.cite.stop, self.note.id)


class _Groups:
    """Tellings joined so far, found by whom or what they tell, so that a telling is compared with few of them."""

    def __init__(self, parties: Parties) -> None:
        self.all: list[list[_Telling]] = []
        self._parties = parties
        self._index: dict[tuple[str, str], list[int]] = defaultdict(list)

    def near(self, one: _Telling) -> list[int]:
        """The groups that a telling could join, in the order in which they were opened: those with one of its parties, and
        where one side names nobody, those of its types."""
        side = "nobody" if one.who else "type"
        kin = {(side, kind) for types in _KIN if one.value.type in types for kind in types} | {(side, one.value.type)}
        return sorted({at for key in (*kin, *self._keys(one)) for at in self._index[key]})

    def put(self, one: _Telling, at: int | None) -> None:
        """Into this group, or one of its own."""
        if at is None:
            at = len(self.all)
            self.all.append([])
        self.all[at].append(one)
        nobody = () if one.who else (("nobody", one.value.type),)
        for key in (("type", one.value.type), *nobody, *self._keys(one)):
            self._index[key].append(at)

    def _keys(self, one: _Telling) -> list[tuple[str, str]]:
        return [("who", key) for who in one.who for key in {who, self._parties.state(who) or who}]


def events(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Event, ...]:
    """Every dated happening, once, with the cites of all who tell it; sorted by date, type and place of evidence."""
    parties = Parties(sorted(readings, key=lambda reading: reading.page), entities)
    told = sorted((one for reading in readings for one in _tellings(reading, parties)), key=lambda one: one.order)
    groups = _Groups(parties)
    # The surest first: a written day, then a written month or year, then the day that a lead was given.
    for one in sorted((one for one in told if one.value.date), key=lambda one: (not one.written, _width(one), one.order)):
        near = groups.near(one)
        at = next((at for at in near if _belongs(one, groups.all[at], parties)), None)
        groups.put(one, at)
    # Only dated tellings are asked: what joins without a date draws no other to it.
    joining = [(one, groups.near(one)) for one in told if not one.value.date]
    joining = [
        (one, [at for at in near if any(_joins(one, other, parties) for other in groups.all[at])]) for one, near in joining
    ]
    for one, near in joining:
        if len(near) == 1:
            groups.all[near[0]].append(one)
    made = [_event(group, parties) for group in groups.all]
    return tuple(
        sorted(made, key=lambda event: (event.date or "", event.type, event.evidence[0].page, event.evidence[0].start))
    )


def _tellings(reading: Reading, parties: Parties) -> list[_Telling]:
    out = []
    for note in reading.of_kind("happening"):
        if isinstance(note.value, Happening):
            names = (name for name in note.value.participants if name not in _heard(reading))
            who = tuple(dict.fromkeys(parties.key(reading.page, name) for name in names))
            written = note.value.date != reading.published or _says_when(reading, note)
            around, words = parties.around(reading, note.cite), _words(reading, note)
            out.append(_Telling(reading, note, note.value, who, around, words, written))
    return out


def _heard(reading: Reading) -> frozenset[str]:
    """How those are shown who only listened: journalists are at every briefing, and join no two."""
    return frozenset(shown for _, shown in lexicon.happenings(reading.text.language.value).audiences)


def _words(reading: Reading, note: Note) -> frozenset[str]:
    """The lemmas of the sentence that tells it, but for those that two matters share by chance."""
    around = (found.cite.spans[0] for found in reading.of_kind("sentence"))
    sentence = next((span for span in around if span.start <= note.cite.start < span.stop), note.cite.spans[0])
    return telling(reading.text.language.value, sentence.of(reading.text.content))


def _says_when(reading: Reading, note: Note) -> bool:
    """Whether a date stands within the telling words."""
    return any(span.meets(time) for span in note.cite.spans for found in reading.of_kind("time") for time in found.cite.spans)


@lru_cache(maxsize=4096)
def _days(edtf: str | None) -> tuple[date, date] | None:
    try:
        return bounds(edtf)
    except ValueError:  # a date that no calendar has, written so by the page
        return None


def _width(one: _Telling) -> timedelta:
    days = _days(one.value.date)
    return days[1] - days[0] if days else timedelta.max


def _kin(a: HappeningType, b: HappeningType) -> bool:
    return a == b or any(a in types and b in types for types in _KIN)


def _belongs(one: _Telling, group: list[_Telling], parties: Parties) -> bool:
    """Whether a dated telling is of the happening that these tell: of that of all of them, or, on one and the same day, of
    that of one of them, where none of the others speaks against it."""
    same = [_same(one, other, parties) for other in group]
    if all(same):
        return True
    return any(same) and all(met or _may(one, other, parties) for met, other in zip(same, group, strict=True))


def _may(a: _Telling, b: _Telling, parties: Parties) -> bool:
    """Whether nothing speaks against two tellings being of one happening: kind, day and parties agree, as far as they go."""
    x, y = _days(a.value.date), _days(b.value.date)
    loose = x is not None and y is not None and not (a.written and b.written) and abs(x[0] - y[0]) <= _DAY
    one_day = a.value.date == b.value.date or loose
    if not _kin(a.value.type, b.value.type) or not one_day or {a.value.type, b.value.type} & _SIDED:
        return False
    return not a.who or not b.who or _meet(a, b, parties)


def _same(a: _Telling, b: _Telling, parties: Parties) -> bool:
    """Whether two dated tellings are of one happening."""
    if not _kin(a.value.type, b.value.type):
        return False
    if a.value.date == b.value.date or _within(a, b) or _within(b, a):
        return _meet(a, b, parties)
    x, y = _days(a.value.date), _days(b.value.date)
    personal = a.value.type == b.value.type and a.value.type in _PERSONAL
    near = x is not None and y is not None and abs(x[0] - y[0]) <= _NEWS and abs(x[1] - y[1]) <= _NEWS
    if personal and near:
        return _meet(a, b, parties)
    # The day that a lead was given is the day of its page: another page has the news a day sooner or later.
    if not near or (a.written and b.written):
        return False
    if a.who and b.who:
        next_day = abs(x[0] - y[0]) <= _DAY if x and y else False
        return a.value.type == b.value.type and (set(a.who) == set(b.who) or (next_day and _meet(a, b, parties)))
    return len(a.words & b.words) >= _TOLD and len(a.around & b.around) > 0 and not {a.value.type, b.value.type} & _SIDED


def _within(a: _Telling, b: _Telling) -> bool:
    """Whether the date of `a` is a part of that of `b`, of a month at most: a year holds too much, unless it is the very same
    parties' and none of the two names a day."""
    x, y = _days(a.value.date), _days(b.value.date)
    if x is None or y is None or x[0] < y[0] or y[1] < x[1]:
        return False
    month = timedelta(days=31)
    return y[1] - y[0] <= month or (
        a.value.type == b.value.type and x[0] < x[1] and 0 < len(set(a.who) & set(b.who)) == len(a.who)
    )


def _meet(a: _Telling, b: _Telling, parties: Parties) -> bool:
    """Whether the same take part in both. Where one of them names nobody, their paragraphs must name the same."""
    if not a.who or not b.who:
        if a.reading.page == b.reading.page and a.value.date == b.value.date and a.value.type == b.value.type:
            return True
        if a.value.type in _SIDED and b.value.type in _SIDED and a.value.type != b.value.type:
            return False
        one_day = a.value.date == b.value.date and _width(a) == timedelta(0)
        return len(a.around & b.around) >= (1 if one_day else _ROUND) or (one_day and len(a.words & b.words) >= _ROUND)
    if a.value.type in _PERSONAL and b.value.type in _PERSONAL:
        return a.who[0] == b.who[0]
    few, many = sorted((a.who, b.who), key=len)
    shared = sum(any(_one_party(x, y, parties) for y in many) for x in few)
    return shared == len(few) if {a.value.type, b.value.type} & _SIDED else shared > 0


def _one_party(x: str, y: str, parties: Parties) -> bool:
    """The same, or a state and who leads it."""
    return x == y or (x.startswith("state ") != y.startswith("state ") and parties.state(x) == parties.state(y) is not None)


def _joins(one: _Telling, other: _Telling, parties: Parties) -> bool:
    """Whether a telling without a date is of the same happening as a dated one: fresh for its page, and all its parties."""
    days = _days(other.value.date)
    day = one.reading.published
    if not one.who or not other.who or one.value.type != other.value.type or days is None:
        return False
    fresh = day is not None and timedelta(0) <= date.fromisoformat(day) - days[0] <= _FRESH
    if not fresh and one.reading.page != other.reading.page:
        return False
    if one.value.type in _PERSONAL:
        return one.who[0] == other.who[0]
    shared = sum(any(_one_party(x, y, parties) for y in other.who) for x in one.who)
    return shared == len(one.who) and (len(one.who) > 1 or one.reading.page == other.reading.page or len(other.who) == 1)


def _event(group: list[_Telling], parties: Parties) -> Event:
    dated = [one for one in group if one.value.date]
    written = [one for one in dated if one.written] or dated
    finest = min(_width(one) for one in written)
    votes = Counter(one.value.date or "" for one in written if _width(one) == finest)
    day = min(votes, key=lambda value: (-votes[value], value))
    kinds = Counter(one.value.type for one in group)
    followed = {"deaths"} if "attack" in kinds else set[str]()  # of an attack in which people died, the attack is the event
    kind = min(kinds, key=lambda value: (value == "statement", value in followed, -kinds[value], value))
    best = min(
        written,
        key=lambda one: (
            *(one.value.date != day, one.value.type != kind, -len(one.who), len(one.value.what) < _BARE, len(one.value.what)),
            *one.order,
        ),
    )
    return Event(
        date=day,
        type=kind,
        participants=_participants(group, best, parties),
        what=best.value.what,
        evidence=tuple(one.note.cite for one in sorted(group, key=lambda one: one.order)),
        place=_place(group),
        dates=_dates(written),
    )


def _participants(group: list[_Telling], best: _Telling, parties: Parties) -> tuple[str, ...]:
    """Those of the best telling, then those whom at least half of the others name."""
    votes = Counter(who for one in group for who in one.who)
    more = sorted((who for who in votes if who not in best.who and votes[who] * 2 >= len(group)), key=lambda w: (-votes[w], w))
    heard = [name for name in best.value.participants if name in _heard(best.reading)]
    return tuple(dict.fromkeys((*(parties.shown(who) for who in (*best.who, *more)), *heard)))


def _place(group: list[_Telling]) -> str | None:
    votes = Counter(one.value.place for one in group if one.value.place)
    return min(votes, key=lambda place: (-votes[place], place)) if votes else None


def _dates(written: list[_Telling]) -> tuple[str, ...]:
    """All dates that the pages give, where two of them cannot both be true."""
    apart = any(not (_within(a, b) or _within(b, a)) for a in written for b in written if a.value.date != b.value.date)
    return tuple(sorted({one.value.date for one in written if one.value.date})) if apart else ()


STAGE = Stage(
    "events",
    version=1,
    over="all",
    needs=("happening", "time", "entity"),
    gives=("event",),
    run=events,
)
"""The stage, as the flow lists it."""
