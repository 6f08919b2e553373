"""Whose names were taken for one, why, and how to undo it: by one decision."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from svod.export.links import decided_record
from svod.model.chronicle import Chronicle
from svod.model.entry import Decision
from svod.model.link import Entity, SameAs
from svod.model.note import Note
from svod.show.cli.printing import plural, say, shown
from svod.show.parting import notes_of, opposite
from svod.store.bearing import same_bearer

_LINKS = 6  # decisions of one bearer that are shown unless all are asked for
_BEARERS = 3  # that are shown unless all are asked for


def bearers(found: Chronicle, typed: str) -> list[Entity]:
    """Those who bear a name like the typed one, in any of its forms; those that most words name come first.

    Where some bear just the typed one, they are meant alone: `МИД` is not every ministry with a state beside it. A surname is
    of all its bearers.
    """
    met = [one for one in found.entities if any(same_bearer(typed, name) for name in (one.normal, *one.forms))]
    just = [one for one in met if typed.strip().casefold() in names_of([one])]
    surname = len(typed.split()) == 1 and any(one.kind == "person" for one in just)
    met = met if surname or not just else just
    return sorted(met, key=lambda one: (-len(one.mentions), one.kind, one.normal))


def names_of(entities: Iterable[Entity]) -> set[str]:
    """Every name of theirs that was met, as it is compared with those of speakers."""
    return {name.casefold() for one in entities for name in (one.normal, *one.forms)}


def tell_bearers(found: Chronicle, entities: Sequence[Entity], typed: str, *, whole: bool) -> None:
    """Prints each with its forms and offices, the decisions that its names rest on, and what would undo each: all of them, or
    the first of those whose names were put together."""
    told = entities if whole else [one for one in entities if one.links][:_BEARERS]
    notes = notes_of(found, told)
    for one in told:
        say((f"{one.kind} {shown(one.normal)}", "bold"), f", {plural(len(one.mentions), 'mention')}: {_row(one.forms, whole)}")
        if one.offices:
            say(f"  offices: {_row(one.offices, whole)}")
        links = one.links if whole else one.links[:_LINKS]
        for link in links:
            _link(found, one, link, notes)
    if not whole and told:
        say(f"All names and decisions: svod who {shlex.quote(shown(typed))} --names")


def bearer_records(found: Chronicle, entities: Sequence[Entity]) -> list[dict[str, Any]]:
    """The same as JSON has it."""
    notes = notes_of(found, entities)
    return [
        {
            "kind": one.kind,
            "entity": one.normal,
            "mentions": len(one.mentions),
            "forms": list(one.forms),
            "offices": list(one.offices),
            "same_as": [decided_record(one, link) | {"undo": undoing(found, one, link, notes)} for link in one.links],
        }
        for one in entities
    ]


def _row(names: Sequence[str], whole: bool) -> str:
    kept = names if whole else names[:_LINKS]
    return shown(", ".join(kept)) + (f" and {len(names) - len(kept)} more" if len(kept) < len(names) else "")


def _link(found: Chronicle, one: Entity, link: SameAs, notes: Mapping[str, Note]) -> None:
    sign = "=" if link.verdict == "same" else "≠"
    say("  ", (f"{shown(link.a)} {sign} {shown(link.b)}", "cyan"), f" · {link.score:.2f}, {link.basis}",
        (f" · {shown(link.because)}", "dim"))  # fmt: skip
    if undo := undoing(found, one, link, notes):
        say("    ", (f"{'part' if link.verdict == 'same' else 'join'} them: {shown(undo)}", "dim"))


def undoing(found: Chronicle, one: Entity, link: SameAs, notes: Mapping[str, Note]) -> str | None:
    """The command that says the opposite of a decision; None where it has no place to stand at."""
    undo = opposite(found, one, link, notes)
    if isinstance(undo, Decision):
        return f"svod correct --take-back {undo.id}"
    if undo is None:
        return None
    option = "--other-than" if undo.kind == "not_same_name" else "--same-as"
    return f"svod correct {shlex.quote(found.place(undo.cite))} {option} {shlex.quote(undo.name)}"
