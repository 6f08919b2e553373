"""What bodies the offices of people name: `министр иностранных дел Веронии` is of its foreign ministry, whose state another
page may say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from svod.lang.organs import HEADED, of_states
from svod.link.entities_bodies import OF_A_STATE, body
from svod.link.entities_places import Words, sounds, state_within
from svod.link.parties import plain
from svod.model.link import SameAs

if TYPE_CHECKING:  # pages take from here what an office names
    from svod.link.entities_pages import PageName

_SURE = 0.8  # that a bare ministry is the one whose head the page tells of


class Served(NamedTuple):
    """The body that an office is of: its name in the table, the code of its state, empty where the office names none, and both
    in words, as a name of the body would have them."""

    body: str
    state: str
    text: str


@lru_cache(maxsize=20_000)
def served_by(office: str, code: str) -> Served | None:
    """The body of a state that an office names; None where it names none."""
    words = " ".join(HEADED.get(word, word) for word in plain(office).split())
    state, left, _ = state_within(words, code)
    named = next((own for names, own in of_states().items() if _holds(left, names)), None)
    if named is None:
        return None
    of = " ".join(word for word in words.split() if not any(part in left for part in sounds(word)))
    return Served(named, state, f"{plain(named)} {of}".strip())


def _holds(words: Words, names: Words) -> bool:
    return any(words[at : at + len(names)] == names for at in range(len(words) - len(names) + 1))


def housed(names: Iterable[PageName], people: Iterable[Sequence[PageName]]) -> list[tuple[PageName, str, SameAs]]:
    """The bare ministries of pages that tell of somebody who serves there, where other pages say in which state: each with the
    words that name it in full, and why. people: the names of pages, those of one person together."""
    told = _told(people)
    found = []
    for name in names:
        own = body(name.text, name.code, name.normal)
        if name.kind != "organisation" or own.state or not own.known.startswith(OF_A_STATE):
            continue
        served = told.get((name.page, own.known.removeprefix(OF_A_STATE)), {})
        if len(served) == 1:
            (text, shown), *_ = served.values()
            because = f"{name.normal}: that of {shown}, whose office the page gives without its state"
            found.append((name, text, SameAs(name.normal, text, "same", _SURE, "inferred", because)))
    return found


def _told(people: Iterable[Sequence[PageName]]) -> Mapping[tuple[str, str], dict[str, tuple[str, str]]]:
    """Page and body -> the states, by code, of that body of which others tell that people of the page serve there."""
    told: dict[tuple[str, str], dict[str, tuple[str, str]]] = defaultdict(dict)
    for own in people:
        offices = [
            (name.page, served)
            for name in own
            for office in sorted({mention.office for mention in name.mentions if mention.office})
            if (served := served_by(office, name.code))
        ]
        states = sorted({served for _, served in offices if served.state})
        for page, bare in offices:
            for served in states:
                if served.body == bare.body:
                    told[page, bare.body].setdefault(served.state, (served.text, own[0].normal))
    return told
