"""Whether two tellings are of one happening: a test of the two alone, and the few that are worth testing.

Where anything speaks against it, tellings stay apart: two lines for one event cost a reader less than one line for two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from svod.link.events_told import Telling
from svod.link.parties import Parties
from svod.model.edtf import bounds
from svod.model.note import HappeningType

# Acts that are done by saying something.
_VOICED: tuple[HappeningType, ...] = ("accusation", "demand", "threat", "refusal", "apology")
# What one says, named first.
_SAID: frozenset[HappeningType] = frozenset({"statement", "speech", "briefing", "threat", "demand", "apology", "refusal"})
# Types in which two pages may put one happening.
_KIN: tuple[frozenset[HappeningType], ...] = (
    frozenset({"statement", "speech", "briefing"}),  # one occasion, named by its form or not at all
    frozenset({"agreement", "statement"}),  # a joint statement that is signed
    *(frozenset({kind, "statement"}) for kind in _VOICED),  # one page names the act, the other that it was said
    frozenset({"fighting", "attack", "operation"}),
    frozenset({"operation", "deployment"}),
    frozenset({"attack", "deaths"}),  # who was attacked, and who died of it
    frozenset({"accident", "deaths"}),
    frozenset({"meeting", "visit"}),
)
# Of these a person has one at a time: the principal, named first, tells two of them apart, and nothing else does.
_PERSONAL: frozenset[HappeningType] = frozenset({"resignation", "appointment"})
# These take two sides, and the same side has others of them on the same day: all sides must agree.
_SIDED: frozenset[HappeningType] = frozenset({"meeting", "phone_call", "visit", "agreement", "letter"})
# Acts that one page may name by a verb that no table lists.
_ACTS: frozenset[HappeningType] = frozenset(
    (
        "other", "attack", "accident", "deaths", "operation", "deployment", "appointment", "resignation", "court", "vote",
        "aid", "sanction", "withdrawal", "finding", "protest",
    )
)  # fmt: skip
# In these people come to harm, whose names are seldom told.
_HARM: frozenset[HappeningType] = frozenset({"attack", "accident", "deaths"})
# Of these there is seldom more than one on a day in one place.
_RARE: frozenset[HappeningType] = frozenset({"operation", "deployment", "fighting", "withdrawal"})
# Of these the same does many on one day: the words must be alike, too.
_MANY: frozenset[HappeningType] = frozenset({"other", "statement", "accusation", "demand", "refusal", "court"})
_NEWS = timedelta(days=3)  # pages that report one happening as news come out within these
_FRESH = timedelta(days=10)  # what a page tells without a date is no older
_DAY = timedelta(days=1)
_MONTH = timedelta(days=31)
_TOLD = 3  # telling words that two sentences share, where one of two days is only that of its page
_ALIKE = 2  # telling words that two clauses or sentences share of one deed
# Names that two paragraphs must share, where the tellings name nobody; one will do on one day, with a telling word or a rare
# kind.
_ROUND = 2
_PERSON, _STATE = "person ", "state "  # how the key of a person and of a state begins
_WEEK = 7  # days of a bucket in which tellings are looked up


@dataclass(frozen=True, slots=True)
class Known:
    """A telling with its parties known: who, around: their keys; state: by key, that of the state that it leads or is of;
    days: the first and the last that its date may mean."""

    one: Telling
    who: tuple[str, ...]
    around: frozenset[str]
    state: tuple[tuple[str, str], ...]
    days: tuple[date, date] | None

    @property
    def type(self) -> HappeningType:
        """Of the telling."""
        return self.one.type

    @property
    def width(self) -> timedelta:
        """How far apart the first and the last day are."""
        return self.days[1] - self.days[0] if self.days else timedelta.max


def known(one: Telling, parties: Parties) -> Known:
    """A telling with the keys of its parties."""
    who = tuple(dict.fromkeys(parties.key(one.page, name) for name in one.who))
    around = frozenset(parties.key(one.page, name) for name in one.around)
    state = tuple((key, led) for key in who if (led := parties.state(key)))
    return Known(one, who, around, state, _days(one.date))


@lru_cache(maxsize=4096)
def _days(edtf: str | None) -> tuple[date, date] | None:
    try:
        return bounds(edtf)
    except ValueError:  # a date that no calendar has, written so by the page
        return None


def _kin(a: HappeningType, b: HappeningType) -> bool:
    return a == b or any(a in types and b in types for types in _KIN)


def _strange(a: HappeningType, b: HappeningType) -> bool:
    """Whether one is an act of a known kind, and the other one of a kind that no table has."""
    return a != b and "other" in (a, b) and {a, b} <= _ACTS


def is_said(kind: HappeningType) -> bool:
    """Whether it is done by saying something."""
    return kind in _SAID


def one_date(a: Known, b: Known) -> bool:
    """Whether both have the same date, a mark that it is only near left out."""
    return a.days is not None and a.days == b.days


def within(a: Known, b: Known) -> bool:
    """Whether the date of `a` is a part of that of `b`, of a month at most: a year holds too much, unless it is the very same
    parties' and none of the two names a day."""
    x, y = a.days, b.days
    if x is None or y is None or x[0] < y[0] or y[1] < x[1]:
        return False
    return y[1] - y[0] <= _MONTH or (a.type == b.type and x[0] < x[1] and 0 < len(set(a.who) & set(b.who)) == len(a.who))


def same(a: Known, b: Known) -> bool:
    """Whether two dated tellings are of one happening."""
    strange = _strange(a.type, b.type)
    if not (strange or _kin(a.type, b.type)) or (_needs_words(a, b, strange) and not _alike(a, b)):
        return False
    if strange:
        return one_date(a, b) and bool(a.who) and bool(b.who) and _meet(a, b)
    if one_date(a, b) or within(a, b) or within(b, a):
        return _meet(a, b)
    x, y = a.days, b.days
    near = x is not None and y is not None and abs(x[0] - y[0]) <= _NEWS and abs(x[1] - y[1]) <= _NEWS
    if a.type == b.type and a.type in _PERSONAL and near:
        return _meet(a, b)
    # The day that a lead was given is the day of its page: another page has the news a day sooner or later.
    if not near or (a.one.written and b.one.written):
        return False
    if a.who and b.who:
        next_day = abs(x[0] - y[0]) <= _DAY if x and y else False
        return a.type == b.type and (set(a.who) == set(b.who) or (next_day and _meet(a, b)))
    return len(a.one.words & b.one.words) >= _TOLD and len(a.around & b.around) > 0 and not {a.type, b.type} & _SIDED


def _needs_words(a: Known, b: Known, strange: bool) -> bool:
    """Whether the same parties on the same day are too little: what is said on a day is much."""
    if strange or a.type == b.type:
        return strange or a.type in _MANY
    return "statement" in (a.type, b.type) and "agreement" not in (a.type, b.type)


def _alike(a: Known, b: Known) -> bool:
    """Whether they tell a deed in like words, or are what one page says of one speaker's words."""
    x, y = a.one, b.one
    if x.page == y.page and a.type == b.type == "statement":
        return True
    least = _TOLD if "statement" in (a.type, b.type) else _ALIKE
    if a.type == b.type and len((a.around & b.around) - {*a.who, *b.who}) >= _ROUND:
        least -= 1  # of the same people and places, too
    if a.type == b.type == "other" and all(key.startswith(_STATE) for key in {*a.who} & {*b.who}):
        least = max(least, _TOLD)  # a state is named beside every second deed
    return len(x.deed & y.deed) >= least or len(x.words & y.words) >= least


def _meet(a: Known, b: Known) -> bool:
    """Whether the same take part in both. Where one of them names nobody, their paragraphs must name the same."""
    if not a.who or not b.who:
        return _meet_unnamed(a, b)
    if a.type in _PERSONAL and b.type in _PERSONAL:
        people = a.who[0].startswith(_PERSON) and b.who[0].startswith(_PERSON)
        return a.who[0] == b.who[0] if people else _meet_unnamed(a, b)
    if {a.type, b.type} <= _SAID:
        return _one_party(a.who[0], b.who[0], a, b)  # whoever else they name is spoken of
    few, many = sorted((a, b), key=lambda one: len(one.who))
    shared = sum(any(_one_party(x, y, few, many) for y in many.who) for x in few.who)
    if a.type == b.type == "agreement" and _one_paper(a, b):
        return True
    return shared == len(few.who) if {a.type, b.type} & _SIDED else shared > 0


def _one_paper(a: Known, b: Known) -> bool:
    """Whether it is one paper, of which one page names one side, and another the other: bodies and states agree in like words
    amid the same names. People sign their papers one by one."""
    if any(key.startswith(_PERSON) for key in (*a.who, *b.who)):
        return False
    return len(a.one.deed & b.one.deed) >= _TOLD and len(a.around & b.around) >= _ROUND


def _meet_unnamed(a: Known, b: Known) -> bool:
    if a.one.page == b.one.page and one_date(a, b) and a.type == b.type:
        return True
    if "other" in (a.type, b.type) and (a.who or b.who or a.one.place != b.one.place):
        return False  # cases in one town and cases in another
    shared, like = len(a.around & b.around), max(len(a.one.deed & b.one.deed), len(a.one.words & b.one.words))
    if a.type in _SIDED and b.type in _SIDED:
        return a.type == b.type and shared >= _ROUND and like >= _TOLD
    one_day = one_date(a, b) and a.width == timedelta(0)
    telling = like > 0 or {a.type, b.type} <= _RARE
    return shared >= _ROUND or (one_day and (like >= _TOLD or (shared > 0 and telling)))


def _one_party(x: str, y: str, a: Known, b: Known) -> bool:
    """The same, or a state and who leads it. x is one of a's, y one of b's."""
    if x == y or x.startswith("state ") == y.startswith("state "):
        return x == y
    led = dict(a.state).get(x)
    return led is not None and led == dict(b.state).get(y)


def may(a: Known, b: Known) -> bool:
    """Whether nothing speaks against two tellings being of one happening: kind, day and parties agree, as far as they go."""
    if _strange(a.type, b.type):
        return one_date(a, b) and (not a.who or not b.who or _meet(a, b))
    x, y = a.days, b.days
    loose = x is not None and y is not None and not (a.one.written and b.one.written) and abs(x[0] - y[0]) <= _DAY
    if not _kin(a.type, b.type) or not (one_date(a, b) or loose) or {a.type, b.type} & (_SIDED | {"other"}):
        return False
    if {a.type, b.type} & _MANY and (a.one.words | a.one.deed).isdisjoint(b.one.words | b.one.deed):
        return False
    return not a.who or not b.who or _meet(a, b)


def joins(one: Known, other: Known) -> bool:
    """Whether a telling without a date is of the same happening as a dated one: fresh for its page, and all its parties."""
    day = one.one.published
    if not one.who and not other.who:
        harm = {one.type, other.type} <= _HARM and _kin(one.type, other.type)
        return harm and one.one.page == other.one.page  # `погибли трое`, told further of what the page has dated
    if not one.who or not other.who or one.type != other.type or other.days is None:
        return False
    if one.type in _MANY and not _alike(one, other):
        return False
    one_page = one.one.page == other.one.page
    fresh = day is not None and timedelta(0) <= date.fromisoformat(day) - other.days[0] <= _FRESH
    if not fresh and not one_page:
        return False
    if one.type in _PERSONAL:
        return one.who[0] == other.who[0]
    shared = sum(any(_one_party(x, y, one, other) for y in other.who) for x in one.who)
    return shared == len(one.who) and (len(one.who) > 1 or one_page or len(other.who) == 1)


def pairs(tellings: Sequence[Known]) -> Iterator[tuple[int, int]]:
    """Pairs of tellings, by their places in the sequence, that may be of one happening, each once: those that share a party in
    weeks that touch, or, where one of the two names nobody, a name around them. The second has a date."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    unnamed: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(tellings):
        if one.days is not None:
            for key in _by_party(one):
                index[key].append(at)
            for key in _by_names(one, (one.type,)) if not one.who else ():
                unnamed[key].append(at)
    for at, one in enumerate(tellings):
        found = {other for key in _by_party(one) for other in index.get(key, ())}
        if one.days is not None and unnamed:
            found |= {other for key in _by_names(one, _kinds(one.type)) for other in unnamed.get(key, ())}
        yield from ((at, other) for other in sorted(found) if other < at or (other > at and one.days is None))
        if one.who and one.days is not None:  # its pairs with those after it that name nobody are found from here alone
            later = {other for key in _by_names(one, _kinds(one.type)) for other in unnamed.get(key, ())}
            yield from ((at, other) for other in sorted(later) if other > at)


def _kinds(kind: HappeningType) -> tuple[HappeningType, ...]:
    return tuple(sorted({kind, *(other for types in _KIN if kind in types for other in types)}))


def _by_party(one: Known) -> set[tuple[str, ...]]:
    states = dict(one.state)
    keys = {key for who in one.who for key in (who, states.get(who, who))}
    papers = {("paper", word, week) for word in one.one.deed for week in _weeks(one)} if one.type == "agreement" else set()
    harmed = {("harm", one.one.page)} if one.type in _HARM and not one.who else set()
    return {(key, week) for key in keys for week in _weeks(one)} | papers | harmed


def _by_names(one: Known, kinds: tuple[HappeningType, ...]) -> set[tuple[str, ...]]:
    around = {(kind, name, week) for kind in kinds for name in (*one.around, one.one.page) for week in _weeks(one)}
    deed = {(kind, word, one.one.date or "") for kind in kinds for word in one.one.deed | one.one.words}
    return around | deed


def _weeks(one: Known) -> tuple[str, ...]:
    """The weeks in which a telling is looked up: those of its date, and of the days of news around it; a date of more than a
    month has one bucket for all, in which those stand that name no day. One without a date: those of its fresh days."""
    if one.one.date is None:
        if one.one.published is None:
            return ("wide",)
        last = date.fromisoformat(one.one.published).toordinal()
        return tuple(str(week) for week in range((last - _FRESH.days) // _WEEK, last // _WEEK + 1))
    if one.days is None:
        return ()
    wide = ("wide",) if one.width > timedelta(0) else ()
    if one.width > _MONTH:
        return wide
    first, last = (day.toordinal() for day in one.days)
    return (*wide, *(str(week) for week in range((first - _NEWS.days) // _WEEK, (last + _NEWS.days) // _WEEK + 1)))
