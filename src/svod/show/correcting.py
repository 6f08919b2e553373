"""What a person corrects, made into a decision: the same for the command, the page and programs.

A decision that would change nothing is refused with what would do, so that nobody wonders why nothing came of it.
"""

from __future__ import annotations

import getpass
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from difflib import get_close_matches

from svod.errors import BadDecision, BadValue
from svod.model.asked import Placing
from svod.model.chronicle import Reading
from svod.model.edtf import is_date
from svod.model.entry import Decision, DecisionKind
from svod.model.note import Name, Note
from svod.model.span import Cite
from svod.store.bearing import same_bearer
from svod.store.reader import Reader

AROUND = 40  # characters kept each side of the words, by which they are found again
NAMING: tuple[DecisionKind, ...] = ("not_same_person", "not_same_name", "same_name")  # they tell a name from another one
OF_PAGES: tuple[DecisionKind, ...] = ("split_story", "join_story")  # they are about a page and the story of another one
ABOUT: dict[str, tuple[DecisionKind, ...]] = {  # what may be wrong with a note of each kind
    "statement": ("wrong_speaker", "wrong_date", "not_a_statement"),
    "happening": ("wrong_date",),
    "time": ("wrong_date",),
    "name": NAMING,
}
_NEAR = 5  # names that are offered instead of one that no page gives
_CITES = 3  # places that are offered instead of one where nothing stands

Called = Callable[[str, frozenset[str]], Iterable[str]]
"""Given what was typed and the kinds of names (`person`, …): the names, among them those like it, that pages give to such."""


def about_words(
    places: Placing, reading: Reading, place: Cite, kind: DecisionKind, instead: str, who: str, called: Called
) -> Decision:
    """A decision about words of a page. Raises BadDecision where no note of the kind stands just there or no page gives the
    other name, and BadValue where a date is none."""
    instead = " ".join(instead.split())
    if kind == "wrong_date" and instead:
        check_date(instead)
    _has_note(places, reading, kind, place)
    if kind in NAMING:
        check_name(reading, place, instead, called)
    content = reading.text.content
    return Decision(
        kind,
        reading.page,
        content[place.start : place.stop],
        content[max(0, place.start - AROUND) : place.start],
        content[place.stop : place.stop + AROUND],
        "" if kind == "not_a_statement" else instead,
        who,
        _now(),
    )


def about_pages(kind: DecisionKind, page: str, other: str, who: str) -> Decision:
    """A decision about a page and the story of another one, by their sha256. Raises BadDecision where they are one."""
    if page == other:
        raise BadDecision("A page can neither join nor leave itself. Name another page of the story.")
    return Decision(kind, page, instead=other, who=who, made_at=_now())


def notes_at(reading: Reading, place: Cite) -> tuple[Note, ...]:
    """What stands just at these characters and may be corrected."""
    ends = (place.start, place.stop)
    return tuple(note for note in reading.notes if note.kind in ABOUT and (note.cite.start, note.cite.stop) == ends)


def nearest(reading: Reading, place: Cite, kinds: Iterable[str] = tuple(ABOUT)) -> tuple[Note, ...]:
    """What may be corrected next to these characters: what shares some of them first."""
    wanted = set(kinds)
    notes = (note for note in reading.notes if note.kind in wanted)
    return tuple(sorted(notes, key=lambda note: (_apart(note.cite, place), abs(note.cite.start - place.start)))[:_CITES])


def check_date(date: str) -> None:
    """Raises BadValue where a date is none that Svod can read back."""
    if not is_date(date):
        raise BadValue(
            f"{date!r} is no date; write a day, month or year, 2023-09-21, 2023-09 or 2023, an interval, 2020/2022, or '' for "
            "unknown."
        )


def check_name(reading: Reading, place: Cite, instead: str, called: Called) -> None:
    """Raises BadDecision where no page gives the other name to anything of the kind that the name there is of: the decision
    would change nothing, and nobody would see why."""
    own = frozenset(
        note.value.kind for note in reading.notes if isinstance(note.value, Name) and note.cite.start == place.start
    )
    known = set(called(instead, own)) if instead else set()
    if any(_folded(name) == _folded(instead) for name in known):
        return
    near = [name for name in sorted(known) if same_bearer(instead, name)] or get_close_matches(instead, sorted(known), _NEAR)
    hint = f" Did you mean {', '.join(near[:_NEAR])}?" if near else " `svod who NAME --names` prints the names of one."
    raise BadDecision(f"No {' or '.join(sorted(own))} is called {instead!r} on any page.{hint}")


def user() -> str:
    """Who runs this, as the system calls them; empty where it has no name for them, as in many containers."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # which of them depends on the system and the Python
        return ""


def called_by(reader: Reader) -> Called:
    """The names of a chronicle that are like the typed one; where none is, those that share a word with it. What is taken for a
    place may be called a body on some page: just the typed name is given whatever it is taken for, and `flow.correct` looks."""

    def called(typed: str, kinds: frozenset[str]) -> set[str]:
        words = re.findall(r"\w+", typed)
        found = (reader.names(typed) if words else None) or {one for word in words for one in reader.names(word)}
        return {name for kind, name in found if kind in kinds or _folded(name) == _folded(typed)}

    return called


def _has_note(places: Placing, reading: Reading, kind: DecisionKind, place: Cite) -> None:
    """Raises BadDecision, with the nearest cites that would do, where no note of the kind stands just there."""
    wanted = [of for of, kinds in ABOUT.items() if kind in kinds]
    if any(note.kind in wanted for note in notes_at(reading, place)):
        return
    label = places.label(reading.page)
    cites = ", ".join(f"{label}:{note.cite.place}" for note in nearest(reading, place, wanted)) or "none on this page"
    raise BadDecision(f"No {' or '.join(wanted)} stands just at {label}:{place.place}. The nearest: {cites}.")


def _apart(one: Cite, other: Cite) -> int:
    """How many characters lie between two cites; 0 where they share some."""
    return max(0, one.start - other.stop + 1, other.start - one.stop + 1)


def _folded(name: str) -> Sequence[str]:
    """The words of a name as two spellings of it share them."""
    return re.findall(r"\w+", name.casefold().replace("ё", "е"))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")  # a program may decide twice in a second: order is all
