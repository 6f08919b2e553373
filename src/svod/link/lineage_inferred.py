"""From whom a page has its words, where text and time show it: the agency's or outlet's own page, and other pages with the
same words that name whom they have them from.

Earliest is not the source: agencies change their pages, and five pages of a hundred bear a day without an hour. So explicit
attribution on the pages around counts first, then who holds how much of whose text, then the clock; and where none of them
shows a direction, nobody is named.

The thresholds are round numbers: the first chosen on a day's pages that name their agency themselves (that name left unused),
the others by reading drawn claims of that day. The misses of the set in `evals/silver.py`, which is of the same day, were read
while these rules were made: its figure is no figure of unseen pages.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from svod.link.lineage_scene import RELAYS, Scene, Teller, named, of_house

_NEAR = 0.1  # closeness from which a page says anything of where another has its words
_HELD = 0.25  # closeness of a giver's own page, or of one that names a giver, from which it is inferred
_COPIED = 0.4  # the same of an agency's page, where the page names a source itself
_OWN = 0.3  # share of a page's runs of words outside quotations that an outlet's page must hold to have given them
_SAME = 0.6  # the same where next to nothing else speaks for it: one page that names a giver, an outlet that nobody names
_SEVERAL = 2  # outlets that name an agency for the same words, from which it is theirs though a page names a source itself
_AHEAD = 0.1  # by how much the best giver must be ahead of the next


@dataclass(frozen=True, slots=True)
class Giver:
    """Somebody a page has its words from. own: index of its own page that holds them; told: indices of pages with the same
    words that name it. worth: how much speaks for it. near: closeness to the page that is nearest of these. behind: whom its
    own page names as relays, who are not its rivals: they gave it the words. because: in words."""

    name: str
    worth: float
    near: float
    own: int | None
    told: tuple[int, ...]
    because: str
    behind: tuple[str, ...] = ()


def givers(scene: Scene) -> tuple[tuple[Giver, ...], ...]:
    """For each page those it may have its words from, the likeliest first."""
    tellers, near = scene.tellers, scene.shares.closeness
    relays = {name for one in tellers for name in one.relays}
    out = []
    for at, row in enumerate(near):
        own, told = dict[str, int](), defaultdict[str, list[int]](list)
        for other in (int(found) for found in (row >= _NEAR).nonzero()[0]):
            one = tellers[other]
            if tellers[at].outlet in (one.outlet, *one.relays):
                continue  # who has it from this page gives it nothing
            if _gives(one) and (one.kind in RELAYS or one.outlet in relays):
                own[one.outlet] = max(own.get(one.outlet, other), other, key=lambda which: (row[which], -which))
            if one.relays and (one.day or "") <= (tellers[at].day or "9"):
                told[one.relays[0]].append(other)
        names = [name for name in {**own, **told} if not of_house(name, tellers[at].outlet)]
        met = (_giver(scene, at, name, own.get(name), told.get(name, ())) for name in names)
        found = {one.name: one for one in met if one}
        out.append(tuple(sorted(found.values(), key=lambda one: (-_with_behind(one, found), one.own is None, one.name))))
    return tuple(out)


def _gives(one: Teller) -> bool:
    """True for a page whose words are its outlet's. One that names its relay hands on what is another's, but for a relay of a
    foreign script, which it has put into its own words, as an agency has that signs the page itself."""
    return one.own or not (one.handed or one.wire)


def _wires(giver: Teller, told: Sequence[int]) -> bool:
    """True for an agency's page that is its own wire: signed by it, or known to others as its. What else is listed as an agency
    may have its words from anywhere, as any outlet has."""
    return giver.agency and (giver.own or bool(told))


def _with_behind(giver: Giver, found: Mapping[str, Giver]) -> float:
    """What speaks for a giver. Pages that name whom it has its news from speak for it as much, where that one has no page
    here that holds the words: then they are not in its words."""
    behind = (found[name] for name in giver.behind if name in found)
    return max(giver.worth, max((one.worth for one in behind if one.own is None), default=0.0))


def _giver(scene: Scene, at: int, name: str, own: int | None, told: Sequence[int]) -> Giver | None:
    """What speaks for this giver; None where it is not enough to name it."""
    near = scene.shares.closeness[at]
    shown, held = "", 0.0
    if own is not None:
        stated = name in scene.tellers[at].relays
        shown = "the page names" if stated else _direction(scene, at, own, told)
        floor = _HELD if stated else _floor(scene, at, own, told)
        held = float(near[own]) if shown and near[own] >= floor else 0.0
    own = own if held else None
    best = max((float(near[one]) for one in told), default=0.0)
    if own is None and not _told_by(scene, at, best, told):
        return None
    worth = held + 1.0 - math.prod(1.0 - float(near[one]) for one in told)
    behind = scene.tellers[own].relays if own is not None else ()
    return Giver(name, worth, max(held, best), own, tuple(sorted(told)), _because(scene, at, own, shown, told), behind)


def _floor(scene: Scene, at: int, own: int, told: Sequence[int]) -> float:
    """How close a giver's own page must be: closer where the words may as well have reached both from elsewhere, since the
    giver is no wire, or the taker names a source of its own or signs its page itself."""
    giver, taker = scene.tellers[own], scene.tellers[at]
    sourced = len(scene.stated[at].chain) > 1
    if not _wires(giver, told):
        return _HELD if told else _SAME if not taker.released else 1.0
    if not told and (taker.own or (giver.first & taker.heard and not giver.told)):
        return _SAME
    apart = taker.agency or taker.own or sourced
    return _COPIED if apart and _outlets(scene, told) < _SEVERAL else _HELD


def _outlets(scene: Scene, told: Sequence[int]) -> int:
    return len({scene.tellers[one].outlet for one in told})


def _told_by(scene: Scene, at: int, best: float, told: Sequence[int]) -> bool:
    """Whether pages with the same words that name a giver are enough to name it, where its own page shows nothing: several
    outlets, which for a page that names a source itself name nobody behind the giver from whom the words may come as well;
    or one page that is all but the same. A page that is signed by its own outlet has them from nobody."""
    if scene.tellers[at].own:
        return False
    last = [one for one in told if len(scene.stated[one].chain) == 2]
    first = len(scene.stated[at].chain) == 1
    if _outlets(scene, told if first else last) >= _SEVERAL:
        return best >= _HELD
    return best >= _SAME and len(last) == len(told) and first and not scene.tellers[at].agency


def _direction(scene: Scene, at: int, own: int, told: Sequence[int]) -> str:
    """What shows that the page of that index gave, and did not take; nothing where it can't be known. An agency is there to
    give, and dates its page anew when it adds to it: one that others name may be later by the clock. Any other, which may have
    the words from where the page has them, must not come out later and, where nobody names it, have more of them and no
    source of its own."""
    giver, taker = scene.tellers[own], scene.tellers[at]
    if (giver.day or "") > (taker.day or "9"):
        return ""
    literal = scene.shares.literal
    more = "holds more of the text" if literal[own, at] < literal[at, own] else ""
    order = _order(giver.moment, taker.moment)
    first = "came out earlier" if order < 0 else ""
    if _wires(giver, told):
        if order > 0 and not (giver.own and told) and _outlets(scene, told) < _SEVERAL:
            return ""
        signed = "is signed by the agency" if giver.own else "says that the agency was told it" if giver.told else ""
        return signed or first or more
    if order > 0:
        return ""
    free = not giver.released  # a release is everybody's
    if told and (free or _outlets(scene, told) >= _SEVERAL):
        return first or more
    desk = scene.shares.own[at, own] >= _OWN
    return " and ".join(filter(None, (first, more))) if free and desk and (more or giver.agency) else ""


def _order(one: str | None, other: str | None) -> int:
    """-1 where one moment is not after another, 1 where it is, 0 where they can't be compared: one has no hour, or an offset
    from UTC that the other lacks."""
    if one is None or other is None or ("T" in one) != ("T" in other):
        return 0
    x, y = datetime.fromisoformat(one), datetime.fromisoformat(other)
    if (x.tzinfo is None) != (y.tzinfo is None):
        return 0
    return -1 if x <= y else 1


def _because(scene: Scene, at: int, own: int | None, shown: str, told: Sequence[int]) -> str:
    """The evidence, in words."""
    parts = []
    if own is not None:
        part = f"{scene.shares.told[at, own]:.0%} of its text stands on the giver's own page"
        parts.append(f"{part}, which {shown}" if shown else part)
    if told:
        parts.append(
            "a page with the same words names it" if len(told) == 1 else f"{len(told)} pages with the same words name it"
        )
    return "; ".join(parts)


def best(found: Sequence[Giver]) -> Giver | None:
    """The giver that is clearly ahead of all its rivals; None where two are about as likely."""
    if not found:
        return None
    first = found[0]
    rivals = (one.worth for one in found[1:] if one.name not in first.behind and first.name not in one.behind)
    return first if first.worth - max(rivals, default=0.0) >= _AHEAD else None


def confirming(found: Sequence[Giver], name: str) -> Giver | None:
    """What text and time say for a giver that the page itself names."""
    return next((one for one in found if one.name == named(name)), None)
