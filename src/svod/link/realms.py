"""States that no table knows, read off the pages: a place that has a president, a ministry or a parliament is one, and its
adjective is known by its stem."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from svod.lang import lexicon
from svod.lang.lexicon import State
from svod.link.words import lemma
from svod.model.chronicle import Reading
from svod.model.link import Entity
from svod.stage import Stage

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_LEAD = 2  # sentences of a page, a dateline counting as one, that name whose body speaks
_OF = 3  # words after a body in which stands whose it is
_TWICE = 2
_STEM = 4  # letters that an adjective shares with its state at least


@dataclass(frozen=True)
class Realms:
    """The states of a chronicle's own pages, by their name in lower case; `endings` are those of adjectives of states."""

    code: str
    by_name: dict[str, State]
    endings: tuple[str, ...] = ()

    def in_words(self, words: str) -> State | None:
        """The one state that words in any case name, by its name or adjective; None where there is none, or more than one."""
        found = {state.code: state for word in _WORD.findall(words) if (state := self.of(word))}
        return next(iter(found.values())) if len(found) == 1 else None

    def of(self, word: str) -> State | None:
        """The state that a word in any case is the name or the adjective of."""
        if not self.by_name:
            return None
        low = lemma(self.code, word)
        return self.by_name.get(low) or self._of_adjective(low)

    def without(self, words: str) -> str:
        """The words but for those that name a state."""
        return " ".join(word for word in _WORD.findall(words) if self.of(word) is None)

    def _of_adjective(self, word: str) -> State | None:
        ending = next((ending for ending in self.endings if word.endswith(ending)), "")
        stem = word.removesuffix(ending) if ending else ""
        if len(stem) < _STEM:
            return None
        near = [state for name, state in self.by_name.items() if 0 < len(name) - len(stem) <= 2 and name.startswith(stem)]
        return near[0] if len(near) == 1 else None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a page is dated from, and the lemmas of its first sentences, in which a body of the state may speak."""

    place: str
    code: str
    lead: tuple[str, ...]


@dataclass(frozen=True)
class World:
    """The states that a chronicle's own pages tell of, by language, and their capitals by name in lower case."""

    realms: tuple[Realms, ...] = ()
    seats: tuple[tuple[str, State], ...] = ()

    def of(self, code: str) -> Realms | None:
        """The states that pages of this language tell of."""
        return next((own for own in self.realms if own.code == code), None)

    @property
    def names(self) -> tuple[str, ...]:
        """What it holds, in words: equal worlds have equal names."""
        states = (f"{own.code} {name} {state.name}" for own in self.realms for name, state in own.by_name.items())
        return (*states, *(f"{place}: {state.name}" for place, state in self.seats))

    def among(self, words: Iterable[str]) -> World:
        """What of it these words (of names, in lower case) name: so much a story of them hangs on."""
        words = frozenset(words)
        near = []
        for own in self.realms:
            met = {state.name for word in words if (state := own.of(word))}
            kept = {name: state for name, state in own.by_name.items() if state.name in met}
            near += [Realms(own.code, kept, own.endings)] if kept else []
        return World(tuple(near), tuple((place, state) for place, state in self.seats if place in words))


def datelines(reading: Reading) -> tuple[Dateline, ...]:
    """The dateline of a page, where it has one."""
    if reading.text.place is None:
        return ()
    code = reading.text.language.value
    first = sorted(reading.of_kind("sentence"), key=lambda note: note.cite.start)[:_LEAD]
    lead = " ".join(note.cite.text for note in first)
    return (Dateline(reading.text.place.value, code, tuple(lemma(code, word) for word in _WORD.findall(lead))),)


def world(entities: Sequence[Entity], codes: Iterable[str], lines: Iterable[Dateline]) -> World:
    """The states that these entities and datelines tell of, for the languages with these codes."""
    own = {code: realms(code, entities) for code in sorted(set(codes))}
    return World(tuple(own.values()), tuple(sorted(_seats(lines, own).items(), key=lambda row: row[0])))


def _seats(lines: Iterable[Dateline], of: Mapping[str, Realms]) -> dict[str, State]:
    """Capitals by the pages' own word, lower case: where pages are dated from that begin with a ministry or another body of one
    such state, twice at least and no other state half as often: a premier travels, a ministry stays."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        own = of.get(line.code)
        if own and own.by_name and not own.of(line.place) and (state := _seated(own, line.lead)):
            votes[line.place.lower()][state.name] += 1
    states = {state.name: state for own in of.values() for state in own.by_name.values()}
    sure = {place: row.most_common(1)[0] for place, row in votes.items()}
    return {place: states[name] for place, (name, n) in sure.items() if n >= _TWICE and 3 * n >= 2 * votes[place].total()}


def _seated(own: Realms, words: Sequence[str]) -> State | None:
    """The state right after the first body that stays in its capital."""
    bodies = lexicon.parties(own.code).seated
    at = next((i for i, word in enumerate(words) if word in bodies), len(words))
    return next((own.by_name[word] for word in words[at + 1 : at + 1 + _OF] if word in own.by_name), None)


def realms(code: str, entities: Sequence[Entity]) -> Realms:
    """The states that offices (`президент Веронии`) and bodies (`министерство обороны Веронии`) of these entities name."""
    table = lexicon.parties(code)
    known = {name.lower() for state in table.states for name in (state.name, *state.aliases, *state.seats)}
    places = {lemma(code, entity.normal): entity.normal for entity in entities if entity.kind == "place"}
    offices = (office for entity in entities if entity.kind == "person" for office in entity.offices)
    named = (entity.normal for entity in entities if entity.kind == "organisation")
    found: dict[str, State] = {}
    for words in (*offices, *named):
        row = _WORD.findall(words)
        last = lemma(code, row[-1]) if row else ""
        if last in places and last not in known and {lemma(code, word) for word in row[:-1]} & table.ruled:
            found[last] = State(places[last].lower(), places[last])
    return Realms(code, dict(sorted(found.items())), table.endings)


DATELINES = Stage("datelines", version=1, over="page", needs=("text", "sentence"), gives=("sketch",), run=datelines)
"""What is kept of a page to find capitals; the flow lists it."""
