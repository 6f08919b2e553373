"""How one party's stand on a matter changed: two of its stands on different days, the later of another kind, number or name."""

from __future__ import annotations

from svod.link.positions_signs import counts_differ, heavy, within
from svod.link.stances_noun import Stance
from svod.model.link import StandKind

_SHARED = 3  # words that a party's two sayings on one matter share
_TIGHT = 0.5  # and the share of the shorter one's weight
_ROOT = 6

# Who denies and then asserts has changed his stand; who asserts and then demands has not.
_SIDE: dict[StandKind, str] = {
    "asserts": "for", "admits": "for", "denies": "against", "declines_to_comment": "silent",
}  # fmt: skip


def changed(x: Stance, y: Stance) -> str | None:
    """What differs between two stands of one party on one matter on two known days: `stand`, `number`, `name`; None where
    nothing does, or where a day is not known."""
    if x.party != y.party or x.held or y.held or x.day is None or y.day is None or x.day == y.day or within(x.cite, y.cite):
        return None
    if x.named and y.named:
        return "name" if x.named[:_ROOT] != y.named[:_ROOT] and len(x.words & y.words) >= _SHARED else None
    if not _of_one_matter(x, y):
        return None
    sides = {_side(x), _side(y)}
    if None not in sides and len(sides) > 1:
        return "stand"
    return "number" if counts_differ(x, y) else None


def _side(one: Stance) -> str | None:
    """On which side it is, where that is sure: a saying with a negation in it need not deny anything."""
    return _SIDE.get(one.stand) if one.sure or one.stand in ("asserts", "admits") else None


def _of_one_matter(x: Stance, y: Stance) -> bool:
    code = x.reading.text.language.value
    common = (x.about or x.words) & (y.about or y.words)
    shorter = min(heavy(code, x.about or x.words), heavy(code, y.about or y.words))
    return len(common) >= _SHARED and heavy(code, common) >= _TIGHT * shorter
