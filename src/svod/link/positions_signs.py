"""By which sign two stances part: denial, negation, number, date, rival name; or that they only speak of one matter.

A sign is given where both are of one matter by more than chance: words weighed by how rare they are in news (`lexicon.weight`),
the names of the two parties left out. A pair's sign depends on its two stances and shipped tables alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from svod.lang import lexicon as tables
from svod.link.holders import telling
from svod.link.lexicon import weight
from svod.link.owners import CROWD
from svod.link.parties import Parties, initials, plain
from svod.link.stances_noun import Stance
from svod.model.span import Cite

# Set by reading pairs on the shared pages of 2018 and made pages, never on a day that is counted.
_SAME = 1.6  # weight that two plain sayings share on one matter
_COVER = 0.4  # and the share of the shorter one's weight
_TIGHT = 0.5  # the share that a denial or another number has in common with what it contradicts
_LOOSE = 0.35  # and on one page, where less is said again
_NAMES = 0.5  # what a name weighs beside a word: two stories of one man share it
_LETTER = 88.0  # of 100: two spellings of a name that differ in a letter or two
_FEW = 2
_COUNTED = 3  # words that two sayings share where they part by a negation or a number
_ROOT = 6  # letters by which two names for one thing are told apart, whatever their case
_VERB = 5  # letters of a verb without its prefix
_ONE = 0.8  # of the longer one's weight shared: one saying, attributed twice
_NEAR = 2  # sentences between a thing that is taken for granted and its denial
_BACK = 1  # sentences to which a denial of `these words` looks back
_NEWS = 1  # the first sentences of a page, counted from none: its news
_FAR = 1.2  # a rough number is another where one is so many times the other


@dataclass(frozen=True)
class Parted:
    """Two stances on one matter: the sign by which they part (nothing: they do not), and how much they share."""

    sign: str
    shared: float


@lru_cache(maxsize=100_000)
def _weigh(code: str, word: str) -> float:
    return weight(code, word, word)


def heavy(code: str, words: frozenset[str], names: frozenset[str] = frozenset()) -> float:
    """What these words say together; a name counts half."""
    return sum(_weigh(code, word) * (_NAMES if word in names else 1.0) for word in sorted(words))


def same_side(x: Stance, y: Stance, parties: Parties) -> bool:
    """Two of one state are on one side, but for two people: a minister may part with his premier. So are a body and who
    serves it, and a body and its fuller name."""
    if x.party == y.party:
        return True
    people = x.party.startswith("person ") and y.party.startswith("person ")
    if people:
        return _one_person(x, y, parties)
    if parties.state(x.party) is not None and parties.state(x.party) == parties.state(y.party):
        return True
    return _serves(x, y, parties) or _serves(y, x, parties)


def _one_person(x: Stance, y: Stance, parties: Parties) -> bool:
    """Whether two names may be one person's: a letter apart, or one of them without a surname."""
    code = x.reading.text.language.value
    a, b = (plain(parties.shown(one.party)) for one in (x, y))
    if ratio(a, b) >= _LETTER:
        return True
    if not a or not b:
        return False
    form = tables.stands(code).patronymic
    without = [bool(form and re.fullmatch(form, name.split()[-1])) for name in (a, b)]
    return any(without) and a.split()[0] == b.split()[0]


def _serves(x: Stance, y: Stance, parties: Parties) -> bool:
    if y.party.startswith(("person ", CROWD)):
        return False
    if _short_for(parties.shown(x.party), parties.shown(y.party)):
        return True
    name = telling(x.reading.text.language.value, parties.shown(y.party))
    fuller = telling(x.reading.text.language.value, parties.shown(x.party)) if not x.party.startswith("person ") else x.serves
    return bool(name) and name <= fuller


def _short_for(short: str, full: str) -> bool:
    """Whether a name is made of the first letters of another, and perhaps of whose it is: `НБЛ` of `Национальный банк`."""
    letters = initials(full)
    return short.isupper() and len(letters) > 1 and short.lower().startswith(letters)


def parted(x: Stance, y: Stance, parties: Parties, disputed: Mapping[tuple[str, int], str]) -> Parted | None:
    """How two stances of two parties stand to each other; None where nothing shows that they speak of one matter."""
    if same_side(x, y, parties):
        return None
    code = x.reading.text.language.value
    own = telling(code, f"{parties.shown(x.party)} {parties.shown(y.party)}")
    shared = (x.words & y.words) - own
    weight_of = heavy(code, shared) + (_speaks_of(x, y, parties) or _speaks_of(y, x, parties)) * _NAMES
    sign = _sign(x, y, own, parties, disputed)
    if sign is None and not _one_matter(x, y, own, weight_of, parties):
        return None
    return Parted(sign or "", weight_of + (1.0 if sign else 0.0))


def _one_matter(x: Stance, y: Stance, own: frozenset[str], weight_of: float, parties: Parties) -> bool:
    """Whether two speak of one matter, though nothing shows that they part."""
    if x.cite == y.cite and bool({x.party} & {*y.opposes, *y.backs} or {y.party} & {*x.opposes, *x.backs}):
        return True
    firm = x.sure and y.sure and not x.said and not y.said and "declines_to_comment" not in (x.stand, y.stand)
    if firm and ({*x.opposes} & {*y.opposes} or (x.page == y.page and x.at == y.at)):
        return True
    if x.named or y.named or within(x.cite, y.cite):
        return False
    near = x.page == y.page and abs(x.at - y.at) <= _NEAR
    common = (x.words & y.words) - own
    if "declines_to_comment" in (x.stand, y.stand):
        return x.stand != y.stand and ((near and bool(common)) or _of_news(x, y) or weight_of >= _SAME)
    if _answered(x, y, bool(common)) or _answered(y, x, bool(common)):
        return True
    met = len(common) + (_speaks_of(x, y, parties) or _speaks_of(y, x, parties))
    one_page = x.page == y.page
    return (firm and met >= (1 if one_page else _FEW)) or ((x.sure or y.sure) and met >= (_FEW if one_page else _COUNTED))


def _of_news(x: Stance, y: Stance) -> bool:
    """Whether one says nothing of what is the page's news by another's word."""
    said = y if x.stand == "declines_to_comment" else x
    return x.page == y.page and said.said and said.at <= _NEWS


def _answered(x: Stance, y: Stance, shared: bool) -> bool:
    """Whether the first is set beside or against what another says right before it."""
    if not (x.said and y.said and x.page == y.page):
        return False
    return (x.turns and 0 < x.at - y.at <= 1) or (shared and (x.turns or x.breaks) and 0 < x.at - y.at <= _NEAR)


def _sign(x: Stance, y: Stance, own: frozenset[str], parties: Parties, disputed: Mapping[tuple[str, int], str]) -> str | None:
    """The sign by which the two contradict each other, if they do."""
    if _rival_names(x, y, own):
        return "rival name"
    if x.cite == y.cite and (x.party in y.opposes or y.party in x.opposes):
        # Who criticises a plan, or speaks against it, does not say that anything is not so.
        return "denial" if any(one.negated or one.points_back for one in (x, y)) else None
    if within(x.cite, y.cite) or x.asks or y.asks:
        return None
    for one, other in ((x, y), (y, x)):
        if _denies(one, other, own, parties):
            return "denial"
        if _near(one, other) and _not_there(one, other, own):
            return "negation"
        if _negates(one, other, own):
            return "negation"
    # A count of a later day is a newer one, and no other party's denial of the old.
    if x.said and y.said and x.day == y.day and counts_differ(x, y, own):
        return "number"
    if x.said and y.said and x.days and y.days and not x.days & y.days and _told_in(x, disputed) & _told_in(y, disputed):
        return "date"
    return None


def _near(x: Stance, y: Stance) -> bool:
    return x.page == y.page and abs(x.at - y.at) <= _NEAR


def _not_there(x: Stance, y: Stance, own: frozenset[str]) -> bool:
    """Whether the first says that there is nothing of what the second takes for granted."""
    if not x.things or y.denying or y.stand == "denies":
        return False
    code = x.reading.text.language.value
    return heavy(code, x.things & y.words - own) >= _COVER * heavy(code, x.things - own) > 0


def _rival_names(x: Stance, y: Stance, own: frozenset[str]) -> bool:
    if not x.named or not y.named or x.named[:_ROOT] == y.named[:_ROOT]:
        return False
    return _near(x, y) or bool((x.words & y.words) - own)


def _denies(x: Stance, y: Stance, own: frozenset[str], parties: Parties) -> bool:
    """Whether the first denies what the second says, demands or holds."""
    if x.stand != "denies" or not x.sure or y.stand in ("denies", "declines_to_comment", "neutral"):
        return False
    code, one_page = x.reading.text.language.value, x.page == y.page
    if one_page and y.said and y.party in x.opposes:
        return True
    if one_page and y.said and x.points_back and 0 < x.at - y.at <= _BACK:
        return True
    if _answers(x, y, parties):
        return True
    turned = (x.turns and x.at > y.at) or (x.breaks and not y.denying and bool((x.about & y.about) - own))
    if one_page and y.said and x.negated and 0 <= x.at - y.at <= _BACK and turned:
        return True
    # Words that deny a claim meet a saying of it; words against a thing meet words for it.
    if y.denying or y.stand == "demands" or not ((x.negated and y.said) or (not x.negated and y.sure and not y.said)):
        return False
    common = (x.about & y.about) - own
    enough = bool(x.head & common) and len(common) >= (_FEW if one_page else _COUNTED)
    return enough and heavy(code, common, x.names) >= _TIGHT * heavy(code, x.about - own, x.names)


def _answers(x: Stance, y: Stance, parties: Parties) -> bool:
    """Whether a denial is of what another says on its page: it names him (`слова … назвали ложью`), or it is the page's news,
    as its title says, and he speaks of who denies."""
    if not (x.said and y.said) or x.page != y.page or y.negated & x.negated:
        return False
    titled = telling(x.reading.text.language.value, x.reading.title) & x.about
    return y.party in x.mentions or (x.at <= _NEWS and bool(titled) and _speaks_of(y, x, parties))


def _negates(x: Stance, y: Stance, own: frozenset[str]) -> bool:
    """Whether the first says that something is not so of which the second says that it is, or one says the contrary."""
    if not x.said or not y.said or (x.sure and x.stand == "denies") or "declines_to_comment" in (x.stand, y.stand):
        return False
    code = x.reading.text.language.value
    common, one_page = (x.about & y.about) - own, x.page == y.page
    lighter, weightier = sorted((heavy(code, x.about - own), heavy(code, y.about - own)))
    if len(common) < (_FEW if one_page else _COUNTED) or heavy(code, common) < (_LOOSE if one_page else _TIGHT) * lighter:
        return False
    if heavy(code, common) > _ONE * weightier:
        return False
    if x.must is False and y.must and not y.denying:
        return True
    plain = y.about - y.negated
    if not y.denying and any(_same_verb(code, word, other) for word in x.negated - own for other in plain):
        return True
    # Contrary words say less than a denied one: more must be shared beside them.
    if x.denying or y.denying or len(common) < _COUNTED or heavy(code, common) < _TIGHT * lighter:
        return False
    return any(_contrary(code, a, b) for a in sorted(x.about - y.about) for b in sorted(y.about - x.about))


@lru_cache(maxsize=50_000)
def _contrary(code: str, a: str, b: str) -> bool:
    """Whether two words exclude each other, by the table or by a prefix that turns one round."""
    table = tables.stands(code)
    listed = (a, b) in table.antonyms or (b, a) in table.antonyms
    return listed or any(a == prefix + b or b == prefix + a for prefix in table.contrary if min(len(a), len(b)) >= _VERB)


@lru_cache(maxsize=50_000)
def _root(code: str, word: str) -> str:
    prefix = next((one for one in tables.stands(code).prefixes if word.startswith(one) and len(word) - len(one) >= _VERB), "")
    return word.removeprefix(prefix)


def _same_verb(code: str, a: str, b: str) -> bool:
    """Whether two words are one, or one with a prefix and without: `построить` and `строить`."""
    return a == b or _root(code, a) == b or _root(code, b) == a


def counts_differ(x: Stance, y: Stance, own: frozenset[str] = frozenset()) -> bool:
    """Whether the two count the same thing, in the same place and time, in the same words, and come to another number."""
    code = x.reading.text.language.value
    if (x.places and y.places and x.places != y.places) or (x.days and y.days and x.days != y.days):
        return False
    common = (x.about & y.about) - own
    shorter = min(heavy(code, x.about - own), heavy(code, y.about - own))
    if len(common) < _COUNTED or heavy(code, common) < _TIGHT * shorter:
        return False
    if len(common - {figure.what for figure in (*x.figures, *y.figures)}) < _COUNTED:
        return False
    mine = {figure.what: figure for figure in x.figures}
    its = {figure.what: figure for figure in y.figures}
    if len(mine) != len(x.figures) or len(its) != len(y.figures):  # two numbers of one thing: nobody knows which answers which
        return False
    both = [(mine[what], its[what]) for what in sorted(mine.keys() & its.keys())]
    return bool(both) and all(_apart(a.value, b.value, a.exact and b.exact) for a, b in both)


def _apart(a: float, b: float, exact: bool) -> bool:
    return a != b and (exact or max(a, b) > _FAR * min(a, b))


def _speaks_of(x: Stance, y: Stance, parties: Parties) -> bool:
    """Whether the first names the second party, or the state that it speaks for."""
    return y.party in x.mentions or parties.state(y.party) in x.mentions


def within(a: Cite, b: Cite) -> bool:
    """Whether two share words of a page: a saying within a saying, told twice over, is no rival of it."""
    return a.page == b.page and any(x.meets(y) for x in a.spans for y in b.spans)


def _told_in(one: Stance, disputed: Mapping[tuple[str, int], str]) -> set[str]:
    """The events of disputed date that are told within a saying."""
    return {event for (on, start), event in disputed.items() if on == one.page and one.cite.start <= start < one.cite.stop}
